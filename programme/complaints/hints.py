"""Words of a complaint that hint at somebody: then it is asked whom it is about, before anybody is shown it.

Asking once too often costs a tap; not asking could put a complaint into the hands of whom it is about. So this looks
for any mention, and decides nothing.
"""

import re

ROLE_WORDS: dict[str, tuple[str, ...]] = {
    "deputy": ("wakil ketua", "wakil", "wakile"),
    "koordinator": ("koordinator", "kordinator", "korkec", "korcam"),
    "pendamping": ("pendamping", "pendampinge", "pendampingnya", "pendampingan", "petugas pkh", "mbak pkh", "mas pkh"),
    "ketua": ("ketua", "ketuane", "ketuanya", "bu ketua", "pengurus kelompok"),
}
OTHER_WORDS = (
    "agen", "brilink", "agen bank", "kepala desa", "kades", "lurah", "perangkat desa", "pak rt", "bu rt", "ketua rt",
    "ketua rw", "kepala dusun", "kadus", "bidan", "guru", "kepala sekolah", "petugas bank", "teller", "tetangga",
)  # fmt: skip
DEED_WORDS = (
    "dipotong", "potong", "potongan", "motong", "dipungut", "pungutan", "pungli", "iuran", "dimintai", "diminta uang",
    "minta uang", "minta jatah", "jatah", "setor", "setoran", "dijaluki", "njaluk duit", "dikongkon mbayar",
    "dipegang", "dicekel", "dicekeli", "dipegangi", "dicepeng", "dibawa", "digawa", "dibawakan", "dikumpulkan",
    "disuruh bayar", "dikumpulno", "ditahan", "disimpan oleh", "tidak dikembalikan", "dimarahi", "diancam",
    "dibentak", "dihina",
)  # fmt: skip
"""Also in Javanese and Sundanese: what somebody did."""


def _finder(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")(?!\w)", re.I)


_ROLES = {role: _finder(words) for role, words in ROLE_WORDS.items()}
_OTHER, _DEEDS = _finder(OTHER_WORDS), _finder(DEED_WORDS)


def hints_at_somebody(words: str) -> bool:
    """Whether somebody or something that somebody did is spoken of."""
    return bool(roles_named(words)) or _DEEDS.search(words) is not None


def roles_named(words: str) -> frozenset[str]:
    """Of ketua, deputy, pendamping, koordinator and other, those the words name; a 'ketua RT' is another."""
    others = _OTHER.search(words) is not None
    rest = _OTHER.sub(" ", words)
    named = set()
    for role, finder in _ROLES.items():  # 'wakil ketua' is no ketua
        named |= {role} if finder.search(rest) else set()
        rest = finder.sub(" ", rest)
    return frozenset(named | ({"other"} if others else set()))
