"""Who said that she can't at the time to which her group moved: a hint for who looks after her and nothing more."""

from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Kpm, Poll, PollAnswer
from programme.access import Actor, operation
from programme.polls.proposals import NewTime, from_stored
from programme.polls.time_now import time_now
from programme.polls.time_rounds import KIND
from programme.rules import Rules


@operation(on="kpm", may=("pendamping",))
def show_time_hindrance(session: Session, actor: Actor, kpm_id: int, now: datetime, rules: Rules) -> NewTime | None:
    """The time at which her group meets, where it was chosen though she said that she can't; else None."""
    query = (
        select(Poll.group_id, Poll.proposal, PollAnswer.suits)
        .join(Kpm, Kpm.group_id == Poll.group_id)
        .outerjoin(PollAnswer, (PollAnswer.poll_id == Poll.id) & (PollAnswer.kpm_id == Kpm.person_id))
        .where(Kpm.person_id == kpm_id, Poll.kind == KIND, Poll.state == "adopted")
        .order_by(Poll.id.desc())
        .limit(1)
    )
    latest = session.execute(query).first()
    if latest is None or latest.suits is not False or latest.proposal is None:
        return None
    new = from_stored(latest.proposal)
    return new if time_now(session, latest.group_id, now, rules) in (new, None) else None
