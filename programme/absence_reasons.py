"""Why somebody was missing, from the two who can know it, and what the official system calls it. Pure.

The official system knows HADIR, SAKIT and ALFA only: a mark is proposed from the reason, and the pendamping settles it.
"""

from programme.rules import Rules

HADIR, SAKIT, ALFA = "HADIR", "SAKIT", "ALFA"
OFFICIAL_OF_ABSENT = (SAKIT, ALFA)


def effective_reason(reported: str | None, replied: str | None) -> str | None:
    """The reason that counts: the reporter's (Attendance.reason), else what she said herself (MeetingReply.reason)."""
    return reported if reported is not None else replied


def proposed_official(mark: str, reason: str | None, rules: Rules) -> str:
    """The official mark that the pendamping is shown first; a relative in her stead was present."""
    if mark != "absent":
        return HADIR
    return SAKIT if reason in rules.reasons_marked_sick else ALFA


def counted_reason(official: str | None, reason: str | None) -> str | None:
    """The reason as the 2-month rule takes it: a settled mark decides whether she was sick, whatever was said."""
    if official == SAKIT:
        return "sick"
    return None if official == ALFA and reason == "sick" else reason
