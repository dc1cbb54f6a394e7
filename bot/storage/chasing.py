"""Nudges by hand, what of them went to whom, and the log of what was done about units that are short."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import Update
from sqlmodel import Session, col, delete, select, update

from bot.domain.chasing import Chasing, Copy, Deed, Nudge
from bot.storage.tables import ChasingRow, NudgeCopyRow, NudgeRow


def begin(
    session: Session,
    *,
    plan_id: str,
    obligation_id: str,
    period: str,
    unit_id: int | None,
    person_id: int,
    now: datetime,
) -> Nudge:
    """A nudge in the making; another of the same that the person has begun and not sent is dropped."""
    begun = delete(NudgeRow).where(
        col(NudgeRow.plan_id) == plan_id,
        col(NudgeRow.obligation_id) == obligation_id,
        col(NudgeRow.period) == period,
        col(NudgeRow.person_id) == person_id,
        col(NudgeRow.goes_at).is_(None),
        col(NudgeRow.sent_at).is_(None),
    )
    session.execute(begun)
    row = NudgeRow(
        plan_id=plan_id, obligation_id=obligation_id, period=period, unit_id=unit_id, person_id=person_id, at=now
    )
    session.add(row)
    session.flush()
    return _nudge(row)


def get(session: Session, nudge_id: int) -> Nudge | None:
    row = session.get(NudgeRow, nudge_id)
    return None if row is None else _nudge(row)


def say(session: Session, nudge: Nudge, words: str | None) -> Nudge:
    """Put own words below a nudge in the making, or take them away."""
    row = session.get_one(NudgeRow, nudge.id)
    row.words, row.version = words, row.version + 1
    session.flush()
    return _nudge(row)


def put_off(session: Session, nudge: Nudge, goes_at: datetime | None) -> Nudge:
    """Let a nudge go at a moment; None for not at all."""
    row = session.get_one(NudgeRow, nudge.id)
    row.goes_at, row.version = goes_at, row.version + 1
    session.flush()
    return _nudge(row)


def sent(session: Session, nudge: Nudge, copies: Iterable[Copy], now: datetime) -> bool:
    """Mark a nudge as sent, with what goes to whom; False when it has been sent before."""
    marking = update(NudgeRow).where(col(NudgeRow.id) == nudge.id, col(NudgeRow.sent_at).is_(None))
    if session.execute(marking.values(sent_at=now).returning(col(NudgeRow.id))).first() is None:
        return False
    session.add_all(
        NudgeCopyRow(nudge_id=nudge.id, unit_id=copy.unit_id, person_id=copy.person_id, key=copy.key) for copy in copies
    )
    session.flush()
    return True


def due(session: Session, now: datetime) -> tuple[Nudge, ...]:
    """What was put off and whose moment has come."""
    wanted = select(NudgeRow).where(col(NudgeRow.goes_at) <= now, col(NudgeRow.sent_at).is_(None))
    return tuple(_nudge(row) for row in session.exec(wanted.order_by(col(NudgeRow.id))))


def sent_of(session: Session, *, plan_id: str, obligation_id: str, period: str) -> tuple[Nudge, ...]:
    """What was sent of an obligation in a period, the newest first."""
    wanted = select(NudgeRow).where(
        NudgeRow.plan_id == plan_id,
        NudgeRow.obligation_id == obligation_id,
        NudgeRow.period == period,
        col(NudgeRow.sent_at).is_not(None),
    )
    return tuple(_nudge(row) for row in session.exec(wanted.order_by(col(NudgeRow.sent_at).desc())))


def last_sent_by(session: Session, person_id: int, *, since: datetime, unit_id: int | None = None) -> Nudge | None:
    """The newest nudge that a person sent, not before a moment; of those that went to one unit, where it is named."""
    sent = select(NudgeRow).where(NudgeRow.person_id == person_id, col(NudgeRow.sent_at) >= since)
    if unit_id is not None:
        sent = sent.where(col(NudgeRow.id).in_(select(NudgeCopyRow.nudge_id).where(NudgeCopyRow.unit_id == unit_id)))
    row = session.exec(sent.order_by(col(NudgeRow.sent_at).desc()).limit(1)).first()
    return None if row is None else _nudge(row)


def copies(session: Session, nudges: Collection[int], *, person_id: int | None = None) -> tuple[Copy, ...]:
    """What of some nudges (ids) went to whom, or to one person."""
    wanted = select(NudgeCopyRow).where(col(NudgeCopyRow.nudge_id).in_(nudges))
    if person_id is not None:
        wanted = wanted.where(NudgeCopyRow.person_id == person_id)
    rows = session.exec(wanted.order_by(col(NudgeCopyRow.nudge_id), col(NudgeCopyRow.unit_id)))
    return tuple(Copy(row.nudge_id, row.unit_id, row.person_id, row.key, row.told_at, row.noted_at) for row in rows)


def told(session: Session, nudge_id: int, person_id: int, now: datetime) -> None:
    """What of a nudge went to a person goes out now."""
    session.execute(_copies_of(nudge_id, person_id).values(told_at=now))


def note(session: Session, nudge_id: int, person_id: int, now: datetime) -> None:
    """A person taps that they know; the first tap counts."""
    session.execute(_copies_of(nudge_id, person_id).where(col(NudgeCopyRow.noted_at).is_(None)).values(noted_at=now))


def log(
    session: Session,
    *,
    plan_id: str,
    obligation_id: str,
    period: str,
    unit_id: int,
    person_id: int,
    deed: Deed,
    now: datetime,
    words: str | None = None,
) -> None:
    """Write down what was done about a unit."""
    session.add(
        ChasingRow(
            plan_id=plan_id,
            obligation_id=obligation_id,
            period=period,
            unit_id=unit_id,
            person_id=person_id,
            at=now,
            deed=deed.value,
            words=words,
        )
    )
    session.flush()


def logged(session: Session, *, plan_id: str, obligation_id: str, period: str) -> tuple[Chasing, ...]:
    """What was done of an obligation in a period; the newest first."""
    wanted = select(ChasingRow).where(
        ChasingRow.plan_id == plan_id, ChasingRow.obligation_id == obligation_id, ChasingRow.period == period
    )
    return tuple(
        Chasing(row.unit_id, row.person_id, row.at, Deed(row.deed), row.words, row.by_name)
        for row in session.exec(wanted.order_by(col(ChasingRow.id).desc()))
    )


def prune(session: Session, before: datetime) -> None:
    """Drop nudges that were begun before a moment and never sent, nor put off to a later one."""
    unsent = (col(NudgeRow.sent_at).is_(None), col(NudgeRow.goes_at).is_(None), col(NudgeRow.at) < before)
    session.execute(delete(NudgeRow).where(*unsent))


def _copies_of(nudge_id: int, person_id: int) -> Update:
    return update(NudgeCopyRow).where(col(NudgeCopyRow.nudge_id) == nudge_id, col(NudgeCopyRow.person_id) == person_id)


def _nudge(row: NudgeRow) -> Nudge:
    if row.id is None:
        raise ValueError("the nudge has not been stored")
    return Nudge(
        id=row.id,
        plan_id=row.plan_id,
        obligation_id=row.obligation_id,
        period=row.period,
        person_id=row.person_id,
        at=row.at,
        unit_id=row.unit_id,
        words=row.words,
        version=row.version,
        goes_at=row.goes_at,
        sent_at=row.sent_at,
    )
