"""Invitations (single-use links), and what strangers ask for."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from bot.domain.permissions import Role
from bot.storage.tables import AccessRequestRow, InvitationRow

#: how long a link may lie unused
LASTS = timedelta(days=30)
#: so many characters of a stranger's words are kept, so many of their first line when more follows
WORDS = 500
_NAME = 200


@dataclass(frozen=True)
class Invitation:
    """An offer of a role on a unit to whoever opens the link first. An admin's has no unit."""

    id: int
    unit_id: int | None
    role: Role
    name: str | None
    used_by: int | None
    expires_at: datetime
    made_by: int | None = None

    def is_open(self, now: datetime) -> bool:
        return self.used_by is None and now < self.expires_at


@dataclass(frozen=True)
class AccessRequest:
    """What a stranger wrote of themselves."""

    id: int
    chat_id: int
    sender_name: str
    words: str
    decided: bool


def make(
    session: Session,
    *,
    token: str,
    role: Role,
    unit_id: int | None,
    now: datetime,
    name: str | None = None,
    made_by: int | None = None,
) -> None:
    """Keep an invitation; of its token only the hash."""
    session.add(
        InvitationRow(
            token_hash=_hash(token),
            unit_id=unit_id,
            role=role.value,
            name=name,
            made_by=made_by,
            made_at=now,
            expires_at=now + LASTS,
        )
    )


def by_token(session: Session, token: str) -> Invitation | None:
    row = session.exec(select(InvitationRow).where(InvitationRow.token_hash == _hash(token))).first()
    return None if row is None else _invitation(row)


def use(session: Session, invitation_id: int, *, person_id: int, now: datetime) -> None:
    """Use an invitation up. Whoever calls has looked whether it is open: a second use raises ValueError."""
    row = session.get(InvitationRow, invitation_id)
    if row is None:
        raise KeyError(invitation_id)
    if row.used_by is not None:
        raise ValueError("the invitation has been used")
    row.used_by, row.used_at = person_id, now


def ask(session: Session, *, chat_id: int, sender_name: str, words: str, now: datetime) -> AccessRequest:
    """Keep a stranger's request; a chat has one open at a time, to which later words are added."""
    row = _open_row(session, chat_id) or AccessRequestRow(
        chat_id=chat_id, sender_name=sender_name, words="", asked_at=now
    )
    row.words = _together(row.words, words)
    session.add(row)
    session.flush()
    return _request(row)


def open_request(session: Session, chat_id: int) -> AccessRequest | None:
    row = _open_row(session, chat_id)
    return None if row is None else _request(row)


def request(session: Session, request_id: int) -> AccessRequest | None:
    row = session.get(AccessRequestRow, request_id)
    return None if row is None else _request(row)


def decide(session: Session, request_id: int, *, by: int, unit_id: int | None, now: datetime) -> None:
    """Close a request: granted on a unit, or refused (None)."""
    row = session.get(AccessRequestRow, request_id)
    if row is None:
        raise KeyError(request_id)
    row.decided_at, row.decided_by, row.unit_id = now, by, unit_id


def _open_row(session: Session, chat_id: int) -> AccessRequestRow | None:
    wanted = select(AccessRequestRow).where(
        AccessRequestRow.chat_id == chat_id, col(AccessRequestRow.decided_at).is_(None)
    )
    return session.exec(wanted).first()


def _together(before: str, words: str) -> str:
    """All lines of a request, each once; where they are too many, the first, which has the name, and the newest."""
    first, *rest = dict.fromkeys([*before.splitlines(), *words.splitlines()])
    while rest[1:] and len("\n".join((first, *rest))) > WORDS:
        rest = rest[1:]
    if not rest:
        return first[:WORDS]
    first = first[:_NAME]
    return "\n".join((first, *rest))[:WORDS]


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _invitation(row: InvitationRow) -> Invitation:
    if row.id is None:
        raise ValueError("the invitation has not been stored")
    return Invitation(row.id, row.unit_id, Role(row.role), row.name, row.used_by, row.expires_at, row.made_by)


def _request(row: AccessRequestRow) -> AccessRequest:
    if row.id is None:
        raise ValueError("the request has not been stored")
    return AccessRequest(row.id, row.chat_id, row.sender_name, row.words, row.decided_at is not None)
