"""The sample commune: built as the composition root builds it, on a database file of its own."""

import os
import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from functools import cache
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

#: so many tests in which the database matters little are tried on PostgreSQL as well
SAMPLE = 10


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL what is marked for every home, and of the rest what USECASE_SEED draws, or `--all-usecases`."""
    if config.getoption("all_usecases"):
        return
    rest = [item for item in items if _is_second(item) and item.get_closest_marker("on_every_home") is None]
    drawn = random.Random(os.environ.get("USECASE_SEED", "2026")).sample(rest, min(SAMPLE, len(rest)))
    left = {item.nodeid for item in rest} - {item.nodeid for item in drawn}
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid in left])
    items[:] = [item for item in items if item.nodeid not in left]


def _is_second(item: pytest.Item) -> bool:
    """Whether a test of this folder is the one on PostgreSQL."""
    call = getattr(item, "callspec", None)
    here = Path(__file__).parent in item.path.parents
    return here and call is not None and call.params.get("database_url") == "postgresql"


@pytest.fixture(scope="session")
def mau_2026() -> Deployment:
    return deployment(Settings(_env_file=None), ("mau-2026",), today=datetime(2026, 11, 1, tzinfo=UTC))


@cache
def _running(plans: tuple[str, ...], day: date) -> Deployment:
    """A deployment is never changed, and takes long to read."""
    return deployment(Settings(_env_file=None), plans, today=datetime.combine(day, time(8), tzinfo=UTC))


@pytest.fixture
def under(tmp_path: Path) -> Iterator[Callable[..., Commune]]:
    """Makes the world of plans (ids or files), on a day, with the roster of the first or the one that is named."""
    opened = []

    def make(*plans: str, today: str, roster: str | None = None) -> Commune:
        day = date.fromisoformat(today)
        database = Database(f"sqlite:///{tmp_path}/{len(opened)}.db")
        database.upgrade()
        opened.append(database)
        made = Commune(database, _running(plans, day))
        made.do(units.replace_all, rosters.tree(rosters.read(ROSTERS / f"{roster or plans[0]}.csv")), today=day)
        return made

    yield make
    for database in opened:
        database.close()


@pytest.fixture
def commune(database_url: str, mau_2026: Deployment) -> Iterator[Commune]:
    database = Database(database_url)
    made = Commune(database, mau_2026)
    made.do(units.replace_all, rosters.tree(rosters.read(ROSTERS / "mau-2026.csv")), today=date(2026, 11, 1))
    yield made
    # a test may have put another in its place
    made.database.close()
