"""How a wish about reminders is read."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.domain.reminding_said import DaysAhead, Hour, Mute, Off, On, Page, Said, Unread, read_days, read_wish
from bot.reading import reading_words, reminding_words
from bot.workdays import work_calendar

THURSDAY = date(2026, 11, 12)
CALENDAR = work_calendar(range(2026, 2029))
WORDS, READING = reminding_words(), reading_words("vi")


def read(text: str) -> Said | None:
    return read_wish(text, WORDS, READING, today=THURSDAY, calendar=CALENDAR)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("nhắc lúc 14h", time(14)),
        ("nhac luc 7h30", time(7, 30)),
        ("nhac em luc 2h chieu", time(14)),
        ("đổi giờ nhắc sang 9 giờ sáng", time(9)),
        ("nhắc tôi 2 giờ rưỡi chiều nhé", time(14, 30)),
        ("lúc 14:00 nhắc chị nha", time(14)),
        ("doi gio nhac thanh 3h", time(15)),
        ("nhac 8g", time(8)),
        ("nhắc lúc 21h", time(21)),
        ("nhắc lúc 6h sáng", time(6)),
        ("remind me at 14:00", time(14)),
        ("nhắc vào 11h trưa", time(11)),
        ("nhac 1h trua", time(13)),
        ("nhac luc 12 ruoi", time(12, 30)),
        ("nhắc lúc 9", time(9)),
    ],
)
def test_an_hour(text: str, at: time) -> None:
    assert read(text) == Hour(at)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("tắt nhắc tới thứ 2", date(2026, 11, 16)),
        ("tat nhac den het thu 2", date(2026, 11, 17)),
        ("đừng nhắc đến hết tuần", date(2026, 11, 16)),
        ("nghi nhac 3 ngay", date(2026, 11, 15)),
        ("tạm dừng nhắc 1 tuần", date(2026, 11, 19)),
        ("dừng nhắc đến 25/11", date(2026, 11, 25)),
        ("hôm nay đừng nhắc", date(2026, 11, 13)),
        ("mai đừng nhắc", date(2026, 11, 14)),
        ("đừng có nhắc hôm nay nữa", date(2026, 11, 13)),
        ("tắt nhắc hết tháng này", date(2026, 12, 1)),
        ("stop reminders until thứ 2", date(2026, 11, 16)),
        ("nghỉ nhắc hết tết", date(2027, 2, 11)),
        ("tat nhac qua tet nhe", date(2027, 2, 11)),
        ("đừng nhắc tới ra tết", date(2027, 2, 11)),
        ("nghỉ nhắc tới tết", date(2027, 2, 4)),
    ],
)
def test_a_rest(text: str, until: date) -> None:
    assert read(text) == Mute(until)


@pytest.mark.parametrize("text", ["tắt nhắc", "đừng nhắc nữa", "thoi khoi nhac", "tat loi nhac di", "ko nhac nua nhe"])
def test_off(text: str) -> None:
    assert read(text) == Off()


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("tat nhac den 30/2", "30/2"),
        ("nghỉ nhắc tới hết lễ nhé", "lễ"),
        ("nghi nhac vai hom", "hom"),
        ("dừng nhắc đến khi chị gọi", "khi chị gọi"),
        ("tắt nhắc hết tháng 2", "tháng 2"),
        ("stop reminders until harvest", "harvest"),
    ],
)
def test_a_day_that_cannot_be_read_switches_nothing_off(text: str, typed: str) -> None:
    assert read(text) == Unread(typed)


@pytest.mark.parametrize("text", ["bật nhắc", "mo nhac lai di", "nhac lai di em", "bat lai loi nhac"])
def test_on(text: str) -> None:
    assert read(text) == On()


@pytest.mark.parametrize("text", ["cài đặt nhắc", "doi gio nhac", "giờ nhắc", "reminders"])
def test_the_page(text: str) -> None:
    assert read(text) == Page()


@pytest.mark.parametrize(
    "text",
    [
        "khi nào nhắc tiếp",
        "sao không nhắc tôi",
        "mấy giờ thì nhắc",
        "có nhắc lúc 14h không?",
        "ông ấy hay nhắc nhở bà con giữ vệ sinh",
        "ông Bảo 7h sáng nào cũng đi nhắc bà con dọn vệ sinh đường làng ngõ xóm",
        "chiều nhắc lại",
        "nhắc xã Lê Lợi",
        "nhắc 8h hoặc 14h",
        "còn thiếu bao nhiêu",
        "14h",
        "nộp lúc 14h được không",
    ],
)
def test_what_is_no_wish(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("nhắc trước 7, 3, 1 ngày", {7, 3, 1}),
        ("nhac truoc han 5 ngay thoi", {5}),
        ("nhac cac xa truoc 10 va 2 ngay", {10, 2}),
        ("lịch nhắc", set()),
        ("remind before 7, 3 days", {7, 3}),
    ],
)
def test_days_ahead(text: str, days: set[int]) -> None:
    assert read_days(text, WORDS) == DaysAhead(frozenset(days))


@pytest.mark.parametrize("text", ["nhắc trước mấy ngày", "có nhắc trước 3 ngày không?", "nhắc lúc 14h", "trước 3 ngày"])
def test_what_names_no_days_ahead(text: str) -> None:
    assert read_days(text, WORDS) is None
