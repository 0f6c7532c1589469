"""The list of candidates as the office sends it: who is on it, checked without touching the database.

Second source document, C.1.c: the list of candidates goes to the office and on to the pendamping of the kecamatan.
It has a family a row with its address and no groups yet; a second sheet may hold the members of each household.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from rapidfuzz.distance import OSA

from programme.roster_import.cells import (
    gender,
    participant_number,
    person_name,
    phone,
    place_key,
    place_name,
    rt_and_rw,
    rt_or_rw,
)
from programme.roster_import.check import family_members, is_example
from programme.roster_import.places import coordinates
from programme.roster_import.reading import Findings, Row
from programme.roster_import.rows import Fault, PlannedMember, RosterFaults, RosterTable, Sheet

KIND = "calon"
"""The sheet of families, as its faults call it."""
FEW = 3
"""A desa of so few families that is spelled nearly like another is pointed out: it is mostly a slip."""


@dataclass(frozen=True)
class CandidateMember:
    """One of a candidate's household, as the sheet gives her or him."""

    name: str
    birth_date: date | None = None
    component: str | None = None
    facility: str | None = None


@dataclass(frozen=True)
class CandidateRow:
    """A family of the list. None: the list does not say."""

    row: int
    participant_number: str
    name: str
    gender: str
    kecamatan: str
    desa: str
    dusun: str | None = None
    rt: str | None = None
    rw: str | None = None
    phone: str | None = None
    """E.164."""
    coordinates: str | None = None
    family: tuple[CandidateMember, ...] = ()


@dataclass(frozen=True)
class CandidatePlan:
    """A list without faults, ready to be taken in."""

    file_hash: str
    rows: tuple[CandidateRow, ...]
    warnings: tuple[Fault, ...] = ()
    masked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Places:
    """The kecamatan in which somebody works, and the desa already known in each; the sender's own kecamatan if any."""

    kecamatan: tuple[str, ...]
    desa: Mapping[str, tuple[str, ...]]
    own: str | None = None


def check_candidates(
    table: RosterTable, places: Places, today: date, said_above: str | None = None
) -> CandidatePlan | RosterFaults:
    """The plan, or every fault. `said_above` is the kecamatan that a title line names; `today` is local."""
    findings = Findings()
    reader = _Reader(places, said_above)
    families = list(reader.families(table.kpm, findings))
    positions = {one.participant_number: place for place, one in enumerate(families)}
    members = [] if table.family is None else family_members(table.family, positions, findings, today)
    if not families and not findings.faults:
        Row(table.kpm, table.kpm.header + 1, (), findings).fault("participant_number", "Belum ada isinya.")
    findings.warnings += _doubtful_desa(table.kpm, families)
    if findings.faults:
        faults = sorted(findings.faults, key=lambda one: (one.sheet != KIND, one.row, one.column or 0))
        return RosterFaults(tuple(faults), tuple(findings.warnings))
    rows = tuple(_with_family(families, members))
    return CandidatePlan(table.file_hash, rows, tuple(findings.warnings), table.masked)


def _with_family(families: Sequence[CandidateRow], members: Sequence[PlannedMember]) -> Iterator[CandidateRow]:
    of: dict[int, list[CandidateMember]] = {}
    for one in members:
        of.setdefault(one.kpm, []).append(CandidateMember(one.name, one.birth_date, one.component, one.facility))
    for place, family in enumerate(families):
        yield CandidateRow(**{**vars(family), "family": tuple(of.get(place, ()))})


