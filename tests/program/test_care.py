"""Looking after the program from the command line: init, doctor, backup and restore under way, outbox, audit."""

import stat
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

import bot
from db.keys import KeyRing, new_key
from db.tables import Kpm, OutboxRow
from handlers.office.audit_words import OPERATIONS as WORDS
from programme.access import OPERATIONS
from settings import read_settings
from tests.fakes.bot_api import FakeBotApi
from tests.program.kecamatan import found_kecamatan
from tests.program.office import Office
from tests.program.processes import until

TOKEN = "1234567890:AAFakeTokenOfTheTestsAndNobodyElse"
ACCOUNT_SID, AUTH_TOKEN = "AC" + "0" * 32, "7" * 32
MEETING = ("2018-10-25",)


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(bot, "configure_logs", lambda: None)  # the runner's stderr is closed after each command
    return tmp_path


def test_init_asks_for_token_and_zone_and_writes_settings_that_can_be_read(nowhere: Path) -> None:
    said = CliRunner().invoke(bot.app, ["init"], input=f"bukan token\n{TOKEN}\n\nwita\n")

    assert said.exit_code == 0, said.output
    written = nowhere / "config.toml"
    values = tomllib.loads(written.read_text())
    assert (values["telegram"]["token"], values["programme"]["zone"]) == (TOKEN, "Asia/Makassar")
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert TOKEN not in said.output
    settings = read_settings(written, {})
    ring = KeyRing(settings.keys.ring, settings.keys.index)
    assert ring.decrypt(ring.encrypt("Mawar")) == "Mawar"


def test_init_may_set_up_whatsapp_instead_of_telegram(nowhere: Path) -> None:
    typed = f"\n\n\n{ACCOUNT_SID}\n{AUTH_TOKEN}\n0812 3456 7890\nPKH MADIUN\npkh.example.go.id\nhttps://pkh.example.go.id/\n1\n"

    said = CliRunner().invoke(bot.app, ["init"], input=typed)

    assert said.exit_code == 0, said.output
    assert "Perlu salah satu" in said.output
    assert "https://pkh.example.go.id/twilio/inbound" in said.output
    assert AUTH_TOKEN not in said.output
    settings = read_settings(nowhere / "config.toml", {})
    assert (settings.telegram.token, settings.http.public_url) == ("", "")
    assert (settings.means().wa_me, settings.means().sms_sender) == ("6281234567890", "PKH MADIUN")
    settings.require_runnable(on_test_clock=False)


def test_init_never_overwrites_keys(nowhere: Path) -> None:
    (nowhere / "config.toml").write_text("mine")

    said = CliRunner().invoke(bot.app, ["init"], input=f"{TOKEN}\n1\n")

    assert said.exit_code == 2
    assert (nowhere / "config.toml").read_text() == "mine"


def test_the_doctor_finds_a_healthy_office_well(sqlite_office: Office) -> None:
    found_kecamatan(sqlite_office, MEETING, members=2)

    said = sqlite_office.succeeds("doctor")

    assert "Semuanya baik." in said
    assert "tidak sedang berjalan" in said
    with sqlite_office.runs():
        assert "sedang berjalan" in sqlite_office.succeeds("doctor").replace("tidak sedang berjalan", "")


@pytest.mark.parametrize(
    ("sections", "says"),
    [
        ({"telegram": {"token": ""}}, "@BotFather"),
        ({"telegram": {"token": "999:wrong"}}, "Salin lagi token"),
        ({"telegram": {"api_base": "http://127.0.0.1:1"}}, "sambungan internet"),
        ({"database": {"url": "postgresql+psycopg://pkh:rahasia@127.0.0.1:1/pkh"}}, "database.url"),
        (
            {"telegram": {"mode": "webhook", "webhook_secret": "x"}, "http": {"public_url": "https://x.id"}},
            "bot.py run",
        ),
        ({"telegram": {"tokne": "1"}}, "tidak dikenal"),
    ],
)
def test_the_doctor_names_a_remedy_for_each_fault(
    sqlite_office: Office, sections: dict[str, dict[str, object]], says: str
) -> None:
    sqlite_office.writes_settings(**sections)

    done = sqlite_office.does("doctor", "--config", str(sqlite_office.config))

    assert done.code != 0
    assert says in done.output
    assert "rahasia" not in done.output


