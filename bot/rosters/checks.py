"""What can be wrong in the rows of a roster, alone and between them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz, process

from bot.domain.names import fold, key
from bot.rosters.rows import REQUIRED, Row, finder, parents, succeeding
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
        aliases=_several(cells.get("aliases", "")),
        code=cells.get("code") or None,
        valid_from=first,
        valid_to=last,
        successors=_several(cells.get("successors", "")),
    )
    return row, faults


def _several(written: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in written.split(";") if one.strip())


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
    yield from _doubles(numbered, lambda row: (key(row.name), fold(row.parent or "")), "name", "roster-name-twice")
    yield from _doubles(numbered, lambda row: fold(row.code or ""), "code", "roster-code-twice")
    above: list[int | None] = []
    after: list[list[int]] = []
    for place, (number, row) in enumerate(numbered):
        parent, fault = _referred(rows, number, "parent", row.parent, place, parents(rows, find, place), find)
        above.append(parent)
        yield from (one for one in (fault,) if one)
        after.append([])
        for written in row.successors:
            found = succeeding(rows, find, place, written)
            successor, fault = _referred(rows, number, "successors", written, place, found, find)
            if successor is not None:
                after[-1].append(successor)
            yield from (one for one in (fault,) if one)
        if row.successors and not row.valid_to:
            yield RosterFault(number, "valid_to", "roster-successor-no-end")
    yield from _loops(numbered, above)
    in_rings = set(_rings(after))
    for place in sorted(in_rings):
        number, row = numbered[place]
        yield RosterFault(number, "successors", "roster-successor-loop", {"value": row.name})
    for place, successors in enumerate(after):
        yield from (fault for one in successors if place not in in_rings for fault in _at_odds(numbered, place, one))


def _rings(after: Sequence[Sequence[int]]) -> Iterator[int]:
    """The places from which succession leads back to themselves."""
    for start, successors in enumerate(after):
        seen, waiting = set[int](), list(successors)
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen.add(current)
                waiting += after[current]
        if start in seen:
            yield start


def _at_odds(numbered: Sequence[Numbered], place: int, successor: int) -> Iterator[RosterFault]:
    """A successor that is not in being on the day after the end: gone by then, or not yet begun."""
    (number, row), (_, heir) = numbered[place], numbered[successor]
    day = row.day_after
    if day is None:
        return
    values = {"value": heir.name, "day": f"{day:%d/%m/%Y}"}
    if heir.valid_to is not None and heir.valid_to < day:
        yield RosterFault(number, "successors", "roster-successor-ended", values)
    elif heir.valid_from is not None and heir.valid_from > day:
        begins = f"{heir.valid_from:%d/%m/%Y}"
        yield RosterFault(number, "successors", "roster-successor-gap", {**values, "begins": begins})


def _doubles(
    numbered: Sequence[Numbered], alike: Callable[[Row], object], column: str, problem: str
) -> Iterator[RosterFault]:
    """Rows that share a key and are in being at the same time."""
    seen: dict[object, list[Numbered]] = defaultdict(list)
    for number, row in numbered:
        written = getattr(row, column)
        first = next((at for at, other in seen[alike(row)] if written and other.shares_a_day(row)), None)
        if first is not None:
            yield RosterFault(number, column, problem, {"value": written, "first": first})
        seen[alike(row)].append((number, row))


def _referred(
    rows: Sequence[Row],
    number: int,
    column: str,
    written: str | None,
    place: int,
    others: Sequence[int],
    find: Callable[[str], list[int]],
) -> tuple[int | None, RosterFault | None]:
    """The place of the row that this one names in a column; a fault when there is not exactly one."""
    if not written:
        return None, None
    if len(others) == 1:
        return others[0], None
    if others:
        return None, RosterFault(number, column, "roster-many", {"value": written, "count": len(others)})
    if place in find(written):
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
