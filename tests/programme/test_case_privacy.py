"""A case is its holder's alone: no other role, list, count or audit tells of it; a colleague once he accepted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from db import Session
from db.tables import Case, CaseReferral, TrailEntry, Visit
from handlers.office.audit_words import in_words
from programme.access import NotAllowed
from programme.audit import audit_kpm
from programme.cases.entries import add_entry
from programme.cases.opening import open_case
from programme.overviews import overview
from tests.databases import sqlite_database
from tests.programme.test_access import CALLS, MAY, NOW, RULES, World, call, peopled
from tests.village import Village

SECRET = "utang rentenir kantin"
"""Words that stand in the case alone."""


@pytest.fixture(scope="module")
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    template: Path = request.getfixturevalue("sqlite_village")
    with sqlite_database(template, tmp_path_factory.mktemp("private")) as database:
        made = peopled(database)
        database.write(lambda session: _written(session, made))
        yield made


def _written(session: Session, world: World) -> None:
    """One entry of each kind that speaks of her troubles, and a visit of the case that is due."""
    siti = world.actors["siti"]
    for kind in ("contact", "source", "problem", "potential", "option", "note", "not_yet", "achieved", "family_word"):
        add_entry(session, siti, world.case, kind, f"{SECRET} {kind}", NOW, RULES, about=SECRET)
    visit = Visit(kpm_id=world.mawar, cause="case", months=[], due_on=NOW.date(), opened_at=NOW, purpose=SECRET)
    visit.case_id, visit.pendamping_id = world.case, world.siti
    session.add(visit)


def told(world: World, session: Session, name: str, reader: str) -> str:
    """What that operation answers that reader; nothing where she may not."""
    attempt = session.begin_nested()
    try:
        answered = repr(call(session, world, name, world.actors[reader]))
    except NotAllowed:
        answered = ""
    attempt.rollback()
    session.expunge_all()
    return answered


def test_nothing_that_anybody_else_can_ask_for_tells_a_word_of_it(world: World) -> None:
    """Whoever may not ask at all is refused by test_access."""
    asking = [(reader, name) for name in sorted(CALLS) for reader in MAY[name].split() if reader != "siti"]

    def look(session: Session) -> list[str]:
        return [f"{reader} {name}" for reader, name in asking if SECRET in told(world, session, name, reader)]

    assert world.database.write(look) == []
    assert SECRET in world.database.write(lambda s: told(world, s, "show_case", "siti"))


def test_a_colleague_reads_it_from_the_hour_he_accepts_until_it_ends(world: World) -> None:
    def in_state(state: str) -> bool:
        def look(session: Session) -> bool:
            session.get_one(CaseReferral, world.referral).state = state
            session.flush()
            return SECRET in told(world, session, "show_case", "bambang")

        return world.database.read(look)

    readings = {state: in_state(state) for state in ("asked", "accepted", "declined", "withdrawn", "ended")}
    assert readings == {"asked": False, "accepted": True, "declined": False, "withdrawn": False, "ended": False}


def test_no_count_list_or_audit_of_others_changes_when_a_case_is_opened(village: Village) -> None:
    """As everybody but its holder would find it without the case."""
    village.reported("2018-10-04", {"Mawar": "work"})
    kpm_id, siti = village.people["Mawar"], village.actor("Siti")

    def what_others_see(session: Session) -> list[object]:
        bambang, dewi = village.actor("Bambang"), village.actor("Dewi")
        audited = [(line.actor, in_words(line.what), line.about) for line in audit_kpm(session, dewi, kpm_id)]
        return [overview(session, who, village.now, village.rules) for who in (bambang, dewi)] + [audited]

    before = village.read(what_others_see)

    def opens(session: Session) -> None:
        case_id = open_case(session, siti, kpm_id, "own", village.now, village.rules)
        add_entry(session, siti, case_id, "problem", SECRET, village.now, village.rules)
        visit = Visit(kpm_id=kpm_id, cause="case", months=[], due_on=village.now.date(), opened_at=village.now)
        visit.case_id, visit.pendamping_id = case_id, village.people["Siti"]
        session.add(visit)

    village.write(opens)
    assert village.read(what_others_see) == before
    traced = select(TrailEntry.operation).where(TrailEntry.object_kind == "case")
    assert set(village.read(lambda s: list(s.scalars(traced)))) == {"open_case", "add_entry"}
    assert village.read(lambda s: s.scalars(select(Case)).one()).kpm_id == kpm_id
