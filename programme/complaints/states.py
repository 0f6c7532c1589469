"""From which state of a complaint its handlers may do what, and where that leads: a table, and nothing but the table.

States: received, in_progress, waiting (for the reporter), referred, solved (she is asked whether it is), reopened,
closed. What the reporter does (answer, confirm, reopen, withdraw) is decided in programme.complaints.filing.
"""

from collections.abc import Mapping

UNDER_WAY = ("received", "in_progress", "waiting", "referred", "reopened")
"""The handlers' turn, or the reporter's answer to them; with 'solved' it is hers alone, 'closed' is the end."""
CLOCK_RUNS = ("received", "in_progress", "referred", "reopened")
"""A due date counts in these; waiting for the reporter stops it."""
ACTIONS = ("take", "note", "ask", "answer", "refer", "visit", "give", "solve")
"""What a handler can do, in the order in which it is offered.

'answer' notes what the reporter said elsewhere (by telephone, at the door) to a question that was asked here.
"""
BEGUN = "in_progress"
NEXT: Mapping[str, Mapping[str, str]] = {
    "received": {
        "take": BEGUN, "note": "received", "ask": "waiting", "refer": "referred", "visit": BEGUN, "give": BEGUN,
        "solve": "solved",
    },
    "reopened": {
        "take": BEGUN, "note": "reopened", "ask": "waiting", "refer": "referred", "visit": BEGUN, "give": BEGUN,
        "solve": "solved",
    },
    "in_progress": {
        "take": BEGUN, "note": BEGUN, "ask": "waiting", "refer": "referred", "visit": BEGUN, "give": BEGUN,
        "solve": "solved",
    },
    "waiting": {
        "take": "waiting", "note": "waiting", "answer": BEGUN, "refer": "referred", "visit": "waiting",
        "give": "waiting", "solve": "solved",
    },
    "referred": {
        "take": "referred", "note": "referred", "ask": "waiting", "refer": "referred", "visit": "referred",
        "give": "referred", "solve": "solved",
    },
    "solved": {"note": "solved"},
    "closed": {},
}  # fmt: skip
"""State -> action -> the state it leads to; what is missing can't be done."""
ANYBODYS = frozenset({"take", "note"})
"""Every handler may do these, also where another one works on it."""


def state_after(state: str, action: str) -> str | None:
    """The state that the action leads to; None where it can't be done from there."""
    return NEXT[state].get(action)


def actions_from(state: str, *, is_mine: bool, is_anybodys: bool) -> tuple[str, ...]:
    """What one handler is offered, in order. `is_mine`: he works on it; `is_anybodys`: nobody does.

    Where another works on it he may note something, or take it over; his own he need not take.
    """
    offered = NEXT[state]
    return tuple(
        action
        for action in ACTIONS
        if action in offered and (action != "take" or not is_mine) and (is_mine or is_anybodys or action in ANYBODYS)
    )
