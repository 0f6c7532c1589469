"""Somebody who was asked for several things takes some of them: a ketua's families, a colleague's visits.

some --> thanks
"""

from dataclasses import dataclass, field

from conversations.hand_over import visit_name
from conversations.many_due.asked_words import accepted_help, accepted_visits, declined_help, declined_visits
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.words import address_name
from programme.access import may_run
from programme.many_due.came_text import read_picked
from programme.many_due.ketua_help import answer_help, show_help
from programme.many_due.sharing import answer_together, show_together
from programme.relay_answer_parts import Listed

TEXT = frozenset({"text"})


@dataclass
class SomeState:
    """One of the two; what is ticked are ids of helps or handovers."""

    help_id: int = 0
    handover_id: int = 0
    taken: list[int] = field(default_factory=list)


def begin(turn: Turn, state: SomeState) -> Next:
    return Ask("some") if _boxes(turn, state) else Done(_over(turn))


def _over(turn: Turn) -> str:
    return turn.words._("Terima kasih, itu sudah dijawab atau sudah tidak perlu lagi.")


def _boxes(turn: Turn, state: SomeState) -> dict[int, Listed]:
    """Id -> number and name; what was answered or taken back meanwhile is left out, and the others keep theirs."""
    if state.help_id:
        if not may_run(turn.session, turn.actor, "answer_help", state.help_id):
            return {}
        helps = enumerate(show_help(turn.session, turn.actor, state.help_id), start=1)
        return {
            one.help_id: Listed(number, address_name(turn.words, one.name, one.gender))
            for number, one in helps
            if one.state == "asked"
        }
    if not may_run(turn.session, turn.actor, "answer_together", state.handover_id):
        return {}
    offered = show_together(turn.session, turn.actor, state.handover_id).numbered
    return {one.handover_id: Listed(number, visit_name(turn.words, one.target)) for number, one in offered.items()}


def ask_some(turn: Turn, state: SomeState) -> Question:
    words = turn.words
    choices = [
        Choice(
            f"{'clr' if one in state.taken else 'set'}_{one}",
            f"{'✅' if one in state.taken else '▫️'} {listed.number}. {listed.name}",
        )
        for one, listed in _boxes(turn, state).items()
    ]
    choices.append(Choice("done", words._("Lanjut"), frozenset({"lanjut", "sudah", "selesai"})))
    text = words._("Yang mana yang bisa? Tekan, atau tulis nama atau nomornya, lalu Lanjut.")
    return Question(text, tuple(choices), numbered=False, accepts=TEXT, redraws=True)


def take_some(turn: Turn, state: SomeState, answer: Answer) -> Next:
    boxes = _boxes(turn, state)
    if not boxes:
        return Done(_over(turn))
    action, _, box = (answer.value or "").partition("_")
    if answer.value == "done":
        return _answered(turn, state)
    if box:
        one = int(box)
        state.taken = [*state.taken, one] if action == "set" else [other for other in state.taken if other != one]
        return Again(redraw=answer.kind == "tap")
    picked = read_picked(answer.text or "", list(boxes.values()))
    if picked is None or picked.unknown:
        return Again(turn.words._("Nomor atau nama itu tidak ada pada daftar ini."))
    state.taken = [one for one, listed in boxes.items() if listed.number in picked.numbers]
    return _answered(turn, state)


def _answered(turn: Turn, state: SomeState) -> Next:
    if not state.taken:
        return Again(turn.words._("Belum ada yang dipilih."))
    return Done(answered_help(turn, state) if state.help_id else answered_visits(turn, state))


def answered_help(turn: Turn, state: SomeState) -> str:
    """The ketua's answer, kept and thanked for."""
    names = [listed.name for one, listed in _boxes(turn, state).items() if one in state.taken]
    if not answer_help(turn.session, turn.actor, state.help_id, state.taken, turn.now, turn.rules):
        return _over(turn)
    return accepted_help(turn, names) if state.taken else declined_help(turn)


def answered_visits(turn: Turn, state: SomeState) -> str:
    """The colleague's answer, kept and thanked for."""
    taken = [
        one
        for one in show_together(turn.session, turn.actor, state.handover_id).asked
        if one.handover_id in state.taken
    ]
    if not _boxes(turn, state):
        return _over(turn)
    answer_together(turn.session, turn.actor, state.handover_id, state.taken, turn.now, turn.rules)
    return accepted_visits(turn, taken) if taken else declined_visits(turn)


CONVERSATION = Conversation(
    "answer_some",
    SomeState,
    {"some": Step(ask_some, take_some)},
    begin,
    roles=frozenset({"ketua", "deputy", "pendamping", "koordinator"}),
    unfinished=lambda turn, state: turn.words._("permintaan bantuan"),
)
