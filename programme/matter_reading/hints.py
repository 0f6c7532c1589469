"""What a sentence that no rule fits may still be about, by its strongest word: only ever asked, never taken as so."""

from programme.matter_reading.concepts import Sentence
from programme.matter_reading.reading import ATTENDANCE, concepts_in
from programme.matters import Matter

ROLES = frozenset({"ketua", "deputy", "pendamping", "coordinator", "official", "bank", "teacher"})
PAY_WORDS = frozenset({"pay", "money", "stage", "pkh"})
PAID = frozenset({"money", "pay", "take", "#", "stage", "get"})

STILL_OPEN = frozenset(
    {"ASK", "no", "not_yet", "still", "but", "cut", "levy", "due", "cheat", "rude", "demand", "wrong"}
)

_HINTS: tuple[tuple[frozenset[str], frozenset[str], tuple[str, ...]], ...] = (
    (frozenset({"card", "pin"}), frozenset({"atm"}), ("complaint.kks_swallowed", "question.card")),
    (frozenset({"card"}), ROLES, ("complaint.card_held", "question.card")),
    (frozenset({"card", "pin"}), frozenset(), ("question.card", "complaint.kks_damaged", "complaint.kks_lost")),
    (frozenset({"school", "teacher"}), frozenset({"due", "levy", "demand"}), ("complaint.facility",)),
    (frozenset({"cut", "levy", "due", "cheat"}), PAID | ROLES | {"me"}, ("complaint.deduction", "question.absence")),
    (frozenset({"rude"}), frozenset(), ("complaint.behaviour", "complaint.facility")),
    (frozenset({"facility"}), ROLES, ("complaint.facility", "update.facility")),
    (frozenset({"balance"}), frozenset(), ("question.balance", "complaint.zero_balance", "question.amount")),
    (frozenset({"bot", "admin"}), frozenset({"or", "ASK"}), ("question.bot",)),
    (frozenset({"howmuch"}), PAID | {"in", "pkh"}, ("question.amount", "question.balance")),
    (frozenset({"place_of_pay", "post", "office"}), PAY_WORDS | {"take", "due"}, ("question.payment_where",)),
    (PAY_WORDS, frozenset({"where", "or"}), ("question.payment_where", "question.payment_when")),
    (PAY_WORDS, frozenset({"when"}), ("question.payment_when", "question.graduation")),
    (PAY_WORDS, frozenset({"ASK"}), ("question.payment_when", "question.why_unpaid")),
    (frozenset({"meeting"}), frozenset({"ASK"}), ("question.meeting_when", "question.absence", "question.p2k2")),
    (frozenset({"name", "idcard", "familycard", "nik"}), frozenset({"wrong", "replace", "new", "should", "data"}),
     ("update.correction", "question.update_how")),
)  # fmt: skip
"""Any of the first and, where there are some, any of the second -> what it may be."""


def hints_in(sentence: Sentence) -> list[Matter]:
    """The meanings of the first line that fits; none for an answer or a report about a meeting."""
    concepts = concepts_in(sentence)
    if concepts & (ATTENDANCE | {"glad"}) and "ASK" not in concepts:
        return []
    if "already" in concepts and not concepts & STILL_OPEN:
        return []  # "kartunya sudah saya simpan"
    for first, second, meanings in _HINTS:
        if concepts & first and (not second or concepts & second):
            named = (meaning.split(".") for meaning in meanings)
            return [Matter(place, topic, sure=False) for place, topic in named]
    return []
