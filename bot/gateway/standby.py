"""Several processes on one PostgreSQL, of which one asks Telegram for updates and broadcasts: the others stand by."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.gateway.runtime import WayIn
from bot.storage.turn import Turn

Result = TypeVar("Result")

_log = structlog.get_logger(__name__)


class Anywhere:
    """What stands behind the turn where every process has its way in open: nothing."""

    async def run(self) -> None:
        await asyncio.Event().wait()


class Standby:
    """A way in that is open while it is this process's turn; `has_turn` tells.

    It is asked every `every` seconds whose turn it is; a database that does not answer within `patience` seconds has
    given the turn away.
    """

    def __init__(self, way_in: WayIn, turn: Turn, *, every: float = 1.0, patience: float = 5.0) -> None:
        self._way_in = way_in
        self._turn = turn
        self._every = every
        self._patience = patience
        self.has_turn = False
        # of its own, for one call at a time and no waiting behind use cases
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="turn")

    async def run(self) -> None:
        """Until cancelled. Raises what ends the way in."""
        try:
            while True:
                await self._until_ours()
                await self._while_ours()
        finally:
            self._thread.submit(self._turn.give_back)
            self._thread.shutdown(wait=False)

    async def _until_ours(self) -> None:
        said = False
        while not await self._asked(self._turn.take):
            if not said:
                _log.info("standing by: another process polls, or the database is out of reach")
            said = True
            await asyncio.sleep(self._every)
        _log.info("it is ours to poll")

    async def _while_ours(self) -> None:
        self.has_turn = True
        open_, watching = asyncio.create_task(self._way_in.run()), asyncio.create_task(self._until_lost())
        try:
            await asyncio.wait({open_, watching}, return_when=asyncio.FIRST_COMPLETED)
            if open_.done():
                open_.result()
        finally:
            self.has_turn = False
            open_.cancel()
            watching.cancel()
            await asyncio.gather(open_, watching, return_exceptions=True)

    async def _until_lost(self) -> None:
        while await self._asked(self._turn.is_ours):  # noqa: ASYNC110  # the database rings no bell
            await asyncio.sleep(self._every)
        _log.warning("it is no longer ours to poll")

    async def _asked(self, question: Callable[[], bool]) -> bool:
        asking = asyncio.get_running_loop().run_in_executor(self._thread, question)
        try:
            async with asyncio.timeout(self._patience):
                # a thread cannot be called off: the next question waits for its end
                return await asyncio.shield(asking)
        except (TimeoutError, SQLAlchemyError):
            return False
