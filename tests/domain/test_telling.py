"""One message that tells several things, in the messy Vietnamese of the chat: what is clear is taken, no more."""

from datetime import date
from typing import Any

import pytest
from bare_plan import bare_plan

from bot.domain.answers import Refusal
from bot.domain.marks import lacks_diacritics, restored
from bot.domain.numbers import read_number, year_in_words
from bot.domain.plan import Subject
from bot.domain.questions import Kind, Question
from bot.domain.readers import Reading, read
from bot.domain.telling import without_phone
from bot.reading import reading_words

WORDS = reading_words("vi")
TELLING = WORDS.telling
DEMANDS = [{"text": "hiến đất làm đường", "source": "III.2"}]
FIELD = {
    "id": "roads",
    "name": "Nông thôn mới",
    "source": "III.2",
    "criteria": [{"text": "hiến đất làm đường", "source": "III.2"}],
}
BY = Reading(bare_plan(subjects=tuple(Subject), fields=[FIELD]), WORDS, date(2026, 11, 12))


WHOSE = Question("subject", Kind.CHOICE, choices=tuple(Subject))


def told(text: str, question: Question = WHOSE) -> dict[str, Any]:
    taken = read(question, None, text, BY)
    assert not isinstance(taken, Refusal)
    return {**taken.along, **taken.own}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ong Hua Van Bao xom 3 hien 200m2 dat lam duong nam nay",
            {"subject": "individual", "name": "Hua Van Bao", "gender": "male", "place": "xóm 3"}
            | {"deeds": "hiến 200 m² đất làm đường", "results": "200 m²", "since": "năm 2026"},
        ),
        (
            "ông Hứa Văn Bảo sinh năm bảy lăm, thôn 3, sđt 0912 345 678, nông dân, vận động sáu hộ, giúp 45 hộ có nước",
            {"subject": "individual", "name": "Hứa Văn Bảo", "gender": "male", "born": 1975, "place": "thôn 3"}
            | {"phone": "0912345678", "occupation": "nông dân"}
            | {"deeds": "vận động sáu hộ, giúp 45 hộ có nước", "gained": "45 hộ"},
        ),
        (
            "ông Hứa Văn Bảo 1960 xóm 3 hiến 200m2 đất làm đường, 15 hộ hưởng lợi, từ năm 2025",
            {"subject": "individual", "name": "Hứa Văn Bảo", "gender": "male", "born": 1960, "place": "xóm 3"}
            | {"deeds": "hiến 200 m² đất làm đường, 15 hộ hưởng lợi", "results": "200 m²"}
            | {"gained": "15 hộ", "since": "từ năm 2025"},
        ),
        (
            "ong Hua Van Bao 1960 xom 3 hien 200m2 dat lam duong, 15 ho huong loi",
            {"subject": "individual", "name": "Hua Van Bao", "gender": "male", "born": 1960, "place": "xóm 3"}
            | {"deeds": "hien 200 m² dat lam duong, 15 ho huong loi", "results": "200 m²", "gained": "15 hộ"},
        ),
        (
            "vợ chồng ông Lục Văn Páo bà Nông Thị Lan, thôn 3, nuôi dê 40 con từ năm 2021 đến nay",
            {"subject": "household", "name": "Lục Văn Páo và Nông Thị Lan", "place": "thôn 3"}
            | {"deeds": "nuôi dê 40 con", "results": "40 con", "since": "từ năm 2021 đến nay"},
        ),
        (
            "ông Hứa Văn Bảo 1960 xóm 3, nông dân, hien 200m2 dat lam duong, 15 ho huong loi, tu nam 2025",
            {"subject": "individual", "name": "Hứa Văn Bảo", "gender": "male", "born": 1960, "place": "xóm 3"}
            | {"deeds": "hien 200 m² dat lam duong, 15 ho huong loi", "results": "200 m²", "gained": "15 hộ"}
            | {"occupation": "nông dân", "since": "từ năm 2025"},
        ),
        (
            "bà Lê Thị Sáu, 1970, xóm 2, mo lop day chu mien phi, 15 hộ dân hưởng lợi",
            {"subject": "individual", "name": "Lê Thị Sáu", "gender": "female", "born": 1970, "place": "xóm 2"}
            | {"deeds": "mo lop day chu mien phi, 15 hộ dân hưởng lợi", "gained": "15 hộ dân"},
        ),
        (
            "ong Hứa Văn Bảo 1960 xom 3 hien 200m2 dat lam duong 15 ho huong loi tu nam 2025",
            {"subject": "individual", "name": "Hứa Văn Bảo", "gender": "male", "born": 1960, "place": "xóm 3"}
            | {"deeds": "hien 200 m² dat lam duong 15 ho huong loi", "results": "200 m²", "gained": "15 hộ"}
            | {"since": "từ năm 2025"},
        ),
        (
            "ong Hua Van Bao 1960 xom 3 hien dat lam duong tu nam 2025 nguoi dan duoc huong loi",
            {"subject": "individual", "name": "Hua Van Bao", "gender": "male", "born": 1960, "place": "xóm 3"}
            | {"deeds": "hien dat lam duong tu nam 2025 nguoi dan duoc huong loi", "since": "từ năm 2025"},
        ),
        (
            "bà Nguyễn Thị Hiến 1960, xóm 2",
            {"subject": "individual", "name": "Nguyễn Thị Hiến", "gender": "female", "born": 1960, "place": "xóm 2"},
        ),
        (
            "cu Nong Van Sinh 1940 xom 4 gop 5 trieu dong xay nha van hoa nam ngoai",
            {"subject": "individual", "name": "Nong Van Sinh", "born": 1940, "place": "xóm 4"}
            | {"deeds": "gop 5 trieu dong xay nha van hoa", "results": "5 triệu đồng", "since": "năm 2025"},
        ),
        (
            "tổ tự quản xóm 3, xóm 3, tuần tra ba tối một tuần",
            {
                "subject": "collective",
                "name": "tổ tự quản xóm 3",
                "place": "xóm 3",
                "deeds": "tuần tra ba tối một tuần",
            },
        ),
        (
            "mô hình trồng hoa ven đường, xóm Bản Cuôn",
            {"subject": "model", "name": "mô hình trồng hoa ven đường", "place": "xóm Bản Cuôn"},
        ),
    ],
)
def test_what_is_clear_is_taken(text: str, expected: dict[str, Any]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("step", ["deeds", "occupation", "place"])
def test_who_gained_stands_for_nothing_else(step: str) -> None:
    taken = read(Question(step, Kind.TEXT, most=200), Subject.INDIVIDUAL, "khoang 15 ho duoc huong loi", BY)
    assert not isinstance(taken, Refusal)
    assert (taken.own, taken.along) == ({}, {"gained": "15 hộ"})


@pytest.mark.parametrize(
    ("text", "printed"),
    [("15 ho huong loi", "15 hộ"), ("15 ho", "15 hộ"), ("45 hộ trong xóm", "45 hộ trong xóm")],
)
def test_so_many_people_need_no_marks(text: str, printed: str) -> None:
    assert told(text, Question("gained", Kind.TEXT, most=200)) == {"gained": printed}


@pytest.mark.parametrize("text", ["ông Bảo", "hộ gia đình", "cá nhân", "thôn 3", "chào em", "0912345678", "mô hình"])
def test_what_names_nobody_is_no_exemplar(text: str) -> None:
    assert isinstance(read(WHOSE, None, text, BY), Refusal)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("sinh năm bảy lăm", 1975),
        ("bảy lăm", 1975),
        ("năm sáu tám", 1968),
        ("sáu mươi", 1960),
        ("sinh 85", 1985),
        ("một chín bảy lăm", 1975),
        ("sinh nam tam tu", 1984),
        ("12/3/1960", 1960),
    ],
)
def test_a_year_of_birth_may_be_said_in_words(text: str, year: int) -> None:
    assert told(text, Question("born", Kind.YEAR)) == {"born": year}


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2019", "năm 2019"),
        ("nam ngoai", "năm 2025"),
        ("tháng 3 năm nay", "tháng 3 năm 2026"),
        ("tu nam 2020 den nay", "từ năm 2020 đến nay"),
        ("từ hồi còn trẻ", "từ hồi còn trẻ"),
        ("3 năm nay", "3 năm nay"),
        ("mười năm nay", "mười năm nay"),
        ("nhiều năm nay", "nhiều năm nay"),
        ("mấy năm nay", "mấy năm nay"),
    ],
)
def test_a_time_is_kept_as_it_may_be_printed(text: str, printed: str) -> None:
    assert told(text, Question("since", Kind.TIME, most=100)) == {"since": printed}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("8 người", 8),
        ("1.200 hộ", 1200),
        ("mười hai", 12),
        ("hai mươi lăm người", 25),
        ("sau nguoi", 6),
        ("5 nam 3 nữ", None),
        ("nhiều", None),
    ],
)
def test_a_number_is_read_in_figures_or_words(text: str, number: int | None) -> None:
    assert read_number(text, TELLING.digits, TELLING.tens, TELLING.ten) == number


