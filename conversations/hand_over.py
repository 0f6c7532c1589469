"""Visits are offered to a fellow pendamping; only what he accepts becomes his.

(koordinator: whose -->) visits --> colleague --> check --yes--> thanks
                                      ^------change-- check <-- a message for him, written here
"""

from dataclasses import dataclass, field
from itertools import count

from conversations.meanwhile import told_meanwhile
from conversations.questions import Answer, Choice, Question, normal, yes_no
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from conversations.visits_left import lines_of
from conversations.words import Words, address_name
from programme.access import may_run
from programme.handover_lines import Target, list_busy, list_open_visits, show_target
from programme.visit_handovers import Colleague, list_colleagues, offer_visit
from programme.visit_lists import list_all_visits

TEXT = frozenset({"text"})
TITLE_WORDS = frozenset("pak bapak bu ibu mas mbak bpk saudara sdr teman rekan ke kepada".split())
MOST_CHOICES = 40
LONGEST_NOTE = 300


@dataclass
class State:
    visit_ids: list[int] = field(default_factory=list)
    to_id: int = 0
    note: str | None = None
    said: str | None = None
    """The colleague as she wrote him."""
    pendamping_id: int = 0
    """Whose visits the koordinator hands over."""


def offering(visit_ids: list[int], colleague: str | None = None) -> Start:
    """Offers these visits; to the colleague whose name was written, where it names one."""
    return Start("hand_over", State(visit_ids=visit_ids, said=colleague))


def begin(turn: Turn, state: State) -> Next:
    if state.visit_ids:
        return _to_colleague(turn, state)
    if turn.who.role == "koordinator" and list_busy(turn.session, turn.actor):
        return Ask("whose")
    state.pendamping_id = turn.who.id
    return _to_visits(turn, state)


def ask_whose(turn: Turn, state: State) -> Question:
    choices = tuple(
        Choice(str(one.id), f"{address_name(turn.words, one.name, one.gender)} ({one.visits})")
        for one in list_busy(turn.session, turn.actor)[:MOST_CHOICES]
    )
    return Question(turn.words._("Kunjungan siapa yang dilimpahkan?"), choices)


