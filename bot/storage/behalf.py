"""Entries that reviewers write for units: which draft, from what, received when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from bot.storage.tables import EntryOnBehalfRow


@dataclass(frozen=True)
class OnBehalf:
    """Who writes for a unit, and on which day what it is written from was received."""

    draft_id: int
    person_id: int
    received_on: date
    declaration_id: int | None
    nomination_id: int | None
    by_name: str | None


def open_one(
    session: Session, *, draft_id: int, person_id: int, received_on: date, declaration_id: int | None
) -> OnBehalf:
    """Say that a draft is written for its unit by a reviewer."""
    row = EntryOnBehalfRow(
        draft_id=draft_id, person_id=person_id, received_on=received_on, declaration_id=declaration_id
    )
    session.add(row)
    session.flush()
    return _entry(row)


def of_draft(session: Session, draft_id: int) -> OnBehalf | None:
    """None for a draft that the unit writes itself."""
    row = session.get(EntryOnBehalfRow, draft_id)
    return None if row is None else _entry(row)


def all_drafts(session: Session) -> frozenset[int]:
    """The drafts that reviewers write and that have become no nomination yet."""
    wanted = select(EntryOnBehalfRow.draft_id).where(col(EntryOnBehalfRow.nomination_id).is_(None))
    return frozenset(session.exec(wanted))


def of_nomination(session: Session, nomination_id: int) -> OnBehalf | None:
    """None for a nomination that the unit sent itself."""
    row = session.exec(select(EntryOnBehalfRow).where(EntryOnBehalfRow.nomination_id == nomination_id)).first()
    return None if row is None else _entry(row)


def of_declaration(session: Session, declaration_id: int) -> tuple[OnBehalf, ...]:
    """The drafts begun from what a unit said that it sent, the oldest first."""
    wanted = select(EntryOnBehalfRow).where(EntryOnBehalfRow.declaration_id == declaration_id)
    return tuple(sorted((_entry(row) for row in session.exec(wanted)), key=lambda each: each.draft_id))


def entered(session: Session, entry: OnBehalf, nomination_id: int) -> None:
    """The draft became a nomination."""
    row = session.get(EntryOnBehalfRow, entry.draft_id)
    if row is None:
        raise KeyError(entry.draft_id)
    row.nomination_id = nomination_id
    session.flush()


def _entry(row: EntryOnBehalfRow) -> OnBehalf:
    return OnBehalf(row.draft_id, row.person_id, row.received_on, row.declaration_id, row.nomination_id, row.by_name)
