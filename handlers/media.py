"""GET /media/<token>: the one file that a signed, expiring link leads to, for a provider that fetches what it sends.

Whatever is forged, damaged, out of date or gone gets the same bare 404: nothing here can be listed or guessed.
"""

from collections.abc import Callable
from datetime import datetime
from urllib.parse import quote

import structlog
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from db import Database
from db.keys import UnreadableColumn
from outbox.media import Media, media_of
from outbox.media_links import MediaWanted, verify

log = structlog.get_logger(__name__)
PATH = "/media/"
NOT_KEPT = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "X-Robots-Tag": "noindex"}


def media_route(database: Database, clock: Callable[[], datetime]) -> Route:
    """The route; `clock` says whether a link is still good."""

    async def answer(request: Request) -> Response:
        wanted = verify(str(request.path_params["token"]), clock(), database.keys.index)
        media = await run_in_threadpool(_looked_up, database, wanted) if wanted is not None else None
        if media is None:
            return Response(status_code=404, headers=NOT_KEPT)
        shown = f"inline; filename*=UTF-8''{quote(media.filename, safe='')}"
        headers = {**NOT_KEPT, "Content-Disposition": shown}
        return Response(media.content, media_type=media.media_type, headers=headers)

    return Route(f"{PATH}{{token}}", answer, methods=["GET"])


def _looked_up(database: Database, wanted: MediaWanted) -> Media | None:
    try:
        return database.read(lambda session: media_of(session, wanted))
    except UnreadableColumn:
        log.error("media_unreadable", kind=wanted.kind, id=wanted.id)
        return None
