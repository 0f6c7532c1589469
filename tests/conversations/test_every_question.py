"""Every question of every conversation, and every notice, fits Telegram: with the longest names and the largest ids."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from conversations import (
    broadcast_progress,
    change_channel,
    change_language,
    for_whom,
    hand_over,
    home,
    invite_member,
    joining,
    manage_meetings,
    my_group,
    not_reached,
    plan_provider_visit,
    print_slips,
    progress,
    roster_upload,
    send_evidence,
    settle_marks,
    settle_report,
    via_ketua,
    visits_heard,
    which_notice,
    withdraw_consent,
    year_changes,
)
from conversations.attendance_draft import AttendanceDraft
from conversations.broadcast_state import State as BroadcastState
from conversations.consent_state import State as ConsentState
from conversations.meeting_answer_state import State as AnswerState
from conversations.members.state import State as EntryState
from conversations.notices.registry import NOTICES
from conversations.notices.talk import NoticeView
from conversations.questions import Place, draw_question
from conversations.registry import CONVERSATIONS, for_role
from conversations.relay_state import State as RelayState
from conversations.schedule_state import State as PlanState
from conversations.turn import Done, House, Turn
from conversations.visit_days import VisitState
from conversations.visits_said import stored_said
from conversations.visits_today import all_message
from conversations.words import LANGUAGES, Words
from db import Database, Session
from db.keys import KeyRing
from db.tables import (
    Address,
    Attendance,
    AttendanceDifference,
    Broadcast,
    Contact,
    Dialog,
    Group,
    Kpm,
    Meeting,
    OutboxRow,
    Paper,
    Person,
    Provider,
    RosterFile,
    StoredFile,
    Visit,
    VisitHandover,
)
from handlers.telegram.drawing import BUTTON_DATA_BYTES, BUTTONS_A_MESSAGE, TEXT_LENGTH, draw
from handlers.text_parts import length
from handlers.twilio.drawing import TEXT_LENGTH as WHATSAPP_TEXT_LENGTH
from handlers.twilio.drawing import draw as draw_on_whatsapp
from outbox.kinds import KINDS
from outbox.messages import Incoming, Message
from programme.access import Actor
from programme.attendance import Heard, save_report
from programme.meetings import cancel_meeting, move_meeting
from programme.people import Chatter, chatter_of
from programme.rules import Rules
from programme.visit_lists import list_all_visits
from programme.visit_text import SaidOfVisit
from programme.visits import DUTIES
from programme.ways_in import ways_in
from tests.databases import postgres_database, sqlite_database
from tests.village import BEGINS_AT

RULES = Rules(visits_a_day=20)
NOW = BEGINS_AT + timedelta(days=60)
BIG = 1_000_000_000
"""Ids reach this far in a country of ten million."""
NAME, GROUP, DESA, PLACE, WORDS_SAID = "Ñ" * 120, "G" * 80, "D" * 80, "P" * 200, "w" * 4096
SITI, BAMBANG, SRI = BIG + 1, BIG + 2, BIG + 101
COLLEAGUE = BIG + 10
UNEXPLAINED = SRI + 5
"""Absent, and nobody knows why."""
MEMBERS = 30
PENDAMPING_OF_A_KECAMATAN = 30


@dataclass
class World:
    """A village of long names."""

    database: Database
    meeting: int = BIG + 1
    """Held and reported."""
    moved: int = BIG + 2
    cancelled: int = BIG + 3
    held: int = BIG + 4
    """Held and not reported."""
    visit: int = BIG + 1
    withdrawn: int = BIG + 99
    dialog: int = BIG + 5
    photo: int = BIG + 6


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    if request.param == "sqlite":
        made = sqlite_database(request.getfixturevalue("sqlite_template"), tmp_path_factory.mktemp("long"))
    else:
        cluster = request.getfixturevalue("postgres_cluster")
        made = postgres_database(cluster, request.getfixturevalue("postgres_template"))
    with made as database:
        world = World(database)
        database.write(lambda session: people(session))
        database.write(lambda session: meetings(session, world))
        database.write(lambda session: handovers(session, world))
        database.write(lambda session: sheets_and_papers(session, database.keys))
        yield world


def people(session: Session) -> None:
    staff = [(SITI, "pendamping"), (BAMBANG, "koordinator")]
    staff += [(BIG + 10 + number, "pendamping") for number in range(PENDAMPING_OF_A_KECAMATAN)]
    for person_id, role in staff:
        session.add(Person(id=person_id, role=role, name=NAME, kecamatan="Kedungrejo", created_at=NOW))
    session.flush()
    for number in range(15):
        one = Group(id=BIG + number, name=GROUP[:78] + f"{number:02d}", desa=DESA, kecamatan="Kedungrejo")
        one.pendamping_id, one.usual_place, one.created_at = SITI, PLACE, NOW
        session.add(one)
    session.flush()
    for number in range(1, MEMBERS + 1):
        session.add(Person(id=SRI - 1 + number, role="kpm", name=NAME[:118] + f"{number:02d}", created_at=NOW))
        session.flush()
        kpm = Kpm(person_id=SRI - 1 + number, participant_number=f"PKH{number}", group_id=BIG, member_number=number)
        kpm.duty, kpm.dusun, kpm.rt, kpm.rw = ("ketua" if number == 1 else "member"), "U" * 80, "001", "002"
        kpm.updated_at = NOW
        session.add(kpm)
    session.add(Contact(id=BIG, channel="telegram", address="77", address_index="77", opened_at=NOW, last_seen_at=NOW))
    session.flush()


def meetings(session: Session, world: World) -> None:
    days = {world.meeting: -40, world.moved: 5, world.cancelled: 9, world.held: -10, BIG + 50: -70}
    for meeting_id, ahead in days.items():
        starts_at = NOW + timedelta(days=ahead)
        one = Meeting(id=meeting_id, group_id=BIG, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))
        one.place, one.module, one.session_number, one.created_by, one.created_at = PLACE, "parenting", 1, SITI, NOW
        session.add(one)
    session.flush()
    siti, sri, everybody = Actor(SITI, "pendamping"), Actor(SRI, "kpm"), range(1, MEMBERS + 1)
    for meeting_id in (BIG + 50, world.meeting):
        heard = Heard(
            dict.fromkeys(everybody, "not_informed"), said=". ".join(f"{NAME} {WORDS_SAID}" for _ in range(2))
        )
        save_report(session, sri, meeting_id, heard, NOW - timedelta(days=39), RULES)
    session.query(Attendance).filter_by(meeting_id=world.meeting, kpm_id=UNEXPLAINED).one().reason = None
    for number, visit in enumerate(session.query(Visit).order_by(Visit.id)):
        visit.due_on, world.visit = (NOW - timedelta(days=1)).date(), visit.id if number == 0 else world.visit
    withdrawn = Visit(id=world.withdrawn, kpm_id=SRI, cause="p2k2", months=[], state="withdrawn")
    withdrawn.due_on, withdrawn.opened_at = NOW.date(), NOW
    dialog = Dialog(id=world.dialog, contact_id=BIG, person_id=SITI, conversation="report_attendance", version=1)
    dialog.question, dialog.state, dialog.status, dialog.touched_at = "who", "{}", "paused", NOW
    photo = StoredFile(id=world.photo, contact_id=BIG, channel="telegram", provider_reference="f", kind="photo")
    photo.subject, photo.person_id, photo.state = f"meeting:{world.meeting}", SRI, "refused"
    photo.received_at = NOW
    session.add_all([withdrawn, dialog, photo])
    for number in range(2, MEMBERS + 1):
        session.add(
            AttendanceDifference(
                meeting_id=world.meeting,
                kpm_id=SRI - 1 + number,
                ketua_mark="absent",
                ketua_reason="not_informed",
                pendamping_mark="absent",
                pendamping_reason="bereavement",
                found_at=NOW,
            )
        )
    move_meeting(session, siti, world.moved, NOW + timedelta(days=6), PLACE, NOW)
    cancel_meeting(session, siti, world.cancelled, NOW)


def sheets_and_papers(session: Session, keys: KeyRing) -> None:
    """A roster checked and one taken in, each with all the words it can have, and slips."""
    counts = ("new", "changed", "same", "missing", "left", "family_new", "family_changed", "masked")
    for number, state in ((1, "checked"), (2, "taken")):
        file = StoredFile(id=BIG + 10 + number, contact_id=BIG, channel="telegram", provider_reference="f")
        file.kind, file.received_at = "document", NOW
        session.add(file)
        session.flush()
        roster = RosterFile(id=BIG + number, file_id=file.id, sender_id=SITI, state=state, arrived_at=NOW)
        roster.summary = dict.fromkeys(counts, BIG) | {"preview": 1, "again": True}
        session.add(roster)
    message = Broadcast(id=BIG, sender_id=SITI, text=WORDS_SAID[:1000], audience={"all": True}, readers=BIG)
    message.forecast, message.confirmed_at = {"rupiah": BIG}, NOW
    session.add(message)
    session.flush()
    for number in range(MEMBERS):
        row = {"kind": "broadcast", "subject": f"broadcast:{BIG}", "slot": "1", "person_id": SRI + number}
        session.add(OutboxRow(**row, due_at=NOW, created_at=NOW, state="unreachable", outcome="no_address"))
    named = json.dumps([f"Berubah: {NAME} ({PLACE})"] * 10).encode()
    for paper_id, kind, subject, content in (
        (BIG, "slips", f"group:{BIG}", b"%PDF-"),
        (BIG + 1, "roster_words", f"roster:{BIG + 1}", named),
    ):
        paper = Paper(id=paper_id, person_id=SITI, kind=kind, subject=subject, state="made", filename="a.pdf")
        paper.content, paper.wanted_at, paper.made_at = keys.encrypt_bytes(content), NOW, NOW
        session.add(paper)


def turn_of(session: Session, person_id: int, language: str) -> Turn:
    chatter = chatter_of(session, person_id)
    assert chatter is not None
    menu = {one.name: one for one in for_role(chatter.role)}
    house = House(RULES, lambda code: ways_in(code, "a_bot_with_a_long_name_bot", "6281234567890"))
    incoming = Incoming("telegram", "77", "u1", text="x")
    contact = session.get_one(Contact, BIG)
    people = [replace(chatter, id=chatter.id + number) for number in range(3)]
    return Turn(session, NOW, house, contact, incoming, chatter, Words(language), menu=menu, people=people)


def changed_entry() -> dict[str, str | None]:
    """Every field of an entry as it may be typed."""
    address: dict[str, str | None] = {
        "dusun": "Ü" * 80,
        "rt": "199",
        "rw": "199",
        "coordinates": "-7.123456,111.123456",
    }
    return address | {
        "participant_number": "9" * 40,
        "name": NAME,
        "gender": "m",
        "phone": "+628123456789012",
    }


def several_visits() -> visits_heard.State:
    """A day's visits told in one message, each with as much as fits."""
    said = SaidOfVisit(1, "done", None, WORDS_SAID[:200], WORDS_SAID[:200], WORDS_SAID[:200])
    stored = {str(number): stored_said(said) for number in range(1, RULES.visits_a_day + 1)}
    return visits_heard.State(RULES.today(NOW).isoformat(), stored, asked=1, text="1 selesai")


