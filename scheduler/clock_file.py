"""A clock that stands in a file, for tests from outside: `bot.py run --clock FILE`.

The file holds a moment (ISO, with its zone). Time runs on from when it was written, so that a pause a provider asks
for ends; whoever writes it anew moves the program there.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

CLOCK_FILE_TICK_SECONDS = 0.2
"""Of a program on such a clock: it looks this often whether the file was moved."""


class BadClockFile(Exception):
    """There is no such file, or it does not hold a moment; the text is for whoever started the program."""


class ClockFile:
    """The file as a clock; `real` is the machine's own. Raises BadClockFile when made from a bad file."""

    def __init__(self, file: Path, real: Callable[[], datetime]) -> None:
        self._file = file
        self._real = real
        try:
            self._moment, self._written = self._read()
        except (OSError, ValueError) as error:
            raise BadClockFile(
                f"--clock {file}: berkas ini harus berisi waktu dengan zonanya, misalnya 2018-11-22T06:00:00+07:00."
            ) from error

    def __call__(self) -> datetime:
        """The moment by this clock, in UTC. A file caught while it is being written counts as not yet moved."""
        with suppress(OSError, ValueError):
            self._moment, self._written = self._read()
        return self._moment + max(self._real() - self._written, timedelta(0))

    def _read(self) -> tuple[datetime, datetime]:
        written = datetime.fromtimestamp(self._file.stat().st_mtime, UTC)
        moment = datetime.fromisoformat(self._file.read_text().strip())
        if moment.tzinfo is None:
            raise ValueError("a moment without its zone")
        return moment.astimezone(UTC), written
