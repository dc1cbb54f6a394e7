"""Units (don vi): a tree of bodies, from a roster file or the database."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from bot.domain.calendar import ONE_DAY
from bot.domain.names import fold
from bot.domain.plan import Selector


@dataclass(frozen=True)
class Unit:
    """A body in the roster. `parent` is None for a root.

    `successors` go on from the day after its last one: one after a merger or a new name, several after a split, the
    first of which bears what cannot be shared. `handed_over` says that they have taken over its roles and drafts.
    `within` is what it belongs to, where another of its name is in being at the same time.
    """

    id: int
    name: str
    kind: str
    parent: int | None = None
    aliases: tuple[str, ...] = ()
    code: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[int, ...] = ()
    handed_over: bool = False
    within: str | None = field(default=None, compare=False)

    def exists_on(self, day: date) -> bool:
        """Whether the unit is in being on a day; its last day counts."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def shares_a_day(self, other: Unit) -> bool:
        """Whether both are in being on some day."""
        begins, ends = self.valid_from or date.min, self.valid_to or date.max
        return begins <= (other.valid_to or date.max) and (other.valid_from or date.min) <= ends

    @property
    def full_name(self) -> str:
        """The name, and where it belongs when the name alone does not tell."""
        return self.name if self.within is None else f"{self.name} ({self.within})"

    @property
    def called(self) -> tuple[str, ...]:
        """The name first, then what else it is called."""
        return (self.name, *self.aliases)


class Way(StrEnum):
    """How a unit came to its end; a unit without successors is dissolved."""

    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"


@dataclass(frozen=True)
class Change:
    """A unit that has ended or will, and who stands in its place from a day on."""

    old: Unit
    new: tuple[Unit, ...]
    since: date
    way: Way


