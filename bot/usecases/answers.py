"""What the answers to questions hold; `ask` finds them out, `replies.ask` words them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeGuard

from bot.domain.bodies import Receiver
from bot.domain.calendar import Period
from bot.domain.disposition import Disposition
from bot.domain.nomination import Nomination
from bot.domain.obligations import DueObligation
from bot.domain.permissions import Person, Role
from bot.domain.plan import Criterion, Duty, Field, Milestone, Obligation, Plan, Reward, Subject
from bot.domain.roster import Change, Unit
from bot.domain.schedule import Ladder
from bot.storage.milestones import Mark
from bot.understanding import Intent, Point
from bot.usecases.planned import Planned
from bot.usecases.standing import UnitStanding


@dataclass(frozen=True)
class Coming:
    """What is next due. `owners` are who owes it where that is not the asker; empty where it goes without saying."""

    due: DueObligation
    owners: tuple[Unit, ...] = ()


@dataclass(frozen=True)
class Remaining:
    """How one unit stands in one period; `returned` is to be mended, `earlier` are unmet periods before it.

    Earlier ones are those of the asker's own units, since anybody could send here. `also` is the present period, where
    one that has ended is not past its last day and goes first; `none_reported` are those of the earlier ones for which
    the unit has said that it had nobody.
    """

    plan: Plan
    standing: UnitStanding
    returned: tuple[Nomination, ...]
    earlier: tuple[Period, ...]
    own: bool
    over: bool
    also: UnitStanding | None = None
    none_reported: frozenset[Period] = frozenset()


@dataclass(frozen=True)
class Forwards:
    """How a unit that owes no nominations stands with what it must forward."""

    plan: Plan
    own: tuple[UnitStanding, ...]


@dataclass(frozen=True)
class RemainingOver:
    """How one unit stands over a quarter or year of monthly periods that have begun."""

    plan: Plan
    unit: Unit
    span: Period
    standings: tuple[UnitStanding, ...]


@dataclass(frozen=True)
class OverAll:
    """How all units stand over a quarter or year of shorter periods that have begun: each unit in each of them."""

    plan: Plan
    span: Period
    standings: tuple[UnitStanding, ...]


@dataclass(frozen=True)
class Slow:
    """By unit's id, in how many periods of a span the first that was sent came late, and how many passed without any.

    `whole` says that all units are to be listed; `since` is the first period that counts as unsent, where earlier ones
    were over before anybody here could send or receive anything.
    """

    plan: Plan
    span: Period
    standings: tuple[UnitStanding, ...]
    late: Mapping[int, int]
    unsent: Mapping[int, int]
    whole: bool
    since: Period | None = None


@dataclass(frozen=True)
class RemainingAll:
    """How all units below one stand in a period, or those of one officer.

    `own` are obligations of the unit on which the reviewer sits; `asked_as` is the role that makes somebody ask;
    `others` are how units stand with further obligations of the plan, such as those that owe by the quarter.
    `brief` says that the asker wants one sentence, `named` that it was asked of that unit; `circle` whose figure it is.
    """

    plan: Plan
    due: DueObligation
    standings: tuple[UnitStanding, ...]
    own: tuple[UnitStanding, ...]
    over: bool
    asked_as: Role
    others: tuple[tuple[DueObligation, tuple[UnitStanding, ...]], ...] = ()
    brief: bool = False
    named: Unit | None = None
    circle: str = ""


@dataclass(frozen=True)
class NotYours:
    """The person's roles do not allow reading that unit's figures."""

    unit: Unit


@dataclass(frozen=True)
class MissingUnits:
    """Which units still miss something in a period; `disposes` may extend and exempt, the rest as in RemainingAll.

    `whole` says that a button asked for all names.
    """

    plan: Plan
    due: DueObligation
    standings: tuple[UnitStanding, ...]
    others: tuple[tuple[DueObligation, tuple[UnitStanding, ...]], ...] = ()
    disposes: bool = False
    circle: str = ""
    whole: bool = False


@dataclass(frozen=True)
class NoQuota:
    """The plan sets no number: what was submitted this period, by these units or (none) all, and what is due next.

    `own` are obligations of the unit on which the asker sits; `period` is None for a campaign and for a plan that is
    over: all of its time counts. `hands_in` says that the asker owes a report, `sums` that they see those of others.
    So many as `returned` of those submitted are to be mended, `mend` is the id of one that is the asker's to mend;
    `by_unit` says that the question is which units sent (`sent_by`) and which did not (`silent`), `whole` that a
    button asked for all of their names.
    `said` is how a unit stands that has said something of the period itself.
    """

    plan: Plan
    obligation: Obligation | None
    period: Period | None
    units: tuple[Unit, ...]
    submitted: int
    own: tuple[UnitStanding, ...]
    coming: tuple[Coming, ...]
    hands_in: bool = False
    sums: bool = False
    returned: int = 0
    mend: int | None = None
    officer: bool = False
    sent_by: tuple[Unit, ...] = ()
    silent: tuple[Unit, ...] = ()
    by_unit: bool = False
    whole: bool = False
    said: UnitStanding | None = None


@dataclass(frozen=True)
class NoDeadline:
    """The plan gives no time by which to nominate: what it gives a time, when that is next due.

    `officer` says that the asker may nominate all the same, `receiver` to whom; the other two are as in NoQuota.
    """

    plan: Plan
    obligation: Obligation | None
    coming: tuple[Coming, ...]
    over: bool
    officer: bool = False
    hands_in: bool = False
    sums: bool = False
    receiver: Receiver | None = None


@dataclass(frozen=True)
class NoSuchPeriod:
    """A period was named that the plan does not have."""

    plan: Plan
    period: Period


@dataclass(frozen=True)
class NothingOwed:
    """These units owe no nominations under the plan."""

    plan: Plan
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class Deadline:
    """When an obligation is due to some units, or (none) to all; `unmet` are those that have yet to do their part.

    `others` are what comes next when this day is past, and further numbers of the plan for who owes none of them.
    `receiver` is to whom it goes, `extended` what gives more time than the plan, `officer` that the asker nominates.
    `waiting` have done their part, which counts once it is published.
    """

    plan: Plan
    due: DueObligation
    units: tuple[Unit, ...]
    unmet: tuple[Unit, ...]
    over: bool
    others: tuple[Coming, ...] = ()
    receiver: Receiver | None = None
    extended: Disposition | None = None
    officer: bool = False
    waiting: tuple[Unit, ...] = ()


@dataclass(frozen=True)
class Criteria:
    """The demands on a subject in a field, and the general ones.

    Where a subject was named and no field, `apart` are those that demand something of it in particular. `uncounted`
    are the obligations in whose number the subject does not count; `officer` says that the asker may nominate.
    """

    plan: Plan
    field: Field | None
    subject: Subject | None
    demands: tuple[tuple[Subject | None, tuple[Criterion, ...]], ...]
    general: tuple[Criterion, ...]
    apart: tuple[Field, ...] = ()
    uncounted: tuple[Obligation, ...] = ()
    officer: bool = False


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
    """Which bodies lead a field; those that are gone by now."""

    plan: Plan
    field: Field
    gone: tuple[Receiver, ...] = ()


@dataclass(frozen=True)
class LedBy:
    """Which fields a body leads or is consulted on; `body` None where the plan names no lead at all.

    `gone` is the body where it is gone by now.
    """

    plan: Plan
    body: str | None
    leads: tuple[Field, ...]
    consults: tuple[Field, ...]
    gone: tuple[Receiver, ...] = ()


@dataclass(frozen=True)
class SubmitWhere:
    """To whom the unit's nominations go, and what then goes on to whom.

    `receiver` is None when the plan does not say; `officer` says that the asker may nominate.
    """

    plan: Plan
    obligation: Obligation | None
    receiver: Receiver | None
    onward: tuple[tuple[Obligation, Receiver], ...]
    officer: bool


@dataclass(frozen=True)
class Dated:
    """A milestone with its last day, or a report with the day when it is due (the last one when all are past).

    `day` is None without a time; `owners` are who owes the report where that is not the asker.
    """

    what: Milestone | Obligation
    day: date | None
    owners: tuple[Unit, ...] = ()


@dataclass(frozen=True)
class Milestones:
    """Reviews, conferences and congresses of the plan and its reports, and today's day to say what is past.

    What was asked for goes first; else what comes next, which `next_first` says. `receivers` are those of reports that
    are no longer what the plan says. `done` are marked as done; the asker may mark one, or has a report to hand in.
    `absent` says that the plan has nothing of what was asked for.
    """

    plan: Plan
    dated: tuple[Dated, ...]
    today: date
    next_first: bool = False
    receivers: tuple[Receiver, ...] = ()
    done: Mapping[str, Mark] = field(default_factory=dict)
    may_mark: bool = False
    hands_in: bool = False
    absent: bool = False


@dataclass(frozen=True)
class NoYearlyReport:
    """The plan asks for no report of every year."""

    plan: Plan


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
    """What these bodies must do; none for all. `owed` is a number that they owe and no duty speaks of.

    `gone` are those of the bodies that are gone by now.
    """

    plan: Plan
    named: tuple[str, ...]
    duties: tuple[Duty, ...]
    owed: Obligation | None = None
    gone: tuple[Receiver, ...] = ()


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
class Unanswered:
    """Of the bot's business, it seems, and yet beyond it."""


