"""Contact with Telegram, noted while there is any: so the bot knows when it was away, and what waited meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from datetime import datetime, timedelta

import structlog
from telegram import Bot

from bot import clock as clocks
from bot.clock import Clock
from bot.storage import outages
from bot.storage.database import Door

_log = structlog.get_logger(__name__)


class Heartbeat:
    """Notes contact, at most once in `every` seconds; a longer gap than `outages.LOST` is kept as an outage.

    A clock that somebody moves (the demo's) is told apart by measuring the gap twice: on `clock`, in whose time people
    hear of it, and on `wall`, the machine's own. Both must show it. Monotonic time would not do: it begins anew with
    each process, is not shared by replicas, and stands still while the machine sleeps, which is a way of being away.
    Where the machine's own clock is set right, an outage may be noted that was none; as nothing waited then, nothing
    follows from it.
    """

    def __init__(
        self, bot: Bot, door: Door, clock: Clock, *, wall: Callable[[], datetime] = clocks.wall, every: float = 20.0
    ) -> None:
        self._bot = bot
        self._door = door
        self._clock = clock
        self._wall = wall
        self._every = timedelta(seconds=every)
        self._noted: datetime | None = None
        self._one_at_a_time = asyncio.Lock()

    async def lost(self) -> bool:
        """Whether contact has been lost for so long that what comes next has waited."""
        if self._noted_within(outages.LOST):
            return False
        return await self._door(outages.lost, self._clock.now(), self._wall())

    async def contact(self, came: Collection[int] = (), *, waiting: int | None = None) -> None:
        """There is contact now. Call it before the updates `came` (by id) are kept.

        `waiting` is how many lie with Telegram, None when the caller does not know; after an outage Telegram is asked.
        Raises TelegramError when it does not say: nothing is noted then.
        """
        if self._noted_within(self._every):
            return
        # updates that are pushed side by side: all wait until it is known how many belong to the backlog
        async with self._one_at_a_time:
            if not self._noted_within(self._every):
                await self._note(came, waiting)

    async def _note(self, came: Collection[int], waiting: int | None) -> None:
        if waiting is None and await self.lost():
            waiting = (await self._bot.get_webhook_info()).pending_update_count
        wall = self._wall()
        outage = await self._door(outages.met, self._clock.now(), wall, waiting=waiting, came=came)
        self._noted = wall
        if outage is not None:
            began, ended = (moment.isoformat() for moment in (outage.began_at, outage.ended_at))
            _log.warning("contact had been lost", began=began, ended=ended, waiting=waiting)

    def _noted_within(self, span: timedelta) -> bool:
        return self._noted is not None and timedelta(0) <= self._wall() - self._noted < span
