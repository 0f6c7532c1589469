"""What is noted in a case: entries are added or taken out, never changed."""

from datetime import date, datetime

from db import Session
from db.tables import Case, CaseEntry
from programme.access import Actor, operation
from programme.cases.codes import (
    ACHIEVED,
    CONTACT,
    ENTRY_KINDS,
    FAMILY_WORD,
    HISTORY,
    NOT_YET,
    NOTE,
    OPTION,
    PHASES,
    POTENTIAL,
    PROBLEM,
    SOURCE,
)
from programme.rules import Rules
from programme.trail import leave_trace

LONGEST_WORDS = 2000
"""Letters of one entry; whoever writes more is asked to do so in two."""
_ALWAYS_IN = {
    SOURCE: "identification",
    PROBLEM: "identification",
    POTENTIAL: "identification",
    OPTION: "plan",
    ACHIEVED: "evaluation",
    NOT_YET: "evaluation",
    FAMILY_WORD: "ending",
}


def phase_of(kind: str, current: str) -> str:
    """Under which phase something of that kind is filed, in a case that has come as far as `current`. Pure.

    Meetings with the family are the first approach until the plan is carried out; then they belong to that.
    """
    if kind.startswith("part_"):
        part = kind.removeprefix("part_")
        return part if part in PHASES else current
    if kind == CONTACT and PHASES.index(current) < PHASES.index("action"):
        return "approach"
    return _ALWAYS_IN.get(kind, current)


@operation(on="case", may=("holder",))
def add_entry(
    session: Session,
    actor: Actor,
    case_id: int,
    kind: str,
    words: str,
    now: datetime,
    rules: Rules,
    *,
    about: str | None = None,
    happened_on: date | None = None,
    chosen: bool = False,
) -> int:
    """Notes one thing in the file; returns its id.

    `happened_on`: the local day it speaks of, today where none is said. ValueError for a kind that is none.
    """
    case = session.get_one(Case, case_id)
    entry = write_entry(
        session, case, kind, words, now, rules, about=about, happened_on=happened_on, chosen=chosen,
        author_id=actor.person_id,
    )  # fmt: skip
    leave_trace(session, actor, "add_entry", "case", case_id, now)
    return entry.id


@operation(on="case", may=("adviser",))
def add_advice(session: Session, actor: Actor, case_id: int, words: str, now: datetime, rules: Rules) -> int:
    """What a colleague thinks who was asked: a note under his own name; returns its id."""
    case = session.get_one(Case, case_id)
    entry = write_entry(session, case, NOTE, words, now, rules, author_id=actor.person_id)
    leave_trace(session, actor, "add_advice", "case", case_id, now)
    return entry.id


@operation(on="case", may=("holder",))
def remove_entry(session: Session, actor: Actor, case_id: int, entry_id: int, now: datetime) -> bool:
    """Takes an entry out of the file; False where it is not in it (any more), or tells what happened to the case."""
    entry = session.get(CaseEntry, entry_id)
    if entry is None or entry.case_id != case_id or entry.removed_at is not None or entry.kind in HISTORY:
        return False
    entry.removed_at = now
    session.flush()
    leave_trace(session, actor, "remove_entry", "case", case_id, now)
    return True


def write_entry(
    session: Session,
    case: Case,
    kind: str,
    words: str,
    now: datetime,
    rules: Rules,
    *,
    about: str | None = None,
    happened_on: date | None = None,
    chosen: bool = False,
    author_id: int | None = None,
) -> CaseEntry:
    """For operations that have asked already; leaves no trace of its own. `author_id` None: by the assistant."""
    if kind not in ENTRY_KINDS:
        raise ValueError(f"no such kind of entry: {kind}")
    entry = CaseEntry(
        case_id=case.id, phase=phase_of(kind, case.phase), kind=kind, about=about, words=words.strip()[:LONGEST_WORDS],
        chosen=chosen, happened_on=happened_on or rules.today(now), author_id=author_id, entered_at=now,
    )  # fmt: skip
    session.add(entry)
    session.flush()
    return entry
