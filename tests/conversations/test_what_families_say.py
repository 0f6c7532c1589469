"""Whatever a family says of whatever change: what is kept is what was said."""

import json
from dataclasses import dataclass
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.questions import Answer, Question
from conversations.turn import Ask, House, Turn
from conversations.updates.change_order import DIFFERENT, onward
from conversations.updates.change_state import ChangeState
from conversations.updates.report_change import CONVERSATION
from conversations.words import Words
from db import Session
from db.tables import Contact, DataUpdate
from outbox.messages import Incoming
from programme.matters import UPDATE_KINDS
from programme.people import chatter_of
from tests.village import Village, links_of

TODAY = date(2018, 10, 1)
LETTERS = st.characters(min_codepoint=97, max_codepoint=122)
NAMES = st.text(LETTERS, min_size=4, max_size=12).map(lambda letters: f"Qu{letters} Xandra")
"""Names that nobody bears, and no word that has a meaning here."""
STORIES = st.lists(st.text(LETTERS, min_size=3, max_size=9), min_size=2, max_size=9).map(" ".join)
DAYS = st.dates(date(1990, 1, 1), TODAY)
WITH_DAYS = frozenset({"since", "born_on", "died_on"})


@dataclass
class Heard:
    """What somebody answered to a question, and what has to be kept of it."""

    answer: Answer
    kept: dict[str, str]


def heard(data: st.DataObject, field: str, question: Question) -> Heard:
    """A button pressed, or an answer typed that fits the question."""
    typed = "text" in question.accepts
    if question.choices and (not typed or data.draw(st.booleans())) and field not in ("phone", *WITH_DAYS):
        choice = data.draw(st.sampled_from(question.choices))
        return Heard(Answer(value=choice.value), _of_choice(field, choice.value, choice.label))
    if field in WITH_DAYS:
        day = data.draw(DAYS)
        return Heard(Answer(text=f"{day.day}/{day.month}/{day.year}"), {field: day.isoformat()})
    if field == "phone":
        digits = data.draw(st.integers(10_000_000, 99_999_999))
        return Heard(Answer(text=f"0812{digits}"), {field: f"+62812{digits}"})
    if field == "due_month":
        return Heard(Answer(text="14 minggu"), {"due_month": "2019-04", "age_words": "14 minggu"})
    if field == "member":
        name = data.draw(NAMES)
        return Heard(Answer(text=name), {"member": "new", "member_name": name})
    if field == "why":
        story = data.draw(STORIES)
        return Heard(Answer(text=story), {"why": "other", "why_words": story})
    if field == "grade":
        story = f"kelas 4 {data.draw(STORIES)}"
        return Heard(Answer(text=story), {"grade": story})
    said = data.draw(NAMES if field == "name" else STORIES)
    return Heard(Answer(text=said), {field: said})


def _of_choice(field: str, value: str, label: str) -> dict[str, str]:
    if field == "member":
        own = value == "self"
        return {"member": value.removeprefix("e"), "member_name": "Mawar" if own else label}
    kept = {field: "" if value == "none" else value}
    return kept | ({"age_words": ""} if field == "due_month" else {})


def turn_of(session: Session, village: Village) -> Turn:
    chatter = chatter_of(session, village.people["Mawar"])
    contact = session.query(Contact).first()
    assert contact is not None
    incoming = Incoming("telegram", "77", "u1", text="x")
    house = House(village.rules, links_of)
    return Turn(session, village.now, house, contact, incoming, chatter, Words())


def tell(session: Session, village: Village, kind: str, data: st.DataObject) -> dict[str, str]:
    """One change told from the first question to the last; returns what has to be kept."""
    turn, kept = turn_of(session, village), dict[str, str]()
    state = ChangeState(kpm_id=turn.who.id, kind=kind, confirmed=True, same_as=DIFFERENT)
    then = onward(turn, state)
    while isinstance(then, Ask) and then.question not in ("photo", "check"):
        step, field = CONVERSATION.steps[then.question], then.question.removeprefix(f"{state.kind}_")
        one = heard(data, field, step.ask(turn, state))
        if one.answer.value == "transferred":  # that goes on as another kind
            one = Heard(Answer(value="finished"), {"why": "finished"})
        then, before = step.take(turn, state, one.answer), then
        assert then != before
        kept |= one.kept
    CONVERSATION.steps["check"].take(turn, state, Answer(value="yes"))
    return kept


def test_what_is_kept_is_what_was_said(village: Village) -> None:
    village.family("Mawar", **{"Budi Santoso": "sd", "Karto": "lansia"})

    @settings(max_examples=25)
    @given(st.sampled_from(UPDATE_KINDS), st.data())
    def holds(kind: str, data: st.DataObject) -> None:
        said = village.write(lambda session: tell(session, village, kind, data))
        rows = village.read(lambda session: session.query(DataUpdate).order_by(DataUpdate.id.desc()).limit(1).all())
        kept = json.loads(rows[0].details)

        assert rows[0].kind == kind
        assert {field: kept[field] for field in said} == said
        parsed = {"dusun", "rt", "rw", "desa", "level"}  # of the address, of the school's name
        assert set(kept) - parsed == set(said) - parsed

    holds()
