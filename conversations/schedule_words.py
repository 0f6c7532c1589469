"""What the schedule screens point out: a group meets at least monthly, so one without a meeting this month or next."""

from collections.abc import Sequence
from datetime import date

from conversations.schedule_draft import standing
from conversations.turn import Turn
from programme.date_reading.calendar import months_on
from programme.people import groups_of

MOST_NAMES = 8


def lacking_meetings(turn: Turn, group_ids: Sequence[int]) -> str:
    """'Belum ada pertemuan Oktober 2018: Melati 2. ...'; empty where every group has one in both months."""
    words = turn.words
    today = turn.rules.today(turn.now)
    months = [today.replace(day=1), date(*months_on(today, 1), 1)]
    met = {(one.group_id, one.day.year, one.day.month) for one in standing(turn, *months)}
    groups = [one for one in groups_of(turn.session, turn.who.id) if one.id in set(group_ids)]
    lines = []
    for month in months:
        names = [one.name for one in groups if (one.id, month.year, month.month) not in met]
        if names and len(names) == len(groups) > 1:
            lines.append(words._("Belum ada pertemuan {month}: semua kelompok.", month=words.month(month)))
        elif names:
            rest = len(names) - MOST_NAMES
            shown = names[:MOST_NAMES] + ([words.n_("{n} lagi", "{n} lagi", rest)] if rest > 0 else [])
            lines.append(
                words._("Belum ada pertemuan {month}: {groups}.", month=words.month(month), groups=words.listing(shown))
            )
    return "\n".join(lines)
