"""Who of a unit's people hears a rung: first the one in charge, later all; whoever hears nothing is passed over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cached_property

from sqlmodel import Session

from bot.domain.permissions import Person, Relation, relation
from bot.domain.plan import Plan
from bot.domain.roster import Tree, Unit
from bot.domain.schedule import Ladder, Slot, Step
from bot.storage import drafts, nominations, people

_NEVER = (datetime.max.replace(tzinfo=UTC), 0)


class Hearing:
    """Who can be reached and who is in charge of which unit, looked up once for all of them."""

    def __init__(self, session: Session, tree: Tree, *, mails: bool = False) -> None:
        self._session = session
        self._mails = mails
        self._tree = tree
        self._newest: dict[str, dict[int, tuple[datetime, int]]] = {}

    @cached_property
    def _unreachable(self) -> frozenset[int]:
        return people.unreachable_ids(self._session, without_email=self._mails)

    @cached_property
    def _blocked(self) -> frozenset[int]:
        return people.unreachable_ids(self._session) if self._mails else self._unreachable

    @cached_property
    def _places(self) -> dict[tuple[int, int], tuple[datetime, int]]:
        return people.places(self._session)

    def hears(self, person: Person, *days: date) -> bool:
        """Whether a person may be reminded on all of these days, and can be reached."""
        return person.id not in self._unreachable and all(person.reminding.hears_on(day) for day in days)

    def reads(self, person: Person, day: date) -> bool:
        """Whether a person may be reminded on a day by the bot itself, of what goes into no mail."""
        return person.id not in self._blocked and person.reminding.hears_on(day)

    def heard_then(self, person: Person, unit_id: int, slot: Slot, now: datetime) -> bool:
        """Whether a person would have heard for a unit what came on a part of a day, and hears now (local).

        Who joined later would not have. Where somebody joins only after now the clock went back: nobody can tell.
        """
        if not self.hears(person, slot.day, now.date()):
            return False
        since = self._since(person, unit_id, now.date())
        return since is None or since <= slot.at(person.reminding.hour, now.tzinfo or UTC) or since > now

    def _since(self, person: Person, unit_id: int, today: date) -> datetime | None:
        """Since when a person has had to do with a unit, or with what stands for it; None where that is not known."""
        stands = {unit_id, *(each.id for each in self._tree.on(unit_id, today))}
        near = [
            held.unit_id
            for held in person.holdings
            if held.unit_id is not None
            and any(relation(held, each, self._tree) is not Relation.ELSEWHERE for each in stands)
        ]
        return min(
            (self._places[person.id, each][0] for each in near if (person.id, each) in self._places), default=None
        )

    def told(
        self, concerned: Iterable[Person], plan: Plan, unit: Unit, ladder: Ladder, step: Step, now: datetime
    ) -> list[Person]:
        """Those of a unit's people who hear a step now (local): all near the day, before that who is in charge."""
        today = now.date()
        hearing = [person for person in concerned if self.heard_then(person, unit.id, step.slot, now)]
        if step.ahead <= ladder.others_from or len(hearing) <= 1:
            return hearing
        there = self._tree.on(unit.id, today)
        # before units become one each has somebody in charge
        groups = (
            [[p for p in hearing if (p.id, each.id) in self._places] for each in there] if len(there) > 1 else [hearing]
        )
        chosen = {min(group, key=lambda person: self._rank(person, plan, unit)).id for group in groups if group}
        return [person for person in hearing if person.id in chosen]

    def _rank(self, person: Person, plan: Plan, unit: Unit) -> tuple[bool, tuple[datetime, int], int]:
        line = (unit.id, *self._tree.before(unit.id))
        found = self._newest_of(plan.id)
        newest = max((found[each] for each in line if each in found), default=None)
        places = (self._places.get((person.id, each), _NEVER) for each in line)
        return newest is None or newest[1] != person.id, min(places), person.id

    def _newest_of(self, plan_id: str) -> dict[int, tuple[datetime, int]]:
        """When and by whom the newest nomination of each unit was sent, or is being written."""
        if plan_id not in self._newest:
            found = dict(nominations.newest_senders(self._session, plan_id))
            for unit_id, written in drafts.newest_writers(self._session, plan_id).items():
                found[unit_id] = max(written, found.get(unit_id, written))
            self._newest[plan_id] = found
        return self._newest[plan_id]
