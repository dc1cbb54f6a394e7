"""`/healthz`, `/readyz` and `/metrics`, for whoever watches over the process."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import datetime

import structlog
from prometheus_client import CONTENT_TYPE_LATEST
from sqlmodel import Session
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.clock import Clock
from bot.gateway.listening import listening
from bot.gateway.metrics import Metrics
from bot.settings import Address
from bot.storage import inbox, outbox
from bot.storage.database import Door

#: so long may Telegram be silent, in seconds: a poll is held for 30
SILENCE = 120.0

_log = structlog.get_logger(__name__)


class Health:
    """Tells how the process is. The database has `patience` seconds to answer."""

    def __init__(self, door: Door, clock: Clock, metrics: Metrics, *, patience: float = 3.0) -> None:
        self._door = door
        self._clock = clock
        self._metrics = metrics
        self._patience = patience
        self._looking: asyncio.Task[bool] | None = None

    def app(self) -> Starlette:
        """What is served."""
        routes = (("/healthz", self._alive), ("/readyz", self._ready), ("/metrics", self._figures))
        return Starlette(routes=[Route(path, answer, methods=["GET"]) for path, answer in routes])

    async def _alive(self, _: Request) -> Response:
        return PlainTextResponse("ok\n")

    async def _ready(self, _: Request) -> Response:
        state = {"database": await self._look(), "telegram": self._metrics.answered_within(SILENCE)}
        return JSONResponse(state, status_code=200 if all(state.values()) else 503)

    async def _figures(self, _: Request) -> Response:
        if not await self._look():
            self._metrics.database_down()
        return Response(self._metrics.text(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _look(self) -> bool:
        """Count what waits; False when the database does not answer in time."""
        # one look at a time: those who ask while it hangs wait for the same answer, and pile nothing up before the door
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._count())
        await asyncio.wait([self._looking], timeout=self._patience)
        return self._looking.done() and self._looking.result()

    async def _count(self) -> bool:
        try:
            updates, messages = await self._door(_backlog)
        except Exception as fault:  # noqa: BLE001  # whatever it is, this is where it is told
            _log.warning("the database does not answer", fault=type(fault).__name__)
            return False
        self._metrics.waiting(updates, messages, self._clock.now())
        return True


def _backlog(session: Session) -> tuple[tuple[int, datetime | None], dict[int, tuple[int, datetime]]]:
    return inbox.backlog(session), outbox.backlog(session)


@contextlib.asynccontextmanager
async def watched(health: Health, address: Address | None) -> AsyncIterator[None]:
    """Tell while inside; without an address, nobody asks."""
    if address is None:
        yield
        return
    async with listening(health.app(), address, setting="BOT_METRICS_LISTEN"):
        yield