def take_whose(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    state.pendamping_id = int(answer.value)
    return _to_visits(turn, state)


def _to_visits(turn: Turn, state: State) -> Next:
    if not list_open_visits(turn.session, turn.actor, state.pendamping_id):
        return Done(turn.words._("Tidak ada kunjungan yang bisa dilimpahkan sekarang."))
    return Ask("visits")


def ask_visits(turn: Turn, state: State) -> Question:
    choices = [
        Choice(
            f"{'clr' if line.visit_id in state.visit_ids else 'set'}_{line.visit_id}",
            f"{'✅' if line.visit_id in state.visit_ids else '▫️'} {number}. {line.name}",
        )
        for number, line in _offerable(turn, state).items()
    ]
    choices.append(Choice("done", turn.words._("Lanjut"), frozenset({"lanjut", "selesai", "sudah"})))
    text = turn.words._("Kunjungan mana yang dilimpahkan? Tekan, atau tulis nomornya, misalnya: 1, 3.")
    return Question(text, tuple(choices), numbered=False, accepts=TEXT, redraws=True)


def take_visits(turn: Turn, state: State, answer: Answer) -> Next:
    lines = _offerable(turn, state)
    action, _, visit_id = (answer.value or "").partition("_")
    if answer.value == "done":
        if not state.visit_ids:
            return Again(turn.words._("Belum ada yang dipilih."))
        return _to_colleague(turn, state)
    if visit_id:
        one = {int(visit_id)}
        ticked = set(state.visit_ids) | one if action == "set" else set(state.visit_ids) - one
        state.visit_ids = [line.visit_id for line in lines.values() if line.visit_id in ticked]
        return Again(redraw=answer.kind == "tap")
    numbers = [int(one) for one in normal(answer.text or "").replace("dan", " ").split() if one.isdigit()]
    if not numbers or not set(numbers) <= set(lines):
        return Again(turn.words._("Nomor itu tidak ada pada daftar ini."))
    state.visit_ids = [line.visit_id for number, line in lines.items() if number in numbers]
    return _to_colleague(turn, state)


def _offerable(turn: Turn, state: State) -> dict[int, Target]:
    """By number: today's where the one who offers has them on her list, so that "1" is the same family everywhere."""
    targets = list_open_visits(turn.session, turn.actor, state.pendamping_id)[:MOST_CHOICES]
    if state.pendamping_id != turn.who.id:
        return dict(enumerate(targets, start=1))
    today = turn.rules.today(turn.now)
    list_all_visits(turn.session, turn.actor, turn.who.id, today, turn.rules)  # gives those that wait a number too
    numbers = {line.visit_id: line.number for line in lines_of(turn, today)}
    free = count(max(numbers.values(), default=0) + 1)
    numbered = {numbers[one.visit_id] if one.visit_id in numbers else next(free): one for one in targets}
    return dict(sorted(numbered.items()))


def _to_colleague(turn: Turn, state: State) -> Next:
    """The colleague that was named already, else the question."""
    colleagues = _colleagues(turn, state)
    if not colleagues:
        return Done(turn.words._("Belum ada rekan di kecamatan ini yang bisa dihubungi lewat chat ini."))
    if not state.said:
        return Ask("colleague")
    meant = colleagues_meant(colleagues, state.said)
    state.said = None
    if len(meant) == 1:
        state.to_id = meant[0].id
        return Ask("check")
    return Ask("colleague", preface=_which_one(turn.words, meant))


def ask_colleague(turn: Turn, state: State) -> Question:
    choices = tuple(
        Choice(str(one.id), address_name(turn.words, one.name, one.gender))
        for one in _colleagues(turn, state)[:MOST_CHOICES]
    )
    return Question(turn.words._("Ditawarkan kepada siapa?"), choices, accepts=TEXT)


def take_colleague(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is not None:
        state.to_id = int(answer.value)
        return Ask("check")
    meant = colleagues_meant(_colleagues(turn, state), answer.text or "")
    if len(meant) != 1:
        return Again(_which_one(turn.words, meant))
    state.to_id = meant[0].id
    return Ask("check")


def _colleagues(turn: Turn, state: State) -> list[Colleague]:
    return list_colleagues(turn.session, turn.actor, state.visit_ids[0]) if state.visit_ids else []


def colleagues_meant(colleagues: list[Colleague], said: str) -> list[Colleague]:
    """Those whose names hold every word that was written, titles aside."""
    words = [word for word in normal(said).split() if word not in TITLE_WORDS]
    if not words:
        return []
    exact = [one for one in colleagues if set(words) <= set(normal(one.name).split())]
    return exact or [one for one in colleagues if all(f" {word}" in f" {normal(one.name)}" for word in words)]


def _which_one(words: Words, meant: list[Colleague]) -> str:
    if meant:
        return words._("Ada beberapa rekan dengan nama itu. Silakan pilih.")
    return words._("Nama itu tidak ada di antara rekan sekecamatan yang memakai chat ini. Silakan pilih.")


def ask_check(turn: Turn, state: State) -> Question:
    words = turn.words
    to = next((one for one in _colleagues(turn, state) if one.id == state.to_id), None)
    names = [visit_name(words, show_target(turn.session, turn.actor, visit_id)) for visit_id in state.visit_ids]
    parts = [
        words._(
            "Tawarkan kunjungan {names} kepada {colleague}?",
            names=words.listing(names),
            colleague=address_name(words, to.name, to.gender) if to is not None else "-",
        )
    ]
    if state.note:
        parts.append(words._("Pesan: {note}", note=state.note))
    else:
        parts.append(words._("Kalau perlu, tulis dulu pesan singkat untuknya."))
    yes, no = yes_no(words._("Ya, tawarkan"), words._("Tidak jadi"))
    change = Choice("change", words._("Ganti rekan"))
    return Question("\n".join(parts), (yes, change, no), accepts=TEXT)


def take_check(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "change":
        return Ask("colleague")
    if answer.value == "no":
        return Done(turn.words._("Baik, tidak ada yang dilimpahkan."))
    if answer.value != "yes":
        return told_meanwhile(turn, answer) or _noted(turn, state, answer.text or "")
    words = turn.words
    made = [
        offer_visit(turn.session, turn.actor, visit_id, state.to_id, state.note, turn.now, turn.rules)
        for visit_id in state.visit_ids
        if may_run(turn.session, turn.actor, "offer_visit", visit_id)
    ]
    offered = len([one for one in made if one is not None])
    if not offered:
        return Done(words._("Kunjungan itu sudah selesai, atau sudah ditawarkan. Tidak ada yang berubah."))
    said = words.n_("{n} kunjungan sudah ditawarkan.", "{n} kunjungan sudah ditawarkan.", offered)
    rest = words._("Saya kabari kalau sudah dijawab. Sampai saat itu kunjungannya tetap pada daftar semula.")
    return Done(f"{said} {rest}")


def _noted(turn: Turn, state: State, text: str) -> Next:
    """A message for the colleague: a single word is rather something misunderstood."""
    if len(text.split()) < 2:
        return Again(turn.words._("Tekan Ya untuk menawarkan, atau tulis pesannya dalam satu kalimat."))
    state.note = text.strip()[:LONGEST_NOTE]
    return Again()


def visit_name(words: Words, target: Target) -> str:
    """'Ibu Mawar'; of a school or health facility just its name."""
    return address_name(words, target.name, target.gender) if target.gender else target.name


CONVERSATION = Conversation(
    "hand_over",
    State,
    {
        "whose": Step(ask_whose, take_whose),
        "visits": Step(ask_visits, take_visits),
        "colleague": Step(ask_colleague, take_colleague),
        "check": Step(ask_check, take_check),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Limpahkan kunjungan"),
    section="visits",
    commands=("limpahkan", "limpah"),
)
