"""What is asked next of a change: its kind, what it may repeat, what is not known yet, the photo, and all once more."""

from dataclasses import replace

from conversations.turn import Ask, Next, Turn
from conversations.updates.change_questions import Asked
from conversations.updates.change_state import ChangeState
from conversations.updates.change_table import QUESTIONS
from conversations.updates.whose_change import begin_with_family, is_own
from programme.access import may_run
from programme.updates.details import FIELDS, SELF
from programme.updates.hints import plain_details
from programme.updates.views import find_same_report, list_family

STAFF = frozenset({"pendamping", "koordinator"})
DIFFERENT = -1
"""Of `ChangeState.same_as`: it was looked for, or she said that it is another change."""


def begin(turn: Turn, state: ChangeState) -> Next:
    """Whose family it is, where that is not known; then onward."""
    state.several = state.several or turn.who.role in STAFF
    return begin_with_family(turn, state) or onward(turn, state)


def step_of(kind: str, asked: Asked) -> str:
    """The name of a question: 'birth_gender'."""
    return f"{kind}_{asked.field}"


def onward(turn: Turn, state: ChangeState, preface: str | None = None) -> Next:
    """The next question; the preface stands before it."""
    return Ask(_next(turn, state), preface)


def _next(turn: Turn, state: ChangeState) -> str:
    if not state.kind:
        return "kind"
    if not state.confirmed:
        return "loss" if state.kind == "loss" else "kind_check"
    if state.same_as == 0 and _tells_which(state):
        found = find_same_report(turn.session, turn.actor, state.kpm_id, state.kind, state.said, turn.now)
        state.same_as = found.update_id if found is not None else DIFFERENT
    if state.same_as > 0:
        return "same"
    due = next((one for one in QUESTIONS[state.kind] if one.is_due(state)), None)
    if due is not None:
        return step_of(state.kind, due)
    if not state.photo_asked and not state.file_ids:
        state.photo_asked = True
        return "photo"
    state.checking = True
    return "check"


def _tells_which(state: ChangeState) -> bool:
    """Whether it is known of whom it is: before that nothing can be the same."""
    asked = [one for one in QUESTIONS[state.kind] if one.field in ("what", "member", "story")]
    return not any(one.is_due(state) for one in asked)


def confirm_kind(turn: Turn, state: ChangeState) -> None:
    """The kind is settled: what her first words say plainly of it is not asked again."""
    state.confirmed, state.said = True, {}
    family = []
    if may_run(turn.session, turn.actor, "list_family", state.kpm_id):
        family = [(one.id, one.name) for one in list_family(turn.session, turn.actor, state.kpm_id)]
    said = plain_details(state.kind, state.words, family, turn.rules.today(turn.now))
    if said.get("member") == SELF:
        del said["member"]
        said |= {"member": SELF, "member_name": turn.who.name} if is_own(turn, state) else {}
    if said.get("what") == "own_name" and not is_own(turn, state):  # the ketua's own name, in a report of another's
        said = {}
    state.said = said


def in_order(state: ChangeState) -> dict[str, str]:
    """What was told, field by field as the kind asks it."""
    return {field: state.said[field] for field in FIELDS[state.kind] if field in state.said}


def begin_another(state: ChangeState) -> None:
    """Everything but that there may be several is forgotten: the next change begins."""
    fresh = ChangeState(several=state.several)
    for field, value in vars(replace(fresh)).items():
        setattr(state, field, value)
