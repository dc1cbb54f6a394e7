"""What happens on the day after a unit's last one: whoever succeeds it takes over its people and what they write.

Figures, dossiers and names of the time before stay as they were; `domain.roster` says to whom they count.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain.permissions import Person, Role
from bot.domain.roster import Change, Unit
from bot.storage import drafts, notebook, people, units
from bot.usecases import notes
from bot.usecases.deployment import Deployment

#: whoever was led on longer ago knows it
_NEWS = timedelta(days=7)


@dataclass(frozen=True)
class LedOn:
    """To somebody whose unit has ended: what became of it, and in which roles they go on, on which units."""

    change: Change
    roles: tuple[tuple[Role, tuple[Unit, ...]], ...]


def settle(session: Session, deployment: Deployment, now: datetime) -> None:
    """Hand over what belonged to units that have ended: roles, open drafts and notebooks go on with their successors.

    Of several successors each has the people, and the first named the drafts and the notebook.
    """
    today = deployment.today(now)
    # once a minute, and there is hardly ever anything to do
    people.lead_back(session, lambda: {unit.id for unit in units.tree(session) if unit.exists_on(today)}, now)
    for unit in units.ended(session, today):
        heirs = [heir.id for heir in units.tree(session).on(unit.id, today)]
        if heirs:
            people.lead_on(session, unit.id, to=heirs, now=now)
            drafts.move(session, unit.id, to=heirs[0])
            notebook.move(session, unit.id, to=heirs[0])
        units.hand_over(session, unit.id)


def tell(session: Session, now: datetime) -> int:
    """Queue a word to each who was led on to another unit; gives how many. Everybody hears it once."""
    sent = 0
    for person, _, unit_id in people.led(session, now - _NEWS):
        key = f"led-on:{person.id}:{unit_id}:{units.tree(session)[unit_id].valid_to}"
        sent += notes.send(session, person.telegram_id, notes.LedOn(unit_id), key=key, now=now)
    return sent


def led_on(session: Session, deployment: Deployment, person: Person, unit_id: int, now: datetime) -> LedOn | None:
    """What a queued word on a unit that has ended says now; None when it is in being after all, or nothing is held."""
    change = units.tree(session).change(unit_id, deployment.today(now))
    if change is None:
        return None
    held = ((role, tuple(new for new in change.new if new.id in person.units(role))) for role in Role)
    roles = tuple((role, theirs) for role, theirs in held if theirs)
    return LedOn(change, roles) if roles else None
