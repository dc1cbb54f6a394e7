"""Figures are kept as they were told, to be held against the next."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session

from bot.domain.permissions import Role
from bot.storage import people, told
from bot.storage.database import Database
from bot.storage.told import Figure, Telling

NOON = datetime(2026, 11, 12, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)
ONE = Figure("mau-2026", "monthly", "2026-11", "units:1", 1, frozenset({7}))
TWO = replace(ONE, number=2, members=frozenset({7, 9}))


@pytest.fixture
def readers(database: Database) -> tuple[int, int]:
    def join(session: Session, number: int) -> int:
        joined = people.join(
            session, telegram_id=number, name="Hoa", role=Role.ADMIN, unit_id=None, language="vi", now=NOON
        )
        return joined.id

    return database.run(join, 1), database.run(join, 2)


def test_the_last_figure_is_the_last_that_was_made_up_otherwise(database: Database, readers: tuple[int, int]) -> None:
    reader, other = readers
    for hour, figure in enumerate((ONE, ONE, TWO, TWO)):
        database.run(told.keep, reader, figure, NOON + hour * HOUR)
    assert database.run(told.before, reader, TWO) == Telling(reader, 1, frozenset({7}), NOON + HOUR)
    assert database.run(told.before, reader, ONE) == Telling(reader, 2, frozenset({7, 9}), NOON + 3 * HOUR)
    assert database.run(told.before, other, TWO) is None


@pytest.mark.parametrize(
    "another",
    [
        replace(TWO, plan_id="thach-an-2021"),
        replace(TWO, obligation_id="quarterly"),
        replace(TWO, period="2026-10"),
        replace(TWO, scope="units:2"),
    ],
)
def test_only_the_same_is_held_against_each_other(
    database: Database, readers: tuple[int, int], another: Figure
) -> None:
    database.run(told.keep, readers[0], ONE, NOON)
    assert database.run(told.before, readers[0], another) is None
    assert database.run(told.as_number, readers[0], another, 1) is None


def test_a_number_is_looked_for_with_the_reader_first(database: Database, readers: tuple[int, int]) -> None:
    reader, other = readers
    database.run(told.keep, other, ONE, NOON)
    assert database.run(told.as_number, reader, TWO, 1) == Telling(other, 1, frozenset({7}), NOON)
    database.run(told.keep, reader, ONE, NOON - HOUR)
    assert database.run(told.as_number, reader, TWO, 1) == Telling(reader, 1, frozenset({7}), NOON - HOUR)
    assert database.run(told.as_number, reader, TWO, 3) is None


def test_what_was_told_long_ago_goes(database: Database, readers: tuple[int, int]) -> None:
    database.run(told.keep, readers[0], ONE, NOON)
    database.run(told.keep, readers[0], TWO, NOON + 2 * HOUR)
    database.run(told.prune, NOON + HOUR)
    assert database.run(told.before, readers[0], TWO) is None
    assert database.run(told.before, readers[0], ONE) == Telling(readers[0], 2, frozenset({7, 9}), NOON + 2 * HOUR)
