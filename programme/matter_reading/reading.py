"""What a whole message is about: each sentence by the rules, then the sentences together."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from programme.matter_reading.accused import accused_role
from programme.matter_reading.concepts import UNKNOWN, Sentence, sentences_of
from programme.matter_reading.rules import ASKING, MATTERS_OF, RULES, Rule
from programme.matters import ABOUT_SOMEBODY, GROUPS_OWN_PEOPLE, Matter

ATTENDANCE = frozenset({"attend", "permit", "ill"})
"""Words of a report or an answer about a meeting, of which a birth or a move is only the reason."""
NEUTRAL = frozenset(
    ", me ask already and but pkh now month today child others still # want can money stage glad".split()
)
"""Concepts that stand beside anything."""
MOST_BESIDES = 1
MENTIONED = frozenset({"member", "human", "by", "husband", "admin", "use", "info"})
"""Words that a text holds by the way, though few rules ask for them."""
TELLING = 6
"""A score that a clause reaches by more than a single word."""
FEW = 3
"""A concept that speaks of no more matters than these tells what a sentence is about."""
NAMED_LAST = frozenset({"money", "pkh", "stage", "month", "now", "today", "#"})
"""What is asked about, said last: "sudah cair belum PKH tahap 4"."""
HER_OWN = frozenset({"payment_when", "amount", "why_unpaid", "card", "balance"})
"""Topics that are one family's own: asked for a relative, they are not answered at once."""
OPEN_ASKING = frozenset({"when", "where", "how", "howmuch", "who", "why", "how_long", "howmany"})
"""Words that tell what kind of thing is asked for: an answer of another kind is none."""
ILL_WORDS = frozenset({"rude", "cheat", "rarely", "told"})
TELLS_THE_WAY = frozenset({"card", "absence", "update_how", "complaint_how", "balance", "register"})
"""Topics whose answer says how and where."""
SUPPOSING = frozenset({"if", "isit", "may"})
JOINTS = frozenset({",", "and"})
PLACES = ("complaint", "update", "question")
"""What is answered first by a person when a text holds several."""


@dataclass(frozen=True)
class Found:
    """A rule that a sentence fits, and whether another one fits as well."""

    rule: Rule
    sure: bool
    rival: Rule | None
    sentence: Sentence


@lru_cache(maxsize=64)
def read_sentences(text: str) -> tuple[Found, ...]:
    """The best rule of each sentence that any rule fits, in the order written.

    Remembered for a moment, so that what was read ahead of the unit of work costs nothing within it.
    """
    sentences = sentences_of(text)
    found = [one for sentence in sentences for one in _in_sentence(sentence)]
    if not found and len(sentences) > 1 and (whole := best(_joined(sentences))) is not None:
        found = [whole]
    reports = any(sentence.words & ATTENDANCE for sentence in sentences)
    return tuple(one for one in found if not (reports and one.rule.place == "update"))


def _in_sentence(sentence: Sentence) -> list[Found]:
    """One matter; or the questions that "kapan cair dan bawa apa" holds, each sure by itself."""
    asking = [part for part in parts_of(sentence) if (ASKING - {"ask"}) & part.words]
    if len(asking) > 1:
        found = [one for part in asking if (one := best(part)) is not None and one.sure]
        topics = {one.rule.topic for one in found if one.rule.place == "question"}
        if len(topics) == len(found) == len(asking):
            return found
    whole = best(sentence)
    return [] if whole is None else [whole]


def parts_of(sentence: Sentence) -> list[Sentence]:
    """What stands between commas and words like "dan"."""
    rows: list[list[str]] = [[]]
    for concept in sentence.row:
        if concept in JOINTS:
            rows.append([])
        else:
            rows[-1].append(concept)
    return [Sentence(tuple(row), asked=False) for row in rows]


