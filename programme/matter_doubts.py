"""What a text may mean where one reading is not sure, and what it says besides: for the question that is asked then."""

import re
from dataclasses import replace

from programme.matter_reading.accused import accused_role
from programme.matter_reading.concepts import Sentence, sentences_of
from programme.matter_reading.hints import hints_in
from programme.matter_reading.near_rules import near_matters
from programme.matter_reading.reading import ATTENDANCE, concepts_in, fitting_rules, parts_of, read_sentences
from programme.matter_text import read_matters
from programme.matters import GROUPS_OWN_PEOPLE, Matter

MOST_MEANINGS = 3
TROUBLES = frozenset({"kks_lost", "kks_damaged", "kks_swallowed", "kks_pin", "zero_balance"})
FEWEST_WORDS = 2
OF_OTHERS = "other_programme"
"""The concept of what is no matter of this programme."""
JOINTS = re.compile(
    r"[.,;\n]|\b(?:trus|terus|trs|tros|teros|tos kitu|abis itu|habis itu|sekaligus|"
    r"lalu|lajeng|tur|dan|plus|sekalian|karo|lan|kalih|jeung|sareng)\b",
    re.IGNORECASE,
)
"""What stands between two things that somebody tells in one message."""
HOW_ARE_YOU = re.compile(
    r"\b(?:apa|pripun|piye|kumaha|gimana|bagaimana)? ?"
    r"(?:kabar|wartos|pawartos|damang|sehat|saras|waras)[a-z]*[^?!.\n]{0,20}\?",
    re.IGNORECASE,
)
ASKED = re.compile(r"[^\W\d_]{2,}\W+[^\W\d_]{2,}[^?!.\n]*\?")
"""Two words or more before a question mark, even where none of them is known."""


def meanings_of(text: str) -> list[Matter]:
    """The likeliest matters of a text, at most three, the likeliest first; for a person to choose from.

    Where no rule fits, what its strongest word hints at.
    """
    read = [one for one in read_sentences(text) if one.rule.place != "question" or OF_OTHERS not in one.sentence.words]
    found: dict[tuple[str, str], Matter] = {}
    for one in read:  # of each sentence the likeliest, before what else each may mean
        found.setdefault((one.rule.place, one.rule.topic), Matter(one.rule.place, one.rule.topic, sure=False))
    for part in (part for one in read if not one.sure for part in parts_of(one.sentence)):
        for rule in fitting_rules(part)[:1]:
            found.setdefault((rule.place, rule.topic), Matter(rule.place, rule.topic, sure=False))
    for one in read:
        best = one.rule.score
        for rule in fitting_rules(one.sentence):
            if rule.score >= best - 2:
                found.setdefault((rule.place, rule.topic), Matter(rule.place, rule.topic, sure=False))
    doubtful = any(_asks(one.sentence) or one.rule.place == "question" for one in read)
    if not found or (doubtful and ("question", "other") not in found):
        for matter in _nearest(text):
            found.setdefault((matter.place, matter.topic), matter)
    return list(found.values())[:MOST_MEANINGS]


def told_besides(text: str) -> list[Matter]:
    """Complaints and changes that the clauses of a text tell beyond doubt, each by itself, in the order written."""
    told = [one for clause in JOINTS.split(text) for one in read_matters(clause)]
    return list({(one.place, one.topic): one for one in told if one.sure and one.place != "question"}.values())


def _nearest(text: str) -> list[Matter]:
    """What no rule says but its words hint at; of what asks, also what it nearly says."""
    sentences = [one for one in sentences_of(text) if OF_OTHERS not in one.words]
    hints = [matter for sentence in sentences for matter in hints_in(sentence)]
    return hints + [matter for sentence in sentences if _asks(sentence) for matter in near_matters(sentence)]


def _asks(sentence: Sentence) -> bool:
    """Whether it has the form of a question; a "ya" behind it is not enough."""
    return sentence.asked or "ASK" in concepts_in(replace(sentence, tagged=False))


def asks_something(text: str) -> bool:
    """Whether it has the form of a question, whatever it is about; a lone "apa?" is none."""
    text = HOW_ARE_YOU.sub(" ", text)
    if ASKED.search(text) is not None and not any(sentence.words & ATTENDANCE for sentence in sentences_of(text)):
        return True
    return any(
        _asks(sentence) and len([one for one in sentence.row if one != ","]) >= FEWEST_WORDS
        for sentence in sentences_of(text)
    )


def card_trouble(text: str) -> str | None:
    """Which trouble with the card a question speaks of: a category of complaints; None where it speaks of none."""
    for sentence in sentences_of(text):
        for rule in fitting_rules(sentence):
            if rule.place == "complaint" and rule.topic in TROUBLES:
                return rule.topic
    return None


def speaks_ill_of_own_people(text: str) -> bool:
    """Whether somebody of the group's own people seems to have done something: that is no question to pass to them."""
    return any(accused_role(sentence.row) in GROUPS_OWN_PEOPLE for sentence in sentences_of(text))