@dataclass(frozen=True)
class Tree:
    """All units of a deployment."""

    units: tuple[Unit, ...] = field(default=())

    @cached_property
    def _by_id(self) -> dict[int, Unit]:
        return {unit.id: unit for unit in self.units}

    @cached_property
    def _predecessors(self) -> dict[int, tuple[int, ...]]:
        found: dict[int, tuple[int, ...]] = {}
        for unit in self.units:
            for successor in unit.successors:
                found[successor] = (*found.get(successor, ()), unit.id)
        return found

    @cached_property
    def _kinds(self) -> dict[int, str]:
        """The kind of each unit as it is compared."""
        folded = {kind: fold(kind) for kind in {unit.kind for unit in self.units}}
        return {unit.id: folded[unit.kind] for unit in self.units}

    def __iter__(self) -> Iterator[Unit]:
        return iter(self.units)

    def __getitem__(self, unit_id: int) -> Unit:
        return self._by_id[unit_id]

    def __contains__(self, unit_id: int) -> bool:
        return unit_id in self._by_id

    def ancestors(self, unit_id: int) -> Iterator[Unit]:
        """The unit itself, its parent, and so on up to the root."""
        current: int | None = unit_id
        while current is not None:
            unit = self._by_id[current]
            yield unit
            current = unit.parent

    def is_under(self, unit_id: int, top: int) -> bool:
        """Whether a unit is this one or stands below it, or whoever has taken over from it does."""
        seen: set[int] = set()
        waiting = [unit_id]
        while waiting and top not in seen:
            unit = self._by_id[waiting.pop()]
            if unit.id not in seen:
                seen.add(unit.id)
                waiting += (*(() if unit.parent is None else (unit.parent,)), *self._taken_over(unit))
        return top in seen

    def under(self, top: int) -> tuple[Unit, ...]:
        """The units below one, without itself, in roster order."""
        return tuple(unit for unit in self.units if unit.id != top and self.is_under(unit.id, top))

    def on(self, unit_id: int, day: date) -> tuple[Unit, ...]:
        """The units that stand for one on a day: itself, its successors after its time, its predecessors before it.

        Over any number of changes; empty when nobody does.
        """
        found: dict[int, Unit] = {}
        self._gather(unit_id, day, found, set())
        return tuple(found.values())

    def bearer(self, unit_id: int, day: date) -> int:
        """The unit to which one's entries count in what is due on a day: itself until it has ended, then its heir.

        Of several successors the first named; a unit without any bears its own for ever.
        """
        current, seen = self._by_id[unit_id], {unit_id}
        while current.valid_to is not None and current.valid_to < day and current.successors:
            current = self._by_id[current.successors[0]]
            if current.id in seen:
                break
            seen.add(current.id)
        return current.id

    def borne_by(self, unit_id: int, day: date) -> tuple[int, ...]:
        """The units whose entries count for one in what is due on a day, itself first."""
        line = self.before(unit_id)
        return (unit_id, *(each for each in line if self.bearer(each, day) == unit_id))

    def speaking_for(self, unit_id: int, day: date, spoken: Container[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Who of those that have spoken counts for a unit in what is due on a day, and who has yet to.

        The unit itself; else those that it has succeeded, or in their place those that these have; each once.
        """
        line = frozenset(self.borne_by(unit_id, day))
        found: dict[int, bool] = {}
        waiting, seen = [unit_id], set[int]()
        while waiting:
            current = waiting.pop(0)
            behind = [each for each in self._predecessors.get(current, ()) if each in line]
            if current in seen:
                continue
            seen.add(current)
            if current not in spoken and behind:
                waiting += behind
            else:
                found[current] = current in spoken
        return tuple(each for each in found if found[each]), tuple(each for each in found if not found[each])

    def heirs(self, unit_id: int) -> tuple[Unit, ...]:
        """The unit itself and all that have taken over from it by now, its successors' successors included."""
        found: dict[int, Unit] = {}
        waiting = [unit_id]
        while waiting:
            unit = self._by_id[waiting.pop(0)]
            if unit.id not in found:
                found[unit.id] = unit
                waiting += self._taken_over(unit)
        return tuple(found.values())

    def current(self, unit_id: int) -> Unit:
        """The unit itself, or who has taken over from it by now; of several the first named."""
        return next((unit for unit in self.heirs(unit_id) if not self._taken_over(unit)), self._by_id[unit_id])

    def inherited(self, unit_id: int) -> tuple[int, ...]:
        """The unit itself and all from which it has taken over by now."""
        return (unit_id, *(each for each in self.before(unit_id) if unit_id in {one.id for one in self.heirs(each)}))

    def change(self, unit_id: int, day: date) -> Change | None:
        """What becomes of a unit that will have ended by a day; None when it is still in being then."""
        unit = self._by_id[unit_id]
        if unit.valid_to is None or day <= unit.valid_to:
            return None
        since = unit.valid_to + ONE_DAY
        new = tuple(one for one in self.on(unit_id, day) if one.id != unit_id)
        if not new:
            return None
        alone = all(self._predecessors.get(successor) == (unit.id,) for successor in unit.successors)
        born = all(self._by_id[successor].valid_from == since for successor in unit.successors)
        way = Way.SPLIT if len(unit.successors) > 1 else Way.RENAMED if alone and born else Way.MERGED
        return Change(unit, new, since, way)

    def _gather(self, unit_id: int, day: date, found: dict[int, Unit], seen: set[int]) -> None:
        if unit_id in seen:
            return
        seen.add(unit_id)
        unit = self._by_id[unit_id]
        if unit.exists_on(day):
            found[unit.id] = unit
            return
        after = unit.valid_to is not None and unit.valid_to < day
        for other in unit.successors if after else self._predecessors.get(unit_id, ()):
            self._gather(other, day, found, seen)

    def _taken_over(self, unit: Unit) -> tuple[int, ...]:
        return unit.successors if unit.handed_over else ()

    def before(self, unit_id: int) -> tuple[int, ...]:
        """All that a unit has succeeded, over any number of changes."""
        found: dict[int, None] = {}
        waiting = list(self._predecessors.get(unit_id, ()))
        while waiting:
            current = waiting.pop(0)
            if current not in found and current != unit_id:
                found[current] = None
                waiting += self._predecessors.get(current, ())
        return tuple(found)

    def select(self, selector: Selector, *, on: date) -> tuple[Unit, ...]:
        """The units that a selector of the plan names, in being on a day; each once, in roster order.

        What the plan names by name, its successors are too.
        """
        kinds, names = _folded(selector.kinds), _folded(selector.names)
        return tuple(
            unit
            for unit in self.units
            if unit.exists_on(on)
            and (
                (selector.root and unit.parent is None)
                or (selector.all and unit.parent is not None)
                or self._kinds[unit.id] in kinds
                or not names.isdisjoint(self._names_ever(unit) if names else ())
            )
        )

    def _names_ever(self, unit: Unit) -> set[str]:
        line = (unit, *(self._by_id[each] for each in self.before(unit.id)))
        return {name for each in line for name in _folded(each.called)}

    def all_named(self, name: str) -> tuple[Unit, ...]:
        """The units of this name, alias or code, without regard to case and diacritics.

        Those that have ended give way to their namesakes without an end.
        """
        wanted = fold(name)
        named = ((unit, _folded((*unit.called, unit.full_name, unit.code or ""))) for unit in self.units)
        found = [unit for unit, names in named if wanted and wanted in names]
        return tuple([unit for unit in found if unit.valid_to is None] or found)

    def named(self, name: str) -> Unit | None:
        """The unit of this name, alias or code; None unless there is just one."""
        found = self.all_named(name)
        return found[0] if len(found) == 1 else None


def told_apart(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """The units, with `within` for those of one name that are in being at the same time."""
    listed = tuple(units)
    names = {unit.id: unit.name for unit in listed}
    alike: dict[str, list[Unit]] = {}
    for unit in listed:
        alike.setdefault(fold(unit.name), []).append(unit)

    def within(unit: Unit) -> str | None:
        others = (other for other in alike[fold(unit.name)] if other.id != unit.id)
        return names.get(unit.parent or 0) if any(map(unit.shares_a_day, others)) else None

    return tuple(replace(unit, within=within(unit)) if len(alike[fold(unit.name)]) > 1 else unit for unit in listed)


def _folded(names: Iterable[str]) -> set[str]:
    return {fold(name) for name in names}
