"""How the wish to hear a reminder once more is read."""

from __future__ import annotations

import pytest

from bot.domain.reminding_again import When, puts_off, read_again
from bot.reading import reminding_words

WORDS = reminding_words()


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("chiều nhắc lại", When.AFTERNOON),
        ("CHIEU NHAC LAI GIUP EM NHE", When.AFTERNOON),
        ("đầu giờ chiều nhắc tôi với", When.AFTERNOON),
        ("để chiều nhắc lại được không em", When.AFTERNOON),
        ("mai nhac lai nhe", When.MORNING),
        ("nhắc em ngày mai", When.MORNING),
        ("sáng mai nhắc giúp tôi", When.MORNING),
        ("tuan sau nhac", When.FAR),
        ("30p nua nhac", When.OTHER),
        ("2 tiếng nữa nhắc lại", When.OTHER),
        ("mai 9h nhắc em", When.OTHER),
        ("chiều nay 3h nhắc lại", When.OTHER),
        ("thứ 6 nhắc lại", When.OTHER),
        ("nhắc lại", When.OTHER),
        ("remind me tomorrow", When.MORNING),
        ("remind me again this afternoon", When.AFTERNOON),
    ],
)
def test_once_more(text: str, when: When) -> None:
    assert read_again(text, WORDS) is when


@pytest.mark.parametrize(
    "text",
    [
        "nhắc lúc 3h chiều",  # an hour of every day
        "nhắc lúc 9h",
        "đừng nhắc chiều nay",
        "mai nhắc lại mấy thôn chưa gửi",
        "chiều nhắc chị Hoa nộp bài",
        "khi nào nhắc lại",
        "chiều có nhắc lại không?",
        "nhắc việc",
        "chiều họp lại",
    ],
)
def test_what_is_something_else(text: str) -> None:
    assert read_again(text, WORDS) is None


@pytest.mark.parametrize(
    ("text", "puts"),
    [("bận lắm, để sau", True), ("đang họp em ơi", True), ("để sau", True), ("bận họp thôn nên chưa có ai", False)],
)
def test_not_the_moment(text: str, puts: bool) -> None:
    assert puts_off(text, WORDS) is puts
