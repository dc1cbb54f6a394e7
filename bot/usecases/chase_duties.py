"""What a reviewer means who nudges or calls and names no duty: the one that is open now, or one of several."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.calendar import Period
from bot.domain.chasing import Wish
from bot.domain.names import fold, holds
from bot.domain.plan import Action
from bot.domain.roster import Unit
from bot.storage import chasing, units
from bot.usecases import chase_targets, courses, ladders, periods, standing
from bot.usecases.chase_targets import Circle
from bot.usecases.chased import OpenDuty, WhichDuty
from bot.usecases.duties import Duty, known, measured
from bot.usecases.turn import Turn

#: so long after its last message a duty is still spoken of without its name
_FRESH = timedelta(days=7)
#: so long after a nudge it is the one of which is asked
_ASKED_OF = timedelta(days=3)


def chosen(turn: Turn, text: str, wish: Wish, meant: Duty, *, unit: Unit | None = None) -> Duty | WhichDuty:
    """The duty that a wish is about that names none, maybe of one unit; or what to ask where it may be several.

    `meant` where nobody is short of anything. A text on reports means one of those, if any is open. Of what came of a
    nudge, the last one is meant; a line of the log goes to what is due first.
    """
    if wish is Wish.REPORT and (nudged := _just_nudged(turn, unit)) is not None:
        return nudged
    unit_ids = None if unit is None else frozenset({unit.id})
    found = _open(turn, meant, unit_ids)
    if holds(fold(text), turn.deployment.words.about_reports):
        found = [about for about in found if about.duty.obligation.action is Action.REPORT] or found
    asks = wish is Wish.NUDGE or (unit is None and wish in (Wish.CALLS, Wish.REPORT))
    if len(found) > 1 and asks:
        return WhichDuty(wish, tuple(_opened(turn, about, unit_ids) for about in found), unit)
    if found or unit is None:
        return found[0].duty if found else meant
    return _owed(turn, unit, meant)


def first(turn: Turn, meant: Duty, unit_ids: frozenset[int]) -> Duty:
    """The duty due first in which some of certain units (ids) are short; `meant` where there is none."""
    return next((about.duty for about in _open(turn, meant, unit_ids)), meant)


def owed_in(turn: Turn, unit: Unit, named: str, meant: Duty) -> Duty:
    """What a unit owes in a period that was named; `meant` where that is of it, or it owes nothing in it."""
    period, tree = Period.parse(named), units.tree(turn.session)
    if meant.period == period and standing.owes(meant.obligation, unit, tree):
        return meant
    every = (Duty(plan, each, period) for plan in turn.deployment.plans for each in plan.obligations)
    owed = (
        duty
        for duty in every
        if standing.owes(duty.obligation, unit, tree)
        and period in standing.periods_owed(duty.plan, duty.obligation, unit)
        and chase_targets.circle(turn.session, turn.deployment, turn.person, duty, unit_id=unit.id) is not None
    )
    return next(owed, meant)


def _owed(turn: Turn, unit: Unit, meant: Duty) -> Duty:
    """What a unit owes that is short of nothing in these days: `meant`, else what it misses, else what it owes now."""
    session, deployment, today = turn.session, turn.deployment, turn.deployment.today(turn.now)
    tree = units.tree(session)
    if standing.owes(meant.obligation, unit, tree):
        return meant
    found = []
    for plan in deployment.plans:
        for obligation in plan.obligations:
            if standing.owes(obligation, unit, tree) and standing.periods_owed(plan, obligation, unit):
                period = periods.of(session, deployment, plan, obligation, [unit], today)
                found.append(Duty(plan, obligation, period))
    circles = (chase_targets.circle(session, deployment, turn.person, duty, unit_id=unit.id) for duty in found)
    known = [about for about in circles if about is not None]
    short = [about for about in known if _short(turn, about, frozenset({unit.id}))]
    return next((about.duty for about in (*short, *known)), meant)


def of_these_days(turn: Turn, meant: Duty) -> list[Circle]:
    """The duties of which a reviewer hears in these days, and the one `meant` elsewhere; the earlier due first."""
    session, deployment, person = turn.session, turn.deployment, turn.person
    named = _of_these_days(turn)
    named = named if meant in named else [*named, meant]
    circles = (chase_targets.circle(session, deployment, person, duty) for duty in named)
    found = [about for about in circles if about is not None]
    return sorted(found, key=lambda about: measured(session, deployment, about.duty).due(None).due)


def _open(turn: Turn, meant: Duty, unit_ids: frozenset[int] | None) -> list[Circle]:
    """Those in which units below the reviewer are short, or some of certain ones (ids)."""
    return [about for about in of_these_days(turn, meant) if _short(turn, about, unit_ids)]


def _opened(turn: Turn, about: Circle, unit_ids: frozenset[int] | None) -> OpenDuty:
    return OpenDuty(measured(turn.session, turn.deployment, about.duty).due(None), _short(turn, about, unit_ids))


def _just_nudged(turn: Turn, unit: Unit | None) -> Duty | None:
    """The duty of the last nudge of this reviewer, or of the last that went to a unit, while it is fresh."""
    unit_id = None if unit is None else unit.id
    last = chasing.last_sent_by(turn.session, turn.person.id, since=turn.now - _ASKED_OF, unit_id=unit_id)
    if last is None:
        return None
    return known(turn.deployment, plan_id=last.plan_id, obligation_id=last.obligation_id, period=last.period)


def _of_these_days(turn: Turn) -> list[Duty]:
    """From the first day on which reviewers hear of a duty until a week after the last one."""
    session, deployment, today = turn.session, turn.deployment, turn.deployment.today(turn.now)
    by_plan = {plan.id: ladders.of(session, plan) for plan in deployment.plans}
    found = []
    for duty in courses.in_question(deployment, by_plan, today, courses.moved(session, today)):
        course = courses.of(measured(session, deployment, duty), None)
        steps = courses.for_reviewers(deployment, course, by_plan[duty.plan.id])
        days = [step.slot.day for step in steps]
        if days and min(days) <= today <= max(days) + _FRESH:
            found.append(duty)
    return found


def _short(turn: Turn, about: Circle, unit_ids: frozenset[int] | None) -> int:
    short = about.short(turn.now, turn.deployment)
    return sum(unit_ids is None or how.unit.id in unit_ids for how in short)
