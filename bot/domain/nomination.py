"""The life of a nomination: its states and the acts that move it between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from bot.domain import consent
from bot.domain.consent import Consent
from bot.domain.plan import Action, Subject


class Status(StrEnum):
    """Where a nomination stands."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    FORWARDED = "forwarded"
    HONOURED = "honoured"


class Act(StrEnum):
    """What somebody does to a nomination; each is kept as an event."""

    SUBMIT = "submit"
    RESUBMIT = "resubmit"
    APPROVE = "approve"
    RETURN = "return"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"  # the officer takes it back to change it
    FORWARD = "forward"
    TELL = "tell"
    UNDO = "undo"
    # what a reviewer says of an entry that waited across its deadline while the bot was away
    IN_TIME = "in-time"
    LATE = "late"
    # marks with a date; they move nothing
    PUBLISH = "publish"
    UNPUBLISH = "unpublish"
    # what the nominee agrees to, said after the nomination was sent; it moves nothing
    CONSENT = "consent"
    # the nominee has died; it moves nothing, and what was achieved stays
    DIED = "died"
    # the officer asks for a change of what has been decided
    WISH_EDIT = "wish-edit"
    # a reviewer asks for more, the officer adds it, and a text without diacritics is right as it is: these move nothing
    ASK = "ask"
    ADD = "add"
    CONFIRM = "confirm"


#: the decisions of a reviewer; the last of them may be undone while nobody has acted on it
DECISIONS = frozenset({Act.APPROVE, Act.RETURN, Act.REJECT, Act.FORWARD})
#: whether an entry was in time, in a reviewer's word; they move nothing and stand in no other act's way
JUDGEMENTS = (Act.IN_TIME, Act.LATE)
#: words beside the way of a nomination: they stand in no other act's way
_BESIDE = frozenset({*JUDGEMENTS, Act.CONFIRM, Act.CONSENT, Act.DIED, Act.WISH_EDIT})
#: what brings new answers
_BRINGS = frozenset({Act.SUBMIT, Act.RESUBMIT, Act.ADD})
#: decisions that the officer must be able to learn from
NEEDS_REASON = frozenset({Act.RETURN, Act.REJECT})

_MOVES = {
    (Status.SUBMITTED, Act.APPROVE): Status.APPROVED,
    (Status.SUBMITTED, Act.RETURN): Status.RETURNED,
    (Status.SUBMITTED, Act.REJECT): Status.REJECTED,
    (Status.SUBMITTED, Act.WITHDRAW): Status.WITHDRAWN,
    (Status.SUBMITTED, Act.REOPEN): Status.RETURNED,
    (Status.RETURNED, Act.RESUBMIT): Status.SUBMITTED,
    (Status.RETURNED, Act.WITHDRAW): Status.WITHDRAWN,
    (Status.APPROVED, Act.FORWARD): Status.FORWARDED,
    # that the nominee has been told is an act of its own; it moves nothing
    (Status.SUBMITTED, Act.TELL): Status.SUBMITTED,
    (Status.RETURNED, Act.TELL): Status.RETURNED,
    (Status.APPROVED, Act.TELL): Status.APPROVED,
    **{
        (status, act): status
        for status in (Status.APPROVED, Status.FORWARDED, Status.HONOURED)
        for act in (Act.PUBLISH, Act.UNPUBLISH)
    },
    **{
        (status, act): status
        for status in (Status.SUBMITTED, Status.APPROVED)
        for act in (Act.ASK, Act.ADD, Act.CONFIRM)
    },
}

#: which states count towards an obligation of each kind
COUNTED: Mapping[Action, frozenset[Status]] = {
    Action.NOMINATE: frozenset({Status.SUBMITTED, Status.APPROVED, Status.FORWARDED, Status.HONOURED}),
    Action.FORWARD: frozenset({Status.FORWARDED, Status.HONOURED}),
    Action.REPORT: frozenset(),
}


#: the states of what has been approved, and may be found by others
APPROVED = COUNTED[Action.NOMINATE] - {Status.SUBMITTED}


