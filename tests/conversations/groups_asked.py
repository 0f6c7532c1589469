"""Rounds of questions to a group of long names, for the walk through every question and notice."""

from datetime import timedelta
from typing import Any

from conversations.polls.answer_state import AnswerPollState
from conversations.polls.result_state import PollState
from db import Session
from db.keys import KeyRing
from db.tables import Paper, Poll, PollAnswer
from programme.polls.busy_hours import busy_on, to_json
from programme.polls.hindrances import CODES, NONE
from tests.village import BEGINS_AT

NOW = BEGINS_AT + timedelta(days=60)
BIG = 1_000_000_000
SITI, SRI, MEMBERS = BIG + 1, BIG + 101, 30
OPEN, CLOSED = BIG + 45, BIG + 46
PICTURE = BIG + 70
LONG = "w" * 500
SPLIT_DAYS = to_json(busy_on([0, 2, 4, 6], [(0, 300), (360, 420), (480, 600), (720, 1000), (1200, 1440)]))


def ask_groups(session: Session, keys: KeyRing) -> None:
    """One round that is open, and one that ended, whose picture is made: nearly everybody wrote much."""
    for poll_id, state in ((OPEN, "open"), (CLOSED, "closed")):
        poll = Poll(id=poll_id, group_id=BIG, kind="hindrances", asked_by=SITI, state=state)
        poll.asked_at, poll.closes_at = NOW - timedelta(days=1), NOW + timedelta(days=2)
        session.add(poll)
    session.flush()
    for number in range(1, MEMBERS - 4):
        answer = PollAnswer(poll_id=CLOSED, kpm_id=SRI + number, said_by=SRI + number, answered_at=NOW)
        answer.choices, answer.words, answer.hours = ",".join(sorted(CODES - {NONE})), LONG, SPLIT_DAYS
        if number % 4 == 0:
            answer.choices, answer.hours = NONE, None
        session.add(answer)
    paper = Paper(id=PICTURE, person_id=SITI, kind="poll_picture", subject=f"poll:{CLOSED}", state="made")
    paper.filename, paper.content = "a.png", keys.encrypt_bytes(b"\x89PNG\r\n")
    paper.wanted_at = paper.made_at = NOW
    session.add(paper)
    session.flush()


def states_of_asking() -> dict[str, tuple[int, Any]]:
    """Conversation -> who has it, and a state in which each of its questions can be asked."""
    answer = AnswerPollState(OPEN, sorted(CODES), LONG, SPLIT_DAYS, SPLIT_DAYS, LONG, ["morning", "night"])
    heard = [[SRI + number, "Ñ" * 120, sorted(CODES), LONG, SPLIT_DAYS] for number in range(MEMBERS)]
    entered = AnswerPollState(OPEN, kpm_id=SRI + 1, name="Ñ" * 120, hours_said=LONG, page=1, heard=heard)
    return {
        "ask_group": (SITI, PollState(OPEN, BIG)),
        "poll_results": (SITI, PollState(CLOSED, BIG)),
        "answer_poll": (SRI, answer),
        "enter_answers": (SITI, entered),
    }


def notices_of_asking() -> dict[str, tuple[int, str, str]]:
    """Kind -> its reader, subject and slot."""
    return {
        "poll_question": (SRI, f"poll:{OPEN}", "asked"),
        "poll_result": (SITI, f"paper:{PICTURE}", "made"),
    }
