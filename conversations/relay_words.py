"""Passing a meeting's time and place on to members whom no message reaches: buttons, and a ketua's words about it."""

from dataclasses import replace
from datetime import timedelta

from conversations.meeting_words import time_stamp, when_and_where
from conversations.questions import normal, notice_button
from conversations.relay_answers import has_unseen, is_over, read_answer, take_all_told, waiting_of
from conversations.relay_state import State
from conversations.turn import Again, Next, Start, Turn
from conversations.words import Words
from outbox import dialogs, queue
from outbox.messages import Button
from programme.access import may_run
from programme.meeting_answer_text import COMING, read_meeting_answer
from programme.meetings import MeetingLine, subject_of
from programme.relays import REQUEST, ToTell, list_to_tell

TOLD, PARTLY = "t", "p"
DIGEST_ANSWERED_FOR = timedelta(hours=24)
"""So long after the day's digest her words about telling answer that one."""


def relay_text(words: Words, waiting: list[ToTell]) -> str:
    """Whom the ketua is asked to tell: names and numbers of members only, never why."""
    names = ", ".join(f"{one.member_number}. {one.name}" for one in waiting)
    return words._("Mohon sampaikan juga kepada yang belum terjangkau pesan: {names}.", names=names)


def relay_buttons(words: Words, kind: str, line: MeetingLine) -> tuple[Button, ...]:
    subject, at = subject_of(line.id), time_stamp(line)
    return (
        notice_button(words._("Sudah saya sampaikan"), kind, subject, f"{TOLD}.{at}"),
        notice_button(words._("Belum semua"), kind, subject, f"{PARTLY}.{at}"),
    )


def relay_tapped(turn: Turn, kind: str, line: MeetingLine, value: str) -> Next | None:
    """What a tap on one of them does; None for another button."""
    choice, _, at = value.partition(".")
    if choice not in (TOLD, PARTLY):
        return None
    if not may_run(turn.session, turn.actor, "record_told", line.id):
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    if is_over(turn, line):
        return Again(turn.words._("Pertemuan itu sudah lewat. Terima kasih sudah membantu, {name}.", name=turn.name()))
    if line.status == "cancelled" and kind != "meeting_cancelled":
        _say_present_news(turn, "meeting_cancelled", line, turn.words._("Pertemuan itu ternyata tidak jadi."))
        return None
    if at != time_stamp(line):
        where = when_and_where(turn.words, line, turn.rules)
        news = turn.words._("Pertemuan itu sudah pindah. Yang baru: {where}.", where=where)
        _say_present_news(turn, "meeting_moved", line, news)
        return None
    if choice == PARTLY:
        return Start("relay_news", State(line.id), about=subject_of(line.id), from_notice=True)
    return told_with_a_tap(turn, State(line.id), subject_of(line.id))


def told_with_a_tap(turn: Turn, state: State, about: str) -> Next:
    """Everybody on the list was told; whoever came onto it since is shown to her."""
    waiting = waiting_of(turn, state)
    if has_unseen(waiting):
        return Start("relay_news", replace(state, all_told=True), about=about, from_notice=True)
    _end_list(turn, about)
    return Again(take_all_told(turn, waiting))


def _end_list(turn: Turn, about: str) -> None:
    """All were told: the list to tick them one by one need not stay open."""
    dialog = dialogs.open_dialog(turn.session, turn.contact.id)
    if dialog is not None and (dialog.conversation, dialog.about) == ("relay_news", about):
        dialog.status = "done"


def _say_present_news(turn: Turn, kind: str, line: MeetingLine, news: str) -> None:
    """The button is of older news: she is asked about the present one."""
    waiting = [one for one in list_to_tell(turn.session, turn.actor, line.id, turn.now) if not one.told]
    buttons = (relay_buttons(turn.words, kind, line),) if waiting else ()
    turn.say(f"{news} {relay_text(turn.words, waiting)}" if waiting else news, rows=buttons)


def relay_typed(turn: Turn, line: MeetingLine, text: str) -> Next | None:
    """A ketua (or a deputy who was asked) writes whom she told; nothing is done before the conversation begins.

    While the day's digest waits for its answer, her words are that one's.
    """
    if turn.who.role not in ("ketua", "deputy") or is_over(turn, line) or _digest_waits(turn):
        return None
    people = list_to_tell(turn.session, turn.actor, line.id, turn.now)
    if not people or (turn.who.role == "deputy" and not any(one.shown for one in people)):
        return None
    if normal(text) == normal(turn.words._("Belum semua")):
        return Start("relay_news", State(line.id), about=subject_of(line.id), from_notice=True)
    if normal(text) == normal(turn.words._("Sudah saya sampaikan")):
        return Start("relay_news", State(line.id, all_told=True), from_notice=True)
    heard = read_answer(turn, text, people)
    if heard is None or not heard.explicit:
        return None
    if heard.partly:
        return Start("relay_news", State(line.id), about=subject_of(line.id), from_notice=True)
    return Start("relay_news", State(line.id, said=text), from_notice=True)


def _digest_waits(turn: Turn) -> bool:
    rows = queue.unanswered(turn.session, turn.who.id, turn.now - DIGEST_ANSWERED_FOR)
    return any(row.kind == REQUEST for row in rows)


def is_assent_to_tell(turn: Turn, line: MeetingLine, text: str) -> bool:
    """A bare "nggih" of a ketua who was asked to tell others as well: that may be all she means."""
    heard = read_meeting_answer(text)
    return (
        heard.answer == COMING
        and not (heard.outright or heard.represented)
        and bool(list_to_tell(turn.session, turn.actor, line.id, turn.now))
    )
