"""Families that leave, one for each reason with a last word of its own; for the walks through every text."""

from programme.leaving.ending import Leaving, end_membership
from programme.leaving.reasons import REASONS, WITHOUT_FAREWELL
from tests.village import Village

LEAVERS = ("Wati", "Aminah", "Murni", "Ponirah", "Tumini", "Mawar")


def live_through_leaving(village: Village) -> None:
    """The ketua hears each time that a number is gone. What staff writes holds no Indonesian word."""
    siti, today = village.actor("Siti"), village.rules.today(village.now)
    said_to = [reason for reason in REASONS if reason not in WITHOUT_FAREWELL]
    for name, reason in zip(LEAVERS, said_to, strict=True):
        said = Leaving(today, reason, "NN")
        village.write(
            lambda s, n=name, one=said: end_membership(s, siti, village.people[n], one, village.now, village.rules)  # type: ignore[misc]  # defaults can not be typed
        )
        village.drain()
