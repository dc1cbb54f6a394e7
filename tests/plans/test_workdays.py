"""Vietnam's working days, against the days the Government announced."""

from datetime import date
from pathlib import Path

import pytest

from bot.domain.calendar import WorkCalendar
from bot.errors import InputFault
from bot.workdays import work_calendar

CALENDAR = work_calendar(range(2020, 2032))


@pytest.mark.parametrize(
    "day",
    [
        date(2021, 5, 3),  # in lieu of 1/5 on a Saturday
        date(2022, 4, 11),  # in lieu of Gio To on a Sunday
        date(2024, 4, 29),  # swapped with 4/5/2024
        date(2025, 5, 2),  # swapped with 26/4/2025
        date(2026, 1, 1),
        date(2026, 1, 2),  # the civil servants' swap
        date(2026, 2, 16),
        date(2026, 2, 20),
        date(2026, 4, 27),
        date(2026, 4, 30),
        date(2026, 5, 1),
        date(2026, 8, 31),
        date(2026, 9, 2),
        date(2026, 11, 24),  # Culture Day, from 2026 on
        date(2030, 2, 1),  # the eve of a Tet that China keeps a day later
    ],
)
def test_a_day_off(day: date) -> None:
    assert not CALENDAR.is_working_day(day)


@pytest.mark.parametrize(
    "day",
    [
        date(2024, 5, 4),
        date(2025, 4, 26),
        date(2026, 1, 10),
        date(2026, 8, 22),
        date(2026, 2, 13),
        date(2026, 2, 23),
        date(2025, 11, 24),  # no holiday yet
        date(2029, 11, 26),  # 24/11/2029 is a Saturday and has no day in lieu
        date(2030, 11, 25),
        date(2026, 11, 19),
    ],
)
def test_a_working_day(day: date) -> None:
    assert CALENDAR.is_working_day(day)


def test_a_calendar_of_one_year_knows_the_saturday_worked_for_the_next() -> None:
    assert work_calendar(range(2026, 2027)).is_working_day(date(2026, 8, 22))


def overridden(folder: Path, text: str) -> WorkCalendar:
    path = folder / "nghi.yaml"
    path.write_text(text, encoding="utf-8")
    return work_calendar(range(2026, 2028), path)


def test_the_deployers_file_wins_over_the_library(tmp_path: Path) -> None:
    text = """\
off:
  - {date: 2027-02-11, name: nghỉ Tết thêm}
  - {date: 2026-08-22}
worked:
  - {date: 2027-02-20, name: làm bù}
  - {date: 2026-11-24, name: không nghỉ}
"""
    calendar = overridden(tmp_path, text)
    assert CALENDAR.is_working_day(date(2027, 2, 11))
    assert not calendar.is_working_day(date(2027, 2, 11))
    assert not calendar.is_working_day(date(2026, 8, 22))
    assert calendar.is_working_day(date(2027, 2, 20))
    assert calendar.is_working_day(date(2026, 11, 24))


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("off:\n  - {date: 2027-02-31}\n", 2, "holidays-date"),
        ("off:\n  - {name: x}\n", 2, "holidays-date"),
        ("of:\n  - {date: 2027-02-03}\n", 1, "holidays-key-unknown"),
        ("off:\n  - {date: 2027-02-03, ten: x}\n", 2, "holidays-key-unknown"),
        ("off: 2027-02-03\n", 1, "holidays-shape"),
        ("off:\n  - 2027-02-03\n", 2, "holidays-shape"),
        ("- 2027-02-03\n", 1, "holidays-shape"),
        ("off: [{date: 2027-02-03}]\nworked: [{date: 2027-02-03}]\n", 1, "holidays-both"),
        ("off: [\n", 2, "file-not-yaml"),
    ],
)
def test_a_slip_in_the_file_is_named_with_its_line(tmp_path: Path, text: str, line: int, problem: str) -> None:
    with pytest.raises(InputFault) as refused:
        overridden(tmp_path, text)
    assert (refused.value.key, refused.value.values["line"]) == (problem, line)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputFault) as refused:
        work_calendar(range(2026, 2027), tmp_path / "none.yaml")
    assert refused.value.key == "file-not-there"


def test_the_years_whose_days_off_are_not_announced_are_a_forecast(tmp_path: Path) -> None:
    assert CALENDAR.forecast == {2027, 2028, 2029, 2030, 2031}
    assert overridden(tmp_path, "announced: [2027]\n").forecast == frozenset()
    with pytest.raises(InputFault) as refused:
        overridden(tmp_path, "announced: [sang nam]\n")
    assert refused.value.key == "holidays-year"


@pytest.mark.parametrize(
    ("after", "until", "found"),
    [
        ("2026-02-05", "2026-02-19", ("2026-02-14", "2026-02-22", True)),
        ("2026-02-05", "2026-02-13", None),
        ("2026-02-14", "2026-02-22", None),  # it has begun
        ("2026-04-20", "2026-04-25", ("2026-04-25", "2026-04-27", False)),
        ("2026-04-28", "2026-05-19", ("2026-04-30", "2026-05-03", False)),
        ("2026-11-12", "2026-12-19", None),  # weekends, and a Tuesday off
    ],
)
def test_a_break_longer_than_a_weekend_is_found(after: str, until: str, found: tuple[str, str, bool] | None) -> None:
    ahead = CALENDAR.long_break(date.fromisoformat(after), date.fromisoformat(until))
    assert (ahead and (str(ahead.first), str(ahead.last), ahead.tet)) == found
