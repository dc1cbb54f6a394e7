"""Runs the ways in, the processor, the sender and the fetcher together, and stops them in the right order."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Protocol

import structlog

from bot.gateway.processor import Processor
from bot.gateway.sender import Sender

_log = structlog.get_logger(__name__)


class WayIn(Protocol):
    """Lays updates into the inbox until it is cancelled: the poll loop or the webhook."""

    async def run(self) -> None: ...


class Beside(Protocol):
    """Carries something else, files or mails, until it is cancelled; what is cut off is begun anew."""

    async def run(self) -> None: ...


class Gateway:
    """The running whole. Build its parts first; `run` ends when `stop` is set or one of them fails."""

    def __init__(
        self, *, ways_in: Sequence[WayIn], processor: Processor, sender: Sender, beside: Sequence[Beside] = ()
    ) -> None:
        self._ways_in = ways_in
        self._processor = processor
        self._sender = sender
        self._beside = beside

    async def run(self, stop: asyncio.Event) -> None:
        """Carry updates and messages until `stop` is set, then finish what was taken.

        Raises what ended a part before its time, such as InputFault `token-refused`. Cancelling is the hard way out: it
        loses nothing either, but leaves work for the next start.
        """
        try:
            async with asyncio.TaskGroup() as group:
                await self._carry(group, stop)
        except ExceptionGroup as faults:
            raise faults.exceptions[0] from None

    async def _carry(self, group: asyncio.TaskGroup, stop: asyncio.Event) -> None:
        reading = [group.create_task(each.run()) for each in (*self._ways_in, *self._beside)]
        processor, sender = [group.create_task(each.run()) for each in (self._processor, self._sender)]
        await stop.wait()
        _log.info("stopping")
        for task in reading:
            task.cancel()
        # what is handled may still have something to send, so the sender stops last
        await self._processor.stop()
        processor.cancel()
        await self._sender.stop()
        sender.cancel()
