"""How units stand towards an obligation in a period: the figures behind every answer, reminder and list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from bot.domain.calendar import Every, Period, ending_within
from bot.domain.declaration import Declaration
from bot.domain.nomination import COUNTED, Nomination, Status
from bot.domain.obligations import DueObligation, due_day, is_campaign, periods_of
from bot.domain.plan import Action, Obligation, Plan
from bot.domain.progress import Group, Progress, progress, report_progress
from bot.domain.report import NOTHING, Handed, Report, handed_for
from bot.domain.roster import Tree, Unit
from bot.storage import declarations, drafts, reports, tallies
from bot.storage import units as roster
from bot.usecases.deployment import Deployment
from bot.usecases.dispositions import UNCHANGED, Measure, Terms, measure


@dataclass(frozen=True)
class UnitStanding:
    """One unit's progress, with what it is measured against, and until when to mend what was returned.

    `terms` are what was disposed for it; `report` is what it has written or handed in, where that is what it owes, and
    `handed` all that counts for it. `declared` is what it has said of the period itself, `approved` how many more a
    root could forward now; `returned` is the entry to mend, where one is looked for.
    """

    unit: Unit
    due: DueObligation
    progress: Progress
    mend_by: date | None = None
    terms: Terms = UNCHANGED
    report: Report | None = None
    handed: Handed = NOTHING
    declared: Declaration | None = None
    approved: int = 0
    returned: Nomination | None = None

    def is_mending(self, today: date) -> bool:
        """Whether a returned entry is still within its mend-by day, which then stands in the ladder's place."""
        return self.progress.group is Group.MENDING and (self.mend_by is None or today <= self.mend_by)


def owed_by(plan: Plan, unit: Unit, tree: Tree, *, action: Action = Action.NOMINATE) -> Obligation | None:
    """The plan's obligation of this kind that is a unit's; None when none is. `periods_owed` says for when.

    Of reports it is the first. `bot.plans` lets no plan pass by which a unit owes two to nominate: what is sent counts
    by unit and period, so that it could meet but one of them.
    """
    for obligation in plan.obligations:
        if obligation.action is action and owes(obligation, unit, tree):
            return obligation
    return None


def owes(obligation: Obligation, unit: Unit, tree: Tree) -> bool:
    """Whether an obligation is a unit's, or was until its end."""
    return unit in tree.select(obligation.who, on=unit.valid_to or date.max)


def periods_owed(plan: Plan, obligation: Obligation, unit: Unit) -> list[Period]:
    """The periods for which a unit owes an obligation: those of the plan's time on whose due day it is in being."""
    return [period for period in periods_of(plan, obligation) if unit.exists_on(due_day(obligation.due, period))]


def main_obligation(plan: Plan, named: Period | None = None) -> Obligation | None:
    """The obligation to nominate that a question means when it names none: one of the named period's rhythm first."""
    nominating = [o for o in plan.obligations if o.action is Action.NOMINATE]
    fitting = [o for o in nominating if named is not None and o.every is named.every]
    return next(iter(fitting or nominating), None)


def of_unit(
    session: Session, deployment: Deployment, plan: Plan, obligation: Obligation, unit: Unit, period: Period
) -> UnitStanding:
    """How one unit stands, or whoever bears the period when the unit has ended by its due day."""
    whose = bearer(obligation, unit, period, roster.tree(session))
    return of_units(session, deployment, plan, obligation, [whose], period)[0]


def bearer(obligation: Obligation, unit: Unit, period: Period, tree: Tree) -> Unit:
    """Who bears a unit's period: itself, or its heir when it has ended by the due day."""
    return tree[tree.bearer(unit.id, due_day(obligation.due, period))]


def of_units(
    session: Session,
    deployment: Deployment,
    plan: Plan,
    obligation: Obligation,
    units: Iterable[Unit],
    period: Period,
) -> tuple[UnitStanding, ...]:
    """How units stand, in the order given; what a unit that has ended by the due day had sent is its successor's."""
    listed, tree = list(units), roster.tree(session)
    borne = {unit.id: tree.borne_by(unit.id, due_day(obligation.due, period)) for unit in listed}
    measured = measure(session, deployment, plan, obligation, period)
    concerned = {each for line in borne.values() for each in line}
    said = declarations.holding(
        session, plan_id=plan.id, obligation_id=obligation.id, period=str(period), units=concerned
    )
    declared = {unit.id: _newest(said.get(each) for each in borne[unit.id]) for unit in listed}
    if obligation.action is Action.REPORT:
        return _with_reports(session, measured, listed, borne, declared, tree)
    # what a campaign without a number brings is filed under the month in which it came
    counted = None if is_campaign(obligation) else str(period)
    found = tallies.entries(session, plan_id=plan.id, periods=counted and [counted], units=concerned)
    mending = tallies.mend_days(session, plan_id=plan.id, period=counted)
    writing = drafts.counts(session, plan_id=plan.id, period=counted)
    return tuple(
        _standing(
            measured,
            unit,
            progress(
                unit.id,
                obligation,
                [entry for each in borne[unit.id] for entry in found.get(each, ())],
                drafting=sum(writing[each] for each in borne[unit.id]),
            ),
            line=borne[unit.id],
            mend_by=min((mending[each] for each in borne[unit.id] if each in mending), default=None),
            declared=declared[unit.id],
        )
        for unit in listed
    )


