"""What comes of drafts that colleagues share, of messages that come late or twice, and of edits; worded in replies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.domain.answers import Refusal
from bot.domain.form import Draft
from bot.domain.nomination import Nomination
from bot.domain.plan import Plan
from bot.domain.roster import Unit


@dataclass(frozen=True)
class OfColleague:
    """A draft that a colleague writes, and when it was last changed (UTC); `gone` says that the colleague has left."""

    draft: Draft
    by: str
    changed_at: datetime
    gone: bool


@dataclass(frozen=True)
class AskTakeOver:
    """Said before a draft is taken over from a colleague."""

    theirs: OfColleague


@dataclass(frozen=True)
class TakenFromYou:
    """To somebody whose draft a colleague writes by now: once when it is taken over, and at a button of the past."""

    theirs: OfColleague


@dataclass(frozen=True)
class Change:
    """One answer, as the draft says it and as it would; None for nothing."""

    question: str
    before: Any
    after: Any


@dataclass(frozen=True)
class LateAnswer:
    """An answer to a draft that somebody else writes by now: kept (`id`), in nobody's draft yet.

    `by` is the other one: who writes it, or, where it was `passed` on to the writer, whose words these are. `present`
    is what the draft says there now, None for nothing.
    """

    id: int
    draft: Draft
    plan: Plan
    by: str
    question: str
    text: str
    present: Any
    passed: bool


@dataclass(frozen=True)
class LatePassed:
    """A late answer was handed to the colleague who writes the draft."""

    by: str


@dataclass(frozen=True)
class LateDropped:
    """A late answer was put away."""


@dataclass(frozen=True)
class Lying:
    """One draft that lies untouched since a day; `closes` is the day on which it will be closed, None for not soon.

    `unit` is the one for which a reviewer enters it, None of one that a unit writes itself.
    """

    draft: Draft
    since: date
    closes: date | None
    of: OfColleague | None = None
    unit: Unit | None = None


@dataclass(frozen=True)
class DraftsLie:
    """To an officer or reviewer: drafts that wait for them, their own and those that a colleague has left."""

    drafts: tuple[Lying, ...]


@dataclass(frozen=True)
class Repeated:
    """The same message came twice: it counts once. `page` is what is asked."""

    text: str
    page: Any


@dataclass(frozen=True)
class Joined:
    """A message went on with the answer before it (`question`, now `value`). `page` is what is asked.

    `apart` is the id under which it may be made the next answer after all; None where it would be none.
    """

    draft: Draft
    plan: Plan
    question: str
    value: Any
    page: Any
    apart: int | None


@dataclass(frozen=True)
class EditOffered:
    """An answered message was edited: shall the answer follow? `mark` tells this edit from the next of the same one."""

    id: int
    mark: str
    plan: Plan
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class CorrectionOffered:
    """An answer was corrected in words at the review page: shall it be so? `id` is under what the words are kept."""

    id: int
    draft: Draft
    plan: Plan
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class EditRefused:
    """What an answered message was edited to cannot be taken; the answer stands."""

    question: str
    refusal: Refusal


@dataclass(frozen=True)
class EditKept:
    """The answer stays as it was. `page` is what is asked, None without a draft in hand."""

    page: Any


@dataclass(frozen=True)
class Amended:
    """An answer was changed, elsewhere than where the form stands. `page` is what is asked, None with none in hand."""

    draft: Draft
    plan: Plan
    changes: tuple[Change, ...]
    page: Any


@dataclass(frozen=True)
class EditOfSent:
    """An answer of a nomination that has been sent was edited. `id` is None where it can no longer be changed."""

    nomination: Nomination
    plan: Plan
    changes: tuple[Change, ...]
    id: int | None
    mark: str


Outcome = (
    AskTakeOver
    | TakenFromYou
    | LateAnswer
    | LatePassed
    | LateDropped
    | DraftsLie
    | Repeated
    | Joined
    | EditOffered
    | CorrectionOffered
    | EditRefused
    | EditKept
    | Amended
    | EditOfSent
)
