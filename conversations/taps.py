"""A button was tapped: one of the open question, one of a notice, or one whose time is over."""

from conversations.notices.registry import NOTICES
from conversations.questions import Answer
from conversations.steps import follow, give, question_of, repeat
from conversations.turn import Turn
from db.tables import Dialog
from outbox import queue


def tapped(turn: Turn, dialog: Dialog | None) -> None:
    """Does what the button stands for; an old one changes nothing, and the present question is repeated."""
    assert turn.incoming.tap is not None
    kind, _, rest = turn.incoming.tap.data.partition(":")
    if kind == "n":
        _tapped_notice(turn, dialog, rest)
        return
    parts = rest.split(":", 2)
    current = dialog is not None and parts[:2] == [str(dialog.id), str(dialog.step)]
    if kind == "d" and dialog is not None and current and len(parts) == 3:
        _chosen(turn, dialog, parts[2])
    elif dialog is not None and dialog.conversation != "home":
        repeat(turn, dialog)
    else:
        turn.say(
            turn.words._("Tombol itu sudah tidak berlaku; jawabannya sudah tercatat atau pertanyaannya sudah lewat.")
        )


def _chosen(turn: Turn, dialog: Dialog, value: str) -> None:
    """Only what the question offers now: a button's data can be forged, and a list may have changed since."""
    if any(choice.value == value for choice in question_of(turn, dialog).choices):
        give(turn, dialog, Answer(value=value, kind="tap"))
    else:
        repeat(turn, dialog, redraw=True)


def _tapped_notice(turn: Turn, dialog: Dialog | None, rest: str) -> None:
    if turn.chatter is None and dialog is not None:  # somebody whose notices ended with her membership
        repeat(turn, dialog)
        return
    kind, _, rest = rest.partition(":")
    subject, _, value = rest.rpartition(":")
    assert turn.incoming.tap is not None
    readers = queue.readers_of(turn.session, turn.contact.id, kind, subject, turn.incoming.tap.message_id)
    if readers and turn.person_id not in readers:  # it was another one's, who no longer uses this phone
        turn.say(turn.words._("Tombol itu sudah tidak berlaku."))
        return
    talk = NOTICES.get(kind)
    if talk is None or talk.tapped is None or not talk.may_be_about(subject, value):
        turn.say(turn.words._("Tombol itu sudah tidak berlaku."))
        return
    follow(turn, dialog, None, talk.tapped(turn, subject, value))
