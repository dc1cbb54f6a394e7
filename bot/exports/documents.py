"""What all Word documents share: paper, type, marked blanks, rules and lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
#: a place to be filled by hand stands in a text as a run of these
BLANK = "\u2026"
_BLANKS = re.compile(f"({BLANK}+)")


def sheet(*, margins: tuple[float, float, float, float], size: float, title: str, as_of: str) -> Document:
    """An empty A4 page: margins top, right, bottom, left in millimetres; `as_of` (ISO) is when it was made."""
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.right_margin, page.bottom_margin, page.left_margin = map(Mm, margins)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    style.paragraph_format.space_after = Pt(0)
    kept, made = document.core_properties, datetime.fromisoformat(as_of)
    kept.title, kept.author, kept.comments = composed(title), "", ""
    kept.created = kept.modified = made.replace(tzinfo=None)
    return document


def saved(document: Document) -> bytes:
    """The file."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def composed(text: str) -> str:
    """A text with each letter and its marks in one: other programs show loose marks beside their letters."""
    return unicodedata.normalize("NFC", text)


def write(
    paragraph: Paragraph, text: str, *, size: float | None = None, bold: bool = False, italic: bool = False
) -> Paragraph:
    """Add a text; what has to be filled by hand is marked."""
    from docx.enum.text import WD_COLOR_INDEX
    from docx.shared import Pt

    for part in filter(None, _BLANKS.split(composed(text))):
        run = paragraph.add_run(part)
        run.bold, run.italic = bold or None, italic or None
        if size is not None:
            run.font.size = Pt(size)
        if part.startswith(BLANK):
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    return paragraph


def centred(paragraph: Paragraph) -> Paragraph:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def ruled(paragraph: Paragraph, *, inset: float, style: str = "single") -> Paragraph:
    """A line below a paragraph, `inset` millimetres short of it on both sides."""
    from docx.shared import Mm

    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(inset)
    paragraph._p.get_or_add_pPr().insert_element_before(
        _element("w:pBdr", [_line("w:bottom", style, space=1)]),
        *("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"),
    )
    return paragraph


def grid(document: Document, widths: Iterable[float], *, rows: int = 1, lined: bool = False) -> Table:
    """A table with columns of these millimetres, with lines or without."""
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Mm

    listed = list(widths)
    table: Table = document.add_table(rows=rows, cols=len(listed), style="Table Grid" if lined else None)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, listed, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def below(table: Table, style: str) -> None:
    """A line of this style below each row of a table."""
    edges = [_line("w:bottom", style, space=0), _line("w:insideH", style, space=0)]
    table._tbl.tblPr.append(_element("w:tblBorders", edges))


def whole(table: Table) -> None:
    """Keep each row of a table on one page."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))


def repeated(table: Table) -> None:
    """Show the first row of a table on every page."""
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def first(cell: _Cell) -> Paragraph:
    """The paragraph that a cell always has."""
    paragraph: Paragraph = cell.paragraphs[0]
    return paragraph


def page_number(paragraph: Paragraph) -> None:
    """The number of the page, counted by whatever opens the file."""
    for kind in ("begin", None, "end"):
        part = _element("w:instrText") if kind is None else _element("w:fldChar", **{"w:fldCharType": kind})
        if kind is None:
            part.text = "PAGE"
        paragraph.add_run()._r.append(part)


def _line(name: str, style: str, *, space: int) -> Any:
    values = {"w:val": style, "w:sz": "6", "w:space": str(space), "w:color": "auto"}
    return _element(name, **values)


def _element(name: str, children: Iterable[Any] = (), **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key), value)
    for child in children:
        element.append(child)
    return element
