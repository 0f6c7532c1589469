"""Keeping what the pendamping writes for the report herself: entries of the file, in place of older ones or beside."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Case, CaseEntry
from programme.access import Actor, operation
from programme.cases.codes import REPORT_PARTS
from programme.cases.entries import LONGEST_WORDS, write_entry
from programme.cases.report_parts import BESIDE, INSTEAD
from programme.rules import Rules
from programme.trail import leave_trace


@operation(on="case", may=("holder",))
def keep_own_text(
    session: Session,
    actor: Actor,
    case_id: int,
    part: str,
    pieces: Sequence[str],
    now: datetime,
    rules: Rules,
    *,
    instead: bool = False,
) -> int:
    """Keeps each piece as a paragraph of that part; returns how many entries they are.

    `instead`: they take the place of what the file says and of what was written before; else they stand after it.
    """
    if part not in REPORT_PARTS:
        raise ValueError(f"no such part: {part}")
    case = session.get_one(Case, case_id, with_for_update=True, populate_existing=True)
    kind = f"part_{part}"
    older = select(CaseEntry).where(
        CaseEntry.case_id == case_id, CaseEntry.kind == kind, CaseEntry.removed_at.is_(None)
    )
    own = [one for one in session.scalars(older) if one.about in (None, BESIDE, INSTEAD)]
    was_instead = any(one.about == INSTEAD for one in own)
    for one in own if instead else ():
        one.removed_at = now
    about = INSTEAD if instead or was_instead else BESIDE
    kept = [short for piece in pieces for short in in_short(piece)]
    for words in kept:
        write_entry(session, case, kind, words, now, rules, about=about, author_id=actor.person_id)
    leave_trace(session, actor, "keep_own_text", "case", case_id, now)
    return len(kept)


def in_short(piece: str) -> list[str]:
    """In pieces that an entry holds, parted between words. Pure."""
    kept, rest = [], " ".join(piece.split())
    while len(rest) > LONGEST_WORDS:
        end = rest.rfind(" ", 0, LONGEST_WORDS)
        end = end if end > 0 else LONGEST_WORDS
        kept.append(rest[:end])
        rest = rest[end:].strip()
    return [*kept, rest] if rest else kept
