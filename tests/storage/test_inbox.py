"""The inbox: nothing that came in is lost, nothing has its effect twice."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.storage import inbox
from bot.storage.database import Database
from bot.storage.inbox import Arrived, NotOpenError

NOW = datetime(2026, 11, 12, 8, 0, tzinfo=UTC)


def arrive(database: Database, *numbers: int, words: str = "{}", at: datetime = NOW) -> None:
    with database.transaction() as session:
        inbox.put(session, [Arrived(number, 7, words) for number in numbers], at)


def claim(database: Database, owner: str = "me", *, at: datetime = NOW, limit: int = 100) -> list[int]:
    return [each.update_id for each in database.run(inbox.claim, owner, at, limit)]


def still_open(database: Database) -> list[int]:
    """What could be claimed once all leases have ended."""
    return claim(database, "whoever comes later", at=NOW + timedelta(days=1))


def finish(database: Database, number: int, owner: str = "me") -> None:
    claim(database, owner)
    database.run(inbox.done, number, owner, NOW)


def finish_and_crash(database: Database, number: int) -> None:
    claim(database)
    with database.transaction() as session:
        inbox.done(session, number, "me", NOW)
        raise ZeroDivisionError


def test_what_came_in_is_open_in_its_order_until_it_is_done(database: Database) -> None:
    arrive(database, 12, 11, 13)
    finish(database, 12)
    assert still_open(database) == [11, 13]


def test_an_update_that_comes_again_is_ignored_whether_open_or_done(database: Database) -> None:
    arrive(database, 11, 12, words='{"first": true}')
    finish(database, 11)
    arrive(database, 11, 12, 12, words='{"again": true}')
    assert database.run(inbox.claim, "other", NOW + inbox.LEASE, 100) == [Arrived(12, 7, '{"first": true}')]


def test_a_second_effect_of_an_update_is_refused(database: Database) -> None:
    arrive(database, 11)
    finish(database, 11)
    with pytest.raises(NotOpenError):
        finish(database, 11)


def test_an_update_that_never_came_in_has_no_effect(database: Database) -> None:
    with pytest.raises(NotOpenError):
        finish(database, 99)


def test_an_effect_that_fails_leaves_its_update_open(database: Database) -> None:
    arrive(database, 11)
    with pytest.raises(ZeroDivisionError):
        finish_and_crash(database, 11)
    assert still_open(database) == [11]


def test_the_third_failure_sets_an_update_aside(database: Database) -> None:
    arrive(database, 11)
    claim(database)
    verdicts = [database.run(inbox.failed, 11, "me", "ValueError", NOW) for _ in range(3)]
    assert verdicts == [False, False, True]
    assert still_open(database) == []
    with database.transaction() as session:
        assert inbox.set_aside(session) == [(11, "ValueError")]
        with pytest.raises(NotOpenError):
            inbox.failed(session, 11, "me", "ValueError", NOW)


def test_settling_closes_what_nobody_wanted_and_leaves_what_is_done(database: Database) -> None:
    arrive(database, 11)
    claim(database)
    assert database.run(inbox.settled, 11, "me", NOW)
    assert not database.run(inbox.settled, 11, "me", NOW)


def test_the_words_of_an_update_go_with_its_effect(database: Database) -> None:
    arrive(database, 11, words='{"text": "Nguyen Thi Hoa"}')
    finish(database, 11)
    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT payload FROM inbox").scalar_one() is None


def test_the_inbox_remembers_when_an_update_reached_us(database: Database) -> None:
    arrive(database, 11)
    with database.transaction() as session:
        assert inbox.received_at(session, 11) == NOW
        assert inbox.received_at(session, 12) is None


def test_pruning_forgets_what_was_done_before_and_nothing_that_is_open(database: Database) -> None:
    arrive(database, 11, 12)
    finish(database, 11)
    with database.transaction() as session:
        inbox.prune(session, NOW)
        assert inbox.received_at(session, 11) == NOW
        inbox.prune(session, NOW + timedelta(seconds=1))
        assert inbox.received_at(session, 11) is None
    assert still_open(database) == [12]


def of_chats(database: Database, **chats: int | None) -> None:
    """Updates `u1`, `u2` ... with the chats they came from."""
    arrived = [Arrived(int(name[1:]), chat_id, "{}") for name, chat_id in chats.items()]
    database.run(inbox.put, arrived, NOW)


def test_what_one_holds_another_leaves_alone_with_all_that_stands_behind_it(database: Database) -> None:
    of_chats(database, u1=7, u2=8, u3=7, u4=8, u5=9)
    assert claim(database, "A", limit=1) == [1]
    assert claim(database, "B", limit=2) == [2, 4]
    assert claim(database, "B") == [5]
    assert claim(database, "A") == [3]
    assert claim(database, "A") == claim(database, "B") == []


def test_an_update_without_a_chat_waits_for_no_other(database: Database) -> None:
    of_chats(database, u1=None, u2=None)
    assert claim(database, "A", limit=1) == [1]
    assert claim(database, "B") == [2]


def test_a_chat_goes_on_once_what_was_held_of_it_is_done(database: Database) -> None:
    of_chats(database, u1=7, u2=7)
    assert claim(database, "A", limit=1) == [1]
    database.run(inbox.done, 1, "A", NOW)
    assert claim(database, "B") == [2]


def test_whose_lease_ran_out_marks_nothing(database: Database) -> None:
    of_chats(database, u1=7)
    late = NOW + inbox.LEASE
    assert claim(database, "A") == [1]
    assert claim(database, "B", at=late) == [1]
    with pytest.raises(NotOpenError):
        database.run(inbox.done, 1, "A", late)
    with pytest.raises(NotOpenError):
        database.run(inbox.failed, 1, "A", "ValueError", late)
    assert not database.run(inbox.settled, 1, "A", late)
    database.run(inbox.renew, "A", [1], late)
    database.run(inbox.hand_back, "A")
    database.run(inbox.done, 1, "B", late)


def test_a_lease_that_is_renewed_holds_on(database: Database) -> None:
    of_chats(database, u1=7)
    assert claim(database, "A") == [1]
    halfway = NOW + inbox.LEASE * 2 / 3
    database.run(inbox.renew, "A", [1], halfway)
    assert claim(database, "B", at=NOW + inbox.LEASE) == []
    assert claim(database, "B", at=halfway + inbox.LEASE) == [1]


def test_what_is_handed_back_can_be_claimed_at_once(database: Database) -> None:
    of_chats(database, u1=7, u2=8)
    assert claim(database, "A") == [1, 2]
    database.run(inbox.hand_back, "A", [2])
    assert claim(database, "B") == [1]


def test_what_held_one_that_is_gone_can_be_claimed_at_once(database: Database) -> None:
    of_chats(database, u1=7, u2=8)
    assert claim(database, "A", limit=1) == [1]
    assert claim(database, "B") == [2]
    assert database.run(inbox.owners) == {"A", "B"}
    database.run(inbox.release, {"A"})
    assert claim(database, "C") == [1]


def test_waiting_updates_are_counted_no_further_than_asked(database: Database) -> None:
    arrive(database, 11, 12, 13)
    finish(database, 11)
    assert (database.run(inbox.waiting, 1), database.run(inbox.waiting, 9)) == (1, 2)
