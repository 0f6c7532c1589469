"""A pendamping tells of a visit that is on no list of today: whom she means is asked where it is not plain.

which --(one family)--> check --yes--> conversations.record_visit
"""

import re
from dataclasses import dataclass, field

from conversations import record_visit
from conversations.member_question import ask_member, take_member
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from conversations.words import address_name
from programme.members import MemberLine
from programme.names import name_parts
from programme.people import groups_of
from programme.unlisted_visits import open_unlisted_visit
from programme.updates.views import list_families, show_family
from programme.visit_text import Listed, read_outcome

VISITED = re.compile(
    r"(?i)\b(?:kunjung\w*|dikunjung\w*|ngunjungi|nyambangi|mampir|nengok\w*|nganjang|ketemu\w*|kepanggih|kapanggih|tepang|"
    r"(?:ke|nang|neng|ka|dari|dr) (?:rumah|rmh|omah|griya|bumi|imah)\w*)\b"
)
PAST = re.compile(
    r"(?i)\b(?:tadi|td|wau|mau|kemarin|kmrn|wingi|kamari|sudah|sdh|udah|wis|wes|sampun|tos|parantos|selesai|beres|rampung|"
    r"ketemu\w*|kepanggih|kapanggih|sepakat|mampir|barusan|habis)\b"
)
TO_COME = re.compile(r"(?i)\?|\b(?:besok|bsk|lusa|sesuk|isukan|rencana\w*|mau ke|akan|badhe|arep|jadwal\w*|belum)\b")
THE_WAY = re.compile(
    r"(?i)^(?:(?:tadi|td|wau|kemarin|kmrn|wingi|saya|sy|habis|barusan|sudah|sdh|mampir|kunjungan) )*"
    r"(?:ke|nang|neng|ka|dari|dr) (?:(?:rumah|rmh|omah|griya|bumi|imah)\w* )?(?:[^\W\d_]+ ?){1,4}(?=[,.;]|$)"
)
YESTERDAY = re.compile(r"(?i)\b(?:kemarin|kmrn|wingi|kamari)\b")
MOST_FOUND = 30
FEWEST_WORDS_ADDED = 3


@dataclass
class State:
    """What she wrote, and whose visit it was."""

    text: str = ""
    kpm_id: int = 0
    page: int = 0
    found: list[int] = field(default_factory=list)


def unlisted_visit_meant(turn: Turn, text: str) -> Next | None:
    """ "Tadi ke rumah bu Murni, anaknya sakit": of a family of hers that no number of today's list stands for."""
    if turn.who.role != "pendamping" or not (VISITED.search(text) and PAST.search(text)) or TO_COME.search(text):
        return None
    named = _named(turn, text)
    if not named:
        return None
    state = State(text=text, found=[one.person_id for one in named[:MOST_FOUND]])
    if len(named) == 1:
        state.kpm_id, state.found = named[0].person_id, []
    return Start("unlisted_visit", state)


def _families(turn: Turn) -> list[MemberLine]:
    groups = groups_of(turn.session, turn.who.id)
    return [one for group in groups for one in list_families(turn.session, turn.actor, group.id)]


def _named(turn: Turn, text: str) -> list[MemberLine]:
    """Those whose whole name stands in the text; else those of whose name a part does."""
    spoken = set(name_parts(text))
    families = _families(turn)
    whole = [one for one in families if len(name_parts(one.name)) > 1 and spoken >= set(name_parts(one.name))]
    return whole or [one for one in families if any(len(part) > 2 and part in spoken for part in name_parts(one.name))]


def ask_which(turn: Turn, state: State) -> Question:
    return ask_member(turn, state, _families(turn), turn.words._("Kunjungan ke keluarga siapa?"))


def take_which(turn: Turn, state: State, answer: Answer) -> Next:
    chosen = take_member(turn, state, _families(turn), answer)
    if isinstance(chosen, Again):
        return chosen
    state.kpm_id = chosen.person_id
    return Ask("check")


def ask_check(turn: Turn, state: State) -> Question:
    words = turn.words
    family = show_family(turn.session, turn.actor, state.kpm_id)
    line = next(one for one in _families(turn) if one.person_id == state.kpm_id)
    text = words._(
        "{name} (nomor {number}, {group}) tidak ada di daftar kunjungan hari ini. "
        "Catat sebagai kunjungan di luar daftar?",
        name=address_name(words, family.name, family.gender),
        number=line.member_number,
        group=line.group_name,
    )
    choices = (
        Choice("yes", words._("Ya, catat"), YES_WORDS),
        Choice("family", words._("Keluarga lain")),
        Choice("no", words._("Tidak usah"), NO_WORDS),
    )
    return Question(text, choices, accepts=frozenset({"text"}), heard_anew=True)


def take_check(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None:
        return _told_more(turn, state, answer.text or "")
    if answer.value == "family":
        state.kpm_id = 0
        return Ask("which")
    if answer.value == "no":
        return Done(turn.words._("Baik, tidak saya catat."))
    family = show_family(turn.session, turn.actor, state.kpm_id)
    visit_id = open_unlisted_visit(turn.session, turn.actor, state.kpm_id, turn.now, turn.rules)
    said = read_outcome(_without_the_way(state.text), Listed(1, family.name, family.gender), turn.rules.today(turn.now))
    then = record_visit.start(turn, visit_id, said if said.outcome == "done" else None)
    return Done(then.sentence) if isinstance(then, Again) else then


def _without_the_way(text: str) -> str:
    """ "Tadi ke rumah bu Murni, anaknya sakit": where she went is known, and no finding."""
    way = THE_WAY.match(text)
    rest = text[way.end() :].strip(" ,.;") if way is not None else ""
    if way is None or not rest:
        return text
    when = YESTERDAY.search(way[0])
    return f"{when[0]}, {rest}" if when is not None else rest


def _told_more(turn: Turn, state: State, text: str) -> Next:
    """What she tells besides belongs to the visit; of another family it is another visit."""
    if (other := unlisted_visit_meant(turn, text)) is not None and state.kpm_id not in _ids(_named(turn, text)):
        return other
    if len(text.split()) < FEWEST_WORDS_ADDED:
        return Again(turn.words._("Maaf, jawaban itu belum saya pahami. Silakan pilih salah satu."))
    state.text = f"{state.text}; {text}"
    return Again(turn.words._("Baik, saya tambahkan."))


def _ids(lines: list[MemberLine]) -> set[int]:
    return {one.person_id for one in lines}


CONVERSATION = Conversation(
    "unlisted_visit",
    State,
    {"which": Step(ask_which, take_which), "check": Step(ask_check, take_check)},
    lambda turn, state: Ask("check" if state.kpm_id else "which"),
    roles=frozenset({"pendamping"}),
)
