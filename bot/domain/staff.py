"""People by where they stand in the tree, so that not everybody has to be asked about every unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.domain.permissions import Person
from bot.domain.roster import Tree


@dataclass(frozen=True)
class Staff:
    """The people of a tree."""

    people: tuple[Person, ...]
    tree: Tree

    @cached_property
    def _by_unit(self) -> Mapping[int | None, list[Person]]:
        found: dict[int | None, list[Person]] = {}
        for person in self.people:
            for unit_id in dict.fromkeys(holding.unit_id for holding in person.holdings):
                found.setdefault(unit_id, []).append(person)
        return found

    def near(self, unit_id: int) -> list[Person]:
        """All who may have to do with a unit, as `people` lists them.

        Their roles are on it, on what it has succeeded or becomes, on what stands above these, or on no unit at all.
        """
        waiting: list[int | None] = [None, unit_id, *self.tree.before(unit_id)]
        seen: set[int | None] = set()
        found: dict[int, Person] = {}
        while waiting:
            current = waiting.pop()
            if current in seen:
                continue
            seen.add(current)
            found.update((person.id, person) for person in self._by_unit.get(current, ()))
            if current is not None:
                unit = self.tree[current]
                waiting += (unit.parent, *unit.successors)
        return sorted(found.values(), key=lambda person: self._places[person.id])

    @cached_property
    def _places(self) -> Mapping[int, int]:
        return {person.id: place for place, person in enumerate(self.people)}
