"""Questions on figures: what is missing, of one unit or of all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.calendar import Every, Period, ending_within
from bot.domain.declaration import Kind
from bot.domain.nomination import COUNTED, Nomination, Status
from bot.domain.obligations import DueObligation, current_period, due_day, is_over, periods_of
from bot.domain.obligations import due as due_of
from bot.domain.permissions import Action as May
from bot.domain.permissions import Role, may
from bot.domain.plan import Action, Obligation, Plan
from bot.domain.roster import Unit
from bot.storage import declarations, nominations
from bot.usecases import ask_spans, discreet, periods, questions, reckoning, standing
from bot.usecases.answers import (
    Answer,
    Forwards,
    MissingUnits,
    NoQuota,
    NothingOwed,
    NotYours,
    NoUnit,
    Remaining,
    RemainingAll,
    RemainingOver,
    Since,
    Together,
)
from bot.usecases.beginnings import begun_on, is_known
from bot.usecases.questions import Asked, OutsideThePlan
from bot.usecases.standing import UnitStanding

#: who asks in so many words wants one sentence
_BRIEF = 3
#: what was sent and not taken back, whatever became of it
_SENT = COUNTED[Action.NOMINATE] | {Status.RETURNED, Status.REJECTED}


def remaining(asked: Asked) -> Answer:
    named, own, tops = asked.named_unit, questions.own_units(asked), questions.tops(asked)
    if named is not None and not may(asked.person, May.READ_FIGURES, named.id, asked.tree):
        return NotYours(named)
    meant = own if named is None else (named,)
    if tops and all(unit.parent is None for unit in meant):
        return _remaining_all(asked, tops)
    if len(meant) > 1:
        return _remaining_some(asked, meant)
    return _remaining_of(asked, meant[0]) if meant else NoUnit()


def missing_units(asked: Asked) -> Answer:
    obligation = questions.meant(asked)
    if obligation is None or obligation.at_least is None:
        return _no_quota(asked, (), tops=questions.tops(asked), by_unit=True)
    if (spanned := ask_spans.over_all(asked)) is not None:
        return spanned
    period, under = questions.period_meant(asked, obligation), questions.under(asked)
    disposes = any(may(asked.person, May.DECIDE, top, asked.tree) for top in under or ())
    found = standing.everyone(asked.session, asked.deployment, asked.plan, obligation, asked.tree, period, under=under)
    others, circle = _other_standings(asked, obligation), reckoning.all_under(asked.tree, under)
    oversees = under is not None
    found = discreet.in_list(asked.person, found, asked.tree, oversees=oversees)
    others = tuple(
        (owed, discreet.in_list(asked.person, those, asked.tree, oversees=oversees)) for owed, those in others
    )
    due = questions.measured(asked, obligation, period)
    return MissingUnits(asked.plan, due, found, others, disposes, circle, not asked.meaning.text)


def _no_quota(asked: Asked, units: Sequence[Unit], *, tops: Sequence[Unit] = (), by_unit: bool = False) -> NoQuota:
    """What was sent where the plan sets no number; `by_unit` says that the question is who sent and who did not."""
    obligation, today = standing.main_obligation(asked.plan), asked.deployment.today(asked.now)
    campaign = obligation is not None and obligation.every is Every.ONCE
    whole = campaign or is_over(asked.plan, today)
    period = None if whole else questions.period_named(asked) or Period.of(today, _rhythm(asked.plan))
    day = asked.plan.term.end if period is None else period.last_day
    theirs = [each for unit in units for each in asked.tree.borne_by(unit.id, day)]
    listed = nominations.listed(asked.session, plan_id=asked.plan.id, units=theirs if units else None)
    of_period = None if period is None else {str(each) for each in ending_within(period)}
    found = [one for one in listed if one.status in _SENT and (of_period is None or one.period in of_period)]
    returned = [one for one in found if one.status is Status.RETURNED]
    mend = next((one.id for one in returned if may(asked.person, May.NOMINATE, one.unit_id, asked.tree)), None)
    sent_by, silent = _by_whom(asked, obligation, found, day) if by_unit else ((), ())
    return NoQuota(
        asked.plan,
        obligation,
        period,
        tuple(units),
        len(found),
        _forwarding(asked, tops),
        questions.coming_next(asked),
        questions.hands_in(asked),
        not units and questions.sees_sums(asked),
        len(returned),
        mend if units else None,
        any(may(asked.person, May.NOMINATE, unit.id, asked.tree) for unit in units),
        sent_by,
        silent,
        by_unit=by_unit,
        whole=not asked.meaning.text,
        said=_said_freely(asked, units),
    )


def _rhythm(plan: Plan) -> Every:
    """By what time that is told which has no number: the month, or the year where nothing in a plan is of a month."""
    monthly = any(one.every is Every.MONTH and one.at_least is not None for one in plan.obligations)
    return Every.MONTH if monthly else Every.YEAR


def _by_whom(
    asked: Asked, obligation: Obligation | None, found: Sequence[Nomination], day: date
) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """Which units sent some of these, and which of those that are asked for some sent none."""
    under = questions.under(asked)
    sent_by = dict.fromkeys(asked.tree[asked.tree.bearer(one.unit_id, day)] for one in found)
    asked_for = () if obligation is None else asked.tree.select(obligation.who, on=asked.deployment.today(asked.now))
    silent = (unit for unit in asked_for if under is None or any(asked.tree.is_under(unit.id, top) for top in under))
    return tuple(sent_by), tuple(unit for unit in silent if unit not in sent_by and unit.parent is not None)


def _said_freely(asked: Asked, units: Sequence[Unit]) -> UnitStanding | None:
    """How a unit that owes no number stands, where it has said something of the present period."""
    today = asked.deployment.today(asked.now)
    for unit in units if len(units) == 1 else ():
        obligation = standing.owed_by(asked.plan, unit, asked.tree)
        period = None if obligation is None else current_period(asked.plan, obligation, today)
        if obligation is not None and period is not None:
            how = standing.of_unit(asked.session, asked.deployment, asked.plan, obligation, unit, period)
            heard = discreet.of_one(asked.person, how, asked.tree, oversees=questions.oversees(asked))
            return None if heard.declared is None else heard
    return None


def _remaining_of(asked: Asked, unit: Unit) -> Answer:
    today = asked.deployment.today(asked.now)
    obligation = standing.owed_by(asked.plan, unit, asked.tree)
    if obligation is None:
        forwards = questions.forwarding(asked, unit)
        return Forwards(asked.plan, forwards) if forwards else NothingOwed(asked.plan, (unit,))
    if obligation.at_least is None:
        return _no_quota(asked, [unit])
    named = None if asked.meaning.period is None else Period.parse(asked.meaning.period)
    if named is not None and named.every is not obligation.every:
        return _remaining_over(asked, unit, obligation, named)
    period = questions.period_meant(asked, obligation, [unit])
    borne = asked.tree.on(unit.id, due_day(obligation.due, period))
    if borne and borne != (unit,):
        return _borne(asked, unit, obligation, period, borne)
    owed = standing.periods_owed(asked.plan, obligation, unit)
    if not owed:
        return NothingOwed(asked.plan, (unit,))
    if period not in owed:
        if named is not None:
            raise OutsideThePlan(period)
        period = owed[0] if period < owed[0] else owed[-1]
    how = standing.of_unit(asked.session, asked.deployment, asked.plan, obligation, unit, period)
    heard = discreet.of_one(asked.person, how, asked.tree, oversees=questions.oversees(asked))
    earlier = () if heard.progress.only_whether else _unmet_earlier(asked, obligation, unit, period)
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
    also = None if named is not None else _also(asked, unit, obligation, period)
    return Remaining(
        asked.plan,
        heard,
        theirs,
        earlier,
        own,
        is_over(asked.plan, today),
        also,
        frozenset() if heard.progress.only_whether else _none_reported(asked, unit, obligation),
    )


def _unmet_earlier(asked: Asked, obligation: Obligation, unit: Unit, period: Period) -> tuple[Period, ...]:
    """The periods before this one for which the unit still misses something, of those in which it could send here."""
    begun, calendar = begun_on(asked.session, asked.deployment), asked.deployment.calendar
    today = asked.deployment.today(asked.now)
    unmet = periods.unmet_earlier(asked.session, asked.deployment, asked.plan, obligation, unit, period, today)
    return tuple(each for each in unmet if is_known(due_of(asked.plan, obligation, each, calendar), begun))


def _none_reported(asked: Asked, unit: Unit, obligation: Obligation) -> frozenset[Period]:
    """The periods for which a unit, or one that it has succeeded, has said that it had nobody."""
    line = (unit.id, *asked.tree.before(unit.id))
    said = declarations.open_of(asked.session, line, kind=Kind.NONE)
    return frozenset(
        Period.parse(each.period)
        for each in said
        if (each.plan_id, each.obligation_id) == (asked.plan.id, obligation.id)
    )


def _also(asked: Asked, unit: Unit, obligation: Obligation, meant: Period) -> UnitStanding | None:
    """How a unit stands in the present period where an earlier one goes first; None when it misses nothing there."""
    present = periods.present(asked.plan, obligation, asked.deployment.today(asked.now))
    if present <= meant or present not in standing.periods_owed(asked.plan, obligation, unit):
        return None
    how = standing.of_unit(asked.session, asked.deployment, asked.plan, obligation, unit, present)
    return how if how.progress.wanting else None


def _borne(asked: Asked, unit: Unit, obligation: Obligation, period: Period, borne: tuple[Unit, ...]) -> Answer:
    """How those stand who owe a period in a unit's place, after its time or before it."""
    several = len(borne) > 1
    answer = (
        _each(asked, obligation, period, borne, Role.LEADER, named=unit) if several else _remaining_of(asked, borne[0])
    )
    day = max(due_day(obligation.due, period), asked.deployment.today(asked.now))
    return Since(answer, tuple(filter(None, (asked.tree.change(one.id, day) for one in (unit, *borne)))))


