"""Brings the photos and files that people sent into our own store."""

from __future__ import annotations

import asyncio
import time

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import BadRequest, NetworkError

from bot.gateway.backoff import growing
from bot.gateway.rounds import Rounds
from bot.storage import attachments
from bot.storage.attachments import Attachment
from bot.storage.database import Door
from bot.storage.files import FileStore

#: what a bot may download, in bytes
LARGEST = 20_000_000

_PAUSE = 5.0
_HOURS = 6 * 3600.0
_READ_TIMEOUT = 60.0
_log = structlog.get_logger(__name__)


class Fetcher:
    """Fetches one file after the other, so that photos never crowd out replies.

    A failure is tried again after 5, 20, 80 ... seconds, the last time after hours; then the file stays with Telegram
    alone. `first_wait` is in seconds.
    """

    def __init__(self, bot: Bot, door: Door, store: FileStore, *, first_wait: float = 5.0) -> None:
        self._bot = bot
        self._door = door
        self._store = store
        self._first_wait = first_wait
        self._waiting: dict[int, float] = {}
        self._rounds = Rounds(self._round, rest=self._rest, what="attachments")

    def wake(self) -> None:
        """A new file may have come."""
        self._rounds.wake()

    async def run(self) -> None:
        """Fetch what is missing and go on fetching, until cancelled."""
        await self._rounds.run()

    def _rest(self) -> float:
        """So many seconds until a file is to be tried again, if that is soon."""
        soonest = min(self._waiting.values(), default=float("inf")) - time.monotonic()
        return max(0.01, min(_PAUSE, soonest))

    async def _round(self) -> int:
        now = time.monotonic()
        self._waiting = {number: until for number, until in self._waiting.items() if until > now}
        missing = await self._door(attachments.to_fetch, but=set(self._waiting))
        for attachment in missing:
            try:
                await self._fetch(attachment)
            except (OSError, SQLAlchemyError) as fault:
                # our own disk or database: no fault of the file, so it is not counted
                _log.error("a file could not be stored", attachment=attachment.id, fault=type(fault).__name__)
                self._waiting[attachment.id] = time.monotonic() + growing(3, first=self._first_wait, most=_HOURS)
        return len(missing)

    async def _fetch(self, attachment: Attachment) -> None:
        try:
            content = await self._download(attachment)
        except Exception as fault:  # noqa: BLE001  # whatever Telegram makes of one file, the others are fetched
            await self._failed(attachment, fault, for_good=_is_final(fault))
            return
        path = await asyncio.to_thread(self._store.put, content)
        await self._door(attachments.fetched, attachment.id, path)

    async def _download(self, attachment: Attachment) -> bytes:
        if (attachment.size or 0) > LARGEST:
            raise BadRequest("file is too big")
        file = await self._bot.get_file(attachment.file_id)
        content = bytes(await file.download_as_bytearray(read_timeout=_READ_TIMEOUT))
        if file.file_size is not None and len(content) != file.file_size:
            raise NetworkError("that is not the file")
        return content

    async def _failed(self, attachment: Attachment, fault: Exception, *, for_good: bool) -> None:
        given_up = await self._door(attachments.fetch_failed, attachment.id, for_good=for_good)
        name = type(fault).__name__
        if given_up:
            _log.error("a file was given up", attachment=attachment.id, fault=name)
            return
        wait = growing(attachment.fetch_attempts, first=self._first_wait, most=_HOURS, factor=4.0)
        self._waiting[attachment.id] = time.monotonic() + wait
        _log.warning("a file will be fetched later", attachment=attachment.id, fault=name, seconds=wait)


def _is_final(fault: Exception) -> bool:
    return isinstance(fault, BadRequest) and "too big" in fault.message.lower()
