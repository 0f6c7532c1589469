"""The picture of a poll's result: ordered for whoever may see it, drawn by a worker, brought by the result's notice."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Paper
from programme.papers import SAME_WITHIN

POLL_PICTURE = "poll_picture"
"""The kind of paper. Where it can't be drawn, its notice brings the words alone."""


def order_pictures(session: Session, person_ids: Iterable[int], poll_id: int, now: datetime) -> int:
    """Orders one for each of them; wanted twice within a minute it is one. How many are new."""
    return sum(_ordered(session, person_id, f"poll:{poll_id}", now) for person_id in dict.fromkeys(person_ids))


def _ordered(session: Session, person_id: int, subject: str, now: datetime) -> bool:
    same = select(Paper.id).where(
        Paper.person_id == person_id,
        Paper.kind == POLL_PICTURE,
        Paper.subject == subject,
        Paper.wanted_at > now - SAME_WITHIN,
        Paper.state != "failed",
    )
    if session.scalar(same.limit(1)) is not None:
        return False
    session.add(Paper(person_id=person_id, kind=POLL_PICTURE, subject=subject, wanted_at=now))
    session.flush()
    return True
