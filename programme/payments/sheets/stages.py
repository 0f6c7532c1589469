"""Which stage a row of a payment sheet belongs to: its own columns, else the title above the table, else the only."""

from collections.abc import Sequence
from datetime import date

from programme.payments.stages import Stage
from programme.roster_import.cells import text_of
from programme.roster_import.reading import Row
from programme.typed_stages import StageSaid, channel_in, read_stage, stage_in

HOW = "Contoh: tahap 4 2026 okt-des pos."


class StageReader:
    """Reads each wording once: a sheet says the same in thousands of rows."""

    def __init__(self, titles: Sequence[str], known: Sequence[Stage]) -> None:
        self._titles, self._known = titles, known
        self._read: dict[tuple[str, int], Stage | str] = {}

    def read(self, row: Row, day: date) -> Stage | None:
        """The stage; None where a fault says what is missing."""
        parts = [row.value(field, lambda cell: text_of(cell, 80)) for field in ("stage", "year", "months", "channel")]
        label, *rest = parts
        if label is not None and label[:1].isdigit():
            label = f"tahap {label}"
        text = " ".join(part for part in (label, *rest) if part) if label or rest[1] else ""
        key = (text, day.year)
        if key not in self._read:
            self._read[key] = self._find(text, day)
        found = self._read[key]
        if isinstance(found, str):
            row.fault("stage", found)
            return None
        return found

    def channel(self, row: Row) -> str | None:
        """Another channel than the stage's, where the row names one."""
        said = row.value("channel", lambda cell: text_of(cell, 80))
        return channel_in(said) if said else None

    def _find(self, text: str, day: date) -> Stage | str:
        said = read_stage(text, day) if text else self._of_titles(day)
        if said is None:
            return self._only(day)
        if said.label is None:
            return f"Tahap ini tidak terbaca. {HOW}"
        fitting = [one for one in self._known if _fits(one, said)]
        if len(fitting) == 1:
            return fitting[0]
        if said.is_whole:
            return Stage(0, said.year or day.year, said.label, said.months, said.channel or "")
        if fitting:
            return f"Ada beberapa tahap {said.label}: tulis juga tahun dan cara bayarnya. {HOW}"
        return f"Tahap {said.label} belum ada: tulis juga bulan dan cara bayarnya. {HOW}"

    def _of_titles(self, day: date) -> StageSaid | None:
        """Of the lines above the table the one that names a stage, with the months and channel of the others."""
        named = next((one for one in self._titles if stage_in(one, day).label is not None), None)
        return read_stage(" ".join([named, *(one for one in self._titles if one != named)]), day) if named else None

    def _only(self, day: date) -> Stage | str:
        """Nothing is said: the one stage whose months end around that day, if there is only one."""
        near = [one for one in self._known if one.months and _months_apart(one.months[-1], day) <= 3]
        if len(near) == 1:
            return near[0]
        return f"Tahapnya belum ditulis. Isi kolom Tahap, atau tulis di atas tabel. {HOW}"


def _fits(one: Stage, said: StageSaid) -> bool:
    return (
        one.label.casefold() == (said.label or "").casefold()
        and said.year in (None, one.year)
        and said.channel in (None, one.channel)
        and (not said.months or said.months == one.months)
    )


def _months_apart(month: str, day: date) -> int:
    return abs((day.year - int(month[:4])) * 12 + day.month - int(month[5:]))
