"""Who is mentioned where: names found among the words, numbers that are somebody's, words that may be a name.

A word of the lexicon is a name only if it is exactly part of a member's name and stands where a name stands.
What could be a name and is nobody's is kept as a mention without candidates, so that it is asked and never dropped.
"""

from collections.abc import Sequence
from dataclasses import replace

from programme.attendance_reading.double_meanings import DoubleMeanings, only_particles
from programme.attendance_reading.double_words import SUBJECT_ENDS
from programme.attendance_reading.doubts import in_doubt
from programme.attendance_reading.guesses import with_guesses
from programme.attendance_reading.implied_words import implied_after, implied_by_ongoing
from programme.attendance_reading.lexicon import NUMBER_WORDS
from programme.attendance_reading.name_shapes import (
    FIRST_HALVES,
    NAMED_LIKE_TITLES,
    can_be_name,
    is_name_like,
    is_preposition,
    is_verb,
)
from programme.attendance_reading.named_like_numbers import told_from_a_number
from programme.attendance_reading.other_ones import means_every_one, words_for_the_other
from programme.attendance_reading.past_times import among_talk, announced, told_of_before
from programme.attendance_reading.slips_of_names import is_slip_at_subject
from programme.attendance_reading.tokens import Token
from programme.attendance_reading.units import Mention, Unit
from programme.attendance_reading.unknown_words import UnknownWords
from programme.given_names import GIVEN_NAMES
from programme.names import KNOWN_NAMES, Fit, NameBook, NameMatch

LONGEST_NAME = 5
KIN = ("anak", "kerabat")
ENDINGS = ("nya", "ne", "na", "e")


