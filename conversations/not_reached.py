"""A pendamping sees whom nothing and nobody has told of what is coming, and ticks off whom he has told himself.

who (ticked, or typed names and numbers) --> thanks
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from conversations.notices.tomorrow import not_reached_lines
from conversations.questions import Answer, Choice, Question
from conversations.relay_sentences import short_news
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from programme.not_reached import Remaining, list_not_reached
from programme.payments.relays import record_payment_not_told, record_payment_told
from programme.payments.standings import GroupPayment
from programme.relay_answer_parts import Listed
from programme.relay_answer_text import RelayAnswer, read_relay_answer
from programme.relays import record_not_told, record_told

EVERYBODY, END = "all", "end"
MOST_SHOWN = 25
"""People a message names; the others come when these are ticked off."""
NO_NUMBER = 1_000_000
"""Beyond any member's: where two groups have a number 9, a typed 9 means neither."""


@dataclass
class State:
    """Who was ticked off just now stays in sight, so that a slip can be taken back."""

    told: dict[str, list[int]] = field(default_factory=dict)
    """Person -> the meetings of which she was told."""
    named: dict[str, list[str]] = field(default_factory=dict)
    """Person -> her number and name."""
    payments: dict[str, list[int]] = field(default_factory=dict)
    """Person -> the payment schedules of which she was told."""


@dataclass(frozen=True)
class _Box:
    """One person on the list, with every meeting and payment of which she is to be told."""

    person_id: int
    number: str
    name: str
    group: str
    ticked: bool
    meetings: tuple[int, ...] = ()
    payments: tuple[int, ...] = ()


def begin(turn: Turn, state: State) -> Next:
    remaining = _remaining(turn)
    if any(one.people for one in remaining):
        return Ask("who")
    pending = sum(one.with_ketua for one in remaining)
    if pending:
        return Done(
            turn.words.n_(
                "Belum ada yang perlu dikabari langsung. {n} anggota sedang dikabari oleh ketua.",
                "Belum ada yang perlu dikabari langsung. {n} anggota sedang dikabari oleh ketua.",
                pending,
            ),
            menu=True,
        )
    return Done(turn.words._("Tidak ada anggota yang masih perlu dikabari langsung."), menu=True)


def ask_who(turn: Turn, state: State) -> Question:
    words, boxes = turn.words, _boxes(turn, state)
    blocks = [block for one in _remaining(turn) if (block := _block(turn, one))]
    asking = words._("Yang sudah dikabari langsung: tekan namanya, atau tulis nomor atau namanya.")
    several = len({box.group for box in boxes if box.group}) > 1
    choices = [_choice(box, several) for box in boxes]
    if any(not box.ticked for box in boxes):
        choices.append(Choice(EVERYBODY, words._("Semua sudah saya kabari"), frozenset({"semua", "sudah semua"})))
    choices.append(Choice(END, words._("Selesai"), frozenset({"selesai", "sampun", "rampung", "cukup"})))
    head = words._("Belum tersampaikan:") if blocks else words._("Semua sudah dikabari.")
    text = "\n\n".join([head, *blocks, asking] if blocks else [head])
    return Question(text, tuple(choices), numbered=False, accepts=frozenset({"text"}), redraws=True)


def _block(turn: Turn, one: Remaining) -> str:
    """A meeting or payment with those who remain; that it was cancelled is what they have to be told then."""
    words, lines = turn.words, []
    head = short_news(words, one.line, turn.rules)
    if one.people:
        lines = not_reached_lines(words, one.people, MOST_SHOWN)
    if one.with_ketua:
        n = one.with_ketua
        lines.append(words.n_("{n} anggota sedang dikabari ketua", "{n} anggota sedang dikabari ketua", n))
    return "\n".join([head, *lines]) if lines else ""


def _choice(box: _Box, several: bool) -> Choice:
    group = f" · {box.group}" if several and box.group else ""
    label = f"{'☑' if box.ticked else '☐'} {box.number}. {box.name}"[:60] + group[:30]
    return Choice(f"m{box.person_id}", label)


