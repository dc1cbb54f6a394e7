"""A unit's own word on a period: it has nobody this time, or it sent by another way than this bot.

Neither counts. Either stops the reminders of the period, until it is taken back or something is sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.domain.answering import Answer, read_answer
from bot.domain.answers import clean
from bot.domain.calendar import Period
from bot.domain.declaration import Declaration, Kind, State, may_become
from bot.domain.declaring import Sent, asks, read_sent, says_sent
from bot.domain.names import fold, holds
from bot.domain.nomination import Nomination
from bot.domain.obligations import due_day
from bot.domain.permissions import Action as May
from bot.domain.permissions import Person, may
from bot.domain.plan import Action
from bot.storage import conversations, declarations, units
from bot.usecases import addressees, declarable, duties, sent_elsewhere
from bot.usecases.declared import (
    AskChannel,
    AskWhy,
    NoneKnown,
    NoneReported,
    NothingMissing,
    Outcome,
    PickDuty,
    TakenBack,
    WhyWaits,
)
from bot.usecases.deployment import Deployment
from bot.usecases.duties import Duty, written
from bot.usecases.forms import Stale
from bot.usecases.standing import UnitStanding

#: while the reason of a zero report, or the way by which it was sent, is awaited
WHY, CHANNEL = "declare-why", "declare-channel"

#: who says so has somebody
_NO_REASON = frozenset({Answer.SENT, Answer.SOON, Answer.TOMORROW, Answer.LOST})
_REASON_MOST = 300
_SHORTEST = 3
#: what is typed hours later is about something else
_LISTENS = timedelta(hours=2)


def begin(
    session: Session,
    deployment: Deployment,
    person: Person,
    kind: Kind,
    now: datetime,
    *,
    sent: Sent | None = None,
    period: str | None = None,
    typed: str | None = None,
    of_report: bool = False,
    unseen: bool = False,
) -> Outcome | Stale | None:
    """Begin a word on what the person's units still miss; asked for which where several may be meant.

    `sent` is what has been told already, `typed` are the own words in which it was, `of_report` says that these speak
    of a report, `unseen` that they tell no more than that it was sent. None for who has nothing to
    nominate, forward or hand in.
    """
    found = declarable.named(declarable.candidates(session, deployment, person, kind, now, period), typed or "")
    if of_report:
        found = [how for how in found if how.due.action is Action.REPORT]
    elif typed and any(map(declarable.is_asked_for, found)):
        # what nobody asks for was hardly sent on paper, while something else is missing
        found = [how for how in found if declarable.is_asked_for(how)]
    # who waits for what others owe speaks of them rather than of what they forward
    numbered = [how for how in found if how.due.action is not Action.FORWARD or not declarable.has_numbers_below(how)]
    found = numbered if typed else found
    open_ones = [how for how in found if declarable.may_be_said(how)]
    if not found:
        return None
    if not open_ones:
        return NothingMissing(found[0])
    if len(open_ones) == 1:
        duty, unit_id = duty_of(open_ones[0]), open_ones[0].unit.id
        return of_unit(session, deployment, person, kind, duty, unit_id, now, sent=sent, unseen=unseen)
    awaited = {"kind": CHANNEL, "sent": sent_elsewhere.packed(sent or Sent())}
    conversations.await_text(session, person.telegram_id, awaited, now)
    return PickDuty(kind, tuple(open_ones))


def of_unit(
    session: Session,
    deployment: Deployment,
    person: Person,
    kind: Kind,
    duty: Duty,
    unit_id: int,
    now: datetime,
    *,
    sent: Sent | None = None,
    anew: bool = False,
    unseen: bool = False,
) -> Outcome | Stale:
    """Begin a word on one unit's obligation in a period: the next thing to ask, or what was kept.

    That there is nobody is asked `anew` only where the reason is to be changed; `unseen` says that it was told as sent,
    and nothing of it has come in here.
    """
    tree = units.tree(session)
    if unit_id not in tree or not declarable.may_declare(person, kind, duty, unit_id, tree):
        return Stale()
    how = addressees.of_unit(session, deployment, duty, tree, unit_id)
    if not declarable.may_be_said(how):
        return NothingMissing(how)
    concerned = written(duty) | {"unit": how.unit.id}
    if kind is Kind.NONE:
        known = how.declared
        if known is not None and known.kind is Kind.NONE and not anew:
            return NoneKnown(how, known)
        why = {"kind": WHY, **concerned, "at": now.isoformat()}
        conversations.await_text(session, person.telegram_id, why, now)
        return AskWhy(how)
    if sent is None or sent.channel is None:
        awaited = {"kind": CHANNEL, **concerned, "sent": sent_elsewhere.packed(sent or Sent())}
        conversations.await_text(session, person.telegram_id, awaited, now)
        return AskChannel(how, unseen=unseen)
    return sent_elsewhere.note(session, deployment, person, duty, how, sent, now)


def give_reason(
    session: Session, deployment: Deployment, person: Person, duty: Duty, unit_id: int, reason: str, now: datetime
) -> Outcome | Stale:
    """Keep a zero report with its reason: a `Why`, or own words."""
    tree = units.tree(session)
    if unit_id not in tree or not declarable.may_declare(person, Kind.NONE, duty, unit_id, tree):
        return Stale()
    how = addressees.of_unit(session, deployment, duty, tree, unit_id)
    conversations.await_text(session, person.telegram_id, None, now)
    if not declarable.may_be_said(how):
        return NothingMissing(how)
    known = how.declared
    if known is not None and known.kind is Kind.NONE and known.reason == reason:
        return NoneReported(how, known, again=True)
    kept = declarable.keep(session, person, Kind.NONE, duty, how.unit.id, now, reason=reason)
    return NoneReported(addressees.of_unit(session, deployment, duty, tree, unit_id), kept)


def said(
    session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any], text: str, now: datetime
) -> Outcome | Stale | None:
    """What was typed where a reason, a way or a number is awaited; None when it is none of that."""
    if awaited["kind"] == sent_elsewhere.LETTER:
        return sent_elsewhere.said_letter(session, deployment, person, awaited["declaration"], text, now)
    duty = duties.read_written(deployment, awaited) if "plan" in awaited else None
    if duty is None:
        return None
    typed = clean(text)
    if awaited["kind"] == WHY:
        if says_sent(typed, deployment.declaring) or read_answer(typed, deployment.declaring) in _NO_REASON:
            # it was sent, or is on its way: that is no reason to have nobody
            return None
        if sum(char.isalpha() for char in typed) < _SHORTEST:
            how = addressees.of_unit(session, deployment, duty, units.tree(session), awaited["unit"])
            return AskWhy(how, short=True)
        return give_reason(session, deployment, person, duty, awaited["unit"], typed[:_REASON_MOST], now)
    told = read_sent(typed, deployment.declaring, deployment.words, today=deployment.today(now))
    if not told:
        return _vague(session, deployment, awaited, typed)
    before = sent_elsewhere.unpacked(awaited)
    both = Sent(told.channel or before.channel, told.day or before.day, told.letter or before.letter)
    after = of_unit(session, deployment, person, Kind.ELSEWHERE, duty, awaited["unit"], now, sent=both)
    return replace(after, told=told) if isinstance(after, AskChannel) else after


def _vague(session: Session, deployment: Deployment, awaited: Mapping[str, Any], typed: str) -> AskChannel | None:
    """Ask more closely, where it was said only that it was given to somebody, or that the way is not remembered."""
    words = deployment.declaring
    said = f" {fold(typed)} "
    given = holds(said, words.sent) and holds(said, words.over) and not asks(typed, words)
    if fold(typed) not in words.forgotten and (not given or read_answer(typed, words) is not None):
        return None
    asked = again(session, deployment, awaited)
    return next((replace(each, vague=True) for each in asked if isinstance(each, AskChannel)), None)


def again(session: Session, deployment: Deployment, awaited: Mapping[str, Any]) -> tuple[Outcome, ...]:
    """What is awaited, once more, after something else was answered."""
    duty = duties.read_written(deployment, awaited) if "plan" in awaited else None
    if duty is None:
        return ()
    how = addressees.of_unit(session, deployment, duty, units.tree(session), awaited["unit"])
    return (AskWhy(how),) if awaited["kind"] == WHY else (AskChannel(how),)


def listens(awaited: Mapping[str, Any], now: datetime) -> bool:
    """Whether what is typed may still be the reason that is awaited."""
    return now < datetime.fromisoformat(awaited["at"]) + _LISTENS


def unclear(
    session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any], now: datetime
) -> tuple[AskWhy, ...]:
    """Ask once more for the reason, after what was not understood."""
    asked = again(session, deployment, awaited)
    conversations.await_text(session, person.telegram_id, awaited if asked else None, now)
    return tuple(replace(each, short=True) for each in asked if isinstance(each, AskWhy))


def waits(
    session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any], now: datetime
) -> tuple[WhyWaits, ...]:
    """Say in a line, and but once, that the reason is still open, after something else was answered."""
    asked = () if awaited.get("told") else again(session, deployment, awaited)
    conversations.await_text(session, person.telegram_id, {**awaited, "told": True} if asked else None, now)
    return tuple(WhyWaits(each.standing) for each in asked if isinstance(each, AskWhy))


def take_back(
    session: Session, deployment: Deployment, person: Person, declaration_id: int, now: datetime
) -> Outcome | Stale:
    """The unit takes its word back: it has somebody after all, or has not sent."""
    kept = declarable.own(session, person, declaration_id)
    if kept is None or not may_become(kept.state, State.WITHDRAWN):
        return Stale()
    duty = _duty(deployment, kept)
    if duty is None:
        return Stale()
    moved = declarations.move(session, kept, State.WITHDRAWN, person_id=person.id, now=now)
    conversations.await_text(session, person.telegram_id, None, now)
    how = addressees.of_unit(session, deployment, duty, units.tree(session), kept.unit_id)
    return TakenBack(how, moved)


def found_somebody(session: Session, deployment: Deployment, person: Person, now: datetime) -> Outcome | Stale | None:
    """The newest zero report of the person's units is taken back; None when there is none."""
    tree = units.tree(session)
    own = [
        unit.id for unit in tree if may(person, May.NOMINATE, unit.id, tree) or may(person, May.FORWARD, unit.id, tree)
    ]
    newest = next(iter(declarations.open_of(session, own, kind=Kind.NONE)), None)
    return None if newest is None else take_back(session, deployment, person, newest.id, now)


def overtake(session: Session, deployment: Deployment, nomination: Nomination, person: Person, now: datetime) -> None:
    """Something was sent for a period: what was said of it before no longer holds."""
    tree, plan = units.tree(session), deployment.plan(nomination.plan_id)
    day = due_day(plan.obligation(nomination.obligation_id).due, Period.parse(nomination.period))
    for kept in declarations.of_units(
        session,
        tree.borne_by(tree.bearer(nomination.unit_id, day), day),
        plan_id=nomination.plan_id,
        obligation_id=nomination.obligation_id,
        period=nomination.period,
    ):
        declarations.move(session, kept, State.WITHDRAWN, person_id=person.id, now=now)


def duty_of(how: UnitStanding) -> Duty:
    """The duty that a standing measures."""
    return Duty(how.due.plan, how.due.obligation, Period.parse(how.due.period))


def _duty(deployment: Deployment, kept: Declaration) -> Duty | None:
    return duties.known(deployment, plan_id=kept.plan_id, obligation_id=kept.obligation_id, period=kept.period)
