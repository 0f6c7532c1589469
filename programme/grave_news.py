"""A death or a lost child, told in the same breath with something else: "suami saya meninggal td malem, ga bs teko"."""

from programme.matter_reading.concepts import Sentence, sentences_of

_HER_OWN = frozenset({"child", "husband", "baby"})
_BETWEEN = frozenset({"me", "already", "new", "died"})
_OF_OTHERS = frozenset({"others", "mourning", "if", "who"})


def grave_news_in(text: str) -> str | None:
    """'loss' or 'death' of her own household, as kinds of change are called; None where neither is told outright.

    What she asks behind it ("... gimana pencairan saya") takes nothing away; "kalau ..." does.
    """
    told = {kind for sentence in sentences_of(text) if (kind := _told(sentence)) is not None}
    return "loss" if "loss" in told else next(iter(told), None)


def _told(sentence: Sentence) -> str | None:
    if sentence.words & _OF_OTHERS:
        return None
    if "lost_child" in sentence.words:
        return "loss"
    pairs = zip(sentence.row, sentence.row[1:], strict=False)
    own = any(kin in _HER_OWN and behind in _BETWEEN for kin, behind in pairs)
    return "death" if "died" in sentence.words and own else None
