"""Documents open in the programs of an office, and hold what they were given."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.shared import Pt

from bot import exports
from bot.exports import Export, InvitationSheet, Letter
from bot.exports.documents import BLANK
from bot.exports.invitations import Card, qr_code

LONG = "Trường Phổ thông dân tộc bán trú Tiểu học và Trung học cơ sở Nguyễn Thượng Hiền"
NAMES = ("Thôn Đồng Tâm", LONG, "Buôn Ea T'ling")
MARK = BLANK * 4

SHEET = InvitationSheet(
    file_name="Giấy mời 12-11-2026.docx",
    title="Giấy mời đơn vị chưa có cán bộ",
    guide="Cắt theo đường kẻ.",
    scan="Quét mã bên trái:",
    cards=tuple(
        Card(name, f"Mời {name}", f"https://t.me/dienhinh_bot?start=token-{number}", "Đến hết thứ Sáu 11/12/2026.")
        for number, name in enumerate(NAMES)
    ),
    as_of="2026-11-12T08:00:00+07:00",
)
LETTER = Letter(
    file_name="Dự thảo công văn tháng 11-2026.docx",
    draft="DỰ THẢO",
    superior=("ỦY BAN NHÂN DÂN XÃ TÂN LẬP",),
    issuer=("PHÒNG VĂN HÓA - XÃ HỘI",),
    number=f"Số:          /{MARK}",
    about="V/v gửi giới thiệu gương điển hình tiên tiến",
    motto=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    place_and_day=f"Tân Lập, ngày {MARK} tháng {MARK} năm 2026",
    to_whom="Kính gửi:",
    addressees=tuple(f"- {name};" for name in NAMES),
    opening=("Thực hiện Kế hoạch số 12/KH-UBND.",),
    columns=("TT", "Đơn vị", "tháng 10/2026", "tháng 11/2026"),
    rows=tuple((str(number), name, "Chưa gửi", "Đã gửi 1, cần 2") for number, name in enumerate(NAMES * 12, 1)),
    closing=(f"Đề nghị gửi trước ngày {MARK}.", f"Điện thoại {MARK}./."),
    copies_to="Nơi nhận:",
    copies=("- Như trên;", f"- Lưu: VT, {MARK}."),
    signed_as=("TL. CHỦ TỊCH", MARK),
    signed_by=MARK,
    note="Bản soạn sẵn.",
    as_of="2026-11-20T08:00:00+07:00",
)


def opened(export: Export) -> Document:
    """The document, by way of the outbox and back, as another program reads it."""
    again = exports.read(json.loads(json.dumps(asdict(export))))
    assert again == export
    return docx.Document(BytesIO(exports.made(again)))


def texts(document: Document) -> Iterator[str]:
    """Every line of the body, those in tables too."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from (line.text for row in block.rows for cell in row.cells for line in cell.paragraphs)
        else:
            yield block.text


def test_each_unit_has_its_name_its_link_in_letters_and_the_same_link_as_a_code() -> None:
    document = opened(SHEET)
    [table] = document.tables
    assert len(table.rows) == len(NAMES)
    for card, row in zip(SHEET.cards, table.rows, strict=True):
        code, words = row.cells
        said = [line.text for line in words.paragraphs]
        assert said[0] == card.unit
        assert {card.link, card.until, card.invites} <= set(said)
        [shown] = re.findall(r'r:embed="(\w+)"', code._tc.xml)
        assert document.part.related_parts[shown].blob == qr_code(card.link)


def test_a_piece_of_the_sheet_is_never_on_two_pages_and_can_be_cut_off() -> None:
    document = opened(SHEET)
    [table] = document.tables
    assert all("w:cantSplit" in row._tr.xml for row in table.rows)
    assert 'w:insideH w:val="dashed"' in table._tbl.xml
    page = document.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)


def test_a_letter_is_laid_out_by_the_decree() -> None:
    document = opened(LETTER)
    page, style = document.sections[0], document.styles["Normal"]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    margins = (page.top_margin, page.right_margin, page.bottom_margin, page.left_margin)
    assert [round(margin.mm) for margin in margins] == [20, 15, 20, 30]
    assert (style.font.name, style.font.size) == ("Times New Roman", Pt(14))
    head, listed, foot = document.tables
    left, right = (cell.text.split("\n") for cell in head.rows[0].cells)
    assert [line for line in left if line] == [*LETTER.superior, *LETTER.issuer, LETTER.number, LETTER.about]
    assert [line for line in right if line] == [*LETTER.motto, LETTER.place_and_day]
    assert "w:tblHeader" in listed.rows[0]._tr.xml
    assert [tuple(cell.text for cell in row.cells) for row in listed.rows] == [LETTER.columns, *LETTER.rows]
    assert foot.rows[0].cells[0].text.split("\n") == [LETTER.copies_to, *LETTER.copies]
    assert list(filter(None, foot.rows[0].cells[1].text.split("\n"))) == [*LETTER.signed_as, LETTER.signed_by]


def test_a_letter_says_on_every_page_that_it_is_a_draft() -> None:
    page = opened(LETTER).sections[0]
    assert page.different_first_page_header_footer
    assert page.first_page_header.paragraphs[0].text == page.header.paragraphs[1].text == "DỰ THẢO"
    assert page.first_page_footer.paragraphs[0].text == page.footer.paragraphs[0].text == "Bản soạn sẵn."
    assert "PAGE" in page.header._element.xml
    assert "PAGE" not in page.first_page_header._element.xml


def test_what_is_to_be_filled_by_hand_is_marked_and_nothing_else_is() -> None:
    body = opened(LETTER).element.xpath("//w:r[w:t]")
    marked = {run.text for run in body if run.xpath("./w:rPr/w:highlight")}
    assert marked == {MARK}
    assert not any(BLANK in run.text for run in body if not run.xpath("./w:rPr/w:highlight"))


def test_the_front_writes_no_motto_of_the_state() -> None:
    document = opened(exports.read({**asdict(LETTER), "motto": ()}))
    assert document.tables[0].rows[0].cells[1].text == LETTER.place_and_day


@pytest.mark.parametrize("export", [SHEET, LETTER], ids=lambda each: each.kind)
def test_marks_apart_from_their_letters_are_put_together(export: Export) -> None:
    said = unicodedata.normalize("NFD", json.dumps(asdict(export), ensure_ascii=False))
    apart = exports.read(json.loads(said))
    assert apart != export
    document = docx.Document(BytesIO(exports.made(apart)))
    assert list(texts(document)) == list(texts(opened(export)))
    assert document.core_properties.title == unicodedata.normalize("NFC", document.core_properties.title)


@pytest.mark.parametrize("export", [SHEET, LETTER], ids=lambda each: each.kind)
def test_a_document_is_dated_and_names_no_program(export: Export) -> None:
    kept = opened(export).core_properties
    assert kept.created.isoformat() == kept.modified.isoformat()
    assert kept.created.isoformat()[:10] == export.as_of[:10]
    assert (kept.author, kept.comments) == ("", "")
