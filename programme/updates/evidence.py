"""Photos that came with reported changes: shown to who checks them, and forgotten when they have served.

Counted is from the report to the office; of what was wrong or withdrawn, from its end. What waits to be checked or
reported keeps its photo. The entry of the file and the trail of who looked at it stay.
"""

from datetime import UTC, datetime, timedelta
from typing import TypeVarTuple

from sqlalchemy import Select, String, and_, case, cast, func, literal, select, update

from db import Session
from db.tables import DataUpdate, StoredFile, UpdateList
from outbox.stored_files import FileContent, content_of
from programme.access import Actor, may_run, operation
from programme.rules import Rules
from programme.trail import leave_trace

GONE = "gone"
"""The state of a StoredFile whose content was deleted when its time was over."""
SUBJECT = "update:"
ENDED = ("wrong", "withdrawn")
FILES_A_TICK = 200
SERVED_AT = case((DataUpdate.state.in_(ENDED), DataUpdate.settled_at), else_=UpdateList.sent_at)
"""When the change ended so, or was reported to the office; empty while neither."""
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
Columns = TypeVarTuple("Columns")


def evidence_to_show(session: Session, reader: Actor, file_id: int) -> tuple[int, FileContent | None] | None:
    """(the report it belongs to, its content if it has come) for the notice to who asked for it; None: not hers."""
    file = session.get(StoredFile, file_id)
    if file is None or file.subject is None or not file.subject.startswith(SUBJECT):
        return None
    update_id = int(file.subject.removeprefix(SUBJECT))
    if not may_run(session, reader, "send_update_evidence", update_id):
        return None
    return update_id, content_of(session, file_id)


@operation(on=None, may=("system",))
def forget_update_evidence(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Deletes the content of photos whose days are over; returns how many."""
    until = now - timedelta(days=rules.update_evidence_days)
    served = _old_files(select(StoredFile.id, DataUpdate.kpm_id)).where(SERVED_AT.between(LONG_AGO, until))
    rows = session.execute(served.limit(FILES_A_TICK)).all()
    session.execute(
        update(StoredFile)
        .where(StoredFile.id.in_([file_id for file_id, _ in rows]))
        .values(content=None, state=GONE, provider_reference="")
        .execution_options(synchronize_session=False)
    )
    for _, kpm_id in rows:
        leave_trace(session, actor, "forget_update_evidence", "kpm", kpm_id, now)
    return len(rows)


def next_evidence_moment(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """When the oldest photo is to go."""
    first: datetime | None = session.scalar(_old_files(select(func.min(SERVED_AT))))
    if first is None:
        return None
    return max(first + timedelta(days=rules.update_evidence_days, seconds=1), after + timedelta(seconds=1))


def _old_files(query: Select[*Columns]) -> Select[*Columns]:
    """Of the files of reported changes that are not gone yet; a range, for which the index on `subject` serves."""
    of_updates = and_(StoredFile.subject >= SUBJECT, StoredFile.subject < "update;")
    return (
        query.select_from(StoredFile)
        .join(DataUpdate, StoredFile.subject == literal(SUBJECT) + cast(DataUpdate.id, String))
        .outerjoin(UpdateList, UpdateList.id == DataUpdate.list_id)
        .where(of_updates, StoredFile.state != GONE)
    )
