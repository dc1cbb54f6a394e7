"""Reviewing: the card, the decision with its reason, and what the officer and the reviewer see of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.domain import form
from bot.domain.actions import OutOfDate, Verb
from bot.domain.answers import Refusal, read_text
from bot.domain.calendar import ONE_DAY, Period
from bot.domain.disposition import Disposition
from bot.domain.nomination import (
    DECISIONS,
    NEEDS_REASON,
    Act,
    Nomination,
    Status,
    judgements_open,
    last_step,
    status_after,
    status_undone,
)
from bot.domain.permissions import Action, Person, Role, may, who_may
from bot.domain.roster import Unit
from bot.storage import attachments, conversations, drafts, nominations, people, units
from bot.usecases import notes, publish, standing
from bot.usecases.deployment import Deployment
from bot.usecases.dispositions import measure
from bot.usecases.verdicts import (
    AskReason,
    AskWithdraw,
    CannotUndo,
    Card,
    Decided,
    Mine,
    NotInForce,
    NotTold,
    OfficerView,
    Outcome,
    ReasonRefused,
    ReviewNotAllowed,
    TakenByOther,
    Told,
    Waiting,
    WithdrawnBack,
)

#: what a reviewer's buttons do
DECIDED = DECISIONS | {Act.UNDO}
#: working days that an officer has for mending before the reviewer looks again
_MEND_DAYS = 2
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
    by = None if last.person_id is None else people.get(session, last.person_id).name
    plan = deployment.plan(nomination.plan_id)
    own = may(person, Action.NOMINATE, nomination.unit_id, tree)
    disposed = _disposed(session, deployment, nomination)
    return OfficerView(
        nomination, plan, tree[nomination.unit_id], _photos(session, nomination), last, by, own, disposed
    )


def card(session: Session, deployment: Deployment, person: Person, nomination: Nomination) -> Card:
    """The reviewer's card."""
    history = nominations.events(session, nomination.id)
    possible = (act for act in (Act.APPROVE, Act.RETURN, Act.REJECT, Act.FORWARD) if _open(nomination, act))
    acts = list(possible)
    if status_undone(history, person=person.id) is not None:
        acts.append(Act.UNDO)
    return Card(
        nomination,
        deployment.plan(nomination.plan_id),
        units.tree(session)[nomination.unit_id],
        people.get(session, nomination.submitted_by),
        _photos(session, nomination),
        tuple(acts),
        own=nomination.submitted_by == person.id,
        mended=any(event.act is Act.RESUBMIT for event in history),
        judgements=judgements_open(nomination, history, person=person.id),
        publishes=publish.may_be_marked(deployment.plan(nomination.plan_id), nomination),
        disposed=_disposed(session, deployment, nomination),
    )


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


def decide(
    session: Session,
    deployment: Deployment,
    person: Person,
    nomination_id: int,
    version: int,
    act: Act,
    now: datetime,
    *,
    reason: str | None = None,
    question: str | None = None,
) -> Outcome:
    """Approve, return, reject, forward or undo; a return or rejection asks for its reason first.

    Raises OutOfDate for a question that the nomination was not asked.
    """
    nomination = nominations.get(session, nomination_id)
    tree = units.tree(session)
    needed = Action.FORWARD if act is Act.FORWARD else Action.DECIDE
    if nomination is None or not may(person, needed, nomination.unit_id, tree):
        return ReviewNotAllowed()
    if not deployment.runs(nomination.plan_id):
        return NotInForce(nomination)
    if nomination.version != version:
        return taken(session, person, nomination, tree[nomination.unit_id])
    if act is Act.UNDO:
        return _undo(session, deployment, person, nomination, now)
    after = status_after(nomination.status, act)
    if after is not None and not _open(nomination, act):
        return NotTold(nomination)
    if after is None:
        return taken(session, person, nomination, tree[nomination.unit_id])
    if act in NEEDS_REASON and reason is None:
        return _ask_reason(session, deployment, person, nomination, act, question, now)
    return _move(session, deployment, person, nomination, act, after, now, reason=reason, question=question)


def give_reason(
    session: Session,
    deployment: Deployment,
    person: Person,
    typed: str,
    *,
    nomination_id: int,
    version: int,
    act: Act,
    question: str | None,
    now: datetime,
) -> Outcome:
    """The reason typed for a return or rejection."""
    reason = read_text(typed, least=3, most=1000)
    nomination = nominations.get(session, nomination_id)
    if isinstance(reason, Refusal) and nomination is not None:
        return ReasonRefused(nomination, deployment.plan(nomination.plan_id), act, question, reason)
    conversations.await_text(session, person.telegram_id, None, now)
    kept = reason if isinstance(reason, str) else ""
    return decide(session, deployment, person, nomination_id, version, act, now, reason=kept, question=question)


def ask_reason_again(session: Session, deployment: Deployment, awaited: Mapping[str, Any]) -> tuple[Outcome, ...]:
    """The reason that is still awaited, after something else was answered."""
    nomination = nominations.get(session, awaited["nomination"])
    if nomination is None:
        return ()
    plan = deployment.plan(nomination.plan_id)
    return (AskReason(nomination, plan, Act(awaited["act"]), awaited["question"]),)


def tell(session: Session, person: Person, nomination_id: int, version: int, now: datetime) -> Outcome:
    """Keep that the nominee has been told; the unit's officer or the reviewer says so."""
    nomination = nominations.get(session, nomination_id)
    tree = units.tree(session)
    allowed = nomination is not None and any(
        may(person, action, nomination.unit_id, tree) for action in (Action.NOMINATE, Action.DECIDE)
    )
    if nomination is None or not allowed:
        return ReviewNotAllowed()
    after = status_after(nomination.status, Act.TELL)
    if after is None or nomination.version != version:
        return taken(session, person, nomination, tree[nomination.unit_id])
    answers, day = {**nomination.answers, "told": "yes"}, nomination.mend_by
    moved = nominations.move(
        session, nomination, Act.TELL, after, person_id=person.id, now=now, answers=answers, mend_by=day
    )
    return Told(moved)


