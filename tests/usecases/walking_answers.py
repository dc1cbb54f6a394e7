"""What officials answer to each question of the form, as they spell it, and what of it has to be kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Right:
    """A text that answers a question: what is kept of it, and what may be filled in besides where it is still open."""

    text: str
    kept: Mapping[str, Any]
    along: frozenset[str] = field(default_factory=frozenset)


def _right(question: str, *texts: str | tuple[str, Any]) -> tuple[Right, ...]:
    """Answers to one question that are kept as they are written, or as what stands beside them."""
    pairs = [(each, each) if isinstance(each, str) else each for each in texts]
    return tuple(Right(text, {question: value}) for text, value in pairs)


def _who(text: str, name: str, born: int | None = None, place: str | None = None, **more: str) -> Right:
    told = {"name": name, "born": born, "place": place, **more}
    return Right(text, {key: value for key, value in told.items() if value is not None})


_STORY = frozenset({"results", "gained", "since"})

_PERSON = (
    _who("Hứa Văn Bảo, 1960, xóm 3", "Hứa Văn Bảo", 1960, "xóm 3"),
    _who("ông Hứa Văn Bảo sinh năm 1960, xóm 3", "Hứa Văn Bảo", 1960, "xóm 3", gender="male"),
    _who("Hứa Văn Bảo sn 1960 thôn Phú Sơn", "Hứa Văn Bảo", 1960, "thôn Phú Sơn"),
    _who("đ/c Nông Thị Lan, 15/3/1975, xóm Nà Pài", "Nông Thị Lan", 1975, "xóm Nà Pài"),
    _who("Triệu Văn Páo", "Triệu Văn Páo"),
    _who("Lý Thị Na, 81", "Lý Thị Na", 1981),
)
_FAMILY = (
    _who("Lục Văn Páo, 1979, xóm Khuổi Vàng", "Lục Văn Páo", 1979, "xóm Khuổi Vàng"),
    _who("hộ ông Lục Văn Páo sn 1979", "Lục Văn Páo", 1979, gender="male"),
    _who("gia đình bà Nông Thị Lan, xóm 2", "Nông Thị Lan", None, "xóm 2", gender="female"),
)
_BODY = (
    _who("Tổ tự quản xóm 3, xóm 3", "Tổ tự quản xóm 3", None, "xóm 3"),
    _who("Tổ hòa giải, thôn Suối Đá", "Tổ hòa giải", None, "thôn Suối Đá"),
    _who("Đội văn nghệ xóm 2", "Đội văn nghệ xóm 2"),
)
_WAY = (
    _who("Đường hoa tự quản, xóm Bản Cuôn", "Đường hoa tự quản", None, "xóm Bản Cuôn"),
    _who("Thu gom rác thải", "Thu gom rác thải"),
)
_NAMES = {"individual": _PERSON, "household": _FAMILY, "collective": _BODY, "model": _WAY}

_EVERY: Mapping[str, tuple[Right, ...]] = {
    "subject": (
        *_right("subject", ("ca nhan", "individual"), ("Tập thể", "collective"), ("hộ gia đình", "household")),
        *_right("subject", ("mo hinh", "model")),
    ),
    "born": _right("born", ("1960", 1960), ("sn 1975", 1975), ("sinh năm 1981", 1981), ("60", 1960)),
    "place": _right("place", "xóm 3", "ở thôn Phú Sơn", "Xóm 3, xã Tân Lập"),
    "occupation": _right("occupation", "Nông dân", "Chăn nuôi dê", "về hưu, trưởng thôn", "Hội Phụ nữ xã"),
    "deeds": (
        *(
            Right(text, {"deeds": text}, _STORY)
            for text in (
                "Hiến 200 m² đất làm đường thôn.",
                "Vận động 6 hộ hiến đất mở đường, góp 50 triệu",
                "Giúp ba hộ nghèo vay vốn nuôi dê, hướng dẫn kỹ thuật",
            )
        ),
        Right("hiến 300m2 đất làm đường từ năm 2024", {"deeds": "hiến 300 m² đất làm đường"}, _STORY),
    ),
    "results": _right("results", "Đường rộng thêm 2 mét.", "120 triệu đồng", "5 hộ thoát nghèo"),
    "gained": _right("gained", "45 hộ trong xóm", "cả thôn", "bà con đi lại thuận tiện"),
    "since": _right("since", "từ năm 2024", ("2024", "năm 2024"), ("tu nam 2024", "từ năm 2024"), "từ tháng 3/2025"),
    "field": _right("field", ("y te", "y-te"), ("giáo dục", "giao-duc"), ("nông thôn mới", "nong-thon-moi")),
    "other-names": _right("other-names", "Bảo Hiền", "anh Ba"),
    "gender": _right("gender", ("nam", "male"), ("nữ", "female")),
    "hometown": _right("hometown", "xã Tân Lập", "huyện Thạch An, Cao Bằng"),
    "education": _right("education", "lớp 7/10", "đại học sư phạm"),
    "members": _right("members", ("8", 8), ("mười hai", 12), ("khoảng 30", 30)),
    "size": _right("size", ("5 người", 5), ("bốn", 4)),
    "head": _right("head", "ông Lý Văn Sinh, tổ trưởng", "Hội Phụ nữ xã"),
    "method": _right("method", "Chia đoạn cho từng hộ, mỗi tuần dọn một lần"),
    "cost": _right("cost", "20 triệu, xã hỗ trợ 5 triệu"),
    "replication": _right("replication", "làm được, cần giống hoa"),
    "until": _right("until", "đến nay", "tháng 10/2026"),
    "rewards": _right("rewards", "Giấy khen 2023 của UBND xã", "Bằng khen năm 2020"),
    "proposal": _right("proposal", ("giấy khen", "certificate")),
    "evidence": _right("evidence", "xác nhận của trưởng thôn", "bài trên báo Cao Bằng"),
    "phone": _right("phone", ("0912345678", "0912345678"), ("đt 091.234.5678", "0912345678")),
    "told": _right("told", ("có", "yes"), ("hỏi rồi đồng ý", "yes"), ("chưa", "not-yet")),
    "publish": _right("publish", ("đồng ý", "yes"), ("ko", "no"), ("cho đăng", "yes")),
}

#: what no question of a kind takes
WRONG: Mapping[str, tuple[str, ...]] = {
    "subject": ("abc xyz", "???"),
    "name": ("12345", "???"),
    "born": ("khong biet", "3000", "abc", "1560"),
    "members": ("nhiều lắm", "0"),
    "size": ("nhiều lắm", "0"),
    "phone": ("123", "số này số nọ"),
    "gender": ("abc xyz",),
    "proposal": ("abc xyz",),
    "field": ("abc xyz",),
    "told": ("abc xyz",),
    "publish": ("abc xyz",),
    "deeds": ("ừm",),
}

#: who, what was done and since when in one message; what is kept of it by whoever has been asked for the name
SEVERAL: Mapping[str, tuple[Right, ...]] = {
    "individual": (
        Right(
            "bà Nông Thị Lan, 1975, xóm 2, hiến 300m2 đất làm đường từ năm 2024",
            {"name": "Nông Thị Lan", "born": 1975, "place": "xóm 2"},
            frozenset({"gender", "occupation", "deeds", *_STORY}),
        ),
    ),
    "household": (
        Right(
            "hộ ông Lục Văn Páo, 1979, xóm 4, nuôi 40 con dê từ năm 2022",
            {"name": "Lục Văn Páo", "born": 1979, "place": "xóm 4"},
            frozenset({"gender", "occupation", "deeds", *_STORY}),
        ),
    ),
    "collective": (
        Right(
            "Tổ tự quản xóm 3, xóm 3, tuần tra ba tối một tuần từ năm 2024",
            {"name": "Tổ tự quản xóm 3", "place": "xóm 3"},
            frozenset({"deeds", *_STORY}),
        ),
    ),
    "model": (),
}

#: a long answer in two messages
PARTS: Mapping[str, tuple[str, str]] = {
    "deeds": ("Vận động bà con sửa đường thôn", "và dọn sạch rác hai bên đường cho các cháu đi học"),
    "results": ("Đường rộng thêm 2 mét", "và xe ra vào được tận xóm, các cháu đi học đỡ bẩn"),
    "gained": ("45 hộ trong xóm", "và bà con mấy thôn bên cạnh đi chợ qua đường này"),
}

#: told in one text each
QUESTIONS = ("còn thiếu bao nhiêu?", "bao giờ hết hạn?", "có những lĩnh vực nào?", "tôi đã gửi những gì?")

WORDS: Mapping[str, tuple[str, ...]] = {
    "back": ("quay lại", "QUAY LAI"),
    "skip": ("bỏ qua", "bo qua"),
    "keep": ("giữ nguyên",),
    "later": ("để mai", "De sau"),
}


def right(subject: str | None, question: str) -> tuple[Right, ...]:
    """The right answers to a question; of the name those of the subject."""
    return _NAMES[subject or "individual"] if question == "name" else _EVERY[question]
