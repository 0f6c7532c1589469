"""The words that work everywhere: batal, menu, kembali, bantuan, stop, mulai, salah nomor."""

import re

from conversations.endings import nothing_changed
from conversations.help_text import help_text
from conversations.questions import normal
from conversations.staff_help import subject_asked
from conversations.turn import Done, Start, Turn, state_from_json
from conversations.words import Words, address_name
from db.tables import Dialog
from outbox import dialogs
from outbox.addresses import requeue_unreachable
from programme.glued_words import taken_apart
from programme.number_addresses import close_wrong_number, silence_numbers, wake_numbers
from programme.typed_codes import code_said

_NO_MORE = re.compile(
    r"\b(?:jangan|jgn|ojo|aja|ampun|ulah|tong) (?:di ?)?(?:kirim|krim|ngirim|wa|sms|chat|hubungi|kontak)\w*(?:-\w+)?"
    r"(?: \w+)? (?:lagi|lg|maneh|malih|deui)\b|^(?:stop|setop|berhenti)(?: (?:dulu|kirim\w*|wa|sms|ya|bu|lg|lagi))+$",
    re.IGNORECASE,
)
GLOBAL_WORDS = {
    "batal": "cancel",
    "cancel": "cancel",
    "wurung": "cancel",
    "menu": "menu",
    "kembali": "back",
    "balik": "back",
    "back": "back",
    "bantuan": "help",
    "help": "help",
    "tolong": "help",
    "pitulungan": "help",
    "pitulung": "help",
    "stop": "stop",
    "berhenti": "stop",
    "mandeg": "stop",
    "eureun": "stop",
    "mulai": "begin",
    "start": "begin",
    "miwiti": "begin",
    "mimiti": "begin",
    "salah nomor": "wrong_number",
    "nomor salah": "wrong_number",
    "salah sambung": "wrong_number",
    "bukan nomor saya": "wrong_number",
}

_NO = "tidak tdk gak ga nggak ngga enggak engga ndak ora ra mboten teu moal"
_DONE = "jadi jd sido sida sios siyos tulus cios janten"
CALLED_OFF = frozenset(f"{no} {done}" for no in _NO.split() for done in _DONE.split()) | {
    "batalin",
    "batalkan",
    "batalno",
    "batalke",
    "dibatalkan",
}
""" "Ga jadi", said in the midst of something: never mind. Where a question has an answer of that name it is that."""

AROUND_NEVER_MIND = frozenset(
    "bu ibu pak bapak mbak mas teh deh dulu saja aja wes wis maaf ya kak min eh oh takut wedi isin malu sieun "
    "lapor ngadu ngelapor".split()
)

BEFORE_A_CODE = ("start", "gabung")
"""A code after one of these is heard in the midst of anything else."""


def private_chat_please(words: Words) -> str:
    """The one line a group chat gets: never data."""
    return words._("Mohon tulis kepada saya lewat chat pribadi, ya. Di grup saya tidak bisa melayani.")


def global_word(text: str) -> str | None:
    """What a text means that works everywhere, if it is one of those words; '/start CODE' is a code."""
    said = text.strip().removeprefix("/")
    first, *rest = said.split(maxsplit=1) or [""]
    if rest and normal(first) in BEFORE_A_CODE and code_said(said) is not None:
        return "code"
    if subject_asked(normal(said)):
        return "help"
    return GLOBAL_WORDS.get(normal(said))


def calls_off(text: str) -> bool:
    """Whether it says "never mind", with a courtesy around it or without: "ga jadi deh bu"."""
    words = [word for word in normal(taken_apart(text)).split() if word not in AROUND_NEVER_MIND]
    return " ".join(words) in CALLED_OFF


def run_global_word(turn: Turn, word: str, dialog: Dialog | None) -> Start | Done | None:
    """Does what the word asks; returns what is to begin next or how the open dialog ends, if anything."""
    if word == "code":
        return Start("joining")
    if word == "stop":
        _stop(turn)
        return None
    if word == "wrong_number":
        _not_for_me(turn)
        return None
    if word == "help":
        asked = subject_asked(normal((turn.incoming.text or "").strip().removeprefix("/")))
        turn.say(help_text(turn.words, turn.who.role, asked) + _shared_here(turn))
        return None
    if word == "cancel" and dialog is not None and dialog.conversation != "home":
        return Done(_ended(turn, dialog))
    if word == "begin":
        _begin_again(turn)
    return Start("home")


def _ended(turn: Turn, dialog: Dialog) -> str:
    """Takes back what can be, and says what remains."""
    conversation = turn.conversations.get(dialog.conversation)
    if conversation is not None and conversation.cancelled is not None:
        conversation.cancelled(turn, state_from_json(conversation.state, dialog.state))
    return (conversation.ended if conversation is not None else nothing_changed)(turn.words)


def _stop(turn: Turn) -> None:
    turn.contact.stopped_at = turn.now
    silence_numbers(turn.session, [one.id for one in turn.people], turn.now)
    dialogs.pause_open(turn.session, turn.contact.id)
    turn.say(
        turn.words._(
            "Baik, {name}. Mulai sekarang saya tidak mengirim pemberitahuan ke chat ini. "
            "Hak dan keanggotaan PKH tidak berubah. Untuk menerima lagi, ketik: mulai",
            name=_all_here(turn),
        )
    )


def _not_for_me(turn: Turn) -> None:
    """A signed sheet's number may be somebody else's: nothing more goes there, and nobody's data are told."""
    if close_wrong_number(turn.session, turn.contact, turn.now):
        dialogs.pause_open(turn.session, turn.contact.id)
        turn.say(turn.words._("Mohon maaf sudah mengganggu. Tidak ada lagi yang kami kirim ke nomor ini."))
    else:
        turn.say(turn.words._("Kalau tidak mau menerima kabar di chat ini, ketik stop. Untuk melihat yang lain: menu"))


def _begin_again(turn: Turn) -> None:
    if turn.contact.stopped_at is not None:
        turn.contact.stopped_at = None
        wake_numbers(turn.session, [one.id for one in turn.people])
        for one in turn.people:
            requeue_unreachable(turn.session, one.id, turn.now)
        turn.say(turn.words._("Terima kasih, {name}. Pemberitahuan dikirim lagi ke chat ini.", name=_all_here(turn)))


def _shared_here(turn: Turn) -> str:
    if len(turn.people) < 2:
        return ""
    return "\n\n" + turn.words._(
        "HP ini dipakai bersama {names}. Ketik ganti orang untuk berganti.", names=_all_here(turn)
    )


def _all_here(turn: Turn) -> str:
    """'Ibu Mawar dan Ibu Wati' on a phone that they share: stop and mulai are about the phone."""
    return turn.words.listing([address_name(turn.words, one.name, one.gender) for one in turn.people])


def how_to_stop(turn: Turn, text: str) -> str | None:
    """What the word for it is, for who writes "bu jgn kirim2 lg": a slip of the tongue must cost nobody her news."""
    if _NO_MORE.search(text.strip()) is None:
        return None
    return turn.words._(
        "Kalau tidak ingin menerima pemberitahuan lagi, ketik: stop. Untuk menerima lagi kapan saja, ketik: mulai."
    )
