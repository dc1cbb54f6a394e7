"""What an officer tells of a nominee's answer."""

import pytest

from bot.domain.hearsay import heard
from bot.reading import hearsay_words

WORDS = hearsay_words()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hoi roi, ong dong y nhung k cho dang anh", {"told": "yes", "photos": "no"}),
        ("Hỏi rồi, ông ấy đồng ý", {"told": "yes"}),
        ("ong dong y, cho dang luon", {"told": "yes", "publish": "yes"}),
        # of photos nothing was said
        ("ong dong y, cho dang bai luon", {"told": "yes", "publish": "text-only"}),
        ("ông cho đăng chữ thôi", {"publish": "text-only"}),
        ("bà cho đưa bài lên báo", {"publish": "text-only"}),
        ("ông đồng ý cho đăng bài, đăng ảnh", {"told": "yes", "publish": "yes", "photos": "yes"}),
        ("bà đồng ý cho đăng cả ảnh", {"told": "yes", "publish": "yes", "photos": "yes"}),
        ("ong ay k dong y", {"told": "no"}),
        ("ông từ chối rồi", {"told": "no"}),
        ("ba dong y gioi thieu nhung khong dang bai", {"told": "yes", "publish": "no"}),
        ("khong cho dang nua", {"publish": "no"}),
        ("nhà họ không muốn để ảnh trên kênh nữa", {"photos": "no"}),
        ("nha ho k muon de anh tren kenh nua", {"photos": "no"}),
        ("ong dong y dang bai k dang anh", {"told": "yes", "publish": "text-only", "photos": "no"}),
        ("bo me chau dong y roi", {"guardian": "yes"}),
        ("phụ huynh không đồng ý", {"guardian": "no"}),
        ("hoi r ok", {"told": "yes"}),
        ("asked him, he agrees but no photos", {"told": "yes", "photos": "no"}),
    ],
)
def test_what_is_told(text: str, said: dict[str, str]) -> None:
    assert heard(text, WORDS) == said


@pytest.mark.parametrize(
    "text", ["dạ", "ok", "ừ", "anh ấy hiền lắm", "đồng ý chưa", "đồng ý cái gì", "ông đồng ý không?", "hỏi ai bây giờ"]
)
def test_what_tells_nothing(text: str) -> None:
    assert heard(text, WORDS) == {}


@pytest.mark.parametrize(
    "text",
    [
        "ông nói để suy nghĩ rồi mới đồng ý",
        "chắc là ông đồng ý thôi",
        "hình như bà ấy đồng ý",
        "ong ay di rung k goi dc",
        "chưa hỏi được",
        "mai hỏi, chắc đồng ý",
    ],
)
def test_doubt_is_no_yes(text: str) -> None:
    assert heard(text, WORDS) == {"told": "not-yet"}
