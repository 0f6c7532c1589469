"""A ketua says whom she has told of a meeting: members whom no chat reaches.

told (ticked, or typed names and numbers) --> thanks
"""

from dataclasses import replace

from conversations.checklist import END, is_ticked_now, named_in, tick_choices, ticked_of
from conversations.meanwhile import command_meant
from conversations.my_meeting import meeting_answered
from conversations.questions import Answer, Question, normal
from conversations.relay_state import State
from conversations.relay_words import NOT_YET, is_over, names_alone, take_all_told
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from programme.meetings import MeetingLine, show_meeting
from programme.relays import ToTell, list_to_tell, record_not_told, record_told


def begin(turn: Turn, state: State) -> Next:
    if state.all_told:
        return Done(take_all_told(turn, _line(turn, state)))
    return Ask("told")


def ask_told(turn: Turn, state: State) -> Question:
    people = _people(turn, state)
    text = turn.words._(
        "Siapa yang sudah dikabari? Tekan namanya, atau tulis nama atau nomornya. Sesudah itu tekan Selesai."
    )
    choices = tick_choices(turn.words, people, {one.person_id for one in people if one.told})
    return Question(text, choices, numbered=False, accepts=frozenset({"text"}), redraws=True)


def take_told(turn: Turn, state: State, answer: Answer) -> Next:
    if is_over(turn, _line(turn, state)):
        return Done(turn.words._("Pertemuan itu sudah lewat. Terima kasih sudah membantu, {name}.", name=turn.name()))
    if answer.value == END:
        return Done(_summary(turn, state))
    people = _people(turn, state)
    ticked = ticked_of(answer.value, people)
    if ticked is not None:
        _mark(turn, state, [ticked], told=is_ticked_now(answer, ticked.told))
        return Again(redraw=answer.kind == "tap")
    return _take_text(turn, state, people, answer.text or "")


def _take_text(turn: Turn, state: State, people: list[ToTell], text: str) -> Next:
    if normal(text) == normal(turn.words._("Belum semua")):
        return Again()
    if normal(text) in ("semua", "kabeh", "sedaya", "sadaya", "sudah semua", "sampun sedaya"):
        return Done(take_all_told(turn, _line(turn, state)))
    named = named_in(turn, names_alone(text), people)
    if named is None:
        own_answer = meeting_answered(turn, text)
        if isinstance(own_answer, Start) and own_answer.conversation == "answer_meeting":
            return replace(own_answer, aside=True)
        command = command_meant(turn, Answer(text=text))
        if command is not None:
            return command
        return Again(turn.words._("Nama itu belum jelas bagi saya. Tekan saja namanya di daftar ini, ya."))
    if NOT_YET.search(normal(text)) is None:
        _mark(turn, state, named, told=True)
        return Again()
    if any(word in normal(text).split() for word in ("sudah", "sampun", "wis", "parantos")):
        return Again(turn.words._("Supaya tidak keliru, tekan saja nama yang sudah dikabari."))
    _mark(turn, state, named, told=False)
    _mark(turn, state, [one for one in people if one not in named], told=True)
    return Again()


def _mark(turn: Turn, state: State, people: list[ToTell], *, told: bool) -> None:
    ids = [one.person_id for one in people]
    (record_told if told else record_not_told)(turn.session, turn.actor, state.meeting_id, ids, turn.now)


def _summary(turn: Turn, state: State) -> str:
    people = _people(turn, state)
    missing = [f"{one.member_number}. {one.name}" for one in people if not one.told]
    if not missing:
        return turn.words._("Terima kasih, {name}. Tercatat: semua sudah dikabari.", name=turn.name())
    return turn.words._(
        "Terima kasih, {name}. Tercatat: {told} sudah dikabari. Yang belum: {names}. "
        "Kalau nanti sudah, tekan lagi Sudah saya sampaikan.",
        name=turn.name(),
        told=len(people) - len(missing),
        names=", ".join(missing),
    )


def _people(turn: Turn, state: State) -> list[ToTell]:
    return list_to_tell(turn.session, turn.actor, state.meeting_id)


def _line(turn: Turn, state: State) -> MeetingLine:
    line = show_meeting(turn.session, turn.actor, state.meeting_id)
    assert line is not None
    return line


CONVERSATION = Conversation("relay_news", State, {"told": Step(ask_told, take_told)}, begin, roles=frozenset({"ketua"}))
"""Started from a meeting's notice."""
