"""Migrations: an empty file gets today's tables, an old one keeps what it holds, a newer one is left alone."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlmodel import SQLModel

from bot.errors import InputFault
from bot.storage.database import Database
from bot.storage.tables import PersonRow, UnitRow
from bot.texts import texts
from tests.postgresql import Server


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "test.db"


@pytest.fixture
def fresh(file: Path) -> Iterator[Database]:
    """A database in which nothing has been done yet."""
    made = Database(f"sqlite:///{file}")
    yield made
    made.close()


def looked_up(file: Path, question: str) -> list[tuple[object, ...]]:
    """What a plain SQLite client sees in the file."""
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(question).fetchall()


def done(file: Path, deed: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(deed)
        connection.commit()


def refusal(database: Database) -> InputFault:
    with pytest.raises(InputFault) as refused:
        database.upgrade()
    # every fault has its sentence
    assert texts("vi")(refused.value.key, **{name: str(value) for name, value in refused.value.values.items()})
    return refused.value


def test_building_a_database_touches_no_file(fresh: Database, file: Path) -> None:
    assert not file.exists()


def test_an_empty_file_gets_the_tables_of_this_version(fresh: Database) -> None:
    fresh.upgrade()
    with fresh.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_every_constraint_has_a_name(fresh: Database, file: Path) -> None:
    fresh.upgrade()
    for (made,) in looked_up(file, "SELECT sql FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'"):
        for line in str(made).splitlines():
            if "FOREIGN KEY" in line or "UNIQUE" in line or "PRIMARY KEY" in line:
                assert "CONSTRAINT" in line


def test_upgrading_again_changes_nothing_and_keeps_what_is_there(fresh: Database, file: Path) -> None:
    fresh.upgrade()
    with fresh.transaction() as session:
        session.add(UnitRow(position=0, name="Thôn Một", kind="thôn"))
    before = looked_up(file, "SELECT name, sql FROM sqlite_master ORDER BY name")
    fresh.upgrade()
    fresh.upgrade()
    assert looked_up(file, "SELECT name, sql FROM sqlite_master ORDER BY name") == before
    assert looked_up(file, "SELECT name FROM units") == [("Thôn Một",)]


def test_a_second_process_may_upgrade_the_same_file(fresh: Database, file: Path) -> None:
    fresh.upgrade()
    other = Database(f"sqlite:///{file}")
    other.upgrade()
    other.close()
    assert looked_up(file, "SELECT count(*) FROM people") == [(0,)]


def test_a_database_of_a_newer_version_is_refused_and_left_alone(fresh: Database, file: Path) -> None:
    fresh.upgrade()
    done(file, "UPDATE alembic_version SET version_num = '9999'")
    before = looked_up(file, "SELECT name, sql FROM sqlite_master")
    fault = refusal(fresh)
    assert (fault.key, fault.values["revision"]) == ("database-newer", "9999")
    assert looked_up(file, "SELECT name, sql FROM sqlite_master") == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(fresh: Database, file: Path) -> None:
    file.write_text("This is a letter to the commune. " * 100, encoding="utf-8")
    before = file.read_bytes()
    assert refusal(fresh).key == "database-cannot-open"
    assert file.read_bytes() == before


def test_a_folder_in_place_of_the_file_is_refused(fresh: Database, file: Path) -> None:
    file.mkdir()
    assert refusal(fresh).key == "database-cannot-open"


def test_a_damaged_database_is_refused(fresh: Database, file: Path) -> None:
    fresh.upgrade()
    fresh.close()
    content = bytearray(file.read_bytes())
    content[100:4000] = b"\xff" * 3900
    file.write_bytes(content)
    assert refusal(fresh).key == "database-cannot-open"


def test_rows_that_have_lost_their_parent_stop_the_start(fresh: Database, file: Path) -> None:
    fresh.upgrade()
    done(file, "INSERT INTO roles (person_id, role, since) VALUES (7, 'officer', '2026-11-12 01:00:00')")
    with pytest.raises(RuntimeError, match="1 rows without their parent"):
        fresh.upgrade()


def test_what_people_wrote_survives_an_upgrade(fresh: Database, file: Path) -> None:
    fresh.upgrade()
    with fresh.transaction() as session:
        now = datetime(2026, 11, 12, 1, 0, tzinfo=UTC)
        session.add(PersonRow(telegram_id=2**51, name="Hoàng Thị Hoa", language="vi", joined_at=now))
    fresh.upgrade()
    with fresh.transaction() as session:
        kept = session.get(PersonRow, 1)
        assert kept is not None
        assert (kept.telegram_id, kept.name, kept.joined_at) == (2**51, "Hoàng Thị Hoa", now)


@pytest.fixture
def empty_url(postgresql: Server) -> Iterator[str]:
    """A database on PostgreSQL in which nothing has been done yet."""
    with postgresql.fresh(empty=True) as url:
        yield url


def test_an_empty_postgresql_gets_the_same_tables(empty_url: str) -> None:
    made = Database(empty_url)
    made.upgrade()
    with made.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, SQLModel.metadata) == []
        partial = connection.exec_driver_sql("SELECT indexdef FROM pg_indexes WHERE indexname = 'ix_outbox_open'")
        assert "WHERE (closed_at IS NULL)" in partial.scalar_one()
    made.close()


def test_several_processes_may_upgrade_one_postgresql_at_once(empty_url: str) -> None:
    begun, faults = threading.Barrier(4), []

    def upgrade() -> None:
        made = Database(empty_url)
        begun.wait()
        try:
            made.upgrade()
        except Exception as fault:  # noqa: BLE001  # a thread's fault is told by the test
            faults.append(fault)
        made.close()

    threads = [threading.Thread(target=upgrade) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []


def test_a_postgresql_of_a_newer_version_is_refused_and_left_alone(empty_url: str) -> None:
    made = Database(empty_url)
    made.upgrade()
    with made.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert refusal(made).key == "database-newer"
    made.close()
