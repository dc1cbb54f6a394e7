"""What a text names: whom, which field, which time, which unit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.understanding import Meaning

Understand = Callable[[str], Meaning]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("xã Kim Đồng còn thiếu mấy gương", "Xã Kim Đồng"),
        ("kim dong con thieu may guong", "Xã Kim Đồng"),
        ("kim donng con thieu may guong", "Xã Kim Đồng"),
        ("xax Kim DDoofng cofn thieesu maasy guwowng", "Xã Kim Đồng"),
        ("TT Đông Khê nộp mấy gương rồi", "Thị trấn Đông Khê"),
        ("thị trấn nộp mấy gương rồi", "Thị trấn Đông Khê"),
        ("pgd nộp đủ chưa", "Phòng Giáo dục và Đào tạo"),
        ("phòng GDĐT phải làm gì", "Phòng Giáo dục và Đào tạo"),
        ("mặt trận huyện phải làm gì", "Ủy ban MTTQ huyện"),
        ("đồn biên phòng Đức Long nộp chưa", "Đồn Biên phòng Đức Long"),
        ("xã Đức Long nộp chưa", "Xã Đức Long"),
        ("quân sự huyện còn thiếu mấy gương", "Ban Chỉ huy Quân sự huyện"),
        ("CA huyện nộp mấy gương rồi", "Công an huyện"),
        ("đơn vị mình còn thiếu mấy gương", None),
        ("mình khai tiếp hồ sơ hôm qua", None),
        ("hồ sơ ông Lê Lợi duyệt chưa", None),
        ("công an xã còn thiếu mấy gương", None),
        ("UBND huyện còn phải nộp mấy gương", None),
    ],
)
def test_a_unit_is_known_by_all_its_names(understand: Understand, text: str, unit: str | None) -> None:
    assert understand(text).unit == unit


def test_a_second_unit_of_a_text_is_kept(understand: Understand) -> None:
    meaning = understand("Lê Lai và Lê Lợi còn thiếu mấy gương")
    assert meaning.unit == "Xã Lê Lai"
    assert meaning.also is not None
    assert meaning.also.unit == "Xã Lê Lợi"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("tiêu chuẩn lĩnh vực y tế", "y-te"),
        ("tieu chuan linh vuc giao duc dao tao", "giao-duc"),
        ("tiêu chí phong trào dạy tốt học tốt", "giao-duc"),
        ("tiêu chuẩn học Bác là gì", "hoc-tap-bac"),
        ("NTM còn thiếu mấy gương", "nong-thon-moi"),
        ("tiêu chuẩn phong trào Quyết thắng", "luc-luong-vu-trang"),
        ("cô giáo có được xét không", "giao-duc"),
        ("phòng y tế còn thiếu mấy gương", None),
        ("xã còn thiếu mấy gương", None),
    ],
)
def test_a_field_is_known_by_name_movement_and_occupation(understand: Understand, text: str, field: str | None) -> None:
    assert understand(text).field == field


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("tháng này", "2026-11"),
        ("tháng ni", "2026-11"),
        ("tháng trước", "2026-10"),
        ("tháng rồi", "2026-10"),
        ("tháng sau", "2026-12"),
        ("t11", "2026-11"),
        ("thang 3", "2026-03"),
        ("tháng mười hai năm ngoái", "2025-12"),
        ("tháng 1 năm sau", "2027-01"),
        ("tháng 9/2025", "2025-09"),
        ("quý này", "2026-Q4"),
        ("quý III", "2026-Q3"),
        ("q2/2025", "2025-Q2"),
        ("quý ba", "2026-Q3"),
        ("6 tháng đầu năm", "2026-H1"),
        ("6T cuối năm", "2026-H2"),
        ("nửa đầu năm nay", "2026-H1"),
        ("năm nay", "2026"),
        ("năm ngoái", "2025"),
        ("năm kia", "2024"),
        ("từ đầu năm tới giờ", "2026"),
        ("năm 2025", "2025"),
        ("giai đoạn 2021 - 2025", None),
        ("ngày 20/11", None),
        ("hàng tháng", None),
        ("tuần này", None),
    ],
)
def test_a_period_is_read_relative_to_today(understand: Understand, said: str, period: str | None) -> None:
    assert understand(f"{said} xã mình còn thiếu mấy gương").period == period


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("đề cử hộ ông Lý Văn Sình", "household"),
        ("còn thiếu mấy hộ gia đình", "household"),
        ("đề cử một mô hình nuôi dê", "model"),
        ("giới thiệu 01 TT", "collective"),
        ("tiêu chuẩn tập thể lĩnh vực y tế", "collective"),
        ("đề cử CN", "individual"),
        ("tìm chị Lan nuôi ong", "individual"),
        ("đảng viên bị kỷ luật có được xét không", "individual"),
        ("xem hộ em còn thiếu mấy gương", None),
        ("các hồ sơ em đã gửi duyệt chưa", None),
        ("Hội Nông dân huyện phải làm gì", None),
    ],
)
def test_a_subject_is_known_by_its_kind(understand: Understand, text: str, subject: str | None) -> None:
    assert understand(text).subject == subject
