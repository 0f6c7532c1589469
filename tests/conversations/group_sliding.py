"""A group of long names that all begin to miss meetings, for the walk through every question and notice."""

from datetime import date, timedelta
from typing import Any

from conversations.radar.radar_state import State
from conversations.radar.tell_pendamping import State as TellState
from db import Session
from db.tables import Attendance, Kpm, Meeting, Person
from tests.village import BEGINS_AT

NOW = BEGINS_AT + timedelta(days=60)
BIG = 1_000_000_000
SITI, SRI = BIG + 1, BIG + 101
GROUP, FIRST, MEMBERS = BIG + 14, BIG + 401, 30
MONDAY = date(2018, 11, 26)


def slide(session: Session) -> None:
    """Everybody missed the first and the last of three meetings; the last was reported this week."""
    for number in range(MEMBERS):
        session.add(Person(id=FIRST + number, role="kpm", name="Ñ" * 118 + f"{number:02d}", created_at=NOW))
        session.flush()
        one = Kpm(person_id=FIRST + number, participant_number=f"SLIDES{number}", group_id=GROUP, updated_at=NOW)
        one.member_number = number + 1
        session.add(one)
    for place, (days, mark) in enumerate(((60, "absent"), (31, "present"), (2, "absent"))):
        held = NOW - timedelta(days=days)
        meeting = Meeting(id=BIG + 200 + place, group_id=GROUP, starts_at=held, ends_at=held, place="P" * 200)
        meeting.status, meeting.created_by, meeting.created_at = "reported", SITI, held
        session.add(meeting)
        session.flush()
        for number in range(MEMBERS):
            said = Attendance(meeting_id=meeting.id, kpm_id=FIRST + number, mark=mark, reason="not_informed")
            said.month, said.recorded_by, said.recorded_at = held.date().replace(day=1), SITI, held
            session.add(said)
    session.flush()


def states_of_sliding() -> dict[str, tuple[int, Any]]:
    """Conversation -> who has it, and a state in which each of its questions can be asked."""
    return {
        "radar": (SITI, State(GROUP, FIRST, "missed")),
        "tell_pendamping": (SRI, TellState("w" * 4096)),
    }


def notices_of_sliding() -> dict[str, tuple[int, str, str]]:
    """Kind -> its reader, subject and slot."""
    return {
        "radar_news": (SITI, f"radar:{MONDAY.isoformat()}", MONDAY.isoformat()),
        "kind_word": (SRI, f"group:{BIG}", f"missed {MONDAY.isoformat()}"),
    }
