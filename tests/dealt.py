"""Rows of a long table are dealt alternately to the two databases or channels: both see the table, no row is run twice.

A story runs on both. A table of words or of operations says the same thing many times over: what differs between
SQLite and PostgreSQL, or between Telegram and WhatsApp, shows in half of its rows as well as in all.
"""

from collections import defaultdict
from collections.abc import Sequence

import pytest

STAGES = {"database", "village_database", "world", "told_on"}
"""The fixtures that give a test its database or its channel."""
ROWS_OF_A_TABLE = 4
"""A test with fewer rows is told everywhere."""


def dealt(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """The tests that run, in their order."""
    rows: dict[tuple[str, str], dict[str, list[pytest.Item]]] = defaultdict(lambda: defaultdict(list))
    for item in items:
        if isinstance(item, pytest.Function) and (stage := _stage(item)) is not None:
            rows[str(item.path), item.nodeid.partition("[")[0]][_row(item, stage)].append(item)
    left_out: set[pytest.Item] = set()
    for table in rows.values():
        if len(table) >= ROWS_OF_A_TABLE:
            for place, same_row in enumerate(table.values()):
                kept = same_row[place % len(same_row)]
                left_out |= {item for item in same_row if item is not kept}
    return [item for item in items if item not in left_out]


def _stage(item: pytest.Function) -> str | None:
    """The parameter that names its database or channel; None where it has none, or nothing besides."""
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    stages = [name for name in parameters if name in STAGES and isinstance(parameters[name], str)]
    return stages[0] if len(stages) == 1 and len(parameters) > 1 else None


def _row(item: pytest.Function, stage: str) -> str:
    """What stands in the row: its id without the stage's part."""
    parts = item.callspec.id.split("-")
    parts.remove(str(item.callspec.params[stage]))
    return "-".join(parts)
