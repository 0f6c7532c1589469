"""A Python that has imported the program and starts it as often as it is told, each time as a process of its own.

Importing takes seconds and is the same every time, so tests that start the program dozens of times start it here: by
fork, in a process that has done nothing but import. What runs in the child is bot.py's command line, as in a shell.

Reads one JSON object a line: {"args": [...], "output": file, "errors": file} answers the child's pid; {"pid": pid}
answers its exit code, or null while it runs. Ends with its input, and takes its children along.
"""

import json
import os
import signal
import sys
from contextlib import suppress

import bot

children: set[int] = set()


def start(args: list[str], output: str, errors: str) -> int:
    """Forks a child that runs the command; returns its pid."""
    pid = os.fork()
    if pid:
        children.add(pid)
        return pid
    for descriptor, file, flags in (
        (0, os.devnull, os.O_RDONLY),
        (1, output, os.O_WRONLY | os.O_CREAT | os.O_APPEND),
        (2, errors, os.O_WRONLY | os.O_CREAT | os.O_APPEND),
    ):
        os.dup2(os.open(file, flags, 0o600), descriptor)
    sys.argv = ["bot.py", *args]
    try:
        bot.app(prog_name="bot.py")
    except SystemExit as ended:
        return leave(ended.code if isinstance(ended.code, int) else 1)
    except BaseException:  # noqa: BLE001 - as the interpreter does at the end of a script
        sys.excepthook(*sys.exc_info())
        return leave(1)
    return leave(0)


def leave(code: int) -> int:
    """Ends the child as the interpreter would end, without the parent's business."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def exit_code(pid: int) -> int | None:
    """The code of a child that has ended, negative for a signal; None while it runs."""
    ended, status = os.waitpid(pid, os.WNOHANG)
    if not ended:
        return None
    children.discard(pid)
    return os.waitstatus_to_exitcode(status)


def serve() -> None:
    """Answers until the input ends."""
    for line in sys.stdin:
        asked = json.loads(line)
        answer = exit_code(asked["pid"]) if "pid" in asked else start(**asked)
        print(json.dumps(answer), flush=True)
    for pid in children:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


if __name__ == "__main__":
    serve()
