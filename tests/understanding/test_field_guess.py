"""The field that a deed may belong to: guessed from the plan's own words, with the reason; none where nothing fits."""

import pytest

from bot import plans
from bot.domain.plan import Subject
from bot.phrases import load_lexicon
from bot.reading import reading_words
from bot.understanding import FieldGuess, guess_fields

PLAN = plans.load("thach-an-2021")


def guessed(subject: Subject, deed: str, beside: str = "") -> tuple[FieldGuess, ...]:
    areas, habits = load_lexicon("vi").areas, reading_words("vi").telling.deeds
    return guess_fields(PLAN, subject, deed, beside=beside, areas=areas, habits=habits)


def test_a_demand_of_the_plan_gives_the_reason_and_the_clause_with_its_part() -> None:
    best, second = guessed(Subject.INDIVIDUAL, "hiến 200 m² đất làm đường")
    assert best == FieldGuess("nong-thon-moi", "hiến đất làm đường", "III.2", Subject.INDIVIDUAL)
    assert second.field_id == "vi-nguoi-ngheo"


@pytest.mark.parametrize(
    ("subject", "deed", "beside", "field"),
    [
        (Subject.INDIVIDUAL, "mo lop kem doc buoi toi cho hoc sinh yeu", "giao vien", "giao-duc"),
        (Subject.HOUSEHOLD, "vay von nuoi de, tu xin ra khoi ho ngheo", "", "vi-nguoi-ngheo"),
        (Subject.COLLECTIVE, "Tuần tra ba tối một tuần, hòa giải chuyện xích mích", "", "luc-luong-vu-trang"),
        (Subject.INDIVIDUAL, "Đến từng nhà người già đo huyết áp", "Y sĩ trạm y tế", "y-te"),
        (Subject.MODEL, "Đường hoa tự quản. Chia đoạn cho từng hộ chăm hoa", "", "nong-thon-moi"),
        (Subject.INDIVIDUAL, "viết phiếu hướng dẫn thủ tục bằng chữ to", "Công chức một cửa", "van-hoa-cong-so"),
    ],
)
def test_the_likeliest_comes_first(subject: Subject, deed: str, beside: str, field: str) -> None:
    assert guessed(subject, deed, beside)[0].field_id == field


@pytest.mark.parametrize("deed", ["cứu người đuối nước", "bay lên trời", "", "nhặt được ví trả lại"])
def test_where_nothing_of_the_plan_speaks_for_a_field_none_is_guessed(deed: str) -> None:
    assert guessed(Subject.INDIVIDUAL, deed, beside="Nông dân") == ()


def test_letters_with_other_marks_are_other_words() -> None:
    assert guessed(Subject.INDIVIDUAL, "hướng dẫn bà con") == ()
