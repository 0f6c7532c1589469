"""Whose family a change is about: her own, a member of the ketua's group, one of the pendamping's families."""

from conversations.group_question import begin_with_group
from conversations.member_question import BU, MINE, ask_member
from conversations.member_told_of import member_told_of
from conversations.questions import Choice, Question
from conversations.turn import FAMILIES, Ask, Next, Turn
from conversations.updates.change_state import ChangeState
from conversations.words import address_name
from programme.matter_text import read_matter
from programme.members import MemberLine
from programme.people import groups_of
from programme.updates.views import Family, list_families, list_my_reports, show_family

OWN, REPORTS = "own", "reports"
OWN_WORDS = frozenset({"saya", "saya sendiri", "keluarga saya", "sendiri", "aku", "kula", "kulo", "abdi"})


def begin_with_family(turn: Turn, state: ChangeState) -> Next | None:
    """The question whose family it is; None where that is known (a kpm's own, or plain from a ketua's words)."""
    if state.kpm_id:
        return None
    if turn.who.role == "kpm":
        state.kpm_id = turn.who.id
        return None
    if turn.who.role in ("ketua", "deputy"):
        state.group_id = turn.who.group_id or 0
        state.kpm_id = _said_whose(turn, state)
        return None if state.kpm_id else Ask("family")
    return begin_with_group(turn, state, "family")


def hear_story(turn: Turn, state: ChangeState, text: str) -> bool:
    """Where she was to say whose family it is, but tells at once what changed there: that is kept."""
    matter = read_matter(text)
    if matter is None or matter.place != "update":
        return False
    state.kind, state.words, state.confirmed = matter.topic, text, False
    state.kpm_id = _said_whose(turn, state)
    return True


def _said_whose(turn: Turn, state: ChangeState) -> int:
    """Whom a ketua's words name beyond doubt: one of her group by name, or herself; 0 where they don't."""
    if MINE.search(state.words) and not BU.search(state.words):
        return turn.who.id
    named = member_told_of(turn, state.words, families(turn, state))
    return named.person_id if named is not None else 0


def families(turn: Turn, state: ChangeState) -> list[MemberLine]:
    """Those to choose from: of the chosen group, or of all the pendamping's."""
    ids = [state.group_id] if state.group_id else [group.id for group in groups_of(turn.session, turn.who.id)]
    return [one for group_id in ids for one in list_families(turn.session, turn.actor, group_id)]


def ask_family(turn: Turn, state: ChangeState) -> Question:
    words = turn.words
    text = words._("Keluarga siapa yang berubah? Tekan namanya, atau tulis nama atau nomornya.")
    own = (Choice(OWN, words._("Keluarga saya sendiri"), OWN_WORDS),) if turn.who.group_id is not None else ()
    others = [one for one in families(turn, state) if one.person_id != turn.who.id]
    return ask_member(turn, state, others, text, first=own, last=own_reports(turn))


def own_reports(turn: Turn) -> tuple[Choice, ...]:
    """The way to what she reported before, where there is anything: it needs no line of its own in the menu."""
    if turn.who.role not in FAMILIES or not list_my_reports(turn.session, turn.actor, turn.who.id, turn.now):
        return ()
    return (Choice(REPORTS, turn.words._("Lihat laporan saya"), frozenset({"laporan", "laporan saya"})),)


def family_of(turn: Turn, state: ChangeState) -> Family:
    return show_family(turn.session, turn.actor, state.kpm_id)


def family_name(turn: Turn, state: ChangeState) -> str:
    """'Ibu Wati'"""
    family = family_of(turn, state)
    return address_name(turn.words, family.name, family.gender)


def checker_name(turn: Turn, state: ChangeState) -> str:
    """'Ibu Siti', who checks what is reported of the family."""
    family = family_of(turn, state)
    if family.pendamping is None:
        return turn.words._("pendamping")
    return address_name(turn.words, family.pendamping, family.pendamping_gender)


def is_own(turn: Turn, state: ChangeState) -> bool:
    return state.kpm_id == turn.who.id
