"""The days around a deadline with the real process, killed and started again, alone or with a replica.

What people read at Telegram is compared with what the oracle says. A message may come twice only where a kill fell
between Telegram's taking it and our keeping that it did.
"""

import asyncio
import contextlib
import random
from collections import defaultdict
from collections.abc import AsyncIterator, Coroutine, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bot import app
from bot.settings import Settings
from bot.simulator.client import Heard
from bot.storage import outbox, watches
from bot.storage.database import Database
from tests.reminding.life import Chances, Differs, Expected, Life
from tests.reminding.office import ACCOUNTS, Office, account
from tests.reminding.oracle import SLEEPS, WAKES, Line, Somebody, What

from .deployment import PATIENCE, PLAN, Deployment
from .webhooks import Balancer, a_free_port, served, settings

#: when the bot looks: before a rung and at it, an hour of somebody's own, in the evening and at night
MOMENTS = (
    "18 07:40", "18 08:00", "18 09:30", "19 07:40", "19 08:00", "19 09:30", "19 13:15", "19 13:30", "19 20:00",
    "20 06:40", "20 08:00", "20 09:30",
)  # fmt: skip
FEW = ("19 07:40", "19 08:00", "19 13:30", "19 20:00", "20 06:40", "20 08:00")
FIRST, LAST = date(2026, 11, 18), date(2026, 11, 20)
BORN = datetime.fromisoformat("2026-11-18T07:00")
PEOPLE = 30
#: while the bot is awaited its clock goes on
_SOON = timedelta(minutes=10)