def _remaining_some(asked: Asked, units: Sequence[Unit]) -> Answer:
    """Several units of one person, by what they owe; those that owe nothing are named."""
    owing: dict[str, list[Unit]] = {}
    free: list[Unit] = []
    forwards: list[Answer] = []
    for unit in units:
        owed, own = standing.owed_by(asked.plan, unit, asked.tree), questions.forwarding(asked, unit)
        if owed is not None:
            owing.setdefault(owed.id, []).append(unit)
        elif own:
            forwards.append(Forwards(asked.plan, own))
        else:
            free.append(unit)
    found = [_of_those(asked, asked.plan.obligation(owed_id), theirs) for owed_id, theirs in owing.items()]
    nothing = [NothingOwed(asked.plan, tuple(free))] if free else []
    answers = (*found, *forwards, *nothing)
    return answers[0] if len(answers) == 1 else Together(answers)


def _of_those(asked: Asked, obligation: Obligation, units: Sequence[Unit]) -> Answer:
    if len(units) == 1:
        return _remaining_of(asked, units[0])
    if obligation.at_least is None:
        return _no_quota(asked, units)
    asked_as = Role.OFFICER if asked.person.holds(Role.OFFICER) else Role.LEADER
    return _each(asked, obligation, questions.period_meant(asked, obligation, units), units, asked_as)


