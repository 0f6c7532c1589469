"""A ketua, or her deputy, says whom she has told of a meeting or payment: members whom no message reaches.

told (ticked, or typed names and numbers) --> thanks
"""

from dataclasses import replace

from conversations.checklist import END, is_ticked_now, tick_choices, ticked_of
from conversations.meanwhile import command_meant
from conversations.my_meeting import meeting_answered
from conversations.questions import Answer, Question, normal
from conversations.relay_answers import (
    Waiting,
    digest_is_answered,
    has_unseen,
    mark,
    people_of,
    read_answer,
    summary,
    take_all_told,
    take_answer,
    waiting_of,
)
from conversations.relay_sentences import news_sentence
from conversations.relay_state import State
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from programme.relay_answer_text import RelayAnswer
from programme.relays import ToTell


def begin(turn: Turn, state: State) -> Next:
    waiting = waiting_of(turn, state)
    people = people_of(waiting)
    if not people:
        return Done(_over(turn))
    if state.all_told:
        return _or_the_rest(turn, state, take_all_told(turn, waiting))
    heard = read_answer(turn, state.said, people) if state.said else None
    if heard is not None and heard.promised:
        return Done(_when_it_is_done(turn))
    if heard is not None and not heard.partly:
        return _or_the_rest(turn, state, take_answer(turn, waiting, heard))
    return Ask("told")


def _or_the_rest(turn: Turn, state: State, sentence: str) -> Next:
    """Somebody came onto the list whom she has not seen there: now she sees her."""
    return Ask("told", sentence) if has_unseen(waiting_of(turn, state)) else Done(sentence)


def ask_told(turn: Turn, state: State) -> Question:
    waiting = waiting_of(turn, state)
    people, words = people_of(waiting), turn.words
    text = words._(
        "Siapa yang sudah dikabari? Pilih namanya, atau tulis nama atau nomornya. Sesudah itu pilih Selesai."
    )
    lines = [_what_to_tell(turn, one) for one in waiting if one.people]
    choices = tick_choices(words, people, {one.person_id for one in people if one.told})
    return Question("\n".join([*lines, text]), choices, numbered=False, accepts=frozenset({"text"}), redraws=True)


def _what_to_tell(turn: Turn, one: Waiting) -> str:
    return news_sentence(turn.words, one.line, turn.rules)


def take_told(turn: Turn, state: State, answer: Answer) -> Next:
    waiting = waiting_of(turn, state)
    if not waiting:
        return Done(_over(turn))
    if answer.value == END:
        return Done(_ended(turn, state, waiting))
    people = people_of(waiting)
    ticked = ticked_of(answer.value, people)
    if ticked is not None:
        mark(turn, waiting, [ticked], told=is_ticked_now(answer, ticked.told))
        return Again(redraw=answer.kind == "tap")
    return _take_text(turn, waiting, people, answer.text or "")


def _ended(turn: Turn, state: State, waiting: list[Waiting]) -> str:
    """What is not ticked in the end was not told: said, so that the pendamping need not wait for it."""
    missing = [one for one in people_of(waiting) if not one.told]
    mark(turn, waiting, missing, told=False)
    digest_is_answered(turn)
    return summary(turn, waiting)


def _take_text(turn: Turn, waiting: list[Waiting], people: list[ToTell], text: str) -> Next:
    if normal(text) == normal(turn.words._("Belum semua")):
        return Again()
    heard = read_answer(turn, text, people, named_is_told=True)
    if heard is not None and heard.promised:
        return Done(_when_it_is_done(turn))
    if heard is None or heard.partly:
        return _something_else(turn, text) or Again(_unclear(turn))
    sentence = take_answer(turn, waiting, heard, all_shown=True)
    if _is_everybody(heard, people):
        return Done(sentence)
    return Again() if heard.named else Again(sentence)


def _is_everybody(heard: RelayAnswer, people: list[ToTell]) -> bool:
    return not heard.named and heard.told >= {one.member_number for one in people}


def _something_else(turn: Turn, text: str) -> Next | None:
    """Her own answer to the reminder, or a command, while the list is open."""
    own_answer = meeting_answered(turn, text)
    if isinstance(own_answer, Start) and own_answer.conversation == "answer_meeting":
        return replace(own_answer, aside=True)
    return command_meant(turn, Answer(text=text))


def _unclear(turn: Turn) -> str:
    return turn.words._("Nama itu belum jelas bagi saya. Pilih saja namanya di daftar ini, ya.")


def _when_it_is_done(turn: Turn) -> str:
    return turn.words._("Baik, terima kasih, {name}. Kalau sudah disampaikan, tulis: sudah semua.", name=turn.name())


def _over(turn: Turn) -> str:
    return turn.words._("Itu sudah lewat. Terima kasih sudah membantu, {name}.", name=turn.name())


CONVERSATION = Conversation(
    "relay_news", State, {"told": Step(ask_told, take_told)}, begin, roles=frozenset({"ketua", "deputy"})
)
"""Started from a meeting's notice, or the day's digest."""
