"""How the `about` of a file's entries is put together and read again: codes by commas, else own words. Pure.

Of a contact: how one met, then who was there ("home,kpm,spouse"). Of a source or a potential: who said it, or who or
what can help. Of an option: what sort it is. Of a problem: the reason of absence it is about.
"""

WAYS = ("home", "group", "chat", "elsewhere")
"""A visit to the house; at or after a meeting of the group; by telephone or chat; somewhere else."""
PRESENT = ("kpm", "spouse", "family", "ketua", "neighbour", "other")
"""Who was there besides the pendamping."""
POTENTIALS = ("spouse", "relative", "neighbour", "group", "employer", "time", "other")
"""Who or what can help: 'suami atau saudara untuk menggantikan ...', 'melihat waktu luang disaat bekerja'."""


def codes_of(about: str | None, known: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the known codes that stand in it, in the order in which they are known."""
    said = {part.strip() for part in (about or "").split(",")}
    return tuple(code for code in known if code in said)


def way_of(about: str | None) -> str | None:
    """How one met, of a contact; None where that was not said."""
    return next(iter(codes_of(about, WAYS)), None)


def present_at(about: str | None) -> tuple[str, ...]:
    """Who was there, of a contact."""
    return codes_of(about, PRESENT)


def joined(*codes: str) -> str | None:
    """As it is stored; None for none."""
    return ",".join(code for code in codes if code) or None
