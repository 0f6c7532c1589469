"""How a person is related to a case, to what was agreed or shared in it, to a poll, a gathering, a ketua's help.

A case is its holder's alone: not even the koordinator of the kecamatan or an operator reads it, only whom the holder
asked for advice and who accepted. So no general relation ('koordinator', 'staff') is ever given to one.
"""

from sqlalchemy import select

from db import Session
from db.tables import (
    Case,
    CaseAgreement,
    CaseReferral,
    Complaint,
    Gathering,
    GatheringGuest,
    Group,
    KetuaHelp,
    Kpm,
    Person,
    Poll,
)
from programme.entry_holders import speaks_since

STAFF = ("pendamping", "koordinator")


def to_case(session: Session, person: Person, object_id: int) -> set[str]:
    """'holder' for who works on it, 'adviser' for whom he asked and who accepted.

    Where its holder has left the office, the group's present pendamping holds it: else nobody could go on with it. One
    that came of a hidden complaint stays closed to him.
    """
    case = session.get(Case, object_id)
    if case is None or person.role not in STAFF:
        return set()
    if case.holder_id == person.id or _inherits(session, person, case):
        return {"holder"}
    shared = select(CaseReferral.id).where(
        CaseReferral.case_id == case.id, CaseReferral.to_id == person.id, CaseReferral.state == "accepted"
    )
    return {"adviser"} if session.scalar(shared.limit(1)) is not None else set()


def _inherits(session: Session, person: Person, case: Case) -> bool:
    if session.get_one(Person, case.holder_id).removed_at is None or came_of_hidden_complaint(session, case):
        return False
    group_id = session.get_one(Kpm, case.kpm_id).group_id
    return session.get_one(Group, group_id).pendamping_id == person.id


def came_of_hidden_complaint(session: Session, case: Case) -> bool:
    """Whether the group's own people must not know of what led to it."""
    complaint = session.get(Complaint, case.complaint_id) if case.complaint_id is not None else None
    return complaint is not None and complaint.confidential


def to_referral(session: Session, person: Person, object_id: int) -> set[str]:
    """'self' is the colleague who is asked; the others stand to it as to its case."""
    referral = session.get(CaseReferral, object_id)
    if referral is None:
        return set()
    asked = {"self"} if referral.to_id == person.id and person.role in STAFF else set()
    return asked | to_case(session, person, referral.case_id)


def to_agreement(session: Session, person: Person, object_id: int) -> set[str]:
    """'self' is the family with which it was made; the others stand to it as to its case."""
    agreement = session.get(CaseAgreement, object_id)
    if agreement is None:
        return set()
    case = session.get_one(Case, agreement.case_id)
    own = {"self"} if case.kpm_id == person.id and is_made_with_her(session, case, agreement) else set()
    return own | to_case(session, person, case.id)


def is_made_with_her(session: Session, case: Case, agreement: CaseAgreement) -> bool:
    """Whether it was agreed with the one who speaks for the family now, not with somebody who did before.

    One of the very day on which the entry passed on counts as the other's.
    """
    since = speaks_since(session, case.kpm_id)
    return since is None or agreement.agreed_on > since.date()


def to_poll(session: Session, person: Person, object_id: int) -> set[str]:
    """'self' for each member of the group; its pendamping, koordinator, ketua and deputy as to the group."""
    poll = session.get(Poll, object_id)
    if poll is None:
        return set()
    group = session.get_one(Group, poll.group_id)
    if person.role == "kpm":
        duty = session.scalar(
            select(Kpm.duty).where(Kpm.person_id == person.id, Kpm.group_id == group.id, Kpm.left_at.is_(None))
        )
        return set() if duty is None else {"self", duty} & {"self", "ketua", "deputy"}
    found = {"pendamping"} if group.pendamping_id == person.id and person.role in STAFF else set()
    is_koordinator = person.role == "koordinator" and person.kecamatan == group.kecamatan
    return found | ({"koordinator"} if is_koordinator else set())


def to_gathering(session: Session, person: Person, object_id: int) -> set[str]:
    """'pendamping' for who holds it, 'self' for each family called to it: nobody else knows who was called."""
    gathering = session.get(Gathering, object_id)
    if gathering is None:
        return set()
    if person.role in STAFF:
        return {"pendamping"} if gathering.pendamping_id == person.id else set()
    called = select(GatheringGuest.id).where(
        GatheringGuest.gathering_id == object_id,
        GatheringGuest.kpm_id == person.id,
        GatheringGuest.mark.is_distinct_from("removed"),
    )
    return {"self"} if session.scalar(called) is not None else set()


def to_help(session: Session, person: Person, object_id: int) -> set[str]:
    """'self' is the ketua (or deputy) who was asked, as long as she has that duty there; 'pendamping' who asked."""
    asked = session.get(KetuaHelp, object_id)
    if asked is None:
        return set()
    if person.role in STAFF:
        return {"pendamping"} if asked.asked_by == person.id else set()
    if asked.ketua_id != person.id:
        return set()
    group_id = session.get_one(Kpm, asked.kpm_id).group_id
    duty = session.scalar(
        select(Kpm.duty).where(Kpm.person_id == person.id, Kpm.group_id == group_id, Kpm.left_at.is_(None))
    )
    return {"self"} if duty in ("ketua", "deputy") else set()
