"""A long text in parts that each fit one message: every channel has its own limit."""

from collections.abc import Iterator

# From the best place to cut a long text to the worst; where none is found the text is cut within a word.
BORDERS = ("\n\n", "\n", " ")


def length(text: str) -> int:
    """Characters as providers count them: UTF-16 units, so most emoji count twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split_text(text: str, limit: int) -> list[str]:
    """Parts of at most `limit`, cut between paragraphs, else lines, else words; nothing but white space is lost."""
    return [part for part in (piece.strip() for piece in _pieces(text.strip(), limit)) if part]


def _pieces(text: str, limit: int) -> Iterator[str]:
    while length(text) > limit:
        end = _cut(text, limit)
        yield text[:end]
        text = text[end:].lstrip()
    yield text


def _cut(text: str, limit: int) -> int:
    """Where to end the next part: at the last border of the best kind that does not leave the part half empty."""
    longest = _fitting(text, limit)
    for border in BORDERS:
        end = text.rfind(border, 0, longest + 1)
        if end >= longest // 2:
            return end
    return longest


def _fitting(text: str, limit: int) -> int:
    """How many characters from the start fit."""
    end = min(len(text), limit)
    while length(text[:end]) > limit:
        end -= (length(text[:end]) - limit + 1) // 2
    return end
