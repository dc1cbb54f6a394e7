"""The roster in the database."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from bot.domain import names
from bot.domain.calendar import ONE_DAY
from bot.domain.roster import Tree, Unit, told_apart
from bot.storage.tables import UnitRow

#: where a session keeps the tree that it has read
_TREE = "tree"


def tree(session: Session) -> Tree:
    """All units, in roster order; read once in a transaction, or again after they were changed in it."""
    found = session.info.get(_TREE)
    if not isinstance(found, Tree):
        rows = session.exec(select(UnitRow).order_by(col(UnitRow.position), col(UnitRow.id)))
        found = session.info[_TREE] = Tree(told_apart(_unit(row) for row in rows))
    return found


@dataclass(frozen=True)
class Replaced:
    """What a new roster did: how many units are new, how many were changed, and which it ended.

    `new` are in the database for the first time, `renamed` have another name than before (which comes first), and of
    `closing` the roster says anew when they end or who succeeds them. `tree` is what has come of it.
    """

    added: int
    changed: int
    ended: tuple[Unit, ...]
    new: tuple[Unit, ...] = ()
    renamed: tuple[tuple[str, Unit], ...] = ()
    closing: tuple[Unit, ...] = ()
    tree: Tree = field(default_factory=Tree)


def replace_all(session: Session, units: Tree, *, today: date) -> Replaced:
    """Put a whole roster in place of the present one.

    Units are known again by code, else by parent and name, else by parent and an earlier name among their aliases; of
    several of one code or name, by their time.
    One that the roster no longer names is kept, for its nominations speak of it, and ends the day before, unless it
    had ended already. Ids of `units` are those of the file, not of the database.
    """
    session.info.pop(_TREE, None)
    stored = list(session.exec(select(UnitRow).order_by(col(UnitRow.id))))
    rows = _known(stored, units, today)
    before = {unit_id: _content(row) for unit_id, row in rows.items()}
    ended = _ended(stored, rows, len(units.units), today)
    position = {unit.id: place for place, unit in enumerate(units)}
    for unit in (unit for level in _levels(units) for unit in level):
        row = rows.setdefault(unit.id, UnitRow(position=position[unit.id], name=unit.name, kind=unit.kind))
        _fill(row, unit, None if unit.parent is None else _id(rows[unit.parent]), position[unit.id])
        session.add(row)
        session.flush()
    for unit in units:
        rows[unit.id].successor_ids = [_id(rows[successor]) for successor in unit.successors]
    session.flush()
    after = {unit_id: _content(row) for unit_id, row in rows.items()}
    changed = [unit_id for unit_id, content in before.items() if after[unit_id] != content]
    closing = [
        unit.id
        for unit in units
        if unit.valid_to is not None and _end(after[unit.id]) != _end(before.get(unit.id, _LASTING))
    ]
    for unit_id, content in before.items():
        if _end(content) != _end(after[unit_id]):
            # whatever was handed over is looked at again
            rows[unit_id].handed_over = False
    session.flush()
    return Replaced(
        added=len(rows) - len(before),
        changed=len(changed),
        ended=ended,
        new=tuple(_unit(rows[unit.id]) for unit in units if unit.id not in before),
        renamed=tuple(
            (before[unit_id]["name"], _unit(rows[unit_id]))
            for unit_id in changed
            if before[unit_id]["name"] != after[unit_id]["name"]
        ),
        closing=tuple(_unit(rows[unit_id]) for unit_id in closing),
        tree=tree(session),
    )


def ended(session: Session, today: date) -> tuple[Unit, ...]:
    """The units that have ended and have not been handed over to whoever succeeds them, the earliest first."""
    wanted = select(UnitRow).where(col(UnitRow.valid_to) < today, col(UnitRow.handed_over).is_(False))
    return tuple(_unit(row) for row in session.exec(wanted.order_by(col(UnitRow.valid_to), col(UnitRow.id))))


def hand_over(session: Session, unit_id: int) -> None:
    """Keep that a unit's successors have taken over."""
    session.get_one(UnitRow, unit_id).handed_over = True
    session.info.pop(_TREE, None)
    session.flush()


def _ended(stored: list[UnitRow], rows: Mapping[int, UnitRow], place: int, today: date) -> tuple[Unit, ...]:
    """End what the roster no longer names; it stands behind the others from now on."""
    named = {row.id for row in rows.values()}
    last_day, ended = today - ONE_DAY, []
    for position, row in enumerate((row for row in stored if row.id not in named), start=place):
        row.position = position
        if _lives(row, today):
            row.valid_to = last_day
            row.valid_from = None if row.valid_from is None else min(row.valid_from, last_day)
            ended.append(_unit(row))
    return tuple(ended)


