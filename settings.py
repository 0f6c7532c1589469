"""Every setting: typed, checked at the start, documented in config.example.toml. Only bot.py imports this module.
Sections of their own: accounts and doors, days for complaints and casework, in the modules *_settings.py.

Values come from a TOML file; the environment overrides them (PKH_TELEGRAM__TOKEN for [telegram] token). An unknown
key or a value of the wrong type refuses to start and names the key and the remedy.
"""

import os
import tomllib
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlparse
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from account_settings import LOOPBACK, Http, Section, Telegram, Twilio
from casework_settings import CaseworkSection
from complaint_settings import ComplaintDays
from duty_settings import CommitmentsSection, IntakeSection, OfficeSection
from outbox.means import Means
from programme.modules import MODULES, Curriculum, Module
from programme.rules import Reminder, Rules

ENVIRONMENT_PREFIX = "PKH_"
NOT_SETTINGS = ("PKH_TEST_", "PKH_CONFIG")
SECRET = ("keys", "telegram.token", "telegram.webhook_secret", "twilio.auth_token", "database.url")
"""Values that no message may repeat."""
AbsenceReason = Literal[
    "sick", "child_sick", "work", "travel", "family_event", "bereavement", "not_informed", "no_transport", "birth",
    "weather", "other",
]  # fmt: skip
"""As programme.attendance_report.REASONS; a test compares them."""


class SettingsMistake(Exception):
    """The settings can't be used; the text names each key and what to do, in Indonesian."""


class DatabaseSection(Section):
    """An SQLAlchemy url: sqlite:///file or postgresql+psycopg://user@host/name."""

    url: str = ""


class Data(Section):
    """The folder of the embedded database and of what is stored beside it."""

    folder: Path = Path("data")


class Keys(Section):
    """The key ring: the first key encrypts, all decrypt; `index` is for looking encrypted values up."""

    ring: list[str] = Field(default_factory=list)
    index: str = ""


