"""Vietnam's working days: the `holidays` library, mended where it is wrong, and the deployer's own file over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import holidays

from bot.domain.calendar import WorkCalendar
from bot.errors import InputFault
from bot.plans.faults import Fault, FaultyFile
from bot.plans.source import Node, read

# The civil servants' New Year of 2026 (12729/VPCP-KGVX): a day off that the library lacks, a Saturday worked for it.
_SWAPPED_OFF = date(2026, 1, 2)
_SWAPPED_WORKED = date(2026, 1, 10)
#: up to this year the days off have been announced (for 2026: 9441/TB-BNV); later ones are a forecast
ANNOUNCED_UNTIL = 2026
#: Vietnam's Culture Day; resolution 28/2026/QH16 gives it no day in lieu when it falls on a weekend
_CULTURE_DAY = (11, 24)
#: how the library calls the days of the lunar New Year
_TET = "Lunar New Year"
_NOTHING = (frozenset[date](), frozenset[date](), frozenset[int]())


def work_calendar(years: range, override: Path | None = None) -> WorkCalendar:
    """The working days of these years. The override file (`BOT_HOLIDAYS`) wins over everything; it is YAML:

        off:    [{date: 2027-02-05, name: ...}]    # more days off
        worked: [{date: 2027-02-13, name: ...}]    # worked after all, be it a Saturday or a day off of the library
        announced: [2027]                          # years whose days off have been announced since

    Raises InputFault, with the line, for a file that is not so.
    """
    library = holidays.country_holidays("VN", years=years, language="en_US")
    off = {day for day in library if not _wrongly_in_lieu(day)} | {_SWAPPED_OFF}
    worked = set(library.weekend_workdays) | {_SWAPPED_WORKED}
    more_off, more_worked, announced = _overrides(override) if override else _NOTHING
    return WorkCalendar(
        days_off=frozenset((off - more_worked) | more_off),
        worked_weekends=frozenset((worked - more_off) | more_worked),
        tet=frozenset(day for day, name in library.items() if _TET in name),
        forecast=frozenset(year for year in years if year > ANNOUNCED_UNTIL) - announced,
    )


def _wrongly_in_lieu(day: date) -> bool:
    """The days after 24 November that the library gives in its lieu: November has no other holiday."""
    return day.month == _CULTURE_DAY[0] and (day.month, day.day) != _CULTURE_DAY


def _overrides(path: Path) -> tuple[frozenset[date], frozenset[date], frozenset[int]]:
    try:
        root = read(path)
        _known(root, ("off", "worked", "announced"))
        off, worked = (frozenset(_days(root.entries.get(key))) for key in ("off", "worked"))
        announced = frozenset(_years(root.entries.get("announced")))
    except FaultyFile as unreadable:
        raise unreadable.faults[0].as_input_fault() from None
    for day in off & worked:
        raise InputFault("holidays-both", file=root.file, line=root.line, key="worked", value=day.isoformat())
    return off, worked, announced


def _years(listed: Node | None) -> Iterator[int]:
    if listed is not None and not isinstance(listed.content, list | None):
        raise FaultyFile(Fault(listed.file, listed.line, "-", "holidays-shape"))
    for item in listed.items if listed else ():
        written = item.text or "-"
        if not (written.isascii() and written.isdecimal() and len(written) == len("2027")):
            raise FaultyFile(Fault(item.file, item.line, "announced", "holidays-year", {"value": written}))
        yield int(written)


def _known(node: Node, keys: Iterable[str]) -> None:
    if not isinstance(node.content, dict):
        raise FaultyFile(Fault(node.file, node.line, "-", "holidays-shape"))
    for key, entry in node.entries.items():
        if key not in keys:
            raise FaultyFile(Fault(entry.file, entry.line, key, "holidays-key-unknown", {"known": ", ".join(keys)}))


def _days(listed: Node | None) -> Iterator[date]:
    if listed is not None and not isinstance(listed.content, list | None):
        raise FaultyFile(Fault(listed.file, listed.line, "-", "holidays-shape"))
    for item in listed.items if listed else ():
        _known(item, ("date", "name"))
        written = item.entries.get("date")
        try:
            yield date.fromisoformat((written and written.text) or "")
        except ValueError:
            value = (written and written.text) or "-"
            raise FaultyFile(Fault(item.file, item.line, "date", "holidays-date", {"value": value})) from None
