"""The life of a nomination: what each act leads to from each state, and what may be undone."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.nomination import (
    COUNTED,
    DECISIONS,
    NEEDS_REASON,
    Act,
    Event,
    Nomination,
    Status,
    code,
    judgements_open,
    last_step,
    status_after,
    status_undone,
)
from bot.domain.plan import Action, Subject

#: state -> what can be done to it, and where that leads; all else leads nowhere
LIFE = {
    "submitted": {
        "approve": "approved",
        "return": "returned",
        "reject": "rejected",
        "withdraw": "withdrawn",
        "tell": "submitted",
        "ask": "submitted",
        "add": "submitted",
        "confirm": "submitted",
    },
    "returned": {"resubmit": "submitted", "withdraw": "withdrawn", "tell": "returned"},
    "approved": {
        "forward": "forwarded",
        "tell": "approved",
        "publish": "approved",
        "unpublish": "approved",
        "ask": "approved",
        "add": "approved",
        "confirm": "approved",
    },
    "rejected": {},
    "withdrawn": {},
    "forwarded": {"publish": "forwarded", "unpublish": "forwarded"},
    "honoured": {"publish": "honoured", "unpublish": "honoured"},
}
REVIEWER, OTHER, OFFICER = 1, 2, 3


def event(act: str, before: str | None, after: str, *, by: int | None = REVIEWER) -> Event:
    moment = datetime(2026, 11, 12, 1, 0, tzinfo=UTC)
    return Event(1, 1, moment, by, Act(act), None if before is None else Status(before), Status(after), None)


SENT = event("submit", None, "submitted", by=OFFICER)


def test_the_life_speaks_of_every_state() -> None:
    assert set(LIFE) == set(Status)


@pytest.mark.parametrize(("status", "act"), list(itertools.product(Status, Act)))
def test_an_act_leads_where_the_life_says_or_nowhere(status: Status, act: Act) -> None:
    assert status_after(status, act) == LIFE[status].get(act)


def test_what_was_withdrawn_or_rejected_stays_so() -> None:
    final = {status for status in Status if all(status_after(status, act) in (None, status) for act in Act)}
    assert final == {"rejected", "withdrawn", "forwarded", "honoured"}


def test_a_return_and_a_rejection_need_a_reason_and_are_decisions() -> None:
    assert {"return", "reject"} == NEEDS_REASON
    assert {"approve", "return", "reject", "forward"} == DECISIONS


@pytest.mark.parametrize(
    ("before", "act"),
    [(status, act) for status in Status for act in sorted(DECISIONS) if status_after(status, act)],
)
def test_a_reviewer_may_undo_their_own_last_decision(before: Status, act: Act) -> None:
    after = status_after(before, act)
    assert after is not None
    history = (SENT, event(act, before, after))
    assert status_undone(history, person=REVIEWER) is before
    assert status_undone(history, person=OTHER) is None


@pytest.mark.parametrize(
    "last",
    [
        event("resubmit", "returned", "submitted", by=OFFICER),
        event("withdraw", "returned", "withdrawn", by=OFFICER),
        event("return", "submitted", "returned", by=OTHER),
        event("undo", "returned", "submitted"),
        event("approve", "submitted", "approved", by=None),
    ],
)
def test_nothing_is_undone_once_somebody_has_acted_on_it(last: Event) -> None:
    assert status_undone((SENT, event("return", "submitted", "returned"), last), person=REVIEWER) is None


def test_what_was_only_sent_is_not_for_the_reviewer_to_undo() -> None:
    assert status_undone((), person=REVIEWER) is None
    assert status_undone((SENT,), person=OFFICER) is None


@pytest.mark.parametrize(
    ("action", "counted"),
    [
        ("nominate", {"submitted", "approved", "forwarded", "honoured"}),
        ("forward", {"forwarded", "honoured"}),
        ("report", set()),
    ],
)
def test_what_counts_depends_on_what_is_asked_for(action: str, counted: set[str]) -> None:
    assert COUNTED[Action(action)] == counted


@pytest.mark.parametrize(
    ("period", "sequence", "expected"),
    [("2026-11", 3, "TA-2026-11-003"), ("2026-Q4", 12, "TA-2026-Q4-012"), ("2026", 1234, "TA-2026-1234")],
)
def test_a_code_names_plan_period_and_number(period: str, sequence: int, expected: str) -> None:
    assert code("TA", period, sequence) == expected


WAITED = Nomination(
    id=1,
    code="MX-2026-11-001",
    plan_id="p",
    obligation_id="o",
    period="2026-11",
    unit_id=1,
    subject=Subject.INDIVIDUAL,
    field_id="f",
    name="Hứa Văn Bảo",
    answers={},
    status=Status.SUBMITTED,
    version=1,
    first_submitted_at=datetime(2026, 11, 20, 0, 50, tzinfo=UTC),
    on_time=True,
    submitted_by=OFFICER,
    mend_by=None,
    outage_id=1,
    provisional=True,
)
APPROVED = event("approve", "submitted", "approved")


def test_any_reviewer_may_say_whether_what_waited_was_in_time_and_who_did_may_change_their_word() -> None:
    assert judgements_open(WAITED, (SENT, APPROVED), person=OTHER) == (Act.IN_TIME, Act.LATE)
    judged = (SENT, event("late", "submitted", "submitted"), APPROVED)
    assert judgements_open(WAITED, judged, person=REVIEWER) == (Act.IN_TIME,)
    assert judgements_open(WAITED, judged, person=OTHER) == ()


def test_of_what_did_not_wait_or_was_withdrawn_nothing_is_judged() -> None:
    assert judgements_open(replace(WAITED, outage_id=None), (SENT,), person=REVIEWER) == ()
    assert judgements_open(replace(WAITED, status=Status.WITHDRAWN), (SENT,), person=REVIEWER) == ()


def test_a_word_on_the_time_is_no_step_and_stands_in_the_way_of_no_undoing() -> None:
    history = (SENT, APPROVED, event("in-time", "approved", "approved", by=OTHER))
    assert last_step(history) is APPROVED
    assert status_undone(history, person=REVIEWER) is Status.SUBMITTED
    assert last_step(()) is None
