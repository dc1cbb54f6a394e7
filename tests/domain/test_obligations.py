"""When things are due, worked out by hand from the plans' words."""

from datetime import date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from bare_plan import bare_plan
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import Period, WorkCalendar
from bot.domain.obligations import (
    coming,
    current_period,
    due,
    due_day,
    everything_between,
    first_period,
    is_over,
    milestones_between,
    obligations_between,
    periods_of,
)
from bot.domain.plan import Due, DueBasis, Obligation, Plan

WEEKENDS_ONLY = WorkCalendar(frozenset())
#: Vietnam has no summer time
HERE = timezone(timedelta(hours=7))
EVER = (date(2000, 1, 1), date(2040, 12, 31))


def obligation(**changes: Any) -> Obligation:
    said = {"id": "o", "action": "nominate", "who": {"all": True}, "at_least": 1, "every": "month", "source": "IV"}
    return Obligation.model_validate(said | {"due": {"before_day": 20}} | changes)


def plan(*obligations: Obligation, **changes: Any) -> Plan:
    return bare_plan(obligations=[one.model_dump() for one in obligations or (obligation(),)], **changes)


@pytest.mark.parametrize(
    ("rule", "period", "expected"),
    [
        ({"before_day": 20}, "2026-11", date(2026, 11, 19)),
        ({"before_day": 31}, "2026-11", date(2026, 11, 30)),
        ({"before_day": 31}, "2026-02", date(2026, 2, 28)),
        ({"before_day": 31}, "2024-02", date(2024, 2, 29)),
        ({"before_day": 30}, "2023-02", date(2023, 2, 28)),
        ({"before_day": 31}, "2026-12", date(2026, 12, 30)),
        ({"before_day": 20}, "2026-Q4", date(2026, 12, 19)),
        ({"before_day": 6, "after_period": True}, "2026-Q4", date(2027, 1, 5)),
        ({"before_day": 1, "after_period": True}, "2026-11", date(2026, 11, 30)),
        ({"end_of_period": "inferred"}, "2020-02", date(2020, 2, 29)),
        ({"end_of_period": "inferred"}, "2019-Q3", date(2019, 9, 30)),
        ({"on_day": 20}, "2026-11", date(2026, 11, 20)),
        ({"on_day": 31}, "2026-02", date(2026, 2, 28)),
        ({"on_day": 5, "after_period": True}, "2026-H1", date(2026, 7, 5)),
        ({"before_day": 6, "after_period": True}, "2026-Q1", date(2026, 4, 5)),
        ({"days_after": 5}, "2026-Q4", date(2027, 1, 5)),
        ({"days_after": 1}, "2024-02", date(2024, 3, 1)),
        ({"end_of_period": "stated"}, "2026-H2", date(2026, 12, 31)),
        ({"before": "01-15", "after_period": True}, "2023", date(2024, 1, 14)),
        ({"on": "02-29", "after_period": True}, "2022", date(2023, 2, 28)),
        ({"before": "11-15"}, "2023", date(2023, 11, 14)),
        ({"on": "11-15"}, "2023", date(2023, 11, 15)),
        ({"before": "2023-04-30"}, "2023-04", date(2023, 4, 29)),
        ({"on": "2023-06-11"}, "2023-06", date(2023, 6, 11)),
    ],
)
def test_the_last_day_in_time(rule: dict[str, Any], period: str, expected: date) -> None:
    assert due_day(Due.model_validate(rule), Period.parse(period)) == expected


@given(st.integers(1, 31), st.dates(date(2000, 1, 1), date(2060, 12, 31)))
def test_before_a_day_of_the_month_is_always_earlier_than_that_day(day: int, some: date) -> None:
    month = Period.parse(f"{some:%Y-%m}")
    last = due_day(Due(before_day=day), month)
    assert month.first_day - timedelta(days=1) <= last <= month.last_day
    assert last < month.first_day + timedelta(days=day - 1)


@pytest.mark.parametrize(
    ("period", "last_working_day"),
    [
        ("2026-11", date(2026, 11, 19)),  # the 19th is a Thursday
        ("2026-12", date(2026, 12, 18)),  # the 19th is a Saturday, the 20th a Sunday
        ("2026-09", date(2026, 9, 18)),  # the 19th is a Saturday
        ("2026-07", date(2026, 7, 17)),  # the 19th is a Sunday
        ("2026-06", date(2026, 6, 19)),  # the 20th is a Saturday, the 19th a Friday
    ],
)
def test_the_bot_steers_to_the_last_working_day(period: str, last_working_day: date) -> None:
    found = due(plan(), obligation(), Period.parse(period), WEEKENDS_ONLY)
    assert found.due == date(found.due.year, found.due.month, 19)
    assert found.last_working_day == last_working_day


