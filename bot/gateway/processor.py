"""Has every open update of the inbox handled: each chat in its order, the chats side by side."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import monotonic

import structlog
from sqlalchemy.exc import SQLAlchemyError
from structlog.contextvars import bind_contextvars
from telegram import Bot

from bot.clock import Clock
from bot.gateway.attempts import Attempts, Handle, Sorry
from bot.gateway.backoff import Backoff
from bot.gateway.holding import RENEWED, Holding
from bot.gateway.signal import happens_within
from bot.storage.database import Door
from bot.storage.inbox import Arrived, NotOpenError

#: a database that was away is asked again after so many seconds at the most: people wait for their answers
_LONGEST_PAUSE = 2.0
_log = structlog.get_logger(__name__)


class Processor:
    """Takes open updates from the inbox, so what a crash left behind and what has just come go the same way.

    Several may share one database: what one holds the others leave alone, and they look every `look` seconds what was
    left by one that is no more. `handle` does all that an update asks for and marks it done in the transaction of its
    effect; one that it leaves open is closed as unwanted. When it raises, that counts as an attempt, unless the
    database was busy or full; with the last one the update is set aside, and in the same transaction
    `on_poison(session, update_id, chat_id, now)` may queue a short sorry. `after` is called after each update. At most
    `slots` are handled at a time; there is room for more while fewer than `most` are open.
    """

    def __init__(
        self,
        handle: Handle,
        door: Door,
        clock: Clock,
        bot: Bot,
        *,
        holding: Holding,
        on_poison: Sorry,
        after: Callable[[], None],
        slots: int = 64,
        most: int = 500,
        retry_after: float = 0.5,
        longest: float = 120.0,
        look: float = 1.0,
        renew: float = RENEWED,
    ) -> None:
        """`retry_after`: seconds before the second attempt; `longest`: seconds that one attempt may take.

        `renew`: seconds after which the leases of what is in hand are renewed.
        """
        self._attempts = Attempts(
            handle, door, clock, bot, owner=holding.owner, on_poison=on_poison, slots=slots, longest=longest
        )
        self._holding = holding
        self._after = after
        self._most = most
        # few enough to leave other processes their share, so many that no slot waits for the next claim
        self._most_in_hand = min(2 * slots, most)
        self._retry_after = retry_after
        self._look = look
        self._renew = renew
        self._queues: dict[int | None, deque[Arrived]] = {}
        self._in_hand: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._news = asyncio.Event()
        self._taking = asyncio.Lock()
        self._left_some = False
        self._holds_too_much = False
        self._stopping = asyncio.Event()
        self._room = asyncio.Event()
        self._room.set()
        self._looked = asyncio.Event()
        self._looked.set()

    def wake(self) -> None:
        """Something new lies in the inbox."""
        self._looked.clear()
        self._news.set()

    async def room(self) -> None:
        """Wait while too many updates are open, those counted that came just now."""
        await self._looked.wait()
        await self._room.wait()

    @property
    def has_room(self) -> bool:
        """Whether more may come in."""
        return self._room.is_set()

    async def run(self) -> None:
        """Take what is open and go on taking, until `stop`; cancelling it drops what is being handled."""
        parts = [asyncio.create_task(self._run()), asyncio.create_task(self._keep())]
        try:
            ended, _ = await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
            for part in ended:
                part.result()
        except BaseException:
            for task in self._tasks:
                task.cancel()
            raise
        finally:
            for part in parts:
                part.cancel()
            await asyncio.gather(*parts, return_exceptions=True)

    async def _run(self) -> None:
        backoff = Backoff(first=0.5, most=_LONGEST_PAUSE)
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
                if not self._news.is_set():
                    self._looked.set()

    async def _keep(self) -> None:
        """Look for what others left behind, and hold on to what is in hand."""
        renewed = monotonic()
        while True:
            try:
                await self._holding.take_over()
                if monotonic() - renewed >= self._renew:
                    await self._holding.renew(frozenset(self._in_hand))
                    renewed = monotonic()
            except SQLAlchemyError as fault:
                _log.warning("what is in hand could not be kept", fault=type(fault).__name__)
            self._news.set()
            await asyncio.sleep(self._look)

    async def stop(self, patience: float = 8.0) -> None:
        """Take nothing more and finish what was taken; what is not finished in time is handed back to the inbox."""
        self._stopping.set()
        self._news.set()
        async with self._taking:
            pass  # what is being claimed has its tasks by now
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        try:
            await self._holding.hand_back()
        except SQLAlchemyError as fault:
            _log.warning("updates could not be handed back", fault=type(fault).__name__)

    async def _take(self) -> None:
        async with self._taking:
            if self._stopping.is_set():
                return
            limit = self._most_in_hand - len(self._in_hand)
            rows = await self._claim(limit) if limit > 0 else []
            for row in rows:
                # one whose lease ran out here is claimed anew while it is still in hand
                if row.update_id not in self._in_hand:
                    self._queue(row)
            self._left_some = len(rows) >= limit
        waiting = await self._holding.waiting(self._most) if self._left_some else 0
        if waiting >= self._most:
            self._room.clear()
        elif waiting < self._most // 2:
            self._room.set()

    async def _claim(self, limit: int) -> list[Arrived]:
        while True:
            if self._holds_too_much:
                self._holds_too_much = False
                with self._unsure():
                    await self._holding.hand_back(but=frozenset(self._in_hand))
            with self._unsure():
                rows = await self._holding.claim(limit)
            if not self._holds_too_much:
                return rows
            # a chat was let go of meanwhile: these may stand behind what it still had waiting

    @contextmanager
    def _unsure(self) -> Iterator[None]:
        """Nobody knows what became of a transaction that failed."""
        try:
            yield
        except SQLAlchemyError:
            self._holds_too_much = True
            raise

    def _queue(self, row: Arrived) -> None:
        self._in_hand.add(row.update_id)
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
                row = queue[0]
                # every line of this task, whoever writes it, concerns this update
                bind_contextvars(update_id=row.update_id)
                finished = await self._see_through(row)
                self._after()
                if not finished:
                    # the chat's order: what comes after is claimed anew, here or elsewhere
                    self._holds_too_much = True
                    break
                queue.popleft()
                self._let_go([row])
        finally:
            del self._queues[chat_id]
            self._let_go(queue)

    def _let_go(self, rows: Iterable[Arrived]) -> None:
        self._in_hand.difference_update(row.update_id for row in rows)
        if self._holds_too_much or (self._left_some and len(self._in_hand) <= self._most_in_hand // 2):
            self._news.set()

    async def _see_through(self, row: Arrived) -> bool:
        """Attempt an update until it is done or set aside; False when we stop before that, or hold it no more."""
        backoff = Backoff(first=self._retry_after, most=_LONGEST_PAUSE)
        while True:
            try:
                if await self._attempts.make(row):
                    return True
            except NotOpenError:
                _log.info("the update had had its effect before, or is another one's by now", update_id=row.update_id)
                return False
            if await happens_within(self._stopping, backoff.next()):
                return False
