"""What in the tables tells who a family was, and what becomes of it once its retention has ended.

Ids, days, marks, states and counts stay, so that the attendance of a live group and the office's figures stay right.
A column that holds words or names of families and stands neither here nor among KEPT fails a test.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, literal, select

from db.tables import (
    Address,
    Attendance,
    AttendanceChange,
    AttendanceDifference,
    AttendanceReport,
    Candidate,
    Case,
    CaseAgreement,
    CaseEntry,
    CaseReferral,
    Complaint,
    ComplaintStep,
    DataUpdate,
    DataUpdateStep,
    Dialog,
    Enrolment,
    FamilyMember,
    GatheringGuest,
    Inquiry,
    KetuaHelp,
    Kpm,
    KpmChange,
    MeetingReply,
    MemberMonth,
    OutboxRow,
    Payment,
    PollAnswer,
    Sending,
    Visit,
)

NOBODY = "-"
Whose = Callable[[int], ColumnElement[bool]]


@dataclass(frozen=True)
class Erased:
    """Columns of one table and what they become, for the rows that are this kpm's."""

    table: type
    whose: Whose
    values: Mapping[str, Any]


def _of(select_ids: Callable[[int], Select[int]], column: Any) -> Whose:
    def condition(kpm_id: int) -> ColumnElement[bool]:
        found: ColumnElement[bool] = column.in_(select_ids(kpm_id))
        return found

    return condition


def _cases(kpm_id: int) -> Select[int]:
    return select(Case.id).where(Case.kpm_id == kpm_id)


def _complaints(kpm_id: int) -> Select[int]:
    return select(Complaint.id).where((Complaint.kpm_id == kpm_id) | (Complaint.reporter_id == kpm_id))


def _updates(kpm_id: int) -> Select[int]:
    return select(DataUpdate.id).where(DataUpdate.kpm_id == kpm_id)


def _meetings(kpm_id: int) -> Select[int]:
    return select(Attendance.meeting_id).where(Attendance.kpm_id == kpm_id)


def _attendances(kpm_id: int) -> Select[int]:
    return select(Attendance.id).where(Attendance.kpm_id == kpm_id)


def _outbox(kpm_id: int) -> Select[int]:
    return select(OutboxRow.id).where(OutboxRow.person_id == kpm_id)


ERASED: tuple[Erased, ...] = (
    Erased(
        Kpm,
        lambda kpm_id: Kpm.person_id == kpm_id,
        {
            **dict.fromkeys(("phone", "phone_index", "dusun", "rt", "rw", "coordinates", "left_note")),
            "participant_number": literal("erased-") + cast(Kpm.person_id, String),
        },
    ),
    Erased(
        FamilyMember,
        lambda kpm_id: FamilyMember.kpm_id == kpm_id,
        {"birth_date": None, "facility": None, "left_reason": None, "provider_id": None},
    ),
    Erased(
        Candidate,
        lambda kpm_id: Candidate.kpm_id == kpm_id,
        {
            "name": NOBODY,
            "participant_number": literal("erased-") + cast(Candidate.id, String),
            **dict.fromkeys(("phone", "phone_index", "coordinates", "family", "dusun", "rt", "rw")),
        },
    ),
    Erased(KpmChange, lambda kpm_id: KpmChange.kpm_id == kpm_id, {"old": None, "new": None}),
    Erased(Case, lambda kpm_id: Case.kpm_id == kpm_id, {"pseudonym": None}),
    Erased(CaseEntry, _of(_cases, CaseEntry.case_id), {"words": NOBODY, "about": None}),
    Erased(CaseAgreement, _of(_cases, CaseAgreement.case_id), {"words": NOBODY}),
    Erased(CaseReferral, _of(_cases, CaseReferral.case_id), {"reason": NOBODY}),
    Erased(
        Complaint,
        _of(_complaints, Complaint.id),
        {"words": NOBODY, "referred_to": None, "letter_number": None, "accused_role": None, "accused_id": None},
    ),
    Erased(ComplaintStep, _of(_complaints, ComplaintStep.complaint_id), {"words": None}),
    Erased(DataUpdate, _of(_updates, DataUpdate.id), {"details": "{}", "reason": None}),
    Erased(DataUpdateStep, _of(_updates, DataUpdateStep.update_id), {"words": None}),
    Erased(Inquiry, lambda kpm_id: Inquiry.asker_id == kpm_id, {"words": NOBODY, "answer": None}),
    Erased(
        Visit,
        lambda kpm_id: Visit.kpm_id == kpm_id,
        dict.fromkeys(("purpose", "met", "finding", "agreement", "next_step", "location", "end_reason")),
    ),
    Erased(KetuaHelp, lambda kpm_id: KetuaHelp.kpm_id == kpm_id, {"to_tell": NOBODY, "result": None}),
    Erased(GatheringGuest, lambda kpm_id: GatheringGuest.kpm_id == kpm_id, {"agreement": None}),
    Erased(Attendance, lambda kpm_id: Attendance.kpm_id == kpm_id, {"reason": None}),
    Erased(AttendanceChange, _of(_attendances, AttendanceChange.attendance_id), {"old_reason": None}),
    Erased(AttendanceReport, _of(_meetings, AttendanceReport.meeting_id), {"said": ""}),
    Erased(
        AttendanceDifference,
        lambda kpm_id: AttendanceDifference.kpm_id == kpm_id,
        {"ketua_reason": None, "pendamping_reason": None},
    ),
    Erased(MeetingReply, lambda kpm_id: MeetingReply.kpm_id == kpm_id, {"reason": None, "words": None}),
    Erased(PollAnswer, lambda kpm_id: PollAnswer.kpm_id == kpm_id, {"choices": None, "words": None, "hours": None}),
    Erased(
        Payment,
        lambda kpm_id: Payment.kpm_id == kpm_id,
        {"amount": None, "reason": None, "words": None, "missing": None},
    ),
    Erased(MemberMonth, lambda kpm_id: MemberMonth.kpm_id == kpm_id, {"details": None}),
    Erased(Enrolment, lambda kpm_id: Enrolment.kpm_id == kpm_id, {"note": None}),
    Erased(Dialog, lambda kpm_id: Dialog.person_id == kpm_id, {"state": "{}", "history": "[]"}),
    Erased(OutboxRow, lambda kpm_id: OutboxRow.person_id == kpm_id, {"content": None}),
    Erased(Sending, _of(_outbox, Sending.outbox_id), {"lines": None}),
)
"""In an order in which nothing is looked up that was erased before."""
KEPT: Mapping[str, str] = {
    "assemblies": "topics and minutes speak of a meeting of many",
    "assembly_guests": "an outsider is no family",
    "broadcasts": "written to many",
    "contacts": "erased where nobody else writes from there (programme.leaving.retention)",
    "family_members": "the name becomes '-' one by one, as its lookup hash must differ in a family",
    "gatherings": "a place",
    "group_keepers": "staff",
    "health_services": "what was given, without whom",
    "inbox": "erased with the contact",
    "meeting_notes": "how a meeting of many went",
    "office_reports": "counts stay; whom a line named goes (programme.leaving.reports_without)",
    "payment_reports": "erased with the day's words (programme.leaving.retention)",
    "providers": "schools and health posts",
    "stored_files": "their content goes (programme.leaving.retention)",
}
"""Table -> why its words are not erased above."""


def addresses_of(kpm_id: int) -> Select[int]:
    """The contacts from which she ever wrote."""
    return select(Address.contact_id).where(Address.person_id == kpm_id)
