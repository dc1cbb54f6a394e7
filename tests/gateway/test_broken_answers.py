"""Calls whose connection breaks, that hang, or that are answered with nonsense: nobody loses an answer by them."""

from collections import Counter

import pytest
import structlog
from gateway_world import TOKEN, Bot, World, eventually, running

from bot.storage import outbox

#: how a call goes wrong, and what the log calls that
FAULTS = {
    "closed": "NetworkError",
    "cut": "NetworkError",
    "silent": "TimedOut",
    "html": "UnreadableAnswerError",
    "torn": "UnreadableAnswerError",
    "array": "UnreadableAnswerError",
    "hollow": "UnreadableAnswerError",
}
RAW = (TOKEN, TOKEN.partition(":")[2], "<html>", "Bad Gateway")


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """A broken answer is the same on every database."""
    return sqlite_url


async def told(world: World, chat_id: int) -> list[str]:
    return [message["text"] for message in await world.simulator.messages(chat_id) if message["by_bot"]]


async def test_every_reply_arrives_whatever_becomes_of_its_call(world: World, caplog: pytest.LogCaptureFixture) -> None:
    cases = [(how, {"lost": lost}) for how in FAULTS for lost in (False, True)]
    # the page of somebody in between, who says with its status what only Telegram may say
    cases += [("html", {"lost": False, "error_code": code}) for code in (400, 401, 403, 404, 502)]
    people = [await world.simulator.person(number) for number, _ in enumerate(cases, 1)]
    for person, (how, more) in zip(people, cases, strict=True):
        await world.simulator.fail("sendMessage", how=how, chat=person.id, **more)
    with structlog.testing.capture_logs() as logs:
        async with running(world, patience=0.5):
            for person in people:
                await person.say("mot")
            await eventually(lambda: world.see(outbox.counts).by_outcome == {"sent": len(people)})
    # one whose effect was kept comes once more, no other: nothing was asked twice behind the sender's back
    expected = {person.id: ["mot"] * (1 + more["lost"]) for person, (_, more) in zip(people, cases, strict=True)}
    assert {person.id: await told(world, person.id) for person in people} == expected
    assert len(await world.simulator.calls("sendMessage")) == 2 * len(people)
    waits = [line["fault"] for line in logs if line["event"] == "a message waits"]
    assert Counter(waits) == Counter(FAULTS[how] for how, _ in cases)
    assert world.unreachable == []
    assert [raw for raw in RAW if raw in repr(logs) + caplog.text] == []


async def test_a_poll_that_breaks_takes_no_update_with_it(world: World, caplog: pytest.LogCaptureFixture) -> None:
    hoa = await world.simulator.person(7)
    with structlog.testing.capture_logs() as logs:
        async with running(world, hold=0.0, grace=0.5):
            for how in FAULTS:
                await world.simulator.fail("getUpdates", how=how, lost=True)
                await hoa.say(how)
                await hoa.wait_for(how)
    assert world.effects == list(FAULTS)
    troubles = [line["fault"] for line in logs if line["event"] == "polling is in trouble"]
    assert troubles == list(FAULTS.values())
    assert [raw for raw in RAW if raw in repr(logs) + caplog.text] == []


@pytest.mark.parametrize(("how", "code"), [("hollow", 200), ("html", 404)])
async def test_nonsense_at_the_start_is_waited_out(world: World, how: str, code: int) -> None:
    await world.simulator.fail("getMe", how=how, error_code=code)
    await world.simulator.fail("deleteWebhook", how=how, error_code=code)
    hoa = await world.simulator.person(7)
    async with running(world):
        await hoa.say("mot")
        await hoa.wait_for("mot")


async def test_a_call_that_hangs_stops_no_other_chat(world: World) -> None:
    slow, quick = await world.simulator.person(1), await world.simulator.person(2)
    await world.simulator.fail("sendMessage", how="silent", chat=1)
    bot = Bot(world)
    await bot.start()
    await slow.say("mot")
    await eventually(lambda: bool(world.see(outbox.owners)))
    for text in ("hai", "ba"):
        await quick.say(text)
        await quick.wait_for(text)
    await eventually(lambda: world.see(outbox.counts).by_outcome == {"sent": 2})
    assert await told(world, 1) == []
    await bot.kill()
