"""Lists of the program's own words in statements that are built once and run often."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, String, literal_column


def one_of(column: SQLColumnExpression[Any], words: Iterable[str]) -> ColumnElement[bool]:
    """As `column.in_(words)`, with the words written into the statement; never for what somebody typed.

    A list of parameters is drawn up anew at every run, which takes as long as all the rest of a small statement.
    """
    return column.in_([literal_column(f"'{_ours(word)}'", String) for word in sorted(words)])


def _ours(word: str) -> str:
    if not word.isidentifier():
        raise ValueError(f"not a word of the program's own: {word!r}")
    return word
