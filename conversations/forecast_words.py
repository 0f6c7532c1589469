"""What a send takes, in one to three short lines: whom it reaches by which way, what it costs, whom it can't reach."""

from collections.abc import Mapping

from conversations.words import Words
from outbox.forecast import BY_KETUA, NO_WAY, Forecast

MANY = 20
"""Before anything goes to more people than this, whoever confirms it hears what it takes."""


def rupiah(amount: int) -> str:
    """'Rp21.600'"""
    return f"Rp{amount:,}".replace(",", ".")


def ways_in_words(words: Words, ways: Mapping[str, int]) -> str:
    """'22 WhatsApp, 3 SMS, 3 lewat ketua'; ways that nobody takes are left out, and so are those without a way."""
    whatsapp = sum(ways.get(way, 0) for way in ("whatsapp", "template", "knock"))
    named = [
        (whatsapp, words._("{n} WhatsApp", n=whatsapp)),
        (ways.get("telegram", 0), words._("{n} Telegram", n=ways.get("telegram", 0))),
        (ways.get("simulator", 0), words._("{n} simulator", n=ways.get("simulator", 0))),
        (ways.get("sms", 0), words._("{n} SMS", n=ways.get("sms", 0))),
        (ways.get(BY_KETUA, 0), words._("{n} lewat ketua", n=ways.get(BY_KETUA, 0))),
    ]
    return ", ".join(text for count, text in named if count) or words._("belum ada yang terjangkau")


def cost_in_words(words: Words, templates: int, segments: int, amount: int) -> str:
    """'54 templat WhatsApp, 4 segmen SMS: Rp24.000'"""
    parts = [
        words.n_("{n} templat WhatsApp", "{n} templat WhatsApp", templates) if templates else "",
        words.n_("{n} segmen SMS", "{n} segmen SMS", segments) if segments else "",
    ]
    named = ", ".join(part for part in parts if part)
    return f"{named}: {rupiah(amount)}" if named else words._("tanpa biaya")


def forecast_lines(words: Words, what: Forecast) -> list[str]:
    """The lines for a confirm question."""
    lines = [
        words._("Perkiraan untuk {n} pembaca: {ways}.", n=what.readers, ways=ways_in_words(words, what.ways)),
        words._(
            "Biaya: {cost}. Lama: {time}.",
            cost=cost_in_words(words, what.templates, what.segments, what.rupiah),
            time=time_in_words(words, what.minutes),
        ),
    ]
    if what.templates:
        lines[1] += " " + tier_in_words(words, what)
    return [*lines, *warnings(words, what)]


def time_in_words(words: Words, minutes: int) -> str:
    if minutes <= 1:
        return words._("paling lama semenit")
    return words.n_("sekitar {n} menit", "sekitar {n} menit", minutes)


def tier_in_words(words: Words, what: Forecast) -> str:
    return words._("Jatah WhatsApp sehari {tier}, sesudah ini sisa {after}.", tier=what.tier, after=what.tier_after)


def warnings(words: Words, what: Forecast) -> list[str]:
    """Whom the tier keeps from WhatsApp, and whom nothing reaches."""
    missed, short = what.ways.get(NO_WAY, 0), what.tier_short
    lines = []
    if short:
        lines.append(
            words.n_(
                "Jatah WhatsApp tidak cukup untuk {n} orang; mereka lewat jalan lain.",
                "Jatah WhatsApp tidak cukup untuk {n} orang; mereka lewat jalan lain.",
                short,
            )
        )
    if missed:
        lines.append(words.n_("{n} orang tidak terjangkau.", "{n} orang tidak terjangkau.", missed))
    return lines
