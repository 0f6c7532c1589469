"""Which groups (of which pendamping, in which kecamatan) a message to many goes to: ticked, or named in one text."""

from collections.abc import Sequence

from conversations.broadcast_state import State, parts_of
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Next, Turn
from programme.broadcast_audiences import Part
from programme.group_mentions import NamedGroup, read_groups

PARTS_A_PAGE = 20
LONGEST_NAME = 40


def ask_parts(turn: Turn, state: State) -> Question:
    words, parts = turn.words, parts_of(turn)
    pages = max(-(-len(parts) // PARTS_A_PAGE), 1)
    page = min(state.page, pages - 1)
    chosen = chosen_parts(parts, state)
    choices = [
        Choice(f"g{number}", f"{'☑' if part in chosen else '☐'} {_label(part)} ({part.members})", _called(part))
        for number, part in list(enumerate(parts))[page * PARTS_A_PAGE : (page + 1) * PARTS_A_PAGE]
    ]
    if page > 0:
        choices.append(Choice(f"p{page - 1}", words._("« Sebelumnya")))
    if page < pages - 1:
        choices.append(Choice(f"p{page + 1}", words._("Berikutnya »")))
    if chosen:
        people = sum(part.members for part in chosen)
        label = words.n_("Lanjut ({n} anggota)", "Lanjut ({n} anggota)", people)
        choices.append(Choice("done", label, frozenset({"lanjut", "sudah", "selesai", "ya", "ok"})))
    text = words._(
        "Centang yang dituju, lalu Lanjut. Boleh juga ditulis, misalnya: {example}",
        example=words.listing([part.name for part in parts[:2]]),
    )
    return Question(text, tuple(choices), numbered=False, accepts=frozenset({"text"}), redraws=True)


def _label(part: Part) -> str:
    name = part.name[:LONGEST_NAME]
    return f"{name}, {part.remark[:LONGEST_NAME]}" if part.remark else name


def _called(part: Part) -> frozenset[str]:
    return frozenset({part.name.casefold()})


def take_parts(turn: Turn, state: State, answer: Answer) -> Next | None:
    """None where they are chosen."""
    value, parts = answer.value or "", parts_of(turn)
    if value == "done":
        return None
    if value.startswith("p"):
        state.page = int(value[1:])
        return Again(redraw=answer.kind == "tap")
    if value.startswith("g") and int(value[1:]) < len(parts):
        part = parts[int(value[1:])]
        if part not in chosen_parts(parts, state):
            state.group_ids = sorted({*state.group_ids, *part.group_ids})
        elif answer.kind == "tap" or (answer.text or "").startswith("☑"):
            state.group_ids = [one for one in state.group_ids if one not in part.group_ids]
        return Again(redraw=answer.kind == "tap")
    if hear_parts(turn, state, answer.text or ""):
        return Again()
    return Again(turn.words._("Belum saya kenali. Tulis namanya seperti di daftar ini, atau centang."))


def hear_parts(turn: Turn, state: State, text: str) -> bool:
    """Ticks the parts that a text names ("melati 1 dan 3"); False where it names none."""
    parts = parts_of(turn)
    named = [NamedGroup(number, part.name, part.remark) for number, part in enumerate(parts)]
    said = read_groups(text, named)
    if not said.ids:
        return False
    state.group_ids = sorted({group for number in said.ids for group in parts[number].group_ids})
    state.everywhere = False
    return True


def chosen_parts(parts: Sequence[Part], state: State) -> list[Part]:
    wanted = set(state.group_ids)
    return [part for part in parts if part.group_ids and set(part.group_ids) <= wanted]
