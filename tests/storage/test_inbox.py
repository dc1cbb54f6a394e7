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


def still_open(database: Database) -> list[int]:
    with database.transaction() as session:
        return [each.update_id for each in inbox.open_updates(session, 100)]


def finish(database: Database, number: int) -> None:
    with database.transaction() as session:
        inbox.done(session, number, NOW)


def finish_and_crash(database: Database, number: int) -> None:
    with database.transaction() as session:
        inbox.done(session, number, NOW)
        raise ZeroDivisionError


def test_what_came_in_is_open_in_its_order_until_it_is_done(database: Database) -> None:
    arrive(database, 12, 11, 13)
    finish(database, 12)
    assert still_open(database) == [11, 13]


def test_an_update_that_comes_again_is_ignored_whether_open_or_done(database: Database) -> None:
    arrive(database, 11, 12, words='{"first": true}')
    finish(database, 11)
    arrive(database, 11, 12, 12, words='{"again": true}')
    with database.transaction() as session:
        assert inbox.open_updates(session, 100) == [Arrived(12, 7, '{"first": true}')]


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
    verdicts = []
    for _ in range(3):
        with database.transaction() as session:
            verdicts.append(inbox.failed(session, 11, "ValueError", NOW))
    assert verdicts == [False, False, True]
    assert still_open(database) == []
    with database.transaction() as session:
        assert inbox.set_aside(session) == [(11, "ValueError")]
        with pytest.raises(NotOpenError):
            inbox.failed(session, 11, "ValueError", NOW)


def test_settling_closes_what_nobody_wanted_and_leaves_what_is_done(database: Database) -> None:
    arrive(database, 11)
    with database.transaction() as session:
        assert inbox.settled(session, 11, NOW)
        assert not inbox.settled(session, 11, NOW)


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
