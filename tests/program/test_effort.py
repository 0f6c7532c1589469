"""What the main job costs people, counted: joining, answering, reporting, a visit, a year's meetings."""

import asyncio
from pathlib import Path

from benchmarks.effort import MOST, measure


def test_no_part_of_the_main_job_takes_more_taps_or_messages_than_it_may(tmp_path: Path) -> None:
    found = asyncio.run(measure(tmp_path))

    assert set(found) == set(MOST)
    assert {what: seen for what, seen in found.items() if seen[0] > MOST[what][0] or seen[1] > MOST[what][1]} == {}
