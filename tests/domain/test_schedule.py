"""When reminders go out: the ladders worked out by hand on a wall calendar, and what is said at a moment."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import WorkCalendar
from bot.domain.schedule import (
    DEFAULT,
    Ladder,
    Part,
    Rung,
    Slot,
    Step,
    due_now,
    hour_of,
    is_night,
    is_quiet,
    officer_steps,
    reviewer_steps,
)

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SECOND = timedelta(seconds=1)
#: the days off of 2026 that fall on Monday to Friday, as the Government announced them
DAYS_OFF = (
    "2026-01-01 2026-01-02 "
    "2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 "  # the lunar New Year
    "2026-04-27 2026-04-30 2026-05-01 "  # the Hung Kings (a Sunday, in lieu on Monday), 30 April, 1 May
    "2026-09-01 2026-09-02 2026-11-24"
)
TET = frozenset(date(2026, 2, day) for day in range(16, 21))
CALENDAR = WorkCalendar(frozenset(map(date.fromisoformat, DAYS_OFF.split())), tet=TET)

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


def step(written: str, rung: Rung) -> Step:
    """A rung by its moment as planned."""
    moment = at(written)
    return Step(Slot(moment.date(), Part.MORNING if moment.hour < 12 else Part.AFTERNOON), rung)


def planned(each: Step) -> datetime:
    """The moment of a rung for somebody without an hour of their own."""
    return each.slot.at(None, ZONE)


def ladder(due: date = NOVEMBER) -> tuple[Step, ...]:
    return officer_steps(due, CALENDAR)


@pytest.mark.parametrize(("due", "ahead", "last", "late"), BY_HAND)
def test_an_officer_hears_10_5_3_and_1_working_days_before_twice_on_the_last_and_once_after(
    due: date, ahead: str, last: str, late: str
) -> None:
    assert ladder(due) == (
        *(step(f"{day} 08:00", Rung.AHEAD) for day in ahead.split()),
        step(f"{last} 08:00", Rung.LAST_MORNING),
        step(f"{last} 13:30", Rung.LAST_AFTERNOON),
        step(f"{late} 08:00", Rung.LATE),
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
    assert reviewer_steps(due, CALENDAR) == (
        *(step(f"{day} 08:00", Rung.AHEAD) for day in days.split()),
        step(f"{late} 08:00", Rung.LATE),
    )


def test_a_saturday_worked_in_exchange_is_a_rung_like_any_other() -> None:
    swapped = WorkCalendar(CALENDAR.days_off, frozenset({date(2026, 11, 14)}))
    assert [each.slot.day.day for each in officer_steps(NOVEMBER, swapped)] == [6, 13, 16, 18, 19, 19, 20]


@pytest.mark.parametrize(("due", "ahead", "last", "late"), BY_HAND)
def test_a_rung_is_said_from_its_second_on_and_not_a_second_before(due: date, ahead: str, last: str, late: str) -> None:
    rungs = ladder(due)
    for each in rungs:
        before = due_now(rungs, planned(each) - SECOND)
        assert before is None or before.rung is Rung.LAST_MORNING
        assert due_now(rungs, planned(each)) == each
        assert due_now(rungs, planned(each) + SECOND) == each


def test_the_morning_of_the_last_day_is_said_until_the_afternoon() -> None:
    assert due_now(ladder(), at("11-19 13:29:59")) == step("11-19 08:00", Rung.LAST_MORNING)
    assert due_now(ladder(), at("11-19 13:30")) == step("11-19 13:30", Rung.LAST_AFTERNOON)


def test_before_the_first_rung_nothing_is_said() -> None:
    assert due_now(ladder(), at("11-05 07:59:59")) is None
    assert due_now((), at("11-05 08:00")) is None


@pytest.mark.parametrize(
    ("hour", "quiet"),
    [("19:59:59.999999", False), ("20:00", True), ("00:00", True), ("06:59:59.999999", True), ("07:00", False)],
)
def test_the_night_begins_at_eight_and_ends_at_seven(hour: str, quiet: bool) -> None:
    assert is_night(at(f"11-12 {hour}")) is quiet
    assert is_quiet(at(f"11-12 {hour}"), CALENDAR) is quiet


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
    assert (found and planned(found)) == (said and at(said))


def test_a_notice_that_one_is_late_is_news_for_ten_days() -> None:
    assert due_now(ladder(), at("11-30 08:00")) == step("11-20 08:00", Rung.LATE)
    assert due_now(ladder(), at("11-30 08:00:01")) is None


DUE_DAYS = st.dates(date(2026, 1, 20), date(2026, 12, 20))
MOMENTS = st.datetimes(datetime(2025, 12, 1), datetime(2027, 1, 31)).map(  # noqa: DTZ001  # the zone comes next
    lambda naive: naive.replace(tzinfo=ZONE)
)


@given(DUE_DAYS)
def test_every_rung_is_on_a_working_day_by_daylight_and_after_the_one_before(due: date) -> None:
    for rungs in (ladder(due), reviewer_steps(due, CALENDAR)):
        assert all(CALENDAR.is_working_day(each.slot.day) and not is_quiet(planned(each), CALENDAR) for each in rungs)
        assert all(earlier.order < later.order for earlier, later in pairwise(rungs))
        assert all((each.slot.day > due) == (each.rung is Rung.LATE) for each in rungs)


@given(DUE_DAYS, MOMENTS)
def test_what_is_said_has_come_and_nothing_newer_has(due: date, now: datetime) -> None:
    found = due_now(ladder(due), now)
    if found is None:
        return
    assert found == max((each for each in ladder(due) if planned(each) <= now), key=lambda each: each.order)


@given(DUE_DAYS)
def test_minute_by_minute_each_rung_is_said_first_at_its_own_minute(due: date) -> None:
    rungs = ladder(due)
    for each in rungs:
        around = [planned(each) + timedelta(minutes=minutes) for minutes in range(-2, 3)]
        assert [due_now(rungs, minute) == each for minute in around] == [False, False, True, True, True]


@pytest.mark.parametrize(
    ("own", "morning", "afternoon"),
    [(None, "08:00", "13:30"), ("07:00", "07:00", "13:30"), ("11:00", "11:00", "13:30"), ("11:01", "11:01", "11:01")],
)
def test_who_has_an_hour_of_their_own_has_the_morning_then_and_a_late_one_the_afternoon_too(
    own: str | None, morning: str, afternoon: str
) -> None:
    hour = None if own is None else time.fromisoformat(own)
    parts = (hour_of(Part.MORNING, hour), hour_of(Part.AFTERNOON, hour))
    assert parts == (time.fromisoformat(morning), time.fromisoformat(afternoon))


def test_with_a_late_hour_the_last_day_has_one_rung_that_of_the_afternoon() -> None:
    two = time(14)
    assert due_now(ladder(), at("11-19 13:59"), two) is None
    assert due_now(ladder(), at("11-19 14:00"), two) == step("11-19 13:30", Rung.LAST_AFTERNOON)


def test_before_the_new_year_there_is_a_rung_of_its_own() -> None:
    """Four working days before the 27th of February is the 23rd, five is the 13th: the holidays lie between."""
    rungs = officer_steps(date(2026, 2, 27), CALENDAR, Ladder(ahead=(9, 3, 1)))
    assert [(each.slot.day.day, each.rung, each.ahead) for each in rungs[:4]] == [
        (9, Rung.AHEAD, 9),
        (13, Rung.TET, 5),
        (24, Rung.AHEAD, 3),
        (26, Rung.AHEAD, 1),
    ]


@pytest.mark.parametrize(
    ("due", "ahead"),
    [
        (date(2026, 2, 27), DEFAULT.ahead),  # the eve is the fifth day before
        (date(2026, 2, 19), DEFAULT.ahead),  # the holidays come after the last working day
        (date(2026, 3, 20), DEFAULT.ahead),  # and here before the first rung
        (date(2026, 5, 5), DEFAULT.ahead),  # other holidays have none
    ],
)
def test_no_rung_before_the_new_year_is_doubled_or_made_up(due: date, ahead: tuple[int, ...]) -> None:
    rungs = officer_steps(due, CALENDAR, Ladder(ahead=ahead))
    assert [each.rung for each in rungs].count(Rung.TET) == 0
    assert len({each.slot for each in rungs}) == len(rungs) == 7


@pytest.mark.parametrize(
    ("day", "quiet"), [("02-13", False), ("02-14", True), ("02-18", True), ("02-22", True), ("02-23", False)]
)
def test_the_run_of_days_off_around_the_new_year_is_silent(day: str, quiet: bool) -> None:
    assert is_quiet(at(f"{day} 09:00"), CALENDAR) is quiet
    assert not is_night(at(f"{day} 09:00"))


def test_other_days_off_are_not_silent() -> None:
    assert not is_quiet(at("05-01 09:00"), CALENDAR)


def test_a_plan_may_have_a_ladder_of_its_own() -> None:
    rungs = officer_steps(NOVEMBER, CALENDAR, Ladder(ahead=(7, 2)))
    assert [each.slot.day.day for each in rungs] == [10, 17, 19, 19, 20]
    assert [each.slot.day.day for each in reviewer_steps(NOVEMBER, CALENDAR, Ladder(reviewer=(4, 0)))] == [13, 19, 20]
