"""`bot.py doctor`: looks at everything the program needs and says, for each fault, what to do about it."""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx
from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import InvalidToken, TelegramError

from conversations import faq, first_aid
from conversations.words import LANGUAGES, translated_share
from db import Database
from db.migrating import revision_of, revisions
from db.sender_seat import SenderSeat
from handlers.office.doctor_twilio import examine_twilio
from handlers.office.findings import Finding
from handlers.telegram.api import BotApi, open_api
from handlers.twilio.door import TwilioAccount
from outbox.health import failed_turns, held_channels, overdue_since, readable

CLOCK_MAY_DIFFER = timedelta(seconds=30)
LATE_AFTER = timedelta(minutes=10)
FREE_BYTES = 500_000_000
SECONDS_TO_ANSWER = 8.0


@dataclass(frozen=True)
class Patient:
    """What the doctor looks at: the settings that matter here, and how the database is opened."""

    token: str
    api_base: str
    by_webhook: bool
    public_url: str
    data_folder: Path
    clock: Callable[[], datetime]
    open_database: Callable[[], Database]
    twilio: TwilioAccount | None = None

    @property
    def provider(self) -> str:
        """Whose clock ours is compared with."""
        return self.twilio.api_base if self.twilio is not None and not self.token else self.api_base


def examine(patient: Patient) -> Iterator[Finding]:
    """Looks at the database, the providers, the clock and the texts, one after the other."""
    yield from _database(patient)
    if patient.token or patient.twilio is None:
        yield from asyncio.run(_provider(patient))
    if patient.twilio is not None:
        yield from examine_twilio(patient.twilio)
    yield _clock(patient)
    yield from _texts()
    yield from _answers(patient.data_folder)


def report(console: Console, findings: Iterator[Finding]) -> bool:
    """Prints the findings as they come; True where all is well."""
    faults = 0
    for one in findings:
        console.print(f"{'✗' if one.remedy else '✓'} {one.what}: {one.says}", markup=False, soft_wrap=True)
        if one.remedy:
            faults += 1
            console.print(f"  → {one.remedy}", markup=False, soft_wrap=True)
    console.print("Semuanya baik." if faults == 0 else f"{faults} hal perlu dibenahi.", markup=False)
    return faults == 0


def _database(patient: Patient) -> Iterator[Finding]:
    try:
        database = patient.open_database()
        revision = revision_of(database)
    except (SQLAlchemyError, OSError):
        yield Finding("Basis data", "tidak bisa dibuka", "Periksa database.url, servernya, dan hak atas folder data.")
        return
    try:
        yield from _inside(database, revision, patient.clock())
    finally:
        database.close()
    free = shutil.disk_usage(patient.data_folder if patient.data_folder.exists() else Path()).free
    yield Finding(
        "Ruang disk",
        f"{free // 1_000_000_000} GB kosong",
        None if free > FREE_BYTES else "Kosongkan disk; basis data bisa berhenti menulis.",
    )


def _inside(database: Database, revision: str | None, now: datetime) -> Iterator[Finding]:
    if revision is None:
        yield Finding("Basis data", "kosong; dibuat saat bot.py run pertama kali")
        return
    if revision != revisions()[0]:
        yield Finding("Basis data", f"bentuk {revision}; diperbarui sendiri saat bot.py run berikutnya")
        return
    yield Finding("Basis data", "bisa dibuka, bentuk terbaru")
    fits = database.read(readable)
    yield Finding(
        "Kunci",
        "cocok" if fits else "tidak bisa membuka data yang tersimpan",
        None if fits else "Isi keys.ring dengan kunci lama juga; kunci pertama dipakai mengenkripsi.",
    )
    seat = SenderSeat(database)
    free = seat.is_mine()
    seat.leave()
    yield Finding("Program", "tidak sedang berjalan" if free else "sedang berjalan")
    late = database.read(lambda session: overdue_since(session, now))
    stuck = late is not None and now - late > LATE_AFTER
    yield Finding(
        "Antrean pesan",
        f"tertua menunggu sejak {late:%d-%m-%Y %H.%M} UTC" if late else "tidak ada yang terlambat",
        "Jalankan bot.py run; bila sudah berjalan, lihat lognya." if stuck else None,
    )
    for held in database.read(lambda session: held_channels(session, now)):
        what = f"Templat {held.channel}" if held.templates_only else f"Jalur {held.channel}"
        until = f"dijeda sampai {held.until:%d-%m-%Y %H.%M} UTC"
        yield Finding(what, until, held.why) if held.needs_mending else Finding(what, f"{until}: {held.why}")
    broken = database.read(lambda session: failed_turns(session, now - timedelta(days=1)))
    yield Finding(
        "Pesan masuk yang gagal (24 jam)",
        str(broken),
        "Cari turn_failed dan rujukannya di log, lalu laporkan kepada pengelola program." if broken else None,
    )


