"""python-telegram-bot runs unchanged on the simulator."""

import asyncio
import time

import aiohttp
import pytest
from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter

from bot.simulator.client import Person

from .conftest import TOKEN, World, new_bot

HOA = 101


def buttons(**data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(text, callback_data=tail) for text, tail in data.items()]])


async def test_the_bot_knows_itself(world: World) -> None:
    me = await world.bot.get_me()
    assert (me.id, me.is_bot, me.username) == (4242, True, "dienhinh_bot")


async def test_a_wrong_token_is_refused(world: World) -> None:
    with pytest.raises(InvalidToken):
        async with new_bot(world.url, "1:wrong"):
            pass


async def test_letter_case_does_not_matter_and_an_unknown_method_is_not_found(world: World) -> None:
    async with aiohttp.ClientSession(f"{world.url}/bot{TOKEN}/") as session:
        async with session.get("GETME") as response:
            assert (await response.json())["result"]["is_bot"]
        async with session.post("inventMethod", json={}) as response:
            assert await response.json() == {"ok": False, "error_code": 404, "description": "Not Found"}
        async with session.post("sendMessage", data={"chat_id": "5", "text": "x"}) as response:
            assert (await response.json())["description"] == "Bad Request: chat not found"


async def test_a_poll_holds_until_somebody_writes(world: World, hoa: Person) -> None:
    poll = asyncio.create_task(world.bot.get_updates(timeout=10))
    await asyncio.sleep(0.2)
    assert not poll.done()
    made = await hoa.say("xin chào")
    (update,) = await poll
    assert update.update_id == made["update_id"]
    assert update.message is not None
    assert update.message.text == "xin chào"
    assert update.message.date.isoformat().startswith("2026-11-12T01:00")


async def test_a_poll_ends_when_its_time_is_up(world: World) -> None:
    began = time.monotonic()
    assert await world.bot.get_updates(timeout=1) == ()
    assert 0.9 < time.monotonic() - began < 3


async def test_the_offset_forgets_what_lies_below_it(world: World, hoa: Person) -> None:
    first = (await hoa.say("một"))["update_id"]
    second = (await hoa.say("hai"))["update_id"]
    assert [u.update_id for u in await world.bot.get_updates(limit=1, timeout=0)] == [first]
    assert [u.update_id for u in await world.bot.get_updates(timeout=0)] == [first, second]
    assert [u.update_id for u in await world.bot.get_updates(offset=second, timeout=0)] == [second]
    assert (await world.simulator.updates())["pending"] == 1


async def test_the_first_of_two_pollers_hears_of_the_conflict(world: World) -> None:
    first = asyncio.create_task(world.bot.get_updates(timeout=10))
    await asyncio.sleep(0.2)
    async with new_bot(world.url) as second:
        assert await second.get_updates(timeout=0) == ()
    with pytest.raises(Conflict):
        await first


async def test_a_message_is_sent_edited_and_deleted(world: World, hoa: Person) -> None:
    sent = await world.bot.send_message(HOA, "Còn 2 gương", reply_markup=buttons(Xem="x"), disable_notification=True)
    await sent.edit_text("Còn 1 gương")
    (seen,) = await world.simulator.messages(HOA)
    assert (seen["text"], seen["edited"], seen["silent"]) == ("Còn 1 gương", True, True)
    assert "reply_markup" not in seen
    await sent.delete()
    (seen,) = await world.simulator.messages(HOA)
    assert seen["deleted"]


