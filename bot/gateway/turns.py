"""Whose message goes next, and how many are under way at a time.

A message is under way from the call that sends it to the mark that says so. A crash in between may repeat it, so there
is one at a time as long as nobody waits for long; when somebody does, there are as many as the pace needs that Telegram
allows (Little's law: rate times duration).
"""

from __future__ import annotations

import asyncio
import heapq
import itertools
import math
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from statistics import median

from bot.gateway.pace import RATE, Pace
from bot.storage.outbox import REPLIES

#: so many messages tell how quick the line is
_MEASURED = 20
_MEASURED_LEAST = 10
#: a reply that waits so many seconds shows that one at a time is too slow
_LATE = 0.25
#: more than that would be a burst, not a pace
_WIDEST = 8


class Turn:
    """Leave to send one message."""

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.overdue: asyncio.TimerHandle | None = None

    def answered(self) -> None:
        """Telegram has answered: nobody else goes before the mark is written, however long that takes."""
        if self.overdue is not None:
            self.overdue.cancel()


class Turns:
    """Gives turns to send: replies first, then by lane, in the order in which they were asked for."""

    def __init__(self, pace: Pace | None = None, *, patience: float = 2.0) -> None:
        """`patience`: seconds after which a call without an answer no longer holds others up."""
        self._pace = pace or Pace()
        self._patience = patience
        self._numbers = itertools.count()
        self._waiting: list[tuple[int, int, float, asyncio.Future[Turn]]] = []
        self._under_way: set[Turn] = set()
        self._durations: deque[float] = deque(maxlen=_MEASURED)
        self._alarm: asyncio.TimerHandle | None = None

    @property
    def width(self) -> int:
        """How many messages are under way at a time when they go as fast as they may."""
        if len(self._durations) < _MEASURED_LEAST:
            return 1
        return min(_WIDEST, max(1, math.ceil(RATE * median(self._durations))))

    def gap(self, chat_id: int, lane: int) -> float:
        """Seconds that a chat has to rest before it may get another message; that is no time to hold a turn."""
        return self._pace.gap(chat_id, reply=lane == REPLIES)

    @asynccontextmanager
    async def turn(self, chat_id: int, lane: int) -> AsyncIterator[Turn]:
        """Wait for leave to send one message to a chat; inside, send it and mark it."""
        turn = await self._granted(lane)
        try:
            yield turn
            self._pace.told(chat_id)
            self._durations.append(time.monotonic() - turn.begun)
        finally:
            turn.answered()
            self._end(turn)

    def refused(self, chat_id: int, seconds: float) -> None:
        """Telegram said that a chat, or all of them, must wait."""
        self._pace.refused(chat_id, seconds)

    async def _granted(self, lane: int) -> Turn:
        granted: asyncio.Future[Turn] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (lane, next(self._numbers), time.monotonic(), granted))
        self._grant()
        try:
            return await granted
        except asyncio.CancelledError:
            if granted.done() and not granted.cancelled():
                self._end(granted.result())
            raise

    def _grant(self) -> None:
        """Give leave to whoever may go now, and look again when the next one may."""
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        while self._waiting:
            lane, _, asked, granted = self._waiting[0]
            patience = asked + _LATE - time.monotonic() if lane == REPLIES else self._pace.slack
            if len(self._under_way) >= (self.width if patience <= 0 else 1):
                self._look_again(patience)
                return
            wait = self._pace.wait(reply=lane == REPLIES)
            if wait > 0 and not granted.cancelled():
                self._look_again(wait)
                return
            heapq.heappop(self._waiting)
            if not granted.cancelled():
                granted.set_result(self._begun(lane))

    def _look_again(self, seconds: float) -> None:
        """After that time; a moment that is past brings nothing new until somebody ends."""
        if seconds > 0:
            self._alarm = asyncio.get_running_loop().call_later(seconds, self._grant)

    def _begun(self, lane: int) -> Turn:
        self._pace.take(reply=lane == REPLIES)
        turn = Turn()
        turn.overdue = asyncio.get_running_loop().call_later(self._patience, self._end, turn)
        self._under_way.add(turn)
        return turn

    def _end(self, turn: Turn) -> None:
        self._under_way.discard(turn)
        self._grant()
