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
    unlisted_visit,
    via_ketua,
    visits_heard,
    which_notice,
    withdraw_consent,
    year_changes,
)
from conversations.attendance_draft import AttendanceDraft
from conversations.broadcast_state import State as BroadcastState
from conversations.cases import my_cases
from conversations.cases.case_report import ReportState
from conversations.cases.case_state import CaseState
from conversations.cases.open_case import OpenState
from conversations.complaints import inbox
from conversations.complaints.file_state import FileState
from conversations.complaints.handle_state import State as HandleState
from conversations.complaints.own_state import OwnState
from conversations.consent_state import State as ConsentState
from conversations.inquiries.ask_state import AskState
from conversations.inquiries.inbox_state import InboxState
from conversations.meeting_answer_state import State as AnswerState
from conversations.members.state import State as EntryState
from conversations.notices.registry import NOTICES
from conversations.notices.talk import NoticeView
from conversations.payments import home_families, my_payment
from conversations.payments.enter_state import State as PayState
from conversations.payments.manage_state import State as PaymentState
from conversations.payments.unpaid_draft_state import UnpaidDraft
from conversations.payments.unpaid_tasks import TaskState
from conversations.polls.time_state import AnswerState as AnswerTimeState
from conversations.polls.time_state import TimeState
from conversations.questions import Place, draw_question
from conversations.registry import CONVERSATIONS, for_role
from conversations.relay_state import State as RelayState
from conversations.schedule_state import State as PlanState
from conversations.standing import meeting_papers, standing
from conversations.standing.ketua_month import State as KetuaState
from conversations.standing.plan_state import PlanState as StandingState
from conversations.turn import FAMILIES, Done, House, Turn
from conversations.updates import office_sheets
from conversations.updates.change_photos import PhotoState
from conversations.updates.change_state import ChangeState
from conversations.updates.check_state import CheckState
from conversations.updates.my_updates import MyState
from conversations.updates.send_list import ListState
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
    Case,
    CaseEntry,
    Complaint,
    ComplaintStep,
    Contact,
    DataUpdate,
    DataUpdateStep,
    Dialog,
    FamilyMember,
    Group,
    Inquiry,
    Kpm,
    KpmChange,
    Meeting,
    OutboxRow,
    Paper,
    Payment,
    PaymentChange,
    PaymentRelay,
    PaymentReport,
    PaymentSchedule,
    PaymentStage,
    Person,
    Poll,
    PollAnswer,
    Provider,
    RosterFile,
    StoredFile,
    UpdateList,
    UpdateReport,
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
from programme.cases.codes import ENTRY_KINDS
from programme.cases.entries import phase_of
from programme.meetings import cancel_meeting, move_meeting
from programme.people import Chatter, chatter_of
from programme.rules import Rules
from programme.visit_lists import list_all_visits
from programme.visit_text import SaidOfVisit
from programme.visits import DUTIES
from programme.ways_in import ways_in
from tests.conversations.assemblies_long import assemble, notices_of_assemblies, states_of_assemblies
from tests.conversations.at_school import go_to_school, notices_of_school, states_of_school
from tests.conversations.at_the_office import notices_of_office, report_to_the_office, states_of_office
from tests.conversations.at_the_posyandu import go_to_posyandu, notices_of_health, states_of_health
from tests.conversations.carried_on import carry_on, notices_of_carrying, states_of_carrying
from tests.conversations.families_leaving import leave_and_sign, notices_of_leaving, states_of_leaving
from tests.conversations.group_sliding import notices_of_sliding, slide, states_of_sliding
from tests.conversations.groups_asked import ask_groups, notices_of_asking, states_of_asking
from tests.conversations.intakes_walked import notices_of_intakes, propose_and_confirm, states_of_intakes
from tests.conversations.shared_out import MEETS_AT, notices_of_sharing, share_out, states_of_sharing
from tests.databases import postgres_database, sqlite_database
from tests.village import BEGINS_AT

