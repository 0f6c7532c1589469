"""Links that open the pendamping's map: one place, or the day's tour. Coordinates only, never a name.

The parameters are those of Google's Maps URLs (https://developers.google.com/maps/documentation/urls/get-started): no
key, opened by the app where there is one. Without `origin` the way begins where the phone is. At most nine waypoints
stand before the destination, so a longer tour has several links, each beginning where the one before it ended.
"""

from collections.abc import Sequence
from urllib.parse import urlencode

from programme.routes import Point

MOST_WAYPOINTS = 9
PLACES_A_LINK = MOST_WAYPOINTS + 1


def place_link(point: Point) -> str:
    """A link that shows one place."""
    return "https://www.google.com/maps/search/?" + urlencode({"api": 1, "query": _written(point)})


def tour_links(points: Sequence[Point]) -> list[str]:
    """Links that lead from the reader's place through these points in their order."""
    chunks = [points[start : start + PLACES_A_LINK] for start in range(0, len(points), PLACES_A_LINK)]
    return [_directions(chunk) for chunk in chunks]


def _directions(points: Sequence[Point]) -> str:
    *between, last = points
    asked: dict[str, object] = {"api": 1, "destination": _written(last)}
    if between:
        asked["waypoints"] = "|".join(_written(point) for point in between)
    return "https://www.google.com/maps/dir/?" + urlencode(asked)


def _written(point: Point) -> str:
    """Five decimals are a metre."""
    return f"{point.latitude:.5f},{point.longitude:.5f}"
