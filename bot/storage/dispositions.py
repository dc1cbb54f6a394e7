"""Dispositions of reviewers, and their undoing: rows that are only ever added."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Session, col, select

from bot.domain.disposition import Disposal, Disposition, Dispositions
from bot.storage.tables import DispositionRow


def add(
    session: Session,
    *,
    disposal: Disposal,
    plan_id: str,
    obligation_id: str,
    period: str,
    unit_id: int | None,
    day: date | None,
    reason: str,
    letter: str | None,
    person_id: int,
    now: datetime,
    of_nomination: int | None = None,
    of_report: int | None = None,
) -> Disposition:
    """Keep a disposition."""
    row = DispositionRow(
        disposal=disposal.value,
        plan_id=plan_id,
        obligation_id=obligation_id,
        period=period,
        unit_id=unit_id,
        day=day,
        reason=reason,
        letter=letter,
        person_id=person_id,
        at=now,
        of_nomination=of_nomination,
        of_report=of_report,
    )
    session.add(row)
    session.flush()
    return _disposition(row)


def undo(session: Session, disposition: Disposition, *, person_id: int, now: datetime) -> None:
    """Keep that a disposition no longer holds."""
    session.add(
        DispositionRow(
            disposal=disposition.disposal.value,
            plan_id=disposition.plan_id,
            obligation_id=disposition.obligation_id,
            period=disposition.period,
            unit_id=disposition.unit_id,
            reason=disposition.reason,
            person_id=person_id,
            at=now,
            undoes_id=disposition.id,
        )
    )
    session.flush()


def get(session: Session, disposition_id: int) -> Disposition | None:
    """A disposition, whether or not it still holds; None for an undoing."""
    row = session.get(DispositionRow, disposition_id)
    return None if row is None or row.undoes_id is not None else _disposition(row)


def undone_by(session: Session, disposition_id: int) -> tuple[int, str | None] | None:
    """Who has undone a disposition, and the name if several are at that account; None while it holds."""
    wanted = select(DispositionRow.person_id, DispositionRow.by_name).where(DispositionRow.undoes_id == disposition_id)
    return session.exec(wanted).first()


def of(session: Session, *, plan_id: str, obligation_id: str, period: str) -> Dispositions:
    """Those that hold for an obligation in a period."""
    wanted = select(DispositionRow).where(
        DispositionRow.plan_id == plan_id,
        DispositionRow.period == period,
        DispositionRow.obligation_id == obligation_id,
    )
    rows = session.exec(wanted.order_by(col(DispositionRow.id))).all()
    undone = {row.undoes_id for row in rows}
    return Dispositions(tuple(_disposition(row) for row in rows if row.undoes_id is None and row.id not in undone))


def with_days(session: Session, *, since: date) -> frozenset[tuple[str, str, str]]:
    """The plan, obligation and period of each that sets a day to keep or to steer to, from a day on."""
    return _setting_days(session, since, Disposal.EXTEND, Disposal.CUTOFF)


def extended(session: Session, *, plan_id: str, obligation_id: str, since: date) -> frozenset[str]:
    """The periods for which somebody has time until a day or longer."""
    found = _setting_days(session, since, Disposal.EXTEND)
    return frozenset(period for plan, obligation, period in found if (plan, obligation) == (plan_id, obligation_id))


def _setting_days(session: Session, since: date, *disposals: Disposal) -> frozenset[tuple[str, str, str]]:
    undone = select(DispositionRow.undoes_id).where(col(DispositionRow.undoes_id).is_not(None))
    wanted = select(DispositionRow.plan_id, DispositionRow.obligation_id, DispositionRow.period).where(
        col(DispositionRow.disposal).in_([disposal.value for disposal in disposals]),
        col(DispositionRow.day) >= since,
        col(DispositionRow.id).not_in(undone),
    )
    return frozenset(session.exec(wanted))


def _disposition(row: DispositionRow) -> Disposition:
    if row.id is None:
        raise ValueError("the disposition has not been stored")
    return Disposition(
        id=row.id,
        disposal=Disposal(row.disposal),
        plan_id=row.plan_id,
        obligation_id=row.obligation_id,
        period=row.period,
        unit_id=row.unit_id,
        day=row.day,
        reason=row.reason,
        letter=row.letter,
        person_id=row.person_id,
        at=row.at,
        of_nomination=row.of_nomination,
        of_report=row.of_report,
        by_name=row.by_name,
    )
