"""The webhook: Telegram hears 200 only once the update lies in the inbox."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Callable
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot
from telegram.error import BadRequest, EndPointNotFound, InvalidToken, TelegramError

from bot.clock import Clock
from bot.errors import InputFault
from bot.gateway.arrival import arrived
from bot.gateway.backoff import Backoff
from bot.gateway.heartbeat import Heartbeat
from bot.gateway.listening import listening
from bot.gateway.polling import ALLOWED_UPDATES, ignored
from bot.settings import WebhookSettings
from bot.storage import inbox
from bot.storage.database import Door
from bot.storage.inbox import Arrived

#: the longest update that is read, in bytes; real ones have a few thousand
LARGEST = 1_000_000

_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the name of a header
#: what Telegram says of a webhook that it cannot reach at the moment; whatever else it says, the deployer has to mend
_PASSING = ("resolve host", "timed out", "timeout", "connection refused", "connection reset", "unreachable", "temporar")
_log = structlog.get_logger(__name__)


class Webhook:
    """Takes updates as Telegram sends them; what is not answered with 200 comes again, so nothing is lost by refusing.

    `arrived` is called when an update lies in the inbox, `received` is given it; while `has_room` says no, or `most`
    requests are being taken, the answer is 503. Telegram is asked every `every` seconds whether it still sends here.
    """

    def __init__(
        self,
        bot: Bot,
        door: Door,
        clock: Clock,
        settings: WebhookSettings,
        *,
        heartbeat: Heartbeat,
        arrived: Callable[[], None],
        has_room: Callable[[], bool],
        received: Callable[[dict[str, Any]], None] = ignored,
        most: int = 100,
        every: float = 45.0,
    ) -> None:
        self._bot = bot
        self._door = door
        self._clock = clock
        self._settings = settings
        self._heartbeat = heartbeat
        self._arrived = arrived
        self._has_room = has_room
        self._received = received
        self._most = most
        self._every = every
        self._taking = 0
        self._said = ""

    async def run(self) -> None:
        """Listen and keep Telegram sending, until cancelled. Raises InputFault for what the deployer has to mend."""
        # any path: a proxy in front may cut the one that Telegram knows; it is the secret that tells who comes
        app = Starlette(routes=[Route("/{path:path}", self._receive, methods=["POST"])])
        async with listening(app, self._settings.address, setting="BOT_WEBHOOK_LISTEN"):
            await self._keep_set()

    async def _keep_set(self) -> None:
        backoff = Backoff(first=0.5, most=30.0)
        here = False
        while True:
            try:
                if not here:
                    await self._set()
                    # at once, so that what is sent from now on is not taken for what waited
                    await self._still_here()
                here = True
                await asyncio.sleep(self._every)
                here = await self._still_here()
            except (InvalidToken, EndPointNotFound):
                raise InputFault("token-refused") from None
            except (TelegramError, SQLAlchemyError) as fault:
                wait = backoff.next()
                said = {"said": fault.message} if isinstance(fault, BadRequest) else {}
                _log.warning("the webhook is in trouble", fault=type(fault).__name__, seconds=wait, **said)
                await asyncio.sleep(wait)
            else:
                backoff.reset()

    async def _set(self) -> None:
        try:
            await self._bot.set_webhook(
                self._settings.url,
                secret_token=self._settings.secret,
                allowed_updates=list(ALLOWED_UPDATES),
                drop_pending_updates=False,
            )
        except BadRequest as fault:
            if any(words in fault.message.lower() for words in _PASSING):
                raise
            raise InputFault("webhook-refused", reason=fault.message) from None
        _log.info("the webhook is set")

    async def _still_here(self) -> bool:
        info = await self._bot.get_webhook_info()
        said = f"{info.last_error_date} {info.last_error_message}" if info.last_error_message else ""
        if said and said != self._said:
            _log.warning("Telegram had trouble with the webhook", said=info.last_error_message)
        self._said = said
        if info.url != self._settings.url:
            _log.warning("somebody has taken the webhook away; it is set again")
            return False
        if not (said and info.pending_update_count):
            await self._heartbeat.contact(waiting=info.pending_update_count)
        return True

    async def _receive(self, request: Request) -> Response:
        shown = request.headers.get(_SECRET_HEADER)
        if shown is None:
            return Response(status_code=401)
        if not hmac.compare_digest(shown.encode(), self._settings.secret.encode()):
            return Response(status_code=403)
        if self._taking >= self._most or not self._has_room():
            return _later()
        self._taking += 1
        try:
            return await self._take(request)
        except ClientDisconnect:
            return Response(status_code=400)
        finally:
            self._taking -= 1

    async def _take(self, request: Request) -> Response:
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        update = _read(body)
        if update is None:
            return Response(status_code=400)
        try:
            # before it is kept, so that it is marked as of the backlog if it is
            await self._heartbeat.contact([update.update_id])
            await self._door(inbox.put, [update], self._clock.now())
        except (TelegramError, SQLAlchemyError) as fault:
            _log.warning("an update could not be kept", update_id=update.update_id, fault=type(fault).__name__)
            return _later()
        self._received(json.loads(update.payload))
        self._arrived()
        return Response(status_code=200)


def _later() -> Response:
    return Response(status_code=503, headers={"Retry-After": "1"})


async def _body(request: Request) -> bytes | None:
    """What was sent; None when it is too long."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    return bytes(body)


def _read(body: bytes) -> Arrived | None:
    """The update in a body; None when there is none."""
    try:
        return arrived(json.loads(body))
    except (ValueError, RecursionError):
        return None
