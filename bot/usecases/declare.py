"""A unit's own word on a period: it has nobody this time, or it sent by another way than this bot.

Neither counts. Either stops the reminders of the period, until it is taken back or something is sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.domain.answers import clean
from bot.domain.calendar import Period
from bot.domain.declaration import Channel, Declaration, Kind, State, may_become
from bot.domain.declaring import Sent, read_letter, read_sent, says_sent
from bot.domain.names import fold
from bot.domain.nomination import Nomination
from bot.domain.obligations import current_period, due_day
from bot.domain.permissions import Action as May
from bot.domain.permissions import Person, may, who_may
from bot.domain.plan import Action, Obligation, Plan
from bot.domain.progress import Group
from bot.domain.roster import Tree, Unit
from bot.storage import conversations, declarations, people, sweeps, units
from bot.usecases import addressees, duties, notes, periods, standing
from bot.usecases.declared import (
    AskChannel,
    AskWhy,
    DayNoted,
    ElsewhereNoted,
    LetterNoted,
    NoneKnown,
    NoneReported,
    NothingMissing,
    Outcome,
    PickDuty,
    TakenBack,
)
from bot.usecases.deployment import Deployment
from bot.usecases.duties import Duty, written
from bot.usecases.forms import Stale
from bot.usecases.standing import UnitStanding

#: while the reason of a zero report, the way or the number of what was sent is awaited
WHY, CHANNEL, LETTER = "declare-why", "declare-channel", "declare-letter"

_REASON_MOST = 300
#: so many working days before its last one a report may have been sent
_REPORTS_AHEAD = 25
_SHORTEST = 3


def begin(
    session: Session,
    deployment: Deployment,
    person: Person,
    kind: Kind,
    now: datetime,
    *,
    sent: Sent | None = None,
    period: str | None = None,
    typed: bool = False,
    of_report: bool = False,
) -> Outcome | Stale | None:
    """Begin a word on what the person's units still miss; asked for which where several may be meant.

    `sent` is what has been told already, `typed` says that it was in own words, `of_report` that these speak of a
    report. None for who has nothing to nominate, forward or hand in.
    """
    found = list(_candidates(session, deployment, person, kind, now, period))
    if of_report:
        found = [how for how in found if how.due.action is Action.REPORT]
    elif typed and any(map(_is_asked_for, found)):
        # what nobody asks for was hardly sent on paper, while something else is missing
        found = [how for how in found if _is_asked_for(how)]
    # who waits for what others owe speaks of them rather than of what they forward
    numbered = [how for how in found if how.due.action is not Action.FORWARD or not _has_numbers_below(how)]
    found = numbered if typed else found
    open_ones = [how for how in found if _may_be_said(how)]
    if not found:
        return None
    if not open_ones:
        return NothingMissing(found[0])
    if len(open_ones) == 1:
        return of_unit(session, deployment, person, kind, duty_of(open_ones[0]), open_ones[0].unit.id, now, sent=sent)
    awaited = {"kind": CHANNEL, "sent": _packed(sent or Sent())}
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
) -> Outcome | Stale:
    """Begin a word on one unit's obligation in a period: the next thing to ask, or what was kept.

    That there is nobody is asked `anew` only where the reason is to be changed.
    """
    tree = units.tree(session)
    if unit_id not in tree or not _may_declare(person, kind, duty, unit_id, tree):
        return Stale()
    how = addressees.of_unit(session, deployment, duty, tree, unit_id)
    if not _may_be_said(how):
        return NothingMissing(how)
    concerned = written(duty) | {"unit": how.unit.id}
    if kind is Kind.NONE:
        known = how.declared
        if known is not None and known.kind is Kind.NONE and not anew:
            return NoneKnown(how, known)
        conversations.await_text(session, person.telegram_id, {"kind": WHY, **concerned}, now)
        return AskWhy(how)
    if sent is None or sent.channel is None:
        awaited = {"kind": CHANNEL, **concerned, "sent": _packed(sent or Sent())}
        conversations.await_text(session, person.telegram_id, awaited, now)
        return AskChannel(how)
    return _keep_elsewhere(session, deployment, person, duty, how, sent, now)


def give_reason(
    session: Session, deployment: Deployment, person: Person, duty: Duty, unit_id: int, reason: str, now: datetime
) -> Outcome | Stale:
    """Keep a zero report with its reason: a `Why`, or own words."""
    tree = units.tree(session)
    if unit_id not in tree or not _may_declare(person, Kind.NONE, duty, unit_id, tree):
        return Stale()
    how = addressees.of_unit(session, deployment, duty, tree, unit_id)
    conversations.await_text(session, person.telegram_id, None, now)
    if not _may_be_said(how):
        return NothingMissing(how)
    known = how.declared
    if known is not None and known.kind is Kind.NONE and known.reason == reason:
        return NoneReported(how, known, again=True)
    kept = _add(session, person, Kind.NONE, duty, how.unit.id, now, reason=reason)
    return NoneReported(addressees.of_unit(session, deployment, duty, tree, unit_id), kept)


def said(
    session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any], text: str, now: datetime
) -> Outcome | Stale | None:
    """What was typed where a reason, a way or a number is awaited; None when it is none of that."""
    if awaited["kind"] == LETTER:
        return _said_letter(session, deployment, person, awaited["declaration"], text, now)
    duty = duties.read_written(deployment, awaited) if "plan" in awaited else None
    if duty is None:
        return None
    typed = clean(text)
    if awaited["kind"] == WHY:
        if says_sent(typed, deployment.declaring):
            # it was sent another way: that is no reason to have nobody
            return None
        if sum(char.isalpha() for char in typed) < _SHORTEST:
            how = addressees.of_unit(session, deployment, duty, units.tree(session), awaited["unit"])
            return AskWhy(how, short=True)
        return give_reason(session, deployment, person, duty, awaited["unit"], typed[:_REASON_MOST], now)
    told = read_sent(typed, deployment.declaring, deployment.words, today=deployment.today(now))
    if not told:
        return None
    before = unpacked(awaited)
    both = Sent(told.channel or before.channel, told.day or before.day, told.letter or before.letter)
    return of_unit(session, deployment, person, Kind.ELSEWHERE, duty, awaited["unit"], now, sent=both)


def again(session: Session, deployment: Deployment, awaited: Mapping[str, Any]) -> tuple[Outcome, ...]:
    """What is awaited, once more, after something else was answered."""
    duty = duties.read_written(deployment, awaited) if "plan" in awaited else None
    if duty is None:
        return ()
    how = addressees.of_unit(session, deployment, duty, units.tree(session), awaited["unit"])
    return (AskWhy(how),) if awaited["kind"] == WHY else (AskChannel(how),)


def no_letter(
    session: Session, deployment: Deployment, person: Person, declaration_id: int, now: datetime
) -> Outcome | Stale:
    """The number is not remembered: the reviewers are asked without it."""
    kept = _own(session, person, declaration_id)
    if kept is None or not kept.holds:
        return Stale()
    return _ask_reviewers(session, deployment, person, kept, now)


def take_back(
    session: Session, deployment: Deployment, person: Person, declaration_id: int, now: datetime
) -> Outcome | Stale:
    """The unit takes its word back: it has somebody after all, or has not sent."""
    kept = _own(session, person, declaration_id)
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


def ask_late(session: Session, now: datetime, *, since: datetime) -> int:
    """Ask the reviewers of what was sent by another way whose number was never said; gives how many are asked."""
    waiting = declarations.waiting_since(session, since)
    late = sweeps.first_times(session, [_asked_mark(each.id) for each in waiting], now)
    return sum(_queue(session, each, None, now) for each in waiting if _asked_mark(each.id) in late)


def _asked_mark(declaration_id: int) -> str:
    return f"elsewhere:{declaration_id}"


def receiver(tree: Tree, unit_id: int) -> Unit:
    """Who sees what a unit sends: the root above it."""
    unit = tree[unit_id]
    while unit.parent is not None:
        unit = tree[unit.parent]
    return unit


def duty_of(how: UnitStanding) -> Duty:
    """The duty that a standing measures."""
    return Duty(how.due.plan, how.due.obligation, Period.parse(how.due.period))


def unpacked(awaited: Mapping[str, Any]) -> Sent:
    """What has been told of something sent, as it lies in a conversation."""
    kept = awaited.get("sent") or {}
    channel, day = kept.get("channel"), kept.get("day")
    return Sent(
        None if channel is None else Channel(channel),
        None if day is None else date.fromisoformat(day),
        kept.get("letter"),
    )


def _packed(sent: Sent) -> dict[str, str | None]:
    day = None if sent.day is None else sent.day.isoformat()
    return {"channel": sent.channel, "day": day, "letter": sent.letter}


def _candidates(
    session: Session, deployment: Deployment, person: Person, kind: Kind, now: datetime, period: str | None
) -> Iterator[UnitStanding]:
    """How the units of a person stand with what they nominate, and (a zero report) forward, in the period meant."""
    tree, today = units.tree(session), deployment.today(now)
    named = None if period is None else Period.parse(period)
    own = [(Action.NOMINATE, unit) for unit in tree if _may_act(person, Action.NOMINATE, unit.id, tree)]
    if kind is Kind.NONE:
        # only a root forwards
        roots = (unit for unit in tree if unit.parent is None)
        own += [(Action.FORWARD, unit) for unit in roots if _may_act(person, Action.FORWARD, unit.id, tree)]
    for plan in deployment.plans:
        for action, unit in own:
            obligation = standing.owed_by(plan, unit, tree, action=action)
            if obligation is None:
                continue
            meant = _period(session, deployment, plan, obligation, unit, today, named)
            if meant is not None:
                yield addressees.of_unit(session, deployment, Duty(plan, obligation, meant), tree, unit.id)
    if kind is Kind.ELSEWHERE:
        for _, how in duties.reports_of(session, deployment, person, tree, today):
            if _is_near(deployment, how, today):
                yield how


def _is_near(deployment: Deployment, how: UnitStanding, today: date) -> bool:
    """Whether a report is due soon or was of late: of a later one nobody has sent anything yet."""
    if how.due.obligation.due is None or today - how.due.due > duties.RECENT:
        return False
    return deployment.calendar.back(how.due.due, _REPORTS_AHEAD) <= today


def _is_asked_for(how: UnitStanding) -> bool:
    """Whether a unit still misses what the plan asks for: a report, or exemplars by a number."""
    asked = how.due.action is Action.REPORT or how.due.at_least is not None
    return asked and bool(how.progress.missing) and _may_be_said(how)


def _period(
    session: Session,
    deployment: Deployment,
    plan: Plan,
    obligation: Obligation,
    unit: Unit,
    today: date,
    named: Period | None,
) -> Period | None:
    """The period that is meant; None outside the time for which the unit owes anything."""
    owed = standing.periods_owed(plan, obligation, unit)
    if named is not None and named.every is obligation.every:
        return named if named in owed else None
    if obligation.at_least is None or obligation.action is Action.FORWARD:
        meant = current_period(plan, obligation, today)
    else:
        meant = periods.of(session, deployment, plan, obligation, [unit], today)
    return meant if meant in owed else None


def _has_numbers_below(how: UnitStanding) -> bool:
    return any(one.action is Action.NOMINATE and one.at_least is not None for one in how.due.plan.obligations)


def _may_be_said(how: UnitStanding) -> bool:
    """Whether a word changes anything: not for who has sent enough, is mending, or owes nothing."""
    return how.progress.group not in (Group.MET, Group.MENDING, Group.UNPUBLISHED) and how.terms.exempt is None


def _may_act(person: Person, action: Action, unit_id: int, tree: Tree) -> bool:
    return may(person, May.FORWARD if action is Action.FORWARD else May.NOMINATE, unit_id, tree)


def _may_declare(person: Person, kind: Kind, duty: Duty, unit_id: int, tree: Tree) -> bool:
    """Who nominates, forwards or reports for a unit may speak for it.

    What is forwarded is seen, so only that there is none; of a report only that it went another way.
    """
    action = duty.obligation.action
    if action is Action.REPORT:
        return kind is Kind.ELSEWHERE and duties.may_hand_in(person, tree[unit_id], tree)
    if action is Action.FORWARD and kind is Kind.ELSEWHERE:
        return False
    return standing.owes(duty.obligation, tree[unit_id], tree) and _may_act(person, action, unit_id, tree)


def _add(
    session: Session, person: Person, kind: Kind, duty: Duty, unit_id: int, now: datetime, **said_of_it: Any
) -> Declaration:
    return declarations.add(
        session,
        kind=kind,
        plan_id=duty.plan.id,
        obligation_id=duty.obligation.id,
        period=str(duty.period),
        unit_id=unit_id,
        person_id=person.id,
        now=now,
        **said_of_it,
    )


def _keep_elsewhere(
    session: Session,
    deployment: Deployment,
    person: Person,
    duty: Duty,
    how: UnitStanding,
    sent: Sent,
    now: datetime,
) -> Outcome:
    """Keep that it was sent; the reviewers are asked once the number is said, or a while later without it."""
    tree = units.tree(session)
    kept = _add(
        session, person, Kind.ELSEWHERE, duty, how.unit.id, now, channel=sent.channel, day=sent.day, letter=sent.letter
    )
    after = addressees.of_unit(session, deployment, duty, tree, how.unit.id)
    # a message has no number
    asks_letter = sent.letter is None and sent.channel is not Channel.ZALO
    awaited = {"kind": LETTER, "declaration": kept.id} if asks_letter else None
    conversations.await_text(session, person.telegram_id, awaited, now)
    if not asks_letter:
        _queue(session, kept, person, now)
    return ElsewhereNoted(after, kept, receiver(tree, how.unit.id), asks_letter)


def _said_letter(
    session: Session, deployment: Deployment, person: Person, declaration_id: int, text: str, now: datetime
) -> Outcome | Stale | None:
    kept, words = _own(session, person, declaration_id), deployment.declaring
    if kept is None or not kept.holds:
        return None
    if fold(text) in words.forgotten | deployment.words.none | deployment.words.skip:
        return _ask_reviewers(session, deployment, person, kept, now)
    letter = read_letter(text, words)
    day = read_sent(text, words, deployment.words, today=deployment.today(now)).day
    if letter is None and day is not None:
        return DayNoted(declarations.tell(session, kept, None, day, person_id=person.id, now=now))
    if letter is None:
        return None
    # a number alone is the letter's
    told = declarations.tell(
        session, kept, letter, None if clean(text) == letter else day, person_id=person.id, now=now
    )
    return _ask_reviewers(session, deployment, person, told, now)


def _ask_reviewers(session: Session, _: Deployment, person: Person, kept: Declaration, now: datetime) -> LetterNoted:
    conversations.await_text(session, person.telegram_id, None, now)
    _queue(session, kept, person, now)
    return LetterNoted(kept, receiver(units.tree(session), kept.unit_id))


def _queue(session: Session, kept: Declaration, person: Person | None, now: datetime) -> int:
    """Ask every reviewer once, but for who said it; gives how many are asked now."""
    others = [each for each in people.everybody(session) if person is None or each.id != person.id]
    queued = [
        (f"elsewhere:{kept.id}:{reviewer.id}", reviewer.telegram_id, notes.ElsewhereSaid(kept.id))
        for reviewer in who_may(others, May.DECIDE, kept.unit_id, units.tree(session))
    ]
    return notes.send_all(session, queued, now=now)


def _own(session: Session, person: Person, declaration_id: int) -> Declaration | None:
    """A declaration of a unit for which the person may speak."""
    kept, tree = declarations.get(session, declaration_id), units.tree(session)
    if kept is None:
        return None
    speaks = any(may(person, action, kept.unit_id, tree) for action in (May.NOMINATE, May.FORWARD))
    return kept if speaks else None


def _duty(deployment: Deployment, kept: Declaration) -> Duty | None:
    return duties.known(deployment, plan_id=kept.plan_id, obligation_id=kept.obligation_id, period=kept.period)
