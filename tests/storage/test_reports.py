"""Reports, marks on milestones and dispositions: what was said once is kept, whatever is said later."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from side_by_side import at_once
from sqlmodel import Session, select

from bot.domain.disposition import Disposal, Disposition
from bot.domain.report import Report
from bot.storage import attachments, dispositions, milestones, reports
from bot.storage.database import Database
from bot.storage.tables import DispositionRow, ReportRow

pytestmark = pytest.mark.usefixtures("two_units_and_people")

NOW = datetime(2025, 11, 10, 1, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=2)
DUTY = {"plan_id": "p", "obligation_id": "yearly", "period": "2025"}


def begin(session: Session, _number: int = 0) -> Report:
    return reports.open_one(session, unit_id=1, now=NOW, **DUTY)


def hand_in(database: Database, now: datetime, *, on_time: bool = True, **answers: Any) -> Report:
    with database.transaction() as session:
        report = replace(begin(session), answers=answers)
        return reports.hand_in(session, report, person_id=1, files=(), on_time=on_time, now=now)


def dispose(database: Database, **changes: Any) -> Disposition:
    said = {
        "disposal": Disposal.EXTEND,
        "unit_id": 1,
        "day": date(2025, 11, 20),
        "reason": "mất điện",
        "letter": None,
        "person_id": 1,
        "now": NOW,
    }
    with database.transaction() as session:
        return dispositions.add(session, **DUTY, **(said | changes))


def held(database: Database) -> list[int]:
    with database.transaction() as session:
        return [each.id for each in dispositions.of(session, **DUTY).listed]


def test_a_report_that_several_begin_at_once_is_one(database: Database) -> None:
    assert len({report.id for report in at_once(database, begin)}) == 1
    with database.transaction() as session:
        assert len(session.exec(select(ReportRow)).all()) == 1


def test_what_is_being_written_is_read_back(database: Database) -> None:
    with database.transaction() as session:
        written = replace(begin(session), answers={"q.many": 12, "q.words": None}, step="review", version=4)
        reports.save(session, written, LATER)
    with database.transaction() as session:
        assert reports.get(session, written.id) == written


def test_a_correction_is_a_new_edition_and_the_first_day_stays(database: Database) -> None:
    hand_in(database, NOW, **{"q.many": 12})
    corrected = hand_in(database, LATER, on_time=False, **{"q.many": 13})
    assert (corrected.edition, corrected.handed_in_at, corrected.on_time) == (2, NOW, True)
    assert corrected.handed == {"q.many": 13}
    with database.transaction() as session:
        kept = reports.editions(session, corrected.id)
    assert [(each.number, each.at, each.answers["q.many"]) for each in kept] == [(1, NOW, 12), (2, LATER, 13)]


def test_reports_are_listed_by_period_and_unit(database: Database) -> None:
    hand_in(database, NOW)
    with database.transaction() as session:
        assert [each.unit_id for each in reports.listed(session, **DUTY)] == [1]
        assert reports.listed(session, **DUTY, units=[2]) == ()
        assert reports.listed(session, **(DUTY | {"period": "2024"})) == ()


def test_a_day_of_receipt_is_kept_beside_the_moment(database: Database) -> None:
    report = hand_in(database, NOW, on_time=False)
    with database.transaction() as session:
        reports.measure(session, report.id, on_time=True, received_on=date(2025, 11, 9))
    with database.transaction() as session:
        measured = reports.get(session, report.id)
    assert measured == replace(report, on_time=True, received_on=date(2025, 11, 9))


def test_files_belong_to_a_report_once(database: Database) -> None:
    with database.transaction() as session:
        report = begin(session)
        for _ in range(2):
            attachments.add(session, report_id=report.id, kind="document", file_id="f", file_unique_id="u", now=NOW)
        assert len(attachments.of_report(session, report.id)) == 1
        assert len(attachments.to_fetch(session)) == 1


def test_the_newest_word_on_a_milestone_counts(database: Database) -> None:
    of = {"plan_id": "p", "milestone_id": "m", "person_id": 1}
    with database.transaction() as session:
        milestones.mark(session, day=date(2025, 6, 20), note="hội trường", now=NOW, **of)
        assert milestones.done(session, "p")["m"].note == "hội trường"
        milestones.mark(session, day=None, note=None, now=LATER, **of)
        assert milestones.done(session, "p") == {}
        milestones.mark(session, day=date(2025, 6, 21), note=None, now=LATER, **of)
        assert milestones.done(session, "p")["m"].day == date(2025, 6, 21)
        assert milestones.done(session, "other") == {}


def test_a_disposition_holds_until_it_is_undone_and_stays_on_record(database: Database) -> None:
    first, second = dispose(database), dispose(database, unit_id=None, day=date(2025, 11, 25))
    assert held(database) == [first.id, second.id]
    with database.transaction() as session:
        dispositions.undo(session, first, person_id=2, now=LATER)
    assert held(database) == [second.id]
    with database.transaction() as session:
        assert dispositions.get(session, first.id) == first
        assert dispositions.undone_by(session, first.id) == (2, None)
        assert dispositions.undone_by(session, second.id) is None


def test_of_extensions_the_latest_day_holds_for_one_unit_or_all(database: Database) -> None:
    own = dispose(database)
    general = dispose(database, unit_id=None, day=date(2025, 11, 25))
    longer = dispose(database, day=date(2025, 11, 28))
    newest = dispose(database, day=date(2025, 11, 22))
    with database.transaction() as session:
        listed = dispositions.of(session, **DUTY)
    assert listed.of(Disposal.EXTEND, 1) == longer
    assert listed.of(Disposal.EXTEND, 2) == listed.of(Disposal.EXTEND, None) == general
    assert listed.of(Disposal.EXEMPT, 1) is None
    assert (listed.newest(), listed.newest([2])) == (newest.id, general.id)
    assert own in listed.listed


def test_a_disposition_that_several_undo_at_once_is_undone_once(database: Database) -> None:
    made = dispose(database)

    def undo(session: Session, number: int) -> bool:
        if dispositions.undone_by(session, made.id) is not None:
            return False
        dispositions.undo(session, made, person_id=1 + number % 2, now=LATER)
        return True

    assert sum(at_once(database, undo)) == 1
    with database.transaction() as session:
        assert len(session.exec(select(DispositionRow)).all()) == 2
