"""Taking a checked list of candidates in: an intake for each kecamatan, with the groups proposed at once.

A kecamatan has one intake at a time that is not confirmed yet: a corrected list brings it up to date by participant
number. What is personal is encrypted before the unit of work begins, which is then short.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, Text, bindparam, func, insert, select, update

from db import Session
from db.keys import KeyRing
from db.tables import Candidate, Intake, Kpm, Person, RosterFile
from outbox.queue import put_notice
from programme.access import Actor, operation
from programme.candidates.proposing import OPEN, make_proposal
from programme.candidates.sheet import CandidatePlan, CandidateRow, family_to_json
from programme.candidates.telling import tell_arrived
from programme.roster_files import RosterNotTaken, roster_subject
from programme.roster_import.compare import slices
from programme.rules import Rules
from programme.trail import leave_trace

SECRET = ("phone", "coordinates", "family")
PLAIN = ("name", "gender", "desa", "dusun", "rt", "rw")


@dataclass(frozen=True)
class ListOutcome:
    """What taking a list in does, or (previewed) would do; people by their rows in the list."""

    new: tuple[CandidateRow, ...]
    changed: tuple[CandidateRow, ...]
    same: tuple[CandidateRow, ...]
    known: tuple[CandidateRow, ...]
    """Are kpm already, by participant number: left as they are."""
    left: tuple[CandidateRow, ...]
    """Were kpm once: left as they are, too."""
    missing: tuple[str, ...]
    """Names of those of the open intakes whom the list does not name: they stay."""

    def counts(self) -> dict[str, int]:
        """What may stand unencrypted."""
        return {field: len(getattr(self, field)) for field in ("new", "changed", "same", "known", "left", "missing")}

    @property
    def seen(self) -> str:
        """Differs where a later look at the same list would do something else."""
        fields = ("new", "changed", "same", "known", "left")
        rows = [[one.participant_number for one in getattr(self, field)] for field in fields]
        return hashlib.sha256(repr((rows, self.missing)).encode()).hexdigest()


@dataclass(frozen=True)
class SealedRow:
    """A row whose personal values are encrypted already."""

    participant_number: str
    values: Mapping[str, str | None]


def foresee_candidates(session: Session, plan: CandidatePlan) -> ListOutcome:
    """What taking it in would do now; nothing is written."""
    found: dict[str, list[CandidateRow]] = defaultdict(list)
    missing: list[str] = []
    for kecamatan, rows in by_kecamatan(plan).items():
        standing = _standing(session, kecamatan)
        named = {one.participant_number for one in rows}
        missing += [one.name for number, one in standing.items() if number not in named and not one.taken_out]
        in_programme = _in_programme(session, [one.participant_number for one in rows])
        for one in rows:
            found[_fate(one, standing, in_programme)].append(one)
    new, changed, same, known, left = (tuple(found[one]) for one in ("new", "changed", "same", "known", "left"))
    return ListOutcome(new, changed, same, known, left, tuple(sorted(missing)))


def _fate(row: CandidateRow, standing: Mapping[str, Candidate], in_programme: Mapping[str, bool]) -> str:
    if row.participant_number in in_programme:
        return "left" if in_programme[row.participant_number] else "known"
    one = standing.get(row.participant_number)
    if one is None:
        return "new"
    return "changed" if _values_of(row) != {field: getattr(one, field) for field in PLAIN + SECRET} else "same"


def by_kecamatan(plan: CandidatePlan) -> dict[str, list[CandidateRow]]:
    """The rows of each kecamatan, in their order."""
    rows: dict[str, list[CandidateRow]] = defaultdict(list)
    for one in plan.rows:
        rows[one.kecamatan].append(one)
    return dict(rows)


def _values_of(row: CandidateRow) -> dict[str, str | None]:
    return {field: getattr(row, field) for field in (*PLAIN, "phone", "coordinates")} | {
        "family": family_to_json(row.family)
    }


def _open_intake(session: Session, kecamatan: str) -> Intake | None:
    return session.scalar(
        select(Intake).where(Intake.kecamatan == kecamatan, Intake.state.in_(OPEN)).order_by(Intake.id)
    )


def _standing(session: Session, kecamatan: str) -> dict[str, Candidate]:
    intake = _open_intake(session, kecamatan)
    if intake is None:
        return {}
    rows = session.scalars(select(Candidate).where(Candidate.intake_id == intake.id))
    return {one.participant_number: one for one in rows}


def _in_programme(session: Session, numbers: Sequence[str]) -> dict[str, bool]:
    """Participant number -> whether she has left, of those who are or were kpm."""
    found: dict[str, bool] = {}
    for batch in slices(numbers):
        query = select(Kpm.participant_number, Kpm.left_at).where(Kpm.participant_number.in_(batch))
        found |= {number: left_at is not None for number, left_at in session.execute(query)}
    return found


def seal(rows: Sequence[CandidateRow], keys: KeyRing) -> list[SealedRow]:
    """The rows with their phone, house and household encrypted: done before the unit of work begins."""
    return [SealedRow(one.participant_number, _sealed(one, keys)) for one in rows]


def _sealed(row: CandidateRow, keys: KeyRing) -> dict[str, str | None]:
    values = _values_of(row)
    sealed = {field: None if (value := values[field]) is None else keys.encrypt(value) for field in SECRET}
    return values | sealed | {"phone_index": None if row.phone is None else keys.index(row.phone)}


@operation(on="roster", may=("self",))
def take_candidates_in(
    session: Session,
    actor: Actor,
    roster_id: int,
    kecamatan: str,
    rows: Sequence[SealedRow],
    now: datetime,
    rules: Rules,
) -> int:
    """Enters one kecamatan's part of a confirmed list and proposes its groups; returns the intake's id.

    Raises RosterNotTaken where the list was ended meanwhile or the kecamatan is not the sender's.
    """
    roster = session.get_one(RosterFile, roster_id, with_for_update=True, populate_existing=True)
    sender = session.get_one(Person, actor.person_id)
    if roster.state != "confirmed" or sender.kecamatan not in (None, kecamatan):
        raise RosterNotTaken(f"roster {roster_id} is {roster.state}")
    intake = _open_intake(session, kecamatan) or _begin(session, actor, kecamatan, roster.file_id, now, rules)
    in_programme = _in_programme(session, [one.participant_number for one in rows])
    standing = set(session.scalars(select(Candidate.participant_number).where(Candidate.intake_id == intake.id)))
    entered = [one for one in rows if one.participant_number not in in_programme]
    _add(session, intake.id, [one for one in entered if one.participant_number not in standing])
    _change(session, intake.id, [one for one in entered if one.participant_number in standing])
    intake.file_id = roster.file_id
    session.expire_all()
    if entered or standing:
        make_proposal(session, intake.id, rules)
        tell_arrived(session, intake.id, actor.person_id, now)
    leave_trace(session, actor, "take_candidates_in", "intake", intake.id, now)
    return intake.id


def _begin(session: Session, actor: Actor, kecamatan: str, file_id: int | None, now: datetime, rules: Rules) -> Intake:
    year = rules.today(now).year
    before = select(func.count()).where(Intake.kecamatan == kecamatan, Intake.label.startswith(f"{year}-"))
    label = f"{year}-{(session.scalar(before) or 0) + 1}"
    intake = Intake(kecamatan=kecamatan, label=label, file_id=file_id, created_by=actor.person_id, created_at=now)
    session.add(intake)
    session.flush()
    return intake


_TABLE = cast(Table, Candidate.__table__)
_SEALED = {field: bindparam(field, type_=Text()) for field in (*SECRET, "phone_index")}
"""Bound as they are: encrypted already."""


def _add(session: Session, intake_id: int, rows: Sequence[SealedRow]) -> None:
    fixed = {"intake_id": intake_id, "by_hand": False, "taken_out": False}
    values: list[dict[str, Any]] = [
        {**fixed, "participant_number": one.participant_number, **one.values} for one in rows
    ]
    if values:
        session.execute(insert(_TABLE).values(**_SEALED), values)


def _change(session: Session, intake_id: int, rows: Sequence[SealedRow]) -> None:
    """A family that now lives in another desa is placed anew."""
    if not rows:
        return
    hers = (_TABLE.c.intake_id == intake_id) & (_TABLE.c.participant_number == bindparam("number"))
    bound = {field: bindparam(f"new_{field}", type_=Text()) for field in (*SECRET, "phone_index")}
    bound |= {field: bindparam(f"new_{field}") for field in PLAIN}
    values = [
        {"number": one.participant_number, **{f"new_{name}": v for name, v in one.values.items()}} for one in rows
    ]
    session.execute(update(_TABLE).where(hers).values(**bound), values)


@operation(on="roster", may=("self",))
def end_candidate_list(
    session: Session, actor: Actor, roster_id: int, outcome: ListOutcome, intake_ids: Sequence[int], now: datetime
) -> None:
    """The list is in: its sender hears of it. Raises RosterNotTaken where it was ended meanwhile."""
    roster = session.get_one(RosterFile, roster_id, with_for_update=True, populate_existing=True)
    if roster.state != "confirmed":
        raise RosterNotTaken(f"roster {roster_id} is {roster.state}")
    roster.state, roster.ended_at = "taken", now
    roster.summary = {**roster.summary, **outcome.counts(), "intakes": list(intake_ids)}
    session.flush()
    put_notice(session, "roster_taken", roster_subject(roster_id), roster.sender_id, "taken", now)