class ReminderRow(Section):
    """A reminder's slot: [[programme.reminders]] in the TOML file."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9]{1,8}$")]
    days_before: Annotated[int, Field(ge=0, le=30)]
    at: time


class ModuleRow(Section):
    """A P2K2 module with its sessions: [[programme.modules]] in the TOML file."""

    code: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,20}$")]
    title: str
    sessions: Annotated[list[str], Field(min_length=1)]


class Programme(Section):
    """Zone, quiet hours and the programme's rule values; see programme.rules.Rules for their meaning."""

    zone: str = "Asia/Jakarta"
    months_missed_before_visit: Annotated[int, Field(ge=1, le=12)] = 2
    sick_counts_as_absence: bool = False
    meeting_hours: Annotated[float, Field(gt=0, le=12)] = 2.0
    meetings_begin_from: time = time(8)
    meetings_end_by: time = time(17)
    minutes_between_meetings: Annotated[int, Field(ge=0, le=240)] = 30
    payments_begin_from: time = time(8)
    payments_end_by: time = time(14)
    reminders: list[ReminderRow] = Field(
        default_factory=lambda: [
            ReminderRow(name=one.name, days_before=one.days_before, at=one.at) for one in Rules().reminders
        ]
    )
    payment_reminders: list[ReminderRow] = Field(
        default_factory=lambda: [
            ReminderRow(name=one.name, days_before=one.days_before, at=one.at) for one in Rules().payment_reminders
        ]
    )
    unpaid_reminded_days: Annotated[int, Field(ge=0, le=30)] = 2
    quiet_from: time = time(20)
    quiet_until: time = time(5, 30)
    visit_list_at: time = time(6)
    visits_a_day: Annotated[int, Field(ge=1, le=20)] = 6
    evening_summary: bool = True
    evening_summary_at: time = time(17)
    routine_members_a_group: Annotated[int, Field(ge=0, le=10)] = 2
    routine_visits_a_day: Annotated[int, Field(ge=0, le=20)] = 2
    days_to_correct_report: Annotated[int, Field(ge=0, le=365)] = 7
    report_asked_again_hours: Annotated[float, Field(gt=0, le=24)] = 3.0
    report_asked_morning_at: time = time(8)
    deputy_asked_at: time = time(11)
    report_pendamping_told_at: time = time(15)
    reasons_marked_sick: tuple[AbsenceReason, ...] = ("sick",)
    expected_told_at: time = time(18)
    relay_digest_at: time = time(13)
    complaint_days: ComplaintDays = ComplaintDays()
    complaint_check_again_days: Annotated[int, Field(ge=1, le=30)] = 3
    complaint_silent_days: Annotated[int, Field(ge=1, le=60)] = 7
    complaint_reminder_days: Annotated[int, Field(ge=0, le=14)] = 1
    complaint_reminded_at: time = time(8)
    complaint_overdue_again_days: Annotated[int, Field(ge=1, le=60)] = 7
    complaint_unanswered_days: Annotated[int, Field(ge=1, le=30)] = 3
    complaint_referred_days: Annotated[int, Field(ge=1, le=90)] = 14
    handover_hours: Annotated[int, Field(ge=1, le=336)] = 24
    hours_until_dialog_pauses: Annotated[int, Field(ge=1, le=720)] = 24
    join_code_days: Annotated[int, Field(ge=1, le=365)] = 30
    wrong_codes_per_hour: Annotated[int, Field(ge=1, le=100)] = 5
    paper_days: Annotated[int, Field(ge=1, le=365)] = 7
    largest_roster_megabytes: Annotated[int, Field(ge=1, le=20)] = 10
    changes_asked: bool = True
    changes_asked_days: Annotated[int, Field(ge=0, le=14)] = 6
    changes_asked_at: time = time(10)
    updates_list_week: Annotated[int, Field(ge=1, le=4)] = 2
    updates_list_weekday: Annotated[int, Field(ge=1, le=7)] = 1
    updates_list_at: time = time(8)
    updates_due_days: Annotated[int, Field(ge=1, le=7)] = 4
    updates_due_at: time = time(16)
    update_evidence_days: Annotated[int, Field(ge=1, le=365)] = 30
    casework: CaseworkSection = CaseworkSection()
    intake: IntakeSection = IntakeSection()
    commitments: CommitmentsSection = CommitmentsSection()
    office: OfficeSection = OfficeSection()
    extra_days_off: list[date] = Field(default_factory=list)
    modules: list[ModuleRow] = Field(
        default_factory=lambda: [ModuleRow(code=one.code, title=one.title, sessions=[*one.sessions]) for one in MODULES]
    )

    @field_validator("zone")
    @classmethod
    def _zone_exists(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError("zona tidak dikenal; pakai Asia/Jakarta, Asia/Makassar atau Asia/Jayapura") from error
        return zone

    def rules(self) -> Rules:
        """The rules as the programme room takes them."""
        sections = {name: getattr(self, name).rules() for name in ("casework", "intake", "commitments", "office")}
        made = {"zone", "complaint_days", "reminders", "payment_reminders", "extra_days_off", "modules", *sections}
        values = self.model_dump(exclude=made)
        modules = [
            Module(one.code, number, one.title, tuple(one.sessions)) for number, one in enumerate(self.modules, start=1)
        ]
        return Rules(
            zone=ZoneInfo(self.zone),
            reminders=tuple(Reminder(one.name, one.days_before, one.at) for one in self.reminders),
            payment_reminders=tuple(Reminder(one.name, one.days_before, one.at) for one in self.payment_reminders),
            extra_days_off=frozenset(self.extra_days_off),
            curriculum=Curriculum(tuple(modules)),
            complaint_days=self.complaint_days.model_dump(),
            **sections,
            **values,
        )


class Settings(BaseSettings):
    """The whole file."""

    model_config = SettingsConfigDict(
        extra="forbid", frozen=True, env_prefix=ENVIRONMENT_PREFIX, env_nested_delimiter="__"
    )

    http: Http = Field(default_factory=Http)
    telegram: Telegram = Field(default_factory=Telegram)
    twilio: Twilio = Field(default_factory=Twilio)
    database: DatabaseSection = Field(default_factory=DatabaseSection)
    data: Data = Field(default_factory=Data)
    keys: Keys = Field(default_factory=Keys)
    programme: Programme = Field(default_factory=Programme)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return env_settings, TomlConfigSettingsSource(settings_cls), init_settings

    @model_validator(mode="after")
    def _webhook_needs_more(self) -> "Settings":
        if self.telegram.mode == "webhook" and not (self.http.public_url and self.telegram.webhook_secret):
            raise ValueError("telegram.mode webhook perlu http.public_url dan telegram.webhook_secret")
        return self

    @property
    def database_url(self) -> str:
        """The database's url; without one, an SQLite file in the data folder."""
        return self.database.url or f"sqlite:///{self.data.folder / 'pkh.sqlite'}"

    def require_runnable(self, *, on_test_clock: bool) -> None:
        """Raises SettingsMistake where the program can't run on these settings."""
        if not self.means().channels & {"telegram", "whatsapp"}:
            raise SettingsMistake(
                "telegram.token kosong. Minta token kepada @BotFather lalu isi di berkas pengaturan, atau isi [twilio] "
                "untuk WhatsApp."
            )
        if on_test_clock and not set(self.provider_hosts()) <= LOOPBACK:
            raise SettingsMistake(
                "--clock hanya untuk uji: telegram.api_base, twilio.api_base, dan twilio.content_base harus alamat "
                "mesin ini (127.0.0.1)."
            )

    def provider_hosts(self) -> list[str]:
        """The hosts this program would talk to."""
        bases = [self.telegram.api_base] if self.telegram.token else []
        bases += [self.twilio.api_base, self.twilio.content_base] if self.twilio.account_sid else []
        return [urlparse(base).hostname or "" for base in bases]

    def means(self) -> Means:
        """By which channels the office reaches people, at what price and pace."""
        telegram, twilio = self.telegram, self.twilio
        return Means(
            channels=twilio.channels | ({"telegram"} if telegram.token else set()),
            templates=frozenset(twilio.templates),
            daily_tier=twilio.daily_tier,
            rupiah_a_template=twilio.rupiah_a_template,
            rupiah_a_segment=twilio.rupiah_a_segment,
            per_second={
                "telegram": telegram.messages_per_second,
                "whatsapp": twilio.messages_per_second,
                "sms": twilio.sms_per_second,
            },
            chat_per_second={"telegram": telegram.chat_messages_per_second},
            wa_me=twilio.whatsapp_from.removeprefix("+") if "whatsapp" in twilio.channels else None,
            sms_sender=twilio.sms_from or None,
        )


def read_settings(path: Path | None, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of a file (defaults where None) under the environment. Raises SettingsMistake."""
    if path is not None and not path.is_file():
        raise SettingsMistake(
            f"Berkas pengaturan {path} tidak ada. Buat dengan bot.py init, atau salin config.example.toml."
        )
    _refuse_unknown_environment(environment)
    chosen = type("ChosenSettings", (Settings,), {"model_config": SettingsConfigDict(toml_file=path)})
    try:
        settings: Settings = chosen()
    except tomllib.TOMLDecodeError as error:
        raise SettingsMistake(
            f"Berkas {path} bukan TOML yang benar: {error}. Bandingkan dengan config.example.toml."
        ) from error
    except ValidationError as error:
        raise SettingsMistake("\n".join(_in_words(one) for one in error.errors())) from error
    return settings


def _refuse_unknown_environment(environment: Mapping[str, str]) -> None:
    for name in environment:
        if not name.startswith(ENVIRONMENT_PREFIX) or name.startswith(NOT_SETTINGS):
            continue
        section = name.removeprefix(ENVIRONMENT_PREFIX).partition("__")[0].lower()
        if section not in Settings.model_fields:
            raise SettingsMistake(f"{name}: pengaturan ini tidak dikenal. Hapus variabel itu atau betulkan namanya.")


def _in_words(error: Mapping[str, object]) -> str:
    """'telegram.port: ...' with the remedy."""
    where = error.get("loc")
    key = ".".join(str(part) for part in where) if isinstance(where, tuple) else ""
    kind, message = str(error.get("type")), str(error.get("msg"))
    if kind == "extra_forbidden":
        return f"{key}: kunci ini tidak dikenal. Hapus, atau lihat ejaannya di config.example.toml."
    if kind == "value_error":
        return f"{key or 'pengaturan'}: {message.removeprefix('Value error, ')}."
    shown = "ini" if key.startswith(SECRET) else repr(error.get("input"))
    return f"{key}: nilai {shown} tidak cocok ({message}). Lihat contohnya di config.example.toml."
