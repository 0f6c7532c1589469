""" "Pertemuan melati 1 diundur jadi jumat jam 10": a meeting is moved or called off by one sentence, and one yes."""

from datetime import date, datetime, timedelta

from conversations.manage_meetings import State
from conversations.questions import normal
from conversations.turn import Start, Turn
from programme.date_reading.words import WEEKDAYS
from programme.meeting_orders import MeetingOrder, read_meeting_order
from programme.meetings import MeetingLine, list_meetings
from programme.people import groups_of
from programme.typed_dates import read_moment

AHEAD = timedelta(days=60)


def meeting_ordered(turn: Turn, text: str) -> Start | None:
    """None where nothing of the kind is said; which meeting is meant is asked where the words leave it open."""
    if turn.who.role != "pendamping" or (order := read_meeting_order(text)) is None:
        return None
    lines = list_meetings(turn.session, turn.actor, turn.who.id, turn.now, turn.now + AHEAD)
    coming = [one for one in lines if one.status == "planned" and one.starts_at > turn.now]
    state = State(wish=order.how, to=order.to)
    named = [one for one in groups_of(turn.session, turn.who.id) if _is_named(one.name, text)]
    if len(named) == 1:
        state.group_id = named[0].id
        coming = [one for one in coming if one.group_id == named[0].id]
    meant = _meant(turn, coming, order)
    if meant is not None:
        state.group_id, state.meeting_id = meant.group_id, meant.id
        if order.by is not None:
            state.to = _as_typed(turn.rules.local(meant.starts_at + order.by))
    return Start("manage_meetings", state) if coming else None


def _is_named(name: str, text: str) -> bool:
    return f" {normal(name)} " in f" {normal(text)} "


def _as_typed(moment: datetime) -> str:
    """A local moment as she would write it at the question, where it is checked as her own words are."""
    return f"{moment.day}/{moment.month}/{moment.year} jam {moment:%H.%M}"


def _day_told(about: str, today: date) -> date | None:
    """The day in the words; of a weekday alone ("batal pertemuan kamis") the next such day."""
    read = read_moment(about, today).date
    weekdays = {WEEKDAYS[word] for word in normal(about).split() if word in WEEKDAYS}
    if read is not None or len(weekdays) != 1:
        return read
    return today + timedelta(days=(weekdays.pop() - today.weekday()) % 7)


def _meant(turn: Turn, coming: list[MeetingLine], order: MeetingOrder) -> MeetingLine | None:
    """The one on the day that is told, else the next of the only group that is left."""
    told = _day_told(order.about, turn.rules.today(turn.now))
    on_it = [one for one in coming if told is not None and turn.rules.today(one.starts_at) == told]
    if len(on_it) == 1:
        return on_it[0]
    if told is not None and not on_it and order.how == "cancel":
        return None  # no meeting on that day: she looks at the list
    one_group = len({one.group_id for one in on_it or coming}) == 1
    return min(on_it or coming, key=lambda one: one.starts_at) if one_group else None
