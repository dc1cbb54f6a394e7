"""The calendars of the plans over all their time, written out by hand from their words and from wall calendars."""

from datetime import date

import pytest

from bot import plans
from bot.domain.obligations import DueMilestone, DueObligation, everything_between
from bot.workdays import work_calendar

WORKDAYS = work_calendar(range(2017, 2028))
EVER = (date(2015, 1, 1), date(2030, 12, 31))

#: "before the 20th": the last working day up to the 19th of each month; a dash where the plan does not run
BEFORE_THE_20TH = {
    2021: "-- -- -- 19 19 18 19 19 17 19 19 17",
    2022: "19 18 18 19 19 17 19 19 19 19 18 19",
    2023: "19 17 17 19 19 19 19 18 19 19 17 19",
    2024: "19 19 19 19 17 19 19 19 19 18 19 19",
    2025: "17 19 19 18 19 19 18 19 19 17 19 19",
}
#: the last working day of each month: 30/4/2019 and the Monday before it were off, as was 30/4/2020
MONTHS_END = {
    2019: "31 28 29 26 31 28 31 30 30 31 29 31",
    2020: "31 28 31 29 29 30 31 31 30 30 30 31",
}

# obligation or milestone, period, last day in time, last working day
CAM_NGHIA = [
    ("so-ket", "2023-04", date(2023, 4, 29), date(2023, 4, 28)),  # Gio To and a Saturday
    ("hoi-nghi-2023", "2023-06", date(2023, 6, 11), date(2023, 6, 9)),  # a Sunday
    ("tong-ket", "2025-04", date(2025, 4, 29), date(2025, 4, 29)),
    ("hoi-nghi-2025", "2025", date(2025, 12, 31), date(2025, 12, 31)),
]
THACH_AN = [
    ("co-cau-2021", "2021-06", date(2021, 6, 30), date(2021, 6, 30)),
    ("lua-chon-2021", "2021-Q2", date(2021, 6, 30), date(2021, 6, 30)),
    ("so-ket-2023", "2023-Q2", date(2023, 6, 30), date(2023, 6, 30)),
    ("tong-ket-2025", "2025-Q2", date(2025, 6, 30), date(2025, 6, 30)),
    ("hoi-nghi-2025", "2025-Q2", date(2025, 6, 30), date(2025, 6, 30)),
    ("dai-hoi-2025", "2025-Q2", date(2025, 6, 30), date(2025, 6, 30)),
]
SOC_TRANG = [
    ("agencies", "2019-Q1", date(2019, 3, 31), date(2019, 3, 29)),
    ("agencies", "2019-Q2", date(2019, 6, 30), date(2019, 6, 28)),
    ("agencies", "2019-Q3", date(2019, 9, 30), date(2019, 9, 30)),
    ("agencies", "2019-Q4", date(2019, 12, 31), date(2019, 12, 31)),
    ("yearly", "2019", date(2019, 12, 31), date(2019, 12, 31)),
    ("tong-hop", "2019", date(2019, 12, 31), date(2019, 12, 31)),
    ("agencies", "2020-Q1", date(2020, 3, 31), date(2020, 3, 31)),
    ("agencies", "2020-Q2", date(2020, 6, 30), date(2020, 6, 30)),
    ("agencies", "2020-Q3", date(2020, 9, 30), date(2020, 9, 30)),
    ("agencies", "2020-Q4", date(2020, 12, 31), date(2020, 12, 31)),
    ("yearly", "2020", date(2020, 12, 31), date(2020, 12, 31)),
    ("tong-hop", "2020", date(2020, 12, 31), date(2020, 12, 31)),
]
DAI_LANH = [
    ("campaign", "2023-06", date(2023, 6, 11), date(2023, 6, 9)),
    ("khen-thuong", "2023-06", date(2023, 6, 11), date(2023, 6, 9)),
]
CU_JUT = [
    ("yearly", "2023", date(2023, 11, 14), date(2023, 11, 14)),
    ("so-ket-2023", "2023", date(2023, 12, 31), date(2023, 12, 29)),  # a Sunday
    ("yearly", "2024", date(2024, 11, 14), date(2024, 11, 14)),
    ("yearly", "2025", date(2025, 11, 14), date(2025, 11, 14)),
    ("tong-ket-2025", "2025", date(2025, 12, 31), date(2025, 12, 31)),
]

