"""Questions: each gives a typed answer from the plan and the live figures; `replies.ask` words it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.domain.bodies import Receiver, body_of, gone, is_body, receiver_of
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
    Since,
    Smalltalk,
    SubmitWhere,
    Together,
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
    others = _other_standings(asked, obligation, under)
    return MissingUnits(asked.plan, _measured(asked, obligation, period), found, others, disposes)


def deadline(asked: Asked) -> Answer:
    unit = asked.named_unit or _own_unit(asked)
    today = asked.deployment.today(asked.now)
    owed = None if unit is None else standing.owed_by(asked.plan, unit, asked.tree)
    obligation = owed or _meant(asked)
    if obligation is None or obligation.due is None:
        over, officer = is_over(asked.plan, today), asked.person.holds(Role.OFFICER)
        hands_in, sees = _hands_in(asked), unit is None and _sums(asked)
        return NoDeadline(asked.plan, obligation, _coming(asked), over, officer=officer, hands_in=hands_in, sums=sees)
    period = _period(asked, obligation)
    if obligation.at_least is None and obligation.every is not Every.MONTH:
        period = first_period(asked.plan, obligation)
    met = None
    if owed is not None and owed.at_least is not None and unit is not None:
        how = standing.of_unit(asked.session, asked.deployment, asked.plan, owed, unit, period)
        met = not how.progress.missing
    held = measure(asked.session, asked.deployment, asked.plan, obligation, period)
    mine = None if owed is None or unit is None else standing.bearer(obligation, unit, period, asked.tree).id
    extended = held.disposed.for_all(Disposal.EXTEND) if mine is None else held.terms(mine).extended
    measured = held.due(mine)
    upcoming = coming(asked.plan, obligation, today, asked.deployment.calendar)
    following = () if upcoming is None or measured.due >= today or asked.meaning.period else (upcoming,)
    others = (*following, *(() if owed is not None else _other_dues(asked, obligation)))
    receiver = _changed(_receiver(asked, obligation))
    return Deadline(asked.plan, measured, unit, met, is_over(asked.plan, today), others, receiver, extended)


def _other_dues(asked: Asked, meant: Obligation) -> tuple[DueObligation, ...]:
    """When the plan's other numbers to nominate and to forward are next due."""
    numbered = {one.id for one in asked.plan.obligations if one.at_least is not None and one.id != meant.id}
    return tuple(one for one in _coming(asked) if one.id in numbered)


def criteria(asked: Asked) -> Answer:
    field, subject = asked.named_field, asked.named_subject
    general = asked.plan.standards_for(subject)
    if field is None:
        alike = all(isinstance(each.criteria, str) for each in asked.plan.fields)
        if alike or (general and subject is not None):
            return Criteria(asked.plan, None, subject, (), general)
        return WhichField(asked.plan, Intent.CRITERIA)
    wanted = field.demands(subject)
    return Criteria(asked.plan, field, subject, wanted, () if wanted else general)


def fields(asked: Asked) -> Answer:
    return Fields(asked.plan)


def lead_agency(asked: Asked) -> Answer:
    if asked.named_field is not None:
        field, today = asked.named_field, asked.deployment.today(asked.now)
        ended = gone(asked.plan, (*field.lead, *field.consulting), today, asked.tree)
        return LeadAgency(asked.plan, field, ended)
    unit = asked.named_unit
    if not any(field.lead for field in asked.plan.fields):
        return LedBy(asked.plan, None, (), ())
    body = None if unit is None else body_of(asked.plan, unit)
    if unit is None or body is None:
        return WhichField(asked.plan, Intent.LEAD_AGENCY)
    leads = tuple(field for field in asked.plan.fields if body in field.lead)
    consults = tuple(field for field in asked.plan.fields if body in field.consulting)
    ended = gone(asked.plan, (body,), asked.deployment.today(asked.now), asked.tree)
    return LedBy(asked.plan, unit.name, leads, consults, ended)


def submit_where(asked: Asked) -> Answer:
    unit = asked.named_unit or _own_unit(asked)
    owed = None if unit is None else standing.owed_by(asked.plan, unit, asked.tree)
    meant = owed or standing.main_obligation(asked.plan)
    receiver = None if meant is None else _receiver(asked, meant)
    forwarding = ((o, _receiver(asked, o)) for o in asked.plan.obligations if o.action is Action.FORWARD)
    onward = tuple((obligation, to) for obligation, to in forwarding if to is not None)
    return SubmitWhere(asked.plan, meant, receiver, onward, asked.person.holds(Role.OFFICER))


