"""How the command line speaks: one plain sentence for what an office can mend, never a traceback."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

console = Console(highlight=False)
ConfigOption = Annotated[Path | None, typer.Option("--config", envvar="PKH_CONFIG", help="Berkas pengaturan (TOML).")]
EXIT_MISTAKE = 2


@contextlib.contextmanager
def told_plainly(*mistakes: type[Exception]) -> Iterator[None]:
    """What of these goes wrong (or a file that can't be read or written) is one sentence and exit code 2."""
    mistakes = (*mistakes, OSError)
    try:
        yield
    except mistakes as mistake:
        console.print(str(mistake), style="red", markup=False, soft_wrap=True)
        raise typer.Exit(EXIT_MISTAKE) from mistake
