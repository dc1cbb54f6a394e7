"""What stands between Telegram and a bot that is told by webhook: a balancer, or a post office that loses its order."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import random
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import aiohttp
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.gateway.listening import listening
from bot.settings import Address

HEADER = "X-Telegram-Bot-Api-Secret-Token"
SECRET = "bi-mat"
_PATIENCE = aiohttp.ClientTimeout(total=5)


def a_free_port() -> int:
    """A port on which nothing listens, and which no connection takes while its bot is being started again."""
    while True:
        port = random.randint(20_000, 32_000)
        with socket.socket() as tried, contextlib.suppress(OSError):
            tried.bind(("127.0.0.1", port))
            return port


def settings(url: str, port: int) -> dict[str, str]:
    """What a bot needs to be told at `url` and to listen on a port."""
    return {"BOT_WEBHOOK_URL": url, "BOT_WEBHOOK_SECRET": SECRET, "BOT_WEBHOOK_LISTEN": f"127.0.0.1:{port}"}


@dataclass
class Balancer:
    """Hands each update to the next listener, and to the one after that when it does not answer."""

    ports: list[int]
    url: str = ""

    def __post_init__(self) -> None:
        self._turns = itertools.cycle(self.ports)

    async def take(self, body: bytes) -> int:
        status = 502
        for _ in self.ports:
            status = await _post(next(self._turns), body)
            if status == 200:
                break
        return status


@dataclass
class PostOffice:
    """Takes everything at once, and delivers when it is told to."""

    port: int
    url: str = ""
    _bags: dict[int, list[bytes]] = field(default_factory=dict)
    _late: list[bytes] = field(default_factory=list)

    async def take(self, body: bytes) -> int:
        update = json.loads(body)
        content = next(value for name, value in update.items() if name != "update_id")
        self._bags.setdefault(content.get("message", content)["chat"]["id"], []).append(body)
        return 200

    @property
    def held(self) -> int:
        return sum(map(len, self._bags.values()))

    async def deliver(self) -> None:
        """Each once, chat after chat."""
        bags, self._bags = self._bags, {}
        for body in itertools.chain(*bags.values()):
            await self._hand_over(body)

    async def deliver_in_disorder(self, chance: random.Random, *, last: bool = False) -> None:
        """Each twice, the chats mixed up; of a chat the first of each in its order.

        The second may come at once or after much else, in a later delivery too, unless this is the last one.
        """
        bags, self._bags = {chat: list(bag) for chat, bag in self._bags.items()}, {}
        while any(bags.values()) or (last and self._late):
            chat = chance.choice([chat for chat, bag in bags.items() if bag] or [0])
            if self._late and (chat == 0 or chance.random() < 0.4):
                await self._hand_over(self._late.pop(chance.randrange(len(self._late))))
                continue
            body = bags[chat].pop(0)
            await self._hand_over(body)
            self._late.append(body)

    async def _hand_over(self, body: bytes) -> None:
        async with asyncio.timeout(60):
            while await _post(self.port, body) != 200:  # noqa: ASYNC110  # it says by its answer when it has room
                await asyncio.sleep(0.1)


@contextlib.asynccontextmanager
async def served(office: Balancer | PostOffice) -> AsyncIterator[None]:
    """Let it take what Telegram sends to its `url`, while inside."""

    async def receive(request: Request) -> Response:
        return Response(status_code=await office.take(await request.body()))

    app = Starlette(routes=[Route("/tin", receive, methods=["POST"])])
    port = a_free_port()
    async with listening(app, Address("127.0.0.1", port), setting="-"):
        office.url = f"http://127.0.0.1:{port}/tin"
        yield


async def _post(port: int, body: bytes) -> int:
    """The status of the answer; 502 when there is none."""
    headers = {HEADER: SECRET, "Content-Type": "application/json"}
    try:
        async with (
            aiohttp.ClientSession(timeout=_PATIENCE) as session,
            session.post(f"http://127.0.0.1:{port}/tin", data=body, headers=headers) as response,
        ):
            return response.status
    except (aiohttp.ClientError, TimeoutError):
        return 502
