"""Has every open update of the inbox handled: each chat in its order, the chats side by side."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlmodel import Session
from structlog.contextvars import bind_contextvars
from telegram import Bot, Update

from bot.clock import Clock
from bot.gateway.backoff import Backoff
from bot.gateway.signal import happens_within
from bot.storage import inbox
from bot.storage.database import Door
from bot.storage.inbox import Arrived, NotOpenError
from bot.trace import where

Handle = Callable[[Update], Awaitable[None]]
Sorry = Callable[[Session, int, int | None, datetime], None]

_log = structlog.get_logger(__name__)


class Processor:
    """Takes open updates from the inbox, so what a crash left behind and what has just come go the same way.

    `handle` does all that an update asks for and marks it done in the transaction of its effect; one that it leaves
    open is closed as unwanted. When it raises, that counts as an attempt, unless the database was busy or full; with
    the last one the update is set aside, and in the same transaction `on_poison(session, update_id, chat_id, now)` may
    queue a short sorry. `after` is called after each update. At most `slots` are handled at a time, at most `most` are
    in flight.
    """

    def __init__(
        self,
        handle: Handle,
        door: Door,
        clock: Clock,
        bot: Bot,
        *,
        on_poison: Sorry,
        after: Callable[[], None],
        slots: int = 64,
        most: int = 500,
        retry_after: float = 0.5,
        longest: float = 120.0,
    ) -> None:
        """`retry_after`: seconds before the second attempt; `longest`: seconds that one attempt may take."""
        self._handle = handle
        self._door = door
        self._clock = clock
        self._bot = bot
        self._on_poison = on_poison
        self._after = after
        self._slots = asyncio.Semaphore(slots)
        self._most = most
        self._retry_after = retry_after
        self._longest = longest
        self._queues: dict[int | None, deque[Arrived]] = {}
        self._in_flight: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._news = asyncio.Event()
        self._stopping = asyncio.Event()
        self._room = asyncio.Event()
        self._room.set()

    def wake(self) -> None:
        """Something new lies in the inbox."""
        self._news.set()

    async def room(self) -> None:
        """Wait while too many updates are in flight."""
        await self._room.wait()

    @property
    def has_room(self) -> bool:
        """Whether more may come in."""
        return self._room.is_set()

    async def run(self) -> None:
        """Take what is open and go on taking, until `stop`; cancelling it drops what is being handled."""
        try:
            await self._run()
        except asyncio.CancelledError:
            for task in self._tasks:
                task.cancel()
            raise

    async def _run(self) -> None:
        backoff = Backoff(first=0.5, most=10.0)
        self._news.set()
        while not self._stopping.is_set():
            await self._news.wait()
            self._news.clear()
            try:
                await self._take()
            except SQLAlchemyError as fault:
                _log.error("the inbox cannot be read", fault=type(fault).__name__)
                await asyncio.sleep(backoff.next())
                self._news.set()
            else:
                backoff.reset()

    async def stop(self, patience: float = 8.0) -> None:
        """Take nothing more and finish what was taken; what is not finished in time stays open in the inbox."""
        self._stopping.set()
        self._news.set()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _take(self) -> None:
        if self._stopping.is_set() or len(self._in_flight) >= self._most:
            return
        # those in flight are still open: ask for so many more
        rows = await self._door(inbox.open_updates, self._most)
        for row in rows:
            if row.update_id not in self._in_flight:
                self._queue(row)
        if len(self._in_flight) >= self._most:
            self._room.clear()

    def _queue(self, row: Arrived) -> None:
        self._in_flight.add(row.update_id)
        waiting = self._queues.get(row.chat_id)
        if waiting is not None:
            waiting.append(row)
            return
        self._queues[row.chat_id] = deque([row])
        task = asyncio.create_task(self._work(row.chat_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work(self, chat_id: int | None) -> None:
        """Handle what a chat has waiting, one after the other."""
        queue = self._queues[chat_id]
        try:
            while queue:
                row = queue.popleft()
                # every line of this task, whoever writes it, concerns this update
                bind_contextvars(update_id=row.update_id)
                finished = await self._see_through(row)
                self._in_flight.discard(row.update_id)
                if not finished:
                    break  # the chat's order: what comes after waits for the next start as well
                self._make_room()
        finally:
            self._in_flight.difference_update(each.update_id for each in queue)
            del self._queues[chat_id]
            self._make_room()

    def _make_room(self) -> None:
        if not self._room.is_set() and len(self._in_flight) < self._most // 2:
            self._room.set()
            self._news.set()

    async def _see_through(self, row: Arrived) -> bool:
        """Attempt an update until it is done or set aside; False when we are stopping before that."""
        backoff = Backoff(first=self._retry_after, most=10.0)
        while True:
            try:
                await self._attempt(row)
                closed = True
            except OperationalError as fault:
                # a database that is busy or full is nobody's fault: no attempt of the update
                _log.warning("an update waits for the database", update_id=row.update_id, fault=type(fault).__name__)
                closed = False
            except Exception as fault:  # noqa: BLE001  # whatever a handler raises counts, and the chat goes on
                closed = await self._count(row, fault)
            if closed:
                self._after()
                return True
            if await happens_within(self._stopping, backoff.next()):
                return False

    async def _attempt(self, row: Arrived) -> None:
        async with self._slots, asyncio.timeout(self._longest):
            update = Update.de_json(json.loads(row.payload), self._bot)
            await self._handle(update)
            await self._door(inbox.settled, row.update_id, self._clock.now())

    async def _count(self, row: Arrived, fault: Exception) -> bool:
        """True when the update needs no further attempt."""
        if isinstance(fault, NotOpenError):
            _log.info("the update had had its effect before", update_id=row.update_id)
            return True
        name = type(fault).__name__
        _log.error("an update failed", update_id=row.update_id, fault=name, trace=where(fault))
        try:
            poison = await self._door(_failed, row, name, self._clock.now(), self._on_poison)
        except NotOpenError:
            return True  # the effect was kept, only what came after it failed
        except Exception as second:  # noqa: BLE001  # the sorry itself is at fault, or nothing can be written
            _log.error("a failure could not be counted", fault=type(second).__name__, trace=where(second))
            poison = await self._count_without_sorry(row, name)
        if poison:
            _log.error("an update was set aside", update_id=row.update_id, fault=name)
        return poison

    async def _count_without_sorry(self, row: Arrived, name: str) -> bool:
        try:
            return await self._door(inbox.failed, row.update_id, name, self._clock.now())
        except SQLAlchemyError:
            return False  # a database that takes nothing is not the update's fault: it will be tried again


def _failed(session: Session, row: Arrived, fault: str, now: datetime, sorry: Sorry) -> bool:
    poison = inbox.failed(session, row.update_id, fault, now)
    if poison:
        sorry(session, row.update_id, row.chat_id, now)
    return poison
