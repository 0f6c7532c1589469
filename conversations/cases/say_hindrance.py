"""A family that said "ada halangan" to something agreed may say which; its pendamping hears either way.

hindrance --(own words, or Lewati)--> thanks
"""

from conversations.cases.hindrance_state import HindranceState
from conversations.notices.cases import told_pendamping
from conversations.questions import Answer, Choice, Question
from conversations.turn import FAMILIES, Ask, Conversation, Done, Next, Step, Turn
from programme.access import may_run
from programme.cases.agreements import say_hindered

SKIP = frozenset({"lewati", "lewat", "tidak usah", "ora usah", "teu kedah", "-"})


def begin(turn: Turn, state: HindranceState) -> Next:
    return Ask("hindrance")


def ask_hindrance(turn: Turn, state: HindranceState) -> Question:
    text = turn.words._(
        "Tidak apa-apa, {name}. Ada halangan apa? Boleh ditulis singkat; hanya pendamping yang membacanya.",
        name=turn.name(),
    )
    skip = Choice("skip", turn.words._("Lewati"), SKIP)
    return Question(text, (skip,), numbered=False, accepts=frozenset({"text"}), any_words=True)


def take_hindrance(turn: Turn, state: HindranceState, answer: Answer) -> Next:
    if not may_run(turn.session, turn.actor, "say_hindered", state.agreement_id):
        return Done(turn.words._("Terima kasih sudah mengabari, {name}.", name=turn.name()))
    if answer.value is None and answer.text:
        say_hindered(turn.session, turn.actor, state.agreement_id, answer.text.strip(), turn.now, turn.rules)
    return Done(told_pendamping(turn, state.agreement_id))


CONVERSATION = Conversation(
    "say_hindrance",
    HindranceState,
    {"hindrance": Step(ask_hindrance, take_hindrance)},
    begin,
    roles=FAMILIES,
    unfinished=lambda turn, state: turn.words._("kabar untuk pendamping"),
)
