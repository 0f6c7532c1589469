"""Long lists cut into pages that fit one message of any channel."""

from collections.abc import Sequence

LETTERS_A_PAGE = 3000
"""So that the longest page stays under Telegram's 4,096 with its head, its question and its legend."""


def pages_of(lines: Sequence[str]) -> list[list[str]]:
    """The lines in pages of so many letters; one page, perhaps empty, at least."""
    pages: list[list[str]] = [[]]
    for line in lines:
        if pages[-1] and sum(len(one) + 1 for one in pages[-1]) + len(line) > LETTERS_A_PAGE:
            pages.append([])
        pages[-1].append(line)
    return pages
