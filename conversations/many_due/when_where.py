"""When and where a gathering is, as families and staff read it."""

from datetime import datetime

from conversations.words import Words
from programme.rules import Rules


def when_and_where(words: Words, starts_at: datetime, place: str, rules: Rules) -> str:
    """'Kamis, 22 November 2018 pukul 09.00 WIB di Balai Desa'."""
    return words._("{when} di {place}", when=words.moment(rules.local(starts_at)), place=place)
