"""The demo village: Kelompok Melati 1 in Desa Wates with its 30 kpm, their pendamping, the koordinator and the office.

Everyone is invented; Ibu Mawar and the numbers are those of the first source document. The village comes to life as a
real one does: staff is added, the roster is imported from a spreadsheet, people join with their codes.
"""

import csv
import io
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from db import Database, Session
from db.tables import Kpm, Person
from programme.access import OFFICE, Actor
from programme.consent_sheets import SignedSheet, record_consent_sheet
from programme.joining import issue_code
from programme.roster import RosterPlan, check_roster, import_roster, known_people
from programme.rules import Rules
from programme.staff import add_staff
from reports.roster_sheet import read_roster

BEGINS_AT = datetime(2018, 10, 15, 8, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
KECAMATAN, DESA, GROUP = "Kedungrejo", "Wates", "Melati 1"
PENDAMPING, KOORDINATOR, OPERATOR = "Siti Rahmawati", "Bambang Susilo", "Dewi Anggraini"
KETUA, MAWAR, WATI, MURNI, TUMINI = "Sri Wahyuni", "Mawar", "Wati", "Murni", "Tumini"
MEMBERS = (
    "Sri Wahyuni", "Aminah", "Endang Lestari", "Giyarti", "Haryati", "Ika Puspita", "Juminten", "Kasmiati", "Lastri",
    "Martini", "Murni", "Mawar", "Ngatini", "Nur Hidayah", "Ponirah", "Purwanti", "Rukmini", "Rubiyem", "Siti Aminah",
    "Sulastri", "Sumarni", "Sumiyem", "Suparti", "Titik Handayani", "Tukiyem", "Tumini", "Wagiyem", "Warsini",
    "Wati", "Yatinem",
)  # fmt: skip
WITHOUT_PHONE = frozenset({"Ponirah", "Sumiyem", "Tukiyem"})
"""One in ten has no phone; the ketua tells them."""
ON_WHATSAPP = (WATI, MURNI)
"""The ketua's neighbour and one more; the others write on Telegram."""
ON_SMS = (TUMINI,)
"""An old phone that only receives: she signed a sheet at the meeting."""
PHONES = {"whatsapp": ON_WHATSAPP, "sms": ON_SMS, "none": tuple(sorted(WITHOUT_PHONE))}
DUSUN = ("Krajan", "Sumberejo", "Ngadirejo")


@dataclass(frozen=True)
class Founded:
    """A village on its first day, by person id: who joins with which code (staff first), who holds which phone."""

    codes: dict[int, str]
    apps: dict[int, str]
    """whatsapp, sms or none; who is not named here writes on Telegram."""


def found_village(database: Database, now: datetime, rules: Rules) -> Founded:
    """Adds staff and roster."""
    staff = database.write(lambda session: _add_staff(session, now))
    known = database.read(known_people)
    plan = check_roster(read_roster(_roster_csv(), "peserta.csv"), known, rules.today(now))
    assert isinstance(plan, RosterPlan)
    import_roster(database, OFFICE, plan, now, lambda done, of_all: None)
    ids = database.read(people_by_name)
    return Founded(
        database.write(lambda session: _codes(session, staff, now, rules)),
        {ids[name]: app for app, names in PHONES.items() for name in names},
    )


def record_sheets(session: Session, now: datetime, rules: Rules, channels: Collection[str]) -> None:
    """The pendamping hands in what those with an old phone signed today; `channels` are the office's."""
    ids = people_by_name(session)
    actor, sheet = Actor(ids[PENDAMPING], "pendamping"), SignedSheet(rules.today(now))
    for name in ON_SMS:
        record_consent_sheet(session, actor, ids[name], sheet, now, rules, channels)


def people_by_name(session: Session) -> dict[str, int]:
    """Name -> id of everyone in the village; the names are all different."""
    return {name: person_id for person_id, name in session.execute(select(Person.id, Person.name))}


def _add_staff(session: Session, now: datetime) -> list[int]:
    return [
        add_staff(session, OFFICE, "pendamping", PENDAMPING, KECAMATAN, "f", now),
        add_staff(session, OFFICE, "koordinator", KOORDINATOR, KECAMATAN, "m", now),
        add_staff(session, OFFICE, "operator", OPERATOR, None, "f", now),
    ]


def _roster_csv() -> bytes:
    """The roster as an office would send it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["No Peserta", "Nama", "Kelompok", "Desa", "Dusun", "RT", "RW", "HP", "Ketua", "Pendamping"])
    for number, name in enumerate(MEMBERS, start=1):
        phone = "" if name in WITHOUT_PHONE else f"0812555{number:05d}"
        rt, rw = 1 + (number - 1) // 5, 1 + (number - 1) // 10
        ketua = "ya" if name == KETUA else ""
        dusun = DUSUN[(number - 1) // 10]
        writer.writerow([f"PKH{number:06d}", name, GROUP, DESA, dusun, rt, rw, phone, ketua, PENDAMPING])
    return out.getvalue().encode()


def _codes(session: Session, staff: list[int], now: datetime, rules: Rules) -> dict[int, str]:
    kpm = session.execute(
        select(Kpm.person_id, Person.name).join(Person, Person.id == Kpm.person_id).order_by(Kpm.member_number)
    )
    writing = [person_id for person_id, name in kpm if name not in WITHOUT_PHONE and name not in ON_SMS]
    return {person_id: issue_code(session, OFFICE, person_id, now, rules) for person_id in [*staff, *writing]}
