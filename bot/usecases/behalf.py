"""A reviewer enters for a unit what came on paper or by another way; it is in time by the day of its receipt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.domain.calendar import Period
from bot.domain.days import read_day
from bot.domain.declaration import Declaration, State, may_become
from bot.domain.declaring import may_be_of
from bot.domain.disposition import Disposal
from bot.domain.nomination import Nomination
from bot.domain.permissions import Action as May
from bot.domain.permissions import Person, Role, may, who_may
from bot.domain.plan import Plan
from bot.domain.roster import Tree, Unit
from bot.storage import behalf, conversations, declarations, dispositions, drafts, nominations, people, units
from bot.storage.behalf import OnBehalf
from bot.usecases import naming, notes, pages, periods, plan_choice, standing
from bot.usecases.declared import AskEntry, EnteredHeard, EntryOpened, Outcome
from bot.usecases.deployment import Deployment
from bot.usecases.dispositions import settle
from bot.usecases.forms import NotAskedFor, Stale

#: while the unit or the day of receipt is awaited
AWAITED = "entry-on-behalf"


def begin(
    session: Session, deployment: Deployment, person: Person, text: str, now: datetime
) -> Outcome | NotAskedFor | Stale | None:
    """Begin from `xa Kim Dong, nhan ngay 17/11`; asks for what is not said. None for who enters for nobody."""
    if not person.holds(Role.REVIEWER):
        return None
    return _ask(session, deployment, person, {"unit": None, "day": None, "declaration": None}, text, now)


def said(
    session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any], text: str, now: datetime
) -> Outcome | NotAskedFor | Stale:
    """The unit, the day, or both."""
    return _ask(session, deployment, person, awaited, text, now)


def chose_unit(
    session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any], unit_id: int, now: datetime
) -> Outcome | NotAskedFor | Stale:
    """One of the units that a name may mean."""
    return _go_on(session, deployment, person, {**awaited, "unit": unit_id}, now)


def chose_day(
    session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any], day: date, now: datetime
) -> Outcome | NotAskedFor | Stale:
    """The day of receipt, by a button."""
    if not may_be_of(day, deployment.today(now)):
        return Stale()
    return _go_on(session, deployment, person, {**awaited, "day": day.isoformat()}, now)


def for_declaration(
    session: Session, deployment: Deployment, person: Person, kept: Declaration, now: datetime
) -> Outcome | Stale:
    """The entry that a unit's word leads to: begun on the day on which it says to have sent, else asked for the day."""
    day = None if kept.day is None else kept.day.isoformat()
    begun = {"unit": kept.unit_id, "day": day, "declaration": kept.id}
    opened = _go_on(session, deployment, person, begun, now)
    return opened if not isinstance(opened, NotAskedFor) else Stale()


def resume(
    session: Session, deployment: Deployment, person: Person, kept: Declaration, now: datetime
) -> Outcome | Stale:
    """Go on with what was begun from a unit's word; begin anew when it was thrown away."""
    for entry in reversed(behalf.of_declaration(session, kept.id)):
        draft = drafts.get(session, entry.draft_id)
        if draft is not None:
            conversations.take_up(session, person.telegram_id, draft.id, now)
            unit = units.tree(session)[draft.unit_id]
            return EntryOpened(unit, entry.received_on, pages.look(session, deployment, draft, now))
    return for_declaration(session, deployment, person, kept, now)


def keep(
    session: Session, deployment: Deployment, person: Person, entry: OnBehalf, nomination: Nomination, now: datetime
) -> Nomination:
    """Keep when what was entered had been received, by which it is in time or late, and tell the unit's officers."""
    behalf.entered(session, entry, nomination.id)
    said_of_it = None if entry.declaration_id is None else declarations.get(session, entry.declaration_id)
    channel = None if said_of_it is None else said_of_it.channel
    disposition = dispositions.add(
        session,
        disposal=Disposal.RECEIVED,
        plan_id=nomination.plan_id,
        obligation_id=nomination.obligation_id,
        period=nomination.period,
        unit_id=nomination.unit_id,
        day=entry.received_on,
        reason="" if channel is None else channel.value,
        letter=None if said_of_it is None else said_of_it.letter,
        person_id=person.id,
        now=now,
        of_nomination=nomination.id,
    )
    settle(session, deployment, disposition)
    if said_of_it is not None and may_become(said_of_it.state, State.ENTERED):
        declarations.move(session, said_of_it, State.ENTERED, person_id=person.id, now=now)
    others = [each for each in people.everybody(session) if each.id != person.id]
    for officer in who_may(others, May.NOMINATE, nomination.unit_id, units.tree(session)):
        key = f"entered:{nomination.id}:{officer.id}"
        notes.send(session, officer.telegram_id, notes.Entered(nomination.id), key=key, now=now)
    return nominations.get(session, nomination.id) or nomination


