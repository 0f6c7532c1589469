"""What a question that no rule fits is nearest to: rules of which all but one term is met. Only ever asked.

The rarer a met concept is among the topics, the more it tells: "PIN" points at one topic, "money" at most.
"""

from collections import Counter
from functools import lru_cache
from math import log

from programme.matter_reading.concepts import Sentence
from programme.matter_reading.reading import ATTENDANCE, concepts_in
from programme.matter_reading.rules import ASKING, RULES, Rule
from programme.matters import Matter

TELLS_NOTHING = frozenset(
    {"ASK", "me", "no", "not_yet", "already", "month", "now", "#", "want", "can", "others", "must"}
)
"""Concepts that stand in any sentence: they make no rule near by themselves."""
PEOPLE = frozenset({"teacher", "official", "ketua", "deputy", "pendamping", "bank", "facility", "relative"})
"""Who is only named has not done or had anything yet."""
LEAST_TOLD = 1.2
"""What the met terms must tell together, in the logarithm of how few topics speak of them."""


def near_matters(sentence: Sentence) -> list[Matter]:
    """Matters whose rules are met but for one term, the nearest first; none for reports about a meeting."""
    concepts = concepts_in(sentence)
    if concepts & ATTENDANCE:
        return []
    told: dict[tuple[str, str], float] = {}
    for rule in RULES:
        if rule.topic != "other" and (weight := _told_by(rule, concepts)) >= LEAST_TOLD:
            key = (rule.place, rule.topic)
            told[key] = max(told.get(key, 0.0), weight)
    return [Matter(place, topic, sure=False) for place, topic in sorted(told, key=lambda key: -told[key])]


def _told_by(rule: Rule, concepts: frozenset[str]) -> float:
    met = [term & concepts for term in rule.needed if term & concepts]
    if rule.barred & concepts or len(met) < len(rule.needed) - 1:
        return 0.0
    telling = [max(_rareness()[one] for one in each) for each in met if each - TELLS_NOTHING]
    speaking = [each for each in met if each - TELLS_NOTHING - ASKING - {"ASK"}]
    if not speaking or (len(speaking) == 1 and speaking[0] <= PEOPLE):
        return 0.0
    asked = any(each & (ASKING | {"ASK"}) for each in met)
    return sum(telling) + (0.3 if asked else 0.0) - (0.5 if len(met) < len(rule.needed) else 0.0)


@lru_cache(maxsize=1)
def _rareness() -> dict[str, float]:
    topics: dict[str, set[tuple[str, str]]] = {}
    for rule in RULES:
        for term in rule.needed:
            for concept in term:
                topics.setdefault(concept, set()).add((rule.place, rule.topic))
    everything = Counter((rule.place, rule.topic) for rule in RULES)
    return {concept: log(len(everything) / len(those)) for concept, those in topics.items()}
