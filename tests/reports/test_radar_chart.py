"""The radar's picture: as wide as a phone shows it, readable, no names, and nothing in it that falls off the edge."""

import io
import subprocess
import sys

from PIL import Image

from reports.radar_chart import FALLING, MOST_BARS, USUAL, Bar, Part, radar_png

WHITE = (255, 255, 255)


def drawn(*parts: Part) -> Image.Image:
    return Image.open(io.BytesIO(radar_png("Radar kehadiran\nSenin, 26 November 2018", parts))).convert("RGB")


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.lstrip("#")))


def colours(picture: Image.Image) -> dict[tuple[int, ...], int]:
    found = picture.getcolors(maxcolors=1_000_000) or []
    return {colour: count for count, colour in found if isinstance(colour, tuple)}


def bars(*values: float, label: str = "Melati", colour: str = USUAL) -> tuple[Bar, ...]:
    return tuple(Bar(f"{label} {number}", value, f"{value:.0%}", colour) for number, value in enumerate(values))


def test_the_picture_is_as_wide_as_a_phone_shows_and_grows_with_its_lines() -> None:
    few, many = drawn(Part("Yang hadir", bars(0.9, 0.8), 1.0)), drawn(Part("Yang hadir", bars(*[0.9] * 15), 1.0))
    assert few.width == many.width == 1080
    assert few.height < many.height < 2500


def test_a_falling_group_stands_out_by_its_colour() -> None:
    both = drawn(Part("Yang hadir", (*bars(0.95), *bars(0.7, colour=FALLING)), 1.0))
    seen = colours(both)
    assert seen[rgb(USUAL)] > seen[rgb(FALLING)] > 1000


def test_a_longer_bar_means_more() -> None:
    def length(value: float) -> int:
        return colours(drawn(Part("Yang hadir", bars(value), 1.0)))[rgb(USUAL)]

    assert length(1.0) > 1.8 * length(0.5) > 1000


def test_nothing_touches_the_edge_however_long_the_names_are() -> None:
    long = Bar("Kelompok Anggrek Bulan Dusun Krajan Lor Sebelah Timur", 1.0, "100% → 99%")
    picture = drawn(Part("Yang hadir: dulu → kini", (long, *bars(1.0, 0.5)), 1.0), Part("Alasan", bars(1.0)))
    wide, high = picture.size
    edges = [(0, 0, wide, 3), (0, high - 3, wide, high), (0, 0, 3, high), (wide - 3, 0, wide, high)]
    assert [set(colours(picture.crop(edge))) for edge in edges] == [{WHITE}] * 4


def test_a_part_without_bars_is_left_out_and_too_many_are_cut() -> None:
    one = drawn(Part("Yang hadir", bars(0.9), 1.0))
    assert drawn(Part("Yang hadir", bars(0.9), 1.0), Part("Alasan", ())).size == one.size
    most = drawn(Part("Yang hadir", bars(*[0.9] * MOST_BARS), 1.0))
    assert drawn(Part("Yang hadir", bars(*[0.9] * (MOST_BARS + 9)), 1.0)).size == most.size


def test_the_program_starts_without_loading_what_draws() -> None:
    loaded = "import sys, conversations.registry, scheduler.paper_work; print('matplotlib' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
