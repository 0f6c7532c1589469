"""Every kind of notice, with what may be done with it: one row here is what the rest of the program asks."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class NoticeKind:
    """How a notice may travel."""

    name: str
    priority: int
    """1 what awaits an answer, 2 news that changes plans, 5 bulk."""
    repeat_if_unknown: bool
    """After a time-out with unknown end: is losing it worse than saying it twice?"""
    relay: bool = False
    """May a ketua pass it on by word of mouth (only meeting and payment time and place)."""
    shared_phone: bool = False
    """May its content show on a phone that several people use."""
    sms: bool = False
    awaits_answer: bool = False
    answered_late: bool = False
    """Somebody asked her about a matter of her own and waits: her words are taken as the answer for a week."""
    private: bool = False
    """That it was sent tells of a case: the office's own lists don't say what it was."""
    asked_for: bool = False
    """Ends what its reader began a moment ago: she waits for it, so it comes in the quiet hours too."""
    template: str | None = None
    """The approved template that holds all of it, for a reader outside WhatsApp's window; else she is knocked."""
    deliver_within: timedelta = timedelta(hours=6)
    """Undelivered for so long (or until half of its time is over), it takes the next way."""


_ALL = (
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
        "report_request", 1, shared_phone=True, repeat_if_unknown=True, awaits_answer=True, template="report_request"
    ),
    NoticeKind(
        "payment_news",
        5,
        relay=True,
        shared_phone=True,
        sms=True,
        repeat_if_unknown=True,
        template="payment_reminder",
    ),
    NoticeKind(
        "payment_reminder",
        5,
        relay=True,
        shared_phone=True,
        sms=True,
        repeat_if_unknown=False,
        template="payment_reminder",
    ),
    NoticeKind(
        "payment_moved", 2, relay=True, shared_phone=True, sms=True, repeat_if_unknown=True, template="payment_moved"
    ),
    NoticeKind(
        "payment_cancelled",
        2,
        relay=True,
        shared_phone=True,
        sms=True,
        repeat_if_unknown=True,
        template="payment_cancelled",
    ),
    NoticeKind("payment_report_request", 1, shared_phone=True, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("payment_result", 3, repeat_if_unknown=True),
    NoticeKind("payment_unpaid", 2, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("unpaid_due", 3, repeat_if_unknown=True),
    NoticeKind("meeting_result", 3, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("report_differs", 2, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("report_evidence", 4, repeat_if_unknown=False),
    NoticeKind("visit_list", 1, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("visit_withdrawn", 3, repeat_if_unknown=True),
    NoticeKind("meetings_tomorrow", 3, repeat_if_unknown=True),
    NoticeKind("relay_request", 2, shared_phone=True, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("absence_reason", 4, repeat_if_unknown=False, awaits_answer=True),
    NoticeKind("absence_disputed", 3, repeat_if_unknown=True),
    NoticeKind("visit_offered", 1, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("visit_offer_answered", 2, repeat_if_unknown=True),
    NoticeKind("visit_done_for_you", 3, repeat_if_unknown=True),
    NoticeKind("group_changed", 3, relay=True, shared_phone=True, repeat_if_unknown=True),
    NoticeKind("duty_changed", 3, shared_phone=True, repeat_if_unknown=True),
    NoticeKind("member_arrived", 4, shared_phone=True, repeat_if_unknown=False),
    NoticeKind("roster_preview", 1, repeat_if_unknown=True, awaits_answer=True, asked_for=True),
    NoticeKind("roster_taken", 2, repeat_if_unknown=True, asked_for=True),
    NoticeKind("paper_ready", 2, repeat_if_unknown=True, asked_for=True),
    NoticeKind(
        "broadcast", 5, shared_phone=True, sms=True, repeat_if_unknown=False, deliver_within=timedelta(hours=24)
    ),
    NoticeKind("broadcast_result", 3, repeat_if_unknown=True),
    NoticeKind("tier_short", 2, repeat_if_unknown=True),
    NoticeKind("evening_summary", 4, repeat_if_unknown=False),
    NoticeKind("radar_news", 4, repeat_if_unknown=False),
    NoticeKind("kind_word", 3, repeat_if_unknown=False, awaits_answer=True, answered_late=True),
    NoticeKind("update_new", 3, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("update_step", 2, repeat_if_unknown=True, awaits_answer=True, answered_late=True),
    NoticeKind("changes_asked", 3, repeat_if_unknown=False, awaits_answer=True),
    NoticeKind("update_evidence", 1, repeat_if_unknown=False, asked_for=True),
    NoticeKind("updates_month", 2, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("updates_overdue", 3, repeat_if_unknown=True),
    NoticeKind("updates_sheet", 3, repeat_if_unknown=True),
    NoticeKind("monthly_report", 2, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("monthly_in", 3, repeat_if_unknown=True),
    NoticeKind("monthly_area", 3, repeat_if_unknown=True),
    NoticeKind("monthly_overdue", 3, repeat_if_unknown=True),
    NoticeKind("nudge", 3, repeat_if_unknown=False),
    NoticeKind("visits_moved", 2, repeat_if_unknown=True),
    NoticeKind("groups_received", 2, repeat_if_unknown=True),
    NoticeKind("groups_handed", 3, repeat_if_unknown=True),
    NoticeKind("keeper_changed", 3, shared_phone=True, repeat_if_unknown=True),
    NoticeKind("substitute_asked", 1, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("substitute_answered", 2, repeat_if_unknown=True),
    NoticeKind("inquiry_new", 3, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("inquiry_answered", 2, repeat_if_unknown=True),
    NoticeKind("complaint_step", 2, repeat_if_unknown=True, awaits_answer=True, answered_late=True),
    NoticeKind("complaint_check", 1, repeat_if_unknown=True, awaits_answer=True, answered_late=True),
    NoticeKind("complaint_new", 2, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("complaint_due", 2, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("complaint_file", 1, repeat_if_unknown=False, asked_for=True),
    NoticeKind("help_asked", 2, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("help_answered", 2, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("gathering_invited", 2, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("gathering_reminder", 3, repeat_if_unknown=False, awaits_answer=True),
    NoticeKind("gathering_moved", 2, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("gathering_cancelled", 2, repeat_if_unknown=True),
    NoticeKind("gathering_expected", 3, repeat_if_unknown=True),
    NoticeKind("gathering_over", 1, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("visits_offered_together", 1, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("time_question", 4, shared_phone=True, repeat_if_unknown=False, awaits_answer=True, answered_late=True),
    NoticeKind("time_result", 3, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("time_decided", 3, shared_phone=True, repeat_if_unknown=False),
    NoticeKind("case_agreement", 2, repeat_if_unknown=False, awaits_answer=True, private=True),
    NoticeKind("case_agreement_due", 3, repeat_if_unknown=True, awaits_answer=True, private=True),
    NoticeKind("case_evaluation", 3, repeat_if_unknown=True, awaits_answer=True, private=True),
    NoticeKind("case_word", 2, repeat_if_unknown=False, awaits_answer=True, answered_late=True, private=True),
    NoticeKind("case_word_heard", 2, repeat_if_unknown=True, awaits_answer=True, private=True),
    NoticeKind("case_referred", 1, repeat_if_unknown=True, awaits_answer=True, private=True),
    NoticeKind("case_referral_answered", 2, repeat_if_unknown=True, private=True),
    NoticeKind("came_again", 4, repeat_if_unknown=False, private=True),
    NoticeKind("poll_question", 4, repeat_if_unknown=False, awaits_answer=True, answered_late=True),
    NoticeKind("poll_result", 2, repeat_if_unknown=True, awaits_answer=True),
    *(
        NoticeKind(
            name,
            priority,
            relay=True,
            shared_phone=True,
            sms=True,
            repeat_if_unknown=priority == 2,
            awaits_answer=name != "assembly_cancelled",
        )
        for name, priority in (
            ("assembly_invited", 3),
            ("assembly_reminder", 5),
            ("assembly_moved", 2),
            ("assembly_cancelled", 2),
        )
    ),
    NoticeKind("assembly_staff_invited", 3, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("assembly_report_due", 1, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("assembly_due", 4, repeat_if_unknown=False),
    NoticeKind("standing_due", 4, repeat_if_unknown=False, awaits_answer=True),
    NoticeKind("candidates_arrived", 2, repeat_if_unknown=True),
    NoticeKind("groups_given", 2, repeat_if_unknown=True),
    NoticeKind("groups_confirmed", 3, repeat_if_unknown=True),
    NoticeKind("membership_ended", 3, repeat_if_unknown=False),
    NoticeKind("member_gone", 4, shared_phone=True, repeat_if_unknown=False),
    NoticeKind("ketua_needed", 3, repeat_if_unknown=True),
    NoticeKind("case_family_left", 2, repeat_if_unknown=True, private=True),
    NoticeKind("leaving_hints", 4, repeat_if_unknown=False),
    NoticeKind("forms_due", 3, repeat_if_unknown=True),
    NoticeKind("posyandu_reminder", 5, repeat_if_unknown=False, awaits_answer=True, answered_late=True),
    NoticeKind("posyandu_first", 4, repeat_if_unknown=False),
    NoticeKind("posyandu_schedule", 5, shared_phone=True, sms=True, repeat_if_unknown=False),
    NoticeKind("posyandu_moved", 2, shared_phone=True, sms=True, repeat_if_unknown=True),
    NoticeKind("posyandu_cancelled", 2, shared_phone=True, sms=True, repeat_if_unknown=True),
    NoticeKind("posyandu_record", 2, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("school_due", 4, repeat_if_unknown=False, awaits_answer=True),
    NoticeKind("verification_asked", 2, repeat_if_unknown=True, awaits_answer=True),
    NoticeKind("verification_in", 3, repeat_if_unknown=True),
    NoticeKind("verification_late", 3, repeat_if_unknown=True),
    NoticeKind("dialog_paused", 4, repeat_if_unknown=False, awaits_answer=True),
)
KINDS: dict[str, NoticeKind] = {kind.name: kind for kind in _ALL}


def named_for_office(kind: str, subject: str | None) -> tuple[str, str | None]:
    """Kind and subject as the office's lists show them: of a case neither, as only its holder may know of it."""
    return ("private", "-") if kind in KINDS and KINDS[kind].private else (kind, subject)
