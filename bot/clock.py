"""The clock of the edge. Everything below it is given the time as an argument."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol
from urllib.parse import urlsplit

import aiohttp
import structlog

from bot.errors import InputFault
from bot.trace import where

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_JUMP = timedelta(seconds=5)
_TIMEOUT = aiohttp.ClientTimeout(total=5)
_log = structlog.get_logger(__name__)


class Clock(Protocol):
    """Tells the present moment, aware, in the time zone of the deployment."""

    def now(self) -> datetime: ...


def wall() -> datetime:
    """The machine's own time in UTC, which nobody moves: for leases and backoff."""
    return datetime.now(UTC)


class SystemClock:
    """The machine's time."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone

    def now(self) -> datetime:
        return datetime.now(self._zone)


class StartedClock:
    """Starts at a given moment and runs on in real time."""

    def __init__(self, start: datetime, zone: tzinfo) -> None:
        """A start without a zone is meant in `zone`."""
        self._zone = zone
        self.set(start)

    def set(self, moment: datetime) -> None:
        """Go on from that moment."""
        aware = moment if moment.tzinfo else moment.replace(tzinfo=self._zone)
        self._start, self._begun = aware.astimezone(UTC), time.monotonic()

    def now(self) -> datetime:
        return (self._start + timedelta(seconds=time.monotonic() - self._begun)).astimezone(self._zone)


class RemoteClock:
    """Follows a clock behind a loopback URL that answers with the present ISO time; somebody may move it."""

    def __init__(self, url: str, zone: tzinfo, *, every: float = 1.0) -> None:
        """`every` is in seconds. Call `begin` before asking for the time, then keep `follow` running."""
        self._url = url
        self._zone = zone
        self._every = every
        self._clock: StartedClock | None = None

    def now(self) -> datetime:
        if self._clock is None:
            raise RuntimeError("the clock has not begun")
        return self._clock.now()

    async def begin(self) -> None:
        """Read the clock for the first time. Raises InputFault when it cannot be read."""
        try:
            self._clock = StartedClock(await self._read(), self._zone)
        except (aiohttp.ClientError, TimeoutError, ValueError):
            raise InputFault("clock-unreadable", value=self._url) from None

    async def follow(self, on_jump: Callable[[], Awaitable[None]]) -> None:
        """Ask for the time again and again, until cancelled; `on_jump` is called once time has been moved."""
        if self._clock is None:
            await self.begin()
        while True:
            await asyncio.sleep(self._every)
            try:
                moment = await self._read()
            except (aiohttp.ClientError, TimeoutError, ValueError) as fault:
                _log.warning("the clock does not answer", fault=type(fault).__name__)
                continue
            jumped = abs(moment - self.now()) > _JUMP
            self._clock = StartedClock(moment, self._zone)
            if jumped:
                _log.info("the clock was moved", to=moment.isoformat())
                await self._tell(on_jump)

    async def _tell(self, on_jump: Callable[[], Awaitable[None]]) -> None:
        try:
            await on_jump()
        except Exception as fault:  # noqa: BLE001  # whatever it was, time goes on
            _log.error("a jump of the clock was not followed", fault=type(fault).__name__, trace=where(fault))

    async def _read(self) -> datetime:
        async with aiohttp.ClientSession(timeout=_TIMEOUT) as session, session.get(self._url) as response:
            response.raise_for_status()
            moment = datetime.fromisoformat((await response.text()).strip().strip('"'))
        return moment if moment.tzinfo else moment.replace(tzinfo=self._zone)


def from_setting(bot_now: str | None, zone: tzinfo, *, api_is_loopback: bool) -> Clock:
    """The clock that BOT_NOW asks for: the machine's, one that starts at an ISO time, or one behind a loopback URL.

    Raises InputFault `clock-refused` unless the Bot API is on this machine: nobody moves the time of real people.
    """
    if not bot_now:
        return SystemClock(zone)
    remote = "://" in bot_now
    if not api_is_loopback or (remote and urlsplit(bot_now).hostname not in _LOOPBACK):
        raise InputFault("clock-refused", value=bot_now)
    if remote:
        return RemoteClock(bot_now, zone)
    try:
        return StartedClock(datetime.fromisoformat(bot_now), zone)
    except ValueError:
        raise InputFault("clock-unreadable", value=bot_now) from None
