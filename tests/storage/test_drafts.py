"""Drafts: kept after every answer, read back as they were, closed when sent or thrown away."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nominating import ANSWERS, NOW, send

from bot.domain.form import Draft
from bot.storage import drafts
from bot.storage.database import Database
from bot.storage.tables import DraftRow

pytestmark = pytest.mark.usefixtures("two_units_and_people")

MINUTE = timedelta(minutes=1)


def begin(database: Database, **changes: Any) -> Draft:
    said = {"plan_id": "p", "unit_id": 1, "person_id": 1, "period": "2026-11", "now": NOW} | changes
    with database.transaction() as session:
        return drafts.open_new(session, **said)


def kept(database: Database, draft_id: int) -> Draft | None:
    with database.transaction() as session:
        return drafts.get(session, draft_id)


def save(database: Database, draft: Draft, now: datetime = NOW) -> None:
    with database.transaction() as session:
        drafts.save(session, draft, now)


def close(database: Database, draft: Draft) -> None:
    with database.transaction() as session:
        drafts.close(session, draft.id, NOW)


def nominate(database: Database) -> int:
    with database.transaction() as session:
        return send(session).id


def test_a_draft_begins_at_the_first_question_with_nothing(database: Database) -> None:
    draft = begin(database)
    assert draft == Draft(1, "p", 1, 1, "2026-11", None, {}, frozenset(), "subject", 1)
    assert kept(database, draft.id) == draft


def test_what_was_saved_is_what_comes_back(database: Database) -> None:
    draft = begin(database)
    further = replace(
        draft, answers=ANSWERS, skipped=frozenset({"photos", "born"}), step="place", version=4, period="2026-12"
    )
    save(database, further)
    assert kept(database, draft.id) == further


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**50), 2**50) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text("abc", max_size=3), below, max_size=3),
    max_leaves=5,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text("abcdef-", min_size=1, max_size=8), JSON, max_size=5))
def test_any_answers_come_back_as_they_were(database: Database, answers: dict[str, Any]) -> None:
    draft = replace(begin(database), answers=answers, version=2)
    save(database, draft)
    assert kept(database, draft.id) == draft


def test_a_closed_draft_is_open_no_more(database: Database) -> None:
    draft = begin(database)
    close(database, draft)
    assert kept(database, draft.id) is None
    with database.transaction() as session:
        assert drafts.of_person(session, 1) == ()
        assert drafts.counts(session, plan_id="p", period="2026-11") == {}


def test_a_draft_that_never_was_is_none_and_cannot_be_saved_or_closed(database: Database) -> None:
    assert kept(database, 99) is None
    draft = replace(begin(database), id=99)
    with pytest.raises(KeyError):
        save(database, draft)
    with pytest.raises(KeyError):
        close(database, draft)


def test_a_persons_drafts_come_the_last_touched_first(database: Database) -> None:
    first, second, third = (begin(database, now=NOW + number * MINUTE) for number in range(3))
    begin(database, person_id=2)
    save(database, first, NOW + 10 * MINUTE)
    with database.transaction() as session:
        assert [draft.id for draft in drafts.of_person(session, 1)] == [first.id, third.id, second.id]


def test_a_returned_nomination_is_mended_in_one_open_draft(database: Database) -> None:
    nomination = nominate(database)
    with database.transaction() as session:
        assert drafts.mending(session, nomination) is None
    draft = begin(database, nomination_id=nomination, answers=dict(ANSWERS), step="name")
    assert (draft.step, draft.answers, draft.nomination_id) == ("name", ANSWERS, nomination)
    with database.transaction() as session:
        assert drafts.mending(session, nomination) == draft
    close(database, draft)
    with database.transaction() as session:
        assert drafts.mending(session, nomination) is None


def test_new_nominations_being_written_are_counted_by_unit(database: Database) -> None:
    begun = {"subject": "individual"}
    begin(database, answers=begun)
    begin(database, answers=begun)
    begin(database, unit_id=2, answers=begun)
    begin(database, unit_id=2, period="2026-12", answers=begun)
    begin(database, plan_id="other", answers=begun)
    begin(database, nomination_id=nominate(database), answers=dict(ANSWERS))  # mending is no new one
    begin(database)  # opened and not one answer given
    close(database, begin(database, answers=begun))
    with database.transaction() as session:
        assert drafts.counts(session, plan_id="p", period="2026-11") == {1: 2, 2: 1}


def test_open_drafts_of_a_unit_go_to_another_and_what_mends_or_is_closed_stays(database: Database) -> None:
    written, sent = begin(database, answers=ANSWERS), begin(database, answers=ANSWERS)
    close(database, sent)
    mending = begin(database, answers=ANSWERS, nomination_id=nominate(database))
    with database.transaction() as session:
        drafts.move(session, 1, to=2)
        assert drafts.counts(session, plan_id="p", period="2026-11") == {2: 1}
    assert kept(database, written.id) == replace(written, unit_id=2)
    assert kept(database, mending.id) == mending


def test_what_a_unit_writes_is_seen_by_all_of_it_the_last_touched_first(database: Database) -> None:
    begun = {"subject": "individual"}
    mine = begin(database, answers=begun)
    theirs = begin(database, answers=begun, person_id=2, now=NOW + MINUTE)
    begin(database, answers=begun, unit_id=2)
    begin(database)  # nothing is written yet
    begin(database, answers=begun, nomination_id=nominate(database))
    close(database, begin(database, answers=begun))
    with database.transaction() as session:
        found = drafts.of_units(session, [1])
        assert found == (drafts.Lying(theirs, NOW + MINUTE), drafts.Lying(mine, NOW))
        assert drafts.of_units(session, []) == ()
        assert drafts.lying(session, mine.id) == found[1]


def test_a_draft_that_is_taken_over_has_all_that_it_had_and_makes_older_buttons_out_of_date(database: Database) -> None:
    draft = begin(database, answers=ANSWERS)
    with database.transaction() as session:
        given = drafts.give(session, draft.id, to=2, now=NOW + MINUTE)
        assert given == replace(draft, person_id=2, version=draft.version + 1)
        assert drafts.of_person(session, 1) == ()
        assert drafts.lying(session, draft.id) == drafts.Lying(given, NOW + MINUTE)


def test_of_a_draft_whose_time_is_over_nothing_of_a_person_is_left(database: Database) -> None:
    draft = begin(database, answers=ANSWERS)
    with database.transaction() as session:
        drafts.expire(session, draft.id, NOW)
    assert kept(database, draft.id) is None
    with database.transaction() as session:
        assert session.get_one(DraftRow, draft.id).answers == {}
        assert drafts.lying(session, draft.id) is None
        assert drafts.everything_open(session) == ()