def best(sentence: Sentence) -> Found | None:
    """The rule with the greatest score; sure where no other matter has as much and it tells most of the sentence."""
    fitting = fitting_rules(sentence)
    if not fitting:
        return None
    first = fitting[0]
    rival = next((rule for rule in fitting if (rule.place, rule.topic) != (first.place, first.topic)), None)
    sure = first.score >= 4 and (rival is None or rival.score < first.score)
    sure = sure and not _is_of_another(first, sentence) and not _tells_much_more(first, sentence)
    sure = sure and not _may_accuse(first, sentence)
    sure = sure and not _mixes_clauses(first, sentence)
    sure = sure and not _tells_good_news(first, sentence) and not _points_elsewhere(first, sentence)
    sure = sure and not _asks_otherwise(first, sentence) and not _is_only_supposed(first, sentence)
    return Found(first, sure, rival, sentence)


def fitting_rules(sentence: Sentence) -> list[Rule]:
    """Every rule that the sentence fits, the greatest score first."""
    concepts = concepts_in(sentence)
    told = concepts - {"no"} if _denies_only_to_ask(sentence) else concepts
    fitting = [
        rule
        for rule in RULES
        if rule.fits(concepts if rule.place == "question" else told, sentence.row)
        and not _is_only_a_reason(rule, concepts)
    ]
    return sorted(fitting, key=lambda rule: -rule.score)


def concepts_in(sentence: Sentence) -> frozenset[str]:
    """The sentence's concepts, with ASK where it asks something."""
    tagged = sentence.tagged and not sentence.words & ATTENDANCE
    asking = ASKING - ({"ask"} if "glad" in sentence.words else set())  # "yang saya tanyakan sudah jelas"
    asked = sentence.asked or tagged or bool(sentence.words & asking) or _ends_asking(sentence)
    asked = asked or ("or" in sentence.words and not sentence.words & ATTENDANCE)
    return sentence.words | ({"ASK"} if asked else frozenset())


def _ends_asking(sentence: Sentence) -> bool:
    """ "perlu bawa ktp tidak", "wis cair durung"; not "yang lain sudah, saya belum"."""
    row = list(sentence.row)
    if not row or (sentence.words & ATTENDANCE and "if" not in sentence.words):
        return False  # "semua hadir, cuma Ponirah yang tidak"
    ends_denying = row[-1] == "no"
    while row and row[-1] in NAMED_LAST:
        row.pop()
    last = row[-1] if row else ""
    return ends_denying or (last == "not_yet" and "already" in sentence.words and "others" not in sentence.words)


def _denies_only_to_ask(sentence: Sentence) -> bool:
    """ "Bisa dimasukkan PKH ga": nothing is denied; but it is in "yang lain dapat, saya tidak"."""
    row = sentence.row
    return row[-1:] == ("no",) and row.count("no") == 1 and row[-2:-1] != ("me",) and "others" not in row


def _is_only_a_reason(rule: Rule, concepts: frozenset[str]) -> bool:
    """A birth or a move, where somebody says why she stays away, or only supposes it."""
    return rule.place == "update" and bool(concepts & (ATTENDANCE | {"if"}))


def _tells_much_more(rule: Rule, sentence: Sentence) -> bool:
    """Whether much of the sentence is about something else: a story, which the rule only brushes.

    A question is answered at once, so it may hold less besides than what is asked back before it is filed.
    """
    used = frozenset().union(*rule.needed) | NEUTRAL
    unused = [concept for concept in sentence.row if concept not in used]
    weight = sum(0.5 if concept == UNKNOWN else 1.0 for concept in unused)
    return weight > len(rule.needed) + (0 if rule.place == "question" else MOST_BESIDES)


def _points_elsewhere(rule: Rule, sentence: Sentence) -> bool:
    """Whether a word that the rule leaves unused belongs to a few other matters: "kumpul tiap bulan manfaatnya apa"."""
    used = frozenset().union(*rule.needed) | NEUTRAL | MENTIONED
    return any(
        0 < len(matters) <= FEW and (rule.place, rule.topic) not in matters
        for concept in sentence.words - used
        if (matters := MATTERS_OF.get(concept, frozenset()))
    )


