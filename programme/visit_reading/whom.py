"""Whom a pendamping met, from the words in which it is told ("suaminya", "ibue", "berdua", "pak RT")."""

from collections.abc import Collection, Sequence

WOMEN = frozenset(
    "ibu ibunya ibue ibune ibuk ibuke ibuknya bu emak emaknya emake mamak mamake mamanya mama mbok".split()
)
MEN = frozenset("bapak bapaknya bapake bapakne pak pake paknya ayah ayahnya ayahe abah bapa".split())
WIVES = frozenset("istri istrinya istrine isteri isterinya".split())
HUSBANDS = frozenset("suami suaminya suamine suamie lakine laki".split())
SPOUSES = frozenset(
    "bojo bojone bojonya garwa garwane garwanipun salaki salakina pamajikan pamajikanana pasangan pasangannya".split()
)
HERSELF = frozenset(
    "orangnya wonge tiyange jalmina ybs ysb langsung sendiri beliau kpm kpmnya anggota anggotanya bersangkutan dewe"
    " dheweke piyambake nyalira".split()
)
BOTH = frozenset("berdua kekarone karone duaduanya dua-duanya loroloro pasutri kakarone duanana bareng".split())
FAMILY = frozenset(
    "keluarga keluarganya kaluwarga kulawarga anak anaknya anake mertua mertuanya mertuane maratuwa marasepuh nenek"
    " neneknya mbah mbahnya mbahe simbah simbahe kakek kakeknya adik adiknya adike kakak kakaknya kakange mbakyune"
    " saudara saudaranya sedulur sedulure dulure ortu ortunya orangtua orangtuanya budhe bude bulik paklik paman bibi"
    " menantu menantunya mantu mantune mantunya cucu cucunya putu putune incu kerabat ponakan keponakan sepupu".split()
)
CONNECTING = frozenset(
    "dan karo sama sareng kalih kaliyan jeung lan dengan dg dgn sm mbek beserta serta ro kaleh semua semuanya kabeh yg"
    " yang ya aja saja saja mawon wae juga nggih alhamdulillah di langsung sudah bisa".split()
)
TITLES = frozenset({"bu", "ibu", "pak", "bapak", "mbak", "mas", "mbah"})
_PERSONS = WOMEN | MEN | WIVES | HUSBANDS | SPOUSES | HERSELF | BOTH | FAMILY


def is_person_word(word: str) -> bool:
    """Whether a word names a person by her place in the family."""
    return word in _PERSONS


def only_persons(words: Sequence[str]) -> bool:
    """Whether the words name somebody of the family and say nothing else."""
    return any(word in _PERSONS for word in words) and all(word in _PERSONS | CONNECTING for word in words)


def whom_met(words: Sequence[str], names: Collection[str], gender: str) -> str | None:
    """kpm, spouse, couple or family; None where the words name somebody else or nobody.

    `names` are the plain words of the kpm's name, `gender` hers: "bapaknya" is the husband of a woman.
    """
    said = [word for word in words if word not in CONNECTING]
    while len(said) > 1 and said[-1] in TITLES:  # "ketemu suaminya, bu": who is written to
        said.pop()
    if "suami" in said and "istri" in said:
        return "couple"
    if said[:2] in (["ibu", "mertua"], ["bapak", "mertua"], ["orang", "tua"], ["ibu", "kandung"]):
        return "family"
    if len(said) == 2 and said[0] in (MEN if gender == "f" else WOMEN) & TITLES and said[1] in names:
        return "spouse"  # "Pak Mawar" is the husband of Ibu Mawar
    meant = {_code(word, names, gender, alone=len(said) == 1) for word in said}
    if meant & {"other"} or not meant:
        return None
    meant.discard("title")
    if meant == {"kpm", "spouse"} or "couple" in meant:
        return "couple"
    return meant.pop() if len(meant) == 1 else None


def _code(word: str, names: Collection[str], gender: str, *, alone: bool) -> str:
    if word in names or word in HERSELF:
        return "kpm"
    if word in BOTH:
        return "couple"
    if word in FAMILY:
        return "family"
    if word in SPOUSES or word in (HUSBANDS if gender == "f" else WIVES):
        return "spouse"
    if word in TITLES and not alone and word not in (WOMEN if gender == "f" else MEN):
        return "title"
    if word in WOMEN | WIVES:
        return "kpm" if gender == "f" else "spouse"
    if word in MEN | HUSBANDS:
        return "spouse" if gender == "f" else "kpm"
    return "other"