def test_the_doctor_says_when_the_keys_do_not_fit(sqlite_office: Office) -> None:
    found_kecamatan(sqlite_office, MEETING, members=2)
    other = new_key()
    sqlite_office.writes_settings(keys={"ring": [other]})

    done = sqlite_office.does("doctor", "--config", str(sqlite_office.config))

    assert (done.code, "keys.ring" in done.output) == (1, True)


def test_a_backup_is_made_and_restored_while_the_program_runs_and_nobody_is_told_twice(
    office: Office, provider: FakeBotApi
) -> None:
    kecamatan = found_kecamatan(office, MEETING, members=4)
    mawar = kecamatan.groups[0].chats[1]
    file = office.folder / "cadangan.pkh"
    with office.runs():
        office.goes_to("2018-10-22", "08:00")
        mawar.says("menu")
        mawar.wait_for("bisa saya bantu")
        assert "Cadangan tertulis" in office.succeeds("backup", str(file))
        office.goes_to("2018-10-22", "09:00")
        mawar.wait_for("3 hari lagi")

        assert "Data kembali" in office.succeeds("restore", str(file), "--yes")

        mawar.says("kapan")
        mawar.wait_for("berikutnya")
        until(
            lambda: not office.sees(lambda s: s.query(OutboxRow).filter_by(state="queued").count()),
            "the queue to be empty",
        )
    assert len([one for one in provider.sent if one.chat_id == mawar.id and "3 hari lagi" in one.text]) == 1


def test_the_outbox_shows_what_is_stuck_and_takes_orders(sqlite_office: Office) -> None:
    kecamatan = found_kecamatan(sqlite_office, MEETING, members=3)
    mawar = kecamatan.groups[0].chats[1]
    mawar.has_blocked = True
    with sqlite_office.runs():
        sqlite_office.goes_to("2018-10-22", "09:30")
        until(
            lambda: sqlite_office.sees(lambda s: s.query(OutboxRow).filter_by(state="unreachable").count()) == 1,
            "the reminder to find nobody",
        )
    row_id = sqlite_office.sees(lambda s: s.query(OutboxRow).filter_by(state="unreachable").one().id)

    assert str(row_id) in sqlite_office.succeeds("outbox", "list")
    assert "meeting_reminder" in sqlite_office.succeeds("outbox", "show", str(row_id))
    assert "dibatalkan" in sqlite_office.succeeds("outbox", "cancel", str(row_id))
    done = sqlite_office.does("outbox", "retry", str(row_id), "--config", str(sqlite_office.config))
    assert (done.code, "dropped" in done.output) == (2, True)


def test_a_family_can_be_told_what_was_done_with_its_data(sqlite_office: Office) -> None:
    found_kecamatan(sqlite_office, MEETING, members=3)
    number = sqlite_office.sees(lambda s: s.query(Kpm).filter_by(member_number=2).all()[0].participant_number)

    said = sqlite_office.succeeds("audit", "--kpm", number)

    assert "persetujuan lewat chat" in said
    done = sqlite_office.does("audit", "--kpm", "tidak ada", "--config", str(sqlite_office.config))
    assert (done.code, "nomor peserta" in done.output) == (2, True)


def test_every_operation_that_leaves_a_trace_has_words_for_the_family() -> None:
    rooms = Path(bot.__file__).parent / "programme"
    traced = {
        name
        for file in rooms.rglob("*.py")
        for name in OPERATIONS
        if f'leave_trace(session, actor, "{name}"' in file.read_text()
    }

    assert traced - set(WORDS) == set()