RULES = Rules(visits_a_day=20)
NOW = BEGINS_AT + timedelta(days=60)
BIG = 1_000_000_000
"""Ids reach this far in a country of ten million."""
NAME, GROUP, DESA, PLACE, WORDS_SAID = "Ñ" * 120, "G" * 80, "D" * 80, "P" * 200, "w" * 4096
SITI, BAMBANG, SRI = BIG + 1, BIG + 2, BIG + 101
COLLEAGUE = BIG + 10
OPERATOR = BIG + 3
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
    reported: int = BIG + 60
    """A change that waits to be checked, with all that can be said of it."""
    complaint: int = BIG + 7
    """The ketua's own, of which its handler asks something."""
    solved: int = BIG + 8
    untaken: int = BIG + 10
    update: int = BIG + 6
    """Reported by the ketua of her own family; her pendamping asks something about it."""
    payment: int = BIG + 9
    """To come, with everybody in it."""
    paid: int = BIG + 20
    """Over and reported: nobody was paid."""
    photo: int = BIG + 6
    inquiry: int = BIG + 30
    """The ketua's question, which waits."""
    answered: int = BIG + 31
    new_time: int = BIG + 40
    """Asked of the group now; the next ids: closed, and decided."""
    case: int = BIG + 50
    """Of the ketua, with two long entries of every kind."""


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
        database.write(lambda session: share_out(session, world.visit))
        database.write(lambda session: sheets_and_papers(session, database.keys))
        database.write(lambda session: ask_groups(session, database.keys))
        database.write(slide)
        database.write(lambda session: reported_changes(session, world, database.keys))
        database.write(lambda session: questions_asked(session, world))
        database.write(lambda session: complaints(session, world))
        database.write(lambda session: updates(session, world))
        database.write(lambda session: payments(session, world))
        database.write(lambda session: paid_and_unpaid(session, world))
        database.write(lambda session: new_times(session, world))
        database.write(lambda session: casework(session, world))
        database.write(lambda session: carry_on(session, world.case))
        database.write(propose_and_confirm)
        database.write(assemble)
        database.write(leave_and_sign)
        database.write(lambda session: report_to_the_office(session, database.keys))
        database.write(go_to_posyandu)
        database.write(lambda session: go_to_school(session, database.keys))
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


def payments(session: Session, world: World) -> None:
    """Two stages; in one the whole group is to be paid, each at a time of her own and at home."""
    for number in (0, 1):
        stage = PaymentStage(
            id=BIG + number, year=2018, label="L" * 40, channel=("pos", "kks")[number], created_by=SITI
        )
        stage.months, stage.created_at = [f"2018-{month:02d}" for month in range(1, 13)], NOW
        session.add(stage)
    session.flush()
    begins = NOW + timedelta(days=9)
    for number in (0, 1):
        one = PaymentSchedule(id=world.payment + number, stage_id=BIG, kecamatan="Kedungrejo", scope={"list": True})
        one.starts_at, one.ends_at, one.place, one.channel = begins, begins + timedelta(hours=9), PLACE, "pos"
        one.bring, one.bring_note, one.created_by = ["ktp", "kk", "invitation", "kks"], "w" * 200, SITI
        one.created_at, one.represented_by = NOW, "letter"
        session.add(one)
    session.flush()
    for number in range(MEMBERS - 1):
        family = Payment(
            schedule_id=world.payment, kpm_id=SRI + number, starts_at=begins, amount=str(BIG), at_home=True
        )
        session.add(family)
    session.add(Payment(schedule_id=world.payment + 1, kpm_id=SRI + MEMBERS - 1))
    session.flush()


