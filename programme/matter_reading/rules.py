"""The rules of reading: which concepts in one sentence tell which matter, and how much that weighs.

A rule's line is `topic weight: terms`. A term is a concept, several with `|` (one of them is enough), `a>b` (both, in
this order), or begins with `-` (must not be there). What a sentence is about is told by the rule with the most terms
met and the greatest weight.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from programme.matter_reading.question_rules import QUESTION_RULES
from programme.matter_reading.statement_rules import COMPLAINT_RULES, UPDATE_RULES

CLASSES = {
    "MONEY": "money|balance|pkh|pay",
    "GETS": "get|received|in|out|attend|take",
    "ROLE": "ketua|deputy|pendamping|coordinator|official|bank|teacher",
    "ASK": "ASK",
    "CARD_TROUBLE": "lost|damaged|swallowed|forget|blocked|expired|unreadable|unusable|wrong",
}
ASKING = frozenset(
    {"when", "where", "what", "who", "how", "howmuch", "why", "isit", "ask", "may", "how_long", "howmany"}
)


@dataclass(frozen=True)
class Rule:
    """One line of a table."""

    place: str
    topic: str
    weight: int
    needed: tuple[frozenset[str], ...]
    barred: frozenset[str]
    in_order: tuple[tuple[str, str], ...] = ()

    def fits(self, concepts: frozenset[str], row: Sequence[str]) -> bool:
        """Whether all that is needed is there; one concept can't answer for two terms."""
        if self.barred & concepts:
            return False
        if not all(_stands_before(first, second, row) for first, second in self.in_order):
            return False
        return _each_has_its_own(self.needed, concepts)

    @cached_property
    def score(self) -> int:
        return 2 * len(self.needed) + self.weight


def _stands_before(first: str, second: str, row: Sequence[str]) -> bool:
    return first in row and second in row[row.index(first) :]


def _each_has_its_own(needed: tuple[frozenset[str], ...], concepts: frozenset[str]) -> bool:
    if not needed:
        return True
    return any(_each_has_its_own(needed[1:], concepts - {one}) for one in needed[0] & concepts)


def _rules(place: str, table: str) -> list[Rule]:
    rules: list[Rule] = []
    for line in table.strip().splitlines():
        head, _, terms = line.partition(":")
        topic, weight = head.split()
        orders = [tuple(term.split(">")) for term in terms.split() if ">" in term]
        plain = terms.replace(">", " ").split()
        needed = [_meant(term) for term in plain if not term.startswith("-")]
        barred = [_meant(term[1:]) for term in plain if term.startswith("-")]
        in_order = tuple((first, second) for first, second in orders)
        rules.append(Rule(place, topic, int(weight), tuple(needed), frozenset().union(*barred), in_order))
    return rules


def _meant(term: str) -> frozenset[str]:
    return frozenset("|".join(CLASSES.get(one, one) for one in term.split("|")).split("|"))


RULES = (
    *_rules("question", QUESTION_RULES),
    *_rules("complaint", COMPLAINT_RULES),
    *_rules("update", UPDATE_RULES),
)


def _matters_of() -> dict[str, frozenset[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for rule in RULES:
        for concept in frozenset().union(*rule.needed):
            found.setdefault(concept, set()).add((rule.place, rule.topic))
    return {concept: frozenset(matters) for concept, matters in found.items()}


MATTERS_OF = _matters_of()
"""Of each concept the matters whose rules it stands in."""
