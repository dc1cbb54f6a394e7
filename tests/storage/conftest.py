"""A fresh database for each test, with all tables, on SQLite and on PostgreSQL."""

from collections.abc import Iterator

import pytest

from bot.storage.database import Database


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    made = Database(database_url)
    yield made
    made.close()
