"""A photo of the signed sheet or a voice note that came with a report: kept, and handed to the pendamping."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Group, Meeting, Person, StoredFile
from outbox.queue import put_notice
from programme.access import Actor, operation
from programme.meetings import subject_of
from programme.trail import leave_trace


@operation(on="meeting", may=("ketua", "deputy", "pendamping"))
def keep_report_evidence(session: Session, actor: Actor, meeting_id: int, file_id: int, now: datetime) -> Person | None:
    """Keeps a file that has just arrived as evidence of a meeting; returns to whom it is handed, if to anybody.

    The pendamping's own file is kept and handed to nobody.
    """
    assert actor.person_id is not None
    file = session.get_one(StoredFile, file_id)
    file.subject, file.person_id = subject_of(meeting_id), actor.person_id
    session.flush()
    tell_of_evidence(session, file_id, now)
    leave_trace(session, actor, "keep_report_evidence", "meeting", meeting_id, now)
    pendamping = pendamping_of_meeting(session, meeting_id)
    return pendamping if pendamping is not None and pendamping.id != actor.person_id else None


def pendamping_of_meeting(session: Session, meeting_id: int) -> Person | None:
    """Who looks after the meeting's group, if anybody does."""
    group = session.get_one(Group, session.get_one(Meeting, meeting_id).group_id)
    return session.get(Person, group.pendamping_id) if group.pendamping_id is not None else None


def tell_of_evidence(session: Session, file_id: int, now: datetime) -> bool:
    """Hands a meeting's evidence to its pendamping once its content is stored, or says that it could not be fetched.

    False where the file is still under way, is no evidence, or was told of before.
    """
    file = session.get_one(StoredFile, file_id)
    if file.state == "waiting" or file.subject is None or not file.subject.startswith("meeting:"):
        return False
    pendamping = pendamping_of_meeting(session, int(file.subject.partition(":")[2]))
    if pendamping is None or pendamping.id == file.person_id:
        return False
    return put_notice(session, "report_evidence", f"file:{file_id}", pendamping.id, file.state, now)


@dataclass(frozen=True)
class EvidenceFile:
    """Whose file it is, and which meeting it belongs to."""

    meeting_id: int
    sender_name: str
    sender_gender: str


def evidence_file(session: Session, file_id: int) -> EvidenceFile | None:
    """For the notice to the meeting's own pendamping; None where the file is no evidence of a meeting."""
    row = session.execute(
        select(StoredFile.subject, Person.name, Person.gender)
        .join(Person, Person.id == StoredFile.person_id)
        .where(StoredFile.id == file_id)
    ).first()
    kind, _, meeting_id = (row[0] or "").partition(":") if row is not None else ("", "", "")
    return EvidenceFile(int(meeting_id), row[1], row[2]) if row is not None and kind == "meeting" else None
