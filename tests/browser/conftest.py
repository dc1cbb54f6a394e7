"""`dienhinh demo` in a process of its own, and its page in a real browser, on a phone and on a desktop."""

import asyncio
import os
import re
import shutil
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUM = shutil.which("chromium")
NO_TRAFFIC = "--disable-background-networking --disable-component-update --disable-sync --no-first-run"
FLAGS = f"--no-sandbox --disable-gpu {NO_TRAFFIC}".split()
SIZES = {"phone": (360, 740), "desktop": (1200, 800)}
PATIENCE = 20.0


@dataclass(frozen=True)
class Demo:
    """The page of the demo, and what the browser complained of."""

    page: Page
    complaints: list[str]

    async def play(self, number: int) -> None:
        """Become that person."""
        await self.page.get_by_test_id(f"person-{number}").click()

    async def write(self, text: str, *, answer: str) -> None:
        """Write, and wait for an answer with these words."""
        await self.page.get_by_test_id("text").fill(text)
        await self.page.get_by_test_id("send").click()
        await self.hears(answer)

    async def tap(self, label: str, *, answer: str) -> None:
        """Press the newest button of that name, and wait for an answer with these words."""
        exactly = re.compile(rf"^\s*{re.escape(label)}\s*$")
        await self.page.get_by_test_id("button").filter(has_text=exactly).last.click()
        await self.hears(answer)

    async def hears(self, words: str) -> None:
        """The newest messages have these words."""
        await expect(self.bubble(words)).to_be_visible()

    def bubble(self, words: str) -> Locator:
        """The newest message of the bot with these words."""
        return self.page.locator(".message.theirs").filter(has_text=words).last

    async def go_to(self, moment: int) -> None:
        """Move the clock by one of the buttons."""
        opener = self.page.get_by_test_id("clock-open")
        if await opener.is_visible():
            await opener.click()
        await self.page.get_by_test_id(f"moment-{moment}").click()

    async def nothing_overflows(self) -> None:
        """Nothing stands beside the screen, and no words or buttons stick out of it."""
        assert await self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        sticking_out = await self.page.evaluate(
            """() => [...document.querySelectorAll('#messages .bubble, #messages .key, #composer, header')]
                .filter((node) => node.getBoundingClientRect().right > innerWidth + 1 || node.scrollWidth > innerWidth)
                .map((node) => node.textContent)"""
        )
        assert sticking_out == []


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        await running.close()


@pytest.fixture
async def url(tmp_path: Path) -> AsyncIterator[str]:
    """The demo, on a port of its own."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--port", "0"),
        cwd=tmp_path,
        env=environment | {"PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE):
        said = (await process.stdout.readline()).decode()
    found = re.search(r"http://\S+", said)
    assert found, said
    yield found[0]
    process.terminate()
    async with asyncio.timeout(PATIENCE):
        assert await process.wait() == 0


@pytest.fixture(params=SIZES)
async def demo(request: pytest.FixtureRequest, browser: Browser, url: str) -> AsyncIterator[Demo]:
    width, height = SIZES[request.param]
    context = await browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
    page = await context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    expect.set_options(timeout=PATIENCE * 1000)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(url)
    await expect(page.get_by_test_id("person-1001")).to_be_visible()
    yield Demo(page, complaints)
    await context.close()
    assert complaints == []
