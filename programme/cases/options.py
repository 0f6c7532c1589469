"""The ways out that were offered, and which of them the family chose.

First source document, A.2.c, d: 'menawarkan ... dua solusi'; 'Ibu Mawar memilih solusi yang pertama'.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Case, CaseEntry
from programme.access import Actor, operation
from programme.cases.codes import OPTION
from programme.cases.entries import write_entry
from programme.rules import Rules
from programme.trail import leave_trace


@operation(on="case", may=("holder",))
def choose_options(
    session: Session, actor: Actor, case_id: int, entry_ids: Collection[int], now: datetime, rules: Rules
) -> int:
    """These of the options in the file are what the family chose, and no others; returns how many that changed.

    An entry is never changed: the option is taken out and comes in anew, with the same words and the same day.
    """
    case = session.get_one(Case, case_id, with_for_update=True, populate_existing=True)
    standing = select(CaseEntry).where(
        CaseEntry.case_id == case_id, CaseEntry.kind == OPTION, CaseEntry.removed_at.is_(None)
    )
    changed = [one for one in session.scalars(standing.order_by(CaseEntry.id)) if one.chosen != (one.id in entry_ids)]
    for one in changed:
        one.removed_at = now
        write_entry(
            session, case, OPTION, one.words, now, rules, about=one.about, happened_on=one.happened_on,
            chosen=not one.chosen, author_id=actor.person_id,
        )  # fmt: skip
    if changed:
        leave_trace(session, actor, "choose_options", "case", case_id, now)
    return len(changed)
