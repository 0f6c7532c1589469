"""For the walk through every question: one who left, a family without a component, and forms of a whole group."""

from datetime import date, timedelta
from typing import Any

from conversations.candidates.forms_state import FormsState
from conversations.candidates.receive_agreement import SignState
from conversations.leaving.leave import LeaveState
from conversations.leaving.leavers import LeaversState
from conversations.leaving.without_component import HintsState
from db import Session
from db.tables import Assembly, AssemblyGroup, Clarification, FamilyMember, Kpm, Person
from tests.village import BEGINS_AT

NOW = BEGINS_AT + timedelta(days=60)
BIG = 1_000_000_000
NAME, WORDS_SAID = "Ñ" * 120, "w" * 300
SITI, SRI, LEAVER, GROWN_UP, MEETING = BIG + 1, BIG + 101, BIG + 900, BIG + 901, BIG + 900
MEMBERS = 30
GROUP = BIG


def leave_and_sign(session: Session) -> None:
    """The leaver said why; all thirty of the group have a form that lacks everything, after a pertemuan awal."""
    session.add_all(Person(id=one, role="kpm", name=NAME, created_at=NOW) for one in (LEAVER, GROWN_UP))
    first = Assembly(id=MEETING, kind="first_meeting", kecamatan="Kedungrejo", held_by=SITI, state="held")
    first.starts_at, first.ends_at, first.place, first.created_at = NOW, NOW, "P" * 200, NOW
    session.add(first)
    session.flush()
    gone = Kpm(person_id=LEAVER, participant_number="P" * 40, group_id=GROUP, member_number=99, updated_at=NOW)
    gone.left_at, gone.left_on, gone.left_reason, gone.left_note = NOW, NOW.date(), "other", WORDS_SAID
    alone = Kpm(person_id=GROWN_UP, participant_number="Q" * 40, group_id=GROUP + 14, member_number=99, updated_at=NOW)
    session.add(alone)
    session.flush()
    grown_up = FamilyMember(kpm_id=GROWN_UP, name=NAME, name_index=NAME, updated_at=NOW, birth_date=date(1990, 1, 1))
    session.add_all([gone, grown_up, AssemblyGroup(assembly_id=MEETING, group_id=GROUP)])
    session.add_all(Clarification(kpm_id=SRI - 1 + number, created_at=NOW) for number in range(1, MEMBERS + 1))


def states_of_leaving() -> dict[str, tuple[int, Any]]:
    return {
        "leave_programme": (SITI, LeaveState(SRI + 1, "other", WORDS_SAID, "2018-11-29", SRI + 2)),
        "leavers": (SITI, LeaversState(LEAVER)),
        "without_component": (SITI, HintsState(GROWN_UP)),
        "forms_board": (SITI, FormsState(GROUP, SRI + 20, "checked")),
        "receive_agreement": (SITI, SignState(GROUP, [SRI - 1 + number for number in range(1, MEMBERS + 1)])),
    }


def notices_of_leaving(case_id: int) -> dict[str, tuple[int, str, str]]:
    return {
        "membership_ended": (SRI, f"person:{LEAVER}", "left"),
        "member_gone": (SRI, f"person:{LEAVER}", "left"),
        "ketua_needed": (SITI, f"group:{BIG + 14}", "ketua"),
        "case_family_left": (SITI, f"case:{case_id}", "left"),
        "leaving_hints": (SITI, f"person:{SITI}", "2018-10"),
        "forms_due": (SITI, f"person:{SITI}", "h3 2018-12-14"),
    }
