"""The sample commune: built as the composition root builds it, on a database file of its own."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from commune import Commune

from bot import rosters
from bot.app import deployment
from bot.paths import ROSTERS
from bot.settings import Settings
from bot.storage import units
from bot.storage.database import Database
from bot.usecases.deployment import Deployment


@pytest.fixture(scope="session")
def mau_2026() -> Deployment:
    return deployment(Settings(_env_file=None), ("mau-2026",), today=datetime(2026, 11, 1, tzinfo=UTC))


@pytest.fixture
def commune(tmp_path: Path, mau_2026: Deployment) -> Iterator[Commune]:
    database = Database(f"sqlite:///{tmp_path}/test.db")
    database.upgrade()
    made = Commune(database, mau_2026)
    made.do(units.replace_all, rosters.tree(rosters.read(ROSTERS / "mau-2026.csv")), today=date(2026, 11, 1))
    yield made
    database.close()
