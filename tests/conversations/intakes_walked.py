"""Intakes of long names, proposed and confirmed, for the walk through every question and notice."""

from datetime import timedelta
from typing import Any

from conversations.candidates import intakes
from conversations.candidates.proposal_state import ProposalState
from db import Session
from db.tables import Candidate, Intake, ProposedGroup
from tests.village import BEGINS_AT

NOW = BEGINS_AT + timedelta(days=60)
BIG = 1_000_000_000
SITI, BAMBANG = BIG + 1, BIG + 2
PROPOSED, CONFIRMED = BIG + 70, BIG + 71
GROUPS, FAMILIES = 30, 40


def propose_and_confirm(session: Session) -> None:
    """Thirty groups each, the first with many families, all names as long as they may be."""
    for intake_id, state in ((PROPOSED, "proposed"), (CONFIRMED, "confirmed")):
        one = Intake(id=intake_id, kecamatan="Kedungrejo", label="2018-1" + "9" * 30, state=state, created_by=BAMBANG)
        one.created_at, one.confirmed_by = NOW, SITI
        session.add(one)
        session.flush()
        for number in range(1, GROUPS + 1):
            group = ProposedGroup(id=intake_id * 2 + number * 4, intake_id=intake_id, number=number, desa="D" * 80)
            group.pendamping_id, group.group_id = SITI, BIG + number % 15 if state == "confirmed" else None
            session.add(group)
            session.flush()
            for family in range(FAMILIES if number == 1 else 2):
                add_candidate(session, intake_id, group.id, number * 100 + family)
    session.flush()


def add_candidate(session: Session, intake_id: int, group_id: int, number: int) -> None:
    """A family of a name of her own, as long as it may be."""
    one = Candidate(id=intake_id + number * 2, intake_id=intake_id, participant_number=f"C{number}", desa="D" * 80)
    one.name, one.dusun = "N" * 110 + f"{number:05d}", "U" * 75 + f"{number:05d}"
    one.rt = one.rw = f"{number % 60:03d}"
    one.proposed_group_id = group_id
    session.add(one)


def states_of_intakes() -> dict[str, tuple[int, Any]]:
    """Conversation -> who has it, and a state in which each of its questions can be asked."""
    many = [PROPOSED + number * 2 for number in range(100, 100 + FAMILIES)]
    asked = ProposalState(PROPOSED, number=1, wish="move", numbers=[2], unclear=[many], names=["w" * 60])
    asked.staff = [SITI, BAMBANG]
    return {"intakes": (SITI, intakes.State()), "proposed_groups": (SITI, asked)}


def notices_of_intakes() -> dict[str, tuple[int, str, str]]:
    """Kind -> reader, subject, slot."""
    return {
        "candidates_arrived": (SITI, f"intake:{PROPOSED}", "arrived"),
        "groups_given": (SITI, f"intake:{CONFIRMED}", "given"),
        "groups_confirmed": (BAMBANG, f"intake:{CONFIRMED}", "done"),
    }
