"""The database goes away while messages are under way: none is lost, and none is sent twice."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from gateway_world import Bot, World, eventually, on_sqlite_alone
from sqlalchemy.exc import OperationalError

from bot.storage import outbox
from bot.storage.database import Door


class Shaky:
    """A door that does not open for some verbs, as long as it is shut."""

    def __init__(self, door: Door, *verbs: Callable[..., Any]) -> None:
        self.door, self.verbs = door, verbs
        self.shut, self.knocks = False, 0

    async def __call__(self, verb: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        if self.shut and (not self.verbs or verb in self.verbs):
            self.knocks += 1
            raise OperationalError("UPDATE", {}, Exception("the server has gone"))
        return await self.door(verb, *args, **kwargs)


def behind(world: World, *verbs: Callable[..., Any]) -> tuple[Bot, Shaky]:
    """A bot whose sender goes through a shaky door."""
    bot = Bot(world)
    door = Shaky(bot.door, *verbs)
    bot.options["sender_door"] = door
    return bot, door


async def told(world: World) -> list[str]:
    return [message["text"] for message in await world.simulator.messages(7) if message["by_bot"]]


@on_sqlite_alone
async def test_what_was_sent_is_not_sent_again_though_its_lease_ran_out_before_it_could_be_marked(world: World) -> None:
    hoa = await world.simulator.person(7)
    bot, door = behind(world, outbox.sent)
    door.shut = True
    await bot.start()
    await hoa.say("mot")
    await hoa.wait_for("mot")
    await eventually(lambda: door.knocks > 0)
    world.gone_by += outbox.LEASE + timedelta(seconds=1)
    await hoa.say("hai")
    await eventually(lambda: door.knocks > 3)
    assert await told(world) == ["mot"]
    door.shut = False
    await hoa.wait_for("hai")
    await bot.end()
    assert await told(world) == ["mot", "hai"]
    assert world.see(outbox.counts).by_outcome == {"sent": 2}


@on_sqlite_alone
async def test_a_stop_sees_through_what_is_under_way_while_the_database_is_away(world: World) -> None:
    hoa = await world.simulator.person(7)
    bot, door = behind(world)
    await bot.start()
    await world.simulator.faults(latency_ms=500)
    await hoa.say("mot")
    await eventually(lambda: bool(world.see(outbox.owners)))
    door.shut = True
    ending = asyncio.create_task(bot.end())
    await hoa.wait_for("mot")
    await eventually(lambda: door.knocks > 1)
    door.shut = False
    await ending
    assert await told(world) == ["mot"]
    assert world.see(outbox.counts).by_outcome == {"sent": 1}
