"""Small words that turn what is said next: not, because, a correction, often, later."""

from collections.abc import Callable
from dataclasses import dataclass

from programme.attendance_reading.corrections import strike, withdraw
from programme.attendance_reading.cursor import BORDERS, PERSONS, Cursor
from programme.attendance_reading.entries import Entry, Remark
from programme.attendance_reading.everyone import Everyone
from programme.attendance_reading.groups import Groups
from programme.attendance_reading.phrases import REMARKS, Phrase

NOT_YET = frozenset("belum blm blum blom dereng durung during acan tacan teuacan".split())


@dataclass
class Mood:
    """How the words at hand are to be taken; `caused` is the place behind the last cause given.

    `denied`: a no was said of which it is not clear what it denies. `excepting`: whom those excepted were taken from.
    `slip`: who was named just before a correction, `surely` if it is she whom it corrects.
    """

    brackets: bool = False
    correcting: bool = False
    because: bool = False
    negating: bool = False
    denied: bool = False
    later: bool = False
    excepting: str = ""
    often: bool = False
    caused: int = 0
    slip: Entry | None = None
    surely: bool = False

    def end_sentence(self, *, corrected: bool) -> None:
        """Nothing but `often` and what was corrected reaches beyond a sentence; `eh salah` at its end begins the next.

        The next one may still tell of those excepted (`semua hadir kecuali Painem. dia ikut lomba`).
        """
        self.correcting = self.correcting and corrected
        self.brackets = self.because = self.negating = self.later = self.denied = False
        self.excepting = self.excepting if self.excepting != "everyone" else ""


