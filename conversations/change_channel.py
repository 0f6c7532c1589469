"""Somebody with several chats says where she wants her news: "pindah WhatsApp", "pindah Telegram".

channel --> thanks
"""

from dataclasses import dataclass, replace

from conversations.questions import Answer, Choice, Question, normal
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from outbox.means import TWO_SIDED
from programme.preferred_channel import channels_of, prefer_channel
from programme.ways_in import JOIN_WORD, whatsapp_link

CHANNEL_NAMES = {"telegram": "Telegram", "whatsapp": "WhatsApp", "sms": "SMS", "simulator": "Simulator"}
CHANNEL_WORDS = {
    "telegram": frozenset({"telegram", "tele", "tg"}),
    "whatsapp": frozenset({"whatsapp", "wa", "whatsap", "watsap", "wasap", "whats app"}),
    "simulator": frozenset({"simulator"}),
}
MOVE_WORDS = ("pindah chat", "ganti chat", "pilih chat", "chat")
MOVE_TO_WORDS = ("pindah", "pindah ke", "pindah kabar ke", "kabar ke", "kirim ke", "lewat")
"""Before the name of a channel; alone they mean other things."""


@dataclass
class State:
    """Nothing is remembered."""


def has_several_chats(turn: Turn) -> bool:
    """Whether there is something to choose: only then it stands in the menu."""
    return len(channels_of(turn.session, turn.actor, turn.who.id)) > 1


def offer(turn: Turn) -> None:
    """Puts it into the menu of who has several chats."""
    if CONVERSATION.name not in turn.menu and has_several_chats(turn):
        turn.menu[CONVERSATION.name] = replace(CONVERSATION, title=lambda words: words._("Pilih chat untuk kabar PKH"))


def begin(turn: Turn, state: State) -> Next:
    wanted = _named(turn.incoming.text or "")
    if wanted is not None:
        return _moved(turn, wanted)
    if has_several_chats(turn):
        return Ask("channel")
    return Done(
        turn.words._(
            "Kabar PKH untuk {name} dikirim ke chat ini; belum ada chat lain yang tersambung.", name=turn.name()
        )
    )


def ask_channel(turn: Turn, state: State) -> Question:
    choices = tuple(
        Choice(channel, CHANNEL_NAMES[channel], CHANNEL_WORDS[channel])
        for channel in channels_of(turn.session, turn.actor, turn.who.id)
    )
    return Question(turn.words._("Kabar PKH dikirim ke mana?"), choices)


def take_channel(turn: Turn, state: State, answer: Answer) -> Next:
    return _moved(turn, answer.value) if answer.value is not None else Again()


def _named(text: str) -> str | None:
    """The channel in 'pindah ke wa'."""
    said = normal(text)
    return next(
        (channel for channel, names in CHANNEL_WORDS.items() for name in names if said.endswith(f" {name}")), None
    )


def _moved(turn: Turn, channel: str) -> Next:
    words = turn.words
    if not prefer_channel(turn.session, turn.actor, turn.who.id, channel, turn.now):
        return Done(_how_to_join(turn, channel))
    return Done(
        words._(
            "Baik, {name}. Mulai sekarang kabar PKH dikirim ke {channel}; kalau tidak sampai, lewat cara lain.",
            name=turn.name(),
            channel=CHANNEL_NAMES[channel],
        )
    )


def _how_to_join(turn: Turn, channel: str) -> str:
    """She has no chat there: what to do about it."""
    words, wa_me = turn.words, turn.house.means.wa_me
    if channel not in turn.house.means.channels or channel not in TWO_SIDED:
        return words._("Maaf, {channel} belum dipakai di sini.", channel=CHANNEL_NAMES[channel])
    if channel == "whatsapp" and wa_me is not None:
        return words._(
            "WhatsApp belum tersambung untuk {name}. Buka {link} di HP sendiri, kirim, lalu jawab Setuju. "
            "Sesudah itu ketik lagi: pindah WhatsApp",
            name=turn.name(),
            link=whatsapp_link(wa_me, JOIN_WORD),
        )
    return words._(
        "{channel} belum tersambung untuk {name}. Mintalah kode kepada pendamping, lalu kirim lewat {channel}.",
        channel=CHANNEL_NAMES[channel],
        name=turn.name(),
    )


CONVERSATION = Conversation(
    "change_channel",
    State,
    {"channel": Step(ask_channel, take_channel)},
    begin,
    section="settings",
    commands=(
        *MOVE_WORDS,
        *(f"{move} {name}" for move in MOVE_TO_WORDS for names in CHANNEL_WORDS.values() for name in sorted(names)),
    ),
)
