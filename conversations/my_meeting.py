"""A kpm asks when and where her next meeting is. Nothing is asked back."""

from dataclasses import dataclass

from conversations.meeting_words import subject_matter, when_and_where
from conversations.turn import Conversation, Done, Next, Turn
from programme.meetings import next_meeting_of_group


@dataclass
class State:
    """Nothing is remembered."""


def begin(turn: Turn, state: State) -> Next:
    words = turn.words
    if turn.who.group_id is None:
        return Done()
    line = next_meeting_of_group(turn.session, turn.who.group_id, turn.now)
    if line is None:
        return Done(words._("Pertemuan berikutnya belum dijadwalkan. Begitu ada, saya kabari."))
    text = words._(
        "Pertemuan kelompok {group} berikutnya: {where}.",
        group=line.group_name,
        where=when_and_where(words, line, turn.rules),
    )
    matter = subject_matter(line, turn.rules)
    return Done(text if matter is None else text + " " + words._("Materi: {title}.", title=matter))


CONVERSATION = Conversation(
    "my_meeting",
    State,
    {},
    begin,
    roles=frozenset({"kpm", "ketua"}),
    title=lambda words: words._("Pertemuan berikutnya"),
    commands=("pertemuan", "kapan", "jadwal"),
)
