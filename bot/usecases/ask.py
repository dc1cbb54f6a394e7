"""Questions: each gives a typed answer from the plan and the live figures; `replies.ask` words it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.domain.bodies import body_of
from bot.domain.calendar import Every, Period
from bot.domain.disposition import Disposal
from bot.domain.nomination import COUNTED, Status
from bot.domain.obligations import DueObligation, coming, due_day, first_period, is_over, periods_of
from bot.domain.permissions import Action as May
from bot.domain.permissions import Person, Role, may
from bot.domain.plan import Action, Field, Obligation, Plan, Subject
from bot.domain.roster import Tree, Unit
from bot.storage import milestones as marks
from bot.storage import nominations
from bot.understanding import Intent, Meaning
from bot.usecases import duties as owed_reports
from bot.usecases import standing
from bot.usecases.answers import (
    Answer,
    Criteria,
    Deadline,
    Duties,
    Fields,
    Help,
    LeadAgency,
    LedBy,
    Milestones,
    MissingUnits,
    NoDeadline,
    NoQuota,
    NoSuchPeriod,
    NothingOwed,
    NotMyBusiness,
    NotYet,
    NotYours,
    PlanInfo,
    Remaining,
    RemainingAll,
    RemainingOver,
    Rewards,
    Smalltalk,
    SubmitWhere,
    Unsure,
    WhichField,
)
from bot.usecases.deployment import Deployment
from bot.usecases.dispositions import measure
from bot.usecases.milestones import markable
from bot.usecases.standing import UnitStanding


class _OutsideThePlan(Exception):
    """A period was named that the plan does not have."""

    def __init__(self, period: Period) -> None:
        super().__init__(str(period))
        self.period = period


@dataclass(frozen=True)
class Asked:
    """Everything an answer may need: who asks, what was understood, when."""

    session: Session
    deployment: Deployment
    person: Person
    tree: Tree
    plan: Plan
    meaning: Meaning
    now: datetime

    @property
    def named_unit(self) -> Unit | None:
        return None if self.meaning.unit is None else self.tree[int(self.meaning.unit)]

    @property
    def named_field(self) -> Field | None:
        return None if self.meaning.field is None else self.plan.field(self.meaning.field)

    @property
    def named_subject(self) -> Subject | None:
        return None if self.meaning.subject is None else Subject(self.meaning.subject)


def answer(asked: Asked) -> Answer:
    """The answer to a question that was understood."""
    try:
        return _ANSWERS[asked.meaning.intent](asked)
    except _OutsideThePlan as outside:
        return NoSuchPeriod(asked.plan, outside.period)


def guesses(meaning: Meaning) -> Unsure | NotMyBusiness:
    """What to offer when a text was not understood well enough."""
    offered = tuple(intent for intent in meaning.guesses if intent not in (Intent.OTHER, Intent.SMALLTALK))
    return Unsure(offered) if offered else NotMyBusiness()


def remaining(asked: Asked) -> Answer:
    unit = asked.named_unit or _own_unit(asked)
    top = _top(asked)
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
    obligation = _meant(asked)
    if obligation is None or obligation.at_least is None:
        return _no_quota(asked, None)
    period = _period(asked, obligation)
    top = _top(asked)
    under = None if top is None else top.id
    disposes = top is not None and may(asked.person, May.DECIDE, top.id, asked.tree)
    found = standing.everyone(asked.session, asked.deployment, asked.plan, obligation, asked.tree, period, under=under)
    return MissingUnits(asked.plan, _measured(asked, obligation, period), found, disposes)


def deadline(asked: Asked) -> Answer:
    unit = asked.named_unit or _own_unit(asked)
    today = asked.deployment.today(asked.now)
    owed = None if unit is None else standing.owed_by(asked.plan, unit, asked.tree)
    obligation = owed or _meant(asked)
    if obligation is None or obligation.due is None:
        over = is_over(asked.plan, today)
        return NoDeadline(asked.plan, obligation, _coming(asked), over, own=_own_unit(asked) is not None)
    period = _period(asked, obligation)
    if obligation.at_least is None and obligation.every is not Every.MONTH:
        period = first_period(asked.plan, obligation)
    met = None
    if owed is not None and owed.at_least is not None and unit is not None:
        how = standing.of_unit(asked.session, asked.deployment, asked.plan, owed, unit, period)
        met = not how.progress.missing
    held = measure(asked.session, asked.deployment, asked.plan, obligation, period)
    whose = None if owed is None or unit is None else unit.id
    extended = held.disposed.for_all(Disposal.EXTEND) if whose is None else held.terms(whose).extended
    return Deadline(asked.plan, held.due(whose), unit, met, is_over(asked.plan, today), extended)


def criteria(asked: Asked) -> Answer:
    field, subject = asked.named_field, asked.named_subject
    general = asked.plan.standards_for(subject)
    if field is None:
        alike = all(isinstance(each.criteria, str) for each in asked.plan.fields)
        if general and (subject is not None or alike):
            return Criteria(asked.plan, None, subject, (), general)
        return WhichField(asked.plan, Intent.CRITERIA)
    wanted = field.demands(subject)
    return Criteria(asked.plan, field, subject, wanted, () if wanted else general)


def fields(asked: Asked) -> Answer:
    return Fields(asked.plan)


def lead_agency(asked: Asked) -> Answer:
    if asked.named_field is not None:
        return LeadAgency(asked.plan, asked.named_field)
    unit = asked.named_unit
    body = None if unit is None else body_of(asked.plan, unit)
    if unit is None or body is None:
        return WhichField(asked.plan, Intent.LEAD_AGENCY)
    leads = tuple(field for field in asked.plan.fields if body in field.lead)
    consults = tuple(field for field in asked.plan.fields if body in field.consulting)
    return LedBy(asked.plan, unit.name, leads, consults)


def submit_where(asked: Asked) -> Answer:
    return SubmitWhere(asked.plan, standing.main_obligation(asked.plan))


def milestones(asked: Asked) -> Answer:
    today = asked.deployment.today(asked.now)
    reports = [o for o in asked.plan.obligations if o.action is Action.REPORT and any(periods_of(asked.plan, o))]
    dated = tuple((report, _report_day(asked, report, today)) for report in reports)
    done = marks.done(asked.session, asked.plan.id)
    open_ = markable(asked.session, asked.person, asked.plan, asked.tree, today)
    return Milestones(asked.plan, asked.plan.milestones, dated, today, done, bool(open_), _hands_in(asked))


def plan_info(asked: Asked) -> Answer:
    return PlanInfo(asked.plan, is_over(asked.plan, asked.deployment.today(asked.now)))


def rewards(asked: Asked) -> Answer:
    return Rewards(asked.plan, asked.plan.rewards)


def duties(asked: Asked) -> Answer:
    unit = asked.named_unit
    if unit is None:
        return Duties(asked.plan, None, asked.plan.duties)
    body = body_of(asked.plan, unit)
    return Duties(asked.plan, unit.name, tuple(duty for duty in asked.plan.duties if duty.body == body))


def help_(asked: Asked) -> Answer:
    return Help(asked.person, _hands_in(asked))


def _hands_in(asked: Asked) -> bool:
    """Whether the asker has a report to hand in."""
    today = asked.deployment.today(asked.now)
    owed = owed_reports.reports_of(asked.session, asked.deployment, asked.person, asked.tree, today)
    return any(plan.id == asked.plan.id and how.progress.missing for plan, how in owed)


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
    period = _period(asked, obligation)
    owed = standing.periods_owed(asked.plan, obligation, unit)
    if not owed:
        return NothingOwed(asked.plan, unit)
    if period not in owed:
        if named is not None:
            raise _OutsideThePlan(period)
        period = owed[0] if period < owed[0] else owed[-1]
    how = standing.of_unit(asked.session, asked.deployment, asked.plan, obligation, unit, period)
    earlier = standing.unmet_earlier(asked.session, asked.deployment, asked.plan, obligation, unit, period)
    own = unit.id in asked.person.units(Role.OFFICER)
    returned = nominations.listed(
        asked.session, plan_id=asked.plan.id, period=str(period), units=[unit.id], status=Status.RETURNED
    )
    return Remaining(asked.plan, how, returned, earlier, own, is_over(asked.plan, today))


def _remaining_some(asked: Asked, unit_ids: tuple[int, ...]) -> Answer:
    """The units of an officer who has several."""
    obligation = standing.main_obligation(asked.plan)
    if obligation is None or obligation.at_least is None:
        return _no_quota(asked, None)
    period = _period(asked, obligation)
    units = [asked.tree[unit_id] for unit_id in unit_ids]
    found = standing.of_units(asked.session, asked.deployment, asked.plan, obligation, units, period)
    measured = _measured(asked, obligation, period)
    over = is_over(asked.plan, asked.deployment.today(asked.now))
    return RemainingAll(asked.plan, measured, found, (), over, Role.OFFICER)


def _remaining_over(asked: Asked, unit: Unit, obligation: Obligation, span: Period) -> Answer:
    today = asked.deployment.today(asked.now)
    found = tuple(
        standing.of_unit(asked.session, asked.deployment, asked.plan, obligation, unit, period)
        for period in standing.periods_owed(asked.plan, obligation, unit)
        if span.first_day <= period.first_day <= min(span.last_day, today)
    )
    return RemainingOver(asked.plan, unit, span, found)


def _remaining_all(asked: Asked, top: Unit) -> Answer:
    obligation = _meant(asked)
    if obligation is None or obligation.at_least is None:
        return _no_quota(asked, None, top=top)
    today = asked.deployment.today(asked.now)
    period = _period(asked, obligation)
    found = standing.everyone(asked.session, asked.deployment, asked.plan, obligation, asked.tree, period, under=top.id)
    if not found:
        return NothingOwed(asked.plan, top)
    measured = _measured(asked, obligation, period)
    asked_as = next(r for r in (Role.REVIEWER, Role.LEADER, Role.ADMIN) if asked.person.holds(r))
    own, over = _forwarding(asked, top, period), is_over(asked.plan, today)
    return RemainingAll(asked.plan, measured, found, own, over, asked_as)


def _measured(asked: Asked, obligation: Obligation, period: Period) -> DueObligation:
    """An obligation with its day in a period, as it holds for all."""
    return measure(asked.session, asked.deployment, asked.plan, obligation, period).due(None)


def _forwarding(asked: Asked, top: Unit, period: Period) -> tuple[UnitStanding, ...]:
    """How the reviewer's own unit stands with what it must forward."""
    root = list(asked.tree.ancestors(top.id))[-1]
    return standing.forwarding(asked.session, asked.deployment, asked.plan, asked.tree, root, period)


