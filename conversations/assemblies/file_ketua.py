"""The election of a group's ketua and deputy in the pertemuan awal: recorded group by group, both are told.

Second source document, C.1.b: 'menunjukkan satu orang ibu diantara mereka sebagai Ketua Kelompok'.
"""

from conversations.assemblies.assembly_state import AssemblyState
from conversations.assemblies.file_told import BACK, back_choice
from conversations.questions import Answer, Choice, Question, normal
from conversations.turn import Again, Ask, Next, Turn
from conversations.words import address_name
from programme.assemblies.came_text import read_listed_of
from programme.assemblies.showing import AssemblyView, show_assembly
from programme.member_duties import appoint, holder_of
from programme.people import Chatter, chatter_of, kpm_ids_by_number, members_of

TEXT = frozenset({"text"})
A_PAGE = 10


def _view(turn: Turn, state: AssemblyState) -> AssemblyView:
    return show_assembly(turn.session, turn.actor, state.assembly_id, turn.now)


def lines_of(turn: Turn, view: AssemblyView) -> list[str]:
    """'Ketua Wates 1: Ibu Mawar', or that none is chosen."""
    words, lines = turn.words, []
    for group_id, name, _ in view.groups:
        ketua, deputy = _name(turn, group_id, "ketua"), _name(turn, group_id, "deputy")
        line = words._("Ketua {group}: {name}", group=name, name=ketua or words._("belum dipilih"))
        lines.append(f"{line}, {words._('wakil {name}', name=deputy)}" if deputy else line)
    return lines


def _name(turn: Turn, group_id: int, duty: str) -> str | None:
    holder = _holder(turn, group_id, duty)
    return None if holder is None else address_name(turn.words, holder.name, holder.gender)


def _holder(turn: Turn, group_id: int, duty: str) -> Chatter | None:
    person_id = holder_of(turn.session, group_id, duty)
    return None if person_id is None else chatter_of(turn.session, person_id)


def begin_with(turn: Turn, state: AssemblyState) -> Next:
    """Where there is one group only it need not be asked which."""
    groups = _view(turn, state).groups
    if len(groups) != 1:
        return Ask("ketua_group")
    state.group_id, state.duty, state.page = groups[0][0], "ketua", 0
    return Ask("ketua")


def _after(turn: Turn, state: AssemblyState) -> str:
    """The question after a group's: the next group, or the whole again where there is no other."""
    return "ketua_group" if len(_view(turn, state).groups) > 1 else "file"


def ask_group(turn: Turn, state: AssemblyState) -> Question:
    view = _view(turn, state)
    choices = [Choice(f"g{group_id}", name) for group_id, name, _ in view.groups]
    text = "\n".join([*lines_of(turn, view), turn.words._("Ketua kelompok mana yang dipilih?")])
    return Question(text, (*choices, back_choice(turn)))


def take_group(turn: Turn, state: AssemblyState, answer: Answer) -> Next:
    if answer.value == BACK:
        return Ask("file")
    if answer.value is None:
        return Again()
    state.group_id, state.duty, state.page = int(answer.value[1:]), "ketua", 0
    return Ask("ketua")


def ask_member(turn: Turn, state: AssemblyState) -> Question:
    """Names of the group by pages; a number or name may be typed at once."""
    words, members = turn.words, members_of(turn.session, state.group_id)
    name = next((name for group_id, name, _ in _view(turn, state).groups if group_id == state.group_id), "")
    pages = max(-(-len(members) // A_PAGE), 1)
    page = min(state.page, pages - 1)
    shown = members[page * A_PAGE : (page + 1) * A_PAGE]
    choices = [Choice(f"m{one.number}", f"{one.number}. {one.name}") for one in shown]
    if page > 0:
        choices.append(Choice(f"p{page - 1}", words._("« Sebelumnya")))
    if page < pages - 1:
        choices.append(Choice(f"p{page + 1}", words._("Berikutnya »")))
    if state.duty == "deputy":
        none = frozenset({"tidak ada", "lewati", "tanpa", "selesai", "belum ada"})
        choices.append(Choice("none", words._("Tanpa wakil"), none))
        text = words._("Siapa wakil ketua {group}? Pilih, atau tulis nomor atau namanya.", group=name)
    else:
        text = words._("Siapa yang terpilih menjadi ketua {group}? Pilih, atau tulis nomor atau namanya.", group=name)
        choices.append(back_choice(turn))  # who has opened it by mistake chooses nobody
    return Question(text, tuple(choices), numbered=False, accepts=TEXT, redraws=True)


def take_member(turn: Turn, state: AssemblyState, answer: Answer) -> Next:
    value, words = answer.value or "", turn.words
    if value.startswith("p"):
        state.page = int(value[1:])
        return Again(redraw=answer.kind == "tap")
    if value in ("none", BACK):
        return Ask(_after(turn, state))
    numbers = {int(value[1:])} if value.startswith("m") else _typed(turn, state, answer.text or "")
    if len(numbers) != 1:
        return Again(words._("Belum jelas siapa. Tulis satu nomor anggota, atau nama lengkapnya."))
    person_id = kpm_ids_by_number(turn.session, state.group_id)[numbers.pop()]
    holder = _holder(turn, state.group_id, "ketua")
    if state.duty == "deputy" and holder is not None and holder.id == person_id:
        return Again(words._("Ia sudah menjadi ketua. Pilih anggota lain sebagai wakil."))
    appoint(turn.session, turn.actor, person_id, state.duty, turn.now)
    chosen = _name(turn, state.group_id, state.duty) or ""
    if state.duty == "deputy":
        return Ask(_after(turn, state), words._("Tercatat: {name} wakil ketua.", name=chosen))
    state.duty, state.page = "deputy", 0
    return Ask("ketua", words._("Tercatat: {name} ketua. Ia diberi tahu.", name=chosen))


def _typed(turn: Turn, state: AssemblyState, text: str) -> set[int]:
    members = members_of(turn.session, state.group_id)
    said = normal(text)
    if said.isdecimal():
        return {int(said)} & {one.number for one in members}
    return read_listed_of(text, members)
