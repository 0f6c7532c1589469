"""What a message says about the visits of a day's list: one begins its own record, several are summed up.

A number belongs to the list of its day. Where it could as well be one of the list before, which day is asked.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from conversations import record_visit
from conversations.questions import Answer, Choice, Question, normal
from conversations.turn import Again, Done, Next, Start, Turn
from conversations.visit_words import name_in_words
from conversations.visits_left import earlier_list, lines_of, list_is_open, listed_of
from conversations.visits_regretted import regretted
from conversations.waiting_visits import waiting_typed
from programme.date_reading.words import WEEKDAYS
from programme.visit_lines import VisitLine
from programme.visit_text import VisitReport, read_visits

BARE_NUMBERS = re.compile(r"(?:(?:no|nomor|nomer) )?\d{1,3}(?: (?:dan )?\d{1,3})*")
OF_A_LIST = re.compile(
    r"(?i)^(?:(?:yg|yang|sing|daftar|list|dr|dari|kunjungan|hari|utk|untuk|bu|maaf) )*"
    r"(?P<day>senin|senen|selasa|rabu|rebo|kamis|kemis|jumat|jemuah|sabtu|minggu) "
    r"(?:(?:no|nomor|nomer)\.? ?)?(?=\d)"
)
OLD_LIST_HOURS = 2
"""So long after the morning's list a number may still be meant for the list before."""


@dataclass
class State:
    day: str = ""
    """Whose list the numbers stand on."""
    said: dict[str, dict[str, str | None]] = field(default_factory=dict)
    """Number -> what was said of it."""
    asked: int = 0
    text: str = ""


def heard(turn: Turn, day: date, text: str, *, told: bool = False) -> Next | None:
    """What a text says about the visits of that day's list; None where it says nothing of them.

    `told`: she said that it is that day's.
    """
    if not told and (earlier := _of_earlier_list(turn, text)) is not None:
        return earlier
    lines = lines_of(turn, day)
    report = read_visits(text, listed_of(lines, day), turn.rules.today(turn.now))
    bare = BARE_NUMBERS.fullmatch(normal(text)) is not None
    if not (report.said or report.not_listed) or not (bare or report.tells_outcomes or _only_unlisted(report, text)):
        return None
    numbers = {one.number for one in report.said}
    if not told and _means_newer_list(turn, day, lines, numbers):
        return None
    if _could_be_older(turn, day, lines, numbers):
        return Start(
            "record_visits", State(day.isoformat(), text=text), about=f"visits:{day.isoformat()}", from_notice=True
        )
    return _meant(turn, day, lines, report, text)


def visits_meant(turn: Turn, text: str) -> Next | None:
    """As `heard` of today's list, whenever it is written."""
    if turn.who.role not in ("pendamping", "koordinator"):
        return None
    today = turn.rules.today(turn.now)
    return regretted(turn, text) or heard(turn, today, text) or waiting_typed(turn, today, text)


def _of_earlier_list(turn: Turn, text: str) -> Next | None:
    """ "Yg jumat no 2 selesai", on Monday: a number of the list before today's, with its day."""
    told, before = OF_A_LIST.match(" ".join(text.split())), earlier_list(turn)
    if told is None or before is None:
        return None
    if WEEKDAYS.get(told["day"].casefold()) != before.weekday():
        return None
    return heard(turn, before, " ".join(text.split())[told.end() :], told=True)


def tells_of_visits(turn: Turn, text: str) -> bool:
    """Whether somebody of the staff says what became of visits on today's list ("1 selesai ketemu ibunya")."""
    if turn.who.role not in ("pendamping", "koordinator"):
        return False
    today = turn.rules.today(turn.now)
    report = read_visits(text, listed_of(lines_of(turn, today), today), today)
    return any(one.outcome is not None for one in report.said)


def _only_unlisted(report: VisitReport, text: str) -> bool:
    return not report.said and len(text.split()) <= 4


