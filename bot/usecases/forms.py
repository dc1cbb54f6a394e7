"""What the use cases around a draft give; `nominate` works it out, `replies.nominate` words it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.answers import Refusal
from bot.domain.calendar import Period
from bot.domain.consent import NO, Topic
from bot.domain.form import Draft
from bot.domain.nomination import Nomination
from bot.domain.plan import Plan
from bot.domain.questions import Question
from bot.domain.roster import Unit
from bot.understanding import FieldGuess
from bot.usecases.draft_pages import OfColleague
from bot.usecases.standing import UnitStanding


@dataclass(frozen=True)
class PickUnit:
    """The person is officer of several units: for which one?"""

    units: tuple[Unit, ...]


@dataclass(frozen=True)
class PickPlan:
    """The unit may nominate under several plans: under which?"""

    unit: Unit
    plans: tuple[Plan, ...]


@dataclass(frozen=True)
class HasDrafts:
    """There are nominations begun before: go on with one, or begin anew?

    Some of `total`, from position `first` on; those of the person's colleagues come last.
    """

    drafts: tuple[Draft | OfColleague, ...]
    first: int = 0
    total: int = 0


@dataclass(frozen=True)
class Wished:
    """Who returned what is being mended, and why."""

    by: str
    reason: str


@dataclass(frozen=True)
class Asking:
    """The pending question; `read` are the ids of answers to read back, `begun` says that the form opens.

    `changed` says that the plan has changed under the draft, `lost` which answers no longer fit it; `unmarked` that the
    answer stands there without its diacritics; `guesses` are the fields that the deed may belong to, to choose first,
    `whole_list` that they were seen and all were asked for. `unread` are figures that are no year of birth, `estimated`
    says that the year was reckoned from an age. `wished` is for what reason it was returned.
    """

    draft: Draft
    plan: Plan
    question: Question
    unit: Unit
    period: Period
    read: tuple[str, ...] = ()
    begun: bool = False
    lost: tuple[str, ...] = ()
    changed: bool = False
    unmarked: bool = False
    guesses: tuple[FieldGuess, ...] = ()
    #: where it opens: until when a campaign lasts, which period is met already, and whether it is the writer's first
    campaign: date | None = None
    met_before: Period | None = None
    first_ever: bool = False
    #: what the unit has sent of the same exemplar, where the name has just been given
    before: Nomination | None = None
    unread: str | None = None
    estimated: bool = False
    whole_list: bool = False
    wished: Wished | None = None


@dataclass(frozen=True)
class Refused:
    """The answer could not be taken; the question stands, with the fields that were guessed."""

    draft: Draft
    plan: Plan
    question: Question
    refusal: Refusal
    guesses: tuple[FieldGuess, ...] = ()


@dataclass(frozen=True)
class DeedAdded:
    """A text that came where only a button fits was added to what was done; `page` is what is asked."""

    text: str
    page: Asking


@dataclass(frozen=True)
class WhichAnswer:
    """At the review page something came that corrects nothing which could be told."""

    draft: Draft


@dataclass(frozen=True)
class Corrected:
    """What was returned or asked for was answered at once: shall it go?"""

    draft: Draft
    plan: Plan
    question: str


@dataclass(frozen=True)
class ReviewPage:
    """Everything answered so far, to look over, change and send; `others` are periods to file it under instead."""

    draft: Draft
    plan: Plan
    unit: Unit
    standing: UnitStanding
    photos: int
    mending: Nomination | None
    others: tuple[Period, ...]
    now: datetime
    lost: tuple[str, ...] = ()
    changed: bool = False
    wished: Wished | None = None
    #: so many demands have just been ticked, which are all
    checked: int = 0

    @property
    def refused(self) -> bool:
        """Whether the nominee, or who speaks for them, does not agree: then it is not sent."""
        guarded = self.mending is not None and self.mending.consent.guardian == NO
        return guarded or self.draft.answers.get(Topic.TOLD) == NO


@dataclass(frozen=True)
class ReviewWaits:
    """Everything has been answered and lies ready: said after something else came between."""

    draft: Draft


@dataclass(frozen=True)
class EditList:
    """Which answer to change."""

    draft: Draft
    plan: Plan


@dataclass(frozen=True)
class Paused:
    """Laid aside, kept; `entered` says that a reviewer writes it on behalf of the unit."""

    draft: Draft
    entered: bool = False


@dataclass(frozen=True)
class StillPaused:
    """Something that can be made nothing of came when a draft had just been laid aside."""

    draft: Draft


@dataclass(frozen=True)
class AskDiscard:
    """Said before a draft is thrown away; `given_up` in words, which may mean that it is to wait."""

    draft: Draft
    given_up: bool = False


@dataclass(frozen=True)
class Discarded:
    """The draft is gone."""

    draft: Draft


@dataclass(frozen=True)
class Submitted:
    """The receipt: the nomination and how the unit now stands.

    `unchanged` are answers that were given anew and stay as they were, for it is decided on.
    """

    nomination: Nomination
    plan: Plan
    standing: UnitStanding
    again: bool
    unchanged: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stale:
    """A button of an earlier state: it does nothing; `sent` says that it sends what has been sent."""

    sent: bool = False


@dataclass(frozen=True)
class NotAnOfficer:
    """The person nominates for no unit; `invites` says that they may invite somebody who does."""

    invites: bool = False


@dataclass(frozen=True)
class NotAskedFor:
    """The plan asks nobody for nominations."""

    plan: Plan


@dataclass(frozen=True)
class AlbumKept:
    """Several photos that were sent at once are kept with the draft; the others of them come after this one."""


@dataclass(frozen=True)
class PhotoKept:
    """A photo was kept with the draft although the form stands elsewhere, maybe at the review page.

    One `of_several` came with others: what was shown before them still stands.
    """

    count: int
    draft: Draft
    of_several: bool = False


@dataclass(frozen=True)
class VoiceKept:
    """A voice message was kept with the draft; it is not listened to."""

    draft: Draft


@dataclass(frozen=True)
class HowToDictate:
    """How to dictate with the keyboard, in a picture."""

    draft: Draft | None


@dataclass(frozen=True)
class CaptionUnused:
    """A caption came where no text is awaited."""


@dataclass(frozen=True)
class Loose:
    """Words on somebody, or so many photos, came while nothing is being written: where do they belong?"""

    text: str | None
    files: int
    drafts: tuple[Draft, ...] = ()


@dataclass(frozen=True)
class LooseDropped:
    """What came while nothing was being written is not kept."""


@dataclass(frozen=True)
class FileWithoutDraft:
    """A file came while nothing is being written."""

    kind: str


Outcome = (
    PickUnit
    | PickPlan
    | HasDrafts
    | Asking
    | Refused
    | DeedAdded
    | WhichAnswer
    | Corrected
    | StillPaused
    | ReviewPage
    | ReviewWaits
    | EditList
    | Paused
    | AskDiscard
    | Discarded
    | Submitted
    | Stale
    | NotAnOfficer
    | NotAskedFor
    | PhotoKept
    | AlbumKept
    | VoiceKept
    | HowToDictate
    | CaptionUnused
    | FileWithoutDraft
    | Loose
    | LooseDropped
)
