"""The engine: carries one incoming message through the open question, and asks the next.

take_turn -> stranger? joining -> tap? -> a word that works everywhere? -> the open question -> a notice that awaits
an answer -> a word that starts something -> a friendly "I did not understand".
"""

import json
from datetime import datetime, timedelta
from typing import Any

from programme.attendance_text import Report

from conversations import which_notice
from conversations.everywhere import global_word, private_chat_please, run_global_word
from conversations.notices.registry import NOTICES
from conversations.questions import Answer, Place, Question, draw_question, match
from conversations.registry import CONVERSATIONS, by_command, for_role
from conversations.turn import (
    Again,
    Ask,
    Conversation,
    Done,
    House,
    Next,
    Resume,
    Start,
    Turn,
    state_from_json,
    state_to_json,
)
from conversations.words import Words
from db import Session
from db.tables import Dialog
from outbox import dialogs, queue
from outbox.addresses import persons_of
from outbox.inbox import Arrival
from outbox.messages import Incoming, Message
from outbox.stored_files import keep_reference
from programme.people import chatter_of

HISTORY_KEPT = 30
UNANSWERED_FOR = timedelta(hours=24)
RESUMABLE_FOR = timedelta(days=7)
FILE_KINDS = ("photo", "voice", "document")


def take_turn(
    session: Session,
    arrival: Arrival,
    incoming: Incoming,
    house: House,
    now: datetime,
    readings: dict[tuple[str, int], Report],
) -> list[Message]:
    """Runs one step for an arrived message inside the caller's unit of work; returns what is answered, in order."""
    contact = arrival.contact
    people = [person for person_id in persons_of(session, contact.id) if (person := chatter_of(session, person_id))]
    chatter = people[-1] if people else None
    words = Words(chatter.language if chatter else contact.language)
    menu = {one.name: one for one in for_role(chatter.role)} if chatter else {}
    turn = Turn(session, now, house, contact, incoming, chatter, words, readings=readings, menu=menu)
    if incoming.sender.in_group_chat:
        turn.say(private_chat_please(words))
        return turn.replies
    _route(turn)
    return turn.replies


def _route(turn: Turn) -> None:
    if turn.incoming.file is not None:
        keep_reference(turn.session, turn.contact.id, turn.incoming, turn.now)
    dialog = dialogs.open_dialog(turn.session, turn.contact.id)
    if turn.chatter is None:
        _stranger(turn, dialog)
    elif turn.incoming.tap is not None:
        _tapped(turn, dialog)
    elif turn.incoming.text is not None and (word := global_word(turn.incoming.text)):
        _global(turn, dialog, word)
    elif dialog is not None and dialog.conversation != "home":
        _answered(turn, dialog)
    else:
        _idle(turn, dialog)


def _stranger(turn: Turn, dialog: Dialog | None) -> None:
    """Somebody we don't know: only joining is open to her."""
    if dialog is not None and dialog.conversation == "joining":
        if turn.incoming.tap is not None:
            _tapped(turn, dialog)
        else:
            _answered(turn, dialog)
        return
    _start(turn, Start("joining"))


def _global(turn: Turn, dialog: Dialog | None, word: str) -> None:
    if word == "back" and dialog is not None:
        _go_back(turn, dialog)
        return
    then = run_global_word(turn, word, dialog)
    if then is not None:
        _start(turn, then)
    elif word == "help" and dialog is not None and dialog.conversation != "home":
        _repeat(turn, dialog)


def _tapped(turn: Turn, dialog: Dialog | None) -> None:
    assert turn.incoming.tap is not None
    kind, _, rest = turn.incoming.tap.data.partition(":")
    if kind == "n":
        _tapped_notice(turn, dialog, rest)
        return
    parts = rest.split(":", 2)
    current = dialog is not None and parts[:2] == [str(dialog.id), str(dialog.step)]
    if kind == "d" and dialog is not None and current and len(parts) == 3:
        _give(turn, dialog, Answer(value=parts[2], kind="tap"))
    elif dialog is not None and dialog.conversation != "home":
        _repeat(turn, dialog)
    else:
        turn.say(
            turn.words._("Tombol itu sudah tidak berlaku; jawabannya sudah tercatat atau pertanyaannya sudah lewat.")
        )


