"""The roster in the database."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session, col, select

from bot.domain.roster import Tree, Unit
from bot.storage.tables import UnitRow


def tree(session: Session) -> Tree:
    """All units, in roster order."""
    rows = session.exec(select(UnitRow).order_by(col(UnitRow.position), col(UnitRow.id)))
    return Tree(tuple(_unit(row) for row in rows))


def replace_all(session: Session, units: Tree) -> tuple[int, int]:
    """Put a whole roster in place of the present one; gives how many units are new and how many were changed.

    Units are known again by code, else by name and parent. One that the roster no longer names is kept, for its
    nominations speak of it. Ids of `units` are those of the file, not of the database.
    """
    rows = _known(list(session.exec(select(UnitRow))), units)
    before = {unit_id: _content(row) for unit_id, row in rows.items()}
    for row in rows.values():
        row.name = f"#{row.id}"  # out of the way: units may have changed names with each other
    session.flush()
    position = {unit.id: place for place, unit in enumerate(units)}
    for unit in _parents_first(units):
        row = rows.setdefault(unit.id, UnitRow(position=position[unit.id], name=unit.name, kind=unit.kind))
        _fill(row, unit, None if unit.parent is None else _id(rows[unit.parent]), position[unit.id])
        session.add(row)
        session.flush()
    for unit in units:
        rows[unit.id].successor_id = None if unit.successor is None else _id(rows[unit.successor])
    session.flush()
    changed = sum(_content(rows[unit_id]) != content for unit_id, content in before.items())
    return len(rows) - len(before), changed


def _known(stored: list[UnitRow], units: Tree) -> dict[int, UnitRow]:
    """The stored rows of the roster's units, by the ids of the file; each row stands for one unit at most."""
    rows: dict[int, UnitRow] = {}
    by_code = {row.code: row for row in stored if row.code}
    for unit in units:
        if unit.code in by_code:
            rows[unit.id] = by_code.pop(unit.code)
    taken = {row.id for row in rows.values()}
    free = {(row.parent_id, row.name): row for row in stored if row.id not in taken}
    for unit in _parents_first(units):
        parent = None if unit.parent is None else rows.get(unit.parent)
        if unit.id in rows or (parent is None) != (unit.parent is None):
            continue
        row = free.pop((None if parent is None else parent.id, unit.name), None)
        if row is not None:
            rows[unit.id] = row
    return rows


def _parents_first(units: Tree) -> list[Unit]:
    return sorted(units, key=lambda unit: sum(1 for _ in units.ancestors(unit.id)))


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
