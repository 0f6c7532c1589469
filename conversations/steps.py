"""The mechanics of a dialog: begin it, give it an answer, ask its next question, go back, set aside, take up again."""

import json
from dataclasses import replace
from typing import Any

from conversations.questions import Answer, Place, Question, draw_question, match
from conversations.registry import CONVERSATIONS
from conversations.turn import (
    Again,
    Ask,
    Conversation,
    Done,
    Next,
    Resume,
    Start,
    Stay,
    Turn,
    state_from_json,
    state_to_json,
)
from db.tables import Dialog
from outbox import dialogs

HISTORY_KEPT = 30


def give(turn: Turn, dialog: Dialog, answer: Answer) -> None:
    """Hands an answer to the open question."""
    conversation = CONVERSATIONS[dialog.conversation]
    state = state_from_json(conversation.state, dialog.state)
    _store(turn, dialog, state, conversation.steps[dialog.question].take(turn, state, answer))


def _store(turn: Turn, dialog: Dialog, state: Any, then: Next) -> None:
    """Keeps what the step made of the state, with the way back, and goes on."""
    before, dialog.state = dialog.state, state_to_json(state)
    dialog.touched_at = turn.now
    if isinstance(then, Ask):
        history = json.loads(dialog.history)
        history.append([dialog.question, before])
        dialog.history = json.dumps(history[-HISTORY_KEPT:])
    follow(turn, dialog, (CONVERSATIONS[dialog.conversation], state), then)


def take_aside(turn: Turn, dialog: Dialog) -> bool:
    """Hands an edited message or a file to the open conversation; False where it makes nothing of it."""
    conversation = CONVERSATIONS[dialog.conversation]
    if conversation.aside is None or not (turn.incoming.edited or turn.incoming.file is not None):
        return False
    state = state_from_json(conversation.state, dialog.state)
    then = conversation.aside(turn, state)
    if then is None:
        return False
    _store(turn, dialog, state, then)
    return True


def follow(turn: Turn, dialog: Dialog | None, at: tuple[Conversation[Any], Any] | None, then: Next | None) -> None:
    """Does what a step decided."""
    if then is None:
        return
    if isinstance(then, Start):
        _begin_after(turn, dialog if at is not None else None, then)
    elif isinstance(then, Resume):
        if at is not None and dialog is not None:
            dialog.status = "done"
        _resume(turn, turn.session.get(Dialog, then.dialog_id), then.said)
    elif isinstance(then, Done):
        finish(turn, dialog if at is not None else None, then)
    elif isinstance(then, Stay):
        turn.say(then.sentence)
    elif dialog is None or at is None:
        if isinstance(then, Again) and then.sentence:
            turn.say(then.sentence)
    elif isinstance(then, Ask):
        dialog.question = then.question
        dialog.step += 1
        _ask(turn, dialog, at, preface=then.preface)
    else:
        _ask(turn, dialog, at, redraw=then.redraw, preface=then.sentence)


def _begin_after(turn: Turn, dialog: Dialog | None, wanted: Start) -> None:
    """Begins what a step wants in place of its own dialog; what a notice interrupted before goes on afterwards."""
    interrupted = None
    if dialog is not None and not wanted.aside:
        dialog.status = "done"
        turn.session.flush()
        interrupted = _interrupted_by(turn, dialog) if wanted.from_notice else None
    start(turn, wanted, interrupted)


def _interrupted_by(turn: Turn, dialog: Dialog) -> Dialog | None:
    before = turn.session.get(Dialog, dialog.then_dialog_id) if dialog.then_dialog_id else None
    return before if before is not None and before.status == "paused" else None


def start(turn: Turn, wanted: Start, interrupted: Dialog | None = None) -> None:
    """Begins a conversation; `interrupted` goes on after it, or what is open where that is wanted."""
    conversation = CONVERSATIONS[wanted.conversation]
    before = dialogs.open_dialog(turn.session, turn.contact.id)
    if (
        before is not None
        and wanted.about is not None
        and (before.person_id, before.conversation, before.about) == (turn.person_id, conversation.name, wanted.about)
    ):
        if wanted.answer is not None and wanted.answer.kind == "text":
            give(turn, before, wanted.answer)
        else:
            repeat(turn, before)
        return
    left = dialogs.paused_about(turn.session, turn.contact.id, turn.person_id, conversation.name, wanted.about)
    brings_news = wanted.answer is not None or (wanted.state is not None and wanted.about is None)
    if left is not None and not brings_news and is_still_asked(left):
        _resume(turn, left)
        return
    goes_on = (wanted.from_notice or wanted.aside) and before is not None and before.conversation != "home"
    interrupted = before if goes_on else interrupted
    dialog = dialogs.start_dialog(
        turn.session,
        turn.contact.id,
        turn.person_id,
        conversation.name,
        conversation.version,
        turn.now,
        before=before,
        about=wanted.about,
        then=interrupted,
    )
    state = _begun_with(conversation, wanted.state)
    then = conversation.begin(turn, state)
    dialog.state = state_to_json(state)
    if wanted.answer is not None and isinstance(then, Ask):
        dialog.question, dialog.step = then.question, 1
        give(turn, dialog, _as_choice(turn, dialog, wanted.answer))
        return
    follow(turn, dialog, (conversation, state), then)


