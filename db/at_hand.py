"""Keeping at hand what a unit of work asks for again and again: a session forgets a row that nobody holds any more."""

from sqlalchemy import event
from sqlalchemy.orm import Session

from db.schema import Table


def keep_at_hand(session: Session, *kinds: type[Table]) -> None:
    """From now on a row of these tables that was got by its id is not read a second time in this unit of work."""
    kept: list[object] = []

    def hold(_session: Session, row: object) -> None:
        if isinstance(row, kinds):
            kept.append(row)

    event.listen(session, "loaded_as_persistent", hold)
