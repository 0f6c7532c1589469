"""What tells who a family was is erased once it has been gone for `rules.office.retention_months`.

UU 27/2022 (Pelindungan Data Pribadi), articles 43-44: personal data is deleted when its retention has ended. At night,
a few families at a time; counts, days and marks stay.
"""

from datetime import date, datetime, time, timedelta

from sqlalchemy import CompoundSelect, Select, func, or_, select, union, update

from db import Session
from db.tables import (
    Address,
    Clarification,
    Complaint,
    Consent,
    Contact,
    DataUpdate,
    FamilyMember,
    InboxEntry,
    Kpm,
    OutboxRow,
    Payment,
    PaymentReport,
    Person,
    StoredFile,
    Visit,
)
from programme.access import Actor, operation
from programme.joining import end_consent, end_sessions
from programme.leaving.reports_without import erase_in_reports
from programme.leaving.what_tells import ERASED, NOBODY, addresses_of
from programme.rules import Rules
from programme.trail import leave_trace

NIGHT_BEGINS, NIGHT_ENDS = time(1), time(4)
FAMILIES_A_TICK = 20
GONE = "gone"
UNSYNCHRONISED = {"synchronize_session": False}
FIRST_LEFT = (
    select(func.min(Kpm.left_at))
    .join(Person, Person.id == Kpm.person_id)
    .where(Kpm.left_at.is_not(None), Person.erased_at.is_(None))
)
"""Built once: it is asked at every tick."""


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the 28th where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))


@operation(on=None, may=("system",))
def forget_left_families(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Erases families whose retention has ended, in the small hours; returns how many."""
    if not NIGHT_BEGINS <= rules.local(now).time() < NIGHT_ENDS:
        return 0
    before = rules.at(months_before(rules.today(now), rules.office.retention_months), time(0))
    query = (
        select(Kpm.person_id)
        .join(Person, Person.id == Kpm.person_id)
        .where(Kpm.left_at < before, Person.erased_at.is_(None))
        .order_by(Kpm.left_at)
        .limit(FAMILIES_A_TICK)
    )
    ids = list(session.scalars(query))
    for kpm_id in ids:
        _erase(session, actor, kpm_id, now)
    return len(ids)


def next_forgetting_night(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The night in which the first family is to be erased."""
    first = session.scalar(FIRST_LEFT)
    if first is None:
        return None
    due = months_before(rules.today(first), -rules.office.retention_months) + timedelta(days=1)
    today = rules.today(after)
    if due <= today and NIGHT_BEGINS <= rules.local(after).time() < NIGHT_ENDS:
        return after + timedelta(seconds=1)
    night = max(due, today)
    begins = rules.at(night, NIGHT_BEGINS)
    return begins if begins > after else rules.at(night + timedelta(days=1), NIGHT_BEGINS)


def _erase(session: Session, actor: Actor, kpm_id: int, now: datetime) -> None:
    """Files first, while the tables still tell which are hers."""
    _erase_files(session, kpm_id)
    erase_in_reports(session, kpm_id)
    end_sessions(session, kpm_id, now)
    end_consent(session, kpm_id, now)
    for one in ERASED:
        changed = update(one.table).where(one.whose(kpm_id)).values(one.values)
        session.execute(changed, execution_options=UNSYNCHRONISED)
    _erase_family_names(session, kpm_id)
    _erase_payment_words(session, kpm_id)
    _erase_contacts(session, kpm_id)
    who = update(Person).where(Person.id == kpm_id).values(name=NOBODY, preferred_channel=None, erased_at=now)
    session.execute(who, execution_options=UNSYNCHRONISED)
    session.expire_all()
    leave_trace(session, actor, "forget_left_families", "person", kpm_id, now)
    session.flush()


def _erase_family_names(session: Session, kpm_id: int) -> None:
    """One by one: a family can't hold the same name twice, so the lookup hash is of the row's number."""
    for member_id in session.scalars(select(FamilyMember.id).where(FamilyMember.kpm_id == kpm_id)).all():
        one = update(FamilyMember).where(FamilyMember.id == member_id)
        session.execute(one.values(name=NOBODY, name_index=f"erased {member_id}"), execution_options=UNSYNCHRONISED)


def _erase_payment_words(session: Session, kpm_id: int) -> None:
    """What was written of the payment days that she was in."""
    hers = select(Payment.schedule_id).where(Payment.kpm_id == kpm_id)
    said = update(PaymentReport).where(PaymentReport.schedule_id.in_(hers)).values(said="")
    session.execute(said, execution_options=UNSYNCHRONISED)


def _erase_contacts(session: Session, kpm_id: int) -> None:
    """Where nobody else ever wrote from, the address goes, with what arrived from there and what was answered."""
    others = select(Address.contact_id).where(Address.person_id != kpm_id)
    alone = select(Contact.id).where(Contact.id.in_(addresses_of(kpm_id)), Contact.id.not_in(others))
    for contact_id in session.scalars(alone).all():
        gone = f"erased-{contact_id}"
        values = {"address": gone, "address_index": gone, "phone": None, "phone_index": None, "external_index": None}
        for statement in (
            update(Contact).where(Contact.id == contact_id).values(values),
            update(InboxEntry).where(InboxEntry.contact_id == contact_id).values(payload="{}"),
            update(OutboxRow).where(OutboxRow.contact_id == contact_id).values(content=None),
        ):
            session.execute(statement, execution_options=UNSYNCHRONISED)


def _erase_files(session: Session, kpm_id: int) -> None:
    """Photos and voice notes that are about her alone; a sheet that others signed too stays while one of them does."""
    about = [
        *_subjects(session, "update", select(DataUpdate.id).where(DataUpdate.kpm_id == kpm_id)),
        *_subjects(session, "complaint", select(Complaint.id).where(Complaint.kpm_id == kpm_id)),
        *_subjects(session, "visit", select(Visit.id).where(Visit.kpm_id == kpm_id)),
        *_subjects(session, "consent", select(Consent.id).where(Consent.person_id == kpm_id)),
        *_subjects(session, "clarification", select(Clarification.id).where(Clarification.kpm_id == kpm_id)),
    ]
    gone = (
        update(StoredFile)
        .where(
            or_(StoredFile.subject.in_(about), StoredFile.person_id == kpm_id),
            StoredFile.id.not_in(_still_needed(kpm_id)),
        )
        .values(content=None, state=GONE, provider_reference="")
    )
    session.execute(gone, execution_options=UNSYNCHRONISED)


def _subjects(session: Session, word: str, ids: Select[int]) -> list[str]:
    """'update:7' and the like, as files are kept."""
    return [f"{word}:{one}" for one in session.scalars(ids)]


def _still_needed(kpm_id: int) -> CompoundSelect[int]:
    """The sheets on which somebody else signed too, of whom something is still kept."""
    others = (Person.id != kpm_id, Person.erased_at.is_(None))
    consents = select(Consent.file_id).join(Person, Person.id == Consent.person_id)
    agreements = select(Clarification.file_id).join(Person, Person.id == Clarification.kpm_id)
    return union(
        consents.where(Consent.file_id.is_not(None), *others),
        agreements.where(Clarification.file_id.is_not(None), *others),
    )