def handovers(session: Session, world: World) -> None:
    """A visit that was offered, one that a colleague made, and the schools of the kecamatan."""
    for number in range(PENDAMPING_OF_A_KECAMATAN):
        address = Address(person_id=BIG + 10 + number, contact_id=BIG, source="code", opened_at=NOW)
        session.add(address)
    asked = VisitHandover(id=BIG, visit_id=world.visit, from_id=SITI, to_id=COLLEAGUE, state="asked", asked_at=NOW)
    made = Visit(id=BIG + 98, kpm_id=SRI, cause="routine", months=[], state="done", due_on=NOW.date(), opened_at=NOW)
    made.ended_by, made.ended_at, made.met, made.finding, made.agreement = COLLEAGUE, NOW, *[WORDS_SAID] * 3
    session.add_all([asked, made])
    for number in range(40):
        name = f"{number:03d}" + "Ñ" * 117
        session.add(Provider(kind="school", name=name, kecamatan="Kedungrejo", desa=DESA, added_by=SITI, added_at=NOW))
    session.flush()


def states(world: World) -> dict[str, tuple[int, Any]]:
    """Conversation -> who has it, and a state in which each of its questions can be asked."""
    everybody = list(range(1, MEMBERS + 1))
    draft = AttendanceDraft(
        meeting_id=world.held,
        absent={str(number): "not_informed" for number in everybody},
        represented=everybody,
        present=everybody,
        ambiguous=[{"candidates": everybody, "reason": None, "said": WORDS_SAID}],
        unknown=[WORDS_SAID],
        stated_present=1,
        stated_absent=2,
        said=[WORDS_SAID],
        page=1,
        questions=[WORDS_SAID] * 3,
        meant=[["Zubaidah", 3]],
        base={"absent": {}, "represented": [], "by_group": True},
    )
    every_group = [BIG + number for number in range(15)]
    a_year = [(date(2018, 12, 1) + timedelta(days=30 * month)).isoformat() for month in range(12)]
    visit = VisitState(
        world.visit, "2018-11-29", WORDS_SAID, list(DUTIES), WORDS_SAID, WORDS_SAID, WORDS_SAID, "2018-12-28"
    )
    notices = [["report_request", f"meeting:{world.held}"], ["visit_list", "visits:2018-11-29"]]
    return {
        "home": (SITI, home.State()),
        "broadcast": (
            SITI,
            BroadcastState(WORDS_SAID[:1000], None, None, "", "members", every_group, everywhere=False),
        ),
        "broadcast_progress": (SITI, broadcast_progress.State(BIG)),
        "change_language": (SITI, change_language.State()),
        "change_channel": (SITI, change_channel.State()),
        "withdraw_consent": (SITI, withdraw_consent.State()),
        "change_member": (
            SITI,
            EntryState(
                group_id=BIG,
                person_id=SRI,
                values=changed_entry(),
                to_group_id=BIG + 1,
                new_ketua_id=SRI + 1,
                duty="deputy",
                changed_at=NOW.isoformat(),
            ),
        ),
        "record_consent": (
            SITI,
            ConsentState(group_id=BIG, person_id=SRI, signed_on="2018-11-01", version="v" * 20, everybody=True),
        ),
        "for_whom": (SRI, for_whom.State()),
        "joining": (SITI, joining.State(person_id=SRI, people=[SRI + number for number in range(MEMBERS)])),
        "invite_member": (SITI, invite_member.State(group_id=BIG, page=1)),
        "manage_meetings": (
            SITI,
            manage_meetings.State(group_id=BIG, meeting_id=world.moved, day="2018-12-28", at="09:00", place=PLACE),
        ),
        "schedule_meeting": (
            SITI,
            PlanState(BIG, a_year, "09:00", None, "", "stunting", 1, every_group, guess="2018-12-28", way="together"),
        ),
        "progress": (SITI, progress.State(group_id=BIG)),
        "year_plan": (
            SITI,
            year_changes.State(group_id=BIG, first="2018-01-01", week=2, weekday=3, at="09:00", since="2018-11-30"),
        ),
        "record_visit": (SITI, visit),
        "record_visits": (SITI, several_visits()),
        "hand_over": (
            BAMBANG,
            hand_over.State([world.visit + number for number in range(20)], COLLEAGUE, "w" * 300, None, SITI),
        ),
        "plan_provider_visit": (SITI, plan_provider_visit.State(0, "Ñ" * 120, "school", DESA, WORDS_SAID[:500])),
        "report_attendance": (SRI, draft),
        "settle_report": (SITI, settle_report.SettleState(world.meeting)),
        "settle_marks": (SITI, settle_marks.MarksState(world.meeting, {"2": "SAKIT"})),
        "send_evidence": (SRI, send_evidence.EvidenceState(1, "photo", [world.meeting, world.held])),
        "answer_meeting": (UNEXPLAINED, AnswerState(meeting_id=world.moved)),
        "relay_news": (SRI, RelayState(world.moved, also=[world.cancelled])),
        "not_reached": (SITI, not_reached.State({str(SRI): [world.moved]}, {str(SRI): ["1", NAME]})),
        "via_ketua": (SRI, via_ketua.State(BIG)),
        "my_group": (SRI, my_group.State()),
        "which_notice": (SITI, which_notice.State(notices, WORDS_SAID)),
        "print_slips": (SITI, print_slips.State(page=1)),
        "roster_upload": (SITI, roster_upload.State()),
    }


