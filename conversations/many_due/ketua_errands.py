"""A ketua tells how it went where she was asked to look in.

(whom -->) how --met--> words --> thanks, or whom is next
           |--nobody there--> thanks
           |--not yet--> (it stays)
           '--she can't after all--> thanks
"""

from collections import Counter
from dataclasses import dataclass

from conversations.many_due.errand_words import CANNOT, LATER, MET, NOT_MET, how_it_went
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question, normal
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.words import address_name
from programme.many_due.ketua_help import HelpLine, list_errands, tell_help

TEXT = frozenset({"text"})
SKIPS = frozenset({"lewati", "tidak ada", "boten wonten", "teu aya", "ora ana", "nihil"}) | NO_WORDS


@dataclass
class ErrandState:
    help_id: int = 0


def begin(turn: Turn, state: ErrandState) -> Next:
    errands = _errands(turn)
    if not errands:
        return Done(turn.words._("Sekarang tidak ada titipan dari pendamping. Terima kasih, {name}.", name=turn.name()))
    if state.help_id in {one.help_id for one in errands}:
        return Ask("how")
    return _next(turn, state)


def _errands(turn: Turn) -> list[HelpLine]:
    return list_errands(turn.session, turn.actor, turn.who.id)


def _next(turn: Turn, state: ErrandState) -> Next:
    errands = _errands(turn)
    if len(errands) > 1:
        return Ask("whom")
    state.help_id = errands[0].help_id
    return Ask("how")


def ask_whom(turn: Turn, state: ErrandState) -> Question:
    words = turn.words
    errands = _errands(turn)
    bearing = Counter(normal(one.name) for one in errands)
    choices = [
        Choice(
            str(one.help_id),
            address_name(words, one.name, one.gender),
            frozenset(name for name in (normal(one.name),) if bearing[name] == 1),
        )
        for one in errands
    ]
    choices.append(Choice(LATER, words._("Nanti saja"), frozenset({"nanti", "belum", "durung", "dereng", "acan"})))
    return Question(words._("Keluarga mana yang mau dikabarkan?"), tuple(choices))


def take_whom(turn: Turn, state: ErrandState, answer: Answer) -> Next:
    if answer.value == LATER:
        return Done(_thanks_later(turn))
    if answer.value is None:
        return Again()
    state.help_id = int(answer.value)
    return Ask("how")


def _name(turn: Turn, state: ErrandState) -> str:
    one = next((one for one in _errands(turn) if one.help_id == state.help_id), None)
    return address_name(turn.words, one.name, one.gender) if one is not None else "-"


def ask_how(turn: Turn, state: ErrandState) -> Question:
    words = turn.words
    choices = (
        Choice(
            MET, words._("Sudah bertemu"), YES_WORDS | {"sudah", "ketemu", "sampun", "wis", "pepanggih", "parantos"}
        ),
        Choice(NOT_MET, words._("Rumahnya kosong"), frozenset({"kosong", "tidak ketemu", "tidak ada orang", "suwung"})),
        Choice(LATER, words._("Belum sempat"), frozenset({"belum", "durung", "dereng", "acan", "nanti"})),
        Choice(CANNOT, words._("Tidak jadi bisa"), frozenset({"tidak bisa", "ora iso", "mboten saged", "teu tiasa"})),
    )
    text = words._("{name}, bagaimana dengan {kpm}? Sudah sempat bertemu?", name=turn.name(), kpm=_name(turn, state))
    return Question(text, choices, accepts=TEXT)


def take_how(turn: Turn, state: ErrandState, answer: Answer) -> Next:
    if answer.value == MET:
        return Ask("words")
    how = answer.value or how_it_went(answer.text or "")
    if how == LATER:
        return Done(_thanks_later(turn))
    if how is None:
        return Again()
    return _told(turn, state, how, (answer.text or "").strip() or None if how == MET else None)


def ask_words(turn: Turn, state: ErrandState) -> Question:
    words = turn.words
    text = words._(
        "Terima kasih. Ada kabar atau pesan dari {kpm}? Tulis singkat. Hanya pendamping yang membacanya.",
        kpm=_name(turn, state),
    )
    return Question(text, (Choice("skip", words._("Tidak ada pesan"), SKIPS),), accepts=TEXT, any_words=True)


def take_words(turn: Turn, state: ErrandState, answer: Answer) -> Next:
    return _told(turn, state, MET, None if answer.value == "skip" else answer.text)


def _told(turn: Turn, state: ErrandState, how: str, said: str | None) -> Next:
    words = turn.words
    told = tell_help(turn.session, turn.actor, state.help_id, how, said, turn.now)
    thanks = (
        words._("Terima kasih banyak, {name}. Kabarnya saya sampaikan kepada pendamping.", name=turn.name())
        if told
        else words._("Terima kasih, {name}. Itu sudah selesai, tidak perlu lagi.", name=turn.name())
    )
    state.help_id = 0
    if not _errands(turn):
        return Done(thanks)
    then = _next(turn, state)
    return Ask(then.question, thanks) if isinstance(then, Ask) else then


def _thanks_later(turn: Turn) -> str:
    return turn.words._("Baik, tidak apa-apa. Kalau sudah, ketik: titipan")


CONVERSATION = Conversation(
    "ketua_errands",
    ErrandState,
    {
        "whom": Step(ask_whom, take_whom),
        "how": Step(ask_how, take_how),
        "words": Step(ask_words, take_words),
    },
    begin,
    roles=frozenset({"ketua", "deputy"}),
    commands=("titipan",),
    unfinished=lambda turn, state: turn.words._("titipan dari pendamping"),
)
