"""What the answers to questions hold; `ask` finds them out, `replies.ask` words them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.domain.calendar import Period
from bot.domain.disposition import Disposition
from bot.domain.nomination import Nomination
from bot.domain.obligations import DueObligation
from bot.domain.permissions import Person, Role
from bot.domain.plan import Criterion, Duty, Field, Milestone, Obligation, Plan, Reward, Subject
from bot.domain.roster import Unit
from bot.storage.milestones import Mark
from bot.understanding import Intent
from bot.usecases.standing import UnitStanding


@dataclass(frozen=True)
class Remaining:
    """How one unit stands in one period; `returned` is to be mended, `earlier` are unmet periods of the year."""

    plan: Plan
    standing: UnitStanding
    returned: tuple[Nomination, ...]
    earlier: tuple[Period, ...]
    own: bool
    over: bool


@dataclass(frozen=True)
class RemainingOver:
    """How one unit stands over a quarter or year of monthly periods that have begun."""

    plan: Plan
    unit: Unit
    span: Period
    standings: tuple[UnitStanding, ...]


@dataclass(frozen=True)
class RemainingAll:
    """How all units below one stand in a period, or those of one officer.

    `own` are obligations of the unit on which the reviewer sits; `asked_as` is the role that makes somebody ask.
    """

    plan: Plan
    due: DueObligation
    standings: tuple[UnitStanding, ...]
    own: tuple[UnitStanding, ...]
    over: bool
    asked_as: Role


@dataclass(frozen=True)
class NotYours:
    """The person's roles do not allow reading that unit's figures."""

    unit: Unit


@dataclass(frozen=True)
class MissingUnits:
    """Which units still miss something in a period; `disposes` may extend and exempt."""

    plan: Plan
    due: DueObligation
    standings: tuple[UnitStanding, ...]
    disposes: bool = False


@dataclass(frozen=True)
class NoQuota:
    """The plan sets no number: what was submitted this period, by the unit or by all, and what is due next.

    `own` are obligations of the unit on which the asker sits.
    """

    plan: Plan
    period: Period
    unit: Unit | None
    submitted: int
    own: tuple[UnitStanding, ...]
    coming: tuple[DueObligation, ...]


@dataclass(frozen=True)
class NoDeadline:
    """The plan gives no time by which to nominate: what it gives a time, when that is next due.

    `own` says that the asker's own unit is meant.
    """

    plan: Plan
    obligation: Obligation | None
    coming: tuple[DueObligation, ...]
    over: bool
    own: bool = False


@dataclass(frozen=True)
class NoSuchPeriod:
    """A period was named that the plan does not have."""

    plan: Plan
    period: Period


@dataclass(frozen=True)
class NothingOwed:
    """The unit owes no nominations under the plan."""

    plan: Plan
    unit: Unit


@dataclass(frozen=True)
class Deadline:
    """When an obligation is due; `met` says whether the unit has done its part, None when none is meant.

    `extended` is what gives more time than the plan.
    """

    plan: Plan
    due: DueObligation
    unit: Unit | None
    met: bool | None
    over: bool
    extended: Disposition | None = None


@dataclass(frozen=True)
class Criteria:
    """The demands on a subject in a field, and the general ones."""

    plan: Plan
    field: Field | None
    subject: Subject | None
    demands: tuple[tuple[Subject | None, tuple[Criterion, ...]], ...]
    general: tuple[Criterion, ...]


@dataclass(frozen=True)
class WhichField:
    """A field is needed to answer; `intent` is asked again with the one that is tapped."""

    plan: Plan
    intent: Intent


@dataclass(frozen=True)
class Fields:
    """The fields in which one may nominate."""

    plan: Plan


@dataclass(frozen=True)
class LeadAgency:
    """Which bodies lead a field."""

    plan: Plan
    field: Field


@dataclass(frozen=True)
class LedBy:
    """Which fields a body leads or is consulted on."""

    plan: Plan
    body: str
    leads: tuple[Field, ...]
    consults: tuple[Field, ...]


@dataclass(frozen=True)
class SubmitWhere:
    """To whom the unit's nominations go."""

    plan: Plan
    obligation: Obligation | None


@dataclass(frozen=True)
class Milestones:
    """Reviews, conferences and congresses of the plan, its reports with the day when each is due (the last one when
    all are past, None without a time), and today's day to say what is past.

    `done` are marked as done; the asker may mark one, or has a report to hand in.
    """

    plan: Plan
    milestones: tuple[Milestone, ...]
    reports: tuple[tuple[Obligation, date | None], ...]
    today: date
    done: Mapping[str, Mark] = field(default_factory=dict)
    may_mark: bool = False
    hands_in: bool = False


@dataclass(frozen=True)
class PlanInfo:
    """Which plan applies."""

    plan: Plan
    over: bool


@dataclass(frozen=True)
class Rewards:
    plan: Plan
    rewards: tuple[Reward, ...]


@dataclass(frozen=True)
class Duties:
    """What bodies must do; `body` None for all."""

    plan: Plan
    body: str | None
    duties: tuple[Duty, ...]


@dataclass(frozen=True)
class Help:
    """What the bot can do for this person; `hands_in` says that a report of theirs is owed."""

    person: Person
    hands_in: bool = False


@dataclass(frozen=True)
class Smalltalk:
    pass


@dataclass(frozen=True)
class NotMyBusiness:
    pass


@dataclass(frozen=True)
class Unsure:
    """Not understood well enough: up to three guesses."""

    guesses: tuple[Intent, ...]


@dataclass(frozen=True)
class NotYet:
    """Understood, and honestly not something this version does."""

    intent: Intent


Answer = (
    Remaining
    | RemainingOver
    | RemainingAll
    | NotYours
    | MissingUnits
    | NoQuota
    | NoSuchPeriod
    | NothingOwed
    | Deadline
    | NoDeadline
    | Criteria
    | WhichField
    | Fields
    | LeadAgency
    | LedBy
    | SubmitWhere
    | Milestones
    | PlanInfo
    | Rewards
    | Duties
    | Help
    | Smalltalk
    | NotMyBusiness
    | Unsure
    | NotYet
)
