"""Visits set up as the rules would have made them, and a pendamping's lists, for the tests of visits."""

from datetime import date

from db import Session
from db.tables import Provider, Visit
from programme.visit_lines import VisitLine
from programme.visit_lists import AllVisits, list_all_visits, list_visits
from programme.visits import VisitOutcome, record_visit
from tests.village import Village

DAY = "2018-11-23"


def lines(village: Village, day: str = DAY, name: str = "Siti") -> list[VisitLine]:
    actor, person_id = village.actor(name), village.people[name]
    return village.write(lambda s: list_visits(s, actor, person_id, date.fromisoformat(day), village.rules))


def listed(village: Village, day: str = DAY, name: str = "Siti") -> list[str]:
    return [line.name for line in lines(village, day, name) if not line.waiting]


def everything(village: Village, day: str = DAY, name: str = "Siti") -> AllVisits:
    actor, person_id = village.actor(name), village.people[name]
    return village.write(lambda s: list_all_visits(s, actor, person_id, date.fromisoformat(day), village.rules))


def due(village: Village, name: str, *, on: str = DAY, months: int = 2, cause: str = "p2k2") -> int:
    """An open visit, as the rules would have made it."""
    visit = Visit(
        kpm_id=village.people[name],
        cause=cause,
        months=[f"2018-{month:02d}" for month in range(12 - months, 12)] if cause == "p2k2" else [],
        due_on=date.fromisoformat(on),
        opened_at=village.now,
    )
    return village.write(lambda s: _added(s, visit))


def to_provider(village: Village, name: str, by: str = "Siti", *, point: str | None = None) -> int:
    def work(session: Session) -> int:
        added_at, siti = village.now, village.people[by]
        provider = Provider(
            kind="health", name=name, kecamatan="Kedungrejo", desa="Wates", coordinates=point, added_by=siti
        )
        provider.added_at = added_at
        session.add(provider)
        session.flush()
        visit = Visit(provider_id=provider.id, pendamping_id=siti, cause="provider", purpose="jadwal posyandu")
        visit.months, visit.due_on, visit.opened_at = [], date.fromisoformat(DAY), added_at
        return _added(session, visit)

    return village.write(work)


def _added(session: Session, visit: Visit) -> int:
    session.add(visit)
    session.flush()
    return visit.id


def made(village: Village, visit_id: int, *, by: str = "Siti", next_on: str | None = None) -> bool:
    outcome = VisitOutcome(
        village.rules.today(village.now),
        "kpm",
        ("data_changes", "problem_told", "explained"),
        next_step="cek" if next_on else None,
        next_on=date.fromisoformat(next_on) if next_on else None,
    )
    actor = village.actor(by)
    return village.write(lambda s: record_visit(s, actor, visit_id, outcome, village.now))
