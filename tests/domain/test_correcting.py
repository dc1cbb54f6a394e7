"""Corrections in words: which answer is meant, and what it is to become."""

import pytest
from bare_plan import bare_plan

from bot.domain.correcting import Correction, correction
from bot.domain.plan import Subject
from bot.domain.questions import all_questions
from bot.reading import reading_words

WORDS = reading_words("vi")
PLAN = bare_plan(
    subjects=("collective", "individual", "household", "model"),
    fields=[{"id": "health", "name": "health", "source": "III", "criteria": "general"}],
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sửa năm sinh thành 1962", Correction("born", "1962")),
        ("sua nam sinh thanh 1962", Correction("born", "1962")),
        ("ông ấy sinh năm 1962", Correction("born", "1962")),
        ("họ tên là Hứa Văn Báo", Correction("name", "Hứa Văn Báo")),
        ("năm sinh sai rồi", Correction("born", None)),
        ("toi go sai ten, sua lai giup", Correction("name", None)),
        ("0912345678", Correction("phone", "0912345678")),
    ],
)
def test_what_is_corrected_is_told_by_its_name_or_by_what_alone_it_can_be(typed: str, meant: Correction) -> None:
    assert correction(typed, all_questions(PLAN, Subject.INDIVIDUAL), WORDS) == meant


@pytest.mark.parametrize("typed", ["chưa gửi vội", "cảm ơn em", "còn thiếu bao nhiêu", "bản này tên gì vậy em", "1962"])
def test_what_names_no_answer_or_says_nothing_of_it_corrects_nothing(typed: str) -> None:
    assert correction(typed, all_questions(PLAN, Subject.INDIVIDUAL), WORDS) is None


def test_how_many_they_are_is_asked_of_a_group_alone() -> None:
    assert correction("tám người", all_questions(PLAN, Subject.COLLECTIVE), WORDS) == Correction("members", "8")
    assert correction("tám người", all_questions(PLAN, Subject.INDIVIDUAL), WORDS) is None