class MentionFinder:
    """Finds the mentions in one message."""

    def __init__(self, shown: str, tokens: Sequence[Token], book: NameBook) -> None:
        self._shown = shown
        self._book = book
        self._matched: dict[tuple[int, int], NameMatch | None] = {}
        words = [token for token in tokens if token.kind == "word"]
        self._capitals_tell = sum(token.capital for token in words) * 2 <= len(words)
        self._tokens, self._weak = with_guesses(tokens, book, capitals_tell=self._capitals_tell)
        self.unknown = UnknownWords(self._tokens, capitals_tell=self._capitals_tell)
        self._before = told_of_before(shown, self._tokens, self._is_member)
        self._announced = announced(shown, self._tokens)
        self._talked = among_talk(self._tokens)
        self._disputed = in_doubt(shown, self._tokens, self._is_member)
        self._doubles = DoubleMeanings(
            self._tokens, self._is_member, self._is_whole_name, capitals_tell=self._capitals_tell
        )

    def units(self) -> list[Unit]:
        """The message as units, words that carry nothing left out."""
        units: list[Unit] = []
        at = 0
        while at < len(self._tokens):
            unit, after = self._unit(at, units)
            implied, place = implied_by_ongoing(self._tokens, at, self._weak), at
            if unit is not None:
                units.append(unit)
                implied, place = implied_after(unit.word, self._tokens, after, self._weak), after
            units.extend([Unit(implied, place, place)] if implied else [])
            at = after
        return units

    def _name_like(self, token: Token) -> bool:
        return is_name_like(token, capitals_tell=self._capitals_tell)

    def said(self, first: int, last: int) -> str:
        """The text of tokens `first` to `last` as written."""
        return self._shown[self._tokens[first].start : self._tokens[last].end].strip()

    def _unit(self, at: int, before: list[Unit]) -> tuple[Unit | None, int]:
        token = self._tokens[at]
        if token.kind == "number":
            return Unit("#", at, at), at + 1
        if token.kind == "mark":
            word = "??" if token.text == "?" else token.stands_for or "-"
            return (None if word == "-" else Unit(word, at, at)), at + 1
        titled_from = at
        at = self._past_titles(at)
        if at == len(self._tokens) or self._tokens[at].kind != "word":
            return self._title_alone(titled_from, at), max(at, titled_from + 1)
        return self._word(titled_from, at, before)

    def _past_titles(self, at: int) -> int:
        start = at
        if is_preposition(self._tokens, at) or self._is_in_hospital(at):
            return at
        while at < len(self._tokens) and self._tokens[at].title:
            if self._book.has_part(self._tokens[at].form) and (at > start or self._begins_a_whole_name(at)):
                break
            at += 1
        if at > start and self._named_like_a_title(start, at):
            return start
        return at

    def _is_in_hospital(self, at: int) -> bool:
        """`anake opname neng Metro`: Javanese for in, unless it is a member who is called so."""
        ill = at and self._tokens[at].text == "neng" and self._tokens[at - 1].stands_for in ("sakit", "rs", "puskesmas")
        return bool(ill) and at + 1 < len(self._tokens) and not self._is_member(at + 1)

    def _named_like_a_title(self, start: int, after: int) -> bool:
        """Whether the only title is itself a member's name (Neng, Nok) with no name behind it."""
        if after - start != 1 or not self._book.has_part(self._tokens[start].form):
            return False
        return after == len(self._tokens) or self._match(after, 1) is None

    def _begins_a_whole_name(self, at: int) -> bool:
        """`Neng Siti`, where a member is just so called and nobody is a mere Siti."""
        return bool((match := self._match(at, 2)) and match.whole) and not self._is_whole_name(at + 1)

    def _title_alone(self, at: int, after: int) -> Unit | None:
        meaning = self._tokens[at].stands_for
        return Unit(meaning, at, at) if meaning in KIN else None

    def _word(self, titled_from: int, at: int, before: list[Unit]) -> tuple[Unit | None, int]:
        titled = at > titled_from
        if self._is_called_by_title(titled_from, at):
            stranger = Mention(frozenset(), self.said(at - 1, at - 1), sure=False, titled=True)
            return Unit("?", titled_from, at - 1, stranger), at
        found = self._named(at, titled, before)
        if found is not None:
            mention, after = found
            if at in self._announced:
                return None, after
            others = words_for_the_other(self._tokens, after) if len(mention.candidates) > 1 else 0
            every = len(mention.candidates) == 2 and means_every_one(self._tokens, after)
            mention = replace(mention, other=others > 0, every=every)
            return Unit("@", titled_from, after + others - 1, mention), after + others
        token = self._tokens[at]
        if token.stands_for is not None and (slip := self._slip_at_subject(at, titled)) is not None:
            return Unit("@", titled_from, at, replace(self._mention(at, 1, slip, titled), sure=False)), at + 1
        if token.stands_for is not None and self._is_a_strangers_name(at, titled):
            if (near := self._match(at, 1)) is not None:
                return Unit("@", titled_from, at, replace(self._mention(at, 1, near, titled), sure=False)), at + 1
            return Unit("?", titled_from, at, Mention(frozenset(), self.said(at, at), sure=False, titled=True)), at + 1
        if token.stands_for is None and (owner := self._with_ending(at, titled)) is not None:
            return Unit("@", titled_from, at, owner), at + 1
        if token.stands_for is None:
            mention, after = self._stranger(at, titled)
            return Unit("?", titled_from, after - 1, mention), after
        if titled and (kin := self._title_alone(titled_from, at)) is not None and token.stands_for != "-":
            return kin, at
        return (None if token.stands_for == "-" else Unit(token.stands_for, at, at)), at + 1

    def _is_a_strangers_name(self, at: int, titled: bool) -> bool:
        """`Bu Tina`, `bu wulan sakit`: a word of the lexicon that is the name of somebody outside the group."""
        token = self._tokens[at]
        if token.text.casefold() not in GIVEN_NAMES or not titled:
            return False
        subject = len(token.text) > 3 and self._doubles.next_meaning(at) in SUBJECT_ENDS - {""}
        return subject or (self._capitals_tell and token.capital)

    def _is_called_by_title(self, titled_from: int, at: int) -> bool:
        """`Bu Eneng gering`: what is a title elsewhere stands for the name of nobody in the group."""
        last = self._tokens[at - 1].text.casefold()
        called = at - titled_from >= 2 and last in NAMED_LIKE_TITLES
        return called and self._tokens[at].stands_for is not None and not self._is_member(at)

    def _with_ending(self, at: int, titled: bool) -> Mention | None:
        """`Komariahna`, `Mawarnya`, `Mawar-e`: a name with the ending that only points at it."""
        word = self._tokens[at].text.casefold()
        if self._tokens[at].form in KNOWN_NAMES:
            return None
        for ending in ENDINGS:
            match = self._book.match((word.removesuffix(ending),)) if word.endswith(ending) else None
            if match is not None and match.fit is Fit.SAME and len(word) >= 3 + len(ending):
                return self._mention(at, 1, match, titled)
        return None

    def _slip_at_subject(self, at: int, titled: bool) -> NameMatch | None:
        """Whom a word of the lexicon means that stands where only a name can and is one slip away from a member's."""
        match = self._book.match((self._tokens[at].text.casefold(),))
        if match is None or not is_slip_at_subject(self._tokens, at, match, self._doubles, titled=titled):
            return None
        return match

    def _named(self, at: int, titled: bool, before: list[Unit]) -> tuple[Mention, int] | None:
        for size, match in self._matches(at):
            if size == 1 and not titled and self._tokens[at].text.casefold() in NUMBER_WORDS:
                sure = told_from_a_number(self._tokens, at, match, capitals_tell=self._capitals_tell)
                return None if sure is None else (replace(self._mention(at, 1, match, titled=False), sure=sure), at + 1)
            if size == 1 and self._tokens[at].stands_for is not None:
                last = before[-1] if before else None
                joined = last is not None and only_particles(self._tokens[last.last + 1 : at])
                called = titled and not self._doubles.is_no_name(at)  # `bu kasih info dong`
                place = called or self._doubles.is_name(at, last.word if last else "", joined=joined)
                if place is None:
                    return None
                return replace(self._mention(at, 1, match, titled), sure=place and match.one is not None), at + 1
            if match.fit >= Fit.DOUBT and not titled and self._near_the_lexicon(at, size):
                continue
            if match.fit is not Fit.SAME and not titled and self._names_a_place(at):
                continue
            return self._extended(at, size, match, titled)
        return None

    def _names_a_place(self, at: int) -> bool:
        """`ka puskesmas Kawali.` where a member is a Karwati, and nothing is said of her."""
        return self.unknown.stands_at_place(at) and self._doubles.next_meaning(at) == ""

    def _matches(self, at: int) -> list[tuple[int, NameMatch]]:
        """Readings of the words from here as one name, best first: long and sure, one sure word, then doubtful ones."""
        found = [(size, match) for size in range(LONGEST_NAME, 0, -1) if (match := self._match(at, size))]
        return sorted(found, key=lambda each: (each[1].fit >= Fit.DOUBT, -each[0]))

    def _is_member(self, at: int) -> bool:
        return self._match(at, 1) is not None

    def _is_whole_name(self, at: int) -> bool:
        match = self._match(at, 1)
        return match is not None and bool(match.whole)

    def _match(self, at: int, size: int) -> NameMatch | None:
        if (at, size) not in self._matched:
            self._matched[at, size] = self._matched_anew(at, size)
        return self._matched[at, size]

    def _matched_anew(self, at: int, size: int) -> NameMatch | None:
        tokens = self._tokens[at : at + size]
        if len(tokens) < size or any(token.kind != "word" for token in tokens):
            return None
        if any(token.title and not self._book.has_part(token.form) for token in tokens[1:]):
            return None
        for place, token in enumerate(tokens):
            initial = place > 0 and len(token.text) == 1 and token.stands_for in ("-", "ke", "di", "salam")
            if token.stands_for is not None and not self._book.has_part(token.form) and not initial:
                return None
        return self._book.match(tuple(token.text.casefold() for token in tokens))

    def _mention(self, at: int, size: int, match: NameMatch, titled: bool) -> Mention:
        return Mention(
            match.numbers,
            self.said(at, at + size - 1),
            sure=match.one is not None,
            titled=titled,
            whole=match.whole,
            before=at in self._before,
            talked=at in self._talked,
            disputed=at in self._disputed,
        )

    def _extended(self, at: int, size: int, match: NameMatch, titled: bool) -> tuple[Mention, int]:
        """A part of a name followed at once by a stranger's word is another person's full name (Siti Aisyah)."""
        mention = self._mention(at, size, match, titled)
        after = at + size
        if size == 1 and not mention.whole and after < len(self._tokens):
            following = self._tokens[after]
            second = None if following.stands_for is not None else self._match(after, 1)
            if second is not None and second.fit >= Fit.DOUBT and (shared_by := second.numbers & match.numbers):
                return replace(mention, candidates=shared_by, said=self.said(at, after), sure=False), after + 1
            if second is not None and match.fit is Fit.SHORT and second.fit is Fit.SAME and not second.whole:
                both = match.numbers | second.numbers  # `srn wahyuni`: Suryani and somebody, or Sri Wahyuni
                return replace(mention, candidates=both, said=self.said(at, after), sure=False), after + 1
            strange = following.kind == "word" and following.stands_for is None and self._match(after, 1) is None
            shared = not mention.sure or self._tokens[at].form in FIRST_HALVES
            if strange and not following.title and (shared or self._name_like(following)) and not is_verb(following):
                return Mention(frozenset(), self.said(at, after), sure=False, titled=titled), after + 1
            if mention.sure and self._tokens[at].form in FIRST_HALVES and following.kind == "word":
                return self._two_halves(at, mention)
        return mention, after

    def _two_halves(self, at: int, mention: Mention) -> tuple[Mention, int]:
        """Sri Lestari, where one member is a Sri and another a Lestari: two persons or a third, so it is asked."""
        other = self._match(at + 1, 1)
        if other is None or self._tokens[at + 1].stands_for is not None or self._runs_on(at):
            return mention, at + 1
        both = mention.candidates | other.numbers
        return Mention(both, self.said(at, at + 1), sure=False, titled=mention.titled), at + 2

    def _runs_on(self, at: int) -> bool:
        """Whether names follow each other here without any mark between them (mawar sri lestari wati)."""
        around = [*self._tokens[max(0, at - 1) : at], *self._tokens[at + 2 : at + 3]]
        return any(token.kind == "word" and token.stands_for is None for token in around)

    def _near_the_lexicon(self, at: int, size: int) -> bool:
        """A short word near a name is hardly a name; one that ends what was said of somebody (buruh cuci) neither."""
        if size > 1 or len(self._tokens[at].form) > 4:
            return False
        last = self._tokens[at - 1].stands_for if at else None
        ends_remark = last not in (None, "-", "dan", ",", "|", ".") and self._doubles.next_meaning(at) == ""
        return len(self._tokens[at].form) <= 3 or ends_remark

    def _stranger(self, at: int, titled: bool) -> tuple[Mention, int]:
        after = at + 1
        if self._tokens[at].form in FIRST_HALVES and after < len(self._tokens):
            following = self._tokens[after]
            if following.kind == "word" and following.stands_for is None:
                after += 1
        likely = titled or self._name_like(self._tokens[after - 1]) or can_be_name(self._tokens[after - 1])
        return Mention(frozenset(), self.said(at, after - 1), sure=False, titled=titled, likely=likely), after
