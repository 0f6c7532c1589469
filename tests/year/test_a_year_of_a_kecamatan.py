"""A kecamatan with 4 pendamping and 1,500 kpm, lived from January to December on the simulated clock; at its end the
books balance.

Everything goes through the program's own jobs, engine, sender and tables; made by hand are only the people and the
network's edge. Of what an office may set, the year has one reminder a meeting and none before a payment besides its
news (each template costs money), no evening summary and no routine visits, whose notices are the dearest to draw. How
many families chat is told in tests.year.kecamatan, at which moments the clock is looked at in tests.year.looks, what is
said in chat in tests.year.living.

Measured alone on two cores: 33 s of processor time for 309 looks, 65 turns of talk, 9,030 requests to providers and
715 reports. More than half of it goes into drawing and sending notices, an eighth into the jobs, a tenth into reports;
of all of these the most are statements on their way through SQLAlchemy, not the database.

Not in it: other meetings than those of groups, posyandu and school, substitutes, reported changes of families, and the
numbers inside the monthly reports: that each was sent in time is looked at, what stands in it is not worked out again.
"""

from datetime import date
from pathlib import Path
from random import Random

from db import Database
from tests.stages import SqliteStage
from tests.year import reconciled
from tests.year.clockwork import Clockwork, rules_of_the_year
from tests.year.edge import Edge
from tests.year.kecamatan import FOUNDED, YEAR, found_kecamatan
from tests.year.living import Year
from tests.year.looks import looks_of_the_year
from tests.year.others import PAYMENTS, acts_of
from tests.year.plan import drawn_plan

SEED = 2019
UNTIL = date(YEAR + 1, 1, 1)


def lived(database: Database) -> Year:
    """The kecamatan on that day."""
    random = Random(SEED)
    kecamatan = database.write(lambda session: found_kecamatan(session, random))
    plan = drawn_plan(kecamatan, random)
    rules = rules_of_the_year()
    looks = looks_of_the_year(plan.held, rules, [month for month, _ in PAYMENTS])
    clockwork = Clockwork(database, rules, Edge(), FOUNDED, looks)
    year = Year(clockwork, kecamatan, plan, random)
    try:
        year.live(UNTIL, acts_of(year, random))
    finally:
        clockwork.close()
    return year


def test_the_books_of_1500_families_balance(sqlite_stage: SqliteStage, sqlite_template: Path) -> None:
    with sqlite_stage.showing(sqlite_template) as database:
        year = lived(database)
        books = {
            "notices": database.read(lambda s: reconciled.notices_of_meetings(s, year, UNTIL)),
            "sendings": database.read(lambda s: reconciled.sendings(s, year)),
            "visits": database.read(lambda s: reconciled.visits(s, year)),
            "absences": database.read(lambda s: reconciled.absences(s, year)),
            "reports": database.read(lambda s: reconciled.reports(s, year)),
            "monthly": database.read(lambda s: reconciled.monthly_reports(s, year, UNTIL)),
            "coverage": database.read(lambda s: reconciled.coverage(s, year, UNTIL)),
        }

    assert year.clockwork.failed == []
    assert {name: wrong[:5] for name, wrong in books.items() if wrong} == {}
