"""What units have said of a period: zero reports and other ways of sending, with their events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from sqlmodel import Session, col, select

from bot.domain.declaration import HOLDING, Channel, Declaration, Kind, State
from bot.storage.tables import DeclarationEventRow, DeclarationRow

_HOLDING = [state.value for state in HOLDING]


def add(
    session: Session,
    *,
    kind: Kind,
    plan_id: str,
    obligation_id: str,
    period: str,
    unit_id: int,
    person_id: int,
    now: datetime,
    reason: str | None = None,
    channel: Channel | None = None,
    day: date | None = None,
    letter: str | None = None,
) -> Declaration:
    """Keep what a unit says; what it said of the same period before is taken back by it."""
    for before in of_units(session, [unit_id], plan_id=plan_id, obligation_id=obligation_id, period=period):
        move(session, before, State.WITHDRAWN, person_id=person_id, now=now)
    row = DeclarationRow(
        kind=kind.value,
        plan_id=plan_id,
        obligation_id=obligation_id,
        period=period,
        unit_id=unit_id,
        person_id=person_id,
        at=now,
        reason=reason,
        channel=None if channel is None else channel.value,
        day=day,
        letter=letter,
        state=State.MADE.value,
    )
    session.add(row)
    session.flush()
    _event(session, row, person_id, now)
    return _declaration(row)


def move(session: Session, declaration: Declaration, state: State, *, person_id: int, now: datetime) -> Declaration:
    """Take a declaration to another state, and keep who did so."""
    row = _row(session, declaration.id)
    row.state, row.version = state.value, row.version + 1
    _event(session, row, person_id, now)
    session.flush()
    return _with_decision(session, row)


def tell(
    session: Session, declaration: Declaration, letter: str | None, day: date | None, *, person_id: int, now: datetime
) -> Declaration:
    """Keep the number and the day of what was sent, said afterwards; what is None stays as it was."""
    row = _row(session, declaration.id)
    row.letter, row.day, row.version = letter or row.letter, day or row.day, row.version + 1
    _event(session, row, person_id, now)
    session.flush()
    return _with_decision(session, row)


def get(session: Session, declaration_id: int) -> Declaration | None:
    row = session.get(DeclarationRow, declaration_id)
    return None if row is None else _with_decision(session, row)


def holding(
    session: Session, *, plan_id: str, obligation_id: str, period: str, units: Iterable[int]
) -> Mapping[int, Declaration]:
    """What holds of an obligation in a period, by unit."""
    found = of_units(session, units, plan_id=plan_id, obligation_id=obligation_id, period=period)
    return {each.unit_id: each for each in found}


def of_units(
    session: Session, units: Iterable[int], *, plan_id: str, obligation_id: str, period: str
) -> tuple[Declaration, ...]:
    """What holds of an obligation in a period for some units, the oldest first."""
    wanted = select(DeclarationRow).where(
        DeclarationRow.plan_id == plan_id,
        DeclarationRow.period == period,
        DeclarationRow.obligation_id == obligation_id,
        col(DeclarationRow.unit_id).in_(list(units)),
        col(DeclarationRow.state).in_(_HOLDING),
    )
    return tuple(_declaration(row) for row in session.exec(wanted.order_by(col(DeclarationRow.id))))


def open_of(session: Session, units: Iterable[int], *, kind: Kind | None = None) -> tuple[Declaration, ...]:
    """Everything that holds for some units, the newest first."""
    wanted = select(DeclarationRow).where(
        col(DeclarationRow.unit_id).in_(list(units)), col(DeclarationRow.state).in_(_HOLDING)
    )
    if kind is not None:
        wanted = wanted.where(DeclarationRow.kind == kind.value)
    return tuple(_declaration(row) for row in session.exec(wanted.order_by(col(DeclarationRow.id).desc())))


def waiting_since(session: Session, moment: datetime) -> tuple[Declaration, ...]:
    """What was sent by another way, said before a moment, and has been seen by no reviewer yet."""
    wanted = select(DeclarationRow).where(
        DeclarationRow.kind == Kind.ELSEWHERE.value,
        DeclarationRow.state == State.MADE.value,
        DeclarationRow.at <= moment,
    )
    return tuple(_declaration(row) for row in session.exec(wanted.order_by(col(DeclarationRow.id))))


def history(session: Session, declaration_id: int) -> tuple[tuple[State, int, datetime], ...]:
    """What was said and done: which state it led to, who (a person's id), when; in order."""
    rows = _events(session, declaration_id)
    return tuple((State(row.state), row.person_id, row.at) for row in rows)


def _events(session: Session, declaration_id: int) -> list[DeclarationEventRow]:
    wanted = select(DeclarationEventRow).where(DeclarationEventRow.declaration_id == declaration_id)
    return list(session.exec(wanted.order_by(col(DeclarationEventRow.id))))


def _event(session: Session, row: DeclarationRow, person_id: int, now: datetime) -> None:
    if row.id is None:
        raise ValueError("the declaration has not been stored")
    said = {"reason": row.reason, "channel": row.channel, "letter": row.letter}
    said["day"] = None if row.day is None else row.day.isoformat()
    session.add(
        DeclarationEventRow(
            declaration_id=row.id,
            at=now,
            person_id=person_id,
            state=row.state,
            details={name: value for name, value in said.items() if value is not None},
        )
    )


def _row(session: Session, declaration_id: int) -> DeclarationRow:
    row = session.get(DeclarationRow, declaration_id)
    if row is None:
        raise KeyError(declaration_id)
    return row


def _with_decision(session: Session, row: DeclarationRow) -> Declaration:
    last = next((each for each in reversed(_events(session, row.id or 0)) if each.state == row.state), None)
    if last is None or row.state == State.MADE.value:
        return _declaration(row)
    return replace(_declaration(row), decided_by=last.person_id, decided_at=last.at, decided_by_name=last.by_name)


def _declaration(row: DeclarationRow) -> Declaration:
    if row.id is None:
        raise ValueError("the declaration has not been stored")
    return Declaration(
        id=row.id,
        kind=Kind(row.kind),
        plan_id=row.plan_id,
        obligation_id=row.obligation_id,
        period=row.period,
        unit_id=row.unit_id,
        person_id=row.person_id,
        at=row.at,
        state=State(row.state),
        version=row.version,
        reason=row.reason,
        channel=None if row.channel is None else Channel(row.channel),
        day=row.day,
        letter=row.letter,
        by_name=row.by_name,
    )
