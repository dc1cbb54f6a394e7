"""The rows of a roster, and the tree of units that sound rows make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.names import fold
from bot.domain.roster import Tree, Unit

#: the columns as they are written, by `Row`'s attributes; the headings stand in the locales
COLUMNS = ("name", "kind", "parent", "aliases", "code", "valid_from", "valid_to", "successor")
REQUIRED = ("name", "kind")


@dataclass(frozen=True)
class Row:
    """A unit as a roster file has it; parent and successor are named by name or code."""

    name: str
    kind: str
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    code: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None

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
        for key in {fold(row.name), fold(row.code or "")} - {""}:
            folded[key].append(place)

    def find(written: str) -> list[int]:
        found = folded.get(fold(written), [])
        exact = [place for place in found if written in (rows[place].name, rows[place].code)]
        return exact or found

    return find


def tree(rows: Sequence[Row]) -> Tree:
    """The units of sound rows; ids are the places of the rows, from 1."""
    find = finder(rows)

    def named(written: str | None, *, but: int) -> int | None:
        return next((place + 1 for place in find(written) if place != but), None) if written else None

    return Tree(
        tuple(
            Unit(
                id=place + 1,
                name=row.name,
                kind=row.kind,
                parent=named(row.parent, but=place),
                aliases=row.aliases,
                code=row.code,
                valid_from=row.valid_from,
                valid_to=row.valid_to,
                successor=named(row.successor, but=place),
            )
            for place, row in enumerate(rows)
        )
    )
