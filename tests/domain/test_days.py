"""Days as people type them, with what else they say."""

from datetime import date

import pytest

from bot.domain.days import read_day
from bot.reading import reading_words

VI, EN = reading_words("vi"), reading_words("en")
THURSDAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("typed", "day", "rest"),
    [
        ("23/11", date(2026, 11, 23), ""),
        ("23-11-2026", date(2026, 11, 23), ""),
        ("đến hết 23/11", date(2026, 11, 23), ""),
        ("le lai mất điện, cho đến hết 23", date(2026, 11, 23), "le lai mất điện"),
        ("hết ngày 5", date(2026, 12, 5), ""),
        ("23", date(2026, 11, 23), ""),
        ("thứ hai tới", date(2026, 11, 23), ""),
        ("thu hai", date(2026, 11, 23), ""),
        ("thứ năm này", date(2026, 11, 19), ""),
        ("thứ năm tới", date(2026, 11, 26), ""),
        ("thứ sáu tuần sau", date(2026, 11, 27), ""),
        ("chủ nhật", date(2026, 11, 22), ""),
        ("mai, vì đường sạt lở", date(2026, 11, 20), "vì đường sạt lở"),
        ("1/2", date(2027, 2, 1), ""),
        ("cho lùi 30/11 do bão số 3", date(2026, 11, 30), "lùi do bão số 3"),
    ],
)
def test_a_day_to_come_is_read(typed: str, day: date, rest: str) -> None:
    found = read_day(typed, words=VI, today=THURSDAY)
    assert found is not None
    assert (found.day, found.rest) == (day, rest)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("13/11", date(2026, 11, 13)),
        ("25/12", date(2025, 12, 25)),
        ("hôm qua", date(2026, 11, 18)),
        ("bữa nay", THURSDAY),
        ("thứ sáu", date(2026, 11, 13)),
        ("hôm 17", date(2026, 11, 17)),
        ("hôm 25", date(2026, 10, 25)),
    ],
)
def test_a_day_that_is_past_is_read_where_one_is_meant(typed: str, day: date) -> None:
    found = read_day(typed, words=VI, today=THURSDAY, past=True)
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize("typed", ["", "hôm nọ", "31/2", "45/11", "20/11 hoặc 23/11", "12 gương", "99", "sớm nhất"])
def test_what_names_no_day_or_two_is_not_read(typed: str) -> None:
    assert read_day(typed, words=VI, today=THURSDAY) is None


@pytest.mark.parametrize(
    ("typed", "day"),
    [("next monday", date(2026, 11, 23)), ("tomorrow", date(2026, 11, 20)), ("by 23/11", date(2026, 11, 23))],
)
def test_days_are_read_in_english_too(typed: str, day: date) -> None:
    found = read_day(typed, words=EN, today=THURSDAY)
    assert found is not None
    assert found.day == day
