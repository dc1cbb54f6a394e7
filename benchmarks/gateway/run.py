"""How many updates a second go through inbox and outbox, and what the bot costs while nobody writes.

The gateway runs as in its tests, with the small bot that repeats what it hears, but Telegram is a function: no network,
and no simulator that would take the same processor. What depends on the machine's disk is told as a ratio to plain
commits: a transaction that inserts one row, by the same door.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import shutil
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import structlog
from sqlmodel import Session
from telegram.request import BaseRequest

from bot.clock import StartedClock
from bot.storage.database import Database, Door
from bot.storage.tables import AccessRequestRow
from tests.postgresql import served

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "gateway"))
from gateway_world import MORNING, ZONE, Bot, World  # a test's own module, found beside its tests

UPDATES, CHATS, BATCH = 1500, 150, 100
TURNS, COMMITS, IDLE_SECONDS = 200, 300, 10


class Telegram(BaseRequest):
    """Hands over what waits, at most a hundred at a time, and takes every message."""

    def __init__(self) -> None:
        self.waiting: list[dict[str, Any]] = []
        self.news = asyncio.Event()
        self.sent = 0
        self.told = asyncio.Condition()
        self.number = 0

    read_timeout = 15.0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def write(self, chat_id: int, text: str) -> None:
        self.number += 1
        person = {"id": chat_id, "is_bot": False, "first_name": "Hoa"}
        message = {"message_id": self.number, "date": 1794445200, "chat": {"id": chat_id, "type": "private"}}
        self.waiting.append({"update_id": self.number, "message": message | {"from": person, "text": text}})
        self.news.set()

    async def heard(self, count: int) -> None:
        """Wait until so many messages have been sent in all."""
        async with self.told:
            await self.told.wait_for(lambda: self.sent >= count)

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002  # the library names it
        request_data: Any = None,
        **_: Any,
    ) -> tuple[int, bytes]:
        asked = url.rpartition("/")[2].lower()
        given: dict[str, Any] = {} if request_data is None else request_data.parameters
        return 200, json.dumps({"ok": True, "result": await self._result(asked, given)}).encode()

    async def _result(self, asked: str, given: dict[str, Any]) -> Any:
        if asked == "getme":
            return {"id": 1, "is_bot": True, "first_name": "bot", "username": "sample_bot"}
        if asked == "getupdates":
            self.waiting = [each for each in self.waiting if each["update_id"] >= given.get("offset", 0)]
            if not self.waiting:
                self.news.clear()
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(given["timeout"]):
                        await self.news.wait()
            return self.waiting[:BATCH]
        if asked == "sendmessage":
            async with self.told:
                self.sent += 1
                self.told.notify_all()
            return {"message_id": self.sent, "date": 1794445200, "chat": {"id": given["chat_id"], "type": "private"}}
        return True


@contextlib.asynccontextmanager
async def running(database: Database, folder: Path) -> AsyncIterator[Telegram]:
    telegram = Telegram()
    world = World("http://127.0.0.1", None, database, folder, StartedClock(MORNING, ZONE))  # type: ignore[arg-type]
    bot = Bot(world, request=telegram)
    await bot.start()
    try:
        yield telegram
    finally:
        await bot.end()


async def burst(database: Database, folder: Path) -> float:
    """Updates a second when very many wait."""
    async with running(database, folder) as telegram:
        await telegram.write(1, "begin")
        await telegram.heard(1)
        begun = time.perf_counter()
        for number in range(UPDATES):
            await telegram.write(number % CHATS + 1, str(number))
        await telegram.heard(UPDATES + 1)
        return UPDATES / (time.perf_counter() - begun)


async def turns(database: Database, folder: Path) -> float:
    """Updates a second when one person writes, waits for the answer and writes again."""
    async with running(database, folder) as telegram:
        await telegram.write(1, "begin")
        await telegram.heard(1)
        begun = time.perf_counter()
        for number in range(TURNS):
            await telegram.write(1, str(number))
            await telegram.heard(number + 2)
        return TURNS / (time.perf_counter() - begun)


async def idle(database: Database, folder: Path) -> float:
    """The share of one processor that goes while nobody writes."""
    async with running(database, folder):
        await asyncio.sleep(2)
        begun = time.process_time()
        await asyncio.sleep(IDLE_SECONDS)
        return (time.process_time() - begun) / IDLE_SECONDS


async def commits(database: Database) -> float:
    """Plain transactions a second."""

    def insert(session: Session, number: int) -> None:
        session.add(AccessRequestRow(chat_id=number, sender_name="-", words="-", asked_at=MORNING))

    door = Door(database)
    await door(insert, 0)
    begun = time.perf_counter()
    for number in range(COMMITS):
        await door(insert, number)
    door.close()
    return COMMITS / (time.perf_counter() - begun)


@contextlib.contextmanager
def fresh(url: str) -> Iterator[Database]:
    database = Database(url)
    database.upgrade()
    yield database
    database.close()


def measured(name: str, fresh_url: Callable[[], contextlib.AbstractContextManager[str]], folder: Path) -> None:
    def tried(measure: Callable[..., Any], *args: Any, times: int = 3) -> float:
        best = []
        for _ in range(times):
            with fresh_url() as url, fresh(url) as database:
                best.append(asyncio.run(measure(database, *args)))
        return sorted(best)[times // 2]

    plain = tried(commits)
    many, one = tried(burst, folder), tried(turns, folder)
    print(
        f"{name:11} {plain:7.0f} plain commits/s | burst {many:6.0f} updates/s, {many / plain:.2f} of plain"
        f" | turns {one:6.0f}/s, {one / plain:.2f} of plain | idle {tried(idle, folder, times=1):.2%} of a processor",
        flush=True,
    )


def main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    with TemporaryDirectory() as folder:

        @contextlib.contextmanager
        def file() -> Iterator[str]:
            place = Path(folder) / "sqlite"
            yield f"sqlite:///{place}/bench.db"
            shutil.rmtree(place)

        measured("sqlite", file, Path(folder))
        with served() as server:
            measured("postgresql", lambda: server.fresh(empty=True), Path(folder))


if __name__ == "__main__":
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    main()
