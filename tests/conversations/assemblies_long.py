"""For the walk through every question: meetings besides P2K2 to come, cancelled, over and held, of long names."""

from datetime import timedelta
from typing import Any

from conversations.assemblies.assembly_state import AssemblyState
from conversations.assemblies.came_state import CameState
from conversations.assemblies.pass_on_state import PassOnState
from conversations.assemblies.plan_state import PlanState
from db import Session
from db.tables import Assembly, AssemblyGroup, AssemblyGuest, Group, Kpm, Person, Visit
from programme.assemblies.guests import call_group_members
from programme.rules import Rules
from tests.village import BEGINS_AT

NOW = BEGINS_AT + timedelta(days=60)
BIG = 1_000_000_000
NAME, WORDS_SAID = "Ñ" * 120, "w" * 4000
SITI, SRI, LATE = BIG + 1, BIG + 101, BIG + 950
COMING, OVER, HELD, OFF, TEMU = (BIG + 700 + number for number in range(5))
REVISION = 3


def assemble(session: Session) -> None:
    """Each of the whole group; one of staff; and a group that had no meeting of all families for a year."""
    for assembly_id, kind, ahead, state in (
        (COMING, "first_meeting", 2, "planned"),
        (OVER, "first_meeting", -1, "planned"),
        (HELD, "first_meeting", -3, "held"),
        (OFF, "resocialisation", 3, "cancelled"),
        (TEMU, "temu_kunjung", 3, "planned"),
    ):
        one = Assembly(id=assembly_id, kind=kind, kecamatan="Kedungrejo", held_by=SITI, state=state, revision=REVISION)
        one.starts_at, one.place, one.created_at = NOW + timedelta(days=ahead), "P" * 200, NOW - timedelta(days=9)
        one.ends_at, one.topics, one.minutes = one.starts_at + timedelta(hours=3), WORDS_SAID, WORDS_SAID
        one.done = []
        session.add(one)
        session.flush()
        if kind != "temu_kunjung":
            session.add(AssemblyGroup(assembly_id=assembly_id, group_id=BIG))
            session.flush()
            call_group_members(session, assembly_id, NOW)
        else:
            session.add(AssemblyGuest(assembly_id=assembly_id, person_id=BIG + 10))
        session.add(AssemblyGuest(assembly_id=assembly_id, outsider="O" * 80))
    visit = session.query(Visit).filter_by(kpm_id=SRI + 2, state="open").first()
    assert visit is not None
    absent = session.query(AssemblyGuest).filter_by(assembly_id=HELD, person_id=SRI + 2).one()
    absent.mark, absent.visit_id = "absent", visit.id
    session.get_one(Group, BIG + 13).created_at = NOW - timedelta(days=400)
    session.add(Person(id=LATE, role="kpm", name=NAME, created_at=NOW))
    session.flush()
    late = Kpm(person_id=LATE, participant_number="PKHLATE", group_id=BIG + 13, member_number=1, updated_at=NOW)
    session.add(late)
    session.flush()


def states_of_assemblies() -> dict[str, tuple[int, Any]]:
    plan = PlanState("resocialisation", [], all_groups=True, day="2018-12-20", at="09:00:00", place="P" * 200)
    marks = {str(number): "absent" for number in range(1, 400)}
    return {
        "plan_assembly": (SITI, plan),
        "my_assemblies": (SITI, AssemblyState()),
        "assembly_file": (SITI, AssemblyState(HELD, "2018-12-20", "09:00:00", "P" * 200, BIG, "deputy", 1)),
        "assembly_attendance": (SITI, CameState(OVER, marks)),
        "pass_on_assembly": (SRI, PassOnState(COMING)),
    }


def notices_of_assemblies() -> dict[str, tuple[int, str, str]]:
    day = Rules().today(NOW + timedelta(days=2)).isoformat()
    return {
        "assembly_invited": (SRI, f"assembly:{COMING}", f"r{REVISION}"),
        "assembly_reminder": (SRI, f"assembly:{COMING}", f"{day} d1 r{REVISION}"),
        "assembly_moved": (SRI, f"assembly:{COMING}", f"r{REVISION}"),
        "assembly_cancelled": (SRI, f"assembly:{OFF}", "cancelled"),
        "assembly_staff_invited": (BIG + 10, f"assembly:{TEMU}", f"r{REVISION}"),
        "assembly_report_due": (SITI, f"assembly:{OVER}", f"r{REVISION}"),
        "assembly_due": (SITI, f"person:{SITI}", "2018-11"),
    }
