"""What was disposed: taken back, and told to the officers concerned."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from bot.domain.disposition import Disposal, Disposition
from bot.domain.obligations import DueObligation
from bot.domain.permissions import Action, Person, Role, may_dispose, who_may
from bot.domain.roster import Tree, Unit
from bot.storage import dispositions, people, units
from bot.usecases import duties, notes, standing
from bot.usecases.deployment import Deployment
from bot.usecases.disposals import DisposalUndone, DisposedHeard, DisposeNotAllowed, Outcome
from bot.usecases.dispositions import Measure, settle
from bot.usecases.duties import Duty, measured
from bot.usecases.forms import Stale


def undo(
    session: Session, deployment: Deployment, person: Person, disposition_id: int, now: datetime
) -> Outcome | Stale:
    """Take a disposition back; the officers who were told hear of it."""
    kept, tree = dispositions.get(session, disposition_id), units.tree(session)
    duty = None if kept is None else _duty(deployment, kept)
    if kept is None or duty is None:
        return Stale()
    if not may_dispose(person, kept.unit_id, tree):
        return DisposeNotAllowed()
    before = dispositions.undone_by(session, kept.id)
    if before is not None:
        return DisposalUndone(duty, kept, unit_of(kept, tree), people.called(session, *before))
    dispositions.undo(session, kept, person_id=person.id, now=now)
    settle(session, deployment, kept)
    tell(session, deployment, person, duty, kept, now, undone=True)
    return DisposalUndone(duty, kept, unit_of(kept, tree))


def heard(
    session: Session, deployment: Deployment, person: Person, disposition_id: int, *, undone: bool
) -> DisposedHeard | None:
    """What an officer is told; None when it has been taken back before it was said."""
    kept, tree = dispositions.get(session, disposition_id), units.tree(session)
    duty = None if kept is None else _duty(deployment, kept)
    if kept is None or duty is None:
        return None
    ended = dispositions.undone_by(session, kept.id)
    if (ended is not None) is not undone:
        return None
    by = people.called(session, *(ended or (kept.person_id, kept.by_name)))
    due = _due(measured(session, deployment, duty), duty, kept, person, tree)
    return DisposedHeard(duty, kept, unit_of(kept, tree), by, undone, due)


def _due(measure: Measure, duty: Duty, kept: Disposition, person: Person, tree: Tree) -> DueObligation:
    """The deadline as whoever is told has it; where their units have several, the one that holds for all."""
    if kept.unit_id is not None:
        return measure.due(kept.unit_id)
    own = (tree[unit_id] for unit_id in person.units(Role.OFFICER))
    owing = (unit for unit in own if standing.owes(duty.obligation, unit, tree))
    theirs = [measure.due(standing.bearer(duty.obligation, unit, duty.period, tree).id) for unit in owing]
    return theirs[0] if len({due.due for due in theirs}) == 1 else measure.due(None)


def tell(
    session: Session,
    deployment: Deployment,
    person: Person,
    duty: Duty,
    kept: Disposition,
    now: datetime,
    *,
    undone: bool,
) -> int:
    """Queue a note for the officers concerned; an earlier day to steer to is the reviewers' own affair."""
    if kept.disposal is Disposal.CUTOFF:
        return 0
    tree, today = units.tree(session), deployment.today(now)
    owing = [unit.id for unit in tree if standing.owes(duty.obligation, unit, tree)]
    concerned = owing if kept.unit_id is None else [kept.unit_id]
    others = [each for each in people.everybody(session) if each.id != person.id]
    # before a unit's time the officers of what becomes it
    now_there = {unit.id for unit_id in concerned for unit in tree.on(unit_id, today)}
    told = {each.id: each for unit_id in now_there for each in who_may(others, Action.NOMINATE, unit_id, tree)}
    for officer in told.values():
        key = f"disposed:{kept.id}:{'undone' if undone else 'made'}:{officer.id}"
        notes.send(session, officer.telegram_id, notes.Disposed(kept.id, undone), key=key, now=now)
    return len(told)


def unit_of(kept: Disposition, tree: Tree) -> Unit | None:
    """For whom it was disposed; None for all."""
    return None if kept.unit_id is None else tree[kept.unit_id]


def _duty(deployment: Deployment, kept: Disposition) -> Duty | None:
    return duties.known(deployment, plan_id=kept.plan_id, obligation_id=kept.obligation_id, period=kept.period)
