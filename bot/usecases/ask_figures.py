"""Questions on figures: what is missing, of one unit or of all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.calendar import Every, Period
from bot.domain.nomination import COUNTED, Status
from bot.domain.obligations import DueObligation, due_day, is_over, periods_of
from bot.domain.permissions import Action as May
from bot.domain.permissions import Role, may
from bot.domain.plan import Action, Obligation
from bot.domain.roster import Unit
from bot.storage import nominations
from bot.understanding import Intent
from bot.usecases import questions, standing
from bot.usecases.answers import (
    Answer,
    MissingUnits,
    NoQuota,
    NothingOwed,
    NotYet,
    NotYours,
    Remaining,
    RemainingAll,
    RemainingOver,
    Since,
    Together,
)
from bot.usecases.questions import Asked, OutsideThePlan
from bot.usecases.standing import UnitStanding


def remaining(asked: Asked) -> Answer:
    unit = asked.named_unit or questions.own_unit(asked)
    top = questions.top_unit(asked)
    if unit is not None and not may(asked.person, May.READ_FIGURES, unit.id, asked.tree):
        return NotYours(unit)
    own = asked.person.units(Role.OFFICER)
    if asked.named_unit is None and top is None and len(own) > 1:
        return _remaining_some(asked, own)
    if unit is not None and unit.parent is not None:
        return _remaining_of(asked, unit)
    if top is not None:
        return _remaining_all(asked, top)
    return NotYet(Intent.REMAINING) if unit is None else _remaining_of(asked, unit)


def missing_units(asked: Asked) -> Answer:
    obligation = questions.meant(asked)
    if obligation is None or obligation.at_least is None:
        return _no_quota(asked, None)
    period = questions.period_meant(asked, obligation)
    top = questions.top_unit(asked)
    under = None if top is None else top.id
    disposes = top is not None and may(asked.person, May.DECIDE, top.id, asked.tree)
    found = standing.everyone(asked.session, asked.deployment, asked.plan, obligation, asked.tree, period, under=under)
    others = _other_standings(asked, obligation, under)
    return MissingUnits(asked.plan, questions.measured(asked, obligation, period), found, others, disposes)


def _no_quota(asked: Asked, unit: Unit | None, *, top: Unit | None = None) -> NoQuota:
    obligation = standing.main_obligation(asked.plan)
    campaign = obligation is not None and obligation.every is Every.ONCE
    month = Period.of(asked.deployment.today(asked.now), Every.MONTH)
    whole = campaign or is_over(asked.plan, asked.deployment.today(asked.now))
    day, period = (asked.plan.term.end, None) if whole else (month.last_day, str(month))
    units = None if unit is None else asked.tree.borne_by(unit.id, day)
    found = nominations.listed(asked.session, plan_id=asked.plan.id, period=period, units=units)
    submitted = sum(one.status in COUNTED[Action.NOMINATE] for one in found)
    own = () if top is None else _forwarding(asked, top, month)
    hands_in, sees = questions.hands_in(asked), unit is None and questions.sees_sums(asked)
    return NoQuota(
        asked.plan,
        obligation,
        None if whole else month,
        unit,
        submitted,
        own,
        questions.coming_next(asked),
        hands_in,
        sees,
    )


def _remaining_of(asked: Asked, unit: Unit) -> Answer:
    today = asked.deployment.today(asked.now)
    obligation = standing.owed_by(asked.plan, unit, asked.tree)
    if obligation is None:
        return NothingOwed(asked.plan, unit)
    if obligation.at_least is None:
        return _no_quota(asked, unit)
    named = None if asked.meaning.period is None else Period.parse(asked.meaning.period)
    if named is not None and named.every is not obligation.every:
        return _remaining_over(asked, unit, obligation, named)
    period = questions.period_meant(asked, obligation)
    borne = asked.tree.on(unit.id, due_day(obligation.due, period))
    if borne and borne != (unit,):
        return _borne(asked, unit, obligation, period, borne)
    owed = standing.periods_owed(asked.plan, obligation, unit)
    if not owed:
        return NothingOwed(asked.plan, unit)
    if period not in owed:
        if named is not None:
            raise OutsideThePlan(period)
        period = owed[0] if period < owed[0] else owed[-1]
    how = standing.of_unit(asked.session, asked.deployment, asked.plan, obligation, unit, period)
    earlier = standing.unmet_earlier(asked.session, asked.deployment, asked.plan, obligation, unit, period)
    now = asked.tree.on(unit.id, today) if unit.valid_to is None or today <= unit.valid_to else ()
    own = any(may(asked.person, May.NOMINATE, one.id, asked.tree) for one in now)
    returned = nominations.listed(
        asked.session,
        plan_id=asked.plan.id,
        period=str(period),
        units=asked.tree.borne_by(unit.id, due_day(obligation.due, period)),
        status=Status.RETURNED,
    )
    theirs = tuple(each for each in returned if may(asked.person, May.NOMINATE, each.unit_id, asked.tree))
    return Remaining(asked.plan, how, theirs, earlier, own, is_over(asked.plan, today))


def _borne(asked: Asked, unit: Unit, obligation: Obligation, period: Period, borne: tuple[Unit, ...]) -> Answer:
    """How those stand who owe a period in a unit's place, after its time or before it."""
    several = len(borne) > 1
    answer = _each(asked, obligation, period, borne, Role.LEADER) if several else _remaining_of(asked, borne[0])
    day = max(due_day(obligation.due, period), asked.deployment.today(asked.now))
    return Since(answer, tuple(filter(None, (asked.tree.change(one.id, day) for one in (unit, *borne)))))