def test_at_tet_the_last_working_day_lies_before_the_holidays() -> None:
    tet = WorkCalendar(frozenset(date(2026, 2, day) for day in range(16, 21)))
    found = due(plan(), obligation(), Period.parse("2026-02"), tet)
    assert (found.due, found.last_working_day) == (date(2026, 2, 19), date(2026, 2, 13))


def test_a_plan_of_april_2021_to_december_2025_asks_for_57_months() -> None:
    months = [one.period for one in obligations_between(plan(), *EVER, WEEKENDS_ONLY)]
    assert (months[0], months[-1], len(months)) == ("2021-04", "2025-12", 57)


def test_the_first_period_is_the_one_whose_due_day_is_not_before_the_issue() -> None:
    assert first_period(plan(issued="2021-04-19"), obligation()) == Period.parse("2021-04")
    assert first_period(plan(issued="2021-04-20"), obligation()) == Period.parse("2021-05")


def test_a_list_due_after_its_quarter_is_still_owed_for_the_last_quarter() -> None:
    quarterly = obligation(every="quarter", due={"before_day": 6, "after_period": True})
    last = obligations_between(plan(quarterly), *EVER, WEEKENDS_ONLY)[-1]
    assert (last.period, last.due) == ("2025-Q4", date(2026, 1, 5))


def test_between_two_days_both_ends_count() -> None:
    nineteenth = date(2025, 11, 19)
    assert [one.period for one in obligations_between(plan(), nineteenth, nineteenth, WEEKENDS_ONLY)] == ["2025-11"]
    assert obligations_between(plan(), date(2025, 11, 20), date(2025, 12, 18), WEEKENDS_ONLY) == []


def test_a_one_off_is_owed_once_in_the_month_of_its_day() -> None:
    report = obligation(id="r", action="report", at_least=None, every="once", due={"before": "2023-04-30"})
    [only] = obligations_between(plan(report), *EVER, WEEKENDS_ONLY)
    assert (only.period, only.due, only.last_working_day) == ("2023-04", date(2023, 4, 29), date(2023, 4, 28))


def test_a_yearly_report_begins_with_the_year_of_issue() -> None:
    report = obligation(action="report", at_least=None, every="year", due={"before": "11-15"})
    issued = plan(report, issued="2023-04-11", term={"from": "2022", "to": "2025"})
    assert [str(period) for period in periods_of(issued, report)] == ["2023", "2024", "2025"]


def test_a_period_without_a_stated_day_is_marked_inferred() -> None:
    unnamed = obligation(due={"end_of_period": "inferred"})
    assert due(plan(unnamed), unnamed, Period.parse("2022-05"), WEEKENDS_ONLY).basis is DueBasis.INFERRED
    assert due(plan(), obligation(), Period.parse("2022-05"), WEEKENDS_ONLY).basis is DueBasis.STATED


def test_milestones_stand_among_the_obligations_by_due_day() -> None:
    asked = plan(milestones=[{"id": "m", "name": "M", "when": "2023-Q2", "source": "IV"}])
    rows = everything_between(asked, date(2023, 6, 1), date(2023, 7, 31), WEEKENDS_ONLY)
    assert [(one.id, one.period) for one in rows] == [("o", "2023-06"), ("m", "2023-Q2"), ("o", "2023-07")]
    [milestone] = milestones_between(asked, *EVER, WEEKENDS_ONLY)
    assert (milestone.action, milestone.at_least, milestone.due) == ("milestone", None, date(2023, 6, 30))


def test_the_present_period_is_the_month_of_the_day_while_the_plan_runs() -> None:
    assert current_period(plan(), obligation(), date(2023, 8, 25)) == Period.parse("2023-08")
    assert current_period(plan(), obligation(), date(2025, 12, 31)) == Period.parse("2025-12")


def test_there_is_no_present_period_before_the_issue_or_after_the_plans_time() -> None:
    assert current_period(plan(issued="2021-04-20"), obligation(), date(2021, 4, 19)) is None
    assert current_period(plan(), obligation(), date(2026, 1, 1)) is None


def test_after_a_late_issue_the_present_period_is_the_first_one_to_come() -> None:
    assert current_period(plan(issued="2021-04-20"), obligation(), date(2021, 4, 25)) == Period.parse("2021-05")


def test_a_one_off_that_is_past_has_no_present_period() -> None:
    report = obligation(action="report", at_least=None, every="once", due={"on": "2023-06-11"})
    assert current_period(plan(report), report, date(2023, 6, 11)) == Period.parse("2023-06")
    assert current_period(plan(report), report, date(2023, 6, 12)) is None


