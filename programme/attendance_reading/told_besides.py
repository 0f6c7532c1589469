"""What is said besides the known remarks: talk of none of the known causes, and relatives named on their own."""

from collections.abc import Sequence
from itertools import takewhile

from programme.attendance_reading.cursor import BORDERS, Cursor
from programme.attendance_reading.entries import Remark
from programme.attendance_reading.everyone import Everyone
from programme.attendance_reading.groups import Groups
from programme.attendance_reading.phrases import REMARKS, Phrase
from programme.attendance_reading.units import Mention, Unit


class ToldBesides:
    """Gives such words to those they are said of."""

    def __init__(self, cursor: Cursor, groups: Groups, everyone: Everyone) -> None:
        self._cursor, self._groups, self._everyone = cursor, groups, everyone

    def on_word(self, _: Phrase) -> None:
        """`Marni ngumpet`, `bojone tiba seka wit`: something is said, and it is none of the known causes."""
        before = self._cursor.tag(-1)
        listed = before == "name" and self._groups.open and self._groups.heading is None
        if listed or (before == "kin" and (self._groups.open or self._groups.closed)):
            self._groups.attach(Remark("absent", "other"))
        elif before == "open" and (self._groups.open or self._groups.closed):
            self._in_brackets()
        elif before in ("comma", "absent", "but", "because") and self._groups.closed:
            told = self._groups.closed[-1].remarks
            if told and told[-1].kind == "absent" and told[-1].bare:
                self._groups.attach(Remark("absent", "other"))

    def _in_brackets(self) -> None:
        """`Tidak hadir: Mawar (ngumpet)`; one who is listed as present only has something told of her."""
        heading = self._groups.heading
        if heading is None or heading.kind == "absent":
            self._groups.attach(Remark("absent", "other"), last_only=True)

    def on_talk(self, _: Phrase) -> None:
        """`Mawar rajin sekali`: nothing that tells whether she came."""
        if self._groups.open and self._groups.heading is None:
            self._groups.attach(Remark("unsettled"))

    def on_both(self, phrase: Phrase) -> None:
        """`Tri tidak hadir. Warsi tidak hadir. Dua-duanya kerja`: the same of the last two.

        Of somebody and whoever was visited (`Iis ka bumi Eti, duanana ...`) it is asked who the two are.
        """
        groups = self._groups
        if groups.open or len(groups.closed) != 1 or groups.rejoin(most=2):
            only_one = len(groups.open) == len(groups.entries) == 1
        else:
            only_one = not groups.both()
        if only_one and self._cursor.tag(-3) == "place":
            self._everyone.partly.append(self._everyone.quoted(phrase))

    def on_serve(self, phrase: Phrase) -> None:
        """`Icun nganteur Acun`: she who takes care is away; of the other one it tells nothing for sure."""
        cause = self._cursor.tag(-1) == "because" and self._groups.is_away()
        if phrase.value and (self._groups.open or cause):
            self._groups.attach(Remark("absent", phrase.value))

    def stood_in(self) -> None:
        """`Tri mewakili Mawar`: it is not she who was represented; whether Tri came for herself too is asked."""
        if self._cursor.name_follows():
            if self._groups.open:
                self._groups.attach(Remark("unsettled"))
            self._groups.head(Remark("represented"))
        else:
            self._groups.attach(Remark("represented" if self._cursor.tag(-1) == "kin" else "unsettled"))

    def is_of_the_excepted(self, phrase: Phrase, whole: str) -> bool:
        """Whether what is said to have come is not simply said of those excepted; if so it is dealt with.

        `semua kecuali Wati hadir` is said of all others (`whole`: whom she was taken from); `hadir semua kecuali Wati,
        dia ikut lomba` tells what she came to, and `..., dia datang telat` says two things, so that she is asked about.
        """
        groups = self._groups
        if phrase.tag != "present" or whole not in ("everyone", "all"):
            return False
        if whole == "everyone":
            groups.close()
            return True
        spoken_of = groups.open or groups.closed
        said = spoken_of[-1].remarks if spoken_of else []
        if not spoken_of or any(remark.kind != "unsettled" for remark in said):
            return False
        if self._cursor.tag(-1) not in ("comma", "line", "stop", "other", "present"):
            return False
        ends = self._cursor.tag(1) in BORDERS | {"present"}
        groups.attach(Remark("unsettled") if ends else Remark("absent", "other"))
        return True

    def promised(self) -> None:
        """`nanti dia datang`: not seen yet."""
        if self._groups.open:
            self._groups.attach(Remark("unsettled"))

    def on_kin(self, phrase: Phrase) -> None:
        """`sakit (anaknya)`: who is ill, said afterwards; `Wati diwakili anaknya, Titin suaminya`: the same of her."""
        closed = self._groups.closed
        behind = self._cursor.tag(-2) if self._cursor.tag(-1) == "place" else self._cursor.tag(-1)
        if self._groups.open and behind == "name" and self._cursor.tag(1) in BORDERS:
            if any(remark.kind == "represented" for each in closed for remark in each.remarks):
                self._groups.attach(Remark("represented"))
            return
        ill = bool(closed and closed[-1].remarks and closed[-1].remarks[-1].reason == "sick")
        if ill and not self._groups.open and self._cursor.tag(1) in BORDERS:
            reason = "child_sick" if phrase.value == "child" else "other"
            self._groups.attach(Remark("absent", reason, corrects=True))

    def on_kin_away(self, _: Phrase) -> None:
        """`Mawar hadir tapi anaknya tidak ikut`: she came without her child; else it was said of her."""
        closed = self._groups.closed
        came = bool(closed and closed[-1].remarks and closed[-1].remarks[-1].kind == "present")
        if self._groups.open or not came:
            self._groups.attach(Remark("absent"))

    def on_too(self, _: Phrase) -> None:
        """`Wati juga`."""
        self._groups.adding = True
        if self._groups.open and self._groups.closed and self._cursor.tag(1) not in REMARKS | {"none", "no"}:
            self._groups.repeat()

    def on_and(self, _: Phrase) -> None:
        """`eh sama Wati`: one more, not another one."""
        if self._cursor.tag(-1) == "correction":
            self._groups.adding = True

    def on_item(self, _: Phrase) -> None:
        """A new number of a list."""
        self._groups.close()


def _by_kin(represented: Phrase, units: Sequence[Unit]) -> bool:
    return represented.last > represented.first and units[represented.last].word in ("anak", "kerabat")


def by_one_relative(phrase: Phrase, cursor: Cursor, units: Sequence[Unit]) -> bool:
    """`5, 8, Heni diwakili suaminya`: of one woman, unlike `Heni, Tita diwakili anaknya masing-masing`."""
    if phrase.tag != "represented":
        return False
    behind = list(takewhile(lambda tag: tag not in BORDERS, cursor.tags_ahead()))
    told_behind = "kin" in behind[:3] and "name" not in behind[:2]
    told_before = any(unit.word in ("anak", "kerabat") for unit in units[phrase.first : phrase.last])
    return told_behind or ((told_before or _by_kin(phrase, units)) and cursor.tag(1) != "name")


def is_next_one(cursor: Cursor, units: Sequence[Unit], mention: Mention) -> bool:
    """`Lilis diwakili suaminya bu Teti diwakili anak`: a relative came for the one, and the next has her own word."""
    by_kin = _by_kin(cursor.phrases[cursor.at - 1], units)
    return by_kin and (cursor.tag(1) == "represented" or (cursor.tag(1) in REMARKS and mention.titled))
