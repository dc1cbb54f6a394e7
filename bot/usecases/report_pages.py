"""What the use cases around a report give; `reports` works it out, `replies.reports` words it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.answers import Refusal
from bot.domain.obligations import DueObligation
from bot.domain.plan import Plan, Question
from bot.domain.report import Report
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
    before: Report | None

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
    """The receipt: handed in, for the first time or again; `following` is the unit's next report."""

    page: Page
    again: bool
    following: DueObligation | None


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
class ReportFileKept:
    """A file was kept with the report; one `of_several` came with others."""

    count: int
    of_several: bool


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
    """Who has handed a report in, who has not, and the figures summed; `disposes` may extend and exempt."""

    plan: Plan
    due: DueObligation
    standings: tuple[UnitStanding, ...]
    sums: tuple[Summed, ...]
    disposes: bool


Outcome = (
    ReportAsked
    | ReportReview
    | ReportEditList
    | ReportPaused
    | ReportReceived
    | ReportView
    | PickReport
    | NoReport
    | ReportFileKept
    | ReportSums
)
