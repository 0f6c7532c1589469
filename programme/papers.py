"""Files that somebody asked for by chat: wanted in a turn, made by a worker outside any transaction, kept encrypted.

waiting --(a worker takes it up)--> making --> made, or failed with a code. Whoever wanted it hears by a notice. Where
a worker dies over it, it is taken up again; old ones lose their content.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, update

from db import Session
from db.columns import keys_of
from db.tables import Paper, Person, RosterFile, StoredFile
from outbox.queue import put_notice
from programme.access import Actor, operation, require
from programme.rules import Rules

PAPER_RIGHTS = {
    "slips": "issue_group_codes",
    "slips_all": "issue_group_codes",
    "consent_sheet": "list_consents",
    "payment_list": "list_payment_day",
    "payment_amounts": "list_payment_amounts",
    "payment_template": "list_template_rows",
    "updates_sheet": "read_update_report",
    "group_lists": "read_group_lists",
    "case_report": "read_case_report",
    "case_report_named": "read_named_case_report",
    "poll_picture": "show_poll_result",
    "radar_picture": "list_radar",
    "radar_group_picture": "show_radar_group",
    "school_sheet": "list_pupils",
    "verification_sheet": "read_verification",
    "verification_pdf": "read_verification",
    "verification_sent": "read_verification",
    "clarification_forms": "print_group_forms",
    "clarification_all": "print_group_forms",
    "clarification_sheet": "read_sent_forms",
    "clarify_template": "list_for_correction",
    "calendar": "list_calendar",
    "provider_letters": "show_assembly",
    "attendance_sheet": "show_assembly",
    "invitation_letters": "issue_letters",
    "minutes": "show_assembly",
    "month_sent": "read_monthly_report",
    "month_xlsx": "read_monthly_report",
    "month_pdf": "read_monthly_report",
    "month_area_sent": "read_area_report",
    "month_area_xlsx": "read_area_report",
    "month_area_pdf": "read_area_report",
}
"""Kind of paper -> the operation that whoever wants it must be allowed on its subject."""
PAPER_NOTICES = {
    "updates_sheet": "updates_sheet",
    "poll_picture": "poll_result",
    "month_sent": "monthly_in",
    "verification_sent": "verification_in",
    "month_area_sent": "monthly_area",
}
"""Kind of paper -> the kind of notice that brings it, where it is not the usual one: it may come unasked."""
SAME_WITHIN = timedelta(minutes=1)
"""Wanted again so soon (a double tap, a repeated word) it is the same paper."""
TAKEN_UP_AGAIN_AFTER = timedelta(minutes=10)
"""A worker that has not finished by then has died."""


class PaperMistake(Exception):
    """A paper can't be made; `code` says why in one word: nothing, too_large ..."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class WantedPaper:
    """A paper to be made, and for whom; `actor` as she stands now (removed: she may nothing any more)."""

    id: int
    kind: str
    subject: str
    actor: Actor

    @property
    def subject_id(self) -> int:
        """3 of 'group:3'."""
        return int(self.subject.rpartition(":")[2])


@dataclass(frozen=True)
class PaperLine:
    """A paper as its notice speaks of it; `content` is plain, None where there is none (any more)."""

    id: int
    kind: str
    subject: str
    state: str
    filename: str
    content: bytes | None

    @property
    def subject_id(self) -> int:
        """3 of 'group:3'."""
        return int(self.subject.rpartition(":")[2])


@operation(on=None, may=("staff",))
def want_paper(session: Session, actor: Actor, kind: str, subject: str, now: datetime) -> int:
    """Orders a paper and returns its id; wanted twice within a minute it is one.

    Raises NotAllowed where the actor has no right to what stands on it.
    """
    require(session, actor, PAPER_RIGHTS[kind], int(subject.rpartition(":")[2]))
    assert actor.person_id is not None
    same = select(Paper.id).where(
        Paper.person_id == actor.person_id,
        Paper.kind == kind,
        Paper.subject == subject,
        Paper.wanted_at > now - SAME_WITHIN,
        Paper.state != "failed",
    )
    known = session.scalar(same.limit(1))
    if known is not None:
        return known
    paper = Paper(person_id=actor.person_id, kind=kind, subject=subject, wanted_at=now)
    session.add(paper)
    session.flush()
    return paper.id


def waiting_papers(session: Session, now: datetime, limit: int) -> list[WantedPaper]:
    """Those to be made next, oldest first."""
    query = (
        select(Paper.id, Paper.kind, Paper.subject, Person.id, Person.role)
        .join(Person, Person.id == Paper.person_id)
        .where(_may_be_taken_up(now))
        .order_by(Paper.id)
        .limit(limit)
    )
    return [
        WantedPaper(paper_id, kind, subject, Actor(person_id, role))
        for paper_id, kind, subject, person_id, role in session.execute(query)
    ]


