"""Every conversation, in the order of the menu. A new one is one line here."""

from typing import Any

from conversations import (
    change_language,
    home,
    invite_member,
    joining,
    manage_meetings,
    my_group,
    my_meeting,
    overview,
    record_visit,
    report_attendance,
    schedule_meeting,
    visits_today,
    which_notice,
    withdraw_consent,
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
        invite_member.CONVERSATION,
        overview.CONVERSATION,
        my_meeting.CONVERSATION,
        my_group.CONVERSATION,
        change_language.CONVERSATION,
        withdraw_consent.CONVERSATION,
        record_visit.CONVERSATION,
        joining.CONVERSATION,
        which_notice.CONVERSATION,
        home.CONVERSATION,
    )
}


def for_role(role: str) -> list[Conversation[Any]]:
    """The conversations a role may start from the menu."""
    return [one for one in CONVERSATIONS.values() if one.title is not None and role in one.roles]


def by_command(text: str, role: str) -> Conversation[Any] | None:
    """The conversation that a typed command means, for this role: '/jadwal', 'jadwal'."""
    said = normal(text)
    return next((one for one in for_role(role) if said in one.commands), None)
