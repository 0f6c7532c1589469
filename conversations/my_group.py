"""A ketua sees the names and numbers of her group, to report by number, and who gets her news by way of her.

next (only where somebody has no chat) --> marking who has no phone
"""

from dataclasses import dataclass

from conversations import via_ketua
from conversations.meeting_answers import expected_in_words
from conversations.questions import Answer, Choice, Question
from conversations.turn import Ask, Conversation, Done, Next, Start, Step, Turn
from programme.meeting_replies import show_expected
from programme.meetings import next_meeting_of_group
from programme.people import members_of
from programme.relays import list_via_ketua


@dataclass
class State:
    """Nothing is remembered."""


def begin(turn: Turn, state: State) -> Next:
    if turn.who.group_id is None:
        return Done()
    return Ask("next") if list_via_ketua(turn.session, turn.actor, turn.who.group_id) else Done(_text(turn))


def _text(turn: Turn) -> str:
    """Names, numbers and how many are expected; never a reason."""
    words, group_id = turn.words, turn.who.group_id
    assert group_id is not None
    marked = {one.member_number for one in list_via_ketua(turn.session, turn.actor, group_id) if one.via_ketua}
    lines = [words._("Anggota kelompok {group}:", group=turn.who.group_name)]
    for member in members_of(turn.session, group_id):
        by_way = f" ({words._('lewat ketua')})" if member.number in marked else ""
        lines.append(f"{member.number}. {member.name}{by_way}")
    line = next_meeting_of_group(turn.session, group_id, turn.now)
    if line is not None:
        lines += [
            "",
            words._("Pertemuan {day}:", day=words.day(turn.rules.today(line.starts_at))),
            expected_in_words(words, show_expected(turn.session, turn.actor, line.id)),
        ]
    return "\n".join(lines)


def ask_next(turn: Turn, state: State) -> Question:
    words = turn.words
    choices = (
        Choice("via", words._("Tandai lewat ketua"), frozenset({"lewat ketua", "lewat saya", "tandai"})),
        Choice("menu", words._("Kembali ke menu")),
    )
    return Question(_text(turn), choices, numbered=False)


def take_next(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "via":
        return Start("via_ketua", via_ketua.State(turn.who.group_id or 0))
    return Done(menu=True)


CONVERSATION = Conversation(
    "my_group",
    State,
    {"next": Step(ask_next, take_next)},
    begin,
    roles=frozenset({"ketua"}),
    title=lambda words: words._("Daftar anggota"),
    commands=("anggota", "daftar anggota", "kelompok saya"),
)