def take_who(turn: Turn, state: State, answer: Answer) -> Next:
    boxes = _boxes(turn, state)
    if answer.value == EVERYBODY:
        _tick(turn, state, [box for box in boxes if not box.ticked])
        more = any(one.people for one in _remaining(turn))
        return Again() if more else Done(_summary(turn, state), menu=True)
    if answer.value == END:
        return Done(_summary(turn, state), menu=True)
    box = next((one for one in boxes if answer.value == f"m{one.person_id}"), None)
    if box is not None:
        (_untick if box.ticked else _tick)(turn, state, [box])
        return Again(redraw=answer.kind == "tap")
    return _take_text(turn, state, boxes, answer.text or "")


def _take_text(turn: Turn, state: State, boxes: Sequence[_Box], text: str) -> Next:
    """ "9 sudah", "tumini", "semua kecuali 9"; "9 belum" takes a tick back."""
    numbers = [box.number for box in boxes]
    by_number = {
        int(box.number) if numbers.count(box.number) == 1 else NO_NUMBER + place: box for place, box in enumerate(boxes)
    }
    heard = read_relay_answer(text, [Listed(number, box.name) for number, box in by_number.items()], named_is_told=True)
    if heard is None or heard.partly or heard.promised or heard.unknown:
        return Again(turn.words._("Itu belum jelas bagi saya. Tekan saja namanya di daftar ini, ya."))
    _tick(turn, state, [by_number[number] for number in _meant(heard) if not by_number[number].ticked])
    _untick(turn, state, [by_number[number] for number in heard.not_told & heard.named if by_number[number].ticked])
    return Again()


def _meant(heard: RelayAnswer) -> frozenset[int]:
    return heard.told if heard.of_all else heard.told & heard.named


def _tick(turn: Turn, state: State, boxes: Collection[_Box]) -> None:
    for box in boxes:
        for meeting_id in box.meetings:
            record_told(turn.session, turn.actor, meeting_id, [box.person_id], turn.now)
        for schedule_id in box.payments:
            record_payment_told(turn.session, turn.actor, schedule_id, [box.person_id], turn.now)
        state.told[str(box.person_id)] = list(box.meetings)
        state.payments[str(box.person_id)] = list(box.payments)
        state.named[str(box.person_id)] = [box.number, box.name]


def _untick(turn: Turn, state: State, boxes: Collection[_Box]) -> None:
    for box in boxes:
        for meeting_id in state.told.pop(str(box.person_id), []):
            record_not_told(turn.session, turn.actor, meeting_id, [box.person_id], turn.now)
        for schedule_id in state.payments.pop(str(box.person_id), []):
            record_payment_not_told(turn.session, turn.actor, schedule_id, [box.person_id], turn.now)


def _boxes(turn: Turn, state: State) -> list[_Box]:
    """Those ticked off in this talk first, then who remains, each once."""
    ticked = [
        _Box(
            int(one),
            state.named[one][0],
            state.named[one][1],
            group="",
            ticked=True,
            meetings=tuple(meetings),
            payments=tuple(state.payments.get(one, ())),
        )
        for one, meetings in state.told.items()
    ]
    found: dict[int, _Box] = {}
    for news in _remaining(turn):
        is_payment = isinstance(news.line, GroupPayment)
        for one in news.people:
            box = found.get(one.person_id) or _Box(
                one.person_id, str(one.member_number), one.name, news.line.group_name, ticked=False
            )
            found[one.person_id] = replace(
                box,
                meetings=box.meetings if is_payment else (*box.meetings, news.line.id),
                payments=(*box.payments, news.line.id) if is_payment else box.payments,
            )
    return [*(box for box in ticked if box.person_id not in found), *list(found.values())[:MOST_SHOWN]]


def _summary(turn: Turn, state: State) -> str:
    words, left = turn.words, sum(len(one.people) for one in _remaining(turn))
    done = words.n_("Tercatat: {n} anggota sudah dikabari.", "Tercatat: {n} anggota sudah dikabari.", len(state.told))
    if left:
        more = words.n_("Masih {n} lagi; ketik belum.", "Masih {n} lagi; ketik belum.", left)
        return f"{done} {more}" if state.told else more
    return done


def _remaining(turn: Turn) -> list[Remaining]:
    return list_not_reached(turn.session, turn.actor, turn.who.id, turn.now, turn.rules)


CONVERSATION = Conversation(
    "not_reached",
    State,
    {"who": Step(ask_who, take_who)},
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Belum tersampaikan"),
    commands=("belum", "belum tersampaikan", "belum terkabari"),
    section="meetings",
)
