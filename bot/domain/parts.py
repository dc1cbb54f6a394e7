"""The small parts that a plan is put together from: demands, bodies and how to reach them, documents, duties."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, FiniteFloat, model_validator
from pydantic import Field as Attribute

from bot.domain.calendar import Every
from bot.domain.schedule import DEFAULT, FARTHEST, Ladder
from bot.domain.written import Clause, Email, Name, Slug, unfit


class Subject(StrEnum):
    """Who may be an exemplar."""

    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"
    HOUSEHOLD = "household"
    MODEL = "model"


class Part(BaseModel):
    """Anything inside a plan file: frozen, and no key that the schema does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Statement(Part):
    """Something the plan says, in our own short words, with its clause."""

    text: Name
    source: Clause


class Criterion(Statement):
    """One checkable demand; `subjects` narrows it to those, `favoured` is no demand but what the plan prefers."""

    subjects: tuple[Subject, ...] = ()
    favoured: bool = False

    def speaks_of(self, subject: Subject | None) -> bool:
        """Whether the demand applies to a subject; to any when None."""
        return subject is None or not self.subjects or subject in self.subjects


class Channel(Part):
    """One way to reach a body: an e-mail address or a portal, and `what` goes there."""

    email: Email | None = None
    portal: Name | None = None
    what: Name
    source: Clause

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.email is None) == (self.portal is None):
            raise unfit("one-channel")
        return self

    @property
    def address(self) -> str:
        """The e-mail address, or what the portal is called."""
        return self.email or self.portal or ""


class Body(Part):
    """A body the plan speaks of; matched to the roster by name, alias or, for many alike, kind.

    `outside` says that no unit of the roster is this body: a superior, a council, "all units". `until` is its last day
    where it is gone by now, and `successor` the body that stands in its place since then.
    """

    name: Name
    aliases: tuple[Name, ...] = ()
    kinds: tuple[Name, ...] = ()
    outside: bool = False
    until: dt.date | None = None
    successor: Slug | None = None
    channels: tuple[Channel, ...] = ()

    @model_validator(mode="after")
    def _ends_before_it_is_succeeded(self) -> Self:
        if self.successor is not None and self.until is None:
            raise unfit("successor-without-end")
        return self


class Duty(Statement):
    """What a body must do under the plan."""

    body: Slug


class Trouble(Statement):
    """What to do when something sticks, and the body to tell."""

    to: Slug | None = None


class LegalBasis(Part):
    """A document on which the plan rests, or that changes it; number and date as far as the plan gives them."""

    number: Name | None = None
    date: dt.date | None = None
    by: Name
    about: Name | None = None
    source: Clause | None = None


class Letterhead(Part):
    """What stands at the head and foot of documents that go out under the plan.

    `lines` are the issuer's, its superior first; `place` stands before the date; `on_behalf` and `signer` over the
    signature. The Front (`front`) has a layout of its own, without the motto of the state.
    """

    profile: Literal["state", "front"] = "state"
    lines: tuple[Name, ...] = Attribute(min_length=1)
    place: Name
    symbol: Name
    on_behalf: Name | None = None
    signer: Name | None = None


class Measure(StrEnum):
    """What a score counts, of a unit and a year."""

    MET = "met"
    ON_TIME = "on-time"
    LATE = "late"
    MISSING = "missing"
    APPROVED = "approved"
    PUBLISHED = "published"


class Weight(Part):
    """So many points for each time that something is counted; below zero they are taken off."""

    measure: Measure
    points: FiniteFloat
    source: Clause


class Scoring(Statement):
    """That a body scores the units, how often, and by which points; none where the plan names none."""

    by: Slug
    every: Every
    weights: tuple[Weight, ...] = ()


class Asked(StrEnum):
    """The questions of the form that a plan may require, make optional or leave out, in the order of the form."""

    BORN = "born"
    PLACE = "place"
    OCCUPATION = "occupation"
    DEEDS = "deeds"
    RESULTS = "results"
    GAINED = "gained"
    SINCE = "since"
    OTHER_NAMES = "other-names"
    GENDER = "gender"
    HOMETOWN = "hometown"
    EDUCATION = "education"
    ETHNICITY = "ethnicity"
    RELIGION = "religion"
    MEMBERS = "members"
    HEAD = "head"
    SIZE = "size"
    METHOD = "method"
    COST = "cost"
    REPLICATION = "replication"
    UNTIL = "until"
    REWARDS = "rewards"
    PROPOSAL = "proposal"
    EVIDENCE = "evidence"
    PHONE = "phone"


class Need(StrEnum):
    """Whether a question has to be answered before a nomination can be sent."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    LEFT_OUT = "left-out"


_Ahead = Annotated[int, Attribute(ge=1, le=FARTHEST)]
_Days = Annotated[int, Attribute(ge=0, le=FARTHEST)]


class Reminders(Part):
    """On which days the bot reminds, in working days before the last one; `Ladder` says what each key means.

    This is the deployer's own choice, so it has no clause.
    """

    ahead: tuple[_Ahead, ...] = DEFAULT.ahead
    others_from: _Days = DEFAULT.others_from
    reviewer: tuple[_Days, ...] = DEFAULT.reviewer

    @model_validator(mode="after")
    def _come_nearer(self) -> Self:
        for days in (self.ahead, self.reviewer):
            if list(days) != sorted(set(days), reverse=True):
                raise unfit("reminders-order")
        return self

    @property
    def ladder(self) -> Ladder:
        return Ladder(self.ahead, self.others_from, self.reviewer)


class FormRule(Part):
    """What the plan's form does with one question, of these subjects or of all that it is asked of."""

    question: Asked
    need: Need
    subjects: tuple[Subject, ...] = ()
    source: Clause

    def speaks_of(self, subject: Subject) -> bool:
        """Whether the rule applies to a subject."""
        return not self.subjects or subject in self.subjects
