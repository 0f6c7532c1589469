"""Who is speaking, on a phone that several people use.

Clear: a notice's button is for its reader; an open question is whose it is; a text that answers the notice of one of
them is hers; what was begun less than half an hour ago goes on. Everything else is asked ("Untuk siapa?").
"""

from datetime import datetime, timedelta

from conversations.everywhere import global_word
from conversations.notices.registry import NOTICES
from conversations.questions import match
from conversations.steps import question_of
from conversations.turn import Turn, speaking_as
from db.tables import Dialog
from outbox import dialogs, queue
from programme.people import Chatter

HOLDS_FOR = timedelta(minutes=30)
"""So long after the last question somebody's next words are taken for hers."""
UNANSWERED_FOR = timedelta(hours=24)


def who_speaks(turn: Turn) -> Chatter | None:
    """The person meant by what arrived; None where it has to be asked, or nobody is known on this phone."""
    if len(turn.people) < 2:
        return turn.people[0] if turn.people else None
    dialog = dialogs.open_dialog(turn.session, turn.contact.id)
    tap = turn.incoming.tap
    if tap is not None and tap.data.startswith("n:"):
        return _reader(turn, tap.data.removeprefix("n:"), tap.message_id)
    if dialog is not None and dialog.conversation == "for_whom":
        return None
    if dialog is not None and dialogs.was_left_lying(turn.session, dialog, turn.now):
        return None
    owner = _person(turn, dialog)
    if tap is not None:
        return owner or turn.people[-1]  # without an open question a button does nothing, for whomever
    if owner is not None and dialog is not None and dialog.conversation != "home":
        return owner
    return _writer(turn, dialog)


def answers_a_notice(turn: Turn, text: str) -> bool:
    """Whether somebody on this phone was asked something that the text would answer."""
    return any(_asked_at(turn, one, text) is not None for one in turn.people)


def is_of_one_gone(turn: Turn, dialog: Dialog) -> bool:
    """Whether it belongs to somebody who shared this phone and left, or asks for whom where one person is left."""
    if dialog.conversation == "for_whom":
        return len(turn.people) < 2
    return bool(turn.people) and dialog.person_id not in (None, *(one.id for one in turn.people))


def _person(turn: Turn, dialog: Dialog | None) -> Chatter | None:
    """Whose dialog it is, if she is still one of those who use this phone."""
    wanted = dialog.person_id if dialog is not None else None
    return next((one for one in turn.people if one.id == wanted), None)


def _reader(turn: Turn, data: str, message_id: str | None) -> Chatter | None:
    """To whom the notice went whose button was tapped; the message itself tells, where two had the same notice."""
    kind, _, rest = data.partition(":")
    readers = queue.readers_of(turn.session, turn.contact.id, kind, rest.rpartition(":")[0], message_id)
    among = [one for one in turn.people if one.id in readers]
    if len(among) == 1:
        return among[0]
    recent = _recent(turn)
    if recent is not None and (not among or recent in among):
        return recent
    return turn.people[-1] if readers and not among else None


def _writer(turn: Turn, home: Dialog | None) -> Chatter | None:
    """Who wrote what is no answer to an open question."""
    text = turn.incoming.text
    recent = _recent(turn)
    if turn.incoming.contact is not None or (text is not None and global_word(text) in ("code", "stop", "begin")):
        return recent or turn.people[-1]
    if text is None or turn.incoming.edited:
        return recent
    asked = {one.id: since for one in turn.people if (since := _asked_at(turn, one, text)) is not None}
    if not asked:
        return recent
    since = _touched_at(turn)
    if recent is not None and since is not None:
        if _chooses_from(turn, home, recent, text) and all(at <= since for at in asked.values()):
            return recent
        asked = {who: at for who, at in asked.items() if who == recent.id or at > since} or asked
        if set(asked) - {recent.id} and all(at <= since for at in asked.values()):
            return None
    return next(one for one in turn.people if one.id in asked) if len(asked) == 1 else None


def _recent(turn: Turn) -> Chatter | None:
    """With whom something was begun on this phone a short while ago."""
    return _person(turn, _latest(turn))


def _latest(turn: Turn) -> Dialog | None:
    ids = [one.id for one in turn.people]
    return dialogs.latest_of(turn.session, turn.contact.id, ids, turn.now - HOLDS_FOR)


def _touched_at(turn: Turn) -> datetime | None:
    latest = _latest(turn)
    return latest.touched_at if latest is not None else None


def _chooses_from(turn: Turn, home: Dialog | None, person: Chatter, text: str) -> bool:
    """Whether the text is a choice of the menu that stands open for this person."""
    if home is None or home.person_id != person.id:
        return False
    return match(question_of(speaking_as(turn, person), home), text) is not None


def _asked_at(turn: Turn, person: Chatter, text: str) -> datetime | None:
    """When the newest notice came to her on this phone that the text would answer; nothing is done with it yet."""
    rows = [
        row
        for row in queue.unanswered(turn.session, person.id, turn.now - UNANSWERED_FOR)
        if row.contact_id == turn.contact.id
    ]
    trial = turn.session.begin_nested() if rows else None
    try:
        hers = speaking_as(turn, person)
        for row in rows:
            talk = NOTICES.get(row.kind)
            if talk is None or talk.typed is None:
                continue
            sent_at = row.sent_at
            if talk.typed(hers, row.subject or "", text) is not None:
                return sent_at
        return None
    finally:
        if trial is not None:
            trial.rollback()
