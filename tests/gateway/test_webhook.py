"""Updates that Telegram brings itself: taken only with the secret, kept before they are acknowledged, once each."""

import asyncio
import json
import socket
from typing import Any

import aiohttp
import pytest
import structlog
from gateway_world import Bot, World, eventually, running
from sqlalchemy.exc import OperationalError

from bot.errors import InputFault
from bot.gateway.webhook import LARGEST
from bot.settings import Address, Settings, WebhookSettings

SECRET = "bi-mat_1"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What is tried here is what happens before the database: `test_arrival.py` tries the way into it."""
    return sqlite_url


def a_free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def hook() -> WebhookSettings:
    port = a_free_port()
    return WebhookSettings(f"http://127.0.0.1:{port}/tin", SECRET, Address("127.0.0.1", port))


async def post(hook: WebhookSettings, body: bytes, **headers: str) -> int:
    """What the webhook answers to a body."""
    async with aiohttp.ClientSession() as session, session.post(hook.url, data=body, headers=headers) as response:
        return response.status


async def is_set(world: World, bot: Bot, url: str) -> None:
    async with asyncio.timeout(5):
        while (await bot.application.bot.get_webhook_info()).url != url:  # noqa: ASYNC110  # the simulator rings no bell
            await asyncio.sleep(0.02)


def an_update(number: int, text: str = "xin chào") -> bytes:
    person = {"id": 7, "is_bot": False, "first_name": "Hoa"}
    chat = {"id": 7, "type": "private"}
    message = {"message_id": number, "date": 1, "from": person, "chat": chat, "text": text}
    return json.dumps({"update_id": number, "message": message}).encode()


async def test_a_conversation_comes_and_goes_by_webhook(world: World, hook: WebhookSettings) -> None:
    async with running(world, webhook=hook):
        hoa = await world.simulator.person(7, started=True)
        for text in ("một", "hai", "ba"):
            await hoa.say(text)
            assert [heard.text for heard in await hoa.wait_reply()] == [text]
    [asked] = await world.simulator.calls("setWebhook")
    assert asked["params"]["secret_token"] == SECRET
    assert "callback_query" in asked["params"]["allowed_updates"]


async def test_an_update_that_comes_twice_changes_nothing(world: World, hook: WebhookSettings) -> None:
    async with running(world, webhook=hook):
        hoa = await world.simulator.person(7, started=True)
        await hoa.say("một")
        await hoa.wait_reply()
        again = await world.simulator.redeliver()
        async with asyncio.timeout(5):
            while (await world.simulator.updates())["pending"]:  # noqa: ASYNC110  # the simulator rings no bell
                await asyncio.sleep(0.02)
        assert len(again) == 1
        assert await hoa.say("hai")
        assert [heard.text for heard in await hoa.wait_reply()] == ["hai"]
        assert world.effects == ["một", "hai"]


async def test_what_came_while_we_were_away_comes_when_we_are_back(world: World, hook: WebhookSettings) -> None:
    hoa = await world.simulator.person(7, started=True)
    async with running(world, webhook=hook) as bot:
        await is_set(world, bot, hook.url)
    for number in range(3):
        await hoa.say(str(number))
    async with running(world, webhook=hook):
        await eventually(lambda: world.effects == ["0", "1", "2"])


async def test_who_does_not_show_the_secret_is_refused(world: World, hook: WebhookSettings) -> None:
    async with running(world, webhook=hook) as bot:
        await is_set(world, bot, hook.url)
        assert await post(hook, an_update(1)) == 401
        assert await post(hook, an_update(1), **{HEADER: "bi-mat_2"}) == 403
        assert await post(hook, an_update(1), **{HEADER: ""}) == 403
        assert world.count_effects() == 0
        assert await post(hook, an_update(1), **{HEADER: SECRET}) == 200
        await eventually(lambda: world.effects == ["xin chào"])


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b"{}",
        b'{"update_id": null}',
        b'{"update_id": -1}',
        b'{"update_id": 99999999999999999999}',
        b"[" * 100_000,
    ],
    ids=lambda body: body[:40].decode("latin-1"),
)
async def test_what_is_no_update_is_a_bad_request(world: World, hook: WebhookSettings, body: bytes) -> None:
    async with running(world, webhook=hook) as bot:
        await is_set(world, bot, hook.url)
        assert await post(hook, body, **{HEADER: SECRET}) == 400
        assert await post(hook, an_update(1), **{HEADER: SECRET}) == 200


async def test_an_endless_body_is_not_read(world: World, hook: WebhookSettings) -> None:
    async with running(world, webhook=hook) as bot:
        await is_set(world, bot, hook.url)
        assert await post(hook, b" " * (LARGEST + 1), **{HEADER: SECRET}) == 413


async def test_while_too_much_is_in_flight_updates_wait_with_telegram(world: World, hook: WebhookSettings) -> None:
    free = asyncio.Event()

    async def slowly(update: Any) -> None:
        await free.wait()
        await bot.repeat(update)

    bot = Bot(world, webhook=hook, handle=slowly, most=2)
    await bot.start()
    try:
        hoa = await world.simulator.person(7, started=True)
        for number in range(6):
            await hoa.say(str(number))
        await eventually(lambda: not bot.processor.has_room)
        assert await post(hook, an_update(1), **{HEADER: SECRET}) == 503
        assert (await world.simulator.updates())["pending"]
        free.set()
        await eventually(lambda: world.effects == ["0", "1", "2", "3", "4", "5"])
    finally:
        free.set()
        await bot.end()


async def test_an_update_that_cannot_be_kept_is_not_acknowledged_and_comes_again(
    world: World, hook: WebhookSettings
) -> None:
    refused = 0

    async def busy(usecase: Any, /, *args: Any) -> Any:
        nonlocal refused
        if refused < 2:
            refused += 1
            raise OperationalError("INSERT", {}, Exception("database is locked"))
        return await bot.door(usecase, *args)

    bot = Bot(world, webhook=hook, door=busy)
    await bot.start()
    hoa = await world.simulator.person(7, started=True)
    await hoa.say("một")
    await eventually(lambda: world.effects == ["một"])
    assert refused == 2
    await bot.end()


async def test_a_webhook_that_somebody_took_away_is_set_again(world: World, hook: WebhookSettings) -> None:
    async with running(world, webhook=hook, every=0.1) as bot:
        await is_set(world, bot, hook.url)
        await bot.application.bot.delete_webhook()
        await is_set(world, bot, hook.url)


async def test_polling_after_a_webhook_goes_on_where_it_was(world: World, hook: WebhookSettings) -> None:
    async with running(world, webhook=hook) as bot:
        await is_set(world, bot, hook.url)
    hoa = await world.simulator.person(7, started=True)
    await hoa.say("một")
    async with running(world):
        await eventually(lambda: world.effects == ["một"])


async def test_an_address_that_is_taken_is_named(world: World, hook: WebhookSettings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", hook.address.port))
        taken.listen()
        bot = Bot(world, webhook=hook)
        await bot.start()
        with pytest.raises(InputFault, match=r"listen-taken.*BOT_WEBHOOK_LISTEN"):
            await bot.task
        await bot.shut()


async def test_a_url_that_telegram_cannot_reach_at_the_moment_is_tried_again(
    world: World, hook: WebhookSettings
) -> None:
    passing = ["failed to resolve host: Name or service not known", "Connection refused"]
    for words in passing:
        await world.simulator.fail("setWebhook", error_code=400, description=f"Bad Request: bad webhook: {words}")
    hoa = await world.simulator.person(7, started=True)
    with structlog.testing.capture_logs() as logs:
        async with running(world, webhook=hook):
            await hoa.say("một")
            await hoa.wait_for("một")
    said = [line["said"].lower() for line in logs if line["event"] == "the webhook is in trouble"]
    assert said == [f"bad webhook: {words}".lower() for words in passing]


async def test_a_url_that_telegram_refuses_is_named(world: World, hook: WebhookSettings) -> None:
    bot = Bot(world, webhook=WebhookSettings("ftp://nowhere", SECRET, hook.address))
    await bot.start()
    with pytest.raises(InputFault, match="webhook-refused"):
        await bot.task
    await bot.shut()


WHOLE = {
    "bot_webhook_url": "https://xa.example/tin",
    "bot_webhook_secret": SECRET,
    "bot_webhook_listen": "127.0.0.1:8443",
}


def read(**given: str) -> WebhookSettings | None:
    return Settings(_env_file=None, **given).webhook


def test_a_webhook_needs_all_of_its_settings() -> None:
    assert read() is None
    assert read(**WHOLE) == WebhookSettings("https://xa.example/tin", SECRET, Address("127.0.0.1", 8443))
    for name in WHOLE:
        with pytest.raises(InputFault, match=f"webhook-incomplete.*missing={name.upper()}"):
            read(**{key: value for key, value in WHOLE.items() if key != name})


@pytest.mark.parametrize("url", ["http://xa.example/tin", "xa.example", "https://", "https://["])
def test_a_webhook_url_is_a_public_one_and_never_said(url: str) -> None:
    with pytest.raises(InputFault, match=r"^webhook-url\(\)$"):
        read(**WHOLE | {"bot_webhook_url": url})


@pytest.mark.parametrize("secret", ["bí mật", "a b", "a" * 257])
def test_a_secret_that_telegram_would_refuse_is_never_said(secret: str) -> None:
    with pytest.raises(InputFault, match=r"^webhook-secret\(\)$"):
        read(**WHOLE | {"bot_webhook_secret": secret})


@pytest.mark.parametrize(
    "listen", ["8443", "host:", ":8443", "host:x", "host:70000", "u@h:1", "host:1/x", "http://h:1"]
)
def test_an_address_is_host_and_port(listen: str) -> None:
    with pytest.raises(ValueError, match=r"host:port|[Pp]ort"):
        Settings(_env_file=None, bot_metrics_listen=listen)


def test_an_address_may_be_of_the_newer_kind() -> None:
    assert Settings(_env_file=None, bot_metrics_listen="[::1]:9100").metrics == Address("::1", 9100)
    assert str(Address("::1", 9100)) == "[::1]:9100"
