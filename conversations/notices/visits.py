"""The pendamping's list of the day with its numbered buttons, and the word that a visit is no longer due."""

import re
from datetime import date

from conversations import record_visit
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import normal, notice_button, rows_of
from conversations.turn import Again, Next, Turn
from conversations.visit_words import list_text
from conversations.words import Words, address_name
from db.tables import Kpm, Person, Visit
from outbox.messages import Button, Message
from programme.access import may_run
from programme.visit_lists import VisitLine, list_visits, visit_lines

BUTTONS_A_ROW = 4
MOST_BUTTONS = 40
NUMBER_AND_ACTION = re.compile(r"(?:no |nomor )?(\d{1,3})(?: (selesai|tunda|batal))?")
ACTIONS = {"selesai": "done", "tunda": "postpone", "batal": "cancel"}


def render_list(view: NoticeView) -> Message | None:
    """None where no visit of that day is left to make."""
    day = date.fromisoformat(view.slot)
    lines = visit_lines(view.session, view.reader.id, day, view.rules)
    if not any(line.state == "open" and line.due_on <= day for line in lines):
        return None
    return list_message(view.words, day, lines)


def list_message(words: Words, day: date, lines: list[VisitLine]) -> Message:
    """The list with one button a visit still open; its data carries the date, so it can't hit another day's number."""
    text = list_text(words, day, lines) + "\n\n" + words._("Sesudah berkunjung, tekan nomornya.")
    return Message(text, rows=rows_of(number_buttons(words, day, lines), BUTTONS_A_ROW))


def number_buttons(words: Words, day: date, lines: list[VisitLine]) -> list[Button]:
    return [
        notice_button(f"{line.number}. {line.name}"[:24], "visit_list", f"visits:{day.isoformat()}", str(line.number))
        for line in lines[:MOST_BUTTONS]
        if line.state == "open"
    ]


def list_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    return _open_visit(turn, subject, int(value), "") if value.isdigit() else None


def list_typed(turn: Turn, subject: str, text: str) -> Next | None:
    said = NUMBER_AND_ACTION.fullmatch(normal(text))
    if said is None:
        return None
    return _open_visit(turn, subject, int(said.group(1)), ACTIONS.get(said.group(2) or "", ""))


def _open_visit(turn: Turn, subject: str, number: int, action: str) -> Next:
    day = date.fromisoformat(subject.rpartition(":")[2])
    lines = list_visits(turn.session, turn.actor, turn.who.id, day, turn.rules)
    line = next((one for one in lines if one.number == number), None)
    if line is None:
        return Again(
            turn.words._(
                "Nomor {number} tidak ada pada daftar {day}. Ketik kunjungan untuk melihat daftar hari ini.",
                number=number,
                day=turn.words.day(day),
            )
        )
    return record_visit.start(turn, line.visit_id, action)


def list_title(turn: Turn, subject: str) -> str:
    return turn.words._("Kunjungan {day}", day=turn.words.day(date.fromisoformat(subject.rpartition(":")[2])))


def render_withdrawn(view: NoticeView) -> Message | None:
    visit = view.session.get(Visit, view.subject_id)
    if (
        visit is None
        or visit.state != "withdrawn"
        or not may_run(view.session, view.reader.actor, "show_visit", visit.id)
    ):
        return None
    person = view.session.get_one(Person, view.session.get_one(Kpm, visit.kpm_id).person_id)
    return Message(
        view.words._(
            "Laporan kehadiran diperbaiki: {kpm} tidak perlu dikunjungi untuk itu lagi. Namanya keluar dari daftar.",
            kpm=address_name(view.words, person.name, person.gender),
        )
    )


LIST = NoticeTalk(render_list, list_tapped, list_typed, list_title)
WITHDRAWN = NoticeTalk(render_withdrawn)
