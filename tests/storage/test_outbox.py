"""The outbox: each message once, in the order of its chat, the urgent ones first."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from bot.storage import outbox
from bot.storage.database import Database
from bot.storage.outbox import NOTES, REMINDERS, Waiting

NOW = datetime(2026, 11, 12, 8, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class Words:
    text: str

    def packed(self) -> dict[str, Any]:
        return {"text": self.text}


def reply(database: Database, chat_id: int, update_id: int, *texts: str) -> None:
    with database.transaction() as session:
        outbox.add_replies(session, chat_id=chat_id, update_id=update_id, replies=map(Words, texts), now=NOW)


def note(database: Database, chat_id: int, key: str, lane: int = NOTES) -> bool:
    with database.transaction() as session:
        return outbox.add_note(session, key=key, chat_id=chat_id, note={"about": key}, lane=lane, now=NOW)


def claim(database: Database, owner: str = "one", at: datetime = NOW, **options: int) -> list[Waiting]:
    with database.transaction() as session:
        return outbox.claim(session, owner, at, **options)


def words(rows: list[Waiting]) -> list[str]:
    return [row.payload["reply"]["text"] if "reply" in row.payload else row.payload["note"]["about"] for row in rows]


def test_replies_are_claimed_before_notes_and_notes_before_reminders(database: Database) -> None:
    note(database, 1, "reminder", REMINDERS)
    note(database, 2, "decision", NOTES)
    reply(database, 3, 50, "answer")
    assert words(claim(database)) == ["answer", "decision", "reminder"]


def test_the_first_reply_settles_the_tap(database: Database) -> None:
    with database.transaction() as session:
        replies = [Words("a"), Words("b")]
        outbox.add_replies(
            session, chat_id=1, update_id=5, replies=replies, now=NOW, query_id="99", tapped_message_id=7
        )
    first, second = claim(database)
    assert first.payload == {"reply": {"text": "a"}, "query_id": "99", "tapped_message_id": 7}
    assert second.payload == {"reply": {"text": "b"}}


def test_answering_an_update_twice_undoes_the_second_answer(database: Database) -> None:
    reply(database, 1, 50, "answer")
    with pytest.raises(IntegrityError):
        reply(database, 1, 50, "answer again")


def test_a_note_is_queued_once_even_after_it_was_sent(database: Database) -> None:
    assert note(database, 1, "reminder:2026-11")
    [row] = claim(database)
    with database.transaction() as session:
        assert outbox.sent(session, row.id, "one", 77, NOW)
    assert not note(database, 1, "reminder:2026-11")


def test_what_is_claimed_is_not_claimed_again_until_the_lease_is_over(database: Database) -> None:
    reply(database, 1, 50, "answer")
    assert words(claim(database, "one")) == ["answer"]
    assert claim(database, "two", NOW + 59 * SECOND) == []
    assert words(claim(database, "two", NOW + 60 * SECOND)) == ["answer"]


def test_a_sender_that_was_too_slow_marks_nothing(database: Database) -> None:
    reply(database, 1, 50, "answer")
    [row] = claim(database, "slow")
    claim(database, "quick", NOW + 60 * SECOND)
    with database.transaction() as session:
        assert not outbox.sent(session, row.id, "slow", 1, NOW)
        assert not outbox.later(session, row.id, "slow", NOW, "TimedOut")
        assert not outbox.failed(session, row.id, "slow", "Forbidden", NOW)
        assert outbox.sent(session, row.id, "quick", 2, NOW)


def test_a_later_message_never_overtakes_an_earlier_one_of_its_chat(database: Database) -> None:
    reply(database, 1, 50, "first")
    [row] = claim(database, "one")
    reply(database, 1, 51, "second")
    assert claim(database, "two") == []
    with database.transaction() as session:
        outbox.later(session, row.id, "one", NOW + 5 * SECOND, "NetworkError")
    assert claim(database, "two", NOW + 4 * SECOND) == []
    assert words(claim(database, "two", NOW + 5 * SECOND)) == ["first", "second"]


def test_a_delayed_message_holds_up_what_comes_after_it_but_not_what_comes_before(database: Database) -> None:
    reply(database, 1, 50, "first", "second", "third")
    first, second, third = claim(database, "one")
    with database.transaction() as session:
        outbox.later(session, first.id, "one", NOW)
        outbox.later(session, second.id, "one", NOW + 5 * SECOND, "NetworkError")
        outbox.later(session, third.id, "one", NOW)
    assert words(claim(database, "two")) == ["first"]


def test_a_delay_of_one_chat_leaves_the_others_alone(database: Database) -> None:
    reply(database, 1, 50, "waits")
    [row] = claim(database)
    with database.transaction() as session:
        outbox.later(session, row.id, "one", NOW + 5 * SECOND, "RetryAfter")
    reply(database, 2, 51, "goes")
    assert words(claim(database)) == ["goes"]


def test_a_reply_behind_a_broadcast_takes_along_only_what_stands_before_it_in_its_chat(database: Database) -> None:
    for chat_id in range(1, 40):
        note(database, chat_id, f"reminder {chat_id}", REMINDERS)
    reply(database, 30, 50, "answer")
    assert words(claim(database, last_lane=outbox.REPLIES)) == ["reminder 30", "answer"]


def test_while_reminders_rest_everything_else_goes_past_them(database: Database) -> None:
    note(database, 1, "reminder", REMINDERS)
    note(database, 1, "decision", NOTES)
    note(database, 2, "another reminder", REMINDERS)
    reply(database, 1, 50, "answer")
    assert words(claim(database, "one", resting=True)) == ["decision", "answer"]
    assert words(claim(database, "two")) == ["reminder", "another reminder"]


def test_a_reminder_that_waits_for_telegram_holds_up_nothing_while_reminders_rest(database: Database) -> None:
    note(database, 1, "reminder", REMINDERS)
    [row] = claim(database)
    with database.transaction() as session:
        outbox.later(session, row.id, "one", NOW + 5 * SECOND, "NetworkError")
    reply(database, 1, 50, "answer")
    assert claim(database, "two", last_lane=outbox.REPLIES) == []
    assert words(claim(database, "three", last_lane=outbox.REPLIES, resting=True)) == ["answer"]


def test_a_claim_takes_no_more_than_its_limit(database: Database) -> None:
    reply(database, 1, 50, *"abc")
    reply(database, 2, 51, *"def")
    assert words(claim(database, limit=4)) == ["a", "b", "c", "d"]
    assert claim(database, "two") == []


def test_handing_a_row_back_counts_no_attempt_and_a_fault_does(database: Database) -> None:
    reply(database, 1, 50, "answer")
    for fault in (None, "NetworkError"):
        [row] = claim(database)
        with database.transaction() as session:
            outbox.later(session, row.id, "one", NOW, fault)
    assert claim(database)[0].attempts == 1


def test_part_of_a_long_reply_is_remembered_and_the_lease_renewed(database: Database) -> None:
    reply(database, 1, 50, "answer")
    [row] = claim(database)
    with database.transaction() as session:
        assert outbox.progress(session, row.id, "one", {**row.payload, "parts": 1}, NOW + 30 * SECOND)
    assert claim(database, "two", NOW + 60 * SECOND) == []
    assert claim(database, "two", NOW + 90 * SECOND)[0].payload["parts"] == 1


def test_what_was_given_up_can_be_listed_without_its_words(database: Database) -> None:
    reply(database, 1, 50, "answer")
    [row] = claim(database)
    with database.transaction() as session:
        outbox.failed(session, row.id, "one", "Forbidden", NOW)
        [failure] = outbox.failures(session)
        assert (failure.key, failure.chat_id, failure.fault, failure.at) == ("reply:50:0", 1, "Forbidden", NOW)
    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT payload FROM outbox").scalar_one() is None


def test_counts_tell_what_waits_and_what_became_of_the_rest(database: Database) -> None:
    reply(database, 1, 50, "a", "b")
    note(database, 2, "moot")
    note(database, 3, "waits", REMINDERS)
    first, second, third, _ = claim(database)
    with database.transaction() as session:
        outbox.sent(session, first.id, "one", 1, NOW)
        outbox.failed(session, second.id, "one", "BadRequest", NOW)
        outbox.moot(session, third.id, "one", NOW)
        counts = outbox.counts(session)
    assert counts.by_lane == {REMINDERS: 1}
    assert counts.by_outcome == {"sent": 1, "failed": 1, "moot": 1}


def test_what_a_dead_process_held_is_given_back_at_once(database: Database) -> None:
    reply(database, 1, 50, "answer")
    claim(database, "dead")
    with database.transaction() as session:
        assert outbox.owners(session) == {"dead"}
        outbox.release(session, {"dead"})
    assert words(claim(database, "alive")) == ["answer"]


def test_what_waits_for_a_group_follows_it_to_its_new_id(database: Database) -> None:
    reply(database, -5, 50, "answer")
    with database.transaction() as session:
        outbox.moved(session, -5, -1005)
    assert claim(database)[0].chat_id == -1005


def test_pruning_forgets_sent_replies_and_keeps_the_keys_of_notes(database: Database) -> None:
    reply(database, 1, 50, "answer")
    note(database, 1, "reminder:2026-11")
    for row in claim(database):
        with database.transaction() as session:
            outbox.sent(session, row.id, "one", 1, NOW)
    with database.transaction() as session:
        outbox.prune(session, NOW + SECOND)
        assert outbox.counts(session).by_outcome == {"sent": 1}
    assert not note(database, 1, "reminder:2026-11")


def test_many_notes_are_queued_at_once_and_each_once(database: Database) -> None:
    note(database, 1, "first")
    queued = [(key, 1, {"about": key}) for key in ("first", "second", "third")]
    with database.transaction() as session:
        assert outbox.add_notes(session, queued, now=NOW) == 2
    with database.transaction() as session:
        assert outbox.add_notes(session, queued, now=NOW) == 0
        assert outbox.add_notes(session, [], now=NOW) == 0
    assert words(claim(database)) == ["first", "second", "third"]
