"""Pendamping asks for today's visits: the morning's list with what became of each, or all that waits besides.

Nothing is asked. What waits is taken on by its button or by "tambah 8".
"""

from dataclasses import dataclass, field, replace
from datetime import date

from conversations.questions import notice_button, rows_of
from conversations.turn import Conversation, Done, Next, Turn
from conversations.visit_list_words import MOST_SHOWN, all_text, list_text
from conversations.visit_words import as_shown_to
from conversations.words import Words
from outbox.messages import Button, Message
from programme.visit_lines import VisitLine
from programme.visit_lists import (
    AllVisits,
    StillWaiting,
    list_all_visits,
    list_visits,
    take_visits_on,
    visits_still_waiting,
)

BUTTONS_A_ROW, ADDING_BUTTONS_A_ROW = 4, 2
MOST_BUTTONS = 40
LONGEST_LABEL = 24
ALL, ADD, SHARE, CASE = "all", "add", "share", "case"
"""What the buttons under a list carry, besides a visit's number; the last one stands under a recorded visit."""


@dataclass
class State:
    """What is wanted: the day's list, everything, or waiting visits taken on."""

    everything: bool = False
    take_on: list[int] = field(default_factory=list)


def begin(turn: Turn, state: State) -> Next:
    today = turn.rules.today(turn.now)
    if state.everything:
        every = list_all_visits(turn.session, turn.actor, turn.who.id, today, turn.rules)
        here = replace(every, waiting=_shown_here(turn, every.waiting), coming=_shown_here(turn, every.coming))
        turn.replies.append(all_message(turn.words, today, here))
        return Done()
    if state.take_on:
        taken = take_visits_on(turn.session, turn.actor, turn.who.id, state.take_on, today)
        turn.say(_taken_in_words(turn.words, state.take_on, taken))
        if not taken:
            return Done()
    lines = _shown_here(turn, list_visits(turn.session, turn.actor, turn.who.id, today, turn.rules))
    waiting = visits_still_waiting(turn.session, turn.who.id, today)
    if not any(not line.waiting for line in lines) and not waiting.count:
        return Done(turn.words._("Hari ini tidak ada kunjungan yang perlu dilakukan."))
    turn.replies.append(list_message(turn.words, today, lines, waiting))
    return Done()


def _shown_here(turn: Turn, lines: list[VisitLine]) -> list[VisitLine]:
    return [as_shown_to(line, len(turn.people)) for line in lines]


def list_message(words: Words, day: date, lines: list[VisitLine], waiting: StillWaiting) -> Message:
    """The list with one button a visit still open; its data carries the date, so it can't hit another day's number."""
    numbers = number_buttons(day, lines)
    text = list_text(words, day, lines, waiting)
    if numbers:
        text += "\n\n" + words._("Sesudah berkunjung, tekan nomornya.")
    if any(line.state == "done" for line in lines):
        text += "\n\n" + words._("Kalau ada catatan yang keliru, tulis nomornya lagi.")
    rows = rows_of(numbers, BUTTONS_A_ROW)
    if waiting.count:
        today = sum(line.is_to_make(day) for line in lines)
        text += "\n\n" + words._(
            "{n} kunjungan menunggu, {today} masuk hari ini. Mau dibantu?", n=today + waiting.count, today=today
        )
        rows += ((notice_button(words._("Bagi kunjungan"), "visit_list", _subject(day), SHARE),),)
    if waiting.count or any(line.waiting for line in lines):
        rows += ((notice_button(words._("Lihat semua"), "visit_list", _subject(day), ALL),),)
    return Message(text, rows=rows)


def number_buttons(day: date, lines: list[VisitLine]) -> list[Button]:
    to_record = [line for line in lines if line.state == "open" and line.held_by is None and not line.waiting]
    return [
        notice_button(_label(f"{line.number}. {line.name}"), "visit_list", _subject(day), str(line.number))
        for line in to_record[:MOST_BUTTONS]
    ]


def all_message(words: Words, day: date, every: AllVisits) -> Message:
    """What waits, with a button each that takes it on today."""
    buttons = [
        notice_button(_label(f"+ {line.number}. {line.name}"), "visit_list", _subject(day), f"{ADD}{line.number}")
        for line in every.waiting[:MOST_SHOWN]
    ]
    return Message(all_text(words, day, every), rows=rows_of(buttons, ADDING_BUTTONS_A_ROW))


def case_button(words: Words, day: date, visit_id: int) -> Button:
    """Under a visit that was just recorded: it opens a case about that family, or goes into the one that is open."""
    return notice_button(words._("Buka kasus"), "visit_list", _subject(day), f"{CASE}{visit_id}")


def _taken_in_words(words: Words, wanted: list[int], taken: list[int]) -> str:
    left = sorted(set(wanted) - set(taken))
    said = []
    if taken:
        numbers = words.listing([str(number) for number in taken])
        said.append(words._("Nomor {numbers} masuk daftar hari ini.", numbers=numbers))
    if left:
        numbers = words.listing([str(number) for number in left])
        said.append(words._("Nomor {numbers} tidak sedang menunggu. Ketik semua untuk melihat.", numbers=numbers))
    return " ".join(said)


def _label(text: str) -> str:
    return text[:LONGEST_LABEL]


def _subject(day: date) -> str:
    return f"visits:{day.isoformat()}"


CONVERSATION = Conversation(
    "visits_today",
    State,
    {},
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Kunjungan hari ini"),
    commands=("kunjungan", "visit"),
)
