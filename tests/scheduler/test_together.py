"""Units of work that wait together share a commit, and a mistake of one undoes only its own."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import event, select

from db import Database, Session
from db.tables import Person
from scheduler.together import Together

NOW = datetime(2018, 11, 22, 3, tzinfo=UTC)


def _adds(name: str) -> Callable[[Session], None]:
    return lambda session: session.add(Person(role="kpm", name=name, created_at=NOW))


def names(database: Database) -> list[str]:
    return database.read(lambda s: list(s.scalars(select(Person.name).order_by(Person.id))))


def test_what_waits_at_the_same_moment_is_committed_together(database: Database) -> None:
    commits: list[object] = []

    def counted(connection: object) -> None:
        commits.append(connection)

    event.listen(database.engine, "commit", counted)

    async def work() -> None:
        together = Together(database)
        await asyncio.gather(*(together.unit(_adds(name)) for name in ("Sri", "Mawar", "Wati")))

    asyncio.run(work())
    event.remove(database.engine, "commit", counted)

    assert names(database) == ["Sri", "Mawar", "Wati"]
    assert len(commits) == (1 if database.is_sqlite else 3)


def test_a_mistake_undoes_only_its_own_unit_and_is_raised_where_it_is_waited_for(database: Database) -> None:
    def breaks(session: Session) -> None:
        session.add(Person(role="kpm", name="Nobody", created_at=NOW))
        session.flush()
        raise LookupError

    async def work() -> list[object]:
        together = Together(database)
        units = (together.unit(_adds("Sri")), together.unit(breaks), together.unit(_adds("Wati")))
        return [*await asyncio.gather(*units, return_exceptions=True)]

    ends = asyncio.run(work())

    assert names(database) == ["Sri", "Wati"]
    assert [type(one) for one in ends] == [type(None), LookupError, type(None)]


def test_a_unit_returns_what_its_work_returns(database: Database) -> None:
    def answers(number: int) -> Callable[[Session], int]:
        return lambda session: number

    async def work() -> list[int]:
        together = Together(database)
        return await asyncio.gather(*(together.unit(answers(number)) for number in range(40)))

    assert asyncio.run(work()) == list(range(40))


def test_units_may_follow_one_another(database: Database) -> None:
    async def work() -> None:
        together = Together(database)
        await together.unit(_adds("Sri"))
        await together.unit(_adds("Mawar"))

    asyncio.run(work())

    assert names(database) == ["Sri", "Mawar"]
