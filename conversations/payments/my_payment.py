"""A family asks when and where it is paid, or says that it was not: answered from its own rows alone.

begin --(nothing is scheduled, or that was all)--> done
      --(her last payment is not settled)--> wish --> complaint | done
"""

from dataclasses import dataclass

from conversations.complaints.file_state import FileState
from conversations.payments.telling_words import (
    amount_sentence,
    ask_sentence,
    bring_sentence,
    joined,
    payment_when,
    payment_where,
    pendamping_name,
    stage_name,
    who_may_come,
)
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question
from conversations.turn import FAMILIES, Again, Ask, Conversation, Done, Next, Start, Step, Turn
from outbox.addresses import shares_contact
from programme.payments.lines import PaymentLine
from programme.payments.news import show_last_payment, show_payments
from programme.payments.unpaid import Unpaid, show_own_unpaid

COMPLAINT, END = "complaint", "end"


@dataclass
class State:
    """Nothing is remembered."""


def begin(turn: Turn, state: State) -> Next:
    if show_own_unpaid(turn.session, turn.actor, turn.who.id):
        turn.say(payments_in_words(turn))
        return Ask("wish")
    return Done(joined([payments_in_words(turn), last_in_words(turn)]))


def payments_in_words(turn: Turn) -> str:
    """Every payment still to come; else that none is scheduled, and from whom it will be heard."""
    coming = show_payments(turn.session, turn.actor, turn.who.id, turn.now)
    if coming:
        texts = [_coming(turn, one) for one in coming]
        return "\n\n".join([*texts, ask_sentence(turn.words, turn.session, turn.who.group_id)])
    name = pendamping_name(turn.words, turn.session, turn.who.group_id)
    return turn.words._(
        "Jadwal bantuan PKH berikutnya belum ada. Kalau sudah ada, saya kabari di sini; yang memasukkan jadwalnya "
        "{name}.",
        name=name,
    )


def _coming(turn: Turn, line: PaymentLine) -> str:
    words = turn.words
    text = words._(
        "Bantuan PKH {stage} dijadwalkan {when}, {where}.",
        stage=stage_name(words, line),
        when=payment_when(words, line, turn.rules),
        where=payment_where(words, line),
    )
    private = not shares_contact(turn.session, turn.contact.id)
    amount = amount_sentence(words, line) if private else ""
    return joined([text, bring_sentence(words, line), who_may_come(words, line), amount])


def last_in_words(turn: Turn) -> str:
    """Her last payment and how it stands, in one sentence; empty where there was none or another is coming."""
    if show_payments(turn.session, turn.actor, turn.who.id, turn.now):
        return ""
    last = show_last_payment(turn.session, turn.actor, turn.who.id, turn.now)
    if last is None:
        return ""
    words = turn.words
    values = {"stage": stage_name(words, last), "when": payment_when(words, last, turn.rules)}
    if last.state == "paid":
        return words._("Bantuan {stage} ({when}) tercatat sudah dibayar.", **values)
    if last.state == "unpaid":
        return words._("Bantuan {stage} ({when}) tercatat belum dibayar.", **values)
    return words._("Bantuan {stage} terakhir dijadwalkan {when}; hasilnya belum dicatat.", **values)


def ask_wish(turn: Turn, state: State) -> Question:
    """An unpaid one: what is known, and the way to complain."""
    words = turn.words
    texts = [unpaid_in_words(turn, one) for one in show_own_unpaid(turn.session, turn.actor, turn.who.id)]
    choices = (
        Choice(COMPLAINT, words._("Sampaikan pengaduan"), YES_WORDS | {"pengaduan", "ngadu", "lapor"}),
        Choice(END, words._("Tidak, terima kasih"), NO_WORDS | {"tidak usah", "cukup", "terima kasih"}),
    )
    return Question("\n".join([*texts, words._("Mau disampaikan sebagai pengaduan?")]), choices)


def unpaid_in_words(turn: Turn, one: Unpaid) -> str:
    """What the pendamping noted: what is missing, where next, until when."""
    words = turn.words
    texts = [words._("Bantuan {stage} tercatat belum dibayar.", stage=words._("tahap {label}", label=one.stage_label))]
    if one.missing:
        texts.append(words._("Yang kurang: {missing}.", missing=one.missing.rstrip(".")))
    if one.next_place:
        texts.append(words._("Bisa diurus di {place}.", place=one.next_place))
    if one.next_by is not None:
        texts.append(words._("Paling lambat {day}.", day=words.day(one.next_by)))
    return joined(texts)


def take_wish(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == COMPLAINT:
        return Start("file_complaint", FileState(kpm_id=turn.who.id, category="not_paid"))
    if answer.value == END:
        name = pendamping_name(turn.words, turn.session, turn.who.group_id)
        return Done(turn.words._("Baik. Kalau ada perkembangan, {name} atau saya mengabari di sini.", name=name))
    return Again()


CONVERSATION = Conversation(
    "my_payment",
    State,
    {"wish": Step(ask_wish, take_wish)},
    begin,
    roles=FAMILIES,
    title=lambda words: words._("Jadwal bantuan"),
    commands=("cair", "kapan cair", "jadwal bantuan", "bantuan pkh", "belum cair", "belum dibayar", "pencairan"),
)
