"""Reading what a unit says of a period: sent by another way, with its day and number; and what begins a note."""

from datetime import date

import pytest

from bot.domain.declaration import Channel
from bot.domain.declaring import Sent, read_letter, read_note, read_on_behalf, read_sent, says_sent
from bot.reading import declaring_words, reading_words

WORDS, READING = declaring_words(), reading_words("vi")
TODAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("gui giay tu hom qua roi e oi", Sent(Channel.PAPER, date(2026, 11, 17))),
        ("gửi zalo cho a Tuấn rồi", Sent(Channel.ZALO)),
        ("gửi qua trục văn bản hôm 16", Sent(Channel.DOCUMENTS, date(2026, 11, 16))),
        ("đã nộp bản giấy, công văn số 45/UBND ngày 17/11", Sent(Channel.PAPER, date(2026, 11, 17), "45/UBND")),
        ("tôi gửi công văn 12 rồi", Sent(None, None, "12")),
        ("xã gửi email hôm 3/11 rồi em", Sent(Channel.EMAIL, date(2026, 11, 3))),
        ("nop ban cung cho van thu r", Sent(Channel.PAPER)),
        ("gửi đường khác rồi", Sent()),
        ("gui giay hom 17 roi", Sent(Channel.PAPER, date(2026, 11, 17))),
        ("xã gửi bản giấy ngày 2 tháng 11 rồi nhé", Sent(Channel.PAPER, date(2026, 11, 2))),
        # a day to come was no day of sending
        ("gửi giấy hôm 25/11 rồi", Sent(Channel.PAPER)),
        ("I sent it by email yesterday", Sent(Channel.EMAIL, date(2026, 11, 17))),
    ],
)
def test_what_was_sent_by_another_way_is_read(text: str, sent: Sent) -> None:
    assert says_sent(text, WORDS)
    assert read_sent(text, WORDS, READING, today=TODAY) == sent


@pytest.mark.parametrize(
    "text",
    [
        "gửi giấy có được không",
        "gửi zalo được không em",
        "nộp bản giấy ở đâu",
        "đã gửi chưa?",
        "tôi nộp hôm 17 rồi sao lại báo chưa nộp",
        "gửi rồi",
        "hạn nộp ngày nào",
        "còn thiếu bao nhiêu",
        "ông Bảo hiến đất làm đường",
    ],
)
def test_a_question_and_what_names_no_other_way_are_none_of_it(text: str) -> None:
    assert not says_sent(text, WORDS)


@pytest.mark.parametrize(
    ("text", "letter"),
    [("so 45", "45"), ("45", "45"), ("số 45/UBND-NV ngày 17/11", "45/UBND-NV"), ("cv 12.", "12"), ("chịu thôi", None)],
)
def test_the_number_of_a_letter_is_read(text: str, letter: str | None) -> None:
    assert read_letter(text, WORDS) == letter


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("ghi: ong B xom 3 hien dat", "ong B xom 3 hien dat"),
        ("Ghi lại giúp : bà Lan nuôi 3 cháu", "bà Lan nuôi 3 cháu"),
        ("note: anh C cứu người", "anh C cứu người"),
        ("sổ tay：chị D\nxóm 5", "chị D xóm 5"),
        ("ghi:", None),
        ("ghi: 45", None),
        ("ghi nhận công lao: ông B", None),
        ("ông B: hiến đất", None),
    ],
)
def test_a_note_stands_after_its_mark(text: str, note: str | None) -> None:
    assert read_note(text, WORDS) == note


def test_a_reviewer_enters_for_a_unit() -> None:
    assert read_on_behalf("nhap thay xã Kim Đồng, nhận ngày 17/11", WORDS) == "xã Kim Đồng, nhận ngày 17/11"
    assert read_on_behalf("nhập giúp", WORDS) == ""
    assert read_on_behalf("nhập học cho cháu", WORDS) is None
