"""A member answers whether a new time of meeting would suit her, changes her mind, or says what would suit her better.

(a tap on the question, or her words) --no--> wish --her words or Cukup--> thanks
answer ("waktu") --------------------/  --yes, not known yet--> thanks
"""

from datetime import timedelta

from conversations.courtesies import acknowledges
from conversations.meeting_answers import speaks_of_members
from conversations.polls.time_question_words import answer_choices
from conversations.polls.time_state import AnswerState
from conversations.polls.time_words import short_time, time_in_words
from conversations.questions import NO_WORDS, Answer, Choice, Question, match, normal
from conversations.turn import FAMILIES, Again, Ask, Conversation, Done, Next, Start, Step, Turn
from outbox import dialogs
from outbox.queue import unanswered
from programme.access import may_run
from programme.polls.new_time_results import TimeRound, open_time_question, round_line, show_own_answer
from programme.polls.time_answer_text import NO, SUITS, UNSURE, YES, read_time_answer, says_more
from programme.polls.time_answers import answer_time

TEXT = frozenset({"text"})
ENOUGH = "enough"
ENOUGH_WORDS = frozenset(
    "cukup|tidak ada|ga ada|gak ada|ora ono|ora ana|mboten wonten|teu aya|sampun|sudah|wis|atos|lewati".split("|")
)
LATE_WORDS_TAKEN_FOR = timedelta(days=1)
"""So long after the asking has ended who answers in words is told so."""


# On the question itself.


def answered_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    """A tap on the question: it works, and changes the answer, as long as the asking lasts."""
    line = _round_of(turn, subject)
    if line is None or value not in SUITS:
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    return _kept(turn, line, value, None)


def answered_typed(turn: Turn, subject: str, text: str) -> Next | None:
    """Her words for it; None where they are no answer, or more likely one to something else."""
    line = _round_of(turn, subject)
    if line is None or "?" in text:
        return None
    choice = match(Question("", answer_choices(turn.words)), text)
    said = choice.value if choice is not None else read_time_answer(text, line.new)
    if said is None:
        return None
    if speaks_of_members(turn, text):
        return Again(
            turn.words._(
                "Terima kasih, {name}. Jawaban anggota lain mohon disampaikan kepada pendamping, supaya beliau yang "
                "mencatatnya.",
                name=turn.name(),
            )
        )
    if line.state != "open" and _awaits_something_else(turn, subject):
        return None
    return _kept(turn, line, said, text if choice is None and says_more(text) else None)


def round_title(turn: Turn, subject: str) -> str:
    """'Waktu baru pertemuan: Sabtu keempat 16.30'."""
    line = _round_of(turn, subject)
    return "" if line is None else turn.words._("Waktu baru: {new}", new=short_time(turn.words, line.new))


def _round_of(turn: Turn, subject: str) -> TimeRound | None:
    """Of her own group only: a button may be forged, and she may have moved to another group."""
    poll_id = int(subject.rpartition(":")[2])
    may = any(may_run(turn.session, turn.actor, name, poll_id) for name in ("answer_time", "show_time_result"))
    return round_line(turn.session, poll_id) if may else None


def _awaits_something_else(turn: Turn, subject: str) -> bool:
    since = turn.now - LATE_WORDS_TAKEN_FOR
    return any(row.subject != subject for row in unanswered(turn.session, turn.who.id, since))


# Taking it.


def _kept(turn: Turn, line: TimeRound, said: str, own_words: str | None) -> Next:
    if said != NO:
        _end_wish(turn, line)
    if not answer_time(turn.session, turn.actor, line.poll_id, SUITS[said], turn.now, words=own_words):
        return Again(_closed(turn, line))
    if said == NO and own_words is None:
        return Start("answer_time", AnswerState(line.poll_id), about=_wish_about(line), from_notice=True)
    return Again(_thanks(turn, line, said, own_words))


def _end_wish(turn: Turn, line: TimeRound) -> None:
    """She can after all, or does not know yet: what would suit her better need not be asked any more."""
    dialog = dialogs.open_dialog(turn.session, turn.contact.id)
    if dialog is not None and (dialog.conversation, dialog.about) == ("answer_time", _wish_about(line)):
        dialog.status = "done"


def _wish_about(line: TimeRound) -> str:
    return f"wish:{line.poll_id}"


def _thanks(turn: Turn, line: TimeRound, said: str, own_words: str | None = None) -> str:
    words = turn.words
    values = {"name": turn.name(), "new": short_time(words, line.new)}
    thanks = {
        YES: words._("Terima kasih, {name}. Tercatat: bisa pada {new}.", **values),
        NO: words._("Terima kasih, {name}, tidak apa-apa. Tercatat: tidak bisa pada {new}.", **values),
        UNSURE: words._("Tidak apa-apa, {name}. Tercatat: belum tahu.", **values),
    }[said]
    parts = [thanks]
    if own_words is not None:
        parts.append(words._("Pesannya hanya dibaca pendamping."))
    local = turn.rules.local(line.closes_at)
    until = f"{words.short_day(local.date())} {words.clock(local)}"
    parts.append(words._("Kalau berubah, sampai {until} ketik saja: waktu", until=until))
    return " ".join(parts)