class _Reader:
    """Reads the rows; a desa or kecamatan keeps the spelling in which it is known, else its first one."""

    def __init__(self, places: Places, said_above: str | None) -> None:
        self._kecamatan = {place_key(one): one for one in places.kecamatan}
        self._own = places.own
        self._above = said_above
        self._desa = {(place_key(of), place_key(one)): one for of, names in places.desa.items() for one in names}
        self._numbers: dict[str, int] = {}

    def families(self, sheet: Sheet, findings: Findings) -> Iterator[CandidateRow]:
        for number, cells in sheet.records():
            row = Row(sheet, number, cells, findings)
            if is_example(row):
                row.warn("participant_number", "Baris contoh ini dilewati.")
                continue
            family = self._family(row)
            if family is not None:
                yield family

    def _family(self, row: Row) -> CandidateRow | None:
        number = row.required("participant_number", participant_number, "Nomor peserta harus diisi.")
        name, title_gender = row.required("name", person_name, "Nama harus diisi.") or (None, None)
        desa = row.required("desa", place_name, "Nama desa harus diisi.")
        kecamatan = self._kecamatan_of(row)
        both_rt, both_rw = row.value("rt_rw", rt_and_rw) or (None, None)
        rt, rw = row.value("rt", rt_or_rw) or both_rt, row.value("rw", rt_or_rw) or both_rw
        gender_said = row.value("gender", gender) or title_gender or "f"
        dusun, number_said = row.value("dusun", place_name), row.value("phone", phone)
        place = row.value("coordinates", coordinates)
        if number is not None and self._numbers.setdefault(number, row.number) != row.number:
            first = self._numbers[number]
            reason = f"Nomor peserta ini sudah ada di baris {first}. Perbaiki atau hapus salah satu."
            row.fault("participant_number", reason)
            return None
        if number is None or name is None or desa is None or kecamatan is None:
            return None
        spelled = self._desa.setdefault((place_key(kecamatan), place_key(desa)), desa)
        return CandidateRow(
            row.number,
            number,
            name,
            kecamatan=kecamatan,
            desa=spelled,
            gender=gender_said,
            dusun=dusun,
            rt=rt,
            rw=rw,
            phone=number_said,
            coordinates=place,
        )

    def _kecamatan_of(self, row: Row) -> str | None:
        said = row.value("kecamatan", place_name) or self._above or self._own
        if said is None:
            reason = "Kecamatannya belum ditulis. Tambahkan kolom Kecamatan, lalu isi di setiap baris."
            row.fault("kecamatan", reason)
            return None
        known = self._kecamatan.get(place_key(said))
        if known is None:
            reason = f"Belum ada pendamping di kecamatan {said}. Betulkan ejaannya, atau daftarkan dulu petugasnya."
            row.fault("kecamatan", reason)
        elif self._own is not None and known != self._own:
            row.fault("kecamatan", f"Kecamatan {known} bukan kecamatan Anda. Hapus baris ini, atau minta operator.")
            return None
        return known


def _doubtful_desa(sheet: Sheet, families: Sequence[CandidateRow]) -> list[Fault]:
    """A warning for each desa with a handful of families that is spelled nearly like a larger one."""
    counts = Counter((one.kecamatan, one.desa) for one in families)
    found: list[Fault] = []
    for (kecamatan, desa), count in counts.items():
        near = [
            other
            for (elsewhere, other), more in counts.items()
            if elsewhere == kecamatan and more > count <= FEW and other != desa and _is_near(desa, other)
        ]
        if near:
            first = next(one.row for one in families if (one.kecamatan, one.desa) == (kecamatan, desa))
            findings = Findings()
            reason = f"Desa {desa} hanya {count} keluarga. Apakah maksudnya {near[0]}?"
            Row(sheet, first, (), findings).warn("desa", reason)
            found += findings.warnings
    return found


def _is_near(one: str, other: str) -> bool:
    first, second = place_key(one), place_key(other)
    return len(first) >= 4 and OSA.distance(first, second, score_cutoff=2) <= 1


def family_to_json(family: Sequence[CandidateMember]) -> str | None:
    """As `Candidate.family` keeps it; None for an empty one."""
    rows = [{**asdict(one), "birth_date": one.birth_date and one.birth_date.isoformat()} for one in family]
    return json.dumps(rows, ensure_ascii=False) if rows else None


def family_from_json(kept: str | None) -> tuple[CandidateMember, ...]:
    """What `family_to_json` made."""
    rows = json.loads(kept) if kept else []
    return tuple(
        CandidateMember(
            one["name"],
            date.fromisoformat(one["birth_date"]) if one["birth_date"] else None,
            one["component"],
            one["facility"],
        )
        for one in rows
    )
