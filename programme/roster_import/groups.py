"""Which group each row of a roster belongs to, who looks after it, and who is its ketua.

A group is known by its kecamatan (that of its pendamping), desa and name; spelling, case and spaces don't matter.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from programme.roster_import.cells import name_key, place_key
from programme.roster_import.reading import Findings, fault_at
from programme.roster_import.rows import KnownGroup, KnownPeople, KnownStaff, PlannedGroup, Sheet

Place = tuple[str, str]
"""(desa, group name) as keys."""


@dataclass(frozen=True, slots=True)
class GroupMention:
    """What one row says about its group."""

    row: int
    name: str
    desa: str
    kecamatan: str | None
    pendamping: str | None

    @property
    def place(self) -> Place:
        return place_key(self.desa), place_key(self.name)


@dataclass
class Grouping:
    """The groups of a file; `of_row` tells which one a row belongs to."""

    groups: list[PlannedGroup] = field(default_factory=list)
    has_ketua: list[bool] = field(default_factory=list)
    """Whether the group is known to have a ketua already."""
    first_rows: list[int] = field(default_factory=list)
    of_row: dict[int, int] = field(default_factory=dict)


def group_rows(sheet: Sheet, mentions: Sequence[GroupMention], known: KnownPeople, findings: Findings) -> Grouping:
    """Finds the group of every row; a row whose group can't be told is a fault."""
    return _Grouper(sheet, known, findings).run(mentions)


class _Grouper:
    def __init__(self, sheet: Sheet, known: KnownPeople, findings: Findings) -> None:
        self._sheet = sheet
        self._findings = findings
        self._staff: dict[str, list[KnownStaff]] = defaultdict(list)
        for person in known.staff:
            self._staff[name_key(person.name)].append(person)
        self._staff_keys: dict[str, str] = {}
        self._known: dict[tuple[str, Place], KnownGroup] = {}
        self._kecamatan_of: dict[Place, dict[str, str]] = defaultdict(dict)
        for group in known.groups:
            place = (place_key(group.desa), place_key(group.name))
            self._known[place_key(group.kecamatan), place] = group
            self._kecamatan_of[place][place_key(group.kecamatan)] = group.kecamatan
        self._indexes: dict[tuple[str, Place], int] = {}
        self._result = Grouping()

    def run(self, mentions: Sequence[GroupMention]) -> Grouping:
        located = [(mention, *self._locate(mention)) for mention in mentions]
        said: dict[Place, dict[str, str]] = defaultdict(dict)
        for mention, kecamatan, _ in located:
            if kecamatan is not None:
                said[mention.place][place_key(kecamatan)] = kecamatan
        for mention, kecamatan, pendamping in located:
            where = kecamatan or self._only_kecamatan(mention, said[mention.place])
            if where is not None:
                self._join(mention, where, pendamping)
        self._require_pendamping()
        return self._result

    def _fault(self, row: int, name: str, reason: str) -> None:
        self._findings.faults.append(fault_at(self._sheet, row, name, reason))

    def _locate(self, mention: GroupMention) -> tuple[str | None, KnownStaff | None]:
        """The kecamatan that the row itself tells, and its pendamping."""
        if mention.pendamping is None:
            return mention.kecamatan, None
        people = self._named(mention.pendamping)
        if mention.kecamatan is not None:
            people = [p for p in people if place_key(p.kecamatan) == place_key(mention.kecamatan)]
        if len(people) == 1:
            return people[0].kecamatan, people[0]
        self._fault(mention.row, "pendamping", self._why_not(mention, mention.pendamping, len(people)))
        return mention.kecamatan, None

    def _named(self, written: str) -> list[KnownStaff]:
        key = self._staff_keys.setdefault(written, name_key(written))
        return self._staff.get(key, [])

    def _why_not(self, mention: GroupMention, written: str, fitting: int) -> str:
        if fitting:
            return f"Ada {fitting} pendamping bernama {written}. Isi kolom kecamatan supaya jelas siapa yang dimaksud."
        everywhere = self._named(written)
        if everywhere:
            return (
                f"Pendamping {written} terdaftar di Kecamatan {everywhere[0].kecamatan}, "
                f"sedangkan di baris ini tertulis {mention.kecamatan}. Samakan salah satunya."
            )
        remedy = "Perbaiki ejaannya, atau minta operator mendaftarkannya (bot.py staff add)."
        return f"Pendamping {written} belum terdaftar. {remedy}"

    def _only_kecamatan(self, mention: GroupMention, said: dict[str, str]) -> str | None:
        """For a row that tells none: that of the other rows of its group, else of the one known group so called."""
        found = said or self._kecamatan_of.get(mention.place, {})
        if len(found) == 1:
            return next(iter(found.values()))
        if mention.pendamping is None:
            many = "Ada kelompok dengan nama ini di beberapa kecamatan. " if found else ""
            self._fault(mention.row, "pendamping", f"{many}Isi nama pendamping kelompok {mention.name}.")
        return None

    def _join(self, mention: GroupMention, kecamatan: str, pendamping: KnownStaff | None) -> None:
        key = (place_key(kecamatan), mention.place)
        index = self._indexes.get(key)
        if index is None:
            index = self._indexes[key] = self._open(mention, kecamatan, self._known.get(key))
        self._result.of_row[mention.row] = index
        if pendamping is not None:
            self._give(index, mention, pendamping)

    def _open(self, mention: GroupMention, kecamatan: str, known: KnownGroup | None) -> int:
        if known is None:
            group = PlannedGroup(None, kecamatan, mention.desa, mention.name, None)
        else:
            group = PlannedGroup(known.id, known.kecamatan, known.desa, known.name, None)
        self._result.groups.append(group)
        self._result.has_ketua.append(known is not None and known.has_ketua)
        self._result.first_rows.append(mention.row)
        return len(self._result.groups) - 1

    def _give(self, index: int, mention: GroupMention, pendamping: KnownStaff) -> None:
        group = self._result.groups[index]
        if group.pendamping_id is None:
            self._result.groups[index] = PlannedGroup(
                group.group_id, group.kecamatan, group.desa, group.name, pendamping.id
            )
        elif group.pendamping_id != pendamping.id:
            reason = (
                f"Kelompok {group.name} ({group.desa}) sudah ditulis dengan pendamping lain di baris-baris sebelumnya. "
                "Satu kelompok hanya punya satu pendamping."
            )
            self._fault(mention.row, "pendamping", reason)

    def _require_pendamping(self) -> None:
        looked_after = {group.id for group in self._known.values() if group.pendamping_id is not None}
        complained = {fault.row for fault in self._findings.faults}
        for index, group in enumerate(self._result.groups):
            row = self._result.first_rows[index]
            if group.pendamping_id is None and group.group_id not in looked_after and row not in complained:
                self._fault(row, "pendamping", f"Kelompok {group.name} belum punya pendamping. Isi nama pendampingnya.")