def _no_quota(asked: Asked, unit: Unit | None, *, top: Unit | None = None) -> NoQuota:
    period = Period.of(asked.deployment.today(asked.now), Every.MONTH)
    units = None if unit is None else [unit.id]
    found = nominations.statuses(asked.session, plan_id=asked.plan.id, period=str(period), units=units)
    counted = COUNTED[Action.NOMINATE]
    submitted = sum(s in counted for statuses in found.values() for s in statuses)
    own = () if top is None else _forwarding(asked, top, period)
    return NoQuota(asked.plan, period, unit, submitted, own, _coming(asked))


def _coming(asked: Asked) -> tuple[DueObligation, ...]:
    """What the plan gives a time, when it is next due, soonest first."""
    today, calendar = asked.deployment.today(asked.now), asked.deployment.calendar
    found = [coming(asked.plan, obligation, today, calendar) for obligation in asked.plan.obligations]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.due))


def _report_day(asked: Asked, report: Obligation, today: date) -> date | None:
    """When a report is next due; the last time when that is past, None when the plan gives it no time."""
    if report.due is None:
        return None
    upcoming = coming(asked.plan, report, today, asked.deployment.calendar)
    return upcoming.due if upcoming else due_day(report.due, list(periods_of(asked.plan, report))[-1])


