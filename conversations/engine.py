"""The engine: carries one incoming message through the open question, and asks the next.

take_turn -> stranger? joining -> tap? -> a word that works everywhere? -> the open question -> a notice that awaits
an answer -> a word that starts something -> a friendly "I did not understand".
"""

from datetime import datetime, timedelta

from conversations import which_notice
from conversations.everywhere import global_word, private_chat_please, run_global_word
from conversations.notices.registry import NOTICES
from conversations.questions import Answer, Question, match
from conversations.registry import by_command, for_role
from conversations.steps import finish, follow, give, go_back, is_still_asked, question_of, repeat, start
from conversations.turn import Done, House, Next, Readings, Start, Turn
from conversations.words import Words
from db import Session
from db.tables import Dialog
from outbox import dialogs, queue
from outbox.addresses import persons_of
from outbox.inbox import Arrival
from outbox.messages import Incoming, Message
from outbox.stored_files import keep_reference
from programme.access import NotAllowed
from programme.people import Chatter, chatter_of

UNANSWERED_FOR = timedelta(hours=24)
FILE_KINDS = ("photo", "voice", "document")


def take_turn(
    session: Session,
    arrival: Arrival,
    incoming: Incoming,
    house: House,
    now: datetime,
    readings: Readings,
) -> list[Message]:
    """Runs one step for an arrived message inside the caller's unit of work; returns what is answered, in order."""
    contact = arrival.contact
    people = [person for person_id in persons_of(session, contact.id) if (person := chatter_of(session, person_id))]
    chatter = _who_speaks(session, contact.id, people, incoming, now)
    words = Words(chatter.language if chatter else contact.language)
    menu = {one.name: one for one in for_role(chatter.role)} if chatter else {}
    turn = Turn(session, now, house, contact, incoming, chatter, words, readings=readings, menu=menu)
    if incoming.sender.in_group_chat:
        turn.say(private_chat_please(words))
        return turn.replies
    if incoming.had_secret:
        turn.say(
            words._(
                "Nomor NIK, kartu, PIN, atau kode rahasia tidak saya simpan. "
                "Demi keamanan, jangan kirimkan kepada siapa pun, juga tidak kepada saya."
            )
        )
    try:
        with session.begin_nested():
            _route(turn)
    except NotAllowed:
        _no_longer_hers(turn)
    return turn.replies


def _who_speaks(
    session: Session, contact_id: int, people: list[Chatter], incoming: Incoming, now: datetime
) -> Chatter | None:
    """On a phone that several use: the one whose dialog is open or who was asked; else the one who joined last."""
    if len(people) < 2:
        return people[0] if people else None
    wanted: int | None = None
    if incoming.tap is not None and incoming.tap.data.startswith("n:"):
        kind, _, rest = incoming.tap.data.removeprefix("n:").partition(":")
        wanted = queue.reader_of(session, contact_id, kind, rest.rpartition(":")[0])
    else:
        dialog = dialogs.open_dialog(session, contact_id)
        wanted = dialog.person_id if dialog is not None and dialog.conversation != "home" else None
        asked = [one.id for one in people if queue.unanswered(session, one.id, now - UNANSWERED_FOR)]
        wanted = wanted or (asked[-1] if asked else None)
    return next((one for one in people if one.id == wanted), people[-1])


def _no_longer_hers(turn: Turn) -> None:
    """She was asked for something that is no longer hers to do: the ketua or pendamping changed meanwhile."""
    dialog = dialogs.open_dialog(turn.session, turn.contact.id)
    if dialog is not None:
        dialog.status = "done"
    turn.replies.clear()
    turn.say(
        turn.words._("Hal ini sekarang sudah menjadi tugas orang lain. Ketik menu untuk melihat yang bisa dilakukan.")
    )


def _route(turn: Turn) -> None:
    if turn.incoming.file is not None:
        keep_reference(turn.session, turn.contact.id, turn.incoming, turn.now)
    dialog = dialogs.open_dialog(turn.session, turn.contact.id)
    if dialog is not None and not is_still_asked(dialog):
        dialog.status = "done"
        turn.session.flush()
        dialog = None
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
    start(turn, Start("joining"))


