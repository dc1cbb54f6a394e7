"""Sends what lies in the outbox: replies at once, everything else at a measured pace, each chat in its order."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session
from structlog.contextvars import bind_contextvars, clear_contextvars
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.clock import Clock, wall
from bot.domain.schedule import is_quiet
from bot.gateway.backoff import Backoff, growing
from bot.gateway.delivery import Delivery, is_toast, is_unreachable
from bot.gateway.layout import parts
from bot.gateway.owner import own_name
from bot.gateway.request import TooManyRequestsError
from bot.gateway.signal import happens_within
from bot.gateway.turns import Turns
from bot.replies.reply import Reply
from bot.storage import attachments, outbox
from bot.storage.database import AWAY, Door
from bot.storage.outbox import LEASE, REMINDERS, REPLIES, Waiting
from bot.trace import where

#: words a note for its reader when it is sent; None when there is nothing left to say
Word = Callable[[Session, int, dict[str, Any]], Reply | None]
#: remembers that a chat cannot be written to
Unreachable = Callable[[Session, int, datetime], None]
#: takes when an update arrived and the present moment, once its first reply is out
Replied = Callable[[datetime, datetime], None]

#: a row is begun only while so much of its lease is left: more than the slowest call takes
_SAFE = timedelta(seconds=35)
#: so many rows are claimed at a time; of chats without a reply few are in hand, for a reply to them has to wait so long
_CLAIM = 20
_OTHERS_IN_HAND = 10
_MOST_CHATS = 40
_BUGS = 3
_log = structlog.get_logger(__name__)


class ClaimLostError(Exception):
    """The lease of a row ran out while it was being sent: another sender has it now."""


class Sender:
    """Sends until it is stopped; several may share one database.

    `word` words notes, `unreachable` marks people who have blocked the bot. Leases and backoff run on `wall_time`; the
    quiet hours, in which reminders rest and everything else goes without sound, on `clock`.
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
        wall_time: Callable[[], datetime] = wall,
    ) -> None:
        self._door = door
        self._word = word
        self._clock = clock
        self._delivery = Delivery(bot, clock)
        self._unreachable = unreachable
        self._replied = replied
        self._owner = owner or own_name()
        self._turns = turns or Turns()
        self._may_broadcast = may_broadcast
        self._wall = wall_time
        self._claims = itertools.count(1)
        self._claiming = asyncio.Lock()
        self._news = asyncio.Event()
        self._urgent: set[asyncio.Task[None]] = set()
        self._others: set[asyncio.Task[None]] = set()
        self._dropped: list[tuple[Waiting, str]] = []
        self._unsure: set[str] = set()
        self._unmarked = 0
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
            if self._unmarked or (self._stopping and not stopping):
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
        task = asyncio.create_task(self._send_chat(rows, owner, lane, until))
        among = self._others if lane > REPLIES else self._urgent
        among.add(task)
        task.add_done_callback(among.discard)

    async def _send_chat(self, rows: list[Waiting], owner: str, lane: int, until: datetime) -> None:
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
                if await self._rests(row, owner, lane):
                    left.pop(0)
                    break
                if not await self._see_through(row, owner, lane, until):
                    break
                left.pop(0)
        except ClaimLostError:
            _log.warning("a lease ran out before its message was marked")
        except SQLAlchemyError as fault:
            _log.error("messages wait for the database", fault=type(fault).__name__)
        finally:
            self._dropped += [(row, owner) for row in left]
            self.wake()

    async def _rests(self, row: Waiting, owner: str, lane: int) -> bool:
        """Whether the chat has had a message just now: the row waits in the outbox, and holds nobody up here."""
        gap = self._turns.gap(row.chat_id, lane)
        if gap <= 0:
            return False
        await self._mark(outbox.later, row.id, owner, self._wall() + timedelta(seconds=gap))
        asyncio.get_running_loop().call_later(gap, self.wake)
        return True

    def _is_quiet(self) -> bool:
        return is_quiet(self._clock.now())

    async def _hand_back(self) -> None:
        """Give back what was claimed and is not sent now, so that it need not wait for its lease to end.

        With it goes what a claim may have taken of whose end nobody heard, for the database had gone.
        """
        async with self._claiming:
            if self._unsure:
                await self._door(outbox.release, frozenset(self._unsure))
                self._unsure.clear()
            while self._dropped:
                row, owner = self._dropped[0]
                await self._door(outbox.later, row.id, owner, self._wall())
                self._dropped.pop(0)

    async def _see_through(self, row: Waiting, owner: str, lane: int, until: datetime) -> bool:
        """Send a row and close it; False when its chat has to wait, or its lease has become too short to begin."""
        try:
            return await self._send(row, owner, lane, until)
        except (ClaimLostError, *AWAY):
            raise  # a database that is busy or full is nobody's fault: the lease runs out and the row is tried again
        except TooManyRequestsError as fault:
            self._turns.refused(row.chat_id, fault.seconds)
            return await self._postpone(row, owner, fault, fault.seconds)
        except ChatMigrated as fault:
            await self._door(outbox.moved, row.chat_id, fault.new_chat_id)
            return False
        except (Forbidden, BadRequest) as fault:
            await self._give_up(row, owner, fault)
        except TelegramError as fault:
            # the network, Telegram's own trouble, a token withdrawn: it comes back, and so do we
            return await self._postpone(row, owner, fault, growing(row.attempts, first=1.0, most=60.0))
        except Exception as fault:  # noqa: BLE001  # a note that cannot be worded must not hold up its chat for ever
            return await self._bug(row, owner, fault)
        return True

    async def _send(self, row: Waiting, owner: str, lane: int, until: datetime) -> bool:
        reply = await self._worded(row)
        if reply is None:
            await self._mark(outbox.moot, row.id, owner, self._wall())
            return True
        photos = await self._door(attachments.of_ids, reply.photos) if reply.photos else []
        begun = int(row.payload.get("parts", 0))
        if not begun and is_toast(reply):
            async with self._turns.turn(row.chat_id, lane) as turn:
                reply = await self._settle_tap(row, reply)
                turn.answered()
                if is_toast(reply):
                    return await self._said(row, owner, None)
        elif not begun:
            reply = await self._settle_tap(row, reply)
        pieces = parts(reply, photos)
        for number, piece in enumerate(pieces[begun:], begun + 1):
            async with self._turns.turn(row.chat_id, lane) as turn:
                if self._wall() > until:
                    return False
                message_id = await self._delivery.send(row.chat_id, piece)
                turn.answered()
                if number < len(pieces):
                    rest = {"reply": reply.packed(), "parts": number}
                    await self._mark(outbox.progress, row.id, owner, rest, self._wall())
                else:
                    await self._said(row, owner, message_id)
        return True if pieces else await self._said(row, owner, None)

    async def _said(self, row: Waiting, owner: str, message_id: int | None) -> bool:
        await self._mark(outbox.sent, row.id, owner, message_id, self._wall())
        if row.is_first:
            self._replied(row.queued_at, self._clock.now())
        return True

    async def _worded(self, row: Waiting) -> Reply | None:
        if "reply" in row.payload:
            return Reply.unpacked(row.payload["reply"])
        return await self._door(self._word, row.chat_id, row.payload["note"])

    async def _settle_tap(self, row: Waiting, reply: Reply) -> Reply:
        """Answer the tap and take its buttons away; what could not be said in the answer is left to be sent."""
        query_id, message_id = row.payload.get("query_id"), row.payload.get("tapped_message_id")
        settling = [self._delivery.take_buttons(row.chat_id, message_id)] if reply.closes and message_id else []
        answered, *_ = await asyncio.gather(self._answer(query_id, reply), *settling)
        return reply if answered or not is_toast(reply) else replace(reply, text=reply.toast or "", toast=None)

    async def _answer(self, query_id: str | None, reply: Reply) -> bool:
        if query_id is None:
            return False
        try:
            return await self._delivery.answer(query_id, reply.toast)
        except TelegramError:
            if is_toast(reply):
                raise
            return False  # the answer itself matters more than the spinner on the button

    async def _postpone(self, row: Waiting, owner: str, fault: TelegramError, seconds: float) -> bool:
        name = type(fault).__name__
        _log.warning("a message waits", row=row.id, fault=name, seconds=seconds, attempts=row.attempts + 1)
        await self._mark(outbox.later, row.id, owner, self._wall() + timedelta(seconds=seconds), name)
        return False

    async def _give_up(self, row: Waiting, owner: str, fault: TelegramError) -> None:
        said = f"{type(fault).__name__}: {fault.message.removeprefix('Forbidden: ')}"
        _log.warning("a message was refused", row=row.id, fault=said)
        mark = self._unreachable if is_unreachable(fault) else None
        await self._mark(_given_up, row, owner, said, self._wall(), self._clock.now(), mark)

    async def _bug(self, row: Waiting, owner: str, fault: Exception) -> bool:
        name = type(fault).__name__
        _log.error("a message could not be made", row=row.id, fault=name, trace=where(fault))
        if row.attempts + 1 < _BUGS:
            wait = timedelta(seconds=growing(row.attempts, first=1.0, most=60.0))
            await self._mark(outbox.later, row.id, owner, self._wall() + wait, name)
            return False
        await self._mark(outbox.failed, row.id, owner, name, self._wall())
        return True

    async def _mark(self, verb: Callable[..., bool], /, *details: Any) -> None:
        """Write what became of a row, however long the database is away: what was sent cannot be unsent.

        Meanwhile nothing is claimed, or this row might be, once its lease has run out.
        """
        try:
            kept = await self._door(verb, *details)
        except AWAY:
            self._unmarked += 1
            try:
                kept = await self._mark_when_it_is_back(verb, *details)
            finally:
                self._unmarked -= 1
        if not kept:
            raise ClaimLostError

    async def _mark_when_it_is_back(self, verb: Callable[..., bool], /, *details: Any) -> bool:
        backoff = Backoff(first=0.1, most=2.0)
        while True:
            await asyncio.sleep(backoff.next())
            with suppress(*AWAY):
                return await self._door(verb, *details)


def _claims(session: Session, owner: str, now: datetime, urgent: int, others: int, *, resting: bool) -> list[Waiting]:
    first = outbox.claim(session, owner, now, limit=urgent, last_lane=REPLIES, resting=resting)
    return first + (outbox.claim(session, owner, now, limit=others, resting=resting) if others else [])


def _given_up(
    session: Session, row: Waiting, owner: str, fault: str, now: datetime, seen: datetime, mark: Unreachable | None
) -> bool:
    kept = outbox.failed(session, row.id, owner, fault, now)
    if kept and mark is not None:
        mark(session, row.chat_id, seen)
    return kept