def _tapped_notice(turn: Turn, dialog: Dialog | None, rest: str) -> None:
    kind, _, rest = rest.partition(":")
    subject, _, value = rest.rpartition(":")
    talk = NOTICES.get(kind)
    if talk is None or talk.tapped is None:
        turn.say(turn.words._("Tombol itu sudah tidak berlaku."))
        return
    _follow(turn, dialog, None, talk.tapped(turn, subject, value))


def _answered(turn: Turn, dialog: Dialog) -> None:
    """A message that is not a tap, while a question is open."""
    question = _question(turn, dialog)
    answer = _read_answer(turn, question)
    if isinstance(answer, Answer):
        _give(turn, dialog, answer)
    elif turn.incoming.text is not None and (
        named := by_command(turn.incoming.text, turn.who.role if turn.chatter else "")
    ):
        _start(turn, Start(named.name))
    else:
        _repeat(turn, dialog, answer)


def _read_answer(turn: Turn, question: Question) -> Answer | str:
    """The answer to the open question, or the sentence that says what would be one."""
    incoming = turn.incoming
    if incoming.text is not None:
        choice = match(question, incoming.text)
        if choice is not None:
            return Answer(value=choice.value, text=incoming.text)
        if "text" in question.accepts:
            return Answer(text=incoming.text.strip())
        return turn.words._("Maaf, jawaban itu belum saya pahami. Silakan pilih salah satu.")
    kind = _kind_of(incoming)
    if kind in question.accepts:
        return Answer(kind=kind)
    if kind in FILE_KINDS:
        return turn.words._("Kiriman sudah saya simpan. Untuk pertanyaan ini saya perlu jawaban tertulis.")
    return turn.words._("Maaf, saya hanya bisa membaca tulisan di sini.")


def _kind_of(incoming: Incoming) -> str:
    if incoming.contact is not None:
        return "contact"
    if incoming.location is not None:
        return "location"
    return incoming.file.kind if incoming.file is not None else "unsupported"


def _idle(turn: Turn, dialog: Dialog | None) -> None:
    """Nothing is being asked: a notice's answer, a word that starts something, or a choice of the menu."""
    text = turn.incoming.text
    if text is None:
        _start(turn, Start("home", answer=Answer(kind=_kind_of(turn.incoming))))
        return
    named = by_command(text, turn.who.role)
    if named is not None:
        _start(turn, Start(named.name))
        return
    meant = _notices_meant(turn, text)
    if len(meant) == 1:
        _follow(turn, dialog, None, meant[0][1])
        return
    if len(meant) > 1:
        _start(turn, Start("which_notice", which_notice.State([[kind, subject] for (kind, subject), _ in meant], text)))
        return
    if dialog is not None:
        _answered(turn, dialog)
    else:
        _start(turn, Start("home", answer=Answer(text=text)))


def _notices_meant(turn: Turn, text: str) -> list[tuple[tuple[str, str], Next]]:
    """The unanswered notices of the last day that this text could answer, with what each would do."""
    meant = []
    for row in queue.unanswered(turn.session, turn.who.id, turn.now - UNANSWERED_FOR):
        talk = NOTICES.get(row.kind)
        then = talk.typed(turn, row.subject or "", text) if talk is not None and talk.typed is not None else None
        if then is not None:
            meant.append(((row.kind, row.subject or ""), then))
    return meant


def _give(turn: Turn, dialog: Dialog, answer: Answer) -> None:
    """Hands an answer to the open question."""
    conversation = CONVERSATIONS[dialog.conversation]
    state = state_from_json(conversation.state, dialog.state)
    before = dialog.state
    step = conversation.steps[dialog.question]
    then = step.take(turn, state, answer)
    dialog.state = state_to_json(state)
    dialog.touched_at = turn.now
    if isinstance(then, Ask):
        history = json.loads(dialog.history)
        history.append([dialog.question, before])
        dialog.history = json.dumps(history[-HISTORY_KEPT:])
    _follow(turn, dialog, (conversation, state), then)