def _global(turn: Turn, dialog: Dialog | None, word: str) -> None:
    if word == "back" and dialog is not None:
        go_back(turn, dialog)
        return
    then = run_global_word(turn, word, dialog)
    if isinstance(then, Done):
        finish(turn, dialog, then)
    elif then is not None:
        start(turn, then)
    elif word == "help" and dialog is not None and dialog.conversation != "home":
        repeat(turn, dialog)


def _tapped(turn: Turn, dialog: Dialog | None) -> None:
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
    talk = NOTICES.get(kind)
    if talk is None or talk.tapped is None:
        turn.say(turn.words._("Tombol itu sudah tidak berlaku."))
        return
    follow(turn, dialog, None, talk.tapped(turn, subject, value))


def _answered(turn: Turn, dialog: Dialog) -> None:
    """A message that is not a tap, while a question is open."""
    text = turn.incoming.text or ""
    command = by_command(text, turn.who.role) if text.startswith("/") and turn.chatter is not None else None
    if command is not None:
        start(turn, Start(command.name))
        return
    question = question_of(turn, dialog)
    answer = _read_answer(turn, question)
    if isinstance(answer, Answer):
        give(turn, dialog, answer)
    elif turn.incoming.text is not None and (
        named := by_command(turn.incoming.text, turn.who.role if turn.chatter else "")
    ):
        start(turn, Start(named.name))
    else:
        repeat(turn, dialog, answer)


def _read_answer(turn: Turn, question: Question) -> Answer | str:
    """The answer to the open question, or the sentence that says what would be one."""
    incoming = turn.incoming
    if incoming.edited:
        return turn.words._(
            "Saya melihat ada pesan lama yang diubah. Kalau itu jawabannya, mohon tulis sekali lagi, ya."
        )
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


def _about_edited(turn: Turn) -> str:
    return turn.words._("Ada pesan lama yang diubah. Kalau itu jawabannya, mohon tulis sekali lagi, ya.")


def _kind_of(incoming: Incoming) -> str:
    if incoming.contact is not None:
        return "contact"
    if incoming.location is not None:
        return "location"
    return incoming.file.kind if incoming.file is not None else "unsupported"


def _idle(turn: Turn, dialog: Dialog | None) -> None:
    """Nothing is being asked: a notice's answer, a word that starts something, or a choice of the menu."""
    text = turn.incoming.text
    if turn.incoming.edited:
        turn.say(_about_edited(turn))
        return
    if text is None:
        start(turn, Start("home", answer=Answer(kind=_kind_of(turn.incoming))))
        return
    named = by_command(text, turn.who.role)
    if named is not None:
        start(turn, Start(named.name))
        return
    meant = _notices_meant(turn, dialog, text)
    if len(meant) == 1:
        follow(turn, dialog, None, meant[0][1])
        return
    if len(meant) > 1:
        start(turn, Start("which_notice", which_notice.State([[kind, subject] for (kind, subject), _ in meant], text)))
        return
    if dialog is not None:
        _answered(turn, dialog)
    else:
        start(turn, Start("home", answer=Answer(text=text)))


def _notices_meant(turn: Turn, dialog: Dialog | None, text: str) -> list[tuple[tuple[str, str], Next]]:
    """The unanswered notices of the last day that this text could answer, with what each would do.

    A choice of the menu means the menu, unless the notice came after it.
    """
    chosen_from = dialog if dialog is not None and match(question_of(turn, dialog), text) is not None else None
    meant = []
    for row in queue.unanswered(turn.session, turn.who.id, turn.now - UNANSWERED_FOR):
        if chosen_from is not None and row.sent_at is not None and row.sent_at <= chosen_from.touched_at:
            continue
        talk = NOTICES.get(row.kind)
        then = talk.typed(turn, row.subject or "", text) if talk is not None and talk.typed is not None else None
        if then is not None:
            meant.append(((row.kind, row.subject or ""), then))
    return meant
