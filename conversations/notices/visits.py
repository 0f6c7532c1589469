"""The pendamping's list of the day with its numbered buttons, and the word that a visit is no longer due."""

from datetime import date

from conversations import record_visit
from conversations.cases import open_case
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.turn import Again, Next, Turn
from conversations.visits_heard import heard
from conversations.visits_today import CASE, list_message
from conversations.waiting_visits import waiting_tapped, waiting_typed
from conversations.words import address_name
from db.tables import Kpm, Person, Visit
from outbox.messages import Message
from programme.access import may_run
from programme.visit_lists import list_is_news, list_visits, visit_lines, visits_still_waiting


def render_list(view: NoticeView) -> Message | None:
    """None where no visit of that day is left to make, or only routine ones that were announced a few days ago."""
    day = date.fromisoformat(view.slot)
    lines = visit_lines(view.session, view.reader.id, day, view.rules)
    if not any(line.is_to_make(day) for line in lines) or not list_is_news(view.session, view.reader.id, day):
        return None
    return list_message(view.words, day, lines, visits_still_waiting(view.session, view.reader.id, day))


def list_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    if value.isdigit():
        return _open_visit(turn, subject, int(value))
    if value.startswith(CASE):
        visit_id = value.removeprefix(CASE)
        return open_case.from_visit(turn, int(visit_id)) if visit_id.isdecimal() else None
    return waiting_tapped(turn, _day_of(subject), value)


def list_typed(turn: Turn, subject: str, text: str) -> Next | None:
    return heard(turn, _day_of(subject), text) or waiting_typed(turn, _day_of(subject), text)


def _open_visit(turn: Turn, subject: str, number: int) -> Next:
    day = _day_of(subject)
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
    return record_visit.start(turn, line.visit_id)


def list_title(turn: Turn, subject: str) -> str:
    return turn.words._("Kunjungan {day}", day=turn.words.day(_day_of(subject)))


def _day_of(subject: str) -> date:
    """'visits:2018-11-23'"""
    return date.fromisoformat(subject.rpartition(":")[2])


ENDED_BY_OWNER = "ended"
"""Begins the slot of the word to who had accepted a visit that its owner then made, or called off, herself."""


def render_withdrawn(view: NoticeView) -> Message | None:
    visit = view.session.get(Visit, view.subject_id)
    by_owner = view.slot.startswith(ENDED_BY_OWNER)
    holds = ("done", "cancelled") if by_owner else ("withdrawn",)
    if visit is None or visit.kpm_id is None or visit.state not in holds:
        return None
    accepted = visit.pendamping_id == view.reader.id  # no longer his, but he must not go there in vain
    if not accepted and not may_run(view.session, view.reader.actor, "show_visit", visit.id):
        return None
    person = view.session.get_one(Person, view.session.get_one(Kpm, visit.kpm_id).person_id)
    if by_owner:
        by = view.session.get_one(Person, visit.ended_by)
        return Message(
            view.words._(
                "{colleague} sudah mengurus sendiri kunjungan {kpm}. Namanya keluar dari daftar. Terima kasih.",
                colleague=address_name(view.words, by.name, by.gender),
                kpm=address_name(view.words, person.name, person.gender),
            )
        )
    if view.slot == "left":
        name = address_name(view.words, person.name, person.gender)
        return Message(view.words._("{kpm} tidak lagi peserta, jadi tidak perlu dikunjungi.", kpm=name))
    return Message(
        view.words._(
            "Laporan kehadiran diperbaiki: {kpm} tidak perlu dikunjungi untuk itu lagi. Namanya keluar dari daftar.",
            kpm=address_name(view.words, person.name, person.gender),
        )
    )


def _knock(view: NoticeView) -> str:
    """'6 kunjungan hari ini'."""
    day = date.fromisoformat(view.slot)
    to_make = [line for line in visit_lines(view.session, view.reader.id, day, view.rules) if line.is_to_make(day)]
    return f"{len(to_make)} kunjungan hari ini"


LIST = NoticeTalk(render_list, list_tapped, list_typed, list_title, knock=_knock, about="visits")
WITHDRAWN = NoticeTalk(render_withdrawn, knock=lambda view: "kunjungan yang tidak perlu lagi")
