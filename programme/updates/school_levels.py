"""The level of a school from its name and class: "SMPN 2", "kelas 7", "1 SMA"."""

import re
from collections.abc import Mapping

from programme.roster_import.cells import BadCell
from programme.roster_import.components import component

_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}
_NUMBER = re.compile(r"\b(\d{1,2}|[ivx]{1,4})\b")
_LEVEL = {"infant": None, "toddler": None, "young": "preschool", "preschool": "preschool"}


def level_of(school: str, grade: str) -> str | None:
    """preschool, sd, smp or sma, as the school's name says, else the class; None where neither does."""
    for said in (school, f"{school} {grade}", grade):
        named = _named(said)
        if named is not None:
            return named
    found = _NUMBER.findall(grade.casefold())
    number = _ROMAN.get(found[0]) or (int(found[0]) if found[0].isdigit() else 0) if len(found) == 1 else 0
    return {7: "smp", 8: "smp", 9: "smp", 10: "sma", 11: "sma", 12: "sma"}.get(
        number, "sd" if 4 <= number <= 6 else None
    )


def with_level(said: Mapping[str, str]) -> dict[str, str]:
    """The fields of a new school with its level, where the name or the class tells it and nobody was asked."""
    if "school" not in said or "level" in said:
        return dict(said)
    level = level_of(said["school"], said.get("grade", ""))
    return dict(said) | ({"level": level} if level is not None else {})


def _named(said: str) -> str | None:
    """ "SMPN 2" and "SMP N 2", not "kelas 2"."""
    try:
        code = component(re.sub(r"(?<=[a-zA-Z])(?=\d)", " ", said))
    except BadCell:
        return None
    return _LEVEL.get(code, code if code in ("sd", "smp", "sma") else None)
