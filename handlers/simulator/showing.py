"""The simulator shown to somebody: as a page on loopback, or its story as a transcript."""

import asyncio
from collections.abc import Callable

import uvicorn

from handlers.simulator.routes import Simulator, simulator_app
from handlers.simulator.story import play_story
from handlers.simulator.transcript import transcript
from handlers.simulator.world import World


async def serve_simulator(world: World, port: int, say: Callable[[str], None]) -> None:
    """Serves the page until interrupted; `say` tells whoever started it where it is."""
    say("Menyiapkan desa contoh ...")
    await world.open()
    say(f"Simulator: http://127.0.0.1:{port}  (berhenti: Ctrl+C)")
    config = uvicorn.Config(simulator_app(Simulator(world)), host="127.0.0.1", port=port, log_level="warning")
    await uvicorn.Server(config).serve()


async def tell_story(world: World) -> None:
    """Plays the story and prints its transcript."""
    await world.open()
    await play_story(world, lambda number, scene: None, lambda: asyncio.sleep(0))
    for line in transcript(world):
        print(line)
