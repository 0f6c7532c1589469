"""Messages of the corpus carried into another group: other members in the places of those named, the same read of them.

A name may be a word there (Tina, Sehat, Cucu), which is where a member is lost in silence.
"""

import random
import re
from collections.abc import Mapping

import pytest

from programme.attendance_text import read_report
from tests.programme.test_attendance_reworded import is_silent, messages
from tests.programme.test_attendance_text import ROSTERS

CARRIED = 400
MOST_SILENT = 3
"""Of so many carried: groups with members called Hj., Dia, or Eneng before another name."""
Named = dict[int, str]


def plain_names(letter: str) -> Named:
    """Members by number with a first name that stands in no other member's."""
    parts = {member.number: [part.casefold() for part in member.name.split()] for member in ROSTERS[letter]}
    return {
        member.number: member.name.split()[0]
        for member in ROSTERS[letter]
        if sum(parts[member.number][0] in others for others in parts.values()) == 1
    }


def any_of(names: Named, numbers: set[int]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(names[number])}\b" for number in numbers), re.IGNORECASE)


def as_written(name: str, like: str) -> str:
    return name.lower() if like.islower() else name.upper() if like.isupper() and len(like) > 2 else name


def with_others(text: str, named: re.Pattern[str], others: Mapping[str, str]) -> str:
    return named.sub(lambda found: as_written(others[found[0].casefold()], found[0]), text)


def is_plain(letter: str, text: str, names: Named, numbers: set[int]) -> bool:
    """Whether every member told of stands there by her first name alone, and no number tells of anybody."""
    if not numbers or not numbers <= names.keys() or re.search(r"\d", text):
        return False
    if not all(any_of(names, {number}).search(text) for number in numbers):
        return False
    parts = {part.casefold() for member in ROSTERS[letter] for part in member.name.split()}
    rest = re.findall(r"[^\W\d_]+", any_of(names, numbers).sub(" ", text))
    return not any(word.casefold() in parts for word in rest)


@pytest.mark.parametrize("seed", range(4))
def test_a_message_carried_into_another_group_loses_nobody_in_silence(seed: int) -> None:
    chance = random.Random(seed)
    rows = messages()
    chance.shuffle(rows)
    names = {letter: plain_names(letter) for letter in ROSTERS}
    carried, silent = 0, []
    for letter, text in rows:
        if carried == CARRIED:
            break
        report = read_report(text, ROSTERS[letter])
        numbers = {*report.absent, *report.represented, *report.present}
        if not is_silent(report) or not is_plain(letter, text, names[letter], numbers):
            continue
        other = chance.choice(sorted(ROSTERS))
        if len(names[other]) < len(numbers):
            continue
        becomes = dict(zip(sorted(numbers), chance.sample(sorted(names[other]), len(numbers)), strict=False))
        spoken = {names[letter][one].casefold(): names[other][two] for one, two in becomes.items()}
        moved = with_others(text, any_of(names[letter], numbers), spoken)
        read = read_report(moved, ROSTERS[other])
        carried += 1
        if is_silent(read) and read.absent.keys() != {becomes[one] for one in report.absent}:
            silent.append((other, moved, read))

    assert carried == CARRIED
    assert len(silent) <= MOST_SILENT, silent
