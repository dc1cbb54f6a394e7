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
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.tries.append((body["update_id"], request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")))
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
