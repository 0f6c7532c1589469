"""Rosters and papers on both databases; the right to take in, asked once more in the very last transaction."""

import asyncio
from datetime import datetime

import pytest
from sqlalchemy import select, update

from db import Session
from db.tables import Group, Kpm, Paper, Person, RosterFile
from programme.papers import PAPER_RIGHTS
from programme.roster import Hands, ImportOutcome, RosterPlan, check_roster, known_people, run_import
from programme.roster_files import RosterNotTaken, apply_roster_file, begin_roster_file
from reports.roster_sheet import read_roster
from scheduler.paper_work import MAKERS
from scheduler.roster_findings import counts_of
from scheduler.workers import Workers
from tests.programme.roster_books import roster_book
from tests.village import DESA, GROUP, Village


def row(number: str, name: str, group: str = GROUP) -> list[object]:
    return [number, name, group, DESA, "", "", "", "", "", "Siti", ""]


SHEET = roster_book([row("PKH001002", "Mawar Wulandari"), row("P901", "Kartini")])


def test_a_sheet_and_its_slips_go_their_whole_way(village: Village) -> None:
    siti = village.pendamping
    siti.sends_file("daftar.xlsx", SHEET)
    village.work()
    siti.picks("Masukkan")
    village.work()
    siti.taps("Kirim slip")
    siti.picks("Yang belum bergabung (1)")
    village.work()

    assert siti.messages[-1].attachment is not None
    assert siti.messages[-1].attachment.content.startswith(b"%PDF-")
    assert village.read(lambda s: s.scalars(select(RosterFile.state)).all()) == ["taken"]
    assert village.read(lambda s: s.scalars(select(Paper.state).where(Paper.kind == "slips")).all()) == ["made"]
    village.go_to("2018-10-10", "09:00")
    assert village.read(lambda s: s.query(Paper).filter(Paper.content.is_not(None)).count()) == 0


class StagedNow(BaseException):
    """Stops an import where its last transaction begins, with everything staged, as if another had come between."""


@pytest.mark.parametrize("what", ["group", "family", "kecamatan"])
def test_what_changed_hands_while_it_was_staged_is_not_taken_in(village: Village, what: str) -> None:
    other = village.group("Kenanga 2", ("Yuli", "Tutik"), pendamping="Rahmat", kecamatan="Lain")
    sender = village.phones["Bambang" if what == "kecamatan" else "Siti"]
    sender.sends_file("daftar.xlsx", SHEET)
    village.work()
    sender.taps("Masukkan")
    actor = village.actor(sender.name)
    roster_id = village.read(lambda s: s.scalars(select(RosterFile.id)).one())

    def begin(session: Session, file_hash: str, rows: int, now: datetime) -> int:
        return begin_roster_file(session, actor, roster_id, rows, now)

    def stop(session: Session, import_id: int, outcome: ImportOutcome, now: datetime) -> None:
        raise StagedNow(import_id, counts_of(outcome))

    with pytest.raises(StagedNow) as staged:
        run_import(village.database, Hands(begin, stop), plan_of(village), village.now, lambda done, of_all: None)
    import_id, counts = staged.value.args
    changes_hands(village, what, other)

    with pytest.raises(RosterNotTaken):
        village.write(lambda s: apply_roster_file(s, actor, roster_id, import_id, counts, village.now))
    assert village.read(lambda s: s.query(Person).filter(Person.name == "Kartini").count()) == 0


def changes_hands(village: Village, what: str, other: int) -> None:
    group, rahmat = village.group_id(), village.people["Rahmat"]
    changes = {
        "group": update(Group).where(Group.id == group).values(pendamping_id=rahmat),
        "family": update(Kpm).where(Kpm.participant_number == "PKH001002").values(group_id=other, member_number=9),
        "kecamatan": update(Group).where(Group.id == group).values(kecamatan="Lain"),
    }
    village.write(lambda s: s.execute(changes[what]))


def plan_of(village: Village) -> RosterPlan:
    known = village.read(known_people)
    plan = check_roster(read_roster(SHEET, "daftar"), known, village.rules.today(village.now))
    assert isinstance(plan, RosterPlan)
    return plan


def test_every_kind_of_paper_has_its_maker() -> None:
    assert set(MAKERS) == set(PAPER_RIGHTS)


def test_what_one_worker_did_wakes_the_sender_and_a_failing_one_goes_on() -> None:
    done: list[str] = []
    failed_and_went_on = asyncio.Event()

    async def brings() -> int:
        done.append("brings")
        return 1 if done.count("brings") == 1 else 0

    async def fails_once() -> int:
        done.append("fails")
        if done.count("fails") == 1:
            raise OSError("away")
        failed_and_went_on.set()
        return 0

    async def lives() -> None:
        workers = Workers([brings, fails_once], lambda: done.append("sender woken"), seconds=0.01)
        running = asyncio.create_task(workers.run())
        await failed_and_went_on.wait()
        workers.stop()
        await running

    asyncio.run(asyncio.wait_for(lives(), 10))

    assert done.count("sender woken") == 1
