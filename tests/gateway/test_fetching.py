"""Photos and files come home to our own store, and go out again by their ids."""

import asyncio
import io
import struct
import zlib
from typing import Any

import pytest
import structlog
from gateway_world import TOKEN, Bot, World, eventually, on_sqlite_alone, running
from telegram import Update

from bot.replies.reply import Reply
from bot.storage import attachments
from bot.storage.attachments import FETCHES, Attachment
from bot.storage.files import FileStore
from bot.storage.tables import DraftRow, PersonRow, UnitRow


def png(shade: int) -> bytes:
    """A picture of one pixel."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    pixel = zlib.compress(bytes([0, shade, shade, shade]))
    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")


@pytest.fixture(autouse=True)
def draft(world: World) -> None:
    """A draft to which the files belong."""
    now = world.clock.now()
    with world.database.transaction() as session:
        session.add(UnitRow(id=1, position=1, name="Hamlet 1", kind="hamlet"))
        session.add(PersonRow(id=1, telegram_id=7, name="Hoa", language="vi", joined_at=now))
        session.flush()
        keys = {"plan_id": "plan", "unit_id": 1, "person_id": 1, "period": "2026-11"}
        session.add(DraftRow(id=1, **keys, step="photos", opened_at=now, changed_at=now))


def collecting(world: World) -> Bot:
    """A bot that adds every file to the draft and shows what it has when somebody writes."""
    bot = Bot(world, replies=lambda _: [Reply("day", photos=tuple(each.id for each in kept(world)))])
    repeat = bot.handle

    async def handle(update: Update) -> None:
        message = update.message
        if message.photo or message.document:
            file: Any = message.document or message.photo[-1]
            kind = "document" if message.document else "photo"
            details = {"file_id": file.file_id, "file_unique_id": file.file_unique_id, "size": file.file_size}
            await bot.door(attachments.add, draft_id=1, kind=kind, **details, now=world.clock.now())
            bot.fetcher.wake()
        else:
            await repeat(update)

    bot.handle = handle
    return bot


def kept(world: World) -> list[Attachment]:
    return world.see(attachments.of_draft, 1)


def all_home(world: World, count: int) -> bool:
    return len([each for each in kept(world) if each.path]) == count


async def test_a_photo_comes_home(world: World) -> None:
    hoa = await world.simulator.person(7)
    bot = collecting(world)
    await bot.start()
    await hoa.send_photo(png(1))
    await hoa.send_document(b"%PDF-1.4", "to trinh.pdf")
    await eventually(lambda: all_home(world, 2))
    await bot.end()
    contents = [FileStore(world.folder).read(each.path or "") for each in kept(world)]
    assert contents == [png(1), b"%PDF-1.4"]


async def test_a_photo_that_cannot_be_had_now_is_fetched_later(world: World) -> None:
    hoa = await world.simulator.person(7)
    await world.simulator.fail("getFile", times=3, error_code=500)
    bot = collecting(world)
    await bot.start()
    await hoa.send_photo(png(1))
    await eventually(lambda: all_home(world, 1))
    await bot.end()
    assert kept(world)[0].fetch_attempts == 3


@on_sqlite_alone
async def test_whatever_becomes_of_its_calls_a_photo_comes_home_whole(world: World) -> None:
    hoa = await world.simulator.person(7)
    broken = ["closed", "cut", "html", "torn", "array", "hollow"]
    for how in broken:
        await world.simulator.fail("getFile", how=how)
        await world.simulator.fail("download", how=how)
    photos = [png(number) for number, _ in enumerate(broken)]
    bot = collecting(world)
    with structlog.testing.capture_logs() as logs:
        await bot.start()
        for photo in photos:
            await hoa.send_photo(photo)
        await eventually(lambda: all_home(world, len(photos)))
        await bot.end()
    assert [FileStore(world.folder).read(each.path or "") for each in kept(world)] == photos
    later = [line["attachment"] for line in logs if line["event"] == "a file will be fetched later"]
    # a download that was closed on a connection that had been kept is begun anew without a word
    assert len(later) in (2 * len(broken), 2 * len(broken) - 1)
    assert set(later) == {each.id for each in kept(world)}
    assert not [secret for secret in (TOKEN, "<html>", "photos/") if secret in repr(logs)]


async def test_a_photo_that_cannot_be_stored_waits_until_it_can(world: World) -> None:
    hoa = await world.simulator.person(7)
    bot = collecting(world)
    with structlog.testing.capture_logs() as logs:
        await bot.start()
        await asyncio.to_thread(world.folder.rmdir)
        world.folder.write_text("no folder")
        await hoa.send_photo(png(1))
        await eventually(lambda: any(line["event"] == "a file could not be stored" for line in logs))
        world.folder.unlink()
        await eventually(lambda: all_home(world, 1))
        await bot.end()
    [home] = kept(world)
    assert home.fetch_attempts == 0
    assert {line["attachment"] for line in logs if line["event"] == "a file could not be stored"} == {home.id}


async def test_a_photo_of_the_last_run_is_fetched_by_the_next(world: World) -> None:
    hoa = await world.simulator.person(7)
    await world.simulator.fail("getFile", times=1, error_code=500)
    bot = collecting(world)
    bot.first_wait = 3600.0
    await bot.start()
    await hoa.send_photo(png(1))
    await eventually(lambda: bool(kept(world)) and kept(world)[0].fetch_attempts == 1)
    await bot.kill()
    async with running(world):
        await eventually(lambda: all_home(world, 1))


async def test_a_file_too_big_for_a_bot_is_given_up_at_once(world: World) -> None:
    hoa = await world.simulator.person(7)
    await world.simulator.fail("getFile", error_code=400, description="Bad Request: file is too big")
    bot = collecting(world)
    await bot.start()
    await hoa.send_document(b"big", "film.mp4")
    await eventually(lambda: bool(kept(world)) and kept(world)[0].fetch_attempts == FETCHES)
    await hoa.send_photo(png(1))
    await eventually(lambda: all_home(world, 1))
    await bot.end()


@on_sqlite_alone
async def test_photos_are_shown_before_the_words_as_one_album_and_documents_apart(world: World) -> None:
    hoa = await world.simulator.person(7)
    bot = collecting(world)
    await bot.start()
    await hoa.send_photo(png(1))
    await hoa.send_document(b"%PDF-1.4", "to trinh.pdf")
    await hoa.send_photo(png(2))
    await hoa.say("xem")
    await hoa.wait_for("day")
    await bot.end()
    shown = [message for message in await world.simulator.messages(7) if message["by_bot"]]
    assert ["photo" in message for message in shown] == [True, True, False, False]
    assert shown[0]["media_group_id"] == shown[1]["media_group_id"]
    assert "document" in shown[2]
    assert shown[3]["text"] == "day"


@on_sqlite_alone
async def test_a_photo_that_telegram_no_longer_has_does_not_cost_the_words(world: World) -> None:
    hoa = await world.simulator.person(7)
    bot = collecting(world)
    await bot.start()
    details = {"file_id": "gone", "file_unique_id": "gone", "now": world.clock.now()}
    await bot.door(attachments.add, draft_id=1, kind="photo", **details)
    await hoa.say("xem")
    await hoa.wait_for("day")
    await bot.end()


@on_sqlite_alone
async def test_uploads_keep_their_vietnamese_names(world: World) -> None:
    hoa = await world.simulator.person(7, started=True)
    async with running(world) as bot:
        name = "Tờ trình \u201cđiển hình\u201d.docx"
        await bot.application.bot.send_document(7, io.BytesIO(b"PK"), filename=name)
        [message] = await world.simulator.messages(7)
    assert message["document"]["file_name"] == name
    assert await world.simulator.file(message["document"]["file_id"]) == b"PK"
    assert hoa.id == 7