def paid_and_unpaid(session: Session, world: World) -> None:
    """One where nobody was paid, one over and not reported, one moved, one called off of which the ketua was told."""
    for number, (ahead, status) in enumerate(((-5, "planned"), (-1, "planned"), (4, "planned"), (5, "cancelled"))):
        one = PaymentSchedule(id=world.paid + number, stage_id=BIG + 1, kecamatan="Kedungrejo", scope={"list": True})
        one.starts_at, one.place, one.channel = NOW + timedelta(days=ahead), PLACE, "pos"
        one.ends_at, one.bring, one.bring_note = one.starts_at + timedelta(hours=4), ["ktp", "kk"], "w" * 200
        one.created_by, one.created_at, one.status = SITI, NOW - timedelta(days=9), status
        session.add(one)
    session.flush()
    for number in range(MEMBERS):
        unpaid = Payment(
            schedule_id=world.paid, kpm_id=SRI + number, state="unpaid", reason="closed", missing="w" * 300
        )
        unpaid.next_place, unpaid.next_by = PLACE, RULES.today(NOW + timedelta(days=3))
        unpaid.recorded_by, unpaid.recorded_at = SITI, NOW
        session.add_all([unpaid, Payment(schedule_id=world.paid + 1, kpm_id=SRI + number)])
    for number in (2, 3):
        session.add(Payment(schedule_id=world.paid + number, kpm_id=SRI, amount=str(BIG)))
        change = PaymentChange(id=BIG + number, schedule_id=world.paid + number, old_place=PLACE, changed_by=SITI)
        change.kind, change.changed_at = ("moved" if number == 2 else "cancelled"), NOW
        change.old_starts_at = change.old_ends_at = NOW
        relay = PaymentRelay(schedule_id=world.paid + number, kpm_id=SRI, starts_at=NOW, told_by=SITI, told_at=NOW)
        session.add_all([change, relay])
    differing = "\n".join(f"[beda] {number} card_broken" for number in range(1, MEMBERS + 1))
    report = PaymentReport(id=BIG, schedule_id=world.paid, group_id=BIG, reporter_id=SRI, said=differing)
    report.unpaid, report.expected, report.reported_at = MEMBERS, MEMBERS, NOW
    session.add(report)
    session.flush()


def complaints(session: Session, world: World) -> None:
    """One of which its handler asks something, and one that he says is solved."""
    told = {"kks_swallowed": ("waiting", "asked"), "card_held": ("solved", "solved"), "other": ("received", "received")}
    for number, (category, (state, kind)) in zip(
        (world.complaint, world.solved, world.untaken), told.items(), strict=True
    ):
        one = Complaint(id=number, ticket=f"W{number}", reporter_id=SRI, kpm_id=SRI, group_id=BIG, category=category)
        one.words, one.state, one.level, one.first_level = WORDS_SAID, state, "pendamping", "pendamping"
        one.received_at = one.due_at = one.solved_at = NOW
        session.add(one)
        session.flush()
        session.add(ComplaintStep(id=number, complaint_id=number, kind=kind, actor_id=SITI, words=WORDS_SAID, at=NOW))
    said = {"complaint_id": world.complaint, "actor_id": SITI, "words": WORDS_SAID, "at": NOW}
    more = [ComplaintStep(kind="noted", **said) for _ in range(12)]
    came = StoredFile(id=BIG + 7, contact_id=BIG, channel="telegram", provider_reference="f", kind="photo")
    came.subject, came.state, came.received_at = f"complaint:{world.complaint}", "refused", NOW
    session.add_all([*more, came])


def questions_asked(session: Session, world: World) -> None:
    """Many that wait, and answered ones of many words on the same topic."""
    said = {"asker_id": SRI, "group_id": BIG, "topic": "payment_when", "asked_at": NOW}
    done = {"state": "answered", "answered_by": SITI, "answered_at": NOW}
    session.add(Inquiry(id=world.inquiry, words=WORDS_SAID[:1000], **said))
    session.add(Inquiry(id=world.answered, words=WORDS_SAID[:1000], answer="a" * 1000, **done, **said))
    session.add_all(
        [
            *(Inquiry(words=WORDS_SAID[:1000], **said) for _ in range(12)),
            *(Inquiry(words="x", answer=letter * 1000, **done, **said) for letter in "bcd"),
        ]
    )


