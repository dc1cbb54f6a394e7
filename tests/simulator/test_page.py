"""The chat page in a real browser, on a phone and on a desktop, with a small echo bot behind it."""

import asyncio
import contextlib
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import telegram
from playwright.async_api import Browser, Locator, Page, async_playwright, expect
from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup

from bot.simulator import State, create_app, serve

from .conftest import MORNING, TOKEN, new_bot

CHROMIUM = shutil.which("chromium")
NO_TRAFFIC = "--disable-background-networking --disable-component-update --disable-sync --no-first-run"
FLAGS = f"--no-sandbox --disable-gpu {NO_TRAFFIC}".split()
CAST = {
    "people": [
        {"id": 101, "name": "Hoàng Thị Hoa", "role": "Cán bộ", "unit": "Xã Kim Đồng", "invite": "kd-7Yx2"},
        {"id": 102, "name": "Nguyễn Anh Tuấn", "role": "Người duyệt", "unit": "Phòng Nội vụ", "started": True},
    ],
    "moments": [{"label": "19/11, 08:00", "iso": "2026-11-19T08:00:00+07:00"}],
}
SIZES = {"phone": (360, 740), "desktop": (1200, 800)}

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")


async def echo(bot: telegram.Bot) -> None:
    """Answer everything; a tap edits its message."""
    offset = 0
    while True:
        for update in await bot.get_updates(offset=offset, timeout=20):
            offset = update.update_id + 1
            await answer(bot, update)


async def answer(bot: telegram.Bot, update: telegram.Update) -> None:
    """One update of the echo bot."""
    if query := update.callback_query:
        await query.answer("Đã ghi")
        await query.edit_message_text("Đã gửi, đúng hạn.")
    elif (message := update.message) and message.document:
        await message.reply_document(message.document.file_id, caption="Đã nhận tệp")
    elif message and message.text == "mời":
        await message.reply_text(f"Đường dẫn: https://t.me/{bot.username}?start=abc-9")
    elif message and (message.text or "").startswith("/start"):
        await message.reply_text("Chào chị", reply_markup=ReplyKeyboardMarkup([["Còn thiếu bao nhiêu"]]))
    elif message:
        send = InlineKeyboardButton("Gửi", callback_data="s")
        copy = InlineKeyboardButton("Chép", copy_text=CopyTextButton("26/28"))
        words = f"<b>Em nghe</b>: {message.text_html}"
        await message.reply_html(words, reply_markup=InlineKeyboardMarkup([[send], [copy]]))


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        await running.close()


@dataclass(frozen=True)
class Demo:
    """The page, and what the browser complained of."""

    page: Page
    complaints: list[str]

    def bubble(self, words: str) -> Locator:
        """A message by its words."""
        return self.page.get_by_test_id("message").filter(has_text=words)


@pytest.fixture(params=SIZES)
async def demo(request: pytest.FixtureRequest, browser: Browser) -> AsyncIterator[Demo]:
    width, height = SIZES[request.param]
    app = create_app(State(TOKEN, now=MORNING), cast=CAST)
    async with serve(app) as url, new_bot(url) as bot:
        task = asyncio.create_task(echo(bot))
        context = await browser.new_context(
            viewport={"width": width, "height": height}, permissions=["clipboard-read", "clipboard-write"]
        )
        page = await context.new_page()
        page.set_default_timeout(8000)
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await page.goto(url)
        await expect(page.get_by_test_id("person-101")).to_be_visible()
        yield Demo(page, complaints)
        await context.close()
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
    assert complaints == []


async def test_a_person_joins_by_the_invitation_asks_taps_and_copies(demo: Demo) -> None:
    page = demo.page
    await page.get_by_test_id("person-101").click()
    await page.get_by_test_id("open-invite").click()
    await expect(demo.bubble("/start kd-7Yx2")).to_be_visible()
    await page.get_by_test_id("key").filter(has_text="Còn thiếu bao nhiêu").click()
    await expect(demo.bubble("Em nghe: Còn thiếu bao nhiêu")).to_be_visible()
    await page.get_by_test_id("button").filter(has_text="Chép").click()
    assert await page.evaluate("navigator.clipboard.readText()") == "26/28"
    await page.get_by_test_id("button").filter(has_text="Gửi").click()
    await expect(demo.bubble("Đã gửi, đúng hạn.")).to_contain_text("đã sửa")
    await expect(page.get_by_test_id("toast")).to_have_text("Đã ghi")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_what_people_write_is_never_read_as_html(demo: Demo) -> None:
    page = demo.page
    await page.get_by_test_id("person-102").click()
    await page.get_by_test_id("text").fill("<img src=x onerror=alert(1)> 🌾 **")
    await page.get_by_test_id("text").press("Enter")
    await expect(demo.bubble("Em nghe: <img src=x onerror=alert(1)> 🌾 **")).to_be_visible()
    assert await page.get_by_test_id("messages").locator("img").count() == 0


async def test_a_file_goes_there_and_comes_back(demo: Demo) -> None:
    page = demo.page
    await page.get_by_test_id("person-102").click()
    report = {"name": "Báo cáo số 5.docx", "mimeType": "application/octet-stream", "buffer": b"noi dung"}
    await page.get_by_test_id("attach").set_input_files(report)  # type: ignore[arg-type]
    await expect(demo.bubble("Đã nhận tệp")).to_contain_text("Báo cáo số 5.docx")


async def test_the_clock_is_moved(demo: Demo) -> None:
    page = demo.page
    narrow = await page.get_by_test_id("clock-open").is_visible()
    if narrow:
        await page.get_by_test_id("clock-open").click()
    await page.get_by_test_id("moment-0").click()
    await expect(page.get_by_test_id("toast")).to_contain_text("thứ Năm 19/11/2026, 08:00")
    if narrow:
        await page.get_by_test_id("clock-open").click()
    await page.get_by_test_id("clock").fill("2026-11-20T16:50")
    await page.get_by_test_id("clock-set").click()
    await expect(page.get_by_test_id("toast")).to_contain_text("thứ Sáu 20/11/2026, 16:50")


async def test_an_invitation_in_a_message_is_opened_by_another_person(demo: Demo) -> None:
    page = demo.page
    await page.get_by_test_id("person-102").click()
    await page.get_by_test_id("text").fill("mời")
    await page.get_by_test_id("send").click()
    await page.get_by_role("link", name="start=abc-9").click()
    await page.get_by_test_id("choice-101").click()
    await expect(demo.bubble("/start abc-9")).to_be_visible()
    await expect(page.get_by_test_id("playing")).to_contain_text("Hoàng Thị Hoa")


async def test_whoever_blocks_the_bot_can_let_it_back(demo: Demo) -> None:
    page = demo.page
    await page.get_by_test_id("person-102").click()
    await page.get_by_test_id("more").click()
    await page.get_by_test_id("block").click()
    await expect(page.get_by_test_id("text")).to_be_hidden()
    await page.get_by_test_id("unblock").click()
    await expect(page.get_by_test_id("text")).to_be_visible()
