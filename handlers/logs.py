"""What the program says of itself: one JSON object a line on stderr, without anything of a person.

Our own events name internal ids, kinds and codes. What libraries log is cut to the sentence they wrote in their code:
neither its values nor a traceback's text, which may quote what somebody wrote.
"""

import json
import logging
import sys
from datetime import UTC, datetime

import structlog
from structlog.typing import EventDict

from outbox.failures import fault


def configure_logs() -> None:
    """Sends every event, ours and the libraries', to stderr in the same form."""
    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
            _what_and_when_first,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(LibraryLine())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)


def _what_and_when_first(_: object, __: str, event: EventDict) -> EventDict:
    first = {key: event.pop(key) for key in ("at", "level", "event")}
    return {**first, **event}


class LibraryLine(logging.Formatter):
    """A library's record as one JSON line."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "event": str(record.msg).strip().partition("\n")[0],
            "logger": record.name,
        }
        error = record.exc_info[1] if record.exc_info else None
        return json.dumps(line | (fault(error) if error is not None else {}))
