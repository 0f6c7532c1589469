"""Tables of the simulator's own database: what its phones show and what its clock says. Never part of a real one."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Engine, LargeBinary, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from db.columns import Moment
from db.schema import Table
from db.tables import Person  # noqa: F401 - registers every table of the programme


class SimulatorTable(DeclarativeBase):
    """What the simulator's tables derive from."""

    metadata = MetaData()


class Bubble(SimulatorTable):
    """One bubble in the chat of one simulated phone."""

    __tablename__ = "simulator_bubbles"

    id: Mapped[int] = mapped_column(primary_key=True)
    chat: Mapped[int] = mapped_column(index=True)
    sender: Mapped[str] = mapped_column(String(8))
    """bot, me, or tap (a button pressed: in the transcript, not in the chat)."""
    text: Mapped[str] = mapped_column(default="")
    rows: Mapped[list[Any]] = mapped_column(JSON, default=list)
    contact_button: Mapped[str | None]
    attachment_name: Mapped[str | None]
    attachment_kind: Mapped[str | None]
    attachment: Mapped[bytes | None] = mapped_column(LargeBinary)
    edits: Mapped[int] = mapped_column(default=0)
    pressed_id: Mapped[int | None]
    """Of a tap: the bubble whose button was pressed, and the button's data."""
    pressed_data: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(Moment)


class SimulatorState(SimulatorTable):
    """The simulator's clock and counters: one row."""

    __tablename__ = "simulator_state"

    id: Mapped[int] = mapped_column(primary_key=True)
    now: Mapped[datetime] = mapped_column(Moment)
    updates: Mapped[int] = mapped_column(default=0)


def make_tables(engine: Engine) -> None:
    """Makes what is missing: the programme's tables and the simulator's."""
    Table.metadata.create_all(engine)
    SimulatorTable.metadata.create_all(engine)


def empty_tables(engine: Engine) -> None:
    """Begins anew: every table is dropped and made again."""
    SimulatorTable.metadata.drop_all(engine)
    Table.metadata.drop_all(engine)
    make_tables(engine)
