"""What is made when it is sent: words below a picture, or after a document; no row of the outbox holds the file."""

from typing import Any

from gateway_world import World, eventually, on_sqlite_alone, running
from sqlmodel import Session, select

from bot import exports
from bot.exports import InvitationSheet, StatePicture
from bot.exports.invitations import Card
from bot.exports.pictures import Share
from bot.gateway.delivery import is_toast
from bot.replies.reply import Choice, Reply
from bot.simulator.client import Heard
from bot.storage import outbox
from bot.storage.tables import OutboxRow

PICTURE = StatePicture("Tình hình.png", ("Tháng 11/2026",), (), (Share("met", "Đã gửi đủ", 3),), ())
#: a letter that Telegram counts as two
BEYOND = "\N{GRINNING FACE}"
SHEET = InvitationSheet(
    file_name="Giấy mời 12-11-2026.docx",
    title="Giấy mời",
    guide="Cắt theo đường kẻ.",
    scan="Quét mã:",
    cards=(Card("Thôn Đồng Tâm", "Mời cán bộ", "https://t.me/dienhinh_bot?start=abc", "Dùng một lần."),),
    as_of="2026-11-12T08:00:00+07:00",
)


def queue(world: World, reply: Reply, *, update_id: int = 1) -> None:
    said = {"chat_id": 1, "update_id": update_id, "replies": [reply], "now": world.clock.now()}
    world.database.run(outbox.add_replies, **said)


async def told(world: World) -> list[dict[str, Any]]:
    return [message for message in await world.simulator.messages(1) if message["by_bot"]]


def ended(world: World, outcome: str, count: int = 1) -> bool:
    return world.see(outbox.counts).by_outcome.get(outcome, 0) == count


@on_sqlite_alone
async def test_short_words_stand_below_their_picture(world: World) -> None:
    await world.simulator.person(1, started=True)
    queue(world, Reply("3/3 đơn vị", choices=(Choice("Nhắc ngay", "a"),), export=PICTURE, silent=True))
    async with running(world):
        await eventually(lambda: ended(world, "sent"))
    [message] = await told(world)
    shown = message["photo"][-1]
    assert shown["width"] == 1080
    assert await world.simulator.file(shown["file_id"]) == exports.made(PICTURE)
    assert (message["caption"], message["silent"]) == ("3/3 đơn vị", True)
    assert Heard(message).rows == [["Nhắc ngay"]]


@on_sqlite_alone
async def test_words_too_long_for_that_come_after_it(world: World) -> None:
    await world.simulator.person(1, started=True)
    # as Telegram counts: a letter outside the plane of the common ones is two
    for number, text in enumerate((1022 * "a" + BEYOND, 1023 * "a" + BEYOND), 1):
        queue(world, Reply(text, choices=(Choice("Nhắc ngay", "a"),), export=PICTURE), update_id=number)
    async with running(world):
        await eventually(lambda: ended(world, "sent", 2))
    below, picture, words = await told(world)
    assert ("photo" in below, len(below["caption"])) == (True, 1023)
    assert ("photo" in picture, "caption" in picture, "reply_markup" in picture) == (True, False, False)
    assert (len(words["text"]), Heard(words).buttons) == (1024, ["Nhắc ngay"])


def drawn(text: str) -> list[Reply]:
    """A picture with its words, and what comes of a tap on it."""
    if text == "hinh":
        return [Reply("3/3 đơn vị", choices=(Choice("Danh sách", "a"), Choice("Xong", "b")), export=PICTURE)]
    return [Reply("hết")]


def redrawn(text: str) -> list[Reply]:
    return drawn(text) if text == "hinh" else [Reply("2/3 đơn vị", choices=(Choice("Xong", "b"),), in_place=True)]


def overlong(text: str) -> list[Reply]:
    return drawn(text) if text == "hinh" else [Reply(1025 * "a", in_place=True)]


@on_sqlite_alone
async def test_the_buttons_below_a_picture_go_with_their_tap(world: World) -> None:
    tuan = await world.simulator.person(1, started=True)
    async with running(world, replies=drawn):
        await tuan.say("hinh")
        assert (await tuan.wait_for("3/3 đơn vị")).buttons == ["Danh sách", "Xong"]
        await tuan.tap("Danh sách")
        await tuan.wait_for("hết")
    picture, _ = await told(world)
    assert (picture["caption"], Heard(picture).buttons) == ("3/3 đơn vị", [])
    assert world.see(outbox.failures) == []


@on_sqlite_alone
async def test_words_below_a_picture_are_replaced_in_their_place(world: World) -> None:
    tuan = await world.simulator.person(1, started=True)
    async with running(world, replies=redrawn):
        await tuan.say("hinh")
        await tuan.wait_for("3/3 đơn vị")
        await tuan.tap("Xong")
        shown = await tuan.wait_for("2/3 đơn vị")
        assert (shown.edited, shown.rows) == (True, [["Xong"]])
        # the same words once more are no trouble
        await tuan.tap("Xong")
        await eventually(lambda: ended(world, "sent", 3))
    [picture] = await told(world)
    assert ("photo" in picture, picture["caption"]) == (True, "2/3 đơn vị")
    assert world.see(outbox.failures) == []


@on_sqlite_alone
async def test_words_too_long_to_be_put_below_a_picture_stand_by_themselves(world: World) -> None:
    tuan = await world.simulator.person(1, started=True)
    async with running(world, replies=overlong):
        await tuan.say("hinh")
        await tuan.wait_for("3/3 đơn vị")
        await tuan.tap("Xong")
        assert not (await tuan.wait_for(1025 * "a")).edited
    picture, words = await told(world)
    assert (picture["caption"], words["text"]) == ("3/3 đơn vị", 1025 * "a")


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
    queue(world, Reply("3/3 đơn vị", choices=(Choice("Nhắc ngay", "a"),), export=PICTURE))
    async with running(world):
        await eventually(lambda: ended(world, "sent"))
    [words] = await told(world)
    assert (words["text"], Heard(words).buttons) == ("3/3 đơn vị", ["Nhắc ngay"])


@on_sqlite_alone
async def test_the_words_go_where_the_line_does_not_carry_the_picture(world: World) -> None:
    await world.simulator.person(1, started=True)
    await world.simulator.fail("sendPhoto", times=9, error_code=502, description="Bad Gateway")
    queue(world, Reply("3/3 đơn vị", choices=(Choice("Nhắc ngay", "a"),), export=PICTURE))
    async with running(world):
        await eventually(lambda: ended(world, "sent"), within=30)
    [words] = await told(world)
    assert (words["text"], Heard(words).buttons) == ("3/3 đơn vị", ["Nhắc ngay"])


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