def _lives(row: UnitRow, today: date) -> bool:
    return row.valid_to is None or row.valid_to >= today


Keys = Callable[[Unit], list[Hashable]]


@dataclass
class _Pairing:
    """Which stored row stands for which unit of the file (`rows`, by the file's ids), and which are `left`."""

    left: dict[int, UnitRow]
    rows: dict[int, UnitRow] = field(default_factory=dict)

    def pair(self, units: Iterable[Unit], of_unit: Keys, of_row: Callable[[UnitRow], Hashable]) -> None:
        """Give each unit that has none yet a row that is left and whose key is one of the unit's."""
        free: dict[Hashable, list[UnitRow]] = {}
        for row in self.left.values():
            free.setdefault(of_row(row), []).append(row)
        for unit in units:
            key = next((key for key in of_unit(unit) if free.get(key)), None)
            if unit.id not in self.rows and key is not None:
                row = free[key].pop()
                self.rows[unit.id] = self.left.pop(_id(row))

    def parent(self, unit: Unit) -> int | None:
        return None if unit.parent is None else _id(self.rows[unit.parent])

    def by_name(self, *, lives: bool, earlier: bool) -> Keys:
        def keys(unit: Unit) -> list[Hashable]:
            called = unit.aliases if earlier else (unit.name,)
            return [(lives, self.parent(unit), names.key(name)) for name in called]

        return keys


def _known(stored: list[UnitRow], units: Tree, today: date) -> dict[int, UnitRow]:
    """The stored rows of the roster's units, by the ids of the file; each row stands for one unit at most.

    A living unit's earlier name says more than the name of one that has ended. Of several that bear one code or name in
    turn, the first goes on from what is stored.
    """
    found = _Pairing({_id(row): row for row in stored})
    coded = [unit for unit in _by_time(units) if unit.code]
    found.pair(
        coded,
        lambda unit: [(unit.code, names.key(unit.name), unit.valid_from)],
        lambda row: (row.code, names.key(row.name), row.valid_from),
    )
    found.pair(coded, lambda unit: [unit.code], lambda row: row.code)
    for level in _levels(units):
        placed = [unit for unit in _by_time(level) if unit.parent is None or unit.parent in found.rows]
        found.pair(
            placed,
            lambda unit: [(found.parent(unit), names.key(unit.name), unit.valid_from, unit.valid_to)],
            lambda row: (row.parent_id, names.key(row.name), row.valid_from, row.valid_to),
        )
        for lives, earlier in ((True, False), (True, True), (False, False), (False, True)):
            found.pair(
                placed,
                found.by_name(lives=lives, earlier=earlier),
                lambda row: (_lives(row, today), row.parent_id, names.key(row.name)),
            )
    return found.rows


def _by_time(units: Iterable[Unit]) -> list[Unit]:
    return sorted(units, key=lambda unit: unit.valid_from or date.min)


def _levels(units: Tree) -> list[list[Unit]]:
    """The units by their depth, parents first."""
    levels: dict[int, list[Unit]] = {}
    for unit in units:
        levels.setdefault(sum(1 for _ in units.ancestors(unit.id)), []).append(unit)
    return [levels[depth] for depth in sorted(levels)]


def _content(row: UnitRow) -> dict[str, Any]:
    """What a roster says of a unit; its place in the file is no change."""
    return row.model_dump(exclude={"position", "handed_over"})


#: the end of a unit that has none
_LASTING: Mapping[str, Any] = {"valid_to": None, "successor_ids": []}


def _end(content: Mapping[str, Any]) -> tuple[object, ...]:
    return content["valid_to"], *content["successor_ids"]


def _fill(row: UnitRow, unit: Unit, parent: int | None, position: int) -> None:
    row.position, row.name, row.kind, row.parent_id = position, unit.name, unit.kind, parent
    row.aliases, row.code = list(unit.aliases), unit.code
    row.valid_from, row.valid_to = unit.valid_from, unit.valid_to


def _id(row: UnitRow) -> int:
    if row.id is None:
        raise ValueError("the unit has not been stored")
    return row.id


def _unit(row: UnitRow) -> Unit:
    return Unit(
        id=_id(row),
        name=row.name,
        kind=row.kind,
        parent=row.parent_id,
        aliases=tuple(row.aliases),
        code=row.code,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        successors=tuple(row.successor_ids),
        handed_over=row.handed_over,
    )
