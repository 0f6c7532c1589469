"""The look of a word that nobody knows, in its place in the message: whether it may name somebody."""

from collections.abc import Sequence

from programme.attendance_reading.lexicon import PARTICLES
from programme.attendance_reading.name_shapes import (
    MENS_TITLES,
    PREPOSITIONS,
    can_be_name,
    is_name_like,
    is_syllable,
    is_verb,
)
from programme.attendance_reading.tokens import Token, unmarked
from programme.attendance_reading.units import Unit

PLACES = frozenset({"rs", "puskesmas", "sekolah", "pasar", "kampung", "desa", "toko", "bank"})
WORKPLACES = frozenset(
    "pabrik pabriknya pabrike pt cv konveksi garmen garment gudang proyek warung kantin butik".split()
)
FIELDS = frozenset(
    """
    sawah sawahe sawahna kebon kebun ladang tegal tegalan huma tambak empang jalan jl gunung kali sungai terminal
    stasiun klinik apotek bidan dokter dr mantri dukun di ning nang teng ing daerah wilayah kecamatan kec kabupaten kab
    dusun blok
    """.split()
)
"""What is called so or whose it is stands behind these; but as well somebody who is the next to be told of."""


class UnknownWords:
    """Judges the unknown words of one message."""

    def __init__(self, tokens: Sequence[Token], *, capitals_tell: bool) -> None:
        self._tokens, self._capitals_tell = tokens, capitals_tell

    def looks_like_a_name(self, unit: Unit) -> bool:
        """Whether a word that nobody knows has the look of a name: a title, a capital, a known name, a usual ending."""
        titled = unit.mention is not None and unit.mention.titled
        return titled or is_name_like(self._tokens[unit.last], capitals_tell=self._capitals_tell)

    def can_be_a_name(self, unit: Unit) -> bool:
        """Whether an unknown word may be a name at all."""
        return self.looks_like_a_name(unit) or can_be_name(self._tokens[unit.last])

    def is_titled_as_a_man(self, unit: Unit) -> bool:
        """Whether an unknown person is called Pak or the like: nobody of a group of mothers, most likely."""
        return any(token.text.casefold() in MENS_TITLES for token in self._tokens[unit.first : unit.last])

    def is_too_short(self, unit: Unit) -> bool:
        """Whether a word has too few letters for a name (jualan es)."""
        return unit.first == unit.last and is_syllable(self._tokens[unit.last])

    def follows_a_preposition(self, unit: Unit) -> bool:
        """`materi tentang gizi`: what is spoken about, not a person."""
        return unit.first > 0 and self._tokens[unit.first - 1].text.casefold() in PREPOSITIONS

    def names_a_place(self, unit: Unit) -> bool:
        """`opname di RS Slamet`: what the hospital, school or village is called."""
        before = self._word_before(unit)
        return before is not None and (before.stands_for in PLACES or before.text.casefold() in WORKPLACES)

    def names_a_field(self, unit: Unit) -> bool:
        """`tandur di sawah Gegesik`, `di bidan Yanti`: what a field or a road is called, or who is seen there."""
        before = self._word_before(unit)
        return before is not None and before.text.casefold() in FIELDS

    def _word_before(self, unit: Unit) -> Token | None:
        """The word before an unknown one, past a first half in capitals; none before a woman's title."""
        if unit.mention is None or unit.first == 0 or (unit.mention.titled and not self.is_titled_as_a_man(unit)):
            return None
        at = unit.first - 1
        if at and self._tokens[at].capital and self._tokens[at].stands_for is None:
            at -= 1
        return self._tokens[at] if self._tokens[at].kind == "word" else None

    def stands_at_place(self, at: int) -> bool:
        """Whether a place stands right before a word or its title (`warung bu Salma`)."""
        before = self._tokens[at - 1] if at else None
        if before is None or before.kind != "word":
            return False
        return before.stands_for in PLACES or before.text.casefold() in WORKPLACES

    def denies_talk(self, at: int) -> bool:
        """`telepon tidak diangkat`: whether the no at a place denies the everyday word behind it, not attendance."""
        token = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        talk = token is not None and token.kind == "word" and token.stands_for == "-"
        return talk and token is not None and unmarked(token.text) not in PARTICLES

    def looks_like_a_verb(self, unit: Unit) -> bool:
        """Whether a word that nobody knows has the look of an activity (nggoreng, mengantri)."""
        return is_verb(self._tokens[unit.last]) and not self.looks_like_a_name(unit)
