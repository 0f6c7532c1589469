"""Pendamping goes on leave and asks a colleague to stand in: "cuti". The koordinator may ask for him.

(koordinator: whose -->) leaves --> days --> colleague --> check --yes--> thanks
                         leaves --(one of them)--> taken back
"""

from dataclasses import dataclass
from datetime import date

from conversations.hand_over import TITLE_WORDS
from conversations.keeping.leave_words import mistake_in_words, span
from conversations.questions import Answer, Choice, Question, normal, yes_no
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.words import address_name
from programme.access import may_run
from programme.keeping.handover import list_keepers_in_sight
from programme.keeping.substituting import (
    Colleague,
    ask_substitute,
    list_substitutes,
    list_substitutions,
    show_substitution,
    withdraw_substitution,
    wrong_days,
)
from programme.keeping.typed_days import read_leave

TEXT = frozenset({"text"})
MOST_CHOICES = 40
NEW_WORDS = frozenset({"cuti", "baru", "cuti baru"})
END_WORDS = frozenset({"selesai", "sudah", "nanti"})


@dataclass
class LeaveState:
    pendamping_id: int = 0
    from_on: str = ""
    until_on: str = ""
    substitute_id: int = 0
    substitution_id: int = 0


def begin(turn: Turn, state: LeaveState) -> Next:
    if turn.who.role == "koordinator" and not state.pendamping_id:
        return Ask("whose")
    state.pendamping_id = state.pendamping_id or turn.who.id
    return _to_leaves(turn, state)


def _to_leaves(turn: Turn, state: LeaveState) -> Next:
    if list_substitutions(turn.session, turn.actor, state.pendamping_id):
        return Ask("leaves")
    return Ask("days")


def ask_whose(turn: Turn, state: LeaveState) -> Question:
    choices = [
        Choice(str(one.id), address_name(turn.words, one.name, one.gender))
        for _, one in list_keepers_in_sight(turn.session, turn.actor)[:MOST_CHOICES]
        if one.id == turn.who.id or may_run(turn.session, turn.actor, "ask_substitute", one.id)
    ]
    return Question(turn.words._("Siapa yang cuti?"), (*choices, Choice("end", turn.words._("Selesai"), END_WORDS)))


