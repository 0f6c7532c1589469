"""Who may do what on whose objects, for every registered operation: an operation without a line here fails.

The lines are written by hand from DOMAIN ("Privacy and dignity"), not worked out from programme.relations.
"""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

import conversations
import programme
from db import Database, Session
from db.tables import (
    Broadcast,
    Contact,
    FamilyMember,
    Group,
    Kpm,
    Meeting,
    OutboxRow,
    Person,
    Provider,
    RosterFile,
    RosterImport,
    StoredFile,
    Visit,
    VisitHandover,
)
from outbox.means import Means
from programme.access import OFFICE, OPERATIONS, SYSTEM, Actor, NotAllowed, operation
from programme.attendance import Heard
from programme.broadcast_audiences import Audience
from programme.broadcasts import Draft
from programme.consent_sheets import SignedSheet
from programme.meetings import MeetingPlan
from programme.members import NewMember
from programme.roster import import_roster, preview_roster
from programme.rules import Rules
from programme.staff import add_staff, remove_staff
from programme.visits import VisitOutcome
from tests.databases import postgres_database, sqlite_database
from tests.village import BEGINS_AT, KECAMATAN, Village

MODULES = [importlib.import_module(one.name) for one in pkgutil.walk_packages(programme.__path__, "programme.")]
NOW = BEGINS_AT + timedelta(days=40)
RULES = Rules()

STAFF_OF_MAWAR = "siti bambang"
OFFICE_TOO = "siti bambang dewi office"
DESK = "dewi office"
WRITERS = "siti bambang rahmat elsewhere's_koordinator dewi"
"""Who may write to many; to whom of them is asked for each message."""

