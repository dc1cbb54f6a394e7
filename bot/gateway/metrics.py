"""What is counted for Prometheus: numbers and kinds, never a person, a chat or a word.

The counters are this process's own; how much waits is read from the database when it is asked.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import generate_latest
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest

from bot.gateway.polling import ALLOWED_UPDATES
from bot.gateway.request import TooManyRequestsError, UnreadableAnswerError
from bot.storage.outbox import NOTES, REMINDERS, REPLIES

_LANES = {REPLIES: "replies", NOTES: "notes", REMINDERS: "reminders"}
_SECONDS = (0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30, 60, 300, 1800)
_FAULT, _SERVER_FAULT = 400, 500


class Metrics:
    """The figures of one process. `tick` gives seconds that only grow."""

    def __init__(self, tick: Callable[[], float] = time.monotonic) -> None:
        self._tick = tick
        self._answered: float | None = None
        self._registry = registry = CollectorRegistry()
        self._updates = Counter(
            "dienhinh_updates", "Updates that came in; one that comes twice counts twice", ["kind"], registry=registry
        )
        self._latency = Histogram(
            "dienhinh_reply_seconds",
            "From the arrival of an update to its first reply being sent",
            buckets=_SECONDS,
            registry=registry,
        )
        self._errors = Counter("dienhinh_telegram_errors", "Calls of Telegram that failed", ["kind"], registry=registry)
        self._inbox = Gauge("dienhinh_inbox_open", "Updates that wait for their effect", registry=registry)
        self._inbox_age = Gauge("dienhinh_inbox_oldest_seconds", "Age of the oldest open update", registry=registry)
        self._outbox = Gauge("dienhinh_outbox_open", "Messages that wait to be sent", ["lane"], registry=registry)
        self._outbox_age = Gauge(
            "dienhinh_outbox_oldest_seconds", "Age of the oldest waiting message", ["lane"], registry=registry
        )
        self._database = Gauge("dienhinh_database_up", "Whether the database answers", registry=registry)

    def received(self, payload: dict[str, Any]) -> None:
        """An update came in."""
        self._updates.labels(next((kind for kind in ALLOWED_UPDATES if kind in payload), "other")).inc()

    def replied(self, arrived: datetime, now: datetime) -> None:
        """The first reply to an update that arrived then has gone out."""
        self._latency.observe(max(0.0, (now - arrived).total_seconds()))

    def answered(self) -> None:
        """Telegram has answered."""
        self._answered = self._tick()

    def failed(self, kind: str) -> None:
        """A call of Telegram failed."""
        self._errors.labels(kind).inc()

    def answered_within(self, seconds: float) -> bool:
        """Whether Telegram has answered in that time."""
        return self._answered is not None and self._tick() - self._answered <= seconds

    def waiting(
        self, inbox: tuple[int, datetime | None], outbox: dict[int, tuple[int, datetime]], now: datetime
    ) -> None:
        """How much waits now, and since when."""
        self._database.set(1)
        number, since = inbox
        self._inbox.set(number)
        self._inbox_age.set(_age(since, now))
        for lane, name in _LANES.items():
            count, oldest = outbox.get(lane, (0, None))
            self._outbox.labels(name).set(count)
            self._outbox_age.labels(name).set(_age(oldest, now))

    def database_down(self) -> None:
        """How much waits is not known: what was known before would be taken for true."""
        self._database.set(0)
        for gauge in (self._inbox, self._inbox_age):
            gauge.set(float("nan"))
        for name in _LANES.values():
            self._outbox.labels(name).set(float("nan"))
            self._outbox_age.labels(name).set(float("nan"))

    def text(self) -> bytes:
        """All of it as Prometheus reads it."""
        return generate_latest(self._registry)


class Watched(BaseRequest):
    """Passes every call on and counts how it went."""

    def __init__(self, request: BaseRequest, metrics: Metrics) -> None:
        self._request = request
        self._metrics = metrics

    @property
    def read_timeout(self) -> float | None:
        return self._request.read_timeout

    async def initialize(self) -> None:
        await self._request.initialize()

    async def shutdown(self) -> None:
        await self._request.shutdown()

    async def do_request(self, *call: Any, **limits: Any) -> tuple[int, bytes]:
        """One call, counted when it fails."""
        try:
            status, content = await self._request.do_request(*call, **limits)
        except TooManyRequestsError:
            self._metrics.answered()
            self._metrics.failed("too_many_requests")
            raise
        except UnreadableAnswerError:
            self._metrics.failed("unreadable")
            raise
        except TimedOut:
            self._metrics.failed("timeout")
            raise
        except NetworkError:
            self._metrics.failed("network")
            raise
        if status < _SERVER_FAULT:
            self._metrics.answered()
        if status >= _FAULT:
            self._metrics.failed(_kind(status))
        return status, content


def _kind(status: int) -> str:
    named = {400: "bad_request", 401: "unauthorized", 403: "forbidden", 404: "not_found", 409: "conflict"}
    return named.get(status, "server" if status >= _SERVER_FAULT else "other")


def _age(since: datetime | None, now: datetime) -> float:
    return 0.0 if since is None else max(0.0, (now - since).total_seconds())
