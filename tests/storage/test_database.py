"""The database keeps what was acknowledged: its settings as it reads them itself, and transactions that hold or not."""

import asyncio
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError, StatementError
from sqlmodel import Session, func, select

from bot.errors import InputFault
from bot.storage.database import Database, Door
from bot.storage.tables import PersonRow, RoleRow, UnitRow
from bot.texts import texts

NOW = datetime(2026, 11, 12, 1, 0, tzinfo=UTC)


def add_unit(session: Session, name: str) -> None:
    session.add(UnitRow(position=0, name=name, kind="thôn"))


def count_units(session: Session) -> int:
    return session.exec(select(func.count()).select_from(UnitRow)).one()


def count(database: Database) -> int:
    with database.transaction() as session:
        return count_units(session)


@pytest.mark.parametrize(
    ("setting", "value"),
    [("foreign_keys", 1), ("journal_mode", "wal"), ("synchronous", 2), ("busy_timeout", 10_000)],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_every_connection_keeps_what_was_acknowledged(database: Database, setting: str, value: object) -> None:
    with database.engine.connect() as first, database.engine.connect() as second:
        for connection in (first, second):
            cursor = connection.connection.cursor()
            assert cursor.execute(f"PRAGMA {setting}").fetchone() == (value,)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("transaction_isolation", "serializable"),
        ("lock_timeout", "5s"),
        ("statement_timeout", "15s"),
        ("idle_in_transaction_session_timeout", "30s"),
    ],
)
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_no_connection_waits_for_ever(database: Database, setting: str, value: object) -> None:
    with database.engine.connect() as first, database.engine.connect() as second:
        for connection in (first, second):
            assert connection.exec_driver_sql(f"SHOW {setting}").scalar_one() == value


def test_a_child_without_its_parent_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.add(RoleRow(person_id=99, role="officer", since=NOW))


def test_what_a_transaction_did_is_kept_when_it_ends(database: Database) -> None:
    with database.transaction() as session:
        add_unit(session, "Thôn Một")
    assert count(database) == 1


def test_a_transaction_that_raises_leaves_nothing(database: Database) -> None:
    def fail() -> None:
        with database.transaction() as session:
            add_unit(session, "Thôn Một")
            session.flush()
            add_unit(session, "Thôn Hai")
            session.flush()
            assert count_units(session) == 2
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert count(database) == 0


def test_a_transaction_whose_last_word_is_refused_leaves_nothing(database: Database) -> None:
    def fail() -> None:
        with database.transaction() as session:
            add_unit(session, "Thôn Một")
            session.flush()
            session.add(RoleRow(person_id=99, role="officer", since=NOW))

    with pytest.raises(IntegrityError):
        fail()
    assert count(database) == 0


def test_a_value_survives_its_session(database: Database) -> None:
    with database.transaction() as session:
        unit = UnitRow(position=0, name="Thôn Một", kind="thôn")
        session.add(unit)
    assert unit.name == "Thôn Một"


def test_a_moment_comes_back_aware_and_the_same_whatever_its_zone(database: Database) -> None:
    local = datetime(2026, 11, 12, 8, 0, 0, 123456, tzinfo=timezone(timedelta(hours=7)))
    with database.transaction() as session:
        session.add(PersonRow(telegram_id=1, name="Hoa", language="vi", joined_at=local))
    with database.transaction() as session:
        kept = session.exec(select(PersonRow)).one().joined_at
    assert kept == local
    assert kept.utcoffset() == timedelta(0)


def test_a_moment_without_its_zone_is_the_programmers_fault(database: Database) -> None:
    naive = NOW.replace(tzinfo=None)
    with pytest.raises(StatementError, match="time zone"), database.transaction() as session:
        session.add(PersonRow(telegram_id=1, name="Hoa", language="vi", joined_at=naive))


def test_writers_wait_for_one_another_and_both_succeed(database: Database) -> None:
    begun, failures = threading.Barrier(4), []

    def write(number: int) -> None:
        begun.wait()
        try:
            for place in range(5):
                database.run(add_unit, f"Thôn {number}-{place}")
        except Exception as fault:  # noqa: BLE001  # a thread's fault is told by the test
            failures.append(fault)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert count(database) == 20


def test_a_reader_that_goes_on_to_write_never_works_on_what_is_out_of_date(database: Database) -> None:
    """Two that read a count and write the next one, side by side: each reads what the other left."""
    begun = threading.Barrier(2)

    def add_the_next(session: Session) -> None:
        add_unit(session, f"Thôn {count_units(session) + 1}")

    def write() -> None:
        begun.wait()
        for _ in range(10):
            database.run(add_the_next)

    threads = [threading.Thread(target=write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.transaction() as session:
        assert len(set(session.exec(select(UnitRow.name)))) == 20


async def test_the_door_runs_one_use_case_after_the_other_each_in_a_transaction(database: Database) -> None:
    door = Door(database)
    try:

        def add_two_and_fail(session: Session, first: str, *, second: str) -> None:
            add_unit(session, first)
            add_unit(session, second)
            session.flush()
            raise ZeroDivisionError

        await door(add_unit, "Thôn Một")
        with pytest.raises(ZeroDivisionError):
            await door(add_two_and_fail, "Thôn Hai", second="Thôn Ba")
        assert await asyncio.gather(door(count_units), door(count_units)) == [1, 1]
    finally:
        door.close()


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("mysql://user:secret@host/bot", "database-url"),
        ("postgresql://user:secret@host/bot", "database-url"),
        ("postgresql+psycopg2://user:secret@host/bot", "database-url"),
        ("postgresql+psycopg://user:secret@host:port/bot", "database-url"),
        ("postgres://user:secret@host/bot", "database-url"),
        ("data/bot.db", "database-url"),
        ("", "database-url"),
    ],
)
def test_a_database_that_this_version_cannot_serve_is_said_without_its_password(url: str, key: str) -> None:
    with pytest.raises(InputFault) as refused:
        Database(url)
    assert refused.value.key == key
    assert "secret" not in str(refused.value)
    assert texts("vi")(key, **{name: str(value) for name, value in refused.value.values.items()})


@pytest.mark.parametrize("place", ["127.0.0.1:1/bot", "/bot?host=/nowhere", "no-such-host.invalid/bot"])
def test_a_server_that_cannot_be_reached_is_said_without_its_password(place: str) -> None:
    database = Database(f"postgresql+psycopg://user:secret@{place}")
    with pytest.raises(InputFault, match="database-cannot-open") as refused:
        database.upgrade()
    sentence = texts("vi")(refused.value.key, **{name: str(value) for name, value in refused.value.values.items()})
    assert "secret" not in sentence
    assert "\n" not in sentence


def test_the_folder_of_the_file_is_made(tmp_path: Path) -> None:
    made = Database(f"sqlite:///{tmp_path}/one/two/test.db")
    made.upgrade()
    made.close()
    assert (tmp_path / "one" / "two" / "test.db").is_file()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(InputFault, match="database-folder"):
        Database(f"sqlite:///{tmp_path}/file/data/test.db")
