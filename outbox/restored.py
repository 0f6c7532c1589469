"""What must outlive a restore: what was said and heard since the backup was made, so that nobody is told twice.

A backup is older than what it replaces. Without this every reminder sent since would leave again, and a message that
the provider repeats would be taken in a second time.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, exists, insert, select

from db import Session
from db.backup_files import BackupReader
from db.tables import (
    Assembly,
    Case,
    CaseAgreement,
    CaseReferral,
    Clarification,
    Complaint,
    ComplaintStep,
    Contact,
    DataUpdate,
    DataUpdateStep,
    Enrolment,
    Gathering,
    Group,
    InboxEntry,
    Inquiry,
    Intake,
    KetuaHelp,
    Meeting,
    OfficeReport,
    OutboxRow,
    PaymentChange,
    PaymentReport,
    PaymentSchedule,
    Person,
    Poll,
    PosyanduDay,
    Substitution,
    UpdateList,
    UpdateReport,
    Visit,
    VisitHandover,
)
from outbox.kinds import KINDS
from outbox.queue import UNFINISHED

Values = dict[str, Any]
SUBJECTS = {
    "meeting": Meeting.id,
    "visit": Visit.id,
    "group": Group.id,
    "complaint": Complaint.id,
    "payment": PaymentSchedule.id,
    "update": DataUpdate.id,
    "updates": UpdateList.id,
    "updates_report": UpdateReport.id,
    "inquiry": Inquiry.id,
    "case": Case.id,
    "referral": CaseReferral.id,
    "agreement": CaseAgreement.id,
    "poll": Poll.id,
    "gathering": Gathering.id,
    "help": KetuaHelp.id,
    "handover": VisitHandover.id,
    "person": Person.id,
    "intake": Intake.id,
    "assembly": Assembly.id,
    "clarification": Clarification.id,
    "enrolment": Enrolment.id,
    "posyandu": PosyanduDay.id,
    "report": OfficeReport.id,
    "substitution": Substitution.id,
}
"""Whose rows a notice speaks of by id: an id from after the backup will be given anew to something else."""
STEPS = (
    ("complaint", re.compile(r"(?:step|again|up|past|silent)[: ](\d+)"), ComplaintStep.id, ComplaintStep.complaint_id),
    ("update", re.compile(r"step (\d+)"), DataUpdateStep.id, DataUpdateStep.update_id),
    ("payment", re.compile(r"c(\d+)"), PaymentChange.id, PaymentChange.schedule_id),
    ("payment", re.compile(r"(\d+)"), PaymentReport.id, PaymentReport.schedule_id),
)
"""Where the slot names a row as well, one of the subject's own: that number, too, will be given anew.

Brought back without its row it would keep the next step of the same complaint from being told.
"""


@dataclass
class SinceBackup:
    """Notices that ended and messages that arrived after a backup was made."""

    notices: list[Values] = field(default_factory=list)
    inbox: list[tuple[str, Values]] = field(default_factory=list)
    """(hash of the address, the entry's columns)"""


def since_backup(session: Session, backup: BackupReader) -> SinceBackup:
    """What stands in the database now and was said or heard since the backup was made.

    Told by ids, not by moments: the clock may have been put right meanwhile.
    """
    highest, unfinished = 0, set[int]()
    for row_id, state in backup.column_values("outbox", "id", "state"):
        highest = max(highest, row_id)
        if state in UNFINISHED:
            unfinished.add(row_id)
    last_heard = max((row_id for (row_id,) in backup.column_values("inbox", "id")), default=0)
    ended = select(OutboxRow.__table__).where(
        OutboxRow.kind != "reply",
        OutboxRow.state != "queued",
        OutboxRow.id >= min(unfinished, default=highest + 1),
    )
    heard = (
        select(Contact.address_index, InboxEntry.__table__)
        .join(Contact, Contact.id == InboxEntry.contact_id)
        .where(InboxEntry.id > last_heard)
    )
    return SinceBackup(
        [_without_id(row) for row in _rows(session, ended) if row.id > highest or row.id in unfinished],
        [(row[0], _without_id(row, skip=1)) for row in _rows(session, heard)],
    )


def carry_on_after_restore(session: Session, since: SinceBackup, now: datetime) -> None:
    """Brings what was said and heard since into the restored tables, and settles what the backup still held queued."""
    for values in since.notices:
        _bring_notice(session, values)
    for address_index, values in since.inbox:
        _bring_message(session, address_index, values)
    _settle_queued(session, now)


def _rows(session: Session, query: Select[Any]) -> list[Row[Any]]:
    return list(session.execute(query).all())


def _without_id(row: Row[Any], skip: int = 0) -> Values:
    return {str(name): value for name, value in list(row._mapping.items())[skip:] if name != "id"}


def _bring_notice(session: Session, values: Values) -> None:
    same = [getattr(OutboxRow, name) == values[name] for name in ("kind", "subject", "person_id", "slot")]
    known = session.scalar(select(OutboxRow).where(*same))
    if known is not None:
        for name in ("state", "outcome", "way", "sent_at", "delivered_at", "answered_at", "provider_id", "attempts"):
            setattr(known, name, values[name])
        return
    if session.get(Person, values["person_id"]) is None or not _speaks_of_the_same(session, values):
        return
    contact_id = values["contact_id"] if _has_contact(session, values["contact_id"]) else None
    session.execute(insert(OutboxRow).values({**values, "contact_id": contact_id, "lease_until": None}))


def _speaks_of_the_same(session: Session, values: Values) -> bool:
    kind, _, number = values["subject"].partition(":")
    if not number.isdigit():
        return True
    if kind not in SUBJECTS or not session.scalar(select(exists().where(SUBJECTS[kind] == int(number)))):
        return False
    named = [
        (found[1], row_id, of)
        for about, pattern, row_id, of in STEPS
        if about == kind and (found := pattern.fullmatch(values["slot"] or "")) is not None
    ]
    return all(
        session.scalar(select(exists().where(row_id == int(step), of == int(number)))) for step, row_id, of in named
    )


def _has_contact(session: Session, contact_id: int | None) -> bool:
    return contact_id is not None and session.get(Contact, contact_id) is not None


def _bring_message(session: Session, address_index: str, values: Values) -> None:
    """An entry of a contact the backup knows too; a contact from after it is a stranger again."""
    contact = session.get(Contact, values["contact_id"])
    if contact is None or contact.address_index != address_index:
        return
    arrived = select(InboxEntry.id).where(
        InboxEntry.channel == values["channel"], InboxEntry.message_id == values["message_id"]
    )
    if session.scalar(arrived) is None:
        session.execute(insert(InboxEntry).values(values))


def _settle_queued(session: Session, now: datetime) -> None:
    """What waited to leave when the backup was made has very likely left since: as after a request with unknown end."""
    waiting = select(OutboxRow).where(OutboxRow.state.in_(UNFINISHED), OutboxRow.due_at <= now)
    for row in session.scalars(waiting):
        row.lease_until = None
        if row.kind == "reply":
            row.state, row.outcome = "dropped", "restored"
        elif KINDS[row.kind].repeat_if_unknown and (row.deadline is None or row.deadline > now):
            row.state = "queued"
        else:
            row.state, row.outcome = "unknown", "restored"
    session.flush()