# Operation -> who may run it on what belongs to Ibu Siti's group: the group itself, its meeting, Ibu Mawar, her visit.
MAY: dict[str, str] = {
    "schedule_meetings": STAFF_OF_MAWAR,
    "move_meeting": STAFF_OF_MAWAR,
    "cancel_meeting": STAFF_OF_MAWAR,
    "report_not_held": "siti bambang sri lastri",
    "show_meeting": "siti bambang sri lastri",
    "list_meetings": STAFF_OF_MAWAR,
    "list_year": STAFF_OF_MAWAR,
    "move_series": STAFF_OF_MAWAR,
    "cancel_series": STAFF_OF_MAWAR,
    "list_progress": STAFF_OF_MAWAR,
    "show_progress": "siti bambang sri lastri",
    "progress_by_pendamping": "bambang elsewhere's_koordinator dewi office",
    "show_coverage": STAFF_OF_MAWAR,
    "save_report": "siti sri lastri",
    "show_report": "siti bambang sri lastri",
    "list_differences": "siti",
    "settle_differences": "siti",
    "list_official_marks": "siti",
    "settle_official_marks": "siti",
    "keep_report_evidence": "siti sri lastri",
    "list_visits": "siti",
    "list_all_visits": "siti",
    "take_visits_on": "siti",
    "show_visit": "siti",
    "record_visit": "siti",
    "postpone_visit": "siti",
    "cancel_visit": "siti",
    "show_record": "siti",
    "last_recorded": "siti",
    "reopen_visit": "siti",
    "keep_location": "siti",
    "keep_evidence": "siti",
    "keep_note": "siti",
    "list_colleagues": STAFF_OF_MAWAR,
    "offer_visit": STAFF_OF_MAWAR,
    "withdraw_offer": STAFF_OF_MAWAR,
    "return_visit": STAFF_OF_MAWAR,
    "answer_offer": "bambang",
    "show_offer": STAFF_OF_MAWAR,
    "show_standing_offer": STAFF_OF_MAWAR,
    "show_target": STAFF_OF_MAWAR,
    "was_handed_to": "siti",
    "show_done_for_you": "siti",
    "list_busy": "bambang elsewhere's_koordinator",
    "list_open_visits": STAFF_OF_MAWAR,
    "list_providers": "siti",
    "add_provider": "siti",
    "plan_provider_visit": STAFF_OF_MAWAR,
    "lapse_handovers": "system",
    "issue_code": OFFICE_TOO,
    "issue_group_codes": OFFICE_TOO,
    "list_not_joined": OFFICE_TOO,
    "withdraw_consent": "mawar",
    "channels_of": "mawar",
    "prefer_channel": "mawar",
    "list_members": STAFF_OF_MAWAR,
    "show_member": STAFF_OF_MAWAR,
    "find_participant": STAFF_OF_MAWAR,
    "count_with_phone": STAFF_OF_MAWAR,
    "add_member": STAFF_OF_MAWAR,
    "groups_to_move_to": STAFF_OF_MAWAR,
    "move_member": STAFF_OF_MAWAR,
    "close_chats": STAFF_OF_MAWAR,
    "correct_member": STAFF_OF_MAWAR,
    "list_member_changes": STAFF_OF_MAWAR,
    "last_change": STAFF_OF_MAWAR,
    "take_back_change": STAFF_OF_MAWAR,
    "appoint": STAFF_OF_MAWAR,
    "list_consents": STAFF_OF_MAWAR,
    "consent_form_lines": STAFF_OF_MAWAR,
    "record_consent_sheet": STAFF_OF_MAWAR,
    "add_sheet_photo": STAFF_OF_MAWAR,
    "read_sheet_photo": STAFF_OF_MAWAR,
    "overview": "bambang elsewhere's_koordinator dewi office",
    "audit_kpm": DESK,
    "list_outbox": DESK,
    "show_outbox_row": DESK,
    "retry_outbox_row": DESK,
    "cancel_outbox_row": DESK,
    "receive_roster": "siti bambang rahmat elsewhere's_koordinator dewi",
    "confirm_roster": "siti",
    "cancel_roster": "siti",
    "begin_roster_file": "siti",
    "apply_roster_file": "siti",
    "want_paper": STAFF_OF_MAWAR + " dewi",
    "group_to_invite": OFFICE_TOO,
    "groups_to_print": "siti bambang rahmat elsewhere's_koordinator",
    "forget_old_papers": "system",
    "add_staff": DESK,
    "remove_staff": DESK,
    "list_staff": DESK,
    "begin_roster_import": DESK,
    "apply_roster_import": DESK,
    "answer_meeting": "mawar",
    "explain_absence": "mawar",
    "dispute_absence": "mawar",
    "show_reply": "mawar",
    "show_expected": "siti bambang sri",
    "show_hindered": "siti",
    "list_to_tell": "siti bambang sri lastri",
    "record_told": "siti sri lastri",
    "record_not_told": "siti sri lastri",
    "list_to_pass_on": "sri lastri",
    "list_not_reached": "siti",
    "plan_relay_requests": "system",
    "list_parts": WRITERS,
    "count_readers": WRITERS,
    "select_readers": WRITERS,
    "send_broadcast": WRITERS,
    "list_broadcasts": WRITERS,
    "show_broadcast": "siti",
    "show_outcome": "siti",
    "stop_broadcast": "siti",
    "tell_broadcast_results": "system",
    "ease_tier": "system",
    "tell_short_tier": "system",
    "list_via_ketua": "siti bambang sri",
    "set_via_ketua": "siti bambang sri",
    "plan_meetings_tomorrow": "system",
    "plan_absence_questions": "system",
    "plan_meeting_reminders": "system",
    "plan_report_requests": "system",
    "open_routine_visits": "system",
    "send_daily_visit_lists": "system",
}

