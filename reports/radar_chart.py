"""The absence radar as a picture for a phone: how many come, why some don't, and at which hours. Counts, no names.

Matplotlib is loaded when a picture is drawn, not when the program starts: it costs half a second.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH_INCHES, DOTS_PER_INCH = 6.0, 180
"""1,080 dots across: what a phone shows without zooming."""
BAR_INCHES, HEAD_INCHES = 0.33, 0.6
USUAL, FALLING, RISING = "#4c78a8", "#d9822b", "#3d8f5f"
QUIET = "#5b6770"
MOST_BARS = 20
LONGEST_LABEL = 24


@dataclass(frozen=True)
class Bar:
    """One line of a part: what it is, how long, and what stands beside it."""

    label: str
    value: float
    remark: str
    colour: str = USUAL


@dataclass(frozen=True)
class Part:
    """A part of the picture with its heading; `full` is the value of a bar across the whole width."""

    title: str
    bars: tuple[Bar, ...]
    full: float | None = None


def radar_png(title: str, parts: Sequence[Part]) -> bytes:
    """The picture; parts without a bar are left out, and of many bars the first are shown."""
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    shown = [Part(one.title, one.bars[:MOST_BARS], one.full) for one in parts if one.bars]
    heights = [HEAD_INCHES + BAR_INCHES * len(one.bars) for one in shown]
    layout = ConstrainedLayoutEngine(w_pad=0.12, h_pad=0.12)  # inches: nothing touches the edge
    figure = Figure(figsize=(WIDTH_INCHES, sum(heights) + 1.0), dpi=DOTS_PER_INCH, layout=layout)
    figure.suptitle(title, fontsize=15, fontweight="bold")
    if shown:
        drawn = figure.subplots(len(shown), 1, squeeze=False, gridspec_kw={"height_ratios": heights})
        for axes, part in zip(drawn[:, 0], shown, strict=True):
            _draw(axes, part)
    picture = io.BytesIO()
    figure.savefig(picture, format="png")
    return picture.getvalue()


def _draw(axes: "Axes", part: Part) -> None:
    places = range(len(part.bars))
    longest = part.full or max(max(one.value for one in part.bars), 1.0)
    axes.barh(places, [one.value for one in part.bars], color=[one.colour for one in part.bars], height=0.62)
    axes.set_yticks(places, [_short(one.label) for one in part.bars], fontsize=12)
    axes.set_xlim(0, longest * 1.45)
    axes.set_ylim(len(part.bars) - 0.5, -0.5)
    axes.set_title(part.title, loc="left", fontsize=13, color=QUIET)
    axes.xaxis.set_visible(False)
    axes.tick_params(left=False)
    for side in axes.spines.values():
        side.set_visible(False)
    for place, bar in zip(places, part.bars, strict=True):
        axes.text(bar.value + longest * 0.02, place, bar.remark, va="center", fontsize=12, color="#222222")


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1]}…"