def reported_changes(session: Session, world: World, keys: KeyRing) -> None:
    """One of many words that waits to be checked, with its photo; a month's list, and the sheet made of others."""
    session.add(Person(id=OPERATOR, role="operator", name=NAME, created_at=NOW))
    said = {
        "address": "w" * 500,
        "desa": "w" * 500,
        "since": "~2018-09-12",
        "phone": "+6281234567890",
        "words": "w" * 500,
    }
    for number in range(MEMBERS):
        one = DataUpdate(id=world.reported + number, kpm_id=SRI + number, reporter_id=SRI, kind="moved")
        one.details, one.received_at, one.state = json.dumps(said), NOW - timedelta(days=70), "received"
        session.add(one)
    session.flush()
    for kind in ("asked", "answered"):
        for _ in range(5):
            step = DataUpdateStep(update_id=world.reported, kind=kind, actor_id=SITI, words="w" * 500, at=NOW)
            session.add(step)
    photo = StoredFile(id=world.reported, contact_id=BIG, channel="telegram", provider_reference="f", kind="photo")
    photo.subject, photo.received_at, photo.state = f"update:{world.reported}", NOW, "stored"
    photo.content = keys.encrypt_bytes(b"\xff\xd8\xff")
    paper = Paper(id=world.reported, person_id=OPERATOR, kind="updates_sheet", subject=f"updates_report:{BIG}")
    paper.state, paper.filename, paper.content = "made", "a.xlsx", keys.encrypt_bytes(b"PK")
    paper.wanted_at = paper.made_at = NOW
    report = UpdateReport(id=BIG, kecamatan="Kedungrejo", month="2018-09", made_at=NOW, rows=BIG)
    session.add_all([photo, paper, report])
    for number in range(PENDAMPING_OF_A_KECAMATAN):
        person_id = SITI if number == 0 else BIG + 9 + number
        row = UpdateList(id=BIG + number, pendamping_id=person_id, kecamatan="Kedungrejo", month="2018-09")
        row.asked_at = NOW
        session.add(row)
    session.flush()
    late = session.query(DataUpdate).filter(DataUpdate.id > world.reported + 5)
    late.update({"state": "right", "settled_at": NOW, "settled_by": SITI})
    for number in range(40):
        change = KpmChange(kpm_id=SRI, field="name", old=NAME, new=NAME, changed_by=SITI)
        change.changed_at = NOW + timedelta(minutes=number)
        session.add(change)
    session.flush()


def new_times(session: Session, world: World) -> None:
    """Three rounds about a new time; most have answered with many words, each her own, and some are silent."""
    pattern = {"kind": "nth_weekday", "week": 4, "weekday": 2, "day": None, "at": "16:30"}
    for number, state in enumerate(("open", "closed", "dropped")):
        poll = Poll(id=world.new_time + number, group_id=BIG, kind="new_time", asked_by=SITI, state=state)
        poll.asked_at, poll.closes_at = NOW, NOW + timedelta(days=3)
        poll.proposal = pattern | {"before": pattern | {"week": 3}}
        session.add(poll)
        session.flush()
        for member in range(1, MEMBERS, 2):
            answer = PollAnswer(poll_id=poll.id, kpm_id=SRI + member, said_by=SRI + member, answered_at=NOW)
            answer.suits, answer.words = (None, False, True)[member % 3], WORDS_SAID[:500]
            session.add(answer)
        session.flush()


def casework(session: Session, world: World) -> None:
    """The ketua's case, and one of every other member: a long list."""
    for number in range(MEMBERS):
        one = Case(id=world.case + number, kpm_id=SRI + number, group_id=BIG, holder_id=SITI, origin="visit")
        one.phase, one.opened_at, one.acting_since = "evaluation", NOW, NOW.date()
        session.add(one)
    session.flush()
    for number, kind in enumerate((*ENTRY_KINDS, *ENTRY_KINDS)):
        entry = CaseEntry(id=world.case + number, case_id=world.case, phase=phase_of(kind, "evaluation"), kind=kind)
        entry.words, entry.about, entry.happened_on = WORDS_SAID[:2000], f"home,kpm,{'w' * 80}", NOW.date()
        entry.author_id, entry.entered_at = SITI, NOW
        session.add(entry)
    session.flush()


