"""The state of all units as a picture for a phone."""

import json
import struct
import unicodedata
from dataclasses import asdict, replace

import pytest

from bot import exports
from bot.exports import StatePicture
from bot.exports.pictures import Share, wrapped

STATE = StatePicture(
    file_name="Tình hình tháng 11-2026.png",
    title=("Gương điển hình tháng 11/2026", "19/28 đơn vị đã gửi đủ"),
    lines=("Nhận đến hết thứ Năm 19/11.",),
    shares=(
        Share("met", "Đã gửi đủ", 19),
        Share("sent", "Đã gửi, đang sửa hoặc đang chờ", 4),
        Share("drafting", "Đang soạn", 2, "Xóm Nà Pài, Bon Bu Sốp"),
        Share("missing", "Chưa gửi", 3, "Lê Lai, Trọng Con, Trường Phổ thông dân tộc bán trú Nguyễn Thượng Hiền"),
    ),
    foot=("Nguồn: số lúc 8:05 thứ Tư 18/11; Kế hoạch số 12/KH-UBND, mục IV.1.",),
)


def size(png: bytes) -> tuple[int, int]:
    """Width and height that a PNG says it has."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def decomposed(picture: StatePicture) -> StatePicture:
    """The same words, each mark apart from its letter, as some phones write them."""
    said = json.dumps(asdict(picture), ensure_ascii=False)
    return exports.read(json.loads(unicodedata.normalize("NFD", said)))


def test_the_picture_is_as_wide_as_a_phone_and_as_high_as_its_words() -> None:
    few = replace(STATE, shares=tuple(replace(share, names="") for share in STATE.shares))
    (width, high), (_, low) = size(exports.made(STATE)), size(exports.made(few))
    assert width == 1080
    assert low < high < 2 * width


def test_marks_apart_from_their_letters_are_drawn_alike() -> None:
    assert decomposed(STATE) != STATE
    assert exports.made(decomposed(STATE)) == exports.made(STATE)


@pytest.mark.filterwarnings("error")
def test_every_letter_is_in_the_font_and_a_dollar_is_no_formula() -> None:
    # a letter that is not there is a warning
    strange = replace(STATE, title=("ẶỆỘỮỴ ặệộữỵ Đđ Ê Đê, Y Bhiu Niê, H'Hen, K'Brếu; 5$ và 6$ _x^2",))
    assert size(exports.made(strange))[0] == 1080


def test_whose_units_they_are_stands_above_the_title() -> None:
    (_, bare), (_, headed) = size(exports.made(STATE)), size(exports.made(replace(STATE, head="UBND xã Tân Lập")))
    assert bare < headed


def test_no_unit_at_all_is_drawn_too() -> None:
    nobody = replace(STATE, shares=tuple(replace(share, count=0, names="") for share in STATE.shares))
    assert size(exports.made(nobody))[0] == 1080


def test_a_line_breaks_between_words_and_a_word_that_is_too_long_is_cut() -> None:
    assert wrapped("Trường Tiểu học Tân Lập", 12, lambda words: float(len(words))) == ["Trường Tiểu", "học Tân Lập"]
    assert wrapped("a Xómkhôngcódấucách b", 6, lambda words: float(len(words))) == [
        "a",
        "Xómkhô",
        "ngcódấ",
        "ucách",
        "b",
    ]
    # what belongs together goes to the next line as a whole; where no line holds it, it breaks like other words
    assert wrapped("a Thôn\u00a0Ba b", 9, lambda words: float(len(words))) == ["a Thôn\u00a0Ba", "b"]
    assert wrapped("ab Thôn\u00a0Ba", 9, lambda words: float(len(words))) == ["ab", "Thôn\u00a0Ba"]
    assert wrapped("ab Thôn\u00a0Suối\u00a0Đá", 9, lambda words: float(len(words))) == ["ab Thôn", "Suối Đá"]
    assert wrapped("", 6, lambda words: float(len(words))) == []
