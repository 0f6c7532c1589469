"""The engine: carries one incoming message through the open question, and asks the next.

take_turn -> stranger? joining -> tap? -> a word that works everywhere? -> the open question -> a notice that awaits
an answer -> a word that starts something -> a friendly "I did not understand".
"""

from dataclasses import replace
from datetime import datetime

from conversations import for_whom, which_notice
from conversations.commands_between import begun_instead, is_answer_too
from conversations.courtesies import acknowledges, thanks_to_all
from conversations.edited_messages import edited_afterwards
from conversations.endings import nothing_changed
from conversations.everywhere import calls_off, global_word, private_chat_please, run_global_word
from conversations.matters_heard import news_amid, question_answered
from conversations.naming_oneself import introduced, wants_other_person
from conversations.notice_answers import answer_notice
from conversations.notices_meant import asked_which, notices_meant
from conversations.numbered_answers import OPENING, with_line_meant
from conversations.questions import Answer, Question, match, normal
from conversations.registry import CONVERSATIONS, by_command, for_role
from conversations.said_at_once import cry_told, say_at_once
from conversations.sent_sheets import sheet_taken
from conversations.speakers import answers_a_notice, is_of_one_gone, who_speaks
from conversations.steps import finish, follow, give, go_back, is_still_asked, question_of, repeat, start, take_aside
from conversations.taps import tapped
from conversations.turn import Done, House, Readings, Start, Turn
from conversations.words import Words
from db import Session
from db.tables import Dialog
from outbox import dialogs
from outbox.addresses import persons_of
from outbox.inbox import Arrival
from outbox.knocks import was_just_opened
from outbox.means import TWO_SIDED
from outbox.messages import Incoming, Message
from outbox.stored_files import keep_reference, stored_file_of
from programme.access import NotAllowed
from programme.people import chatter_of


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
    incoming = with_line_meant(session, contact.id, incoming)
    people = [person for person_id in persons_of(session, contact.id) if (person := chatter_of(session, person_id))]
    words = Words(people[0].language if len(people) == 1 else contact.language)
    turn = Turn(session, now, house, contact, incoming, None, words, readings=readings, people=people)
    if contact.channel not in TWO_SIDED:
        _hear_one_way(turn)
        return []
    if incoming.sender.in_group_chat:
        turn.say(private_chat_please(words))
        return turn.replies
    say_at_once(turn)
    try:
        with session.begin_nested():
            _hear_speaker(turn)
            _route(turn)
            if turn.kept is not None:
                _take_kept(turn, turn.kept)
    except NotAllowed:
        _no_longer_hers(turn)
    return turn.replies


def _hear_one_way(turn: Turn) -> None:
    """SMS only goes out, so nothing is answered; but whoever writes stop there is sent no more of them."""
    if turn.incoming.text is not None and global_word(turn.incoming.text) == "stop":
        turn.contact.stopped_at = turn.now


def _hear_speaker(turn: Turn) -> None:
    """Finds out who writes; on a shared phone that may stay open until she is asked."""
    person = who_speaks(turn)
    if person is not None:
        turn.speak_as(person)
        _set_menu(turn)


def _set_menu(turn: Turn) -> None:
    """What this person may start; on a shared phone also the way to another one's menu."""
    turn.menu = {one.name: one for one in for_role(turn.who.role)}
    turn.conversations = CONVERSATIONS
    if len(turn.people) > 1:
        turn.menu["for_whom"] = replace(for_whom.CONVERSATION, title=lambda words: words._("Ganti orang"))


def _take_kept(turn: Turn, kept: list[Incoming]) -> None:
    """It is clear now who speaks: what she wrote before is taken as if it came now; her menu where there is nothing."""
    turn.kept = None
    _set_menu(turn)
    if not kept:
        start(turn, Start("home"))
    for incoming in kept:
        turn.incoming, turn.file_id = incoming, stored_file_of(turn.session, turn.contact.id, incoming)
        _route(turn, anew=True)
    if turn.replies and len({one.role for one in turn.people}) > 1:  # the chat's command menu is one person's
        turn.replies[-1] = replace(turn.replies[-1], menu_role=turn.who.role, menu_language=turn.words.language)


def _no_longer_hers(turn: Turn) -> None:
    """She was asked for something that is no longer hers to do: the ketua or pendamping changed meanwhile."""
    dialog = dialogs.open_dialog(turn.session, turn.contact.id)
    if dialog is not None and dialog.person_id in (None, turn.person_id):
        dialog.status = "done"
    turn.replies.clear()
    turn.say(
        turn.words._("Hal ini sekarang sudah menjadi tugas orang lain. Ketik menu untuk melihat yang bisa dilakukan.")
    )


