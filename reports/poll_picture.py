"""A round's result as a picture for a phone: one thick bar a reason, in large type, readable at 400 pixels across.

Matplotlib is loaded when a picture is drawn, not when the program starts: it costs half a second.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH_INCHES, DOTS_PER_INCH = 4.0, 200
"""800 dots across: half of them are enough to read it."""
BAR_INCHES, HEAD_INCHES = 0.62, 0.75
LARGE, SMALL = 13, 10
"""Points."""
BAR, NEARLY, PAPER = "#2f6f9f", "#8fb8d4", "#ffffff"
LETTERS_A_LINE = 34
MOST_BARS = 8


@dataclass(frozen=True)
class Bar:
    """One reason: its name, its length as a share of 1, and what stands at its end ("7", "hampir semua")."""

    label: str
    share: float
    shown: str
    nearly: bool = False


def poll_filename(poll_id: int) -> str:
    """'hasil-kelompok-7.png': no name of a group, pictures are passed on."""
    return f"hasil-kelompok-{poll_id}.png"


def poll_png(title: str, bars: Sequence[Bar], below: str) -> bytes:
    """The picture; of many bars the first are shown, and without any only the texts."""
    from matplotlib.figure import Figure

    shown, foot = bars[:MOST_BARS], fill(below, LETTERS_A_LINE + 12)
    foot_inches = 0.24 * (foot.count("\n") + 1) + 0.15 if foot else 0.1
    height = HEAD_INCHES + BAR_INCHES * len(shown) + foot_inches
    figure = Figure(figsize=(WIDTH_INCHES, height), dpi=DOTS_PER_INCH, facecolor=PAPER)
    figure.text(0.04, 1 - 0.1 / height, fill(title, LETTERS_A_LINE - 4), fontsize=LARGE, fontweight="bold", va="top")
    if shown:
        axes = figure.add_axes((0.04, foot_inches / height, 0.92, BAR_INCHES * len(shown) / height))
        _draw(axes, shown)
    figure.text(0.04, (foot_inches - 0.08) / height, foot, fontsize=SMALL, va="top")
    picture = io.BytesIO()
    figure.savefig(picture, format="png")
    return picture.getvalue()


def _draw(axes: "Axes", bars: Sequence[Bar]) -> None:
    """Each label stands above its bar, so that it has the whole width."""
    places = [-float(place) for place in range(len(bars))]
    colours = [NEARLY if one.nearly else BAR for one in bars]
    axes.barh(places, [max(one.share, 0.01) for one in bars], height=0.34, color=colours)
    for place, one in zip(places, bars, strict=True):
        axes.text(0, place + 0.22, one.label[:LETTERS_A_LINE], fontsize=LARGE - 1, va="bottom")
        inside = one.share > (0.45 if one.nearly else 0.7)
        axes.text(
            one.share - 0.02 if inside else one.share + 0.02,
            place,
            one.shown,
            fontsize=LARGE,
            fontweight="bold",
            va="center",
            ha="right" if inside else "left",
            color="white" if inside and not one.nearly else "black",
        )
    axes.set_xlim(0, 1)
    axes.set_ylim(places[-1] - 0.35, 0.75)
    axes.axis("off")