QUESTIONS = [(name, question) for name, one in CONVERSATIONS.items() for question in one.steps]
UNFILLED = re.compile(r"\{[a-z_]*\}")


def must_fit(message: Message) -> None:
    """Whatever Telegram or WhatsApp would refuse. https://core.telegram.org/bots/api#sendmessage"""
    for call in draw(message, str(-BIG * 1000)):
        text = str(call.params.get("text") or call.params.get("caption") or "")
        assert 0 < length(text) <= TEXT_LENGTH
    for part in draw_on_whatsapp(message, {}, link="https://pkh.test/media/x"):
        assert length(str(part.params.get("body", ""))) <= WHATSAPP_TEXT_LENGTH
    assert len(message.buttons) <= BUTTONS_A_MESSAGE
    for button in message.buttons:
        assert 1 <= len(button.data.encode()) <= BUTTON_DATA_BYTES
        assert button.label.strip()
    assert not UNFILLED.search(message.text)


def test_every_conversation_that_asks_is_walked_here(world: World) -> None:
    assert set(states(world)) == {name for name, _ in QUESTIONS}


@pytest.mark.parametrize(("name", "question"), QUESTIONS, ids=lambda one: one)
def test_a_question_fits_in_every_language(world: World, name: str, question: str) -> None:
    person_id, state = states(world)[name]

    def look(session: Session) -> None:
        for language in LANGUAGES:
            asked = CONVERSATIONS[name].steps[question].ask(turn_of(session, person_id, language), state)
            must_fit(draw_question(asked, Place(BIG, BIG)))
            values = [choice.value for choice in asked.choices]
            assert len(values) == len(set(values))

    world.database.read(look)


