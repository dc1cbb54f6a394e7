"""A fresh database for each test, with all tables, in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.storage.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path}/test.db")
    made.upgrade()
    yield made
    made.close()
