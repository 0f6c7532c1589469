"""Every kind of notice with its words. A kind of outbox.kinds without words here fails a test."""

from conversations.notices import meetings, paused, reports, visits
from conversations.notices.talk import NoticeTalk

NOTICES: dict[str, NoticeTalk] = {
    "meeting_reminder": meetings.REMINDER,
    "meeting_moved": meetings.MOVED,
    "meeting_cancelled": meetings.CANCELLED,
    "report_request": reports.REQUEST,
    "meeting_result": reports.RESULT,
    "visit_list": visits.LIST,
    "visit_withdrawn": visits.WITHDRAWN,
    "dialog_paused": paused.PAUSED,
}
