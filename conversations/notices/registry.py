"""Every kind of notice with its words. A kind of outbox.kinds without words here fails a test."""

from conversations.notices import (
    absences,
    differences,
    evidence,
    handovers,
    meetings,
    members,
    papers,
    paused,
    reports,
    results,
    rosters,
    tomorrow,
    visits,
)
from conversations.notices.talk import NoticeTalk

NOTICES: dict[str, NoticeTalk] = {
    "meeting_reminder": meetings.REMINDER,
    "meeting_moved": meetings.MOVED,
    "meeting_cancelled": meetings.CANCELLED,
    "report_request": reports.REQUEST,
    "meeting_result": results.RESULT,
    "report_differs": differences.DIFFERS,
    "report_evidence": evidence.EVIDENCE,
    "visit_list": visits.LIST,
    "visit_withdrawn": visits.WITHDRAWN,
    "visit_offered": handovers.OFFERED,
    "visit_offer_answered": handovers.ANSWERED,
    "visit_done_for_you": handovers.DONE_FOR_YOU,
    "meetings_tomorrow": tomorrow.TOMORROW,
    "absence_reason": absences.QUESTION,
    "absence_disputed": absences.DISPUTED,
    "group_changed": members.GROUP_CHANGED,
    "duty_changed": members.DUTY_CHANGED,
    "member_arrived": members.MEMBER_ARRIVED,
    "roster_preview": rosters.PREVIEW,
    "roster_taken": rosters.TAKEN,
    "paper_ready": papers.READY,
    "dialog_paused": paused.PAUSED,
}