def _meant(asked: Asked) -> Obligation | None:
    """The obligation to nominate that is meant when no unit is named."""
    named = None if asked.meaning.period is None else Period.parse(asked.meaning.period)
    return standing.main_obligation(asked.plan, named)


def _own_unit(asked: Asked) -> Unit | None:
    """The asker's own unit; a reviewer asks about all units instead."""
    if asked.person.holds(Role.REVIEWER):
        return None
    units = asked.person.units(Role.OFFICER) or asked.person.units(Role.LEADER)
    return asked.tree[units[0]] if units else None


def _top(asked: Asked) -> Unit | None:
    """The unit whose tree the asker oversees."""
    for role in (Role.REVIEWER, Role.LEADER):
        for unit_id in asked.person.units(role):
            if may(asked.person, May.READ_DOSSIER, unit_id, asked.tree):
                return asked.tree[unit_id]
    roots = [unit for unit in asked.tree if unit.parent is None]
    return roots[0] if roots and asked.person.holds(Role.ADMIN) else None


def _period(asked: Asked, obligation: Obligation) -> Period:
    """The named period where it fits the obligation's rhythm, else the present one. Raises _OutsideThePlan."""
    named = None if asked.meaning.period is None else Period.parse(asked.meaning.period)
    if named is not None and named.every is obligation.every:
        if named not in periods_of(asked.plan, obligation):
            raise _OutsideThePlan(named)
        return named
    return standing.period_now(asked.plan, obligation, asked.deployment.today(asked.now))


_ANSWERS: Mapping[Intent, Callable[[Asked], Answer]] = {
    Intent.REMAINING: remaining,
    Intent.MISSING_UNITS: missing_units,
    Intent.DEADLINE: deadline,
    Intent.CRITERIA: criteria,
    Intent.FIELDS: fields,
    Intent.LEAD_AGENCY: lead_agency,
    Intent.SUBMIT_WHERE: submit_where,
    Intent.MILESTONES: milestones,
    Intent.PLAN_INFO: plan_info,
    Intent.REWARDS: rewards,
    Intent.DUTIES: duties,
    Intent.HELP: help_,
    Intent.SMALLTALK: lambda _: Smalltalk(),
    Intent.OTHER: lambda _: NotMyBusiness(),
    Intent.SEARCH: lambda _: NotYet(Intent.SEARCH),
    Intent.REPORT: lambda _: NotYet(Intent.REPORT),
    Intent.REMINDERS: lambda _: NotYet(Intent.REMINDERS),
}
