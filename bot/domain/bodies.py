"""Which body of a plan a unit of the roster is."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.names import fold
from bot.domain.plan import Plan
from bot.domain.roster import Unit


def body_of(plan: Plan, unit: Unit) -> str | None:
    """The plan's body that a unit is: by name or alias first, then by kind; None when the plan speaks of none such."""
    called = _folded((unit.name, *unit.aliases))
    for slug, body in plan.bodies.items():
        if not called.isdisjoint(_folded((body.name, *body.aliases))):
            return slug
    return next((slug for slug, body in plan.bodies.items() if fold(unit.kind) in _folded(body.kinds)), None)


def _folded(names: Iterable[str]) -> set[str]:
    return {fold(name) for name in names}
