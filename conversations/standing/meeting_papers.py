"""Papers of a meeting besides P2K2: before it the letters of invitation, after it the minutes."""

from dataclasses import dataclass

from conversations.assemblies.assembly_words import short_line
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from programme.assemblies.showing import AssemblyLine, list_assemblies, show_assembly
from programme.papers import want_paper

MOST_SHOWN = 20
WITHOUT_CHAT = ("provider", "outsider")


@dataclass
class State:
    """Nothing is remembered."""


def begin(turn: Turn, state: State) -> Next:
    mine = _mine(turn)
    if not mine:
        return Done(turn.words._("Belum ada pertemuan yang bisa dibuatkan surat atau notulen. Ketik rutin."))
    return _ordered(turn, mine[0]) if len(mine) == 1 else Ask("meeting")


def ask_meeting(turn: Turn, state: State) -> Question:
    words = turn.words
    choices = tuple(Choice(f"a{one.id}", short_line(words, one, turn.rules)[:60]) for one in _mine(turn))
    return Question(words._("Surat undangan atau notulen untuk pertemuan mana?"), choices)


def take_meeting(turn: Turn, state: State, answer: Answer) -> Next:
    line = next((one for one in _mine(turn) if f"a{one.id}" == answer.value), None)
    return Again() if line is None else _ordered(turn, line)


def _ordered(turn: Turn, line: AssemblyLine) -> Next:
    """Letters while they can still be delivered, minutes from the beginning on."""
    words = turn.words
    if line.starts_at > turn.now:
        view = show_assembly(turn.session, turn.actor, line.id, turn.now)
        if not any(one.role in WITHOUT_CHAT for one in view.guests):
            return Done(words._("Semua yang diundang dikabari lewat chat, tidak perlu surat. Notulen: sesudah acara."))
        want_paper(turn.session, turn.actor, "provider_letters", f"assembly:{line.id}", turn.now)
        return Done(words._("Surat undangannya sedang dibuat (PDF), satu halaman untuk tiap alamat."))
    want_paper(turn.session, turn.actor, "minutes", f"assembly:{line.id}", turn.now)
    return Done(words._("Notulennya sedang dibuat (PDF). Saya kirim ke sini begitu jadi."))


def _mine(turn: Turn) -> list[AssemblyLine]:
    """Those he holds, the latest first."""
    lines = list_assemblies(turn.session, turn.actor, turn.who.id, turn.now, turn.rules)
    return [one for one in reversed(lines) if one.held_by == turn.who.id][:MOST_SHOWN]


CONVERSATION = Conversation(
    "meeting_papers",
    State,
    {"meeting": Step(ask_meeting, take_meeting)},
    begin,
    roles=frozenset({"pendamping", "koordinator", "operator"}),
    commands=("notulen", "surat undangan"),
)
