"""The agreement to take part (surat persetujuan): signed, its photo kept; or not wanted, which is her own right.

Second source document, C.1: 'ditandatangani perjanjian kesediaan peserta PKH'. Nothing here presses: who does not want
to sign is noted with the day, and may still change her mind.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from db import Session
from db.tables import Clarification, StoredFile
from programme.access import Actor, operation
from programme.candidates.clarifying import clarification_of, of_group
from programme.rules import Rules
from programme.trail import leave_trace

SUBJECT = "clarification:"


class AgreementMistake(ValueError):
    """It can't be recorded; `code` says why: future (the day is to come) or file_taken (the photo is another's)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Signed:
    """What was recorded: how many are new, of how many only the photo is."""

    new: int
    photos: int


@operation(on="group", may=("pendamping", "koordinator"))
def record_signed(
    session: Session,
    actor: Actor,
    group_id: int,
    kpm_ids: Collection[int],
    signed_on: date,
    file_id: int | None,
    now: datetime,
    rules: Rules,
) -> Signed:
    """These families of the group signed on that local day; one photo may show the agreements of several.

    Who signed before keeps her day, and gets the photo if hers is missing. Raises AgreementMistake.
    """
    if signed_on > rules.today(now):
        raise AgreementMistake("future")
    new = photos = 0
    for kpm_id in of_group(session, group_id, kpm_ids):
        form = clarification_of(session, kpm_id, now)
        if form.signed_on is None:
            form.signed_on, form.refused_on, form.received_by = signed_on, None, actor.person_id
            new += 1
        if file_id is not None and form.file_id is None:
            _attach(session, actor, form, file_id)
            photos += 1
        leave_trace(session, actor, "record_signed", "person", kpm_id, now)
    session.flush()
    return Signed(new, photos)


@operation(on="person", may=("pendamping", "koordinator"))
def record_refusal(
    session: Session, actor: Actor, person_id: int, refused_on: date, now: datetime, rules: Rules
) -> bool:
    """She does not want to take part; False where that stands already. Her membership ends only when it is ended.

    Raises AgreementMistake.
    """
    if refused_on > rules.today(now):
        raise AgreementMistake("future")
    form = clarification_of(session, person_id, now)
    if form.refused_on is not None:
        return False
    form.refused_on, form.signed_on, form.received_by = refused_on, None, actor.person_id
    leave_trace(session, actor, "record_refusal", "person", person_id, now)
    session.flush()
    return True


@operation(on="person", may=("pendamping", "koordinator"))
def take_answer_back(session: Session, actor: Actor, person_id: int, now: datetime) -> bool:
    """Neither signed nor refused: it was noted by slip. False where nothing stood, or it went to the office already."""
    form = clarification_of(session, person_id, now)
    if form.sent_at is not None or (form.signed_on is None and form.refused_on is None):
        return False
    form.signed_on = form.refused_on = form.file_id = form.received_by = None
    leave_trace(session, actor, "take_answer_back", "person", person_id, now)
    session.flush()
    return True


def _attach(session: Session, actor: Actor, form: Clarification, file_id: int) -> None:
    """A photo that has just arrived, or shows the agreements of others already; never one of something else."""
    file = session.get_one(StoredFile, file_id)
    if file.person_id not in (None, actor.person_id) or not (file.subject or SUBJECT).startswith(SUBJECT):
        raise AgreementMistake("file_taken")
    file.subject, file.person_id = file.subject or f"{SUBJECT}{form.id}", actor.person_id
    form.file_id = file.id
