"""What the use cases around a report give; `reports` works it out, `replies.reports` words it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.answers import Refusal
from bot.domain.bodies import Receiver
from bot.domain.obligations import DueObligation
from bot.domain.plan import Plan, Question
from bot.domain.report import Handed, Report
from bot.domain.roster import Unit
from bot.storage.reports import Edition
from bot.usecases.standing import UnitStanding


@dataclass(frozen=True)
class Page:
    """A report as it stands: whose, for what, how many files, what the unit handed in a year (or period) before."""

    plan: Plan
    report: Report
    standing: UnitStanding
    files: tuple[int, ...]
    before: Handed

    @property
    def unit(self) -> Unit:
        return self.standing.unit

    @property
    def due(self) -> DueObligation:
        return self.standing.due


@dataclass(frozen=True)
class ReportAsked:
    """The step at which a report stands; `read` are the steps to read back, `begun` says that it opens.

    `of_other` says that a colleague has gone on with it meanwhile, so that what was typed was not taken.
    """

    page: Page
    read: tuple[str, ...] = ()
    begun: bool = False
    of_other: bool = False
    refusal: Refusal | None = None


@dataclass(frozen=True)
class ReportReview:
    """Everything written so far, to look over and hand in."""

    page: Page


@dataclass(frozen=True)
class ReportEditList:
    """Which answer to change."""

    page: Page


@dataclass(frozen=True)
class ReportPaused:
    """Laid aside, kept."""

    report: Report


@dataclass(frozen=True)
class ReportReceived:
    """The receipt: handed in, for the first time or again; `following` is what the person still has to hand in."""

    page: Page
    again: bool
    following: UnitStanding | None


@dataclass(frozen=True)
class ReportView:
    """A report as handed in, with all its editions.

    `own` may correct it, `decides` may say when it was received; `news` says that it is told to the reviewer.
    """

    page: Page
    editions: tuple[Edition, ...]
    by: str
    own: bool
    decides: bool
    news: bool = False


@dataclass(frozen=True)
class PickReport:
    """Several reports are owed: which one?"""

    plan: Plan
    standings: tuple[UnitStanding, ...]


@dataclass(frozen=True)
class NoReport:
    """Nothing to hand in is asked of the person's units."""

    plan: Plan


@dataclass(frozen=True)
class ReportDue:
    """A report with its day: of one unit, with how that stands, or (None) of all that owe it.

    `receiver` is None when the plan does not say to whom it goes.
    """

    due: DueObligation
    receiver: Receiver | None
    standing: UnitStanding | None = None


@dataclass(frozen=True)
class ReportsDue:
    """When the reports are due that the asker's units owe, or that those owe whom the asker oversees, and to whom.

    `hands_in` says that the asker still has one to hand in, `sums` that they see those of others. `none_yearly` says
    that one of every year was asked for, and that there is none.
    """

    plan: Plan
    reports: tuple[ReportDue, ...]
    hands_in: bool
    sums: bool
    none_yearly: bool = False


@dataclass(frozen=True)
class ReportFileKept:
    """A file was kept with the report; one `of_several` came with others."""

    count: int
    of_several: bool


@dataclass(frozen=True)
class Merged:
    """A unit for which the reports count of units that it has succeeded; `lacking` are those without any."""

    unit: Unit
    of: tuple[Unit, ...]
    lacking: tuple[Unit, ...]


@dataclass(frozen=True)
class ReportOfSeveral:
    """What the units that a unit has succeeded have handed in, as one report; its own may be written from it."""

    plan: Plan
    standing: UnitStanding
    merged: Merged
    answers: Mapping[str, Any]
    before: Handed


@dataclass(frozen=True)
class Summed:
    """A figure over all units that gave it, and the same of the period before."""

    question: Question
    total: int
    given: int
    total_before: int
    given_before: int


@dataclass(frozen=True)
class ReportSums:
    """Who has handed a report in, who has not, and the figures summed; `disposes` may extend and exempt.

    `merged` are the units for which reports of others count; `own` is what the asker's own unit has yet to hand in.
    """

    plan: Plan
    due: DueObligation
    standings: tuple[UnitStanding, ...]
    sums: tuple[Summed, ...]
    disposes: bool
    merged: tuple[Merged, ...] = ()
    own: tuple[UnitStanding, ...] = ()


Outcome = (
    ReportAsked
    | ReportReview
    | ReportEditList
    | ReportPaused
    | ReportReceived
    | ReportView
    | ReportOfSeveral
    | PickReport
    | NoReport
    | ReportsDue
    | ReportFileKept
    | ReportSums
)
