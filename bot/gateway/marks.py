"""Writes down what became of claimed messages, however long the database is away: what was sent cannot be unsent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from bot.gateway.backoff import Backoff
from bot.storage.database import AWAY, Door


class ClaimLostError(Exception):
    """The lease of a row ran out while it was being sent: another sender has it now."""


class Marks:
    """The marks of one sender."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._waiting = 0

    @property
    def some_wait(self) -> bool:
        """Whether a mark waits for the database.

        Nothing may be claimed meanwhile, or its row might be, once its lease has run out.
        """
        return self._waiting > 0

    async def write(self, verb: Callable[..., bool], /, *details: Any) -> None:
        """Write what became of a row, waiting until the database is back. Raises ClaimLostError."""
        try:
            kept = await self._door(verb, *details)
        except AWAY:
            self._waiting += 1
            try:
                kept = await self._when_it_is_back(verb, *details)
            finally:
                self._waiting -= 1
        if not kept:
            raise ClaimLostError

    async def _when_it_is_back(self, verb: Callable[..., bool], /, *details: Any) -> bool:
        backoff = Backoff(first=0.1, most=2.0)
        while True:
            await asyncio.sleep(backoff.next())
            with suppress(*AWAY):
                return await self._door(verb, *details)
