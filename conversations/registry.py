"""Every conversation, in the order of the menu. A new one is one line here."""

from dataclasses import replace
from functools import cache
from typing import Any

from conversations import (
    answer_meeting,
    broadcast,
    broadcast_progress,
    change_channel,
    change_language,
    change_member,
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
    unlisted_visit,
    via_ketua,
    visits_today,
    which_notice,
    withdraw_consent,
    year_plan,
)
from conversations.assemblies import (
    assembly_attendance,
    assembly_file,
    my_assemblies,
    pass_on_assembly,
    plan_assembly,
)
from conversations.candidates import forms_board, intakes, proposed_groups, receive_agreement
from conversations.cases import (
    case_agreements,
    case_file,
    case_report,
    case_visit,
    end_case,
    evaluate_case,
    my_cases,
    open_case,
    refer_case,
    say_hindrance,
    write_part,
)
from conversations.complaints import file_complaint, handle_complaint, inbox, my_complaints, record_complaint
from conversations.health import elsewhere as health_elsewhere
from conversations.health import posyandu
from conversations.health import who_came as posyandu_came
from conversations.inquiries import ask_question
from conversations.inquiries import inbox as answer_inquiries
from conversations.keeping import group_keepers, hand_groups, on_leave
from conversations.leaving import leave, leavers, without_component
from conversations.many_due import answer_some, ketua_errands, share_visits, visit_help, who_came
from conversations.office import koordinate, month_board, month_report, siks
from conversations.payments import (
    enter_payment,
    home_families,
    manage_payments,
    my_payment,
    payment_form,
    report_unpaid,
    unpaid_tasks,
)
from conversations.polls import (
    answer_poll,
    answer_time,
    ask_group,
    decide_time,
    enter_answers,
    poll_results,
    propose_time,
)
from conversations.questions import normal
from conversations.radar import radar, tell_pendamping
from conversations.schooling import enrolments, school_month, verification
from conversations.standing import calendar, ketua_month, meeting_papers, plan_standing, standing
from conversations.turn import FAMILIES, Conversation
from conversations.updates import (
    change_photos,
    check_updates,
    family_history,
    my_updates,
    office_sheets,
    report_change,
    send_list,
)

CONVERSATIONS: dict[str, Conversation[Any]] = {
    conversation.name: conversation
    for conversation in (
        visits_today.CONVERSATION,
        report_attendance.CONVERSATION,
        schedule_meeting.CONVERSATION,
        manage_meetings.CONVERSATION,
        standing.CONVERSATION,
        ketua_month.CONVERSATION,
        calendar.CONVERSATION,
        plan_assembly.CONVERSATION,
        my_assemblies.CONVERSATION,
        assembly_file.CONVERSATION,
        assembly_attendance.CONVERSATION,
        pass_on_assembly.CONVERSATION,
        plan_standing.CONVERSATION,
        meeting_papers.CONVERSATION,
        not_reached.CONVERSATION,
        my_cases.CONVERSATION,
        radar.CONVERSATION,
        inbox.CONVERSATION,
        record_complaint.CONVERSATION,
        year_plan.CONVERSATION,
        ask_group.CONVERSATION,
        poll_results.CONVERSATION,
        propose_time.CONVERSATION,
        enter_payment.CONVERSATION,
        manage_payments.CONVERSATION,
        home_families.CONVERSATION,
        payment_form.CONVERSATION,
        report_unpaid.CONVERSATION,
        unpaid_tasks.CONVERSATION,
        progress.CONVERSATION,
        invite_member.CONVERSATION,
        change_member.CONVERSATION,
        check_updates.CONVERSATION,
        answer_inquiries.CONVERSATION,
        send_list.CONVERSATION,
        family_history.CONVERSATION,
        office_sheets.CONVERSATION,
        month_report.CONVERSATION,
        siks.CONVERSATION,
        on_leave.CONVERSATION,
        group_keepers.CONVERSATION,
        koordinate.CONVERSATION,
        month_board.CONVERSATION,
        hand_groups.CONVERSATION,
        forms_board.CONVERSATION,
        receive_agreement.CONVERSATION,
        leave.CONVERSATION,
        leavers.CONVERSATION,
        without_component.CONVERSATION,
        record_consent.CONVERSATION,
        print_slips.CONVERSATION,
        roster_upload.CONVERSATION,
        roster_form.CONVERSATION,
        intakes.CONVERSATION,
        proposed_groups.CONVERSATION,
        broadcast.CONVERSATION,
        broadcast_progress.CONVERSATION,
        overview.CONVERSATION,
        my_meeting.CONVERSATION,
        my_payment.CONVERSATION,
        ask_question.CONVERSATION,
        my_group.CONVERSATION,
        file_complaint.CONVERSATION,
        my_complaints.CONVERSATION,
        report_change.CONVERSATION,
        my_updates.CONVERSATION,
        change_language.CONVERSATION,
        withdraw_consent.CONVERSATION,
        handle_complaint.CONVERSATION,
        hand_over.CONVERSATION,
        share_visits.CONVERSATION,
        visit_help.CONVERSATION,
        who_came.CONVERSATION,
        answer_some.CONVERSATION,
        ketua_errands.CONVERSATION,
        plan_provider_visit.CONVERSATION,
        posyandu.CONVERSATION,
        posyandu_came.CONVERSATION,
        health_elsewhere.CONVERSATION,
        school_month.CONVERSATION,
        enrolments.CONVERSATION,
        verification.CONVERSATION,
        record_visit.CONVERSATION,
        record_visits.CONVERSATION,
        unlisted_visit.CONVERSATION,
        open_case.CONVERSATION,
        case_file.CONVERSATION,
        case_agreements.CONVERSATION,
        case_visit.CONVERSATION,
        evaluate_case.CONVERSATION,
        end_case.CONVERSATION,
        refer_case.CONVERSATION,
        case_report.CONVERSATION,
        write_part.CONVERSATION,
        say_hindrance.CONVERSATION,
        settle_report.CONVERSATION,
        settle_marks.CONVERSATION,
        send_evidence.CONVERSATION,
        answer_meeting.CONVERSATION,
        answer_poll.CONVERSATION,
        enter_answers.CONVERSATION,
        answer_time.CONVERSATION,
        decide_time.CONVERSATION,
        relay_news.CONVERSATION,
        via_ketua.CONVERSATION,
        joining.CONVERSATION,
        change_channel.CONVERSATION,
        which_notice.CONVERSATION,
        tell_pendamping.CONVERSATION,
        change_photos.CONVERSATION,
        for_whom.CONVERSATION,
        home.CONVERSATION,
    )
}


def for_role(role: str) -> list[Conversation[Any]]:
    """The conversations a role may start from the menu."""
    return [one for one in _of(role) if one.title is not None]


def by_command(text: str, role: str) -> Conversation[Any] | None:
    """The conversation that a typed command means, for this role: '/jadwal', 'jadwal'."""
    said = normal(text)
    return next((one for one in _of(role) if said in one.commands), None)


@cache
def _of(role: str) -> tuple[Conversation[Any], ...]:
    """What a role may start by any means, each with all the words that start it for her."""
    hers = [one for one in CONVERSATIONS.values() if role in one.roles]
    if role not in FAMILIES:
        return tuple(hers)
    return tuple(replace(one, commands=one.commands + one.family_commands) for one in hers)