@dataclass(frozen=True)
class Nomination:
    """One exemplar put forward by a unit for a period. Moments are in UTC.

    One whose first submission waited across its deadline in an outage (`outage_id`) is on time provisionally, until a
    reviewer has said whether it was. `published_on` is the day on which it came out where the plan says, None until a
    reviewer has marked it.
    """

    id: int
    code: str
    plan_id: str
    obligation_id: str
    period: str
    unit_id: int
    subject: Subject
    field_id: str
    name: str
    answers: Mapping[str, Any]
    status: Status
    version: int
    first_submitted_at: datetime
    on_time: bool
    submitted_by: int
    mend_by: date | None
    outage_id: int | None = None
    provisional: bool = False
    published_on: date | None = None
    #: the version of the plan under which it was last sent, as `bot.plans` gives it
    plan_version: str = ""
    #: what was said of consent since it was sent, by topic; the answers have it in their place
    said: Mapping[str, str] = field(default_factory=dict)

    @property
    def consent(self) -> Consent:
        """What the nominee agrees to, as it stands."""
        return consent.of(self.answers, self.said, year=self.first_submitted_at.year)


@dataclass(frozen=True)
class Entry:
    """What counting needs to know of a nomination."""

    status: Status
    subject: Subject
    published: bool = False


@dataclass(frozen=True)
class Listed:
    """A nomination by its id and unit, as counting needs it, and whether it was in time."""

    id: int
    unit_id: int
    period: str
    entry: Entry
    on_time: bool


@dataclass(frozen=True)
class Head:
    """What tells one nomination from another, without what was answered."""

    id: int
    unit_id: int
    status: Status
    subject: Subject
    field_id: str
    period: str
    name: str


@dataclass(frozen=True)
class Event:
    """Something that was done to a nomination: who, when, why.

    `question` is the answer that a reviewer asks to mend, `questions` are those asked for besides, `said` is what was
    said of consent, `by_name` who of several at the person's account did it.
    """

    id: int
    nomination_id: int
    at: datetime
    person_id: int | None
    act: Act
    before: Status | None
    after: Status
    reason: str | None
    question: str | None = None
    said: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[str, ...] = ()
    by_name: str | None = None


def status_after(status: Status, act: Act) -> Status | None:
    """The state that an act leads to; None when it cannot be done in this state."""
    return _MOVES.get((status, act))


def is_open(nomination: Nomination, act: Act) -> bool:
    """Whether an act can be done now. Nothing leaves the house without the nominee's consent: this is where it ends."""
    if act is Act.FORWARD and not nomination.consent.may_forward:
        return False
    if act is Act.PUBLISH and not nomination.consent.may_publish:
        return False
    return status_after(nomination.status, act) is not None


def status_undone(events: tuple[Event, ...], *, person: int) -> Status | None:
    """The state before the last act, when it was this person's own decision; None when it is not theirs to undo."""
    # to ask for more is no step on; the answer is
    last = last_step(tuple(event for event in events if event.act is not Act.ASK))
    if last is None or last.act not in DECISIONS or last.person_id != person:
        return None
    return last.before


def last_step(events: tuple[Event, ...]) -> Event | None:
    """What was done last on the way of a nomination, words beside its way aside; None when nothing was."""
    return next((event for event in reversed(events) if event.act not in _BESIDE), None)


def is_deceased(events: Sequence[Event]) -> bool:
    """Whether the nominee has died, as far as has been told."""
    return any(event.act is Act.DIED for event in events)


def is_asked_for(events: Sequence[Event]) -> tuple[str, ...]:
    """What a reviewer asked for besides and has not been added yet."""
    last = next((event for event in reversed(events) if event.act is Act.ASK or event.act in _BRINGS), None)
    return last.questions if last is not None and last.act is Act.ASK else ()


def is_confirmed(events: Sequence[Event]) -> bool:
    """Whether a reviewer has said, since answers last came in, that what has no diacritics is right."""
    last = next((event for event in reversed(events) if event.act is Act.CONFIRM or event.act in _BRINGS), None)
    return last is not None and last.act is Act.CONFIRM


def last_judgement(events: tuple[Event, ...]) -> Event | None:
    """What a reviewer said last of a nomination's time; None while nobody has."""
    return next((event for event in reversed(events) if event.act in JUDGEMENTS), None)


def judgements_open(nomination: Nomination, events: tuple[Event, ...], *, person: int) -> tuple[Act, ...]:
    """What this person may say of a nomination's time: both at first; then only who spoke may change their word."""
    if nomination.outage_id is None or nomination.status is Status.WITHDRAWN:
        return ()
    last = last_judgement(events)
    if last is None:
        return JUDGEMENTS
    return tuple(act for act in JUDGEMENTS if last.person_id == person and act is not last.act)


def code(plan_code: str, period: str, sequence: int) -> str:
    """What people call a nomination by, such as `TA-2026-11-003`."""
    return f"{plan_code}-{period}-{sequence:03d}"
