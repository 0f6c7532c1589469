"""The phrases of a message joined: which remark belongs to whom.

Names gather in a group until a remark closes it ("mawar wati sri sakit"). A remark before its names is a heading
("yang sakit Mawar dan Wati", "Tidak hadir:"), a remark in brackets belongs to the one name before it, and a remark
with no name of its own adds to those just spoken of.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from programme.attendance_reading.entries import Entry, Remark
from programme.attendance_reading.mentions import Mention, MentionFinder, Unit
from programme.attendance_reading.phrases import Phrase

BREAKS = frozenset({"stop", "line", "asked"})
BORDERS = BREAKS | {"comma", "item", "open", "close", ""}
REMARKS = frozenset({"absent", "present", "represented", "unsettled", "tick"})
LINKS = frozenset({"colon", "open", "only", "who", "item", "number", "people", "and"})


class ClauseReader:
    """Walks the phrases of one message once."""

    def __init__(self, units: Sequence[Unit], phrases: Sequence[Phrase], finder: MentionFinder) -> None:
        self.units, self.phrases, self.finder = units, phrases, finder
        self.entries: list[Entry] = []
        self.claims_all = False
        self.sweeping: list[str] = []
        self.evidence = False
        self._group: list[Entry] = []
        self._closed: list[Entry] = []
        self._heading: Remark | None = None
        self._heading_has_names = False
        self._names_first: bool | None = None
        self._segment = 0
        self._brackets = False
        self._correcting = False
        self._because = False
        self._but = False
        self._negating = False
        self._after_all = False
        self._adding = False
        self._at = 0

    def read(self) -> None:
        """Fills `entries`, `claims_all`, `sweeping` and `evidence`."""
        while self._at < len(self.phrases):
            phrase = self.phrases[self._at]
            handler: Callable[[Phrase], None] | None = getattr(self, f"_on_{phrase.tag}", None)
            if phrase.tag in REMARKS:
                self._on_remark(phrase)
            elif phrase.tag in BREAKS:
                self._on_break(phrase)
            elif handler is not None:
                handler(phrase)
            self._at += 1
        self._close_group()

    # What stands around

    def _tag(self, offset: int) -> str:
        at = self._at + offset
        return self.phrases[at].tag if 0 <= at < len(self.phrases) else ""

    def _text(self, phrase: Phrase) -> str:
        return self.finder.said(self.units[phrase.first].first, self.units[phrase.last].last)

    def _sentence(self) -> range:
        """Indexes of the phrases of the sentence at hand, its end mark left out."""
        first = last = self._at
        while first > 0 and self.phrases[first - 1].tag not in BREAKS:
            first -= 1
        while last < len(self.phrases) and self.phrases[last].tag not in BREAKS:
            last += 1
        return range(first, last)

    def _next_is_name(self) -> bool:
        """Whether a name follows with no comma between."""
        at = self._at + 1
        while at < len(self.phrases) and self.phrases[at].tag in LINKS:
            at += 1
        return at < len(self.phrases) and self.phrases[at].tag in ("name", "strange", "kin", "self", "not")

    def _names_ahead_have_remark(self) -> bool:
        """Whether the names that follow directly have a remark of their own after them, before a comma."""
        at, seen = self._at + 1, False
        while at < len(self.phrases):
            tag = self.phrases[at].tag
            if tag in ("name", "strange"):
                seen = True
            elif tag in REMARKS or tag == "open" and seen:
                return seen
            elif tag in ("comma", *BREAKS) or (tag == "who" and seen):
                return False
            at += 1
        return False

    # Names

    def _on_name(self, phrase: Phrase) -> None:
        mention = self.units[phrase.first].mention
        if mention is not None:
            self._add(mention, phrase)

    def _add(self, mention: Mention, phrase: Phrase) -> None:
        before = self._tag(-1)
        entry = Entry(mention)
        if before == "kin":
            entry.mention = replace(mention, kin=self.phrases[self._at - 1].value)
        if before == "place" and not self._stands_free(phrase):
            return
        entry.doubtful = before in ("serve", "place", "represented") and not (
            before == "represented" and self._heading is not None and self._heading.kind == "represented"
        )
        entry.negated = self._negating
        entry.corrects = self._correcting
        self._negating = False
        if self._names_first is None:
            self._names_first = True
        self._group.append(entry)
        self.entries.append(entry)

    def _stands_free(self, phrase: Phrase) -> bool:
        """Whether a name behind a place word may still be a person: `di rumah Wati sakit`."""
        place = self.phrases[self._at - 1]
        if self.units[place.last].word in ("kelompok", "desa"):
            return False
        return self._tag(1) in REMARKS

    def _on_self(self, phrase: Phrase) -> None:
        ahead = self._tag(1)
        if ahead in REMARKS or (ahead == "too" and self._tag(2) in REMARKS) or (self._tag(-1) == "and" and ahead in BORDERS):
            self._add(Mention(frozenset(), self._text(phrase), sure=False), phrase)

    def _on_strange(self, phrase: Phrase) -> None:
        unit = self.units[phrase.first]
        if unit.mention is None:
            return
        if self._strange_is_name(unit):
            self._add(unit.mention, phrase)
        elif self._tag(-1) == "place" and (self._group or self._tag(-2) == "name"):
            self._attach(Remark("absent", "travel"))
        elif self._group and self._tag(-1) in ("name", "present", "because"):
            self._attach(Remark("absent", "other", because=self._because))

    def _strange_is_name(self, unit: Unit) -> bool:
        before, after = self._tag(-1), self._tag(1)
        if before == "place":
            return False
        if self.finder.looks_like_a_name(unit) and not (self._because and before == "because"):
            return True
        if self._because or self.finder.looks_like_a_verb(unit) and before == "name":
            return False
        ends = after in BORDERS or after in REMARKS or after in ("and", "name", "colon", "too", "no")
        if before in BORDERS or before in ("and", "only", "except", "colon", "but", "correction", "not", "who"):
            return ends or (after == "strange" and self._only_strangers())
        if before == "name":
            return ends
        if before == "strange":
            return ends and self._only_strangers()
        return before in REMARKS and (after in REMARKS or (self._heading is not None and ends))

    def _only_strangers(self) -> bool:
        """Whether the sentence is a short row of unknown words and remarks: names of nobody, most likely."""
        tags = [self.phrases[at].tag for at in self._sentence()]
        return sum(tag == "strange" for tag in tags) <= 4 and not any(tag in ("other", "question", "topic") for tag in tags)

    # Remarks

    def _on_remark(self, phrase: Phrase) -> None:
        because, self._because = self._because, False
        negated, self._negating = self._negating, False
        remark = Remark(
            phrase.tag,
            phrase.value or None,
            negated=negated and phrase.value != "",
            because=because,
            corrects=self._correcting or self._but,
        )
        if negated and phrase.value == "":
            remark = replace(remark, kind={"absent": "present", "present": "absent"}.get(phrase.tag, phrase.tag))
        if self._sweeps(phrase):
            return
        if self._is_heading(remark):
            self._close_group()
            if self._names_first is None and remark.reason is not None:
                self._names_first = False
            self._heading, self._heading_has_names = remark, False
            self._closed = []
        else:
            self._attach(remark)

    def _sweeps(self, phrase: Phrase) -> bool:
        """`semua sakit`, `yang lain tidak hadir`: said of many without naming them."""
        if self._tag(-1) == "rest" or (self._tag(-2) == "rest" and self._tag(-1) == "who"):
            if phrase.tag != "present":
                self.sweeping.append(self._text(Phrase("", "", self.phrases[self._at - 1].first, phrase.last)))
            return True
        if self._tag(-1) == "everyone" and not self._group and phrase.tag != "present":
            self.sweeping.append(self._text(Phrase("", "", self.phrases[self._at - 1].first, phrase.last)))
            return True
        return False

    def _is_heading(self, remark: Remark) -> bool:
        if self._brackets and not self._next_is_name():
            return False
        if not self._group:
            return self._opens(remark)
        if not self._next_is_name():
            return self._tag(1) == "colon" and self._tag(-1) in BORDERS | {"who"}
        if self._tag(-1) == "who" and self._tag(-2) in BORDERS | {"and", "but", "correction"}:
            return True
        if self._tag(1) == "colon" and self._tag(-1) in BORDERS:
            return True
        same = self._heading is not None and self._heading.bare == remark.bare
        if self._names_first is False or same:
            return not self._names_ahead_have_remark() and (same or self._heading is not None)
        return False

    def _opens(self, remark: Remark) -> bool:
        """Whether a remark with no name waiting heads what follows, instead of adding to those just spoken of."""
        if self._tag(1) == "colon" or not self._closed:
            return True
        if self._tag(-1) == "who" or self._tag(-1) in ("comma", "line", "stop", "item", "but"):
            free = self._next_is_name() and not self._names_ahead_have_remark()
            return free or (self._tag(-1) == "who" and self._tag(-2) in BREAKS) or self._names_first is False
        return self._names_first is False and self._next_is_name()

    def _attach(self, remark: Remark) -> None:
        if self._brackets:
            targets = self._group[-1:] or self._closed
        else:
            targets = self._group or self._closed
        for entry in targets:
            entry.remarks.append(remark)
        if self._group:
            self._close_group()

    def _close_group(self) -> None:
        group, self._group = self._group, []
        if not group:
            return
        for entry in group:
            entry.heading = self._heading
            self._heading_has_names = self._heading_has_names or self._heading is not None
            bare = not entry.remarks and not entry.negated
            if bare and entry.corrects and not self._adding:
                self._replace_last(entry)
            elif bare and self._after_all and self._heading is None:
                entry.doubtful = True
            elif bare and self._but and self._closed and all(each.negated for each in self._closed):
                entry.remarks = list(self._closed[-1].remarks)
        self._adding = False
        self._closed = group

    def _replace_last(self, entry: Entry) -> None:
        """`mawar sakit, eh wati`: the last one named was a slip, if there was one only."""
        others = [each for each in self._closed if each is not entry]
        earlier = [each for each in self.entries if each not in self._closed and each is not entry]
        if not others or others[-1].negated:
            entry.remarks = list(others[-1].remarks) if others else []
        elif len(others) == 1 and (others[0].remarks or not earlier):
            entry.remarks, entry.heading = list(others[0].remarks), others[0].heading
            others[0].negated = True
        else:
            entry.doubtful = True

    # Everyone, the rest, exceptions

    def _on_all(self, phrase: Phrase) -> None:
        if self._tag(-1) in ("rest", "only") or (self._tag(-2) == "rest" and self._tag(-1) == "who"):
            return
        if self._group:
            self._attach(Remark("present"))
            return
        self.claims_all = self._after_all = True
        self._heading = None

    def _on_none(self, _: Phrase) -> None:
        if self._group:
            self._attach(Remark("absent"))
        elif all(self.phrases[at].tag in ("none", "greeting", "sorry", "other", "who") for at in self._sentence()):
            self.claims_all = True

    def _on_nobody(self, phrase: Phrase) -> None:
        if self._group:
            self._attach(Remark("absent"))
        elif self._tag(-1) != "rest":
            if self._tag(1) == "except":
                self._heading = Remark("present")
            else:
                self.sweeping.append(self._text(phrase))

    def _on_except(self, _: Phrase) -> None:
        self._close_group()
        if self._tag(-1) != "nobody":
            self._heading = Remark("absent")
            self._names_first = True
        self._correcting = False

    def _on_only(self, _: Phrase) -> None:
        if self._after_all:
            self._close_group()
            self._heading = Remark("absent")

    # Small words

    def _on_no(self, phrase: Phrase) -> None:
        after = self._tag(1)
        if (self._group or self._closed) and (after in BORDERS or after in ("name", "and", "but", "too", "sorry")):
            self._attach(Remark("absent"))
        elif after == "no":
            return
        else:
            self._negating = after in REMARKS

    def _on_not(self, _: Phrase) -> None:
        following = self._at + 1
        while following < len(self.phrases) and self.phrases[following].tag in ("who", "because"):
            following += 1
        tag = self.phrases[following].tag if following < len(self.phrases) else ""
        self._negating = tag in REMARKS or tag in ("name", "strange")
        if not self._negating and self._closed:
            self._correcting = True

    def _on_but(self, _: Phrase) -> None:
        self._close_group()
        self._but = True
        if self._after_all:
            self._heading = Remark("absent")

    def _on_because(self, _: Phrase) -> None:
        self._because = True

    def _on_correction(self, _: Phrase) -> None:
        self._close_group()
        self._correcting = bool(self.entries)
        self._after_all = False

    def _on_sorry(self, _: Phrase) -> None:
        if self._closed and self._tag(1) == "name" and not self._names_ahead_have_remark():
            self._on_correction(self.phrases[self._at])

    def _on_too(self, _: Phrase) -> None:
        self._adding = True
        if self._group and self._tag(1) not in REMARKS and self._closed:
            for remark in self._closed[-1].remarks:
                for entry in self._group:
                    entry.remarks.append(remark)
            self._close_group()

    def _on_and(self, _: Phrase) -> None:
        if self._tag(-1) == "correction":
            self._adding = True

    def _on_comma(self, _: Phrase) -> None:
        self._segment = len(self._group)
        self._because = False

    def _on_item(self, _: Phrase) -> None:
        self._close_group()
        self._segment = 0

    def _on_open(self, _: Phrase) -> None:
        self._brackets = True

    def _on_close(self, _: Phrase) -> None:
        self._brackets = False

    def _on_break(self, phrase: Phrase) -> None:
        self._close_group()
        self._segment = 0
        self._brackets = self._correcting = self._because = self._but = self._negating = False
        if self._heading is not None and self._heading_has_names:
            if not (phrase.tag == "line" and self._tag(-1) in ("comma", "and")):
                self._heading = None

    # Asides

    def _on_question(self, _: Phrase) -> None:
        self._set_aside(to_comma=False)

    def _on_topic(self, _: Phrase) -> None:
        self._set_aside(to_comma=True)

    def _set_aside(self, *, to_comma: bool) -> None:
        """Leaves out the stretch that asks or complains, with the names in it that nothing was yet said of."""
        for entry in self._group[self._segment :]:
            entry.dropped = True
        self._group = self._group[: self._segment]
        at = self._at + 1
        while at < len(self.phrases) and self.phrases[at].tag not in BREAKS:
            if to_comma and self.phrases[at].tag == "comma" and self._segment_reports(at + 1):
                break
            at += 1
        self._at = at - 1

    def _segment_reports(self, at: int) -> bool:
        while at < len(self.phrases) and self.phrases[at].tag not in BREAKS | {"comma"}:
            if self.phrases[at].tag in ("absent", "represented"):
                return True
            if self.phrases[at].tag in ("question", "topic"):
                return False
            at += 1
        return False