def _route(turn: Turn, *, anew: bool = False) -> None:
    """`anew`: what was kept from an earlier turn, whose file is stored already."""
    if turn.incoming.file is not None and not anew:
        turn.file_id = keep_reference(turn.session, turn.contact.id, turn.incoming, turn.now)
    dialog = dialogs.open_dialog(turn.session, turn.contact.id)
    if dialog is not None and (not is_still_asked(dialog) or is_of_one_gone(turn, dialog)):
        dialog.status = "done"
        turn.session.flush()
        dialog = None
    if turn.chatter is None and len(turn.people) > 1:
        _unclear(turn, dialog)
    elif turn.chatter is None:
        _stranger(turn, dialog)
    elif turn.incoming.tap is not None:
        tapped(turn, dialog)
    elif _is_taken_at_once(turn, dialog) or _opens_what_knocked(turn):
        pass
    elif (cry := cry_told(turn, dialog)) is not None:
        start(turn, cry)
    elif turn.incoming.text is not None and (word := global_word(turn.incoming.text)):
        _global(turn, dialog, word)
    elif dialog is not None and dialog.conversation != "home":
        _answered(turn, dialog)
    else:
        _idle(turn, dialog)


def _unclear(turn: Turn, dialog: Dialog | None) -> None:
    """Several share this phone and nothing tells who writes: she is asked, and what she wrote is kept."""
    text = turn.incoming.text
    if dialog is not None and dialog.conversation == "for_whom":
        if text is not None and global_word(text) == "cancel":
            finish(turn, dialog, Done(nothing_changed(turn.words)))
        elif turn.incoming.tap is not None:
            tapped(turn, dialog)
        else:
            _answered(turn, dialog)
    elif text and acknowledges(text) and not answers_a_notice(turn, text):
        turn.say(thanks_to_all(turn.words))
    else:
        kept = [] if text is not None and wants_other_person(text) else [turn.incoming.to_json()]
        start(turn, Start("for_whom", for_whom.State(kept)))


def _stranger(turn: Turn, dialog: Dialog | None) -> None:
    """Somebody we don't know: only joining is open to her."""
    if dialog is not None and dialog.conversation == "joining":
        if turn.incoming.tap is not None:
            tapped(turn, dialog)
        else:
            _answered(turn, dialog)
        return
    start(turn, Start("joining"))


def _is_taken_at_once(turn: Turn, dialog: Dialog | None) -> bool:
    """Whether it has its answer already, whatever was asked: a list of families, or another who takes the phone."""
    if turn.incoming.file is not None and sheet_taken(turn, dialog):
        return True
    return turn.incoming.text is not None and _changes_hands(turn, dialog, turn.incoming.text)


def _opens_what_knocked(turn: Turn) -> bool:
    """ "Buka", where something waits behind a knock: taking the message in has let it go, so nothing is said here."""
    text = turn.incoming.text
    return text is not None and normal(text) in OPENING and was_just_opened(turn.session, turn.who.id, turn.now)


def _changes_hands(turn: Turn, dialog: Dialog | None, text: str) -> bool:
    """Whether the phone is handed to another of those who share it; what was open waits for its owner."""
    answering = dialog is not None and dialog.conversation != "home"
    if wants_other_person(text) and (len(turn.people) > 1 or not answering):
        start(turn, Start("for_whom"))
        return True
    other = introduced(text, turn.people) if len(turn.people) > 1 else None
    if other is None or other.id == turn.person_id:
        return False
    turn.speak_as(other)
    _take_kept(turn, [])
    return True


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


def _answered(turn: Turn, dialog: Dialog) -> None:
    """A message that is not a tap, while a question is open."""
    text = turn.incoming.text or ""
    command = by_command(text, turn.who.role) if text.startswith("/") and turn.chatter is not None else None
    if command is not None:
        start(turn, Start(command.name))
        return
    if take_aside(turn, dialog) or asked_which(turn, dialog):
        return
    question = question_of(turn, dialog)
    answer = _read_answer(turn, question)
    elsewhere = begun_instead(turn, dialog, question, answer)
    if calls_off(text) and match(question, text) is None:
        _global(turn, dialog, "cancel")
    elif elsewhere is not None:
        start(turn, elsewhere)
    elif isinstance(answer, Answer):
        give(turn, dialog, answer)
    elif turn.incoming.text is not None and question_answered(turn, turn.incoming.text):
        repeat(turn, dialog)
    elif turn.incoming.text is not None and (
        named := by_command(turn.incoming.text, turn.who.role if turn.chatter else "")
    ):
        start(turn, Start(named.name))
    elif (news := news_amid(turn, text)) is not None:
        start(turn, news)
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
    if kind in ("photo", "voice", "document"):
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
    if turn.incoming.edited:
        follow(turn, None, None, edited_afterwards(turn))
        return
    if text is None or turn.incoming.file is not None:
        start(turn, Start("home", answer=Answer(text=text, kind=_kind_of(turn.incoming))))
        return
    named = by_command(text, turn.who.role)
    meant = notices_meant(turn, dialog, text) if named is None or is_answer_too(named, text) else []
    if named is not None and not meant:
        start(turn, Start(named.name))
        return
    if len(meant) == 1:
        follow(turn, dialog, None, answer_notice(turn, *meant[0], text))
        return
    if len(meant) > 1:
        start(turn, Start("which_notice", which_notice.State([[kind, subject] for kind, subject in meant], text)))
        return
    if dialog is not None:
        _answered(turn, dialog)
    else:
        start(turn, Start("home", answer=Answer(text=text)))
