"""What a reviewer says of something that a unit sent by another way: received, or not seen."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from bot.domain.declaration import Declaration, State, may_become
from bot.domain.permissions import Action as May
from bot.domain.permissions import Person, may, who_may
from bot.domain.plan import Action
from bot.storage import declarations, people, units
from bot.usecases import addressees, behalf, duties, notes
from bot.usecases.declared import DecidedBefore, ElsewhereAsked, Outcome, ReportTaken, UnseenHeard, UnseenNoted
from bot.usecases.deployment import Deployment
from bot.usecases.forms import Stale


def asked(session: Session, deployment: Deployment, person: Person, declaration_id: int) -> ElsewhereAsked | None:
    """What a reviewer is asked; None once it has been answered, or is no longer this person's to answer."""
    kept, tree = declarations.get(session, declaration_id), units.tree(session)
    if kept is None or kept.state is not State.MADE or not deployment.runs(kept.plan_id):
        return None
    if not may(person, May.DECIDE, kept.unit_id, tree):
        return None
    by = people.called(session, kept.person_id, kept.by_name)
    return ElsewhereAsked(kept, tree[kept.unit_id], deployment.plan(kept.plan_id), by)


def received(
    session: Session, deployment: Deployment, person: Person, declaration_id: int, now: datetime
) -> Outcome | Stale:
    """A reviewer has it: the entry on behalf of the unit opens. Of two reviewers the second is told of the first."""
    before = declarations.get(session, declaration_id)
    tree = units.tree(session)
    of_report = before is not None and _is_of_report(deployment, before)
    if before is not None and before.state is State.RECEIVED and before.decided_by == person.id:
        if of_report:
            return ReportTaken(before, tree[before.unit_id])
        return behalf.resume(session, deployment, person, before, now)
    found = _decidable(session, deployment, person, declaration_id, State.RECEIVED)
    if not isinstance(found, Declaration):
        return found
    kept = declarations.move(session, found, State.RECEIVED, person_id=person.id, now=now)
    if of_report:
        return ReportTaken(kept, tree[kept.unit_id])
    return behalf.for_declaration(session, deployment, person, kept, now)


def _is_of_report(deployment: Deployment, kept: Declaration) -> bool:
    """Whether a unit's word is on a report."""
    duty = duties.known(deployment, plan_id=kept.plan_id, obligation_id=kept.obligation_id, period=kept.period)
    return duty is not None and duty.obligation.action is Action.REPORT


def unseen(
    session: Session, deployment: Deployment, person: Person, declaration_id: int, now: datetime
) -> Outcome | Stale:
    """A reviewer has not seen it: the officers are told, and the reminders go on."""
    found = _decidable(session, deployment, person, declaration_id, State.UNSEEN)
    if not isinstance(found, Declaration):
        return found
    kept = declarations.move(session, found, State.UNSEEN, person_id=person.id, now=now)
    tree = units.tree(session)
    others = [each for each in people.everybody(session) if each.id != person.id]
    officers = list(who_may(others, May.NOMINATE, kept.unit_id, tree))
    for officer in officers:
        key = f"unseen:{kept.id}:{kept.version}:{officer.id}"
        notes.send(session, officer.telegram_id, notes.ElsewhereUnseen(kept.id, kept.version), key=key, now=now)
    return UnseenNoted(kept, tree[kept.unit_id], len(officers))


def unseen_heard(session: Session, deployment: Deployment, declaration_id: int, version: int) -> UnseenHeard | None:
    """What an officer is told; None when it has been found, or overtaken, meanwhile."""
    kept, tree = declarations.get(session, declaration_id), units.tree(session)
    if kept is None or kept.state is not State.UNSEEN or kept.version != version or kept.decided_by is None:
        return None
    duty = duties.known(deployment, plan_id=kept.plan_id, obligation_id=kept.obligation_id, period=kept.period)
    if duty is None:
        return None
    how = addressees.of_unit(session, deployment, duty, tree, kept.unit_id)
    return UnseenHeard(kept, how, people.called(session, kept.decided_by, kept.decided_by_name))


def _decidable(
    session: Session, deployment: Deployment, person: Person, declaration_id: int, after: State
) -> Declaration | DecidedBefore | Stale:
    """What the reviewer may still decide; else who was first."""
    kept, tree = declarations.get(session, declaration_id), units.tree(session)
    if kept is None or not deployment.runs(kept.plan_id) or not may(person, May.DECIDE, kept.unit_id, tree):
        return Stale()
    own = kept.decided_by == person.id and may_become(kept.state, after)
    if kept.state is State.MADE or own:
        return kept
    by, name = (
        (kept.decided_by, kept.decided_by_name) if kept.decided_by is not None else (kept.person_id, kept.by_name)
    )
    return DecidedBefore(kept, tree[kept.unit_id], people.called(session, by, name))
