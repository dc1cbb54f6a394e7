"""Several processes on one PostgreSQL: they share the work, and nobody notices when one of them dies."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog
from gateway_world import Bot, World, a_world, eventually, running
from sqlmodel import select
from telegram import Update

from bot.errors import InputFault
from bot.gateway.standby import Standby
from bot.storage import inbox, outbox
from bot.storage.database import Database
from bot.storage.inbox import Arrived
from bot.storage.tables import InboxRow
from bot.storage.turn import Turn
from tests.postgresql import Server

PEOPLE, ROUNDS = 12, 4
#: looks often, holds few at a time, lets one poll, and takes nobody for dead
OPTIONS: dict[str, Any] = {"slots": 3, "look": 0.02, "standby": True, "gone": lambda _owner: False}
HOA = {"id": 7, "type": "private", "first_name": "Hoa"}
MESSAGE = {"update_id": 5, "message": {"message_id": 1, "date": 0, "chat": HOA, "text": "mot"}}
END_WHO_POLLS = """
    SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = database
    WHERE locktype = 'advisory' AND granted AND datname = current_database()
"""


@pytest.fixture
def url(postgresql: Server) -> Iterator[str]:
    with postgresql.fresh() as url:
        yield url


@pytest.fixture
async def world(tmp_path: Path, url: str) -> AsyncIterator[World]:
    async with a_world(tmp_path, url) as made:
        yield made


async def everybody_writes(world: World) -> dict[int, list[str]]:
    """What each person says, in this order."""
    people = [await world.simulator.person(number) for number in range(1, PEOPLE + 1)]
    for round_ in range(ROUNDS):
        for person in people:
            await person.say(f"{person.id}-{round_}")
    return {person.id: [f"{person.id}-{round_}" for round_ in range(ROUNDS)] for person in people}


async def all_is_said(world: World) -> None:
    await eventually(lambda: world.see(outbox.counts).by_outcome.get("sent") == PEOPLE * ROUNDS, within=60)


async def told(world: World) -> dict[int, list[str]]:
    return {
        number: [message["text"] for message in await world.simulator.messages(number) if message["by_bot"]]
        for number in range(1, PEOPLE + 1)
    }


def effects(world: World) -> dict[int, list[str]]:
    return {number: world.effects_of(number) for number in range(1, PEOPLE + 1)}


def waiting_for(bot: Bot, event: asyncio.Event, begun: Callable[[], None]) -> None:
    """The bot tells that it has begun to handle something, and goes on when the event comes."""
    repeat = bot.handle

    async def handle(update: Update) -> None:
        begun()
        await event.wait()
        await repeat(update)

    bot.handle = handle


async def test_two_share_the_work_and_each_chat_keeps_its_order(world: World) -> None:
    bots, began, both = [Bot(world, **OPTIONS) for _ in range(2)], set(), asyncio.Event()

    def begun(bot: Bot) -> None:
        began.add(bot.owner)
        if len(began) == len(bots):
            both.set()

    said = await everybody_writes(world)
    for bot in bots:
        waiting_for(bot, both, lambda bot=bot: begun(bot))
        await bot.start()
    await all_is_said(world)
    for bot in bots:
        await bot.end()
    assert effects(world) == said
    assert await told(world) == said


async def test_what_one_had_in_hand_when_it_died_is_taken_over_at_once(world: World) -> None:
    dead: set[str] = set()
    options = OPTIONS | {"gone": dead.__contains__}
    first, never, begun = Bot(world, **options), asyncio.Event(), asyncio.Event()
    waiting_for(first, never, begun.set)
    said = await everybody_writes(world)
    await first.start()
    await begun.wait()
    async with running(world, **options):
        await eventually(lambda: world.count_effects() > 0)
        await first.kill()
        assert first.owner in world.see(inbox.owners)
        dead.add(first.owner)
        # sooner than its leases end
        await eventually(lambda: first.owner not in world.see(inbox.owners))
        await all_is_said(world)
    assert effects(world) == said
    assert await told(world) == said


async def test_a_message_that_one_was_sending_when_it_died_goes_out_at_once(world: World) -> None:
    dead: set[str] = set()
    hoa, lan = await world.simulator.person(7), await world.simulator.person(8)
    options = OPTIONS | {"gone": dead.__contains__}
    first = Bot(world, **options)
    await first.start()
    await world.simulator.fail("sendMessage", how="silent")
    await hoa.say("mot")
    await eventually(lambda: bool(world.see(outbox.owners)))
    await first.kill()
    async with running(world, **options):
        await lan.say("hai")
        await lan.wait_for("hai")
        dead.add(first.owner)
        # sooner than its leases end
        await hoa.wait_for("mot", within=20)
    assert world.effects == ["mot", "hai"]


async def test_one_of_them_broadcasts_so_that_together_they_keep_the_pace(world: World) -> None:
    for number in range(1, 101):
        await world.simulator.person(number, started=True)
        note = {"key": str(number), "chat_id": number, "note": {"text": "nhac"}}
        world.database.run(outbox.add_note, **note, now=world.clock.now())
    await world.simulator.faults(limits=True)
    async with running(world, **OPTIONS), running(world, **OPTIONS):
        await eventually(lambda: world.see(outbox.counts).by_outcome.get("sent") == 100, within=60)
    calls = await world.simulator.calls("sendMessage")
    assert [call["ok"] for call in calls] == [True] * 100


async def test_what_one_was_too_slow_for_is_done_by_another_and_once(world: World) -> None:
    slow, go, begun = Bot(world, **OPTIONS), asyncio.Event(), asyncio.Event()
    waiting_for(slow, go, begun.set)
    said = await everybody_writes(world)
    await slow.start()
    await begun.wait()
    with structlog.testing.capture_logs() as logs:
        async with running(world, **OPTIONS | {"gone": slow.owner.__eq__}):
            await all_is_said(world)
            go.set()
            await eventually(lambda: any("another one's by now" in line["event"] for line in logs))
            await slow.end()
    assert effects(world) == said
    assert await told(world) == said


async def test_what_is_not_finished_when_one_stops_is_handed_back(world: World) -> None:
    first, never, begun = Bot(world, **OPTIONS), asyncio.Event(), asyncio.Event()
    waiting_for(first, never, begun.set)
    said = await everybody_writes(world)
    await first.start()
    await begun.wait()
    await first.processor.stop(patience=0.01)
    assert world.see(inbox.owners) == set()
    await first.kill()
    async with running(world, **OPTIONS):
        await all_is_said(world)
    assert effects(world) == said
    assert await told(world) == said


async def test_what_takes_long_is_held_for_as_long(world: World) -> None:
    hoa = await world.simulator.person(7)
    bot, go, begun = Bot(world, **OPTIONS, renew=0.02), asyncio.Event(), asyncio.Event()
    waiting_for(bot, go, begun.set)
    await bot.start()
    await hoa.say("mot")
    await begun.wait()

    def age(session: Any) -> None:
        session.exec(select(InboxRow)).one().visible_at -= inbox.LEASE * 2 / 3

    def until(session: Any) -> Any:
        return session.exec(select(InboxRow.visible_at)).one()

    before = world.see(until)
    world.see(age)
    await eventually(lambda: world.see(until) > before)
    go.set()
    await hoa.wait_for("mot")
    await bot.end()


async def test_what_another_left_in_the_inbox_is_noticed(world: World) -> None:
    async with running(world, **OPTIONS):
        world.see(inbox.put, [Arrived(5, 7, json.dumps(MESSAGE))], world.clock.now())
        await eventually(lambda: world.effects == ["mot"])


class WayIn:
    """Is open until it is cancelled, or breaks when it is told."""

    def __init__(self) -> None:
        self.open = False
        self.times = 0
        self.broken = asyncio.Event()

    async def run(self) -> None:
        self.open = True
        self.times += 1
        try:
            await self.broken.wait()
            raise InputFault("token-refused")
        finally:
            self.open = False


@contextlib.asynccontextmanager
async def standing_by(url: str) -> AsyncIterator[tuple[WayIn, "asyncio.Task[None]"]]:
    database, way_in = Database(url), WayIn()
    task = asyncio.create_task(Standby(way_in, Turn(database), every=0.02).run())
    try:
        yield way_in, task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        database.close()


async def test_one_polls_and_the_other_takes_over_when_it_ends(url: str) -> None:
    async with standing_by(url) as (first, task):
        await eventually(lambda: first.open)
        async with standing_by(url) as (second, _):
            # so many times it has asked in vain
            await asyncio.sleep(0.2)
            assert (first.open, second.open) == (True, False)
            task.cancel()
            await eventually(lambda: second.open)
            assert not first.open


async def test_who_lost_the_connection_closes_and_one_of_them_opens_again(url: str, postgresql: Server) -> None:
    async with standing_by(url) as (first, _), standing_by(url) as (second, _):
        for times in range(1, 4):
            await eventually(lambda times=times: first.times + second.times == times and first.open != second.open)
            assert postgresql.do(END_WHO_POLLS, Database(url).url.database) == [(True,)]
        await eventually(lambda: first.times + second.times == 4)


async def test_what_breaks_the_way_in_comes_through_and_gives_the_turn_away(url: str) -> None:
    async with standing_by(url) as (first, task):
        await eventually(lambda: first.open)
        async with standing_by(url) as (second, _):
            first.broken.set()
            with pytest.raises(InputFault):
                await task
            await eventually(lambda: second.open)
