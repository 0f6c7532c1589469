"""Taking a kpm's answer to "bisa hadir?", however it came: a tap on a reminder, or words."""

from conversations.answer_besides import apart
from conversations.hearing import report_in
from conversations.hindrances import kind_word
from conversations.inquiries.ask_state import AskState
from conversations.meeting_answer_state import State
from conversations.meeting_words import time_stamp, when_and_where
from conversations.questions import normal, notice_button
from conversations.reason_words import reason_in_words
from conversations.told_of_others import each_for_herself, told_of
from conversations.turn import Again, Next, Start, Turn
from conversations.words import Words
from outbox import dialogs
from outbox.messages import Button
from programme.absence_questions import explain_absence
from programme.grave_news import grave_news_in
from programme.meeting_answer_text import COMING, NOT_COMING, UNDECIDED, MeetingAnswer, read_meeting_answer
from programme.meeting_replies import UNSAID, Expected, answer_meeting, show_reply
from programme.meeting_wishes import asks_to_move, names_a_stand_in
from programme.meetings import MeetingLine, subject_of
from programme.not_held_text import tells_not_held

YES, NO = "y", "n"
"""Values of the two buttons; each is followed by the time it speaks of: one from before a move is told apart by it."""


def answer_buttons(words: Words, kind: str, line: MeetingLine, answer: str | None) -> tuple[Button, ...]:
    """Hadir and Berhalangan, or (she said that she comes) only the way to take it back."""
    subject, at = subject_of(line.id), time_stamp(line)
    no = notice_button(words._("Berhalangan"), kind, subject, f"{NO}.{at}")
    if answer == COMING:
        return (no,)
    return (notice_button(words._("Hadir"), kind, subject, f"{YES}.{at}"), no)


def answer_tapped(turn: Turn, line: MeetingLine, value: str) -> Next | None:
    """What a tap on one of them does; None for another button."""
    choice, _, at = value.partition(".")
    if choice not in (YES, NO):
        return None
    closed = why_closed(turn, line)
    if closed is not None:
        return Again(closed)
    if at != time_stamp(line):
        turn.say(
            turn.words._(
                "Pertemuan itu sudah pindah, {name}. Yang baru: {where}. Bisa hadir?",
                name=turn.name(),
                where=when_and_where(turn.words, line, turn.rules),
            ),
            rows=(answer_buttons(turn.words, "meeting_reminder", line, None),),
        )
        return None
    if choice == NO:
        return take_not_coming(turn, line)
    _end_reason_question(turn, line)
    return take_coming(turn, line, MeetingAnswer(COMING))


def answer_typed(turn: Turn, line: MeetingLine, text: str) -> Next | None:
    """What her words would do, if they are an answer; nothing is done before the conversation begins."""
    if line.status != "planned" or line.group_id != turn.who.group_id or asks_to_move(text):
        return None
    labels = {normal(turn.words._("Hadir")): COMING, normal(turn.words._("Berhalangan")): NOT_COMING}
    if normal(text) in labels and line.starts_at > turn.now:
        return Start("answer_meeting", State(line.id, choice=labels[normal(text)]), from_notice=True)
    if line.starts_at <= turn.now and turn.who.role in ("ketua", "deputy") and tells_not_held(text):
        return None  # of the meeting, which she is asked about, not of herself
    heard = read_meeting_answer(apart(told_of(turn, text).own).answer)
    if heard.answer is None or (line.starts_at <= turn.now and heard.reason is None):
        return None
    return Start("answer_meeting", State(line.id, said=text), from_notice=True)


def answer_by_number(turn: Turn, line: MeetingLine, number: str) -> Next | None:
    """1 and 2 stand for the two buttons, where a phone shows none."""
    if why_closed(turn, line) is not None:
        return None
    return Start("answer_meeting", State(line.id, choice=COMING if number == "1" else NOT_COMING), from_notice=True)


def take_words(turn: Turn, line: MeetingLine, text: str) -> Next:
    """Takes an answer in words; what it tells of others is not hers to answer."""
    told = told_of(turn, text)
    then = _take_own_words(turn, line, apart(told.own).answer)
    if told.others and turn.who.role in ("ketua", "deputy") and names_a_stand_in(text):
        turn.say(thanks_for_reason(turn, None, may_still_come=True))
        return Start("ask_question", AskState(words=text))  # who leads instead, her pendamping says
    if told.others and isinstance(then, Again):
        return Again(" ".join(one for one in (then.sentence, each_for_herself(turn)) if one))
    if told.others:
        turn.say(each_for_herself(turn))
    return then


