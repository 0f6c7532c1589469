"""Family members with what school and health post said of their months, for the tests of what follows from it."""

from datetime import date

from sqlalchemy import select

from db import Session
from db.tables import FamilyMember, Provider
from programme.schooling.age import SchoolMonth
from programme.schooling.attendance import record_school_month
from programme.schooling.months import MonthSaid, MonthsKept, keep_months
from tests.village import KECAMATAN, Village

FULL, AWAY = SchoolMonth(days=20), SchoolMonth(alpa=4, days=20)
"""All days there; four of twenty away, so below 85 %."""


def child(village: Village, of: str, name: str, component: str | None = "sd", born: str | None = None) -> int:
    """A family member; her or his id."""

    def work(session: Session) -> int:
        one = FamilyMember(kpm_id=village.people[of], name=name, name_index=f"{of} {name}", updated_at=village.now)
        one.component = component
        one.birth_date = date.fromisoformat(born) if born else None
        session.add(one)
        session.flush()
        return one.id

    return village.write(work)


def school(village: Village, name: str, *member_ids: int, kind: str = "school") -> int:
    """A provider of the register, with who goes there; its id."""

    def work(session: Session) -> int:
        one = Provider(kind=kind, name=name, kecamatan=KECAMATAN, added_by=village.people["Siti"])
        one.added_at = village.now
        session.add(one)
        session.flush()
        for member in session.scalars(select(FamilyMember).where(FamilyMember.id.in_(member_ids))):
            member.provider_id, member.facility = one.id, name
        return one.id

    return village.write(work)


def at_school(village: Village, month: str, said: dict[int, SchoolMonth]) -> MonthsKept:
    """As Siti enters it: 'YYYY-MM', child -> days."""
    siti, person_id, first = village.actor("Siti"), village.people["Siti"], date.fromisoformat(f"{month}-01")
    kept = village.write(lambda s: record_school_month(s, siti, person_id, first, said, village.now, village.rules))
    village.drain()
    return kept


def at_health_post(village: Village, month: str, member_id: int, *, kept: bool) -> None:
    """One member's month of health."""
    said = MonthSaid(member_id, "health", date.fromisoformat(f"{month}-01"), kept)
    village.write(lambda s: keep_months(s, village.people["Siti"], [said], village.now, village.rules))
    village.drain()
