"""The jobs: each finds its work once, late or often, and one that fails does not stop the others."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError, OperationalError
from structlog.testing import capture_logs

from db import Session
from db.tables import Dialog, JobRun, OutboxRow, Sending, Visit, VisitHandover
from outbox.means import Means
from programme.broadcast_audiences import Audience
from programme.broadcasts import Draft, send_broadcast
from programme.papers import add_paper
from programme.rules import Rules
from scheduler import jobs
from scheduler.jobs import JOBS, Job, Ran, next_moment, run_jobs
from scheduler.ticks import make_ticks, run_tick
from tests.readers import OUTSIDE, add_reader
from tests.village import Village

MEANS = Means(channels=frozenset({"telegram", "whatsapp"}), templates=frozenset({"meeting_reminder"}), daily_tier=10)


def a_meeting_comes(village: Village) -> None:
    village.meeting("2018-10-03")


def a_meeting_ended(village: Village) -> None:
    village.meeting("2018-10-03")
    village.now = village.at("2018-10-03", "11:00")


def a_visit_is_due(village: Village) -> None:
    for day in ("2018-10-25", "2018-11-22"):
        village.reported(day, {"Mawar": None})
    village.now = village.at("2018-11-23", "06:00")


def a_month_began(village: Village) -> None:
    village.rules = Rules()
    village.now = village.at("2018-11-01", "00:00")


def a_dialog_was_left(village: Village) -> None:
    village.pendamping.says("jadwal")
    village.now += timedelta(hours=24, seconds=1)


def the_evening_before_came(village: Village) -> None:
    village.meeting("2018-10-25")
    village.now = village.at("2018-10-24", "18:00")


def somebody_was_absent(village: Village) -> None:
    village.reported("2018-10-25", {"Mawar": None})
    village.now += timedelta(hours=1)


def a_paper_grew_old(village: Village) -> None:
    siti = village.people["Siti"]
    village.write(lambda s: add_paper(s, siti, "slips", "group:1", "slip.pdf", b"encrypted", village.now))
    village.now += timedelta(days=village.rules.paper_days, seconds=1)


def a_message_did_not_arrive(village: Village) -> None:
    """By WhatsApp, which tells of every arrival."""
    a_meeting_comes(village)
    village.tick()
    left_at, mawar = village.now, village.people["Mawar"]

    def work(session: Session) -> None:
        row = session.scalars(select(OutboxRow).where(OutboxRow.person_id == mawar)).one()
        row.way, row.provider_id = "whatsapp", "SM1"
        sending = session.scalars(select(Sending).where(Sending.outbox_id == row.id)).one()
        sending.channel, sending.provider_id, sending.left_at = "whatsapp", "SM1", left_at

    village.write(work)
    village.now = left_at + timedelta(hours=6)


def somebody_dropped_out_of_reach(village: Village) -> None:
    """After the ketua's reminder had left."""
    a_meeting_comes(village)
    village.tick()
    hers = OutboxRow.person_id == village.people["Mawar"]
    village.now = village.at("2018-10-01", "13:00")
    ended = {"state": "unreachable", "due_at": village.now - timedelta(hours=1)}
    village.write(lambda s: s.execute(update(OutboxRow).where(hers).values(ended)))


def an_offer_stayed_unanswered(village: Village) -> None:
    a_visit_is_due(village)
    siti, bambang = village.people["Siti"], village.people["Bambang"]
    village.write(
        lambda s: s.add(
            VisitHandover(visit_id=s.query(Visit).one().id, from_id=siti, to_id=bambang, asked_at=village.now)
        )
    )
    village.now += timedelta(hours=village.rules.handover_hours, seconds=1)


def a_message_went_to_many(village: Village) -> None:
    siti = village.actor("Siti")
    village.write(lambda s: send_broadcast(s, siti, Draft("Besok posyandu", None, Audience()), {}, village.now))
    village.drain()


def tomorrow_is_too_much_for_whatsapp(village: Village) -> None:
    """Twelve are due an early reminder tomorrow; ten may be written to first in a day."""
    group = village.group("Anggrek", ())
    for number in range(1, 13):
        village.write(lambda s, n=number: add_reader(s, group, n, village.now, OUTSIDE))  # type: ignore[misc]  # a default can not be typed
    village.meeting("2018-10-25", group="Anggrek")
    village.now = village.at("2018-10-21", "08:30")


def the_evening_before_too_much(village: Village) -> None:
    tomorrow_is_too_much_for_whatsapp(village)
    village.now = village.at("2018-10-21", "18:00")


