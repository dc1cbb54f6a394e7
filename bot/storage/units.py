"""The roster in the database."""

from __future__ import annotations

from collections.abc import Collection

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
    stored = {row.id: row for row in session.exec(select(UnitRow))}
    known: dict[int, int] = {}
    added = changed = 0
    for position, unit in enumerate(_parents_first(units)):
        parent = None if unit.parent is None else known[unit.parent]
        row = _match(stored.values(), unit, parent)
        before = None if row is None else row.model_dump()
        row = row or UnitRow(position=position, name=unit.name, kind=unit.kind)
        _fill(row, unit, parent, position)
        session.add(row)
        session.flush()
        known[unit.id] = _id(row)
        stored[row.id] = row
        added += before is None
        changed += before is not None and before != row.model_dump()
    for unit in units:
        if unit.successor is not None:
            stored[known[unit.id]].successor_id = known[unit.successor]
    session.flush()
    return added, changed


def _parents_first(units: Tree) -> list[Unit]:
    return sorted(units, key=lambda unit: sum(1 for _ in units.ancestors(unit.id)))


def _match(rows: Collection[UnitRow], unit: Unit, parent: int | None) -> UnitRow | None:
    by_code = (row for row in rows if unit.code and row.code == unit.code)
    by_name = (row for row in rows if row.name == unit.name and row.parent_id == parent)
    return next(by_code, None) or next(by_name, None)


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
