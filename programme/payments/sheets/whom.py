"""Which families a row of a payment sheet means: one by her number or name, a group's, a whole desa's."""

from collections import defaultdict
from dataclasses import dataclass

from programme.payments.sheets.table import KnownFamily, KnownForPayments, KnownGroup
from programme.roster_import.cells import name_key, participant_number, person_name, place_key, place_name
from programme.roster_import.reading import Row


@dataclass(frozen=True)
class Meant:
    """The families of a row. `whole` says of what: 'group', 'desa', or 'family'."""

    families: tuple[KnownFamily, ...]
    whole: str
    group_id: int = 0
    desa: str = ""


class Families:
    """The roster by number, group and desa."""

    def __init__(self, known: KnownForPayments) -> None:
        self._by_number = {one.number.upper(): one for one in known.families}
        self._of_group = defaultdict[int, list[KnownFamily]](list)
        for one in known.families:
            if one.reachable and not one.has_left:
                self._of_group[one.group_id].append(one)
        self._by_name = defaultdict[str, list[KnownFamily]](list)
        self._groups, self._others = known.groups, known.others
        self.group_of = {one.id: one for one in known.groups}

    def meant_by(self, row: Row) -> Meant | None:
        """None where nobody or nobody certain is meant: then a fault stands with the row."""
        before = len(row.findings.faults)
        number = row.value("number", participant_number)
        named = row.value("name", person_name)
        group = row.value("group", place_name)
        desa = row.value("desa", place_name)
        if len(row.findings.faults) > before:
            return None
        if number is not None:
            return self._numbered(row, number, named[0] if named else None)
        groups = self._groups_called(row, group, desa) if group or desa else []
        if groups is None:
            return None
        if named is not None:
            return self._named(row, named[0], groups)
        if not group and not desa:
            row.fault("number", "Nomor peserta, kelompok, atau desa harus diisi.")
            return None
        families = tuple(one for each in groups for one in self._of_group[each.id])
        if not families:
            row.fault("group" if group else "desa", "Tidak ada keluarga di kelompok ini.")
            return None
        if group:
            return Meant(families, "group", groups[0].id)
        return Meant(families, "desa", desa=groups[0].desa)

    def _numbered(self, row: Row, number: str, name: str | None) -> Meant | None:
        family = self._by_number.get(number.upper())
        if family is None:
            row.fault("number", f"Nomor peserta {number} tidak ada di daftar. Periksa lagi nomornya.")
        elif family.has_left:
            row.fault("number", f"Keluarga {number} sudah keluar dari PKH. Hapus baris ini, atau hubungi operator.")
        elif not family.reachable:
            row.fault("number", f"Keluarga {number} bukan di kelompok Anda. Hapus baris ini, atau minta koordinator.")
        else:
            if name is not None and not _may_be_one(name, family.name):
                row.warn("name", f"Nama di berkas ({name}) lain dari daftar ({family.name}). Yang dipakai nomornya.")
            return Meant((family,), "family", family.group_id)
        return None

    def _groups_called(self, row: Row, group: str | None, desa: str | None) -> list[KnownGroup] | None:
        found = [
            one
            for one in self._groups
            if (group is None or place_key(one.name) == place_key(group))
            and (desa is None or place_key(one.desa) == place_key(desa))
        ]
        kecamatan = row.value("kecamatan", place_name)
        if kecamatan is not None:
            found = [one for one in found if place_key(one.kecamatan) == place_key(kecamatan)]
        field, called = ("group", f"Kelompok {group}") if group else ("desa", f"Desa {desa}")
        if not found:
            if place_key(group or desa or "") in self._others:
                row.fault(field, f"{called} bukan di bawah Anda. Hapus baris ini, atau minta koordinator.")
            else:
                row.fault(field, f"{called} tidak ada di daftar. Tulis seperti di daftar peserta.")
            return None
        if group is not None and len(found) > 1:
            places = ", ".join(sorted({f"{one.desa} ({one.kecamatan})" for one in found}))
            row.fault(field, f"{called} ada di beberapa tempat: {places}. Isi desa dan kecamatannya.")
            return None
        if len({one.kecamatan for one in found}) > 1:
            row.fault(field, f"{called} ada di beberapa kecamatan. Isi kecamatannya.")
            return None
        return found

    def _called(self, name: str) -> list[KnownFamily]:
        if not self._by_name:
            for families in self._of_group.values():
                for one in families:
                    self._by_name[name_key(one.name)].append(one)
        return self._by_name.get(name_key(name), [])

    def _named(self, row: Row, name: str, groups: list[KnownGroup]) -> Meant | None:
        """By name alone only where one family of her group, or else of all, is called exactly so."""
        ids = {one.id for one in groups}
        found = [one for one in self._called(name) if not ids or one.group_id in ids]
        if len(found) == 1:
            return Meant((found[0],), "family", found[0].group_id)
        if found:
            row.fault("name", f"Ada {len(found)} keluarga bernama {name}. Isi nomor pesertanya.")
        else:
            row.fault("name", f"{name} tidak ada di daftar kelompok Anda. Isi nomor pesertanya, atau periksa namanya.")
        return None


def _may_be_one(written: str, known: str) -> bool:
    """Whether the shorter of two names is contained in the longer, word by word."""
    one, other = set(name_key(written).split()), set(name_key(known).split())
    return not one or not other or one <= other or other <= one
