"""Updates pushed to a webhook come until they are accepted."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from telegram.error import Conflict

from bot.simulator.client import Person

from .conftest import World


class Receiver:
    """A webhook that refuses the first two deliveries."""

    def __init__(self) -> None:
        self.tries: list[tuple[int, str]] = []
        self.accepted = asyncio.Event()
        self.news = asyncio.Event()
        self.url = ""

    async def has(self, count: int) -> None:
        """Wait for so many deliveries."""
        async with asyncio.timeout(10):
            while len(self.tries) < count:
                self.news.clear()
                await self.news.wait()

    async def take(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.tries.append((body["update_id"], request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")))
        self.news.set()
        if len(self.tries) <= 2:
            return web.Response(status=500)
        self.accepted.set()
        return web.Response()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


async def queue(world: World, **wanted: int) -> None:
    """Wait until the queue stands so."""
    async with asyncio.timeout(10):
        while not wanted.items() <= (await world.simulator.updates()).items():  # noqa: ASYNC110  # it rings no bell
            await asyncio.sleep(0.02)


async def test_an_update_is_pushed_until_it_is_accepted(world: World, hoa: Person, receiver: Receiver) -> None:
    await world.bot.set_webhook(receiver.url, secret_token="bi-mat")
    made = await hoa.say("xin chào")
    await asyncio.wait_for(receiver.accepted.wait(), 5)
    assert receiver.tries == [(made["update_id"], "bi-mat")] * 3
    assert "500" in ((await world.bot.get_webhook_info()).last_error_message or "")
    with pytest.raises(Conflict):
        await world.bot.get_updates(timeout=0)
    await world.bot.delete_webhook()
    await hoa.say("lại")
    assert len(await world.hear()) == 1


async def test_what_was_accepted_comes_again_when_it_is_redelivered(
    world: World, hoa: Person, receiver: Receiver
) -> None:
    await world.bot.set_webhook(receiver.url)
    first, second = (await hoa.say("một"))["update_id"], (await hoa.say("hai"))["update_id"]
    await receiver.has(4)
    assert await world.simulator.redeliver([second, first]) == [second, first]
    await receiver.has(6)
    assert [number for number, _ in receiver.tries] == [first, first, first, second, second, first]
    await queue(world, pending=0)


async def test_a_webhook_ends_the_poll_that_is_held(world: World, hoa: Person, receiver: Receiver) -> None:
    poll = asyncio.create_task(world.bot.get_updates(timeout=10))
    await queue(world, polls=1)
    await world.bot.set_webhook(receiver.url)
    with pytest.raises(Conflict, match="setWebhook"):
        await poll
