"""One kpm's mark at one meeting: corrected with a trace of what stood before."""

from datetime import datetime

from db import Session
from db.tables import Attendance, AttendanceChange


def correct_mark(
    session: Session, standing: Attendance, mark: str, reason: str | None, changed_by: int, now: datetime
) -> None:
    """Puts another mark or reason in place of the standing one; what the pendamping had settled on it is open again."""
    session.add(
        AttendanceChange(
            attendance_id=standing.id,
            old_mark=standing.mark,
            old_reason=standing.reason,
            old_recorded_by=standing.recorded_by,
            changed_by=changed_by,
            changed_at=now,
        )
    )
    standing.mark, standing.reason, standing.recorded_by, standing.recorded_at = mark, reason, changed_by, now
    standing.official = standing.official_by = standing.official_at = None
