"""The words by which a reviewer chases units and people tell how they are reached; other texts stay what they are."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.domain.chasing import Told, Way, Wish, asks_to_invite, forgets, forgets_of, read_contact, wished
from bot.domain.chasing_said import may_speak
from bot.domain.reminding_again import puts_off, read_again
from bot.domain.reminding_said import asks_days
from bot.reading import chasing_words, reminding_words

WORDS, REMINDING = chasing_words(), reminding_words()
BENCHMARKS = Path(__file__).parents[2] / "benchmarks" / "understanding"


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("nhắc ngay", Wish.NUDGE),
        ("nhac may xa chua nop", Wish.NUDGE),
        ("Nhắc ngay mấy thôn chưa gửi đi em", Wish.NUDGE),
        ("đôn đốc xã Lê Lợi", Wish.NUDGE),
        ("don doc Le Loi giup anh", Wish.NUDGE),
        ("nhắc thôn Gò Chùa", Wish.NUDGE),
        ("nudge now", Wish.NUDGE),
        ("lời nhắc đã tới máy chưa", Wish.REPORT),
        ("da toi may chua?", Wish.REPORT),
        ("da nhac cac don vi chua", Wish.REPORT),
        ("em đã nhắc các thôn chưa", Wish.REPORT),
        ("nhac thon dong tam va thon go chua", Wish.NUDGE),
        ("nhat ky don doc thang 10", Wish.LOG),
        ("Xem nhật ký", Wish.LOG),
        ("danh sách gọi", Wish.CALLS),
        ("cho anh ds cần gọi", Wish.CALLS),
        ("gọi xã Lê Lợi", Wish.CALL_ONE),
        ("bao nhiêu đơn vị đã vào rồi", Wish.JOINED),
        ("xa nao chua vao?", Wish.JOINED),
    ],
)
def test_a_wish_about_units_that_are_short_is_heard(text: str, wish: Wish) -> None:
    assert wished(text, WORDS) is wish


@pytest.mark.parametrize(
    "text",
    [
        "nhắc lúc 14h",
        "tắt nhắc tới thứ 2",
        "khi nào nhắc tiếp?",
        "em nhắc tôi chưa",
        "nhắc các xã khi nào",
        "nhắc mấy lần rồi",
        "đôn đốc thế nào",
        "nhắc các đơn vị mỗi thứ 2",
        "nhắc giúp khi gần tới hạn",
        "sao hồ sơ tôi chưa duyệt",
        "xã nào chưa gửi",
        "còn thiếu bao nhiêu",
        "ông Bảo đã vào Đảng",
    ],
)
def test_a_question_or_another_wish_is_none_of_these(text: str) -> None:
    assert wished(text, WORDS) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("số của tôi 0912345678", Told("+84912345678")),
        ("so em la 0912.345.678 nhe", Told("+84912345678")),
        ("sđt 0912 345 678", Told("+84912345678", plain=True)),
        ("số của anh 0912345678", Told("+84912345678")),
        ("đổi số điện thoại mới 0912345678", Told("+84912345678", plain=True)),
        ("email của tôi là hoa@xa.gov.vn", Told(None, "hoa@xa.gov.vn")),
        ("my number is 0912345678", Told("+84912345678")),
        ("0912345678 là số của tôi", Told("+84912345678")),
        ("số tôi: 0912345678 (zalo)", Told("+84912345678")),
        ("số của chị Hoa 0912345678", Told("+84912345678", whose="Hoa")),
        # a name is no politeness
        ("số chị Nhã 0912345678 nhé em", Told("+84912345678", whose="Nhã")),
        ("số đồng chí Nguyễn Văn Đồng là 0912345678", Told("+84912345678", whose="Nguyễn Văn Đồng")),
        ("sdt chị Hoàng Thị Hoa thôn Đồng Tâm 0912345678", Told("+84912345678", whose="Hoàng Thị Hoa thôn Đồng Tâm")),
        ("số của tôi 09123456", Told(wrong="09123456")),
        ("sđt 09123456", Told(wrong="09123456", plain=True)),
    ],
)
def test_a_number_or_address_is_read_with_whose_it_is(text: str, told: Told) -> None:
    assert read_contact(text, WORDS) == told


@pytest.mark.parametrize(
    "text",
    [
        "số 4512345",
        "công văn số 45/UBND-NV",
        "0912345678",
        "gọi lại lúc 8h",
        "số liệu 12 345 678 đồng",
        "hoa@xa.gov.vn",
    ],
)
def test_another_number_is_nobodys_telephone(text: str) -> None:
    told = read_contact(text, WORDS)
    assert told is None or told.whose is not None


@pytest.mark.parametrize(
    "text",
    [
        "mời cán bộ",
        "MOI CAN BO",
        "em moi them can bo di",
        "mời cô Diên thôn Phú Sơn",
        "moi chi Lan",
        "mời chi lan",
        "Mời anh",
    ],
)
def test_a_wish_to_invite_is_heard(text: str) -> None:
    assert asks_to_invite(text, WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "mai moi co dien",
        "mới có điện",
        "Mới có mạng lại em ạ",
        "mới chỉ có 2 bản",
        "moi chi co 2 ban",
        "mới bác hôm qua",
    ],
)
def test_what_has_just_come_invites_nobody(text: str) -> None:
    assert not asks_to_invite(text, WORDS)


def test_a_wish_to_be_forgotten_is_heard() -> None:
    assert forgets("Xóa số của tôi", WORDS) == {Way.PHONE}
    assert forgets("bỏ email của em đi", WORDS) == {Way.EMAIL}
    assert forgets("xoa ca so va email cua toi", WORDS) == {Way.PHONE, Way.EMAIL}
    assert not forgets("xóa gương này", WORDS)
    assert not forgets("xoa so cua chi Hoa", WORDS)
    assert not forgets("xóa số 3", WORDS)
    assert forgets_of("xoa so cua chi Hoa", WORDS) == (Way.PHONE, ("Hoa",))
    assert forgets_of("bỏ email của anh Đinh Văn Dũng đi em", WORDS) == (
        Way.EMAIL,
        ("Đinh Văn Dũng đi em", "Đinh Văn Dũng đi", "Đinh Văn Dũng"),
    )
    assert forgets_of("xóa số của tôi", WORDS) is forgets_of("xóa gương này", WORDS) is None


def texts() -> Iterator[str]:
    for path in sorted(BENCHMARKS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            read = json.loads(line)
            yield from (read[key] for key in ("text", "question") if read.get(key))


def test_of_all_texts_that_officials_were_heard_to_write_none_is_taken_away() -> None:
    listed = list(texts())
    assert len(listed) > 1000
    assert [text for text in listed if wished(text, WORDS) or forgets(text, WORDS)] == []
    own = [text for text in listed if (told := read_contact(text, WORDS)) is not None and told.whose is None]
    assert own == []
    later = [text for text in listed if read_again(text, REMINDING) or puts_off(text, REMINDING)]
    assert later + [text for text in listed if asks_days(text, REMINDING)] == []


@pytest.mark.parametrize("text", ["còn thiếu ai?", "cảm ơn em", "Hứa Văn Bảo, xóm 3, hiến đất", "hạn là ngày nào"])
def test_where_nothing_is_wished_of_one_nobody_is_looked_for(text: str) -> None:
    assert not may_speak(text, WORDS)


@pytest.mark.parametrize(
    "text", ["nhac hoa", "em nhắc Hoa chưa", "ĐÃ GỌI Gò Chùa", "ghi: Gò Chùa", "Hoa không nghe máy", "Hoa biết chưa"]
)
def test_a_wish_of_one_is_looked_into_whomever_it_names(text: str) -> None:
    assert may_speak(text, WORDS)
