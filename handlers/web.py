"""The program's web side: health and metrics out, and the routes of the doors that bot.py opens."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

import structlog
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

log = structlog.get_logger(__name__)

WELL = "ok"

Health = Callable[[], Awaitable[Mapping[str, str]]]
"""Each part of the program and how it is: "ok", or a word for what ails it."""


def web_app(*, health: Health, metrics: Callable[[], bytes], routes: Sequence[BaseRoute] = ()) -> Starlette:
    """The ASGI app: how the program is, what it counts, and the routes of the doors that are open."""
    return Starlette(routes=[health_route(health), metrics_route(metrics), *routes])


def health_route(health: Health) -> Route:
    """GET /healthz: 200 where every part is well, else 503, naming the part."""

    async def answer(_: Request) -> Response:
        try:
            parts = dict(await health())
        except Exception as error:  # noqa: BLE001 - whoever asks how we are gets an answer
            log.error("health_check_failed", error=type(error).__name__)
            parts = {"health": type(error).__name__}
        is_well = all(state == WELL for state in parts.values())
        return JSONResponse({"status": WELL if is_well else "failing", **parts}, 200 if is_well else 503)

    return Route("/healthz", answer)


def metrics_route(metrics: Callable[[], bytes]) -> Route:
    """GET /metrics in Prometheus' text form; off the loop, as it counts rows in the database."""

    async def answer(_: Request) -> Response:
        return Response(await run_in_threadpool(metrics), media_type=CONTENT_TYPE_LATEST)

    return Route("/metrics", answer)
