"""One call at a time: each phase has its patience, and nothing is asked twice."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from gateway_world import TOKEN, World
from telegram import Bot
from telegram.error import NetworkError, TimedOut

from bot.gateway.request import AioRequest, UnreadableAnswerError

ANSWER = b'HTTP/1.1 200 OK\r\ncontent-length: 25\r\n\r\n{"ok":true,"result":true}'
LARGE = 20_000_000
#: no phase of a test may last as long as this one's end
SOON = 8.0

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """A call is the same on every database."""
    return sqlite_url


@contextlib.asynccontextmanager
async def served(serve: Serve) -> AsyncIterator[str]:
    """A server that does with every connection what it is told to; gives its root."""
    tasks = set[asyncio.Task[None]]()

    async def begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            await serve(reader, writer)
        writer.close()

    server = await asyncio.start_server(begin, "127.0.0.1", 0)
    try:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def silence(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


async def test_a_line_that_never_says_who_it_is_is_given_up_as_one_that_never_came_about() -> None:
    async with served(silence) as root, AioRequest(connect_timeout=0.1, pool_timeout=0.1, read_timeout=60) as request:
        async with asyncio.timeout(SOON):
            with pytest.raises(TimedOut):
                await request.post(f"https://{root}/")


async def test_an_upload_that_nobody_takes_is_given_up() -> None:
    patience = {"connect_timeout": 0.1, "pool_timeout": 0.1, "read_timeout": 0.1, "upload_timeout": 0.3}
    async with served(silence) as root, AioRequest(**patience) as request, asyncio.timeout(SOON):
        bot = Bot(TOKEN, base_url=f"http://{root}/bot", request=request)
        with pytest.raises(TimedOut):
            await bot.send_document(7, bytes(LARGE))


async def test_an_upload_may_last_longer_than_an_answer() -> None:
    taken = 0

    async def slowly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal taken
        await asyncio.sleep(0.5)
        while taken < LARGE:
            taken += len(await reader.read(1_000_000))
        writer.write(b'HTTP/1.1 400 Bad\r\ncontent-length: 24\r\n\r\n{"ok":false,"parts": 12}')
        await reader.read()

    async with served(slowly) as root, AioRequest(read_timeout=0.2) as request:
        bot = Bot(TOKEN, base_url=f"http://{root}/bot", request=request)
        with pytest.raises(NetworkError, match="400"):
            await bot.send_document(7, bytes(LARGE))
    assert taken >= LARGE


async def test_who_waits_for_a_connection_is_told_and_the_call_that_has_it_goes_on(world: World) -> None:
    await world.simulator.faults(latency_ms=1000)
    url = f"{world.url}/bot{TOKEN}/getMe"
    async with AioRequest(connections=1, pool_timeout=0.1, connect_timeout=0.1) as request:
        first = asyncio.create_task(request.post(url))
        await _called(world, "getMe")
        with pytest.raises(TimedOut):
            await request.post(url)
        assert await first


async def test_a_download_may_last_longer_than_a_call_but_no_part_of_it() -> None:
    stuck = False

    async def in_parts(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\n")
        for part in range(8):
            if stuck and part == 4:
                await asyncio.Event().wait()
            writer.write(b"%d" % part)
            await asyncio.sleep(0.15)

    patience = {"connect_timeout": 0.1, "pool_timeout": 0.1, "write_timeout": 0.1, "read_timeout": 0.6}
    async with served(in_parts) as root, AioRequest(**patience) as request, asyncio.timeout(SOON):
        assert await request.retrieve(f"http://{root}/file") == b"01234567"
        stuck = True
        with pytest.raises(TimedOut):
            await request.retrieve(f"http://{root}/file")


async def test_a_call_that_died_after_it_was_written_is_not_made_again(world: World) -> None:
    await world.simulator.person(7, started=True)
    async with AioRequest() as request:
        bot = Bot(TOKEN, base_url=f"{world.url}/bot", request=request)
        await bot.get_me()  # from here on there is a connection that is kept
        for lost in (True, False):
            await world.simulator.fail("sendMessage", how="closed", lost=lost)
            with pytest.raises(NetworkError):
                await bot.send_message(7, "mot")
    assert len(await world.simulator.calls("sendMessage")) == 2
    assert [message["text"] for message in await world.simulator.messages(7)] == ["mot"]


async def test_a_connection_that_was_closed_meanwhile_is_not_used_again() -> None:
    calls, gone = 0, asyncio.Event()

    async def answer_and_go(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal calls
        await reader.readuntil(b"\r\n\r\n")
        calls += 1
        writer.write(ANSWER)
        writer.write_eof()
        await reader.read()
        gone.set()

    async with served(answer_and_go) as root, AioRequest() as request:
        for number in (1, 2, 3):
            assert await request.post(f"http://{root}/") is True
            assert calls == number
            await gone.wait()
            gone.clear()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"[]",
        b"null",
        b"{}",
        b'{"result":1}',
        b'{"ok":true}',
        b'{"ok":true,"result',
        b"[" * 9999,
    ],
    ids=lambda body: body[:20].decode(),
)
@pytest.mark.parametrize("status", [200, 403])
async def test_what_telegram_did_not_say_is_no_word_of_telegrams(body: bytes, status: int) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 %d X\r\ncontent-length: %d\r\n\r\n%s" % (status, len(body), body))

    async with served(talk) as root, AioRequest() as request:
        with pytest.raises(UnreadableAnswerError) as caught:
            await request.post(f"http://{root}/bot{TOKEN}/getMe")
    assert str(caught.value) == "no answer of the Bot API"
    assert caught.value.__cause__ is None


async def _called(world: World, method: str) -> None:
    async with asyncio.timeout(SOON):
        while not await world.simulator.calls(method):  # noqa: ASYNC110  # the simulator rings no bell
            await asyncio.sleep(0.02)
