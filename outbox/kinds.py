"""Every kind of notice, with what may be done with it: one row here is what the rest of the program asks."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class NoticeKind:
    """How a notice may travel."""

    name: str
    priority: int
    """1 what awaits an answer, 2 news that changes plans, 5 bulk."""
    relay: bool
    """May a ketua pass it on by word of mouth (only meeting and payment time and place)."""
    shared_phone: bool
    """May its content show on a phone that several people use."""
    sms: bool
    repeat_if_unknown: bool
    """After a time-out with unknown end: is losing it worse than saying it twice?"""
    awaits_answer: bool = False
    asked_for: bool = False
    """Ends what its reader began a moment ago: she waits for it, so it comes in the quiet hours too."""
    template: str | None = None
    """The approved template that holds all of it, for a reader outside WhatsApp's window; else she is knocked."""
    deliver_within: timedelta = timedelta(hours=6)
    """Undelivered for so long (or until half of its time is over), it takes the next way."""


KINDS: dict[str, NoticeKind] = {
    kind.name: kind
    for kind in (
        NoticeKind(
            "meeting_reminder",
            5,
            relay=True,
            shared_phone=True,
            sms=True,
            repeat_if_unknown=False,
            awaits_answer=True,
            template="meeting_reminder",
        ),
        NoticeKind(
            "meeting_moved",
            2,
            relay=True,
            shared_phone=True,
            sms=True,
            repeat_if_unknown=True,
            awaits_answer=True,
            template="meeting_moved",
        ),
        NoticeKind(
            "meeting_cancelled",
            2,
            relay=True,
            shared_phone=True,
            sms=True,
            repeat_if_unknown=True,
            awaits_answer=True,
            template="meeting_cancelled",
        ),
        NoticeKind(
            "report_request",
            1,
            relay=False,
            shared_phone=True,
            sms=False,
            repeat_if_unknown=True,
            awaits_answer=True,
            template="report_request",
        ),
        NoticeKind(
            "meeting_result",
            3,
            relay=False,
            shared_phone=False,
            sms=False,
            repeat_if_unknown=True,
            awaits_answer=True,
        ),
        NoticeKind(
            "report_differs",
            2,
            relay=False,
            shared_phone=False,
            sms=False,
            repeat_if_unknown=True,
            awaits_answer=True,
        ),
        NoticeKind(
            "report_evidence",
            4,
            relay=False,
            shared_phone=False,
            sms=False,
            repeat_if_unknown=False,
        ),
        NoticeKind(
            "visit_list",
            1,
            relay=False,
            shared_phone=False,
            sms=False,
            repeat_if_unknown=True,
            awaits_answer=True,
        ),
        NoticeKind(
            "visit_withdrawn",
            3,
            relay=False,
            shared_phone=False,
            sms=False,
            repeat_if_unknown=True,
        ),
        NoticeKind(
            "meetings_tomorrow",
            3,
            relay=False,
            shared_phone=False,
            sms=False,
            repeat_if_unknown=True,
        ),
        NoticeKind(
            "relay_request",
            2,
            relay=False,
            shared_phone=True,
            sms=False,
            repeat_if_unknown=True,
            awaits_answer=True,
        ),
        NoticeKind(
            "absence_reason",
            4,
            relay=False,
            shared_phone=False,
            sms=False,
            repeat_if_unknown=False,
            awaits_answer=True,
        ),
        NoticeKind(
            "absence_disputed",
            3,
            relay=False,
            shared_phone=False,
            sms=False,
            repeat_if_unknown=True,
        ),
        NoticeKind(
            "visit_offered",
            1,
            relay=False,
            shared_phone=False,
            sms=False,
            repeat_if_unknown=True,
            awaits_answer=True,
        ),
        NoticeKind(
            "visit_offer_answered",
            2,
            relay=False,
            shared_phone=False,
            sms=False,
            repeat_if_unknown=True,
        ),
        NoticeKind(
            "visit_done_for_you",
            3,
            relay=False,
            shared_phone=False,
            sms=False,
            repeat_if_unknown=True,
        ),
        NoticeKind(
            "group_changed",
            3,
            relay=True,
            shared_phone=True,
            sms=False,
            repeat_if_unknown=True,
        ),
        NoticeKind(
            "duty_changed",
            3,
            relay=False,
            shared_phone=True,
            sms=False,
            repeat_if_unknown=True,
        ),
        NoticeKind(
            "member_arrived",
            4,
            relay=False,
            shared_phone=True,
            sms=False,
            repeat_if_unknown=False,
        ),
        NoticeKind(
            "roster_preview",
            1,
            relay=False,
            shared_phone=False,
            sms=False,
            repeat_if_unknown=True,
            awaits_answer=True,
            asked_for=True,
        ),
        NoticeKind(
            "roster_taken",
            2,
            relay=False,
            shared_phone=False,
            sms=False,
            repeat_if_unknown=True,
            asked_for=True,
        ),
        NoticeKind(
            "paper_ready",
            2,
            relay=False,
            shared_phone=False,
            sms=False,
            repeat_if_unknown=True,
            asked_for=True,
        ),
        NoticeKind(
            "broadcast",
            5,
            relay=False,
            shared_phone=True,
            sms=True,
            repeat_if_unknown=False,
            deliver_within=timedelta(hours=24),
        ),
        NoticeKind(
            "broadcast_result",
            3,
            relay=False,
            shared_phone=False,
            sms=False,
            repeat_if_unknown=True,
        ),
        NoticeKind(
            "tier_short",
            2,
            relay=False,
            shared_phone=False,
            sms=False,
            repeat_if_unknown=True,
        ),
        NoticeKind(
            "dialog_paused",
            4,
            relay=False,
            shared_phone=False,
            sms=False,
            repeat_if_unknown=False,
            awaits_answer=True,
        ),
    )
}
