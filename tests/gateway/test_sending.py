"""What lies in the outbox reaches its reader, once, in order, and never against Telegram's wishes."""

import asyncio
import json
import time
from datetime import datetime
from itertools import pairwise
from typing import Any

import pytest
import structlog
from gateway_world import ZONE, World, eventually, on_sqlite_alone, running
from telegram.request import RequestData

from bot.gateway.request import AioRequest
from bot.replies.reply import Choice, Reply
from bot.simulator.client import Person
from bot.storage import outbox
from bot.storage.outbox import NOTES, REMINDERS


def note(world: World, chat_id: int, text: str, lane: int = NOTES) -> None:
    said = {"key": f"{chat_id}:{text}", "chat_id": chat_id, "note": {"text": text}}
    world.database.run(outbox.add_note, **said, lane=lane, now=world.clock.now())


async def people(world: World, count: int) -> list[Person]:
    return [await world.simulator.person(number, started=True) for number in range(1, count + 1)]


async def told(world: World, chat_id: int) -> list[dict[str, Any]]:
    return [message for message in await world.simulator.messages(chat_id) if message["by_bot"]]


def is_sent(world: World, count: int) -> bool:
    return world.see(outbox.counts).by_outcome.get("sent", 0) == count


async def test_a_reply_goes_before_a_broadcast(world: World) -> None:
    await people(world, 61)
    hoa = await world.simulator.person(61)
    await world.simulator.faults(limits=True)
    for number in range(1, 61):
        note(world, number, "nhac", REMINDERS)
    async with running(world):
        await eventually(lambda: world.see(outbox.counts).by_outcome.get("sent", 0) >= 5)
        asked = time.monotonic()
        await hoa.say("xin chao")
        await hoa.wait_for("xin chao")
        waited = time.monotonic() - asked
        assert world.see(outbox.counts).by_lane.get(REMINDERS, 0) > 10
        assert waited < 0.7
        await eventually(lambda: is_sent(world, 61))
    # the pace keeps us below Telegram's limits
    assert [call for call in await world.simulator.calls("sendMessage") if not call["ok"]] == []


async def test_who_is_in_a_broadcast_and_writes_is_answered_in_front_of_it(world: World) -> None:
    crowd = await people(world, 200)
    for number in range(1, 201):
        note(world, number, "nhac", REMINDERS)
    async with running(world):
        await crowd[0].wait_for("nhac")
        await crowd[-1].say("xin chao")
        await crowd[-1].wait_for("xin chao")
        # their own reminder went with the reply, in its order, and others still wait
        assert [message["text"] for message in await told(world, 200)] == ["nhac", "xin chao"]
        assert world.see(outbox.counts).by_lane[REMINDERS] > 0


@on_sqlite_alone
async def test_a_chat_that_must_wait_makes_no_other_wait(world: World) -> None:
    hoa, binh = await people(world, 2)
    await world.simulator.fail("sendMessage", chat=1, error_code=429, retry_after=2)
    async with running(world):
        asked = time.monotonic()
        await hoa.say("mot")
        await hoa.say("hai")
        await binh.say("nhanh")
        await binh.wait_for("nhanh")
        assert time.monotonic() - asked < 1.5
        await hoa.wait_for("hai")
        assert time.monotonic() - asked >= 2
    assert [message["text"] for message in await told(world, 1)] == ["mot", "hai"]


async def test_who_blocked_the_bot_is_marked_unreachable_and_tried_no_more(world: World) -> None:
    hoa, binh = await people(world, 2)
    await hoa.block()
    async with running(world):
        note(world, 1, "nhac")
        note(world, 2, "nhac")
        await binh.wait_for("nhac")
        await eventually(lambda: world.unreachable == [1])
    [failure] = world.see(outbox.failures)
    assert (failure.chat_id, failure.fault.split(":")[0]) == (1, "Forbidden")
    assert world.see(outbox.counts).by_lane == {}


@on_sqlite_alone
async def test_an_account_that_is_no_more_is_marked_unreachable(world: World) -> None:
    note(world, 999, "nhac")
    async with running(world):
        await eventually(lambda: world.unreachable == [999])


@on_sqlite_alone
async def test_a_message_that_telegram_refuses_is_kept_as_failed_and_the_chat_goes_on(world: World) -> None:
    [hoa] = await people(world, 1)
    await world.simulator.fail("sendMessage", error_code=400, description="Bad Request: message is odd")
    async with running(world):
        await hoa.say("mot")
        await hoa.say("hai")
        await hoa.wait_for("hai")
    assert [failure.fault for failure in world.see(outbox.failures)] == ["BadRequest: Message is odd"]
    assert world.unreachable == []


