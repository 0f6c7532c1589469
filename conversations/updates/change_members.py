"""Who of the family a change is about: pressed where the entries may be shown, else said by name.

A ketua does not see another family's entries, so she is asked for the name; whose entry it is, is found afterwards.
"""

import re

from conversations.questions import Answer, Choice, Question, normal
from conversations.turn import Again, Turn
from conversations.updates.change_names import bare_name, name_said
from conversations.updates.change_questions import TEXT, Asked, Taken
from conversations.updates.change_state import ChangeState
from conversations.words import Said, address_name
from programme.access import may_run
from programme.names import name_parts
from programme.updates.details import NEW, SELF, WHO
from programme.updates.views import FamilyEntry, list_family, show_family

GROWN_UP = frozenset({"pregnant", "lansia"})
OLDEST_CHILD_YEARS = 25
OWN_WORDS = frozenset({"saya", "saya sendiri", "aku", "kula", "kulo", "abdi", "sendiri", "ibunya"})


BABY = frozenset("bayi bayinya bayine orok orokna jabang dede dedek debay anak si".split())
AROUND_BABY = frozenset("saya sy kula kulo abdi aku bu ibu yang yg ya baru lahir".split())
NAMELESS = re.compile(
    r"\b(?:belum|blm|durung|dereng|tidak|tdk|ga|gak|teu)\b.*\b(?:nama|dinama|jeneng|dijeneng|asma|nami|ngaran)\w*"
)


def member(text: Said, who: str) -> Asked:
    """`who`: anyone; children; mothers (the pengurus, or any name); others (anyone but the pengurus); dead (of her
    own family anyone but herself).
    """

    def ask(turn: Turn, state: ChangeState) -> Question:
        choices = tuple(_choices(turn, state, who))
        hint = turn.words._("Tekan namanya, atau tulis namanya.") if choices else turn.words._("Tulis namanya, ya.")
        return Question(f"{text(turn.words)} {hint}", choices, numbered=len(choices) > 0, accepts=TEXT)

    def take(turn: Turn, state: ChangeState, answer: Answer) -> Taken:
        if answer.value == SELF:
            return {"member": SELF, "member_name": show_family(turn.session, turn.actor, state.kpm_id).name}
        chosen = _named(turn, state, answer)
        if chosen is not None:
            return {"member": str(chosen.id), "member_name": chosen.name}
        if who == "dead" and _is_nameless(normal(answer.text or "")):
            return {"member": NEW, "member_name": turn.words._("bayi yang belum diberi nama")}
        heard = name_said(turn, answer.text or "")
        return heard if isinstance(heard, Again) else {"member": NEW, "member_name": heard}

    return Asked(WHO, ask, take, any_words=True)


def _is_nameless(said: str) -> bool:
    """ "bayi saya", "belum dikasih nama": who died had no name yet."""
    words = set(said.split())
    return NAMELESS.search(said) is not None or (bool(words & BABY - {"anak", "si"}) and words <= BABY | AROUND_BABY)


def entries_of(turn: Turn, state: ChangeState) -> list[FamilyEntry]:
    """Those of the family who count, for who may see them; the mother herself is left out."""
    if not may_run(turn.session, turn.actor, "list_family", state.kpm_id):
        return []
    own = name_parts(show_family(turn.session, turn.actor, state.kpm_id).name)
    entries = list_family(turn.session, turn.actor, state.kpm_id)
    return [one for one in entries if name_parts(one.name) != own]


def _choices(turn: Turn, state: ChangeState, who: str) -> list[Choice]:
    without_her = who in ("children", "others") or (who == "dead" and state.kpm_id == turn.who.id)
    choices = [] if without_her else [_mother(turn, state)]
    if who == "mothers":
        return choices
    shown = [one for one in entries_of(turn, state) if who != "children" or _may_be_a_child(turn, one)]
    return choices + [Choice(f"e{one.id}", one.name) for one in shown]


def _mother(turn: Turn, state: ChangeState) -> Choice:
    if state.kpm_id == turn.who.id:
        return Choice(SELF, turn.words._("Saya sendiri"), OWN_WORDS)
    family = show_family(turn.session, turn.actor, state.kpm_id)
    return Choice(SELF, address_name(turn.words, family.name, family.gender), frozenset({family.name.casefold()}))


def _may_be_a_child(turn: Turn, one: FamilyEntry) -> bool:
    if one.component in GROWN_UP:
        return False
    years = turn.rules.today(turn.now).year - one.birth_date.year if one.birth_date is not None else 0
    return years <= OLDEST_CHILD_YEARS


def _named(turn: Turn, state: ChangeState, answer: Answer) -> FamilyEntry | None:
    """The entry pressed, or the one whose name holds all the words typed."""
    entries = entries_of(turn, state)
    if answer.value is not None:
        return next((one for one in entries if f"e{one.id}" == answer.value), None)
    said = set(name_parts(bare_name(answer.text or "")))
    found = [one for one in entries if said and said <= set(name_parts(one.name))]
    return found[0] if len(found) == 1 else None
