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
        ("nhiệm vụ công an huyện", "Công an huyện"),
        ("P.KT-HT nộp đủ chưa", "Phòng Kinh tế - Hạ tầng"),
        ("bên LĐTBXH nộp mấy gương rồi", "Phòng Lao động - Thương binh và Xã hội"),
        ("huyện đội nộp đủ chưa", "Ban Chỉ huy Quân sự huyện"),
        ("xin khai một anh công an khu vực", None),
        ("cả tuần này chưa ai nộp", None),
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
        ("tiêu chuẩn làm nông thôn mới", "nong-thon-moi"),
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
        ("thánh 11", "2026-11"),
        ("th này", "2026-11"),
        ("thág này", "2026-11"),
        ("november", "2026-11"),
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
        ("cái bác tui gởi lên hôm bữa duyệt chưa", "individual"),
        ("đề cử một bạn nhặt được của rơi", "individual"),
        ("chị bán vé số có đủ chuẩn không", "individual"),
        ("ông nớ có được bằng khen không", "individual"),
        ("tìm hoàng văn páo", "individual"),
        ("Tra cứu gương tên Bế Thị Nhình giúp em", "individual"),
        ("cán bọ mới vào làm có được xét không", "individual"),
        ("hộ mới thoát nghèo có được xét không", "household"),
        ("hooj mowis thoats ngheof cos dduwowjc xets khoong", "household"),
        ("hộ được khen thì có tiền thưởng không", "household"),
        ("tháng này đề cử 2 hộ được không", "household"),
        ("nhà ông Chín nộp hôm qua duyệt chưa", "household"),
        ("mô hinhh gửi hôm qua duyệt chưa", "model"),
        ("mô hìnn thế nào thì đạt tiêu chuẩn", "model"),
        ("còn thiếu mấy tậpp thể", "collective"),
        ("canhan học Bác được khen thế nào", "individual"),
        ("xóm như thế nào thì được chọn", "collective"),
        ("công ty nợ thuế có được xét không", "collective"),
    ],
)
def test_a_subject_is_known_by_its_kind(understand: Understand, text: str, subject: str | None) -> None:
    assert understand(text).subject == subject


@pytest.mark.parametrize(
    "text",
    [
        "bí thư đang hỏi xã mình còn thiếu mấy gương",
        "ông chủ tịch đang cần cái biểu đồ quý này",
        "chị mới về nhận việc thay chị Loan, hạn nộp là ngày nào",
        "bác đang đi xuống từng tổ, tổ nào chưa nộp",
        "để tôi báo cáo với chi bộ xem những ai chưa nộp",
        "chị hỏi bài tôi gửi bị trả lại vì sao",
        "ai được công nhận trong quý này",
        "cái hồ sơ chưa có ảnh thì gửi bổ sung vào đâu",
        "tắt TB nhắc trên máy cán bộ đầu mối cũ",
        "văn phòng giao việc gì cho họ",
    ],
)
def test_who_asks_or_orders_is_not_put_forward(understand: Understand, text: str) -> None:
    assert understand(text).subject is None