@on_sqlite_alone
async def test_trouble_on_telegrams_side_is_waited_out(world: World) -> None:
    [hoa] = await people(world, 1)
    await world.simulator.fail("sendMessage", times=2, error_code=500)
    async with running(world):
        await hoa.say("mot")
        await hoa.wait_for("mot", within=30)
    assert [message["text"] for message in await told(world, 1)] == ["mot"]


@on_sqlite_alone
async def test_notes_to_one_chat_keep_a_second_between_them(world: World) -> None:
    await people(world, 1)
    for text in ("mot", "hai", "ba"):
        note(world, 1, text)
    async with running(world):
        await eventually(lambda: is_sent(world, 3))
    moments = [datetime.fromisoformat(call["at"]) for call in await world.simulator.calls("sendMessage")]
    assert all((later - earlier).total_seconds() >= 0.99 for earlier, later in pairwise(moments))


@on_sqlite_alone
@pytest.mark.parametrize(("hour", "silent"), [(6, True), (7, False), (19, False), (20, True), (23, True)])
async def test_messages_come_without_sound_from_eight_in_the_evening_to_seven(
    world: World, hour: int, silent: bool
) -> None:
    [hoa] = await people(world, 1)
    world.clock.set(datetime(2026, 11, 12, hour, 0, tzinfo=ZONE))
    async with running(world):
        await hoa.say("mot")
        await hoa.wait_for("mot")
    assert [message["silent"] for message in await told(world, 1)] == [silent]


@on_sqlite_alone
async def test_what_is_meant_to_come_without_sound_does_by_day(world: World) -> None:
    [hoa] = await people(world, 1)
    world.clock.set(datetime(2026, 11, 12, 9, 0, tzinfo=ZONE))
    async with running(world, replies=lambda text: [Reply(text, silent=text == "hai")]):
        for text in ("mot", "hai"):
            await hoa.say(text)
            await hoa.wait_for(text)
    assert [message["silent"] for message in await told(world, 1)] == [False, True]


@on_sqlite_alone
async def test_reminders_rest_from_eight_in_the_evening_to_seven_while_answers_and_decisions_go(world: World) -> None:
    [hoa] = await people(world, 1)
    world.clock.set(datetime(2026, 11, 12, 20, 0, tzinfo=ZONE))
    note(world, 1, "nhac", REMINDERS)
    async with running(world):
        note(world, 1, "quyet dinh")
        await hoa.wait_for("quyet dinh")
        await hoa.say("mot")
        await hoa.wait_for("mot")
        for night in (datetime(2026, 11, 12, 23, 59, tzinfo=ZONE), datetime(2026, 11, 13, 6, 59, tzinfo=ZONE)):
            world.clock.set(night)
            await asyncio.sleep(1.2)
        assert world.see(outbox.counts).by_lane == {REMINDERS: 1}
        world.clock.set(datetime(2026, 11, 13, 7, 0, tzinfo=ZONE))
        await hoa.wait_for("nhac")
    assert [message["text"] for message in await told(world, 1)] == ["quyet dinh", "mot", "nhac"]


@on_sqlite_alone
async def test_what_telegram_did_not_take_by_day_rests_at_night_when_it_is_back(world: World) -> None:
    [hoa] = await people(world, 1)
    with structlog.testing.capture_logs() as logs:
        async with running(world):
            await world.simulator.faults(down=True)
            note(world, 1, "nhac", REMINDERS)
            await eventually(lambda: any(line["event"] == "a message waits" for line in logs))
            world.clock.set(datetime(2026, 11, 12, 22, 0, tzinfo=ZONE))
            await world.simulator.no_faults()
            await hoa.say("mot")
            await hoa.wait_for("mot", within=20)
            world.clock.set(datetime(2026, 11, 13, 7, 0, tzinfo=ZONE))
            await hoa.wait_for("nhac", within=20)
    assert [message["text"] for message in await told(world, 1)] == ["mot", "nhac"]


