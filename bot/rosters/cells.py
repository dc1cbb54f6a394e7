"""Tables of text in .csv and .xlsx files, in and out."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from bot.errors import InputFault

#: what a spreadsheet would run as a formula when a cell begins with it
_FORMULA = ("=", "+", "-", "@")
#: characters that no spreadsheet may hold
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WIDTHS = (36, 20, 28, 32, 12, 12, 12, 28)


def read(path: Path) -> list[list[str]]:
    """The cells of a file as clean text, days as ISO. Raises InputFault."""
    readers = {".csv": _read_csv, ".xlsx": _read_xlsx}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise InputFault("roster-wrong-ending", file=path.name)
    if not path.is_file():
        raise InputFault("roster-not-there", file=path.name)
    return reader(path)


def write(path: Path, lines: Sequence[Sequence[str]]) -> None:
    """A file of these lines, headings first. Raises InputFault when it cannot be written."""
    writers = {".csv": _write_csv, ".xlsx": _write_xlsx}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise InputFault("roster-wrong-ending", file=path.name)
    try:
        writer(path, [[_CONTROL.sub("", cell) for cell in line] for line in lines])
    except OSError:
        raise InputFault("roster-cannot-write", file=path.name) from None


def _read_csv(path: Path) -> list[list[str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InputFault("roster-not-utf8", file=path.name) from None
    first = text.partition("\n")[0]
    separator = max((",", ";", "\t"), key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        raise InputFault("roster-not-csv", file=path.name) from None
    return [[_unmarked(_clean(cell)) for cell in line] for line in lines]


def _read_xlsx(path: Path) -> list[list[str]]:
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError):
        raise InputFault("roster-not-xlsx", file=path.name) from None
    try:
        return [[_clean(_written(cell)) for cell in line] for line in book.worksheets[0].iter_rows(values_only=True)]
    finally:
        book.close()


def _written(cell: object) -> str:
    match cell:
        case None:
            return ""
        case datetime():
            return cell.date().isoformat()
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell)


def _clean(cell: str) -> str:
    """One line, composed letters, no space around."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", cell)).strip()


def _write_csv(path: Path, lines: Sequence[Sequence[str]]) -> None:
    # the mark at the start makes spreadsheets read it as UTF-8
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([_harmless(cell) for cell in line] for line in lines)


def _harmless(cell: str) -> str:
    """A mark before what a spreadsheet would run, or would take for such a mark."""
    return f"'{cell}" if cell.lstrip("'").startswith(_FORMULA) else cell


def _unmarked(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA) else cell


def _write_xlsx(path: Path, lines: Sequence[Sequence[str]]) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for number, line in enumerate(lines, start=1):
        for column, text in enumerate(line, start=1):
            cell = sheet.cell(number, column, text or None)
            if text:
                cell.data_type = "s"
                cell.quotePrefix = text.startswith(_FORMULA)
    for heading in sheet[1]:
        heading.font = Font(bold=True)
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    book.save(path)
