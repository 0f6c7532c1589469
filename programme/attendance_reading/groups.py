"""Persons gathered as they are named, and the remark that closes their group.

A remark before its names is the heading of those that follow; those named with no remark of their own get it.
"""

from dataclasses import replace
from itertools import takewhile

from programme.attendance_reading.corrections import deny_pair
from programme.attendance_reading.entries import Entry, Remark, is_bare, is_said_absent, stronger, told_with_heading
from programme.attendance_reading.units import Mention

LONGEST_BREATH = 30
"""Persons named before anything is said of them: no group has more members."""
LISTED_ON = frozenset({"present", "represented"})
"""What a list may be of where a mere name would count as absent."""


class Groups:
    """Entries in the order said; `open` are those nothing was said of yet, `closed` those last spoken of.

    `owners` are those of whom nothing is said but whose child another one minds; `bracketed` those of whom the bracket
    at hand tells.
    """

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.open: list[Entry] = []
        self.closed: list[Entry] = []
        self.owners: list[Mention] = []
        self.heading: Remark | None = None
        self.after_everyone = False
        self.adding = False
        self.turned = self.counted = False
        self._heading_used = False
        self._heading_stays = False
        self._carried: Remark | None = None
        self._segment = 0
        self._bracketed = False
        self.bracketed: list[Entry] = []
        self._last: list[Entry] = []

    def add(self, entry: Entry) -> None:
        """One more person named; who is named again in one breath, or was struck out before, begins a new group."""
        if self._begins_anew(entry.mention) or (entry.mention.kin is not None and self._segment):
            self.close()
        self.open.append(entry)
        self.entries.append(entry)

    def _begins_anew(self, mention: Mention) -> bool:
        """Also behind a correction, once she who was named wrongly comes up again."""
        told = [each for each in self.closed if each.mention.candidates == mention.candidates]
        struck = self.turned and any(each.negated for each in told)
        corrected = bool(told) and self._segment == 1 and len(self.open) == 1 and self.open[0].corrects
        named = [each for each in self.open[-LONGEST_BREATH:] if each.mention.candidates == mention.candidates]
        return struck or corrected or (bool(named) and mention.one is not None)

    def deny_with_last(self, entry: Entry) -> bool:
        """`bukan Imas dan Mimin`; False where this one was affirmed before, and only the first is denied."""
        kept = deny_pair(self.entries, entry)
        self.open = [each for each in self.open if each in self.entries]
        return kept is not None

    def clarify(self, mention: Mention) -> bool:
        """`Bu Dewi sakit, yang Dewi Sartika`: tells which of those so called the last one named is."""
        last = self.entries[-1].mention if self.entries else None
        if last is None or not mention.one or not mention.candidates < last.candidates:
            return False
        for entry in self.entries:
            if entry.mention.candidates == last.candidates:
                entry.mention = replace(mention, kin=entry.mention.kin)
        return True

    def either(self, mention: Mention) -> None:
        """`Kartini atau Winarti`: one of the two, so it is asked which."""
        last = self.open[-1].mention
        both, said = last.candidates | mention.candidates, f"{last.said} / {mention.said}"
        self.open[-1].mention = replace(last, candidates=both, said=said, sure=False, whole=frozenset())

    def head(self, remark: Remark | None, *, joined: bool = False) -> None:
        """A remark on those named after it; a cause said just before it stays (`hujan, yang absen: ...`)."""
        self.close()
        said = self.heading
        if said and remark and said.reason and not (self._heading_used or self._heading_stays) and remark.bare:
            remark = said if said.kind == remark.kind else remark
        if said and remark and joined and not self._heading_used and remark.kind == said.kind:
            remark = replace(remark, reason=stronger(said.reason, remark.reason))
        self.heading, self._heading_used, self._heading_stays = remark, False, False
        self._carried = None
        self.closed = []

    def goes_with_kin(self, entry: Entry) -> bool:
        """`anaknya Murni ikut Murni`: whether she is named again behind what was said of her child."""
        last = self.closed[-1] if self.closed else None
        return last is not None and last.mention.kin is not None and last.mention.candidates == entry.mention.candidates

    def of_one(self, remark: Remark) -> Remark:
        """`Mawar dan Wati tidak hadir, yang satu sakit`: of which of them, is not told; but that both were away."""
        targets = self.open or self.closed
        if len(targets) < 2 and not any(entry.mention.every for entry in targets):
            return remark
        if remark.kind == "absent" and not remark.negated:
            return Remark("absent", because=remark.because, corrects=remark.corrects)
        for entry in targets:
            entry.doubtful = True
        return Remark("unsettled")

    def comma(self) -> None:
        """Those named so far stand before a comma."""
        self._segment = len(self.open)

    def attach(self, remark: Remark, *, last_only: bool = False, turning: bool = False) -> None:
        """Gives a remark to the open group, or to those last spoken of; in brackets to the last one named only.

        Where others had brackets of their own, `Wati dan Sri (kerja)` is said of both.
        `turning`: something else follows of the last.
        """
        if last_only:
            pair = self._bracketed and not self._segment
            targets = (self.open if pair else self.open[-1:]) or self.bracketed or self.closed
            self._bracketed, self.bracketed = True, targets
        else:
            self._leave_to_heading(remark, turning=turning)
            targets = self.open or self._last_meant()
        for entry in targets:
            entry.remarks.append(remark)
        if targets and all(entry.negated for entry in targets):
            self.turned = True
        self.close()

    def _last_meant(self) -> list[Entry]:
        """Those last spoken of; behind `Siti Rohmah, bukan Rohmah.` it is she who was meant."""
        if self.turned or not all(entry.negated for entry in self.closed):
            return self.closed
        return [entry for entry in self.entries if not entry.negated][-1:] or self.closed

    def repeat(self) -> None:
        """`Wati juga`: the open group gets what was said of the last one."""
        last = self.closed[-1]
        headed = [last.heading] if last.heading is not None else []
        for entry in self.open:
            entry.remarks.extend(last.remarks or headed)
        self.close()

    def spread(self) -> None:
        """What was said last with a reason is said of all before it of whom nothing was said."""
        last = self.closed[-1].remarks if self.closed else []
        bare = [entry for entry in self.entries if entry not in self.closed and not entry.negated and is_bare(entry)]
        if last and last[-1].reason is not None and all(entry.heading in (None, self.heading) for entry in bare):
            for entry in bare:
                entry.remarks.append(last[-1])
                entry.doubtful = entry.doubtful and not entry.mention.talked

    def rejoin(self, most: int = LONGEST_BREATH) -> bool:
        """`Tri tidak hadir, Warsi tidak hadir, karena ...`: all last said to be absent are spoken of once more.

        True if these are more than those spoken of last.
        """
        if self.open or not self.closed or self.closed[-1] is not self.entries[-1]:
            return False
        alike = list(takewhile(is_said_absent, reversed(self.entries[-most:])))
        if len(alike) > len(self.closed):
            self.closed = alike[::-1]
            return True
        return False

    def both(self) -> bool:
        """`Ikah mengantar Nenah, dua-duanya tidak hadir`: the last two named, of whom one was only taken along.

        False if there are no two.
        """
        last = [entry for entry in self.entries if not entry.negated][-2:]
        if len(last) != 2 or any(entry.mention.disputed for entry in last):
            return False
        for entry in last:
            entry.doubtful = False
        self.closed = last
        return True

    def is_away(self) -> bool:
        """Whether those last spoken of were said to be absent: what they came to (`karena ikut lomba`) is the cause."""
        return not self.open and any(each.remarks and each.remarks[-1].kind == "absent" for each in self.closed)

    def told_of_rest(self, reason: str, stated: int | None, many: int | None = None) -> bool:
        """`3 orang: Parti, Endang, Ani. Ani sakit, yang lain (`many`: yang 2) kerja`: the others of those listed."""
        named = {entry.mention.candidates for entry in self.entries if not entry.negated}
        bare = [entry for entry in self.entries if is_bare(entry) and not entry.negated]
        of_them = {entry.mention.candidates for entry in bare}
        again = {entry.mention.candidates for entry in self.entries if not is_bare(entry)}
        listed = stated == len(named) or (
            (stated is None or many is not None)
            and named == of_them
            and not any(entry.negated for entry in self.entries)
            and self._headed_absent([entry for entry in bare if not entry.remarks])
        )
        rest = [entry for entry in bare if entry.mention.candidates not in again]
        if not rest or not listed or many not in (None, len(rest)):
            return False
        for entry in rest:
            entry.remarks.append(Remark("absent", reason or None))
        return True

    def contradict(self) -> None:
        """`Mawar ulang tahun, semua hadir`: who was told to be away before all were said to be there is asked."""
        for entry in self.entries:
            away = [remark for remark in entry.remarks if remark.kind == "absent" and not remark.negated]
            heading = entry.heading
            headed = heading is not None and heading.kind == "absent" and heading.reason not in (None, "-")
            entry.doubtful = entry.doubtful or (bool(away or headed) and entry.mention.kin is None)

    def _headed_absent(self, entries: list[Entry]) -> bool:
        return all(entry.heading is not None and entry.heading.kind == "absent" for entry in entries)

    def end_sentence(self, *, runs_on: bool, line: bool) -> None:
        """A heading that stood on its own stays for the lines below; one with its names beside it ends with them.

        Bare names in the lines below `Hadir: Dewi` are still of its list, until something else is said of one.
        """
        self.close()
        heading = self.heading
        if heading and self._heading_used and heading.kind in LISTED_ON and (line or heading.heads):
            self._carried = heading
        if self.heading is not None and not self._heading_used:
            self._heading_stays = True
        elif not self._heading_stays and not runs_on:
            self.heading = None
        self.turned = False

    def narrow_to_last(self) -> None:
        """`Mawar, Wati sakit, diwakili suaminya`: whether it is said of those before the last comma too is asked.

        Under a heading (`tidak hadir Mawar, Wati diwakili suaminya`) nothing but the heading is said of them.
        """
        if self.open and self.heading is None:
            before = self.open[: self._segment]
        else:
            before = [] if self.open else [each for each in self.closed if each not in self._last]
            self.closed = [each for each in self.closed if each not in before]
        for entry in before:
            entry.doubtful = entry.doubtful or not entry.negated

    def _leave_to_heading(self, remark: Remark, *, turning: bool) -> None:
        """`yang sakit Mawar, Wati kerja`: what stands before the last comma keeps its heading."""
        heading = self.heading
        if self.after_everyone and remark.kind == "present" and not self._heading_used:
            self._segment = self._segment or len(self.open) - 1  # `semua hadir kecuali Ida Lela hadir telat`
        if heading is None:
            return
        alike = heading.bare and heading.kind == remark.kind and not turning
        if self._segment >= 1 and not alike:
            rest, self.open = self.open[self._segment :], self.open[: self._segment]
            self.close()
            self.open = rest
        listed = heading.kind == "represented" and not heading.heads and remark.kind == "absent"
        if listed and self.open and self._heading_used:
            self.heading = None  # `yang diwakili Saidah anaknya, Tumini sakit`: a cause of her own ends such a list

    def close(self, *, turning: bool = False) -> None:
        """Nothing more will be said of the open group directly, or all the same behind a `but`."""
        group, self._last = self.open, self.open[self._segment :] or self._last
        self.open, self._segment = [], 0
        if not group:
            return
        bare = not any(entry.remarks or entry.negated for entry in group)
        carried = self._carried if bare and not turning else None
        if any(entry.negated or any(each.kind != "present" for each in entry.remarks) for entry in group):
            self._carried = None
        for entry in group:
            entry.heading = self.heading or carried
            self._heading_used = self._heading_used or self.heading is not None
            self._settle_bare(entry)
        self.adding = False
        self.closed = group

    def _settle_bare(self, entry: Entry) -> None:
        if entry.remarks or entry.negated:
            return
        if entry.corrects and not self.adding:
            self.replace_last(entry)
        elif (self.after_everyone or (entry.mention.talked and not self.counted)) and self.heading is None:
            entry.doubtful = True
        elif self.turned and self.closed and all(each.negated for each in self.closed):
            entry.remarks = list(self.closed[-1].remarks or self._said_before(self.closed[-1]))

    def _said_before(self, entry: Entry) -> list[Remark]:
        """`Mawar sakit, bukan Mawar tapi Wati`: what was first said of the one then struck out, if over her name."""
        earlier = [each for each in self.entries if each.mention.candidates == entry.mention.candidates]
        return next((told for each in earlier if (told := told_with_heading(each))), [])

    def replace_last(self, entry: Entry) -> None:
        """`mawar sakit, eh wati`: the last one named was a slip, if it was one only."""
        others = [each for each in self.closed if each is not entry]
        earlier = [each for each in self.entries if each not in self.closed and each is not entry]
        if not others or others[-1].negated:
            entry.remarks = list(others[-1].remarks or self._said_before(others[-1])) if others else entry.remarks
        elif len(others) == 1 and (others[0].remarks or not earlier):
            entry.remarks, entry.heading = list(others[0].remarks), others[0].heading
            others[0].negated = True
        else:
            entry.doubtful = True
