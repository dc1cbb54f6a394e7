"""Keeping what nominees agree to: said by the officer or the reviewer, at any time, and asked once in the morning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from sqlmodel import Session

from bot.domain import consent as agreed
from bot.domain.calendar import ONE_DAY
from bot.domain.consent import NO, NOT_ASKED, NOT_YET, SAYINGS, Topic
from bot.domain.form import REVIEW, Draft
from bot.domain.nomination import Act, Event, Nomination, Status, is_deceased
from bot.domain.permissions import Action, Person, may, who_may
from bot.domain.staff import Staff
from bot.storage import drafts, nominations, people, sweeps, units
from bot.usecases import notes
from bot.usecases.consents import (
    AskAnswered,
    AskConsentEnd,
    AskedLater,
    ConsentAsked,
    ConsentHeard,
    ConsentPage,
    ConsentWords,
    Gone,
    Outcome,
    RefusedBefore,
)
from bot.usecases.deployment import Deployment
from bot.usecases.forms import Stale
from bot.usecases.planned import Listens, Look, Planned
from bot.usecases.verdicts import NotInForce, ReviewNotAllowed

#: these are out of it: nobody has to be asked any more
_CLOSED = frozenset({Status.REJECTED, Status.WITHDRAWN})

Result = Outcome | Stale | ReviewNotAllowed | NotInForce


def page(session: Session, deployment: Deployment, person: Person, nomination_id: int) -> Result:
    """How consent stands, with what to ask next."""
    nomination = theirs(session, deployment, person, nomination_id)
    return _page(session, deployment, nomination) if isinstance(nomination, Nomination) else nomination


def say(
    session: Session,
    deployment: Deployment,
    person: Person,
    nomination_id: int,
    said: Mapping[str, str],
    now: datetime,
    *,
    mark: int | None = None,
    words: str | None = None,
) -> Result:
    """Keep what was said, in which words. A button of an earlier state (`mark`) changes nothing."""
    nomination = theirs(session, deployment, person, nomination_id)
    if not isinstance(nomination, Nomination):
        return nomination
    if mark is not None and mark != _mark(nominations.events(session, nomination.id)):
        return _page(session, deployment, nomination)
    if said in ({Topic.TOLD: NOT_YET}, {Topic.GUARDIAN: NOT_ASKED}) and nomination.consent.open is not None:
        return AskedLater(nomination, ask_next_morning(session, deployment, nomination, now))
    kept = nominations.agree(session, nomination, said, person_id=person.id, now=now, words=words)
    follow(session, kept)
    narrowed = agreed.narrows(nomination.consent, kept.consent)
    if kept.consent.open is None or kept.status in _CLOSED:
        nominations.ask_on(session, kept.id, None)
    if narrowed or kept.status is not Status.SUBMITTED:
        tell_others(session, person, kept, now)
    return _page(session, deployment, kept, noted=said, narrowed=narrowed)


def refuse(
    session: Session, deployment: Deployment, draft: Draft, now: datetime, *, words: str | None = None
) -> Result | RefusedBefore:
    """Keep that the nominee of a draft does not want to be nominated; of what has been sent it is said at once."""
    refused = agreed.formed(draft.answers, {Topic.TOLD.value: NO})
    drafts.save(session, replace(draft, answers=refused, step=REVIEW, version=draft.version + 1), now)
    if draft.nomination_id is None:
        return RefusedBefore(replace(draft, answers=refused, step=REVIEW, version=draft.version + 1))
    person = people.get(session, draft.person_id)
    return say(session, deployment, person, draft.nomination_id, {Topic.TOLD.value: NO}, now, words=words)


def refused(session: Session, draft: Draft) -> RefusedBefore | None:
    """That a draft may not be sent, for the nominee or who speaks for them does not agree; None where it may."""
    sent = None if draft.nomination_id is None else nominations.get(session, draft.nomination_id)
    guarded = sent is not None and sent.consent.guardian == NO
    return RefusedBefore(draft, sent) if guarded or draft.answers.get(Topic.TOLD) == NO else None


def ask_end(session: Session, deployment: Deployment, person: Person, nomination_id: int) -> Result:
    """Ask what is taken back, before anything is; says what has gone out."""
    nomination = theirs(session, deployment, person, nomination_id)
    if not isinstance(nomination, Nomination):
        return nomination
    return AskConsentEnd(_page(session, deployment, nomination))


def words(session: Session, deployment: Deployment, person: Person, nomination_id: int) -> Result:
    """The words to read out to the nominee."""
    nomination = theirs(session, deployment, person, nomination_id)
    if not isinstance(nomination, Nomination):
        return nomination
    unit = units.tree(session)[nomination.unit_id]
    return ConsentWords(nomination, unit, deployment.plan(nomination.plan_id))


def answered(session: Session, deployment: Deployment, person: Person, nomination_id: int) -> Result:
    """They have been asked: ask what they said."""
    nomination = theirs(session, deployment, person, nomination_id)
    return AskAnswered(_page(session, deployment, nomination)) if isinstance(nomination, Nomination) else nomination


def ask_next_morning(session: Session, deployment: Deployment, nomination: Nomination, now: datetime) -> date:
    """Have the officer asked on the morning of the next working day, which is given."""
    day = next_morning(deployment, now)
    nominations.ask_on(session, nomination.id, day)
    return day


def next_morning(deployment: Deployment, now: datetime) -> date:
    """The next working day after today."""
    return deployment.calendar.first_working_day(deployment.today(now) + ONE_DAY)


def settle(session: Session, deployment: Deployment, now: datetime) -> None:
    """What was asked on an earlier day is not asked any more, nor what has been answered meanwhile."""
    today = deployment.today(now)
    for nomination, day in nominations.to_ask(session, today):
        asked_at = sweeps.at(session, asked_mark(nomination.id, day.isoformat()))
        answered = nomination.status in _CLOSED or nomination.consent.open is None
        if answered or (asked_at is not None and deployment.today(asked_at) < today):
            nominations.ask_on(session, nomination.id, None)


def asked_mark(nomination_id: int, day: str) -> str:
    """What marks that somebody was asked of what was to be asked from a day on."""
    return f"consent:{nomination_id}:{day}"


def planned(session: Session, deployment: Deployment, staff: Staff, look: Look, listens: Listens) -> Iterator[Planned]:
    """The questions whose morning has come, on working days, each to who is to be asked.

    One that nobody hears waits; looking ahead it is foreseen for its first working morning alone.
    """
    if not look.mornings or not deployment.calendar.is_working_day(look.today):
        return
    for nomination, day in nominations.to_ask(session, look.today):
        overdue = deployment.calendar.first_working_day(day) != look.today
        if nomination.status in _CLOSED or nomination.consent.open is None or (look.ahead and overdue):
            continue
        for person in _askers(nomination, staff, look, listens):
            if look.greets(person):
                once = f"{asked_mark(nomination.id, day.isoformat())}:{person.id}"
                unit = staff.tree[nomination.unit_id]
                yield Planned(look.now, person, notes.ConsentAsked(nomination.id, day.isoformat()), unit, once)


def asked(session: Session, deployment: Deployment, person: Person, nomination_id: int) -> ConsentAsked | None:
    """The queued question as it is when it is sent; None when it has been answered meanwhile, or is not theirs."""
    nomination = nominations.get(session, nomination_id)
    if nomination is None or not may(person, Action.NOMINATE, nomination.unit_id, units.tree(session)):
        return None
    if nomination.status in _CLOSED or nomination.consent.open is None:
        return None
    if not deployment.runs(nomination.plan_id):
        return None
    return ConsentAsked(_page(session, deployment, nomination))


def heard(
    session: Session, deployment: Deployment, person: Person, nomination_id: int, event_id: int
) -> ConsentHeard | None:
    """What was said of consent, for the others; None when something newer has been said."""
    nomination = nominations.get(session, nomination_id)
    if nomination is None or not deployment.runs(nomination.plan_id):
        return None
    spoken = [event for event in nominations.events(session, nomination_id) if event.said or event.act is Act.DIED]
    if not spoken or spoken[-1].id != event_id:
        return None
    by = "" if spoken[-1].person_id is None else people.called(session, spoken[-1].person_id, spoken[-1].by_name)
    decides = may(person, Action.DECIDE, nomination.unit_id, units.tree(session))
    # what the family wished lies beside the word that they have died
    noted = next((event.said for event in reversed(spoken) if event.said and event.at == spoken[-1].at), {})
    return ConsentHeard(_page(session, deployment, nomination, noted=noted), by, decides=decides)


def read(topic: str, value: str) -> dict[str, str] | None:
    """What a button says; None for what nobody may say."""
    if value not in {each.value: values for each, values in SAYINGS.items()}.get(topic, ()):
        return None
    return agreed.asked_together({topic: value})


def follow(session: Session, nomination: Nomination) -> None:
    """What is being mended says the same, or it would be taken for another word when it is sent."""
    mending = drafts.mending(session, nomination.id)
    if mending is not None:
        spoken = {topic.value: nomination.answers[topic] for topic in agreed.IN_ANSWERS if topic in nomination.answers}
        drafts.answer(session, mending.id, spoken)


def gone_out(nomination: Nomination, events: tuple[Event, ...]) -> Gone:
    """What of a nomination has gone out."""
    up = nomination.status in (Status.FORWARDED, Status.HONOURED)
    forwarded = [event.at for event in events if event.act is Act.FORWARD] if up else []
    return Gone(forwarded[-1] if forwarded else None, nomination.published_on)


def _page(
    session: Session,
    deployment: Deployment,
    nomination: Nomination,
    *,
    noted: Mapping[str, str] | None = None,
    narrowed: bool = False,
) -> ConsentPage:
    events = nominations.events(session, nomination.id)
    return ConsentPage(
        nomination,
        units.tree(session)[nomination.unit_id],
        deployment.plan(nomination.plan_id),
        _mark(events),
        gone_out(nomination, events),
        noted or {},
        narrowed,
        is_deceased(events),
    )


def theirs(
    session: Session, deployment: Deployment, person: Person, nomination_id: int
) -> Nomination | ReviewNotAllowed | NotInForce:
    """The nomination, when this person may speak for the nominee: the unit's officer and the reviewer may."""
    nomination, tree = nominations.get(session, nomination_id), units.tree(session)
    if nomination is None or not any(
        may(person, action, nomination.unit_id, tree) for action in (Action.NOMINATE, Action.DECIDE)
    ):
        return ReviewNotAllowed()
    return nomination if deployment.runs(nomination.plan_id) else NotInForce(nomination)


def _mark(events: tuple[Event, ...]) -> int:
    """How often something has been said."""
    return sum(bool(event.said) for event in events)


def tell_others(session: Session, person: Person, nomination: Nomination, now: datetime) -> None:
    """Queue a note for the unit's officers and its reviewers, but this person."""
    event = nominations.events(session, nomination.id)[-1]
    others, tree = [each for each in people.everybody(session) if each.id != person.id], units.tree(session)
    concerned = {
        each.id: each
        for action in (Action.NOMINATE, Action.DECIDE)
        for each in who_may(others, action, nomination.unit_id, tree)
    }
    for each in concerned.values():
        key = f"consent-said:{event.id}:{each.id}"
        notes.send(session, each.telegram_id, notes.ConsentSaid(nomination.id, event.id), key=key, now=now)


def _askers(nomination: Nomination, staff: Staff, look: Look, listens: Listens) -> list[Person]:
    """Who sent it, while they serve the unit and hear anything; else all its officers who do."""
    near = staff.near(nomination.unit_id)
    officers = [each for each in who_may(near, Action.NOMINATE, nomination.unit_id, staff.tree) if listens(each, look)]
    return [each for each in officers if each.id == nomination.submitted_by] or officers
