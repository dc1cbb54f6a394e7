"""What people and tests do over HTTP."""

import asyncio

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.simulator.client import Person, Refusal
from bot.simulator.ogg import sample_voice

from .conftest import World

HOA = 101


async def test_a_command_and_a_link_are_marked(world: World, hoa: Person) -> None:
    await hoa.say("/start kd-7Yx2")
    (update,) = await world.hear()
    assert update.message is not None
    assert update.message.parse_entities(["bot_command"]) == {update.message.entities[0]: "/start"}


async def test_a_reply_is_awaited(world: World, hoa: Person) -> None:
    await hoa.say("còn bao nhiêu?")

    async def answer() -> None:
        await asyncio.sleep(0.1)
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Xem", callback_data="x")]])
        await world.bot.send_message(HOA, "Còn 2", reply_markup=keyboard)
        await world.bot.send_message(HOA, "Nguồn: KH")

    answering = asyncio.create_task(answer())
    first, second = await hoa.wait_reply()
    await answering
    assert (first.text, first.buttons, second.text) == ("Còn 2", ["Xem"], "Nguồn: KH")
    await hoa.tap("Xem")
    with pytest.raises(TimeoutError):
        await hoa.wait_reply(0.2)


async def test_a_late_tap_must_be_meant(world: World, hoa: Person) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Gửi", callback_data="s")]])
    sent = await world.bot.send_message(HOA, "Gửi?", reply_markup=keyboard)
    await sent.edit_text("Đã gửi")
    with pytest.raises(Refusal, match="no_such_button"):
        await hoa.tap("Gửi")
    await hoa.tap("Gửi", stale=True)
    await sent.delete()
    await hoa.tap("Gửi", stale=True)
    late, gone = await world.hear()
    assert late.callback_query is not None
    assert gone.callback_query is not None
    assert late.callback_query.data == "s"
    assert gone.callback_query.message is not None
    assert not gone.callback_query.message.is_accessible


async def test_files_of_all_kinds_arrive(world: World, hoa: Person) -> None:
    await hoa.send_photo(b"anh", "Ảnh ông Bảo", media_group_id="7")
    await hoa.send_document(b"van ban", "Báo cáo số 5.docx")
    await hoa.send_voice()
    await hoa.act("sticker")
    await hoa.act("location", {"latitude": 22.6, "longitude": 106.2})
    await hoa.send_contact("+84900000000")
    photo, document, voice, sticker, location, contact = [u.message for u in await world.hear() if u.message]
    assert (photo.caption, photo.media_group_id) == ("Ảnh ông Bảo", "7")
    assert document.document is not None
    assert document.document.file_name == "Báo cáo số 5.docx"
    assert voice.voice is not None
    assert bytes(await (await voice.voice.get_file()).download_as_bytearray()) == sample_voice()
    assert sticker.sticker is not None
    assert location.location is not None
    assert contact.contact is not None
    assert contact.contact.user_id == HOA
    assert await world.simulator.file(document.document.file_id) == b"van ban"


async def test_who_writes_after_a_while_is_dated_so_and_who_does_not_is_not(world: World, hoa: Person) -> None:
    for more in ({"after": 0}, {"after": 20}, {"after": 3}):
        await hoa.say("xin chào", **more)
    dates = [update.message.date for update in await world.hear() if update.message is not None]
    assert [(each - dates[0]).total_seconds() for each in dates] == [0, 20, 23]


async def test_an_edit_arrives_as_an_edit(world: World, hoa: Person) -> None:
    made = await hoa.say("Hua Van Bao")
    await hoa.edit(made["message_id"], "Hứa Văn Bảo")
    first, second = await world.hear()
    assert first.message is not None
    assert second.edited_message is not None
    assert (first.message.text, second.edited_message.text) == ("Hua Van Bao", "Hứa Văn Bảo")


