"""The names of those who share an account, and the one place that writes which of them did something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import event
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.domain.permissions import Person
from bot.storage.tables import Signed, SignedLast, WorkingNameRow

_SIGNATURE = "signature"


class NobodyNamed(Exception):
    """Something is to be kept of an account that several share, and nobody has said who of them does it."""


@dataclass(frozen=True)
class WorkingName:
    """One of those at an account.

    `used_at` is when something last came in (UTC) while they worked, None where another one has worked since.
    """

    id: int
    person_id: int
    name: str
    used_at: datetime | None


@dataclass(frozen=True)
class _Signature:
    person_id: int
    name: str | None


def of_person(session: Session, person_id: int) -> tuple[WorkingName, ...]:
    """The names at an account, as they were added; none where it is one person's."""
    return tuple(_working_name(row) for row in session.exec(_of(person_id)))


def add(session: Session, person_id: int, name: str) -> WorkingName:
    """Keep one more name at an account."""
    row = WorkingNameRow(person_id=person_id, name=name)
    session.add(row)
    session.flush()
    return _working_name(row)


def use(session: Session, person_id: int, name_id: int, now: datetime) -> None:
    """This one works now, and none of the others."""
    for row in session.exec(_of(person_id)):
        row.used_at = now if row.id == name_id else None


def remove(session: Session, name_id: int) -> None:
    """Forget a name. What was done under it keeps it."""
    session.delete(session.get_one(WorkingNameRow, name_id))
    session.flush()


def sign_as(session: Session, person_id: int, name: str | None) -> None:
    """From now on write with what the person does in this session by whom; with None, keep nothing that they do.

    What is to be kept then raises NobodyNamed as it is written.
    """
    if not event.contains(session, "before_flush", _sign):
        event.listen(session, "before_flush", _sign)
    session.info[_SIGNATURE] = _Signature(person_id, name)


def sign_no_more(session: Session) -> None:
    """The account is one person's again: nothing is written beside what they do."""
    session.info.pop(_SIGNATURE, None)


def is_own(session: Session, person: Person, by: int, by_name: str | None) -> bool:
    """Whether whoever works in this session did something themselves: the same account, and no other name at it."""
    signature: _Signature | None = session.info.get(_SIGNATURE)
    others = signature is not None and by_name not in (None, signature.name)
    return by == person.id and not others


def _sign(session: Session, *_: Any) -> None:
    signature: _Signature | None = session.info.get(_SIGNATURE)
    if signature is None:
        return
    done = [row for row in session.new if isinstance(row, Signed)]
    written_over = [row for row in session.dirty if isinstance(row, SignedLast) and session.is_modified(row)]
    for row in (*done, *written_over):
        if getattr(row, "person_id", None) == signature.person_id:
            if signature.name is None:
                raise NobodyNamed
            row.by_name = signature.name


def _of(person_id: int) -> SelectOfScalar[WorkingNameRow]:
    return select(WorkingNameRow).where(WorkingNameRow.person_id == person_id).order_by(col(WorkingNameRow.id))


def _working_name(row: WorkingNameRow) -> WorkingName:
    if row.id is None:
        raise ValueError("the name has not been stored")
    return WorkingName(row.id, row.person_id, row.name, row.used_at)
