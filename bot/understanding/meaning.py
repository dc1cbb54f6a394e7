"""What a text may mean: the intents, the slots, and the names that a plan and a roster bring along."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

#: from here on the bot answers by itself; below, it asks back with the guesses
SURE = 0.5


class Intent(StrEnum):
    """The wishes that the bot tells apart; `other` is what it has no business answering."""

    REMAINING = "remaining"
    MISSING_UNITS = "missing_units"
    DEADLINE = "deadline"
    CRITERIA = "criteria"
    FIELDS = "fields"
    LEAD_AGENCY = "lead_agency"
    NOMINATE = "nominate"
    MY_SUBMISSIONS = "my_submissions"
    EDIT_SUBMISSION = "edit_submission"
    SEARCH = "search"
    REPORT = "report"
    SUBMIT_WHERE = "submit_where"
    MILESTONES = "milestones"
    PLAN_INFO = "plan_info"
    REWARDS = "rewards"
    DUTIES = "duties"
    REMINDERS = "reminders"
    HELP = "help"
    SMALLTALK = "smalltalk"
    OTHER = "other"


@dataclass(frozen=True)
class Term:
    """A field of the plan or a unit of the roster: its official name first, then what else it is called."""

    id: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """The names that one plan and its roster use."""

    fields: tuple[Term, ...] = ()
    units: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Slots:
    """What a text names; None where it names nothing.

    `period` is written `2026-11`, `2026-Q4`, `2026-H1` or `2026`; `field` and `unit` are ids of terms. Where several
    places have the name that was used, `unit` holds the ids of all, a `|` between them.
    """

    subject: str | None = None
    field: str | None = None
    period: str | None = None
    unit: str | None = None

    def __bool__(self) -> bool:
        """Whether anything is named."""
        return any((self.subject, self.field, self.period, self.unit))


@dataclass(frozen=True)
class Meaning:
    """What a text most likely means and how far that can be relied on.

    `guesses` holds up to three intents, best first. `also` holds a second unit or field of the same text.
    `is_question` is true where the text surely asks something of the bot: a form that waits lets it pass.
    `is_follow_up` is true where it only names something, as in `the thang truoc?`: it means what was asked before.
    """

    text: str
    intent: Intent
    confidence: float
    subject: str | None = None
    field: str | None = None
    period: str | None = None
    unit: str | None = None
    also: Slots | None = None
    guesses: tuple[Intent, ...] = ()
    is_question: bool = False
    is_follow_up: bool = False

    @property
    def sure(self) -> bool:
        """Whether the bot answers by itself instead of asking back."""
        return self.confidence >= SURE