@pytest.mark.parametrize(
    ("roll", "last"),
    [("none", date(2026, 12, 20)), ("before", date(2026, 12, 18)), ("after", date(2026, 12, 21))],
)
def test_a_last_day_that_is_not_worked_goes_where_the_plan_says(roll: str, last: date) -> None:
    rolling = obligation(due={"on_day": 20, "roll": roll})  # 20/12/2026 is a Sunday
    found = due(plan(rolling), rolling, Period.parse("2026-12"), WEEKENDS_ONLY)
    assert (found.due, found.last_working_day) == (last, date(2026, 12, 21) if roll == "after" else date(2026, 12, 18))


def test_a_rolled_day_is_found_by_the_day_that_it_falls_on() -> None:
    rolling = plan(obligation(due={"end_of_period": "stated", "roll": "after"}))  # 31/12/2023 is a Sunday
    january = obligations_between(rolling, date(2024, 1, 1), date(2024, 1, 30), WEEKENDS_ONLY)
    assert [(one.period, one.due) for one in january] == [("2023-12", date(2024, 1, 1))]


@pytest.mark.parametrize(
    ("at", "in_time"),
    [
        (datetime(2026, 11, 18, 23, 59, tzinfo=HERE), True),
        (datetime(2026, 11, 19, 17, 0, 59, tzinfo=HERE), True),
        (datetime(2026, 11, 19, 17, 1, tzinfo=HERE), False),
        (datetime(2026, 11, 20, 8, 0, tzinfo=HERE), False),
    ],
)
def test_a_cutoff_closes_the_last_day_after_its_minute(at: datetime, in_time: bool) -> None:
    closing = obligation(due={"before_day": 20, "cutoff": "17:00"})
    found = due(plan(closing), closing, Period.parse("2026-11"), WEEKENDS_ONLY)
    assert found.cutoff == time(17, 0)
    assert found.in_time(at) is in_time


def test_without_a_cutoff_the_last_day_counts_to_its_end() -> None:
    found = due(plan(), obligation(), Period.parse("2026-11"), WEEKENDS_ONLY)
    assert found.in_time(datetime(2026, 11, 19, 23, 59, 59, tzinfo=HERE))
    assert not found.in_time(datetime(2026, 11, 20, 0, 0, tzinfo=HERE))


def test_what_the_plan_gives_no_time_stands_in_no_calendar_and_is_owed_to_the_end() -> None:
    own_plan = obligation(id="own", action="report", at_least=None, every="once", due=None)
    proposing = obligation(id="propose", at_least=None, due=None)
    asked = plan(own_plan, proposing)
    assert obligations_between(asked, *EVER, WEEKENDS_ONLY) == []
    assert [str(period) for period in periods_of(asked, own_plan)] == ["2025-12"]
    assert len(list(periods_of(asked, proposing))) == 57
    assert due(asked, own_plan, Period.parse("2025-12"), WEEKENDS_ONLY).due == date(2025, 12, 31)
    assert due(asked, proposing, Period.parse("2023-05"), WEEKENDS_ONLY).due == date(2023, 5, 31)
    assert own_plan.basis is DueBasis.INFERRED


def test_a_plan_whose_copy_shows_no_date_asks_from_its_first_day() -> None:
    undated = plan(term={"from": "2019", "to": "2020"}, issued=None)
    assert undated.issued is None
    assert next(one.period for one in obligations_between(undated, *EVER, WEEKENDS_ONLY)) == "2019-01"


def test_what_comes_next_is_the_first_day_not_past() -> None:
    assert getattr(coming(plan(), obligation(), date(2023, 8, 19), WEEKENDS_ONLY), "period", None) == "2023-08"
    assert getattr(coming(plan(), obligation(), date(2023, 8, 20), WEEKENDS_ONLY), "period", None) == "2023-09"
    assert coming(plan(), obligation(), date(2025, 12, 20), WEEKENDS_ONLY) is None
    assert coming(plan(), obligation(at_least=None, due=None), date(2023, 8, 19), WEEKENDS_ONLY) is None


def test_a_milestone_without_a_time_stands_in_no_calendar() -> None:
    asked = plan(milestones=[{"id": "m", "name": "M", "when": None, "source": "IV"}])
    assert milestones_between(asked, *EVER, WEEKENDS_ONLY) == []


def test_the_plans_time_is_over_after_its_last_day() -> None:
    assert not is_over(plan(), date(2025, 12, 31))
    assert is_over(plan(), date(2026, 1, 1))
