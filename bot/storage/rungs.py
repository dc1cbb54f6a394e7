"""Which rungs of what their units owe people were told."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import func
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, delete, select

from bot.storage.portions import in_portions
from bot.storage.tables import RungToldRow

_INSERTS = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


@dataclass(frozen=True)
class Rung:
    """A rung (`slot` as `schedule.Slot` writes it) for a person and a unit."""

    person_id: int
    unit_id: int
    plan_id: str
    obligation_id: str
    period: str
    slot: str


def tell(session: Session, rungs: Collection[Rung], day: date) -> frozenset[Rung]:
    """Keep that these are told on a day; gives those that had not been told before."""
    # each dialect brings an INSERT of its own that knows ON CONFLICT
    insert: Any = _INSERTS[session.get_bind().dialect.name]
    key = (RungToldRow.person_id, RungToldRow.unit_id, RungToldRow.plan_id, RungToldRow.obligation_id)
    adding = insert(RungToldRow).on_conflict_do_nothing()
    columns = [*map(col, key), col(RungToldRow.period), col(RungToldRow.slot)]
    new = set[Rung]()
    for some in in_portions(dict.fromkeys(rungs)):
        rows = [{**asdict(rung), "day": day} for rung in some]
        new |= {Rung(*row) for row in session.execute(adding.returning(*columns), rows)}
    return frozenset(new)


def told_on(session: Session, person_id: int, day: date) -> tuple[Rung, ...]:
    """What a person was told on a day."""
    row = RungToldRow
    found = session.exec(select(row).where(row.person_id == person_id, row.day == day).order_by(col(row.unit_id)))
    return tuple(
        Rung(each.person_id, each.unit_id, each.plan_id, each.obligation_id, each.period, each.slot) for each in found
    )


def last_told(session: Session, person_id: int, *, since: date) -> date | None:
    """The last day on which a person was told anything, not before a day."""
    row = RungToldRow
    found = select(func.max(row.day)).where(row.person_id == person_id, col(row.day) >= since)
    return session.exec(found).one()


def units_told(session: Session, *, plan_id: str, obligation_id: str, period: str, day: date) -> frozenset[int]:
    """The units (ids) of which anybody was told of a duty on a day."""
    row = RungToldRow
    found = select(row.unit_id).where(
        row.plan_id == plan_id, row.obligation_id == obligation_id, row.period == period, row.day == day
    )
    return frozenset(session.exec(found))


def days_told(
    session: Session, *, plan_id: str, obligation_id: str, period: str, since: date
) -> dict[tuple[int, int], date]:
    """The last day, not before one, on which a person was told of a unit's duty, by the ids of both."""
    row = RungToldRow
    found = select(row.person_id, row.unit_id, func.max(row.day)).where(
        row.plan_id == plan_id, row.obligation_id == obligation_id, row.period == period, col(row.day) >= since
    )
    told = session.exec(found.group_by(col(row.person_id), col(row.unit_id)))
    return {(person_id, unit_id): day for person_id, unit_id, day in told}


def prune(session: Session, before: date) -> None:
    """Forget what was told before a day."""
    session.execute(delete(RungToldRow).where(col(RungToldRow.day) < before))
