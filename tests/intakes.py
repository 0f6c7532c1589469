"""Candidates without chatting: a list taken in, its groups proposed and confirmed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select

from db import Session
from db.tables import Candidate, Contact, Intake, Person, ProposedGroup, RosterFile, StoredFile
from programme.access import Actor
from programme.candidates.confirming import confirm_groups
from programme.candidates.sheet import CandidateMember, CandidateRow
from programme.candidates.taking_in import seal, take_candidates_in
from tests.village import KECAMATAN, Village


def candidates(
    sizes: dict[tuple[str, str, str], int], first: int = 1, kecamatan: str = KECAMATAN
) -> list[CandidateRow]:
    """So many families in each (desa, RW, RT), each with a child and a phone of its own."""
    rows: list[CandidateRow] = []
    for (desa, rw, rt), size in sizes.items():
        for _ in range(size):
            number = first + len(rows)
            child = (CandidateMember(f"Anak {number}", None, "sd", "SDN 1"),)
            one = CandidateRow(number, f"C{number:04d}", f"Calon {number}", "f", kecamatan, desa, "Krajan", rt, rw)
            rows.append(replace(one, phone=f"+62813{number:07d}", family=child))
    return rows


def take_in(village: Village, rows: Sequence[CandidateRow], by: str = "Siti") -> int:
    """The rows as a list that she sent and agreed to, of one kecamatan; returns the intake's id."""
    actor, sealed, now = village.actor(by), seal(rows, village.database.keys), village.now
    roster_id = village.write(lambda s: confirmed_list(s, actor, now))
    of = rows[0].kecamatan
    return village.write(lambda s: take_candidates_in(s, actor, roster_id, of, sealed, now, village.rules))


def confirmed_list(session: Session, actor: Actor, now: datetime) -> int:
    """A sheet that its sender has agreed to."""
    contact_id = session.scalars(select(Contact.id).order_by(Contact.id).limit(1)).one()
    file = StoredFile(contact_id=contact_id, channel="telegram", provider_reference="list", kind="document")
    file.person_id, file.received_at = actor.person_id, now
    session.add(file)
    session.flush()
    assert actor.person_id is not None
    roster = RosterFile(
        file_id=file.id, sender_id=actor.person_id, state="confirmed", kind="candidates", arrived_at=now
    )
    session.add(roster)
    session.flush()
    return roster.id


def confirm(village: Village, intake_id: int, by: str = "Siti") -> list[int]:
    """Confirms the groups as they are proposed; returns the group ids."""
    actor = village.actor(by)

    def work(session: Session) -> list[int]:
        revision = session.get_one(Intake, intake_id).revision
        return confirm_groups(session, actor, intake_id, revision, village.now, village.rules)

    made = village.write(work)
    village.people = village.read(lambda s: {one.name: one.id for one in s.scalars(select(Person))})
    return made


def proposed(village: Village, intake_id: int) -> dict[int, list[str]]:
    """Number of each proposed group -> the participant numbers in it."""
    query = (
        select(ProposedGroup.number, Candidate.participant_number)
        .join(Candidate, Candidate.proposed_group_id == ProposedGroup.id)
        .where(ProposedGroup.intake_id == intake_id)
        .order_by(ProposedGroup.number, Candidate.participant_number)
    )
    found: dict[int, list[str]] = {}
    for number, participant in village.read(lambda s: s.execute(query).all()):
        found.setdefault(number, []).append(participant)
    return found
