"""Round after round of work that lies in the database, and a rest where there is none."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.gateway.signal import happens_within

_log = structlog.get_logger(__name__)


class Rounds:
    """Calls `work`, which gives how much it did, at once again while there was something to do.

    Else it rests until it is woken, or for the seconds that `rest` gives. `what` is what `work` reads, for the log.
    """

    def __init__(self, work: Callable[[], Awaitable[int]], *, rest: Callable[[], float], what: str) -> None:
        self._work = work
        self._rest = rest
        self._what = what
        self._news = asyncio.Event()

    def wake(self) -> None:
        """There may be something to do."""
        self._news.set()

    async def run(self) -> None:
        """Work and go on, until cancelled."""
        while True:
            self._news.clear()
            try:
                done = await self._work()
            except SQLAlchemyError as fault:
                _log.error(f"{self._what} cannot be read", fault=type(fault).__name__)
                done = 0
            if not done:
                await happens_within(self._news, self._rest())
