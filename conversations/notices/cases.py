"""Words to a family that is accompanied: what was agreed for tomorrow, how things are now, thanks that she came again.

No word of a case, a problem or an obligation; only on a phone that nobody else uses.
"""

from datetime import date

from conversations.cases.agreement_words import what_is_done, who_for_family
from conversations.cases.hindrance_state import HindranceState
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import YES_WORDS, Choice, Question, match, normal, notice_button
from conversations.turn import Again, Next, Start, Turn
from conversations.words import Words, address_name
from outbox.messages import Message
from programme.access import may_run
from programme.cases.agreement_reminders import meeting_meant
from programme.cases.agreements import AgreementView, say_hindered, say_ready, show_agreement
from programme.cases.family_word import NEEDS_MORE, WELL, is_asked_for_word, say_family_word
from programme.cases.keepers import is_reached_alone, pendamping_named
from programme.cases.praise import still_came
from programme.matter_text import read_matters
from programme.meeting_answer_text import NOT_COMING, read_meeting_answer

AGREEMENT_KIND, WORD_KIND = "case_agreement", "case_word"
READY = frozenset({"siap", "sanggup", "insyaallah", "insya allah", "inshaallah", "sampun siap", "siap bu", "siap pak"})
HINDERED = frozenset({"halangan", "alangan", "halang", "belum siap", "tidak siap", "gak siap", "ora siap", "teu siap"})
A_DAY = frozenset({"besok", "bsk", "nanti", "sesuk", "benjing", "enjing", "isuk", "enjang", "lusa"})
"""Whoever says on which day she comes speaks of a meeting."""
FEWEST_WORDS = 3
"""Of an answer in her own words: fewer may be meant for anything."""


def render_agreement(view: NoticeView) -> Message | None:
    """What was agreed; None where it ended, the meeting moved or is cancelled, or others use her phone by now."""
    one = _hers(view)
    text = None if one is None else _before_meeting(view, one) if one.every_meeting else _of_task(view, one)
    if text is None or not is_reached_alone(view.session, view.reader.id):
        return None
    buttons = [notice_button(label.label, AGREEMENT_KIND, view.subject, label.value) for label in _ready(view.words)]
    return Message(text, rows=(tuple(buttons),))


def _hers(view: NoticeView) -> AgreementView | None:
    if not may_run(view.session, view.reader.actor, "say_ready", view.subject_id):
        return None
    one = show_agreement(view.session, view.reader.actor, view.subject_id)
    return one if one.state == "open" else None


def _before_meeting(view: NoticeView, one: AgreementView) -> str | None:
    starts_at = meeting_meant(view.session, one.agreement_id, view.slot, view.rules)
    if starts_at is None:
        return None
    local = view.rules.local(starts_at)
    return view.words._(
        "{name}, {when} pertemuan pukul {clock}. Sesuai kesepakatan, {who} {what}, ya. Terima kasih.",
        name=view.name(),
        when=_when(view, local.date()),
        clock=view.words.clock(local),
        who=who_for_family(view.words, one),
        what=what_is_done(view.words, one),
    )


def _of_task(view: NoticeView, one: AgreementView) -> str | None:
    if one.due_on is None or view.slot != f"due {one.due_on.isoformat()}":
        return None
    return view.words._(
        "{name}, sekadar mengingatkan: sesuai kesepakatan, {when} {who} {what}, ya. Terima kasih.",
        name=view.name(),
        when=_when(view, one.due_on),
        who=who_for_family(view.words, one),
        what=what_is_done(view.words, one),
    )


def _when(view: NoticeView, day: date) -> str:
    ahead = (day - view.rules.today(view.now)).days
    return {0: view.words._("hari ini"), 1: view.words._("besok")}.get(ahead, view.words.day(day))


def _ready(words: Words) -> tuple[Choice, Choice]:
    return (
        Choice("ready", words._("Siap"), READY),
        Choice("hindered", words._("Ada halangan"), HINDERED),
    )


def agreement_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    agreement_id = int(subject.rpartition(":")[2])
    if value not in ("ready", "hindered") or not may_run(turn.session, turn.actor, "say_ready", agreement_id):
        return None
    words = turn.words
    if value == "ready":
        still = say_ready(turn.session, turn.actor, agreement_id, turn.now)
        thanks = words._("Terima kasih, {name}. Semoga lancar.", name=turn.name())
        return Again(thanks if still else _over(turn))
    if not say_hindered(turn.session, turn.actor, agreement_id, None, turn.now, turn.rules):
        return Again(_over(turn))
    return Start("say_hindrance", HindranceState(agreement_id), from_notice=True)


def agreement_typed(turn: Turn, subject: str, text: str) -> Next | None:
    """ "siap", "ada halangan", or "ada halangan, suami lembur": then which one it is stands in it."""
    agreement_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "say_ready", agreement_id):
        return None
    chosen = match(Question("", _ready(turn.words), accepts=frozenset({"text"})), text)
    if chosen is not None:
        return agreement_tapped(turn, subject, chosen.value)
    said = normal(text)
    if not said.startswith(("ada halangan", "halangan", "ada alangan", "alangan", "belum siap")):
        return None
    if not say_hindered(turn.session, turn.actor, agreement_id, text.strip(), turn.now, turn.rules):
        return Again(_over(turn))
    return Again(told_pendamping(turn, agreement_id))


