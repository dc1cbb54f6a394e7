"""Which body of a plan a unit of the roster is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.calendar import ONE_DAY
from bot.domain.names import fold
from bot.domain.plan import Body, Obligation, Plan
from bot.domain.roster import Tree, Unit


@dataclass(frozen=True)
class Receiver:
    """To whom something goes: the body that the plan names, since when it is gone, and what stands in its place.

    `now` is empty when it is gone and nobody has been named in its place; `body` is the one whose channels are good.
    `inferred_from` is the clause from which the body follows where the plan names no receiver.
    """

    stated: Body
    gone_since: date | None
    now: tuple[str, ...]
    body: Body | None
    inferred_from: str | None = None


def receiver_of(plan: Plan, obligation: Obligation, day: date, tree: Tree) -> Receiver | None:
    """The receiver of an obligation as it is on a day; None where no receiver is known."""
    if obligation.to is None:
        return None
    return replace(receiver_on(plan, obligation.to, day, tree), inferred_from=obligation.to_inferred_from)


def gone(plan: Plan, slugs: Iterable[str], day: date, tree: Tree) -> tuple[Receiver, ...]:
    """Those of the bodies that are gone by a day, with what stands in their place."""
    found = (receiver_on(plan, slug, day, tree) for slug in dict.fromkeys(slugs))
    return tuple(one for one in found if one.gone_since is not None)


def receiver_on(plan: Plan, slug: str, day: date, tree: Tree) -> Receiver:
    """The receiver that a plan names, as it is on a day, by what the plan file says of its end, else by the roster."""
    stated = body = plan.bodies[slug]
    seen = {slug}
    while body.until is not None and body.until < day:
        if body.successor is None or body.successor in seen:
            return Receiver(stated, _after(stated.until), (), None)
        seen.add(body.successor)
        body = plan.bodies[body.successor]
    since = _after(stated.until) if body is not stated else None
    units = [unit for unit in tree if _is_called(body, unit)]
    if not units or any(unit.exists_on(day) for unit in units):
        return Receiver(stated, since, (body.name,), body)
    ended = [unit.valid_to for unit in units if unit.valid_to is not None and unit.valid_to < day]
    heirs = dict.fromkeys(one.name for unit in units for one in tree.on(unit.id, day))
    return Receiver(stated, since or _after(max(ended, default=None)), tuple(heirs), None)


def _after(last: date | None) -> date | None:
    return None if last is None else last + ONE_DAY


def body_of(plan: Plan, unit: Unit) -> str | None:
    """The plan's body that a unit is: by name or alias first, then by kind; None when the plan speaks of none such."""
    by_name = (slug for slug, body in plan.bodies.items() if _is_called(body, unit))
    by_kind = (slug for slug, body in plan.bodies.items() if _is_of_kind(body, unit))
    return next(by_name, None) or next(by_kind, None)


def is_body(body: Body, unit: Unit) -> bool:
    """Whether a unit is this body, or one of the many that it stands for."""
    return _is_called(body, unit) or _is_of_kind(body, unit)


def longest_name(plan: Plan, said: Sequence[str], split: Callable[[str], Sequence[str]]) -> tuple[str, int] | None:
    """The plan's body of which a text has the longest name or alias, and how many words that has; None without any."""
    found = [
        (slug, len(words))
        for slug, body in plan.bodies.items()
        for words in map(split, (body.name, *body.aliases))
        if words and shared(said, words) == len(words)
    ]
    return max(found, key=lambda one: one[1], default=None)


def shared(said: Sequence[str], name: Sequence[str]) -> int:
    """How many words in a row of a name stand in a text."""
    runs = [0] * (len(name) + 1)
    longest = 0
    for word in said:
        runs = [0, *(runs[i] + 1 if word == each else 0 for i, each in enumerate(name))]
        longest = max(longest, *runs)
    return longest


def _is_called(body: Body, unit: Unit) -> bool:
    return not _folded((unit.name, *unit.aliases)).isdisjoint(_folded((body.name, *body.aliases)))


def _is_of_kind(body: Body, unit: Unit) -> bool:
    return fold(unit.kind) in _folded(body.kinds)


def _folded(names: Iterable[str]) -> set[str]:
    return {fold(name) for name in names}
