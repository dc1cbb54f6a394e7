"""A fresh database for each test, with all tables, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.storage.database import Database
from bot.storage.tables import PersonRow, UnitRow


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    made = Database(database_url)
    yield made
    made.close()


@pytest.fixture
def two_units_and_people(database: Database) -> None:
    """Numbered 1 and 2."""
    joined = datetime(2025, 1, 1, tzinfo=UTC)
    with database.transaction() as session:
        for number in (1, 2):
            session.add(UnitRow(id=number, position=number, name=f"Xã {number}", kind="xã"))
            session.add(PersonRow(id=number, telegram_id=number, name="Hoa", language="vi", joined_at=joined))
