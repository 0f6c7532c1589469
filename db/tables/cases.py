"""Casework with a family: the case, what was found out and tried, who agreed to do what, and whom it was shared with.

First source document, A.2: 'Pendekatan awal; mengidentifikasi masalah dan potensi/sumber; rencana pemecahan masalah;
melaksanakan pemecahan masalah; mengevaluasi hasil; terminasi'. Everything in words is encrypted.
"""

from datetime import date, datetime, time

from sqlalchemy import ForeignKey, Index, String, Time, text
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import EncryptedText, Moment
from db.schema import Table


class Case(Table):
    """One case of one family, held by one pendamping; at most one is open per family and holder."""

    __tablename__ = "cases"

    id: Mapped[int] = mapped_column(primary_key=True)
    kpm_id: Mapped[int] = mapped_column(ForeignKey("kpm.person_id"), index=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    """Her group when it was opened."""
    holder_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    complaint_id: Mapped[int | None] = mapped_column(ForeignKey("complaints.id"))
    origin: Mapped[str] = mapped_column(String(10))
    """visit, absence (a streak on the list or the radar), complaint or own (the pendamping's own knowledge)."""
    phase: Mapped[str] = mapped_column(String(16), default="approach")
    """One of programme.cases.phases.PHASES: how far it has come."""
    state: Mapped[str] = mapped_column(String(8), default="open")
    """open or closed."""
    pseudonym: Mapped[str | None] = mapped_column(EncryptedText)
    """The name she bears in the report; drawn once, so that two drafts agree."""
    opened_at: Mapped[datetime] = mapped_column(Moment)
    acting_since: Mapped[date | None]
    """The local day from which the plan is carried out: meetings after it are what the evaluation looks at."""
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    reopened_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        Index(
            "uq_cases_one_open",
            "kpm_id",
            "holder_id",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )


class CaseEntry(Table):
    """One dated thing in a case's file. Entries are never changed: a correction takes one out and adds another."""

    __tablename__ = "case_entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    phase: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(24))
    """One of programme.cases.entry_kinds: contact, source, problem, potential, option, note, achieved, not_yet,
    family_word, phase (it went on), opened, closed, reopened, referred ..., or a part of the report in the pendamping's
    own words.
    """
    about: Mapped[str | None] = mapped_column(EncryptedText)
    """Of a contact who was present; of a source whom she asked; of an option what sort it is."""
    words: Mapped[str] = mapped_column(EncryptedText)
    chosen: Mapped[bool] = mapped_column(default=False)
    """Of an option: the family chose it."""
    happened_on: Mapped[date]
    """The local day it speaks of."""
    author_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    """Empty for what the assistant noted itself."""
    entered_at: Mapped[datetime] = mapped_column(Moment)
    removed_at: Mapped[datetime | None] = mapped_column(Moment)


class CaseAgreement(Table):
    """Who of the family (or whoever helps it) does what until when, or at every meeting."""

    __tablename__ = "case_agreements"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    """stand_in (somebody takes her place at work while she is at the meeting) or task."""
    who: Mapped[str] = mapped_column(EncryptedText)
    """kpm, spouse, relative, pendamping, or own words."""
    words: Mapped[str] = mapped_column(EncryptedText)
    due_on: Mapped[date | None]
    """Of a task: the local day by which it is done."""
    every_meeting: Mapped[bool] = mapped_column(default=False)
    """It holds at each of her group's meetings, and is reminded of before each."""
    reminds_family: Mapped[bool] = mapped_column(default=True)
    """She agreed to be reminded by chat; else only the pendamping is."""
    leaves_at: Mapped[time | None] = mapped_column(Time)
    """Of a stand-in: the local time from which he takes over, where it is not that of the meeting."""
    state: Mapped[str] = mapped_column(String(8), default="open")
    """open, kept, broken or ended."""
    agreed_on: Mapped[date]
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class CaseReferral(Table):
    """A case shared with a colleague for advice, or handed to him: he reads it only once he accepted."""

    __tablename__ = "case_referrals"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    from_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    to_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    kind: Mapped[str] = mapped_column(String(8))
    """advice (he reads and notes what he thinks) or handover (he holds it from then on)."""
    reason: Mapped[str] = mapped_column(EncryptedText)
    state: Mapped[str] = mapped_column(String(10), default="asked")
    """asked, accepted, declined, withdrawn or ended (he reads it no more)."""
    asked_at: Mapped[datetime] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
