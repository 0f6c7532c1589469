"""How a notice looks in each form: free text, approved template, knock, SMS; and what each form costs.

On a phone that several people use, what is for one of them alone shows only that there is news for her.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from conversations.notices.registry import NOTICES
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.words import Words
from outbox.kinds import KINDS, NoticeKind
from outbox.lines import numbered_lines
from outbox.means import KNOCK, Means
from outbox.messages import Message, TemplateCall
from outbox.sendings import Leaving
from outbox.sms_text import as_gsm7, segments
from outbox.ways import WINDOWED, Way

TEMPLATE_LANGUAGE = "id"
"""WhatsApp knows no Javanese or Sundanese templates."""


@dataclass(frozen=True)
class Forms:
    """Which forms a kind of notice has, with this office's templates."""

    kind: NoticeKind
    talk: NoticeTalk
    template: bool
    knock: bool
    sms: bool


def forms_of(kind_name: str, means: Means) -> Forms:
    """The forms of a kind; whether its words fit one this time shows when it is drawn."""
    kind, talk = KINDS[kind_name], NOTICES[kind_name]
    return Forms(
        kind,
        talk,
        template=kind.template is not None and kind.template in means.templates and talk.template is not None,
        knock=KNOCK in means.templates and talk.knock is not None,
        sms=kind.sms and talk.sms is not None,
    )


def draw_form(forms: Forms, form: str, view: NoticeView, message: Message, hidden: bool) -> Message | None:
    """The message in this form; None where it has no words for it this time. `hidden`: nothing of it may show."""
    shapes: dict[str, Callable[[], Message | None]] = {
        "free": lambda: only_news_for(view) if hidden else message,
        "template": lambda: None if hidden else _as_template(forms.talk, view, message),
        "knock": lambda: _as_knock(forms.talk, view, hidden),
        "sms": lambda: None if hidden else _as_sms(forms.talk, view),
    }
    return shapes[form]()


def only_news_for(view: NoticeView) -> Message:
    """All that a shared phone shows of what is for one of its readers alone."""
    text = view.words._("Ada kabar untuk {name}. Silakan ketik menu, atau hubungi pendamping.", name=view.name())
    return Message(text)


def knock_for_reply() -> Message:
    """Asks whoever wrote to us long ago to open our answer, which can't be sent as free text any more."""
    return _knock(Words(TEMPLATE_LANGUAGE)._("jawaban atas pesan Ibu atau Bapak"))


def leaving_as(way: Way, message: Message, means: Means) -> Leaving:
    """The request that carries the message, with its price."""
    parts = segments(message.text) if way.form == "sms" else 0
    lines = None
    if way.channel in WINDOWED and message.buttons:
        lines = numbered_lines(message)
    return Leaving(
        way.contact_id,
        way.channel,
        way.form,
        message.template.name if message.template is not None else None,
        parts,
        parts * means.rupiah_a_segment if parts else means.rupiah_a_template if message.template is not None else 0,
        lines,
    )


def _as_template(talk: NoticeTalk, view: NoticeView, message: Message) -> Message | None:
    called = talk.template(in_template_language(view)) if talk.template is not None else None
    if called is None:
        return None
    # A line break or a row of spaces in a variable makes WhatsApp refuse the whole.
    call = TemplateCall(called.name, tuple(" ".join(value.split()) for value in called.variables))
    return replace(message, template=call, attachment=None, contact_request=None, replaces=None)


def _as_knock(talk: NoticeTalk, view: NoticeView, hidden: bool) -> Message | None:
    there = in_template_language(view)
    if hidden:
        return _knock(there.words._("kabar untuk {name}", name=there.name()))
    return _knock(talk.knock(there)) if talk.knock is not None else None


def _knock(what: str) -> Message:
    one_line = " ".join(what.split())
    text = Words(TEMPLATE_LANGUAGE)._("Ada {what}. Balas Buka untuk membaca.", what=one_line)
    return Message(text, template=TemplateCall(KNOCK, (one_line,)))


def _as_sms(talk: NoticeTalk, view: NoticeView) -> Message | None:
    text = talk.sms(view) if talk.sms is not None else None
    short = as_gsm7(text) if text is not None else ""
    return Message(short) if short else None


def in_template_language(view: NoticeView) -> NoticeView:
    """The same view in the language of the templates."""
    return replace(view, words=Words(TEMPLATE_LANGUAGE))
