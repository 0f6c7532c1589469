"""What a question would be as a complaint, and the typed way on from an answer that was not what she meant."""

from conversations.inquiries.ask_state import AskState
from conversations.inquiries.handing_on import handed_on
from conversations.inquiries.own_people import blames_own_people
from conversations.questions import normal
from conversations.turn import Done, Next, Start, Turn
from programme.inquiries.asking import ANSWER_STANDS_FOR, hand_on, latest_question, show_own_question
from programme.matter_doubts import card_trouble
from programme.matter_text import read_matters

AS_COMPLAINT = {"why_unpaid": "not_paid"}
"""Topic -> the kind of complaint that it is."""


def complaint_in(said: str) -> str:
    """A category of complaints; empty where the words tell none."""
    for matter in read_matters(said):
        if matter.place == "complaint" and matter.topic != "other":
            return matter.topic
        if matter.topic in AS_COMPLAINT:
            return AS_COMPLAINT[matter.topic]
    return card_trouble(said) or ""


def pendamping_wanted(turn: Turn, text: str) -> Next | None:
    """ "Tanya pendamping", typed where others tap: hands her latest question on that was answered here."""
    if normal(text) != normal(turn.words._("Tanya pendamping")):
        return None
    latest = latest_question(turn.session, turn.actor, turn.who.id, turn.now - ANSWER_STANDS_FOR)
    if latest is None:
        return Start("ask_question")
    said = show_own_question(turn.session, turn.actor, latest)
    if blames_own_people(turn, said):  # who reads it is said first
        return Start("ask_question", AskState(words=said))
    return Done(handed_on(turn, hand_on(turn.session, turn.actor, latest, turn.now)))
