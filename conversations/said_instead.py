"""What people type instead of an answer, where any words could be one: later, don't know, yes, a question, a command.

A story or a name is kept as it was written, so what is plainly none must be heard before it is kept.
"""

from typing import Any

from conversations.matters_heard import question_answered
from conversations.questions import NO_WORDS, YES_WORDS, normal
from conversations.turn import FAMILIES, Again, Conversation, Next, Start, Turn
from programme.matter_doubts import asks_something

_LATER = """
nanti|menyusul|besok|lewati|lewat|skip|tunggu|sebentar|bentar|mengko|mangke|sesuk|benjing|engke|ke|isuk
later|wait
"""
_UNKNOWN = """
tidak tahu|tidak tau|tdk tahu|tdk tau|gak tahu|gak tau|ga tahu|ga tau|gatau|nggak tahu|nggak tau|ndak tahu|ndak tau
belum tahu|belum tau|blm tau|kurang tahu|kurang tau|lupa|tidak ingat|gak ingat|entah|tidak hafal|ora ngerti|ra ngerti
ora weruh|ora reti|mboten ngertos|mboten mangertos|dereng ngertos|mboten kelingan|lali|kesupen|embuh|mbuh|duka
teu terang|teu apal|teu nyaho|poho|hilap|i don t know|don t know
"""
_NODS = "siap baik terima kasih makasih trimakasih terimakasih suwun nuwun nuhun matur hatur bismillah insyaallah"
LATER = frozenset(_LATER.strip().replace("\n", "|").split("|"))
UNKNOWN = frozenset(_UNKNOWN.strip().replace("\n", "|").split("|"))
_EMPTY = YES_WORDS | NO_WORDS | frozenset(_NODS.split())
_AROUND = frozenset("bu ibu pak bapak mbak mas teh kok sih aja saja dulu wae ae mawon heula kak".split())
_YES_AROUND = frozenset({"ya", "yaa", "yo"})


def _core(text: str) -> str:
    """The words without the courtesies around them: 'nanti saja ya bu' is 'nanti', but 'ya bu' is 'ya'."""
    words = [word for word in normal(text).split() if word not in _AROUND]
    return " ".join([word for word in words if word not in _YES_AROUND] or words)


def tells_unknown(text: str) -> bool:
    """ "tidak tahu", "mboten ngertos bu": said in answer, but nothing that could be kept."""
    return _core(text) in UNKNOWN


def puts_off(text: str) -> bool:
    """ "nanti saja", "mengko", "lewati"."""
    return _core(text) in LATER


def tells_nothing(text: str) -> bool:
    """Whether it is only put off, or a bare yes, no or thanks: never a name, a place or a story."""
    words = _core(text).split()
    return puts_off(text) or (bool(words) and set(words) <= _EMPTY | _YES_AROUND)


def not_yet(turn: Turn) -> str:
    """To who puts an answer off: that she may, and how."""
    return turn.words._("Tidak apa-apa kalau belum. Ketik menu untuk berhenti dulu; nanti bisa dilanjutkan.")


def command_instead_of_words(turn: Turn, text: str, own: str) -> Next | None:
    """ "tanya", "keluhan saya" from a family: a word that begins something, done before this goes on.

    None where it is none, and for staff, whose commands are words of everyday ("sekolah").

    `own` is the conversation that is open: its own word only has the question repeated.
    """
    said = normal(text)
    named = next((one for one in turn.menu.values() if said in one.commands or _is_title(turn, one, said)), None)
    if named is None or turn.who.role not in FAMILIES:
        return None
    return Again() if named.name == own else Start(named.name, aside=True)


def _is_title(turn: Turn, talk: Conversation[Any], said: str) -> bool:
    """ "laporkan perubahan data": a line of the menu, typed."""
    return talk.title is not None and normal(talk.title(turn.words)) == said


def said_instead(turn: Turn, text: str, own: str, *, in_a_story: bool = False) -> Next | None:
    """What follows from a question or a command that came instead of an answer; None where it may be the answer.

    `own` as above. What is told in a story may have the form of a question: there only what ends in a question mark
    is one.
    """
    if question_answered(turn, text):
        return Again()
    command = command_instead_of_words(turn, text, own)
    if command is not None:
        return command
    if turn.who.role in FAMILIES and asks_something(text) and not (in_a_story and "?" not in text):
        return Again(turn.words._("Itu sepertinya pertanyaan. Untuk bertanya, ketik: tanya"))
    return None
