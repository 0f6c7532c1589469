"""A ketua, or her deputy, says whom of her group she has told of a meeting besides P2K2.

told (ticked, or typed names and numbers) --> thanks
"""

from conversations.assemblies.assembly_words import kind_label, to_bring, when_and_where
from conversations.assemblies.pass_on_state import PassOnState
from conversations.checklist import END, is_ticked_now, named_in, tick_choices, ticked_of
from conversations.questions import Answer, Question, normal
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from programme.access import may_run
from programme.assemblies.inviting import show_called
from programme.assemblies.passing_on import pass_on_to_guests, people_to_tell_of
from programme.relays import ToTell

EVERYBODY = frozenset({"semua", "sudah semua", "semua sudah", "sedaya", "kabeh", "sadayana"})


def begin(turn: Turn, state: PassOnState) -> Next:
    people = _people(turn, state)
    if not people:
        return Done(_over(turn))
    if state.all_told:
        return _told_all(turn, state, people)
    return Ask("told")


def _people(turn: Turn, state: PassOnState) -> list[ToTell]:
    if not may_run(turn.session, turn.actor, "pass_on_to_guests", state.assembly_id):
        return []
    if show_called(turn.session, turn.actor, state.assembly_id).starts_at <= turn.now:
        return []
    return people_to_tell_of(turn.session, state.assembly_id, turn.who.id, turn.now, with_told=True)


def _told_all(turn: Turn, state: PassOnState, people: list[ToTell]) -> Next:
    _mark(turn, state, people, told=True)
    return Done(_summary(turn, state))


def _mark(turn: Turn, state: PassOnState, people: list[ToTell], *, told: bool) -> None:
    pass_on_to_guests(turn.session, turn.actor, state.assembly_id, [one.person_id for one in people], told, turn.now)


def ask_told(turn: Turn, state: PassOnState) -> Question:
    words, people = turn.words, _people(turn, state)
    one = show_called(turn.session, turn.actor, state.assembly_id)
    news = words._(
        "{kind}: {where}.",
        kind=kind_label(words, one.kind),
        where=when_and_where(words, one.starts_at, one.place, turn.rules),
    )
    text = words._(
        "Siapa yang sudah dikabari? Pilih namanya, atau tulis nama atau nomornya. Sesudah itu pilih Selesai."
    )
    choices = tick_choices(words, people, {one.person_id for one in people if one.told})
    lines = [f"{news} {to_bring(words, one.kind)}".strip(), text]
    return Question("\n".join(lines), choices, numbered=False, accepts=frozenset({"text"}), redraws=True)


def take_told(turn: Turn, state: PassOnState, answer: Answer) -> Next:
    people = _people(turn, state)
    if not people:
        return Done(_over(turn))
    if answer.value == END:
        return Done(_summary(turn, state))
    ticked = ticked_of(answer.value, people)
    if ticked is not None:
        _mark(turn, state, [ticked], told=is_ticked_now(answer, ticked.told))
        return Again(redraw=answer.kind == "tap")
    if normal(answer.text or "") in EVERYBODY:
        return _told_all(turn, state, people)
    named = named_in(turn, answer.text or "", people)
    if named is None:
        return Again(turn.words._("Nama itu belum jelas bagi saya. Pilih saja namanya di daftar ini, ya."))
    _mark(turn, state, named, told=True)
    return Again() if any(not one.told for one in _people(turn, state)) else Done(_summary(turn, state))


def _summary(turn: Turn, state: PassOnState) -> str:
    words, people = turn.words, _people(turn, state)
    told, waiting = [one for one in people if one.told], [one for one in people if not one.told]
    if not waiting:
        return words._("Terima kasih, {name}. Tercatat: semua sudah dikabari.", name=turn.name())
    return words.n_(
        "Terima kasih, {name}. Tercatat: {told} sudah dikabari, {n} belum.",
        "Terima kasih, {name}. Tercatat: {told} sudah dikabari, {n} belum.",
        len(waiting),
        name=turn.name(),
        told=len(told),
    )


def _over(turn: Turn) -> str:
    return turn.words._("Itu sudah lewat. Terima kasih sudah membantu, {name}.", name=turn.name())


CONVERSATION = Conversation(
    "pass_on_assembly",
    PassOnState,
    {"told": Step(ask_told, take_told)},
    begin,
    roles=frozenset({"ketua", "deputy"}),
)
"""Started from a meeting's notice."""
