"""Several people share this phone and it is not clear who writes: asked once, and her message is kept for the answer.

person --> what she wrote is taken as the chosen one's --(nothing was written)--> her menu
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from conversations.courtesies import acknowledges
from conversations.everywhere import global_word
from conversations.naming_oneself import meant, named_first, wants_other_person
from conversations.questions import NO_WORDS, Answer, Choice, Question, normal
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.words import Words, address_name
from outbox import dialogs
from outbox.messages import incoming_from_json
from programme.people import Chatter

MOST_KEPT = 5
BOTH = re.compile(
    r"\b(?:(?:ke)?dua ?dua(?:nya|ne)?|keduanya|dua2nya|duanya|loro ?loro(?:ne|nipun)?|kalih ?kalih(?:ipun)?|"
    r"duanana|duaan|duaanana|berdua|semuanya|kabeh|sadayana|sedayanipun)\b"
)
EVERYTHING = frozenset({"text", "photo", "voice", "document", "location", "contact", "unsupported"})


@dataclass
class State:
    kept: list[str] = field(default_factory=list)
    """What arrived before it was clear for whom, oldest first."""


def begin(turn: Turn, state: State) -> Next:
    if len(turn.people) < 2:
        return Done(turn.words._("Chat ini hanya dipakai oleh {name}. Ketik menu untuk mulai.", name=turn.name()))
    dialog = dialogs.open_dialog(turn.session, turn.contact.id)
    if dialog is not None:
        dialog.person_id = None  # nobody's, until she says who she is
    return Ask("person")


def ask_person(turn: Turn, state: State) -> Question:
    names = labels(turn.words, turn.people)
    choices = tuple(Choice(str(one.id), label) for one, label in zip(turn.people, names, strict=True))
    return Question(turn.words._("HP ini dipakai bersama. Untuk siapa?"), choices, accepts=EVERYTHING)


def labels(words: Words, people: list[Chatter]) -> list[str]:
    """'Ibu Mawar', 'Ibu Wati'; two of one name are told apart by number and group."""
    names = [address_name(words, one.name, one.gender) for one in people]
    often = Counter(names)
    return [
        name if often[name] == 1 or one.member_number is None else f"{name} ({one.member_number}, {one.group_name})"
        for name, one in zip(names, people, strict=True)
    ]


def take_person(turn: Turn, state: State, answer: Answer) -> Next:
    chosen = _chosen(turn, answer)
    if chosen is None and BOTH.search(normal(answer.text or "")):
        return Again(
            turn.words._("Mohon satu per satu, ya. Pilih dulu satu nama; sesudah itu tulis lagi untuk yang lain.")
        )
    if chosen is None:
        told_of = _told_of(turn, answer)
        if _is_worth_keeping(answer):
            state.kept = [*state.kept, turn.incoming.to_json()][:MOST_KEPT]
        if told_of is None:
            return Again()
        chosen = told_of  # `wati hadir jg`: it is Wati's word, and need not be asked for again
    dialog = dialogs.open_dialog(turn.session, turn.contact.id)
    if dialog is not None:
        dialog.person_id = chosen.id  # so that what she writes in the next half hour is hers
    turn.speak_as(chosen)
    turn.kept = [incoming_from_json(one) for one in state.kept]
    return Done()


def _told_of(turn: Turn, answer: Answer) -> Chatter | None:
    """Of whom "wati hadir jg" is told; not where a ketua is on this phone, who may report it of a member."""
    if answer.text is None or any(one.role in ("ketua", "deputy") for one in turn.people):
        return None
    return named_first(answer.text, turn.people)


def _is_worth_keeping(answer: Answer) -> bool:
    """Not a yes, no or number: taken later, it would answer a question that she has not seen."""
    text = answer.text
    if text is None:
        return answer.kind != "tap"
    said = normal(text)
    bare = acknowledges(text) or said in NO_WORDS or said.isdigit()
    return not bare and global_word(text) is None and not wants_other_person(text)


def _chosen(turn: Turn, answer: Answer) -> Chatter | None:
    if answer.value is not None:
        return next((one for one in turn.people if str(one.id) == answer.value), None)
    return meant(answer.text, turn.people) if answer.text else None


CONVERSATION = Conversation(
    "for_whom",
    State,
    {"person": Step(ask_person, take_person)},
    begin,
)