@on_sqlite_alone
async def test_an_evening_that_comes_while_reminders_go_out_leaves_the_rest_for_the_morning(world: World) -> None:
    await people(world, 1)
    for text in ("mot", "hai", "ba"):
        note(world, 1, text, REMINDERS)
    world.clock.set(datetime(2026, 11, 12, 19, 59, 59, tzinfo=ZONE))
    async with running(world):
        await eventually(lambda: world.see(outbox.counts).by_outcome.get("sent", 0) >= 1)
        await asyncio.sleep(3)
        assert world.see(outbox.counts).by_lane.get(REMINDERS, 0) >= 1
        world.clock.set(datetime(2026, 11, 13, 7, 0, tzinfo=ZONE))
        await eventually(lambda: is_sent(world, 3))
    assert [message["text"] for message in await told(world, 1)] == ["mot", "hai", "ba"]


async def test_a_note_that_no_longer_says_anything_is_closed_unsent(world: World) -> None:
    [hoa] = await people(world, 1)
    note(world, 1, "cu")
    async with running(world, word=lambda *_: None):
        await eventually(lambda: world.see(outbox.counts).by_outcome == {"moot": 1})
    assert await hoa.heard() == []


async def test_a_note_that_cannot_be_worded_is_given_up_and_the_chat_goes_on(world: World) -> None:
    [hoa] = await people(world, 1)

    def word(_session: object, _chat_id: int, note: dict[str, str]) -> Reply:
        return Reply(note["words" if note["text"] == "hong" else "text"])

    note(world, 1, "hong")
    note(world, 1, "tot")
    async with running(world, word=word):
        await hoa.wait_for("tot")
    assert [failure.fault for failure in world.see(outbox.failures)] == ["KeyError"]


@on_sqlite_alone
async def test_choices_stand_in_columns_and_copies_below_them(world: World) -> None:
    [hoa] = await people(world, 1)
    choices = tuple(Choice(label, f"do:{label}") for label in "ABCDE")
    reply = Reply("chon", choices=choices, columns=3, copies=(("Chep", "noi dung"), ("Dai", "x" * 257)))
    async with running(world, replies=lambda _: [reply]):
        await hoa.say("hoi")
        asked = await hoa.wait_for("chon")
        assert asked.rows == [["A", "B", "C"], ["D", "E"], ["Chep"]]
        assert (await hoa.tap("Chep"))["copied"] == "noi dung"


@on_sqlite_alone
async def test_a_word_for_a_tap_is_shown_over_the_chat_and_writes_nothing(world: World) -> None:
    [hoa] = await people(world, 1)
    answers = {"hoi": [Reply("chon", choices=(Choice("A", "a"),))], "tap": [Reply(toast="het han", closes=False)]}
    async with running(world, replies=answers.__getitem__):
        await hoa.say("hoi")
        await hoa.wait_for("chon")
        await hoa.tap("A")
        assert await hoa.wait_toast() == "het han"
        await eventually(lambda: is_sent(world, 2))
    [asked] = await told(world, 1)
    assert "reply_markup" in asked


@on_sqlite_alone
async def test_a_word_for_a_tap_that_is_too_old_is_written_instead(world: World) -> None:
    [hoa] = await people(world, 1)
    answers = {"hoi": [Reply("chon", choices=(Choice("A", "a"),))], "tap": [Reply(toast="het han")]}
    await world.simulator.fail("answerCallbackQuery", error_code=400, description="Bad Request: query is too old")
    async with running(world, replies=answers.__getitem__):
        await hoa.say("hoi")
        await hoa.wait_for("chon")
        await hoa.tap("A")
        await hoa.wait_for("het han")


@on_sqlite_alone
async def test_buttons_that_are_gone_already_are_no_trouble(world: World) -> None:
    [hoa] = await people(world, 1)
    answers = {"hoi": [Reply("chon", choices=(Choice("A", "a"),))], "tap": [Reply("roi")]}
    async with running(world, replies=answers.__getitem__):
        await hoa.say("hoi")
        await hoa.wait_for("chon")
        await hoa.tap("A")
        await hoa.wait_for("roi")
        await hoa.tap("A", stale=True)
        await hoa.wait_for("roi")
    assert world.see(outbox.failures) == []


def ticked(text: str) -> list[Reply]:
    """A list, and the same one with its first row ticked."""
    if text == "hoi":
        return [Reply("1. chua", choices=(Choice("Co 1", "a"), Choice("Xong", "b")))]
    return [Reply("1. roi", choices=(Choice("Bo 1", "a"), Choice("Xong", "b")), in_place=True)]


