"""The family's own word before a case ends: asked by chat, once more after some days, or said in person.

First source document, A.2.f: 'tanpa mengesampingkan pendapat dari KPM'. What she is asked tells of no case: whether all
is well now, or whether there is still something to talk about. Only on a phone that nobody else uses.
"""

from datetime import date, datetime, timedelta

from sqlalchemy import String, cast, literal, select

from db import Session
from db.tables import Case, CaseEntry, Kpm, OutboxRow
from outbox.queue import drop_waiting, mark_answered, put_notice
from programme.access import Actor, operation
from programme.cases.codes import FAMILY_WORD
from programme.cases.entries import write_entry
from programme.cases.keepers import is_reached_as_before, keeper_of, locked
from programme.cases.planned import already_planned
from programme.entry_holders import is_hers
from programme.rules import Rules
from programme.trail import leave_trace

ASKED, HEARD = "case_word", "case_word_heard"
CAME = ("sent", "delivered", "read", "unknown")
HELPS_FOR = timedelta(days=7)
WELL, NEEDS_MORE = "well", "needs_more"
"""What she says: that it is well now, or that she would rather be visited still."""
_SUBJECT = literal("case:") + cast(Case.id, String)


@operation(on="case", may=("holder",))
def ask_family_word(session: Session, actor: Actor, case_id: int, now: datetime, rules: Rules) -> bool:
    """Asks the family by chat; False where no chat of her own reaches her (then it is asked in person), or it ended.

    Asked twice on a day (a double tap), she reads it once.
    """
    case = locked(session, case_id)
    kpm = session.get_one(Kpm, case.kpm_id)
    if case.state != "open" or kpm.left_at is not None or not is_reached_as_before(session, case):
        return False
    slot = f"asked {rules.today(now).isoformat()}"
    put_notice(session, ASKED, subject_of(case_id), case.kpm_id, slot, now, deadline=now + HELPS_FOR)
    leave_trace(session, actor, "ask_family_word", "case", case_id, now)
    return True


@operation(on="case", may=("holder",))
def record_family_word(
    session: Session, actor: Actor, case_id: int, words: str, said_on: date, now: datetime, rules: Rules
) -> bool:
    """What she said in person on that local day; False where the case is closed."""
    case = locked(session, case_id)
    if case.state != "open":
        return False
    write_entry(session, case, FAMILY_WORD, words, now, rules, happened_on=said_on, author_id=actor.person_id)
    ask_no_more(session, case_id, now)
    leave_trace(session, actor, "record_family_word", "case", case_id, now)
    return True


@operation(on="kpm", may=("self",))
def is_asked_for_word(session: Session, actor: Actor, kpm_id: int, case_id: int) -> bool:
    """Whether the family is still waited for with its word."""
    case = session.get(Case, case_id)
    return case is not None and case.kpm_id == kpm_id and _is_open_to(session, case)


@operation(on="kpm", may=("self",))
def say_family_word(
    session: Session, actor: Actor, kpm_id: int, case_id: int, code: str | None, words: str, now: datetime, rules: Rules
) -> bool:
    """Keeps the family's word, and tells its pendamping; False where nothing is waited for (any more).

    `code`: WELL or NEEDS_MORE where she chose one; `words`: her own, or those of her choice.
    """
    case = session.get(Case, case_id, with_for_update=True, populate_existing=True)
    if case is None or case.kpm_id != kpm_id or not _is_open_to(session, case):
        return False
    write_entry(session, case, FAMILY_WORD, words, now, rules, author_id=kpm_id, about=code)
    ask_no_more(session, case_id, now)
    keeper_id = keeper_of(session, case)
    if keeper_id is not None:
        put_notice(session, HEARD, subject_of(case_id), keeper_id, f"said {now.isoformat()}", now)
    leave_trace(session, actor, "say_family_word", "case", case_id, now)
    return True


@operation(on="case", may=("holder",))
def word_is_read(session: Session, actor: Actor, case_id: int, now: datetime) -> None:
    """The holder opened what the family said: it waits for him no more."""
    mark_answered(session, HEARD, subject_of(case_id), actor.person_id, now)


@operation(on=None, may=("system",))
def ask_family_again(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Asks a family once more that has not answered for some days; returns how many."""
    return sum(
        put_notice(session, ASKED, subject_of(case_id), kpm_id, f"again {day}", now, deadline=now + HELPS_FOR)
        for case_id, kpm_id, again_at, day in _unanswered(session, rules)
        if again_at <= now < again_at + HELPS_FOR and is_reached_as_before(session, session.get_one(Case, case_id))
    )


def next_asking_again(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """The next moment at which a family is asked once more."""
    return min((at for _, _, at, _ in _unanswered(session, rules) if at > after), default=None)


def family_word_of(session: Session, case: Case) -> CaseEntry | None:
    """Her latest word since the case was opened, or opened again; None: without it a case does not end."""
    since = case.reopened_at or case.opened_at
    query = select(CaseEntry).where(
        CaseEntry.case_id == case.id,
        CaseEntry.kind == FAMILY_WORD,
        CaseEntry.removed_at.is_(None),
        CaseEntry.entered_at >= since,
    )
    return session.scalars(query.order_by(CaseEntry.id.desc()).limit(1)).first()


def ask_no_more(session: Session, case_id: int, now: datetime) -> None:
    """Her word is there, or needed no more."""
    drop_waiting(session, ASKED, subject_of(case_id), "answered")
    mark_answered(session, ASKED, subject_of(case_id), None, now)


def subject_of(case_id: int) -> str:
    return f"case:{case_id}"


def _is_open_to(session: Session, case: Case) -> bool:
    """Asked, and not answered yet: what she says later, or of herself, is no answer to this.

    Asked of whoever speaks for the family now: not of one who did before.
    """
    asked = select(OutboxRow.created_at).where(
        OutboxRow.kind == ASKED,
        OutboxRow.subject == subject_of(case.id),
        OutboxRow.person_id == case.kpm_id,
        OutboxRow.answered_at.is_(None),
        OutboxRow.state != "dropped",
    )
    asked_at = session.scalar(asked.order_by(OutboxRow.id.desc()).limit(1))
    return case.state == "open" and asked_at is not None and is_hers(session, case.kpm_id, asked_at)


def _unanswered(session: Session, rules: Rules) -> list[tuple[int, int, datetime, str]]:
    """(case, kpm, when she is asked again, the day she was asked on), of those that were asked once and got it."""
    query = (
        select(Case.id, Case.kpm_id, OutboxRow.sent_at, OutboxRow.slot)
        .join(OutboxRow, OutboxRow.subject == _SUBJECT)
        .join(Kpm, Kpm.person_id == Case.kpm_id)
        .where(OutboxRow.kind == ASKED, OutboxRow.slot.startswith("asked "), OutboxRow.answered_at.is_(None))
        .where(OutboxRow.state.in_(CAME), Case.state == "open", Kpm.left_at.is_(None))
        .order_by(OutboxRow.sent_at)
    )
    days = timedelta(days=rules.casework.family_asked_again_days)
    asked: dict[int, tuple[int, int, datetime, str]] = {}
    for case_id, kpm_id, sent_at, slot in session.execute(query):
        if sent_at is not None:
            asked[case_id] = (case_id, kpm_id, sent_at + days, (slot or "").removeprefix("asked "))
    keys = {one[0]: (ASKED, subject_of(one[0]), f"again {one[3]}") for one in asked.values()}
    told = already_planned(session, keys.values())
    return [one for one in asked.values() if keys[one[0]] not in told]
