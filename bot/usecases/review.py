"""Reviewing: the decision with its reason, and what else is done to a nomination that has been sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.domain.actions import OutOfDate, Verb
from bot.domain.answers import Refusal, read_text
from bot.domain.calendar import ONE_DAY, Period
from bot.domain.consent import NOT_YET, YES, Topic
from bot.domain.nomination import (
    DECISIONS,
    NEEDS_REASON,
    Act,
    Nomination,
    Status,
    is_open,
    last_step,
    status_after,
    status_undone,
)
from bot.domain.permissions import Action, Person, may, who_may
from bot.domain.questions import all_questions
from bot.domain.roster import Unit
from bot.storage import conversations, drafts, nominations, people, units, working_names
from bot.usecases import consent, decided, forgotten, notes, standing
from bot.usecases.deployment import Deployment
from bot.usecases.standing import UnitStanding
from bot.usecases.verdicts import (
    AskApprove,
    AskReason,
    AskWithdraw,
    CannotUndo,
    Decided,
    NotInForce,
    NotTold,
    Outcome,
    ReasonRefused,
    ReviewNotAllowed,
    TakenByOther,
    Told,
    WithdrawnBack,
)

#: what a reviewer's buttons do
DECIDED = DECISIONS | {Act.UNDO}
#: working days that an officer has for mending before the reviewer looks again
_MEND_DAYS = 2
#: a reason of fewer words tells nobody what to mend
_LEAST_WORDS = 2


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
    sure: bool = False,
) -> Outcome:
    """Approve, return, reject, forward or undo; a return or rejection asks for its reason first.

    To approve one who refused takes a second yes (`sure`). Raises OutOfDate for a question that the nomination was not
    asked.
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
    if after is not None and not is_open(nomination, act):
        return NotTold(nomination)
    if after is None:
        return taken(session, person, nomination, tree[nomination.unit_id])
    if act is Act.APPROVE and nomination.consent.refused and not sure:
        return AskApprove(nomination)
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
    if isinstance(reason, str) and len(reason.split()) < _LEAST_WORDS:
        reason = Refusal("refuse-text-short")
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
    if nomination.consent.told != NOT_YET:
        # something has been said since the button was shown: it cannot undo a refusal
        return NotTold(nomination) if nomination.consent.refused else Told(nomination)
    said, day = {Topic.TOLD.value: YES}, nomination.mend_by
    moved = nominations.move(session, nomination, Act.TELL, after, person_id=person.id, now=now, said=said, mend_by=day)
    consent.follow(session, moved)
    return Told(moved)


def withdraw(
    session: Session,
    deployment: Deployment,
    person: Person,
    nomination_id: int,
    version: int,
    now: datetime,
    *,
    sure: bool,
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
    mending = drafts.mending(session, nomination.id)
    if mending is not None:
        # nothing can be sent from it any more
        forgotten.forget(session, mending.id, now)
    others = [each for each in people.everybody(session) if each.id != person.id]
    for reviewer in who_may(others, Action.DECIDE, nomination.unit_id, tree):
        key = f"withdrawn:{moved.id}:{moved.version}:{reviewer.id}"
        notes.send(session, reviewer.telegram_id, notes.Withdrawn(moved.id), key=key, now=now)
    return WithdrawnBack(moved, _standing(session, deployment, moved))


def _standing(session: Session, deployment: Deployment, nomination: Nomination) -> UnitStanding | None:
    """How its unit stands in the period of a nomination; None where the plan no longer runs here."""
    if not deployment.runs(nomination.plan_id):
        return None
    plan, tree = deployment.plan(nomination.plan_id), units.tree(session)
    obligation = next((each for each in plan.obligations if each.id == nomination.obligation_id), None)
    if obligation is None:
        return None
    period = Period.parse(nomination.period)
    return standing.of_unit(session, deployment, plan, obligation, tree[nomination.unit_id], period)


def taken(session: Session, person: Person, nomination: Nomination, unit: Unit) -> TakenByOther:
    """Nothing was changed, for somebody was first: who, unless it was the person themselves."""
    last = last_step(nominations.events(session, nomination.id))
    if last is None:
        raise KeyError(nomination.id)
    own = last.person_id is None or working_names.is_own(session, person, last.person_id, last.by_name)
    by = None if last.person_id is None or own else people.called(session, last.person_id, last.by_name)
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
    if question is not None and question not in {asked.id for asked in all_questions(plan, nomination.subject)}:
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
    day = mend_by(deployment, now) if after is Status.RETURNED else None
    moved = nominations.move(
        session,
        nomination,
        act,
        after,
        person_id=person.id,
        now=now,
        reason=reason,
        mend_by=day,
        question=question,
    )
    officers = decided.tell(session, person, moved, now)
    return Decided(moved, units.tree(session)[moved.unit_id], act, officers)


def mend_by(deployment: Deployment, now: datetime) -> date:
    """The day until which something is to be mended that is given back now."""
    day = deployment.today(now)
    for _ in range(_MEND_DAYS):
        day = deployment.calendar.first_working_day(day + ONE_DAY)
    return day
