"""Which payment schedule is looked at or changed, and what has been said of the change so far."""

from dataclasses import dataclass, field

from conversations.turn import Turn
from programme.payments.days import DayFamily, list_payment_day
from programme.payments.lines import PaymentLine
from programme.payments.schedules import show_payment


@dataclass
class State:
    payment_id: int = 0
    day: str = ""
    starts: str = ""
    ends: str = ""
    place: str = ""
    what: str = ""
    """What is done with one family: add, remove, slot or home."""
    group_id: int = 0
    kpm_id: int = 0
    page: int = 0
    found: list[int] = field(default_factory=list)


def line_of(turn: Turn, state: State) -> PaymentLine:
    line = show_payment(turn.session, turn.actor, state.payment_id)
    assert line is not None
    return line


def families_of(turn: Turn, state: State) -> list[DayFamily]:
    """Those in the schedule whom the one who writes looks after."""
    return list_payment_day(turn.session, turn.actor, state.payment_id)


def is_open(turn: Turn, line: PaymentLine) -> bool:
    """Whether it can still be changed."""
    return line.status == "planned" and line.ends_at > turn.now
