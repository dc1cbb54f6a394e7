"""Which message gave which answer: known while Telegram lets it be edited, gone with the draft."""

from datetime import timedelta
from typing import Any

import pytest
from nominating import NOW, send

from bot.storage import draft_messages, drafts
from bot.storage.database import Database
from bot.storage.draft_messages import Answered
from bot.usecases import tidy

pytestmark = pytest.mark.usefixtures("two_units_and_people")


@pytest.fixture
def draft_id(database: Database) -> int:
    with database.transaction() as session:
        return drafts.open_new(session, plan_id="p", unit_id=1, person_id=1, period="2026-11", now=NOW).id


def keep(database: Database, draft_id: int, message_id: int | None, question: str, **changes: Any) -> Answered:
    said: dict[str, Any] = {"chat_id": 7, "text": f"tin {message_id}", "written_at": NOW, "now": NOW}
    with database.transaction() as session:
        return draft_messages.keep(
            session, draft_id=draft_id, message_id=message_id, question=question, **(said | changes)
        )


def found(database: Database, message_id: int, chat_id: int = 7) -> Answered | None:
    with database.transaction() as session:
        return draft_messages.by_message(session, chat_id, message_id)


def test_a_message_is_found_by_its_number_in_its_chat(database: Database, draft_id: int) -> None:
    kept = keep(database, draft_id, 5, "name")
    assert found(database, 5) == kept
    assert found(database, 5, chat_id=8) is None
    assert found(database, 6) is None


def test_an_answer_has_all_its_parts_in_order_until_it_is_given_anew(database: Database, draft_id: int) -> None:
    first = keep(database, draft_id, 5, "deeds")
    keep(database, draft_id, 6, "place")
    second = keep(database, draft_id, 7, "deeds")
    late = keep(database, draft_id, None, "deeds", taken=False)
    with database.transaction() as session:
        assert draft_messages.parts(session, first) == (first, second)
        draft_messages.superseded(session, draft_id, "deeds")
        assert [each.question for each in draft_messages.of_draft(session, draft_id)] == ["place"]
        # what was never taken is still to be decided on
        assert draft_messages.get(session, late.id) == late


def test_a_message_that_answers_another_question_after_all_is_known_as_that(database: Database, draft_id: int) -> None:
    keep(database, draft_id, 5, "deeds")
    keep(database, draft_id, 5, "results")
    with database.transaction() as session:
        assert [each.question for each in draft_messages.of_draft(session, draft_id)] == ["results"]


def test_once_it_is_sent_a_message_leads_to_the_nomination_and_back_to_a_new_draft(
    database: Database, draft_id: int
) -> None:
    keep(database, draft_id, 5, "name")
    late = keep(database, draft_id, None, "name", taken=False)
    with database.transaction() as session:
        nomination_id = send(session).id
        draft_messages.sent(session, draft_id, nomination_id)
        assert draft_messages.get(session, late.id) is None
    sent = found(database, 5)
    assert sent is not None
    assert sent.nomination_id == nomination_id
    with database.transaction() as session:
        again = drafts.open_new(session, plan_id="p", unit_id=1, person_id=1, period="2026-11", now=NOW)
        draft_messages.reopened(session, nomination_id, again.id)
        assert [each.message_id for each in draft_messages.of_draft(session, again.id)] == [5]


def test_it_is_forgotten_with_the_draft_or_once_it_cannot_be_edited(database: Database, draft_id: int) -> None:
    keep(database, draft_id, 5, "name")
    late = keep(database, draft_id, None, "name", taken=False)
    with database.transaction() as session:
        tidy.tidy(session, NOW + timedelta(days=2))
    assert found(database, 5) is not None
    with database.transaction() as session:
        tidy.tidy(session, NOW + timedelta(days=4))
    assert found(database, 5) is None
    with database.transaction() as session:
        assert draft_messages.get(session, late.id) == late
        draft_messages.forget(session, draft_id)
        assert draft_messages.get(session, late.id) is None