def _follow(turn: Turn, dialog: Dialog | None, at: tuple[Conversation[Any], Any] | None, then: Next | None) -> None:
    """Does what a step decided."""
    if then is None:
        return
    if isinstance(then, Start):
        if at is not None and dialog is not None:
            dialog.status = "done"
            turn.session.flush()
        _start(turn, then)
    elif isinstance(then, Resume):
        _resume(turn, turn.session.get_one(Dialog, then.dialog_id))
    elif isinstance(then, Done):
        _finish(turn, dialog if at is not None else None, then)
    elif dialog is None or at is None:
        if isinstance(then, Again) and then.sentence:
            turn.say(then.sentence)
    elif isinstance(then, Ask):
        dialog.question = then.question
        dialog.step += 1
        _ask(turn, dialog, at)
    else:
        if then.sentence:
            turn.say(then.sentence)
        _ask(turn, dialog, at, redraw=then.redraw)


def _start(turn: Turn, start: Start) -> None:
    conversation = CONVERSATIONS[start.conversation]
    before = dialogs.open_dialog(turn.session, turn.contact.id)
    if (
        before is not None
        and start.about is not None
        and (before.conversation, before.about) == (conversation.name, start.about)
    ):
        if start.answer is not None and start.answer.kind == "text":
            _give(turn, before, start.answer)
        else:
            _repeat(turn, before)
        return
    interrupted = before if start.from_notice and before is not None and before.conversation != "home" else None
    dialog = dialogs.start_dialog(
        turn.session,
        turn.contact.id,
        turn.chatter.id if turn.chatter else None,
        conversation.name,
        conversation.version,
        turn.now,
        about=start.about,
        then=interrupted,
    )
    state = start.state if start.state is not None else conversation.state()
    then = conversation.begin(turn, state)
    dialog.state = state_to_json(state)
    if start.answer is not None and isinstance(then, Ask):
        dialog.question, dialog.step = then.question, 1
        _give(turn, dialog, start.answer)
        return
    _follow(turn, dialog, (conversation, state), then)


def _finish(turn: Turn, dialog: Dialog | None, done: Done) -> None:
    if done.sentence:
        turn.say(done.sentence)
    if dialog is None:
        return
    dialog.status = "done"
    turn.session.flush()
    interrupted = turn.session.get(Dialog, dialog.then_dialog_id) if dialog.then_dialog_id else None
    if interrupted is not None and interrupted.status == "paused":
        _resume(turn, interrupted)
    elif done.menu:
        _start(turn, Start("home"))


def _resume(turn: Turn, dialog: Dialog) -> None:
    """Takes a paused dialog up again at its question."""
    dialogs.reopen(turn.session, dialog, turn.now)
    _repeat(turn, dialog, turn.words._("Kita lanjutkan yang tadi."))


def _repeat(turn: Turn, dialog: Dialog, sentence: str | None = None) -> None:
    """Asks the present question once more, unchanged."""
    if sentence:
        turn.say(sentence)
    conversation = CONVERSATIONS[dialog.conversation]
    _ask(turn, dialog, (conversation, state_from_json(conversation.state, dialog.state)))


def _go_back(turn: Turn, dialog: Dialog) -> None:
    history = json.loads(dialog.history)
    if not history:
        _repeat(turn, dialog, turn.words._("Ini pertanyaan yang pertama."))
        return
    dialog.question, dialog.state = history.pop()
    dialog.history = json.dumps(history)
    dialog.step += 1
    dialog.touched_at = turn.now
    _repeat(turn, dialog)


def _question(turn: Turn, dialog: Dialog) -> Question:
    conversation = CONVERSATIONS[dialog.conversation]
    state = state_from_json(conversation.state, dialog.state)
    return conversation.steps[dialog.question].ask(turn, state)


def _ask(turn: Turn, dialog: Dialog, at: tuple[Conversation[Any], Any], redraw: bool = False) -> None:
    conversation, state = at
    question = conversation.steps[dialog.question].ask(turn, state)
    tapped = turn.incoming.tap.message_id if redraw and turn.incoming.tap is not None else None
    turn.replies.append(draw_question(question, Place(dialog.id, dialog.step, tapped)))
