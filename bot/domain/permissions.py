"""Who may do what: one table, asked by every use case that reads or changes another's data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.reminding import AS_PLANNED, Wishes
from bot.domain.roster import Tree


class Role(StrEnum):
    """What a person is on a unit of the tree. An admin stands above all units."""

    OFFICER = "officer"
    REVIEWER = "reviewer"
    FIELD_LEAD = "field-lead"
    BLOCK_LEAD = "block-lead"
    LEADER = "leader"
    ADMIN = "admin"


class Relation(StrEnum):
    """How the unit in question stands to the unit of the role."""

    OWN = "own"
    BELOW = "below"
    ELSEWHERE = "elsewhere"


class Action(StrEnum):
    """Something that touches a unit's data."""

    READ_FIGURES = "read-figures"  # how many are in or missing, and whether a unit has sent: numbers and unit names
    READ_DOSSIER = "read-dossier"  # everything in a nomination, personal data included
    NOMINATE = "nominate"  # write, submit and mend the unit's nominations
    WITHDRAW = "withdraw"
    DECIDE = "decide"  # approve, return, reject, undo the own last decision; say whether what waited was in time
    FORWARD = "forward"
    HEAR_SUMMARY = "hear-summary"  # the state of all units in the last days and after the deadline
    CHASE = "chase"  # nudge by hand, see and keep how officers are reached otherwise, log calls
    INVITE = "invite"
    ADMIT = "admit"  # grant or refuse what a stranger asks for


_EVERYWHERE = frozenset({Action.READ_FIGURES})
_REVIEWER = frozenset(
    {
        Action.READ_FIGURES,
        Action.READ_DOSSIER,
        Action.DECIDE,
        Action.FORWARD,
        Action.HEAR_SUMMARY,
        Action.CHASE,
        Action.INVITE,
        Action.ADMIT,
    }
)
_READER = frozenset({Action.READ_FIGURES, Action.READ_DOSSIER})
_OFFICER = frozenset({Action.READ_FIGURES, Action.READ_DOSSIER, Action.NOMINATE, Action.WITHDRAW})
_ADMIN = frozenset({Action.READ_FIGURES, Action.INVITE, Action.ADMIT})

#: role x relation -> actions. An admin runs the deployment and reads no dossier; leads get theirs with their room.
ALLOWED: Mapping[Role, Mapping[Relation, frozenset[Action]]] = {
    Role.OFFICER: {Relation.OWN: _OFFICER, Relation.BELOW: _EVERYWHERE, Relation.ELSEWHERE: _EVERYWHERE},
    Role.REVIEWER: {Relation.OWN: _REVIEWER, Relation.BELOW: _REVIEWER, Relation.ELSEWHERE: _EVERYWHERE},
    Role.FIELD_LEAD: dict.fromkeys(Relation, _EVERYWHERE),
    Role.BLOCK_LEAD: dict.fromkeys(Relation, _EVERYWHERE),
    Role.LEADER: {Relation.OWN: _READER, Relation.BELOW: _READER, Relation.ELSEWHERE: _EVERYWHERE},
    Role.ADMIN: dict.fromkeys(Relation, _ADMIN),
}


@dataclass(frozen=True)
class Holding:
    """A role that a person holds on a unit; an admin's unit is None."""

    role: Role
    unit_id: int | None


@dataclass(frozen=True)
class Person:
    """Somebody who joined. `address` is how they want to be called, None until they chose.

    `shared` says that several work at the account, each by a name; what it may do is the same for all of them.
    """

    id: int
    telegram_id: int
    name: str
    address: str | None
    language: str
    holdings: tuple[Holding, ...] = ()
    reminding: Wishes = AS_PLANNED
    shared: bool = False

    def units(self, role: Role) -> tuple[int, ...]:
        """The units on which the person holds a role."""
        return tuple(h.unit_id for h in self.holdings if h.role is role and h.unit_id is not None)

    def holds(self, role: Role) -> bool:
        return any(h.role is role for h in self.holdings)


def relation(holding: Holding, unit_id: int, tree: Tree) -> Relation:
    """How a unit stands to the unit of a role. An admin's role is for all; another's without a unit reaches none.

    What has been handed over to a successor is the successor's.
    """
    if holding.unit_id is None:
        return Relation.OWN if holding.role is Role.ADMIN else Relation.ELSEWHERE
    if any(heir.id == holding.unit_id for heir in tree.heirs(unit_id)):
        return Relation.OWN
    return Relation.BELOW if tree.is_under(unit_id, holding.unit_id) else Relation.ELSEWHERE


def may(person: Person, action: Action, unit_id: int, tree: Tree) -> bool:
    """Whether one of the person's roles allows an action on a unit."""
    return any(action in ALLOWED[holding.role][relation(holding, unit_id, tree)] for holding in person.holdings)


def who_may(people: Iterable[Person], action: Action, unit_id: int, tree: Tree) -> Iterator[Person]:
    """Those of the people whom a role allows an action on a unit."""
    return (person for person in people if may(person, action, unit_id, tree))


def may_dispose(person: Person, unit_id: int | None, tree: Tree) -> bool:
    """Whether a person may dispose for a unit below the root, or (None) for all; what the root owes is not its own."""
    if unit_id is None:
        return all(may(person, Action.DECIDE, unit.id, tree) for unit in tree if unit.parent is None)
    below = unit_id in tree and tree[unit_id].parent is not None
    return below and may(person, Action.DECIDE, unit_id, tree)


@dataclass(frozen=True)
class Findable:
    """The ids of the units of which a person may find and read any exemplar, and of which those approved."""

    whole: frozenset[int]
    approved: frozenset[int]


def findable(person: Person, tree: Tree) -> Findable:
    """What `may_find` allows, of all units at once."""
    whole = frozenset(unit.id for unit in tree if may(person, Action.READ_DOSSIER, unit.id, tree))
    served = _served(person, tree)
    return Findable(whole, frozenset(unit.id for unit in tree if _root(unit.id, tree) in served))


def reads_any(person: Person) -> bool:
    """Whether a person has a role by which they may look at any exemplar."""
    return any(holding.role is not Role.ADMIN for holding in person.holdings)


def may_find(person: Person, unit_id: int, tree: Tree, *, approved: bool) -> bool:
    """Whether a person may find a unit's exemplar by code, name and state.

    Whoever may read it may, and what has been approved those who serve under the same root: to learn from it.
    """
    if may(person, Action.READ_DOSSIER, unit_id, tree):
        return True
    return approved and _root(unit_id, tree) in _served(person, tree)


def _served(person: Person, tree: Tree) -> set[int]:
    """The roots under which a person serves."""
    return {_root(h.unit_id, tree) for h in person.holdings if h.unit_id is not None and h.unit_id in tree}


def _root(unit_id: int, tree: Tree) -> int:
    return list(tree.ancestors(unit_id))[-1].id
