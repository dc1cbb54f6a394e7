"""What a unit says of a period itself: that it has nobody this time, or that it sent by another way than this bot.

Neither counts towards the quota; both stop the reminders for as long as they hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Kind(StrEnum):
    """What is said."""

    NONE = "none"  # a zero report: nobody to nominate, and why
    ELSEWHERE = "elsewhere"  # sent on paper, by the document system, by e-mail or Zalo


class Channel(StrEnum):
    """The other ways of sending; asked for in this order."""

    PAPER = "paper"
    DOCUMENTS = "documents"
    ZALO = "zalo"
    EMAIL = "email"


class Why(StrEnum):
    """The reasons offered for a zero report; own words do as well."""

    NOBODY = "nobody"
    UNRIPE = "unripe"
    UNWILLING = "unwilling"
    BUSY = "busy"


class State(StrEnum):
    """Where a declaration stands; each is entered by an event."""

    MADE = "made"
    WITHDRAWN = "withdrawn"  # taken back, or overtaken by a nomination or a newer word
    RECEIVED = "received"  # a reviewer has it and enters it
    UNSEEN = "unseen"  # a reviewer has not seen it
    ENTERED = "entered"  # a nomination stands in its place


#: while it stands so, the unit is not reminded
HOLDING = frozenset({State.MADE, State.RECEIVED})

_MOVES = {
    State.MADE: frozenset({State.WITHDRAWN, State.RECEIVED, State.UNSEEN}),
    # a second look may find what was not seen, or that what was taken for it is something else
    State.UNSEEN: frozenset({State.RECEIVED, State.WITHDRAWN}),
    State.RECEIVED: frozenset({State.ENTERED, State.UNSEEN, State.WITHDRAWN}),
}


@dataclass(frozen=True)
class Declaration:
    """A unit's word on an obligation in a period, as it stands.

    `reason` is a `Why` or own words; `day` and `letter` are when it was sent, and under which number. `decided_by` and
    `decided_at` are of the last event after it was made. The names are of who did it, of several at one account.
    """

    id: int
    kind: Kind
    plan_id: str
    obligation_id: str
    period: str
    unit_id: int
    person_id: int
    at: datetime
    state: State
    version: int
    reason: str | None = None
    channel: Channel | None = None
    day: date | None = None
    letter: str | None = None
    decided_by: int | None = None
    decided_at: datetime | None = None
    by_name: str | None = None
    decided_by_name: str | None = None

    @property
    def holds(self) -> bool:
        """Whether it stops the reminders."""
        return self.state in HOLDING


def may_become(state: State, after: State) -> bool:
    """Whether a declaration may go from one state to another."""
    return after in _MOVES.get(state, frozenset())
