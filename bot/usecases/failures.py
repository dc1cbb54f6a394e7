"""What failed for good is told to those who run the deployment: its kind and number, nobody's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.domain.permissions import Role
from bot.storage import inbox, people
from bot.usecases import notes


@dataclass(frozen=True)
class Failure:
    """To an admin: an update was set aside; `fault` is the name of the exception."""

    update_id: int
    fault: str


def tell(session: Session, update_id: int, now: datetime) -> bool:
    """Queue a note for the admins, one an hour for each kind of fault; False when there is nobody to be told."""
    admins = [person for person in people.everybody(session) if person.holds(Role.ADMIN)]
    within_reach = [admin for admin in admins if people.reachable(session, admin.id)]
    for admin in within_reach:
        key = f"set-aside:{inbox.fault(session, update_id)}:{now:%Y-%m-%dT%H}:{admin.id}"
        notes.send(session, admin.telegram_id, notes.SetAside(update_id), key=key, now=now)
    return bool(within_reach)


def load(session: Session, update_id: int) -> Failure | None:
    """What there is to tell; None once the update is forgotten."""
    fault = inbox.fault(session, update_id)
    return None if fault is None else Failure(update_id, fault)