def _closed(turn: Turn, line: TimeRound) -> str:
    """Kindly: the asking has ended, and how it ended where that is known."""
    words = turn.words
    if line.state == "adopted":
        return words._(
            "Terima kasih, {name}. Waktunya sudah diputuskan: {new}. Kalau waktu itu sulit, kabari pendamping, ya.",
            name=turn.name(),
            new=time_in_words(words, line.new, turn.rules),
        )
    if line.state in ("dropped", "cancelled"):
        return words._("Terima kasih, {name}. Waktu pertemuan tetap seperti biasa.", name=turn.name())
    return words._(
        "Terima kasih, {name}. Waktu menjawabnya sudah lewat. Kalau perlu, sampaikan langsung kepada pendamping, ya.",
        name=turn.name(),
    )


# The conversation: her wish, or "waktu" to answer anew.


def begin(turn: Turn, state: AnswerState) -> Next:
    if state.poll_id:
        return Ask("wish")
    state.poll_id = open_time_question(turn.session, turn.actor, turn.who.id, turn.now) or 0
    if state.poll_id:
        return Ask("answer")
    return Done(turn.words._("Saat ini tidak ada pertanyaan tentang waktu pertemuan, {name}.", name=turn.name()))


def ask_answer(turn: Turn, state: AnswerState) -> Question:
    words, line = turn.words, _line(turn, state)
    text = words._(
        "{name}, apakah waktu baru pertemuan {group} ini bisa: {new}?",
        name=turn.name(),
        group=line.group_name,
        new=time_in_words(words, line.new, turn.rules),
    )
    known = show_own_answer(turn.session, turn.actor, line.poll_id)
    if known is not None:
        labels = {SUITS[one.value]: one.label for one in answer_choices(words)}
        text += " " + words._("Jawaban yang tercatat: {answer}.", answer=labels[known.suits].lower())
    return Question(text, answer_choices(words), accepts=TEXT)


def take_answer(turn: Turn, state: AnswerState, answer: Answer) -> Next:
    line = _line(turn, state)
    said = answer.value or read_time_answer(answer.text or "", line.new)
    if said is None:
        return _elsewhere(turn, answer.text or "") or Again(
            turn.words._("Silakan pilih salah satu, atau tulis: bisa, tidak bisa, belum tahu.")
        )
    own_words = answer.text if answer.value is None and says_more(answer.text or "") else None
    if not answer_time(turn.session, turn.actor, line.poll_id, SUITS[said], turn.now, words=own_words):
        return Done(_closed(turn, line))
    return Ask("wish") if said == NO and own_words is None else Done(_thanks(turn, line, said, own_words))


def ask_wish(turn: Turn, state: AnswerState) -> Question:
    words = turn.words
    text = words._(
        "Terima kasih, {name}, tidak apa-apa. Kalau ada waktu yang lebih cocok, silakan tulis di sini; hanya "
        "pendamping yang membacanya.",
        name=turn.name(),
    )
    return Question(text, (Choice(ENOUGH, words._("Cukup"), ENOUGH_WORDS | NO_WORDS),), numbered=False, accepts=TEXT)


def take_wish(turn: Turn, state: AnswerState, answer: Answer) -> Next:
    """Her words for what would suit her; or that it suits her after all, or something else altogether."""
    line, text = _line(turn, state), answer.text or ""
    known = show_own_answer(turn.session, turn.actor, line.poll_id)
    if known is None or known.suits is not False:  # changed on another phone, meanwhile
        return Done(_thanks(turn, line, UNSURE if known is None or known.suits is None else YES))
    if answer.value is not None or acknowledges(text) or not any(letter.isalpha() for letter in text):
        return Done(_thanks(turn, line, NO))
    elsewhere = _elsewhere(turn, text)
    if elsewhere is not None:
        return elsewhere
    if "?" in text:
        return Again(turn.words._("Pertanyaan itu silakan disampaikan langsung kepada pendamping, ya."))
    if not says_more(text) and (said := read_time_answer(text, line.new)) in (YES, UNSURE):
        if not answer_time(turn.session, turn.actor, line.poll_id, SUITS[said], turn.now):
            return Done(_closed(turn, line))
        return Done(_thanks(turn, line, said))
    if not answer_time(turn.session, turn.actor, line.poll_id, SUITS[NO], turn.now, words=text):
        return Done(_closed(turn, line))
    return Done(_thanks(turn, line, NO, text))


def _elsewhere(turn: Turn, text: str) -> Next | None:
    """A word that starts something else."""
    named = next((one for one in turn.menu.values() if normal(text) in one.commands), None)
    return Start(named.name) if named is not None else None


def _line(turn: Turn, state: AnswerState) -> TimeRound:
    line = round_line(turn.session, state.poll_id)
    assert line is not None
    return line


CONVERSATION = Conversation(
    "answer_time",
    AnswerState,
    {"answer": Step(ask_answer, take_answer), "wish": Step(ask_wish, take_wish)},
    begin,
    roles=FAMILIES,
    unfinished=lambda turn, state: turn.words._("jawaban tentang waktu pertemuan"),
    commands=("waktu", "waktu baru", "usul waktu", "waktu pertemuan"),
)
