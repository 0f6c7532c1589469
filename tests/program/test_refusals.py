"""The program refuses to start on settings it can't run on: one sentence that names the key and the remedy, code 2."""

import socket
from datetime import UTC, datetime

import pytest

from db.tables import InboxEntry
from tests.program.office import BEGINS_AT, Done, Office
from tests.program.processes import Cold

Sections = dict[str, dict[str, object]]

CASES: dict[str, tuple[Sections, tuple[str, ...]]] = {
    "no token": ({"telegram": {"token": ""}}, ("telegram.token", "@BotFather")),
    "unknown key": ({"telegram": {"tokne": "1:a"}}, ("telegram.tokne", "tidak dikenal", "config.example.toml")),
    "unknown section": ({"telegramm": {"token": "1:a"}}, ("telegramm", "tidak dikenal")),
    "wrong type": ({"http": {"port": "delapan"}}, ("http.port", "'delapan'", "config.example.toml")),
    "wrong zone": ({"programme": {"zone": "Asia/Wates"}}, ("programme.zone", "Asia/Jakarta")),
    "no keys": ({"keys": {"ring": []}}, ("keys.ring", "bot.py keys")),
    "broken key": ({"keys": {"ring": ["abc"]}}, ("keys.ring", "bot.py keys")),
    "webhook without secret": ({"telegram": {"mode": "webhook"}}, ("http.public_url", "telegram.webhook_secret")),
    "clock, and not this machine": ({"telegram": {"api_base": "https://api.telegram.org"}}, ("--clock", "127.0.0.1")),
}


def refusal(office: Office, *more: str) -> Done:
    return office.does("run", "--config", str(office.config), "--clock", str(office.clock), *more)


def is_one_plain_refusal(done: Done) -> bool:
    return done.code == 2 and len(done.output.strip().splitlines()) == 1 and "Traceback" not in done.errors


@pytest.mark.parametrize("case", CASES)
def test_settings_it_cannot_run_on_are_refused_by_name_with_the_remedy(sqlite_office: Office, case: str) -> None:
    sections, said = CASES[case]
    sqlite_office.writes_settings(**sections)
    done = refusal(sqlite_office)
    assert is_one_plain_refusal(done), done
    assert [word for word in said if word not in done.output] == []
    assert not (sqlite_office.folder / "pkh.sqlite").exists(), (
        "it touched the database before it looked at its settings"
    )


@pytest.mark.parametrize(
    "content", [None, "", "besok", "2018-10-22", "2018-10-22T09:00:00", "2018-13-22T09:00:00+07:00"]
)
def test_a_clock_file_without_a_moment_and_its_zone_is_refused(sqlite_office: Office, content: str | None) -> None:
    sqlite_office.clock.unlink()
    if content is not None:
        sqlite_office.clock.write_text(content)
    done = refusal(sqlite_office)
    assert is_one_plain_refusal(done), done
    assert "+07:00" in done.output


def test_a_file_that_is_no_toml_or_not_there_is_refused(sqlite_office: Office) -> None:
    sqlite_office.config.write_text("[telegram\n")
    assert is_one_plain_refusal(refusal(sqlite_office))
    sqlite_office.config.unlink()
    done = refusal(sqlite_office)
    assert is_one_plain_refusal(done)
    assert "config.example.toml" in done.output


def test_a_taken_port_is_refused(sqlite_office: Office) -> None:
    with socket.create_server(("127.0.0.1", sqlite_office.port)):
        done = refusal(sqlite_office)
    assert is_one_plain_refusal(done), done
    assert "http.port" in done.output


def test_a_database_that_does_not_answer_is_refused_without_its_password(sqlite_office: Office) -> None:
    url = "postgresql+psycopg://pkh:rahasia123@127.0.0.1:1/pkh"
    sqlite_office.writes_settings(database={"url": url})
    done = refusal(sqlite_office)
    assert is_one_plain_refusal(done), done
    assert "database.url" in done.output
    assert "rahasia123" not in done.output + done.errors


def test_an_unknown_variable_of_the_environment_is_refused(
    sqlite_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.program.processes.own_environment", lambda: {"PKH_TELEGRAMM__TOKEN": "1:a"})
    done = sqlite_office.does("run", "--config", str(sqlite_office.config), start=Cold)
    assert done.code == 2
    assert "PKH_TELEGRAMM__TOKEN" in done.output


def test_a_clock_file_that_turns_bad_leaves_the_time_as_it_was(sqlite_office: Office) -> None:
    with sqlite_office.runs() as running:
        sqlite_office.clock.write_text("")
        stranger = sqlite_office.provider.person(7100200399, "Orang Lewat")
        stranger.says("halo")
        stranger.wait_for("asisten pendamping PKH")
        assert running.stops()[0] == 0
    day = datetime.fromisoformat(BEGINS_AT[0]).replace(tzinfo=UTC)
    assert (first_seen(sqlite_office) - day).days == 0


def first_seen(office: Office) -> datetime:
    return office.sees(lambda session: session.query(InboxEntry).one().received_at)
