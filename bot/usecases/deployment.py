"""What a deployment runs with: read once at the start, the same for every use case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from functools import cached_property

from bot.domain.answers import ReadingWords
from bot.domain.calendar import WorkCalendar
from bot.domain.chasing import ChasingWords
from bot.domain.declaring import DeclaringWords
from bot.domain.hearsay import HearsayWords
from bot.domain.plan import Plan
from bot.domain.reminding_said import RemindingWords
from bot.domain.roster import Tree, Unit
from bot.domain.sharing import SharingWords
from bot.understanding import Point, PointFinder, Reader, Term, Understanding, Vocabulary

#: a shorter code may as well be a number or a word
_CODE = 5


@dataclass(frozen=True)
class Deployment:
    """Plans in force, working days, words, time zone, language, and who runs it (Telegram ids)."""

    plans: tuple[Plan, ...]
    calendar: WorkCalendar
    understanding: Understanding
    words: ReadingWords
    zone: tzinfo
    language: str = "vi"
    admins: frozenset[int] = frozenset()
    bot_username: str = ""
    hearsay: HearsayWords = field(default_factory=HearsayWords)
    declaring: DeclaringWords = field(default_factory=DeclaringWords)
    chasing: ChasingWords = field(default_factory=ChasingWords)
    sharing: SharingWords = field(default_factory=SharingWords)
    reminding: RemindingWords = field(default_factory=RemindingWords)
    #: whether there is a mail server
    mails: bool = False

    @property
    def main_plan(self) -> Plan:
        """The plan that is meant when none is named."""
        return self.plans[0]

    def runs(self, plan_id: str) -> bool:
        """Whether this deployment runs a plan: one may have been taken out while something of it was being written."""
        return any(plan.id == plan_id for plan in self.plans)

    def plan(self, plan_id: str) -> Plan:
        """The plan of an id; KeyError when this deployment does not run it."""
        for plan in self.plans:
            if plan.id == plan_id:
                return plan
        raise KeyError(plan_id)

    @cached_property
    def points(self) -> PointFinder:
        """What finds the point of a question."""
        return PointFinder(self.words.points, self.understanding.split)

    @cached_property
    def none_reports(self) -> PointFinder:
        """What finds a zero report in a text."""
        return PointFinder({Point.NONE_TO_SEND: self.declaring.none}, self.understanding.split)

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone)

    def today(self, now: datetime) -> date:
        return self.local(now).date()

    def reader(self, plan: Plan, tree: Tree) -> Reader:
        """What reads texts in the names of a plan and a roster. Units are named by their id."""
        return self.understanding.prepare(vocabulary(plan, tree, called=lambda unit: str(unit.id)))


def vocabulary(plan: Plan, tree: Tree, *, called: Callable[[Unit], str]) -> Vocabulary:
    """The names of a plan's fields and of the units below the roots; `called` is how a meaning names a unit."""
    fields = tuple(Term(field.id, (field.name, *field.aliases)) for field in plan.fields)
    units = tuple(Term(called(unit), _names(unit)) for unit in tree if unit.parent is not None)
    return Vocabulary(fields, units)


def _names(unit: Unit) -> tuple[str, ...]:
    """What a unit is called in a text; a short code could be any number."""
    code = (unit.code,) if unit.code and len(unit.code) >= _CODE else ()
    return (*unit.called, *code)