@pytest.mark.parametrize("name", sorted(name for name, one in CONVERSATIONS.items() if not one.steps))
def test_what_is_told_without_asking_fits_too(world: World, name: str) -> None:
    conversation = CONVERSATIONS[name]

    def look(session: Session) -> None:
        person_id = next(
            one
            for one, role in ((SITI, "pendamping"), (BAMBANG, "koordinator"), (SRI, "ketua"))
            if role in conversation.roles
        )
        for language in LANGUAGES:
            turn = turn_of(session, person_id, language)
            told = conversation.begin(turn, conversation.state())
            assert isinstance(told, Done)
            messages = [*turn.replies, *([Message(told.sentence)] if told.sentence else [])]
            assert messages
            for message in messages:
                must_fit(message)

    world.database.read(look)


# Notices: kind -> (reader, subject, slot).


def notices(world: World) -> dict[str, tuple[int, str, str]]:
    day = RULES.today(NOW + timedelta(days=6)).isoformat()
    return {
        "meeting_reminder": (SRI, f"meeting:{world.moved}", f"h3 {day}"),
        "meeting_moved": (SRI, f"meeting:{world.moved}", "r1"),
        "meeting_cancelled": (SRI, f"meeting:{world.cancelled}", "cancelled"),
        "report_request": (SRI, f"meeting:{world.held}", "end"),
        "meeting_result": (SITI, f"meeting:{world.meeting}", "report 1"),
        "report_differs": (SITI, f"meeting:{world.meeting}", "report 2"),
        "report_evidence": (SITI, f"file:{world.photo}", "stored"),
        "relay_request": (SRI, f"relay:{SRI}", RULES.today(NOW).isoformat()),
        "meetings_tomorrow": (SITI, f"meetings:{day}", day),
        "absence_reason": (UNEXPLAINED, f"meeting:{world.meeting}", "asked"),
        "absence_disputed": (SITI, f"meeting:{world.meeting}", f"kpm {UNEXPLAINED}"),
        "visit_list": (SITI, f"visits:{RULES.today(NOW).isoformat()}", RULES.today(NOW).isoformat()),
        "visit_withdrawn": (SITI, f"visit:{world.withdrawn}", "withdrawn"),
        "visit_offered": (COLLEAGUE, f"handover:{BIG}", "offered"),
        "visit_offer_answered": (SITI, f"handover:{BIG}", "lapsed"),
        "visit_done_for_you": (SITI, f"visit:{BIG + 98}", "done 11291000"),
        "group_changed": (SRI, f"group:{BIG}", "moved"),
        "duty_changed": (SRI, f"group:{BIG}", "ketua"),
        "member_arrived": (SRI, f"person:{SRI + 1}", f"group {BIG}"),
        "broadcast": (SRI, f"broadcast:{BIG}", "1"),
        "broadcast_result": (SITI, f"broadcast:{BIG}", "ended"),
        "tier_short": (SITI, "tier:2018-12-05", "a a a a a a a a"),
        "dialog_paused": (SITI, f"dialog:{world.dialog}", "2018-11-29"),
        "roster_preview": (SITI, f"roster:{BIG + 1}", "preview 1"),
        "roster_taken": (SITI, f"roster:{BIG + 2}", "taken"),
        "paper_ready": (SITI, f"paper:{BIG}", "made"),
    }


