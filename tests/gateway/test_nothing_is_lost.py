"""Whatever stops the bot, everybody gets their answer, and nobody gets it twice."""

import asyncio
from collections import Counter

import pytest
from gateway_world import Bot, World, eventually, on_sqlite_alone, running
from telegram import Update

from bot.storage import inbox, outbox
from bot.storage.inbox import Arrived


async def told(world: World, chat_id: int) -> list[str]:
    messages = await world.simulator.messages(chat_id)
    return [message["text"] for message in messages if message["by_bot"]]


async def test_somebody_who_writes_is_answered(world: World) -> None:
    hoa = await world.simulator.person(7)
    async with running(world):
        await hoa.say("xin chao")
        assert [heard.text for heard in await hoa.wait_reply()] == ["xin chao"]


async def test_sixty_waiting_updates_and_two_kills_lose_nothing_and_answer_everyone_once(world: World) -> None:
    people = [await world.simulator.person(number) for number in range(1, 21)]
    for round_ in range(3):
        for person in people:
            await person.say(f"{person.id}-{round_}")
    for moment in (0.05, 0.15):
        bot = Bot(world)
        await bot.start()
        await asyncio.sleep(moment)
        await bot.kill()
    async with running(world):
        await eventually(lambda: world.see(outbox.counts).by_outcome.get("sent") == 60)
    expected = {person.id: [f"{person.id}-{round_}" for round_ in range(3)] for person in people}
    assert {person.id: world.effects_of(person.id) for person in people} == expected
    answers = {person.id: await told(world, person.id) for person in people}
    assert {number: list(dict.fromkeys(texts)) for number, texts in answers.items()} == expected
    # what Telegram had accepted and we had not marked when a kill came may come once more
    assert all(len(texts) <= 3 + 2 for texts in answers.values())


async def test_an_effect_that_was_kept_before_a_crash_gets_its_reply_after_it(world: World) -> None:
    hoa = await world.simulator.person(7)
    await world.simulator.fail("sendMessage", times=100, error_code=502)
    bot = Bot(world)
    await bot.start()
    await hoa.say("xin chao")
    await eventually(lambda: world.count_effects() == 1)
    await bot.kill()
    await world.simulator.no_faults()
    async with running(world):
        assert (await hoa.wait_for("xin chao")).text == "xin chao"
    assert world.effects == ["xin chao"]


async def test_what_was_claimed_by_a_process_that_is_no_more_goes_out_at_once(world: World) -> None:
    hoa = await world.simulator.person(7)
    bot = Bot(world)
    await bot.start()
    await world.simulator.fail("sendMessage", how="silent")
    await hoa.say("xin chao")
    await eventually(lambda: bool(world.see(outbox.owners)))
    await bot.kill()
    await world.simulator.no_faults()
    async with running(world):
        await hoa.wait_for("xin chao", within=3)


async def test_updates_delivered_twice_change_nothing_the_second_time(world: World) -> None:
    people = [await world.simulator.person(number) for number in range(1, 6)]
    async with running(world):
        for person in people:
            await person.say("mot")
            await person.say("hai")
        await eventually(lambda: world.see(outbox.counts).by_outcome.get("sent") == 10)
        assert len(await world.simulator.redeliver()) == 10
        await people[0].say("ba")
        await people[0].wait_for("ba")
    assert Counter(world.effects) == {"mot": 5, "hai": 5, "ba": 1}
    for person in people[1:]:
        assert await told(world, person.id) == ["mot", "hai"]


async def test_updates_delivered_again_after_a_restart_change_nothing(world: World) -> None:
    hoa = await world.simulator.person(7)
    async with running(world):
        await hoa.say("mot")
        await hoa.wait_for("mot")
    await world.simulator.redeliver()
    async with running(world):
        await hoa.say("hai")
        await hoa.wait_for("hai")
    assert world.effects == ["mot", "hai"]
    assert await told(world, 7) == ["mot", "hai"]


async def test_an_orderly_stop_finishes_what_was_taken(world: World) -> None:
    people = [await world.simulator.person(number) for number in range(1, 11)]
    bot = Bot(world)
    await bot.start()
    for person in people:
        await person.say("mot")
    await eventually(lambda: world.count_effects() > 0)
    await bot.end()
    counts = world.see(outbox.counts)
    assert counts.by_lane == {}
    assert counts.by_outcome == {"sent": world.count_effects()}


@on_sqlite_alone
async def test_a_lost_answer_of_telegram_repeats_at_most_that_one_message(world: World) -> None:
    hoa = await world.simulator.person(7)
    await world.simulator.fail("sendMessage", error_code=502, lost=True)
    async with running(world):
        await hoa.say("mot")
        await hoa.say("hai")
        await eventually(lambda: world.see(outbox.counts).by_outcome.get("sent") == 2)
    assert await told(world, 7) == ["mot", "mot", "hai"]


async def test_two_replicas_answer_each_update_once(world: World) -> None:
    people = [await world.simulator.person(number) for number in range(1, 21)]
    for person in people:
        await person.say("mot")
    alive = {"gone": lambda _owner: False}
    async with running(world, **alive), running(world, **alive):
        await eventually(lambda: world.see(outbox.counts).by_outcome.get("sent") == 20)
    assert world.count_effects() == 20
    for person in people:
        assert await told(world, person.id) == ["mot"]


@on_sqlite_alone
async def test_a_fault_in_keeping_what_is_in_hand_ends_the_run(world: World) -> None:
    world.see(inbox.put, [Arrived(1, 7, "{}")], world.clock.now())
    world.see(inbox.claim, "another", world.wall(), 1)

    def broken(_owner: str) -> bool:
        raise ZeroDivisionError

    bot = Bot(world, gone=broken)
    await bot.start()
    with pytest.raises(ZeroDivisionError):
        async with asyncio.timeout(8):
            await bot.task
    await bot.shut()


@on_sqlite_alone
async def test_reading_stops_while_too_many_are_in_flight(world: World) -> None:
    go = asyncio.Event()
    hoa = await world.simulator.person(7)
    for number in range(250):
        await hoa.say(str(number))
    bot = Bot(world, most=20)
    repeat = bot.handle

    async def slow(update: Update) -> None:
        await go.wait()
        await repeat(update)

    bot.handle = slow
    await bot.start()
    await eventually(lambda: world.see(inbox.waiting, 1) == 1)
    await asyncio.sleep(0.5)
    # the first batch is on its way when the limit is reached; the next is not asked for
    assert len((await world.simulator.updates())["delivered"]) < 250
    go.set()
    await eventually(lambda: world.count_effects() == 250, within=60)
    await bot.kill()
    assert world.effects == [str(number) for number in range(250)]
