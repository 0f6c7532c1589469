"""Pendamping sends the month's list of changes on to the office: "kirim".

list --Kirim--> done
     --Periksa dulu--> conversations.updates.check_updates
"""

from dataclasses import dataclass

from conversations.questions import YES_WORDS, Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from conversations.updates.check_state import CheckState
from conversations.updates.list_words import list_text
from programme.updates.lists import MonthList, month_list, send_month_list, show_month_list
from programme.updates.months import next_asked_at

SEND_WORDS = frozenset({"kirim", "kirimkan", "kirim daftar", "kirim saja"}) | YES_WORDS
CHECK_WORDS = frozenset({"periksa", "periksa dulu", "cek", "cek dulu"})
LATER_WORDS = frozenset({"nanti", "belum", "selesai"})


@dataclass
class ListState:
    list_id: int = 0


def begin(turn: Turn, state: ListState) -> Next:
    shown = show_month_list(turn.session, turn.actor, turn.who.id, turn.now, turn.rules)
    if shown is None:
        return Done(_none_yet(turn))
    if shown.sent_at is not None:
        return Done(already_sent(turn, shown))
    state.list_id = shown.list_id
    return Ask("list")


def _none_yet(turn: Turn) -> str:
    comes_at = turn.rules.local(next_asked_at(turn.now, turn.rules))
    return turn.words._(
        "Belum ada daftar perubahan yang perlu dikirim. Daftar berikutnya saya kirimkan {day} pukul {clock}.",
        day=turn.words.day(comes_at.date()),
        clock=turn.words.clock(comes_at),
    )


def already_sent(turn: Turn, shown: MonthList) -> str:
    """What she sent, and where changes go that are checked from now on."""
    words = turn.words
    assert shown.sent_at is not None
    return words.n_(
        "Daftar itu sudah dikirim {day}: {n} perubahan. Yang diperiksa sesudahnya ikut daftar bulan berikutnya.",
        "Daftar itu sudah dikirim {day}: {n} perubahan. Yang diperiksa sesudahnya ikut daftar bulan berikutnya.",
        len(shown.right),
        day=words.short_day(turn.rules.today(shown.sent_at)),
    )


def ask_list(turn: Turn, state: ListState) -> Question:
    words = turn.words
    shown = month_list(turn.session, state.list_id, turn.rules)
    if shown is None or shown.pendamping_id != turn.who.id:
        return Question(words._("Daftar itu sudah tidak ada."), (Choice("later", words._("Selesai")),))
    choices = [Choice("send", words._("Kirim"), SEND_WORDS)]
    if shown.unchecked:
        label = words._("Periksa dulu ({n})", n=shown.unchecked)
        choices.insert(0, Choice("check", label, CHECK_WORDS))
    choices.append(Choice("later", words._("Nanti"), LATER_WORDS))
    return Question(list_text(words, shown, turn.rules), tuple(choices))


def take_list(turn: Turn, state: ListState, answer: Answer) -> Next:
    if answer.value == "check":
        return Start("check_updates", CheckState())
    if answer.value == "send":
        return Done(sent(turn, state.list_id), menu=True)
    if answer.value == "later":
        return Done(turn.words._("Baik. Kalau sudah siap, ketik: kirim daftar."))
    return Again(turn.words._("Tekan Kirim kalau daftarnya sudah benar."))


def sent(turn: Turn, list_id: int) -> str:
    """Sends it and says so; done before, it says when."""
    words = turn.words
    count = send_month_list(turn.session, turn.actor, turn.who.id, list_id, turn.now, turn.rules)
    shown = month_list(turn.session, list_id, turn.rules)
    if count is None:
        known = shown is not None and shown.pendamping_id == turn.who.id and shown.sent_at is not None
        return already_sent(turn, shown) if known and shown is not None else words._("Daftar itu sudah tidak ada.")
    return words.n_(
        "Terima kasih. {n} perubahan sudah dikirim ke kantor.",
        "Terima kasih. {n} perubahan sudah dikirim ke kantor.",
        count,
    )


CONVERSATION = Conversation(
    "send_list",
    ListState,
    {"list": Step(ask_list, take_list)},
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Kirim daftar perubahan"),
    section="matters",
    commands=("kirim daftar", "daftar perubahan", "rekap perubahan", "kirim pemutakhiran"),
)
