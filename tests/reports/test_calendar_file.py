"""The .ics file, read back by the rules of RFC 5545 with a reader of its own."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from outbox.media import media_type
from reports.calendar_file import CalendarEvent, calendar_file, calendar_filename, escaped, folded

WIB = ZoneInfo("Asia/Jakarta")
MADE_AT = datetime(2018, 10, 1, 1, 0, tzinfo=UTC)
NINE = datetime(2018, 10, 25, 9, 0, tzinfo=WIB)
TEXT = st.text(max_size=200)


def lines_of(content: bytes) -> list[str]:
    """The unfolded content lines (3.1): a line break followed by one space or tab is no line break."""
    text = content.decode()
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return re.sub(r"\r\n[ \t]", "", text).removesuffix("\r\n").split("\r\n")


def unescaped(value: str) -> str:
    """A TEXT value as it was meant (3.3.11); an escape that the rules don't know fails."""

    def meant(found: re.Match[str]) -> str:
        return {"\\": "\\", ";": ";", ",": ",", "n": "\n", "N": "\n"}[found[1]]

    return re.sub(r"\\(.)", meant, value)


def events_of(content: bytes) -> list[dict[str, str]]:
    """Each event's properties by name (with parameters), after checking that components open and close in order."""
    lines = lines_of(content)
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    found: list[dict[str, str]] = []
    inside = False
    for line in lines[1:-1]:
        name, _, value = line.partition(":")
        assert re.fullmatch(r"[A-Z-]+(;[A-Z-]+=[A-Z-]+)*", name)
        if line == "BEGIN:VEVENT":
            assert not inside
            inside = True
            found.append({})
        elif line == "END:VEVENT":
            inside = False
        elif inside:
            assert name not in found[-1]
            found[-1][name] = value
    assert not inside
    return found


def event(**values: object) -> CalendarEvent:
    known = {"key": "p2k2-7", "summary": "P2K2 Melati 1", "starts_at": NINE, "ends_at": NINE + timedelta(hours=2)}
    return CalendarEvent(**known | values)  # type: ignore[arg-type]  # each names a field


def test_a_file_has_what_every_calendar_must_have() -> None:
    lines = lines_of(calendar_file([event()], 3, "PKH", MADE_AT))

    assert lines.count("VERSION:2.0") == 1
    assert [line.split(":")[0] for line in lines].count("PRODID") == 1
    assert "METHOD:PUBLISH" in lines


def test_hours_are_told_in_utc_and_the_key_makes_the_uid() -> None:
    [one] = events_of(calendar_file([event(place="Balai Desa")], 3, "PKH", MADE_AT))

    assert one["DTSTART"] == "20181025T020000Z"
    assert one["DTEND"] == "20181025T040000Z"
    assert one["DTSTAMP"] == "20181001T010000Z"
    assert one["UID"].startswith("p2k2-7-p3@")
    assert (one["STATUS"], one["SEQUENCE"], one["LOCATION"]) == ("CONFIRMED", "0", "Balai Desa")


def test_a_whole_day_ends_on_the_day_after_and_takes_no_time() -> None:
    [one] = events_of(calendar_file([event(ends_at=None)], 3, "PKH", MADE_AT))

    assert (one["DTSTART;VALUE=DATE"], one["DTEND;VALUE=DATE"]) == ("20181025", "20181026")
    assert one["TRANSP"] == "TRANSPARENT"


def test_the_same_event_moved_has_the_same_uid_and_a_greater_sequence() -> None:
    [before] = events_of(calendar_file([event()], 3, "PKH", MADE_AT))
    [after] = events_of(calendar_file([event(revision=2, starts_at=NINE + timedelta(hours=1))], 3, "PKH", MADE_AT))

    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])


def test_a_cancelled_event_says_so() -> None:
    [one] = events_of(calendar_file([event(cancelled=True, revision=1)], 3, "PKH", MADE_AT))

    assert one["STATUS"] == "CANCELLED"


def test_two_pendamping_have_different_uids_for_the_same_meeting() -> None:
    [hers], [his] = (events_of(calendar_file([event()], owner, "PKH", MADE_AT)) for owner in (3, 4))

    assert hers["UID"] != his["UID"]


def test_an_event_whose_end_is_not_after_its_beginning_still_ends_later() -> None:
    [one] = events_of(calendar_file([event(ends_at=NINE)], 3, "PKH", MADE_AT))

    assert one["DTEND"] > one["DTSTART"]


@given(TEXT, TEXT)
def test_whatever_is_written_comes_back_as_it_was(summary: str, place: str) -> None:
    [one] = events_of(calendar_file([event(summary=summary, place=place)], 3, "PKH", MADE_AT))

    assert unescaped(one["SUMMARY"]) == seen(summary)
    assert unescaped(one.get("LOCATION", "")) == seen(place)


def seen(text: str) -> str:
    """Without what no line may hold, line breaks of one kind."""
    return "".join(c for c in text.replace("\r\n", "\n").replace("\r", "\n") if c == "\n" or (c >= " " and c != "\x7f"))


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300))
def test_a_folded_line_is_short_and_unfolds_to_itself(line: str) -> None:
    pieces = folded(line).split("\r\n")

    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
    assert all(piece.startswith(" ") for piece in pieces[1:])


def test_signs_with_a_meaning_are_escaped() -> None:
    assert escaped("a\\b;c,d\ne") == "a\\\\b\\;c\\,d\\ne"


def test_the_file_is_called_after_its_day_and_served_as_what_a_phone_opens_with_its_calendar() -> None:
    name = calendar_filename(NINE.date())

    assert name == "kalender-2018-10-25.ics"
    assert media_type(calendar_file([event()], 3, "PKH", MADE_AT), name) == "text/calendar"
    assert media_type(b"<script>alert(1)</script>", "page.html") == "application/octet-stream"