async def test_what_cannot_be_edited_says_why(world: World, hoa: Person) -> None:
    sent = await world.bot.send_message(HOA, "<b>Một</b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_text("<b>Một</b>", parse_mode="HTML")
    await sent.delete()
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await sent.edit_text("hai")
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await sent.delete()
    asked = await hoa.say("của tôi")
    with pytest.raises(BadRequest, match="can't be edited"):
        await world.bot.edit_message_text("khác", HOA, asked["message_id"])


async def test_a_message_of_three_days_ago_stays(world: World, hoa: Person) -> None:
    sent = await world.bot.send_message(HOA, "cũ")
    await world.simulator.set_clock("2026-11-15T08:00:00+07:00")
    with pytest.raises(BadRequest, match="can't be deleted"):
        await sent.delete()


async def test_a_tap_reaches_the_bot_and_its_answer_the_person(world: World, hoa: Person) -> None:
    await world.bot.send_message(HOA, "Gửi?", reply_markup=buttons(Gửi="send:1"))
    tapped = await hoa.tap("Gửi")
    (update,) = await world.hear()
    query = update.callback_query
    assert query is not None
    assert (query.data, query.id, query.from_user.id) == ("send:1", tapped["query_id"], HOA)
    await query.answer("Đã gửi")
    assert await hoa.wait_toast() == "Đã gửi"
    with pytest.raises(BadRequest, match="Query is too old"):
        await world.bot.answer_callback_query("12345")


@pytest.mark.parametrize(
    ("wish", "fault"),
    [
        ({"text": "a" * 4097}, "too long"),
        ({"text": " "}, "empty"),
        ({"text": "x", "reply_markup": buttons(A="d" * 65)}, "(?i)button_data_invalid"),
        ({"text": "<b>x", "parse_mode": "HTML"}, "(?i)can't parse entities"),
        ({"text": "a < b", "parse_mode": "HTML"}, "(?i)can't parse entities"),
        ({"text": "<b>x</i>", "parse_mode": "HTML"}, "(?i)can't parse entities"),
        ({"text": "x", "chat_id": 999}, "(?i)chat not found"),
        ({"text": "x", "reply_to_message_id": 3}, "(?i)replied not found"),
    ],
)
async def test_a_faulty_message_is_refused(world: World, hoa: Person, wish: dict[str, object], fault: str) -> None:
    with pytest.raises(BadRequest, match=fault):
        await world.bot.send_message(**{"chat_id": HOA, **wish})  # type: ignore[arg-type]


async def test_entities_count_in_utf16_units(world: World, hoa: Person) -> None:
    html = '🌾 <b>Hứa <i>Văn</i> Bảo</b> &amp; <a href="https://vi.du/a?b=1&amp;c=2">nguồn</a> https://a.vn/x.'
    sent = await world.bot.send_message(HOA, html, parse_mode="HTML")
    assert sent.text == "🌾 Hứa Văn Bảo & nguồn https://a.vn/x."
    found = {entity.type: words for entity, words in sent.parse_entities().items()}
    assert found == {"bold": "Hứa Văn Bảo", "italic": "Văn", "text_link": "nguồn", "url": "https://a.vn/x"}
    assert next(e for e in sent.entities if e.type == "bold").offset == 3
    assert next(e for e in sent.entities if e.type == "text_link").url == "https://vi.du/a?b=1&c=2"


async def test_a_document_keeps_its_vietnamese_name_and_bytes(world: World, hoa: Person) -> None:
    sent = await world.bot.send_document(
        HOA, b"noi dung", caption="<b>Mẫu</b>", parse_mode="HTML", filename="Đề nghị số 5.docx"
    )
    assert sent.document is not None
    assert sent.document.file_name == "Đề nghị số 5.docx"
    assert sent.caption_entities[0].type == "bold"
    file = await sent.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"noi dung"
    again = await world.bot.send_document(HOA, sent.document.file_id)
    assert again.document == sent.document
    with pytest.raises(BadRequest, match="Wrong file identifier"):
        await world.bot.send_document(HOA, "khong-co")


async def test_an_album_comes_as_one_group(world: World, hoa: Person) -> None:
    album = await world.bot.send_media_group(HOA, [InputMediaPhoto(b"mot"), InputMediaPhoto(b"hai", caption="Hai")])
    assert len({message.media_group_id for message in album}) == 1
    assert album[1].caption == "Hai"
    files = await world.bot.send_media_group(
        HOA, [InputMediaDocument(b"1", filename="á.txt"), InputMediaDocument(b"2")]
    )
    assert files[0].document is not None
    assert files[0].document.file_name == "á.txt"


async def test_other_kinds_of_messages(world: World, hoa: Person) -> None:
    bot = world.bot
    assert (await bot.send_location(HOA, 22.6, 106.2)).location is not None
    assert (await bot.send_contact(HOA, "0900", "Tuấn")).contact is not None
    assert (await bot.send_voice(HOA, b"ogg")).voice is not None
    assert (await bot.send_sticker(HOA, b"webp")).sticker is not None
    photo = await bot.send_photo(HOA, b"anh", protect_content=True, caption="a")
    assert photo.has_protected_content
    await photo.edit_caption("b")
    await photo.edit_media(InputMediaDocument(b"bang", filename="Bảng.xlsx"))
    (*_, seen) = await world.simulator.messages(HOA)
    assert (seen["document"]["file_name"], "photo" in seen) == ("Bảng.xlsx", False)
    await bot.send_chat_action(HOA, "typing")
    with pytest.raises(BadRequest, match="can't be forwarded"):
        await photo.forward(HOA)
    text = await bot.send_message(HOA, "gốc")
    assert (await text.forward(HOA)).forward_origin is not None
    copy = await text.copy(HOA)
    assert (await world.simulator.messages(HOA))[-1]["message_id"] == copy.message_id
    assert await text.pin()
    assert (await bot.get_chat(HOA)).pinned_message == text
    assert (await bot.get_chat_member(HOA, HOA)).status == "member"


async def test_keyboards_reach_the_person(world: World, hoa: Person) -> None:
    copy = InlineKeyboardButton("Chép", copy_text=CopyTextButton("26/28"))
    link = InlineKeyboardButton("Mở", url="https://vi.du/")
    await world.bot.send_message(HOA, "a", reply_markup=InlineKeyboardMarkup([[copy, link]]))
    assert (await hoa.tap("Chép"))["copied"] == "26/28"
    assert (await hoa.tap("Mở"))["url"] == "https://vi.du/"
    await world.bot.send_message(HOA, "b", reply_markup=ReplyKeyboardMarkup([["Làm ngay"]]))
    await hoa.tap("Làm ngay")
    assert [u.message.text for u in await world.hear() if u.message] == ["Làm ngay"]
    await world.bot.send_message(HOA, "c", reply_markup=ReplyKeyboardRemove())
    with pytest.raises(Exception, match="no_such_button"):
        await hoa.tap("Làm ngay")


async def test_a_bot_cannot_write_first_nor_to_who_blocked_it(world: World, hoa: Person) -> None:
    await world.simulator.person(102, "Tuấn")
    with pytest.raises(Forbidden, match="initiate"):
        await world.bot.send_message(102, "x")
    await hoa.block()
    with pytest.raises(Forbidden, match="blocked by the user"):
        await world.bot.send_message(HOA, "x")
    (update,) = await world.hear()
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "kicked"
    await hoa.unblock()
    await world.bot.send_message(HOA, "x")


async def test_a_failure_on_demand_carries_its_pause(world: World, hoa: Person) -> None:
    await world.simulator.fail("sendMessage", error_code=429, retry_after=7, chat=HOA)
    with pytest.raises(RetryAfter) as caught:
        await world.bot.send_message(HOA, "x")
    assert int(caught.value.retry_after.total_seconds()) == 7  # type: ignore[union-attr]
    await world.bot.send_message(HOA, "x")
    await world.simulator.fail("sendMessage", error_code=502, lost=True)
    with pytest.raises(Exception, match="Internal"):
        await world.bot.send_message(HOA, "đã tới")
    assert (await world.simulator.messages(HOA))[-1]["text"] == "đã tới"


async def test_the_rate_limits_are_a_switch(world: World, hoa: Person) -> None:
    for _ in range(5):
        await world.bot.send_message(HOA, "x")
    await world.simulator.faults(limits={"burst": 1})
    await world.bot.send_message(HOA, "x")
    with pytest.raises(RetryAfter):
        await world.bot.send_message(HOA, "x")
    await world.simulator.no_faults()
    await world.bot.send_message(HOA, "x")


async def test_the_profile_is_kept(world: World) -> None:
    bot = world.bot
    await bot.set_my_commands([("start", "Bắt đầu")])
    assert [each.command for each in await bot.get_my_commands()] == ["start"]
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()
    assert await bot.set_my_description("Em giúp")
    assert await bot.set_my_short_description("Em")
    assert await bot.set_chat_menu_button()
    assert (await bot.get_webhook_info()).url == ""
    assert [each["method"] for each in await world.simulator.calls("setMyDescription")] == ["setMyDescription"]


async def test_a_channel_takes_posts_by_name(world: World) -> None:
    await world.simulator.group(-1001, "Gương sáng", [], type="channel", username="guongsang")
    posted = await world.bot.send_message("@guongsang", "Bài")
    assert posted.chat.type == "channel"
    assert posted.sender_chat is not None
    await posted.edit_text("Bài mới")
    await world.bot.leave_chat(-1001)
    with pytest.raises(Forbidden, match="not a member"):
        await world.bot.send_message(-1001, "x")


async def test_an_outage_ends_the_waiting_poll_and_fails_every_call(world: World, hoa: Person) -> None:
    poll = asyncio.create_task(world.bot.get_updates(timeout=10))
    await asyncio.sleep(0.2)
    await world.simulator.faults(down=True)
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await poll
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await world.bot.send_message(HOA, "x")
    await hoa.say("trong lúc mất kết nối")
    await world.simulator.no_faults()
    assert len(await world.hear()) == 1


async def test_a_poller_that_died_takes_no_update_with_it(world: World, hoa: Person) -> None:
    async with aiohttp.ClientSession() as session:
        poll = asyncio.create_task(session.get(f"{world.url}/bot{TOKEN}/getUpdates?timeout=10"))
        await asyncio.sleep(0.2)
        poll.cancel()
        await asyncio.gather(poll, return_exceptions=True)
    await asyncio.sleep(0.1)
    await hoa.say("còn ai không?")
    await asyncio.sleep(0.1)
    assert (await world.simulator.updates())["delivered"] == []
    assert len(await world.hear()) == 1
