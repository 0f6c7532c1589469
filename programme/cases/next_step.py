"""What a case needs next: the first thing of its six phases that stands in no entry yet. Pure."""

from programme.cases.codes import ACHIEVED, CONTACT, NOT_YET, OPTION, PHASES, POTENTIAL, PROBLEM, SOURCE
from programme.cases.showing import CaseView

STEPS = ("contact", "source", "problem", "potential", "option", "chosen", "agreement", "action", "evaluation", "ending")
"""In the order of the source document; each is a question or a conversation of its own."""


def next_step_of(view: CaseView) -> str | None:
    """One of STEPS; None while the plan is being carried out and nothing has been evaluated yet, or for a closed one.

    A step that was passed over is not asked for again once the plan is carried out.
    """
    if view.state != "open":
        return None
    if PHASES.index(view.phase) < PHASES.index("action"):
        return _before_action(view)
    if view.of_kind(ACHIEVED):
        return "ending"
    return "evaluation" if view.of_kind(NOT_YET) else None


def _before_action(view: CaseView) -> str:
    for kind in (CONTACT, SOURCE, PROBLEM, POTENTIAL, OPTION):
        if not view.of_kind(kind):
            return kind
    if not any(one.chosen for one in view.of_kind(OPTION)):
        return "chosen"
    return "action" if any(one.state == "open" for one in view.agreements) else "agreement"
