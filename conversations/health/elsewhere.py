"""Pendamping records what one family member received on another day or elsewhere: at the puskesmas, with the midwife.

whom --(several fit)--> which --> day --> what --> thanks
"""

from dataclasses import dataclass
from datetime import date, timedelta

from conversations.health.due_words import due_in_words, member_in_words
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.visit_days import YESTERDAY, past_day
from programme.health.attendance import record_member_health
from programme.health.calendar import visit_code
from programme.health.due import Due
from programme.health.families import HealthFamily, MemberDue
from programme.health.finding import members_named

TEXT = frozenset({"text"})
MOST_CHOICES = 12


@dataclass
class ElsewhereState:
    asked: str = ""
    """The name that was said."""
    member_id: int = 0
    on: str = ""


def begin(turn: Turn, state: ElsewhereState) -> Next:
    return Ask("whom")


def ask_whom(turn: Turn, state: ElsewhereState) -> Question:
    text = turn.words._("Siapa yang sudah ditimbang atau diperiksa? Tulis nama anak atau ibunya.")
    return Question(text, accepts=TEXT, any_words=True)


def take_whom(turn: Turn, state: ElsewhereState, answer: Answer) -> Next:
    state.asked = " ".join((answer.text or "").split())[:60]
    found = _found(turn, state)
    if not found:
        return Again(
            turn.words._("Nama itu belum saya temukan di antara keluarga dampingan yang punya jadwal kesehatan.")
        )
    if len(found) > 1:
        return Ask("which")
    state.member_id = found[0][0].id
    return Ask("day")


def _found(turn: Turn, state: ElsewhereState) -> list[tuple[MemberDue, HealthFamily]]:
    return members_named(turn.session, turn.actor, turn.who.id, state.asked, turn.now, turn.rules)[:MOST_CHOICES]


def ask_which(turn: Turn, state: ElsewhereState) -> Question:
    choices = tuple(Choice(str(member.id), _label(turn, member, family)) for member, family in _found(turn, state))
    return Question(turn.words._("Yang mana?"), choices)


def _label(turn: Turn, member: MemberDue, family: HealthFamily) -> str:
    """'Budi (2 tahun) · Mawar, Melati 1'."""
    return f"{member_in_words(turn.words, member)} · {family.name}, {family.group_name}"[:60]


def take_which(turn: Turn, state: ElsewhereState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    state.member_id = int(answer.value)
    return Ask("day")


def ask_day(turn: Turn, state: ElsewhereState) -> Question:
    words, today = turn.words, turn.rules.today(turn.now)
    yesterday = today - timedelta(days=1)
    choices = (
        Choice(today.isoformat(), words._("Hari ini"), frozenset({"hari ini", "tadi", "barusan"})),
        Choice(yesterday.isoformat(), words._("Kemarin ({day})", day=words.short_day(yesterday)), YESTERDAY),
    )
    return Question(words._("Kapan? Pilih, atau tulis tanggalnya."), choices, numbered=False, accepts=TEXT)


def take_day(turn: Turn, state: ElsewhereState, answer: Answer) -> Next:
    today = turn.rules.today(turn.now)
    day = date.fromisoformat(answer.value) if answer.value else past_day(answer.text or "", today)
    if day is None or day > today:
        return Again(turn.words._("Tanggalnya belum saya pahami, atau belum terjadi. Contoh: 21/11/2018."))
    state.on = day.isoformat()
    member = _member(turn, state)
    if member is None:
        return Done(turn.words._("Anggota keluarga itu tidak punya jadwal kesehatan lagi."))
    return Ask("what") if _besides(member) else _saved(turn, state, [])


def _member(turn: Turn, state: ElsewhereState) -> MemberDue | None:
    found = members_named(turn.session, turn.actor, turn.who.id, state.asked, turn.now, turn.rules)
    return next((member for member, _ in found if member.id == state.member_id), None)


def _besides(member: MemberDue) -> list[Due]:
    """What is due besides the visit itself."""
    return [one for one in member.due if one.code != visit_code(member.facts.component)]


def ask_what(turn: Turn, state: ElsewhereState) -> Question:
    words, member = turn.words, _member(turn, state)
    besides = _besides(member) if member is not None else []
    text = words._("Apakah sekaligus mendapat: {what}?", what=due_in_words(words, besides))
    choices = (
        Choice("all", words._("Ya, semuanya"), frozenset({"ya", "semua", "sekaligus"})),
        Choice("only", words._("Tidak, hanya diperiksa"), frozenset({"tidak", "hanya", "belum"})),
    )
    return Question(text, choices)


def take_what(turn: Turn, state: ElsewhereState, answer: Answer) -> Next:
    member = _member(turn, state)
    if answer.value is None or member is None:
        return Again()
    return _saved(turn, state, [one.code for one in _besides(member)] if answer.value == "all" else [])


def _saved(turn: Turn, state: ElsewhereState, besides: list[str]) -> Next:
    member = _member(turn, state)
    words = turn.words
    if member is None:
        return Done(words._("Anggota keluarga itu tidak punya jadwal kesehatan lagi."))
    on = date.fromisoformat(state.on)
    codes = [visit_code(member.facts.component), *besides]
    record_member_health(turn.session, turn.actor, member.id, codes, on, turn.now, turn.rules)
    return Done(words._("Tercatat, terima kasih: {who}, {day}.", who=member.name, day=words.day(on)))


CONVERSATION = Conversation(
    "health_elsewhere",
    ElsewhereState,
    {
        "whom": Step(ask_whom, take_whom),
        "which": Step(ask_which, take_which),
        "day": Step(ask_day, take_day),
        "what": Step(ask_what, take_what),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Periksa di tempat lain"),
    section="visits",
    commands=("ditimbang", "sudah ditimbang", "diperiksa"),
)
