"""A plan (ke hoach) as its file says it: fields, criteria, obligations, milestones, duties, each with its clause.

The models are the schema: strict, frozen, unknown keys refused. `bot.plans` reads the files into them.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field as Attribute, StringConstraints

from bot.domain.calendar import Every

Name = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
#: where a demand stands in the plan, such as `III.7`
Clause = Annotated[str, StringConstraints(min_length=1), BeforeValidator(lambda raw: str(raw) if isinstance(raw, int | float) else raw)]


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
    """A body the plan speaks of; matched to the roster by name or alias."""

    name: Name
    aliases: tuple[Name, ...] = ()


class Criterion(Part):
    """One checkable demand, in our own short words, with its clause."""

    text: Name
    source: Clause


class Field(Part):
    """A field or movement (linh vuc, phong trao) in which one may excel."""

    id: Slug
    name: Name
    aliases: tuple[Name, ...] = ()
    lead: tuple[Slug, ...] = ()
    consulting: tuple[Slug, ...] = ()
    source: Clause
    criteria: dict[Subject, tuple[Criterion, ...]] | Literal["general"]


class Selector(Part):
    """Which units of the roster owe an obligation: any of the kinds, names, the roots, or all but the roots."""

    kinds: tuple[Name, ...] = ()
    names: tuple[Name, ...] = ()
    root: bool = False
    all: bool = False


class Due(Part):
    """When a period's obligation is due. Exactly one of the ways is used."""

    before_day: Annotated[int, Attribute(ge=1, le=31)] | None = None
    end_of_period: DueBasis | None = None
    before: date | None = None
    on: date | None = None


class Obligation(Part):
    """Who must do what, at least how many, every which period, due when, to whom."""

    id: Slug
    action: Action
    who: Selector
    at_least: Annotated[int, Attribute(ge=1)] | None
    every: Every
    due: Due
    to: Slug | None = None
    source: Clause
    due_source: Clause | None = None


class Milestone(Part):
    """An interim or final review, conference or congress, in a quarter, a year or on a day."""

    id: Slug
    name: Name
    when: Name
    source: Clause
    text: Name | None = None


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
    """The plan's time, first to last day."""

    start: Annotated[date, Attribute(alias="from")]
    end: Annotated[date, Attribute(alias="to")]


class Plan(Part):
    """A whole plan, with everything that `extends` brought in already in place."""

    id: Slug
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]{1,5}$")]
    title: Name
    issuer: Name
    place: Name
    number: Name | None
    issued: date
    term: Term
    template: bool = False
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

    def field(self, field_id: str) -> Field:
        """The field of this id; KeyError when the plan has none."""
        for field in self.fields:
            if field.id == field_id:
                return field
        raise KeyError(field_id)

    def obligation(self, obligation_id: str) -> Obligation:
        """The obligation of this id; KeyError when the plan has none."""
        for obligation in self.obligations:
            if obligation.id == obligation_id:
                return obligation
        raise KeyError(obligation_id)
