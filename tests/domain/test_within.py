"""How the names of units stand within a sentence."""

import pytest

from bot.texts import texts


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Xã Kim Đồng", "xã Kim Đồng"),
        ("Thôn 2", "thôn 2"),
        ("Thị trấn Đông Khê", "thị trấn Đông Khê"),
        ("Thị xã Ngã Năm", "thị xã Ngã Năm"),
        ("Xóm Bản Cuôn", "xóm Bản Cuôn"),
        ("Tổ dân phố Nghĩa Quý", "tổ dân phố Nghĩa Quý"),
        ("Tổ dân phố số 3", "tổ dân phố số 3"),
        ("Thôn Đồng Tâm, Xóm Nà Pài", "thôn Đồng Tâm, xóm Nà Pài"),
        ("Thôn 2; Buôn Ea", "thôn 2; buôn Ea"),
        ("Thôn 1 (Xã Tân Lập)", "thôn 1 (xã Tân Lập)"),
        ("Thị trấn Đông Khê và Xã Canh Tân", "thị trấn Đông Khê và xã Canh Tân"),
        ("Xã Canh Tân; Xóm Nà Pài", "xã Canh Tân; xóm Nà Pài"),
        ("Khu 5", "khu 5"),
        ("Đội 3", "đội 3"),
        ("Buôn U", "buôn U"),
        ("Bon U1 xã Đắk Wil", "bon U1 xã Đắk Wil"),
        ("Xã Đoàn Kết", "xã Đoàn Kết"),
        ("Thôn Đoàn Kết", "thôn Đoàn Kết"),
        ("Xã Hưng huyện Vũ Quang", "xã Hưng huyện Vũ Quang"),
        ("Huyện Đoàn và Thôn 2", "Huyện Đoàn và thôn 2"),
    ],
)
def test_a_place_begins_small(name: str, within: str) -> None:
    assert texts("vi").within(name) == within


@pytest.mark.parametrize(
    "name",
    [
        "UBND xã Tân Lập", "MTTQ xã Cư K'nia", "TDP Nghĩa An", "TT Đông Khê", "Phòng Nội vụ", "Ban Dân tộc tỉnh",
        "Sở Y tế", "Huyện đoàn Cư Jút", "Xã đội", "Trạm Y tế xã", "Văn hóa - Thông tin", "Sóc Trăng", "XÃ KIM ĐỒNG",
        "Công an xã", "Huyện Đoàn", "Huyện Đoàn Cư Jút", "Tỉnh Đoàn", "Quận Đoàn", "Xã Đoàn", "Xã Đoàn xã Tân Lập",
        "Khối Đảng", "Khối Đảng huyện", "Khối Mặt trận", "Khối Doanh nghiệp", "Tổ Công nghệ số",
        "Tổ Công nghệ số cộng đồng thôn 2", "Đội Quản lý trật tự", "Phòng Lao động - Thương binh và Xã hội", "",
    ],
)  # fmt: skip
def test_a_body_and_what_was_typed_otherwise_stay(name: str) -> None:
    assert texts("vi").within(name) == name


def test_in_english_a_name_keeps_its_capital() -> None:
    assert texts("en").within("Xã Kim Đồng") == "Xã Kim Đồng"


def test_a_sentence_says_where_a_name_stands_within_it() -> None:
    values = {"period": "tháng 11", "unit": "Xã Kim Đồng", "required": 1}
    assert "của xã Kim Đồng" in texts("vi")("remind-not-sent", **values)
    assert "from Xã Kim Đồng" in texts("en")("remind-not-sent", **values)
