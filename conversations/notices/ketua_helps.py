"""A ketua is asked to look in on members of her group: whom, with what kind word, and afterwards how it went."""

from conversations.many_due.answer_some import SomeState, answered_help
from conversations.many_due.errand_words import MET, NOT_MET, how_it_went
from conversations.many_due.ketua_errands import ErrandState
from conversations.many_due.yes_some_no import value_of
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import YES_WORDS, Answer, normal, notice_button, rows_of
from conversations.turn import Again, Next, Start, Turn
from conversations.words import Words, address_name
from outbox.messages import Message
from outbox.queue import mark_answered
from programme.access import may_run
from programme.many_due.ketua_help import HelpLine, show_help

HELP = "help_asked"
BEGINS_AN_ACCOUNT = ("sudah ", "sampun ", "parantos ", "wis ", "wes ")


def render_help(view: NoticeView) -> Message | None:
    """Whom to look in on and what kind word to bring; None where it was taken back or has been settled."""
    if not may_run(view.session, view.reader.actor, "show_help", view.subject_id):
        return None
    lines = show_help(view.session, view.reader.actor, view.subject_id)
    if view.slot == "not_needed":
        own = [one for one in lines if one.help_id == view.subject_id]
        return _not_needed(view, own[0]) if own else None
    wanted = "asked" if view.slot == "asked" else "accepted"
    open_ones = [one for one in lines if one.state == wanted]
    if not open_ones:
        return None
    return _asked(view, open_ones) if wanted == "asked" else _asked_how(view, open_ones)


def _names(words: Words, lines: list[HelpLine]) -> str:
    return words.listing([address_name(words, one.name, one.gender) for one in lines])


def _asked(view: NoticeView, lines: list[HelpLine]) -> Message:
    words = view.words
    text = words._(
        "{name}, {pendamping} minta tolong: kalau sempat, mampir ke {names} dan sampaikan: “{words}” Bersedia?",
        name=view.name(),
        pendamping=address_name(words, lines[0].by_name, lines[0].by_gender),
        names=_names(words, lines),
        words=lines[0].to_tell,
    )
    buttons = [
        notice_button(words._("Bersedia"), HELP, view.subject, "yes"),
        notice_button(words._("Belum bisa"), HELP, view.subject, "no"),
    ]
    if len(lines) > 1:
        buttons.insert(1, notice_button(words._("Sebagian"), HELP, view.subject, "some"))
    return Message(text, rows=rows_of(buttons, 1))


def _asked_how(view: NoticeView, lines: list[HelpLine]) -> Message:
    words = view.words
    text = words._("{name}, sudah sempat mampir ke {names}?", name=view.name(), names=_names(words, lines))
    buttons = [
        notice_button(words._("Sudah"), HELP, view.subject, "met"),
        notice_button(words._("Belum sempat"), HELP, view.subject, "later"),
    ]
    return Message(text, rows=rows_of(buttons, 1))


def _not_needed(view: NoticeView, one: HelpLine) -> Message | None:
    if one.state != "withdrawn":
        return None
    return Message(
        view.words._(
            "{name}, terima kasih. Tidak perlu lagi mampir ke {kpm}.",
            name=view.name(),
            kpm=address_name(view.words, one.name, one.gender),
        )
    )


def help_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    help_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "answer_help", help_id):
        return None
    lines = show_help(turn.session, turn.actor, help_id)
    if value == "met":
        mark_answered(turn.session, HELP, subject, turn.who.id, turn.now)
        return Start("ketua_errands", ErrandState(_only(lines, "accepted")), from_notice=True)
    if value == "later":
        mark_answered(turn.session, HELP, subject, turn.who.id, turn.now)
        return Again(turn.words._("Baik, tidak apa-apa. Kalau sudah, ketik: titipan"))
    asked = [one.help_id for one in lines if one.state == "asked"]
    if value == "some" and asked:
        return Start("answer_some", SomeState(help_id=help_id), about=subject, from_notice=True)
    if value not in ("yes", "no", "some"):
        return None
    if not asked:
        return Again(turn.words._("Terima kasih, itu sudah dijawab atau sudah tidak perlu lagi."))
    return Again(answered_help(turn, SomeState(help_id=help_id, taken=asked if value == "yes" else [])))


def _only(lines: list[HelpLine], state: str) -> int:
    """The one that is meant where there is but one."""
    found = [one.help_id for one in lines if one.state == state]
    return found[0] if len(found) == 1 else 0


def help_typed(turn: Turn, subject: str, text: str) -> Next | None:
    help_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "answer_help", help_id):
        return None
    lines = show_help(turn.session, turn.actor, help_id)
    if any(one.state == "asked" for one in lines):
        value = value_of(text)
        return help_tapped(turn, subject, value) if value is not None else None
    said = normal(text)
    accepted = _only(lines, "accepted")
    if not any(one.state == "accepted" for one in lines):
        return None
    if accepted and said.startswith(BEGINS_AN_ACCOUNT) and how_it_went(text) in (MET, NOT_MET):
        mark_answered(turn.session, HELP, subject, turn.who.id, turn.now)
        return Start("ketua_errands", ErrandState(accepted), from_notice=True, answer=Answer(text=text))
    if said.startswith(("sudah", "sampun", "parantos", "wis ")) or said in YES_WORDS | {"wis"}:
        return help_tapped(turn, subject, "met")
    return help_tapped(turn, subject, "later") if said.startswith(("belum", "durung", "dereng", "acan")) else None


def help_title(turn: Turn, subject: str) -> str:
    return turn.words._("Titipan dari pendamping")


HELP_ASKED = NoticeTalk(
    render_help, help_tapped, help_typed, help_title, knock=lambda view: "titipan dari pendamping", about="help"
)
