"""The rows of a roster, and the tree of units that sound rows make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.calendar import ONE_DAY
from bot.domain.names import fold, key
from bot.domain.roster import Tree, Unit

#: the columns as they are written, by `Row`'s attributes; the headings stand in the locales
COLUMNS = ("name", "kind", "parent", "aliases", "code", "valid_from", "valid_to", "successors")
REQUIRED = ("name", "kind")


@dataclass(frozen=True)
class Row:
    """A unit as a roster file has it; parent and successors are named by name or code."""

    name: str
    kind: str
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    code: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[str, ...] = ()

    @property
    def day_after(self) -> date | None:
        """The day from which its successors go on; None without an end."""
        return None if self.valid_to is None or self.valid_to == date.max else self.valid_to + ONE_DAY

    def exists_on(self, day: date) -> bool:
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    def shares_a_day(self, other: Row) -> bool:
        """Whether both are in being on some day."""
        return (self.valid_from or date.min) <= (other.valid_to or date.max) and (other.valid_from or date.min) <= (
            self.valid_to or date.max
        )


Roster = tuple[Row, ...]


def finder(rows: Sequence[Row]) -> Callable[[str], list[int]]:
    """Looks up the places (from 0) of the rows of a name or code, without regard to case and diacritics.

    Names that differ in diacritics alone are told apart when one is written exactly so.
    """
    folded: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        for name in {fold(row.name), fold(row.code or "")} - {""}:
            folded[name].append(place)

    def find(written: str) -> list[int]:
        found = folded.get(fold(written), [])
        exact = [place for place in found if key(written) in (key(rows[place].name), key(rows[place].code or ""))]
        return exact or found

    return find


def parents(rows: Sequence[Row], find: Callable[[str], list[int]], place: int) -> list[int]:
    """The places of the rows that may be a row's parent; of namesakes those in being at the same time."""
    row = rows[place]
    found = [other for other in find(row.parent or "") if other != place]
    return [other for other in found if rows[other].shares_a_day(row)] or found


def succeeding(rows: Sequence[Row], find: Callable[[str], list[int]], place: int, written: str) -> list[int]:
    """The places of the rows that a row may name as a successor; of namesakes those in being on the day after it."""
    day = rows[place].day_after
    found = [other for other in find(written) if other != place]
    return [other for other in found if day is not None and rows[other].exists_on(day)] or found


def tree(rows: Sequence[Row]) -> Tree:
    """The units of sound rows; ids are the places of the rows, from 1."""
    find = finder(rows)
    return Tree(
        tuple(
            Unit(
                id=place + 1,
                name=row.name,
                kind=row.kind,
                parent=next((found + 1 for found in parents(rows, find, place)), None),
                aliases=row.aliases,
                code=row.code,
                valid_from=row.valid_from,
                valid_to=row.valid_to,
                successors=tuple(
                    found + 1 for written in row.successors for found in succeeding(rows, find, place, written)[:1]
                ),
            )
            for place, row in enumerate(rows)
        )
    )