@dataclass(frozen=True)
class Unsure:
    """Not understood well enough: up to three guesses."""

    guesses: tuple[Intent, ...]


@dataclass(frozen=True)
class NoUnit:
    """The asker has no unit yet of which something could be said."""


@dataclass(frozen=True)
class Hit:
    """An exemplar that was found, with its unit; `opens` says that the asker may read it whole."""

    nomination: Nomination
    unit: Unit
    opens: bool


@dataclass(frozen=True)
class Found:
    """What a search found: a few of `ids` from `start` up to `next`; of more than can be gone through, `total` in all.

    `loosely` says that none fits all that was asked for, and these fit its words alone; `reads` that the asker has a
    role that lets them find any.
    """

    hits: tuple[Hit, ...]
    ids: tuple[int, ...]
    total: int
    start: int = 0
    next: int = 0
    loosely: bool = False
    reads: bool = True

    @property
    def more(self) -> bool:
        """Whether there are some after these."""
        return self.next < len(self.ids)


@dataclass(frozen=True)
class InPlaceOfFile:
    """Somebody wishes a list or table as a file, which there is none of yet: what would stand in it.

    `reads` says that they may look at the exemplars one by one.
    """

    answer: Answer
    reads: bool


@dataclass(frozen=True)
class NextReminder:
    """What the asker is reminded of next, by a day; None when nothing is to come until then.

    `ladder` is that by which what is owed is reminded of, None where it is something else; `own` is how the asker's
    units stand now with what they owe. `off` says that the asker has switched reminders off, `rests_until` that they
    rest before that day. `reviewers` are who is reminded of what the asker's unit forwards. `again` (local) is when the
    asker wished to hear once more what is missing; `said_by` are by declaration the names of colleagues who made them.
    `over` is the plan whose end has brought its reminders to an end.
    """

    foreseen: Planned | None
    until: date
    ladder: Ladder | None = None
    own: tuple[UnitStanding, ...] = ()
    off: bool = False
    rests_until: date | None = None
    reviewers: tuple[str, ...] = ()
    again: datetime | None = None
    said_by: Mapping[int, str] = field(default_factory=dict)
    over: Plan | None = None


