"""Carries one claimed message to Telegram, and marks what became of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlmodel import Session
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, TelegramError

from bot.clock import Clock
from bot.gateway.backoff import growing
from bot.gateway.delivery import Delivery, is_toast, is_unreachable, ready
from bot.gateway.layout import Made, Part, Words, parts
from bot.gateway.marks import ClaimLostError, Marks
from bot.gateway.request import TooManyRequestsError
from bot.gateway.turns import Turns
from bot.replies.reply import Reply
from bot.storage import attachments, outbox
from bot.storage.database import AWAY, Door
from bot.storage.outbox import Waiting
from bot.trace import where

#: words a note for its reader when it is sent; None when there is nothing left to say
Word = Callable[[Session, int, dict[str, Any]], Reply | None]
#: remembers that a chat cannot be written to
Unreachable = Callable[[Session, int, datetime], None]
#: takes when an update arrived and the present moment, once its first reply is out
Replied = Callable[[datetime, datetime], None]

_BUGS = 3
#: what failed so often before goes without its picture
_PICTURE_TRIES = 2
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Claim:
    """Whose a chat's rows are, in which lane they go, and until when one may still be begun."""

    owner: str
    lane: int
    until: datetime


class Carrier:
    """Words, sends and marks. The quiet hours run on `clock`, leases and backoff on `wall_time`."""

    def __init__(
        self,
        delivery: Delivery,
        door: Door,
        word: Word,
        clock: Clock,
        *,
        marks: Marks,
        turns: Turns,
        unreachable: Unreachable,
        replied: Replied,
        wall_time: Callable[[], datetime],
    ) -> None:
        self._delivery = delivery
        self._door = door
        self._word = word
        self._clock = clock
        self._marks = marks
        self._turns = turns
        self._unreachable = unreachable
        self._replied = replied
        self._wall = wall_time

    async def see_through(self, row: Waiting, claim: Claim) -> bool:
        """Send a row and close it; False when its chat has to wait, or its lease has become too short to begin.

        Raises ClaimLostError, and what says that the database is away.
        """
        try:
            return await self._send(row, claim)
        except (ClaimLostError, *AWAY):
            raise  # a database that is busy or full is nobody's fault: the lease runs out and the row is tried again
        except TooManyRequestsError as fault:
            self._turns.refused(row.chat_id, fault.seconds)
            return await self._postpone(row, claim, fault, fault.seconds)
        except ChatMigrated as fault:
            await self._door(outbox.moved, row.chat_id, fault.new_chat_id)
            return False
        except (Forbidden, BadRequest) as fault:
            await self._give_up(row, claim, fault)
        except TelegramError as fault:
            # the network, Telegram's own trouble, a token withdrawn: it comes back, and so do we
            return await self._postpone(row, claim, fault, _growing(row))
        except Exception as fault:  # noqa: BLE001  # a note that cannot be worded must not hold up its chat for ever
            return await self._bug(row, claim, fault)
        return True

    async def _send(self, row: Waiting, claim: Claim) -> bool:
        reply = await self._worded(row)
        if reply is None:
            await self._marks.write(outbox.moot, row.id, claim.owner, self._wall())
            return True
        photos = await self._door(attachments.of_ids, reply.photos) if reply.photos else []
        begun = int(row.payload.get("parts", 0))
        if not begun and is_toast(reply):
            async with self._turns.turn(row.chat_id, claim.lane) as turn:
                reply = await self._settle_tap(row, reply)
                turn.answered()
                if is_toast(reply):
                    return await self._said(row, claim, None)
        elif not begun:
            reply = await self._settle_tap(row, reply)
        pieces = parts(reply, photos)
        if not begun and (tapped := _to_replace(row, reply)) is not None and isinstance(pieces[0], Words):
            async with self._turns.turn(row.chat_id, claim.lane) as turn:
                replaced = await self._delivery.replace(row.chat_id, tapped, pieces[0])
                turn.answered()
                if replaced:
                    return await self._said(row, claim, tapped)
        for number, piece in enumerate(pieces[begun:], begun + 1):
            # before its turn, so that nobody waits while something is drawn
            made = await ready(piece)
            async with self._turns.turn(row.chat_id, claim.lane) as turn:
                if self._wall() > claim.until:
                    return False
                message_id = await self._sent(row, made)
                turn.answered()
                if number < len(pieces):
                    rest = {"reply": reply.packed(), "parts": number}
                    await self._marks.write(outbox.progress, row.id, claim.owner, rest, self._wall())
                else:
                    await self._said(row, claim, message_id)
        return True if pieces else await self._said(row, claim, None)

    async def _sent(self, row: Waiting, part: Part | None) -> int | None:
        """Send a part; a picture that the line does not carry, time and again, does not keep its words back."""
        try:
            return await self._delivery.send(row.chat_id, part)
        except NetworkError as fault:
            picture = part if isinstance(part, Made) and part.is_picture else None
            if isinstance(fault, BadRequest) or picture is None or row.attempts < _PICTURE_TRIES:
                raise
            _log.warning("a picture could not be sent", row=row.id, fault=type(fault).__name__)
            return await self._delivery.send(row.chat_id, picture.words)

    async def _said(self, row: Waiting, claim: Claim, message_id: int | None) -> bool:
        await self._marks.write(outbox.sent, row.id, claim.owner, message_id, self._wall())
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
        closes = reply.closes and not reply.in_place
        settling = [self._delivery.take_buttons(row.chat_id, message_id)] if closes and message_id else []
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

    async def _postpone(self, row: Waiting, claim: Claim, fault: TelegramError, seconds: float) -> bool:
        name = type(fault).__name__
        _log.warning("a message waits", row=row.id, fault=name, seconds=seconds, attempts=row.attempts + 1)
        await self._later(row, claim, seconds, name)
        return False

    async def _give_up(self, row: Waiting, claim: Claim, fault: TelegramError) -> None:
        said = f"{type(fault).__name__}: {fault.message.removeprefix('Forbidden: ')}"
        _log.warning("a message was refused", row=row.id, fault=said)
        mark = self._unreachable if is_unreachable(fault) else None
        await self._marks.write(_given_up, row, claim.owner, said, self._wall(), self._clock.now(), mark)

    async def _bug(self, row: Waiting, claim: Claim, fault: Exception) -> bool:
        name = type(fault).__name__
        _log.error("a message could not be made", row=row.id, fault=name, trace=where(fault))
        if row.attempts + 1 < _BUGS:
            await self._later(row, claim, _growing(row), name)
            return False
        await self._marks.write(outbox.failed, row.id, claim.owner, name, self._wall())
        return True

    async def _later(self, row: Waiting, claim: Claim, seconds: float, fault: str) -> None:
        await self._marks.write(outbox.later, row.id, claim.owner, self._wall() + timedelta(seconds=seconds), fault)


def _to_replace(row: Waiting, reply: Reply) -> int | None:
    """The number of the tapped message in whose place a reply is to stand; None where it is one of its own."""
    number: int | None = row.payload.get("tapped_message_id")
    return number if reply.in_place and not reply.photos and reply.picture is None else None


def _growing(row: Waiting) -> float:
    return growing(row.attempts, first=1.0, most=60.0)


def _given_up(
    session: Session, row: Waiting, owner: str, fault: str, now: datetime, seen: datetime, mark: Unreachable | None
) -> bool:
    kept = outbox.failed(session, row.id, owner, fault, now)
    if kept and mark is not None:
        mark(session, row.chat_id, seen)
    return kept
