"""Koordinator (or operator) looks at one pendamping, reminds him, and moves what is too much: "papan".

whom --> one --Ingatkan--> a polite word to him
             --Pindahkan kunjungan--> visits --> taker --> check --yes--> done
             --Serahkan kelompok--> conversations.keeping.hand_groups
             --Cuti--> conversations.keeping.on_leave
whom --Keluhan--> conversations.complaints.inbox
"""

from dataclasses import dataclass, field

from conversations.hand_over import visit_name
from conversations.keeping.hand_groups import HandState
from conversations.keeping.on_leave import LeaveState
from conversations.office.matter_words import matter_in_words
from conversations.questions import Answer, Choice, Question, normal, yes_no
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from conversations.words import address_name
from programme.access import may_run
from programme.handover_lines import Target
from programme.keeping.handover import list_keepers_in_sight
from programme.office.moving_tasks import list_movable_visits, list_takers, move_visits
from programme.office.nudging import MATTERS, PendampingState, nudge, show_pendamping, waiting_matters
from programme.visit_handovers import Colleague

MOST_CHOICES = 40
END_WORDS = frozenset({"selesai", "sudah"})
BACK_WORDS = frozenset({"daftar"})
GO_ON_WORDS = frozenset({"lanjut", "sudah"})
NUDGE = "nudge_"


@dataclass
class CoordinateState:
    pendamping_id: int = 0
    visit_ids: list[int] = field(default_factory=list)
    to_id: int = 0


def begin(turn: Turn, state: CoordinateState) -> Next:
    if not _people(turn):
        return Done(turn.words._("Belum ada pendamping di kecamatan ini."))
    return Ask("whom")


def _people(turn: Turn) -> list[tuple[str, int, str, str]]:
    """(kecamatan, id, name, gender) of everybody he looks after; not himself."""
    return [
        (area, one.id, one.name, one.gender)
        for area, one in list_keepers_in_sight(turn.session, turn.actor)
        if one.id != turn.who.id and may_run(turn.session, turn.actor, "show_pendamping", one.id)
    ][:MOST_CHOICES]


def ask_whom(turn: Turn, state: CoordinateState) -> Question:
    words = turn.words
    choices, lines = [], [words._("Yang menunggu pada tiap pendamping:")]
    for area, person_id, name, gender in _people(turn):
        waiting = waiting_matters(turn.session, person_id, turn.now, turn.rules)
        told = words.listing([matter_in_words(words, matter, count) for matter, count in waiting.items()])
        where = f" ({area})" if turn.who.role == "operator" else ""
        lines.append(f"- {address_name(words, name, gender)}{where}: {told or words._('tidak ada')}")
        choices.append(Choice(str(person_id), name, frozenset({normal(name)})))
    choices.append(Choice("complaints", words._("Keluhan"), frozenset({"keluhan"})))
    choices.append(Choice("end", words._("Selesai"), END_WORDS))
    return Question("\n".join(lines), tuple(choices))