@dataclass
class Running:
    """Real processes, whose time is the simulator's. `repeats` is how many messages came a second time."""

    deployment: Deployment
    office: Office
    loop: asyncio.AbstractEventLoop
    ports: Sequence[int] = ()
    url: str = ""
    seen: int = 0
    kills: int = 0
    repeats: int = 0

    def looks(self, moment: datetime, expected: Expected) -> None:
        self._wait_for(self._looks(moment, expected))

    def is_killed(self, moment: datetime) -> None:
        self._wait_for(self._killed(moment))

    async def start(self, replica: int) -> None:
        more = settings(self.url, self.ports[replica]) if self.ports else {}
        await self.deployment.start(replica, **more)

    def _wait_for(self, doing: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(doing, self.loop).result()

    async def _looks(self, moment: datetime, expected: Expected) -> None:
        await self.deployment.simulator.set_clock(self.office.aware(moment))
        await self._has_looked(moment)
        rows = self.deployment.ask("SELECT chat_id, message_id, lane FROM outbox WHERE message_id IS NOT NULL")
        lanes = {(chat, number): lane for chat, number, lane in rows}
        heard: defaultdict[int, list[str]] = defaultdict(list)
        for event in await self.deployment.simulator.events(self.seen):
            self.seen = event["seq"]
            if event["type"] == "message" and event["message"]["by_bot"]:
                message = Heard(event["message"])
                # what is not known was sent by a process that was killed too soon to keep that; a picture whose
                # words are too long to stand below it has none
                lane = lanes.get((event["chat"], message.message_id), outbox.REMINDERS)
                if lane == outbox.REMINDERS and message.text:
                    heard[event["chat"]].append(message.text)
        for person in self.office.oracle.people.values():
            self._holds(moment, person, heard.pop(account(person), []), expected.get(person.id, frozenset()))
        assert not heard, f"{moment}: somebody was written who is not known"

    def _holds(self, moment: datetime, person: Somebody, texts: list[str], lines: frozenset[Line]) -> None:
        """Assert that somebody read one message, that names each unit still short and its day, and no other unit."""
        if len(texts) > 1 and len(set(texts)) == 1:
            self.repeats += 1
            texts = texts[:1]
        if len(texts) != bool(lines):
            raise Differs(f"{moment}: {person.number} expects {sorted(lines)} and reads {texts}")
        if not lines:
            return
        wanted, [text] = set(), [each.casefold() for each in texts]
        duties = {duty.key: duty for duty in self.office.oracle.duties}
        for line in lines:
            if line.what is What.SHORT and self.office.oracle.still_says(line, person, moment):
                day = self.office.oracle.last_day(duties[line.plan, line.duty, line.period], line.whose)
                wanted |= {self.office.names[line.whose], f"{day.day}/{day.month}"}
        missing = sorted(each for each in wanted if each not in text)
        others = {self.office.names[unit] for unit in self.office.names if unit != self.office.root} - wanted
        is_state = any(line.what is What.STATE for line in lines)
        strange = [] if is_state else sorted(each for each in others if each in text)
        if missing or strange:
            told = f"misses {missing}, should not read {strange}, of {sorted(lines)}"
            raise Differs(f"{moment}: {person.number} {told}:\n{text}")

    async def _has_looked(self, moment: datetime) -> None:
        """Wait until the bot has seen the clock and, unless it is night, kept that it was there; and all is sent."""
        seen, at_night = f"{moment:%Y-%m-%dT%H:%M}", not WAKES <= moment.time() < SLEEPS
        async with asyncio.timeout(PATIENCE):
            # a database rings no bell
            while seen not in self.deployment.log or not (at_night or self._was_there(moment)):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        await self.deployment.idle(within=120)

    def _was_there(self, moment: datetime) -> bool:
        """Whether it was there at a moment or right after, as its watch says; one from a clock ahead says nothing."""
        kept, soon = self.office.do(watches.since, self.office.aware(moment)), self.office.aware(moment + _SOON)
        return any(until < soon for _, until in kept.listed)

    async def _killed(self, moment: datetime) -> None:
        """The clock comes to a moment, and some time over it a process is killed, and started again."""
        await self.deployment.simulator.set_clock(self.office.aware(moment))
        await asyncio.sleep(self.office.chance.uniform(0, 1.6))
        replica = self.office.chance.randrange(len(self.ports) or 1)
        await self.deployment.kill(replica)
        self.kills += 1
        await self.start(replica)


async def lives(
    deployment: Deployment, seed: int, chances: Chances, moments: Sequence[str] = MOMENTS, *, replicas: int = 1
) -> Running:
    """The days around the 19th of November in an office, by a seed."""
    for number in range(ACCOUNTS, ACCOUNTS + PEOPLE):
        await deployment.simulator.person(number, started=True)
    running = app.deployment(Settings(_env_file=None), (PLAN,), today=BORN.replace(tzinfo=UTC))
    database = Database(deployment.database_url)
    office = Office(database, running, random.Random(seed), BORN)
    office.staffs(of_a_kind=1, at_most=5)
    office.wishes(list(office.oracle.people.values())[-2], hour=time(9, 30))
    async with behind(replicas) as (ports, url):
        bot = Running(deployment, office, asyncio.get_running_loop(), ports, url)
        for replica in range(replicas):
            await bot.start(replica)
        life = Life(office, bot, chances)
        try:
            await asyncio.to_thread(steps, life, moments)
        finally:
            database.close()
    assert bot.repeats <= bot.kills
    assert life.told > 5
    return bot


def steps(life: Life, moments: Sequence[str]) -> None:
    """Each moment in its turn."""
    life.draws(FIRST, LAST)
    for written in moments:
        moment = datetime.fromisoformat(f"2026-11-{written}")
        life.until(moment)
        life.looks(moment)


@contextlib.asynccontextmanager
async def behind(replicas: int) -> AsyncIterator[tuple[Sequence[int], str]]:
    """Ports for replicas, and where Telegram finds them; neither for one that asks Telegram itself."""
    if replicas == 1:
        yield (), ""
        return
    office = Balancer([a_free_port() for _ in range(replicas)])
    async with served(office):
        yield office.ports, office.url


async def test_each_reads_what_the_oracle_says(deployment: Deployment) -> None:
    await lives(deployment, 1, Chances(jumps=0, kills=25), FEW)


async def test_so_does_who_is_served_by_replicas(on_postgresql: Deployment) -> None:
    await lives(on_postgresql, 2, Chances(jumps=0, kills=0), FEW, replicas=2)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(3, 9))
async def test_under_kills_and_jumps(deployment: Deployment, seed: int) -> None:
    await lives(deployment, seed, Chances(jumps=15, kills=50))


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(9, 13))
async def test_replicas_under_kills_and_jumps(on_postgresql: Deployment, seed: int) -> None:
    await lives(on_postgresql, seed, Chances(jumps=15, kills=50), replicas=2)