def _remaining_some(asked: Asked, unit_ids: tuple[int, ...]) -> Answer:
    """The units of an officer who has several, by what they owe."""
    main = standing.main_obligation(asked.plan)
    owing: dict[str, list[Unit]] = {}
    for unit_id in unit_ids:
        owed = standing.owed_by(asked.plan, asked.tree[unit_id], asked.tree) or main
        if owed is not None and owed.at_least is not None:
            owing.setdefault(owed.id, []).append(asked.tree[unit_id])
    if not owing:
        return _no_quota(asked, None)
    found = [_of_those(asked, asked.plan.obligation(owed), units) for owed, units in owing.items()]
    return found[0] if len(found) == 1 else Together(tuple(found))


def _of_those(asked: Asked, obligation: Obligation, units: Sequence[Unit]) -> Answer:
    if len(units) == 1:
        return _remaining_of(asked, units[0])
    return _each(asked, obligation, questions.period_meant(asked, obligation), units, Role.OFFICER)


def _each(asked: Asked, obligation: Obligation, period: Period, units: Sequence[Unit], asked_as: Role) -> RemainingAll:
    day = due_day(obligation.due, period)
    bearing = dict.fromkeys(asked.tree.bearer(unit.id, day) for unit in units)
    listed = [asked.tree[unit_id] for unit_id in bearing]
    found = standing.of_units(asked.session, asked.deployment, asked.plan, obligation, listed, period)
    measured = questions.measured(asked, obligation, period)
    over = is_over(asked.plan, asked.deployment.today(asked.now))
    return RemainingAll(asked.plan, measured, found, (), over, asked_as)


def _remaining_over(asked: Asked, unit: Unit, obligation: Obligation, span: Period) -> Answer:
    today = asked.deployment.today(asked.now)
    last = asked.tree.bearer(unit.id, date.max)
    found, before = [], dict[int, Unit]()
    for period in periods_of(asked.plan, obligation):
        if not span.first_day <= period.first_day <= min(span.last_day, today):
            continue
        for one in asked.tree.on(unit.id, due_day(obligation.due, period)):
            if one != unit and asked.tree.bearer(one.id, date.max) != last:
                continue
            if one != unit:
                before[one.id] = one
            found.append(standing.of_unit(asked.session, asked.deployment, asked.plan, obligation, one, period))
    answer = RemainingOver(asked.plan, unit, span, tuple(found))
    changes = tuple(filter(None, (asked.tree.change(unit_id, today) for unit_id in before)))
    return Since(answer, changes) if changes else answer


def _remaining_all(asked: Asked, top: Unit) -> Answer:
    obligation = questions.meant(asked)
    if obligation is None or obligation.at_least is None:
        return _no_quota(asked, None, top=top)
    today = asked.deployment.today(asked.now)
    period = questions.period_meant(asked, obligation)
    found = standing.everyone(asked.session, asked.deployment, asked.plan, obligation, asked.tree, period, under=top.id)
    if not found:
        return NothingOwed(asked.plan, top)
    measured = questions.measured(asked, obligation, period)
    asked_as = next(r for r in (Role.REVIEWER, Role.LEADER, Role.ADMIN) if asked.person.holds(r))
    own, over = _forwarding(asked, top, period), is_over(asked.plan, today)
    return RemainingAll(asked.plan, measured, found, own, over, asked_as, _other_standings(asked, obligation, top.id))


def _other_standings(
    asked: Asked, meant: Obligation, under: int | None
) -> tuple[tuple[DueObligation, tuple[UnitStanding, ...]], ...]:
    """How units stand now with the plan's other numbers to nominate; nothing when a period was named."""
    if asked.meaning.period is not None:
        return ()
    today, found = asked.deployment.today(asked.now), []
    for other in asked.plan.obligations:
        if other.action is Action.NOMINATE and other.at_least is not None and other.id != meant.id:
            period = standing.period_now(asked.plan, other, today)
            everyone = standing.everyone(
                asked.session, asked.deployment, asked.plan, other, asked.tree, period, under=under
            )
            found.append((questions.measured(asked, other, period), everyone))
    return tuple((measured, standings) for measured, standings in found if standings)


def _forwarding(asked: Asked, top: Unit, period: Period) -> tuple[UnitStanding, ...]:
    """How the reviewer's own unit stands with what it must forward."""
    root = list(asked.tree.ancestors(top.id))[-1]
    return standing.forwarding(asked.session, asked.deployment, asked.plan, asked.tree, root, period)