def _meant(turn: Turn, day: date, lines: list[VisitLine], report: VisitReport, text: str) -> Next:
    """One number begins its own record; several are summed up."""
    if not report.said:
        return Again(not_listed(turn, report.not_listed, day))
    if len(report.said) == 1 and not report.not_listed:
        line = next(one for one in lines if one.number == report.said[0].number)
        return record_visit.start(turn, line.visit_id, report.said[0], day)
    return Start(
        "record_visits",
        State(day.isoformat()),
        about=f"visits:{day.isoformat()}",
        from_notice=True,
        answer=Answer(text=text),
    )


def _means_newer_list(turn: Turn, day: date, lines: list[VisitLine], numbers: set[int]) -> bool:
    """The same numbers mean the same visits on today's list, which was sent too: nothing to ask."""
    today = turn.rules.today(turn.now)
    if day >= today or not list_is_open(turn, today):
        return False
    return _by_number(lines, numbers) == _by_number(lines_of(turn, today), numbers)


def _could_be_older(turn: Turn, day: date, lines: list[VisitLine], numbers: set[int]) -> bool:
    """Soon after the morning's list: another visit, still open, had that number on the list before."""
    today = turn.rules.today(turn.now)
    until = datetime.combine(today, turn.rules.visit_list_at, turn.rules.zone) + timedelta(hours=OLD_LIST_HOURS)
    before = earlier_list(turn)
    if day != today or turn.now >= until or before is None or list_is_open(turn, before):
        return False
    older = [line for line in lines_of(turn, before) if line.number in numbers and line.state == "open"]
    newer = _by_number(lines, numbers)
    return any(newer.get(line.number) != line.visit_id for line in older)


def _by_number(lines: list[VisitLine], numbers: set[int]) -> dict[int, int]:
    return {line.number: line.visit_id for line in lines if line.number in numbers}


def ask_which_day(turn: Turn, state: State) -> Question:
    today = turn.rules.today(turn.now)
    days = [today, earlier_list(turn) or today]
    choices = tuple(Choice(day.isoformat(), _list_in_words(turn, day, state.text)) for day in dict.fromkeys(days))
    return Question(turn.words._("Nomor itu dari daftar hari apa?"), choices)


def _list_in_words(turn: Turn, day: date, text: str) -> str:
    lines = lines_of(turn, day)
    report = read_visits(text, listed_of(lines, day), turn.rules.today(turn.now))
    named = {one.number for one in report.said}
    names = [name_in_words(turn.words, line) for line in lines if line.number in named]
    return f"{turn.words.short_day(day)}: {turn.words.listing(names[:3]) or '-'}"


def take_which_day(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    day = date.fromisoformat(answer.value)
    lines = lines_of(turn, day)
    report = read_visits(state.text, listed_of(lines, day), turn.rules.today(turn.now))
    then = _meant(turn, day, lines, report, state.text)
    return Done(then.sentence) if isinstance(then, Again) else then


def day_of(state: State) -> date:
    return date.fromisoformat(state.day)


def lines_said_of(turn: Turn, state: State) -> list[VisitLine]:
    return lines_of(turn, day_of(state))


def line_numbered(turn: Turn, state: State, number: int) -> VisitLine | None:
    """None where the visit was withdrawn, or became another's, since she wrote of it."""
    return next((line for line in lines_said_of(turn, state) if line.number == number), None)


def gone(turn: Turn, state: State) -> list[int]:
    """The numbers she wrote of that stand on her list no longer."""
    listed = {line.number for line in lines_said_of(turn, state)}
    return sorted({int(number) for number in state.said} - listed)


def not_listed(turn: Turn, numbers: tuple[int, ...], day: date) -> str:
    if not numbers:
        return turn.words._("Maaf, nomornya belum saya temukan. Tulis misalnya: 2 selesai, 5 tunda Senin.")
    return turn.words._(
        "Nomor {number} tidak ada pada daftar {day}. Ketik kunjungan untuk melihat daftar hari ini.",
        number=turn.words.listing([str(number) for number in numbers]),
        day=turn.words.day(day),
    )


def ended_already(turn: Turn, numbers: list[int]) -> str:
    return turn.words._(
        "Nomor {numbers} sudah selesai dicatat atau menjadi tugas orang lain; itu tidak diubah.",
        numbers=turn.words.listing([str(number) for number in numbers]),
    )
