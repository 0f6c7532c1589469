"""Passing a meeting's time and place on to members whom no chat reaches: the buttons, and a ketua's words about it."""

import re

from conversations.hearing import report_in
from conversations.meeting_words import time_stamp, when_and_where
from conversations.questions import Answer, normal, notice_button
from conversations.relay_state import State
from conversations.turn import Again, Next, Start, Turn
from conversations.words import Words
from outbox import dialogs
from outbox.messages import Button
from programme.access import may_run
from programme.meeting_answer_text import COMING, read_meeting_answer
from programme.meetings import MeetingLine, subject_of
from programme.relays import ToTell, list_to_tell, record_told

TOLD, PARTLY = "t", "p"
DONE_WORDS = r"(?:sudah|sdh|udah|udh|dah|sampun|mpun|wis|wes|uwis|atos|parantos|geus|beres)"
TELL_WORDS = (
    r"(?:sampai\w*|disampai\w*|menyampai\w*|kabar\w*|dikabar\w*|mengabar\w*|kasih tahu|kasih tau|beritahu|diberitahu|"
    r"bilang\w*|dibilang\w*|aturaken|kandha\w*|kanda\w*|dikandani|kandani|omong\w*|wartos\w*|bejakeun|wawar\w*|semua\w*|"
    r"sedaya|sedanten|kabeh|sadaya|kabehan|told|dirawuhi)"
)
ALL_TOLD = re.compile(rf"\b{DONE_WORDS}\b.*\b{TELL_WORDS}\b|^beres(?: bu)?$")
NOT_YET = re.compile(
    r"\b(?:belum|blm|durung|dereng|acan|kecuali|kajawi|kajaba|iwal|tinggal|kurang|kari|kantun|not yet)\b"
)

BESIDES_NAMES = re.compile(
    rf"(?i)\b(?:{DONE_WORDS}|{TELL_WORDS}|{NOT_YET.pattern}|saya|sy|kula|kulo|aku|abdi|tak|kami|bu|ibu|ya|nggih|baru|cuma|tapi)\b"
)


def relay_text(words: Words, waiting: list[ToTell]) -> str:
    """Whom the ketua is asked to tell: names and numbers of members only."""
    names = ", ".join(f"{one.member_number}. {one.name}" for one in waiting)
    return words._("Mohon sampaikan juga kepada yang belum memakai chat: {names}.", names=names)


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
    _end_list(turn, line)
    return Again(take_all_told(turn, line))


def _end_list(turn: Turn, line: MeetingLine) -> None:
    """All were told: the list to tick them one by one need not stay open."""
    dialog = dialogs.open_dialog(turn.session, turn.contact.id)
    if dialog is not None and (dialog.conversation, dialog.about) == ("relay_news", subject_of(line.id)):
        dialog.status = "done"


def _say_present_news(turn: Turn, kind: str, line: MeetingLine, news: str) -> None:
    """The button is of older news: she is asked about the present one."""
    waiting = [one for one in list_to_tell(turn.session, turn.actor, line.id) if not one.told]
    buttons = (relay_buttons(turn.words, kind, line),) if waiting else ()
    turn.say(f"{news} {relay_text(turn.words, waiting)}" if waiting else news, rows=buttons)


def relay_typed(turn: Turn, line: MeetingLine, text: str) -> Next | None:
    """A ketua writes that she told them, or whom; nothing is done before the conversation begins."""
    if turn.who.role != "ketua" or is_over(turn, line):
        return None
    people = list_to_tell(turn.session, turn.actor, line.id)
    if not people:
        return None
    said = normal(text)
    speaks_of_telling = re.search(rf"\b{TELL_WORDS}\b", said) is not None
    if said == normal(turn.words._("Belum semua")) or (speaks_of_telling and NOT_YET.search(said)):
        return Start("relay_news", State(line.id), from_notice=True, answer=Answer(text=text))
    if all(one.told for one in people):
        return None
    if speaks_of_telling and re.search(rf"\b{DONE_WORDS}\b", said) and _names_members(turn, text):
        return Start("relay_news", State(line.id), from_notice=True, answer=Answer(text=text))
    if ALL_TOLD.search(said) or said == normal(turn.words._("Sudah saya sampaikan")):
        return Start("relay_news", State(line.id, all_told=True), from_notice=True)
    return None


def is_assent_to_tell(turn: Turn, line: MeetingLine, text: str) -> bool:
    """A bare "nggih" of a ketua who was asked to tell others as well: that may be all she means."""
    heard = read_meeting_answer(text)
    return (
        heard.answer == COMING
        and not (heard.outright or heard.represented)
        and bool(list_to_tell(turn.session, turn.actor, line.id))
    )


def names_alone(text: str) -> str:
    """'tumini, 10' of 'tumini, 10 sudah saya kabari bu': what is said about telling would be taken for names."""
    return BESIDES_NAMES.sub(" ", text)


def _names_members(turn: Turn, text: str) -> bool:
    report = report_in(turn, names_alone(text), turn.who.group_id or 0)
    return bool(report.absent or report.present or report.represented or report.ambiguous)


def take_all_told(turn: Turn, line: MeetingLine) -> str:
    """All of them were told."""
    ids = [one.person_id for one in list_to_tell(turn.session, turn.actor, line.id)]
    record_told(turn.session, turn.actor, line.id, ids, turn.now)
    return turn.words._("Terima kasih, {name}. Tercatat: semua sudah dikabari.", name=turn.name())


def is_over(turn: Turn, line: MeetingLine) -> bool:
    return line.starts_at <= turn.now or line.status == "reported"