def entered_heard(session: Session, deployment: Deployment, nomination_id: int) -> EnteredHeard | None:
    """What an officer is told of an entry on behalf of the unit."""
    nomination, entry = nominations.get(session, nomination_id), behalf.of_nomination(session, nomination_id)
    if nomination is None or entry is None or not deployment.runs(nomination.plan_id):
        return None
    plan, tree = deployment.plan(nomination.plan_id), units.tree(session)
    obligation, period = plan.obligation(nomination.obligation_id), Period.parse(nomination.period)
    how = standing.of_unit(session, deployment, plan, obligation, tree[nomination.unit_id], period)
    return EnteredHeard(
        nomination, plan, how, people.called(session, entry.person_id, entry.by_name), entry.received_on
    )


def _ask(
    session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any], text: str, now: datetime
) -> Outcome | NotAskedFor | Stale:
    """Take what a text says of the unit and the day, and ask for what is missing."""
    tree, today = units.tree(session), deployment.today(now)
    known = {**awaited}
    found = read_day(text, words=deployment.words, today=today, past=True)
    if known["day"] is None and found is not None:
        if not may_be_of(found.day, today):
            unit = None if known["unit"] is None else tree[known["unit"]]
            return AskEntry(unit, refusal="refuse-received-day", typed=text[:30])
        known["day"] = found.day.isoformat()
    if known["unit"] is None:
        rest = text if found is None else found.rest
        overseen = [unit for unit in tree if may(person, May.DECIDE, unit.id, tree) and unit.parent is not None]
        named = naming.named_in(rest, overseen, tree, today) if rest else ()
        if len(named) != 1:
            _await(session, person, known, now)
            refusal = None if named or not rest or awaited.get("kind") != AWAITED else "refuse-entry-unit"
            return AskEntry(None, named, refusal=refusal, typed=text[:30])
        known["unit"] = named[0].id
    elif found is None:
        return AskEntry(tree[known["unit"]], refusal="refuse-dispose-day", typed=text[:30])
    return _go_on(session, deployment, person, known, now)


def _go_on(
    session: Session, deployment: Deployment, person: Person, known: Mapping[str, Any], now: datetime
) -> Outcome | NotAskedFor | Stale:
    """Ask for the day, or open the form once the unit and the day are known."""
    tree = units.tree(session)
    unit_id, said_of_it = known["unit"], declarations.get(session, known["declaration"] or 0)
    if unit_id not in tree or not may(person, May.DECIDE, unit_id, tree):
        return Stale()
    if known["day"] is None:
        _await(session, person, known, now)
        return AskEntry(tree[unit_id], declaration=said_of_it)
    day = date.fromisoformat(known["day"])
    meant = _meant(session, deployment, tree, tree[unit_id], said_of_it, day)
    if meant is None:
        return NotAskedFor(deployment.main_plan)
    plan, period = meant
    draft = drafts.open_new(
        session,
        plan_id=plan.id,
        unit_id=unit_id,
        person_id=person.id,
        period=str(period),
        now=now,
        plan_version=plan.version,
    )
    declaration_id = None if said_of_it is None else said_of_it.id
    behalf.open_one(session, draft_id=draft.id, person_id=person.id, received_on=day, declaration_id=declaration_id)
    conversations.take_up(session, person.telegram_id, draft.id, now)
    return EntryOpened(tree[unit_id], day, pages.look(session, deployment, draft, now))


def _meant(
    session: Session, deployment: Deployment, tree: Tree, unit: Unit, said_of_it: Declaration | None, day: date
) -> tuple[Plan, Period] | None:
    """The plan and the period of an entry; None where no plan asks for nominations."""
    if said_of_it is not None:
        return deployment.plan(said_of_it.plan_id), Period.parse(said_of_it.period)
    plan = plan_choice.plans_of(session, deployment, tree, [unit], day)[0]
    obligation = pages.obligation_of(plan, unit, tree)
    if obligation is None:
        return None
    return plan, periods.for_new(session, deployment, plan, obligation, unit, day)


def _await(session: Session, person: Person, known: Mapping[str, Any], now: datetime) -> None:
    conversations.await_text(session, person.telegram_id, {**known, "kind": AWAITED}, now)