# How each is called: everything after (session, actor).
CALLS: dict[str, Callable[["World"], tuple[Any, ...]]] = {
    "schedule_meetings": lambda w: (w.group, MeetingPlan((date(2018, 12, 20),), time(9), "Balai"), NOW, RULES),
    "move_meeting": lambda w: (w.coming, NOW + timedelta(days=9), "Balai", NOW),
    "cancel_meeting": lambda w: (w.coming, NOW),
    "report_not_held": lambda w: (w.meeting, NOW),
    "show_meeting": lambda w: (w.meeting,),
    "list_meetings": lambda w: (w.siti, NOW - timedelta(days=60), NOW),
    "list_year": lambda w: (w.siti, date(2018, 1, 1), RULES),
    "move_series": lambda w: (w.group, [], {"kind": "day_of_month", "day": 5}, NOW),
    "cancel_series": lambda w: (w.group, NOW, NOW),
    "list_progress": lambda w: (w.siti, NOW, RULES),
    "show_progress": lambda w: (w.group, NOW, RULES),
    "progress_by_pendamping": lambda w: (NOW, RULES),
    "show_coverage": lambda w: (w.meeting, NOW),
    "save_report": lambda w: (w.meeting, Heard({2: None}), NOW, RULES),
    "show_report": lambda w: (w.meeting,),
    "list_differences": lambda w: (w.meeting,),
    "settle_differences": lambda w: (w.meeting, [2], "ketua", NOW, RULES),
    "list_official_marks": lambda w: (w.meeting, RULES),
    "settle_official_marks": lambda w: (w.meeting, {}, NOW, RULES),
    "keep_report_evidence": lambda w: (w.meeting, w.photo, NOW),
    "list_visits": lambda w: (w.siti, date(2018, 11, 11), RULES),
    "list_all_visits": lambda w: (w.siti, date(2018, 11, 11), RULES),
    "take_visits_on": lambda w: (w.siti, [1], date(2018, 11, 11)),
    "show_visit": lambda w: (w.visit, RULES),
    "record_visit": lambda w: (w.visit, VisitOutcome(date(2018, 11, 10), "kpm", ("explained",)), NOW),
    "postpone_visit": lambda w: (w.visit, date(2018, 11, 20), NOW),
    "cancel_visit": lambda w: (w.visit, "pindah", NOW),
    "show_record": lambda w: (w.visit, NOW, RULES),
    "last_recorded": lambda w: (w.siti, NOW, RULES),
    "reopen_visit": lambda w: (w.visit, NOW, RULES),
    "keep_location": lambda w: (w.visit, -7.5, 110.2, NOW),
    "keep_evidence": lambda w: (w.visit, 1, NOW),
    "keep_note": lambda w: (w.visit, "panen", NOW),
    "list_colleagues": lambda w: (w.visit,),
    "offer_visit": lambda w: (w.visit, w.siti, None, NOW, RULES),
    "withdraw_offer": lambda w: (w.visit, NOW),
    "return_visit": lambda w: (w.visit, NOW),
    "answer_offer": lambda w: (w.handover, True, NOW, RULES),
    "show_offer": lambda w: (w.handover,),
    "show_standing_offer": lambda w: (w.visit,),
    "show_target": lambda w: (w.visit,),
    "was_handed_to": lambda w: (w.visit,),
    "show_done_for_you": lambda w: (w.visit,),
    "list_busy": lambda w: (),
    "list_open_visits": lambda w: (w.siti,),
    "list_providers": lambda w: (w.siti,),
    "add_provider": lambda w: (w.siti, "school", "SDN 2", None, NOW),
    "plan_provider_visit": lambda w: (w.provider, "rutin", date(2018, 11, 12), NOW),
    "lapse_handovers": lambda w: (NOW, RULES),
    "issue_code": lambda w: (w.mawar, NOW, RULES),
    "issue_group_codes": lambda w: (w.group, NOW, RULES),
    "list_not_joined": lambda w: (w.group,),
    "withdraw_consent": lambda w: (w.mawar, NOW),
    "channels_of": lambda w: (w.mawar,),
    "prefer_channel": lambda w: (w.mawar, "telegram", NOW),
    "list_members": lambda w: (w.group,),
    "show_member": lambda w: (w.mawar,),
    "find_participant": lambda w: (w.group, "PKH001002"),
    "count_with_phone": lambda w: (w.group, "+6281200100002"),
    "add_member": lambda w: (w.group, NewMember("PKH777", "Baru"), NOW),
    "groups_to_move_to": lambda w: (w.mawar,),
    "move_member": lambda w: (w.mawar, w.dahlia, NOW),
    "close_chats": lambda w: (w.mawar, NOW),
    "correct_member": lambda w: (w.mawar, {"name": "Mawarni"}, NOW),
    "list_member_changes": lambda w: (w.mawar,),
    "last_change": lambda w: (w.mawar,),
    "take_back_change": lambda w: (w.mawar, NOW, NOW),
    "appoint": lambda w: (w.mawar, "deputy", NOW),
    "list_consents": lambda w: (w.group,),
    "consent_form_lines": lambda w: (w.group,),
    "record_consent_sheet": lambda w: (w.mawar, SignedSheet(date(2018, 11, 1)), NOW, RULES),
    "add_sheet_photo": lambda w: (w.mawar, 1, NOW),
    "read_sheet_photo": lambda w: (w.mawar, NOW),
    "overview": lambda w: (NOW, RULES),
    "audit_kpm": lambda w: (w.mawar,),
    "list_outbox": lambda w: (("failed",), 5),
    "show_outbox_row": lambda w: (w.unreached,),
    "retry_outbox_row": lambda w: (w.unreached, NOW),
    "cancel_outbox_row": lambda w: (w.unreached, NOW),
    "receive_roster": lambda w: (w.sheet, NOW),
    "confirm_roster": lambda w: (w.roster, 1, NOW),
    "cancel_roster": lambda w: (w.roster, 1, NOW),
    "begin_roster_file": lambda w: (w.roster, 0, NOW),
    "apply_roster_file": lambda w: (w.roster, w.roster_import, {"new": 0, "changed": 0, "missing": 0}, NOW),
    "want_paper": lambda w: ("slips", f"group:{w.group}", NOW),
    "group_to_invite": lambda w: (w.group,),
    "groups_to_print": lambda w: (),
    "forget_old_papers": lambda w: (NOW, RULES),
    "add_staff": lambda w: ("operator", "Orang Baru", None, "f", NOW),
    "remove_staff": lambda w: (w.siti, NOW),
    "list_staff": lambda w: (),
    "begin_roster_import": lambda w: ("0" * 64, 0, NOW),
    "apply_roster_import": lambda w: (w.roster_import, 0, 0, 0, NOW),
    "answer_meeting": lambda w: (w.mawar, w.coming, "coming", NOW),
    "explain_absence": lambda w: (w.mawar, w.meeting, "work", None, NOW, RULES),
    "dispute_absence": lambda w: (w.mawar, w.meeting, "saya hadir", NOW),
    "show_reply": lambda w: (w.mawar, w.coming),
    "show_expected": lambda w: (w.coming,),
    "show_hindered": lambda w: (w.coming,),
    "list_to_tell": lambda w: (w.coming, NOW),
    "list_to_pass_on": lambda w: (w.group, NOW),
    "list_not_reached": lambda w: (w.siti, NOW, RULES),
    "plan_relay_requests": lambda w: (NOW, RULES),
    "record_told": lambda w: (w.coming, [w.mawar], NOW),
    "record_not_told": lambda w: (w.coming, [w.mawar], NOW),
    "list_parts": lambda w: (),
    "count_readers": lambda w: (Audience(),),
    "select_readers": lambda w: (Audience(),),
    "send_broadcast": lambda w: (Draft("kabar", None, Audience()), {}, NOW),
    "list_broadcasts": lambda w: (NOW - timedelta(days=9),),
    "show_broadcast": lambda w: (w.broadcast,),
    "show_outcome": lambda w: (w.broadcast,),
    "stop_broadcast": lambda w: (w.broadcast, NOW),
    "tell_broadcast_results": lambda w: (NOW, RULES),
    "ease_tier": lambda w: (NOW, RULES, Means()),
    "tell_short_tier": lambda w: (NOW, RULES, Means()),
    "list_via_ketua": lambda w: (w.group,),
    "set_via_ketua": lambda w: (w.mawar, True, NOW),
    "plan_meetings_tomorrow": lambda w: (NOW, RULES),
    "plan_absence_questions": lambda w: (NOW, RULES),
    "plan_meeting_reminders": lambda w: (NOW, RULES),
    "plan_report_requests": lambda w: (NOW, RULES),
    "open_routine_visits": lambda w: (NOW, RULES),
    "send_daily_visit_lists": lambda w: (NOW, RULES),
}


