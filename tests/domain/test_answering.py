"""Reading the few words with which an officer answers a reminder; a text with any other word is none of these."""

import pytest

from bot.domain.answering import Answer, read_answer
from bot.reading import declaring_words

WORDS = declaring_words()


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("em gui roi", Answer.SENT),
        ("gui roi ma", Answer.SENT),
        ("toi nop roi", Answer.SENT),
        ("thôn Cây Gạo gửi hôm 12 rồi", Answer.SENT),
        ("gửi hôm qua rồi ạ", Answer.SENT),
        ("sap gui", Answer.SOON),
        ("dang lam", Answer.SOON),
        ("mai gui dc k", Answer.TOMORROW),
        ("mai gửi được không?", Answer.TOMORROW),
        ("thon toi khong co ai", Answer.NOBODY),
        ("khong co ai dau em", Answer.NOBODY),
        ("xa toi chua co", Answer.NOBODY),
        ("kho qua khong biet lam", Answer.LOST),
        ("we have sent it already", Answer.SENT),
        ("it is almost ready", Answer.SOON),
        # asked, or of something else
        ("gui roi chua", None),
        ("gửi rồi?", None),
        ("gửi ngày nào", None),
        ("đã gửi bài nào", None),
        ("gui roi thi sao", None),
        ("gui roi muon sua", None),
        ("chua co thi sao", None),
        ("em dang lam ruong", None),
        ("ong Sau gui roi", None),
    ],
)
def test_few_words_are_an_answer(text: str, answer: Answer | None) -> None:
    assert read_answer(text, WORDS, ["thon cay gao", "cay gao"]) is answer
