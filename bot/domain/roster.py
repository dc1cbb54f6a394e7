"""Units (don vi): a tree of bodies, from a roster file or the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from bot.domain.names import fold
from bot.domain.plan import Selector


@dataclass(frozen=True)
class Unit:
    """A body in the roster. `parent` is None for a root."""

    id: int
    name: str
    kind: str
    parent: int | None = None
    aliases: tuple[str, ...] = ()
    code: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successor: int | None = None

    def exists_on(self, day: date) -> bool:
        """Whether the unit is in being on a day; its last day counts."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Tree:
    """All units of a deployment."""

    units: tuple[Unit, ...] = field(default=())

    @cached_property
    def _by_id(self) -> dict[int, Unit]:
        return {unit.id: unit for unit in self.units}

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
        """Whether a unit is this one or stands below it."""
        return any(unit.id == top for unit in self.ancestors(unit_id))

    def under(self, top: int) -> tuple[Unit, ...]:
        """The units below one, without itself, in roster order."""
        return tuple(unit for unit in self.units if unit.id != top and self.is_under(unit.id, top))

    def select(self, selector: Selector, *, on: date) -> tuple[Unit, ...]:
        """The units that a selector of the plan names, in being on a day; each once, in roster order."""
        kinds, names = _folded(selector.kinds), _folded(selector.names)
        return tuple(
            unit
            for unit in self.units
            if unit.exists_on(on)
            and (
                (selector.root and unit.parent is None)
                or (selector.all and unit.parent is not None)
                or fold(unit.kind) in kinds
                or not names.isdisjoint(_folded((unit.name, *unit.aliases)))
            )
        )

    def named(self, name: str) -> Unit | None:
        """The unit of this name or alias, without regard to case and diacritics; None unless there is just one.

        One that has ended gives way to its namesake without an end.
        """
        wanted = fold(name)
        found = [unit for unit in self.units if wanted in _folded((unit.name, *unit.aliases))]
        lasting = [unit for unit in found if unit.valid_to is None] or found
        return lasting[0] if len(lasting) == 1 else None


def _folded(names: Iterable[str]) -> set[str]:
    return {fold(name) for name in names}
