"""The bot notices that it was away, and marks what waited for it with Telegram meanwhile, whichever way that comes."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import aiohttp
import pytest
import structlog
from gateway_world import TOKEN, ZONE, Bot, World, eventually, running
from sqlmodel import Session, select

from bot.domain.outage import Outage
from bot.gateway.heartbeat import Heartbeat
from bot.settings import Address, WebhookSettings
from bot.simulator.client import Person
from bot.storage import outages
from bot.storage.tables import ContactRow, InboxRow

EVENING = datetime(2026, 11, 19, 20, 40, tzinfo=ZONE)
MORNING = datetime(2026, 11, 20, 7, 50, tzinfo=ZONE)


def a_hook() -> WebhookSettings:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = int(found.getsockname()[1])
    return WebhookSettings(f"http://127.0.0.1:{port}/tin", "bi-mat_1", Address("127.0.0.1", port))


WAYS = ("polling", "webhook")


@pytest.fixture
async def hoa(world: World) -> Person:
    """Somebody who writes, on the evening of the nineteenth."""
    await world.pass_to(EVENING)
    return await world.simulator.person(7, started=True)


def way(name: str) -> dict[str, object]:
    """The options of a bot that hears this way and notes every contact."""
    return {"beat": 0.0} | ({"webhook": a_hook(), "every": 0.1} if name == "webhook" else {"hold": 1.0})


def marked(world: World) -> list[bool]:
    """Of each update in the order of coming, whether it is of a backlog."""

    def read(session: Session) -> list[bool]:
        rows = session.exec(select(InboxRow).order_by(InboxRow.update_id))
        return [row.outage_id is not None for row in rows]

    return world.see(read)


def last_contact(world: World) -> datetime | None:
    def read(session: Session) -> datetime | None:
        row = session.get(ContactRow, 1)
        return None if row is None else row.at

    return world.see(read)


def known(world: World) -> list[Outage]:
    """The outages kept so far; nobody has been told of any."""
    return list(world.see(outages.untold))


def about(moment: datetime, expected: datetime) -> bool:
    return timedelta(0) <= moment - expected < timedelta(minutes=2)


async def in_contact(world: World, since: datetime) -> None:
    await eventually(lambda: (last_contact(world) or since - timedelta(days=9)) >= since)


@pytest.mark.parametrize("name", WAYS)
async def test_what_was_sent_across_midnight_while_the_bot_was_down_is_of_the_backlog_and_nothing_after_it(
    world: World, hoa: Person, name: str
) -> None:
    options = way(name)
    async with running(world, **options):
        await hoa.say("truoc")
        await hoa.wait_for("truoc")
        await in_contact(world, EVENING)
    await world.pass_to(EVENING + timedelta(hours=1))
    await hoa.say("tối")
    await world.pass_to(datetime(2026, 11, 20, 0, 30, tzinfo=ZONE))
    await hoa.say("đêm")
    await world.pass_to(MORNING)
    async with running(world, **options):
        await hoa.wait_for("đêm")
        await hoa.say("sáng")
        await hoa.wait_for("sáng")
        await eventually(lambda: not world.see(outages.being_read))
    assert marked(world) == [False, True, True, False]
    [outage] = known(world)
    assert about(outage.began_at, EVENING)
    assert about(outage.ended_at, MORNING)

    def written(session: Session) -> list[datetime | None]:
        found = [outages.waited(session, row.update_id) for row in session.exec(select(InboxRow)) if row.outage_id]
        return [each.not_before for each in found if each is not None]

    one, other = sorted(filter(None, world.see(written)))
    assert about(one, EVENING + timedelta(hours=1))
    assert about(other, datetime(2026, 11, 20, 0, 30, tzinfo=ZONE))


@pytest.mark.parametrize("name", WAYS)
async def test_what_waits_longer_than_one_batch_is_marked_to_the_end_through_kills(
    world: World, hoa: Person, name: str
) -> None:
    options, many = way(name), 250 if name == "polling" else 60
    async with running(world, **options):
        await in_contact(world, EVENING)
    for number in range(many):
        await hoa.say(str(number))
    await world.pass_to(MORNING)
    # a poll brings a hundred at most, and with this delay a kill comes before the next one does
    await world.simulator.faults(latency_ms=700)
    for few in (1, 5):
        bot = Bot(world, **options)
        await bot.start()
        await eventually(lambda least=few: len(marked(world)) >= least)
        await bot.kill()
        if few == 1 and name == "polling":
            assert len(marked(world)) < many
    await world.simulator.no_faults()
    bot = Bot(world, **options)
    await bot.start()
    await eventually(lambda: len(marked(world)) == many, within=20)
    await hoa.say("sáng")
    await eventually(lambda: len(marked(world)) == many + 1)
    await bot.kill()
    assert marked(world) == [True] * many + [False]
    assert len(known(world)) == 1


@pytest.mark.parametrize("name", WAYS)
async def test_who_writes_first_after_a_silent_night_did_not_wait(world: World, hoa: Person, name: str) -> None:
    options = way(name)
    async with running(world, **options):
        await in_contact(world, EVENING)
    await world.pass_to(MORNING)
    # it looks at once how much waits, not only when its turn has come or somebody writes
    seldom = {"hold": 30.0, "every": 30.0}
    async with running(world, **(options | seldom)):
        await eventually(lambda: len(known(world)) == 1)
        await hoa.say("sáng")
        await hoa.wait_for("sáng")
    assert marked(world) == [False]


@pytest.mark.parametrize("name", WAYS)
async def test_a_clock_that_is_moved_while_there_is_contact_is_no_outage(world: World, hoa: Person, name: str) -> None:
    async with running(world, **way(name)):
        await hoa.say("tối")
        await hoa.wait_for("tối")
        await in_contact(world, EVENING)
        world.clock.set(MORNING)
        await world.simulator.set_clock(MORNING)
        await hoa.say("sáng")
        await hoa.wait_for("sáng")
        await in_contact(world, MORNING)
    assert known(world) == []
    assert marked(world) == [False, False]


@pytest.mark.parametrize("name", WAYS)
async def test_a_restart_within_minutes_is_no_outage(world: World, hoa: Person, name: str) -> None:
    options = way(name)
    async with running(world, **options):
        await in_contact(world, EVENING)
    await hoa.say("chờ")
    await world.pass_to(world.clock.now() + timedelta(minutes=4))
    async with running(world, **options):
        await hoa.wait_for("chờ")
    assert known(world) == []
    assert marked(world) == [False]


async def test_telegram_out_of_reach_of_a_running_bot_is_an_outage(world: World, hoa: Person) -> None:
    with structlog.testing.capture_logs() as logs:
        async with running(world, **way("polling")):
            await in_contact(world, EVENING)
            await world.simulator.faults(down=True)
            # a poll that is held when Telegram goes is still answered
            await eventually(lambda: any(line["event"] == "polling is in trouble" for line in logs), within=20)
            await hoa.say("tối")
            await world.pass_to(MORNING)
            await world.simulator.no_faults()
            await hoa.wait_for("tối", within=20)
    assert marked(world) == [True]
    [outage] = known(world)
    assert about(outage.ended_at, MORNING)


async def test_a_webhook_to_which_telegram_cannot_deliver_is_out_of_contact(world: World, hoa: Person) -> None:
    front, behind = a_hook(), a_hook()
    async with running(world, beat=0.0, every=0.05, webhook=replace(front, address=behind.address)):
        await in_contact(world, EVENING)
        await hoa.say("tối")
        async with asyncio.timeout(10):
            while "last_error_message" not in await hook_info(world):  # noqa: ASYNC110  # the simulator rings no bell
                await asyncio.sleep(0.02)
        asked = len(await world.simulator.calls("getWebhookInfo"))
        before = last_contact(world)
        await eventually_asked(world, asked + 5)
        # the bot reaches Telegram, but not the other way round
        assert last_contact(world) == before
        await world.pass_to(MORNING)
        async with forwarding(front.address, behind.address):
            await hoa.wait_for("tối", within=20)
    assert marked(world) == [True]
    assert len(known(world)) == 1


async def test_an_outage_is_kept_only_once_telegram_has_said_how_much_waited(world: World, hoa: Person) -> None:
    options = way("webhook")
    async with running(world, **options):
        await in_contact(world, EVENING)
    for number in range(3):
        await hoa.say(str(number))
    await world.pass_to(MORNING)
    await world.simulator.fail("getWebhookInfo", times=4, error_code=502)
    async with running(world, **options):
        await eventually(lambda: world.effects == ["0", "1", "2"], within=20)
    assert marked(world) == [True] * 3
    assert len(known(world)) == 1


async def hook_info(world: World) -> dict[str, Any]:
    async with aiohttp.ClientSession() as session, session.get(f"{world.url}/bot{TOKEN}/getWebhookInfo") as response:
        return dict((await response.json())["result"])


async def eventually_asked(world: World, times: int) -> None:
    async with asyncio.timeout(10):
        while len(await world.simulator.calls("getWebhookInfo")) < times:  # noqa: ASYNC110  # as above
            await asyncio.sleep(0.02)


@contextlib.asynccontextmanager
async def forwarding(here: Address, there: Address) -> AsyncIterator[None]:
    """A proxy in front."""

    async def pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        writer.close()

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        further_in, further_out = await asyncio.open_connection(there.host, there.port)
        await asyncio.gather(pipe(reader, further_out), pipe(further_in, writer))

    async with await asyncio.start_server(pass_on, here.host, here.port):
        yield


async def test_contact_is_noted_every_twenty_seconds_and_is_lost_after_five_minutes(world: World) -> None:
    await world.pass_to(EVENING)
    bot = Bot(world)
    heartbeat = Heartbeat(bot.application.bot, bot.door, world.clock, wall=world.wall)
    assert not await heartbeat.lost()
    noted = []
    for seconds in (0, 19, 21, 30):
        await world.pass_to(EVENING + timedelta(seconds=seconds))
        await heartbeat.contact(waiting=0)
        noted.append(last_contact(world))
    assert [about(moment, EVENING) for moment in noted if moment is not None] == [True] * 4
    assert [one == other for one, other in pairwise(noted)] == [True, False, True]
    for minutes, lost in ((5, False), (6, True)):
        await world.pass_to(EVENING + timedelta(minutes=minutes))
        assert await heartbeat.lost() is lost
    bot.door.close()
