"""How tests start bot.py: cold, as `python bot.py ...`, or from an interpreter that has imported it already."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

ROOT = Path(__file__).parent.parent.parent
PATIENCE_SECONDS = 60.0
PAUSE_SECONDS = 0.01


class Process(Protocol):
    """A started command."""

    pid: int

    def exit_code(self) -> int | None:
        """Its code, negative for a signal; None while it runs."""


Start = Callable[[Sequence[str], Path, Path], Process]
"""(arguments, file for its output, file for its errors)"""


def until(holds: Callable[[], object], what: str, seconds: float = PATIENCE_SECONDS) -> None:
    """Returns as soon as it holds; an AssertionError after so many seconds."""
    ends = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > ends:
            raise AssertionError(f"waited {seconds} s in vain: {what}")
        time.sleep(PAUSE_SECONDS)


def own_environment() -> dict[str, str]:
    """This process's environment without settings of the program."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PKH_")} | {"COLUMNS": "200"}


class Cold:
    """`python bot.py ...`, in a shell's words."""

    def __init__(self, args: Sequence[str], output: Path, errors: Path) -> None:
        with output.open("ab") as out, errors.open("ab") as err:
            self._process = subprocess.Popen(
                [sys.executable, str(ROOT / "bot.py"), *args],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                cwd=output.parent,
                env=own_environment(),
            )
        self.pid = self._process.pid

    def exit_code(self) -> int | None:
        return self._process.poll()


class WarmStarts:
    """One interpreter that has imported the program; calling it starts the command there."""

    def __init__(self) -> None:
        self._python = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("warm_start.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=own_environment() | {"PYTHONPATH": str(ROOT)},
        )

    def __call__(self, args: Sequence[str], output: Path, errors: Path) -> "Warm":
        pid = self.ask({"args": list(args), "output": str(output), "errors": str(errors)})
        assert pid is not None
        return Warm(self, pid)

    def ask(self, asked: dict[str, object]) -> int | None:
        assert self._python.stdin is not None
        assert self._python.stdout is not None
        self._python.stdin.write(json.dumps(asked) + "\n")
        self._python.stdin.flush()
        answer: int | None = json.loads(self._python.stdout.readline())
        return answer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._python.communicate(timeout=PATIENCE_SECONDS)


class Warm:
    """A command started from the warm interpreter."""

    def __init__(self, starts: WarmStarts, pid: int) -> None:
        self._starts = starts
        self._code: int | None = None
        self.pid = pid

    def exit_code(self) -> int | None:
        if self._code is None:
            self._code = self._starts.ask({"pid": self.pid})
        return self._code
