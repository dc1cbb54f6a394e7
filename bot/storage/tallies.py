"""Nominations as counting and searching need them: many at once, each with no more than a few columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from sqlmodel import Session, col, select

from bot.domain.nomination import Entry, Head, Listed, Status
from bot.domain.plan import Subject
from bot.storage.portions import in_portions
from bot.storage.tables import NominationRow


def entries(
    session: Session, *, plan_id: str, periods: Iterable[str] | None, units: Iterable[int] | None = None
) -> Mapping[int, Sequence[Entry]]:
    """All nominations of some periods, or of all of them (None), as counting needs them, by unit."""
    wanted = select(
        NominationRow.unit_id, NominationRow.status, NominationRow.subject, col(NominationRow.published_on)
    ).where(NominationRow.plan_id == plan_id)
    if periods is not None:
        wanted = wanted.where(col(NominationRow.period).in_(list(periods)))
    if units is not None:
        wanted = wanted.where(col(NominationRow.unit_id).in_(list(units)))
    found: defaultdict[int, list[Entry]] = defaultdict(list)
    for unit_id, status, subject, published_on in session.exec(wanted):
        found[unit_id].append(Entry(Status(status), Subject(subject), published=published_on is not None))
    return found


def counting(
    session: Session, *, plan_id: str, periods: Iterable[str] | None, units: Iterable[int] | None = None
) -> tuple[Listed, ...]:
    """The nominations that `entries` gives, one by one, as they came in."""
    row = NominationRow
    columns = (row.id, row.unit_id, row.period, row.status, row.subject, row.published_on, row.on_time)
    # sqlmodel has types for four columns at most
    wanted = select(*columns).where(row.plan_id == plan_id).order_by(col(row.id))  # type: ignore[call-overload]
    if periods is not None:
        wanted = wanted.where(col(row.period).in_(list(periods)))
    if units is not None:
        wanted = wanted.where(col(row.unit_id).in_(list(units)))
    return tuple(
        Listed(
            number, unit_id, period, Entry(Status(status), Subject(subject), published=day is not None), on_time=on_time
        )
        for number, unit_id, period, status, subject, day, on_time in session.exec(wanted)
    )


def mend_days(session: Session, *, plan_id: str, period: str | None) -> Mapping[int, date]:
    """By unit, the earliest day until which something returned in a period, or ever (None), is to be mended."""
    wanted = select(NominationRow.unit_id, col(NominationRow.mend_by)).where(
        NominationRow.plan_id == plan_id,
        NominationRow.status == Status.RETURNED.value,
        col(NominationRow.mend_by).is_not(None),
    )
    if period is not None:
        wanted = wanted.where(NominationRow.period == period)
    days: dict[int, date] = {}
    for unit_id, day in session.exec(wanted):
        if day is not None:
            days[unit_id] = min(day, days.get(unit_id, day))
    return days


def heads(
    session: Session, units: Collection[int], *, among: Collection[int], statuses: Collection[Status]
) -> tuple[Head, ...]:
    """What tells apart the nominations of some units, and `among` others those in some states; the newest first."""
    row = NominationRow
    columns = (row.id, row.unit_id, row.status, row.subject, row.field_id, row.period, row.name)
    found: list[Head] = []
    for some, states in ((units, None), (set(among).difference(units), statuses)):
        for portion in in_portions(some):
            # sqlmodel has types for four columns at most
            wanted = select(*columns).where(col(row.unit_id).in_(portion))  # type: ignore[call-overload]
            if states is not None:
                wanted = wanted.where(col(row.status).in_([each.value for each in states]))
            found.extend(
                Head(number, unit_id, Status(status), Subject(subject), field_id, period, name)
                for number, unit_id, status, subject, field_id, period, name in session.exec(wanted)
            )
    return tuple(sorted(found, key=lambda one: one.id, reverse=True))