def _begun_with(conversation: Conversation[Any], given: Any) -> Any:
    """Its own state; one of another conversation (a case's, a list's) hands over the fields that both have."""
    if given is None or isinstance(given, conversation.state):
        return given if given is not None else conversation.state()
    return state_from_json(conversation.state, state_to_json(given))


def _as_choice(turn: Turn, dialog: Dialog, answer: Answer) -> Answer:
    """A typed text that means one of the first question's choices chooses it; a number can't: none was shown yet."""
    if answer.value is not None or not answer.text:
        return answer
    choice = match(replace(question_of(turn, dialog), numbered=False), answer.text)
    return answer if choice is None else Answer(value=choice.value, text=answer.text)


def finish(turn: Turn, dialog: Dialog | None, done: Done) -> None:
    if done.sentence:
        turn.say(done.sentence)
    if dialog is None:
        return
    dialog.status = "done"
    turn.session.flush()
    interrupted = _interrupted_by(turn, dialog)
    if interrupted is not None:
        _go_on_with(turn, interrupted)
    elif done.menu:
        start(turn, Start("home"))


def _go_on_with(turn: Turn, interrupted: Dialog) -> None:
    """The dialog that a notice's button interrupted; on a shared phone it may be another person's: then say whose."""
    owner = next((one for one in turn.people if one.id == interrupted.person_id), None)
    if owner is None or owner.id == turn.person_id or not is_still_asked(interrupted):
        _resume(turn, interrupted)
        return
    turn.speak_as(owner)
    dialogs.reopen(turn.session, interrupted, turn.now)
    repeat(turn, interrupted, turn.words._("Kita lanjutkan yang tadi, untuk {name}.", name=turn.name()))


def _resume(turn: Turn, dialog: Dialog | None, said: str | None = None) -> None:
    """Takes a paused dialog up again at its question: one of her own, that is still there to be answered.

    What was `said` to it already is taken as its answer.
    """
    if dialog is None or dialog.contact_id != turn.contact.id or dialog.person_id not in (None, turn.person_id):
        turn.say(turn.words._("Percakapan itu sudah selesai."))
        return
    if dialog.status == "done" or not is_still_asked(dialog):
        dialog.status = "done"
        turn.say(turn.words._("Percakapan itu sudah selesai."))
        return
    dialogs.reopen(turn.session, dialog, turn.now)
    question = question_of(turn, dialog)
    choice = match(question, said) if said is not None else None
    if said is not None and (choice is not None or "text" in question.accepts):
        give(turn, dialog, Answer(value=choice.value if choice is not None else None, text=said))
    else:
        repeat(turn, dialog, turn.words._("Kita lanjutkan yang tadi."))


def repeat(turn: Turn, dialog: Dialog, sentence: str | None = None, *, redraw: bool = False) -> None:
    """Asks the present question once more, unchanged; `redraw` in place of the message that was tapped."""
    conversation = CONVERSATIONS[dialog.conversation]
    at = (conversation, state_from_json(conversation.state, dialog.state))
    _ask(turn, dialog, at, redraw=redraw, preface=sentence)


def is_still_asked(dialog: Dialog) -> bool:
    """Whether its question exists: an upgrade may have taken it away while the dialog waited."""
    conversation = CONVERSATIONS.get(dialog.conversation)
    return conversation is not None and dialog.question in conversation.steps


def go_back(turn: Turn, dialog: Dialog) -> None:
    steps = CONVERSATIONS[dialog.conversation].steps
    history = [asked for asked in json.loads(dialog.history) if asked[0] in steps]
    if not history:
        repeat(turn, dialog, turn.words._("Ini pertanyaan yang pertama."))
        return
    dialog.question, dialog.state = history.pop()
    dialog.history = json.dumps(history)
    dialog.step += 1
    dialog.touched_at = turn.now
    repeat(turn, dialog)


def question_of(turn: Turn, dialog: Dialog) -> Question:
    conversation = CONVERSATIONS[dialog.conversation]
    state = state_from_json(conversation.state, dialog.state)
    return conversation.steps[dialog.question].ask(turn, state)


def _ask(
    turn: Turn,
    dialog: Dialog,
    at: tuple[Conversation[Any], Any],
    *,
    redraw: bool = False,
    preface: str | None = None,
) -> None:
    """Asks the dialog's question; a preface goes into the same message: one is quicker read than two."""
    conversation, state = at
    question = conversation.steps[dialog.question].ask(turn, state)
    if preface:
        question = replace(question, text=f"{preface}\n\n{question.text}")
    tapped = turn.incoming.tap.message_id if redraw and turn.incoming.tap is not None else None
    turn.replies.append(draw_question(question, Place(dialog.id, dialog.step, tapped)))
