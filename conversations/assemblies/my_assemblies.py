"""The meetings besides P2K2 that somebody holds or is called to: which one, then its own file.

which --> (assembly_file)
  +--(who came to the one that is over)--> (assembly_attendance)
"""

from conversations.assemblies.assembly_attendance import came_instead
from conversations.assemblies.assembly_state import AssemblyState
from conversations.assemblies.assembly_words import kind_label, short_line, when_and_where
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from conversations.words import address_name
from programme.access import may_run
from programme.assemblies.inviting import show_called
from programme.assemblies.showing import AssemblyLine, list_assemblies

TEXT = frozenset({"text"})
A_PAGE = 8


def begin(turn: Turn, state: AssemblyState) -> Next:
    lines = _lines(turn)
    if not lines:
        return Done(
            turn.words._("Belum ada acara. Untuk menjadwalkan, ketik: pertemuan awal, atau resosialisasi."), menu=False
        )
    return _opened(turn, lines[0].id) if len(lines) == 1 else Ask("which")


def _lines(turn: Turn) -> list[AssemblyLine]:
    """Those to come first, the nearest before all; then those that are over, the latest first."""
    lines = list_assemblies(turn.session, turn.actor, turn.who.id, turn.now, turn.rules)
    waiting = [one for one in lines if one.state == "planned" and one.ends_at <= turn.now]
    coming = [one for one in lines if one.state == "planned" and one.ends_at > turn.now]
    return [*waiting, *coming, *reversed([one for one in lines if one.state == "held"])]


def ask_which(turn: Turn, state: AssemblyState) -> Question:
    words, lines = turn.words, _lines(turn)
    pages = max(-(-len(lines) // A_PAGE), 1)
    page = min(state.page, pages - 1)
    shown = lines[page * A_PAGE : (page + 1) * A_PAGE]
    choices = [Choice(f"a{one.id}", _label(turn, one)) for one in shown]
    if page > 0:
        choices.append(Choice(f"p{page - 1}", words._("« Sebelumnya")))
    if page < pages - 1:
        choices.append(Choice(f"p{page + 1}", words._("Berikutnya »")))
    return Question(words._("Acara yang mana?"), tuple(choices), accepts=TEXT, redraws=True)


def _label(turn: Turn, one: AssemblyLine) -> str:
    mark = "✅ " if one.state == "held" else "❓ " if one.ends_at <= turn.now else ""
    return f"{mark}{short_line(turn.words, one, turn.rules)}"


def take_which(turn: Turn, state: AssemblyState, answer: Answer) -> Next:
    value = answer.value or ""
    if value.startswith("p"):
        state.page = int(value[1:])
        return Again(redraw=answer.kind == "tap")
    if value:
        return _opened(turn, int(value[1:]))
    waiting = [one.id for one in _lines(turn) if one.state == "planned" and one.ends_at <= turn.now]
    instead = came_instead(turn, waiting[0], answer.text or "") if len(waiting) == 1 else None
    return instead or Again(turn.words._("Maaf, itu belum saya pahami. Silakan pilih salah satu."))


def _opened(turn: Turn, assembly_id: int) -> Next:
    """Its file; one who is only called reads when and where."""
    if may_run(turn.session, turn.actor, "show_assembly", assembly_id):
        return Start("assembly_file", AssemblyState(assembly_id))
    one, words = show_called(turn.session, turn.actor, assembly_id), turn.words
    return Done(
        words._(
            "Anda diundang {by} ke {kind}: {where}.",
            by=address_name(words, one.by_name, one.by_gender),
            kind=kind_label(words, one.kind),
            where=when_and_where(words, one.starts_at, one.place, turn.rules),
        )
    )


CONVERSATION = Conversation(
    "my_assemblies",
    AssemblyState,
    {"which": Step(ask_which, take_which)},
    begin,
    roles=frozenset({"pendamping", "koordinator", "operator"}),
    title=lambda words: words._("Acara: undangan, kehadiran"),
    section="meetings",
    commands=("acara", "acara saya", "daftar acara"),
)
