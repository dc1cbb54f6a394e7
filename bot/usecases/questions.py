"""A question that was understood, and what finding its answer needs again and again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.domain.bodies import Receiver, receiver_of
from bot.domain.calendar import Period
from bot.domain.obligations import DueObligation, coming, periods_of
from bot.domain.permissions import Action as May
from bot.domain.permissions import Person, Role, may
from bot.domain.plan import Field, Obligation, Plan, Subject
from bot.domain.roster import Tree, Unit
from bot.understanding import Meaning
from bot.usecases import duties, standing
from bot.usecases.deployment import Deployment
from bot.usecases.dispositions import measure


class OutsideThePlan(Exception):
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


def own_unit(asked: Asked) -> Unit | None:
    """The asker's own unit; a reviewer asks about all units instead."""
    if asked.person.holds(Role.REVIEWER):
        return None
    units = asked.person.units(Role.OFFICER) or asked.person.units(Role.LEADER)
    return asked.tree[units[0]] if units else None


def top_unit(asked: Asked) -> Unit | None:
    """The unit whose tree the asker oversees."""
    for role in (Role.REVIEWER, Role.LEADER):
        for unit_id in asked.person.units(role):
            if may(asked.person, May.READ_DOSSIER, unit_id, asked.tree):
                return asked.tree[unit_id]
    roots = [unit for unit in asked.tree if unit.parent is None]
    return roots[0] if roots and asked.person.holds(Role.ADMIN) else None


def meant(asked: Asked) -> Obligation | None:
    """The obligation to nominate that is meant when no unit is named."""
    named = None if asked.meaning.period is None else Period.parse(asked.meaning.period)
    return standing.main_obligation(asked.plan, named)


def period_meant(asked: Asked, obligation: Obligation) -> Period:
    """The named period where it fits the obligation's rhythm, else the present one. Raises OutsideThePlan."""
    named = None if asked.meaning.period is None else Period.parse(asked.meaning.period)
    if named is not None and named.every is obligation.every:
        if named not in periods_of(asked.plan, obligation):
            raise OutsideThePlan(named)
        return named
    return standing.period_now(asked.plan, obligation, asked.deployment.today(asked.now))


def measured(asked: Asked, obligation: Obligation, period: Period) -> DueObligation:
    """An obligation with its day in a period, as it holds for all."""
    return measure(asked.session, asked.deployment, asked.plan, obligation, period).due(None)


def coming_next(asked: Asked) -> tuple[DueObligation, ...]:
    """What the plan gives a time, when it is next due, soonest first."""
    today, calendar = asked.deployment.today(asked.now), asked.deployment.calendar
    found = [coming(asked.plan, obligation, today, calendar) for obligation in asked.plan.obligations]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.due))


def receiver(asked: Asked, obligation: Obligation) -> Receiver | None:
    """To whom something goes today; None when the plan does not say."""
    return receiver_of(asked.plan, obligation, asked.deployment.today(asked.now), asked.tree)


def hands_in(asked: Asked) -> bool:
    """Whether the asker has a report to hand in."""
    today = asked.deployment.today(asked.now)
    owed = duties.reports_of(asked.session, asked.deployment, asked.person, asked.tree, today)
    return any(plan.id == asked.plan.id and how.progress.missing for plan, how in owed)


def sees_sums(asked: Asked) -> bool:
    """Whether the asker oversees units that owe a report."""
    today = asked.deployment.today(asked.now)
    return top_unit(asked) is not None and duties.report_asked_about(asked.plan, asked.tree, today) is not None
