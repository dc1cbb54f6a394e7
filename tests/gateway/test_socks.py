"""Telegram reached through a SOCKS proxy: a small one on loopback, between the library's Bot and the simulator."""

import asyncio
import contextlib
import ipaddress
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from gateway_world import TOKEN, World, running
from telegram.error import NetworkError, TimedOut

from bot.errors import InputFault
from bot.gateway.connection import application, initialize
from bot.gateway.request import AioRequest
from bot.settings import Settings

USER, PASSWORD = b"xa", b"mat khau:@"
ASKED_FOR = "telegram.example"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """A proxy is the same on every database."""
    return sqlite_url


@dataclass
class Socks:
    """A SOCKS proxy, versions 5 (with a password when it asks for one) and 4, that knows one host."""

    target: int
    password: bool = False
    refuses: bool = False
    silent: bool = False
    port: int = 0
    asked: list[tuple[int, str]] = field(default_factory=list)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self.tasks.add(task)
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            version = (await reader.readexactly(1))[0]
            greeted = await (self._five if version == 5 else self._four)(reader, writer)
            if greeted:
                await self._through(reader, writer)
        writer.close()

    async def _five(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        methods = await reader.readexactly((await reader.readexactly(1))[0])
        if self.silent:
            await asyncio.sleep(60)
        if self.password:
            assert 2 in methods
            writer.write(b"\x05\x02")
            await reader.readexactly(1)
            user = await reader.readexactly((await reader.readexactly(1))[0])
            password = await reader.readexactly((await reader.readexactly(1))[0])
            fits = (user, password) == (USER, PASSWORD)
            writer.write(b"\x01\x00" if fits else b"\x01\x01")
            if not fits:
                return False
        else:
            writer.write(b"\x05\x00")
        _, _, _, kind = await reader.readexactly(4)
        if kind == 3:
            host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        else:
            host = str(ipaddress.ip_address(await reader.readexactly(4 if kind == 1 else 16)))
        await reader.readexactly(2)
        self.asked.append((5, host))
        writer.write((b"\x05\x05" if self.refuses else b"\x05\x00") + b"\x00\x01\x7f\x00\x00\x01\x00\x01")
        return not self.refuses

    async def _four(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        asked = await reader.readexactly(7)
        await reader.readuntil(b"\x00")
        self.asked.append((4, str(ipaddress.ip_address(asked[3:7]))))
        writer.write(b"\x00\x5a" + asked[1:7])
        return True

    async def _through(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self.target)
        await asyncio.gather(_pipe(reader, back), _pipe(there, writer))


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while data := await reader.read(65536):
            writer.write(data)
    writer.close()


@contextlib.asynccontextmanager
async def a_proxy(world: World, **options: bool) -> AsyncIterator[Socks]:
    """A SOCKS proxy that leads to the simulator, whatever host it is asked for."""
    proxy = Socks(int(world.url.rpartition(":")[2]), **options)
    server = await asyncio.start_server(proxy.carry, "127.0.0.1", 0)
    proxy.port = server.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        server.close()
        for task in proxy.tasks:
            task.cancel()
        await asyncio.gather(*proxy.tasks, return_exceptions=True)


def settings(world: World, proxy: str, host: str = ASKED_FOR) -> Settings:
    url = f"http://{host}:{world.url.rpartition(':')[2]}"
    return Settings(_env_file=None, bot_token=TOKEN, bot_api_base_url=url, bot_proxy_url=proxy)


@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
async def test_the_library_talks_through_socks5_and_leaves_names_to_the_proxy(world: World, scheme: str) -> None:
    hoa = await world.simulator.person(7, started=True)
    async with a_proxy(world) as proxy:
        made = application(settings(world, f"{scheme}://127.0.0.1:{proxy.port}"))
        await initialize(made)
        await made.bot.send_message(7, "qua proxy")
        await hoa.wait_for("qua proxy")
        await made.shutdown()
    # nobody here can look that name up; one connection carried all calls
    assert proxy.asked == [(5, ASKED_FOR)]


async def test_name_and_password_are_said_to_the_proxy(world: World) -> None:
    async with a_proxy(world, password=True) as proxy:
        made = application(settings(world, f"socks5://xa:mat%20khau%3A%40@127.0.0.1:{proxy.port}"))
        await initialize(made)
        await made.shutdown()
        async with AioRequest(proxy=f"socks5://xa:wrong@127.0.0.1:{proxy.port}") as request:
            with pytest.raises(NetworkError) as caught:
                await request.post(f"http://{ASKED_FOR}/bot{TOKEN}/getMe")
    assert not [secret for secret in (TOKEN, "wrong") if secret in repr(caught.value)]


async def test_socks4_is_given_addresses(world: World) -> None:
    async with a_proxy(world) as proxy:
        made = application(settings(world, f"socks4://127.0.0.1:{proxy.port}", host="127.0.0.1"))
        await initialize(made)
        await made.shutdown()
    assert proxy.asked == [(4, "127.0.0.1")]


async def test_a_running_bot_answers_through_a_proxy(world: World) -> None:
    hoa = await world.simulator.person(7)
    async with a_proxy(world) as proxy:
        through = AioRequest(proxy=f"socks5://127.0.0.1:{proxy.port}")
        async with running(world, request=through):
            await hoa.say("mot")
            await hoa.wait_for("mot")
    assert set(proxy.asked) == {(5, "127.0.0.1")}


@pytest.mark.parametrize(
    ("trouble", "fault"), [("refuses", NetworkError), ("silent", TimedOut), ("nobody", NetworkError)]
)
async def test_a_proxy_in_trouble_is_trouble_of_the_network(world: World, trouble: str, fault: type[Exception]) -> None:
    async with a_proxy(world, **({} if trouble == "nobody" else {trouble: True})) as proxy:
        port = 1 if trouble == "nobody" else proxy.port
        async with AioRequest(proxy=f"socks5://127.0.0.1:{port}", connect_timeout=0.3) as request:
            with pytest.raises(fault) as caught:
                await request.post(f"http://{ASKED_FOR}/bot{TOKEN}/getMe")
    assert TOKEN not in repr(caught.value)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    "url",
    [
        "ftp://secret@127.0.0.1:1080",
        "127.0.0.1:1080",
        "u:secret@127.0.0.1",
        "socks5://",
        "socks5://u:secret@h:port",
        "socks5://h:70000",
        "http://[secret",
    ],
)
def test_a_proxy_that_cannot_be_used_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(InputFault, match="proxy-url") as caught:
        AioRequest(proxy=url)
    assert "secret" not in str(caught.value)
