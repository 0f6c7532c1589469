"""What was dealt with in a meeting besides P2K2, ticked point by point, and a note in free words."""

from conversations.assemblies.assembly_state import AssemblyState
from conversations.assemblies.file_told import BACK, back_choice
from conversations.assemblies.point_words import points_in_words
from conversations.questions import Answer, Choice, Question, normal
from conversations.turn import Again, Ask, Next, Turn
from programme.assemblies.agenda import POINTS
from programme.assemblies.came_text import read_points
from programme.assemblies.minutes import tick_points, write_minutes
from programme.assemblies.showing import show_assembly

ALL = "all"
LONGEST_SHOWN = 300


def ask_points(turn: Turn, state: AssemblyState) -> Question:
    """The aims in their order, ticked or not; numbers are those of the points."""
    view = show_assembly(turn.session, turn.actor, state.assembly_id, turn.now)
    words = turn.words
    choices = [
        Choice(
            f"{'clr' if code in view.done else 'set'}_{code}",
            f"{'✅' if code in view.done else '▫️'} {number}. {label}",
            frozenset({str(number)}),
        )
        for number, (code, label) in enumerate(points_in_words(words, view.line.kind).items(), start=1)
    ]
    choices.append(Choice(ALL, words._("Semuanya sudah"), frozenset({"semua", "semua sudah", "lengkap"})))
    text = words._("Apa yang sudah disampaikan? Tekan, atau tulis nomornya, misalnya: 1 2 5. Lalu Selesai.")
    return Question(text, (*choices, back_choice(turn)), numbered=False, accepts=frozenset({"text"}), redraws=True)


def take_points(turn: Turn, state: AssemblyState, answer: Answer) -> Next:
    view = show_assembly(turn.session, turn.actor, state.assembly_id, turn.now)
    codes = POINTS[view.line.kind]
    value = answer.value or ""
    if value == BACK:
        return Ask("file")
    if value == ALL:
        tick_points(turn.session, turn.actor, state.assembly_id, codes, turn.now)
        return Ask("file", turn.words._("Tercatat: semuanya sudah disampaikan."))
    action, _, code = value.partition("_")
    if code in codes:
        done = action == "set" or answer.kind != "tap"  # a typed number sets, a tap turns round
        tick_points(turn.session, turn.actor, state.assembly_id, [code], turn.now, done=done)
        return Again(redraw=answer.kind == "tap")
    text = answer.text or ""
    said = normal(text).split()
    takes_back, mixed = said[:1] == ["belum"], {"belum", "kecuali"} <= set(said) or "belum" in said[1:]
    numbers = sorted(read_points(text, len(codes)))
    if not numbers or mixed:  # "1 2 3, 4 belum": some of each
        return Again(turn.words._("Tekan yang sudah disampaikan, atau tulis nomornya, misalnya: 1 2 3."))
    ticked = [codes[one - 1] for one in numbers]
    tick_points(turn.session, turn.actor, state.assembly_id, ticked, turn.now, done=not takes_back)
    return Again()


def ask_minutes(turn: Turn, state: AssemblyState) -> Question:
    words = turn.words
    view = show_assembly(turn.session, turn.actor, state.assembly_id, turn.now)
    text = words._("Tulis catatan pertemuan: apa yang dibahas dan disepakati. Satu pesan saja.")
    if view.minutes:
        text = words._("Catatan sekarang: {minutes}", minutes=view.minutes[:LONGEST_SHOWN]) + "\n" + text
    return Question(text, (back_choice(turn),), numbered=False, accepts=frozenset({"text"}), any_words=True)


def take_minutes(turn: Turn, state: AssemblyState, answer: Answer) -> Next:
    if answer.value == BACK or not (answer.text or "").strip():
        return Ask("file")
    write_minutes(turn.session, turn.actor, state.assembly_id, answer.text or "", turn.now)
    return Ask("file", turn.words._("Catatan tersimpan."))
