"""Letters, keyboard codes and abbreviations become plain words."""

from __future__ import annotations

import unicodedata

import pytest

from bot.domain.names import fold
from bot.phrases import load_lexicon
from bot.understanding import Understanding


@pytest.fixture(scope="module")
def understanding() -> Understanding:
    return Understanding(load_lexicon())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ddieenr hinhf tieen tieesn", "dien hinh tien tien"),
        ("die6n3 hi2nh tie6n tie61n", "dien hinh tien tien"),
        ("d9e62 cu73", "de cu"),
        ("nopoj guwowng", "nop guong"),
        ("ĐHTT", "dien hinh tien tien"),
        ("Ðiển hình", "dien hinh"),
        ("hoà hòa thuỷ thủy", "hoa hoa thuy thuy"),
        ("LV GD&ĐT", "linh vuc giao duc dao tao"),
        ("t11", "thang 11"),
        ("nộp k", "nop khong"),
        ("đ/c", "dong chi"),
        ("nhaaaa", "nha"),
        ("điển\u200b hình", "dien hinh"),
        ("as is bar", "as is bar"),
    ],
)
def test_what_is_typed_becomes_what_is_meant(understanding: Understanding, typed: str, meant: str) -> None:
    assert " ".join(understanding.split(typed)) == meant
    assert understanding.split(unicodedata.normalize("NFD", typed)) == understanding.split(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ngày 20 rơi vào cn", "chu nhat"),
        ("đề cử 1 cn", "ca nhan"),
        ("còn thiếu bn", "bao nhieu"),
        ("1 bn", "ban"),
    ],
)
def test_an_abbreviation_is_read_by_its_neighbours(understanding: Understanding, typed: str, meant: str) -> None:
    assert " ".join(understanding.split(typed)).endswith(meant)


def test_folding_keeps_letters_and_digits_only() -> None:
    assert fold("  Đơn vị: H'Hen Niê, 1985! ") == "don vi h hen nie 1985"
    assert fold("\u0110\u1eb7ng") == fold("\u00d0\u1eb7ng") == "dang"


def test_a_question_has_the_same_words_with_and_without_its_marks(understanding: Understanding) -> None:
    spellings = ("còn thiếu bao nhiêu", "con thieu bao nhieu", "còn thiếu bn", "con thieu bnhiu")
    assert {tuple(token.word for token in understanding.normalizer.tokens(text)) for text in spellings} == {
        ("con", "thieu", "bao", "nhieu")
    }
