"""Koordinator or office hands groups to another pendamping for good: "serahkan kelompok".

whose --> groups --> to --> check --yes--> done
          groups --Riwayat--> who kept them
"""

from dataclasses import dataclass, field

from conversations.keeping.keeper_words import keepers_text
from conversations.questions import Answer, Choice, Question, normal, yes_no
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.words import address_name
from programme.access import may_run
from programme.keeping.handover import (
    KeptGroup,
    PossibleKeeper,
    hand_group_over,
    list_groups_left_alone,
    list_groups_of,
    list_keepers_in_sight,
    list_possible_keepers,
)
from programme.keeping.history import list_keepers

TEXT = frozenset({"text"})
MOST_CHOICES = 60
NOBODY = -1
"""In place of a pendamping: the groups that have none."""
END_WORDS = frozenset({"selesai", "tidak jadi"})
GO_ON_WORDS = frozenset({"lanjut", "sudah"})


@dataclass
class HandState:
    pendamping_id: int = 0
    group_ids: list[int] = field(default_factory=list)
    to_id: int = 0


def begin(turn: Turn, state: HandState) -> Next:
    if state.pendamping_id and _groups(turn, state):
        return Ask("groups")
    if not _keepers(turn) and not list_groups_left_alone(turn.session, turn.actor):
        return Done(turn.words._("Belum ada kelompok yang bisa diserahkan."))
    return Ask("whose")


def _keepers(turn: Turn) -> list[tuple[str, PossibleKeeper]]:
    """Those who have groups, his own among them for a koordinator."""
    return [(area, one) for area, one in list_keepers_in_sight(turn.session, turn.actor) if one.groups]


def ask_whose(turn: Turn, state: HandState) -> Question:
    words = turn.words
    choices = []
    for area, one in _keepers(turn)[:MOST_CHOICES]:
        label = words._(
            "{name}: {groups} kelompok, {families} keluarga", name=one.name, groups=one.groups, families=one.families
        )
        choices.append(Choice(str(one.id), f"{area}, {label}" if turn.who.role == "operator" else label))
    alone = list_groups_left_alone(turn.session, turn.actor)
    if alone:
        label = words.n_("Tanpa pendamping: {n} kelompok", "Tanpa pendamping: {n} kelompok", len(alone))
        choices.insert(0, Choice(str(NOBODY), label))
    choices.append(Choice("end", words._("Selesai"), END_WORDS))
    return Question(words._("Kelompok siapa yang diserahkan?"), tuple(choices))


