"""What is made when it is sent: pictures and documents go before the words, and no row of the outbox holds them."""

from typing import Any

from gateway_world import World, eventually, on_sqlite_alone, running
from sqlmodel import Session, select

from bot import exports
from bot.exports import InvitationSheet, StatePicture
from bot.exports.invitations import Card
from bot.exports.pictures import Share
from bot.gateway.delivery import is_toast
from bot.replies.reply import Reply
from bot.storage import outbox
from bot.storage.tables import OutboxRow

PICTURE = StatePicture("Tình hình.png", ("Tháng 11/2026",), (), (Share("met", "Đã gửi đủ", 3),), ())
SHEET = InvitationSheet(
    file_name="Giấy mời 12-11-2026.docx",
    title="Giấy mời",
    guide="Cắt theo đường kẻ.",
    scan="Quét mã:",
    cards=(Card("Thôn Đồng Tâm", "Mời cán bộ", "https://t.me/dienhinh_bot?start=abc", "Dùng một lần."),),
    as_of="2026-11-12T08:00:00+07:00",
)


def queue(world: World, reply: Reply) -> None:
    said = {"chat_id": 1, "update_id": 1, "replies": [reply], "now": world.clock.now()}
    world.database.run(outbox.add_replies, **said)


async def told(world: World) -> list[dict[str, Any]]:
    return [message for message in await world.simulator.messages(1) if message["by_bot"]]


def ended(world: World, outcome: str) -> bool:
    return world.see(outbox.counts).by_outcome.get(outcome, 0) == 1


@on_sqlite_alone
async def test_a_picture_goes_before_its_words(world: World) -> None:
    await world.simulator.person(1, started=True)
    queue(world, Reply("3/3 đơn vị", export=PICTURE))
    async with running(world):
        await eventually(lambda: ended(world, "sent"))
    picture, words = await told(world)
    shown = picture["photo"][-1]
    assert shown["width"] == 1080
    assert await world.simulator.file(shown["file_id"]) == exports.made(PICTURE)
    assert words["text"] == "3/3 đơn vị"


async def test_a_document_keeps_its_name_and_is_not_in_the_outbox(world: World) -> None:
    await world.simulator.person(1, started=True)
    queue(world, Reply("Giấy mời ở trên", export=SHEET))
    [row] = world.see(lambda session: _payloads(session))
    assert row["reply"]["export"]["kind"] == "invitation-sheet"
    async with running(world):
        await eventually(lambda: ended(world, "sent"))
    document, words = await told(world)
    assert document["document"]["file_name"] == "Giấy mời 12-11-2026.docx"
    assert (await world.simulator.file(document["document"]["file_id"])).startswith(b"PK")
    assert words["text"] == "Giấy mời ở trên"
    # a link that lets somebody in does not linger
    assert world.see(lambda session: _payloads(session)) == [{}]


def _payloads(session: Session) -> list[dict[str, Any]]:
    return [row.payload or {} for row in session.exec(select(OutboxRow))]


@on_sqlite_alone
async def test_the_words_go_where_the_picture_is_not_taken(world: World) -> None:
    await world.simulator.person(1, started=True)
    await world.simulator.fail("sendPhoto", error_code=400, description="Bad Request: IMAGE_PROCESS_FAILED")
    queue(world, Reply("3/3 đơn vị", export=PICTURE))
    async with running(world):
        await eventually(lambda: ended(world, "sent"))
    assert [message.get("text") for message in await told(world)] == ["3/3 đơn vị"]


@on_sqlite_alone
async def test_the_words_go_where_the_line_does_not_carry_the_picture(world: World) -> None:
    await world.simulator.person(1, started=True)
    await world.simulator.fail("sendPhoto", times=9, error_code=502, description="Bad Gateway")
    queue(world, Reply("3/3 đơn vị", export=PICTURE))
    async with running(world):
        await eventually(lambda: ended(world, "sent"), within=30)
    assert [message.get("text") for message in await told(world)] == ["3/3 đơn vị"]


@on_sqlite_alone
async def test_words_that_speak_of_a_document_do_not_go_without_it(world: World) -> None:
    await world.simulator.person(1, started=True)
    await world.simulator.fail("sendDocument", error_code=400, description="Bad Request: wrong file")
    queue(world, Reply("Giấy mời ở trên", export=SHEET))
    async with running(world):
        await eventually(lambda: ended(world, "failed"))
    assert await told(world) == []


def test_a_reply_with_a_picture_is_no_short_word_for_a_tap() -> None:
    assert is_toast(Reply(toast="Xong"))
    assert not is_toast(Reply(toast="Xong", export=PICTURE))
