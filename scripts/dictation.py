"""Draws `locales/<lang>/dictation.png`, which shows how to dictate, from the page beside it.

uv run --group test python scripts/dictation.py [CHROMIUM]
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

LOCALES = Path(__file__).parents[1] / "locales"
CHROMIUM = "/usr/bin/chromium"


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=sys.argv[1] if len(sys.argv) > 1 else CHROMIUM, args=["--no-sandbox"]
        )
        for page_file in sorted(LOCALES.glob("*/dictation.html")):
            page = browser.new_page(viewport={"width": 720, "height": 300})
            page.goto(page_file.as_uri())
            page.screenshot(path=page_file.with_suffix(".png"), full_page=True)
        browser.close()


if __name__ == "__main__":
    main()
