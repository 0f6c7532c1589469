"""From whom a hidden complaint is kept, and on which phones nothing of it may show.

Not even "Ada kabar untuk Ibu Mawar" goes to a phone from which one of them speaks too: he would ask what news.
"""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from db import Session
from db.tables import (
    Address,
    Case,
    CaseAgreement,
    CaseReferral,
    Complaint,
    Dialog,
    Group,
    Kpm,
    Paper,
    StoredFile,
    Visit,
)
from outbox.dialogs import CONFIDING

CASE_BEHIND = {"case": Case.id, "agreement": CaseAgreement.id, "referral": CaseReferral.id}
"""Subjects of notices that belong to a case."""


def hidden_from(session: Session, complaint: Complaint) -> frozenset[int]:
    """Person ids from whom a confidential complaint is kept: the accused, and the group's ketua, deputy, pendamping.

    Never its reporter nor the family it concerns; nobody where it is not confidential.
    """
    if not complaint.confidential:
        return frozenset()
    barred = set(own_people(session, complaint.group_id)) | ({complaint.accused_id} - {None})
    return frozenset(one for one in barred if one not in (None, complaint.reporter_id, complaint.kpm_id))


def own_people(session: Session, group_id: int) -> list[int]:
    """The group's ketua, deputy and pendamping."""
    duties = select(Kpm.person_id).where(
        Kpm.group_id == group_id, Kpm.duty.in_(("ketua", "deputy")), Kpm.left_at.is_(None)
    )
    found = list(session.scalars(duties))
    pendamping_id = session.scalar(select(Group.pendamping_id).where(Group.id == group_id))
    return found + ([pendamping_id] if pendamping_id is not None else [])


def barred_from(session: Session, subject: str | None, reader_id: int) -> frozenset[int]:
    """Person ids with whom the reader of this notice may not share a phone, if it is to show there.

    For a complaint's notices, those of a confidential visit or of a case that came of it, and the word that a complaint
    was left half-told.
    """
    kind, _, number = (subject or "").partition(":")
    if not number.isdigit():
        return frozenset()
    if kind in ("file", "paper"):
        about = StoredFile.subject if kind == "file" else Paper.subject
        of_file = session.scalar(select(about).where(about.class_.id == int(number)))
        kind, _, number = (of_file or "").partition(":")
    if kind == "complaint":
        return _of_complaint(session, int(number)) - {reader_id}
    if kind == "visit":
        return _of_visit(session, int(number)) - {reader_id}
    if kind in CASE_BEHIND:
        return _of_case(session, int(number), CASE_BEHIND[kind]) - {reader_id}
    if kind == "dialog":
        return _of_dialog(session, int(number)) - {reader_id}
    return frozenset()


def _of_visit(session: Session, visit_id: int) -> frozenset[int]:
    visit = session.get(Visit, visit_id)
    if visit is not None and visit.cause == "case" and visit.case_id is not None:
        return _of_case(session, visit.case_id, Case.id)
    if visit is None or visit.cause != "confidential":
        return frozenset()
    return _of_complaint(session, visit.complaint_id)


def _of_case(session: Session, number: int, row: InstrumentedAttribute[int]) -> frozenset[int]:
    """Of the case behind that row: from whom the complaint is kept of which it came."""
    query = select(Case.complaint_id).where(Case.complaint_id.is_not(None), row == number)
    if row.class_ is not Case:
        query = query.join(row.class_, row.class_.case_id == Case.id)
    complaint_id = session.scalar(query)
    return _of_complaint(session, complaint_id) if complaint_id is not None else frozenset()


def _of_complaint(session: Session, complaint_id: int | None) -> frozenset[int]:
    complaint = session.get(Complaint, complaint_id)
    return hidden_from(session, complaint) if complaint is not None else frozenset()


def _of_dialog(session: Session, dialog_id: int) -> frozenset[int]:
    """Whom a complaint that was not told to its end is about is not known yet: everybody else on that phone."""
    dialog = session.get(Dialog, dialog_id)
    if dialog is None or dialog.conversation not in CONFIDING:
        return frozenset()
    here = select(Address.person_id).where(Address.contact_id == dialog.contact_id, Address.closed_at.is_(None))
    return frozenset(session.scalars(here))


def contacts_kept_clear(session: Session, barred: Collection[int]) -> frozenset[int]:
    """The contacts from which one of these people speaks."""
    if not barred:
        return frozenset()
    query = select(Address.contact_id).where(Address.person_id.in_(barred), Address.closed_at.is_(None))
    return frozenset(session.scalars(query))


def people_beside(session: Session, person_id: int) -> frozenset[int]:
    """Who speaks from this person's phones, herself among them."""
    phones = select(Address.contact_id).where(Address.person_id == person_id, Address.closed_at.is_(None))
    query = select(Address.person_id).where(Address.contact_id.in_(phones), Address.closed_at.is_(None))
    return frozenset(session.scalars(query))


def may_show_here(session: Session, complaint: Complaint, people: Collection[int]) -> bool:
    """Whether it may be shown on a phone from which these people speak, its reader among them."""
    return not hidden_from(session, complaint) & set(people)
