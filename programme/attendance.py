"""Saving who came: the ketua's (or pendamping's) report, its corrections with their trace, and what it sets off.

The official system knows HADIR, SAKIT and ALFA only; here the mark and the reason are kept apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Select, Table, bindparam, insert, select

from db import Session
from db.tables import Attendance, AttendanceReport, Group, Meeting, Person
from outbox.queue import drop_waiting, mark_answered, put_notice
from programme.absence import month_of
from programme.access import Actor, operation
from programme.marks import correct_mark
from programme.meetings import subject_of
from programme.people import kpm_ids_by_number
from programme.report_differences import Claim, claims_differ, end_differences, note_differences
from programme.rules import Rules
from programme.standing_reports import QUESTION_SIGN, SavedReport, may_be_corrected, reports_of
from programme.trail import leave_trace
from programme.visits import refresh_visits

NEW_MARKS = insert(cast(Table, Attendance.__table__))
"""Past the mapper, which on SQLite asks for each new row's id by a statement of its own."""
NEW_REPORT = insert(cast(Table, AttendanceReport.__table__))


def _locking() -> tuple[Select[Any], Select[Any]]:
    """Of a meeting: its group's, and its own row."""
    meeting: Any = bindparam("meeting")
    group_id = select(Meeting.group_id).where(Meeting.id == meeting).scalar_subquery()
    fresh = {"populate_existing": True}
    return (
        select(Group).where(Group.id == group_id).with_for_update().execution_options(**fresh),
        select(Meeting).where(Meeting.id == meeting).with_for_update().execution_options(**fresh),
    )


LOCKING_GROUP, LOCKING_MEETING = _locking()
STANDING_MARKS = select(Attendance).where(Attendance.meeting_id == bindparam("meeting"))


class MeetingNotOver(Exception):
    """A report on a meeting that has not begun, or that was cancelled."""


class CorrectionTooLate(Exception):
    """The days in which a report may be corrected are over."""


@dataclass(frozen=True)
class Heard:
    """What a report says, by member number; everybody else was present."""

    absent: Mapping[int, str | None]
    represented: frozenset[int] = frozenset()
    said: str = ""
    about: frozenset[int] | None = None
    """A correction: whom it changes, against what the reporter was shown. None: a report of its own, on everybody."""
    questions: tuple[str, ...] = ()
    """Asked of the pendamping in passing, in the reporter's words."""


@operation(on="meeting", may=("ketua", "deputy", "pendamping"))
def save_report(
    session: Session, actor: Actor, meeting_id: int, heard: Heard, now: datetime, rules: Rules
) -> SavedReport:
    """Saves the marks of all members; a second report corrects the first and leaves what stood before as a trace.

    Where ketua and pendamping differ, what was saved first stands and the pendamping decides.
    Raises MeetingNotOver for a meeting that has not begun or was cancelled, CorrectionTooLate after the days allowed.
    """
    assert actor.person_id is not None
    group, meeting = _locked_with_its_group(session, meeting_id)
    if meeting.status == "cancelled" or now < meeting.starts_at:
        raise MeetingNotOver(f"meeting {meeting_id}")
    if meeting.status == "reported" and not may_be_corrected(session, meeting_id, now, rules):
        raise CorrectionTooLate(f"meeting {meeting_id}")
    ids = kpm_ids_by_number(session, meeting.group_id, meeting.ends_at)
    marks = _Marks(session, actor, meeting, heard, now, rules)
    marks.save(ids)
    absent = {number: reason for number, reason in heard.absent.items() if number in ids}
    present = len(ids) - len(absent)
    report = {
        "meeting_id": meeting_id,
        "reporter_id": actor.person_id,
        "said": "\n".join([heard.said, *(f"{QUESTION_SIGN}{' '.join(one.split())}" for one in heard.questions)]),
        "present": present,
        "invited": len(ids),
        "reported_at": now,
    }
    session.execute(NEW_REPORT, report)
    meeting.status = "reported"
    session.flush()
    _end_question(session, meeting, now)
    _tell_pendamping(session, meeting, group.pendamping_id, actor.person_id, marks, now)
    refresh_visits(session, sorted(ids.values()), now, rules)
    leave_trace(session, actor, "save_report", "meeting", meeting_id, now)
    differing = frozenset(number for number, kpm_id in ids.items() if kpm_id in marks.differing)
    return SavedReport(
        present, len(ids), absent, heard.represented & set(ids), corrected=marks.corrected, differing=differing
    )


def _locked_with_its_group(session: Session, meeting_id: int) -> tuple[Group, Meeting]:
    """The group first: reports on two of its months saved at once would each miss the other, and open no visit."""
    group: Group = session.scalars(LOCKING_GROUP, {"meeting": meeting_id}).one()
    meeting: Meeting = session.scalars(LOCKING_MEETING, {"meeting": meeting_id}).one()
    return group, meeting