@dataclass(frozen=True, slots=True)
class KetuaMention:
    """What one row says about its group's ketua."""

    row: int
    group: int
    name: str
    mark: bool
    """This row is the ketua's."""
    ketua_name: str | None
    """The group's ketua by name."""


def find_ketua(sheet: Sheet, rows: Iterable[KetuaMention], grouping: Grouping, findings: Findings) -> set[int]:
    """The rows of the ketua. Two in one group are a fault, a group without one (known or named) is a warning."""
    by_group: dict[int, list[KetuaMention]] = defaultdict(list)
    for row in rows:
        by_group[row.group].append(row)
    found = set()
    for index, members in by_group.items():
        marked = _marked(sheet, members, findings)
        for extra in marked[1:]:
            reason = f"Kelompok ini sudah punya ketua di baris {marked[0]}. Satu kelompok hanya punya satu ketua."
            findings.faults.append(fault_at(sheet, extra, "ketua", reason))
        found.update(marked[:1])
        if not marked and not grouping.has_ketua[index]:
            group = grouping.groups[index]
            reason = f"Kelompok {group.name} ({group.desa}) belum punya ketua."
            findings.warnings.append(fault_at(sheet, grouping.first_rows[index], "ketua", reason))
    return found


def _marked(sheet: Sheet, members: list[KetuaMention], findings: Findings) -> list[int]:
    """Rows of one group that are its ketua's by a mark, or by the name some row gives."""
    marked = {member.row for member in members if member.mark}
    by_name: dict[str, list[int]] = defaultdict(list)
    for member in members:
        by_name[name_key(member.name)].append(member.row)
    named: dict[str, KetuaMention] = {}
    for member in members:
        if member.ketua_name is not None:
            named.setdefault(name_key(member.ketua_name), member)
    for key, member in named.items():
        rows = by_name.get(key, [])
        if len(rows) == 1:
            marked.add(rows[0])
        else:
            findings.faults.append(fault_at(sheet, member.row, "ketua", _who_is_meant(member, len(rows))))
    return sorted(marked)


def _who_is_meant(member: KetuaMention, namesakes: int) -> str:
    if namesakes:
        return f"Ada {namesakes} anggota bernama {member.ketua_name} di kelompok ini. Isi 'ya' di baris ketuanya saja."
    return f"{member.ketua_name} bukan nama anggota kelompok ini. Isi 'ya' di baris ketuanya, atau kosongkan."
