"""Every plan lives through its time, and each message is compared with what the oracle says of that moment.

A sample runs always: of each plan some days. `-m soak` runs the whole time of each, by several seeds.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from bot import rosters
from bot.app import deployment
from bot.paths import ROSTERS
from bot.settings import Settings
from bot.storage import units
from bot.storage.database import Database
from tests.postgresql import Server
from tests.reminding.life import Chances, Life
from tests.reminding.office import Office
from tests.reminding.sweeps import Sweeps

#: the whole time of each plan, with the late notices of its end
WHOLE = {
    "cam-nghia-2023": (date(2023, 4, 1), date(2026, 1, 25)),
    "cu-jut-mttq-2023": (date(2023, 4, 11), date(2026, 1, 25)),
    "dai-lanh-2023": (date(2023, 4, 1), date(2023, 7, 15)),
    "mau-2026": (date(2026, 1, 1), date(2031, 1, 25)),
    "soc-trang-2019": (date(2019, 1, 1), date(2021, 1, 25)),
    "thach-an-2021": (date(2021, 4, 1), date(2026, 1, 25)),
}
#: some days of each in which something is due; several around a Lunar New Year
SAMPLE = {
    "cam-nghia-2023": (date(2024, 2, 5), date(2024, 2, 21)),
    "cu-jut-mttq-2023": (date(2023, 11, 7), date(2023, 11, 16)),
    "dai-lanh-2023": (date(2023, 6, 1), date(2023, 6, 14)),
    "mau-2026": (date(2027, 2, 1), date(2027, 2, 23)),
    "soc-trang-2019": (date(2020, 1, 20), date(2020, 2, 4)),
    "thach-an-2021": (date(2025, 6, 12), date(2025, 6, 24)),
}


@dataclass
class World:
    """Makes offices under plans, and what looks at the clock for them."""

    folder: Path
    made: list[Sweeps] = field(default_factory=list)

    def life(self, plan: str, day: date, seed: int, *, url: str | None = None) -> Life:
        """The life of an office from a day on; at another database than a file of its own, side by side."""
        morning = datetime.combine(day, time(), tzinfo=UTC)
        running = replace(deployment(Settings(_env_file=None), (plan,), today=morning), mails=True)
        database = Database(url or f"sqlite:///{self.folder}/{len(self.made)}.db")
        database.upgrade()
        database.run(units.replace_all, rosters.tree(rosters.read(ROSTERS / f"{plan}.csv")), today=day)
        office = Office(database, running, random.Random(seed), datetime.combine(day, time()))
        office.staffs()
        sweeps = Sweeps(office, side_by_side=url is not None)
        self.made.append(sweeps)
        return Life(office, sweeps)

    def end(self) -> None:
        """Nothing looks any more."""
        while self.made:
            self.made.pop().close()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.end()


@pytest.mark.parametrize("plan", SAMPLE)
def test_some_days_of_each_plan(world: World, plan: str) -> None:
    first, last = SAMPLE[plan]
    life = world.life(plan, first, seed=5)
    life.lives(first, last)
    assert life.told > 5


@pytest.mark.parametrize(
    ("gone", "back", "last"),
    [("02T18:00", "05T09:00", 11), ("11T18:00", "12T21:30", 13), ("17T18:00", "18T06:30", 18)],
    ids=["in-the-holidays", "in-the-evening", "before-dawn"],
)
def test_who_comes_back_when_nobody_may_be_disturbed_waits(world: World, gone: str, back: str, last: int) -> None:
    life = world.life("mau-2026", date(2027, 2, 1), seed=3)
    life.chances = Chances(away=0, jumps=0, kills=0)
    life.gone, life.back = (datetime.fromisoformat(f"2027-02-{moment}") for moment in (gone, back))
    life.lives(life.gone.date(), date(2027, 2, last))
    assert life.told > 5


def test_replicas_that_look_side_by_side(world: World, postgresql: Server) -> None:
    with postgresql.fresh() as url:
        life = world.life("mau-2026", date(2026, 11, 17), seed=2, url=url)
        life.lives(date(2026, 11, 17), date(2026, 11, 20))
        world.end()
    assert life.told > 5


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("plan", WHOLE)
def test_the_whole_time_of_each_plan(world: World, plan: str, seed: int) -> None:
    first, last = WHOLE[plan]
    life = world.life(plan, first, seed)
    life.lives(first, last)
    # a plan of one report a year has little to say
    assert life.told > 10


@pytest.mark.soak
def test_replicas_side_by_side_through_a_winter(world: World, postgresql: Server) -> None:
    first, last = date(2026, 11, 1), date(2027, 2, 28)
    with postgresql.fresh() as url:
        life = world.life("mau-2026", first, seed=4, url=url)
        life.lives(first, last)
        world.end()
    assert life.told > 20
