"""An official letter as a draft, laid out by decree 30/2020/ND-CP, annex I; a person reads, mends and signs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.exports import documents

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

#: annex I, section I: type of 13 to 14 points, heads of 12 to 13; margins in millimetres: top, right, bottom, left
_BODY, _HEAD, _SMALL = 14, 12, 11
_MARGINS = (20, 15, 20, 30)
_LEFT, _RIGHT = 66, 99
_NUMBER, _UNIT, _REST = 12, 63, 90


@dataclass(frozen=True)
class Letter:
    """A letter in its parts, from the head to the foot; `motto` is empty where an issuer writes none.

    `superior` stands over the issuer in light type. What nobody here knows is a run of `documents.BLANK`.
    """

    file_name: str
    draft: str
    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str
    about: str
    motto: tuple[str, ...]
    place_and_day: str
    to_whom: str
    addressees: tuple[str, ...]
    opening: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    closing: tuple[str, ...]
    copies_to: str
    copies: tuple[str, ...]
    signed_as: tuple[str, ...]
    signed_by: str
    note: str
    as_of: str
    kind: Literal["letter"] = "letter"


def written(letter: Letter) -> bytes:
    """The letter as docx."""
    document = documents.sheet(margins=_MARGINS, size=_BODY, title=letter.about, as_of=letter.as_of)
    _mark(document, letter)
    _head(document, letter)
    _to_whom(document, letter)
    for paragraph in letter.opening:
        _body(document, paragraph)
    _table(document, letter)
    for paragraph in letter.closing:
        # a signature alone on a page could stand under anything
        _body(document, paragraph).paragraph_format.keep_with_next = True
    _foot(document, letter)
    return documents.saved(document)


def _mark(document: Document, letter: Letter) -> None:
    """That it is a draft on every page, and page numbers from the second on."""
    from docx.shared import Pt

    page = document.sections[0]
    page.different_first_page_header_footer = True
    documents.page_number(documents.centred(page.header.paragraphs[0]))
    for mark in (page.first_page_header.paragraphs[0], page.header.add_paragraph()):
        documents.write(documents.centred(mark), letter.draft, size=_HEAD, bold=True).paragraph_format.space_after = Pt(
            6
        )
    for footer in (page.first_page_footer, page.footer):
        documents.write(documents.centred(footer.paragraphs[0]), letter.note, size=_SMALL, italic=True)


def _head(document: Document, letter: Letter) -> None:
    left, right = documents.grid(document, (_LEFT, _RIGHT)).rows[0].cells
    for line in letter.superior:
        documents.write(_next(left), line, size=_HEAD)
    for line in letter.issuer:
        documents.write(_next(left), line, size=_HEAD, bold=True)
    _rule(left, inset=22)
    documents.write(_next(left), letter.number, size=13)
    documents.write(_next(left), letter.about, size=_HEAD)
    for number, line in enumerate(letter.motto):
        documents.write(_next(right), line, size=_HEAD + number, bold=True)
    if letter.motto:
        _rule(right, inset=20)
    documents.write(_next(right), letter.place_and_day, size=13, italic=True)


def _next(cell: _Cell) -> Paragraph:
    """The next line of a cell, centred; the first one is there already."""
    only = documents.first(cell)
    return documents.centred(cell.add_paragraph() if only.runs or len(cell.paragraphs) > 1 else only)


def _rule(cell: _Cell, *, inset: float) -> None:
    """A thin line below what stands in a cell."""
    from docx.shared import Pt

    line = documents.ruled(cell.add_paragraph(), inset=inset)
    line.paragraph_format.line_spacing = Pt(3)
    line.paragraph_format.space_after = Pt(6)


def _to_whom(document: Document, letter: Letter) -> None:
    from docx.shared import Mm, Pt

    head = documents.centred(document.add_paragraph())
    head.paragraph_format.space_before = Pt(14)
    if len(letter.addressees) == 1:
        documents.write(head, f"{letter.to_whom} {letter.addressees[0]}").paragraph_format.space_after = Pt(10)
        return
    documents.write(head, letter.to_whom)
    for each in letter.addressees:
        line = documents.write(document.add_paragraph(), each)
        line.paragraph_format.left_indent = Mm(45)
    line.paragraph_format.space_after = Pt(10)


def _body(document: Document, text: str) -> Paragraph:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    paragraph = documents.write(document.add_paragraph(), text)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(12.7)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(6)
    return paragraph


def _table(document: Document, letter: Letter) -> None:
    between = len(letter.columns) - 2
    widths = (_NUMBER, _UNIT, *[_REST / between] * between)
    table = documents.grid(document, widths, rows=1 + len(letter.rows), lined=True)
    documents.whole(table)
    documents.repeated(table)
    for cell, words in zip(table.rows[0].cells, letter.columns, strict=True):
        documents.write(documents.centred(documents.first(cell)), words, size=13, bold=True)
    for row, texts in zip(table.rows[1:], letter.rows, strict=True):
        for place, (cell, words) in enumerate(zip(row.cells, texts, strict=True)):
            line = documents.write(documents.first(cell), words, size=13)
            if place != 1:
                documents.centred(line)


def _foot(document: Document, letter: Letter) -> None:
    table = documents.grid(document, (_LEFT + 10, _RIGHT - 10))
    documents.whole(table)
    left, right = table.rows[0].cells
    documents.write(documents.first(left), letter.copies_to, size=_HEAD, bold=True, italic=True)
    for line in letter.copies:
        documents.write(left.add_paragraph(), line, size=_SMALL)
    for line in letter.signed_as:
        documents.write(_next(right), line, size=13, bold=True)
    for _ in range(4):
        documents.centred(right.add_paragraph())
    documents.write(documents.centred(right.add_paragraph()), letter.signed_by, bold=True)
