"""A question that was understood, and what finding its answer needs again and again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.domain.bodies import Receiver, receiver_of
from bot.domain.calendar import Period
from bot.domain.names import fold
from bot.domain.obligations import DueObligation, coming, periods_of
from bot.domain.permissions import Action as May
from bot.domain.permissions import Person, Role, may
from bot.domain.plan import Action, Field, Obligation, Plan, Subject
from bot.domain.roster import Tree, Unit
from bot.understanding import Meaning
from bot.usecases import duties, periods, standing
from bot.usecases.answers import Coming
from bot.usecases.deployment import Deployment
from bot.usecases.dispositions import measure
from bot.usecases.standing import UnitStanding


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


def own_units(asked: Asked) -> tuple[Unit, ...]:
    """The asker's own units; none of a reviewer's, who asks about all units instead."""
    if asked.person.holds(Role.REVIEWER):
        return ()
    units = asked.person.units(Role.OFFICER) or asked.person.units(Role.LEADER)
    return tuple(asked.tree[unit_id] for unit_id in units)


def units_meant(asked: Asked) -> tuple[Unit, ...]:
    """The unit that is named, else the asker's own."""
    return own_units(asked) if asked.named_unit is None else (asked.named_unit,)


def tops(asked: Asked) -> tuple[Unit, ...]:
    """The units whose trees the asker oversees; all roots of an admin who oversees none."""
    for role in (Role.REVIEWER, Role.LEADER):
        held = asked.person.units(role)
        found = tuple(asked.tree[each] for each in held if may(asked.person, May.READ_DOSSIER, each, asked.tree))
        if found:
            return found
    return tuple(unit for unit in asked.tree if unit.parent is None and asked.person.holds(Role.ADMIN))


def under(asked: Asked) -> tuple[int, ...] | None:
    """The ids of the units whose trees the asker oversees; None where there are none: all units are meant."""
    return tuple(top.id for top in tops(asked)) or None


def oversees(asked: Asked) -> bool:
    """Whether the asker oversees any units."""
    return bool(tops(asked))


def period_named(asked: Asked) -> Period | None:
    """The period that the question names."""
    return None if asked.meaning.period is None else Period.parse(asked.meaning.period)


def meant(asked: Asked) -> Obligation | None:
    """The obligation to nominate that is meant when no unit is named."""
    kinds = (one for one in asked.plan.obligations if one.action is Action.NOMINATE and _names_a_kind(asked, one))
    return next(kinds, None) or standing.main_obligation(asked.plan, period_named(asked))


def _names_a_kind(asked: Asked, obligation: Obligation) -> bool:
    """Whether a text names, in the plural, a kind of units that owe an obligation."""
    said = " ".join(asked.meaning.text.lower().split())
    unmarked = said == fold(said)
    return any(
        f" {fold(plural)} " in f" {said} " if unmarked else f" {plural} " in f" {said} "
        for kind in obligation.who.kinds
        for plural in (f"{word} {kind.lower()}" for word in asked.deployment.words.plurals)
    )


def period_meant(asked: Asked, obligation: Obligation, units: Sequence[Unit] = ()) -> Period:
    """The named period where it fits the obligation's rhythm, else the one that is meant of these units.

    Without units, of all that the asker oversees. Raises OutsideThePlan.
    """
    named = None if asked.meaning.period is None else Period.parse(asked.meaning.period)
    if named is not None and named.every is obligation.every:
        if named not in periods_of(asked.plan, obligation):
            raise OutsideThePlan(named)
        return named
    session, deployment, today = asked.session, asked.deployment, asked.deployment.today(asked.now)
    if units:
        return periods.of(session, deployment, asked.plan, obligation, units, today)
    return periods.over(session, deployment, asked.plan, obligation, asked.tree, today, under=under(asked))


def forwarding(asked: Asked, root: Unit) -> tuple[UnitStanding, ...]:
    """How a root stands with what it must forward, in the period of its own rhythm that is named or else meant."""
    session, deployment, plan, tree = asked.session, asked.deployment, asked.plan, asked.tree
    obligation = standing.owed_by(plan, root, tree, action=Action.FORWARD)
    if obligation is None:
        return ()

    def standings(period: Period) -> tuple[UnitStanding, ...]:
        return standing.forwarding(session, deployment, plan, tree, root, period)

    today = deployment.today(asked.now)
    period = _covering(asked, obligation) or periods.meant(session, deployment, plan, obligation, today, standings)
    return standings(period)


def _covering(asked: Asked, obligation: Obligation) -> Period | None:
    """The period of an obligation that covers the one that was named."""
    if asked.meaning.period is None:
        return None
    named = Period.parse(asked.meaning.period)
    listed = periods_of(asked.plan, obligation)
    return next((each for each in listed if each.first_day <= named.first_day <= named.last_day <= each.last_day), None)


def measured(asked: Asked, obligation: Obligation, period: Period) -> DueObligation:
    """An obligation with its day in a period, as it holds for all."""
    return measure(asked.session, asked.deployment, asked.plan, obligation, period).due(None)


def coming_next(asked: Asked) -> tuple[Coming, ...]:
    """What the plan gives a time, when it is next due, soonest first."""
    today, calendar = asked.deployment.today(asked.now), asked.deployment.calendar
    found = [coming(asked.plan, obligation, today, calendar) for obligation in asked.plan.obligations]
    dated = sorted((one for one in found if one is not None), key=lambda one: one.due)
    return tuple(Coming(one, others_owing(asked, one.obligation)) for one in dated)


def others_owing(asked: Asked, obligation: Obligation) -> tuple[Unit, ...]:
    """Who owes an obligation, where it is nobody on whose behalf the asker asks.

    To who oversees units, what many of them owe needs no name.
    """
    owing = asked.tree.select(obligation.who, on=asked.deployment.today(asked.now))
    over = tops(asked)
    if any(unit in owing for unit in (*units_meant(asked), *over)) or (over and len(owing) > 1):
        return ()
    return owing


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
    of = duties.report_asked_about(asked.session, asked.deployment, asked.plan, asked.tree, today, under=under(asked))
    return bool(tops(asked)) and of is not None
