"""Counting: `missing = max(0, at_least - counted)` for a unit, an obligation and a period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.nomination import COUNTED, Status
from bot.domain.plan import Obligation
from bot.domain.report import Report


class Group(StrEnum):
    """The groups that people hear: a unit with a returned entry is never told that it has not sent."""

    MET = "met"
    NOT_SENT = "not-sent"
    DRAFTING = "drafting"
    NOT_CHOSEN = "not-chosen"  # has sent, and nothing of it was chosen: not the same as not having sent
    MENDING = "mending"
    SHORT = "short"  # has sent some that count, yet fewer than asked for


@dataclass(frozen=True)
class Progress:
    """What one unit has done for one obligation and period. `required` and `missing` are None without a quota."""

    unit_id: int
    required: int | None
    counted: int
    submitted: int
    approved: int
    forwarded: int
    returned: int
    rejected: int
    drafting: int

    @property
    def missing(self) -> int | None:
        """How many more are asked for; None when the plan sets no number."""
        return None if self.required is None else max(0, self.required - self.counted)

    @property
    def group(self) -> Group:
        if not self.missing:
            return Group.MET
        if self.returned:
            return Group.MENDING
        if self.counted:
            return Group.SHORT
        if self.drafting:
            return Group.DRAFTING
        return Group.NOT_CHOSEN if self.rejected else Group.NOT_SENT


def progress(unit_id: int, obligation: Obligation, statuses: Iterable[Status], *, drafting: int = 0) -> Progress:
    """The progress of a unit, from the states of its nominations of the period and its open drafts."""
    of = Counter(statuses)
    return Progress(
        unit_id=unit_id,
        required=obligation.at_least,
        counted=sum(of[status] for status in COUNTED[obligation.action]),
        submitted=of[Status.SUBMITTED],
        approved=of[Status.APPROVED],
        forwarded=of[Status.FORWARDED] + of[Status.HONOURED],
        returned=of[Status.RETURNED],
        rejected=of[Status.REJECTED],
        drafting=drafting,
    )


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