def _each(
    asked: Asked,
    obligation: Obligation,
    period: Period,
    units: Sequence[Unit],
    asked_as: Role,
    *,
    named: Unit | None = None,
) -> RemainingAll:
    day = due_day(obligation.due, period)
    bearing = dict.fromkeys(asked.tree.bearer(unit.id, day) for unit in units)
    listed = [asked.tree[unit_id] for unit_id in bearing]
    found = standing.of_units(asked.session, asked.deployment, asked.plan, obligation, listed, period)
    measured = questions.measured(asked, obligation, period)
    over = is_over(asked.plan, asked.deployment.today(asked.now))
    found = discreet.of_all(asked.person, found, asked.tree, oversees=questions.oversees(asked))
    circle = reckoning.those(units if named is None else (named,))
    return RemainingAll(asked.plan, measured, found, (), over, asked_as, named=named, circle=circle)


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
    heard = discreet.of_all(asked.person, found, asked.tree, oversees=questions.oversees(asked))
    answer = RemainingOver(asked.plan, unit, span, heard)
    changes = tuple(filter(None, (asked.tree.change(unit_id, today) for unit_id in before)))
    return Since(answer, changes) if changes else answer


def _remaining_all(asked: Asked, tops: Sequence[Unit]) -> Answer:
    obligation = questions.meant(asked)
    if obligation is None or obligation.at_least is None:
        return _no_quota(asked, (), tops=tops)
    if (spanned := ask_spans.over_all(asked)) is not None:
        return spanned
    period, under = questions.period_meant(asked, obligation), [top.id for top in tops]
    found = standing.everyone(asked.session, asked.deployment, asked.plan, obligation, asked.tree, period, under=under)
    if not found:
        return NothingOwed(asked.plan, tuple(tops))
    measured = questions.measured(asked, obligation, period)
    asked_as = next(r for r in (Role.REVIEWER, Role.LEADER, Role.ADMIN) if asked.person.holds(r))
    own, over = _forwarding(asked, tops), is_over(asked.plan, asked.deployment.today(asked.now))
    found = discreet.of_all(asked.person, found, asked.tree, oversees=True)
    brief = asked_as is Role.LEADER or 0 < len(asked.meaning.text.split()) <= _BRIEF
    others, circle = _other_standings(asked, obligation), reckoning.all_under(asked.tree, under)
    return RemainingAll(asked.plan, measured, found, own, over, asked_as, others, brief, circle=circle)


def _other_standings(asked: Asked, meant: Obligation) -> tuple[tuple[DueObligation, tuple[UnitStanding, ...]], ...]:
    """How units stand now with the plan's other numbers to nominate; nothing when a period was named."""
    if asked.meaning.period is not None:
        return ()
    under, found = questions.under(asked), []
    for other in asked.plan.obligations:
        if other.action is Action.NOMINATE and other.at_least is not None and other.id != meant.id:
            period = questions.period_meant(asked, other)
            everyone = standing.everyone(
                asked.session, asked.deployment, asked.plan, other, asked.tree, period, under=under
            )
            found.append((questions.measured(asked, other, period), everyone))
    return tuple((measured, standings) for measured, standings in found if standings)


def _forwarding(asked: Asked, units: Sequence[Unit]) -> tuple[UnitStanding, ...]:
    """How the roots above these units, themselves if they are such, stand with what they must forward."""
    roots = dict.fromkeys(list(asked.tree.ancestors(unit.id))[-1] for unit in units)
    return tuple(how for root in roots for how in questions.forwarding(asked, root))
