"""For whom to dispose: the units that miss something, one of them, one that is named."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.disposition import FOR_UNITS
from bot.domain.permissions import Person, may_dispose
from bot.storage import conversations, dispositions, units
from bot.usecases import standing
from bot.usecases.deployment import Deployment
from bot.usecases.disposals import DisposeList, DisposeNotAllowed, DisposeUnit, Outcome
from bot.usecases.duties import Duty, measured, read_written, written
from bot.usecases.forms import Stale

#: while a unit may be named
AWAITED = "dispose-unit"

_LISTED = 24


def listed(session: Session, deployment: Deployment, person: Person, duty: Duty, now: datetime) -> Outcome:
    """The units below the reviewer that miss something, to choose one; one may be named as well."""
    tree = units.tree(session)
    found = [
        how
        for how in standing.everyone(session, deployment, duty.plan, duty.obligation, tree, duty.period)
        if may_dispose(person, how.unit.id, tree)
    ]
    if not found:
        return DisposeNotAllowed()
    awaited = {"kind": AWAITED, **written(duty)}
    conversations.await_text(session, person.telegram_id, awaited, now)
    measure = measured(session, deployment, duty)
    general = tuple(each for each in (measure.disposed.of(one, None) for one in FOR_UNITS) if each is not None)
    over_all = may_dispose(person, None, tree)
    return DisposeList(duty, measure.due(None), standing.short(found)[:_LISTED], general, over_all)


def of_unit(session: Session, deployment: Deployment, person: Person, duty: Duty, unit_id: int) -> Outcome | Stale:
    """What may be disposed for one unit."""
    tree = units.tree(session)
    if not may_dispose(person, unit_id, tree):
        return DisposeNotAllowed()
    if not standing.owes(duty.obligation, tree[unit_id], tree):
        return Stale()
    how = standing.of_unit(session, deployment, duty.plan, duty.obligation, tree[unit_id], duty.period)
    held = dispositions.of(session, plan_id=duty.plan.id, obligation_id=duty.obligation.id, period=str(duty.period))
    own = tuple(each for each in held.listed if each.unit_id == how.unit.id)
    return DisposeUnit(duty, how, own)


def named(
    session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any], text: str, now: datetime
) -> Outcome | Stale | None:
    """The unit that a text names; None when it names none."""
    duty, unit = read_written(deployment, awaited), units.tree(session).named(text)
    if duty is None or unit is None:
        return None
    conversations.await_text(session, person.telegram_id, None, now)
    return of_unit(session, deployment, person, duty, unit.id)
