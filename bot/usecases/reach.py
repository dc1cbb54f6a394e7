"""Who can no longer be written to, and who is told of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.domain.permissions import Action, Person, may, who_may
from bot.domain.roster import Tree, Unit
from bot.storage import people, units
from bot.usecases import notes


@dataclass(frozen=True)
class OutOfReach:
    """To a reviewer: this person of these units has blocked the bot or is gone."""

    name: str
    units: tuple[Unit, ...]


def lose(session: Session, telegram_id: int, now: datetime) -> None:
    """Telegram refuses messages to this account: remember it and tell the reviewers of its units, once a day (UTC).

    Where no reviewer is left who could be told, the admins are.
    """
    person = people.by_telegram(session, telegram_id)
    if person is None or not people.reachable(session, person.id):
        return
    people.unreachable(session, telegram_id, now)
    tree = units.tree(session)
    blocked = people.unreachable_ids(session)
    others = [other for other in people.everybody(session) if other.id not in blocked]
    keepers = {keeper.id: keeper for unit_id in _units(person) for keeper in _keepers(others, unit_id, tree)}
    for keeper in keepers.values():
        key = f"out-of-reach:{person.id}:{now:%Y-%m-%d}:{keeper.id}"
        notes.send(session, keeper.telegram_id, notes.OutOfReach(person.id), key=key, now=now)


def load(session: Session, reader: Person, person_id: int) -> OutOfReach | None:
    """What there is to tell; None once the person is back, or has no unit left that is the reader's to mind."""
    person, tree = people.get(session, person_id), units.tree(session)
    minded = tuple(tree[unit_id] for unit_id in _units(person) if may(reader, Action.INVITE, unit_id, tree))
    if people.reachable(session, person_id) or not minded:
        return None
    return OutOfReach(person.name, minded)


def _units(person: Person) -> Iterable[int]:
    return dict.fromkeys(holding.unit_id for holding in person.holdings if holding.unit_id is not None)


def _keepers(others: Iterable[Person], unit_id: int, tree: Tree) -> list[Person]:
    everybody = tuple(others)
    reviewers = list(who_may(everybody, Action.DECIDE, unit_id, tree))
    return reviewers or list(who_may(everybody, Action.INVITE, unit_id, tree))
