"""The picture of a poll's result is small to send, as wide as a phone, and grows with its bars."""

import struct

from reports.poll_picture import DOTS_PER_INCH, MOST_BARS, WIDTH_INCHES, Bar, poll_png


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height in dots, from the PNG's header."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_a_picture_is_two_phones_wide_grows_with_its_bars_and_stays_small() -> None:
    bars = [Bar(f"alasan {number}", number / 12, str(number)) for number in range(12, 0, -1)]
    few, many = (poll_png("Melati 1: apa yang membuat sulit datang?", bars[:count], "Usul: Sabtu") for count in (2, 12))

    assert size_of(few)[0] == size_of(many)[0] == int(WIDTH_INCHES * DOTS_PER_INCH)
    assert size_of(few)[1] < size_of(many)[1] < 1_500
    assert many == poll_png("Melati 1: apa yang membuat sulit datang?", bars[:MOST_BARS], "Usul: Sabtu")
    assert len(many) < 150_000
