"""A ketua sees the names and numbers of her group, to report by number. Nothing is asked back."""

from dataclasses import dataclass

from conversations.turn import Conversation, Done, Next, Turn
from programme.people import members_of


@dataclass
class State:
    """Nothing is remembered."""


def begin(turn: Turn, state: State) -> Next:
    if turn.who.group_id is None:
        return Done()
    names = "\n".join(f"{member.number}. {member.name}" for member in members_of(turn.session, turn.who.group_id))
    head = turn.words._("Anggota kelompok {group}:", group=turn.who.group_name)
    return Done(f"{head}\n{names}")


CONVERSATION = Conversation(
    "my_group",
    State,
    {},
    begin,
    roles=frozenset({"ketua"}),
    title=lambda words: words._("Daftar anggota"),
    commands=("anggota", "daftar anggota"),
)
