"""What was done to a nomination, told to the officers concerned."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from bot.domain.nomination import Nomination
from bot.domain.permissions import Action, Person, who_may
from bot.storage import nominations, people, units
from bot.usecases import notes


def tell(session: Session, person: Person, nomination: Nomination, now: datetime) -> int:
    """Queue a note on what was done last for the unit's officers but this person; gives how many are told."""
    event = nominations.events(session, nomination.id)[-1]
    others = [each for each in people.everybody(session) if each.id != person.id]
    officers = tuple(who_may(others, Action.NOMINATE, nomination.unit_id, units.tree(session)))
    for officer in officers:
        note = notes.Decision(nomination.id, event.id)
        notes.send(session, officer.telegram_id, note, key=f"decision:{event.id}:{officer.id}", now=now)
    return len(officers)