class SmallWords:
    """Sets the mood of one message, and acts where such a word says something by itself."""

    def __init__(
        self,
        cursor: Cursor,
        groups: Groups,
        mood: Mood,
        everyone: Everyone,
        text: Callable[[Phrase, Phrase], str],
        denies_talk: Callable[[Phrase], bool],
    ) -> None:
        self._cursor, self._groups, self._mood = cursor, groups, mood
        self._everyone, self._text, self._denies_talk = everyone, text, denies_talk

    def on_often(self, _: Phrase) -> None:
        """`Mawar sering sakit`: no word on this meeting, unless it is given as the cause."""
        self._mood.often = True

    def on_later(self, _: Phrase) -> None:
        """`nanti dia datang`: promised, not seen."""
        self._mood.later = True

    def on_no(self, phrase: Phrase) -> None:
        after = self._cursor.tag(1)
        if "rest" in (self._cursor.tag(-1), self._cursor.tag(-2)):
            self._everyone.others_away.append(self._text(self._cursor.phrases[self._cursor.at - 1], phrase))
            return
        who = self._cursor.tag(-1) == "who" and self._cursor.tag(-2) in BORDERS | {"and", "but"}
        if (who and after in ("name", "colon")) or (after == "colon" and self._cursor.tag(-1) in BORDERS):
            self._groups.head(Remark("absent"))
            return
        spoken_of = self._groups.open or self._groups.closed
        if spoken_of and (after in BORDERS or after in ("name", "and", "but", "too", "sorry")):
            unlike = any(remark.reason for each in self._groups.closed for remark in each.remarks)
            if self._denies_talk(phrase) and not self._groups.open:
                return
            unsure = (unlike and self._groups.open) or self._denies_talk(phrase) or self._is_on_her_way(phrase)
            self._groups.attach(Remark("unsettled" if unsure else "absent"))
        elif after != "no":
            self._mood.negating = after in REMARKS
            self._mood.denied = not self._mood.negating

    def _is_on_her_way(self, phrase: Phrase) -> bool:
        """`masih di jalan, belum sampai`: the no tells nothing more than that she is not there yet."""
        said = [each.remarks[-1].reason for each in self._groups.closed if each.remarks]
        yet = self._text(phrase, phrase).casefold().split()[-1] in NOT_YET
        return yet and not self._groups.open and bool(said) and set(said) == {"coming"}

    def on_not(self, _: Phrase) -> None:
        following = self._cursor.next_beyond(frozenset({"who", "because"}))
        self._mood.negating = following in REMARKS or following in ("name", "strange")
        if not self._mood.negating and self._groups.closed:
            self._mood.correcting = True

    def on_because(self, _: Phrase) -> None:
        self._mood.because = True
        if self._cursor.tag(-1) == "comma":
            self._groups.rejoin()

    def unnamed_cause(self) -> None:
        """A cause was announced and none of the known ones followed: another one."""
        if self._mood.because and (self._groups.open or self._groups.closed):
            self._groups.attach(Remark("absent", "other"), last_only=self._mood.brackets)
        self._mood.because = False

    def on_correction(self, phrase: Phrase) -> None:
        groups, mood = self._groups, self._mood
        named = self._cursor.tag(-1) == "name" or self._cursor.tags(-2) == ["name", "comma"]
        if "correction" in (self._cursor.tag(-1), *self._cursor.tags(-2)[:1]):  # `eh keliru, maksudnya ...`
            mood.surely = mood.slip is not None
        else:
            mood.slip = groups.open[-1] if groups.open and named else None
            mood.surely = named and (self._outright(phrase) or self._cursor.tag(-1) == "name")
        groups.close()
        mood.correcting = bool(groups.entries)
        groups.after_everyone = False
        if self._names_another_instead(phrase) and strike(groups.closed, mood.slip, surely=True):
            mood.correcting = False  # what follows goes on with the list: `tidak hadir: Wati eh salah Painem, Tumini`

    def _outright(self, phrase: Phrase) -> bool:
        """`eh salah`, unlike a mere `eh`."""
        return phrase.last > phrase.first

    def _names_another_instead(self, phrase: Phrase) -> bool:
        ahead = [tag for tag in self._cursor.tags_ahead() if tag not in ("comma", "correction")]
        listed = all(tag in ("name", "and") for tag in ahead)
        goes_on = listed or (self._groups.heading is not None and "present" not in ahead)
        return self._mood.surely and self._outright(phrase) and ahead[:1] == ["name"] and goes_on

    def doubt_both(self, entry: Entry) -> None:
        """`Wati eh bukan Painem`: whether it is Painem instead, or not Painem but Wati."""
        slip = self._mood.slip or (self._groups.closed[-1] if self._groups.closed else None)
        denied = self._mood.negating and self._cursor.tags(-2) == ["correction", "not"]
        if denied and slip is not None and not self._named_before(entry):
            slip.doubtful = entry.doubtful = True

    def end_correction(self) -> None:
        """A comma behind whoever was corrected: others follow of whom something else is said.

        `bukan Wati tapi Witi, Sri kerja`, `Wati sakit, eh salah, Witi maksudnya, Sri kerja`.
        """
        groups = self._groups
        said = groups.open or groups.closed
        instead = groups.turned and bool(groups.open) and any(each.negated for each in groups.closed)
        if not groups.open and self._cursor.tag(-1) in REMARKS and self._cursor.tag(1) in PERSONS:
            self._mood.correcting = False  # `Fitri nyusul, eh sampai bubar tidak datang, ...`
        if not said or not (said[-1].corrects or instead):
            return
        moved = groups.turned or any(each.remarks or each.negated for each in groups.closed)
        if groups.open and moved and not said[-1].negated and self._cursor.others_ahead_have_remark():
            groups.close()
            groups.turned = self._mood.correcting = False
        elif not groups.open and said[-1].remarks:
            self._mood.correcting = False

    def _named_before(self, entry: Entry) -> bool:
        return any(
            each is not entry and each.mention.candidates == entry.mention.candidates for each in self._groups.entries
        )

    def correct(self, remark: Remark) -> None:
        """A remark on somebody named in a correction: who was named wrongly before loses what was said of her."""
        groups, mood = self._groups, self._mood
        corrected = groups.open and groups.open[-1].corrects
        if not corrected or groups.adding or self._cursor.tag(1) == "too":
            return
        again = self._named_before(groups.open[0])
        if again or not strike(groups.closed, mood.slip, surely=mood.surely):
            withdraw(groups.closed, remark, certainly=self._cursor.tag(-1) == "who")

    def on_after_all(self, _: Phrase) -> None:
        """`ternyata Wati hadir`: what follows replaces what was said before."""
        self._mood.correcting = bool(self._groups.entries)
        if self._cursor.tag(1) in BORDERS:
            for entry in self._groups.closed:
                entry.corrects = True

    def on_sorry(self, phrase: Phrase) -> None:
        if self._groups.closed and self._cursor.tag(1) == "name" and not self._cursor.names_ahead_have_remark():
            self.on_correction(phrase)
