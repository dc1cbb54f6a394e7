"""Nominations as people see them: the reviewer's card, the officer's view, what waits for whom."""

from __future__ import annotations

from sqlmodel import Session

from bot.domain.calendar import Period
from bot.domain.disposition import Disposition
from bot.domain.form import unmarked
from bot.domain.nomination import (
    Act,
    Nomination,
    Status,
    is_confirmed,
    is_open,
    judgements_open,
    last_step,
    status_after,
    status_undone,
)
from bot.domain.permissions import Action, Person, Role, may, reads_any
from bot.domain.questions import further
from bot.storage import attachments, drafts, nominations, people, units
from bot.usecases import checklists, duplicates, publish, standing
from bot.usecases.deployment import Deployment
from bot.usecases.dispositions import measure
from bot.usecases.verdicts import Card, Mine, NotInForce, OfficerView, Outcome, ReviewNotAllowed, ToForward, Waiting

_LISTED = 8


def view(session: Session, deployment: Deployment, person: Person, nomination_id: int) -> Outcome:
    """A nomination as this person may see it."""
    nomination = nominations.get(session, nomination_id)
    tree = units.tree(session)
    if nomination is None or not may(person, Action.READ_DOSSIER, nomination.unit_id, tree):
        return ReviewNotAllowed()
    if not deployment.runs(nomination.plan_id):
        return NotInForce(nomination)
    if may(person, Action.DECIDE, nomination.unit_id, tree):
        return card(session, deployment, person, nomination)
    last = last_step(nominations.events(session, nomination.id))
    if last is None:
        raise KeyError(nomination.id)
    by = None if last.person_id is None else people.called(session, last.person_id, last.by_name)
    plan = deployment.plan(nomination.plan_id)
    own = may(person, Action.NOMINATE, nomination.unit_id, tree)
    disposed = _disposed(session, deployment, nomination)
    return OfficerView(
        nomination, plan, tree[nomination.unit_id], _photos(session, nomination), last, by, own, disposed
    )


def card(session: Session, deployment: Deployment, person: Person, nomination: Nomination) -> Card:
    """The reviewer's card."""
    history, plan = nominations.events(session, nomination.id), deployment.plan(nomination.plan_id)
    acts = [act for act in (Act.APPROVE, Act.RETURN, Act.REJECT, Act.FORWARD) if is_open(nomination, act)]
    if status_undone(history, person=person.id) is not None:
        acts.append(Act.UNDO)
    return Card(
        nomination,
        deployment.plan(nomination.plan_id),
        units.tree(session)[nomination.unit_id],
        people.called(session, nomination.submitted_by, history[0].by_name),
        _photos(session, nomination),
        tuple(acts),
        own=nomination.submitted_by == person.id,
        mended=any(event.act is Act.RESUBMIT for event in history),
        judgements=judgements_open(nomination, history, person=person.id),
        ticked=checklists.of_nomination(session, deployment, nomination),
        publishes=publish.may_be_marked(deployment.plan(nomination.plan_id), nomination),
        disposed=_disposed(session, deployment, nomination),
        again=duplicates.of_nomination(session, person, nomination),
        unmarked=() if is_confirmed(history) else unmarked(plan, nomination.answers),
        may_ask=status_after(nomination.status, Act.ASK) is not None
        and any(each.id not in nomination.answers for each in further(plan, nomination.subject)),
    )


def waiting(session: Session, person: Person, *, sends_none: bool = False) -> Outcome:
    """What this reviewer has to look at, or what a leader may read of it."""
    tree = units.tree(session)
    found = nominations.listed(session, status=Status.SUBMITTED)
    theirs = [n for n in reversed(found) if may(person, Action.READ_DOSSIER, n.unit_id, tree)]
    shown = tuple((n, tree[n.unit_id]) for n in theirs[:_LISTED])
    return Waiting(shown, len(theirs), reads_any(person), sends_none)


def to_forward(session: Session, deployment: Deployment, person: Person) -> Outcome:
    """What this reviewer has approved and not yet noted as forwarded; what may go up now comes first."""
    tree = units.tree(session)
    found = [
        nomination
        for plan in deployment.plans
        for nomination in nominations.listed(session, plan_id=plan.id, status=Status.APPROVED)
        if may(person, Action.FORWARD, nomination.unit_id, tree)
    ]
    found.sort(key=lambda nomination: (not is_open(nomination, Act.FORWARD), nomination.id))
    untold = sum(not is_open(nomination, Act.FORWARD) for nomination in found)
    return ToForward(tuple((each, tree[each.unit_id]) for each in found[:_LISTED]), len(found), untold)


def mine(session: Session, person: Person) -> Outcome:
    """What the officer's unit has sent, and where it stands."""
    own = person.units(Role.OFFICER)
    if not own:
        return waiting(session, person, sends_none=True)
    tree = units.tree(session)
    theirs = dict.fromkeys(each for unit_id in own for each in tree.inherited(unit_id))
    found = nominations.listed(session, units=theirs, limit=_LISTED)
    drafting = sum(bool(draft.answers) for draft in drafts.of_person(session, person.id))
    sent = tuple((nomination, tree[nomination.unit_id]) for nomination in found)
    return Mine(sent, drafting, tuple(tree[unit_id] for unit_id in own))


def _disposed(session: Session, deployment: Deployment, nomination: Nomination) -> tuple[Disposition, ...]:
    """What was disposed of the time by which a nomination is measured."""
    plan = deployment.plan(nomination.plan_id)
    obligation = next((each for each in plan.obligations if each.id == nomination.obligation_id), None)
    if obligation is None:
        return ()
    period, tree = Period.parse(nomination.period), units.tree(session)
    whose = standing.bearer(obligation, tree[nomination.unit_id], period, tree)
    terms = measure(session, deployment, plan, obligation, period).terms(whose.id, [nomination.unit_id])
    extended = () if terms.extended is None else (terms.extended,)
    return (*extended, *(each for each in terms.received if each.of_nomination == nomination.id))


def _photos(session: Session, nomination: Nomination) -> tuple[int, ...]:
    return tuple(kept.id for kept in attachments.of_nomination(session, nomination.id) if kept.kind != "voice")
