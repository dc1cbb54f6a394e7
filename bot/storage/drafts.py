"""Drafts, saved after every answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists
from sqlmodel import Session, col, select

from bot.domain.form import Draft
from bot.storage.tables import DraftRow, EntryOnBehalfRow


@dataclass(frozen=True)
class Lying:
    """An open draft, when it was last changed (UTC), and by whom of several at the writer's account."""

    draft: Draft
    changed_at: datetime
    by_name: str | None = None


def open_new(
    session: Session,
    *,
    plan_id: str,
    unit_id: int,
    person_id: int,
    period: str,
    now: datetime,
    answers: dict[str, object] | None = None,
    skipped: frozenset[str] = frozenset(),
    extras: frozenset[str] = frozenset(),
    nomination_id: int | None = None,
    step: str = "subject",
    plan_version: str = "",
) -> Draft:
    """Begin a draft; with `nomination_id`, to mend what was returned."""
    row = DraftRow(
        plan_id=plan_id,
        unit_id=unit_id,
        person_id=person_id,
        period=period,
        nomination_id=nomination_id,
        answers=answers or {},
        skipped=sorted(skipped),
        extras=sorted(extras),
        step=step,
        plan_version=plan_version,
        opened_at=now,
        changed_at=now,
    )
    session.add(row)
    session.flush()
    return _draft(row)


def get(session: Session, draft_id: int) -> Draft | None:
    """An open draft; None when it has been submitted or discarded, or never was."""
    row = session.get(DraftRow, draft_id)
    return None if row is None or row.closed_at is not None else _draft(row)


def save(session: Session, draft: Draft, now: datetime) -> None:
    """Keep a draft as it now stands."""
    row = _row(session, draft.id)
    row.answers, row.skipped = dict(draft.answers), sorted(draft.skipped)
    row.dropped, row.period, row.period_chosen = sorted(draft.dropped), draft.period, draft.period_chosen
    row.step, row.version, row.changed_at = draft.step, draft.version, now
    row.extras, row.flagged = sorted(draft.extras), draft.flagged
    row.plan_version, row.by_name = draft.plan_version, None


def answer(session: Session, draft_id: int, answers: Mapping[str, Any]) -> None:
    """Keep answers that were given elsewhere; buttons of the draft stay good."""
    row = _row(session, draft_id)
    row.answers = {**row.answers, **answers}


def close(session: Session, draft_id: int, now: datetime) -> None:
    """Submitted or discarded: no longer open."""
    _row(session, draft_id).closed_at = now


def expire(session: Session, draft_id: int, now: datetime) -> None:
    """Its time is over: no longer open, and what was written is forgotten."""
    row = _row(session, draft_id)
    row.closed_at, row.answers, row.skipped, row.by_name = now, {}, [], None


def give(session: Session, draft_id: int, *, to: int, now: datetime) -> Draft:
    """Let another person write it from now on; buttons shown before are out of date."""
    row = _row(session, draft_id)
    row.person_id, row.version, row.changed_at, row.by_name = to, row.version + 1, now, None
    session.flush()
    return _draft(row)


def move(session: Session, unit_id: int, *, to: int) -> None:
    """Give what is being written for a unit to another. What mends a nomination stays with it; buttons stay good."""
    wanted = select(DraftRow).where(
        DraftRow.unit_id == unit_id, col(DraftRow.closed_at).is_(None), col(DraftRow.nomination_id).is_(None)
    )
    for row in session.exec(wanted):
        row.unit_id = to
    session.flush()


def of_person(session: Session, person_id: int) -> tuple[Draft, ...]:
    """A person's open drafts of new nominations, the last touched first."""
    wanted = select(DraftRow).where(
        DraftRow.person_id == person_id, col(DraftRow.closed_at).is_(None), col(DraftRow.nomination_id).is_(None)
    )
    return tuple(_draft(row) for row in session.exec(wanted.order_by(col(DraftRow.changed_at).desc())))


