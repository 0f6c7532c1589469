"""Staff orders joining slips as PDF: one sheet a group, made after the turn and sent as a file.

group --> whom --> "I am making them", and a notice with each sheet follows
"""

from dataclasses import dataclass

from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from programme.invitations import GroupToInvite, group_to_invite, groups_to_print
from programme.papers import want_paper

GROUPS_A_PAGE = 10
ALL_GROUPS = 0


@dataclass
class State:
    group_id: int = ALL_GROUPS
    """Or ALL_GROUPS."""
    page: int = 0


def begin(turn: Turn, state: State) -> Next:
    groups = groups_to_print(turn.session, turn.actor)
    if not groups:
        return Done(
            turn.words._("Belum ada kelompok atas nama Ibu/Bapak. Minta operator mengunggah daftar peserta dulu, ya.")
        )
    if len(groups) > 1:
        return Ask("group")
    state.group_id = groups[0][0]
    return Ask("whom")


def ask_group(turn: Turn, state: State) -> Question:
    words, groups = turn.words, groups_to_print(turn.session, turn.actor)
    pages = max(-(-len(groups) // GROUPS_A_PAGE), 1)
    page = min(state.page, pages - 1)
    shown = groups[page * GROUPS_A_PAGE : (page + 1) * GROUPS_A_PAGE]
    choices = [Choice(f"g{group_id}", f"{name}, {desa}") for group_id, name, desa in shown]
    choices.append(
        Choice("all", words.n_("Semua ({n} kelompok)", "Semua ({n} kelompok)", len(groups)), frozenset({"semua"}))
    )
    if page > 0:
        choices.append(Choice(f"p{page - 1}", words._("« Sebelumnya")))
    if page < pages - 1:
        choices.append(Choice(f"p{page + 1}", words._("Berikutnya »")))
    return Question(words._("Slip bergabung untuk kelompok mana?"), tuple(choices), redraws=True)


def take_group(turn: Turn, state: State, answer: Answer) -> Next:
    value = answer.value or ""
    if value.startswith("p"):
        state.page = int(value[1:])
        return Again(redraw=answer.kind == "tap")
    if not value:
        return Again()
    state.group_id = ALL_GROUPS if value == "all" else int(value[1:])
    return Ask("whom")


def ask_whom(turn: Turn, state: State) -> Question:
    words, groups = turn.words, _groups(turn, state)
    waiting, members = sum(one.not_joined for one in groups), sum(one.members for one in groups)
    what = words._("Kelompok {group}", group=groups[0].name) if len(groups) == 1 else words._("Semua kelompok")
    text = words._(
        "{what}: {waiting} dari {members} anggota belum bergabung. Slip untuk siapa?\n"
        "Kode di slip hanya sekali pakai. Begitu slip baru dibuat, kode lama yang belum dipakai tidak berlaku lagi.",
        what=what,
        waiting=waiting,
        members=members,
    )
    choices = [
        Choice("all", words._("Semua anggota ({count})", count=members), frozenset({"semua"})),
        Choice("end", words._("Tidak jadi")),
    ]
    if waiting:
        label = words._("Yang belum bergabung ({count})", count=waiting)
        choices.insert(0, Choice("waiting", label, frozenset({"belum", "yang belum", "hanya yang belum"})))
    return Question(text, tuple(choices))


def take_whom(turn: Turn, state: State, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "end":
        return Done(words._("Baik, tidak ada slip yang dibuat. Kode yang lama tetap berlaku."))
    if answer.value is None:
        return Again()
    everyone = answer.value == "all"
    wanted = [one for one in _groups(turn, state) if (one.members if everyone else one.not_joined)]
    if not wanted:
        return Done(words._("Semua anggota sudah bergabung; tidak ada slip yang perlu dicetak."))
    for one in wanted:
        want_paper(turn.session, turn.actor, "slips_all" if everyone else "slips", f"group:{one.id}", turn.now)
    return Done(
        words.n_(
            "Baik, slipnya sedang saya buat: {n} berkas PDF. Saya kirim ke sini begitu jadi.",
            "Baik, slipnya sedang saya buat: {n} berkas PDF. Saya kirim ke sini begitu jadi.",
            len(wanted),
        )
    )


def _groups(turn: Turn, state: State) -> list[GroupToInvite]:
    ids = [state.group_id] if state.group_id else [one[0] for one in groups_to_print(turn.session, turn.actor)]
    return [group_to_invite(turn.session, turn.actor, group_id) for group_id in ids]


CONVERSATION = Conversation(
    "print_slips",
    State,
    {"group": Step(ask_group, take_group), "whom": Step(ask_whom, take_whom)},
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Slip bergabung (PDF)"),
    section="members",
    commands=("slip", "cetak", "cetak slip", "slip gabung", "kartu"),
)
