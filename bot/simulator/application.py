"""Puts both sides and the page together, and serves them."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.asgi import EmbeddedServer
from bot.paths import LOCALES
from bot.simulator import controls, person, server, webhook
from bot.simulator.broken import Line
from bot.simulator.state import State

PAGE = Path(__file__).parent / "page"
LANGUAGES = ("vi", "en")
POLICY = "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; frame-ancestors 'none'"
FRESH = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}


async def page(_request: Request) -> Response:
    """The chat page."""
    return FileResponse(PAGE / "index.html", headers=FRESH)


async def words(request: Request) -> Response:
    """Every word that the page shows, in one language."""
    language = request.path_params["language"]
    name = language if language in LANGUAGES else LANGUAGES[0]
    return FileResponse(LOCALES / name / "page.json", headers=FRESH)


def create_app(state: State, *, cast: Mapping[str, Any] | None = None) -> Starlette:
    """The whole simulator as one ASGI application; people of the cast exist from the start.

    `cast` is `{"people": [{"id", "name", "role", "unit", "invite", "hint"}], "moments": [{"label", "iso"}]}`;
    of a person only `id` and `name` are required, `started` says that this person already wrote to the bot once.
    """
    given = dict(cast or {})
    for each in given.get("people", []):
        state.put_user(each["id"], {"first_name": each["name"], **each})
    frame = [Route("/", page), Route("/words/{language}.json", words), Mount("/page", StaticFiles(directory=PAGE))]
    routes = [*server.ROUTES, *person.ROUTES, *controls.ROUTES, *frame]
    app = Starlette(routes=routes, lifespan=_life)
    app.state.simulator = state
    app.state.cast = given
    return app


@contextlib.asynccontextmanager
async def _life(app: Starlette) -> AsyncIterator[None]:
    pushing = asyncio.create_task(webhook.push(app.state.simulator))
    yield
    app.state.simulator.close()
    pushing.cancel()
    await asyncio.gather(pushing, return_exceptions=True)


def _listen(host: str, port: int) -> socket.socket:
    """A listener that names TCP: only then asyncio turns Nagle's delay (40 ms an answer) off."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    listener.listen(1024)
    return listener


@contextlib.asynccontextmanager
async def serve(app: Starlette, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serve while inside; yields the base URL. Port 0 takes a free one; OSError when the port is taken."""
    with _listen(host, port) as listener:
        config = uvicorn.Config(
            app,
            http=Line,
            log_level="warning",
            access_log=False,
            ws="none",
            timeout_keep_alive=75,
            timeout_graceful_shutdown=2,
        )
        running = EmbeddedServer(config)
        task = asyncio.create_task(running.serve(sockets=[listener]))
        await running.ready.wait()
        try:
            yield f"http://{host}:{listener.getsockname()[1]}"
        finally:
            app.state.simulator.close()
            running.should_exit = True
            await task
