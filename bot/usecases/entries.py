"""Drafts that reviewers write on behalf of units: who may go on with one, and to which period it goes."""

from __future__ import annotations

from sqlmodel import Session

from bot.domain.calendar import Period
from bot.domain.form import Draft
from bot.domain.permissions import Action, Person, may
from bot.domain.plan import Obligation
from bot.domain.roster import Tree, Unit
from bot.storage import behalf, declarations
from bot.usecases import periods
from bot.usecases.deployment import Deployment


def may_write(session: Session, person: Person, draft: Draft, tree: Tree) -> bool:
    """Whether a person may go on with a draft: an officer of its unit, and a reviewer with one on its behalf."""
    if may(person, Action.NOMINATE, draft.unit_id, tree):
        return True
    return may(person, Action.DECIDE, draft.unit_id, tree) and needed(session, draft) is Action.DECIDE


def needed(session: Session, draft: Draft) -> Action:
    """What those may do for a draft's unit who write it."""
    return Action.NOMINATE if behalf.of_draft(session, draft.id) is None else Action.DECIDE


def period_of(
    session: Session, deployment: Deployment, draft: Draft, obligation: Obligation, unit: Unit
) -> Period | None:
    """The period of an entry on behalf: that of the unit's own word, else the one of the day of its receipt.

    None for a draft that the unit writes itself.
    """
    entry = behalf.of_draft(session, draft.id)
    if entry is None:
        return None
    said = None if entry.declaration_id is None else declarations.get(session, entry.declaration_id)
    if said is not None:
        return Period.parse(said.period)
    return periods.for_new(session, deployment, deployment.plan(draft.plan_id), obligation, unit, entry.received_on)
