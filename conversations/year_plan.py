"""The year's meetings on one screen; a group's series moved to another day of the month, or called off.

group --> detail --move--> pattern --> move_check --> thanks
                 --cancel--> since --> cancel_check --> thanks
"""

from datetime import date

from conversations.questions import Answer, Choice, Question
from conversations.schedule_words import lacking_meetings
from conversations.text_pages import pages_of
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.year_changes import (
    State,
    ask_cancel_check,
    ask_move_check,
    ask_pattern,
    ask_since,
    group_name,
    pattern_heard,
    take_cancel_check,
    take_move_check,
    take_pattern,
    take_since,
)
from conversations.year_words import legend, line_of_group, lines_of_year, to_be_looked_at
from programme.date_reading.calendar import months_on
from programme.group_mentions import NamedGroup, read_groups
from programme.meeting_series import YearMeeting, coming, list_year
from programme.people import groups_of

TEXT = frozenset({"text"})
FIRST_YEAR, LAST_YEAR = 2007, 2100
"""PKH began in 2007."""


def begin(turn: Turn, state: State) -> Next:
    groups = groups_of(turn.session, turn.who.id)
    if not groups:
        return Done(turn.words._("Belum ada kelompok atas nama Ibu/Bapak."))
    state.first = _first_month(turn).isoformat()
    if len(groups) > 1:
        return Ask("group")
    state.group_id = groups[0].id
    return Ask("detail")


def _first_month(turn: Turn) -> date:
    """January of this year; the present month where nothing was held or planned before it this year."""
    month = turn.rules.today(turn.now).replace(day=1)
    january = month.replace(month=1)
    held = list_year(turn.session, turn.actor, turn.who.id, january, turn.rules)
    return january if any(turn.rules.today(one.starts_at) < month for one in held) else month


def _meetings(turn: Turn, state: State) -> list[YearMeeting]:
    return list_year(turn.session, turn.actor, turn.who.id, _first(state), turn.rules)


def _first(state: State) -> date:
    return date.fromisoformat(state.first)


def _title(turn: Turn, state: State) -> str:
    """'Oktober 2018 sampai September 2019'."""
    first = _first(state)
    last = date(*months_on(first, 11), 1)
    return turn.words._("{first} sampai {last}", first=turn.words.month(first), last=turn.words.month(last))


def _of_group(turn: Turn, state: State) -> list[YearMeeting]:
    return [one for one in _meetings(turn, state) if one.group_id == state.group_id]


def ask_group(turn: Turn, state: State) -> Question:
    words = turn.words
    meetings, groups = _meetings(turn, state), groups_of(turn.session, turn.who.id)
    looked_at = to_be_looked_at(turn, meetings)
    lines = [
        line_of_group(turn, one.name, [held for held in meetings if held.group_id == one.id], looked_at)
        for one in groups
    ]
    pages = pages_of(lines)
    text = [
        words._("Jadwal {months}:", months=_title(turn, state)),
        *pages[min(state.page, len(pages) - 1)],
        "",
        legend(turn),
    ]
    text.append(lacking_meetings(turn, [one.id for one in groups]))
    choices = [Choice(str(one.id), one.name) for one in groups]
    if len(pages) > 1:
        choices.append(Choice("more", words._("Kelompok berikutnya"), frozenset({"lanjut"})))
    choices += [*_other_years(turn, state), Choice("menu", words._("Kembali ke menu"))]
    return Question("\n".join(text).strip(), tuple(choices), numbered=False, accepts=TEXT)


def _other_years(turn: Turn, state: State) -> list[Choice]:
    shown = _first(state)
    return [
        Choice(f"year{year}", turn.words._("Tahun {year}", year=year), frozenset({str(year)}))
        for year in sorted({shown.year - (shown.month == 1), shown.year + 1})
        if FIRST_YEAR <= year <= LAST_YEAR
    ]


def _january(choice: str) -> str:
    return date(int(choice.removeprefix("year")), 1, 1).isoformat()


def take_group(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "menu":
        return Done(menu=True)
    if answer.value == "more":
        state.page = (state.page + 1) % 10
        return Ask("group")
    if answer.value is not None and answer.value.startswith("year"):
        state.first, state.page = _january(answer.value), 0
        return Ask("group")
    if answer.value is not None:
        state.group_id = int(answer.value)
        return Ask("detail")
    groups = [NamedGroup(one.id, one.name, one.desa) for one in groups_of(turn.session, turn.who.id)]
    said = read_groups(answer.text or "", groups)
    if len(said.ids) != 1:
        return Again(turn.words._("Tulis satu nama kelompok, atau pilih dari daftar ini."))
    state.group_id = said.ids[0]
    return pattern_heard(turn, state, said.rest) if said.rest else Ask("detail")


def ask_detail(turn: Turn, state: State) -> Question:
    words = turn.words
    held = _of_group(turn, state)
    looked_at = to_be_looked_at(turn, _meetings(turn, state))
    lines = [
        words._("Jadwal {group}, {months}:", group=group_name(turn, state), months=_title(turn, state)),
        *lines_of_year(turn, held, _first(state), looked_at),
        "",
        legend(turn),
    ]
    choices = []
    if coming(held, turn.rules.today(turn.now), turn.now, turn.rules):
        choices.append(Choice("move", words._("Pindahkan hari rutinnya"), frozenset({"pindah", "pindahkan"})))
        choices.append(Choice("cancel", words._("Batalkan sisanya"), frozenset({"batalkan"})))
    choices += _other_years(turn, state)
    if len(groups_of(turn.session, turn.who.id)) > 1:
        choices.append(Choice("group", words._("Kelompok lain")))
    choices.append(Choice("menu", words._("Kembali ke menu")))
    return Question("\n".join(pages_of(lines)[0]), tuple(choices), numbered=False, accepts=TEXT)


def take_detail(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None:
        return pattern_heard(turn, state, answer.text or "")
    if answer.value.startswith("year"):
        state.first = _january(answer.value)
        return Ask("detail")
    state.since = turn.rules.today(turn.now).isoformat()
    nexts: dict[str, Next] = {"move": Ask("pattern"), "cancel": Ask("since"), "group": Ask("group")}
    return nexts.get(answer.value, Done(menu=True))


CONVERSATION = Conversation(
    "year_plan",
    State,
    {
        "group": Step(ask_group, take_group),
        "detail": Step(ask_detail, take_detail),
        "pattern": Step(ask_pattern, take_pattern),
        "move_check": Step(ask_move_check, take_move_check),
        "since": Step(ask_since, take_since),
        "cancel_check": Step(ask_cancel_check, take_cancel_check),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Jadwal setahun"),
    section="meetings",
    commands=("setahun", "jadwal setahun", "rangkaian"),
)