def _take_own_words(turn: Turn, line: MeetingLine, text: str) -> Next:
    heard = read_meeting_answer(text)
    if line.starts_at <= turn.now and heard.reason is not None:
        explain_absence(turn.session, turn.actor, turn.who.id, line.id, heard.reason, text, turn.now, turn.rules)
        return Again(thanks_for_reason(turn, heard.reason, text, may_still_come=False))
    closed = why_closed(turn, line)
    if closed is not None:
        return Again(closed)
    if heard.answer == UNDECIDED:
        return Again(
            turn.words._(
                "Tidak apa-apa, {name}. Kalau sudah pasti, pilih Hadir atau Berhalangan, atau tulis saja di sini.",
                name=turn.name(),
            )
        )
    if heard.answer == NOT_COMING:
        return take_not_coming(turn, line, heard.reason, text)
    return take_coming(turn, line, heard, text)


def take_coming(turn: Turn, line: MeetingLine, heard: MeetingAnswer, text: str | None = None) -> Next:
    """She comes, or somebody of her family does."""
    words = turn.words
    said = text if heard.represented else None
    if not answer_meeting(turn.session, turn.actor, turn.who.id, line.id, COMING, turn.now, words=said):
        return Again(why_closed(turn, line))
    where = when_and_where(words, line, turn.rules)
    if heard.represented:
        return Again(
            words._("Terima kasih, {name}. Tercatat: diwakili keluarga. {where}.", name=turn.name(), where=where)
        )
    return Again(words._("Terima kasih, {name}. Tercatat: hadir. Sampai jumpa {where}.", name=turn.name(), where=where))


def take_not_coming(turn: Turn, line: MeetingLine, reason: str | None = None, text: str | None = None) -> Next:
    """She can't come; the reason is asked unless she gave it, now or before."""
    said = text if reason is not None else None
    done = answer_meeting(
        turn.session, turn.actor, turn.who.id, line.id, NOT_COMING, turn.now, reason=reason, words=said
    )
    if not done:
        return Again(why_closed(turn, line))
    known = show_reply(turn.session, turn.actor, turn.who.id, line.id)
    if known is None or known.reason is None:
        return Start("answer_meeting", State(line.id), about=subject_of(line.id), from_notice=True)
    return Again(thanks_for_reason(turn, known.reason, said, may_still_come=True))


def thanks_for_reason(turn: Turn, reason: str | None, said: str | None = None, *, may_still_come: bool) -> str:
    """'Terima kasih, Ibu Mawar. Tercatat: berhalangan (sakit). Semoga lekas sembuh. Hanya pendamping ...'"""
    words = turn.words
    grave = grave_news_in(said or "") is not None  # what is asked next begins with condolence
    if reason in (None, UNSAID):
        parts = [words._("Baik, {name}. Tercatat: berhalangan. Terima kasih sudah memberi kabar.", name=turn.name())]
    else:
        parts = [
            words._(
                "Terima kasih, {name}. Tercatat: berhalangan ({reason}).",
                name=turn.name(),
                reason=reason_in_words(words, reason),
            ),
            "" if grave else kind_word(words, reason),
            words._("Alasannya hanya dibaca pendamping."),
        ]
    if may_still_come and not grave and reason not in ("bereavement", "birth"):
        parts.append(words._("Kalau jadi bisa, tulis: jadi datang."))
    return " ".join(part for part in parts if part)


def why_closed(turn: Turn, line: MeetingLine) -> str | None:
    """Why the meeting can't be answered for any more; None where it can."""
    words = turn.words
    if line.status == "cancelled":
        return words._("Pertemuan itu tidak jadi, {name}. Jadwal baru akan kami kabarkan.", name=turn.name())
    if line.group_id != turn.who.group_id:
        return words._("Pertemuan itu untuk kelompok lain, {name}.", name=turn.name())
    if line.status != "planned" or line.starts_at <= turn.now:
        return words._(
            "Pertemuan itu sudah lewat waktunya, {name}, jadi tidak perlu dijawab lagi. Terima kasih, ya.",
            name=turn.name(),
        )
    return None


def expected_in_words(words: Words, expected: Expected) -> str:
    """Numbers only: the ketua reads it too."""
    if expected.coming + expected.not_coming == 0:
        return words._("Belum ada anggota yang menjawab.")
    return words._(
        "Yang menjawab hadir {coming}, berhalangan {not_coming}, belum menjawab {silent}.",
        coming=expected.coming,
        not_coming=expected.not_coming,
        silent=expected.silent,
    )


def speaks_of_members(turn: Turn, text: str) -> bool:
    """Whether a ketua tells of a member of her group rather than of herself."""
    if turn.who.role not in ("ketua", "deputy") or turn.who.group_id is None:
        return False
    report = report_in(turn, text, turn.who.group_id)
    others = set(report.absent) | report.present | report.represented
    return bool(report.ambiguous or others - {turn.who.member_number})


def _end_reason_question(turn: Turn, line: MeetingLine) -> None:
    """She comes after all: the reason need not be asked any more."""
    dialog = dialogs.open_dialog(turn.session, turn.contact.id)
    if dialog is not None and (dialog.conversation, dialog.about) == ("answer_meeting", subject_of(line.id)):
        dialog.status = "done"
