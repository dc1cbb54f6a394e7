"""Invitations on paper: for each unit who invites, a code to scan and the link in letters; to be cut apart."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from bot.exports import documents

if TYPE_CHECKING:
    from docx.table import _Row

#: in millimetres
_CODE, _WORDS = 48, 132
#: type in which the letters and digits of a link that look alike are told apart
_LETTERED = "Courier New"


@dataclass(frozen=True)
class Card:
    """One unit's part of the sheet: who invites to what; `link` is also what its code holds."""

    unit: str
    invites: str
    link: str
    until: str


@dataclass(frozen=True)
class InvitationSheet:
    """Invitations to cut apart. `scan` says what to do with the code, and without Telegram."""

    file_name: str
    title: str
    guide: str
    scan: str
    cards: tuple[Card, ...]
    as_of: str
    kind: Literal["invitation-sheet"] = "invitation-sheet"


def written(sheet: InvitationSheet) -> bytes:
    """The sheet as docx."""
    document = documents.sheet(margins=(12, 15, 12, 15), size=12, title=sheet.title, as_of=sheet.as_of)
    documents.write(documents.centred(document.add_paragraph()), sheet.title, size=15, bold=True)
    documents.write(documents.centred(document.add_paragraph()), sheet.guide, italic=True)
    table = documents.grid(document, (_CODE, _WORDS), rows=len(sheet.cards))
    documents.below(table, "dashed")
    documents.whole(table)
    for card, row in zip(sheet.cards, table.rows, strict=True):
        _fill(row, card, sheet)
    return documents.saved(document)


def _fill(row: _Row, card: Card, sheet: InvitationSheet) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.shared import Mm, Pt

    code, words = row.cells
    code.vertical_alignment = words.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    shown = documents.centred(documents.first(code))
    shown.paragraph_format.space_before = shown.paragraph_format.space_after = Pt(6)
    shown.add_run().add_picture(BytesIO(qr_code(card.link)), width=Mm(_CODE - 8))
    head = documents.first(words)
    head.paragraph_format.space_before = Pt(6)
    documents.write(head, card.unit, size=16, bold=True)
    documents.write(words.add_paragraph(), card.invites)
    documents.write(words.add_paragraph(), sheet.scan)
    documents.write(words.add_paragraph(), card.until, bold=True)
    last = words.add_paragraph()
    link = last.add_run(card.link)
    link.font.name, link.font.size = _LETTERED, Pt(9)
    last.paragraph_format.space_after = Pt(8)


def qr_code(link: str) -> bytes:
    """A QR code as PNG that still reads when a corner of the paper is dirty."""
    import segno

    file = BytesIO()
    segno.make_qr(link, error="q").save(file, kind="png", scale=8, border=4)
    return file.getvalue()
