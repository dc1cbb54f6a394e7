"""Texts that only name something, and what is kept of a text to learn from."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.understanding import Meaning, Reader

TODAY = date(2026, 11, 12)


@pytest.mark.parametrize(
    "text",
    [
        "còn tháng trước?",
        "thế hộ gia đình thì sao",
        "của Kim Đồng?",
        "con minh khai",
        "vậy lĩnh vực y tế",
        "xax kim ddoofng thif sao",
        "quý 3 nhé em",
    ],
)
def test_a_text_of_names_alone_goes_on_with_the_last_question(understand: Callable[[str], Meaning], text: str) -> None:
    assert understand(text).is_follow_up


@pytest.mark.parametrize(
    "text",
    [
        "còn thiếu bao nhiêu",
        "hạn nộp tháng trước",
        "thế nào là điển hình",
        "ông Bảo ở Kim Đồng",
        "giới thiệu hộ gia đình",
        "dạ",
        "200m2",
        "",
    ],
)
def test_a_text_that_says_anything_else_does_not(understand: Callable[[str], Meaning], text: str) -> None:
    assert not understand(text).is_follow_up


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Kim Đồng tháng 10 còn thiếu mấy gương", "{u} {t} con thieu may guong"),
        ("bà Hoàng Thị Hoa nộp chưa", "ba … chua"),
        ("ba hoa nop chua em", "ba … chua em"),
        ("gọi 0912345678 cho chị Páo hỏi hạn nộp y tế", "goi … cho chi … hoi han nop {f}"),
    ],
)
def test_what_is_kept_of_a_text_names_nobody(reader: Reader, text: str, kept: str) -> None:
    assert reader.outline(text, today=TODAY) == kept
