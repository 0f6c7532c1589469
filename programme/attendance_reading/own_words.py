"""A person's own words again, where the reader has put others in their place (`kalau` for `nek`) to understand them."""

import re
from difflib import SequenceMatcher

WORD = re.compile(r"\w+|[^\w\s]+")


def own_words(quoted: str, read: str, written: str) -> str:
    """The part of `written` that became `quoted`, a part of `read`; `quoted` as it is if it stands there unchanged."""
    begin = read.find(quoted)
    if quoted in written or begin < 0:
        return quoted
    old, new = list(WORD.finditer(written)), list(WORD.finditer(read))
    inside = [at for at, word in enumerate(new) if begin <= word.start() < begin + len(quoted)]
    matcher = SequenceMatcher(None, [_form(word) for word in new], [_form(word) for word in old], autojunk=False)
    meant: list[int] = []
    for _, first, last, old_first, old_last in matcher.get_opcodes():
        if last - first == old_last - old_first:
            meant += [old_first + at - first for at in inside if first <= at < last]
        elif any(first <= at < last for at in inside):
            meant += range(old_first, old_last)
    if not meant:
        return quoted
    return written[old[min(meant)].start() : old[max(meant)].end()]


def _form(word: re.Match[str]) -> str:
    return word.group().casefold()
