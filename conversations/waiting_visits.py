"""What a pendamping types or taps to see the visits that wait, and to take some on: "semua", "tambah 8 dan 9"."""

import re
from datetime import date

from conversations.many_due.share_state import ShareState
from conversations.questions import normal
from conversations.turn import Again, Next, Start, Turn
from conversations.visits_today import ADD, ALL, SHARE, State
from programme.visit_lists import list_visits
from programme.working_days import is_working_day

ALL_WORDS = frozenset(
    {"semua", "lihat semua", "semua kunjungan", "kunjungan semua", "tampilkan semua", "kabeh", "kabeh wae", "sadaya"}
)
ADDING = re.compile(r"(?:tambah|tambahkan|tambahi|tambahin|tambahno|masukkan|masukan)(?: kunjungan)? (.+)")
NUMBERS = re.compile(r"(?:(?:no|nomor|nomer|dan|lan|sareng|\d{1,3}) ?)+")


def waiting_tapped(turn: Turn, day: date, value: str) -> Next | None:
    """The buttons under a list: all of it, one more visit for today, or sharing out."""
    if value == ALL:
        return _shown()
    if value == SHARE:
        return Start("share_visits", ShareState(), from_notice=True)
    number = value.removeprefix(ADD)
    return _taken_on(turn, day, [int(number)]) if value.startswith(ADD) and number.isdecimal() else None


def waiting_typed(turn: Turn, day: date, text: str) -> Next | None:
    """None where the text speaks of something else, or a newer list than that of this day is out already."""
    if _is_superseded(turn, day):
        return None
    said = normal(text)
    if said in ALL_WORDS:
        return _shown()
    adding = ADDING.fullmatch(said)
    if adding is None:
        return None
    if NUMBERS.fullmatch(adding.group(1)):
        return _taken_on(turn, day, [int(number) for number in re.findall(r"\d+", adding.group(1))])
    return _named(turn, day, adding.group(1))


def _is_superseded(turn: Turn, day: date) -> bool:
    """For 24 hours a list awaits its answer: in its last moments the next morning's awaits one too."""
    local, rules = turn.rules.local(turn.now), turn.rules
    return (
        day < local.date()
        and local.time() >= rules.visit_list_at
        and is_working_day(local.date(), extra_off=rules.extra_days_off)
    )


def _shown() -> Start:
    return Start("visits_today", State(everything=True), from_notice=True)


def _taken_on(turn: Turn, day: date, numbers: list[int]) -> Next:
    """A number of another day's list would mean somebody else today."""
    if day != turn.rules.today(turn.now):
        return Again(
            turn.words._(
                "Nomor itu dari daftar {day}. Ketik kunjungan untuk melihat daftar hari ini.",
                day=turn.words.day(day),
            )
        )
    return Start("visits_today", State(take_on=numbers), from_notice=True)


def _named(turn: Turn, day: date, name: str) -> Next | None:
    """ "tambah Lastri": one whose name has all these words; several are shown to choose from by number."""
    wanted = set(name.split()) - {"bu", "ibu", "pak", "bapak", "mbak", "mbok"}
    lines = list_visits(turn.session, turn.actor, turn.who.id, day, turn.rules)
    fitting = [line.number for line in lines if line.waiting and wanted and wanted <= set(normal(line.name).split())]
    if len(fitting) == 1:
        return _taken_on(turn, day, fitting)
    return _shown() if fitting else None