def _may_accuse(rule: Rule, sentence: Sentence) -> bool:
    """ "Pendamping minta uang, apa itu aturannya?" is not simply answered: it may be a complaint of that person."""
    if rule.place != "question" or rule.topic == "complaint_how":
        return False
    if rule.topic == "contact":
        return bool(sentence.words & ILL_WORDS)
    return accused_role(sentence.row) in GROUPS_OWN_PEOPLE


def _asks_otherwise(rule: Rule, sentence: Sentence) -> bool:
    """ "Cara ngecek sudah masuk": whoever asks how is not told when."""
    if rule.place == "update":
        return bool(sentence.words & (OPEN_ASKING | {"isit"}))
    open_asking = OPEN_ASKING | ({"what"} if _ends_with_what(sentence) else set())
    needed = frozenset().union(*rule.needed)
    if rule.place == "question" and "what" in needed and not _asks_what(needed, sentence):
        return True
    answered = needed | ({"how", "where"} if rule.topic in TELLS_THE_WAY else set())
    return rule.place == "question" and bool((sentence.words & open_asking) - answered)


def _asks_what(needed: frozenset[str], sentence: Sentence) -> bool:
    """ "Bawa apa", "apa itu P2K2"; in "jam tujuh apa jam delapan kumpulnya" it only stands for "or"."""
    row = sentence.row
    pairs = [pair for pair in pairwise(row) if "what" in pair]
    return row[-1] == "what" or any(needed & (frozenset(pair) - {"what"}) for pair in pairs)


def _ends_with_what(sentence: Sentence) -> bool:
    """ "Kumpul tiap bulan itu apa"; "apa" in other places only asks for yes or no."""
    told = [concept for concept in sentence.row if concept not in (UNKNOWN, ",")]
    return bool(told) and told[-1] == "what"


def _mixes_clauses(rule: Rule, sentence: Sentence) -> bool:
    """Whether a clause says another thing by itself: "ATM dibawa suami, saya tidak bisa ambil uang"."""
    clauses = parts_of(sentence)
    if rule.place != "question" or len(clauses) == 1:
        return False
    told = [fitting[0] for clause in clauses if (fitting := fitting_rules(clause))]
    return any(one.score >= TELLING and (one.place, one.topic) != (rule.place, rule.topic) for one in told)


def _tells_good_news(rule: Rule, sentence: Sentence) -> bool:
    """ "Alhamdulillah sudah cair": says that it has come about, and asks nothing."""
    told = bool(sentence.words & {"already", "glad", "thank"})
    return rule.place == "question" and told and rule.topic != "graduation" and "ASK" not in concepts_in(sentence)


def _is_only_supposed(rule: Rule, sentence: Sentence) -> bool:
    """ "Kalau bolos apa bantuannya tidak cair?" complains of nothing yet."""
    return rule.place == "complaint" and bool(sentence.words & SUPPOSING)


def _is_of_another(rule: Rule, sentence: Sentence) -> bool:
    """ "Minah lagi hamil besar": begins with what may be a name, so it may be news of a neighbour."""
    if rule.place == "question":
        return rule.topic in HER_OWN and "relative" in sentence.words
    of_relative = rule.place == "update" and sentence.row[0] == "relative" and "me" not in sentence.row[1:2]
    return of_relative or (sentence.row[0] == UNKNOWN and "me" not in sentence.words)


def _joined(sentences: list[Sentence]) -> Sentence:
    row = tuple(concept for sentence in sentences for concept in sentence.row)
    return Sentence(row, any(sentence.asked for sentence in sentences))


def matter_of(found: Found) -> Matter:
    """The matter that a rule names, with whom it is about."""
    rule = found.rule
    if rule.place == "question" and (rule.topic == "other" or "other_programme" in found.sentence.words):
        return Matter("question", "other", sure=False)
    role = accused_role(found.sentence.row) if rule.topic in ABOUT_SOMEBODY | {"facility"} else None
    return Matter(rule.place, rule.topic, found.sure, role if rule.place == "complaint" else None)
