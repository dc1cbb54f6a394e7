"""Roster files (.csv, .xlsx): all or nothing, every fault with its row and column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from bot.domain.names import fold
from bot.errors import InputFault
from bot.rosters import cells
from bot.rosters.checks import RosterFault, between, heading_key, one_row
from bot.rosters.rows import COLUMNS, REQUIRED, Roster, Row, tree
from bot.texts import LANGUAGES, Texts, texts

__all__ = ["FaultyRoster", "Roster", "RosterFault", "Row", "read", "template", "tree", "write"]

#: how many faults one sentence names
SHOWN_FAULTS = 10


class FaultyRoster(InputFault):
    """A roster with faults in its rows, all in `faults`: nothing is taken from it."""

    def __init__(self, file: str, faults: Sequence[RosterFault], words: Texts) -> None:
        shown = faults[:SHOWN_FAULTS]
        lines = "\n".join(fault.worded(words) for fault in shown)
        super().__init__("roster-faulty", file=file, count=len(faults), shown=len(shown), lines=lines)
        self.faults = tuple(faults)


def read(path: Path, words: Texts | None = None) -> Roster:
    """The rows of a roster file. Raises InputFault; faults in rows are worded by `words` (default: Vietnamese)."""
    table = cells.read(path)
    columns = _columns(path, table[0] if table else ())
    numbered: list[tuple[int, Row]] = []
    faults: list[RosterFault] = []
    for number, line in enumerate(table[1:], start=2):
        if any(line):
            row, wrong = one_row(number, dict(zip(columns, line, strict=False)))
            numbered.append((number, row))
            faults += wrong
    faults += between(numbered)
    if faults:
        raise FaultyRoster(path.name, sorted(faults, key=lambda fault: fault.row), words or texts("vi"))
    if not numbered:
        raise InputFault("roster-empty", file=path.name)
    return tuple(row for _, row in numbered)


def write(path: Path, rows: Iterable[Row]) -> None:
    """A roster file of these rows, .csv or .xlsx by its name. Raises InputFault when it cannot be written."""
    cells.write(path, [_headings(), *([_shown(getattr(row, column)) for column in COLUMNS] for row in rows)])


def template(path: Path) -> None:
    """A roster file with its headings and two rows that show how. Raises InputFault."""
    said = texts("vi")
    root = Row(name=said("roster-example-root"), kind=said("roster-example-root-kind"))
    aliases = tuple(said("roster-example-unit-aliases").split("; "))
    unit = Row(
        name=said("roster-example-unit"), kind=said("roster-example-unit-kind"), parent=root.name, aliases=aliases
    )
    write(path, [root, unit])


def _headings() -> list[str]:
    return [texts("vi")(heading_key(column)) for column in COLUMNS]


def _columns(path: Path, headings: Sequence[str]) -> list[str]:
    """The column of each heading; `-` for a place without a heading."""
    known = {fold(texts(language)(heading_key(column))): column for language in LANGUAGES for column in COLUMNS}
    columns = [known.get(fold(heading), "") if heading else "-" for heading in headings]
    missing = [texts("vi")(heading_key(column)) for column in REQUIRED if column not in columns]
    if missing:
        raise InputFault("roster-column-missing", file=path.name, columns=", ".join(missing))
    for place, column in enumerate(columns):
        if not column:
            raise InputFault(
                "roster-column-unknown", file=path.name, heading=headings[place], known=", ".join(_headings())
            )
        if column != "-" and column in columns[:place]:
            raise InputFault("roster-column-twice", file=path.name, heading=headings[place])
    return columns


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case tuple():
            return "; ".join(map(str, value))
        case date():
            return f"{value.day:02d}/{value.month:02d}/{value.year}"
        case _:
            return str(value)
