"""A deadline that passed while contact with Telegram was lost: a reviewer says whether what waited was in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain.calendar import Period
from bot.domain.nomination import Act, Nomination, Status, judgements_open, last_judgement
from bot.domain.obligations import DueObligation, due
from bot.domain.outage import Outage
from bot.domain.permissions import Action, Person, may, who_may
from bot.domain.roster import Tree, Unit
from bot.domain.schedule import is_night
from bot.storage import nominations, outbox, people, units, working_names
from bot.storage import outages as stored
from bot.usecases import decided, notes, standing
from bot.usecases.deployment import Deployment
from bot.usecases.forms import Stale
from bot.usecases.standing import UnitStanding
from bot.usecases.verdicts import NotInForce, ReviewNotAllowed

#: so many stand in one message
_LISTED = 40
#: Telegram keeps what nobody fetches for so long
_KEPT_BY_TELEGRAM = timedelta(hours=24)


@dataclass(frozen=True)
class Over:
    """To a reviewer: from when to when contact was lost, which units' entries await their word, and what was due."""

    outage: Outage
    units: tuple[Unit, ...]
    due: tuple[DueObligation, ...]

    @property
    def too_long(self) -> bool:
        """Whether some of what people sent may never come."""
        return self.outage.ended_at - self.outage.began_at > _KEPT_BY_TELEGRAM


@dataclass(frozen=True)
class Agreed:
    """All that still awaited this reviewer's word are in time; and how everybody under them stands, by deadline."""

    outage: Outage
    units: int
    figures: tuple[tuple[DueObligation, tuple[UnitStanding, ...]], ...]


@dataclass(frozen=True)
class NothingAwaits:
    """Everything of an outage has its word already; `by` is who gave the last, None for the person themselves."""

    outage: Outage
    by: str | None


@dataclass(frozen=True)
class Entries:
    """What of an outage this reviewer may judge, what still awaits a word (`awaiting` of them) first."""

    nominations: tuple[tuple[Nomination, Unit], ...]
    awaiting: int
    more: int


@dataclass(frozen=True)
class Judged:
    """A word on one entry is kept; so many more await one from this reviewer."""

    nomination: Nomination
    unit: Unit
    outage_id: int
    awaiting: int


@dataclass(frozen=True)
class JudgedBefore:
    """The entry had its word: nothing was changed. `by` is whose, None for the person themselves."""

    nomination: Nomination
    by: str | None


Outcome = Agreed | NothingAwaits | Entries | Judged | JudgedBefore | NotInForce | ReviewNotAllowed | Stale


def tell(session: Session, deployment: Deployment, now: datetime) -> int:
    """Queue the notes on outages whose backlog has been read, one to each reviewer concerned; gives how many.

    An outage into which no deadline fell is passed over in silence. Nothing is told at night, and nothing is done with
    as long as entries wait that nobody may decide on.
    """
    if is_night(deployment.local(now)) or stored.being_read(session):
        return 0
    sent = 0
    for outage in stored.untold(session):
        awaiting = _awaiting(nominations.of_outage(session, outage.id))
        told = _tell(session, outage, awaiting, now)
        if told or not awaiting:
            stored.told(session, outage.id, now)
        sent += told
    return sent


def over(session: Session, deployment: Deployment, person: Person, outage_id: int) -> Over | None:
    """What there is to tell a reviewer of an outage; None when nothing awaits their word (any more)."""
    outage, tree = stored.get(session, outage_id), units.tree(session)
    awaiting = _awaiting(_of(session, deployment, person, outage_id, tree))
    if outage is None or not awaiting:
        return None
    concerned = dict.fromkeys(nomination.unit_id for nomination in awaiting)
    return Over(outage, tuple(tree[unit_id] for unit_id in concerned), _due(deployment, awaiting))


def agree(session: Session, deployment: Deployment, person: Person, outage_id: int, now: datetime) -> Outcome:
    """All that still awaits this reviewer's word is in time."""
    outage, tree = stored.get(session, outage_id), units.tree(session)
    found = _of(session, deployment, person, outage_id, tree)
    if outage is None or not found:
        return Stale()
    awaiting = _awaiting(found)
    if not awaiting:
        return NothingAwaits(outage, _who_judged_last(session, person, found))
    for nomination in awaiting:
        _keep(session, person, nomination, Act.IN_TIME, now)
    figures = _figures(session, deployment, person, awaiting, tree)
    return Agreed(outage, len({nomination.unit_id for nomination in awaiting}), figures)