def take_whom(turn: Turn, state: CoordinateState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "end":
        return Done(turn.words._("Baik."), menu=True)
    if answer.value == "complaints":
        return Start("complaints_inbox")
    state.pendamping_id = int(answer.value)
    return Ask("one")


def _shown(turn: Turn, state: CoordinateState) -> PendampingState | None:
    if not may_run(turn.session, turn.actor, "show_pendamping", state.pendamping_id):
        return None
    return show_pendamping(turn.session, turn.actor, state.pendamping_id, turn.now, turn.rules)


def ask_one(turn: Turn, state: CoordinateState) -> Question:
    words, one = turn.words, _shown(turn, state)
    back = Choice("back", words._("Daftar"), BACK_WORDS)
    if one is None:
        return Question(words._("Pendamping itu sudah tidak bertugas di sini."), (back,))
    choices = [
        Choice(f"{NUDGE}{matter}", words._("Ingatkan: {what}", what=matter_in_words(words, matter, count)))
        for matter, count in one.waiting.items()
        if matter not in one.nudged
    ]
    if may_run(turn.session, turn.actor, "move_visits", state.pendamping_id) and _movable(turn, state):
        choices.append(Choice("move", words._("Pindahkan kunjungan")))
    choices.append(Choice("groups", words._("Serahkan kelompok")))
    if may_run(turn.session, turn.actor, "ask_substitute", state.pendamping_id):
        choices.append(Choice("leave", words._("Cuti dan pengganti"), frozenset({"cuti"})))
    return Question(_text(turn, one), (*choices, back))


def _text(turn: Turn, one: PendampingState) -> str:
    words, line = turn.words, one.line
    lines = [
        words._(
            "{name}: {groups} kelompok, {kpm} keluarga, {joined} sudah bergabung.",
            name=address_name(words, line.name or "", one.gender),
            groups=line.groups,
            kpm=line.kpm,
            joined=line.joined,
        ),
        words._("Kunjungan selesai bulan ini: {done}.", done=line.visits_done),
    ]
    told = [matter_in_words(words, matter, count) for matter, count in one.waiting.items()]
    lines.append(words._("Menunggu: {what}.", what=words.listing(told) or words._("tidak ada")))
    if line.told.members:
        lines.append(
            words._(
                "Pertemuan 2 hari ini: {told} dari {all} anggota sudah mendapat kabar.",
                told=line.told.members - line.told.not_known,
                all=line.told.members,
            )
        )
    if one.nudged & set(one.waiting):
        again = [
            matter_in_words(words, matter, one.waiting[matter])
            for matter in MATTERS
            if matter in one.nudged & set(one.waiting)
        ]
        lines.append(words._("Hari ini sudah diingatkan: {what}.", what=words.listing(again)))
    return "\n".join(lines)


def take_one(turn: Turn, state: CoordinateState, answer: Answer) -> Next:
    words, value = turn.words, answer.value or ""
    if value == "back":
        return Ask("whom")
    if value == "groups":
        return Start("hand_groups", HandState(pendamping_id=state.pendamping_id))
    if value == "leave":
        return Start("on_leave", LeaveState(pendamping_id=state.pendamping_id))
    if value == "move":
        state.visit_ids = []
        return Ask("visits")
    matter = value.removeprefix(NUDGE)
    if matter not in MATTERS or _shown(turn, state) is None:
        return Again()
    if nudge(turn.session, turn.actor, state.pendamping_id, matter, turn.now, turn.rules):
        return Ask("one", words._("Baik, sudah saya ingatkan dengan sopan."))
    return Ask("one", words._("Itu sudah diingatkan hari ini, atau sudah selesai."))


def _movable(turn: Turn, state: CoordinateState) -> list[Target]:
    return list_movable_visits(turn.session, turn.actor, state.pendamping_id)[:MOST_CHOICES]


def ask_visits(turn: Turn, state: CoordinateState) -> Question:
    words, choices = turn.words, []
    for number, one in enumerate(_movable(turn, state), start=1):
        ticked = one.visit_id in state.visit_ids
        label = f"{'☑' if ticked else '☐'} {number}. {visit_name(words, one)}, {one.desa}"
        choices.append(Choice(f"{'clr' if ticked else 'set'}_{one.visit_id}", label))
    choices.append(Choice("done", words._("Lanjut"), GO_ON_WORDS))
    text = words._("Kunjungan mana yang dipindahkan? Tekan, atau tulis nomornya, misalnya: 1, 3.")
    return Question(text, tuple(choices), numbered=False, accepts=frozenset({"text"}), redraws=True)


def take_visits(turn: Turn, state: CoordinateState, answer: Answer) -> Next:
    words, found = turn.words, _movable(turn, state)
    if answer.value == "done":
        return Ask("taker") if state.visit_ids else Again(words._("Belum ada yang dipilih."))
    action, _, visit_id = (answer.value or "").partition("_")
    if visit_id:
        one = {int(visit_id)}
        ticked = set(state.visit_ids) | one if action == "set" else set(state.visit_ids) - one
        state.visit_ids = [line.visit_id for line in found if line.visit_id in ticked]
        return Again(redraw=answer.kind == "tap")
    numbers = [int(one) for one in normal(answer.text or "").replace("dan", " ").split() if one.isdecimal()]
    if not numbers or not all(1 <= one <= len(found) for one in numbers):
        return Again(words._("Nomor itu tidak ada pada daftar ini."))
    state.visit_ids = [found[one - 1].visit_id for one in dict.fromkeys(numbers)]
    return Ask("taker")


def _takers(turn: Turn, state: CoordinateState) -> list[Colleague]:
    return list_takers(turn.session, turn.actor, state.pendamping_id)[:MOST_CHOICES]


def ask_taker(turn: Turn, state: CoordinateState) -> Question:
    words = turn.words
    choices = [
        Choice(
            str(one.id),
            words._("Saya sendiri") if one.id == turn.who.id else address_name(words, one.name, one.gender),
            frozenset({normal(one.name)}),
        )
        for one in _takers(turn, state)
    ]
    return Question(words._("Dipindahkan kepada siapa?"), (*choices, Choice("back", words._("Tidak jadi"))))


def take_taker(turn: Turn, state: CoordinateState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "back":
        return Ask("one")
    state.to_id = int(answer.value)
    return Ask("check")


def ask_check(turn: Turn, state: CoordinateState) -> Question:
    words = turn.words
    to = next((one for one in _takers(turn, state) if one.id == state.to_id), None)
    names = [visit_name(words, one) for one in _movable(turn, state) if one.visit_id in state.visit_ids]
    text = words._(
        "Pindahkan kunjungan {names} kepada {colleague}? Keduanya saya kabari.",
        names=words.listing(names) or "-",
        colleague=address_name(words, to.name, to.gender) if to is not None else "-",
    )
    return Question(text, yes_no(words._("Ya, pindahkan"), words._("Tidak jadi")))


def take_check(turn: Turn, state: CoordinateState, answer: Answer) -> Next:
    words = turn.words
    if answer.value is None:
        return Again()
    if answer.value == "no" or not may_run(turn.session, turn.actor, "move_visits", state.pendamping_id):
        return Ask("one", words._("Baik, tidak ada yang berubah."))
    count = move_visits(
        turn.session, turn.actor, state.pendamping_id, state.visit_ids, state.to_id, turn.now, turn.rules
    )
    if not count:
        return Ask("one", words._("Kunjungan itu sudah selesai atau sudah dipindahkan. Tidak ada yang berubah."))
    return Ask("one", words.n_("{n} kunjungan sudah dipindahkan.", "{n} kunjungan sudah dipindahkan.", count))


CONVERSATION = Conversation(
    "koordinate",
    CoordinateState,
    {
        "whom": Step(ask_whom, take_whom),
        "one": Step(ask_one, take_one),
        "visits": Step(ask_visits, take_visits),
        "taker": Step(ask_taker, take_taker),
        "check": Step(ask_check, take_check),
    },
    begin,
    roles=frozenset({"koordinator", "operator"}),
    title=lambda words: words._("Papan pendamping"),
    section="office",
    commands=("papan", "papan pendamping", "koordinasi", "ingatkan"),
)
