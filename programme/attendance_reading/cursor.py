"""A place in the row of phrases, and what stands around it."""

from collections.abc import Sequence

from programme.attendance_reading.phrases import BREAKS, REMARKS, Phrase

BORDERS = BREAKS | {"comma", "item", "open", "close", ""}
LINKS = frozenset({"colon", "open", "only", "who", "item", "number", "nomor", "people", "and", "other"})
PERSONS = frozenset({"name", "strange"})


class Cursor:
    """Walks the phrases; `tag(1)` is the tag of the next phrase, `tag(-1)` of the one before."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self.phrases = phrases
        self.at = 0

    def tag(self, offset: int) -> str:
        """The tag of a phrase near by; empty beyond either end."""
        at = self.at + offset
        return self.phrases[at].tag if 0 <= at < len(self.phrases) else ""

    def sentence_tags(self) -> list[str]:
        """The tags of the sentence at hand, its end mark left out."""
        first = last = self.at
        while first > 0 and self.phrases[first - 1].tag not in BREAKS:
            first -= 1
        while last < len(self.phrases) and self.phrases[last].tag not in BREAKS:
            last += 1
        return [phrase.tag for phrase in self.phrases[first:last]]

    def tags(self, offset: int) -> list[str]:
        """The tags of so many phrases before this one."""
        return [phrase.tag for phrase in self.phrases[max(0, self.at + offset) : self.at]]

    def tags_ahead(self) -> list[str]:
        """The tags of the phrases behind this one, as far as the sentence goes."""
        ahead = [phrase.tag for phrase in self.phrases[self.at + 1 :]]
        return ahead[: next((at for at, tag in enumerate(ahead) if tag in BREAKS), len(ahead))]

    def name_follows(self) -> bool:
        """Whether a person is named next with no comma between."""
        at = self.at + 1
        while at < len(self.phrases) and self.phrases[at].tag in LINKS:
            at += 1
        if at == len(self.phrases):
            return False
        if self.phrases[at].tag == "strange":
            return self.phrases[at].value != "unlikely"
        if self.phrases[at].tag == "kin":
            return self.phrases[at + 1 : at + 2] != [] and self.phrases[at + 1].tag not in BORDERS
        return self.phrases[at].tag in PERSONS | {"self", "not"}

    def names_ahead_have_remark(self) -> bool:
        """Whether the persons named next have a remark of their own behind them, before a comma."""
        at, seen = self.at + 1, False
        while at < len(self.phrases):
            tag = self.phrases[at].tag
            if tag in PERSONS:
                seen = True
            elif tag in REMARKS or (tag in ("open", "no") and seen):
                return seen
            elif tag in BREAKS | {"comma"} or (tag == "who" and seen):
                return False
            at += 1
        return False

    def others_ahead_have_remark(self) -> bool:
        """Whether persons are named next, several with commas between, and something is said of them."""
        tags = [tag for tag in self.tags_ahead() if tag not in ("comma", "and", "strange")]
        named = next((at for at, tag in enumerate(tags) if tag != "name"), len(tags))
        return named > 0 and tags[named : named + 1] != [] and tags[named] in REMARKS

    def cause_ahead(self) -> bool:
        """Whether somebody's cause is told before the sentence ends."""
        for phrase in self.phrases[self.at + 1 :]:
            if phrase.tag in BREAKS:
                return False
            if phrase.tag == "absent" and phrase.value:
                return True
        return False

    def next_beyond(self, passed: frozenset[str]) -> str:
        """The tag of the first phrase ahead that is none of those passed over."""
        at = self.at + 1
        while at < len(self.phrases) and self.phrases[at].tag in passed:
            at += 1
        return self.phrases[at].tag if at < len(self.phrases) else ""

    def bracket_ends_list_line(self) -> bool:
        """`Entin, Dedeh (sakit)` as a line among others that end in brackets: it is said of all of the line.

        At the mark that opens the bracket.
        """
        tags = [phrase.tag for phrase in self.phrases]
        first = self.at
        while first > 0 and tags[first - 1] in ("name", "comma", "and"):
            first -= 1
        first -= first > 0 and tags[first - 1] == "item"
        if tags[first : self.at].count("name") < 2 or tags[first - 1 : first] != ["line"]:
            return False
        close = next((at for at in range(self.at, len(tags)) if tags[at] == "close"), len(tags))
        if tags[close + 1 : close + 2] not in ([], ["line"]):
            return False
        next_line = tags[close + 2 :]
        next_line = next_line[: next_line.index("line")] if "line" in next_line else next_line
        return tags[first - 2 : first - 1] == ["close"] or next_line[-1:] == ["close"]
