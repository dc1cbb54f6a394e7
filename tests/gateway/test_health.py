"""What whoever watches over the process is told, and that it names nobody."""

import asyncio
import socket
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from gateway_world import MORNING, World, eventually, on_sqlite_alone, running
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy.exc import OperationalError

from bot.errors import InputFault
from bot.gateway.health import SILENCE, Health, watched
from bot.gateway.metrics import Metrics
from bot.settings import Address
from bot.storage import inbox, outbox
from bot.storage.database import Door
from bot.storage.inbox import Arrived
from bot.storage.outbox import REMINDERS


@pytest.fixture
def address() -> Address:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return Address("127.0.0.1", int(found.getsockname()[1]))


async def get(address: Address, path: str) -> tuple[int, str]:
    """The answer to a GET."""
    async with aiohttp.ClientSession() as session, session.get(f"http://{address}{path}") as response:
        return response.status, await response.text()


async def figures(address: Address) -> dict[str, float]:
    """Every sample by its name and label."""
    status, text = await get(address, "/metrics")
    assert status == 200
    samples = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
    return {" ".join([each.name, *each.labels.values()]): each.value for each in samples}


@on_sqlite_alone
async def test_a_bot_that_runs_is_alive_ready_and_counts(world: World, address: Address) -> None:
    async with running(world) as bot, watched(Health(bot.door, world.clock, bot.metrics), address):
        hoa = await world.simulator.person(987654321, "Nguyễn Thị Hoa", started=True)
        await hoa.say("số của em là 0912345678")
        await hoa.wait_reply()
        await world.simulator.fail("sendMessage", error_code=502)
        await hoa.say("hai")
        await hoa.wait_reply()
        assert await get(address, "/healthz") == (200, "ok\n")
        assert (await get(address, "/readyz"))[0] == 200
        told = await figures(address)
        assert told["dienhinh_updates_total message"] == 2
        assert told["dienhinh_reply_seconds_count"] == 2
        assert 0 < told["dienhinh_reply_seconds_sum"] < 10
        assert told["dienhinh_telegram_errors_total server"] == 1
        assert told["dienhinh_inbox_open"] == 0
        assert told["dienhinh_outbox_open replies"] == 0
        assert told["dienhinh_database_up"] == 1
        text = (await get(address, "/metrics"))[1]
        assert not [word for word in ("987654321", "Hoa", "0912345678", "sample") if word in text]
        assert (await get(address, "/else"))[0] == 404


async def test_what_waits_is_told_with_its_age_by_lane(world: World, address: Address) -> None:
    world.see(inbox.put, [Arrived(1, 7, "{}"), Arrived(2, 7, "{}")], MORNING - timedelta(minutes=2))
    world.see(
        lambda session: outbox.add_note(
            session, key="r", chat_id=7, note={"text": "-"}, lane=REMINDERS, now=MORNING - timedelta(minutes=5)
        )
    )
    door = Door(world.database)
    async with watched(Health(door, world.clock, Metrics()), address):
        told = await figures(address)
    door.close()
    assert told["dienhinh_inbox_open"] == 2
    assert 120 <= told["dienhinh_inbox_oldest_seconds"] < 150
    assert told["dienhinh_outbox_open reminders"] == 1
    assert 300 <= told["dienhinh_outbox_oldest_seconds reminders"] < 330
    assert told["dienhinh_outbox_open notes"] == told["dienhinh_outbox_oldest_seconds notes"] == 0


@on_sqlite_alone
async def test_a_silent_telegram_makes_a_bot_unready_but_not_dead(world: World, address: Address) -> None:
    now = [0.0]
    metrics, door = Metrics(tick=lambda: now[0]), Door(world.database)
    async with watched(Health(door, world.clock, metrics), address):
        assert await get(address, "/readyz") == (503, '{"database":true,"telegram":false}')
        metrics.answered()
        assert (await get(address, "/readyz"))[0] == 200
        now[0] = SILENCE + 1
        assert (await get(address, "/readyz"))[0] == 503
        assert (await get(address, "/healthz"))[0] == 200
    door.close()


class _Shut:
    """A door behind which the database does not answer: at once, or only after long."""

    def __init__(self, wait: float) -> None:
        self._wait = wait

    async def __call__(self, _usecase: Callable[..., Any], /, *_: Any) -> Any:
        await asyncio.sleep(self._wait)
        raise OperationalError("SELECT", {}, Exception("gone"))


@pytest.mark.parametrize("wait", [0.0, 30.0])
@on_sqlite_alone
async def test_a_database_that_does_not_answer_makes_a_bot_unready(world: World, address: Address, wait: float) -> None:
    metrics = Metrics()
    metrics.answered()
    metrics.waiting((3, MORNING), {}, MORNING)
    health = Health(_Shut(wait), world.clock, metrics, patience=0.2)  # type: ignore[arg-type]
    begun = time.monotonic()
    async with watched(health, address):
        assert await get(address, "/readyz") == (503, '{"database":false,"telegram":true}')
        told = await figures(address)
    assert time.monotonic() - begun < 5
    assert told["dienhinh_database_up"] == 0
    assert told["dienhinh_inbox_open"] != told["dienhinh_inbox_open"]  # not a number: nobody knows


@on_sqlite_alone
async def test_an_address_for_figures_that_is_taken_is_named(world: World, address: Address) -> None:
    with socket.socket() as taken:
        taken.bind((address.host, address.port))
        taken.listen()
        door = Door(world.database)
        with pytest.raises(InputFault, match="BOT_METRICS_LISTEN"):
            async with watched(Health(door, world.clock, Metrics()), address):
                raise AssertionError("served")
        door.close()


@on_sqlite_alone
async def test_without_an_address_nothing_listens(world: World) -> None:
    async with watched(Health(Door(world.database), world.clock, Metrics()), None):
        await eventually(lambda: True)


def test_kinds_of_updates_that_were_not_asked_for_are_one_kind() -> None:
    metrics = Metrics()
    for kind in ("message", "poll_answer", "whatever"):
        metrics.received({"update_id": 1, kind: {}})
    text = metrics.text().decode()
    assert 'dienhinh_updates_total{kind="other"} 2.0' in text
    assert "whatever" not in text
