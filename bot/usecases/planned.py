"""What the timetable gives, and what it asks of those who plan a part of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.domain.obligations import DueMilestone, DueObligation
from bot.domain.permissions import Person
from bot.domain.roster import Unit
from bot.domain.schedule import Rung
from bot.usecases import notes
from bot.usecases.standing import UnitStanding


@dataclass(frozen=True)
class Planned:
    """Something to be said to a person at a moment (local); None when nobody is there to hear it.

    `unit` is whose it is; of a summary for a reviewer the unit below which all stand. `rung` and `due` are those of
    what is owed and of milestones, `standing` of what a unit misses. `once` is what is never said twice.
    """

    at: datetime
    person: Person | None
    item: notes.Item
    unit: Unit
    once: str = ""
    rung: Rung | None = None
    due: DueObligation | DueMilestone | None = None
    standing: UnitStanding | None = None


@dataclass(frozen=True)
class Look:
    """At which moment is looked: who (by their hour) is spoken to, in the morning too, and which slots are said now."""

    now: datetime
    hours: frozenset[time | None]
    mornings: frozenset[time | None]
    says: Callable[[datetime, time | None], bool]
    #: what once overdue waits for the next occasion is said only on the very day
    ahead: bool = False

    @property
    def today(self) -> date:
        return self.now.date()

    def greets(self, person: Person) -> bool:
        """Whether this is a person's morning."""
        return person.reminding.hour in self.mornings


#: whether a person is there on the day of a look to hear what only the bot itself says
Listens = Callable[[Person, Look], bool]
#: likewise for a unit (by its id), of which who joined after this morning hears from the next one on
ListensFor = Callable[[Person, int, Look], bool]