def waiting(session: Session, person: Person) -> Outcome:
    """What this reviewer has to look at, or what a leader may read of it."""
    tree = units.tree(session)
    found = nominations.listed(session, status=Status.SUBMITTED)
    theirs = [n for n in reversed(found) if may(person, Action.READ_DOSSIER, n.unit_id, tree)]
    return Waiting(tuple((n, tree[n.unit_id]) for n in theirs[:_LISTED]), len(theirs))


def mine(session: Session, person: Person) -> Outcome:
    """What the officer's unit has sent, and where it stands."""
    own = person.units(Role.OFFICER)
    if not own:
        return waiting(session, person)
    tree = units.tree(session)
    theirs = dict.fromkeys(each for unit_id in own for each in tree.inherited(unit_id))
    found = nominations.listed(session, units=theirs, limit=_LISTED)
    drafting = sum(bool(draft.answers) for draft in drafts.of_person(session, person.id))
    sent = tuple((nomination, tree[nomination.unit_id]) for nomination in found)
    return Mine(sent, drafting, tuple(tree[unit_id] for unit_id in own))


def withdraw(
    session: Session, person: Person, nomination_id: int, version: int, now: datetime, *, sure: bool
) -> Outcome:
    """Take a nomination back, after a yes; the reviewers hear of it."""
    nomination = nominations.get(session, nomination_id)
    tree = units.tree(session)
    if nomination is None or not may(person, Action.WITHDRAW, nomination.unit_id, tree):
        return ReviewNotAllowed()
    after = status_after(nomination.status, Act.WITHDRAW)
    if after is None or nomination.version != version:
        return taken(session, person, nomination, tree[nomination.unit_id])
    if not sure:
        return AskWithdraw(nomination)
    moved = nominations.move(session, nomination, Act.WITHDRAW, after, person_id=person.id, now=now)
    others = [each for each in people.everybody(session) if each.id != person.id]
    for reviewer in who_may(others, Action.DECIDE, nomination.unit_id, tree):
        key = f"withdrawn:{moved.id}:{moved.version}:{reviewer.id}"
        notes.send(session, reviewer.telegram_id, notes.Withdrawn(moved.id), key=key, now=now)
    return WithdrawnBack(moved)


def taken(session: Session, person: Person, nomination: Nomination, unit: Unit) -> TakenByOther:
    """Nothing was changed, for somebody was first: who, unless it was the person themselves."""
    last = last_step(nominations.events(session, nomination.id))
    if last is None:
        raise KeyError(nomination.id)
    by = None if last.person_id in (None, person.id) else people.get(session, last.person_id).name
    return TakenByOther(nomination, unit, last.act, by)


def _ask_reason(
    session: Session,
    deployment: Deployment,
    person: Person,
    nomination: Nomination,
    act: Act,
    question: str | None,
    now: datetime,
) -> AskReason:
    plan = deployment.plan(nomination.plan_id)
    if question is not None and question not in {asked.id for asked in form.questions(plan, nomination.subject)}:
        raise OutOfDate(Verb.DECIDE)
    awaited = {
        "kind": "reason",
        "nomination": nomination.id,
        "version": nomination.version,
        "act": act.value,
        "question": question,
    }
    conversations.await_text(session, person.telegram_id, awaited, now)
    return AskReason(nomination, plan, act, question)


def _open(nomination: Nomination, act: Act) -> bool:
    """Whether an act can be done now. Nothing leaves the house while the nominee does not know of it."""
    told = nomination.answers.get("told") == "yes"
    return status_after(nomination.status, act) is not None and (act is not Act.FORWARD or told)


def _undo(session: Session, deployment: Deployment, person: Person, nomination: Nomination, now: datetime) -> Outcome:
    before = status_undone(nominations.events(session, nomination.id), person=person.id)
    if before is None:
        return CannotUndo(nomination)
    return _move(session, deployment, person, nomination, Act.UNDO, before, now)


def _move(
    session: Session,
    deployment: Deployment,
    person: Person,
    nomination: Nomination,
    act: Act,
    after: Status,
    now: datetime,
    *,
    reason: str | None = None,
    question: str | None = None,
) -> Decided:
    mend_by = _mend_by(deployment, now) if after is Status.RETURNED else None
    moved = nominations.move(
        session,
        nomination,
        act,
        after,
        person_id=person.id,
        now=now,
        reason=reason,
        mend_by=mend_by,
        question=question,
    )
    tree = units.tree(session)
    event = nominations.events(session, moved.id)[-1]
    officers = [p for p in who_may(people.everybody(session), Action.NOMINATE, moved.unit_id, tree) if p != person]
    for officer in officers:
        note = notes.Decision(moved.id, event.id)
        notes.send(session, officer.telegram_id, note, key=f"decision:{event.id}:{officer.id}", now=now)
    return Decided(moved, tree[moved.unit_id], act, len(officers))


def _mend_by(deployment: Deployment, now: datetime) -> date:
    day = deployment.today(now)
    for _ in range(_MEND_DAYS):
        day = deployment.calendar.first_working_day(day + ONE_DAY)
    return day


def _photos(session: Session, nomination: Nomination) -> tuple[int, ...]:
    return tuple(kept.id for kept in attachments.of_nomination(session, nomination.id) if kept.kind != "voice")