@on_sqlite_alone
async def test_a_reply_stands_in_place_of_the_message_that_was_tapped(world: World) -> None:
    [hoa] = await people(world, 1)
    async with running(world, replies=ticked):
        await hoa.say("hoi")
        await hoa.wait_for("1. chua")
        await hoa.tap("Co 1")
        shown = await hoa.wait_for("1. roi")
        assert shown.edited
        assert shown.rows == [["Bo 1", "Xong"]]
        # the same words once more are no trouble
        await hoa.tap("Bo 1")
        await eventually(lambda: is_sent(world, 3))
    assert [message["text"] for message in await told(world, 1)] == ["1. roi"]
    assert world.see(outbox.failures) == []


@on_sqlite_alone
async def test_a_reply_in_place_of_a_message_that_is_gone_stands_by_itself(world: World) -> None:
    [hoa] = await people(world, 1)
    gone = {"error_code": 400, "description": "Bad Request: message to edit not found"}
    await world.simulator.fail("editMessageText", **gone)
    async with running(world, replies=ticked):
        await hoa.say("hoi")
        await hoa.wait_for("1. chua")
        await hoa.tap("Co 1")
        shown = await hoa.wait_for("1. roi")
        assert not shown.edited
        # what is typed has no message in whose place it could stand
        await hoa.say("bo 1")
        assert not (await hoa.wait_for("1. roi")).edited
    assert world.see(outbox.failures) == []


@on_sqlite_alone
async def test_a_reply_in_place_waits_out_trouble_like_any_other(world: World) -> None:
    [hoa] = await people(world, 1)
    await world.simulator.fail("editMessageText", error_code=500, description="Internal Server Error")
    async with running(world, replies=ticked):
        await hoa.say("hoi")
        await hoa.wait_for("1. chua")
        await hoa.tap("Co 1")
        assert (await hoa.wait_for("1. roi")).edited


@on_sqlite_alone
async def test_a_long_text_comes_in_pieces_with_the_buttons_under_the_last(world: World) -> None:
    [hoa] = await people(world, 1)
    lines = [f"dong {number} " + "x" * 60 for number in range(150)]
    async with running(world, replies=lambda _: [Reply("\n".join(lines), choices=(Choice("A", "a"),))]):
        await hoa.say("hoi")
        await eventually(lambda: is_sent(world, 1))
    pieces = await told(world, 1)
    assert len(pieces) == 3
    assert "\n".join(piece["text"] for piece in pieces).split("\n") == lines
    assert ["reply_markup" in piece for piece in pieces] == [False, False, True]


async def test_a_long_reply_that_is_interrupted_goes_on_with_the_piece_that_is_missing(world: World) -> None:
    [hoa] = await people(world, 1)
    lines = [f"dong {number} " + "x" * 60 for number in range(150)]
    await world.simulator.faults(latency_ms=200)
    async with running(world, replies=lambda _: [Reply("\n".join(lines))]):
        await hoa.say("hoi")
        await hoa.wait_for("dong 0 ")
        await world.simulator.fail("sendMessage", error_code=502)
        await eventually(lambda: is_sent(world, 1))
    assert [call["ok"] for call in await world.simulator.calls("sendMessage")] == [True, False, True, True]
    assert [line for piece in await told(world, 1) for line in piece["text"].split("\n")] == lines


async def test_what_goes_to_a_group_that_became_a_supergroup_follows_it(world: World) -> None:
    await people(world, 1)
    await world.simulator.group(-1005, "To", [1])
    for text in ("mot", "hai"):
        note(world, -5, text)
    line = Migrating(-5, -1005)
    async with running(world, request=line):
        await eventually(lambda: is_sent(world, 2))
        # who queues for the old number later is led to the new one as well
        note(world, -5, "ba")
        await eventually(lambda: is_sent(world, 3))
    assert [message["text"] for message in await told(world, -1005)] == ["mot", "hai", "ba"]
    # what waited behind the first was not tried at the old number
    assert line.refused == 2
    assert world.see(outbox.failures) == []
    assert world.unreachable == []


class Migrating(AioRequest):
    """Answers for a group that became a supergroup."""

    def __init__(self, old: int, new: int) -> None:
        super().__init__()
        self.old, self.new, self.refused = old, new, 0

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, **timeouts: Any
    ) -> tuple[int, bytes]:
        if request_data and request_data.parameters.get("chat_id") == self.old:
            self.refused += 1
            refusal = {"ok": False, "description": "Bad Request", "parameters": {"migrate_to_chat_id": self.new}}
            return 400, json.dumps(refusal).encode()
        return await super().do_request(url, method, request_data, **timeouts)
