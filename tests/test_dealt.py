"""The dealing of long tables leaves no row out and no stage without rows."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]
ROOT = Path(__file__).parent.parent
TABLE = """
import pytest

@pytest.fixture(params=["sqlite", "postgres"])
def database(request):
    return request.param

@pytest.mark.parametrize("word", {words})
def test_a_row(database, word):
    assert word
"""


def ran(pytester: pytest.Pytester, words: list[str]) -> list[str]:
    pytester.makeconftest(
        "from tests.dealt import dealt\n\ndef pytest_collection_modifyitems(items):\n    items[:] = dealt(items)\n"
    )
    pytester.makepyfile(test_table=TABLE.format(words=words))
    pytester.syspathinsert(ROOT)
    listed = pytester.runpytest("--collect-only", "-q").stdout.lines
    return sorted(line.partition("[")[2].rstrip("]") for line in listed if line.startswith("test_table.py::"))


def test_each_row_of_a_long_table_runs_once_and_both_stages_see_the_table(pytester: pytest.Pytester) -> None:
    rows = ran(pytester, ["a", "b-c", "d", "sqlite"])

    assert sorted(row.partition("-")[2] for row in rows) == ["a", "b-c", "d", "sqlite"]
    assert {row.partition("-")[0] for row in rows} == {"sqlite", "postgres"}


def test_a_story_and_a_short_table_run_on_both(pytester: pytest.Pytester) -> None:
    assert ran(pytester, ["a", "b"]) == ["postgres-a", "postgres-b", "sqlite-a", "sqlite-b"]
