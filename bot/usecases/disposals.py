"""What the use cases of disposing give; `dispose` works it out, `replies.dispositions` words it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.disposition import Disposal, Disposition
from bot.domain.nomination import Nomination
from bot.domain.obligations import DueObligation
from bot.domain.permissions import Person
from bot.domain.report import Report
from bot.domain.roster import Unit
from bot.usecases.duties import Duty
from bot.usecases.standing import UnitStanding


@dataclass(frozen=True)
class Intended:
    """What is about to be disposed: for a unit or (None) all that owe it. `awaits` is what is asked for next."""

    duty: Duty
    disposal: Disposal
    unit: Unit | None
    due: DueObligation
    day: date | None
    reason: str | None
    letter: str | None
    awaits: str
    subject: Nomination | Report | None = None


@dataclass(frozen=True)
class DisposeList:
    """The units that still miss something: for which one? `over_all` may dispose for all of them."""

    duty: Duty
    due: DueObligation
    standings: tuple[UnitStanding, ...]
    for_all: tuple[Disposition, ...]
    over_all: bool


@dataclass(frozen=True)
class DisposeUnit:
    """What may be disposed for a unit, and what has been."""

    duty: Duty
    standing: UnitStanding
    held: tuple[Disposition, ...]


@dataclass(frozen=True)
class DisposeAsked:
    """The next thing to say of a disposition; `refusal` is the key of why what was typed cannot be taken."""

    intended: Intended
    refusal: str | None = None
    typed: str = ""


@dataclass(frozen=True)
class DisposeReadBack:
    """The effect, before the yes."""

    intended: Intended
    person: Person
    yes: str


@dataclass(frozen=True)
class DisposeWaits:
    """After something else was answered: what is still to be said or done; `dropped`, that it was not kept."""

    intended: Intended
    dropped: bool = False


@dataclass(frozen=True)
class DisposedNow:
    """It is kept; so many officers are told."""

    duty: Duty
    disposition: Disposition
    unit: Unit | None
    officers: int


@dataclass(frozen=True)
class DisposedBefore:
    """Somebody disposed for the same unit meanwhile: nothing was changed."""

    duty: Duty
    disposition: Disposition
    unit: Unit | None
    by: str


@dataclass(frozen=True)
class DisposalUndone:
    """A disposition no longer holds; `by` is who had undone it before, None when this was it."""

    duty: Duty
    disposition: Disposition
    unit: Unit | None
    by: str | None = None


@dataclass(frozen=True)
class DisposedHeard:
    """To an officer: what was disposed for their unit, or taken back, and how it stands now."""

    duty: Duty
    disposition: Disposition
    unit: Unit | None
    by: str
    undone: bool
    due: DueObligation


@dataclass(frozen=True)
class DisposeNotAllowed:
    """It is not the person's to dispose."""


Outcome = (
    DisposeList
    | DisposeUnit
    | DisposeAsked
    | DisposeReadBack
    | DisposeWaits
    | DisposedNow
    | DisposedBefore
    | DisposalUndone
    | DisposeNotAllowed
)
