"""Counting: `missing = max(0, at_least - counted)` for a unit, an obligation and a period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.declaration import Kind
from bot.domain.nomination import COUNTED, Act, Entry, Event, Status
from bot.domain.plan import Action, Obligation, Subject
from bot.domain.report import Report


class Ground(StrEnum):
    """Why an entry does not count towards an obligation."""

    WAITING = "waiting"  # where only what was forwarded counts
    APPROVED = "approved"  # likewise
    UNPUBLISHED = "unpublished"
    SUBJECT = "subject"  # of a kind that the plan does not count
    RETURNED = "returned"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Group(StrEnum):
    """The groups that people hear: a unit with a returned entry is never told that it has not sent."""

    MET = "met"
    NOT_SENT = "not-sent"
    DRAFTING = "drafting"
    NOT_CHOSEN = "not-chosen"  # has sent, and nothing of it was chosen: not the same as not having sent
    MENDING = "mending"
    UNPUBLISHED = "unpublished"  # has sent enough, which counts once it is published: the unit has no more to do
    UNCOUNTED = "uncounted"  # has sent, and nothing of it is of a kind that the plan counts
    SHORT = "short"  # has sent some that count, yet fewer than asked for
    NONE = "none-reported"  # has said that it has nobody this time: still missing, no longer asked
    ELSEWHERE = "sent-elsewhere"  # has said that it sent by another way, which a reviewer has yet to enter
    BEHIND = "behind"  # has not sent enough; to who oversees it not, no more is said


_DECLARED = {Kind.NONE: Group.NONE, Kind.ELSEWHERE: Group.ELSEWHERE}


@dataclass(frozen=True)
class Progress:
    """What one unit has done for one obligation and period. `required` and `missing` are None without a quota.

    `unpublished` would count if they were published, where the plan counts only what is; `uncounted` are in a state
    that counts and of a subject that does not. `declared` is what the unit has said, and counts nothing.
    `only_whether` it has sent enough is told of it, not how it comes that it has not.
    """

    unit_id: int
    required: int | None
    counted: int
    submitted: int
    approved: int
    forwarded: int
    returned: int
    rejected: int
    drafting: int
    unpublished: int = 0
    uncounted: int = 0
    declared: Kind | None = None
    only_whether: bool = False

    @property
    def is_nothing_sent(self) -> bool:
        """Whether nothing came, whatever would have become of it."""
        return not (self.submitted + self.approved + self.forwarded + self.returned + self.rejected)

    @property
    def wanting(self) -> int | None:
        """How many more the unit itself has to send: what waits to be published needs nothing more of it."""
        return None if self.missing is None else max(0, self.missing - self.unpublished)

    @property
    def missing(self) -> int | None:
        """How many more are asked for; None when the plan sets no number."""
        return None if self.required is None else max(0, self.required - self.counted)

    @property
    def group(self) -> Group:
        """What people hear. Where no number is set, one is enough to have taken part."""
        if self.required is None and not self.counted:
            return replace(self, required=1).group
        if not self.missing:
            return Group.MET
        if not self.wanting:
            return Group.UNPUBLISHED
        if self.only_whether:
            return Group.BEHIND
        if self.returned:
            return Group.MENDING
        if self.declared is not None:
            return _DECLARED[self.declared]
        if self.counted or self.unpublished:
            return Group.SHORT
        if self.drafting:
            return Group.DRAFTING
        if self.uncounted:
            return Group.UNCOUNTED
        return Group.NOT_CHOSEN if self.rejected else Group.NOT_SENT


#: why a state does not count; those of exemplars that are still on their way, where only what was forwarded does
_NOT_COUNTED = {
    Status.SUBMITTED: Ground.WAITING,
    Status.APPROVED: Ground.APPROVED,
    Status.RETURNED: Ground.RETURNED,
    Status.REJECTED: Ground.REJECTED,
    Status.WITHDRAWN: Ground.WITHDRAWN,
}


def progress(unit_id: int, obligation: Obligation, entries: Iterable[Entry], *, drafting: int = 0) -> Progress:
    """The progress of a unit, from its nominations of the period and its open drafts, counted as the plan says."""
    listed = list(entries)
    of = Counter(entry.status for entry in listed)
    grounds = Counter(ground(obligation, entry) for entry in listed)
    return Progress(
        unit_id=unit_id,
        required=obligation.at_least,
        counted=grounds[None],
        submitted=of[Status.SUBMITTED],
        approved=of[Status.APPROVED],
        forwarded=of[Status.FORWARDED] + of[Status.HONOURED],
        returned=of[Status.RETURNED],
        rejected=of[Status.REJECTED],
        drafting=drafting,
        unpublished=grounds[Ground.UNPUBLISHED],
        uncounted=grounds[Ground.SUBJECT],
    )


def ground(obligation: Obligation | None, entry: Entry) -> Ground | None:
    """Why an entry does not count towards an obligation; None when it counts.

    Where no obligation is (None), all that was sent and still stands counts.
    """
    action = Action.NOMINATE if obligation is None else obligation.action
    if entry.status not in COUNTED[action]:
        return _NOT_COUNTED[entry.status]
    if obligation is None:
        return None
    if not counts_subject(obligation, entry.subject):
        return Ground.SUBJECT
    return None if obligation.counts_when is None or entry.published else Ground.UNPUBLISHED


def counts_since(obligation: Obligation | None, events: Iterable[Event]) -> datetime | None:
    """When an entry last came to count towards an obligation; None when it never has."""
    counted = COUNTED[Action.NOMINATE if obligation is None else obligation.action]
    published = obligation is not None and obligation.counts_when is not None
    moments = (
        event.at
        for event in events
        if (event.after in counted and event.before not in counted) or (published and event.act is Act.PUBLISH)
    )
    return max(moments, default=None)


def counts_subject(obligation: Obligation, subject: Subject) -> bool:
    """Whether a subject counts towards an obligation: all do where the plan names none."""
    return not obligation.counts_subjects or subject in obligation.counts_subjects


def report_progress(unit_id: int, report: Report | None) -> Progress:
    """The progress of a unit towards a report: one is asked for, and counts once it has been handed in."""
    handed = report is not None and report.edition > 0
    return Progress(
        unit_id=unit_id,
        required=1,
        counted=int(handed),
        submitted=int(handed),
        approved=0,
        forwarded=0,
        returned=0,
        rejected=0,
        drafting=int(report is not None and not handed and report.is_begun),
    )