@dataclass
class World:
    """Ibu Siti's group with a meeting held, one to come and a visit; and everybody who might reach for them."""

    database: Database
    actors: dict[str, Actor] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)

    def __getattr__(self, name: str) -> int:
        return self.ids[name]


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One for all tests of this file: whatever they do is rolled back."""
    if request.param == "sqlite":
        made = sqlite_database(request.getfixturevalue("sqlite_village"), tmp_path_factory.mktemp("access"))
    else:
        cluster = request.getfixturevalue("postgres_cluster")
        made = postgres_database(cluster, request.getfixturevalue("postgres_village"))
    with made as database:
        yield peopled(database)


def peopled(database: Database) -> World:
    village = Village(database)
    world = World(database)
    village.group("Kenanga", ("Yuli", "Tutik"), pendamping="Rahmat", kecamatan="Lain")
    village.group("Dahlia", ("Darmi", "Pergi"))
    village.now = NOW
    world.ids = {
        "group": village.group_id(),
        "meeting": village.meeting("2018-11-08"),
        "coming": village.meeting("2018-11-22"),
        "dahlia": village.group_id("Dahlia"),
        "siti": village.people["Siti"],
        "mawar": village.people["Mawar"],
    }
    database.write(lambda session: _more(session, world))
    names = {"siti": "Siti", "sri": "Sri", "mawar": "Mawar", "wati": "Wati", "bambang": "Bambang", "dewi": "Dewi"}
    names |= {"lastri": "Lastri"}
    elsewhere = {"rahmat": "Rahmat", "elsewhere's_ketua": "Yuli", "elsewhere's_kpm": "Tutik"}
    neighbours = {"neighbours'_ketua": "Darmi", "who_left": "Pergi", "elsewhere's_koordinator": "Yanto"}
    village.people = database.read(lambda s: {one.name: one.id for one in s.query(Person)})
    world.actors = {word: village.actor(name) for word, name in (names | elsewhere | neighbours).items()}
    world.actors |= {
        "removed": village.actor("Hadi"),
        "mawar_as_pendamping": Actor(world.mawar, "pendamping"),
        "mawar_as_operator": Actor(world.mawar, "operator"),
        "siti_as_system": Actor(world.siti, "system"),
        "nobody_as_pendamping": Actor(None, "pendamping"),
        "nobody_as_operator": Actor(None, "operator"),
        "nobody_at_all": Actor(1_000_000_000, "operator"),
        "system": SYSTEM,
        "office": OFFICE,
    }
    return world


def _more(session: Session, world: World) -> None:
    add_staff(session, OFFICE, "koordinator", "Yanto", "Lain", "m", NOW)
    removed = add_staff(session, OFFICE, "pendamping", "Hadi", KECAMATAN, "m", NOW)
    remove_staff(session, OFFICE, removed, NOW)
    gone = session.query(Person).filter_by(name="Pergi").one()
    session.get_one(Kpm, gone.id).left_at = NOW
    visit = Visit(kpm_id=world.mawar, cause="p2k2", months=["2018-10"], due_on=date(2018, 11, 1), opened_at=NOW)
    roster_import = RosterImport(file_hash="0" * 64, started_at=NOW)
    unreached = OutboxRow(
        kind="meeting_moved", subject="meeting:1", slot="r1", person_id=world.mawar, state="unreachable", due_at=NOW,
        created_at=NOW,
    )  # fmt: skip
    lastri = session.query(Person).filter_by(name="Lastri").one()
    session.get_one(Kpm, lastri.id).duty = "deputy"
    photo = StoredFile(
        contact_id=session.query(Contact.id).limit(1).scalar(), channel="telegram", provider_reference="f",
        kind="photo", received_at=NOW,
    )  # fmt: skip
    session.add_all([visit, roster_import, unreached, photo])
    session.flush()
    world.ids |= {"unreached": unreached.id, "photo": photo.id}
    world.ids |= {"visit": visit.id, "roster_import": roster_import.id}
    asked = session.query(Person).filter_by(name="Bambang").one().id
    world.ids |= add_handover(session, visit.id, world.siti, asked, KECAMATAN)
    world.ids |= {"sheet": photo.id, "roster": add_roster(session, world.siti)}
    world.ids |= {"broadcast": add_broadcast(session, world.siti)}


def add_handover(session: Session, visit_id: int, from_id: int, to_id: int, kecamatan: str) -> dict[str, int]:
    """A visit that somebody was asked to take over, and a school of the kecamatan."""
    handover = VisitHandover(visit_id=visit_id, from_id=from_id, to_id=to_id, state="asked", asked_at=NOW)
    provider = Provider(kind="school", name="SDN 1", kecamatan=kecamatan, added_by=from_id, added_at=NOW)
    session.add_all([handover, provider])
    session.flush()
    return {"handover": handover.id, "provider": provider.id}


def add_roster(session: Session, sender_id: int) -> int:
    """A sheet that its sender has confirmed."""
    contact_id = session.query(Contact).all()[0].id
    file = StoredFile(
        contact_id=contact_id, channel="telegram", provider_reference="r", kind="document", received_at=NOW
    )
    session.add(file)
    session.flush()
    roster = RosterFile(file_id=file.id, sender_id=sender_id, state="confirmed", arrived_at=NOW)
    session.add(roster)
    session.flush()
    return roster.id


def add_broadcast(session: Session, sender_id: int) -> int:
    """A message to many that its sender has sent."""
    one = Broadcast(sender_id=sender_id, text="kabar", audience={"all": True}, readers=0, forecast={}, confirmed_at=NOW)
    session.add(one)
    session.flush()
    return one.id


def call(session: Session, world: World, name: str, actor: Actor) -> object:
    """Runs the registered operation as a caller would."""
    run = getattr(importlib.import_module(OPERATIONS[name].module), name)
    return run(session, actor, *CALLS[name](world))


def is_let_through(world: World, name: str, actor: Actor) -> bool:
    """Whether the operation runs; one that does not must not have sent a single changing statement."""
    sent: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        sent.append(statement.split()[0].upper())

    def look(session: Session) -> bool:
        event.listen(session.get_bind(), "before_cursor_execute", note)
        try:
            call(session, world, name, actor)
        except NotAllowed:
            assert [*session.new, *session.dirty, *session.deleted] == []
            assert set(sent) <= {"SELECT", "BEGIN"}
            return False
        finally:
            event.remove(session.get_bind(), "before_cursor_execute", note)
        return True

    return world.database.read(look)


@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_an_operation_lets_through_those_who_may_and_nobody_else(world: World, name: str) -> None:
    let_through = {word for word, actor in world.actors.items() if is_let_through(world, name, actor)}

    assert let_through == set(MAY[name].split())


def test_every_operation_has_its_line() -> None:
    assert set(OPERATIONS) == set(MAY) == set(CALLS)


def test_nothing_outside_her_reach_can_be_named(world: World) -> None:
    """Ibu Siti's rights end at her own groups: the same calls on what is Pak Rahmat's."""

    def others(session: Session) -> dict[str, int]:
        group = session.query(Group).filter_by(name="Kenanga").one()
        kpm = session.query(Kpm).filter_by(group_id=group.id, member_number=2).one()
        meeting = Meeting(
            group_id=group.id, starts_at=NOW, ends_at=NOW, place="x", created_by=world.siti, created_at=NOW
        )
        visit = Visit(kpm_id=kpm.person_id, cause="p2k2", months=[], due_on=date(2018, 11, 1), opened_at=NOW)
        session.add_all([meeting, visit])
        session.flush()
        rahmat = session.query(Person).filter_by(name="Rahmat").one()
        return {
            "group": group.id,
            "meeting": meeting.id,
            "coming": meeting.id,
            "mawar": kpm.person_id,
            "visit": visit.id,
            "roster": add_roster(session, rahmat.id),
            "broadcast": add_broadcast(session, rahmat.id),
            "siti": rahmat.id,
            **add_handover(session, visit.id, rahmat.id, rahmat.id, "Lain"),
        }

    def look(session: Session) -> set[str]:
        theirs = World(world.database, world.actors, world.ids | others(session))
        let_through = set()
        for name, wanted in OPERATIONS.items():
            if wanted.on is None:
                continue
            for actor in ("siti", "sri", "mawar", "bambang"):
                try:
                    call(session, theirs, name, world.actors[actor])
                except NotAllowed:
                    continue
                let_through.add(f"{actor} {name}")
        return let_through

    assert world.database.read(look) == set()


def test_an_object_that_does_not_exist_is_nobodys(world: World) -> None:
    nowhere = World(world.database, world.actors, dict.fromkeys(world.ids, 999_999_999))
    people = [world.actors[name] for name in ("siti", "sri", "mawar", "bambang", "rahmat")]
    on_something = [name for name, wanted in OPERATIONS.items() if wanted.on is not None]

    assert [name for name in on_something for actor in people if is_let_through(nowhere, name, actor)] == []


def test_rights_end_with_the_removal(world: World) -> None:
    def look(session: Session) -> list[str]:
        session.get_one(Person, world.siti).removed_at = NOW  # before anybody has taken her groups from her
        session.flush()
        let_through = []
        for name in OPERATIONS:
            try:
                call(session, world, name, world.actors["siti"])
            except NotAllowed:
                continue
            let_through.append(name)
        return let_through

    assert world.database.read(look) == []


@pytest.mark.parametrize("run", [preview_roster, import_roster])
def test_a_roster_is_taken_in_by_the_office_alone(world: World, run: Callable[..., object]) -> None:
    """These two run units of work of their own, so they are no operations; they ask before the first."""
    unused = [None] * (len(inspect.signature(run).parameters) - 2)

    for word in set(world.actors) - set(DESK.split()):
        with pytest.raises(NotAllowed):
            run(world.database, world.actors[word], *unused)
    assert world.database.read(lambda s: s.query(RosterImport).count()) == 1
    assert world.database.read(lambda s: s.query(FamilyMember).count()) == 0


# Nothing goes round the registry.

MACHINERY = {"may_run", "require", "relations_of", "leave_trace", "set_fields", "remember"}
"""They ask, or note, on behalf of the operations."""


def public_functions() -> Iterator[Callable[..., object]]:
    for module in MODULES:
        for name, found in vars(module).items():
            if inspect.isfunction(found) and found.__module__ == module.__name__ and not name.startswith("_"):
                yield found


def test_whoever_acts_in_a_session_goes_through_the_registry() -> None:
    acting = {
        found.__name__
        for found in public_functions()
        if {"session", "actor"} <= set(inspect.signature(found).parameters)
    }

    assert acting - MACHINERY == set(OPERATIONS)


# What conversations read without asking, and why that tells nobody anything that is not theirs.
READS: dict[str, str] = {
    "roster_line": "for the notices to the very person who sent it",
    "broadcast_line": "for the notice to its readers, and to its sender",
    "was_asked_to_open": "for the notice to that very reader",
    "outcome_of": "for the notice to its sender",
    "unreached": "for the notice to the sender who looks after them",
    "kpm_ids_by_number": "of groups chosen from one's own, to count whom a change is told to",
    "planned_notices": "counts for the office's own forecast",
    "made_paper": "for the notice to the very person who wanted it",
    "latest_paper": "for the notice to the very person who sent the sheet it is about",
    "may_run": "whether the reader of a notice still stands where she stood when it was planned",
    "chatter_of": "who is writing; whom a code was just made for; who shares the number that was just shared",
    "groups_of": "of the pendamping who writes",
    "members_of": "of the ketua's own group, or of a meeting or group that an operation has shown",
    "ketua_of": "of a group chosen from those of the pendamping who writes",
    "pendamping_of": "of the group whose meeting a notice speaks of, to name whom to ask",
    "members_without_chat": "of a group chosen from one's own",
    "reply_of": "for the notice to that very kpm",
    "expected_at": "numbers for the ketua of the meeting's own group",
    "to_tell": "names for the ketua of the meeting's own group",
    "to_pass_on": "for the digest to that very ketua, deputy or pendamping",
    "reason_is_missing": "for the question to that very kpm",
    "absentee": "for the notice to the meeting's own pendamping",
    "expected_meetings": "for the notice to that very pendamping",
    "last_module_of_group": "of a group chosen from one's own",
    "houses_of_ketua": "of groups chosen from those of the pendamping who writes",
    "next_meeting_of_group": "of the kpm's own group",
    "meetings_to_report": "of the ketua's own group, or of the pendamping's groups",
    "corrigible_meetings": "of the ketua's own group, or of the pendamping's groups",
    "meetings_reported_since": "of the ketua's own group, or of the pendamping's groups",
    "may_be_corrected": "a day, for a report of the meeting's own reporter",
    "evidence_of": "kinds of files, to one who has just sent another",
    "pendamping_of_meeting": "to whom her report goes, for the meeting's own reporter",
    "questions_asked": "for the notice to the meeting's own pendamping",
    "official_lines": "for the notice to the meeting's own pendamping",
    "open_differences": "for the notice to the meeting's own pendamping",
    "evidence_file": "for the notice to the meeting's own pendamping",
    "meeting_line": "for notices, whose reader was chosen with the meeting, and for meetings offered above",
    "start_before_move": "for notices, whose reader was chosen with the meeting",
    "standing_report": "for the notice to the meeting's own pendamping",
    "visit_lines": "for the notice to that very pendamping",
    "visits_still_waiting": "counts, for that same list",
    "list_is_news": "yes or no, for that same list",
    "holder_of": "of the pendamping's own group; for the notice to a kpm of the group",
    "duty_in_group": "for notices, whose reader it is about",
    "versions_used": "names of printed forms, nobody's data",
    "person_for_code": "the code is the right",
    "persons_with_phone": "one's own number is the right",
    "count_wrong_try": "about the contact that writes",
    "tried_too_often": "about the contact that writes",
    "join": "the code or one's own number is the right",
    "set_language": "her own",
    "silence_numbers": "the numbers of those who speak from the phone that said stop",
    "close_wrong_number": "of the number that writes, which says whose it is not",
    "wake_numbers": "the same, for the phone that says mulai",
}
TABLES_SEEN = {
    "conversations.commands_between": "Dialog",
    "conversations.home": "Dialog",
    "conversations.notices_meant": "Dialog",
    "conversations.engine": "Dialog",
    "conversations.members.moving": "Group",
    "conversations.speakers": "Dialog",
    "conversations.sent_sheets": "Dialog",
    "conversations.taps": "Dialog",
    "conversations.everywhere": "Dialog",
    "conversations.steps": "Dialog",
    "conversations.turn": "Contact",
    "conversations.unsaved_report": "Dialog",
    "conversations.notices.paused": "Dialog",
    "conversations.notices.visits": "Kpm Person Visit",
    "conversations.schedule_check": "Group",
    "conversations.schedule_draft": "Group",
    "conversations.schedule_places": "Group",
    "conversations.schedule_state": "Group",
}
"""Rows that a conversation looks up itself: its own dialog, the subject of a notice, a group chosen from one's own."""


