"""The roster in the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from bot.domain.calendar import ONE_DAY
from bot.domain.roster import Tree, Unit
from bot.storage.tables import UnitRow


def tree(session: Session) -> Tree:
    """All units, in roster order."""
    rows = session.exec(select(UnitRow).order_by(col(UnitRow.position), col(UnitRow.id)))
    return Tree(tuple(_unit(row) for row in rows))


@dataclass(frozen=True)
class Replaced:
    """What a new roster did: how many units are new, how many were changed, and which it ended."""

    added: int
    changed: int
    ended: tuple[Unit, ...]


def replace_all(session: Session, units: Tree, *, today: date) -> Replaced:
    """Put a whole roster in place of the present one.

    Units are known again by code, else by parent and name, else by parent and an earlier name among their aliases.
    One that the roster no longer names is kept, for its nominations speak of it, and ends the day before, unless it
    had ended already. Ids of `units` are those of the file, not of the database.
    """
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
        rows[unit.id].successor_id = None if unit.successor is None else _id(rows[unit.successor])
    session.flush()
    changed = sum(_content(rows[unit_id]) != content for unit_id, content in before.items())
    return Replaced(len(rows) - len(before), changed, ended)


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


def _known(stored: list[UnitRow], units: Tree, today: date) -> dict[int, UnitRow]:
    """The stored rows of the roster's units, by the ids of the file; each row stands for one unit at most.

    A living unit's earlier name says more than the name of one that has ended.
    """
    rows: dict[int, UnitRow] = {}
    by_code = {row.code: row for row in stored if row.code}
    for unit in units:
        if unit.code in by_code:
            rows[unit.id] = by_code.pop(unit.code)
    taken = {row.id for row in rows.values()}
    free = {(_lives(row, today), row.parent_id, row.name): row for row in stored if row.id not in taken}
    for level in _levels(units):
        for lives, earlier in ((True, False), (True, True), (False, False), (False, True)):
            for unit in level:
                parent = None if unit.parent is None else rows.get(unit.parent)
                if unit.id in rows or (parent is None) != (unit.parent is None):
                    continue
                keys = ((lives, parent and parent.id, name) for name in (unit.aliases if earlier else (unit.name,)))
                found = next((key for key in keys if key in free), None)
                if found is not None:
                    rows[unit.id] = free.pop(found)
    return rows


def _levels(units: Tree) -> list[list[Unit]]:
    """The units by their depth, parents first."""
    levels: dict[int, list[Unit]] = {}
    for unit in units:
        levels.setdefault(sum(1 for _ in units.ancestors(unit.id)), []).append(unit)
    return [levels[depth] for depth in sorted(levels)]


def _content(row: UnitRow) -> dict[str, Any]:
    """What a roster says of a unit; its place in the file is no change."""
    return row.model_dump(exclude={"position"})


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
        successor=row.successor_id,
    )
