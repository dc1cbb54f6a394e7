"""Counting: what is missing, and which of the groups people hear."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.declaration import Kind
from bot.domain.nomination import COUNTED, Entry, Status
from bot.domain.plan import Action, Obligation, Subject
from bot.domain.progress import Group, Progress, progress


def obligation(**changes: Any) -> Obligation:
    said = {"id": "o", "action": "nominate", "who": {"all": True}, "at_least": 1, "every": "month", "source": "IV"}
    return Obligation.model_validate(said | {"due": {"before_day": 20}} | changes)


def stands(*statuses: str, drafting: int = 0, **changes: Any) -> Progress:
    entries = [Entry(Status(status), Subject.INDIVIDUAL) for status in statuses]
    return progress(7, obligation(**changes), entries, drafting=drafting)


@pytest.mark.parametrize("status", Status)
def test_what_was_sent_and_not_taken_back_counts(status: Status) -> None:
    counts = status in {"submitted", "approved", "forwarded", "honoured"}
    assert stands(status).missing == (0 if counts else 1)


@pytest.mark.parametrize("status", Status)
def test_for_forwarding_only_what_went_on_counts(status: Status) -> None:
    assert stands(status, action="forward").missing == (0 if status in {"forwarded", "honoured"} else 1)


def test_every_nomination_counts_above_the_quota_too_and_nothing_is_missing_below_zero() -> None:
    found = stands("submitted", "approved", "approved", "forwarded")
    assert (found.required, found.counted, found.missing) == (1, 4, 0)


def test_without_a_quota_nothing_is_required_and_nothing_missing() -> None:
    found = stands("submitted", at_least=None)
    assert (found.required, found.counted, found.missing, found.group) == (None, 1, None, Group.MET)
    nothing = stands(at_least=None)
    assert (nothing.missing, nothing.wanting, nothing.group) == (None, None, Group.NOT_SENT)


def test_an_answer_can_say_what_became_of_each() -> None:
    found = stands("submitted", "approved", "forwarded", "honoured", "returned", "returned", "rejected", "withdrawn")
    assert (found.submitted, found.approved, found.forwarded, found.returned, found.rejected) == (1, 1, 2, 2, 1)
    assert found.unit_id == 7


@pytest.mark.parametrize(
    ("statuses", "drafting", "at_least", "group"),
    [
        ((), 0, 1, Group.NOT_SENT),
        ((), 1, 1, Group.DRAFTING),
        (("returned",), 0, 1, Group.MENDING),
        (("returned",), 1, 1, Group.MENDING),
        (("rejected",), 0, 1, Group.NOT_CHOSEN),
        (("rejected", "withdrawn"), 0, 1, Group.NOT_CHOSEN),
        (("withdrawn",), 0, 1, Group.NOT_SENT),
        (("rejected",), 1, 1, Group.DRAFTING),
        (("submitted",), 0, 1, Group.MET),
        (("submitted",), 1, 1, Group.MET),
        (("submitted", "returned"), 0, 1, Group.MET),
        (("submitted",), 0, 2, Group.SHORT),
        (("submitted",), 1, 2, Group.SHORT),
        (("submitted", "returned"), 0, 2, Group.MENDING),
        (("approved", "honoured"), 0, 2, Group.MET),
    ],
)
def test_people_hear_where_a_unit_stands(statuses: tuple[str, ...], drafting: int, at_least: int, group: Group) -> None:
    assert stands(*statuses, drafting=drafting, at_least=at_least).group is group


STATUSES = st.lists(st.sampled_from(Status), max_size=6)


@given(STATUSES, st.integers(0, 3), st.integers(1, 4), st.sampled_from([Action.NOMINATE, Action.FORWARD]))
def test_a_unit_with_a_returned_entry_is_never_told_that_it_has_not_sent(
    statuses: list[Status], drafting: int, at_least: int, action: Action
) -> None:
    found = stands(*statuses, "returned", drafting=drafting, at_least=at_least, action=action)
    assert found.group in {Group.MENDING, Group.MET}


@given(STATUSES, st.integers(0, 3), st.integers(1, 4), st.sampled_from([Action.NOMINATE, Action.FORWARD]))
def test_a_unit_is_met_just_when_nothing_is_missing(
    statuses: list[Status], drafting: int, at_least: int, action: Action
) -> None:
    found = stands(*statuses, drafting=drafting, at_least=at_least, action=action)
    counted = sum(status in COUNTED[action] for status in statuses)
    assert found.missing == max(0, at_least - counted)
    assert (found.group is Group.MET) == (found.missing == 0)


@given(
    STATUSES,
    st.integers(0, 2),
    st.one_of(st.none(), st.integers(1, 4)),
    st.sampled_from([Action.NOMINATE, Action.FORWARD]),
    st.sampled_from(Kind),
)
def test_a_word_on_the_period_counts_for_nothing_and_ends_the_reminders_of_who_misses_something(
    statuses: list[Status], drafting: int, at_least: int | None, action: Action, kind: Kind
) -> None:
    silent = stands(*statuses, drafting=drafting, at_least=at_least, action=action.value)
    said = replace(silent, declared=kind)
    assert (said.counted, said.missing, said.wanting) == (silent.counted, silent.missing, silent.wanting)
    told = {Kind.NONE: Group.NONE, Kind.ELSEWHERE: Group.ELSEWHERE}[kind]
    # who is done, or is asked to mend, or waits to be published, hears what it would hear without the word
    stays = {Group.MET, Group.MENDING, Group.UNPUBLISHED}
    assert said.group is (silent.group if silent.group in stays else told)