# What each job has to find something to do.
WORK: dict[str, Callable[[Village], None]] = {
    "plan_meeting_reminders": a_meeting_comes,
    "plan_report_requests": a_meeting_ended,
    "open_routine_visits": a_month_began,
    "send_daily_visit_lists": a_visit_is_due,
    "plan_meetings_tomorrow": the_evening_before_came,
    "plan_absence_questions": somebody_was_absent,
    "lapse_handovers": an_offer_stayed_unanswered,
    "forget_old_papers": a_paper_grew_old,
    "tell_broadcast_results": a_message_went_to_many,
    "ease_tier": tomorrow_is_too_much_for_whatsapp,
    "tell_short_tier": the_evening_before_too_much,
    "move_on_undelivered": a_message_did_not_arrive,
    "plan_relay_requests": somebody_dropped_out_of_reach,
    "pause_unattended_dialogs": a_dialog_was_left,
}


def run(village: Village) -> dict[str, int]:
    return village.write(lambda s: run_jobs(s, village.now, village.rules, MEANS)).found


def rows(village: Village) -> int:
    return village.read(lambda s: len(s.scalars(select(OutboxRow.id)).all()))


def test_every_job_is_tested_here() -> None:
    assert {job.name for job in JOBS} == set(WORK)


@pytest.mark.parametrize("name", sorted(WORK))
def test_a_job_finds_its_work_once(village: Village, name: str) -> None:
    WORK[name](village)

    first, second = run(village), run(village)

    assert first[name] > 0
    assert name not in second


@pytest.mark.parametrize("name", sorted(WORK))
def test_a_job_that_finds_something_leaves_a_line_in_the_book(village: Village, name: str) -> None:
    WORK[name](village)

    found = run(village)

    ran = village.read(lambda s: s.scalars(select(JobRun).where(JobRun.job == name).order_by(JobRun.id.desc())).first())
    assert ran is not None
    assert (ran.done, ran.ran_at) == (found[name], village.now)


def test_with_nothing_to_do_nothing_is_written(village: Village) -> None:
    assert run(village) == {}
    assert village.read(lambda s: s.scalars(select(JobRun)).all()) == []


def test_the_jobs_names_are_their_functions_names() -> None:
    assert [job.name for job in JOBS] == [job.run.__name__ for job in JOBS]


@pytest.mark.parametrize("name", sorted(WORK))
def test_time_travel_does_not_pass_a_jobs_moment_by(village: Village, name: str) -> None:
    """From any moment before, the next moments lead to the one at which the job finds its work."""
    WORK[name](village)
    found_at = village.now
    village.now -= timedelta(hours=2)
    for _ in range(50):
        if name in run(village):
            break
        due = village.read(lambda s: next_moment(s, village.now, village.rules))
        assert due is not None
        assert due > village.now
        village.now = due

    assert village.now <= found_at


def test_where_nothing_waits_there_is_no_next_moment(village: Village) -> None:
    assert village.read(lambda s: next_moment(s, village.now, village.rules)) is None


