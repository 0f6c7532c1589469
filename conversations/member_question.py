"""Which member is meant: pressed in a list, or typed by her number or any part of her name."""

import re
from collections.abc import Sequence
from typing import Protocol

from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question, normal
from conversations.said_instead import tells_nothing, tells_unknown
from conversations.turn import Again, Turn
from programme.members import MemberLine
from programme.names import name_parts

MEMBERS_A_PAGE = 30
"""A whole group of the usual size; more would not fit under one message of every channel."""
MOST_FOUND = 30
TEXT = frozenset({"text"})
BU = re.compile(r"\b(?:bu|ibu|mbak|yu)\s+([^\W\d_]+)", re.IGNORECASE)
MINE = re.compile(r"\b(?:saya|sy|aku|kula|kulo|abdi|kuring|anakku|omahku)\b", re.IGNORECASE)
NUMBER = re.compile(r"(?:no|nomor|nomer|anggota)? ?(\d{1,3})")


class MemberState(Protocol):
    """The part of a conversation's state that this question uses."""

    page: int
    found: list[int]
    """Person ids of those whom the typed words may mean; empty: the whole list is shown."""


def ask_member(
    turn: Turn,
    state: MemberState,
    members: Sequence[MemberLine],
    text: str,
    *,
    first: tuple[Choice, ...] = (),
    last: tuple[Choice, ...] = (),
) -> Question:
    """The list to choose from, between the conversation's own choices (whose values must not begin with m or p)."""
    words = turn.words
    if state.found:
        found = [one for one in members if one.person_id in state.found]
        text = words._("Ada beberapa yang cocok. Yang mana?")
        choices = [*member_choices(found), Choice("p0", words._("Bukan itu, lihat semua"))]
        return Question(text, tuple(choices), numbered=False, accepts=TEXT)
    pages = max(1, -(-len(members) // MEMBERS_A_PAGE))
    page = min(state.page, pages - 1)
    shown = members[page * MEMBERS_A_PAGE : (page + 1) * MEMBERS_A_PAGE]
    turning = []
    if page > 0:
        turning.append(Choice(f"p{page - 1}", words._("« Sebelumnya")))
    if page < pages - 1:
        turning.append(Choice(f"p{page + 1}", words._("Berikutnya »")))
    choices = [*first, *member_choices(shown), *turning, *last]
    sizes = (*[1] * len(first), *_in_twos(len(shown)), *[1] * (len(turning) + len(last)))
    return Question(text, tuple(choices), row_sizes=sizes, numbered=False, accepts=TEXT)


def member_choices(members: Sequence[MemberLine]) -> list[Choice]:
    """'2. Mawar', with her group where they are of several; her number may be typed where it means one only."""
    several = len({one.group_id for one in members}) > 1
    choices = []
    for one in members:
        label = f"{one.member_number}. {one.name}" + (f" ({one.group_name})" if several else "")
        choices.append(
            Choice(f"m{one.person_id}", label, frozenset() if several else frozenset({str(one.member_number)}))
        )
    return choices


def _in_twos(members: int) -> list[int]:
    return [2] * (members // 2) + [1] * (members % 2)


def take_member(turn: Turn, state: MemberState, members: Sequence[MemberLine], answer: Answer) -> MemberLine | Again:
    """The member chosen; or the question again: another page, those who fit, or a word that nobody does."""
    value = answer.value or ""
    if value.startswith("p") and value[1:].isdigit():
        state.page, state.found = int(value[1:]), []
        return Again()
    chosen = next((one for one in members if f"m{one.person_id}" == value), None)
    if chosen is not None:
        state.found = []
        return chosen
    if tells_nothing(answer.text or "") or tells_unknown(answer.text or ""):
        return Again()  # "ya" is no part of Yatinem
    among = [one for one in members if one.person_id in state.found] or members
    meant = members_meant(answer.text or "", among)
    if not meant and state.found:
        meant = members_meant(answer.text or "", members)
    if len(meant) == 1:
        state.found = []
        return meant[0]
    if not meant:
        return Again(
            turn.words._(
                "“{said}” tidak ada dalam daftar. Tulis sebagian namanya atau nomornya.", said=(answer.text or "")[:40]
            )
        )
    state.found = [one.person_id for one in meant[:MOST_FOUND]]
    return Again()


def members_meant(text: str, members: Sequence[MemberLine]) -> list[MemberLine]:
    """Everybody whose number this is, or whose name holds all these words, else these parts of words, however spelled.

    "Lastri" is not asked about Sulastri; of Aminah and Siti Aminah it is still asked which. A "ya" is no part of
    Yatinem: it answers something else.
    """
    said = normal(text)
    number = NUMBER.fullmatch(said)
    if number is not None:
        return [one for one in members if one.member_number == int(number.group(1))]
    forms = name_parts(said)
    if not forms:
        return []
    whole = [one for one in members if set(forms) <= set(name_parts(one.name))]
    if whole or said in YES_WORDS | NO_WORDS:
        return whole
    return [one for one in members if all(_holds(form, name_parts(one.name)) for form in forms)]


def member_named(text: str, members: Sequence[MemberLine]) -> MemberLine | None:
    """Whom a sentence names beyond doubt: the one "bu ..." in it, else the only one of them whose name is in it."""
    titled = BU.findall(text)
    found = members_meant(titled[0], members) if len(titled) == 1 else []
    if not found:
        spoken = set(name_parts(text))
        found = [one for one in members if any(len(part) > 2 and part in spoken for part in name_parts(one.name))]
    return found[0] if len(found) == 1 else None


def _holds(form: str, parts: tuple[str, ...]) -> bool:
    """Part of a name counts from two letters on; one letter is an initial."""
    if len(form) == 1:
        return any(part.startswith(form) for part in parts)
    return any(form in part for part in parts)
