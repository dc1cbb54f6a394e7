"""What holds for all tests."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.storage.database import Database
from tests.postgresql import Server, served

HOMES = ("sqlite", "postgresql")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all-dialogues", action="store_true", help="play every dialogue on PostgreSQL too, not a sample")
    parser.addoption("--all-usecases", action="store_true", help="try every use case on PostgreSQL too, not a sample")
    parser.addoption("--record-answers", action="store_true", help="write down what everyday questions are answered")
    parser.addoption("--kills", type=int, default=500, help="how often `-m soak` kills the bot on each database")
    parser.addoption("--record", action="store_true", help="write what `-m soak` measures into benchmarks/RESULTS.md")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A private PostgreSQL, started when the first test asks for it."""
    with served() as server:
        yield server


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a fresh SQLite file with all tables."""
    url = f"sqlite:///{tmp_path}/test.db"
    made = Database(url)
    made.upgrade()
    made.close()
    return url


@pytest.fixture(params=HOMES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a fresh database with all tables, on each home in turn."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    server: Server = request.getfixturevalue("postgresql")
    with server.fresh() as url:
        yield url


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium the tests of the page are skipped by name; where CI is set, that is a fault."""
    in_a_browser = any(item.path.name in ("test_page.py", "test_demo_page.py") for item in items)
    if in_a_browser and os.environ.get("CI") == "true" and shutil.which("chromium") is None:
        raise pytest.UsageError("CI=true, but there is no chromium: the tests of the page would be skipped")