def test_one_jobs_mistake_undoes_only_its_own_work(village: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(session: Session, now: object, rules: Rules) -> int:
        session.execute(update(OutboxRow).values(state="dropped"))
        session.add(JobRun(job="half", ran_at=village.now, done=1))
        session.flush()
        raise KeyError("Mawar")

    monkeypatch.setattr(jobs, "JOBS", (JOBS[0], Job("breaks", breaks, JOBS[0].next_due), JOBS[-1]))
    village.pendamping.says("jadwal")
    village.now += timedelta(days=2)
    village.meeting("2018-10-04")

    with capture_logs() as logs:
        found = run(village)

    assert set(found) == {"plan_meeting_reminders", "pause_unattended_dialogs"}
    assert {row.state for row in village.outbox("meeting_reminder")} == {"queued"}
    assert [(entry["event"], entry["job"]) for entry in logs] == [("job_failed", "breaks")]
    assert "Mawar" not in str(logs)


@pytest.mark.parametrize("error", [IntegrityError("INSERT", None, ValueError()), KeyError("Mawar")])
def test_a_job_that_failed_is_told_by_name(village: Village, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def breaks(session: Session, now: object, rules: Rules) -> int:
        raise error

    monkeypatch.setattr(jobs, "JOBS", (Job("breaks", breaks, JOBS[0].next_due), JOBS[0]))
    village.meeting("2018-10-03")
    with capture_logs():
        ran = run_tick(village.database, village.now, village.rules, Means())

    assert ran == Ran({"plan_meeting_reminders": 10}, ("breaks",))


def test_a_statement_the_database_refuses_undoes_only_its_job(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(session: Session, now: object, rules: Rules) -> int:
        session.add(JobRun(id=1, job="x", ran_at=village.now, done=1))
        session.flush()
        session.execute(insert(JobRun).values(id=1, job="y", ran_at=village.now, done=1))
        return 1

    monkeypatch.setattr(jobs, "JOBS", (Job("breaks", breaks, JOBS[0].next_due), JOBS[0]))
    village.meeting("2018-10-03")
    with capture_logs():
        ran = run_tick(village.database, village.now, village.rules, Means())

    assert ran.failed == ("breaks",)
    assert rows(village) == 10


def test_a_database_that_is_away_ends_the_tick(village: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(session: Session, now: object, rules: Rules) -> int:
        raise OperationalError("SELECT", None, ConnectionError())

    monkeypatch.setattr(jobs, "JOBS", (JOBS[0], Job("away", away, JOBS[0].next_due)))
    village.meeting("2018-10-03")

    with pytest.raises(OperationalError):
        run(village)
    assert rows(village) == 0


def test_only_one_of_several_processes_plans_at_a_time(village: Village) -> None:
    """On PostgreSQL a second planner finds the lock taken and goes home; on SQLite it waits its turn."""
    village.meeting("2018-10-03")
    inside, found = Barrier(2), []

    def plans() -> None:
        inside.wait()
        found.append(run(village).get("plan_meeting_reminders", 0))

    both = [Thread(target=plans) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    assert sorted(found) == [0, 10]
    assert rows(village) == 10


def test_a_tick_says_what_its_jobs_found_and_about_nobody(village: Village) -> None:
    village.meeting("2018-10-03")
    with capture_logs() as logs:
        run_tick(village.database, village.now, village.rules, Means())

    assert [(entry["event"], entry["job"], entry["done"]) for entry in logs] == [
        ("job_ran", "plan_meeting_reminders", 10)
    ]


def test_the_scheduler_carries_one_tick_and_no_programme_times(village: Village) -> None:
    async def tick() -> None: ...

    scheduler = make_ticks([tick], village.now)

    [job] = scheduler.get_jobs()
    assert (job.id, job.coalesce, job.misfire_grace_time, job.max_instances) == ("tick", True, None, 1)


def test_a_work_that_hangs_delays_no_other_and_is_never_begun_twice(village: Village) -> None:
    ticked = asyncio.Event()
    counts = {"tick": 0, "hangs": 0}

    async def hangs() -> None:
        counts["hangs"] += 1
        await asyncio.Event().wait()

    async def tick() -> None:
        counts["tick"] += 1
        if counts["tick"] == 3:
            ticked.set()

    async def runs() -> None:
        ticks = make_ticks([hangs, tick], datetime.now(UTC), 0.001)
        ticks.start()
        await asyncio.wait_for(ticked.wait(), 30)
        ticks.shutdown(wait=False)

    asyncio.run(runs())

    assert counts["hangs"] == 1
    assert counts["tick"] >= 3


# A dialog left alone.


def dialog(village: Village) -> Dialog:
    return village.read(lambda s: s.scalars(select(Dialog).order_by(Dialog.id.desc())).first()) or Dialog()


def test_a_dialog_left_for_a_day_is_set_aside_and_said_once(village: Village) -> None:
    a_dialog_was_left(village)
    village.now -= timedelta(seconds=2)
    run(village)
    assert dialog(village).status == "open"
    village.now += timedelta(seconds=2)
    for hours in (0, 1, 30):
        village.be_at(village.now + timedelta(hours=hours))

    assert dialog(village).status == "paused"
    assert [row.state for row in village.outbox("dialog_paused")] == ["sent"]


@pytest.mark.parametrize("word", ["menu", "halo"])
def test_a_menu_left_alone_ends_silently(village: Village, word: str) -> None:
    village.mawar.says(word)
    village.be_at(village.now + timedelta(hours=25))

    assert dialog(village).status == "done"
    assert village.outbox("dialog_paused") == []


def test_a_stranger_who_left_is_not_written_to(village: Village) -> None:
    village.phone("Orang").says("halo")
    village.be_at(village.now + timedelta(hours=25))

    assert dialog(village).status == "done"
    assert len(village.phones["Orang"].texts) == 1
