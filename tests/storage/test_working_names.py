"""Who of several at one account did something: written in one place, beside the account, and never beside another's."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.form import Draft
from bot.storage import drafts, milestones, notebook, working_names
from bot.storage.database import Database
from bot.storage.working_names import NobodyNamed

NOW = datetime(2026, 11, 12, 1, 0, tzinfo=UTC)
HOA, SINH = 1, 2


@pytest.fixture(autouse=True)
def _people(two_units_and_people: None) -> None:
    pass


def test_one_works_at_a_time(database: Database) -> None:
    with database.transaction() as session:
        first, second = (working_names.add(session, HOA, name) for name in ("Hoa", "chị Lan"))
        working_names.add(session, SINH, "Sinh")
        working_names.use(session, HOA, first.id, NOW)
        working_names.use(session, HOA, second.id, NOW)
    with database.transaction() as session:
        assert [(each.name, each.used_at) for each in working_names.of_person(session, HOA)] == [
            ("Hoa", None),
            ("chị Lan", NOW),
        ]
        working_names.remove(session, second.id)
    with database.transaction() as session:
        assert [each.name for each in working_names.of_person(session, HOA)] == ["Hoa"]


def test_what_the_account_does_carries_the_name_and_what_others_do_does_not(database: Database) -> None:
    with database.transaction() as session:
        working_names.sign_as(session, HOA, "chị Lan")
        own = notebook.add(session, unit_id=1, person_id=HOA, text="một việc", now=NOW)
        other = notebook.add(session, unit_id=1, person_id=SINH, text="hai việc", now=NOW)
        working_names.sign_as(session, HOA, "anh Páo")
        milestones.mark(session, plan_id="p", milestone_id="m", day=NOW.date(), note=None, person_id=HOA, now=NOW)
    with database.transaction() as session:
        lines = {line.id: line.by_name for line in notebook.of_units(session, [1])}
        assert lines == {own.id: "chị Lan", other.id: None}
        assert milestones.done(session, "p")["m"].by_name == "anh Páo"
        # where nobody signs, nothing is signed
        assert notebook.add(session, unit_id=1, person_id=HOA, text="ba việc", now=NOW).by_name is None


def test_a_line_that_is_gone_has_lost_its_writer_as_well(database: Database) -> None:
    with database.transaction() as session:
        working_names.sign_as(session, HOA, "chị Lan")
        line = notebook.add(session, unit_id=1, person_id=HOA, text="một việc", now=NOW)
        notebook.close(session, line.id, NOW)
    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT text, by_name FROM notebook").all() == [("", None)]


def test_a_draft_is_by_who_wrote_it_last(database: Database) -> None:
    with database.transaction() as session:
        working_names.sign_as(session, HOA, "chị Lan")
        draft = drafts.open_new(session, plan_id="p", unit_id=1, person_id=HOA, period="2026-11", now=NOW)
    assert writer(database, draft) == "chị Lan"
    with database.transaction() as session:
        working_names.sign_as(session, HOA, "anh Páo")
        drafts.save(session, draft, NOW + timedelta(minutes=1))
    assert writer(database, draft) == "anh Páo"
    with database.transaction() as session:
        drafts.give(session, draft.id, to=SINH, now=NOW + timedelta(minutes=2))
    assert writer(database, draft) is None


def writer(database: Database, draft: Draft) -> str | None:
    with database.transaction() as session:
        lying = drafts.lying(session, draft.id)
    assert lying is not None
    return lying.by_name


def test_nothing_is_kept_while_nobody_is_named_and_reading_goes_on(database: Database) -> None:
    with database.transaction() as session:
        working_names.sign_as(session, HOA, None)
        assert notebook.of_units(session, [1]) == ()
        with pytest.raises(NobodyNamed), session.begin_nested():
            notebook.add(session, unit_id=1, person_id=HOA, text="một việc", now=NOW)
        # what another one does needs no name of this account
        notebook.add(session, unit_id=1, person_id=SINH, text="hai việc", now=NOW)
        working_names.sign_no_more(session)
        notebook.add(session, unit_id=1, person_id=HOA, text="ba việc", now=NOW)
    with database.transaction() as session:
        assert [line.text for line in notebook.of_units(session, [1])] == ["ba việc", "hai việc"]
