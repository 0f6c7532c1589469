"""Answers from a family's own rows: her payments, her family's duties, her pendamping. Nobody else's, and no promise.

On a phone that several use, neither amounts nor what tells of her family's components is written.
"""

from conversations.faq import Entry
from conversations.payments.my_payment import last_in_words, payments_in_words, unpaid_in_words
from conversations.payments.telling_words import (
    amount_sentence,
    bring_sentence,
    joined,
    payment_when,
    pendamping_name,
    stage_name,
    who_may_come,
)
from conversations.turn import Turn
from programme.family_duties import list_duties
from programme.matter_doubts import card_trouble
from programme.payments.lines import PaymentLine
from programme.payments.news import show_last_payment, show_payments
from programme.payments.unpaid import show_own_unpaid

PAYMENT_TOPICS = frozenset({"payment_when", "payment_where"})


def own_answer(turn: Turn, topic: str, said: str, entry: Entry) -> str:
    """The answer to one topic, for who writes; `entry` is what holds where her own rows say nothing."""
    pendamping = pendamping_name(turn.words, turn.session, turn.who.group_id)
    general = entry.answer.replace("{pendamping}", pendamping)
    if topic in PAYMENT_TOPICS:
        return _payments(turn, topic, general)
    if topic == "what_to_bring":
        return _what_to_bring(turn) or general
    if topic == "amount":
        return _amount(turn) or general
    if topic == "why_unpaid":
        return _why_unpaid(turn) or general
    if topic == "requirements":
        return _duties(turn) or general
    if topic == "card":
        return _card(turn, said) or general
    if topic == "contact":
        return joined([_who_looks_after(turn, pendamping), general])
    return general


def is_shared(turn: Turn) -> bool:
    """Whether others use this phone too."""
    return len(turn.people) > 1


def _payments(turn: Turn, topic: str, general: str) -> str:
    coming = show_payments(turn.session, turn.actor, turn.who.id, turn.now)
    if coming or topic == "payment_when":
        return payments_in_words(turn)
    return general


def _what_to_bring(turn: Turn) -> str:
    """For each payment to come, named, so that nobody takes it for another occasion."""
    words, texts = turn.words, []
    for line in show_payments(turn.session, turn.actor, turn.who.id, turn.now):
        things = joined([bring_sentence(words, line), who_may_come(words, line)])
        occasion = words._(
            "Untuk bantuan PKH {stage}, {when}:",
            stage=stage_name(words, line),
            when=payment_when(words, line, turn.rules),
        )
        texts.append(f"{occasion} {things}" if things else "")
    return "\n".join(text for text in texts if text)


def _amount(turn: Turn) -> str:
    """Only what the office entered for her; never worked out."""
    lines = show_payments(turn.session, turn.actor, turn.who.id, turn.now)
    last = show_last_payment(turn.session, turn.actor, turn.who.id, turn.now)
    known = {line.schedule_id: line for line in ([last] if last else []) + lines if line.amount is not None}
    if not known:
        return ""
    if is_shared(turn):
        return turn.words._("HP ini dipakai bersama, jadi jumlahnya tidak saya tulis di sini.")
    return "\n".join(_amount_line(turn, line) for line in known.values())


def _amount_line(turn: Turn, line: PaymentLine) -> str:
    head = turn.words._(
        "Bantuan PKH {stage}, {when}.",
        stage=stage_name(turn.words, line),
        when=payment_when(turn.words, line, turn.rules),
    )
    return joined([head, amount_sentence(turn.words, line)])


def _why_unpaid(turn: Turn) -> str:
    """What is recorded for her: what the pendamping noted, else her last payment, and what is to come."""
    unpaid = show_own_unpaid(turn.session, turn.actor, turn.who.id)
    if unpaid:
        return "\n".join(unpaid_in_words(turn, one) for one in unpaid)
    if show_payments(turn.session, turn.actor, turn.who.id, turn.now):
        return payments_in_words(turn)
    last = last_in_words(turn)
    if not last:
        return ""
    return joined([last, turn.words._("Kalau kenyataannya lain, sampaikan sebagai keluhan, ya.")])


def _duties(turn: Turn) -> str:
    if is_shared(turn):
        return ""
    words = turn.words
    lines = {
        "pregnancy_checks": words._("Ibu hamil: periksa rutin di posyandu atau puskesmas"),
        "small_children": words._("Anak balita: ditimbang, diperiksa, dan imunisasi di posyandu"),
        "school": words._("Anak sekolah: masuk sekolah paling sedikit 85 persen tiap bulan"),
        "elderly": words._("Lansia: diperiksa kesehatannya, paling sedikit setahun sekali"),
        "disability": words._("Penyandang disabilitas: dirawat dan diperiksa, paling sedikit setahun sekali"),
    }
    own = [lines[duty] for duty in list_duties(turn.session, turn.actor, turn.who.id)]
    if not own:
        return ""
    own.append(words._("Pengurus: ikut pertemuan kelompok tiap bulan"))
    return "\n".join([words._("Yang perlu dijaga keluarga {name}:", name=turn.name()), *(f"- {one}" for one in own)])


def _card(turn: Turn, said: str) -> str:
    trouble = card_trouble(said)
    return (turn.house.texts.first_aid.text(trouble, turn.words.language) or "") if trouble is not None else ""


def _who_looks_after(turn: Turn, pendamping: str) -> str:
    if turn.who.group_name is None:
        return ""
    return turn.words._("Pendamping kelompok {group}: {pendamping}.", group=turn.who.group_name, pendamping=pendamping)
