"""The settings: every one documented, none invented; a mistake names its key and the remedy and starts nothing."""

import os
import tomllib
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from pydantic import BaseModel

from programme.attendance_report import REASONS
from programme.rules import Rules
from settings import ENVIRONMENT_PREFIX, NOT_SETTINGS, AbsenceReason, Settings, SettingsMistake, read_settings

EXAMPLE = Path(__file__).resolve().parent.parent / "config.example.toml"
TWILIO = "[twilio]\naccount_sid = 'AC00000000000000000000000000000000'\n{more}"
TWILIO_OF_SMS = TWILIO.format(more="auth_token = 'x'\nsms_from = 'PKHMADIUN'\npublic_url = 'https://pkh.example.id/'\n")
WHATSAPP = (
    TWILIO_OF_SMS
    + "whatsapp_from = '+6281234567890'\ndaily_tier = 2000\nrupiah_a_template = 350\n"
    + "[twilio.templates]\nknock = 'HX00000000000000000000000000000000'\n"
)


@pytest.fixture(autouse=True)
def no_settings_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have some."""
    for name in os.environ:
        if name.startswith(ENVIRONMENT_PREFIX) and not name.startswith(NOT_SETTINGS):
            monkeypatch.delenv(name)


def written(tmp_path: Path, content: str) -> Path:
    file = tmp_path / "config.toml"
    file.write_text(content)
    return file


def keys_of(model: type[BaseModel], before: str = "") -> Iterator[str]:
    """'telegram.token', 'programme.reminders.at': every key that may stand in the file."""
    for name, field in model.model_fields.items():
        inner = [one for one in (field.annotation, *get_args(field.annotation)) if is_model(one)]
        if inner:
            yield from keys_of(inner[0], f"{before}{name}.")
        else:
            yield f"{before}{name}"


def is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def keys_in(table: dict[str, object], before: str = "") -> Iterator[str]:
    for name, value in table.items():
        rows = value if isinstance(value, list) and value and isinstance(value[0], dict) else [value]
        for row in rows:
            if isinstance(row, dict) and row:
                yield from keys_in(row, f"{before}{name}.")
            else:
                yield f"{before}{name}"


def mistake(path: Path | None) -> str:
    with pytest.raises(SettingsMistake) as refused:
        read_settings(path)
    return str(refused.value)


def test_the_example_shows_every_setting_and_no_other() -> None:
    assert set(keys_in(tomllib.loads(EXAMPLE.read_text()))) == set(keys_of(Settings))


def test_the_example_shows_the_defaults() -> None:
    """What stands in it is what holds where nothing is written."""
    assert read_settings(EXAMPLE).model_dump() == read_settings(None).model_dump()


def test_every_setting_of_the_example_is_explained() -> None:
    """A comment stands above each key or above its group of keys; the rows of a list are explained with the first."""
    bare, explained, lists = [], False, set()
    for line in EXAMPLE.read_text().splitlines():
        if line.startswith("#"):
            explained = True
        elif line.startswith("[["):
            explained = explained or line in lists
            lists |= {line} if explained else set()
        elif not line.strip() or line.startswith("["):
            explained = False
        elif not explained:
            bare.append(line)

    assert bare == []


def test_the_example_holds_no_secret() -> None:
    example = read_settings(EXAMPLE)

    assert (example.telegram.token, example.telegram.webhook_secret, example.twilio.auth_token) == ("", "", "")
    assert (example.keys.ring, example.keys.index) == ([], "")


def test_every_reason_of_absence_may_be_marked_sick() -> None:
    assert get_args(AbsenceReason) == REASONS


def test_the_rules_of_the_defaults_are_the_programmes_own() -> None:
    assert read_settings(None).programme.rules() == Rules()


def test_every_rule_can_be_set() -> None:
    """A rule value that no setting reaches would be decided for the office."""
    assert set(Rules.__dataclass_fields__) - {"curriculum"} <= set(type(read_settings(None).programme).model_fields)


def test_the_offices_values_become_the_rules(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        """
        [programme]
        zone = "Asia/Jayapura"
        months_missed_before_visit = 3
        sick_counts_as_absence = true
        quiet_from = 21:00:00
        extra_days_off = [2026-12-31]
        [[programme.reminders]]
        name = "w1"
        days_before = 7
        at = 10:00:00
        """,
    )

    rules = read_settings(file).programme.rules()

    assert rules.zone == ZoneInfo("Asia/Jayapura")
    assert (rules.months_missed_before_visit, rules.sick_counts_as_absence) == (3, True)
    assert (rules.quiet_from, rules.quiet_until) == (time(21), Rules().quiet_until)
    assert rules.extra_days_off == frozenset({date(2026, 12, 31)})
    assert [(one.name, one.days_before, one.at) for one in rules.reminders] == [("w1", 7, time(10))]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("[telegram]\ntokn = 'x'", "telegram.tokn"),
        ("[telgram]\ntoken = 'x'", "telgram"),
        ("[http]\nport = 'delapan'", "http.port"),
        ("[http]\nport = 99999", "http.port"),
        ("[telegram]\nmode = 'push'", "telegram.mode"),
        ("[telegram]\nmessages_per_second = 0", "telegram.messages_per_second"),
        ("[programme]\nsick_counts_as_absence = 'mungkin'", "programme.sick_counts_as_absence"),
        ("[programme]\nzone = 'Asia/Bandung'", "programme.zone"),
        ("[programme]\nmonths_missed_before_visit = 0", "programme.months_missed_before_visit"),
        ("[programme]\nquiet_from = 'malam'", "programme.quiet_from"),
        ("[programme]\nextra_days_off = ['besok']", "programme.extra_days_off"),
        ("[[programme.reminders]]\nname = 'H-3'\ndays_before = 3\nat = 09:00:00", "programme.reminders.0.name"),
        ("[[programme.modules]]\ncode = 'x'\ntitle = 'X'\nsessions = []", "programme.modules.0.sessions"),
        ("[telegram]\nmode = 'webhook'", "http.public_url"),
        ("[twilio]\naccount_sid = 'SK12'", "twilio.account_sid"),
        ("[twilio]\nwhatsapp_from = '0812'", "twilio.whatsapp_from"),
        ("[twilio]\nwhatsapp_from = '+6281234567890'", "twilio.account_sid"),
        ("[twilio.templates]\nknock = 'nanti'", "twilio.templates.knock"),
        (TWILIO.format(more=""), "twilio.auth_token"),
        (TWILIO.format(more="auth_token = 'x'"), "twilio.whatsapp_from"),
        (TWILIO.format(more="auth_token = 'x'\nsms_from = 'PKHMADIUN'"), "twilio.public_url"),
        (
            TWILIO.format(
                more="auth_token = 'x'\nwhatsapp_from = '+6281234567890'\npublic_url = 'http://pkh.example.id'"
            ),
            "twilio.public_url",
        ),
    ],
)
def test_a_mistake_names_its_key(tmp_path: Path, content: str, key: str) -> None:
    said = mistake(written(tmp_path, content))

    assert key in said
    assert said.rstrip().endswith(".")
    assert "Traceback" not in said
    assert "http://" not in said.replace("http.public_url", "").replace("http://pkh.example.id", "")


def test_every_mistake_is_named_at_once(tmp_path: Path) -> None:
    said = mistake(written(tmp_path, "[http]\nport = 0\n[telegram]\ntokn = ''"))

    assert "http.port" in said
    assert "telegram.tokn" in said


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    file = written(tmp_path, "[http\nport = 1")

    assert str(file) in mistake(file)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "config.example.toml" in mistake(tmp_path / "none.toml")


@pytest.mark.parametrize(
    "content",
    [
        "[telegram]\ntoken = [7712]",
        "[twilio]\nauth_token = [7712]",
        "[twilio]\nauth_token = '7712'",
        "[keys]\nring = 'rahasia-7712'\nindex = 7712",
    ],
)
def test_a_mistake_never_repeats_a_secret(tmp_path: Path, content: str) -> None:
    assert "7712" not in mistake(written(tmp_path, content))


def test_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PKH_TELEGRAM__TOKEN", "dari lingkungan")
    monkeypatch.setenv("PKH_PROGRAMME__MONTHS_MISSED_BEFORE_VISIT", "4")

    settings = read_settings(written(tmp_path, "[telegram]\ntoken = 'dari berkas'\nmode = 'polling'"))

    assert settings.telegram.token == "dari lingkungan"
    assert settings.programme.months_missed_before_visit == 4


@pytest.mark.parametrize("name", ["PKH_TELGRAM__TOKEN", "PKH_TELEGRAM__TOKN", "PKH_TOKEN"])
def test_an_unknown_name_in_the_environment_is_refused(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "x")

    said = mistake(None)

    assert name in said or name.removeprefix("PKH_").replace("__", ".").lower() in said


def test_a_wrong_value_in_the_environment_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PKH_PROGRAMME__SICK_COUNTS_AS_ABSENCE", "mungkin")

    assert "programme.sick_counts_as_absence" in mistake(None)


def test_without_a_url_the_database_stands_in_the_data_folder(tmp_path: Path) -> None:
    own = read_settings(written(tmp_path, "[data]\nfolder = '/srv/pkh'"))
    assert own.database_url == "sqlite:////srv/pkh/pkh.sqlite"

    postgres = read_settings(written(tmp_path, "[database]\nurl = 'postgresql+psycopg://pkh@db/pkh'"))
    assert postgres.database_url == "postgresql+psycopg://pkh@db/pkh"


def test_the_hosts_the_program_talks_to_are_known(tmp_path: Path) -> None:
    telegram = "[telegram]\ntoken = 'x'\napi_base = 'http://127.0.0.1:8081'\n"

    assert read_settings(None).provider_hosts() == []
    assert read_settings(written(tmp_path, telegram)).provider_hosts() == ["127.0.0.1"]
    assert read_settings(written(tmp_path, telegram + WHATSAPP)).provider_hosts() == [
        "127.0.0.1", "api.twilio.com", "content.twilio.com",
    ]  # fmt: skip


def test_an_office_with_whatsapp_alone_can_run(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, WHATSAPP))

    settings.require_runnable(on_test_clock=False)
    with pytest.raises(SettingsMistake, match=r"twilio\.api_base"):
        settings.require_runnable(on_test_clock=True)


@pytest.mark.parametrize("content", ["", TWILIO_OF_SMS])
def test_without_a_channel_that_people_can_write_to_nothing_runs(tmp_path: Path, content: str) -> None:
    with pytest.raises(SettingsMistake, match=r"telegram\.token"):
        read_settings(written(tmp_path, content)).require_runnable(on_test_clock=False)


def test_the_means_are_those_of_the_accounts(tmp_path: Path) -> None:
    means = read_settings(written(tmp_path, "[telegram]\ntoken = 'x'\n" + WHATSAPP)).means()

    assert means.channels == {"telegram", "whatsapp", "sms"}
    assert (means.templates, means.daily_tier, means.wa_me) == (frozenset({"knock"}), 2000, "6281234567890")
    assert (means.rupiah_a_template, means.sms_sender) == (350, "PKHMADIUN")
    assert means.per_second == {"telegram": 30.0, "whatsapp": 20.0, "sms": 1.0}
    assert read_settings(None).means().channels == frozenset()
