"""One attempt to have an update handled, and what counts as one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session
from telegram import Bot, Update

from bot.clock import Clock
from bot.storage import inbox
from bot.storage.database import AWAY, Door
from bot.storage.inbox import Arrived, NotOpenError
from bot.trace import where

Handle = Callable[[Update], Awaitable[None]]
Sorry = Callable[[Session, int, int | None, datetime], None]

_log = structlog.get_logger(__name__)


class Attempts:
    """Has updates handled that `owner` holds, at most `slots` at a time, each for `longest` seconds at the most."""

    def __init__(
        self,
        handle: Handle,
        door: Door,
        clock: Clock,
        bot: Bot,
        *,
        owner: str,
        on_poison: Sorry,
        slots: int,
        longest: float,
    ) -> None:
        self._handle = handle
        self._door = door
        self._clock = clock
        self._bot = bot
        self._owner = owner
        self._on_poison = on_poison
        self._slots = asyncio.Semaphore(slots)
        self._longest = longest

    async def make(self, row: Arrived) -> bool:
        """Make one; True when the update needs no other. Raises NotOpenError, as when only what came after failed."""
        try:
            await self._handled(row)
        except NotOpenError:
            raise
        except AWAY as fault:
            # a database that is busy or full is nobody's fault: no attempt of the update
            _log.warning("an update waits for the database", update_id=row.update_id, fault=type(fault).__name__)
            return False
        except Exception as fault:  # noqa: BLE001  # whatever a handler raises counts, and the chat goes on
            return await self._counted(row, fault)
        return True

    async def _handled(self, row: Arrived) -> None:
        async with self._slots, asyncio.timeout(self._longest):
            update = Update.de_json(json.loads(row.payload), self._bot)
            await self._handle(update)
            await self._door(inbox.settled, row.update_id, self._owner, self._clock.now())

    async def _counted(self, row: Arrived, fault: Exception) -> bool:
        """Count a failure; True when it was the last."""
        name = type(fault).__name__
        _log.error("an update failed", update_id=row.update_id, fault=name, trace=where(fault))
        try:
            poison = await self._door(_failed, row, self._owner, name, self._clock.now(), self._on_poison)
        except NotOpenError:
            raise
        except Exception as second:  # noqa: BLE001  # the sorry itself is at fault, or nothing can be written
            _log.error("a failure could not be counted", fault=type(second).__name__, trace=where(second))
            poison = await self._counted_without_sorry(row, name)
        if poison:
            _log.error("an update was set aside", update_id=row.update_id, fault=name)
        return poison

    async def _counted_without_sorry(self, row: Arrived, name: str) -> bool:
        try:
            return await self._door(inbox.failed, row.update_id, self._owner, name, self._clock.now())
        except SQLAlchemyError:
            return False  # a database that takes nothing is not the update's fault: it will be tried again


def _failed(session: Session, row: Arrived, owner: str, fault: str, now: datetime, sorry: Sorry) -> bool:
    poison = inbox.failed(session, row.update_id, owner, fault, now)
    if poison:
        sorry(session, row.update_id, row.chat_id, now)
    return poison
