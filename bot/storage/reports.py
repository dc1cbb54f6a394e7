"""Reports of units, saved after every answer, and the editions that were handed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.domain.report import FILE, Report
from bot.storage.tables import ReportEventRow, ReportRow


@dataclass(frozen=True)
class Edition:
    """A report as it was handed in once: by whom, when (UTC), with which answers and files (ids of attachments)."""

    number: int
    at: datetime
    person_id: int
    answers: Mapping[str, Any]
    files: tuple[int, ...]
    by_name: str | None = None


def open_one(session: Session, *, plan_id: str, obligation_id: str, period: str, unit_id: int, now: datetime) -> Report:
    """The unit's report of a period, begun if there is none yet."""
    row = session.exec(_of(plan_id, obligation_id, period).where(ReportRow.unit_id == unit_id)).first()
    if row is None:
        row = ReportRow(
            plan_id=plan_id,
            obligation_id=obligation_id,
            period=period,
            unit_id=unit_id,
            step=FILE,
            opened_at=now,
            changed_at=now,
        )
        session.add(row)
        session.flush()
    return _report(row)


def get(session: Session, report_id: int) -> Report | None:
    row = session.get(ReportRow, report_id)
    return None if row is None else _report(row)


def save(session: Session, report: Report, now: datetime) -> None:
    """Keep what is being written as it now stands."""
    row = session.get_one(ReportRow, report.id)
    row.answers, row.step, row.version, row.changed_at = dict(report.answers), report.step, report.version, now


def hand_in(
    session: Session,
    report: Report,
    *,
    person_id: int,
    files: Iterable[int],
    on_time: bool,
    now: datetime,
    outage_id: int | None = None,
) -> Report:
    """Keep what has been written as the next edition. When it was first handed in, and whether in time, stays.

    With the outage in which it waited across its deadline, it is on time provisionally.
    """
    row = session.get_one(ReportRow, report.id)
    row.edition, row.handed, row.changed_at = row.edition + 1, dict(report.answers), now
    row.answers, row.step, row.version = dict(report.answers), report.step, report.version + 1
    if row.handed_in_at is None:
        row.handed_in_at, row.on_time = now, on_time
        row.outage_id, row.provisional = outage_id, outage_id is not None
    session.add(
        ReportEventRow(
            report_id=report.id,
            edition=row.edition,
            at=now,
            person_id=person_id,
            answers=dict(report.answers),
            files=list(files),
        )
    )
    session.flush()
    return _report(row)


def measure(
    session: Session, report_id: int, *, on_time: bool, received_on: date | None, provisional: bool = False
) -> None:
    """Keep whether a report counts as in time, for now or for good, and when the receiver says to have had it."""
    row = session.get_one(ReportRow, report_id)
    row.on_time, row.received_on, row.provisional = on_time, received_on, provisional


def editions(session: Session, report_id: int) -> tuple[Edition, ...]:
    """What was handed in, the first edition first."""
    rows = session.exec(
        select(ReportEventRow).where(ReportEventRow.report_id == report_id).order_by(col(ReportEventRow.edition))
    )
    return tuple(
        Edition(row.edition, row.at, row.person_id, row.answers, tuple(row.files), row.by_name) for row in rows
    )


def listed(
    session: Session, *, plan_id: str, obligation_id: str, period: str, units: Iterable[int] | None = None
) -> tuple[Report, ...]:
    """The reports of a period, begun or handed in, of some units or all."""
    wanted = _of(plan_id, obligation_id, period)
    if units is not None:
        wanted = wanted.where(col(ReportRow.unit_id).in_(list(units)))
    return tuple(_report(row) for row in session.exec(wanted.order_by(col(ReportRow.id))))


def _of(plan_id: str, obligation_id: str, period: str) -> SelectOfScalar[ReportRow]:
    return select(ReportRow).where(
        ReportRow.plan_id == plan_id, ReportRow.obligation_id == obligation_id, ReportRow.period == period
    )


def _report(row: ReportRow) -> Report:
    if row.id is None:
        raise ValueError("the report has not been stored")
    return Report(
        id=row.id,
        plan_id=row.plan_id,
        obligation_id=row.obligation_id,
        period=row.period,
        unit_id=row.unit_id,
        answers=row.answers,
        step=row.step,
        version=row.version,
        edition=row.edition,
        handed=row.handed,
        handed_in_at=row.handed_in_at,
        on_time=row.on_time,
        received_on=row.received_on,
        outage_id=row.outage_id,
        provisional=row.provisional,
    )
