"""The words of a message as units: somebody mentioned, an unknown word, a number, or a word of the lexicon."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Mention:
    """Words that stand for a person. No candidates: nobody of the group. `sure` is False if it must be asked.

    `before`: spoken of for an earlier meeting. `talked`: stands among talk that is no word on attendance.
    `disputed`: the sentence says itself that it is not sure. `other`: called the other one of that name.
    `every`: all who are so called.
    """

    candidates: frozenset[int]
    said: str
    sure: bool
    titled: bool = False
    whole: frozenset[int] = frozenset()
    kin: str | None = None
    likely: bool = True
    number: int | None = None
    before: bool = False
    talked: bool = False
    disputed: bool = False
    other: bool = False
    every: bool = False

    @property
    def one(self) -> int | None:
        """The member it means beyond doubt."""
        return next(iter(self.candidates)) if self.sure and len(self.candidates) == 1 else None


@dataclass(frozen=True)
class Unit:
    """One word of the row that phrases are read from: `@` a mention, `?` an unknown word, `#` a number."""

    word: str
    first: int
    last: int
    mention: Mention | None = None


def given_by_number(units: Sequence[Unit]) -> bool:
    """Whether somebody is told by her number there."""
    return any(each.mention and each.mention.number is not None for each in units)


def surely_numbered(units: Sequence[Unit]) -> bool:
    """As `given_by_number`, without any doubt that the number is hers."""
    return any(each.mention and each.mention.number is not None and each.mention.sure for each in units)
