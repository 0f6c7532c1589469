"""What a family keeps up by the components registered for it: the basis of "syaratnya apa?".

Second source document: 'Kewajiban peserta PKH'. Education and health by component; the meeting for every family.
"""

from sqlalchemy import select

from db import Session
from db.tables import FamilyMember
from programme.access import Actor, operation

DUTIES = {
    "pregnant": "pregnancy_checks",
    "infant": "small_children",
    "toddler": "small_children",
    "preschool": "small_children",
    "sd": "school",
    "smp": "school",
    "sma": "school",
    "lansia": "elderly",
    "disability": "disability",
}
"""Component -> what it asks for."""


@operation(on="kpm", may=("self",))
def list_duties(session: Session, actor: Actor, kpm_id: int) -> list[str]:
    """The duties of her own family, each once, in the order of `DUTIES`; empty where no component is registered."""
    query = select(FamilyMember.component).where(FamilyMember.kpm_id == kpm_id, FamilyMember.left_on.is_(None))
    found = {DUTIES[component] for component in session.scalars(query) if component in DUTIES}
    return [duty for duty in dict.fromkeys(DUTIES.values()) if duty in found]