async def test_in_a_group_the_bot_hears_only_what_concerns_it(world: World, hoa: Person) -> None:
    await world.simulator.group(-55, "Nhóm xã", [HOA])
    there = hoa.within(-55)
    sent = await world.bot.send_message(-55, "Em chào")
    assert (await there.say("chuyện riêng"))["update_id"] is None
    assert (await there.say("/han@other_bot"))["update_id"] is None
    assert (await there.say("@dienhinh_bot2 ơi"))["update_id"] is None
    heard = [
        await there.say("/han"),
        await there.say("@dienhinh_bot ơi"),
        await there.say("ừ", reply_to=sent.message_id),
    ]
    updates = await world.hear()
    assert updates[0].my_chat_member is not None
    assert [u.update_id for u in updates[1:]] == [each["update_id"] for each in heard]


async def test_a_tap_in_a_group_is_answered_there(world: World, hoa: Person) -> None:
    await world.simulator.group(-55, "Nhóm xã", [HOA])
    there = hoa.within(-55)
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Xem", callback_data="x")]])
    await world.bot.send_message(-55, "Còn 2", reply_markup=keyboard)
    tapped = await there.tap("Xem")
    await world.bot.answer_callback_query(tapped["query_id"], "Đã xem")
    assert await there.wait_toast() == "Đã xem"


async def test_an_album_is_one_group_of_photos_with_words_under_the_first(world: World, hoa: Person) -> None:
    await hoa.send_album([b"mot", b"hai"], "Ảnh ông Bảo")
    await hoa.send_album([b"ba"])
    photos = [update.message for update in await world.hear() if update.message]
    assert [photo.caption for photo in photos] == ["Ảnh ông Bảo", None, None]
    assert photos[0].media_group_id == photos[1].media_group_id != photos[2].media_group_id


async def test_a_backlog_piles_up_and_is_let_go(world: World, hoa: Person) -> None:
    await world.simulator.hold()
    await hoa.say("một")
    assert await world.hear() == []
    await world.simulator.hold(False)
    assert len(await world.hear()) == 1


async def test_an_update_can_come_twice(world: World, hoa: Person) -> None:
    first = (await hoa.say("một"))["update_id"]
    second = (await hoa.say("hai"))["update_id"]
    await world.hear()
    assert await world.simulator.redeliver([second, first]) == [second, first]
    again = await world.bot.get_updates(offset=second + 1, timeout=0)
    assert [u.update_id for u in again] == [second, first]
    assert await world.bot.get_updates(offset=second + 1, timeout=0) == ()


async def test_the_clock_is_moved_and_runs_on(world: World) -> None:
    assert (await world.simulator.now()).isoformat().startswith("2026-11-12T08:00")
    await world.simulator.set_clock("2026-11-19T16:50:00+07:00")
    before = await world.simulator.now()
    await asyncio.sleep(0.05)
    assert before < await world.simulator.now()
    assert before.isoformat().startswith("2026-11-19T16:50:0")
    assert before.utcoffset() is not None


async def test_events_come_in_order_and_name_their_chat(world: World, hoa: Person) -> None:
    since = await world.simulator.seq()
    await hoa.say("một")
    await world.bot.send_chat_action(HOA, "typing")
    await world.bot.send_message(HOA, "hai")
    events = await world.simulator.events(since)
    assert [(e["seq"] - since, e["type"], e["chat"]) for e in events] == [
        (1, "message", HOA),
        (2, "typing", HOA),
        (3, "message", HOA),
    ]


@pytest.mark.parametrize(
    ("path", "body", "fault"),
    [
        ("/chats/9/text", {"text": "x"}, "404"),
        ("/chats/101/text", {"text": " "}, "empty"),
        ("/chats/101/tap", {"button": "x"}, "no_such_button"),
        ("/chats/101/location", {}, "bad_request"),
        ("/chats/abc/text", {"text": "x"}, "bad_request"),
        ("/clock", {"now": "hôm qua"}, "bad_request"),
    ],
)
async def test_what_a_person_cannot_do_is_said(world: World, hoa: Person, path: str, body: object, fault: str) -> None:
    with pytest.raises(Refusal, match=fault):
        await world.simulator.ask("POST", path, body=body)
