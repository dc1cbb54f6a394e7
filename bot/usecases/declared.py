"""What the use cases around a unit's own word on a period give; `replies.declaring` words it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.answering import Answer
from bot.domain.declaration import Declaration, Kind
from bot.domain.declaring import Sent
from bot.domain.nomination import Nomination
from bot.domain.plan import Plan
from bot.domain.roster import Unit
from bot.usecases import forms
from bot.usecases.reminders import Reminded
from bot.usecases.standing import UnitStanding


@dataclass(frozen=True)
class PickDuty:
    """The word may be meant for several units or plans: for which?"""

    kind: Kind
    standings: tuple[UnitStanding, ...]


@dataclass(frozen=True)
class NothingMissing:
    """Nothing is missing: no word is needed."""

    standing: UnitStanding


@dataclass(frozen=True)
class AskWhy:
    """Why there is nobody this time; `short` says that what was typed is too short to be a reason."""

    standing: UnitStanding
    short: bool = False


@dataclass(frozen=True)
class WhyWaits:
    """Why there is nobody is still open, after something else was answered."""

    standing: UnitStanding


@dataclass(frozen=True)
class NoneReported:
    """The zero report is kept; `again` says that the very same was kept before."""

    standing: UnitStanding
    declaration: Declaration
    again: bool = False


@dataclass(frozen=True)
class NoneKnown:
    """That there is nobody has been said before: change the reason, or take it back?"""

    standing: UnitStanding
    declaration: Declaration


@dataclass(frozen=True)
class DayNoted:
    """On which day it was sent is kept; its number is still asked."""

    declaration: Declaration


@dataclass(frozen=True)
class AskChannel:
    """By which other way it was sent; `unseen` says that it was told as sent, and nothing of it has come in here.

    `told` is what has just been said of it without the way, `vague` that what was said tells nothing of the way.
    """

    standing: UnitStanding
    unseen: bool = False
    told: Sent | None = None
    vague: bool = False


@dataclass(frozen=True)
class StillOpen:
    """To a few words of an officer on what is still missing: until when there is time, and what may be done."""

    answer: Answer
    told: Reminded


@dataclass(frozen=True)
class ElsewhereNoted:
    """What was sent by another way waits for a reviewer; `asks_letter` while its number has not been said.

    `of_several` says that who told it is an officer of several units.
    """

    standing: UnitStanding
    declaration: Declaration
    receiver: Unit
    asks_letter: bool
    of_several: bool = False


@dataclass(frozen=True)
class LetterNoted:
    """The number was said, or is not remembered; the reviewers are asked."""

    declaration: Declaration
    receiver: Unit


@dataclass(frozen=True)
class TakenBack:
    """A word no longer holds."""

    standing: UnitStanding
    declaration: Declaration


@dataclass(frozen=True)
class ElsewhereAsked:
    """To a reviewer: has it been received?"""

    declaration: Declaration
    unit: Unit
    plan: Plan
    by: str


@dataclass(frozen=True)
class DecidedBefore:
    """Another reviewer, or the unit itself, was first; `by` is who."""

    declaration: Declaration
    unit: Unit
    by: str


@dataclass(frozen=True)
class ReportTaken:
    """A reviewer has the report that a unit sent by another way; nothing is to be entered of it."""

    declaration: Declaration
    unit: Unit


@dataclass(frozen=True)
class UnseenNoted:
    """It has not been seen; so many officers are told."""

    declaration: Declaration
    unit: Unit
    officers: int


@dataclass(frozen=True)
class UnseenHeard:
    """To an officer: the reviewers have not seen what was sent by another way."""

    declaration: Declaration
    standing: UnitStanding
    by: str


@dataclass(frozen=True)
class AskEntry:
    """What is still to be said of an entry on behalf: the unit (None so far), or the day of receipt.

    `choices` are the units that a name may mean; `refusal` says why what was typed cannot be taken.
    """

    unit: Unit | None
    choices: tuple[Unit, ...] = ()
    declaration: Declaration | None = None
    refusal: str | None = None
    typed: str = ""


@dataclass(frozen=True)
class EntryOpened:
    """A nomination is being written for a unit; `page` is what the form asks."""

    unit: Unit
    received_on: date
    page: forms.Outcome


@dataclass(frozen=True)
class EnteredHeard:
    """To an officer: a reviewer entered a nomination for the unit."""

    nomination: Nomination
    plan: Plan
    standing: UnitStanding
    by: str
    received_on: date


Outcome = (
    ReportTaken
    | PickDuty
    | NothingMissing
    | AskWhy
    | WhyWaits
    | NoneReported
    | NoneKnown
    | DayNoted
    | AskChannel
    | StillOpen
    | ElsewhereNoted
    | LetterNoted
    | TakenBack
    | ElsewhereAsked
    | DecidedBefore
    | UnseenNoted
    | AskEntry
    | EntryOpened
)
