"""Three replicas on one PostgreSQL behind a balancer, killed one after the other: nothing is lost, nothing doubled."""

import asyncio
import random
import time
from collections import Counter

import pytest

from .conftest import Prepared, Record
from .crowd import Crowd, gathered
from .deployment import Deployment
from .ledger import Ledger
from .webhooks import Balancer, a_free_port, served, settings

REPLICAS = 3
MINUTES = 5


async def killed_in_turn(deployment: Deployment, office: Balancer, crowd: Crowd, chance: random.Random) -> None:
    """Kill one replica and start it again; the others go on meanwhile."""
    replica = chance.randrange(REPLICAS)
    await asyncio.sleep(chance.uniform(0, 1.5))
    await deployment.kill(replica)
    crowd.holds(deployment)
    await deployment.start(replica, **settings(office.url, office.ports[replica]))


async def survive(
    deployment: Deployment, prepared: Prepared, seed: int, *, kills: int, minutes: float = 0
) -> dict[str, int]:
    """A crowd talks while so many kills happen, and more until the time is up; gives what was counted."""
    chance, office = random.Random(seed), Balancer([a_free_port() for _ in range(REPLICAS)])
    until, done = time.monotonic() + minutes * 60, 0
    async with served(office):
        for replica, port in enumerate(office.ports):
            await deployment.start(replica, **settings(office.url, port))
        crowd = await gathered(deployment, prepared.tokens, seed)
        async with crowd.talking():
            while done < kills or time.monotonic() < until:
                await killed_in_turn(deployment, office, crowd, chance)
                done += 1
        # what a killed replica held is free at the latest when its lease ends
        await deployment.idle(within=120)
    crowd.holds(deployment)
    crowd.nominated_once(deployment)
    ledger = await Ledger.of(deployment)
    ledger.holds(crowd.updates)
    again = Counter(chat for _, chat in ledger.repeated)
    assert max(again.values(), default=0) <= done
    sent = sum(row.outcome == "sent" for row in ledger.rows)
    return {"kills": done, "updates": len(crowd.updates), "messages": sent, "lost": 0, "twice": len(ledger.repeated)}


async def test_replicas_that_are_killed_lose_and_double_nothing(on_postgresql: Deployment, prepared: Prepared) -> None:
    await survive(on_postgresql, prepared, seed=1, kills=4)


@pytest.mark.soak
async def test_replicas_under_minutes_of_kills(on_postgresql: Deployment, prepared: Prepared, record: Record) -> None:
    counted = await survive(on_postgresql, prepared, seed=2, kills=0, minutes=MINUTES)
    assert counted["twice"] <= counted["kills"]
    record("replicas", f"{MINUTES} minutes", counted)
