"""What helps to find somebody to nominate: the notebook, the fields without anybody this year, the days at hand.

It stands in the first reminder; who has something in the notebook hears of it on the period's first working day too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.domain.calendar import Every, Period
from bot.domain.nomination import COUNTED
from bot.domain.permissions import Action as May
from bot.domain.permissions import Person, who_may
from bot.domain.plan import Action, Plan
from bot.domain.roster import Unit
from bot.domain.staff import Staff
from bot.storage import nominations, notebook, units
from bot.storage.notebook import Line
from bot.usecases import addressees, duties, notes, standing
from bot.usecases.deployment import Deployment
from bot.usecases.duties import Duty
from bot.usecases.planned import Listens, Look, Planned
from bot.usecases.standing import UnitStanding

#: commemorative days, month and day; words in the locale by the same name
DAYS = (
    "01-09", "02-03", "02-27", "03-08", "03-26", "04-30", "05-01", "05-19", "06-01", "06-11", "06-28", "07-27",
    "07-28", "08-19", "09-02", "10-10", "10-13", "10-14", "10-20", "11-09", "11-18", "11-20", "12-06", "12-22",
)  # fmt: skip
_AHEAD = 31
_SHOWN_NOTES, _SHOWN_DAYS = 2, 1


@dataclass(frozen=True)
class Hints:
    """The unit's newest notes of so many, the fields nobody has been nominated in this year, commemorative days."""

    notes: tuple[Line, ...] = ()
    count: int = 0
    fields: tuple[str, ...] = ()
    days: tuple[date, ...] = ()


@dataclass(frozen=True)
class PeriodOpened:
    """A period has begun, and the unit's notebook holds something."""

    standing: UnitStanding
    hints: Hints


def hints(session: Session, plan: Plan, unit: Unit, today: date) -> Hints:
    """What helps a unit to find somebody under a plan."""
    found = nominations.listed(session, plan_id=plan.id, units=[unit.id])
    covered = {
        each.field_id
        for each in found
        if each.period.startswith(str(today.year)) and each.status in COUNTED[Action.NOMINATE]
    }
    return Hints(
        notebook.of_units(session, [unit.id], limit=_SHOWN_NOTES),
        notebook.count(session, [unit.id]),
        tuple(each.button for each in plan.fields if each.id not in covered),
        tuple(_coming(today))[:_SHOWN_DAYS],
    )


def opened(
    session: Session, deployment: Deployment, person: Person, owed: notes.PeriodOpens, now: datetime
) -> PeriodOpened | None:
    """What an officer hears as a period opens; None when nothing is missing or noted any more, or it is not theirs."""
    duty = duties.known(deployment, plan_id=owed.plan_id, obligation_id=owed.obligation_id, period=owed.period)
    tree, today = units.tree(session), deployment.today(now)
    if duty is None or owed.unit_id not in tree:
        return None
    if not addressees.to_remind([person], duty.obligation, owed.unit_id, tree, today):
        return None
    how = addressees.of_unit(session, deployment, duty, tree, owed.unit_id)
    found = hints(session, duty.plan, how.unit, today)
    return PeriodOpened(how, found) if found.notes and addressees.hears(how, today) else None


def planned(session: Session, deployment: Deployment, staff: Staff, look: Look, listens: Listens) -> Iterator[Planned]:
    """On the first working morning of a period, the officers whose unit has something in its notebook."""
    today = look.today
    if not look.mornings or not deployment.calendar.is_working_day(today):
        return
    opening = list(_opening(deployment, today))
    noted = notebook.units(session) if opening else ()
    for duty in opening if noted else ():
        for unit in staff.tree.select(duty.obligation.who, on=today):
            if unit.id not in noted or duty.period not in standing.periods_owed(duty.plan, duty.obligation, unit):
                continue
            item = notes.PeriodOpens(duty.plan.id, duty.obligation.id, str(duty.period), unit.id)
            key = f"opens:{item.plan_id}:{item.obligation_id}:{item.period}:{unit.id}"
            for person in who_may(staff.near(unit.id), May.NOMINATE, unit.id, staff.tree):
                if look.greets(person) and listens(person, look):
                    yield Planned(look.now, person, item, unit, f"{key}:{person.id}")


def _opening(deployment: Deployment, today: date) -> Iterator[Duty]:
    """What is to be nominated for in periods that begin with this working day."""
    for plan in deployment.plans:
        for obligation in plan.obligations:
            if obligation.action is not Action.NOMINATE or obligation.every is Every.ONCE or today not in plan.term:
                continue
            period = Period.of(today, obligation.every)
            if deployment.calendar.first_working_day(period.first_day) == today:
                yield Duty(plan, obligation, period)


def _coming(today: date) -> list[date]:
    """The commemorative days of the next weeks, the nearest first."""
    years = (today.year, today.year + 1)
    named = (date.fromisoformat(f"{year}-{day}") for year in years for day in DAYS)
    return sorted(day for day in named if 0 <= (day - today).days <= _AHEAD)
