"""Nominations: codes that count up, moves that leave their event, nothing overwritten."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from nominating import ANSWERS, NOW, OFFICER, send
from sqlalchemy import event
from sqlmodel import select

from bot.domain.nomination import Act, Nomination, Status
from bot.domain.plan import Subject
from bot.storage import nominations, tallies
from bot.storage.database import Database
from bot.storage.tables import NominationEventRow, OutageRow

pytestmark = pytest.mark.usefixtures("two_units_and_people")

HOUR = timedelta(hours=1)
REVIEWER = 2


def submit(database: Database, **changes: Any) -> Nomination:
    with database.transaction() as session:
        return send(session, **changes)


def move(database: Database, nomination: Nomination, act: Act, after: Status, **changes: Any) -> Nomination:
    said = {"person_id": REVIEWER, "now": NOW + HOUR}
    with database.transaction() as session:
        return nominations.move(session, nomination, act, after, **(said | changes))


def test_what_waited_is_on_time_provisionally_until_somebody_has_judged(database: Database) -> None:
    with database.transaction() as session:
        session.add(OutageRow(id=5, began_at=NOW - HOUR, ended_at=NOW, to_come=0))
    sent = submit(database, outage_id=5)
    submit(database)
    move(database, submit(database, outage_id=5), Act.WITHDRAW, Status.WITHDRAWN)
    assert (sent.on_time, sent.provisional) == (True, True)
    with database.transaction() as session:
        late = nominations.judge(session, sent, Act.LATE, person_id=REVIEWER, now=NOW + HOUR)
        assert late == replace(sent, on_time=False, provisional=False)
        assert nominations.of_outage(session, 5) == (late,)
        in_time = nominations.judge(session, late, Act.IN_TIME, person_id=REVIEWER, now=NOW + HOUR)
        assert in_time == replace(sent, provisional=False)
        kept = [
            (event.act, event.person_id, event.before, event.after) for event in nominations.events(session, sent.id)
        ]
    assert kept[1:] == [(act, REVIEWER, Status.SUBMITTED, Status.SUBMITTED) for act in (Act.LATE, Act.IN_TIME)]


def test_what_was_sent_is_kept_as_it_was_sent(database: Database) -> None:
    sent = submit(database)
    assert sent == Nomination(
        id=1,
        code="PL-2026-11-001",
        plan_id="p",
        obligation_id="o",
        period="2026-11",
        unit_id=1,
        subject=Subject.INDIVIDUAL,
        field_id="health",
        name="Hứa Văn Bảo",
        answers=ANSWERS,
        status=Status.SUBMITTED,
        version=1,
        first_submitted_at=NOW,
        on_time=True,
        submitted_by=OFFICER,
        mend_by=None,
    )
    with database.transaction() as session:
        assert nominations.get(session, sent.id) == sent
        assert nominations.get(session, 99) is None


def test_codes_count_up_in_each_plan_and_period(database: Database) -> None:
    periods = [("p", "PL", "2026-11"), ("p", "PL", "2026-11"), ("p", "PL", "2026-12"), ("q", "QQ", "2026-11")]
    sent = [submit(database, plan_id=plan, plan_code=code, period=period) for plan, code, period in periods]
    assert [one.code for one in sent] == ["PL-2026-11-001", "PL-2026-11-002", "PL-2026-12-001", "QQ-2026-11-001"]
    assert submit(database, unit_id=2).code == "PL-2026-11-003"


def test_a_code_is_not_given_again_when_what_bore_it_was_withdrawn(database: Database) -> None:
    move(database, submit(database), Act.WITHDRAW, Status.WITHDRAWN)
    assert submit(database).code == "PL-2026-11-002"


def test_a_submission_that_fails_takes_no_code(database: Database) -> None:
    def fail() -> None:
        with database.transaction() as session:
            send(session)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert submit(database).code == "PL-2026-11-001"


def test_every_move_leaves_an_event_with_who_when_and_why(database: Database) -> None:
    sent = submit(database)
    returned = move(
        database,
        sent,
        Act.RETURN,
        Status.RETURNED,
        reason="năm sinh ghi 1895",
        question="born",
        mend_by=date(2026, 11, 16),
    )
    assert (returned.status, returned.version, returned.mend_by) == (Status.RETURNED, 2, date(2026, 11, 16))
    mended = move(
        database, returned, Act.RESUBMIT, Status.SUBMITTED, answers=ANSWERS | {"born": 1960}, person_id=OFFICER
    )
    assert (mended.status, mended.version, mended.mend_by, mended.answers["born"]) == (
        Status.SUBMITTED,
        3,
        None,
        1960,
    )
    with database.transaction() as session:
        first, second, third = nominations.events(session, sent.id)
    assert (first.act, first.before, first.after, first.person_id, first.at) == (
        Act.SUBMIT,
        None,
        Status.SUBMITTED,
        OFFICER,
        NOW,
    )
    assert (second.act, second.before, second.after, second.person_id, second.at) == (
        Act.RETURN,
        Status.SUBMITTED,
        Status.RETURNED,
        REVIEWER,
        NOW + HOUR,
    )
    assert (second.reason, second.question) == ("năm sinh ghi 1895", "born")
    assert (third.act, third.before, third.after, third.reason) == (
        Act.RESUBMIT,
        Status.RETURNED,
        Status.SUBMITTED,
        None,
    )


def test_what_was_first_sent_and_whether_in_time_stays_whatever_is_mended(database: Database) -> None:
    sent = submit(database)
    returned = move(database, sent, Act.RETURN, Status.RETURNED, reason="x")
    mended = move(
        database,
        returned,
        Act.RESUBMIT,
        Status.SUBMITTED,
        answers=ANSWERS | {"name": "Hứa Văn Bao"},
        person_id=REVIEWER,
    )
    assert (mended.first_submitted_at, mended.on_time, mended.submitted_by) == (NOW, True, OFFICER)
    assert (mended.code, mended.name) == (sent.code, "Hứa Văn Bao")


def test_each_version_that_was_sent_can_be_seen_in_its_event(database: Database) -> None:
    sent = submit(database)
    returned = move(database, sent, Act.RETURN, Status.RETURNED, reason="x")
    move(database, returned, Act.RESUBMIT, Status.SUBMITTED, answers=ANSWERS | {"born": 1960})
    with database.transaction() as session:
        kept = session.exec(select(NominationEventRow.details).order_by(NominationEventRow.id))
        assert [details.get("answers", {}).get("born") for details in kept] == [1985, None, 1960]


def test_what_is_mended_may_change_its_subject_and_field(database: Database) -> None:
    returned = move(database, submit(database), Act.RETURN, Status.RETURNED, reason="x")
    answers = {"subject": "model", "field": "farming", "name": "Mô hình 5 không"}
    mended = move(database, returned, Act.RESUBMIT, Status.SUBMITTED, answers=answers)
    assert (mended.subject, mended.field_id, mended.name) == (Subject.MODEL, "farming", "Mô hình 5 không")


def test_a_nomination_that_never_was_cannot_be_moved(database: Database) -> None:
    never = replace(submit(database), id=99)
    with pytest.raises(KeyError):
        move(database, never, Act.APPROVE, Status.APPROVED)


def test_states_are_told_by_unit_for_one_plan_and_period(database: Database) -> None:
    move(database, submit(database), Act.APPROVE, Status.APPROVED)
    submit(database)
    submit(database, unit_id=2)
    submit(database, period="2026-12")
    submit(database, plan_id="q", plan_code="QQ")
    with database.transaction() as session:
        found = tallies.entries(session, plan_id="p", periods=["2026-11"])
        assert {unit: sorted(entry.status for entry in states) for unit, states in found.items()} == {
            1: ["approved", "submitted"],
            2: ["submitted"],
        }
        assert set(tallies.entries(session, plan_id="p", periods=["2026-11"], units=[2])) == {2}
        assert tallies.entries(session, plan_id="p", periods=["2026-11"], units=[]) == {}
        assert tallies.entries(session, plan_id="p", periods=["2025-11"]) == {}


def test_nominations_are_listed_by_what_is_asked_the_newest_first(database: Database) -> None:
    move(database, submit(database), Act.APPROVE, Status.APPROVED)
    submit(database, unit_id=2)
    submit(database, period="2026-12")
    with database.transaction() as session:

        def listed(**asked: Any) -> list[int]:
            return [one.id for one in nominations.listed(session, **asked)]

        assert listed() == [3, 2, 1]
        assert listed(period="2026-11") == [2, 1]
        assert listed(units=[1]) == [3, 1]
        assert listed(status=Status.APPROVED) == [1]
        assert listed(plan_id="q") == []
        assert listed(limit=2) == [3, 2]
        assert listed(plan_id="p", period="2026-11", units=[2], status=Status.SUBMITTED) == [2]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("units", [None, [2]], ids=["of all units", "of one unit"])
def test_counting_reads_an_index_and_not_the_whole_table(database: Database, units: list[int] | None) -> None:
    plans = []

    def explain(connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement.startswith("SELECT"):
            plans.extend(connection.connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters))

    event.listen(database.engine, "before_cursor_execute", explain)
    with database.transaction() as session:
        tallies.entries(session, plan_id="mau-2026", periods=["2026-11"], units=units)
    [step] = plans
    assert "ix_nominations_counting (plan_id=? AND period=?" in step[-1]