def take_up_paper(session: Session, paper_id: int, now: datetime) -> bool:
    """Claims a paper for making; False where another worker was quicker. `made_at` holds the claim until it is made."""
    taken = session.execute(
        update(Paper)
        .where(Paper.id == paper_id, _may_be_taken_up(now))
        .values(state="making", made_at=now)
        .returning(Paper.id)
    )
    return taken.first() is not None


def _may_be_taken_up(now: datetime) -> ColumnElement[bool]:
    died = and_(Paper.state == "making", Paper.made_at < now - TAKEN_UP_AGAIN_AFTER)
    return or_(Paper.state == "waiting", died)


def keep_paper(
    session: Session, paper_id: int, claimed_at: datetime, filename: str, encrypted: bytes, now: datetime
) -> bool:
    """Stores what was made and tells whoever wanted it; False where the claim has passed to another worker."""
    kept = _end_making(session, paper_id, claimed_at, state="made", filename=filename, content=encrypted, made_at=now)
    return kept and _tell(session, paper_id, "made", now)


def give_paper_up(session: Session, paper_id: int, claimed_at: datetime, code: str, now: datetime) -> bool:
    """It can't be made; `code` goes into the notice, which says what to do."""
    ended = _end_making(session, paper_id, claimed_at, state="failed", made_at=now)
    return ended and _tell(session, paper_id, f"failed {code}", now)


def _end_making(session: Session, paper_id: int, claimed_at: datetime, **values: object) -> bool:
    mine = (Paper.id == paper_id, Paper.state == "making", Paper.made_at == claimed_at)
    return session.execute(update(Paper).where(*mine).values(**values).returning(Paper.id)).first() is not None


def _tell(session: Session, paper_id: int, slot: str, now: datetime) -> bool:
    paper = session.get_one(Paper, paper_id)
    kind = PAPER_NOTICES.get(paper.kind, "paper_ready")
    return put_notice(session, kind, f"paper:{paper_id}", paper.person_id, slot, now)


def add_paper(
    session: Session, person_id: int, kind: str, subject: str, filename: str, encrypted: bytes, now: datetime
) -> None:
    """Keeps a paper that was made beside other work and goes out with that work's own notice."""
    paper = Paper(person_id=person_id, kind=kind, subject=subject, state="made", wanted_at=now, made_at=now)
    paper.filename, paper.content = filename, encrypted
    session.add(paper)
    session.flush()


def made_paper(session: Session, paper_id: int) -> PaperLine | None:
    """The paper with this id, for the notice to whoever wanted it."""
    return _line(session, session.get(Paper, paper_id))


def latest_paper(session: Session, kind: str, subject: str) -> PaperLine | None:
    """The newest paper of this kind on a subject, for that subject's own notice."""
    query = select(Paper).where(Paper.kind == kind, Paper.subject == subject).order_by(Paper.id.desc()).limit(1)
    return _line(session, session.scalar(query))


def _line(session: Session, paper: Paper | None) -> PaperLine | None:
    if paper is None:
        return None
    keys = keys_of(session.get_bind().dialect)
    content = None if paper.content is None else keys.decrypt_bytes(paper.content)
    return PaperLine(paper.id, paper.kind, paper.subject, paper.state, paper.filename or "berkas", content)


@operation(on=None, may=("system",))
def forget_old_papers(session: Session, actor: Actor, now: datetime, rules: Rules) -> int:
    """Empties papers and roster sheets whose days are over; returns how many."""
    before = now - timedelta(days=rules.paper_days)
    oldest = _oldest_content(session)
    if oldest is None or oldest >= before:
        return 0
    papers = update(Paper).where(Paper.content.is_not(None), Paper.made_at < before).values(content=None)
    ended = select(RosterFile.file_id).where(RosterFile.ended_at < before)
    sheets = update(StoredFile).where(StoredFile.id.in_(ended), StoredFile.content.is_not(None)).values(content=None)
    unsynchronised = {"synchronize_session": False}
    return sum(
        len(session.execute(one, execution_options=unsynchronised).all())
        for one in (papers.returning(Paper.id), sheets.returning(StoredFile.id))
    )


def next_forgetting(session: Session, after: datetime, rules: Rules) -> datetime | None:
    """When the oldest content is to go."""
    oldest = _oldest_content(session)
    if oldest is None:
        return None
    return max(oldest + timedelta(days=rules.paper_days, seconds=1), after + timedelta(seconds=1))


def _oldest_content(session: Session) -> datetime | None:
    """Since when the oldest paper or ended roster sheet that holds something yet is kept."""
    return min((one for one in session.execute(_OLDEST_OF_EACH).one() if one is not None), default=None)


def _oldest_of_each() -> Select[datetime | None, datetime | None]:
    """Built once: at most ticks it is all that is asked."""
    papers = select(func.min(Paper.made_at)).where(Paper.content.is_not(None))
    sheets = (
        select(func.min(RosterFile.ended_at))
        .join(StoredFile, StoredFile.id == RosterFile.file_id)
        .where(StoredFile.content.is_not(None))
    )
    return select(papers.scalar_subquery(), sheets.scalar_subquery())


_OLDEST_OF_EACH = _oldest_of_each()
