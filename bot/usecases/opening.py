"""What helps to find somebody to nominate: the notebook, the fields without anybody this year, the days at hand.

It stands in the first reminder; who has something in the notebook hears of it on the period's first working day too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.domain.calendar import Every, Period
from bot.domain.nomination import COUNTED
from bot.domain.permissions import Action as May
from bot.domain.permissions import Person, who_may
from bot.domain.plan import Action, Plan
from bot.domain.roster import Unit
from bot.domain.schedule import MORNING
from bot.domain.staff import Staff
from bot.storage import nominations, notebook, outbox, sweeps, units
from bot.storage.notebook import Line
from bot.usecases import addressees, duties, notes, standing
from bot.usecases.deployment import Deployment
from bot.usecases.standing import UnitStanding

#: commemorative days, month and day; words in the locale by the same name
DAYS = (
    "01-09", "02-03", "02-27", "03-08", "03-26", "04-30", "05-01", "05-19", "06-01", "06-11", "06-28", "07-27",
    "07-28", "08-19", "09-02", "10-10", "10-13", "10-14", "10-20", "11-09", "11-18", "11-20", "12-06", "12-22",
)  # fmt: skip
_AHEAD = 31
_SHOWN_NOTES, _SHOWN_DAYS = 2, 2


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
    session: Session, deployment: Deployment, person: Person, owed: notes.Owed, now: datetime
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


def tell(session: Session, deployment: Deployment, staff: Staff, now: datetime) -> int:
    """On the first working day of a period, tell the officers whose unit has something in its notebook."""
    local, today = deployment.local(now), deployment.today(now)
    if local.time() < MORNING or not deployment.calendar.is_working_day(today):
        return 0
    sent, noted = 0, notebook.units(session)
    for plan in deployment.plans:
        for obligation in plan.obligations:
            if obligation.action is not Action.NOMINATE or obligation.every is Every.ONCE or today not in plan.term:
                continue
            period = Period.of(today, obligation.every)
            if not noted or deployment.calendar.first_working_day(period.first_day) != today:
                continue
            for unit in staff.tree.select(obligation.who, on=today):
                if unit.id in noted and period in standing.periods_owed(plan, obligation, unit):
                    owed = notes.Owed(plan.id, obligation.id, str(period), unit.id)
                    sent += _queue(session, staff, owed, now)
    return sent


def _queue(session: Session, staff: Staff, owed: notes.Owed, now: datetime) -> int:
    """Each officer once a period: what is noted later the same day opens nothing."""
    key = f"opens:{owed.plan_id}:{owed.obligation_id}:{owed.period}:{owed.unit_id}"
    if not sweeps.first_time(session, key, now):
        return 0
    queued = [
        (f"{key}:{officer.id}", officer.telegram_id, notes.PeriodOpens(owed))
        for officer in who_may(staff.near(owed.unit_id), May.NOMINATE, owed.unit_id, staff.tree)
    ]
    return notes.send_all(session, queued, now=now, lane=outbox.REMINDERS)


def _coming(today: date) -> list[date]:
    """The commemorative days of the next weeks, the nearest first."""
    years = (today.year, today.year + 1)
    named = (date.fromisoformat(f"{year}-{day}") for year in years for day in DAYS)
    return sorted(day for day in named if 0 <= (day - today).days <= _AHEAD)
