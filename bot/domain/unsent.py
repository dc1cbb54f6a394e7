"""Which units have sent nothing, or too little, in two periods running: those to whom a letter is drafted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.calendar import Every, Period, WorkCalendar
from bot.domain.obligations import due, periods_of
from bot.domain.plan import Action, Obligation, Plan
from bot.domain.progress import Group

#: what a letter asks for. Who mends, waits for others, or was not chosen has sent; who is exempt owes nothing
_UNSENT = frozenset({Group.NOT_SENT, Group.DRAFTING, Group.SHORT})
#: who has said why nothing is here is not written to
_SAID = frozenset({Group.NONE, Group.ELSEWHERE})


@dataclass(frozen=True)
class Reached:
    """How a unit stands in a period, and up to when nobody may call it late (an extension counted in)."""

    group: Group
    lenient_until: date


@dataclass(frozen=True)
class Unsent:
    """The ids of units to write to, and of those left out because of what they have said themselves."""

    units: tuple[int, ...]
    spared: tuple[int, ...]


def is_asked_for(plan: Plan, obligation: Obligation) -> bool:
    """Whether units can be short of an obligation period after period: it has a number or is a report, and a day."""
    counted = obligation.at_least is not None if obligation.action is Action.NOMINATE else True
    repeated = obligation.every is not Every.ONCE
    return (
        obligation.action in (Action.NOMINATE, Action.REPORT) and counted and repeated and obligation.due is not None
    ) and len(list(periods_of(plan, obligation))) > 1


def last_two(plan: Plan, obligation: Obligation, today: date, calendar: WorkCalendar) -> tuple[Period, Period] | None:
    """The last two periods in which somebody may be called late; None while there is but one."""
    over = [
        period
        for period in periods_of(plan, obligation)
        if due(plan, obligation, period, calendar).lenient_until < today
    ]
    return None if len(over) < 2 else (over[-2], over[-1])


def in_both(earlier: Mapping[int, Reached], later: Mapping[int, Reached], today: date) -> Unsent:
    """Who has sent nothing or too little in both periods, in the order of the later one.

    A unit that is not in both owed but one of them, and one whose time still runs is not late.
    """
    units, spared = [], []
    for unit_id, last in later.items():
        before = earlier.get(unit_id)
        if before is None or max(before.lenient_until, last.lenient_until) >= today:
            continue
        groups = {before.group, last.group}
        if groups <= _UNSENT:
            units.append(unit_id)
        elif groups <= _UNSENT | _SAID:
            spared.append(unit_id)
    return Unsent(tuple(units), tuple(spared))
