"""Sends what lies in the outbox: replies at once, everything else at a measured pace, each chat in its order."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import groupby

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session
from structlog.contextvars import bind_contextvars, clear_contextvars
from telegram import Bot

from bot.clock import Clock, wall
from bot.domain.schedule import is_night
from bot.gateway.carrier import Carrier, Claim, Replied, Unreachable, Word
from bot.gateway.delivery import Delivery
from bot.gateway.marks import ClaimLostError, Marks
from bot.gateway.owner import own_name
from bot.gateway.signal import happens_within
from bot.gateway.turns import Turns
from bot.storage import outbox
from bot.storage.database import Door
from bot.storage.outbox import LEASE, REMINDERS, REPLIES, Waiting

#: a row is begun only while so much of its lease is left: more than the slowest call takes
_SAFE = timedelta(seconds=35)
#: so many rows are claimed at a time; of chats without a reply few are in hand, for a reply to them has to wait so long
_CLAIM = 20
_OTHERS_IN_HAND = 10
_MOST_CHATS = 40
_log = structlog.get_logger(__name__)


class Sender:
    """Sends until it is stopped; several may share one database.

    `word` words notes, `unreachable` marks people who have blocked the bot. Leases and backoff run on `wall_time`; the
    quiet times, in which reminders rest, on `clock`; so do the nights, in which everything else goes without sound.
    """

    def __init__(
        self,
        bot: Bot,
        door: Door,
        word: Word,
        clock: Clock,
        *,
        unreachable: Unreachable,
        replied: Replied = lambda _arrived, _now: None,
        owner: str | None = None,
        turns: Turns | None = None,
        may_broadcast: Callable[[], bool] = lambda: True,
        is_quiet: Callable[[datetime], bool] = is_night,
        wall_time: Callable[[], datetime] = wall,
    ) -> None:
        self._door = door
        self._clock = clock
        self._owner = owner or own_name()
        self._turns = turns or Turns()
        self._marks = Marks(door)
        self._carrier = Carrier(
            Delivery(bot, clock),
            door,
            word,
            clock,
            marks=self._marks,
            turns=self._turns,
            unreachable=unreachable,
            replied=replied,
            wall_time=wall_time,
        )
        self._may_broadcast = may_broadcast
        self._quiet = is_quiet
        self._wall = wall_time
        self._claims = itertools.count(1)
        self._claiming = asyncio.Lock()
        self._news = asyncio.Event()
        self._urgent: set[asyncio.Task[None]] = set()
        self._others: set[asyncio.Task[None]] = set()
        self._dropped: list[tuple[Waiting, str]] = []
        self._unsure: set[str] = set()
        self._stopping = False

    def wake(self) -> None:
        """Something new may lie in the outbox."""
        self._news.set()

    @property
    def _tasks(self) -> set[asyncio.Task[None]]:
        return self._urgent | self._others

    async def run(self) -> None:
        """Send what waits and go on sending, until `stop`; cancelling it drops what is being sent."""
        try:
            await self._run()
        except asyncio.CancelledError:
            for task in self._tasks:
                task.cancel()
            raise

    async def _run(self) -> None:
        pause = 0.0
        while not self._stopping:
            await self._news_within(pause)
            self._news.clear()
            try:
                pause = await self._round()
            except SQLAlchemyError as fault:
                _log.error("the outbox cannot be read", fault=type(fault).__name__)
                pause = 2.0

    async def stop(self, patience: float = 8.0) -> None:
        """Send the replies that wait and finish what was begun; the rest keeps in the outbox."""
        self._stopping = True
        self.wake()
        try:
            async with asyncio.timeout(patience):
                while await self._claim_the_last() or self._tasks:
                    await asyncio.gather(*self._tasks)
        except TimeoutError:
            _log.warning("stopped before everything was sent")
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            with suppress(SQLAlchemyError):  # else the leases run out
                await self._hand_back()

    async def _claim_the_last(self) -> int:
        try:
            return await self._claim(_CLAIM, 0, stopping=True)
        except SQLAlchemyError:
            return 0  # what is under way is seen through all the same; the rest keeps

    async def _news_within(self, seconds: float) -> None:
        if len(self._tasks) >= _MOST_CHATS:
            await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
        await happens_within(self._news, seconds)

    async def _round(self) -> float:
        """Claim what may go now; gives the seconds after which to look again unless something happens before."""
        await self._hand_back()
        in_hand = len(self._others)
        others = _OTHERS_IN_HAND - in_hand if self._may_broadcast() and in_hand <= _OTHERS_IN_HAND // 2 else 0
        return 0.0 if await self._claim(_CLAIM, others) >= _CLAIM else 1.0

    async def _claim(self, urgent: int, others: int, *, stopping: bool = False) -> int:
        # one at a time: a stop must see what was begun before it, and nothing begins after it
        async with self._claiming:
            if self._marks.some_wait or (self._stopping and not stopping):
                return 0
            # a name of its own for each claim: a late mark of an earlier one does not pass for this one's
            owner = f"{self._owner}/{next(self._claims)}"
            now = self._wall()
            self._unsure.add(owner)
            rows = await self._door(_claims, owner, now, urgent, others, resting=self._is_quiet())
            self._unsure.discard(owner)
            for _, of_chat in groupby(rows, key=lambda row: row.chat_id):
                self._begin(list(of_chat), owner, now + LEASE - _SAFE)
        return len(rows)

    def _begin(self, rows: list[Waiting], owner: str, until: datetime) -> None:
        # what stands before a reply goes as if it were one: the reply must not wait behind a broadcast
        lane = min(row.lane for row in rows)
        task = asyncio.create_task(self._send_chat(rows, Claim(owner, lane, until)))
        among = self._others if lane > REPLIES else self._urgent
        among.add(task)
        task.add_done_callback(among.discard)

    async def _send_chat(self, rows: list[Waiting], claim: Claim) -> None:
        left = list(rows)
        try:
            while left:
                row = left[0]
                # every line of this task concerns this row, and the update that it answers
                clear_contextvars()
                if row.update_id is not None:
                    bind_contextvars(update_id=row.update_id)
                evening_came = row.lane == REMINDERS and self._is_quiet()
                if evening_came:
                    break
                if await self._rests(row, claim):
                    left.pop(0)
                    break
                if not await self._carrier.see_through(row, claim):
                    break
                left.pop(0)
        except ClaimLostError:
            _log.warning("a lease ran out before its message was marked")
        except SQLAlchemyError as fault:
            _log.error("messages wait for the database", fault=type(fault).__name__)
        finally:
            self._dropped += [(row, claim.owner) for row in left]
            self.wake()

    async def _rests(self, row: Waiting, claim: Claim) -> bool:
        """Whether the chat has had a message just now: the row waits in the outbox, and holds nobody up here."""
        gap = self._turns.gap(row.chat_id, claim.lane)
        if gap <= 0:
            return False
        await self._marks.write(outbox.later, row.id, claim.owner, self._wall() + timedelta(seconds=gap))
        asyncio.get_running_loop().call_later(gap, self.wake)
        return True

    def _is_quiet(self) -> bool:
        return self._quiet(self._clock.now())

    async def _hand_back(self) -> None:
        """Give back what was claimed and is not sent now, so that it need not wait for its lease to end.

        With it goes what a claim may have taken of whose end nobody heard, for the database had gone.
        """
        async with self._claiming:
            dropped, unsure = tuple(self._dropped), frozenset(self._unsure)
            if dropped or unsure:
                await self._door(_handed_back, dropped, unsure, self._wall())
                del self._dropped[: len(dropped)]
                self._unsure -= unsure


def _claims(session: Session, owner: str, now: datetime, urgent: int, others: int, *, resting: bool) -> list[Waiting]:
    first = outbox.claim(session, owner, now, limit=urgent, last_lane=REPLIES, resting=resting)
    return first + (outbox.claim(session, owner, now, limit=others, resting=resting) if others else [])


def _handed_back(session: Session, rows: Sequence[tuple[Waiting, str]], unsure: Collection[str], now: datetime) -> None:
    outbox.release(session, unsure)
    for row, owner in rows:
        outbox.later(session, row.id, owner, now)