def turn_of(session: Session, person_id: int, language: str) -> Turn:
    chatter = chatter_of(session, person_id)
    assert chatter is not None
    menu = {one.name: one for one in for_role(chatter.role)}
    house = House(RULES, lambda code: ways_in(code, "a_bot_with_a_long_name_bot", "6281234567890"))
    incoming = Incoming("telegram", "77", "u1", text="x")
    contact = session.get_one(Contact, BIG)
    sharing = 3 if chatter.role in FAMILIES else 1  # a case is read on no phone that others use
    people = [replace(chatter, id=chatter.id + number) for number in range(sharing)]
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


def updates(session: Session, world: World) -> None:
    """A family of long names, and a change of it with as much as it can hold."""
    for number in range(8):
        name = f"{number}" + "Ñ" * 79
        session.add(FamilyMember(kpm_id=SRI, name=name, name_index=name, component="sd", updated_at=NOW))
    report = DataUpdate(id=world.update, kpm_id=SRI, reporter_id=SRI, kind="new_school", state="asked", received_at=NOW)
    report.details, report.reason = json.dumps(told_of_a_change()), WORDS_SAID[:500]
    session.add(report)
    session.flush()
    asked = DataUpdateStep(id=world.update, update_id=world.update, kind="asked", actor_id=SITI, at=NOW)
    asked.words = WORDS_SAID[:500]
    session.add(asked)


