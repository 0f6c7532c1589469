"""The name that a family bears in a case's report: a flower's, which nobody of her group or village bears. Pure.

First source document, A.1: the family is called by a flower's name, '(nama samaran)'. Drawn once and kept with the
case, so that two drafts agree.
"""

from collections.abc import Iterable

from programme.names import name_parts, spelled

FLOWERS = tuple(
    """
    Kenanga Anggrek Dahlia Seruni Cempaka Teratai Kamboja Flamboyan Tanjung Bugenvil Kemuning Aster Tulip Sakura Lili
    Krisan Kantil Bakung Alamanda Soka Asoka Gardenia Lavender Azalea Begonia Edelweis Seroja Melati Mawar Wijayakusuma
    """.split()
)
TREES = tuple(
    "Cendana Meranti Jati Mahoni Damar Sengon Trembesi Ulin Pinus Gaharu Ketapang Waru Randu Sonokeling".split()
)
"""For a bapak."""


def drawn_pseudonym(case_id: int, gender: str, taken: Iterable[str]) -> str:
    """'Kenanga': none of the words in the `taken` names (people, groups, places, other cases' pseudonyms).

    The same case draws the same name; where all are taken, one with a number that is not.
    """
    names = TREES if gender == "m" else FLOWERS
    words = {part for name in taken for part in (*name_parts(name), spelled(name))}
    free = [one for one in names if not {*name_parts(one), spelled(one)} & words]
    return free[case_id % len(free)] if free else f"{names[case_id % len(names)]} {case_id}"
