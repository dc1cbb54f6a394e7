"""`kill -9` at any moment: what was acknowledged stays, everybody gets an answer, and nothing happens twice."""

import asyncio
import json
import random
import time
from collections import Counter

import pytest

from .conftest import Anew, Prepared, Record
from .crowd import Crowd, gathered
from .deployment import PATIENCE, Deployment, joined, spoken, tap
from .ledger import Ledger

KILLS_OF_A_SAMPLE = 5
#: of one deployment in the long run
KILLS_OF_ONE = 50


async def speaks(deployment: Deployment, within: float = 20.0) -> None:
    """Wait until the bot says something, if it has anything to say."""
    simulator = deployment.simulator
    since, until = await simulator.seq(), time.monotonic() + within
    while (left := until - time.monotonic()) > 0:
        events = await simulator.events(since, wait=left)
        if any(each["type"] == "message" and each["message"]["by_bot"] for each in events):
            return
        since = max((each["seq"] for each in events), default=since)


async def kills(deployment: Deployment, crowd: Crowd, chance: random.Random, count: int) -> list[int]:
    """Kill the bot and start it again, so many times; gives how far the simulator's events had come at each kill."""
    moments = []
    for _ in range(count):
        # some die while they start, most while they talk
        if chance.random() < 0.8:
            await speaks(deployment)
        await asyncio.sleep(chance.uniform(0, 0.6))
        await deployment.kill()
        crowd.holds(deployment)
        moments.append(await deployment.simulator.seq())
        await deployment.start()
    return moments


async def survives(
    deployment: Deployment, prepared: Prepared, seed: int, *, count: int, officers: int, in_all: bool = False
) -> dict[str, int]:
    """A crowd talks while the bot is killed again and again; gives what was counted."""
    await deployment.start()
    crowd = await gathered(deployment, prepared.tokens, seed, officers)
    async with crowd.talking():
        moments = await kills(deployment, crowd, random.Random(seed), count)
    await deployment.idle()
    crowd.holds(deployment)
    crowd.nominated_once(deployment)
    ledger = await Ledger.of(deployment)
    ledger.holds(crowd.updates)
    ledger.repeats_at_most_once_a_kill(moments, in_all=in_all)
    sent = sum(row.outcome == "sent" for row in ledger.rows)
    nominations = sum(len(officer.sent) for officer in crowd.officers)
    counted = {"kills": count, "updates": len(crowd.updates), "messages": sent, "nominations": nominations}
    return {**counted, "lost": 0, "twice": len(ledger.repeated)}


async def test_whoever_talks_while_the_bot_is_killed_loses_nothing(
    on_each_home: Deployment, prepared: Prepared
) -> None:
    await survives(on_each_home, prepared, seed=1, count=KILLS_OF_A_SAMPLE, officers=3)


async def test_a_stopped_bot_has_finished_what_it_took(running: Deployment, prepared: Prepared) -> None:
    hoa = await joined(running, 602, "Chị Hoa", prepared.tokens["Thôn Gò Chùa"])
    await tap(hoa, "Giới thiệu gương")
    await running.idle()
    await running.simulator.faults(latency_ms=500)
    await hoa.say("Cá nhân")
    async with asyncio.timeout(PATIENCE):
        while "subject" not in answers(running):  # noqa: ASYNC110  # a database rings no bell
            await asyncio.sleep(0.01)
    begun = time.monotonic()
    assert await running.stop(within=8) == 0
    assert time.monotonic() - begun < 8
    assert "Họ tên, năm sinh, chỗ ở?" in (await spoken(hoa))[-1]
    assert running.ask("SELECT count(*) FROM outbox WHERE closed_at IS NULL") == [(0,)]
    await running.simulator.no_faults()

    said = await spoken(hoa)
    await hoa.say("Hứa Văn Bảo, 1960, xóm 3")
    await running.start()
    await hoa.wait_for("Nghề nghiệp", PATIENCE)
    await running.idle()
    assert len(await spoken(hoa)) == len(said) + 1


def answers(deployment: Deployment) -> dict[str, object]:
    """The answers of the newest draft, as they lie in the database."""
    return dict(json.loads(deployment.ask("SELECT answers FROM drafts ORDER BY id DESC LIMIT 1")[0][0]))


@pytest.mark.soak
async def test_hundreds_of_kills_lose_nothing(
    anew: Anew, prepared: Prepared, record: Record, request: pytest.FixtureRequest
) -> None:
    begun, counted = time.monotonic(), Counter[str]()
    for seed in range(10, 10 + request.config.getoption("--kills") // KILLS_OF_ONE):
        async with anew() as deployment:
            counted.update(await survives(deployment, prepared, seed, count=KILLS_OF_ONE, officers=5, in_all=True))
            home = deployment.home
    record("kills", home, {**counted, "minutes": round((time.monotonic() - begun) / 60, 1)})
