"""Files that somebody asked for by chat: made outside the turn, then sent as a notice."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import Moment
from db.schema import Table


class Paper(Table):
    """One file wanted by one person: slips of a group, faults of a roster sheet, later reports."""

    __tablename__ = "papers"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    subject: Mapped[str] = mapped_column(String(40))
    """What it is about: 'group:3'."""
    state: Mapped[str] = mapped_column(String(8), default="waiting")
    """waiting, made or failed."""
    filename: Mapped[str | None] = mapped_column(String(120))
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Encrypted with the key ring."""
    wanted_at: Mapped[datetime] = mapped_column(Moment)
    made_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (Index("ix_papers_state", "state"),)