def entries(session: Session, deployment: Deployment, person: Person, outage_id: int) -> Outcome:
    """Every entry of an outage that this reviewer may judge."""
    tree = units.tree(session)
    found = _of(session, deployment, person, outage_id, tree)
    if not found:
        return Stale()
    in_order = sorted(found, key=lambda nomination: not nomination.provisional)
    listed = tuple((nomination, tree[nomination.unit_id]) for nomination in in_order[:_LISTED])
    return Entries(listed, len(_awaiting(found)), len(found) - len(listed))


def judge(
    session: Session, deployment: Deployment, person: Person, nomination_id: int, judgement: Act, now: datetime
) -> Outcome:
    """Say that an entry was in time, or late. The first word stands, unless who gave it changes it."""
    nomination, tree = nominations.get(session, nomination_id), units.tree(session)
    if nomination is None or not may(person, Action.DECIDE, nomination.unit_id, tree):
        return ReviewNotAllowed()
    if not deployment.runs(nomination.plan_id):
        return NotInForce(nomination)
    if nomination.outage_id is None or nomination.status is Status.WITHDRAWN:
        return Stale()
    history = nominations.events(session, nomination.id)
    if judgement not in judgements_open(nomination, history, person=person.id):
        return JudgedBefore(nomination, _who_judged_last(session, person, (nomination,)))
    judged = _keep(session, person, nomination, judgement, now)
    awaiting = len(_awaiting(_of(session, deployment, person, nomination.outage_id, tree)))
    return Judged(judged, tree[judged.unit_id], nomination.outage_id, awaiting)


def _due(deployment: Deployment, awaiting: tuple[Nomination, ...]) -> tuple[DueObligation, ...]:
    """The deadlines that entries are held against, each once."""
    owed = dict.fromkeys((each.plan_id, each.obligation_id, each.period) for each in awaiting)
    plans = ((deployment.plan(plan_id), obligation_id, period) for plan_id, obligation_id, period in owed)
    return tuple(
        due(plan, plan.obligation(obligation_id), Period.parse(period), deployment.calendar)
        for plan, obligation_id, period in plans
    )


def _tell(session: Session, outage: Outage, awaiting: tuple[Nomination, ...], now: datetime) -> int:
    tree, everybody = units.tree(session), people.everybody(session)
    reviewers = {p.id: p for one in awaiting for p in who_may(everybody, Action.DECIDE, one.unit_id, tree)}
    note = notes.OutageOver(outage.id)
    return sum(
        notes.send(
            session, person.telegram_id, note, key=f"outage:{outage.id}:{person.id}", now=now, lane=outbox.REMINDERS
        )
        for person in reviewers.values()
    )


def _of(session: Session, deployment: Deployment, person: Person, outage_id: int, tree: Tree) -> tuple[Nomination, ...]:
    """What of an outage is this person's to judge."""
    return tuple(
        nomination
        for nomination in nominations.of_outage(session, outage_id)
        if deployment.runs(nomination.plan_id) and may(person, Action.DECIDE, nomination.unit_id, tree)
    )


def _awaiting(found: tuple[Nomination, ...]) -> tuple[Nomination, ...]:
    return tuple(nomination for nomination in found if nomination.provisional)


def _keep(session: Session, person: Person, nomination: Nomination, judgement: Act, now: datetime) -> Nomination:
    """Keep the word; the unit's officers, who were told that it was awaited, hear it."""
    judged = nominations.judge(session, nomination, judgement, person_id=person.id, now=now)
    decided.tell(session, person, judged, now)
    return judged


def _who_judged_last(session: Session, person: Person, found: tuple[Nomination, ...]) -> str | None:
    words = [last_judgement(nominations.events(session, nomination.id)) for nomination in found]
    last = max((word for word in words if word is not None), key=lambda word: word.id, default=None)
    if last is None or last.person_id is None:
        return None
    if working_names.is_own(session, person, last.person_id, last.by_name):
        return None
    return people.called(session, last.person_id, last.by_name)


def _figures(
    session: Session, deployment: Deployment, person: Person, judged: tuple[Nomination, ...], tree: Tree
) -> tuple[tuple[DueObligation, tuple[UnitStanding, ...]], ...]:
    """How the units under this reviewer stand with each deadline that was judged."""
    figures = []
    for plan_id, obligation_id, period in dict.fromkeys((n.plan_id, n.obligation_id, n.period) for n in judged):
        plan = deployment.plan(plan_id)
        obligation, read = plan.obligation(obligation_id), Period.parse(period)
        everyone = standing.everyone(session, deployment, plan, obligation, tree, read)
        theirs = tuple(how for how in everyone if may(person, Action.DECIDE, how.unit.id, tree))
        if theirs:
            figures.append((theirs[0].due, theirs))
    return tuple(figures)
