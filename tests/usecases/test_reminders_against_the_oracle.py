"""Every plan lives through its time, and each message is compared with what the oracle says of that moment.

A sample runs always: of each plan a few weeks. `-m soak` runs the whole time of each, by several seeds.
"""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from commune import Commune
from reminder_life import Life

from bot import rosters
from bot.app import deployment
from bot.paths import ROSTERS
from bot.settings import Settings
from bot.storage import units
from bot.storage.database import Database

#: the whole time of each plan, with the late notices of its end
WHOLE = {
    "cam-nghia-2023": (date(2023, 4, 1), date(2026, 1, 25)),
    "cu-jut-mttq-2023": (date(2023, 4, 11), date(2026, 1, 25)),
    "dai-lanh-2023": (date(2023, 4, 1), date(2023, 7, 15)),
    "mau-2026": (date(2026, 1, 1), date(2031, 1, 25)),
    "soc-trang-2019": (date(2019, 1, 1), date(2021, 1, 25)),
    "thach-an-2021": (date(2021, 4, 1), date(2026, 1, 25)),
}
#: a few weeks of each in which something is due; several around a Lunar New Year
SAMPLE = {
    "cam-nghia-2023": (date(2024, 1, 22), date(2024, 2, 22)),
    "cu-jut-mttq-2023": (date(2023, 10, 25), date(2023, 11, 20)),
    "dai-lanh-2023": (date(2023, 5, 25), date(2023, 6, 22)),
    "mau-2026": (date(2027, 1, 25), date(2027, 2, 24)),
    "soc-trang-2019": (date(2020, 1, 7), date(2020, 2, 6)),
    "thach-an-2021": (date(2025, 6, 3), date(2025, 7, 4)),
}
Born = Callable[[str, date, int], Life]


@pytest.fixture
def born(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Born]:
    """Makes an authority under a plan."""
    made: list[Life] = []

    def make(plan: str, day: date, seed: int, url: str | None = None) -> Life:
        morning = datetime.combine(day, time(), tzinfo=UTC)
        running = deployment(Settings(_env_file=None), (plan,), today=morning)
        database = Database(url or f"sqlite:///{tmp_path}/{len(made)}.db")
        database.upgrade()
        commune = Commune(database, running)
        commune.do(units.replace_all, rosters.tree(rosters.read(ROSTERS / f"{plan}.csv")), today=day)
        life = Life(commune, running.main_plan, random.Random(seed), datetime.combine(day, time()))
        made.append(life)
        return life

    yield make
    for life in made:
        life.close()
        life.commune.database.close()


@pytest.mark.parametrize("plan", SAMPLE)
def test_a_few_weeks_of_each_plan(born: Born, plan: str) -> None:
    first, last = SAMPLE[plan]
    life = born(plan, first, seed=1)
    life.lives(first, last)
    assert life.told > 5


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("plan", WHOLE)
def test_the_whole_time_of_each_plan(born: Born, plan: str, seed: int) -> None:
    first, last = WHOLE[plan]
    life = born(plan, first, seed=seed)
    life.lives(first, last)
    assert life.told > 100
