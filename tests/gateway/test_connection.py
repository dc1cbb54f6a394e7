"""The line to Telegram: cut, slow or refused, it costs nobody an answer and shows nobody the token."""

import asyncio
import contextlib
import io
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import structlog
from gateway_world import TOKEN, Bot, World, eventually, running
from telegram import Update
from telegram.error import NetworkError, TimedOut

from bot.clock import StartedClock
from bot.errors import InputFault
from bot.gateway.connection import application, initialize
from bot.gateway.request import AioRequest
from bot.settings import Settings
from bot.storage import outbox


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """The line to Telegram is the same on every database."""
    return sqlite_url


class Line:
    """A line between the bot and the simulator that can be cut."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._ends: set[asyncio.StreamWriter] = set()
        self.cut = False
        self.calls = 0

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.calls += 1
        if self.cut:
            await reader.read(1)
            writer.transport.abort()
            return
        there, back = await asyncio.open_connection("127.0.0.1", self._port)
        self._ends |= {writer, back}
        await asyncio.gather(self._pipe(reader, back), self._pipe(there, writer))

    async def _pipe(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(65536):
                writer.write(data)
        writer.close()

    def drop(self) -> None:
        """Cut every connection there is."""
        self.cut = True
        for end in self._ends:
            end.transport.abort()
        self._ends.clear()


@contextlib.asynccontextmanager
async def a_line(world: World) -> AsyncIterator[tuple[Line, World]]:
    """The world as it is reached over that line."""
    line = Line(int(world.url.rpartition(":")[2]))
    async with await asyncio.start_server(line.carry, "127.0.0.1", 0) as server:
        yield line, replace(world, url=f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
        line.drop()
        await asyncio.sleep(0)


async def test_a_line_that_is_cut_and_comes_back_loses_nothing(world: World) -> None:
    hoa = await world.simulator.person(7)
    async with a_line(world) as (line, far), running(far):
        await hoa.say("mot")
        await hoa.wait_for("mot")
        line.drop()
        before = line.calls
        await hoa.say("hai")
        await eventually(lambda: line.calls > before)
        line.cut = False
        await hoa.wait_for("hai")
    assert world.effects == ["mot", "hai"]


async def test_the_start_waits_for_telegram(world: World) -> None:
    hoa = await world.simulator.person(7)
    async with a_line(world) as (line, far):
        line.cut = True
        bot = Bot(far)
        starting = asyncio.create_task(bot.start())
        await eventually(lambda: line.calls > 0)
        line.cut = False
        await starting
        await hoa.say("mot")
        await hoa.wait_for("mot")
        await bot.end()


async def test_a_token_that_telegram_does_not_know_is_said_clearly(world: World) -> None:
    stranger = application(Settings(_env_file=None, bot_token="9:wrong", bot_api_base_url=world.url))
    with pytest.raises(InputFault, match="token-refused"):
        await initialize(stranger)


async def test_a_token_that_is_withdrawn_while_running_ends_the_run(world: World) -> None:
    line = Withdrawing()
    bot = Bot(world, request=line)
    await bot.start()
    line.withdrawn = True
    hoa = await world.simulator.person(7)
    await hoa.say("mot")
    await eventually(bot.task.done)
    with pytest.raises(InputFault, match="token-refused"):
        await bot.end()


class Withdrawing(AioRequest):
    """Answers as Telegram does once a token has been withdrawn."""

    withdrawn = False

    async def do_request(self, *args: Any, **options: Any) -> tuple[int, bytes]:
        if self.withdrawn:
            return 401, b'{"ok": false, "description": "Unauthorized"}'
        return await super().do_request(*args, **options)


async def test_without_a_token_there_is_no_application() -> None:
    with pytest.raises(InputFault, match="token-missing"):
        application(Settings(_env_file=None))


async def test_a_second_poller_is_waited_out_with_one_line_in_the_log(world: World) -> None:
    hoa = await world.simulator.person(7)
    with structlog.testing.capture_logs() as logs:
        async with running(world), running(world, gone=lambda _: False):
            await hoa.say("mot")
            await hoa.wait_for("mot")
            await asyncio.sleep(1)
    troubles = [line["fault"] for line in logs if line["event"] == "polling is in trouble"]
    assert 1 <= troubles.count("Conflict") <= 6
    assert world.effects == ["mot"]


async def test_a_webhook_of_before_is_removed_and_what_waits_for_it_is_kept(world: World) -> None:
    hoa = await world.simulator.person(7)
    bot = Bot(world)
    await initialize(bot.application)
    await bot.application.bot.set_webhook("https://127.0.0.1:9/nobody")
    await hoa.say("mot")
    with structlog.testing.capture_logs() as logs:
        async with running(world):
            await hoa.wait_for("mot")
    await bot.application.shutdown()
    assert [line for line in logs if line["event"] == "polling is in trouble"] == []
    [removed] = await world.simulator.calls("deleteWebhook")
    assert removed["params"] in ({}, {"drop_pending_updates": "false"})


async def test_a_webhook_that_somebody_sets_while_we_poll_is_removed(world: World) -> None:
    hoa = await world.simulator.person(7)
    async with running(world) as bot:
        await hoa.say("mot")
        await hoa.wait_for("mot")
        await bot.application.bot.set_webhook("https://127.0.0.1:9/nobody")
        await hoa.say("hai")
        await hoa.wait_for("hai")


@pytest.mark.parametrize("fault", ["silent", "closed", "nobody"])
async def test_no_error_and_no_log_names_the_token(fault: str) -> None:
    async def hang_up(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if fault == "silent":
            await asyncio.sleep(0.3)
        writer.close()

    server = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/bot{TOKEN}/getMe"
    if fault == "nobody":
        server.close()
    async with AioRequest(read_timeout=0.1) as request:
        with pytest.raises(TimedOut if fault == "silent" else NetworkError) as caught:
            await request.post(url)
    assert TOKEN not in repr(caught.value)
    assert caught.value.__suppress_context__
    server.close()
    await asyncio.sleep(0.3)


async def test_requests_go_through_the_proxy(world: World) -> None:
    seen = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append((await reader.readuntil(b"\r\n")).decode())
        writer.write(b'HTTP/1.1 200 OK\r\ncontent-length: 26\r\n\r\n{"ok":true,"result":"far"}')
        writer.close()

    async with await asyncio.start_server(proxy, "127.0.0.1", 0) as server:
        where = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with AioRequest(proxy=where) as request:
            assert await request.post("http://telegram.example/getMe") == "far"
    assert seen == ["POST http://telegram.example/getMe HTTP/1.1\r\n"]


async def test_a_slow_answer_is_awaited_as_long_as_the_call_says(world: World) -> None:
    await world.simulator.faults(latency_ms=300)
    async with AioRequest(read_timeout=0.1) as request:
        url = f"{world.url}/bot{TOKEN}/getMe"
        with pytest.raises(TimedOut):
            await request.post(url)
        assert await request.post(url, read_timeout=5.0)
        assert request.read_timeout == 0.1


async def test_the_log_tells_no_words_and_no_token(world: World) -> None:
    hoa = await world.simulator.person(7, "Nguyen Thi Hoa")
    printed = io.StringIO()
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(printed))
    try:
        bot = Bot(world)

        async def fail(update: Update) -> None:
            raise ValueError(f"{update.effective_user.full_name}: {update.message.text}")

        bot.handle = fail
        await world.simulator.fail("sendMessage", times=1, error_code=500)
        await bot.start()
        await hoa.say("bi mat")
        await hoa.wait_for("sorry")
        await bot.end()
    finally:
        structlog.reset_defaults()
    log = printed.getvalue()
    assert "an update was set aside" in log
    assert not [secret for secret in ("bi mat", "Nguyen", TOKEN) if secret in log]


async def test_the_inbox_knows_the_time_of_the_bots_clock(world: World) -> None:
    hoa = await world.simulator.person(7)
    moved = replace(world, clock=StartedClock(world.clock.now() + timedelta(days=400), world.clock.now().tzinfo))
    async with running(moved):
        await hoa.say("mot")
        await hoa.wait_for("mot")
    # a clock that was moved years ahead delays no message
    assert world.see(outbox.counts).by_outcome == {"sent": 1}
