"""Contact with Telegram: what is an outage and what a moved clock, and which updates waited in it."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from side_by_side import SEVERAL, at_once
from sqlmodel import Session, select

from bot.storage import inbox, outages
from bot.storage.database import Database
from bot.storage.inbox import Arrived
from bot.storage.tables import InboxRow, OutageRow

EVENING = datetime(2026, 11, 19, 13, 40, tzinfo=UTC)
NIGHT = timedelta(hours=11, minutes=10)
MINUTE = timedelta(minutes=1)
#: the machine's own time, which need not be the application's
WALL = timedelta(days=-400)


def meet(database: Database, at: datetime, *, wall: datetime | None = None, **known: Any) -> bool:
    """Contact at a moment; whether that ended an outage. `known` is what is known of the updates that wait."""
    return database.run(outages.met, at, wall or at + WALL, **known) is not None


def lose(database: Database, waiting: int, *, came: tuple[int, ...] = (), began: datetime = EVENING) -> datetime:
    """An outage of a night with so many waiting; gives its end."""
    meet(database, began)
    assert meet(database, began + NIGHT, waiting=waiting, came=came)
    return began + NIGHT


def put(database: Database, *numbers: int, at: datetime, written: datetime | None = None, chat: int = 7) -> None:
    database.run(inbox.put, [Arrived(number, chat, "{}", written) for number in numbers], at)


def marked(database: Database) -> dict[int, int | None]:
    """Each update with the outage from whose backlog it came."""

    def read(session: Session) -> dict[int, int | None]:
        return {row.update_id: row.outage_id for row in session.exec(select(InboxRow))}

    return database.run(read)


def test_the_first_contact_ever_ends_no_outage(database: Database) -> None:
    assert not database.run(outages.lost, EVENING, EVENING)
    assert not meet(database, EVENING, waiting=12)
    put(database, 1, at=EVENING)
    assert marked(database) == {1: None}


def test_a_gap_of_more_than_five_minutes_is_an_outage(database: Database) -> None:
    meet(database, EVENING)
    assert not meet(database, EVENING + 5 * MINUTE)
    assert meet(database, EVENING + 10 * MINUTE + MINUTE / 60)
    [outage] = database.run(outages.untold)
    assert (outage.began_at, outage.ended_at) == (EVENING + 5 * MINUTE, EVENING + 10 * MINUTE + MINUTE / 60)


@pytest.mark.parametrize("jump", [NIGHT, timedelta(days=7), -NIGHT], ids=str)
def test_a_clock_that_somebody_moves_is_no_outage(database: Database, jump: timedelta) -> None:
    meet(database, EVENING)
    assert not meet(database, EVENING + jump, wall=EVENING + WALL + MINUTE)
    # and the gap is measured anew from there
    assert not meet(database, EVENING + jump + MINUTE, wall=EVENING + WALL + 2 * MINUTE)
    assert database.run(outages.untold) == ()


def test_a_machine_whose_own_clock_is_set_right_is_no_outage_for_a_clock_that_was_started_elsewhere(
    database: Database,
) -> None:
    meet(database, EVENING)
    assert not meet(database, EVENING + MINUTE, wall=EVENING + timedelta(days=300))


def test_as_many_as_waited_are_marked_the_first_ones_first_and_no_more(database: Database) -> None:
    morning = lose(database, waiting=3)
    put(database, 12, 11, at=morning)
    put(database, 15, 14, at=morning)
    assert marked(database) == {11: 1, 12: 1, 14: 1, 15: None}


def test_what_is_handed_over_again_is_counted_once(database: Database) -> None:
    morning = lose(database, waiting=3)
    put(database, 11, 12, at=morning)
    # a kill before these were acknowledged
    put(database, 11, 12, 13, 14, at=morning + MINUTE)
    assert marked(database) == {11: 1, 12: 1, 13: 1, 14: None}


def test_what_had_come_in_before_and_was_not_acknowledged_is_not_of_the_backlog(database: Database) -> None:
    put(database, 8, 9, at=EVENING)
    morning = lose(database, waiting=4, came=(8, 9, 10, 11))
    put(database, 8, 9, 10, 11, at=morning)
    put(database, 12, at=morning)
    assert marked(database) == {8: None, 9: None, 10: 1, 11: 1, 12: None}


def test_after_a_second_outage_the_rest_of_the_first_is_still_the_firsts(database: Database) -> None:
    morning = lose(database, waiting=5)
    put(database, 11, 12, at=morning)
    assert meet(database, morning + 10 * MINUTE, waiting=4)
    put(database, 13, 14, 15, 16, 17, at=morning + 10 * MINUTE)
    assert marked(database) == {11: 1, 12: 1, 13: 1, 14: 1, 15: 1, 16: 2, 17: None}


def test_what_telegram_has_thrown_away_is_not_waited_for(database: Database) -> None:
    morning = lose(database, waiting=5)
    assert database.run(outages.being_read)
    meet(database, morning + MINUTE, waiting=0)
    assert not database.run(outages.being_read)
    put(database, 11, at=morning + MINUTE)
    assert marked(database) == {11: None}


def test_a_backlog_is_being_read_until_each_update_has_had_its_effect(database: Database) -> None:
    morning = lose(database, waiting=2)
    put(database, 11, 12, 13, at=morning)
    for number, still in ((11, True), (12, False)):
        database.run(inbox.claim, "test", morning, 1)
        database.run(inbox.done, number, "test", morning)
        assert database.run(outages.being_read) is still


def test_an_update_that_is_set_aside_holds_nobody_up(database: Database) -> None:
    morning = lose(database, waiting=1)
    put(database, 11, at=morning)
    database.run(inbox.claim, "test", morning, 1)
    for _ in range(inbox.PATIENCE):
        database.run(inbox.failed, 11, "test", "ValueError", morning)
    assert not database.run(outages.being_read)


def test_a_tap_was_made_after_what_its_chat_sent_before_it(database: Database) -> None:
    morning, written = lose(database, waiting=4), EVENING + 100 * MINUTE
    put(database, 11, at=morning)
    put(database, 12, at=morning, written=written)
    put(database, 13, at=morning, written=written + MINUTE, chat=8)
    put(database, 14, at=morning)
    put(database, 15, at=morning, written=written)

    def not_before(session: Session) -> list[datetime | None]:
        found = [outages.waited(session, number) for number in (11, 12, 13, 14)]
        assert all(each is not None and each.outage.began_at == EVENING for each in found)
        assert outages.waited(session, 15) is outages.waited(session, 99) is None
        return [each.not_before for each in found if each is not None]

    assert database.run(not_before) == [None, written, written + MINUTE, written]


def test_an_outage_of_which_was_told_is_not_told_again(database: Database) -> None:
    morning = lose(database, waiting=0)
    [outage] = database.run(outages.untold)
    database.run(outages.told, outage.id, morning)
    assert database.run(outages.untold) == ()
    assert database.run(outages.get, outage.id) == outage
    assert database.run(outages.get, 99) is None


def test_of_replicas_that_meet_again_at_once_one_keeps_the_outage_and_each_update_one_place_in_it(
    database: Database,
) -> None:
    meet(database, EVENING)
    morning = EVENING + NIGHT

    def come_back(session: Session, _number: int) -> bool:
        return outages.met(session, morning, morning + WALL, waiting=4) is not None

    assert Counter(at_once(database, come_back)) == {True: 1, False: SEVERAL - 1}

    def receive(session: Session, number: int) -> None:
        inbox.put(session, [Arrived(number, number, "{}")], morning)

    assert at_once(database, receive) == [None] * SEVERAL
    with database.transaction() as session:
        [(kept, to_come)] = [(row.id, row.to_come) for row in session.exec(select(OutageRow))]
    assert to_come == 0
    assert Counter(marked(database).values()) == {kept: 4, None: SEVERAL - 4}


def test_the_first_contact_of_several_replicas_is_one(database: Database) -> None:
    met = at_once(database, lambda session, _: outages.met(session, EVENING, EVENING))
    assert met == [None] * SEVERAL
