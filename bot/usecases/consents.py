"""What the use cases of consent give; `consent` works it out, `replies.consent` words it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.domain.consent import Consent
from bot.domain.form import Draft
from bot.domain.nomination import Nomination
from bot.domain.obligations import DueObligation
from bot.domain.plan import Plan
from bot.domain.roster import Unit


@dataclass(frozen=True)
class Gone:
    """What has gone out and cannot be called back: when it was forwarded, on which day it was published."""

    forwarded: datetime | None
    published: date | None

    def __bool__(self) -> bool:
        return self.forwarded is not None or self.published is not None


@dataclass(frozen=True)
class ConsentPage:
    """How consent stands, and what to ask next. `mark` goes with its buttons: those of an earlier state do nothing.

    `noted` is what has just been kept, empty when nothing was; `narrowed` says that less is allowed than before.
    """

    nomination: Nomination
    unit: Unit
    plan: Plan
    mark: int
    gone: Gone
    noted: Mapping[str, str] = field(default_factory=dict)
    narrowed: bool = False
    #: whether they have died: then nothing is asked or offered but what takes less into use
    deceased: bool = False

    @property
    def consent(self) -> Consent:
        """How it stands."""
        return self.nomination.consent


@dataclass(frozen=True)
class ConsentAsked:
    """To the officer, the next morning: has the nominee been asked by now?"""

    page: ConsentPage


@dataclass(frozen=True)
class AskedLater:
    """Not asked yet: on which working day's morning the officer is asked again."""

    nomination: Nomination
    day: date


@dataclass(frozen=True)
class AskConsentEnd:
    """Said before consent is taken back: what has gone out stays out."""

    page: ConsentPage


@dataclass(frozen=True)
class ConsentWords:
    """The words to read out to the nominee or to paste, by themselves."""

    nomination: Nomination
    unit: Unit
    plan: Plan


@dataclass(frozen=True)
class DraftWords:
    """The same of what is still being written."""

    draft: Draft
    unit: Unit
    plan: Plan


@dataclass(frozen=True)
class ConsentHeard:
    """To the others concerned: what the nominee agrees to has changed; `by` says who noted it."""

    page: ConsentPage
    by: str
    #: whether the one who hears it decides on the nomination
    decides: bool = False


@dataclass(frozen=True)
class WhoseConsent:
    """What was told of consent may be meant of several: of whose?"""

    nominations: tuple[Nomination, ...]


@dataclass(frozen=True)
class Unreached:
    """The nominee cannot be asked before it is sent: that is no obstacle. `due` is when it has to be in."""

    draft: Draft
    unit: Unit
    plan: Plan
    due: DueObligation


@dataclass(frozen=True)
class RefusedBefore:
    """The nominee does not want to be nominated: it is not sent, nor sent again where it was (`nomination`)."""

    draft: Draft
    nomination: Nomination | None = None


@dataclass(frozen=True)
class Bereaved:
    """The exemplar has died, so it is told: what does the family wish? Nothing is changed yet."""

    nomination: Nomination
    gone: Gone


@dataclass(frozen=True)
class BereavedKept:
    """That the exemplar has died is kept, with what the family wishes (`bot.usecases.bereaved`)."""

    nomination: Nomination
    wish: str
    gone: Gone


@dataclass(frozen=True)
class WhoDied:
    """Several may be meant: who has died?"""

    nominations: tuple[Nomination, ...]


@dataclass(frozen=True)
class AskAnswered:
    """They have been asked, it is told, but not what they said."""

    page: ConsentPage


Outcome = (
    ConsentPage
    | Bereaved
    | BereavedKept
    | WhoDied
    | AskAnswered
    | ConsentAsked
    | AskedLater
    | AskConsentEnd
    | ConsentWords
    | DraftWords
    | ConsentHeard
    | WhoseConsent
    | Unreached
    | RefusedBefore
)