def told_pendamping(turn: Turn, agreement_id: int) -> str:
    """'Terima kasih sudah mengabari, Ibu Mawar. Ibu Siti saya beri tahu.'"""
    one = show_agreement(turn.session, turn.actor, agreement_id)
    who = address_name(turn.words, one.holder_name, one.holder_gender)
    return turn.words._(
        "Terima kasih sudah mengabari, {name}. {pendamping} saya beri tahu, tidak apa-apa.",
        name=turn.name(),
        pendamping=who,
    )


def _over(turn: Turn) -> str:
    return turn.words._("Terima kasih, {name}. Yang itu sudah tidak perlu dijawab lagi.", name=turn.name())


def agreement_title(turn: Turn, subject: str) -> str:
    return turn.words._("Kesepakatan dengan pendamping")


def render_word(view: NoticeView) -> Message | None:
    """How things are now; None where she answered, or the case ended meanwhile."""
    case_id, words = view.subject_id, view.words
    asked = is_asked_for_word(view.session, view.reader.actor, view.reader.id, case_id)
    named = pendamping_named(view.session, case_id) if asked else None
    if named is None or not is_reached_alone(view.session, view.reader.id):
        return None
    values = {"name": view.name(), "pendamping": address_name(words, *named)}
    if view.slot.startswith("again"):
        text = words._("{name}, {pendamping} masih menanti kabar. Bagaimana sekarang, sudah baik?", **values)
    else:
        text = words._(
            "{name}, terima kasih sudah mau berbincang dengan {pendamping} selama ini. Bagaimana sekarang, sudah baik, "
            "atau masih ingin ditemani?",
            **values,
        )
    text += " " + words._("Boleh juga ditulis dengan kata-kata sendiri.")
    buttons = [notice_button(one.label, WORD_KIND, view.subject, one.value) for one in _word_choices(words)]
    return Message(text, rows=(tuple(buttons),))


def _word_choices(words: Words) -> tuple[Choice, Choice]:
    well = YES_WORDS | {"sudah", "sudah baik", "baik", "sae", "sampun sae", "wis apik", "parantos sae", "alhamdulillah"}
    more = frozenset({"belum", "masih", "masih perlu", "dereng", "durung", "teu acan", "perlu"})
    return (
        Choice(WELL, words._("Sudah baik"), well),
        Choice(NEEDS_MORE, words._("Masih ingin ditemani"), more),
    )


def word_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    label = next((one.label for one in _word_choices(turn.words) if one.value == value), None)
    return _said(turn, subject, value, label) if label is not None else None


def word_typed(turn: Turn, subject: str, text: str) -> Next | None:
    """One of the choices, or her own words; not that she can't come to a meeting, nor a matter of its own."""
    chosen = match(Question("", _word_choices(turn.words), accepts=frozenset({"text"})), text)
    if chosen is not None:
        return _said(turn, subject, chosen.value, text.strip())
    heard = read_meeting_answer(text)
    of_a_meeting = heard.outright and (heard.answer == NOT_COMING or not A_DAY.isdisjoint(normal(text).split()))
    if of_a_meeting or len(text.split()) < FEWEST_WORDS or any(one.sure for one in read_matters(text)):
        return None
    return _said(turn, subject, None, text.strip())


def _said(turn: Turn, subject: str, code: str | None, said: str) -> Next | None:
    case_id = int(subject.rpartition(":")[2])
    named = pendamping_named(turn.session, case_id)
    if named is None or not may_run(turn.session, turn.actor, "say_family_word", turn.who.id):
        return None
    if not say_family_word(turn.session, turn.actor, turn.who.id, case_id, code, said, turn.now, turn.rules):
        return Again(turn.words._("Terima kasih, {name}. Kabarnya sudah saya sampaikan.", name=turn.name()))
    who = address_name(turn.words, *named)
    return Again(
        turn.words._(
            "Terima kasih, {name}. Kabar ini saya sampaikan kepada {pendamping}.", name=turn.name(), pendamping=who
        )
    )


def word_title(turn: Turn, subject: str) -> str:
    return turn.words._("Kabar untuk pendamping")


def render_came_again(view: NoticeView) -> Message | None:
    """Thanks for coming; None where that was corrected meanwhile, or others use her phone by now."""
    came_at = still_came(view.session, view.subject_id, view.reader.id)
    if came_at is None or not is_reached_alone(view.session, view.reader.id):
        return None
    days = (view.rules.today(view.now) - view.rules.today(came_at)).days
    when = {0: view.words._("tadi"), 1: view.words._("kemarin")}.get(days, view.words.day(view.rules.today(came_at)))
    return Message(
        view.words._(
            "{name}, terima kasih sudah hadir di pertemuan {when}. Kami senang bisa berkumpul lagi. Sampai jumpa di "
            "pertemuan berikutnya, semoga sehat selalu.",
            name=view.name(),
            when=when,
        )
    )


AGREEMENT = NoticeTalk(
    render_agreement,
    agreement_tapped,
    agreement_typed,
    agreement_title,
    knock=lambda view: "pengingat dari pendamping",
    about="agreement",
)
WORD = NoticeTalk(
    render_word, word_tapped, word_typed, word_title, knock=lambda view: "pertanyaan dari pendamping", about="case"
)
CAME_AGAIN = NoticeTalk(render_came_again, knock=lambda view: "salam dari pendamping")
