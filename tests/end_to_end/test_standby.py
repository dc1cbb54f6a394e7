"""Two processes on one PostgreSQL, both started at once on an empty one: whichever is killed, people are answered."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.postgresql import Server

from .deployment import PATIENCE, Deployment, deployed, spoken

OURS = "it is ours to poll"


@pytest.fixture
async def replicas(tmp_path: Path, postgresql: Server) -> AsyncIterator[tuple[Deployment, Deployment]]:
    folders = [tmp_path / name for name in ("one", "other")]
    for folder in folders:
        folder.mkdir()
    with postgresql.fresh(empty=True) as url:
        async with deployed(folders[0], DATABASE_URL=url) as one:
            other = Deployment(folders[1], one.url, one.simulator, {"DATABASE_URL": url})
            try:
                yield one, other
            finally:
                await asyncio.gather(one.end(), other.end())
    assert "Traceback" not in one.log + other.log


async def polls(*replicas: Deployment) -> Deployment:
    """The first of them that has the turn."""
    async with asyncio.timeout(PATIENCE):
        while True:
            for replica in replicas:
                if OURS in replica.log:
                    return replica
            await asyncio.sleep(0.05)


async def test_whichever_is_killed_everybody_is_answered_once(replicas: tuple[Deployment, Deployment]) -> None:
    one, other = replicas
    await asyncio.gather(one.start(), other.start())
    polling = await polls(one, other)
    standing_by = other if polling is one else one
    assert OURS not in standing_by.log
    people = [await one.simulator.person(number) for number in range(1, 7)]
    for person in people:
        await person.say("Vũ Thị Lan, cán bộ xã")
    first = [(await person.wait_for("Em đã chuyển", PATIENCE)).text for person in people]

    await polling.kill()
    for person in people:
        await person.say("em ở thôn Suối Đá ạ")
    assert await polls(standing_by) is standing_by
    second = [(await person.wait_for("Em đã ghi thêm", PATIENCE)).text for person in people]
    assert await standing_by.stop() == 0
    # what was on its way when the kill came may come once more
    for person, *texts in zip(people, first, second, strict=True):
        assert list(dict.fromkeys(await spoken(person))) == texts
