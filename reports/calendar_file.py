"""A calendar as an .ics file (RFC 5545), which phones open with the calendar they have.

Times are in UTC, so that no zone has to be described; whole days are dates. A file sent again updates what an earlier
one brought: the same UID, a greater SEQUENCE. It holds no alarms: the assistant reminds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

PRODUCT = "-//Asisten PKH//Kalender pendamping//ID"
DOMAIN = "asisten-pkh.invalid"
"""RFC 2606: a name that can be nobody's; it only makes the UIDs unlike those of others."""
LINE_OCTETS = 75
"""RFC 5545, 3.1: longer lines are folded; counted without the line break."""


@dataclass(frozen=True)
class CalendarEvent:
    """One event. `ends_at` is None for a whole day, that of `starts_at` on its own clock."""

    key: str
    summary: str
    starts_at: datetime
    ends_at: datetime | None
    place: str = ""
    description: str = ""
    revision: int = 0
    cancelled: bool = False


def calendar_filename(made_on: date) -> str:
    """'kalender-2018-11-22.ics': of several the newest can be told."""
    return f"kalender-{made_on.isoformat()}.ics"


def calendar_file(events: Sequence[CalendarEvent], owner_id: int, name: str, made_at: datetime) -> bytes:
    """The whole file in UTF-8; `name` is how the calendar is called, `owner_id` sets its UIDs apart from others'."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
        *(line for event in events for line in _event(event, owner_id, made_at)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def _event(event: CalendarEvent, owner_id: int, made_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.key}-p{owner_id}@{DOMAIN}"
    yield f"DTSTAMP:{_utc(made_at)}"
    yield f"SEQUENCE:{event.revision}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    if event.ends_at is None:
        day = event.starts_at.date()
        yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    else:
        yield f"DTSTART:{_utc(event.starts_at)}"
        yield f"DTEND:{_utc(max(event.ends_at, event.starts_at + timedelta(minutes=1)))}"
    yield f"SUMMARY:{escaped(event.summary)}"
    if event.place:
        yield f"LOCATION:{escaped(event.place)}"
    if event.description:
        yield f"DESCRIPTION:{escaped(event.description)}"
    yield "END:VEVENT"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11): backslash, semicolon, comma and line break escaped, control characters out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(letter for letter in lines if letter == "\n" or (letter >= " " and letter != "\x7f"))
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        kept = kept.replace(plain, written)
    return kept


def folded(line: str) -> str:
    """A content line in pieces of at most 75 octets, no letter cut in two; each further piece begins with a space."""
    pieces, octets = [""], 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > LINE_OCTETS:
            pieces.append("")
            octets = 1  # the space
        pieces[-1] += letter
        octets += size
    return "\r\n ".join(pieces)
