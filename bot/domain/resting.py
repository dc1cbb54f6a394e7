"""How long a draft may lie untouched: when its writer is reminded, when warned, when it closes."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.calendar import WorkCalendar

#: a word that it lies there
REMINDED_AFTER = timedelta(days=2)
#: what nobody has touched for so long closes, and what is written in it is forgotten
KEPT = timedelta(days=60)
#: so long before that it is said
WARNED_BEFORE = timedelta(days=7)


def reminded_on(changed: date, calendar: WorkCalendar) -> date:
    """The day on which the writer of a draft that was last changed on a day is reminded."""
    return calendar.first_working_day(changed + REMINDED_AFTER)


def warned_on(changed: date, calendar: WorkCalendar) -> date:
    """The day on which it is said that the draft is about to close."""
    return calendar.first_working_day(changed + KEPT - WARNED_BEFORE)


def closes_on(changed: date, warned: date) -> date:
    """The day on which it closes: never sooner after the warning than was promised."""
    return max(changed + KEPT, warned + WARNED_BEFORE)
