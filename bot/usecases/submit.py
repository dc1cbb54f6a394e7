"""Sending what was written: the nomination, its event and the notes to the reviewers, in one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from sqlmodel import Session

from bot.domain import consent as agreed
from bot.domain import form
from bot.domain.calendar import Period
from bot.domain.form import REVIEW, Draft
from bot.domain.nomination import Act, Nomination, Status, is_asked_for, status_after
from bot.domain.outage import Outage, Waited
from bot.domain.permissions import Action, Person, may, who_may
from bot.domain.plan import Obligation
from bot.storage import attachments, checklists, conversations, draft_messages, drafts, nominations, people, units
from bot.storage import behalf as entries
from bot.usecases import behalf, changing, consent, declare, draft_pages, notes, pages, standing
from bot.usecases.consents import RefusedBefore
from bot.usecases.deployment import Deployment
from bot.usecases.forms import Outcome, Stale, Submitted
from bot.usecases.review import taken
from bot.usecases.supplement import added
from bot.usecases.verdicts import TakenByOther


def submit(
    session: Session,
    deployment: Deployment,
    person: Person,
    draft: Draft,
    now: datetime,
    *,
    waited: Waited | None = None,
) -> Outcome | TakenByOther | RefusedBefore:
    """Send a finished draft; one that still lacks an answer asks for it.

    One that waited while the bot was away belongs to the period of the time at which it can have been sent, and is on
    time provisionally when that was still in time.
    """
    plan, tree = deployment.plan(draft.plan_id), units.tree(session)
    unit = tree[draft.unit_id]
    draft, lost = form.fitted(draft, plan) if pages.is_outdated(draft, plan) else (draft, ())
    missing = form.unanswered(draft, plan)
    obligation = pages.obligation_of(plan, unit, tree)
    if missing is not None or obligation is None:
        asked = form.change(draft, REVIEW if missing is None else missing.id, plan=plan)
        drafts.save(session, asked.draft, now)
        return pages.show(session, deployment, asked, now, lost=lost)
    if (refused := consent.refused(session, draft)) is not None:
        return refused
    if draft.nomination_id is not None:
        return _resubmit(session, deployment, person, draft, draft.nomination_id, obligation, now)
    sent = now if waited is None else min(now, waited.since)
    period = pages.period_of(session, deployment, draft, obligation, unit, sent)
    measured = standing.of_unit(session, deployment, plan, obligation, unit, period).due
    received_in_time = measured.in_time(deployment.local(now))
    outage = None if received_in_time else _across(waited, measured.lenient_until, deployment)
    nomination = nominations.submit(
        session,
        plan_id=plan.id,
        plan_code=plan.code,
        obligation_id=obligation.id,
        period=str(period),
        unit_id=unit.id,
        answers=draft.answers,
        person_id=person.id,
        on_time=received_in_time or outage is not None,
        now=now,
        outage_id=None if outage is None else outage.id,
        plan_version=plan.version,
    )
    nomination = _settled(session, deployment, person, draft, nomination, now)
    return _receipt(session, deployment, person, draft, nomination, obligation, now)


def mend(
    session: Session, deployment: Deployment, person: Person, nomination_id: int, now: datetime
) -> Outcome | draft_pages.Outcome:
    """Open a returned nomination at the answer to mend; where a colleague mends it already, that is said."""
    nomination = nominations.get(session, nomination_id)
    tree = units.tree(session)
    if nomination is None or not may(person, Action.NOMINATE, nomination.unit_id, tree):
        return Stale()
    if nomination.status is not Status.RETURNED or not deployment.runs(nomination.plan_id):
        return Stale()
    return changing.returned(session, deployment, person, nomination, now)


def _settled(
    session: Session, deployment: Deployment, person: Person, draft: Draft, nomination: Nomination, now: datetime
) -> Nomination:
    """The nomination with what the unit had said of the period, and the day on which it was received, taken up."""
    entry = entries.of_draft(session, draft.id)
    if entry is not None:
        nomination = behalf.keep(session, deployment, person, entry, nomination, now)
    declare.overtake(session, deployment, nomination, person, now)
    return nomination


def _resubmit(
    session: Session,
    deployment: Deployment,
    person: Person,
    draft: Draft,
    nomination_id: int,
    obligation: Obligation,
    now: datetime,
) -> Outcome | TakenByOther:
    """Send a mended nomination again. When it is no longer returned the draft stays: it may be returned once more."""
    nomination = nominations.get(session, nomination_id)
    if nomination is None:
        return Stale()
    after = status_after(nomination.status, Act.RESUBMIT)
    events = nominations.events(session, nomination_id)
    if after is None and is_asked_for(events) and status_after(nomination.status, Act.ADD) is not None:
        more = nominations.move(
            session,
            nomination,
            Act.ADD,
            nomination.status,
            person_id=person.id,
            now=now,
            answers=added(nomination, events, draft.answers),
            said=agreed.changed(nomination.answers, draft.answers),
        )
        receipt = _receipt(session, deployment, person, draft, more, obligation, now)
        return replace(receipt, unchanged=_unchanged(draft, more))
    if after is None:
        conversations.take_up(session, person.telegram_id, None, now)
        return taken(session, person, nomination, units.tree(session)[nomination.unit_id])
    moved = nominations.move(
        session,
        nomination,
        Act.RESUBMIT,
        after,
        person_id=person.id,
        now=now,
        answers=draft.answers,
        plan_version=deployment.plan(nomination.plan_id).version,
        said=agreed.changed(nomination.answers, draft.answers),
    )
    return _receipt(session, deployment, person, draft, moved, obligation, now)


def _receipt(
    session: Session,
    deployment: Deployment,
    person: Person,
    draft: Draft,
    nomination: Nomination,
    obligation: Obligation,
    now: datetime,
) -> Submitted:
    if nomination.consent.open is not None:
        consent.ask_next_morning(session, deployment, nomination, now)
    attachments.hand_over(session, draft_id=draft.id, nomination_id=nomination.id)
    checklists.hand_over(session, draft_id=draft.id, nomination_id=nomination.id)
    attachments.removed(session, draft.dropped, now)
    drafts.close(session, draft.id, now)
    draft_messages.sent(session, draft.id, nomination.id)
    conversations.take_up(session, person.telegram_id, None, now)
    tree = units.tree(session)
    # one who is officer and reviewer has the receipt, and the card behind its button
    others = [each for each in people.everybody(session) if each.id != person.id]
    for reviewer in who_may(others, Action.DECIDE, nomination.unit_id, tree):
        note = notes.ReviewAsked(nomination.id, nomination.version)
        key = f"review:{nomination.id}:{nomination.version}:{reviewer.id}"
        notes.send(session, reviewer.telegram_id, note, key=key, now=now)
    plan, period = deployment.plan(draft.plan_id), Period.parse(nomination.period)
    how = standing.of_unit(session, deployment, plan, obligation, tree[nomination.unit_id], period)
    return Submitted(nomination, plan, how, again=draft.nomination_id is not None)


def _across(waited: Waited | None, due: date, deployment: Deployment) -> Outage | None:
    """The outage in which a deadline may have been kept; None when what came surely came too late."""
    return waited.outage if waited is not None and waited.may_be_in_time(due, deployment.zone) else None


def _unchanged(draft: Draft, sent: Nomination) -> tuple[str, ...]:
    """The answers that the form says otherwise than what was sent with it, consent aside."""
    keys = dict.fromkeys((*sent.answers, *draft.answers))
    return tuple(k for k in keys if k not in agreed.IN_ANSWERS and sent.answers.get(k) != draft.answers.get(k))
