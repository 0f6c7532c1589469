"""What the report on a payment day remembers between two messages."""

from dataclasses import dataclass

from conversations.attendance_draft import AttendanceDraft


@dataclass
class UnpaidDraft(AttendanceDraft):
    """As a report of a meeting, with paid for present: `absent` are the unpaid, with codes of payment_reasons."""

    schedule_id: int = 0
    group_id: int = 0
    why_asked: bool = False
    """The reasons were asked for; who is not told why is left so."""
    nobody: bool = False
    """She says that nobody was paid that day."""