def _newest(said: Iterable[Declaration | None]) -> Declaration | None:
    """The last word of several."""
    return max((each for each in said if each is not None), key=lambda each: each.id, default=None)


def _with_reports(
    session: Session,
    measured: Measure,
    units: Iterable[Unit],
    borne: Mapping[int, Sequence[int]],
    declared: Mapping[int, Declaration | None],
    tree: Tree,
) -> tuple[UnitStanding, ...]:
    """How units stand with a report: one is owed, and it counts once it has been handed in.

    Those that were handed in by units that have ended since count in its stead.
    """
    stated = measured.stated
    begun = reports.listed(session, plan_id=stated.plan.id, obligation_id=stated.id, period=stated.period)
    written = {report.unit_id: report for report in begun}
    day = due_day(stated.obligation.due, Period.parse(stated.period))
    found = []
    for unit in units:
        handed = handed_for(unit.id, written, tree, day)
        report = handed.reports[0] if handed.reports else written.get(unit.id)
        reached = report_progress(unit.id, report)
        said = declared[unit.id]
        found.append(
            _standing(measured, unit, reached, line=borne[unit.id], report=report, handed=handed, declared=said)
        )
    return tuple(found)


def _standing(
    measured: Measure,
    unit: Unit,
    reached: Progress,
    *,
    line: Sequence[int] = (),
    mend_by: date | None = None,
    report: Report | None = None,
    handed: Handed = NOTHING,
    declared: Declaration | None = None,
) -> UnitStanding:
    """One unit's standing; what it is exempt from it does not owe. `line` are those whose entries count for it."""
    terms = measured.terms(unit.id, line)
    asked = replace(reached, declared=None if declared is None else declared.kind)
    asked = asked if terms.exempt is None else replace(asked, required=0)
    return UnitStanding(unit, measured.due(unit.id), asked, mend_by, terms, report, handed, declared)


def everyone(
    session: Session,
    deployment: Deployment,
    plan: Plan,
    obligation: Obligation,
    tree: Tree,
    period: Period,
    *,
    under: Sequence[int] | None = None,
) -> tuple[UnitStanding, ...]:
    """How all units stand that owe an obligation in a period, below some units or all there are."""
    owing = tree.select(obligation.who, on=due_day(obligation.due, period))
    units = [unit for unit in owing if under is None or any(tree.is_under(unit.id, top) for top in under)]
    return of_units(session, deployment, plan, obligation, units, period)


def forwarding(
    session: Session, deployment: Deployment, plan: Plan, tree: Tree, root: Unit, period: Period
) -> tuple[UnitStanding, ...]:
    """How a root unit stands with what it must forward upward in a period; empty when the plan asks nothing.

    What units have sent counts where it was sent for a period that ends within this one, whatever their rhythm.
    """
    obligation = owed_by(plan, root, tree, action=Action.FORWARD)
    if obligation is None:
        return ()
    within = None if obligation.every is Every.ONCE else [str(each) for each in ending_within(period)]
    below = tallies.entries(session, plan_id=plan.id, periods=within)
    day = due_day(obligation.due, period)
    theirs = (found for unit_id, found in below.items() if tree.is_under(tree.bearer(unit_id, day), root.id))
    everything = [entry for found in theirs for entry in found]
    # what units still mend or wait for is not the root's to answer for
    passed_on = [entry for entry in everything if entry.status in COUNTED[Action.FORWARD]]
    measured = measure(session, deployment, plan, obligation, period)
    said = declarations.holding(
        session, plan_id=plan.id, obligation_id=obligation.id, period=str(period), units=[root.id]
    )
    standing = _standing(measured, root, progress(root.id, obligation, passed_on), declared=said.get(root.id))
    return (replace(standing, approved=sum(entry.status is Status.APPROVED for entry in everything)),)


def short(standings: Iterable[UnitStanding]) -> tuple[UnitStanding, ...]:
    """Those that still miss something."""
    return tuple(standing for standing in standings if standing.progress.group is not Group.MET)