def of_units(session: Session, unit_ids: Collection[int]) -> tuple[Lying, ...]:
    """What these units are writing, the last touched first; what has no answer yet has not been begun."""
    wanted = select(DraftRow).where(
        col(DraftRow.unit_id).in_(unit_ids),
        col(DraftRow.closed_at).is_(None),
        col(DraftRow.nomination_id).is_(None),
        ~_on_behalf(),
    )
    rows = session.exec(wanted.order_by(col(DraftRow.changed_at).desc(), col(DraftRow.id).desc()))
    return tuple(Lying(_draft(row), row.changed_at, row.by_name) for row in rows if row.answers)


def lying(session: Session, draft_id: int) -> Lying | None:
    """An open draft with its last change; None when it is closed, or never was."""
    row = session.get(DraftRow, draft_id)
    return None if row is None or row.closed_at is not None else Lying(_draft(row), row.changed_at, row.by_name)


def everything_open(session: Session) -> tuple[Lying, ...]:
    """Every open draft, the oldest first."""
    wanted = select(DraftRow).where(col(DraftRow.closed_at).is_(None)).order_by(col(DraftRow.id))
    return tuple(Lying(_draft(row), row.changed_at, row.by_name) for row in session.exec(wanted))


def is_sent(session: Session, draft_id: int, *, by: int) -> bool:
    """Whether a person's draft has been sent: what is thrown away keeps no answers."""
    row = session.get(DraftRow, draft_id)
    return row is not None and row.person_id == by and row.closed_at is not None and bool(row.answers)


def is_first(session: Session, draft: Draft) -> bool:
    """Whether its writer never had another."""
    others = select(DraftRow.id).where(DraftRow.person_id == draft.person_id, DraftRow.id != draft.id)
    return session.exec(others.limit(1)).first() is None


def mending(session: Session, nomination_id: int) -> Draft | None:
    """The open draft in which a returned nomination is being mended."""
    wanted = select(DraftRow).where(DraftRow.nomination_id == nomination_id, col(DraftRow.closed_at).is_(None))
    row = session.exec(wanted).first()
    return None if row is None else _draft(row)


def counts(session: Session, *, plan_id: str, period: str | None) -> Counter[int]:
    """How many new nominations are being written for a period, or at all (None), by unit.

    One without an answer has not been begun.
    """
    wanted = select(DraftRow).where(
        DraftRow.plan_id == plan_id,
        col(DraftRow.closed_at).is_(None),
        col(DraftRow.nomination_id).is_(None),
    )
    if period is not None:
        wanted = wanted.where(DraftRow.period == period)
    return Counter(row.unit_id for row in session.exec(wanted) if row.answers)


def newest_writers(session: Session, plan_id: str) -> dict[int, tuple[datetime, int]]:
    """When the open draft of each unit that was changed last under a plan was, and who writes it."""
    wanted = select(DraftRow).where(DraftRow.plan_id == plan_id, col(DraftRow.closed_at).is_(None), ~_on_behalf())
    rows = session.exec(wanted.order_by(col(DraftRow.changed_at), col(DraftRow.id)))
    return {row.unit_id: (row.changed_at, row.person_id) for row in rows if row.answers}


def _on_behalf() -> ColumnElement[bool]:
    """Whether a reviewer writes the draft for its unit: then it is theirs alone."""
    return exists().where(col(EntryOnBehalfRow.draft_id) == col(DraftRow.id))


def _row(session: Session, draft_id: int) -> DraftRow:
    row = session.get(DraftRow, draft_id)
    if row is None:
        raise KeyError(draft_id)
    return row


def _draft(row: DraftRow) -> Draft:
    if row.id is None:
        raise ValueError("the draft has not been stored")
    return Draft(
        id=row.id,
        plan_id=row.plan_id,
        unit_id=row.unit_id,
        person_id=row.person_id,
        period=row.period,
        nomination_id=row.nomination_id,
        answers=row.answers,
        skipped=frozenset(row.skipped),
        step=row.step,
        version=row.version,
        dropped=frozenset(row.dropped),
        period_chosen=row.period_chosen,
        extras=frozenset(row.extras),
        flagged=row.flagged,
        plan_version=row.plan_version,
    )
