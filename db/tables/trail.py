"""Who did what to which object, and what the jobs did: ids only, never names or numbers."""

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import Moment
from db.schema import Table


class TrailEntry(Table):
    """One operation on somebody's data: kept so that a person can be told what was done with hers."""

    __tablename__ = "trail"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    actor_id: Mapped[int | None]
    """The person who did it; empty for the assistant's own jobs and the command line."""
    operation: Mapped[str] = mapped_column(String(60))
    object_kind: Mapped[str | None] = mapped_column(String(20))
    object_id: Mapped[int | None]

    __table_args__ = (Index("ix_trail_object", "object_kind", "object_id"),)


class JobRun(Table):
    """One run of a job that found something to do."""

    __tablename__ = "job_runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    job: Mapped[str] = mapped_column(String(40))
    ran_at: Mapped[datetime] = mapped_column(Moment)
    done: Mapped[int]
    """How many rows it made or changed."""

    __table_args__ = (Index("ix_job_runs_ran_at", "ran_at"),)
