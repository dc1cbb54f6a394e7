"""PostgreSQL goes away in the middle of it all and comes back: the bot answers again, nothing is lost or doubled."""

import asyncio
import random
import signal
import statistics
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.postgresql import Server
from tests.postgresql import served as server_started

from .conftest import Prepared, Record
from .crowd import PATIENCE, QUESTION, gathered
from .deployment import Deployment, answer, deployed, joined
from .ledger import Ledger

#: what has been acknowledged must survive a power cut of the server
DURABLE = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}
WAYS = {signal.SIGINT: "in good order", signal.SIGQUIT: "at once", signal.SIGKILL: "killed"}
#: how soon after the server the bot has to be back, in seconds
SOON = 10.0


@pytest.fixture
def server(prepared: Prepared) -> Iterator[Server]:
    """A server of the test's own, for others share the usual one."""
    with server_started(**DURABLE) as made:
        made.do("CREATE DATABASE prepared TEMPLATE template0")
        prepared.copy_to(made.url("prepared"))
        yield made


@pytest.fixture
async def on_this(server: Server, tmp_path: Path) -> AsyncIterator[Deployment]:
    """A deployment on that server."""
    async with deployed(tmp_path, DATABASE_URL=server.url("prepared")) as made:
        yield made
    assert "Traceback" not in made.log


async def survives(
    deployment: Deployment, prepared: Prepared, server: Server, ways: list[signal.Signals], *, seed: int, longest: float
) -> list[float]:
    """A crowd talks while the server is ended in these ways, for up to `longest` seconds each.

    Gives the seconds from its return to the answer of somebody who asked while it was away.
    """
    chance, waits = random.Random(seed), []
    await deployment.start()
    mai = await joined(deployment, 800, "Triệu Thị Mai", prepared.tokens["Trường Tiểu học Tân Lập"])
    crowd = await gathered(deployment, prepared.tokens, seed, officers=3)
    async with crowd.talking():
        for way in ways:
            await asyncio.sleep(chance.uniform(0.3, 1.0))
            await asyncio.to_thread(server.stop, way)
            await mai.say(QUESTION)
            await asyncio.sleep(chance.uniform(0, longest))
            await asyncio.to_thread(server.start)
            back = time.monotonic()
            await answer(mai, within=PATIENCE)
            waits.append(time.monotonic() - back)
            crowd.holds(deployment)
    await deployment.idle(within=120)
    crowd.holds(deployment)
    crowd.nominated_once(deployment)
    ledger = await Ledger.of(deployment)
    ledger.holds(crowd.updates)
    assert ledger.repeated == []
    assert await deployment.stop() == 0
    return waits


async def test_a_server_that_restarts_costs_a_pause_and_nothing_else(
    on_this: Deployment, prepared: Prepared, server: Server
) -> None:
    await survives(on_this, prepared, server, [signal.SIGINT, signal.SIGQUIT], seed=1, longest=1)


@pytest.mark.soak
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
async def test_twenty_restarts(
    on_this: Deployment, prepared: Prepared, server: Server, record: Record, way: signal.Signals
) -> None:
    waits = await survives(on_this, prepared, server, [way] * 20, seed=2, longest=15)
    figures = {"restarts": len(waits), "lost": 0, "twice": 0, "median s": round(statistics.median(waits), 2)}
    record("restarts", WAYS[way], {**figures, "longest s": round(max(waits), 2)})
    assert max(waits) < SOON
