"""Each chat in its order, the chats side by side; what cannot be handled holds nobody up."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing

import structlog
from gateway_world import Bot, World, eventually, on_sqlite_alone, running
from sqlalchemy import event
from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.gateway.dispatch import Dispatch
from bot.replies.reply import Choice, Reply
from bot.storage import inbox, outbox

Handle = Callable[[Update], Awaitable[None]]


def failing(bot: Bot, text: str, times: int = 100) -> Handle:
    """Repeats, but raises for that text so many times."""
    repeat = bot.handle
    left = [times]

    async def handle(update: Update) -> None:
        if update.message and update.message.text == text and left[0] > 0:
            left[0] -= 1
            raise ValueError(f"cannot read {text}")
        await repeat(update)

    return handle


async def test_a_chat_is_handled_in_its_order_while_others_go_on_beside_it(world: World) -> None:
    slow_one, quick_one = await world.simulator.person(1), await world.simulator.person(2)
    bot = Bot(world)
    repeat, finished = bot.handle, []

    async def handle(update: Update) -> None:
        if update.effective_chat.id == 1:
            await asyncio.sleep(0.3)
        await repeat(update)
        finished.append(update.message.text)

    bot.handle = handle
    await bot.start()
    for text in ("mot", "hai", "ba"):
        await slow_one.say(text)
    await quick_one.say("nhanh")
    await eventually(lambda: len(finished) == 4)
    await bot.end()
    assert finished == ["nhanh", "mot", "hai", "ba"]
    assert world.effects_of(1) == ["mot", "hai", "ba"]


async def test_a_handler_that_fails_once_is_tried_again_before_the_next_of_its_chat(world: World) -> None:
    hoa = await world.simulator.person(7)
    bot = Bot(world)
    bot.handle = failing(bot, "mot", times=2)
    await bot.start()
    await hoa.say("mot")
    await hoa.say("hai")
    await eventually(lambda: world.count_effects() == 2)
    await bot.end()
    assert world.effects == ["mot", "hai"]
    assert world.see(inbox.set_aside) == []


async def test_an_update_that_fails_three_times_is_set_aside_with_a_sorry_and_the_chat_goes_on(world: World) -> None:
    hoa = await world.simulator.person(7)
    bot = Bot(world)
    bot.handle = failing(bot, "doc")
    await bot.start()
    poison = await hoa.say("doc")
    start = hoa.seq
    await hoa.say("tiep")
    await hoa.wait_for("tiep")
    hoa.seq = start
    assert [heard.text for heard in await hoa.heard()] == ["sorry", "tiep"]
    await bot.end()
    assert world.effects == ["tiep"]
    assert world.see(inbox.set_aside) == [(poison["update_id"], "ValueError")]


async def test_a_sorry_that_fails_itself_does_not_hold_up_the_chat(world: World) -> None:
    hoa = await world.simulator.person(7)
    bot = Bot(world)
    bot.handle = failing(bot, "doc")
    bot.sorry = lambda *_: 1 / 0
    await bot.start()
    await hoa.say("doc")
    await hoa.say("tiep")
    await hoa.wait_for("tiep")
    await bot.end()
    assert len(world.see(inbox.set_aside)) == 1


@on_sqlite_alone
async def test_a_database_that_is_locked_time_and_again_is_no_fault_of_the_update(world: World) -> None:
    hoa = await world.simulator.person(7)
    event.listen(world.database.engine, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout = 20"))
    world.database.engine.dispose()
    bot = Bot(world)
    repeat, attempts = bot.handle, []

    async def handle(update: Update) -> None:
        attempts.append(update.update_id)
        with closing(sqlite3.connect(world.database.url.database)) as other:
            if len(attempts) <= 5:
                other.execute("BEGIN IMMEDIATE")
            await repeat(update)

    bot.handle = handle
    await bot.start()
    await hoa.say("mot")
    await hoa.wait_for("mot")
    await bot.end()
    assert len(attempts) == 6
    assert world.effects == ["mot"]


@on_sqlite_alone
async def test_what_the_application_swallows_counts_as_an_attempt(world: World) -> None:
    hoa = await world.simulator.person(7)
    bot = Bot(world)
    attempts = []

    async def fail(update: Update, _context: object) -> None:
        attempts.append(update.update_id)
        raise ValueError("no")

    async def after(_update: Update, _context: object) -> None:
        attempts.append(0)

    bot.application.add_handler(MessageHandler(filters.TEXT, fail))
    bot.application.add_handler(MessageHandler(filters.TEXT, after), group=1)
    bot.handle = Dispatch(bot.application)
    await bot.start()
    number = (await hoa.say("doc"))["update_id"]
    await hoa.wait_for("sorry")
    await bot.end()
    assert attempts == [number] * 3


@on_sqlite_alone
async def test_a_job_that_fails_leaves_a_line_with_its_name_and_place_but_no_words(world: World) -> None:
    bot, secret = Bot(world), "Hoàng Thị Hoa"
    Dispatch(bot.application)

    async def sweep(_context: object) -> None:
        raise ValueError(secret)

    with structlog.testing.capture_logs() as logs:
        await bot.start()
        bot.application.job_queue.run_once(sweep, when=0)
        await bot.application.start()
        await eventually(lambda: any(line["event"] == "a job failed" for line in logs))
        await bot.application.stop()
        await bot.end()
    [failed] = [line for line in logs if line["event"] == "a job failed"]
    assert (failed["job"], failed["fault"]) == ("sweep", "ValueError")
    assert "in sweep" in failed["trace"]
    assert "Hoa" not in repr(failed)


async def test_an_update_that_no_handler_wants_is_closed(world: World) -> None:
    hoa = await world.simulator.person(7)
    bot = Bot(world)
    bot.handle = Dispatch(bot.application)
    await bot.start()
    number = (await hoa.say("xin chao"))["update_id"]
    await eventually(lambda: world.see(inbox.received_at, number) is not None)
    await eventually(lambda: world.see(inbox.waiting, 1) == 0)
    await bot.end()


async def test_what_fails_after_the_effect_was_kept_is_not_done_again(world: World) -> None:
    hoa = await world.simulator.person(7)
    bot = Bot(world)
    repeat = bot.handle

    async def handle(update: Update) -> None:
        await repeat(update)
        raise ValueError("too late")

    bot.handle = handle
    await bot.start()
    await hoa.say("mot")
    await hoa.wait_for("mot")
    await hoa.say("hai")
    await hoa.wait_for("hai")
    await bot.end()
    assert world.effects == ["mot", "hai"]


@on_sqlite_alone
async def test_an_update_that_the_library_cannot_read_spoils_only_itself(world: World) -> None:
    hoa = await world.simulator.person(7)
    bot = Bot(world)
    await bot.start()
    broken = inbox.Arrived(5, 7, '{"update_id": 5, "message": {"message_id": "no"}}')
    world.see(inbox.put, [broken], world.clock.now())
    await hoa.say("mot")
    await hoa.wait_for("mot")
    await eventually(lambda: [number for number, _ in world.see(inbox.set_aside)] == [5])
    await bot.end()


@on_sqlite_alone
async def test_a_tap_is_answered_and_its_buttons_go(world: World) -> None:
    hoa = await world.simulator.person(7)
    answers = {
        "hoi": [Reply("chon", choices=(Choice("A", "a"), Choice("B", "b")))],
        "tap": [Reply("da chon", toast="ok")],
    }
    async with running(world, replies=answers.__getitem__):
        await hoa.say("hoi")
        question = await hoa.wait_for("chon")
        assert question.rows == [["A", "B"]]
        await hoa.tap("A")
        assert await hoa.wait_toast() == "ok"
        await hoa.wait_for("da chon")
    [_, asked, _] = await world.simulator.messages(7)
    assert "reply_markup" not in asked
    assert world.see(outbox.counts).by_outcome == {"sent": 2}
