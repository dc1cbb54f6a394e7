"""The poll loop: a batch lies in the inbox before Telegram is told that it has come."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import Conflict, EndPointNotFound, InvalidToken, TelegramError

from bot.clock import Clock
from bot.errors import InputFault
from bot.gateway.arrival import arrived
from bot.gateway.backoff import Backoff
from bot.gateway.heartbeat import Heartbeat
from bot.gateway.request import UnreadableAnswerError
from bot.storage import inbox
from bot.storage.database import Door
from bot.storage.inbox import Arrived

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")

_LIMIT = 100
_DATABASE_AGAIN = 1.0
_log = structlog.get_logger(__name__)


def ignored(_: dict[str, Any]) -> None:
    """Nobody counts."""


class Poller:
    """Asks for updates, one long poll after the other.

    `arrived` is called when a batch lies in the inbox; `room` is awaited before the next is asked for, so that reading
    stops while too many are in flight. `received` is given each update that is kept. `hold` is how long one poll is
    held, `grace` how much later its answer may come, in seconds.
    """

    def __init__(
        self,
        bot: Bot,
        door: Door,
        clock: Clock,
        *,
        heartbeat: Heartbeat,
        arrived: Callable[[], None],
        room: Callable[[], Awaitable[None]],
        received: Callable[[dict[str, Any]], None] = ignored,
        hold: float = 30.0,
        grace: float = 10.0,
    ) -> None:
        self._bot = bot
        self._door = door
        self._clock = clock
        self._heartbeat = heartbeat
        self._arrived = arrived
        self._room = room
        self._received = received
        self._hold = hold
        self._grace = grace
        self._offset: int | None = None
        self._may_ask = False
        self._trouble = ""

    async def run(self) -> None:
        """Poll until cancelled. Raises InputFault when Telegram does not know the token."""
        backoff = Backoff(first=0.5, most=30.0)
        while True:
            try:
                await self._room()
                await self._remove_webhook()
                await self._once()
            except (InvalidToken, EndPointNotFound):
                raise InputFault("token-refused") from None
            except TelegramError as fault:
                await self._troubled(fault)
                await asyncio.sleep(backoff.next())
            except SQLAlchemyError as fault:
                await self._troubled(fault)
                await asyncio.sleep(_DATABASE_AGAIN)
            else:
                self._well()
                backoff.reset()

    async def _once(self) -> None:
        # a poll that is held could bring what was sent only now: after an outage ask for what waits, and no more
        batch = await self._ask(0 if await self._heartbeat.lost() else self._hold)
        # before they are kept, so that they are marked as the backlog that they are
        await self._heartbeat.contact([update.update_id for update, _ in batch], waiting=None if batch else 0)
        if not batch:
            return
        await self._door(inbox.put, [update for update, _ in batch], self._clock.now())
        for _, raw in batch:
            self._received(raw)
        # only the next call acknowledges this batch, and it is kept by now
        self._offset = max(update.update_id for update, _ in batch) + 1
        self._arrived()

    async def _ask(self, hold: float) -> list[tuple[Arrived, dict[str, Any]]]:
        wishes = {"timeout": int(hold), "limit": _LIMIT, "allowed_updates": list(ALLOWED_UPDATES)}
        offset = {} if self._offset is None else {"offset": self._offset}
        # raw, so that an update that the library cannot read spoils nobody's batch but only itself;
        # in lower case, for the library warns against asking its own methods this way (Telegram does not mind)
        batch: Any = await self._bot.do_api_request(
            "getupdates", api_kwargs={**wishes, **offset}, read_timeout=hold + self._grace
        )
        try:
            return [(arrived(raw), raw) for raw in batch]
        except (TypeError, ValueError, RecursionError):
            raise UnreadableAnswerError from None

    async def _troubled(self, fault: Exception) -> None:
        if isinstance(fault, Conflict) and "webhook" in fault.message.lower():
            _log.warning("somebody has set a webhook; it is removed")
            self._may_ask = False
        kind = type(fault).__name__
        if kind != self._trouble:
            _log.warning("polling is in trouble", fault=kind)
        self._trouble = kind

    async def _remove_webhook(self) -> None:
        """While there is a webhook, Telegram tells nobody else; what waits for it is ours."""
        if not self._may_ask:
            await self._bot.delete_webhook(drop_pending_updates=False)
        self._may_ask = True

    def _well(self) -> None:
        if self._trouble:
            _log.info("polling goes on")
        self._trouble = ""
