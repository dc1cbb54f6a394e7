"""Take the pictures of the READMEs anew from the demo: `uv run --group test python scripts/picture.py`.

Needs Chromium on the path. Look at them before they are committed.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import shutil
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright, expect

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
OFFICER, REVIEWER = 1001, 1002


async def main() -> None:
    """An officer asks and begins a nomination; on a phone, the reviewer asks who is missing."""
    async with a_demo() as url, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = await opened(browser, url, OFFICER, width=1180, height=800)
        await write(page, "còn thiếu bao nhiêu điển hình?", answer="còn thiếu 1 gương")
        await page.get_by_test_id("button").filter(has_text="Giới thiệu gương").last.click()
        await hears(page, "Giới thiệu ai?")
        await page.screenshot(path=PICTURES / "chat.png")
        phone = await opened(browser, url, REVIEWER, width=360, height=720, scale=1.5)
        await write(phone, "đơn vị nào chưa gửi?", answer="đơn vị đã đủ gương")
        await phone.screenshot(path=PICTURES / "phone.png")
        await browser.close()


@contextlib.asynccontextmanager
async def a_demo() -> AsyncIterator[str]:
    """The demo on a free port."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "demo", "--port", "0", stdout=PIPE)
    try:
        assert process.stdout is not None  # noqa: S101  # it was asked for
        said = (await process.stdout.readline()).decode()
        yield re.findall(r"http://\S+", said)[0]
    finally:
        process.terminate()
        await process.wait()


async def opened(browser: Browser, url: str, person: int, *, width: int, height: int, scale: float = 1) -> Page:
    """The page as that person, on a screen of that size."""
    context = await browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=scale, locale="vi-VN"
    )
    page = await context.new_page()
    await page.goto(f"{url}/#{person}")
    await expect(page.get_by_test_id(f"person-{person}")).to_be_visible()
    return page


async def write(page: Page, text: str, *, answer: str) -> None:
    """Write and wait for the answer."""
    await page.get_by_test_id("text").fill(text)
    await page.get_by_test_id("send").click()
    await hears(page, answer)


async def hears(page: Page, words: str) -> None:
    """The bot's newest message has these words, and the list has come to rest."""
    await expect(page.locator(".message.theirs").filter(has_text=words).last).to_be_visible()
    await asyncio.sleep(1)


if __name__ == "__main__":
    asyncio.run(main())