def imported_by_conversations() -> Iterator[tuple[str, str, str]]:
    """(conversation module, module it imports from, name)."""
    root = Path(conversations.__path__[0])
    for file in sorted(root.rglob("*.py")):
        here = ".".join(("conversations", *file.relative_to(root).with_suffix("").parts))
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.ImportFrom):
                yield from ((here, node.module or "", alias.name) for alias in node.names)
            elif isinstance(node, ast.Import):
                yield from ((here, alias.name, "") for alias in node.names)


def test_conversations_read_through_operations_or_for_a_reason_given_here() -> None:
    reading = set()
    for _, module, name in imported_by_conversations():
        if module.partition(".")[0] != "programme":
            continue
        found = getattr(importlib.import_module(module), name)
        if inspect.isfunction(found) and "session" in inspect.signature(found).parameters:
            reading.add(name)

    assert reading - set(OPERATIONS) == set(READS)


def test_conversations_look_up_only_the_rows_named_here() -> None:
    seen: dict[str, list[str]] = {}
    for here, module, name in imported_by_conversations():
        if module.startswith("db.tables"):
            seen.setdefault(here, []).append(name)

    assert {here: " ".join(sorted(names)) for here, names in seen.items()} == TABLES_SEEN


def test_conversations_never_import_a_whole_room() -> None:
    """`from programme import visits` would go past the two tests above."""
    modules = {module.__name__ for module in MODULES}
    whole = [
        (here, f"{module}.{name}")
        for here, module, name in imported_by_conversations()
        if f"{module}.{name}" in modules or (name == "" and module.startswith(("programme", "db")))
    ]

    assert whole == []


# The registry itself refuses what could not be asked.


def test_an_operation_must_begin_with_session_and_actor() -> None:
    with pytest.raises(TypeError):

        @operation(on=None, may=("staff",))
        def look_at(actor: Actor, session: Session) -> None: ...


def test_an_operation_must_say_on_which_object() -> None:
    with pytest.raises(TypeError):

        @operation(on="visit", may=("staff",))
        def look_at(session: Session, actor: Actor, meeting_id: int) -> None: ...


def test_an_operation_names_only_known_relations() -> None:
    with pytest.raises(ValueError):

        @operation(on=None, may=("neighbour",))
        def look_at(session: Session, actor: Actor) -> None: ...


def test_two_operations_are_never_called_alike() -> None:
    with pytest.raises(ValueError):

        @operation(on=None, may=("staff",))
        def overview(session: Session, actor: Actor) -> None: ...
