"""A reader of the Thach An plan's words: fields and units as a plan file and a roster would bring them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bot.phrases import load_lexicon
from bot.understanding import Meaning, Reader, Term, Understanding, Vocabulary

TODAY = date(2026, 11, 12)

FIELDS = (
    Term("hoc-tap-bac", ("Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", "học Bác")),
    Term("nong-thon-moi", ("Chung sức xây dựng nông thôn mới", "nông thôn mới")),
    Term("doanh-nghiep", ("Doanh nghiệp Việt Nam hội nhập và phát triển",)),
    Term("vi-nguoi-ngheo", ("Chung tay vì người nghèo", "vì người nghèo")),
    Term("van-hoa-cong-so", ("Thực hiện văn hóa công sở", "văn hóa công sở")),
    Term("nong-dan", ("Nông dân thi đua sản xuất kinh doanh giỏi",)),
    Term("giao-duc", ("Giáo dục và Đào tạo",)),
    Term("y-te", ("Y tế",)),
    Term("luc-luong-vu-trang", ("Lực lượng vũ trang",)),
)
UNITS = (
    Term("UBND huyện Thạch An", ("UBND huyện Thạch An",)),
    Term("Thị trấn Đông Khê", ("Thị trấn Đông Khê", "TT Đông Khê")),
    *(Term(name, (name,)) for name in ("Xã Kim Đồng", "Xã Minh Khai", "Xã Lê Lai", "Xã Lê Lợi", "Xã Đức Long")),
    Term("Phòng Nội vụ", ("Phòng Nội vụ", "PNV")),
    Term("Phòng Y tế", ("Phòng Y tế",)),
    Term("Phòng Kinh tế - Hạ tầng", ("Phòng Kinh tế - Hạ tầng",)),
    Term("Phòng Lao động - Thương binh và Xã hội", ("Phòng Lao động - Thương binh và Xã hội",)),
    Term("Phòng Giáo dục và Đào tạo", ("Phòng Giáo dục và Đào tạo", "Phòng GD&ĐT")),
    Term("Ủy ban MTTQ huyện", ("Ủy ban MTTQ huyện", "UBMTTQ")),
    Term("Hội Nông dân huyện", ("Hội Nông dân huyện",)),
    Term("Công an huyện", ("Công an huyện", "CA huyện")),
    Term("Ban Chỉ huy Quân sự huyện", ("Ban Chỉ huy Quân sự huyện", "Huyện đội")),
    Term("Đồn Biên phòng Đức Long", ("Đồn Biên phòng Đức Long", "Biên phòng")),
)


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Understanding(load_lexicon()).prepare(Vocabulary(fields=FIELDS, units=UNITS))


@pytest.fixture(scope="session")
def understand(reader: Reader) -> Callable[[str], Meaning]:
    """Read a text on Thursday 12 November 2026."""
    return lambda text: reader.understand(text, today=TODAY)
