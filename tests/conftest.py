"""What holds for all tests."""

import os
import shutil

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium the tests of the page are skipped by name; where CI is set, that is a fault."""
    in_a_browser = any(item.path.name in ("test_page.py", "test_demo_page.py") for item in items)
    if in_a_browser and os.environ.get("CI") == "true" and shutil.which("chromium") is None:
        raise pytest.UsageError("CI=true, but there is no chromium: the tests of the page would be skipped")
