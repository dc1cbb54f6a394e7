"""Who owes what by when: obligations and milestones as a plan file says them. `bot.domain.obligations` dates them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field as Attribute
from pydantic import model_validator

from bot.domain.calendar import Every, MonthDay, Period, written_period
from bot.domain.parts import Part, Subject
from bot.domain.written import Clause, Clock, DatedOrYearly, Name, PeriodOrDay, Slug, unfit


class Action(StrEnum):
    """What an obligation asks for."""

    NOMINATE = "nominate"
    FORWARD = "forward"
    REPORT = "report"


class DueBasis(StrEnum):
    """Whether the plan names the day or we took the end of the period."""

    STATED = "stated"
    INFERRED = "inferred"


class Roll(StrEnum):
    """Where a last day that is no working day goes."""

    NONE = "none"
    BEFORE = "before"
    AFTER = "after"


class Selector(Part):
    """Which units of the roster owe an obligation: any of the kinds, names, the roots, or all but the roots."""

    kinds: tuple[Name, ...] = ()
    names: tuple[Name, ...] = ()
    root: bool = False
    all: bool = False

    @model_validator(mode="after")
    def _names_somebody(self) -> Self:
        if not (self.kinds or self.names or self.root or self.all):
            raise unfit("nobody")
        return self


class Due(Part):
    """When a period's obligation is due; exactly one of six ways.

    `before_day`, `on_day`: of the period's last month, or with `after_period` of the month that follows. `days_after`:
    so many days after the period. `end_of_period`: its last day. `before`, `on`: a dated day of a one-off, or a day of
    every year (`11-15`), with `after_period` of the year that follows. `before` leaves the named day out.

    `inferred` says that the plan does not name the day itself; `cutoff` is the minute on the last day up to which
    something is in time, local, the end of the day when None.
    """

    before_day: Annotated[int, Attribute(ge=1, le=31)] | None = None
    on_day: Annotated[int, Attribute(ge=1, le=31)] | None = None
    days_after: Annotated[int, Attribute(ge=1, le=366)] | None = None
    end_of_period: DueBasis | None = None
    before: DatedOrYearly | None = None
    on: DatedOrYearly | None = None
    after_period: bool = False
    inferred: bool = False
    roll: Roll = Roll.NONE
    cutoff: Clock | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        ways = (self.before_day, self.on_day, self.days_after, self.end_of_period, self.before, self.on)
        if sum(way is not None for way in ways) != 1:
            raise unfit("one-due")
        if self.after_period and self.day_of_month is None and not isinstance(self.day, MonthDay):
            raise unfit("after-period")
        if self.inferred and self.end_of_period is not None:
            raise unfit("inferred-twice")
        return self

    @property
    def day(self) -> date | MonthDay | None:
        """The day that `before` or `on` names."""
        return self.before if self.before is not None else self.on

    @property
    def day_of_month(self) -> int | None:
        """The day that `before_day` or `on_day` names."""
        return self.before_day if self.before_day is not None else self.on_day

    @property
    def excludes_its_day(self) -> bool:
        """Whether the named day itself is too late: "before the 20th"."""
        return self.before_day is not None or self.before is not None

    @property
    def basis(self) -> DueBasis:
        """Stated unless the file says that the day or the end of the period is inferred."""
        return DueBasis.INFERRED if self.inferred else self.end_of_period or DueBasis.STATED


class Question(Part):
    """A figure (in `unit`) or a line of text that a report asks for; without a clause it is our own suggestion."""

    id: Slug
    ask: Name
    type: Literal["number", "text"] = "number"
    unit: Name | None = None
    source: Clause | None = None


class Obligation(Part):
    """Who must do what, at least how many (`counts_...` narrow what counts), every which period, due when, to whom.

    `name` is what people call it where the action alone does not tell. `due` is None where the plan names no time and
    none follows from it: nobody is late with such a one, and it stands in no calendar. `to_inferred_from` is the clause
    from which the receiver follows where the plan names none.
    """

    id: Slug
    name: Name | None = None
    action: Action
    who: Selector
    at_least: Annotated[int, Attribute(ge=1)] | None
    every: Every
    due: Due | None
    to: Slug | None = None
    to_inferred_from: Clause | None = None
    source: Clause
    due_source: Clause | None = None
    counts_when: Literal["published"] | None = None
    counts_subjects: tuple[Subject, ...] = ()
    questions: tuple[Question, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _a_report_has_no_number(cls, raw: object) -> object:
        """A report may leave `at_least` out; who nominates or forwards says a number or null."""
        if isinstance(raw, dict) and raw.get("action") == Action.REPORT and "at_least" not in raw:
            return {**raw, "at_least": None}
        return raw

    @model_validator(mode="after")
    def _due_fits(self) -> Self:
        if self.due is None:
            if self.at_least is not None:
                raise unfit("number-without-due")
            return self
        fits = {Every.ONCE: isinstance(self.due.day, date), Every.YEAR: not isinstance(self.due.day, date)}
        if not fits.get(self.every, self.due.day is None):
            raise unfit("due-rhythm")
        return self

    @model_validator(mode="after")
    def _infers_a_receiver(self) -> Self:
        if self.to_inferred_from is not None and self.to is None:
            raise unfit("inferred-without-receiver")
        return self

    @model_validator(mode="after")
    def _keys_fit_the_action(self) -> Self:
        if self.questions and self.action is not Action.REPORT:
            raise unfit("questions-of-reports")
        if self.action is Action.REPORT and (self.counts_when or self.counts_subjects):
            raise unfit("reports-count-themselves")
        return self

    @property
    def basis(self) -> DueBasis:
        """Whether the plan names the day."""
        return DueBasis.INFERRED if self.due is None else self.due.basis


class MilestoneKind(StrEnum):
    """What is held or done at a milestone."""

    START = "start"
    INTERIM = "interim"
    FINAL = "final"
    CONFERENCE = "conference"
    CONGRESS = "congress"
    HONOURS = "honours"


class Milestone(Part):
    """An interim or final review, conference or congress, in a month, quarter, year or on a day (`when`).

    `when` is None where the plan names no time; `inferred` says that the day is not the plan's own. `time` are the
    plan's words where they say more than `when`, such as "the end of 2023"; `text` is what is done. `who` holds it.
    """

    id: Slug
    name: Name
    kind: MilestoneKind | None = None
    when: PeriodOrDay | None
    time: Name | None = None
    inferred: bool = False
    who: Selector = Selector(root=True)
    source: Clause
    text: Name | None = None

    @property
    def period(self) -> Period | None:
        """The period that `when` names; of a day, its month."""
        return None if self.when is None else written_period(self.when)[0]

    @property
    def due(self) -> date | None:
        """The last day of the period, or the day itself."""
        return None if self.when is None else written_period(self.when)[1]

    @property
    def basis(self) -> DueBasis:
        """Stated only where the plan names the day."""
        names_a_day = self.when is not None and len(self.when) == len("2025-06-30")
        return DueBasis.STATED if names_a_day and not self.inferred else DueBasis.INFERRED
