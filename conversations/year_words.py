"""A year of meetings in words: a line for each group, or for each meeting. No columns: letters are of any width."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from conversations.turn import Turn
from programme.date_reading.calendar import months_on
from programme.meeting_series import YearMeeting
from programme.scheduling import Taken, day_off_name, minutes_of, overlap

MONTHS_A_YEAR = 12


def to_be_looked_at(turn: Turn, meetings: Sequence[YearMeeting]) -> set[int]:
    """Ids of the coming meetings that fall on a day off or that she can't attend beside another of hers."""
    rules = turn.rules
    by_day: defaultdict[date, list[tuple[int, Taken]]] = defaultdict(list)
    for one in meetings:
        if one.status == "planned" and one.starts_at > turn.now:
            begins, ends = rules.local(one.starts_at), rules.local(one.ends_at)
            until = minutes_of(ends.time()) if ends.date() == begins.date() else 24 * 60
            taken = Taken(one.group_id, one.group_name, begins.date(), minutes_of(begins.time()), until)
            by_day[begins.date()].append((one.id, taken))
    found = set()
    for day, held in by_day.items():
        off = day_off_name(day, rules) is not None
        for meeting_id, taken in held:
            others = (other for other_id, other in held if other_id != meeting_id)
            if off or any(overlap(taken.begins, taken.ends, other, rules) for other in others):
                found.add(meeting_id)
    return found


def mark_of(one: YearMeeting, looked_at: set[int]) -> str:
    return {"reported": "✓", "cancelled": "–"}.get(one.status, "!" if one.id in looked_at else "")


def line_of_group(turn: Turn, name: str, meetings: Sequence[YearMeeting], looked_at: set[int]) -> str:
    """'Melati 1: 25/1✓ 22/2✓ 22/3 26/4'."""
    days = [(turn.rules.today(one.starts_at), one) for one in meetings]
    shown = [f"{day.day}/{day.month}{mark_of(one, looked_at)}" for day, one in days]
    return f"- {name}: {' '.join(shown) if shown else turn.words._('belum ada')}"


def lines_of_year(turn: Turn, meetings: Sequence[YearMeeting], first: date, looked_at: set[int]) -> list[str]:
    """One line a meeting of the twelve months from `first` on, and one for each coming month that has none."""
    words, rules = turn.words, turn.rules
    today = rules.today(turn.now)
    lines = []
    for ahead in range(MONTHS_A_YEAR):
        year, month = months_on(first, ahead)
        found = [one for one in meetings if _is_in(rules.today(one.starts_at), year, month)]
        lines += [_line(turn, one, looked_at) for one in found]
        standing = [one for one in found if one.status != "cancelled"]
        if not standing and (year, month) >= (today.year, today.month):
            lines.append("- " + words._("⚠️ {month}: belum ada", month=words.month(date(year, month, 1))))
    return lines


def _is_in(day: date, year: int, month: int) -> bool:
    return (day.year, day.month) == (year, month)


def _line(turn: Turn, one: YearMeeting, looked_at: set[int]) -> str:
    local = turn.rules.local(one.starts_at)
    known = one.module is not None and one.session_number is not None
    title = turn.rules.curriculum.title(one.module or "", one.session_number or 0) if known else None
    line = f"- {turn.words.short_day(local.date())} {turn.words.clock(local)} {mark_of(one, looked_at)}".rstrip()
    return f"{line}{f' · {title}' if title else ''}"


def legend(turn: Turn) -> str:
    return turn.words._("✓ sudah dilaporkan, – batal, ! libur atau berbenturan")
