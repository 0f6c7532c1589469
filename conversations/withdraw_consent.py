"""Somebody takes her consent back: nothing is sent or asked any more until she joins again.

sure --> goodbye
"""

from dataclasses import dataclass

from conversations.questions import Answer, Question, yes_no
from conversations.turn import Ask, Conversation, Done, Next, Step, Turn
from outbox import dialogs
from outbox.addresses import close_addresses
from programme.joining import withdraw_consent


@dataclass
class State:
    """Nothing is remembered."""


def ask_sure(turn: Turn, state: State) -> Question:
    words = turn.words
    text = words._(
        "Kalau persetujuan dicabut, saya tidak mengirim kabar apa pun lagi dan chat ini ditutup. "
        "Hak dan keanggotaan PKH tidak berubah. Untuk bergabung lagi, minta kode kepada pendamping. Cabut?"
    )
    return Question(text, yes_no(words._("Ya, cabut"), words._("Jangan")))


def take_sure(turn: Turn, state: State, answer: Answer) -> Next:
    words = turn.words
    if answer.value != "yes":
        return Done(words._("Baik, semuanya tetap seperti biasa."))
    name = turn.name()
    withdraw_consent(turn.session, turn.actor, turn.who.id, turn.now)
    close_addresses(turn.session, turn.who.id, turn.now)
    dialogs.end_all(turn.session, turn.contact.id, turn.who.id)
    turn.say(words._("Persetujuan sudah dicabut. Terima kasih, {name}.", name=name))
    return Done()


CONVERSATION = Conversation(
    "withdraw_consent",
    State,
    {"sure": Step(ask_sure, take_sure)},
    lambda turn, state: Ask("sure"),
    title=lambda words: words._("Cabut persetujuan"),
    section="settings",
    commands=("cabut",),
    family_commands=("keluar",),
)