@pytest.mark.parametrize("text", ["năm ngoái", "không có", "1985", "bảy"])
def test_not_every_word_is_a_year(text: str) -> None:
    assert year_in_words(text, TELLING.digits, TELLING.tens) is None


@pytest.mark.parametrize(
    ("text", "rest", "number"),
    [
        ("nông dân, đt: 0912.345.678", "nông dân", "0912345678"),
        ("gọi +84 912 345 678 nhé", "nhé", "+84912345678"),
        ("sinh 12/03/1960", "sinh 12/03/1960", None),
        ("180 000 000 đồng", "180 000 000 đồng", None),
    ],
)
def test_a_telephone_number_leaves_the_text(text: str, rest: str, number: str | None) -> None:
    assert without_phone(text, TELLING) == (rest, number)


def test_marks_are_put_right_only_where_every_word_is_known() -> None:
    known = ["hiến đất làm đường", "nhà văn hóa", "từ năm"]
    assert restored("hien 200 m² dat lam duong", known) == "hiến 200 m² đất làm đường"
    assert restored("hien dat lam duong cho thon", known) == "hien dat lam duong cho thon"
    # two ways to write the same letters leave a doubt
    assert restored("lam duong", ["làm đường", "lâm dương"]) == "lam duong"


@pytest.mark.parametrize(("text", "bare"), [("Hua Van Bao", True), ("Minh", False), ("40 con", False), ("đất", False)])
def test_what_cannot_be_printed_is_seen(text: str, bare: bool) -> None:
    assert lacks_diacritics(text) is bare