class _Marks:
    """Brings one report's marks together with those that stand."""

    def __init__(
        self, session: Session, actor: Actor, meeting: Meeting, heard: Heard, now: datetime, rules: Rules
    ) -> None:
        assert actor.person_id is not None
        self._session, self._by, self._now, self._rules = session, actor.person_id, now, rules
        self._meeting, self._heard = meeting, heard
        self._from_group = actor.role == "kpm"
        self.corrected = 0
        self.differing: dict[int, tuple[Claim, Claim]] = {}
        """Kpm -> (what stands, what this report says)."""
        self._agreed: list[int] = []
        self._new: list[dict[str, object]] = []

    def save(self, ids: dict[int, int]) -> None:
        """Takes the mark of every member; `ids` is number -> kpm."""
        found = self._session.scalars(STANDING_MARKS, {"meeting": self._meeting.id})
        standing = {mark.kpm_id: mark for mark in found}
        of_others = self._recorded_by_other_side(standing)
        about = self._heard.about
        for number, kpm_id in ids.items():
            old = standing.get(kpm_id)
            if old is None:
                self._add(kpm_id, _claim_of(number, self._heard))
            elif about is None or number in about:
                self._take(old, _claim_of(number, self._heard), theirs=kpm_id in of_others)
        if self._new:
            self._session.execute(NEW_MARKS, self._new)
        self._keep_differences()
        self._session.flush()

    def _recorded_by_other_side(self, standing: dict[int, Attendance]) -> set[int]:
        """The kpm whose mark this reporter does not simply overwrite.

        A ketua never overwrites the pendamping's; he overwrites hers where he was shown it and changed it.
        """
        if not self._from_group and self._heard.about is not None:
            return set()
        others = {mark.recorded_by for mark in standing.values()} - {self._by}
        if not others:
            return set()
        query = select(Person.id, Person.role).where(Person.id.in_(others))
        roles = dict(self._session.execute(query).all())
        other_side = {one for one in others if (roles.get(one) == "kpm") != self._from_group}
        return {kpm_id for kpm_id, mark in standing.items() if mark.recorded_by in other_side}

    def _add(self, kpm_id: int, said: Claim) -> None:
        self._new.append(
            {
                "meeting_id": self._meeting.id,
                "kpm_id": kpm_id,
                "mark": said.mark,
                "reason": said.reason,
                "month": month_of(self._rules.today(self._meeting.starts_at)),
                "recorded_by": self._by,
                "recorded_at": self._now,
            }
        )

    def _take(self, old: Attendance, said: Claim, *, theirs: bool) -> None:
        stands = Claim(old.mark, old.reason)
        if theirs and claims_differ(stands, said, self._rules):
            self.differing[old.kpm_id] = (stands, said)
            return
        self._agreed.append(old.kpm_id)
        # Saying nothing of the reason takes no known one away; of two that weigh alike the first one stands.
        known = said.mark == old.mark and (said.reason is None or (theirs and old.reason is not None))
        reason = old.reason if known else said.reason
        if (old.mark, old.reason) != (said.mark, reason):
            recorded_by = old.recorded_by
            correct_mark(self._session, old, said.mark, reason, self._by, self._now)
            old.recorded_by = recorded_by if theirs else self._by
            self.corrected += 1

    def _keep_differences(self) -> None:
        """Whoever now says what stands has come round: there is nothing left to decide."""
        self._session.flush()
        end_differences(self._session, self._meeting.id, self._agreed, self._now)
        found = [
            (kpm_id, said, stands) if self._from_group else (kpm_id, stands, said)
            for kpm_id, (stands, said) in self.differing.items()
        ]
        note_differences(self._session, self._meeting.id, found, self._now)


def _claim_of(number: int, heard: Heard) -> Claim:
    if number in heard.absent:
        return Claim("absent", heard.absent[number])
    return Claim("represented" if number in heard.represented else "present", None)


def _end_question(session: Session, meeting: Meeting, now: datetime) -> None:
    """The question is answered, whoever answered it; what has not left yet need not leave."""
    drop_waiting(session, "report_request", subject_of(meeting.id), "reported")
    mark_answered(session, "report_request", subject_of(meeting.id), None, now)


def _tell_pendamping(
    session: Session, meeting: Meeting, pendamping_id: int | None, reporter_id: int, marks: _Marks, now: datetime
) -> None:
    """The result, or (where the report changed nothing because it differs) the differences he is to decide."""
    subject, slot = subject_of(meeting.id), f"report {reports_of(session, meeting.id)}"
    drop_waiting(session, "meeting_result", subject, "reported_again")
    if pendamping_id is None or pendamping_id == reporter_id:
        return
    drop_waiting(session, "report_differs", subject, "reported_again")
    if marks.differing:
        put_notice(session, "report_differs", subject, pendamping_id, slot, now)
    if marks.corrected or not marks.differing:
        put_notice(session, "meeting_result", subject, pendamping_id, slot, now)