@dataclass(frozen=True)
class WhichUnit:
    """Several units have the name, or go on from it: which one? The question is asked again of the one chosen.

    `reports` says that it was one on reports, `point` for which point of its wish it was.
    """

    intent: Intent
    units: tuple[tuple[Unit, Unit | None], ...]
    changes: tuple[Change, ...]
    plan: Plan | None
    period: str | None
    reports: bool = False
    point: Point | None = None


@dataclass(frozen=True)
class WhichPlan:
    """Several plans may be meant: which one? The question is asked again of the one chosen.

    `reports` says that it was one on reports, `point` for which point of its wish it was.
    """

    intent: Intent
    plans: tuple[Plan, ...]
    unit_id: int | None
    period: str | None
    reports: bool = False
    point: Point | None = None


@dataclass(frozen=True)
class Copied:
    """The figures of an answer, to be copied elsewhere."""

    answer: Figures


@dataclass(frozen=True)
class Together:
    """Answers that belong into one message."""

    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Since:
    """An answer on a unit that was asked for by another: what became of which, and from when."""

    answer: Answer
    changes: tuple[Change, ...]


#: the answers that tell figures
Figures = Remaining | Forwards | RemainingOver | OverAll | RemainingAll | MissingUnits | NoQuota | Since | Together

Answer = (
    Remaining
    | Forwards
    | RemainingOver
    | OverAll
    | Slow
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
    | NoYearlyReport
    | PlanInfo
    | Rewards
    | Duties
    | Help
    | Smalltalk
    | NotMyBusiness
    | Unanswered
    | Unsure
    | NoUnit
    | Found
    | InPlaceOfFile
    | NextReminder
    | WhichUnit
    | WhichPlan
    | Together
    | Copied
    | Since
)


def is_figure(answer: object) -> TypeGuard[Figures]:
    """Whether an answer tells a figure, each part of it where it has several."""
    match answer:
        case Since():
            return is_figure(answer.answer)
        case Together():
            return all(map(is_figure, answer.answers))
        case _:
            return isinstance(answer, Figures)
