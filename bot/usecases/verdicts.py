"""What the use cases of reviewing give; `review` works it out, `replies.review` words it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.answers import Refusal
from bot.domain.disposition import Disposition
from bot.domain.nomination import Act, Event, Nomination
from bot.domain.plan import Plan
from bot.domain.roster import Unit
from bot.usecases.checklists import Ticked
from bot.usecases.standing import UnitStanding


@dataclass(frozen=True)
class Card:
    """A nomination as its reviewer sees it, with the acts open to them now, and what they may say of its time.

    `disposed` is what was disposed of its unit's time, `ticked` what the officer ticked of the demands.
    """

    nomination: Nomination
    plan: Plan
    unit: Unit
    officer: str
    photos: tuple[int, ...]
    acts: tuple[Act, ...]
    own: bool
    mended: bool
    judgements: tuple[Act, ...] = ()
    publishes: bool = False
    disposed: tuple[Disposition, ...] = ()
    ticked: Ticked | None = None
    #: the answers without diacritics, until they have been mended or confirmed; whether more may be asked for
    unmarked: tuple[str, ...] = ()
    may_ask: bool = False
    #: others that may be of the same exemplar, the newest first
    again: tuple[Nomination, ...] = ()

    @property
    def late(self) -> bool:
        """Whether it counts as late by its day alone, so that a day of receipt on paper may be said."""
        return not self.nomination.on_time and self.nomination.outage_id is None


@dataclass(frozen=True)
class AskReason:
    """A return or rejection needs a reason; `question` is the answer pointed at, None until one is."""

    nomination: Nomination
    plan: Plan
    act: Act
    question: str | None


@dataclass(frozen=True)
class AskMore:
    """What may be asked for besides; `picked` are those chosen so far, a bit each."""

    nomination: Nomination
    questions: tuple[str, ...]
    picked: int


@dataclass(frozen=True)
class AskedMore:
    """The officers hear what is asked for besides."""

    nomination: Nomination
    unit: Unit
    questions: tuple[str, ...]
    officers: int


@dataclass(frozen=True)
class ReasonRefused:
    """The reason typed cannot be taken."""

    nomination: Nomination
    plan: Plan
    act: Act
    question: str | None
    refusal: Refusal


@dataclass(frozen=True)
class Decided:
    """The decision is kept; the officer hears at once."""

    nomination: Nomination
    unit: Unit
    act: Act
    officers: int


@dataclass(frozen=True)
class AskApprove:
    """The nominee does not agree to be nominated: asked before it is approved all the same."""

    nomination: Nomination


@dataclass(frozen=True)
class TakenByOther:
    """Somebody acted first (`act`): nothing was changed. `by` is who that was, None for the person themselves."""

    nomination: Nomination
    unit: Unit
    act: Act
    by: str | None


@dataclass(frozen=True)
class CannotUndo:
    """The last act is not the person's own decision."""

    nomination: Nomination


@dataclass(frozen=True)
class NotTold:
    """The nominee has not been told, so the nomination goes no further up."""

    nomination: Nomination


@dataclass(frozen=True)
class NotInForce:
    """The plan of the nomination no longer runs here: it can be listed, not looked into or decided."""

    nomination: Nomination


@dataclass(frozen=True)
class Told:
    """The nominee has been told, says the officer or the reviewer."""

    nomination: Nomination


@dataclass(frozen=True)
class AskPublished:
    """On which day was it published?"""

    nomination: Nomination
    today: date


@dataclass(frozen=True)
class PublishedDayRefused:
    """The day cannot be taken, or nothing can be marked now."""

    nomination: Nomination
    refusal: Refusal


@dataclass(frozen=True)
class Published:
    """The mark is kept, or taken away again."""

    nomination: Nomination
    unit: Unit


@dataclass(frozen=True)
class ToPublish:
    """Approved, and counted once it is published; the oldest first."""

    nominations: tuple[tuple[Nomination, Unit], ...]
    total: int


@dataclass(frozen=True)
class ToForward:
    """Approved, and not yet passed on to the level above; the oldest first. `untold` may not go up yet."""

    nominations: tuple[tuple[Nomination, Unit], ...]
    total: int
    untold: int


@dataclass(frozen=True)
class Waiting:
    """What waits for this reviewer's decision, the oldest first.

    `reads` says that there is something they may read; `sends_none` that they asked for what they sent themselves.
    """

    nominations: tuple[tuple[Nomination, Unit], ...]
    total: int
    reads: bool = True
    sends_none: bool = False


@dataclass(frozen=True)
class OfficerView:
    """A nomination as its officer sees it, or a leader (not `own`): where it stands, with what happened last."""

    nomination: Nomination
    plan: Plan
    unit: Unit
    photos: tuple[int, ...]
    last: Event
    by: str | None
    own: bool
    disposed: tuple[Disposition, ...] = ()


@dataclass(frozen=True)
class Mine:
    """The nominations of the officer's units, the newest first, each with who sent it, and how many drafts lie open."""

    nominations: tuple[tuple[Nomination, Unit], ...]
    drafts: int
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class AskWithdraw:
    """Said before a nomination is taken back."""

    nomination: Nomination


@dataclass(frozen=True)
class WithdrawnBack:
    """Taken back by its officer; `standing` is how the unit stands now, where the plan still runs."""

    nomination: Nomination
    standing: UnitStanding | None = None


@dataclass(frozen=True)
class ReviewNotAllowed:
    """The person may not see or decide this."""


Outcome = (
    Card
    | AskReason
    | AskMore
    | AskedMore
    | ReasonRefused
    | Decided
    | AskApprove
    | TakenByOther
    | CannotUndo
    | NotTold
    | NotInForce
    | Told
    | AskPublished
    | PublishedDayRefused
    | Published
    | ToPublish
    | ToForward
    | Waiting
    | OfficerView
    | Mine
    | AskWithdraw
    | WithdrawnBack
    | ReviewNotAllowed
)
