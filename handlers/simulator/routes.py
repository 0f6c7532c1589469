"""The simulator's page and the few calls it makes. Loopback only: bot.py serves it nowhere else."""

import asyncio
import base64
from collections.abc import Awaitable, Callable
from json import JSONDecodeError
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from handlers.pages import PAGES
from handlers.simulator.devices import CannotWrite
from handlers.simulator.stage import MAIN_PHONES, Scene
from handlers.simulator.story import SCENES, play_story
from handlers.simulator.views import chat_view, state_view
from handlers.simulator.world import World

SECONDS_BETWEEN_SCENES = 1.6
LONGEST_TEXT = 4096
LONGEST_NAME = 120
LARGEST_DOCUMENT = 20_000_000
"""Bytes: as much as Telegram hands out."""


class FreshFiles(StaticFiles):
    """Scripts and styles that browsers ask for again after an update."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "no-cache"
        return response


Act = Callable[[dict[str, Any]], Awaitable[None]]


class Simulator:
    """The page's server side: one world, one story at a time."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._scene: dict[str, Any] | None = None
        self._phones = MAIN_PHONES
        self._playing: asyncio.Task[None] | None = None
        self._revision = 0

    def routes(self) -> list[Route | Mount]:
        return [
            Route("/", self._page),
            Route("/api/state", self._state),
            Route("/api/chats/{person:int}", self._chat),
            Route("/api/say", self._acting(self._say), methods=["POST"]),
            Route("/api/edit", self._acting(self._edit), methods=["POST"]),
            Route("/api/tap", self._acting(self._tap), methods=["POST"]),
            Route("/api/document", self._acting(self._document), methods=["POST"]),
            Route("/api/share", self._acting(self._share), methods=["POST"]),
            Route("/api/phone", self._acting(self._phone), methods=["POST"]),
            Route("/api/switch", self._acting(self._switch), methods=["POST"]),
            Route("/api/clock", self._acting(self._clock), methods=["POST"]),
            Route("/api/reset", self._reset, methods=["POST"]),
            Route("/api/play", self._play, methods=["POST"]),
            Mount("/pages", FreshFiles(directory=PAGES)),
        ]

    async def _page(self, request: Request) -> Response:
        return FileResponse(PAGES / "simulator.html", headers={"Cache-Control": "no-store"})

    async def _state(self, request: Request) -> Response:
        view = self.world.database.read(lambda session: state_view(session, self.world, self._phones))
        playing = self._playing is not None and not self._playing.done()
        return JSONResponse({**view, "rev": self._revision, "playing": playing, "story": self._scene})

    async def _chat(self, request: Request) -> Response:
        person = int(request.path_params["person"])
        return JSONResponse(self.world.database.read(lambda session: chat_view(session, self.world, person)))

    def _acting(self, act: Act) -> Callable[[Request], Awaitable[Response]]:
        """A call that changes the world: one at a time, never while the story plays."""

        async def endpoint(request: Request) -> Response:
            if self._playing is not None and not self._playing.done():
                return JSONResponse({"error": "Cerita sedang diputar. Tunggu sampai selesai, ya."}, status_code=409)
            try:
                body = await request.json()
                async with self.world.lock:
                    await act(body)
            except CannotWrite as silent:
                return JSONResponse({"error": silent.sentence}, status_code=409)
            except (JSONDecodeError, KeyError, TypeError, ValueError, LookupError):
                return JSONResponse({"error": "Permintaan itu tidak lengkap."}, status_code=400)
            self._revision += 1
            return JSONResponse({"ok": True})

        return endpoint

    async def _say(self, body: dict[str, Any]) -> None:
        text = str(body["text"]).strip()[:LONGEST_TEXT]
        if text:
            await self.world.say(int(body["person"]), text)

    async def _edit(self, body: dict[str, Any]) -> None:
        text = str(body["text"]).strip()[:LONGEST_TEXT]
        if text:
            await self.world.edit(int(body["person"]), int(body["message"]), text)

    async def _tap(self, body: dict[str, Any]) -> None:
        await self.world.tap(int(body["person"]), int(body["message"]), str(body["data"]))

    async def _share(self, body: dict[str, Any]) -> None:
        await self.world.share(int(body["person"]), str(body["kind"]))

    async def _phone(self, body: dict[str, Any]) -> None:
        """Another phone, or another app on it."""
        await self.world.give(int(body["person"]), str(body["app"]))

    async def _switch(self, body: dict[str, Any]) -> None:
        await self.world.switch(int(body["person"]), str(body["switch"]), body["on"] is True)

    async def _document(self, body: dict[str, Any]) -> None:
        content = base64.b64decode(str(body["content"]), validate=True)
        if not 0 < len(content) <= LARGEST_DOCUMENT:
            raise ValueError("content")
        await self.world.send_document(int(body["person"]), str(body["name"])[:LONGEST_NAME], content)

    async def _clock(self, body: dict[str, Any]) -> None:
        how = body["forward"]
        if how not in ("hour", "next", "day"):
            raise ValueError("forward")
        await self.world.forward(how)

    async def _reset(self, request: Request) -> Response:
        """Begins anew, also in the middle of the story."""
        if self._playing is not None and not self._playing.done():
            self._playing.cancel()
            await asyncio.gather(self._playing, return_exceptions=True)
        self._scene, self._phones = None, MAIN_PHONES
        async with self.world.lock:
            await self.world.begin_anew()
        self._revision += 1
        return JSONResponse({"ok": True})

    async def _play(self, request: Request) -> Response:
        if self._playing is None or self._playing.done():
            self._scene = {"step": 0, "of": len(SCENES), "title": "Menyiapkan desa"}
            self._playing = asyncio.create_task(play_story(self.world, self._told, self._breath))
        return JSONResponse({"ok": True})

    def _told(self, number: int, scene: Scene) -> None:
        self._revision += 1
        self._phones = scene.phones
        self._scene = {"step": number, "of": len(SCENES), "title": scene.title}

    async def _breath(self) -> None:
        self._revision += 1
        await asyncio.sleep(SECONDS_BETWEEN_SCENES)


def simulator_app(simulator: Simulator) -> Starlette:
    """The web application of `bot.py demo`."""
    return Starlette(routes=simulator.routes())