def _receiver(asked: Asked, obligation: Obligation) -> Receiver | None:
    """To whom something goes today; None when the plan does not say."""
    return receiver_of(asked.plan, obligation, asked.deployment.today(asked.now), asked.tree)


def _changed(receiver: Receiver | None) -> Receiver | None:
    """A receiver that is no longer what the plan says."""
    return receiver if receiver is not None and receiver.gone_since is not None else None


def milestones(asked: Asked) -> Answer:
    today = asked.deployment.today(asked.now)
    reports = [o for o in asked.plan.obligations if o.action is Action.REPORT and any(periods_of(asked.plan, o))]
    dated = tuple((report, _report_day(asked, report, today)) for report in reports)
    changed = dict.fromkeys(_changed(_receiver(asked, report)) for report in reports)
    gone = tuple(receiver for receiver in changed if receiver is not None)
    done = marks.done(asked.session, asked.plan.id)
    open_ = markable(asked.session, asked.person, asked.plan, asked.tree, today)
    return Milestones(asked.plan, asked.plan.milestones, dated, today, gone, done, bool(open_), _hands_in(asked))


def plan_info(asked: Asked) -> Answer:
    return PlanInfo(asked.plan, is_over(asked.plan, asked.deployment.today(asked.now)))


def rewards(asked: Asked) -> Answer:
    return Rewards(asked.plan, asked.plan.rewards)


def duties(asked: Asked) -> Answer:
    unit = asked.named_unit or _own_unit(asked)
    bodies = asked.plan.bodies
    theirs = tuple(duty for duty in asked.plan.duties if unit is not None and is_body(bodies[duty.body], unit))
    if unit is None or (asked.named_unit is None and not theirs):
        return Duties(asked.plan, None, asked.plan.duties)
    owed = standing.owed_by(asked.plan, unit, asked.tree)
    said = owed is None or owed.at_least is None or owed.source in {duty.source for duty in theirs}
    today = asked.deployment.today(asked.now)
    ended = gone(asked.plan, (duty.body for duty in theirs), today, asked.tree)
    return Duties(asked.plan, unit.name, theirs, None if said else owed, ended)


def help_(asked: Asked) -> Answer:
    return Help(asked.person, _hands_in(asked))


def _hands_in(asked: Asked) -> bool:
    """Whether the asker has a report to hand in."""
    today = asked.deployment.today(asked.now)
    owed = owed_reports.reports_of(asked.session, asked.deployment, asked.person, asked.tree, today)
    return any(plan.id == asked.plan.id and how.progress.missing for plan, how in owed)


def _sums(asked: Asked) -> bool:
    """Whether the asker oversees units that owe a report."""
    today = asked.deployment.today(asked.now)
    return _top(asked) is not None and owed_reports.report_asked_about(asked.plan, asked.tree, today) is not None


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
    borne = asked.tree.on(unit.id, due_day(obligation.due, period))
    if borne and borne != (unit,):
        return _borne(asked, unit, obligation, period, borne)
    owed = standing.periods_owed(asked.plan, obligation, unit)
    if not owed:
        return NothingOwed(asked.plan, unit)
    if period not in owed:
        if named is not None:
            raise _OutsideThePlan(period)
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
    return _each(asked, obligation, _period(asked, obligation), units, Role.OFFICER)


def _each(asked: Asked, obligation: Obligation, period: Period, units: Sequence[Unit], asked_as: Role) -> RemainingAll:
    day = due_day(obligation.due, period)
    bearing = dict.fromkeys(asked.tree.bearer(unit.id, day) for unit in units)
    listed = [asked.tree[unit_id] for unit_id in bearing]
    found = standing.of_units(asked.session, asked.deployment, asked.plan, obligation, listed, period)
    measured = _measured(asked, obligation, period)
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
            found.append((_measured(asked, other, period), everyone))
    return tuple((measured, standings) for measured, standings in found if standings)


def _measured(asked: Asked, obligation: Obligation, period: Period) -> DueObligation:
    """An obligation with its day in a period, as it holds for all."""
    return measure(asked.session, asked.deployment, asked.plan, obligation, period).due(None)


def _forwarding(asked: Asked, top: Unit, period: Period) -> tuple[UnitStanding, ...]:
    """How the reviewer's own unit stands with what it must forward."""
    root = list(asked.tree.ancestors(top.id))[-1]
    return standing.forwarding(asked.session, asked.deployment, asked.plan, asked.tree, root, period)


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
    hands_in, sees = _hands_in(asked), unit is None and _sums(asked)
    return NoQuota(
        asked.plan, obligation, None if whole else month, unit, submitted, own, _coming(asked), hands_in, sees
    )


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
