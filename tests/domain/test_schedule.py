"""When reminders go out: the ladders worked out by hand on a wall calendar, and what is said at a moment."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import WorkCalendar
from bot.domain.schedule import Moment, Rung, due_now, is_quiet, officer_ladder, reviewer_ladder

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SECOND = timedelta(seconds=1)
#: the days off of 2026 that fall on Monday to Friday, as the Government announced them
DAYS_OFF = (
    "2026-01-01 2026-01-02 "
    "2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 "  # the lunar New Year
    "2026-04-27 2026-04-30 2026-05-01 "  # the Hung Kings (a Sunday, in lieu on Monday), 30 April, 1 May
    "2026-09-01 2026-09-02 2026-11-24"
)
CALENDAR = WorkCalendar(frozenset(map(date.fromisoformat, DAYS_OFF.split())))

NOVEMBER = date(2026, 11, 19)
#: due day -> 10, 5, 3 and 1 working days before, the last working day, the first one after the deadline
BY_HAND = [
    (NOVEMBER, "11-05 11-12 11-16 11-18", "11-19", "11-20"),
    (date(2026, 2, 19), "01-30 02-06 02-10 02-12", "02-13", "02-23"),  # within the New Year's days
    (date(2026, 4, 19), "04-03 04-10 04-14 04-16", "04-17", "04-20"),  # a Sunday
    (date(2026, 4, 29), "04-14 04-21 04-23 04-28", "04-29", "05-04"),  # before 30 April
    (date(2026, 4, 30), "04-14 04-21 04-23 04-28", "04-29", "05-04"),  # the end of April, a day off
    (date(2026, 11, 30), "11-13 11-20 11-25 11-27", "11-30", "12-01"),  # the 24th is off
    (date(2026, 12, 19), "12-04 12-11 12-15 12-17", "12-18", "12-21"),  # a Saturday
]


def at(written: str) -> datetime:
    """A local moment of 2026, `11-19 13:30` or with seconds."""
    return datetime.fromisoformat(f"2026-{written}").replace(tzinfo=ZONE)


def ladder(due: date = NOVEMBER) -> tuple[Moment, ...]:
    return officer_ladder(due, CALENDAR, ZONE)


@pytest.mark.parametrize(("due", "ahead", "last", "late"), BY_HAND)
def test_an_officer_hears_10_5_3_and_1_working_days_before_twice_on_the_last_and_once_after(
    due: date, ahead: str, last: str, late: str
) -> None:
    assert ladder(due) == (
        *(Moment(at(f"{day} 08:00"), Rung.AHEAD) for day in ahead.split()),
        Moment(at(f"{last} 08:00"), Rung.LAST_MORNING),
        Moment(at(f"{last} 13:30"), Rung.LAST_AFTERNOON),
        Moment(at(f"{late} 08:00"), Rung.LATE),
    )


@pytest.mark.parametrize(
    ("due", "days", "late"),
    [
        (NOVEMBER, "11-17 11-18 11-19", "11-20"),
        (date(2026, 2, 19), "02-11 02-12 02-13", "02-23"),
        (date(2026, 4, 19), "04-15 04-16 04-17", "04-20"),
        (date(2026, 4, 30), "04-24 04-28 04-29", "05-04"),
    ],
)
def test_a_reviewer_hears_on_the_last_three_working_days_and_once_after(due: date, days: str, late: str) -> None:
    assert reviewer_ladder(due, CALENDAR, ZONE) == (
        *(Moment(at(f"{day} 08:00"), Rung.AHEAD) for day in days.split()),
        Moment(at(f"{late} 08:00"), Rung.LATE),
    )


def test_a_saturday_worked_in_exchange_is_a_rung_like_any_other() -> None:
    swapped = WorkCalendar(CALENDAR.days_off, frozenset({date(2026, 11, 14)}))
    assert [moment.at.day for moment in officer_ladder(NOVEMBER, swapped, ZONE)] == [6, 13, 16, 18, 19, 19, 20]


@pytest.mark.parametrize(("due", "ahead", "last", "late"), BY_HAND)
def test_a_rung_is_said_from_its_second_on_and_not_a_second_before(due: date, ahead: str, last: str, late: str) -> None:
    rungs = ladder(due)
    for moment in rungs:
        before = due_now(rungs, moment.at - SECOND)
        assert before is None or before.rung is Rung.LAST_MORNING
        assert due_now(rungs, moment.at) == moment
        assert due_now(rungs, moment.at + SECOND) == moment


def test_the_morning_of_the_last_day_is_said_until_the_afternoon() -> None:
    assert due_now(ladder(), at("11-19 13:29:59")) == Moment(at("11-19 08:00"), Rung.LAST_MORNING)
    assert due_now(ladder(), at("11-19 13:30")) == Moment(at("11-19 13:30"), Rung.LAST_AFTERNOON)


def test_before_the_first_rung_nothing_is_said() -> None:
    assert due_now(ladder(), at("11-05 07:59:59")) is None
    assert due_now((), at("11-05 08:00")) is None


@pytest.mark.parametrize(
    ("time", "quiet"),
    [("19:59:59.999999", False), ("20:00", True), ("00:00", True), ("06:59:59.999999", True), ("07:00", False)],
)
def test_the_night_begins_at_eight_and_ends_at_seven(time: str, quiet: bool) -> None:
    assert is_quiet(at(f"11-12 {time}")) is quiet


@pytest.mark.parametrize(
    ("back_at", "said"),
    [
        ("11-13 09:00", "11-12 08:00"),  # the day after: late, yet the newest
        ("11-17 07:00", "11-16 08:00"),  # two rungs were missed, one is said
        ("11-19 07:30", None),  # half an hour before the next one of the same day
        ("11-19 08:30", "11-19 08:00"),
        ("11-19 15:00", "11-19 13:30"),
        ("11-20 07:59:59", None),
        ("11-20 08:00", "11-20 08:00"),
        ("11-25 10:00", "11-20 08:00"),
    ],
)
def test_after_an_outage_the_newest_is_said_never_the_pile(back_at: str, said: str | None) -> None:
    found = due_now(ladder(), at(back_at))
    assert (found and found.at) == (said and at(said))


def test_a_notice_that_one_is_late_is_news_for_ten_days() -> None:
    assert due_now(ladder(), at("11-30 08:00")) == Moment(at("11-20 08:00"), Rung.LATE)
    assert due_now(ladder(), at("11-30 08:00:01")) is None


DUE_DAYS = st.dates(date(2026, 1, 20), date(2026, 12, 20))
MOMENTS = st.datetimes(datetime(2025, 12, 1), datetime(2027, 1, 31)).map(  # noqa: DTZ001  # the zone comes next
    lambda naive: naive.replace(tzinfo=ZONE)
)


@given(DUE_DAYS)
def test_every_rung_is_on_a_working_day_by_daylight_and_after_the_one_before(due: date) -> None:
    for rungs in (ladder(due), reviewer_ladder(due, CALENDAR, ZONE)):
        assert all(CALENDAR.is_working_day(moment.at.date()) and not is_quiet(moment.at) for moment in rungs)
        assert all(earlier.at < later.at for earlier, later in pairwise(rungs))
        assert all((moment.at.date() > due) == (moment.rung is Rung.LATE) for moment in rungs)


@given(DUE_DAYS, MOMENTS)
def test_what_is_said_has_come_and_nothing_newer_has(due: date, now: datetime) -> None:
    found = due_now(ladder(due), now)
    if found is None:
        return
    assert found == max(moment for moment in ladder(due) if moment.at <= now)


@given(DUE_DAYS)
def test_minute_by_minute_each_rung_is_said_first_at_its_own_minute(due: date) -> None:
    rungs = ladder(due)
    for moment in rungs:
        around = [moment.at + timedelta(minutes=minutes) for minutes in range(-2, 3)]
        assert [due_now(rungs, minute) == moment for minute in around] == [False, False, True, True, True]
