"""Coordinates of a house, as phones and people write them, if they lie in Indonesia."""

import re

from programme.roster_import.cells import BadCell
from programme.roster_import.rows import Cell

SOUTH, NORTH = -11.2, 6.3
WEST, EAST = 94.7, 141.1
"""The box around Indonesia, from Rote to Sabang's sea and from Weh to Merauke, in degrees."""

_HOW = "Tulis koordinat seperti ini: -7.1234, 111.4567 (lintang, lalu bujur)."
_NUMBER = r"([-+]?\d{1,3}[.,]\d+)\s*°?"
_DECIMALS = re.compile(rf"[a-z:\s]*{_NUMBER}\s*([a-z]*)(?:\s*[,;/]\s*|\s+)[a-z:\s]*{_NUMBER}\s*[a-z]*", re.IGNORECASE)
_DEGREES = re.compile(
    r"(?<![\d.,])(\d{1,3})\s*°\s*(?:(\d{1,2})\s*['′’]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:\"|″|”|''|’’)?)?)?\s*([A-Z]{1,2})",
    re.IGNORECASE,
)
_LATITUDE_SIGNS = {"s": -1, "ls": -1, "n": 1, "u": 1, "lu": 1}
_LONGITUDE_SIGNS = {"e": 1, "t": 1, "bt": 1}


def coordinates(cell: Cell) -> str:
    """'latitude,longitude' in degrees with up to six decimals; raises BadCell outside Indonesia."""
    if not isinstance(cell, str):
        raise BadCell(_HOW)
    text = cell.strip().strip("'()[]").replace("−", "-").replace("º", "°")
    found = _from_degrees(text) or _from_decimals(text)
    if found is None:
        raise BadCell(_HOW)
    latitude, longitude = found
    if SOUTH <= longitude <= NORTH and WEST <= latitude <= EAST:
        raise BadCell(f"Lintang dan bujur tertukar. {_HOW}")
    if not (SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST):
        raise BadCell(f"Titik ini di luar Indonesia. {_HOW}")
    return f"{_short(latitude)},{_short(longitude)}"


def _from_degrees(text: str) -> tuple[float, float] | None:
    parts = _DEGREES.findall(text)
    if len(parts) != 2:
        return None
    values = {}
    for degrees, minutes, seconds, sign in parts:
        size = int(degrees) + int(minutes or 0) / 60 + float((seconds or "0").replace(",", ".")) / 3600
        if sign.lower() in _LATITUDE_SIGNS:
            values["latitude"] = size * _LATITUDE_SIGNS[sign.lower()]
        elif sign.lower() in _LONGITUDE_SIGNS:
            values["longitude"] = size
    return (values["latitude"], values["longitude"]) if len(values) == 2 else None


def _from_decimals(text: str) -> tuple[float, float] | None:
    """Two numbers; a comma may be the decimal sign or stand between them."""
    found = _DECIMALS.fullmatch(text)
    if found is None:
        return None
    latitude, side, longitude = found.group(1, 2, 3)
    size = float(latitude.replace(",", "."))
    return (-abs(size) if side.lower() in ("s", "ls") else size), float(longitude.replace(",", "."))


def _short(degrees: float) -> str:
    return f"{degrees:.6f}".rstrip("0").rstrip(".")
