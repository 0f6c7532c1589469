"""Since when the one who speaks for a family speaks for it: what came before was another's, and is not hers to read."""

from datetime import datetime

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import InstrumentedAttribute

from db import Session
from db.tables import KpmChange

HANDED_OVER = "pengurus"
"""The field of the row of a KpmChange by which an entry passed on: the name before, the name since."""


def speaks_since(session: Session, kpm_id: int) -> datetime | None:
    """When the family's entry passed to its present pengurus; None where it always was hers."""
    query = select(KpmChange.changed_at).where(KpmChange.kpm_id == kpm_id, KpmChange.field == HANDED_OVER)
    return session.scalar(query.order_by(KpmChange.id.desc()).limit(1))


def is_hers(session: Session, person_id: int, at: datetime) -> bool:
    """Whether what was said by (or to) this entry at that moment was said by the person who speaks for it now."""
    since = speaks_since(session, person_id)
    return since is None or at > since


def still_speaks(kpm_id: InstrumentedAttribute[int], at: InstrumentedAttribute[datetime]) -> ColumnElement[bool]:
    """As `is_hers`, as a condition of a query over what entries said at their moments."""
    passed_on = exists().where(KpmChange.kpm_id == kpm_id, KpmChange.field == HANDED_OVER, KpmChange.changed_at >= at)
    return ~passed_on
