"""Every conversation, in the order of the menu. A new one is one line here."""

from typing import Any

from conversations import (
    answer_meeting,
    broadcast,
    broadcast_progress,
    change_channel,
    change_language,
    change_member,
    data_by_pendamping,
    for_whom,
    hand_over,
    home,
    invite_member,
    joining,
    manage_meetings,
    my_group,
    my_meeting,
    not_reached,
    overview,
    plan_provider_visit,
    print_slips,
    progress,
    record_consent,
    record_visit,
    record_visits,
    relay_news,
    report_attendance,
    roster_form,
    roster_upload,
    schedule_meeting,
    send_evidence,
    settle_marks,
    settle_report,
    via_ketua,
    visits_today,
    which_notice,
    withdraw_consent,
    year_plan,
)
from conversations.questions import normal
from conversations.turn import Conversation

CONVERSATIONS: dict[str, Conversation[Any]] = {
    conversation.name: conversation
    for conversation in (
        visits_today.CONVERSATION,
        report_attendance.CONVERSATION,
        schedule_meeting.CONVERSATION,
        manage_meetings.CONVERSATION,
        not_reached.CONVERSATION,
        year_plan.CONVERSATION,
        progress.CONVERSATION,
        invite_member.CONVERSATION,
        change_member.CONVERSATION,
        record_consent.CONVERSATION,
        print_slips.CONVERSATION,
        roster_upload.CONVERSATION,
        roster_form.CONVERSATION,
        broadcast.CONVERSATION,
        broadcast_progress.CONVERSATION,
        overview.CONVERSATION,
        my_meeting.CONVERSATION,
        my_group.CONVERSATION,
        change_language.CONVERSATION,
        withdraw_consent.CONVERSATION,
        hand_over.CONVERSATION,
        plan_provider_visit.CONVERSATION,
        record_visit.CONVERSATION,
        record_visits.CONVERSATION,
        settle_report.CONVERSATION,
        settle_marks.CONVERSATION,
        send_evidence.CONVERSATION,
        answer_meeting.CONVERSATION,
        relay_news.CONVERSATION,
        via_ketua.CONVERSATION,
        joining.CONVERSATION,
        change_channel.CONVERSATION,
        which_notice.CONVERSATION,
        data_by_pendamping.CONVERSATION,
        for_whom.CONVERSATION,
        home.CONVERSATION,
    )
}


def for_role(role: str) -> list[Conversation[Any]]:
    """The conversations a role may start from the menu."""
    return [one for one in CONVERSATIONS.values() if one.title is not None and role in one.roles]


def by_command(text: str, role: str) -> Conversation[Any] | None:
    """The conversation that a typed command means, for this role: '/jadwal', 'jadwal'."""
    said = normal(text)
    return next((one for one in CONVERSATIONS.values() if role in one.roles and said in one.commands), None)
