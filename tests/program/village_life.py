"""A village in the program's own terms: its roster as a file, its people as phones at the fake Bot API."""

import io
import re
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from tests.fakes.bot_api import FakeBotApi, Person
from tests.program.office import Office

HEADINGS = ("Nomor peserta", "Nama", "Kelompok", "Desa", "Dusun", "RT", "RW", "HP", "Ketua", "Pendamping")
MELATI = ("Sri Rahayu", "Mawar", "Wati", "Lastri", "Murni", "Ponirah", "Tumini", "Yatinem", "Sumiyati", "Juminten")
KENANGA = ("Endang", "Painem", "Rusmini")
PENDAMPING = "Siti Handayani"
PHONES = {"Sri Rahayu": "081234500001", "Mawar": "081234500002", "Wati": "081234500003", "Painem": "081234500012"}
CODE = re.compile(r"Kode: ([A-Z2-9]{4}-[A-Z2-9]{4})")
CODE_BY_CHAT = re.compile(r"([A-Z2-9]{4}-[A-Z2-9]{4})")


def roster_rows() -> list[tuple[str, ...]]:
    """Two groups of Desa Wates with their ketua first."""
    rows: list[tuple[str, ...]] = []
    for group, members in (("Melati 1", MELATI), ("Kenanga 2", KENANGA)):
        for number, name in enumerate(members):
            ketua = "ya" if number == 0 else ""
            place = ("Wates", "Krajan", "001", "002")
            rows.append((f"PKH{len(rows):05}", name, group, *place, PHONES.get(name, ""), ketua, PENDAMPING))
    return rows


def writes_roster(file: Path, rows: list[tuple[str, ...]]) -> None:
    """The rows as an xlsx, or as a csv by the file's name."""
    if file.suffix == ".csv":
        file.write_text("\n".join(";".join(cells) for cells in (HEADINGS, *rows)), encoding="utf-8-sig")
        return
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("kpm")
        for number, cells in enumerate((HEADINGS, *rows)):
            sheet.write_row(number, 0, cells)
    file.write_bytes(buffer.getvalue())


@dataclass
class Villagers:
    """The phones of those who use one."""

    siti: Person
    sri: Person
    mawar: Person
    painem: Person
    stranger: Person


def villagers(provider: FakeBotApi) -> Villagers:
    """Nobody has written yet."""
    return Villagers(
        siti=provider.person(7100200301, "Siti", "id"),
        sri=provider.person(7100200302, "Sri", "id"),
        mawar=provider.person(7100200303, "Mawar", "id"),
        painem=provider.person(7100200304, "Painem", "id"),
        stranger=provider.person(7100200399, "Orang Lewat", "id"),
    )


def founds_village(office: Office) -> str:
    """By the office's commands: the pendamping, the roster. Returns the pendamping's joining code."""
    staff = ("staff", "add", "--role", "pendamping", "--name", PENDAMPING, "--kecamatan", "Kedungrejo")
    code = code_in(office.succeeds(*staff))
    writes_roster(office.folder / "roster.xlsx", roster_rows())
    office.succeeds("roster", "import", str(office.folder / "roster.xlsx"))
    return code


def code_in(said: str) -> str:
    found = CODE.search(said)
    assert found is not None, said
    return found.group(1)


def joins_by_code(person: Person, code: str) -> None:
    person.says(f"/start {code.replace('-', '')}")
    person.wait_for("Setuju?")
    person.taps("Setuju")
    person.wait_for("Terima kasih")


def joins_by_number(person: Person, phone: str) -> None:
    person.says("/start")
    person.wait_for("Untuk bergabung")
    person.shares_contact(f"62{phone[1:]}")
    person.wait_for("Setuju?")
    person.taps("Setuju")
    person.wait_for("Terima kasih")


def everyone_joins(people: Villagers, code: str) -> None:
    """The pendamping by her code, the others by their own numbers."""
    joins_by_code(people.siti, code)
    joins_by_number(people.sri, PHONES["Sri Rahayu"])
    joins_by_number(people.mawar, PHONES["Mawar"])
    joins_by_number(people.painem, PHONES["Painem"])


def invites_by_chat(siti: Person, name: str) -> str:
    siti.says("/undang")
    siti.wait_for("kelompok mana")
    siti.taps("Melati 1, Wates")
    siti.wait_for("Kode untuk siapa?")
    siti.taps(f"1. {name}")
    code = CODE_BY_CHAT.search(siti.wait_for(f"Kode untuk Ibu {name}").text)
    assert code is not None
    return code.group(1)


def schedules(siti: Person, when: str, group: str = "Melati 1") -> None:
    """One meeting, by chat, at the ketua's house."""
    siti.says("/jadwal")
    siti.wait_for("kelompok mana")
    siti.taps(next(label for label in siti.from_bot[-1].buttons if label.startswith(group)))
    siti.wait_for("Kapan pertemuan")
    siti.says(when)
    siti.wait_for("Di mana?")
    siti.taps(siti.from_bot[-1].buttons[0])
    siti.wait_for("Materinya apa?")
    siti.taps(siti.from_bot[-1].buttons[0])
    siti.wait_for("Simpan?")
    siti.taps("Ya, simpan")
    siti.wait_for("Tersimpan: 1 pertemuan")