def rendered(session: Session, world: World, kind: str, language: str) -> Message | None:
    person_id, subject, slot = notices(world)[kind]
    reader = chatter_of(session, person_id)
    assert reader is not None
    return NOTICES[kind].render(NoticeView(session, NOW, RULES, Words(language), reader, subject, slot))


def test_every_kind_of_notice_has_its_words(world: World) -> None:
    assert set(NOTICES) == set(KINDS) == set(notices(world))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_notice_fits_in_every_language(world: World, kind: str) -> None:
    def look(session: Session) -> None:
        for language in LANGUAGES:
            message = rendered(session, world, kind, language)
            assert message is not None
            must_fit(message)

    world.database.read(look)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_notice_of_what_is_not_there_is_not_drawn(world: World, kind: str) -> None:
    person_id, subject, slot = notices(world)[kind]
    gone = "visits:2018-01-01" if kind == "visit_list" else f"{subject.partition(':')[0]}:{2 * BIG}"
    slot = "2018-01-01" if kind == "visit_list" else slot

    def look(session: Session) -> Message | None:
        reader = chatter_of(session, person_id)
        assert reader is not None
        return NOTICES[kind].render(NoticeView(session, NOW, RULES, Words(), reader, gone, slot))

    assert world.database.read(look) is None


@pytest.mark.parametrize("kind", ["meeting_reminder", "meeting_moved", "meeting_cancelled"])
def test_a_meetings_notices_speak_to_its_own_group_alone(world: World, kind: str) -> None:
    def look(session: Session) -> Message | None:
        _, subject, slot = notices(world)[kind]
        member = chatter_of(session, SRI)
        assert member is not None
        moved_away: Chatter = replace(member, group_id=BIG + 7)
        return NOTICES[kind].render(NoticeView(session, NOW, RULES, Words(), moved_away, subject, slot))

    assert world.database.read(look) is None


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind_that_awaits_an_answer_can_be_answered(kind: str) -> None:
    talk = NOTICES[kind]

    assert (talk.typed is not None) is KINDS[kind].awaits_answer
    assert talk.tapped is not None or not KINDS[kind].awaits_answer


def test_the_fullest_day_has_a_button_for_each_visit_and_one_for_those_that_wait(world: World) -> None:
    message = world.database.read(lambda s: rendered(s, world, "visit_list", "id"))

    assert message is not None
    assert [button.label for button in message.buttons[RULES.visits_a_day :]] == ["Lihat semua"]
    assert all(f"\n{number}. " in message.text for number in range(1, RULES.visits_a_day + 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_waits_fits_in_every_language(world: World, language: str) -> None:
    def look(session: Session) -> Message:
        every = list_all_visits(session, Actor(SITI, "pendamping"), SITI, NOW.date(), RULES)
        return all_message(Words(language), NOW.date(), every)

    message = world.database.read(look)

    must_fit(message)
    assert len(message.buttons) == MEMBERS - RULES.visits_a_day