def take_whose(turn: Turn, state: HandState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "end":
        return Done(turn.words._("Baik."), menu=True)
    state.pendamping_id, state.group_ids = int(answer.value), []
    return Ask("groups")


def _groups(turn: Turn, state: HandState) -> list[KeptGroup]:
    if state.pendamping_id == NOBODY:
        return [one for _, one in list_groups_left_alone(turn.session, turn.actor)][:MOST_CHOICES]
    if not may_run(turn.session, turn.actor, "list_groups_of", state.pendamping_id):
        return []
    return list_groups_of(turn.session, turn.actor, state.pendamping_id)[:MOST_CHOICES]


def ask_groups(turn: Turn, state: HandState) -> Question:
    words = turn.words
    choices = []
    for one in _groups(turn, state):
        ticked = one.id in state.group_ids
        label = f"{'☑' if ticked else '☐'} {one.name}, {one.desa} ({one.families})"
        choices.append(Choice(f"{'clr' if ticked else 'set'}_{one.id}", label, frozenset({normal(one.name)})))
    if state.group_ids:
        choices.append(Choice("history", words._("Riwayat"), frozenset({"riwayat"})))
    choices.append(Choice("done", words._("Lanjut"), GO_ON_WORDS))
    return Question(
        words._("Kelompok mana yang diserahkan? Tekan satu atau beberapa, lalu Lanjut."), tuple(choices), redraws=True
    )


def take_groups(turn: Turn, state: HandState, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "done":
        if not state.group_ids:
            return Again(words._("Belum ada yang dipilih."))
        if not _takers(turn, state):
            return Again(words._("Pilih kelompok dari satu kecamatan yang punya pendamping, ya."))
        return Ask("to")
    if answer.value == "history":
        told = [_history(turn, group_id) for group_id in state.group_ids]
        return Again("\n\n".join(one for one in told if one))
    action, _, group_id = (answer.value or "").partition("_")
    if not group_id:
        return Again()
    one = {int(group_id)}
    ticked = set(state.group_ids) | one if action == "set" else set(state.group_ids) - one
    state.group_ids = [group.id for group in _groups(turn, state) if group.id in ticked]
    return Again(redraw=answer.kind == "tap")


def _history(turn: Turn, group_id: int) -> str:
    if not may_run(turn.session, turn.actor, "list_keepers", group_id):
        return ""
    name = next((one.name for one in _groups_named(turn, group_id)), "")
    return keepers_text(turn.words, name, list_keepers(turn.session, turn.actor, group_id), turn.rules)


def _groups_named(turn: Turn, group_id: int) -> list[KeptGroup]:
    everybody = [one.id for _, one in _keepers(turn)]
    return [
        group
        for keeper_id in everybody
        if may_run(turn.session, turn.actor, "list_groups_of", keeper_id)
        for group in list_groups_of(turn.session, turn.actor, keeper_id)
        if group.id == group_id
    ]


def ask_to(turn: Turn, state: HandState) -> Question:
    words = turn.words
    choices = [
        Choice(
            str(one.id),
            words._(
                "{name}: {groups} kelompok, {families} keluarga",
                name=one.name,
                groups=one.groups,
                families=one.families,
            ),
            frozenset({normal(one.name)}),
        )
        for one in _takers(turn, state)
    ]
    choices.append(Choice("end", words._("Tidak jadi"), END_WORDS))
    return Question(words._("Diserahkan kepada siapa?"), tuple(choices))


def _takers(turn: Turn, state: HandState) -> list[PossibleKeeper]:
    if state.pendamping_id == NOBODY:
        areas = {area for area, one in list_groups_left_alone(turn.session, turn.actor) if one.id in state.group_ids}
        if len(areas) != 1:
            return []
        return [one for area, one in list_keepers_in_sight(turn.session, turn.actor) if area in areas][:MOST_CHOICES]
    if not may_run(turn.session, turn.actor, "list_possible_keepers", state.pendamping_id):
        return []
    return list_possible_keepers(turn.session, turn.actor, state.pendamping_id)[:MOST_CHOICES]


def take_to(turn: Turn, state: HandState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "end":
        return Done(turn.words._("Baik, tidak ada yang berubah."))
    state.to_id = int(answer.value)
    return Ask("check")


def ask_check(turn: Turn, state: HandState) -> Question:
    words = turn.words
    chosen = [one for one in _groups(turn, state) if one.id in state.group_ids]
    to = next((one for one in _takers(turn, state) if one.id == state.to_id), None)
    families = sum(one.families for one in chosen)
    text = words._(
        "Serahkan {groups} ({families} keluarga) kepada {name}? Sesudah itu ia mendampingi {total} keluarga. Semua "
        "yang terkait saya kabari.",
        groups=words.listing([one.name for one in chosen]) or "-",
        families=families,
        name=address_name(words, to.name, to.gender) if to is not None else "-",
        total=families + (to.families if to is not None else 0),
    )
    most = turn.rules.intake.families_a_pendamping
    if to is not None and families + to.families > most:
        text += " " + words._("⚠️ Itu lebih dari {n} keluarga.", n=most)
    return Question(text, yes_no(words._("Ya, serahkan"), words._("Tidak jadi")))


def take_check(turn: Turn, state: HandState, answer: Answer) -> Next:
    words = turn.words
    if answer.value is None:
        return Again()
    if answer.value == "no":
        return Done(words._("Baik, tidak ada yang berubah."))
    handed = [
        hand_group_over(turn.session, turn.actor, group_id, state.to_id, turn.now, turn.rules)
        for group_id in state.group_ids
        if may_run(turn.session, turn.actor, "hand_group_over", group_id)
    ]
    count = sum(handed)
    if not count:
        return Done(words._("Kelompok itu sudah diserahkan tadi. Tidak ada yang berubah."))
    return Done(words.n_("{n} kelompok sudah diserahkan.", "{n} kelompok sudah diserahkan.", count))


CONVERSATION = Conversation(
    "hand_groups",
    HandState,
    {
        "whose": Step(ask_whose, take_whose),
        "groups": Step(ask_groups, take_groups),
        "to": Step(ask_to, take_to),
        "check": Step(ask_check, take_check),
    },
    begin,
    roles=frozenset({"koordinator", "operator"}),
    title=lambda words: words._("Serahkan kelompok"),
    section="office",
    commands=("serahkan kelompok", "serah kelompok", "ganti pendamping"),
)
