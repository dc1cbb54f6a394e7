"""The clock of the edge: the machine's, one that was started elsewhere, or one that somebody moves."""

import asyncio
import contextlib
from datetime import UTC, datetime, timedelta

import pytest
import structlog
from gateway_world import ZONE, World, eventually

from bot.clock import RemoteClock, StartedClock, SystemClock, from_setting, wall
from bot.errors import InputFault

START = datetime(2026, 11, 12, 8, 0, tzinfo=ZONE)


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """The clock is the same on every database."""
    return sqlite_url


def near(one: datetime, other: datetime) -> bool:
    return abs(one - other) < timedelta(seconds=2)


def test_without_a_setting_the_clock_is_the_machines() -> None:
    clock = from_setting(None, ZONE, api_is_loopback=False)
    assert isinstance(clock, SystemClock)
    assert near(clock.now(), datetime.now(UTC))
    assert clock.now().utcoffset() == timedelta(hours=7)


def test_a_started_clock_runs_on_from_its_start() -> None:
    clock = from_setting("2026-11-12T08:00", ZONE, api_is_loopback=True)
    first = clock.now()
    assert near(first, START)
    assert clock.now() > first


def test_a_start_with_another_offset_is_told_in_the_zone_of_the_deployment() -> None:
    clock = from_setting("2026-11-12T01:00:00+00:00", ZONE, api_is_loopback=True)
    assert near(clock.now(), START)
    assert clock.now().hour == 8


@pytest.mark.parametrize("value", ["2026-11-12T08:00", "http://127.0.0.1:9/sim/clock"])
def test_nobody_moves_the_time_of_real_people(value: str) -> None:
    with pytest.raises(InputFault, match="clock-refused"):
        from_setting(value, ZONE, api_is_loopback=False)


def test_a_clock_of_another_machine_is_refused() -> None:
    with pytest.raises(InputFault, match="clock-refused"):
        from_setting("https://time.example/now", ZONE, api_is_loopback=True)


def test_a_time_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(InputFault, match="clock-unreadable"):
        from_setting("tomorrow", ZONE, api_is_loopback=True)


async def test_a_remote_clock_follows_and_tells_of_jumps(world: World) -> None:
    clock = RemoteClock(f"{world.url}/sim/clock", ZONE, every=0.05)
    jumps = []

    async def jumped() -> None:
        jumps.append(clock.now())

    await world.simulator.set_clock(START)
    await clock.begin()
    assert near(clock.now(), START)
    following = asyncio.create_task(clock.follow(jumped))
    await asyncio.sleep(0.2)
    assert jumps == []
    await world.simulator.set_clock(START + timedelta(days=7))
    await eventually(lambda: len(jumps) == 1)
    assert near(jumps[0], START + timedelta(days=7))
    await world.simulator.set_clock(START - timedelta(days=1))
    await eventually(lambda: len(jumps) == 2)
    following.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await following


async def test_a_jump_that_cannot_be_followed_is_logged_and_the_next_one_is_told_of(world: World) -> None:
    clock = RemoteClock(f"{world.url}/sim/clock", ZONE, every=0.05)
    jumps, secret = [], "Hoàng Thị Hoa"

    async def jumped() -> None:
        jumps.append(clock.now())
        raise ValueError(secret)

    await world.simulator.set_clock(START)
    await clock.begin()
    with structlog.testing.capture_logs() as logs:
        following = asyncio.create_task(clock.follow(jumped))
        await world.simulator.set_clock(START + timedelta(days=7))
        await eventually(lambda: len(jumps) == 1)
        await world.simulator.set_clock(START + timedelta(days=14))
        await eventually(lambda: len(jumps) == 2)
        assert not following.done()
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)
    failed = [line for line in logs if line["event"] == "a jump of the clock was not followed"]
    assert [line["fault"] for line in failed] == ["ValueError", "ValueError"]
    assert "jumped" in failed[0]["trace"]
    assert "Hoa" not in repr(failed)


async def test_a_remote_clock_that_does_not_answer_stops_the_start() -> None:
    with pytest.raises(InputFault, match="clock-unreadable"):
        await RemoteClock("http://127.0.0.1:9/sim/clock", ZONE).begin()


async def test_a_remote_clock_that_falls_silent_runs_on_by_itself(world: World) -> None:
    silent = asyncio.Event()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        if not silent.is_set():
            body = START.isoformat().encode()
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\nconnection: close\r\n\r\n%s" % (len(body), body))
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        clock = RemoteClock(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/", ZONE, every=0.05)
        await clock.begin()
        silent.set()

        async def jumped() -> None:
            raise AssertionError("nobody moved the clock")

        following = asyncio.create_task(clock.follow(jumped))
        await asyncio.sleep(0.3)
        assert not following.done()
        assert near(clock.now(), START)
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)


def test_a_remote_clock_tells_no_time_before_it_has_asked() -> None:
    with pytest.raises(RuntimeError):
        RemoteClock("http://127.0.0.1:9/", ZONE).now()


def test_a_clock_that_is_set_goes_on_from_there() -> None:
    clock = StartedClock(START, ZONE)
    clock.set(datetime(2026, 12, 1, 20, 0))  # noqa: DTZ001  # without a zone it is meant in the clock's
    assert near(clock.now(), datetime(2026, 12, 1, 20, 0, tzinfo=ZONE))


def test_wall_time_is_utc() -> None:
    assert wall().utcoffset() == timedelta(0)
