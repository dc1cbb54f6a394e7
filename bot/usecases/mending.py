"""The last day to mend what was returned: all officers of the unit hear of it in the morning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from bot.domain.nomination import Nomination, Status
from bot.domain.permissions import Action, Person, may, who_may
from bot.domain.plan import Plan
from bot.domain.roster import Unit
from bot.domain.staff import Staff
from bot.storage import nominations, units
from bot.usecases import notes
from bot.usecases.deployment import Deployment
from bot.usecases.planned import ListensFor, Look, Planned


@dataclass(frozen=True)
class MendComes:
    """Today is the last day to mend what was returned."""

    nomination: Nomination
    plan: Plan
    unit: Unit


def planned(
    session: Session, deployment: Deployment, staff: Staff, look: Look, listens: ListensFor
) -> Iterator[Planned]:
    """Whom the entries concern that are to be mended until the day, in their morning."""
    for nomination in nominations.to_mend(session, look.today) if look.mornings else ():
        if not deployment.runs(nomination.plan_id):
            continue
        officers = who_may(staff.near(nomination.unit_id), Action.NOMINATE, nomination.unit_id, staff.tree)
        hearing = [person for person in officers if listens(person, nomination.unit_id, look)]
        item, unit = notes.MendDue(nomination.id, look.today.isoformat()), staff.tree[nomination.unit_id]
        for person in hearing:
            if look.greets(person):
                once = f"mend:{nomination.id}:{look.today}:{person.id}"
                yield Planned(look.now, person, item, unit, once)
        if not hearing and None in look.mornings:
            yield Planned(look.now, None, item, unit)


def comes(
    session: Session, deployment: Deployment, person: Person, note: notes.MendDue, today: date
) -> MendComes | None:
    """What there is to say of it; None once it was mended or withdrawn, has another day, or is not theirs."""
    nomination, tree = nominations.get(session, note.nomination_id), units.tree(session)
    if nomination is None or nomination.status is not Status.RETURNED or not deployment.runs(nomination.plan_id):
        return None
    day = date.fromisoformat(note.day)
    if nomination.mend_by != day or today > day or not may(person, Action.NOMINATE, nomination.unit_id, tree):
        return None
    return MendComes(nomination, deployment.plan(nomination.plan_id), tree[nomination.unit_id])
