"""`bot.py forecast`: the coming days as they will be sent, the days gone by as they were."""

import asyncio
import io
from datetime import date, datetime, time, timedelta

import pytest
import typer
from rich.console import Console
from typer.testing import CliRunner

from db import Database, Session
from db.tables import Group, Person
from handlers.office import forecast_commands
from handlers.office.desk import Desk
from handlers.office.forecast_commands import add_forecast_commands
from outbox.means import Means
from outbox.messages import Message
from programme.access import Actor
from programme.meetings import MeetingPlan, schedule_meetings
from programme.rules import Rules
from programme.ways_in import ways_in
from scheduler.deliver import Deliverer
from scheduler.jobs import run_jobs
from tests.readers import OUTSIDE, SMS, TELEGRAM, add_reader

RULES = Rules(routine_visits_a_day=0)
REMINDED_AT = RULES.at(date(2018, 11, 19), time(9))
MEANS = Means(
    channels=frozenset({"telegram", "whatsapp", "sms"}),
    templates=frozenset({"meeting_reminder"}),
    daily_tier=4,
    rupiah_a_template=400,
    rupiah_a_segment=600,
)


@pytest.fixture
def office(database: Database) -> Database:
    """A meeting on Thursday the 22nd: the ketua on Telegram, six on WhatsApp, two by SMS."""

    def work(session: Session) -> None:
        siti = Person(role="pendamping", name="Siti", kecamatan="Kedungrejo", created_at=REMINDED_AT)
        session.add(siti)
        session.flush()
        group = Group(name="Melati 1", desa="Wates", kecamatan="Kedungrejo", created_at=REMINDED_AT)
        group.pendamping_id = siti.id
        session.add(group)
        session.flush()
        for number, one in enumerate((TELEGRAM, *[OUTSIDE] * 6, SMS, SMS), start=1):
            add_reader(session, group.id, number, REMINDED_AT, one)
        plan = MeetingPlan((date(2018, 11, 22),), time(9), "Balai Desa")
        now = REMINDED_AT - timedelta(days=9)
        schedule_meetings(session, Actor(siti.id, "pendamping"), group.id, plan, now, RULES)

    database.write(work)
    return database


def asked(database: Database, monkeypatch: pytest.MonkeyPatch, now: datetime, *words: str) -> tuple[int, str]:
    """What the command prints, wide enough for its table, and its exit code."""
    out = io.StringIO()
    monkeypatch.setattr(forecast_commands, "console", Console(file=out, width=180))
    app = typer.Typer()
    app.callback()(lambda: None)
    desk = Desk(database, RULES, now, lambda: lambda code: ways_in(code, "pkh_bot", None))
    add_forecast_commands(app, lambda config: desk, lambda config: MEANS)
    result = CliRunner().invoke(app, ["forecast", *words])
    return result.exit_code, out.getvalue() + result.output


def cells(printed: str, begins: str) -> list[str]:
    (row,) = [line for line in printed.splitlines() if begins in line]
    return [cell.strip() for cell in row.strip().strip("│").split("│")]


def test_a_day_to_come_and_the_same_day_gone_by(office: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    evening = REMINDED_AT - timedelta(hours=12)
    code, printed = asked(office, monkeypatch, evening)
    planned = cells(printed, "19-11 rencana")
    assert code == 0
    # readers, telegram, in the window, templates, sms, segments, by the ketua, nobody, cost, minutes, tier left
    assert planned[1:] == ["9", "1", "0", "4", "2", "2", "2", "0", "Rp2.800", "1", "0 (kurang 2)"]

    async def send(channel: str, address: str, message: Message) -> str:
        return address

    office.write(lambda s: run_jobs(s, REMINDED_AT, RULES, MEANS))
    asyncio.run(Deliverer(office, send, lambda: REMINDED_AT, RULES, None, means=MEANS).drain())
    _, printed = asked(office, monkeypatch, REMINDED_AT + timedelta(days=2))
    really = cells(printed, "19-11 terkirim")
    assert really[1:] == ["9", "1", "0", "4", "2", "2", "0", "2", "Rp2.800", "-", "0"]


def test_one_day_is_told_by_kinds(office: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    _, printed = asked(office, monkeypatch, REMINDED_AT - timedelta(days=1), "--day", "22-11-2018")

    assert cells(printed, "Pengingat pertemuan (rencana)")[1] == "9"
    assert "Jatah WhatsApp: 4 pembicaraan baru dalam 24 jam. Templat Rp400, segmen SMS Rp600." in printed


def test_what_is_no_day_is_said_so(office: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    code, printed = asked(office, monkeypatch, REMINDED_AT, "--day", "besok lusa")

    assert code == 2
    assert "bukan tanggal" in printed


def test_an_empty_office_says_so(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Tidak ada pemberitahuan yang direncanakan." in asked(database, monkeypatch, REMINDED_AT)[1]
    assert (
        "Tidak ada pemberitahuan pada 01-01-2018."
        in asked(database, monkeypatch, REMINDED_AT, "--day", "2018-01-01")[1]
    )
