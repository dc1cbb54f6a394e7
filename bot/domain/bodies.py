"""Which body of a plan a unit of the roster is."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.names import fold
from bot.domain.plan import Body, Plan
from bot.domain.roster import Unit


def body_of(plan: Plan, unit: Unit) -> str | None:
    """The plan's body that a unit is: by name or alias first, then by kind; None when the plan speaks of none such."""
    by_name = (slug for slug, body in plan.bodies.items() if _is_called(body, unit))
    by_kind = (slug for slug, body in plan.bodies.items() if _is_of_kind(body, unit))
    return next(by_name, None) or next(by_kind, None)


def is_body(body: Body, unit: Unit) -> bool:
    """Whether a unit is this body, or one of the many that it stands for."""
    return _is_called(body, unit) or _is_of_kind(body, unit)


def _is_called(body: Body, unit: Unit) -> bool:
    return not _folded((unit.name, *unit.aliases)).isdisjoint(_folded((body.name, *body.aliases)))


def _is_of_kind(body: Body, unit: Unit) -> bool:
    return fold(unit.kind) in _folded(body.kinds)


def _folded(names: Iterable[str]) -> set[str]:
    return {fold(name) for name in names}
