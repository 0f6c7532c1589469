"""What each number in a report is: a member, a place in a list, a count of people, or none of these.

Numbers are places in a list where a name follows, else members' numbers; counted people ("27 hadir", "3 orang")
are never members. Ages, days, times and addresses are left out.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from programme.attendance_reading.counted_words import (
    AWAY,
    COUNTED_AFTER_WORD,
    COUNTED_BEFORE_WORD,
    LIST_BREAKS,
    LIST_MARKS,
    MOST_COUNTED,
    NAMELY,
    REASON_COUNTS,
    REASON_KEYS,
    REASONS_COUNTED,
)
from programme.attendance_reading.denied_causes import DENIALS, denies_a_cause, numbers_follow
from programme.attendance_reading.list_lines import WORDS_FOR_MEMBERS, ListLines, without_word_for_members
from programme.attendance_reading.measures import is_measured
from programme.attendance_reading.number_ranges import between, ends_a_list
from programme.attendance_reading.number_words import with_number_words
from programme.attendance_reading.tokens import Token
from programme.attendance_reading.units import Mention, Unit, given_by_number, surely_numbered


class NumberReader:
    """Gives every number unit of one message its role and returns the units without numbers that mean nobody."""

    def __init__(self, units: Sequence[Unit], tokens: Sequence[Token], members: frozenset[int]) -> None:
        self._tokens = tokens
        self._members = members
        self._units, self.counts = with_number_words(units, tokens)
        self._units = without_word_for_members(self._units)
        self._list = ListLines()

    def read(self) -> list[Unit]:
        """Units where a number is `@` (a member), `#` (a count, value in `counts` by first token), `item` or gone."""
        self._units = [unit for unit in self._units if not (unit.word == "#" and is_measured(unit, self._tokens))]
        ordinals = self._ordinals()
        self._list = ListLines.of(self._numbered_names()) if ordinals else self._list
        out: list[Unit] = []
        at = 0
        while at < len(self._units):
            at = self._step(at, out, ordinals)
        return out

    def value(self, unit: Unit) -> int:
        """The number a `#` unit stands for."""
        if unit.first in self.counts:
            return self.counts[unit.first]
        return int(self._tokens[unit.first].text)

    def _word(self, at: int) -> str:
        return self._units[at].word if 0 <= at < len(self._units) else ""

    def _names_from(self, at: int) -> int:
        """How many persons are listed from unit `at` on, up to the end of the line or the next number."""
        count = 0
        while self._word(at) in ("@", "?", ",", "dan", "|", "(", ")", "sakit", "kerja", ":") and count < 40:
            count += self._word(at) in "@?"
            at += 1
        return count

    def _bound_name(self, at: int) -> int | None:
        """The unit of the name that directly follows the number at `at`, marks of a list item between them allowed."""
        after = at + 1
        if self._word(after) in (".", ")", ":") and self._units[after].first == self._units[at].last + 1:
            after += 1
        of_whole = self._word(at - 1) in ("dari", "/") and self._word(at - 2) == "#"
        if self._word(after) not in ("@", "?") or of_whole or ends_a_list(self._words(), at):
            return None
        between = self._tokens[self._units[at].last + 1 : self._units[after].first]
        return None if any(token.text.casefold() in NAMELY for token in between) else after

    def _is_count_of_names(self, at: int, name_at: int) -> bool:
        number = self.value(self._units[at])
        if number == 1 and self._word(at - 1) == "cuma" and self._word(at + 1) not in (".", ")"):
            return True
        if number < 2 or self._word(at + 1) in (".", ")"):
            return False
        return number == self._names_from(name_at) and not any(unit.word == "#" for unit in self._units[name_at:])

    def _ordinals(self) -> bool:
        """Whether the numbers before names count a list: 1, 2, 3."""
        bound = [number for number, _ in self._numbered_names()]
        return bool(bound) and bound[0] == 1 and all(b - a in (0, 1, 2) or b == 1 for a, b in pairwise(bound))

    def _numbered_names(self) -> list[tuple[int, Mention | None]]:
        """Each number before a name, with whom the name means."""
        named = [
            (self.value(unit), self._bound_name(at))
            for at, unit in enumerate(self._units)
            if unit.word == "#" and self._word(at - 1) != "nomor"
        ]
        return [(number, self._units[at].mention) for number, at in named if at is not None]

    def _step(self, at: int, out: list[Unit], ordinals: bool) -> int:
        unit = self._units[at]
        if unit.word != "#":
            if unit.word == "@":
                return self._number_after_name(at, out)
            if unit.word == "nomor" and self._word(at + 1) == "#":
                if self._word(at - 2 if self._word(at - 1) == "yang" else at - 1) == "anak":
                    return at + 2  # her second child
                return self._marked(at, out)
            out.append(unit)
            return at + 1
        run = self._run(at)
        if len(run) >= 2 and not self._sums_up(run):
            return self._list_of_members(run, out)
        name_at = None if unit.first in self.counts else self._bound_name(at)
        heads = self.value(unit) > 1 and not ordinals and self._ends_count(at)
        if name_at is not None and not heads:
            return self._before_name(at, name_at, out, ordinals)
        return self._alone(at, out)

    def _ends_count(self, at: int) -> bool:
        """`hadir 22. Ijah sakit`, `tidak hadir 3: Ijah, ...`: the number counts, and does not number the name."""
        return self._word(at + 1) in (":", ".") and self._word(at - 1) in ("hadir", "absen", "masuk", "ikut")

    def _run(self, at: int) -> list[int]:
        """Units of the numbers listed from `at` on; the last is left out if a name is bound to it."""
        run = [at]
        while True:
            after = run[-1] + 1
            while self._word(after) in LIST_MARKS:
                after += 1
            if self._word(after) == "nomor" and self._word(after + 1) == "#":
                after += 1
            if self._word(after) != "#" or self._bound_name(after) is not None or self._word(after + 1) == "orang":
                return run
            run.append(after)

    def _sums_up(self, run: list[int]) -> bool:
        """Whether two numbers are counts: 27 of 30, 27/30, hadir 27, 3 tidak hadir."""
        values = [self.value(self._units[each]) for each in run]
        if len(run) != 2:
            return False
        between = [self._word(each) for each in range(run[0] + 1, run[1])]
        if between == ["/"] and values[1] == len(self._members) and values[0] <= values[1]:
            return True
        came = "hadir" in (self._word(run[0] - 1), self._word(run[0] - 2))
        most = values[0] * 2 > len(self._members) >= sum(values) and self._word(run[1] + 1) in AWAY
        if came and most:
            self.counts[self._units[run[1]].first] = values[1]
        return came and (most or sum(values) == len(self._members))

    def _list_of_members(self, run: list[int], out: list[Unit]) -> int:
        for at in range(run[0], run[-1] + 1):
            unit = self._units[at]
            if unit.word == "#":
                out.append(self._member(unit))
                if at + 1 in run:
                    marked = self._word(run[0] - 1) == "nomor"
                    others = between(unit, self._units[at + 1], self._tokens, self._members, marked=marked)
                    out.extend(self._list.lines_meant(others))
            elif unit.word != "nomor":
                out.append(unit)
        return run[-1] + 1

    def _member(self, unit: Unit) -> Unit:
        number = self.value(unit)
        known = number in self._members
        candidates = frozenset([number]) if known else frozenset()
        meant = Mention(candidates, self._tokens[unit.first].text, sure=known, number=number)
        of_group = unit.first > 0 and self._tokens[unit.first - 1].text.casefold() in WORDS_FOR_MEMBERS
        return replace(unit, word="@", mention=self._list.meant(meant, of_group=of_group))

    def _marked(self, at: int, out: list[Unit]) -> int:
        """`no 5`: a member; `no 5 Mawar`: a member named twice."""
        number_at = at + 1
        name_at = number_at + 1
        run = self._run(number_at)
        if len(run) > 1:
            return self._list_of_members(run, out)
        if self._bound_name(number_at) == name_at + 1:
            name_at += 1
        if self._word(name_at) == "@":
            self._bind(self._units[name_at], number_at, out)
            return name_at + 1
        out.append(self._member(self._units[number_at]))
        return number_at + 1

    def _number_after_name(self, at: int, out: list[Unit]) -> int:
        after = at + 1
        after += self._word(after) == "yang" and self._word(after + 1) == "nomor"
        bracket = self._word(after) == "("
        after += bracket
        marked = self._word(after) == "nomor"
        after += marked
        closed = not bracket or self._word(after + 1) == ")"
        if self._word(after) != "#" or not closed:
            out.append(self._units[at])
            return at + 1
        free = (
            bracket
            or marked
            or (self._bound_name(after) is None and self._word(after + 1) not in ("orang", "hadir", "tidak"))
            or self._tells_why(after)
        )
        if not free:
            out.append(self._units[at])
            return at + 1
        self._bind(self._units[at], after, out)
        return after + 1 + bracket

    def _bind(self, name: Unit, number_at: int, out: list[Unit]) -> None:
        mention = name.mention
        number = self.value(self._units[number_at])
        if mention is None or number not in self._members:
            out.append(name if mention is None else replace(name, mention=replace(mention, sure=False)))
        elif number in mention.candidates:
            out.append(replace(name, mention=replace(mention, candidates=frozenset([number]), sure=True)))
        else:
            both = mention.candidates | {number}
            out.append(replace(name, mention=replace(mention, candidates=both, sure=False)))

    def _before_name(self, at: int, name_at: int, out: list[Unit], ordinals: bool) -> int:
        unit, name = self._units[at], self._units[name_at]
        if self._is_count_of_names(at, name_at) and not (ordinals and self.value(unit) == 1):
            self.counts[unit.first] = self.value(unit)
            out.append(unit)
            return at + 1
        out.append(replace(unit, word="item"))
        mention = name.mention
        punctuated = name_at > at + 1 or self._tokens[unit.last + 1].text == "-"
        resolves = mention is not None and self.value(unit) in mention.candidates
        if ordinals or name.word == "?" or (punctuated and not resolves):
            return name_at
        self._bind(name, at, out)
        return name_at + 1

    def _counts_elsewhere(self) -> bool:
        """Whether the message counts those present, and names nobody or adds up: then `sakit 2` counts too."""
        counted = [
            at for at, unit in enumerate(self._units) if unit.word == "#" and self._word(at - 1) in REASON_COUNTS
        ]
        if len(counted) > 1 and sum(self.value(self._units[at]) for at in counted) == len(self._members):
            return any(self._word(at - 1) == "hadir" for at in counted)
        if any(unit.word == "@" for unit in self._units):
            return False
        pairs = pairwise(self._units)
        return any({a.word, b.word} == {"#", "hadir"} for a, b in pairs)

    def _names_somebody(self) -> bool:
        return any(unit.word == "@" for unit in self._units)

    def _names_in_brackets(self, at: int) -> int:
        count = 0
        while self._word(at) not in (")", "|", ""):
            count += self._word(at) in "@?"
            at += 1
        return count

    def _tells_why(self, at: int) -> bool:
        return denies_a_cause(self._words(), at + 1) and not self._counts_elsewhere()

    def _words(self) -> list[str]:
        return [unit.word for unit in self._units]

    def _alone(self, at: int, out: list[Unit]) -> int:
        unit, before, after = self._units[at], self._word(at - 1), self._word(at + 1)
        if before == ":" or (before == "cuma" and self._word(at - 2) in ("hadir", "hari")):
            before = "hadir" if self._word(at - 2) == "hari" else self._word(at - 2)
        counted = after in COUNTED_BEFORE_WORD or before in COUNTED_AFTER_WORD
        counted = counted or (before == "cuma" and after in (":", ".", ""))
        counts_people = before in ("sakit", "izin", "kerja") and self._counts_elsewhere()
        if len(self._members) < self.value(unit) < 1_000 and after in ("tidak", "belum", "absen") and before == "":
            counted = False
        counted = counted or (before in ("semua", "lengkap") and self.value(unit) == len(self._members))
        counted = counted or (after == "(" and self._names_in_brackets(at + 1) == self.value(unit))
        numbered = before == "absen" and after in REASON_KEYS and not self._counts_elsewhere()
        tells = self._tells_why(at) or (after in DENIALS and numbers_follow(self._words(), at))
        numbered = numbered or (before not in COUNTED_AFTER_WORD and tells)
        if numbered or (before in LIST_BREAKS and given_by_number(out)):  # `5 sakit` below others given so
            counted = False
        if before == "yang" and (after == "lainnya" or (after not in (*LIST_BREAKS, "dan") and self._names_somebody())):
            counted = True  # `yang 2 kerja`, behind others named
        if after in REASON_KEYS and self._word(at + 2) == "(":
            counted = counted or self._names_in_brackets(at + 2) == self.value(unit)
        worded = unit.first in self.counts
        if counted or counts_people or worded or self.value(unit) == 0:
            self.counts[unit.first] = self.value(unit)
            out.append(unit)
        else:
            member = self._member(unit)
            if member.mention is not None and self._may_count(before, unit) and not surely_numbered(out):
                member = replace(member, mention=replace(member.mention, sure=False))
            out.append(member)
        return at + 1

    def _may_count(self, before: str, unit: Unit) -> bool:
        """`sakit 2, izin 1`: as well two people as number two, so that she is asked."""
        return before in REASONS_COUNTED and self.value(unit) <= MOST_COUNTED and not self._names_somebody()
