"""How long a draft may lie: reminded, warned and closed on days that nobody has to be surprised by."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain import resting
from bot.domain.calendar import WorkCalendar

CALENDAR = WorkCalendar(frozenset({date(2026, 9, 1), date(2026, 9, 2), date(2026, 11, 24)}))
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
THURSDAY = date(2026, 11, 12)


def test_the_word_comes_on_a_working_day_two_days_later() -> None:
    assert resting.reminded_on(date(2026, 11, 10), CALENDAR) == THURSDAY
    assert resting.reminded_on(THURSDAY, CALENDAR) == date(2026, 11, 16)


@given(changed=DAYS, late=st.integers(0, 40))
def test_a_draft_never_closes_sooner_than_a_week_after_the_warning_nor_before_its_time(
    changed: date, late: int
) -> None:
    warned = resting.warned_on(changed, CALENDAR) + timedelta(days=late)
    closes = resting.closes_on(changed, warned)
    assert closes - warned >= timedelta(days=7)
    assert closes - changed >= timedelta(days=60)
    assert CALENDAR.is_working_day(resting.warned_on(changed, CALENDAR))
