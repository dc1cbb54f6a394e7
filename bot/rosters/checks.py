"""What can be wrong in the rows of a roster, alone and between them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz, process

from bot.domain.names import fold
from bot.rosters.rows import REQUIRED, Row, finder
from bot.texts import Texts

_VIETNAMESE_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
#: how near a known name has to be (0..100) to be offered as the one that was meant
_NEAR = 75


@dataclass(frozen=True)
class RosterFault:
    """One fault: the row as a spreadsheet counts, the column (of `COLUMNS`), the sentence and what fills it."""

    row: int
    column: str
    problem: str
    values: Mapping[str, str | int] = field(default_factory=dict)

    def worded(self, words: Texts) -> str:
        """The fault as a line of its own."""
        column = words(heading_key(self.column))
        return words("roster-fault", row=self.row, column=column, problem=words(self.problem, **self.values))


#: a row and the number that a spreadsheet gives it
Numbered = tuple[int, Row]


def heading_key(column: str) -> str:
    """The locale key of a column's heading."""
    return f"roster-column-{column.replace('_', '-')}"


def one_row(number: int, cells: Mapping[str, str]) -> tuple[Row, list[RosterFault]]:
    """A row of cells by column, and what is wrong with it alone."""
    faults = [RosterFault(number, column, f"roster-{column}-missing") for column in REQUIRED if not cells.get(column)]
    days: dict[str, date | None] = {}
    for column in ("valid_from", "valid_to"):
        try:
            days[column] = _day(cells.get(column, ""))
        except ValueError:
            days[column] = None
            faults.append(RosterFault(number, column, "roster-date", {"value": cells[column]}))
    first, last = days["valid_from"], days["valid_to"]
    if first and last and last < first:
        faults.append(RosterFault(number, "valid_to", "roster-dates-backwards"))
    row = Row(
        name=cells.get("name", ""),
        kind=cells.get("kind", ""),
        parent=cells.get("parent") or None,
        aliases=tuple(alias.strip() for alias in cells.get("aliases", "").split(";") if alias.strip()),
        code=cells.get("code") or None,
        valid_from=first,
        valid_to=last,
        successor=cells.get("successor") or None,
    )
    return row, faults


def _day(written: str) -> date | None:
    """A day written 2025-07-01 or 1/7/2025. Raises ValueError."""
    if not written:
        return None
    vietnamese = _VIETNAMESE_DAY.fullmatch(written)
    if vietnamese:
        return date(int(vietnamese[3]), int(vietnamese[2]), int(vietnamese[1]))
    return date.fromisoformat(written)


def between(numbered: Sequence[Numbered]) -> Iterator[RosterFault]:
    """What is wrong between the rows: doubles, parents and successors that are not there, loops."""
    rows = [row for _, row in numbered]
    find = finder(rows)
    yield from _doubles(
        numbered, lambda row: (row.name.casefold(), fold(row.parent or "")), "name", "roster-name-twice"
    )
    yield from _doubles(numbered, lambda row: fold(row.code or ""), "code", "roster-code-twice")
    parents: list[int | None] = []
    for place, (number, row) in enumerate(numbered):
        parent, fault = _referred(rows, find, place, number, "parent")
        successor_fault = _referred(rows, find, place, number, "successor")[1]
        parents.append(parent)
        yield from (one for one in (fault, successor_fault) if one)
        if row.successor and not row.valid_to:
            yield RosterFault(number, "valid_to", "roster-successor-no-end")
    yield from _loops(numbered, parents)


def _named_under(row: Row) -> tuple[str, str]:
    return row.name.casefold(), fold(row.parent or "")


def _doubles(
    numbered: Sequence[Numbered], key: Callable[[Row], object], column: str, problem: str
) -> Iterator[RosterFault]:
    """Rows that share a key and are in being at the same time."""
    seen: dict[object, list[Numbered]] = defaultdict(list)
    for number, row in numbered:
        written = getattr(row, column)
        first = next((at for at, other in seen[key(row)] if written and other.shares_a_day(row)), None)
        if first is not None:
            yield RosterFault(number, column, problem, {"value": written, "first": first})
        seen[key(row)].append((number, row))


def _referred(
    rows: Sequence[Row], find: Callable[[str], list[int]], place: int, number: int, column: str
) -> tuple[int | None, RosterFault | None]:
    """The place of the row that this one names in a column; a fault when there is not exactly one."""
    written = getattr(rows[place], column)
    if not written:
        return None, None
    found = find(written)
    others = [other for other in found if other != place]
    if len(others) == 1:
        return others[0], None
    if others:
        return None, RosterFault(number, column, "roster-many", {"value": written, "count": len(others)})
    if found:
        return None, RosterFault(number, column, "roster-itself", {"value": written})
    names = [row.name for row in rows]
    near = process.extractOne(written, names, scorer=fuzz.ratio, processor=fold, score_cutoff=_NEAR)
    if near:
        return None, RosterFault(number, column, "roster-unknown-near", {"value": written, "near": str(near[0])})
    return None, RosterFault(number, column, "roster-unknown", {"value": written})


def _loops(numbered: Sequence[Numbered], parents: Sequence[int | None]) -> Iterator[RosterFault]:
    """One fault for each ring of parents, at its first row."""
    told: set[int] = set()
    for place, (number, row) in enumerate(numbered):
        ring, current = [place], parents[place]
        while current is not None and current not in ring:
            ring.append(current)
            current = parents[current]
        if current == place and told.isdisjoint(ring):
            told.update(ring)
            names = " > ".join(numbered[at][1].name for at in [*ring, place])
            yield RosterFault(number, "parent", "roster-loop", {"value": row.parent or "", "ring": names})