def take_whose(turn: Turn, state: LeaveState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "end":
        return Done(turn.words._("Baik."), menu=True)
    state.pendamping_id = int(answer.value)
    return _to_leaves(turn, state)


def ask_leaves(turn: Turn, state: LeaveState) -> Question:
    words = turn.words
    lines, choices = [], [Choice("new", words._("Cuti baru"), NEW_WORDS)]
    for one in list_substitutions(turn.session, turn.actor, state.pendamping_id):
        days = span(words, one.from_on, one.until_on)
        away, stands_in = (
            address_name(words, one.name, one.gender),
            address_name(words, one.substitute, one.substitute_gender),
        )
        told = {
            "asked": words._(
                "- {days}: {away}, menunggu jawaban {colleague}", days=days, away=away, colleague=stands_in
            ),
            "accepted": words._("- {days}: {away}, digantikan {colleague}", days=days, away=away, colleague=stands_in),
            "active": words._(
                "- {days}: {away}, sedang digantikan {colleague}", days=days, away=away, colleague=stands_in
            ),
        }
        lines.append(told[one.state])
        if may_run(turn.session, turn.actor, "withdraw_substitution", one.id):
            label = (
                words._("Akhiri {days}", days=days) if one.state == "active" else words._("Batalkan {days}", days=days)
            )
            choices.append(Choice(str(one.id), label))
    choices.append(Choice("end", words._("Selesai"), END_WORDS))
    return Question("\n".join([words._("Cuti yang tercatat:"), *lines]), tuple(choices))


def take_leaves(turn: Turn, state: LeaveState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "end":
        return Done(turn.words._("Baik."), menu=True)
    if answer.value == "new":
        return Ask("days")
    state.substitution_id = int(answer.value)
    return Ask("ending")


def ask_ending(turn: Turn, state: LeaveState) -> Question:
    words = turn.words
    if not may_run(turn.session, turn.actor, "withdraw_substitution", state.substitution_id):
        return Question(words._("Cuti itu sudah tidak ada."), (Choice("no", words._("Selesai"), END_WORDS),))
    one = show_substitution(turn.session, turn.actor, state.substitution_id)
    days = span(words, one.from_on, one.until_on)
    if one.state == "active":
        text = words._("Akhiri cuti {days} sekarang? Kelompoknya langsung kembali.", days=days)
    else:
        text = words._("Batalkan cuti {days}?", days=days)
    return Question(text, yes_no(words._("Ya"), words._("Tidak jadi")))


def take_ending(turn: Turn, state: LeaveState, answer: Answer) -> Next:
    words = turn.words
    if answer.value is None:
        return Again()
    if answer.value == "no" or not may_run(turn.session, turn.actor, "withdraw_substitution", state.substitution_id):
        return Done(words._("Baik, tidak ada yang berubah."))
    ended = withdraw_substitution(turn.session, turn.actor, state.substitution_id, turn.now, turn.rules)
    return Done(
        words._("Baik, sudah. Semua yang terkait saya kabari.") if ended else words._("Cuti itu sudah berakhir.")
    )


def ask_days(turn: Turn, state: LeaveState) -> Question:
    text = turn.words._(
        "Tanggal berapa sampai tanggal berapa? Misalnya: 3 sampai 7 des. Alasannya tidak perlu ditulis."
    )
    return Question(text, accepts=TEXT, any_words=True)


def take_days(turn: Turn, state: LeaveState, answer: Answer) -> Next:
    words, today = turn.words, turn.rules.today(turn.now)
    leave = read_leave(answer.text or "", today)
    if leave is None:
        return Again(words._("Tanggalnya belum jelas. Tulis misalnya: 3 sampai 7 des."))
    mistake = wrong_days(leave.from_on, leave.until_on, today)
    if mistake is not None:
        return Again(mistake_in_words(words, mistake))
    state.from_on, state.until_on = leave.from_on.isoformat(), leave.until_on.isoformat()
    if not list_substitutes(turn.session, turn.actor, state.pendamping_id):
        return Done(words._("Belum ada rekan di kecamatan ini yang bisa dihubungi lewat chat ini."))
    return Ask("colleague")


def ask_colleague(turn: Turn, state: LeaveState) -> Question:
    choices = [
        Choice(str(one.id), address_name(turn.words, one.name, one.gender))
        for one in list_substitutes(turn.session, turn.actor, state.pendamping_id)[:MOST_CHOICES]
    ]
    return Question(turn.words._("Siapa yang diminta menggantikan?"), tuple(choices), accepts=TEXT)


def take_colleague(turn: Turn, state: LeaveState, answer: Answer) -> Next:
    meant = _meant(list_substitutes(turn.session, turn.actor, state.pendamping_id), answer)
    if len(meant) != 1:
        return Again(turn.words._("Nama itu belum jelas. Silakan pilih."))
    state.substitute_id = meant[0].id
    return Ask("check")


def _meant(colleagues: list[Colleague], answer: Answer) -> list[Colleague]:
    if answer.value is not None:
        return [one for one in colleagues if str(one.id) == answer.value]
    words = {word for word in normal(answer.text or "").split() if word not in TITLE_WORDS}
    return [one for one in colleagues if words and words <= set(normal(one.name).split())]


def ask_check(turn: Turn, state: LeaveState) -> Question:
    words = turn.words
    colleagues = list_substitutes(turn.session, turn.actor, state.pendamping_id)
    to = next((one for one in colleagues if one.id == state.substitute_id), None)
    text = words._(
        "Minta {colleague} menggantikan {days}? Semua kelompok dititipkan selama itu, lalu kembali sendiri. Kasus "
        "pendampingan tidak ikut dititipkan.",
        colleague=address_name(words, to.name, to.gender) if to is not None else "-",
        days=span(words, date.fromisoformat(state.from_on), date.fromisoformat(state.until_on)),
    )
    return Question(text, yes_no(words._("Ya, minta"), words._("Tidak jadi")))


def take_check(turn: Turn, state: LeaveState, answer: Answer) -> Next:
    words = turn.words
    if answer.value is None:
        return Again()
    if answer.value == "no":
        return Done(words._("Baik, tidak ada yang berubah."))
    days = date.fromisoformat(state.from_on), date.fromisoformat(state.until_on)
    mistake = ask_substitute(
        turn.session, turn.actor, state.pendamping_id, state.substitute_id, *days, turn.now, turn.rules
    )
    if mistake is not None:
        return Done(mistake_in_words(words, mistake))
    return Done(words._("Sudah saya tanyakan. Saya kabari begitu dijawab."))


CONVERSATION = Conversation(
    "on_leave",
    LeaveState,
    {
        "whose": Step(ask_whose, take_whose),
        "leaves": Step(ask_leaves, take_leaves),
        "ending": Step(ask_ending, take_ending),
        "days": Step(ask_days, take_days),
        "colleague": Step(ask_colleague, take_colleague),
        "check": Step(ask_check, take_check),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Cuti dan pengganti"),
    section="office",
    commands=("cuti", "pengganti", "izin cuti"),
)
