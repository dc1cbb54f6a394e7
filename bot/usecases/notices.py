"""What a queued note has to say at the moment it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from sqlmodel import Session

from bot.domain.nomination import Event, Nomination, Status, last_judgement, last_step
from bot.domain.permissions import Action, Person, Role, may
from bot.domain.plan import Plan
from bot.domain.roster import Unit
from bot.storage import nominations, people, units
from bot.usecases import (
    admit,
    behalf,
    chase,
    chased,
    confirm_elsewhere,
    consent,
    consents,
    declared,
    disposals,
    disposed,
    dossiers,
    draft_pages,
    failures,
    late_answers,
    notes,
    outages,
    reach,
    reminders,
    reopen,
    report_pages,
    reports,
    shared_drafts,
    succession,
    verdicts,
)
from bot.usecases.deployment import Deployment


@dataclass(frozen=True)
class LetIn:
    """To a stranger who asked: access to a unit."""

    person: Person
    unit: Unit


@dataclass(frozen=True)
class NotLetIn:
    """To a stranger who asked: no access."""


@dataclass(frozen=True)
class DecisionHeard:
    """To the officer: what became of the nomination, why, and by whom."""

    nomination: Nomination
    plan: Plan
    unit: Unit
    event: Event
    by: str


@dataclass(frozen=True)
class WithdrawalHeard:
    """To the reviewer: a nomination was taken back."""

    nomination: Nomination
    unit: Unit


Outcome = (
    LetIn
    | NotLetIn
    | DecisionHeard
    | WithdrawalHeard
    | admit.RequestCard
    | verdicts.Card
    | consents.ConsentHeard
    | reopen.EditWishHeard
    | reminders.Part
    | reminders.Several
    | report_pages.ReportView
    | disposals.DisposedHeard
    | declared.ElsewhereAsked
    | declared.UnseenHeard
    | declared.EnteredHeard
    | outages.Over
    | failures.Failure
    | reach.OutOfReach
    | succession.LedOn
    | draft_pages.Outcome
    | chased.NudgeHeard
    | chased.NudgeSent
)


def load(session: Session, deployment: Deployment, chat_id: int, note: notes.Note, now: datetime) -> Outcome | None:
    """The outcome to word; None when the note has become pointless, or the person may no longer know."""
    person = people.by_telegram(session, chat_id)
    if person is not None and not _concerns(session, person, note):
        return None
    match note:
        case notes.NotAdmitted():
            return NotLetIn()
        case _ if person is None:
            return None
        case notes.AccessAsked(request_id=request_id):
            return admit.request_card(session, request_id, on=deployment.today(now))
        case notes.Admitted(unit_id=unit_id):
            return LetIn(person, units.tree(session)[unit_id])
        case notes.ReviewAsked(nomination_id=nomination_id, version=version):
            return _card(session, deployment, person, nomination_id, version)
        case notes.Decision(nomination_id=nomination_id, event_id=event_id):
            return _decision(session, deployment, nomination_id, event_id)
        case notes.Withdrawn(nomination_id=nomination_id):
            nomination = _nomination(session, nomination_id)
            return WithdrawalHeard(nomination, units.tree(session)[nomination.unit_id])
        case notes.ConsentSaid(nomination_id=nomination_id, event_id=event_id):
            return consent.heard(session, deployment, person, nomination_id, event_id)
        case notes.EditWished(nomination_id=nomination_id, event_id=event_id):
            return reopen.heard(session, nomination_id, event_id)
        case notes.Digest():
            return reminders.read(session, deployment, person, note, now)
        case notes.ReportHandedIn(report_id=report_id, edition=edition):
            return reports.heard(session, deployment, person, report_id, edition)
        case notes.Disposed(disposition_id=disposition_id, undone=undone):
            return disposed.heard(session, deployment, person, disposition_id, undone=undone)
        case notes.ElsewhereSaid(declaration_id=declaration_id):
            return confirm_elsewhere.asked(session, deployment, person, declaration_id)
        case notes.ElsewhereUnseen(declaration_id=declaration_id, version=version):
            return confirm_elsewhere.unseen_heard(session, deployment, declaration_id, version)
        case notes.Entered(nomination_id=nomination_id):
            return behalf.entered_heard(session, deployment, nomination_id)
        case notes.OutageOver(outage_id=outage_id):
            return outages.over(session, deployment, person, outage_id)
        case notes.Nudged(nudge_id=nudge_id):
            return chase.heard(session, deployment, person, nudge_id, now)
        case notes.NudgeWent(nudge_id=nudge_id):
            return chase.went(session, deployment, person, nudge_id, now)
        case notes.SetAside(update_id=update_id):
            return failures.load(session, update_id)
        case notes.OutOfReach(person_id=person_id):
            return reach.load(session, person, person_id)
        case notes.LedOn(unit_id=unit_id):
            return succession.led_on(session, deployment, person, unit_id, now)
        case notes.DraftTaken(draft_id=draft_id):
            return shared_drafts.heard(session, deployment, person, draft_id)
        case notes.AnswerPassed(answer_id=answer_id):
            return late_answers.heard(session, deployment, person, answer_id)
        case _:
            assert_never(note)


def _concerns(session: Session, person: Person, note: notes.Note) -> bool:
    """Whether the person still holds the role for which a note was meant; roles end between queueing and sending."""
    tree = units.tree(session)
    match note:
        case notes.ReviewAsked(nomination_id=nomination_id) | notes.Withdrawn(nomination_id=nomination_id):
            return may(person, Action.DECIDE, _nomination(session, nomination_id).unit_id, tree)
        case notes.EditWished(nomination_id=nomination_id):
            return may(person, Action.DECIDE, _nomination(session, nomination_id).unit_id, tree)
        case notes.ConsentSaid(nomination_id=nomination_id):
            unit_id = _nomination(session, nomination_id).unit_id
            return any(may(person, action, unit_id, tree) for action in (Action.NOMINATE, Action.DECIDE))
        case notes.Decision(nomination_id=nomination_id) | notes.Entered(nomination_id=nomination_id):
            return may(person, Action.NOMINATE, _nomination(session, nomination_id).unit_id, tree)
        case notes.SetAside():
            return person.holds(Role.ADMIN)
        case notes.AccessAsked():
            return any(may(person, Action.ADMIT, unit.id, tree) for unit in tree if unit.parent is None)
        case _:
            return True


def _card(
    session: Session, deployment: Deployment, person: Person, nomination_id: int, version: int
) -> verdicts.Card | None:
    """The card, unless somebody has dealt with that state of it already."""
    nomination = _nomination(session, nomination_id)
    seen = nomination.status in (Status.SUBMITTED, Status.APPROVED)
    outdated = nomination.version != version or not seen
    if outdated or not deployment.runs(nomination.plan_id):
        return None
    return dossiers.card(session, deployment, person, nomination)


def _decision(session: Session, deployment: Deployment, nomination_id: int, event_id: int) -> DecisionHeard | None:
    """The decision, unless it has been undone or followed by another: then that one's note speaks.

    A word on a nomination's time is followed only by another word on it.
    """
    nomination = _nomination(session, nomination_id)
    history = nominations.events(session, nomination_id)
    newest = [event for event in (last_step(history), last_judgement(history)) if event is not None]
    heard = next((event for event in newest if event.id == event_id), None)
    if heard is None or not deployment.runs(nomination.plan_id):
        return None
    by = "" if heard.person_id is None else people.called(session, heard.person_id, heard.by_name)
    plan = deployment.plan(nomination.plan_id)
    return DecisionHeard(nomination, plan, units.tree(session)[nomination.unit_id], heard, by)


def _nomination(session: Session, nomination_id: int) -> Nomination:
    nomination = nominations.get(session, nomination_id)
    if nomination is None:
        raise KeyError(nomination_id)
    return nomination