async def _provider(patient: Patient) -> list[Finding]:
    if not patient.token:
        return [Finding("Token Telegram", "kosong", "Minta token kepada @BotFather, isi telegram.token.")]
    try:
        api = open_api(patient.token, patient.api_base, SECONDS_TO_ANSWER)
    except InvalidToken:
        return [_bad_token()]
    try:
        me = await api.call("getMe", {})
        name = me.get("username") if isinstance(me, dict) else None
        return [Finding("Token Telegram", f"milik @{name}"), await _webhook(patient, api)]
    except InvalidToken:
        return [_bad_token()]
    except TelegramError:
        return [
            Finding(
                "Telegram",
                "tidak menjawab",
                "Periksa sambungan internet, telegram.api_base, dan apakah jaringan memblokir Telegram.",
            )
        ]
    finally:
        await api.disconnect()


def _bad_token() -> Finding:
    return Finding("Token Telegram", "ditolak Telegram", "Salin lagi token dari @BotFather ke telegram.token.")


async def _webhook(patient: Patient, api: BotApi) -> Finding:
    answer = await api.call("getWebhookInfo", {})
    info = answer if isinstance(answer, dict) else {}
    url, waiting = str(info.get("url", "")), info.get("pending_update_count", 0)
    if not patient.by_webhook:
        if url:
            return Finding(
                "Webhook",
                "masih terpasang, padahal mode polling",
                "Jalankan bot.py run sekali; ia melepasnya. Pastikan tidak ada program lain dengan token ini.",
            )
        return Finding("Webhook", f"tidak dipakai; {waiting} pesan menunggu diambil")
    if not url.startswith(patient.public_url.rstrip("/")):
        return Finding("Webhook", "alamatnya belum terpasang", "Jalankan bot.py run; periksa http.public_url (https).")
    error = info.get("last_error_message")
    if error:
        return Finding(
            "Webhook",
            f"galat terakhir dari Telegram: {error}",
            "Periksa sertifikat, proksi, dan bahwa http.public_url sampai ke program ini.",
        )
    return Finding("Webhook", f"terpasang; {waiting} pesan menunggu")


def _clock(patient: Patient) -> Finding:
    """Compared with the provider's own clock: a wrong one sends reminders on the wrong day."""
    try:
        told = parsedate_to_datetime(
            httpx.head(patient.provider, timeout=SECONDS_TO_ANSWER).headers["date"]
        ).astimezone(UTC)
    except (httpx.HTTPError, KeyError, ValueError):
        return Finding("Jam", "tidak bisa dibandingkan, penyedia tidak menjawab")
    away = abs(patient.clock() - told)
    return Finding(
        "Jam",
        f"berselisih {away.total_seconds():.0f} detik",
        None if away <= CLOCK_MAY_DIFFER else "Nyalakan penyelarasan waktu (NTP) di mesin ini.",
    )


def _texts() -> Iterator[Finding]:
    for language in LANGUAGES[1:]:
        done, of_all = translated_share(language)
        rest = "" if done == of_all else "; sisanya dibaca dalam bahasa Indonesia"
        yield Finding(f"Bahasa {language}", f"{done} dari {of_all} kalimat{rest}")


def _answers(data_folder: Path) -> Iterator[Finding]:
    """Answers to common questions, and first aid for complaints: the program's files, and the office's."""
    for title, texts in (("Jawaban pertanyaan umum", faq), ("Pertolongan pertama", first_aid)):
        own = data_folder / texts.OFFICE_FOLDER
        faults = texts.faults_in(texts.FOLDER, whole=True) + texts.faults_in(own, whole=False)
        remedy = f"Betulkan berkasnya di {own} atau locales/{texts.OFFICE_FOLDER}." if faults else None
        yield Finding(title, "; ".join(faults) or "lengkap", remedy)