#: the template and the days around Tet, Gio To, 30/4 and 2/9 of its years
MAU_2026 = {
    2026: "19 13 19 17 19 19 17 19 18 19 19 18",
    2027: "19 19 19 19 19 18 19 19 17 19 19 17",
}


def rows(plan_id: str) -> list[DueObligation | DueMilestone]:
    return everything_between(plans.load(plan_id), *EVER, WORKDAYS)


def shown(found: list[DueObligation | DueMilestone]) -> list[tuple[str, str, date, date]]:
    return [(one.id, one.period, one.due, one.last_working_day) for one in found]


def monthly(years: dict[int, str]) -> list[tuple[str, int]]:
    """Month and last working day of a table."""
    return [
        (f"{year}-{month:02d}", int(day))
        for year, days in years.items()
        for month, day in enumerate(days.split(), start=1)
        if day != "--"
    ]


@pytest.mark.parametrize(
    ("plan_id", "name", "first", "others"),
    [
        ("thach-an-2021", "monthly", "2021-04", THACH_AN),
        ("cam-nghia-2023", "monthly", "2023-04", CAM_NGHIA),
        ("soc-trang-2019", "localities", "2019-01", SOC_TRANG),
    ],
)
def test_what_is_not_monthly_is_due_on_these_days(
    plan_id: str, name: str, first: str, others: list[tuple[str, str, date, date]]
) -> None:
    found = rows(plan_id)
    assert shown([one for one in found if one.id != name]) == others
    assert next(one.period for one in found if one.id == name) == first


@pytest.mark.parametrize(("plan_id", "expected"), [("dai-lanh-2023", DAI_LANH), ("cu-jut-mttq-2023", CU_JUT)])
def test_a_plan_without_a_number_has_these_days_and_no_other(
    plan_id: str, expected: list[tuple[str, str, date, date]]
) -> None:
    assert shown(rows(plan_id)) == expected


@pytest.mark.parametrize(("plan_id", "since"), [("thach-an-2021", "2021-04"), ("cam-nghia-2023", "2023-04")])
def test_before_the_20th_of_every_month_of_the_plan(plan_id: str, since: str) -> None:
    found = [one for one in rows(plan_id) if one.id == "monthly"]
    assert {one.due.day for one in found} == {19}
    steered = [(one.period, one.last_working_day.day) for one in found]
    assert steered == [(month, day) for month, day in monthly(BEFORE_THE_20TH) if month >= since]


def test_by_the_end_of_every_month_where_the_plan_names_no_day() -> None:
    found = [one for one in rows("soc-trang-2019") if one.id == "localities"]
    assert [(one.period, one.last_working_day.day) for one in found] == monthly(MONTHS_END)
    assert {one.basis for one in found} == {"inferred"}
    assert [one.due.day for one in found[:12]] == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert found[13].due == date(2020, 2, 29)


def test_the_template_steers_around_tet_and_weekends() -> None:
    found = [one for one in rows("mau-2026") if one.id == "monthly" and one.due.year < 2028]
    assert [(one.period, one.last_working_day.day) for one in found] == monthly(MAU_2026)


@pytest.mark.parametrize(
    ("plan_id", "undated"),
    [
        ("cam-nghia-2023", {"de-xuat", "chuong-trinh"}),
        ("soc-trang-2019", {"ke-hoach"}),
        ("dai-lanh-2023", {"ke-hoach", "ke-hoach-khen"}),
        ("cu-jut-mttq-2023", {"gioi-thieu", "ke-hoach"}),
        ("thach-an-2021", set()),
    ],
)
def test_what_the_plan_gives_no_time_is_owed_and_stands_in_no_calendar(plan_id: str, undated: set[str]) -> None:
    plan = plans.load(plan_id)
    assert {one.id for one in plan.obligations if one.due is None} == undated
    assert undated.isdisjoint(one.id for one in rows(plan_id))


def test_no_calendar_runs_past_its_plan() -> None:
    for plan_id in plans.shipped():
        term = plans.load(plan_id).term
        assert all(one.due in term for one in rows(plan_id)), plan_id
