"""A broadcast to many chats under Telegram's limits: it keeps to them, and people who write are answered before it."""

import asyncio
import contextlib
import itertools
import random
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.simulator.client import Person, Simulator
from bot.storage.database import Database
from bot.usecases import notes

from .conftest import Anew, Prepared, Record
from .crowd import QUESTION, UNITS
from .deployment import Deployment, joined
from .ledger import Ledger

FIRST, FIRST_GROUP = 100_000, -1_000
#: ten thousand messages in all: one to each chat, and to each group more than a minute takes
CHATS, GROUPS, EACH_GROUP = 9_700, 10, 30
#: what Telegram allows in all, in messages a second
RATE = 30
#: how much longer than the limit demands a broadcast may take
SLACK = 1.1
#: what Telegram has accepted or is about to, when somebody writes
UNDER_WAY = 45


@dataclass
class Watch:
    """Sees what happens in all chats, and when."""

    simulator: Simulator
    since: int
    heard: dict[int, list[float]] = field(default_factory=dict)
    order: list[int] = field(default_factory=list)

    async def look(self) -> None:
        """Look on, until cancelled."""
        while True:
            for event in await self.simulator.events(self.since, wait=5):
                self.since = event["seq"]
                if event["type"] == "message" and event["message"]["by_bot"]:
                    self.order.append(event["chat"])
                    self.heard.setdefault(event["chat"], []).append(time.monotonic())

    def broadcast(self) -> list[float]:
        """When each message of the broadcast was heard."""
        return sorted(moment for chat, moments in self.heard.items() if is_told(chat) for moment in moments)


def is_told(chat: int) -> bool:
    return chat >= FIRST or chat <= FIRST_GROUP


@contextlib.asynccontextmanager
async def watching(simulator: Simulator) -> AsyncIterator[Watch]:
    watch = Watch(simulator, await simulator.seq())
    task = asyncio.create_task(watch.look())
    try:
        yield watch
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def peopled(simulator: Simulator, chats: int, groups: int) -> None:
    """So many strangers who have written to the bot, and groups with one of them."""
    numbers = iter(range(FIRST, FIRST + chats))

    async def invite() -> None:
        for number in numbers:
            await simulator.ask("PUT", f"/users/{number}", body={"first_name": "Lan", "started": True})

    await asyncio.gather(*(invite() for _ in range(20)))
    for number in range(groups):
        await simulator.group(FIRST_GROUP - number, "Tổ", [FIRST])


def queue(deployment: Deployment, chats: int, groups: int, each_group: int, now: Any) -> int:
    """Queue a notice to each chat, some to each group; gives how many."""
    told = [FIRST_GROUP - number for _ in range(each_group) for number in range(groups)]
    told += [FIRST + number for number in range(chats)]
    with closing(Database(deployment.database_url)) as database, database.transaction() as session:
        for number, chat in enumerate(told):
            assert notes.send(session, chat, notes.NotAdmitted(), key=f"told:{number}", now=now)
    return len(told)


async def asks(person: Person) -> float:
    """Ask, and give the seconds until the answer."""
    begun = time.monotonic()
    since = int((await person.say(QUESTION))["seq"])
    while True:
        for event in await person.simulator.events(since, chat=person.chat, wait=30):
            since = event["seq"]
            if event["type"] == "message" and event["message"]["by_bot"]:
                return time.monotonic() - begun


async def officers(deployment: Deployment, tokens: dict[str, str]) -> list[Person]:
    """Somebody of each unit, who has joined."""
    return [await joined(deployment, number, f"Cán bộ {unit}", tokens[unit]) for number, unit in enumerate(UNITS, 1)]


async def test_replies_go_before_a_broadcast_that_loses_and_doubles_nothing(
    running: Deployment, prepared: Prepared
) -> None:
    people = await officers(running, prepared.tokens)
    await peopled(running.simulator, chats=150, groups=2)
    await running.simulator.faults(limits=True)
    async with watching(running.simulator) as watch:
        queued = queue(running, 150, 2, 2, await running.simulator.now())
        for person, wanted in zip(people, (1, 20, 40, 60), strict=False):
            await reached(watch, wanted)
            before = len(watch.broadcast())
            await asks(person)
            assert len(watch.broadcast()) - before <= UNDER_WAY, "the reply stood in line"
        assert len(watch.broadcast()) < queued
        await reached(watch, queued)
    await running.idle()
    ledger = await Ledger.of(running)
    ledger.holds([])
    assert ledger.repeated == []


async def reached(watch: Watch, many: int, within: float = 60.0) -> None:
    """Wait until so many have been told."""
    async with asyncio.timeout(within):
        while len(watch.broadcast()) < many:  # noqa: ASYNC110  # the watch rings no bell
            await asyncio.sleep(0.02)


@pytest.mark.soak
@pytest.mark.parametrize("latency", [0, 100])
async def test_a_broadcast_to_ten_thousand(anew: Anew, prepared: Prepared, record: Record, latency: int) -> None:
    async with anew() as deployment:
        await deployment.start()
        people = await officers(deployment, prepared.tokens)
        await peopled(deployment.simulator, CHATS, GROUPS)
        await deployment.simulator.faults(limits=True, latency_ms=latency)
        async with watching(deployment.simulator) as watch:
            queued = queue(deployment, CHATS, GROUPS, EACH_GROUP, await deployment.simulator.now())
            begun = time.monotonic()
            asking = asyncio.create_task(ask_all_the_time(people, random.Random(latency)))
            try:
                await reached(watch, queued, within=3 * queued / RATE + 60)
            finally:
                asking.cancel()
                waits = await asking
            taken = watch.broadcast()[-1] - begun
        await deployment.simulator.no_faults()
        await deployment.idle()
        refused = sum(call.get("error_code") == 429 for call in await deployment.simulator.calls())
        ledger = await Ledger.of(deployment)
        ledger.holds([])
        assert ledger.repeated == []
        beyond = [each * 1000 - latency for each in waits]
        figures = {
            "messages": queued,
            "seconds": round(taken, 1),
            "of the limit": round(taken * RATE / queued, 3),
            "refused with 429": refused,
            "replies": len(waits),
            "reply p50 ms": round(statistics.median(beyond)),
            "reply p95 ms": round(statistics.quantiles(beyond, n=20)[-1]),
            "reply max ms": round(max(beyond)),
        }
        record("broadcast", f"{deployment.home}, wire {latency} ms", figures)
        assert taken <= SLACK * queued / RATE


async def ask_all_the_time(people: list[Person], chance: random.Random) -> list[float]:
    """One of them writes every second or so, until cancelled; gives how long each waited."""
    asking: list[asyncio.Task[float]] = []
    with contextlib.suppress(asyncio.CancelledError):
        for person in itertools.cycle(people):
            asking.append(asyncio.create_task(asks(person)))
            await asyncio.sleep(chance.uniform(0.7, 1.3))
    return list(await asyncio.gather(*asking))
