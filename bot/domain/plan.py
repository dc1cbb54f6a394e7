"""A plan (ke hoach) as its file says it: fields, criteria, obligations, milestones, duties, each with its clause.

The models are the schema: strict, frozen, unknown keys refused. `bot.plans` reads the files into them.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Discriminator, StringConstraints, Tag, model_validator
from pydantic import Field as Attribute

from bot.domain.calendar import Every, MonthDay, Period, first_day_of, last_day_of, written_period
from bot.domain.written import (
    Clause,
    Code,
    DatedOrYearly,
    DateOrMonth,
    FirstDay,
    LastDay,
    Name,
    PeriodOrDay,
    Slug,
    unfit,
)

#: the most characters that a button may show
BUTTON = 20


class Subject(StrEnum):
    """Who may be an exemplar."""

    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"
    HOUSEHOLD = "household"
    MODEL = "model"


class Action(StrEnum):
    """What an obligation asks for."""

    NOMINATE = "nominate"
    FORWARD = "forward"
    REPORT = "report"


class DueBasis(StrEnum):
    """Whether the plan names the day or we took the end of the period."""

    STATED = "stated"
    INFERRED = "inferred"


class Part(BaseModel):
    """Anything inside a plan file: frozen, and no key that the schema does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Body(Part):
    """A body the plan speaks of; matched to the roster by name, alias or, for many alike, kind."""

    name: Name
    aliases: tuple[Name, ...] = ()
    kinds: tuple[Name, ...] = ()


class Criterion(Part):
    """One checkable demand, in our own short words, with its clause; `subjects` narrows a general standard."""

    text: Name
    source: Clause
    subjects: tuple[Subject, ...] = ()

    def speaks_of(self, subject: Subject | None) -> bool:
        """Whether the demand applies to a subject; to any when None."""
        return subject is None or not self.subjects or subject in self.subjects


Criteria = Annotated[
    Annotated[dict[Subject, tuple[Criterion, ...]], Tag("split")] | Annotated[Literal["general"], Tag("general")],
    Discriminator(lambda raw: "general" if isinstance(raw, str) else "split"),
]


class Field(Part):
    """A field or movement (linh vuc, phong trao) in which one may excel; `label` is what a button shows."""

    id: Slug
    name: Name
    label: Annotated[str, StringConstraints(min_length=1, max_length=BUTTON)] | None = None
    aliases: tuple[Name, ...] = ()
    lead: tuple[Slug, ...] = ()
    consulting: tuple[Slug, ...] = ()
    source: Clause
    criteria: Criteria

    @property
    def button(self) -> str:
        """The label, or else the shortest way to say the field that fits on a button."""
        fitting = [name for name in (self.label, self.name, *self.aliases) if name and len(name) <= BUTTON]
        return fitting[0] if fitting else self.name[: BUTTON - 3] + "..."


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
    """When a period's obligation is due; exactly one of four ways.

    `before_day`: of the period's last month, or with `after_period` of the month that follows. `before` and `on`:
    a dated day of a one-off, or a day of every year (`11-15`).
    """

    before_day: Annotated[int, Attribute(ge=1, le=31)] | None = None
    after_period: bool = False
    end_of_period: DueBasis | None = None
    before: DatedOrYearly | None = None
    on: DatedOrYearly | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        ways = (self.before_day, self.end_of_period, self.before, self.on)
        if sum(way is not None for way in ways) != 1:
            raise unfit("one-due")
        if self.after_period and self.before_day is None:
            raise unfit("after-period")
        return self

    @property
    def day(self) -> date | MonthDay | None:
        """The day that `before` or `on` names."""
        return self.before if self.before is not None else self.on

    @property
    def basis(self) -> DueBasis:
        """Stated unless the file says that the end of the period is inferred."""
        return self.end_of_period or DueBasis.STATED


class Question(Part):
    """A figure or a line of text that a report asks for."""

    id: Slug
    ask: Name
    type: Literal["number", "text"] = "number"
    source: Clause | None = None


class Obligation(Part):
    """Who must do what, at least how many (`counts_...` narrow what counts), every which period, due when, to whom."""

    id: Slug
    action: Action
    who: Selector
    at_least: Annotated[int, Attribute(ge=1)] | None
    every: Every
    due: Due
    to: Slug | None = None
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
    def _due_fits_the_rhythm(self) -> Self:
        fits = {Every.ONCE: isinstance(self.due.day, date), Every.YEAR: not isinstance(self.due.day, date)}
        if not fits.get(self.every, self.due.day is None):
            raise unfit("due-rhythm")
        return self


class Milestone(Part):
    """An interim or final review, conference or congress, in a month, quarter, year or on a day (`when`)."""

    id: Slug
    name: Name
    when: PeriodOrDay
    source: Clause
    text: Name | None = None

    @property
    def period(self) -> Period:
        """The period that `when` names; of a day, its month."""
        return written_period(self.when)[0]

    @property
    def due(self) -> date:
        """The last day of the period, or the day itself."""
        return written_period(self.when)[1]

    @property
    def basis(self) -> DueBasis:
        """Stated only where the plan names the day."""
        return DueBasis.STATED if len(self.when) == len("2025-06-30") else DueBasis.INFERRED


class Duty(Part):
    """What a body must do under the plan."""

    body: Slug
    text: Name
    source: Clause


class Reward(Part):
    """How exemplars are honoured."""

    text: Name
    source: Clause


class LegalBasis(Part):
    """A document on which the plan rests."""

    number: Name | None = None
    date: date
    by: Name
    about: Name | None = None


class Term(Part):
    """The plan's time, first to last day; a file may write years or months, such as `2021-04` to `2025-12`."""

    start: Annotated[FirstDay, Attribute(alias="from")]
    end: Annotated[LastDay, Attribute(alias="to")]

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.end < self.start:
            raise unfit("term-backwards")
        return self

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


class Plan(Part):
    """A whole plan, with everything that `extends` brought in already in place."""

    id: Slug
    code: Code
    title: Name
    issuer: Name
    place: Name
    number: Name | None
    #: the issue date as the copy shows it: `2021-04` where the day is left blank
    issued_as: Annotated[DateOrMonth, Attribute(alias="issued")]
    term: Term
    template: bool = False
    extends: Name | None = None
    purpose: tuple[Criterion, ...] = ()
    based_on: tuple[LegalBasis, ...] = ()
    bodies: dict[Slug, Body]
    subjects: tuple[Subject, ...]
    standards: tuple[Criterion, ...] = ()
    fields: tuple[Field, ...]
    obligations: tuple[Obligation, ...]
    milestones: tuple[Milestone, ...] = ()
    duties: tuple[Duty, ...] = ()
    rewards: tuple[Reward, ...] = ()
    trouble: Criterion | None = None

    @property
    def issued(self) -> date:
        """The issue date; the first of the month where the copy leaves the day blank."""
        return first_day_of(self.issued_as)

    @property
    def issued_day_known(self) -> bool:
        """Whether the copy shows the day of issue."""
        return first_day_of(self.issued_as) == last_day_of(self.issued_as)

    def field(self, field_id: str) -> Field:
        """The field of this id; KeyError when the plan has none."""
        return {field.id: field for field in self.fields}[field_id]

    def obligation(self, obligation_id: str) -> Obligation:
        """The obligation of this id; KeyError when the plan has none."""
        return {obligation.id: obligation for obligation in self.obligations}[obligation_id]

    def standards_for(self, subject: Subject | None) -> tuple[Criterion, ...]:
        """The general demands that apply to a subject, whatever the field."""
        return tuple(standard for standard in self.standards if standard.speaks_of(subject))
