"""A simulator over real HTTP, python-telegram-bot's own Bot on the one side, people on the other."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime

import pytest
import telegram

from bot.simulator import State, create_app, serve
from bot.simulator.client import Person, Simulator, connect

TOKEN = "4242:dien-hinh"
MORNING = datetime.fromisoformat("2026-11-12T08:00:00+07:00")


@dataclass(frozen=True)
class World:
    """Both sides of one simulator."""

    url: str
    simulator: Simulator
    bot: telegram.Bot

    async def hear(self) -> list[telegram.Update]:
        """What the bot gets now, acknowledged."""
        updates = list(await self.bot.get_updates(timeout=0))
        if updates:
            await self.bot.get_updates(offset=updates[-1].update_id + 1, timeout=0)
        return updates


def new_bot(url: str, token: str = TOKEN) -> telegram.Bot:
    """The library's Bot, pointed at the simulator."""
    return telegram.Bot(token, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot")


@pytest.fixture(autouse=True)
def _timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # without it the library warns at every RetryAfter


@pytest.fixture
async def world() -> AsyncIterator[World]:
    app = create_app(State(TOKEN, now=MORNING))
    async with serve(app) as url, connect(url) as simulator, new_bot(url) as bot:
        yield World(url, simulator, bot)


@pytest.fixture
async def hoa(world: World) -> Person:
    """Somebody who already wrote to the bot."""
    return await world.simulator.person(101, "Hoàng Thị Hoa", started=True)
