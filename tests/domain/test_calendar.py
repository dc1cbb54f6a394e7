"""Periods and working days, checked against a paper calendar."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import (
    Every,
    MonthDay,
    Period,
    WorkCalendar,
    first_day_of,
    last_day_of,
    periods_between,
    written_period,
)

RHYTHMS = [Every.MONTH, Every.QUARTER, Every.HALF_YEAR, Every.YEAR]
days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
rhythms = st.sampled_from(RHYTHMS)

#: Tet 2026 and the days around 30/4/2026
CALENDAR = WorkCalendar(
    days_off=frozenset(
        [*(date(2026, 2, day) for day in range(16, 21)), date(2026, 4, 27), date(2026, 4, 30), date(2026, 5, 1)]
    ),
    worked_weekends=frozenset({date(2026, 8, 22)}),
)


@given(days, rhythms)
def test_a_day_lies_in_its_period(day: date, every: Every) -> None:
    period = Period.of(day, every)
    assert period.first_day <= day <= period.last_day


@given(days, rhythms)
def test_a_period_is_read_back_as_it_is_written(day: date, every: Every) -> None:
    period = Period.of(day, every)
    assert Period.parse(str(period)) == period


@given(days, rhythms, st.integers(-200, 200))
def test_so_many_steps_on_and_back_is_where_one_was(day: date, every: Every, steps: int) -> None:
    period = Period.of(day, every)
    assert period.shift(steps).shift(-steps) == period


@given(days, rhythms)
def test_a_period_ends_on_the_eve_of_the_next(day: date, every: Every) -> None:
    period = Period.of(day, every)
    assert period.last_day + timedelta(days=1) == period.next.first_day
    assert period.next.previous == period


@given(days, days, rhythms)
def test_periods_between_two_days_follow_each_other_without_a_gap(one: date, other: date, every: Every) -> None:
    first, last = sorted((one, other))
    found = list(periods_between(first, last, every))
    assert found[0] == Period.of(first, every)
    assert found[-1] == Period.of(last, every)
    assert all(later == earlier.next for earlier, later in pairwise(found))


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2023-Q2", date(2023, 4, 1), date(2023, 6, 30)),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2023-06-11", date(2023, 6, 11), date(2023, 6, 11)),
    ],
)
def test_what_is_written_has_a_first_and_a_last_day(written: str, first: date, last: date) -> None:
    assert (first_day_of(written), last_day_of(written)) == (first, last)


@pytest.mark.parametrize("written", ["2026-13", "2026-00", "2026-Q5", "2026-H3", "26-11", "2026-1", "2026-02-30", ""])
def test_what_is_no_period_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        written_period(written)


def test_a_day_of_every_year_keeps_to_february_in_common_years() -> None:
    leap = MonthDay.parse("02-29")
    assert leap.in_year(2024) == date(2024, 2, 29)
    assert leap.in_year(2023) == date(2023, 2, 28)
    assert MonthDay.parse("11-15").in_year(2026) == date(2026, 11, 15)


@pytest.mark.parametrize("written", ["13-01", "02-30", "1-5", "11/15"])
def test_what_is_no_day_of_a_year_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        MonthDay.parse(written)


def test_weekends_are_no_working_days() -> None:
    assert not CALENDAR.is_working_day(date(2026, 11, 14))
    assert not CALENDAR.is_working_day(date(2026, 11, 15))
    assert CALENDAR.is_working_day(date(2026, 11, 16))


def test_a_saturday_worked_in_exchange_is_a_working_day() -> None:
    assert CALENDAR.is_working_day(date(2026, 8, 22))


def test_the_last_working_day_before_the_end_of_tet_lies_before_tet() -> None:
    assert CALENDAR.last_working_day(date(2026, 2, 22)) == date(2026, 2, 13)
    assert CALENDAR.first_working_day(date(2026, 2, 14)) == date(2026, 2, 23)


def test_working_days_are_counted_back_over_holidays() -> None:
    assert CALENDAR.back(date(2026, 5, 4), 1) == date(2026, 4, 29)
    assert CALENDAR.back(date(2026, 5, 4), 3) == date(2026, 4, 24)
    assert CALENDAR.back(date(2026, 5, 3), 0) == date(2026, 4, 29)


def test_working_days_left_count_both_ends_and_never_fall_below_none() -> None:
    assert CALENDAR.working_days_left(date(2026, 11, 12), date(2026, 11, 19)) == 6
    assert CALENDAR.working_days_left(date(2026, 11, 19), date(2026, 11, 19)) == 1
    assert CALENDAR.working_days_left(date(2026, 11, 20), date(2026, 11, 19)) == 0
