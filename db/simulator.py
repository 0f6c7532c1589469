"""Tables of the simulator's own database: what its phones show and what its clock says. Never part of a real one."""

import hashlib
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Engine, LargeBinary, MetaData, String, select
from sqlalchemy import Table as SchemaTable
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from db.columns import Moment
from db.schema import Table
from db.tables import Person  # noqa: F401 - registers every table of the programme


class SimulatorTable(DeclarativeBase):
    """What the simulator's tables derive from."""

    metadata = MetaData()


class Bubble(SimulatorTable):
    """One bubble on one simulated phone, whichever app shows it."""

    __tablename__ = "simulator_bubbles"

    id: Mapped[int] = mapped_column(primary_key=True)
    chat: Mapped[int] = mapped_column(index=True)
    channel: Mapped[str] = mapped_column(String(16), default="telegram")
    """The app it stands in: telegram, whatsapp or sms."""
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
    state: Mapped[str] = mapped_column(String(12), default="delivered")
    """Of what the assistant sent: sent (left, not on the phone), delivered, read or failed."""
    reported: Mapped[str | None] = mapped_column(String(12))
    """The state that the program was told last; Telegram tells of none."""
    code: Mapped[str | None] = mapped_column(String(12))
    """The provider's code of a failure."""
    form: Mapped[str | None] = mapped_column(String(16))
    """template, or empty: what was approved is told apart from free text."""
    list_label: Mapped[str | None]
    """Where `rows` are a list that opens with a button: that button's label."""
    segments: Mapped[int] = mapped_column(default=0)
    lost: Mapped[bool] = mapped_column(default=False)
    """It left while she blocked us: it never arrives."""
    touched: Mapped[int] = mapped_column(default=0)
    """Counts every change, so that the page knows what to fetch."""


class SimulatedPhone(SimulatorTable):
    """What somebody of the village holds in her hand; who has no row here writes on Telegram."""

    __tablename__ = "simulator_phones"

    chat: Mapped[int] = mapped_column(primary_key=True)
    """The person's id."""
    app: Mapped[str] = mapped_column(String(16))
    """Where she writes: telegram or whatsapp; sms (a phone that only receives) or none (no phone at all)."""
    number: Mapped[str | None] = mapped_column(String(20), index=True)
    """E.164."""
    has_whatsapp: Mapped[bool] = mapped_column(default=False)
    off: Mapped[bool] = mapped_column(default=False)
    without_data: Mapped[bool] = mapped_column(default=False)
    """Her internet credit is used up: chats wait, SMS arrive."""
    blocked: Mapped[bool] = mapped_column(default=False)
    wrote_at: Mapped[datetime | None] = mapped_column(Moment)
    """When she last wrote on WhatsApp: the provider takes free text for 24 hours from then."""


class SimulatorState(SimulatorTable):
    """The simulator's clock and counters: one row."""

    __tablename__ = "simulator_state"

    id: Mapped[int] = mapped_column(primary_key=True)
    now: Mapped[datetime] = mapped_column(Moment)
    updates: Mapped[int] = mapped_column(default=0)
    form: Mapped[str] = mapped_column(String(64))
    """The tables' form when the village was begun: after an update with other tables it is begun anew."""


def make_tables(engine: Engine) -> None:
    """Makes what is missing: the programme's tables and the simulator's."""
    Table.metadata.create_all(engine)
    SimulatorTable.metadata.create_all(engine)


def form_of_tables() -> str:
    """A fingerprint of all tables and columns."""
    columns = [f"{column}:{column.type!r}" for table in _all_tables() for column in table.columns]
    return hashlib.sha256("\n".join(columns).encode()).hexdigest()


def stored_form(engine: Engine) -> str | None:
    """The form of the village in this database; None where there is none that this version could read."""
    with engine.connect() as connection:
        try:
            return connection.scalar(select(SimulatorState.form))
        except DatabaseError:
            return None


def _all_tables() -> list[SchemaTable]:
    return [*Table.metadata.sorted_tables, *SimulatorTable.metadata.sorted_tables]


def empty_tables(engine: Engine) -> None:
    """Begins anew: every table is dropped and made again."""
    known = MetaData()
    known.reflect(engine)
    known.drop_all(engine)
    make_tables(engine)
