"""What is said of all, of nobody and of the rest, without naming anyone."""

from collections.abc import Callable

from programme.attendance_reading.cursor import BORDERS, Cursor
from programme.attendance_reading.entries import Remark
from programme.attendance_reading.groups import Groups
from programme.attendance_reading.phrases import REMARKS, Phrase

FOLLOWED_BY_NAMES = frozenset({"colon", "comma", "line", "item", "who", "only", "number", "people"})
ASIDE_TAGS = frozenset({"none", "greeting", "sorry", "other", "who"})


class Everyone:
    """Claims about many: `claims_all` that all were there, `sweeping` that many were not, `partly` that some were.

    `others_away`: no more than that the rest did not come, which a list of those who came says too.
    """

    def __init__(self, cursor: Cursor, groups: Groups, said: Callable[[Phrase, Phrase], str]) -> None:
        self._cursor, self._groups, self._said = cursor, groups, said
        self.claims_all = False
        self.sweeping: list[str] = []
        self.partly: list[str] = []
        self.others_away: list[str] = []
        self.of_rest = self._joined = False
        self.listed: int | None = None
        self._rest: Phrase | None = None

    @property
    def claims_some(self) -> bool:
        """Whether anything is claimed of unnamed members but that all were there."""
        return bool(self.sweeping or self.partly or self.others_away)

    def quoted(self, phrase: Phrase) -> str:
        """A phrase as written."""
        return self._said(phrase, phrase)

    def on_rest(self, phrase: Phrase) -> None:
        """`Sisanya belum saya absen`: what follows is said of them, up to the next mark or name."""
        self._rest = phrase
        heading = self._groups.heading
        if self._cursor.tag(-1) in BORDERS or (heading is not None and heading.kind == "present"):
            self._groups.close()
        self.of_rest = True

    def on_all(self, phrase: Phrase) -> None:
        cursor = self._cursor
        if self.of_rest or cursor.tag(-1) in ("rest", "only") or (cursor.tag(-2) == "rest" and cursor.tag(-1) == "who"):
            return
        heading = self._groups.heading
        if self._groups.open and (heading is None or heading.kind != "absent"):
            self._groups.attach(Remark("absent" if phrase.value == "none" else "present"))
            return
        self._groups.close()
        self._groups.contradict()
        self.claims_all = self._groups.after_everyone = True
        self._groups.heading = None

    def on_none(self, phrase: Phrase) -> None:
        if self.of_rest:
            self.others_away.append(self._said(self._cursor.phrases[self._cursor.at - 1], phrase))
        elif self._cursor.tag(-1) == "who" and self._cursor.tag(1) in ("name", "colon"):
            self._groups.head(Remark("absent"))
        elif self._groups.open:
            self._groups.attach(Remark("absent"))
        elif all(tag in ASIDE_TAGS for tag in self._cursor.sentence_tags()):
            self.claims_all = True

    def on_nobody(self, phrase: Phrase) -> None:
        if self.of_rest:
            self.others_away.append(self._said(self._cursor.phrases[self._cursor.at - 1], phrase))
        elif self._groups.open:
            self._groups.attach(Remark("absent"))
        elif self._cursor.tag(1) == "except":
            self._groups.head(Remark("present"))
        elif not self._means_those_named():
            self.sweeping.append(self._said(phrase, phrase))

    def _means_those_named(self) -> bool:
        """`Wati dan Sri sakit, jadi semuanya tidak ikut`; after a sign too (`🤒 Wati, Sri sakit semua tidak ikut`)."""
        groups = self._groups
        listed = groups.closed if self._cursor.tag(-1) not in REMARKS else groups.entries
        return groups.is_away() and len(listed) > 1

    def on_everyone(self, _: Phrase) -> None:
        """`1) Ijah 2) Izah 3) Ani: panen semua`: what was said last is said of all who were listed.

        So it is of those just named (`Ijah, Izah tidak hadir, semua panen`; `... tidak hadir. Semuanya panen`).
        """
        cursor = self._cursor
        told = cursor.tag(-2) if cursor.tag(-1) in ("comma", "stop") else cursor.tag(-1)
        listed = told in ("none", "no", *REMARKS) and self._groups.is_away() and len(self._groups.closed) > 1
        self._joined = listed or (cursor.tag(-1) == "comma" and self._groups.rejoin())
        if cursor.tag(-1) in REMARKS and cursor.tag(1) in BORDERS and not self._groups.open:
            self._groups.spread()

    def on_only(self, _: Phrase) -> None:
        """`Semua hadir, cuma Wati`: what follows is who did not come."""
        if self._groups.after_everyone:
            self._groups.head(Remark("absent"))

    def on_others(self, phrase: Phrase) -> None:
        """`Lina dkk`: more than those named."""
        self.partly.append(self._said(phrase, phrase))

    def on_counted(self, phrase: Phrase) -> None:
        """`Wati kerja, satu sakit`: said of people whom nobody named."""
        self.partly.append(self._said(phrase, phrase))

    def on_some(self, phrase: Phrase) -> None:
        """`Banyak yang tidak datang`: the names that follow at once are those; else it is a claim of its own."""
        names_follow = self._cursor.next_beyond(FOLLOWED_BY_NAMES) in ("name", "strange")
        told_apart = self._cursor.tag(1) != "colon" and self._cursor.cause_ahead()
        if not names_follow or told_apart:
            self.partly.append(self._said(phrase, phrase))
        if self._cursor.name_follows():
            self._groups.head(Remark("absent"))

    def sweeps(self, phrase: Phrase) -> bool:
        """`semua sakit`, `yang lain tidak hadir`, `hadir sisanya`: said of many without naming them."""
        cursor = self._cursor
        of_rest = self.of_rest or (not self._groups.open and cursor.tag(1) == "rest" and cursor.tag(2) in BORDERS)
        of_all = cursor.tag(-1) == "everyone" and not self._groups.open and not self._joined
        whole = self._rest is None or self._rest.value != "some"
        many = int(self._rest.value) if self._rest is not None and self._rest.value.isdigit() else None
        if of_rest and whole and phrase.tag == "absent" and self._groups.told_of_rest(phrase.value, self.listed, many):
            return True
        if of_all and phrase.tag == "absent" and phrase.value and self._told_of_all(phrase.value):
            return True
        if (of_rest or of_all) and phrase.tag not in ("present", "tick", "unsettled"):
            before = cursor.phrases[max(cursor.at - 1, 0)]
            claims = self.others_away if of_rest and whole and not phrase.value else self.sweeping
            claims.append(self._said(self._rest if self.of_rest and self._rest else before, phrase))
        return of_rest or (of_all and phrase.tag != "present")

    def _told_of_all(self, reason: str) -> bool:
        return self._groups.told_of_rest(reason, None) or (
            self.listed is not None and self._groups.told_of_rest(reason, self.listed)
        )
