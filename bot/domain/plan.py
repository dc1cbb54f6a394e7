"""A plan (ke hoach) as its file says it: fields, criteria, obligations, milestones, duties, each with its clause.

The models are the schema: strict, frozen, unknown keys refused. `bot.plans` reads the files into them.
"""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Discriminator, StringConstraints, Tag, model_validator
from pydantic import Field as Attribute

from bot.domain.calendar import first_day_of, last_day_of
from bot.domain.obligation import (
    Action,
    Due,
    DueBasis,
    Milestone,
    MilestoneKind,
    Obligation,
    Question,
    Roll,
    Selector,
)
from bot.domain.parts import (
    Asked,
    Body,
    Channel,
    Criterion,
    Duty,
    FormRule,
    LegalBasis,
    Letterhead,
    Measure,
    Need,
    Part,
    Reminders,
    Scoring,
    Statement,
    Subject,
    Trouble,
    Weight,
)
from bot.domain.written import Clause, Code, DateOrMonth, FirstDay, LastDay, Name, Slug, unfit

__all__ = [
    "BUTTON",
    "Action",
    "Asked",
    "Body",
    "Channel",
    "Criterion",
    "Due",
    "DueBasis",
    "Duty",
    "Field",
    "FormRule",
    "LegalBasis",
    "Letterhead",
    "Measure",
    "Milestone",
    "MilestoneKind",
    "Need",
    "Obligation",
    "Part",
    "Plan",
    "Question",
    "Reward",
    "Roll",
    "Scoring",
    "Selector",
    "Statement",
    "Subject",
    "Term",
    "Trouble",
    "Weight",
]

#: the most characters that a button may show
BUTTON = 20

Reward = Statement


def _criteria_kind(raw: object) -> str:
    if isinstance(raw, str):
        return "general"
    return "split" if isinstance(raw, dict) else "shared"


Criteria = Annotated[
    Annotated[dict[Subject, tuple[Criterion, ...]], Tag("split")]
    | Annotated[tuple[Criterion, ...], Tag("shared")]
    | Annotated[Literal["general"], Tag("general")],
    Discriminator(_criteria_kind),
]


class Field(Part):
    """A field or movement (linh vuc, phong trao) in which one may excel; `label` is what a button shows.

    `criteria` are split by subject, or one list for all of them, or `general`: the plan's standards alone. With `areas`
    they are where the plan looks for exemplars: one who excels in some of them is meant too.
    `open_list` marks the choice "another field", which a plan offers whose own list ends in "...".
    """

    id: Slug
    name: Name
    label: Annotated[str, StringConstraints(min_length=1, max_length=BUTTON)] | None = None
    aliases: tuple[Name, ...] = ()
    lead: tuple[Slug, ...] = ()
    consulting: tuple[Slug, ...] = ()
    open_list: bool = False
    areas: bool = False
    source: Clause
    criteria: Criteria

    @property
    def button(self) -> str:
        """The label, or else the shortest way to say the field that fits on a button."""
        fitting = [name for name in (self.label, self.name, *self.aliases) if name and len(name) <= BUTTON]
        return fitting[0] if fitting else self.name[: BUTTON - 3] + "..."

    def singles_out(self, subject: Subject) -> bool:
        """Whether the field demands something of a subject in particular."""
        match self.criteria:
            case str():
                return False
            case dict() as split:
                return subject in split
            case shared:
                return any(subject in one.subjects for one in shared)

    def demands(self, subject: Subject | None) -> tuple[tuple[Subject | None, tuple[Criterion, ...]], ...]:
        """The field's own demands on a subject (on all when None), by subject where the plan splits them, else None."""
        match self.criteria:
            case str():
                return ()
            case dict() as split:
                return tuple((each, listed) for each, listed in split.items() if subject in (None, each))
            case shared:
                fitting = tuple(one for one in shared if one.speaks_of(subject))
                return ((None, fitting),) if fitting else ()


class Term(Part):
    """The plan's time, first to last day; a file may write years or months, such as `2021-04` to `2025-12`.

    `carried_out_from` is where the plan itself begins only later.
    """

    start: Annotated[FirstDay, Attribute(alias="from")]
    end: Annotated[LastDay, Attribute(alias="to")]
    carried_out_from: FirstDay | None = None

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.end < self.start:
            raise unfit("term-backwards")
        if self.carried_out_from is not None and self.carried_out_from not in self:
            raise unfit("carried-out-outside")
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
    #: the issue date as the copy shows it: `2021-04` where the day is left blank, None where all of it is
    issued_as: Annotated[DateOrMonth | None, Attribute(alias="issued")]
    term: Term
    template: bool = False
    extends: Name | None = None
    #: the file of the original, beside the plan file
    document: Name | None = None
    scope: tuple[Statement, ...] = ()
    purpose: tuple[Statement, ...] = ()
    based_on: tuple[LegalBasis, ...] = ()
    #: what has changed the plan since it was issued, oldest first
    amended_by: tuple[LegalBasis, ...] = ()
    letterhead: Letterhead | None = None
    bodies: dict[Slug, Body]
    subjects: tuple[Subject, ...]
    definition: tuple[Criterion, ...] = ()
    standards: tuple[Criterion, ...] = ()
    fields: tuple[Field, ...]
    obligations: tuple[Obligation, ...]
    milestones: tuple[Milestone, ...] = ()
    duties: tuple[Duty, ...] = ()
    rewards: tuple[Reward, ...] = ()
    scoring: Scoring | None = None
    trouble: Trouble | None = None
    #: what its form asks beyond or short of the usual
    form: tuple[FormRule, ...] = ()
    reminders: Reminders = Reminders()

    @cached_property
    def version(self) -> str:
        """A digest of all that the plan says: another one as soon as a word of it changes, comments aside.

        What the file leaves out is no part of it, so a key that the schema learns later changes no plan.
        """
        said = self.model_dump_json(by_alias=True, exclude_defaults=True)
        return hashlib.sha256(said.encode()).hexdigest()[:12]

    @property
    def issued(self) -> date | None:
        """The issue date; the first of the month where the copy leaves the day blank, None where it shows no date."""
        return None if self.issued_as is None else first_day_of(self.issued_as)

    @property
    def issued_day_known(self) -> bool:
        """Whether the copy shows the day of issue."""
        return self.issued_as is not None and first_day_of(self.issued_as) == last_day_of(self.issued_as)

    @property
    def asks_since(self) -> date:
        """The day from which on something may be due: the issue, or the first day where the copy shows no date."""
        return self.issued or self.term.start

    def field(self, field_id: str) -> Field:
        """The field of this id; KeyError when the plan has none."""
        return {field.id: field for field in self.fields}[field_id]

    def obligation(self, obligation_id: str) -> Obligation:
        """The obligation of this id; KeyError when the plan has none."""
        return {obligation.id: obligation for obligation in self.obligations}[obligation_id]

    def need(self, question: Asked, subject: Subject) -> Need | None:
        """What the plan's form does with a question; None where the plan says nothing of it."""
        rules = (rule.need for rule in self.form if rule.question is question and rule.speaks_of(subject))
        return next(rules, None)

    def standards_for(self, subject: Subject | None) -> tuple[Criterion, ...]:
        """The general demands that apply to a subject, whatever the field."""
        return tuple(standard for standard in self.standards if standard.speaks_of(subject))

    def definition_of(self, subject: Subject | None) -> tuple[Criterion, ...]:
        """What the plan says of a subject alone when it says what an exemplar is."""
        return tuple(one for one in self.definition if subject in one.subjects)
