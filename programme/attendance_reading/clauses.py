"""The phrases of a message joined: which remark belongs to whom.

Names gather in a group until a remark closes it ("mawar wati sri sakit"). A remark before its names is a heading
("yang sakit Mawar dan Wati", "Tidak hadir:"), a remark in brackets belongs to the one name before it, and a remark
with no name of its own adds to those just spoken of.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from programme.attendance_reading.corrections import denies_both, withdraw
from programme.attendance_reading.cursor import BORDERS, Cursor
from programme.attendance_reading.entries import Entry, Remark
from programme.attendance_reading.everyone import Everyone
from programme.attendance_reading.groups import Groups
from programme.attendance_reading.headings import is_heading, is_orphan
from programme.attendance_reading.leavings import goes_along, is_bare_leaving, is_death, overslept, sets_out, slept_in
from programme.attendance_reading.mentions import MentionFinder
from programme.attendance_reading.phrases import BREAKS, REMARKS, Phrase
from programme.attendance_reading.places_said import owns_place_before, stands_free
from programme.attendance_reading.small_words import Mood, SmallWords
from programme.attendance_reading.strangers import is_name
from programme.attendance_reading.told_besides import ToldBesides, by_one_relative, is_next_one
from programme.attendance_reading.units import Mention, Unit

ENDS_REST = BORDERS | {"name", "strange", "but"}
CLARIFIES = frozenset({"comma", "line", "open", "name", "stop", "absent", "present"})
OPPOSITE = {"absent": "present", "present": "absent"}


def _clarifies(cursor: Cursor) -> bool:
    """Whether the name behind `yang` only tells which of those so called was meant."""
    return cursor.tag(-2) == "name" or (cursor.tag(-2) in CLARIFIES and cursor.tag(1) not in REMARKS)


class ClauseReader:
    """Walks the phrases of one message once."""

    def __init__(
        self, units: Sequence[Unit], phrases: Sequence[Phrase], finder: MentionFinder, *, stated_absent: int | None
    ) -> None:
        self._units, self._finder = units, finder
        self._cursor = Cursor(phrases)
        self._groups = Groups()
        self.everyone = Everyone(self._cursor, self._groups, self._text)
        self._besides = ToldBesides(self._cursor, self._groups, self.everyone)
        self.everyone.listed = stated_absent
        self._groups.counted = stated_absent is not None
        self._mood = Mood()
        self._small_words = SmallWords(
            self._cursor, self._groups, self._mood, self.everyone, self._text, self._denies_talk
        )
        self._names_first: bool | None = None

    @property
    def entries(self) -> list[Entry]:
        """Everyone mentioned, in the order said."""
        return self._groups.entries

    @property
    def owners(self) -> list[Mention]:
        """Those whose child another one minds, of whom nothing else is said there."""
        return self._groups.owners

    def read(self) -> None:
        """Fills `entries`, `claims_all` and `sweeping` (claims about many that name nobody)."""
        cursor = self._cursor
        while cursor.at < len(cursor.phrases):
            phrase = cursor.phrases[cursor.at]
            if phrase.tag in ENDS_REST and phrase.value != "unlikely":
                self.everyone.of_rest = False
            handler = self._handler(phrase.tag)
            if phrase.tag in REMARKS:
                self._on_remark(phrase)
            elif phrase.tag in BREAKS:
                self._on_break(phrase)
            elif handler is not None:
                handler(phrase)
            cursor.at += 1
        self._small_words.unnamed_cause()
        self._groups.close()

    def _handler(self, tag: str) -> Callable[[Phrase], None] | None:
        for one in (self.everyone, self._besides, self._small_words):
            handler: Callable[[Phrase], None] | None = getattr(one, f"on_{tag}", None)
            if handler is not None:
                return handler
        return getattr(self, f"_on_{tag}", None)

    def _text(self, first: Phrase, last: Phrase) -> str:
        return self._finder.said(self._units[first.first].first, self._units[last.last].last)

    def _denies_talk(self, phrase: Phrase) -> bool:
        return self._finder.unknown.denies_talk(self._units[phrase.last].last)

    # Persons

    def _on_name(self, phrase: Phrase) -> None:
        mention = self._units[phrase.first].mention
        if mention is not None:
            self._add(mention)

    def _on_asked_name(self, phrase: Phrase) -> None:
        """Named in a question that reads like a report ("Wati sakit?"): asked back, or nothing if that is all."""
        mention = self._units[phrase.first].mention
        if mention is not None and self.entries:
            self.entries.append(Entry(mention, doubtful=True))

    def _add(self, mention: Mention) -> None:
        cursor, groups = self._cursor, self._groups
        before = cursor.tag(-1)
        if before == "tell" and cursor.tag(1) in BORDERS:
            return
        if before == "or" and groups.open:
            groups.either(mention)
            return
        if ((before == "who" and _clarifies(cursor)) or before == "correction") and groups.clarify(mention):
            return
        entry = Entry(mention, negated=self._mood.negating, corrects=self._mood.correcting)
        if before == "kin":
            entry.mention = replace(mention, kin=cursor.phrases[cursor.at - 1].value)
        owns_place = before == "place" and owns_place_before(cursor, self._units)
        if before == "place" and not owns_place and not stands_free(cursor, self._units, groups):
            return
        headed = groups.heading is not None and groups.heading.kind == "represented"
        if self._owns_child(mention) or self._is_at_place():
            groups.owners.append(mention)
            return
        if before == "regards" or (cursor.tag(1) == "regards" and cursor.tag(2) not in REMARKS):
            return
        entry.doubtful = (
            mention.before
            or (before == "kin" and cursor.tag(-2) == "name" and bool(groups.open))
            or before == "serve"
            or (before == "place" and not owns_place)
            or (before == "represented" and not headed and not is_next_one(cursor, self._units, mention))
        )
        if denies_both(cursor.tags(-3), cursor.tag(1)) and not groups.deny_with_last(entry):
            return
        self._small_words.doubt_both(entry)
        self._mood.negating = self._mood.denied = False
        self._names_first = self._names_first is not False
        groups.add(entry)
        if groups.goes_with_kin(entry) and self._came_along() and cursor.tag(1) not in REMARKS:
            entry.remarks.append(Remark("present"))

    def _owns_child(self, mention: Mention) -> bool:
        """`Salma jaga anaknya Wati`: whose child it is that another one minds."""
        cursor = self._cursor
        last = cursor.phrases[cursor.at - 1] if cursor.at else None
        if last is None or last.tag != "absent" or not last.value or not self._groups.closed:
            return False
        kin = self._units[last.last].word in ("anak", "kerabat")
        return kin and cursor.tag(1) not in REMARKS | {"no", "and"} and mention.kin is None

    def _is_at_place(self) -> bool:
        """`kerja di toko Salma`, `opname di RS Fatimah`: what the place is called, or whose it is."""
        cursor = self._cursor
        last = cursor.phrases[cursor.at - 1] if cursor.at else None
        behind = last is not None and last.tag == "absent" and bool(last.value) and bool(self._groups.closed)
        unit = self._units[cursor.phrases[cursor.at].first]
        return behind and cursor.tag(1) in BORDERS and self._finder.unknown.stands_at_place(unit.first)

    def _came_along(self) -> bool:
        last = self._cursor.phrases[self._cursor.at - 1]
        return last.tag == "present" and self._units[last.first].word == "ikut"

    def _on_strange(self, phrase: Phrase) -> None:
        unit = self._units[phrase.first]
        before, groups = self._cursor.tag(-1), self._groups
        if unit.mention is None:
            return
        if is_name(unit, self._cursor, self._finder, because=self._mood.because, headed=groups.heading is not None):
            self._add(unit.mention)
        elif before == "place" and (groups.open or self._cursor.tag(-2) == "name"):
            groups.attach(Remark("absent", "travel"))
        elif groups.open and before in ("name", "present", "because") and self._cursor.tag(1) not in REMARKS | {"no"}:
            groups.attach(Remark("absent", "other", because=self._mood.because))

    # Remarks

    def _on_remark(self, phrase: Phrase) -> None:
        if self._is_no_remark(phrase):
            return
        remark = self._remark(phrase)
        if (
            is_death(phrase, self._cursor, self._groups, self._text)
            or goes_along(phrase, self._cursor, self._units, self._groups)
            or slept_in(phrase, self._cursor, self._text)
        ):
            remark = Remark("unsettled")
        elif self._groups.after_everyone and self._groups.open and is_bare_leaving(phrase, self._units):
            remark = Remark("unsettled", "left")
        if self._cursor.tag(-1) == "one":
            remark = self._groups.of_one(remark)
        elif (self._groups.is_away() or self._is_listed_absent()) and overslept(
            phrase, self._cursor, self._text, headed=self._is_listed_absent()
        ):
            remark = Remark("absent", "other")
        if is_heading(remark, self._cursor, self._groups, names_first=self._names_first, brackets=self._mood.brackets):
            if self._mood.correcting and not self._groups.open:
                withdraw(self._groups.closed, remark, certainly=True)
            remark = replace(remark, heads=self._cursor.tag(1) == "colon")
            self._groups.head(remark, joined=self._cursor.tag(-1) == "and" and self._cursor.tag(-2) in REMARKS)
            heads = self._cursor.name_follows() or self._cursor.tag(1) == "colon"
            if heads and self._names_first is None and remark.reason is not None and not remark.negated:
                self._names_first = False
            return
        self._small_words.correct(remark)
        if by_one_relative(phrase, self._cursor, self._units):
            self._groups.narrow_to_last()
        turning = self._cursor.tag(1) in ("but", "represented")
        self._groups.attach(remark, last_only=self._mood.brackets, turning=turning)

    def _is_listed_absent(self) -> bool:
        heading = self._groups.heading
        return bool(self._groups.open) and heading is not None and heading.heads and heading.kind == "absent"

    def _is_no_remark(self, phrase: Phrase) -> bool:
        """Whether it is not simply said of those named, and was dealt with."""
        if self.everyone.sweeps(phrase) or sets_out(phrase, self._cursor, self._units):
            return True
        if self._besides.is_of_the_excepted(phrase, self._mood.excepting):
            if self._mood.excepting == "everyone":
                self._mood.excepting = ""
            return True
        if is_orphan(phrase, self._cursor, self._groups):
            self.everyone.partly.append(self._text(phrase, phrase))
        elif self._mood.later and phrase.tag == "present":
            self._besides.promised()
        elif phrase.value == "for":
            self._besides.stood_in()
        else:
            return False
        return True

    def _remark(self, phrase: Phrase) -> Remark:
        because, self._mood.because = self._mood.because or self._mood.caused == self._cursor.at, False
        self._mood.caused = self._cursor.at + 1 if because else 0
        negated, self._mood.negating = self._mood.negating, False
        corrects = self._mood.correcting or self._groups.turned
        often, self._mood.often = self._mood.often, False
        if phrase.tag == "present" and not negated and self._groups.is_away() and because:
            return Remark("absent", "other", because=True)
        if often and not (because and phrase.value):
            return Remark("unsettled", corrects=corrects)
        if self._mood.denied and phrase.tag == "present":
            return Remark("unsettled", corrects=corrects)
        if negated and not phrase.value:
            return Remark(OPPOSITE.get(phrase.tag, phrase.tag), because=because, corrects=corrects)
        return Remark(phrase.tag, phrase.value or None, negated=negated, because=because, corrects=corrects)

    # Everyone, the rest, exceptions

    def _on_exists(self, _: Phrase) -> None:
        if self._groups.open and not self._mood.because and self._cursor.tag(1) in BORDERS | {"but", "and", "name"}:
            self._groups.attach(Remark("present"))

    def _on_except(self, _: Phrase) -> None:
        self._mood.excepting = self._cursor.tag(-1)
        if self._cursor.tag(-1) != "nobody":
            self._groups.head(Remark("absent"))
            self._names_first = True
        self._mood.correcting = False

    def _on_but(self, _: Phrase) -> None:
        self._groups.close(turning=True)
        self._groups.turned = True
        if self._groups.after_everyone:
            self._groups.heading = Remark("absent")

    # Marks

    def _on_comma(self, _: Phrase) -> None:
        self._small_words.unnamed_cause()
        self._mood.later = self._mood.denied = False
        self._small_words.end_correction()
        self._groups.comma()

    def _on_open(self, _: Phrase) -> None:
        self._mood.brackets = not self._cursor.bracket_ends_list_line()
        self._groups.bracketed = []

    def _on_close(self, _: Phrase) -> None:
        self._mood.brackets = False

    def _on_break(self, phrase: Phrase) -> None:
        self._small_words.unnamed_cause()
        line = phrase.tag == "line"
        self._groups.end_sentence(runs_on=line and self._cursor.tag(-1) in ("comma", "and"), line=line)
        self._mood.end_sentence(corrected=self._cursor.tag(-1) == "correction")
