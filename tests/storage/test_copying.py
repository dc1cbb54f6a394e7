"""`dienhinh db copy`: a deployment moves house, row by row, and goes on counting where it stood."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlmodel import Session, SQLModel, select

from bot.domain.permissions import Role
from bot.errors import InputFault
from bot.storage import conversations, drafts, inbox, outbox, people, sweeps
from bot.storage.copying import copy
from bot.storage.database import Database
from bot.storage.tables import UnitRow
from bot.texts import texts
from tests.postgresql import Server

NOW = datetime(2026, 11, 12, 1, 0, 0, 123456, tzinfo=UTC)


def live_in(session: Session) -> None:
    """Something in every corner: kin that come later, JSON in its order, absent values, large ids, words as keys."""
    for number in (9, 3):
        session.add(UnitRow(id=number, position=number, name=f"Thôn {number}", kind="thôn", aliases=["b", "a"]))
    session.flush()
    session.get_one(UnitRow, 3).parent_id = 9
    session.get_one(UnitRow, 9).successor_ids = [3]
    session.get_one(UnitRow, 9).valid_to = date(2026, 12, 31)
    who = people.join(session, telegram_id=2**51, name="Hoa", role=Role.ADMIN, unit_id=9, language="vi", now=NOW)
    opened = drafts.open_new(
        session, plan_id="p", unit_id=3, person_id=who.id, period="2026-11", now=NOW, answers={"b": "ờ", "a": [1, None]}
    )
    conversations.take_up(session, 2**51, opened.id, NOW)
    inbox.put(session, [inbox.Arrived(number, None, '{"t": "\\u0000"}') for number in range(1200)], NOW)
    for key in ("Đ", "a", "B", "_", "đ", "a b"):
        sweeps.first_time(session, key, NOW)
        outbox.add_note(session, key=key, chat_id=5, note={"about": key}, now=NOW)


@pytest.fixture
def lived_in(database: Database) -> Database:
    database.run(live_in)
    database.run(inbox.claim, "test", NOW, 10)
    database.run(inbox.done, 7, "test", NOW)
    return database


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database without tables, on each home."""
    if request.param == "sqlite":
        with closing(Database(f"sqlite:///{tmp_path}/target.db")) as made:
            yield made
        return
    server: Server = request.getfixturevalue("postgresql")
    with server.fresh(empty=True) as url, closing(Database(url)) as made:
        yield made


def everything(database: Database) -> dict[str, list[tuple[object, ...]]]:
    with database.transaction() as session:
        found = {table.name: session.execute(select(table)) for table in SQLModel.metadata.sorted_tables}
        return {name: sorted((tuple(row) for row in rows), key=repr) for name, rows in found.items()}


def refusal(source: Database, target: Database) -> str:
    with pytest.raises(InputFault) as refused:
        copy(source, target)
    # every fault has its sentence
    assert texts("vi")(refused.value.key, **{name: str(value) for name, value in refused.value.values.items()})
    return refused.value.key


def test_every_row_arrives_as_it_was(lived_in: Database, target: Database) -> None:
    counts = copy(lived_in, target)
    assert everything(target) == everything(lived_in)
    assert (counts["units"], counts["inbox"], counts["sweeps"], counts["nominations"]) == (2, 1200, 6, 0)


def test_the_next_row_gets_the_next_number(lived_in: Database, target: Database) -> None:
    copy(lived_in, target)
    with target.transaction() as session:
        unit = UnitRow(position=0, name="Thôn Mới", kind="thôn")
        session.add(unit)
        session.flush()
        assert unit.id == 10


def test_a_target_in_which_something_lies_is_refused_and_left_alone(lived_in: Database, target: Database) -> None:
    target.upgrade()
    target.run(sweeps.first_time, "here", NOW)
    before = everything(target)
    assert refusal(lived_in, target) == "copy-target-not-empty"
    assert everything(target) == before


def test_a_database_is_not_copied_onto_itself(lived_in: Database) -> None:
    assert refusal(lived_in, lived_in) == "copy-target-not-empty"


def test_a_row_that_arrives_changed_is_found_and_nothing_is_kept(lived_in: Database, target: Database) -> None:
    target.upgrade()

    def spoil(connection: object, cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("UPDATE units"):
            cursor.execute("UPDATE units SET position = 77 WHERE id = 3")  # type: ignore[attr-defined]

    event.listen(target.engine, "after_cursor_execute", spoil)
    assert refusal(lived_in, target) == "copy-differs"
    event.remove(target.engine, "after_cursor_execute", spoil)
    assert not any(everything(target).values())


def test_a_file_that_is_not_there_is_said_and_not_made(tmp_path: Path, target: Database) -> None:
    with closing(Database(f"sqlite:///{tmp_path}/absent.db")) as absent:
        assert refusal(absent, target) == "copy-source-missing"
    assert not (tmp_path / "absent.db").exists()
