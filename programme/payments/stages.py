"""Payment stages (tahap): which months of which year each pays, and by which channel. Each office enters its own.

The national numbering, the months of a stage and its channel changed every few years, so none of it is assumed.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import PaymentStage
from programme.access import Actor, operation
from programme.trail import leave_trace

WHOEVER_ENTERS = ("pendamping", "koordinator", "operator")
MOST_OFFERED = 6


class PaymentMistake(ValueError):
    """What was asked for can't be done; `code` says why in a word: beyond, over, past ..."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Stage:
    """A stage; `id` 0: not entered yet."""

    id: int
    year: int
    label: str
    months: tuple[str, ...]
    """'YYYY-MM' in order."""
    channel: str

    @property
    def key(self) -> tuple[int, str, str]:
        """What makes two of them the same."""
        return self.year, self.label.casefold(), self.channel


@operation(on=None, may=WHOEVER_ENTERS)
def list_stages(session: Session, actor: Actor) -> list[Stage]:
    """The stages entered so far, the latest months first. They name nobody."""
    return known_stages(session)


def known_stages(session: Session) -> list[Stage]:
    """As `list_stages`, for the check of a sheet."""
    stages = [stage_of(one) for one in session.scalars(select(PaymentStage))]
    return sorted(stages, key=lambda one: (max(one.months, default=""), one.year, one.id), reverse=True)


@operation(on=None, may=WHOEVER_ENTERS)
def add_stage(session: Session, actor: Actor, stage: Stage, now: datetime) -> int:
    """Enters a stage and returns its id; one of the same year, label and channel is that one.

    Raises PaymentMistake('other_months') where it stands already with other months.
    """
    assert actor.person_id is not None
    known = next((one for one in known_stages(session) if one.key == stage.key), None)
    if known is not None:
        if stage.months and tuple(stage.months) != known.months:
            raise PaymentMistake("other_months")
        return known.id
    made = PaymentStage(
        year=stage.year, label=stage.label, months=list(stage.months), channel=stage.channel,
        created_by=actor.person_id, created_at=now,
    )  # fmt: skip
    session.add(made)
    session.flush()
    leave_trace(session, actor, "add_stage", "stage", made.id, now)
    return made.id


def stage_of(one: PaymentStage) -> Stage:
    return Stage(one.id, one.year, one.label, tuple(one.months), one.channel)
