"""Families in which perhaps nobody counts for a component any more: the pendamping says of each what is so.

list --(one of them)--> leave_programme | Masih peserta --> list
"""

from dataclasses import dataclass

from conversations.leaving.leave import LeaveState
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from conversations.words import address_name
from programme.leaving.graduating import MayLeave, keep_as_member, list_without_component

A_PAGE = 10


@dataclass
class HintsState:
    person_id: int = 0


def begin(turn: Turn, state: HintsState) -> Next:
    if not _listed(turn):
        return Done(turn.words._("Di semua keluarga masih ada anggota dengan komponen PKH, sejauh datanya."), menu=True)
    return Ask("family")


def _listed(turn: Turn) -> list[MayLeave]:
    return list_without_component(turn.session, turn.actor, turn.who.id, turn.now, turn.rules)


def ask_family(turn: Turn, state: HintsState) -> Question:
    words, lines = turn.words, _listed(turn)
    text = words.n_(
        "Menurut tanggal lahirnya, di {n} keluarga mungkin tidak ada lagi komponen PKH. Yang mana?",
        "Menurut tanggal lahirnya, di {n} keluarga mungkin tidak ada lagi komponen PKH. Yang mana?",
        len(lines),
    )
    choices = [Choice(f"k{one.person_id}", f"{one.name} ({one.group_name})") for one in lines[:A_PAGE]]
    return Question(text, (*choices, Choice("end", words._("Selesai"))))


def take_family(turn: Turn, state: HintsState, answer: Answer) -> Next:
    if answer.value == "end":
        return Done(turn.words._("Baik."), menu=True)
    if answer.value is None:
        return Again(turn.words._("Tekan salah satu namanya."))
    state.person_id = int(answer.value[1:])
    return Ask("still")


def ask_still(turn: Turn, state: HintsState) -> Question:
    words = turn.words
    one = next((line for line in _listed(turn) if line.person_id == state.person_id), None)
    back = Choice("list", words._("« Daftarnya"))
    if one is None:
        return Question(words._("Keluarga itu sudah diputuskan."), (back,))
    text = words._(
        "Masih ada anak sekolah, balita, ibu hamil, lansia, atau disabilitas di keluarga {name}?",
        name=address_name(words, one.name, one.gender),
    )
    choices = (
        Choice("keep", words._("Ya, masih peserta"), YES_WORDS | {"masih", "masih ada"}),
        Choice("leave", words._("Tidak ada lagi"), NO_WORDS | {"tidak ada"}),
        back,
    )
    return Question(text, choices)


def take_still(turn: Turn, state: HintsState, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "leave":
        return Start("leave_programme", LeaveState(state.person_id, "no_component", offered=True))
    if answer.value is None:
        return Again()
    said = None
    if answer.value == "keep":
        keep_as_member(turn.session, turn.actor, state.person_id, turn.now)
        said = words._("Baik, tetap peserta. Kalau ada anggota yang belum tercatat, ketik: perubahan")
    if not _listed(turn):
        return Done(said or words._("Baik."), menu=True)
    return Ask("family", preface=said)


CONVERSATION = Conversation(
    "without_component",
    HintsState,
    {"family": Step(ask_family, take_family), "still": Step(ask_still, take_still)},
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Keluarga tanpa komponen"),
    section="members",
    commands=("tanpa komponen", "tidak ada komponen", "cek komponen"),
)