def told_of_a_change() -> dict[str, str]:
    """A new school, with the longest answers that are taken."""
    words = WORDS_SAID[:500]
    return {"member": "new", "member_name": NAME[:80], "school": words, "grade": words, "level": "preschool"}


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
        **states_of_intakes(),
        **states_of_sharing(world.visit),
        **states_of_asking(),
        **states_of_sliding(),
        **states_of_assemblies(),
        **states_of_leaving(),
        **states_of_office(),
        **states_of_health(),
        **states_of_school(),
        "home": (SITI, home.State()),
        "broadcast": (
            SITI,
            BroadcastState(WORDS_SAID[:1000], None, None, "", "members", every_group, everywhere=False),
        ),
        "broadcast_progress": (SITI, broadcast_progress.State(BIG)),
        "change_language": (SITI, change_language.State()),
        "report_change": (
            SRI,
            ChangeState(SRI, "new_school", WORDS_SAID, told_of_a_change(), [BIG], same_as=world.update, confirmed=True),
        ),
        "my_updates": (SRI, MyState(world.update, WORDS_SAID)),
        "change_photo": (SRI, PhotoState(BIG, "photo", [world.update])),
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
        "unlisted_visit": (SITI, unlisted_visit.State(WORDS_SAID[:500], SRI)),
        "hand_over": (
            BAMBANG,
            hand_over.State([world.visit + number for number in range(20)], COLLEAGUE, "w" * 300, None, SITI),
        ),
        "standing": (BAMBANG, standing.State()),
        "meeting_papers": (SITI, meeting_papers.State()),
        "ketua_month": (SITI, KetuaState(BIG, "2018-12-01", ["problems"], WORDS_SAID)),
        "plan_standing": (
            SITI,
            StandingState("temu_kunjung", everybody, "picked", [], "2018-12-20", "09:00", PLACE, 0, WORDS_SAID[:500]),
        ),
        "plan_provider_visit": (SITI, plan_provider_visit.State(0, "Ñ" * 120, "school", DESA, WORDS_SAID[:500])),
        "report_attendance": (SRI, draft),
        "settle_report": (SITI, settle_report.SettleState(world.meeting)),
        "settle_marks": (SITI, settle_marks.MarksState(world.meeting, {"2": "SAKIT"})),
        "send_evidence": (SRI, send_evidence.EvidenceState(1, "photo", [world.meeting, world.held])),
        "answer_meeting": (UNEXPLAINED, AnswerState(meeting_id=world.moved)),
        "relay_news": (SRI, RelayState(world.moved, also=[world.cancelled])),
        "not_reached": (SITI, not_reached.State({str(SRI): [world.moved]}, {str(SRI): ["1", NAME]})),
        "enter_payment": (
            SITI,
            PayState(
                stage_id=BIG,
                label="L" * 40,
                year=2018,
                months=["2018-10", "2018-11"],
                stage_channel="pos",
                kecamatan="Kedungrejo",
                group_ids=every_group,
                day="2018-12-15",
                guess="2018-12-15",
                starts="08:00:00",
                ends="12:00:00",
                place=PLACE,
                channel="home",
                bring=["ktp", "kk", "invitation", "kks"],
                bring_note="w" * 200,
                represented_by="letter",
                kpm_ids=[SRI - 1 + number for number in everybody],
            ),
        ),
        "manage_payments": (
            SITI,
            PaymentState(
                world.payment, "2018-12-15", "08:00:00", "12:00:00", PLACE, "add", BIG, SRI + MEMBERS - 1, 0, []
            ),
        ),
        "home_families": (SITI, home_families.State(BIG, SRI)),
        "report_unpaid": (
            SRI,
            UnpaidDraft(
                absent=dict.fromkeys(map(str, everybody)),
                present=everybody,
                ambiguous=[{"candidates": everybody, "reason": None, "said": WORDS_SAID}],
                unknown=[WORDS_SAID],
                stated_present=1,
                schedule_id=world.paid + 1,
                group_id=BIG,
            ),
        ),
        "unpaid_tasks": (SITI, TaskState(world.paid, SRI, "w" * 300, PLACE, "2018-12-15")),
        "my_payment": (SRI, my_payment.State()),
        "check_updates": (SITI, CheckState(world.reported, [], "address", BIG + 1, "m")),
        "send_list": (SITI, ListState(BIG)),
        "family_history": (SITI, EntryState(group_id=BIG, person_id=SRI)),
        "office_sheets": (OPERATOR, office_sheets.SheetsState()),
        "file_complaint": (
            SRI,
            FileState(
                kpm_id=SRI + 1, category="kks_swallowed", words=WORDS_SAID, accused_role="other", guessed="card_held"
            ),
        ),
        "ask_question": (SRI, AskState(WORDS_SAID, [["complaint", "card_held"], ["update", "pregnancy"]])),
        "answer_inquiries": (SITI, InboxState(world.inquiry, "a" * 1000)),
        "my_complaints": (SRI, OwnState(world.complaint, "answer", WORDS_SAID)),
        "complaints_inbox": (SITI, inbox.State()),
        "handle_complaint": (
            SITI,
            HandleState(world.complaint, action="solve", words=WORDS_SAID[:1000], letter="w" * 60),
        ),
        "record_complaint": (
            SITI,
            FileState(kpm_id=SRI + 1, category="kks_swallowed", words=WORDS_SAID, guessed="card_held"),
        ),
        "via_ketua": (SRI, via_ketua.State(BIG)),
        "my_group": (SRI, my_group.State()),
        "my_cases": (SITI, my_cases.State()),
        "case_report": (SITI, ReportState(world.case)),
        "write_part": (SITI, ReportState(world.case, "concepts", "strengths", [WORDS_SAID])),
        "open_case": (SITI, OpenState(SRI + 1, group_id=BIG, found=[SRI - 1 + number for number in everybody])),
        "case_file": (
            SITI,
            CaseState(
                world.case, words=WORDS_SAID, about="work", day="2018-11-29", ticked=["kpm"], entry_id=world.case
            ),
        ),
        **states_of_carrying(world.case),
        "propose_time": (SITI, TimeState(BIG, week=4, weekday=5, at="16:30:00", of_a_date=True)),
        "decide_time": (
            SITI,
            TimeState(
                BIG,
                world.new_time + 1,
                since="2018-11-30",
                answers=[[str(SRI - 1 + number), "unsure"] for number in everybody],
            ),
        ),
        "answer_time": (UNEXPLAINED, AnswerTimeState(world.new_time)),
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
        **notices_of_asking(),
        **notices_of_sliding(),
        **notices_of_sharing(RULES.today(MEETS_AT).isoformat()),
        **notices_of_carrying(world.case),
        **notices_of_intakes(),
        **notices_of_assemblies(),
        **notices_of_leaving(world.case),
        **notices_of_office(),
        **notices_of_health(),
        **notices_of_school(),
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
        "evening_summary": (SITI, f"evening:{RULES.today(NOW).isoformat()}", RULES.today(NOW).isoformat()),
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
        "payment_news": (SRI, f"payment:{world.payment}", "new"),
        "payment_reminder": (SRI, f"payment:{world.payment}", f"h3 {RULES.today(NOW + timedelta(days=9)).isoformat()}"),
        "payment_moved": (SRI, f"payment:{world.paid + 2}", f"c{BIG + 2}"),
        "payment_cancelled": (SRI, f"payment:{world.paid + 3}", f"c{BIG + 3}"),
        "payment_report_request": (
            SITI,
            f"payment:{world.paid + 1}",
            f"pendamping {RULES.today(NOW - timedelta(days=1)).isoformat()}",
        ),
        "payment_result": (SITI, f"payment:{world.paid}", str(BIG)),
        "payment_unpaid": (SRI, f"payment:{world.paid}", "2018-11-30 09:00:00"),
        "unpaid_due": (SITI, f"payment:{world.paid}", RULES.today(NOW + timedelta(days=3)).isoformat()),
        "inquiry_new": (SITI, f"inquiry:{world.inquiry}", "asked"),
        "inquiry_answered": (SRI, f"inquiry:{world.answered}", "answer"),
        "complaint_step": (SRI, f"complaint:{world.complaint}", f"step:{world.complaint}"),
        "complaint_check": (SRI, f"complaint:{world.solved}", f"again:{world.solved}"),
        "complaint_new": (SITI, f"complaint:{world.untaken}", f"step:{world.untaken}"),
        "complaint_due": (SITI, f"complaint:{world.complaint}", f"here {world.complaint}"),
        "complaint_file": (SITI, f"complaint:{world.complaint}", f"file {BIG + 7}"),
        "update_step": (SRI, f"update:{world.update}", f"step {world.update}"),
        "changes_asked": (SRI, f"group:{BIG}", "2018-11"),
        "dialog_paused": (SITI, f"dialog:{world.dialog}", "2018-11-29"),
        "update_new": (SITI, f"update:{world.reported}", "step 1"),
        "update_evidence": (SITI, f"file:{world.reported}", "seen"),
        "updates_month": (SITI, f"updates:{BIG}", "reminded"),
        "updates_overdue": (BAMBANG, f"updates_report:{BIG}", "due"),
        "updates_sheet": (OPERATOR, f"paper:{world.reported}", "made"),
        "roster_preview": (SITI, f"roster:{BIG + 1}", "preview 1"),
        "roster_taken": (SITI, f"roster:{BIG + 2}", "taken"),
        "standing_due": (SITI, f"person:{SITI}", f"{RULES.today(NOW):%Y-%m} first"),
        "paper_ready": (SITI, f"paper:{BIG}", "made"),
        "time_question": (SRI, f"poll:{world.new_time}", "asked"),
        "time_result": (SITI, f"poll:{world.new_time + 1}", "closed"),
        "time_decided": (SRI, f"poll:{world.new_time + 2}", "dropped"),
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


@pytest.mark.parametrize(
    "kind", sorted(set(KINDS) - {"evening_summary", "radar_news"})
)  # those speak of what there is when they leave
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
    assert [button.label for button in message.buttons[RULES.visits_a_day :]] == [
        "Bagi kunjungan",
        "Lihat semua",
    ]
    assert all(f"\n{number}. " in message.text for number in range(1, RULES.visits_a_day + 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_waits_fits_in_every_language(world: World, language: str) -> None:
    def look(session: Session) -> Message:
        every = list_all_visits(session, Actor(SITI, "pendamping"), SITI, NOW.date(), RULES)
        return all_message(Words(language), NOW.date(), every)

    message = world.database.read(look)

    must_fit(message)
    assert len(message.buttons) == MEMBERS - RULES.visits_a_day
