"""What is said of all, of nobody and of the rest, without naming anyone."""

from collections.abc import Callable

from programme.attendance_reading.cursor import Cursor
from programme.attendance_reading.entries import Remark
from programme.attendance_reading.groups import Groups
from programme.attendance_reading.phrases import Phrase

ASIDE_TAGS = frozenset({"none", "greeting", "sorry", "other", "who"})


class Everyone:
    """Claims about many: `claims_all` that all were there, `sweeping` that many were not, `partly` that some were."""

    def __init__(self, cursor: Cursor, groups: Groups, said: Callable[[Phrase, Phrase], str]) -> None:
        self._cursor, self._groups, self._said = cursor, groups, said
        self.claims_all = False
        self.sweeping: list[str] = []
        self.partly: list[str] = []

    def on_all(self, _: Phrase) -> None:
        cursor = self._cursor
        if cursor.tag(-1) in ("rest", "only") or (cursor.tag(-2) == "rest" and cursor.tag(-1) == "who"):
            return
        heading = self._groups.heading
        if self._groups.open and (heading is None or heading.kind != "absent"):
            self._groups.attach(Remark("present"))
            return
        self._groups.close()
        self.claims_all = self._groups.after_everyone = True
        self._groups.heading = None

    def on_none(self, _: Phrase) -> None:
        if self._groups.open:
            self._groups.attach(Remark("absent"))
        elif all(tag in ASIDE_TAGS for tag in self._cursor.sentence_tags()):
            self.claims_all = True

    def on_nobody(self, phrase: Phrase) -> None:
        if self._groups.open:
            self._groups.attach(Remark("absent"))
        elif self._cursor.tag(1) == "except":
            self._groups.head(Remark("present"))
        elif self._cursor.tag(-1) != "rest":
            self.sweeping.append(self._said(phrase, phrase))

    def on_some(self, phrase: Phrase) -> None:
        self.partly.append(self._said(phrase, phrase))

    def sweeps(self, phrase: Phrase) -> bool:
        """`semua sakit`, `yang lain tidak hadir`: said of many without naming them."""
        cursor = self._cursor
        of_rest = cursor.tag(-1) == "rest" or (cursor.tag(-2) == "rest" and cursor.tag(-1) == "who")
        of_all = cursor.tag(-1) == "everyone" and not self._groups.open
        if (of_rest or of_all) and phrase.tag not in ("present", "tick"):
            self.sweeping.append(self._said(cursor.phrases[cursor.at - 1], phrase))
        return of_rest or (of_all and phrase.tag != "present")
