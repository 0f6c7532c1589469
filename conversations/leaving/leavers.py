"""Who left the pendamping's groups: when, why, and taken back or in again where it was a slip.

list --(one of them)--> one --Batalkan--> the end | --Terima lagi--> the end
"""

from dataclasses import dataclass

from conversations.leaving.leaving_words import reason_and_note
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.words import address_name
from programme.leaving.showing import LeaverLine, list_leavers, show_leaver, take_leaving_back
from programme.members import move_member

A_PAGE = 10
BACK_WORDS = frozenset({"batalkan", "salah", "salah catat", "kembalikan"})


@dataclass
class LeaversState:
    person_id: int = 0
    page: int = 0


def begin(turn: Turn, state: LeaversState) -> Next:
    if not _listed(turn):
        return Done(turn.words._("Setahun ini tidak ada yang tercatat keluar dari kelompok Ibu/Bapak."), menu=True)
    return Ask("leaver")


def _listed(turn: Turn) -> list[LeaverLine]:
    return list_leavers(turn.session, turn.actor, turn.who.id, turn.now, turn.rules)


def ask_leaver(turn: Turn, state: LeaversState) -> Question:
    words, lines = turn.words, _listed(turn)
    pages = max(1, -(-len(lines) // A_PAGE))
    page = min(state.page, pages - 1)
    shown = lines[page * A_PAGE : (page + 1) * A_PAGE]
    choices = [Choice(f"k{one.person_id}", f"{one.name}, {words.short_day(one.left_on)}") for one in shown]
    if page > 0:
        choices.append(Choice(f"p{page - 1}", words._("« Sebelumnya")))
    if page < pages - 1:
        choices.append(Choice(f"p{page + 1}", words._("Berikutnya »")))
    choices.append(Choice("end", words._("Selesai")))
    text = words.n_(
        "{n} keluarga keluar dari PKH setahun ini.", "{n} keluarga keluar dari PKH setahun ini.", len(lines)
    )
    return Question(text + " " + words._("Yang mana?"), tuple(choices))


def take_leaver(turn: Turn, state: LeaversState, answer: Answer) -> Next:
    value = answer.value or ""
    if value == "end":
        return Done(turn.words._("Baik."), menu=True)
    if value.startswith("p"):
        state.page = int(value[1:])
        return Again(redraw=answer.kind == "tap")
    if not value:
        return Again(turn.words._("Tekan salah satu namanya."))
    state.person_id = int(value[1:])
    return Ask("one")


def _one(turn: Turn, state: LeaversState) -> LeaverLine | None:
    return show_leaver(turn.session, turn.actor, state.person_id, turn.now, turn.rules)


def ask_one(turn: Turn, state: LeaversState) -> Question:
    words, one = turn.words, _one(turn, state)
    back = Choice("list", words._("« Daftarnya"))
    if one is None:
        return Question(words._("Keluarga itu sudah menjadi peserta lagi."), (back,))
    gone = words._("tidak ada lagi di daftar dari kantor")
    said = reason_and_note(words, one.reason, one.note) if one.reason else one.note or gone
    text = words._(
        "{name}, nomor {number} kelompok {group}. Keluar sejak {day}: {reason}.",
        name=address_name(words, one.name, one.gender),
        number=one.member_number,
        group=one.group_name,
        day=words.day(one.left_on),
        reason=said,
    )
    take = Choice("back", words._("Batalkan, ia masih peserta"), BACK_WORDS)
    return Question(text, (take, back))


def take_one(turn: Turn, state: LeaversState, answer: Answer) -> Next:
    if answer.value == "list":
        return Ask("leaver") if _listed(turn) else Done(turn.words._("Baik."), menu=True)
    if answer.value != "back":
        return Again()
    one = _one(turn, state)
    if one is None:
        return Again()
    name = address_name(turn.words, one.name, one.gender)
    if take_leaving_back(turn.session, turn.actor, state.person_id, turn.now):
        said = turn.words._("{name} peserta lagi, seperti sebelumnya.", name=name)
        return Done(said, menu=True)
    number = move_member(turn.session, turn.actor, state.person_id, one.group_id, turn.now)
    said = turn.words._(
        "{name} peserta lagi, dengan nomor {number}. Untuk chat ia perlu kode baru: ketik undang.",
        name=name,
        number=number,
    )
    return Done(said, menu=True)


CONVERSATION = Conversation(
    "leavers",
    LeaversState,
    {"leaver": Step(ask_leaver, take_leaver), "one": Step(ask_one, take_one)},
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Yang keluar dari PKH"),
    section="members",
    commands=("yang keluar", "sudah keluar", "daftar keluar"),
)
