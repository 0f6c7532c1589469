"""Several answers at once: boxes to tick one by one, or their numbers or names typed in one message."""

from collections.abc import Mapping, Sequence

from conversations.questions import YES_WORDS, Answer, Choice, normal
from conversations.words import Words

GO_ON = YES_WORDS | {"lanjut", "selesai", "terus", "teras", "sudah", "cukup"}


def tick_choices(words: Words, labels: Mapping[str, str], ticked: Sequence[str]) -> tuple[Choice, ...]:
    """A box for each label, and the choice that goes on."""
    boxes = [
        Choice(f"{'clr' if code in ticked else 'set'}_{code}", f"{'✅' if code in ticked else '▫️'} {label}")
        for code, label in labels.items()
    ]
    return (*boxes, Choice("done", words._("Lanjut"), frozenset(GO_ON)))


def ticked_by(answer: Answer, labels: Mapping[str, str], ticked: Sequence[str]) -> list[str] | None:
    """What is ticked after this answer, in the order of the labels; None where it ticks nothing."""
    action, _, code = (answer.value or "").partition("_")
    if code in labels:
        wanted = {*ticked, code} if action == "set" else {*ticked} - {code}
        return [one for one in labels if one in wanted]
    numbers = [int(one) for one in normal(answer.text or "").replace("dan", " ").split() if one.isdigit()]
    codes = list(labels)
    if not numbers or not all(1 <= one <= len(codes) for one in numbers):
        return None
    return [one for place, one in enumerate(codes, start=1) if place in numbers or one in ticked]
