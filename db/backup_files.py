"""The form of a backup: one zip that only the office's keys open, and that restores into SQLite and PostgreSQL alike.

`manifest.json`, a piece of text to check the keys by, and for each table one entry of compressed, encrypted batches of
rows. What the tables encrypt stays as it stands; the batches are encrypted once more, since names and attendance are
readable in the tables.
"""

import base64
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Date, LargeBinary, String, Text, column, table
from sqlalchemy.sql.expression import TableClause
from sqlalchemy.types import TypeEngine

from db.columns import EncryptedText, LookupHash, Moment
from db.keys import KeyRing, UnreadableColumn
from db.schema import Table

FORMAT = 1
PASSING = frozenset({"staged_groups", "staged_kpm", "staged_family_members"})
"""Filled and emptied by one import of a roster: what stands there is not worth keeping."""
CHECK_TEXT = "asisten"
DAMAGED = "bukan berkas cadangan, atau rusak"
Row = list[Any]


class BadBackup(ValueError):
    """The file is no backup, is damaged, or was made with other keys or by a newer program; the text says which."""


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself: when it was made, for which form of the tables, how many rows each holds."""

    made_at: datetime
    revision: str
    rows: dict[str, int]


def kept_tables() -> list[TableClause]:
    """The tables a backup holds, those that others point to first, with columns as they are stored."""
    return [
        table(one.name, *(column(each.name, _as_stored(each.type)) for each in one.columns))
        for one in Table.metadata.sorted_tables
        if one.name not in PASSING
    ]


def _as_stored(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    """Encrypted texts and hashes pass as the texts they are stored as."""
    if isinstance(kind, EncryptedText):
        return Text()
    return String() if isinstance(kind, LookupHash) else kind


class BackupWriter:
    """Writes a backup table by table."""

    def __init__(self, archive: zipfile.ZipFile, keys: KeyRing) -> None:
        self._archive, self._keys = archive, keys
        self.rows: dict[str, int] = {}

    def add_table(self, name: str, columns: list[str], batches: Iterable[list[Row]]) -> None:
        """Writes all rows of one table."""
        self.rows[name] = 0
        with self._archive.open(f"tables/{name}", "w", force_zip64=True) as entry:
            for rows in batches:
                content = json.dumps([columns, [[_to_json(value) for value in row] for row in rows]])
                entry.write(self._keys.encrypt_bytes(zlib.compress(content.encode())) + b"\n")
                self.rows[name] += len(rows)

    def finish(self, revision: str, made_at: datetime) -> Manifest:
        """Writes what the backup says of itself."""
        inside = {"format": FORMAT, "made_at": made_at.isoformat(), "revision": revision, "rows": self.rows}
        self._archive.writestr("manifest.json", json.dumps(inside))
        self._archive.writestr("key-check", self._keys.encrypt(CHECK_TEXT))
        return Manifest(made_at, revision, self.rows)


class BackupReader:
    """Reads a backup. Raises BadBackup, also while its rows are read."""

    def __init__(self, file: Path, keys: KeyRing) -> None:
        self._keys = keys
        try:
            self._archive = zipfile.ZipFile(file)
            inside = json.loads(self._archive.read("manifest.json"))
            newer = inside["format"] != FORMAT
            self.manifest = Manifest(datetime.fromisoformat(inside["made_at"]), inside["revision"], inside["rows"])
            check = self._archive.read("key-check").decode()
        except (zipfile.BadZipFile, KeyError, ValueError, TypeError) as damaged:
            raise BadBackup(DAMAGED) from damaged
        if newer:
            raise BadBackup("dibuat oleh program yang lebih baru; perbarui program dulu")
        try:
            keys.decrypt(check)
        except UnreadableColumn as other:
            raise BadBackup("dibuat dengan kunci lain; isi [keys] dengan kunci saat cadangan itu dibuat") from other

    def close(self) -> None:
        self._archive.close()

    def verify(self) -> None:
        """Reads everything once: a damaged file is refused before anything is changed."""
        for wanted in kept_tables():
            if sum(len(rows) for _, rows in self.batches(wanted)) != self.manifest.rows.get(wanted.name, 0):
                raise BadBackup(DAMAGED)

    def column_values(self, name: str, *columns: str) -> Iterator[tuple[Any, ...]]:
        """These columns of every row of one table."""
        wanted = next(one for one in kept_tables() if one.name == name)
        for names, rows in self.batches(wanted):
            places = [names.index(one) for one in columns]
            yield from (tuple(row[place] for place in places) for row in rows)

    def batches(self, wanted: TableClause) -> Iterator[tuple[list[str], list[Row]]]:
        """(column names, rows) of a table, as they were written; nothing for a table the backup does not know."""
        if f"tables/{wanted.name}" not in self._archive.namelist():
            return
        try:
            with self._archive.open(f"tables/{wanted.name}") as entry:
                for line in entry:
                    names, rows = json.loads(zlib.decompress(self._keys.decrypt_bytes(line.strip())))
                    readers = [_from_json(wanted.c[name].type) if name in wanted.c else _as_it_is for name in names]
                    yield names, [[read(value) for read, value in zip(readers, row, strict=True)] for row in rows]
        except (UnreadableColumn, zlib.error, ValueError, TypeError, zipfile.BadZipFile) as damaged:
            raise BadBackup(DAMAGED) from damaged


def _to_json(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _as_it_is(value: Any) -> Any:
    return value


def _from_json(kind: TypeEngine[Any]) -> Any:
    """The reader for values of a column of this type."""
    if isinstance(kind, Moment):
        return lambda value: None if value is None else datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return lambda value: None if value is None else date.fromisoformat(value)
    if isinstance(kind, LargeBinary):
        return lambda value: None if value is None else base64.b64decode(value)
    return _as_it_is
