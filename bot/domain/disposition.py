"""What a reviewer disposes of a unit's duty in a period: more time, none at all, or an earlier day to steer to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property


class Disposal(StrEnum):
    """What may be disposed."""

    EXTEND = "extend"  # the deadline is a later day
    EXEMPT = "exempt"  # nothing is owed for the period
    CUTOFF = "cutoff"  # reminders steer to an earlier day, which is no deadline
    RECEIVED = "received"  # what came on paper was there on a day


#: what one unit, or all of them, may have
FOR_UNITS = (Disposal.EXTEND, Disposal.EXEMPT, Disposal.CUTOFF)


@dataclass(frozen=True)
class Disposition:
    """One that holds. `unit_id` is None for all units; `day` is the day meant, None for an exemption.

    `letter` is the number of the letter that says so; `of_nomination` or `of_report` what was received.
    `by_name` is who did so, of several at the person's account.
    """

    id: int
    disposal: Disposal
    plan_id: str
    obligation_id: str
    period: str
    unit_id: int | None
    day: date | None
    reason: str
    letter: str | None
    person_id: int
    at: datetime
    of_nomination: int | None = None
    of_report: int | None = None
    by_name: str | None = None


@dataclass(frozen=True)
class Dispositions:
    """Those that hold for an obligation in a period, the oldest first.

    Of extensions the latest day counts, whoever it was meant for; of all else a unit's own before one for all, the
    newest of each.
    """

    listed: tuple[Disposition, ...] = ()

    @cached_property
    def _in_force(self) -> Mapping[tuple[Disposal, int | None], Disposition]:
        """What counts of each kind, by unit or for all."""
        return {(each.disposal, each.unit_id): each for each in sorted(self.listed, key=_weight)}

    @cached_property
    def units(self) -> frozenset[int]:
        """The units with a word of their own; for the others holds what was disposed for all."""
        return frozenset(each.unit_id for each in self.listed if each.unit_id is not None)

    @cached_property
    def received(self) -> tuple[Disposition, ...]:
        """What was there on paper."""
        return tuple(each for each in self.listed if each.disposal is Disposal.RECEIVED)

    def of(self, disposal: Disposal, unit_id: int | None) -> Disposition | None:
        """The one that holds for a unit, or (None) for all of them."""
        own, general = self._in_force.get((disposal, unit_id)), self._in_force.get((disposal, None))
        if own is None or general is None:
            return own or general
        return max(own, general, key=_weight) if disposal is Disposal.EXTEND else own

    def newest(self, units: Iterable[int] | None = None) -> int:
        """The id of the newest one for any of the units, or any at all; 0 without any."""
        wanted = None if units is None else set(units)
        fitting = (e.id for e in self.listed if wanted is None or e.unit_id is None or e.unit_id in wanted)
        return max(fitting, default=0)


def _weight(each: Disposition) -> tuple[date, int]:
    """What counts more of two of a kind: of extensions the later day, else the newer one."""
    day = each.day if each.disposal is Disposal.EXTEND and each.day is not None else date.min
    return day, each.id
