"""A report that waited while the bot was away: in time for now, until the day is known on which it was there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from commune import Commune
from sqlmodel import Session

from bot.domain.disposition import Disposal, Disposition
from bot.domain.outage import Outage, Waited
from bot.domain.permissions import Role
from bot.domain.report import FILE, Report
from bot.storage import dispositions, nominations, people, reports
from bot.storage import outages as stored
from bot.storage.tables import NominationRow
from bot.usecases import reports as handing_in
from bot.usecases.dispositions import settle
from bot.usecases.report_pages import ReportReceived

PLAN, UNIT = "cu-jut-mttq-2023", "MTTQ xã Cư K'nia"
TOP = "Ban Thường trực Ủy ban MTTQ Việt Nam huyện Cư Jút"


@pytest.fixture
def district(under: Callable[..., Commune]) -> Commune:
    made = under(PLAN, today="2023-11-01")
    made.join("Tuấn", Role.REVIEWER, TOP)
    made.join("Hoa", Role.OFFICER, UNIT)
    return made


def outage(commune: Commune, began: str, ended: str) -> Outage:
    moments = [commune.at(began), commune.at(ended)]
    commune.do(stored.met, moments[0], moments[0])
    found = commune.do(stored.met, moments[1], moments[1])
    assert found is not None
    return found


def hand_in(commune: Commune, waited: Waited | None, at: str) -> Report:
    now = commune.at(at)
    begun = commune.do(
        reports.open_one,
        plan_id=PLAN,
        obligation_id="yearly",
        period="2023",
        unit_id=commune.unit(UNIT),
        now=now,
    )
    written = replace(begun, answers={FILE: False, "q.so-guong": 3})
    person = commune.do(people.get, commune.person("Hoa"))
    got = commune.do(handing_in.hand_in, commune.deployment, person, written, now, waited=waited)
    assert isinstance(got, ReportReceived)
    return got.page.report


def dispose(
    commune: Commune,
    disposal: Disposal,
    day: date,
    *,
    unit: str | None = None,
    report: Report | None = None,
) -> Disposition:
    made = commune.do(
        dispositions.add,
        disposal=disposal,
        plan_id=PLAN,
        obligation_id="yearly",
        period="2023",
        unit_id=None if unit is None else commune.unit(unit),
        day=day,
        reason="mất mạng",
        letter=None,
        person_id=commune.person("Tuấn"),
        now=commune.at("2023-11-16 10:00"),
        of_report=None if report is None else report.id,
    )
    commune.do(settle, commune.deployment, made)
    return made


def undo(commune: Commune, made: Disposition) -> None:
    commune.do(dispositions.undo, made, person_id=commune.person("Tuấn"), now=commune.at("2023-11-16 11:00"))
    commune.do(settle, commune.deployment, made)


def timing(commune: Commune, report: Report) -> tuple[bool, bool]:
    """Whether it is in time, and only for now."""
    kept = commune.do(reports.get, report.id)
    assert kept is not None
    return kept.on_time, kept.provisional


def test_it_stays_in_time_whatever_else_is_disposed(district: Commune) -> None:
    away = outage(district, "2023-11-14 20:00", "2023-11-15 09:00")
    report = hand_in(district, Waited(away, None), "2023-11-15 09:00")
    assert timing(district, report) == (True, True)
    made = dispose(district, Disposal.CUTOFF, date(2023, 11, 10))
    assert timing(district, report) == (True, True)
    undo(district, made)
    assert timing(district, report) == (True, True)


def test_what_was_written_after_the_deadline_is_late(district: Commune) -> None:
    away = outage(district, "2023-11-14 20:00", "2023-11-15 09:00")
    report = hand_in(district, Waited(away, district.at("2023-11-15 00:10")), "2023-11-15 09:00")
    assert timing(district, report) == (False, False)
    assert report.outage_id is None


def test_more_time_makes_it_in_time_for_good(district: Commune) -> None:
    away = outage(district, "2023-11-14 20:00", "2023-11-15 09:00")
    report = hand_in(district, Waited(away, None), "2023-11-15 09:00")
    made = dispose(district, Disposal.EXTEND, date(2023, 11, 20))
    assert timing(district, report) == (True, False)
    undo(district, made)
    assert timing(district, report) == (True, True)


@pytest.mark.parametrize(("day", "on_time"), [(date(2023, 11, 14), True), (date(2023, 11, 15), False)])
def test_the_day_on_which_it_was_there_settles_it(district: Commune, day: date, on_time: bool) -> None:
    away = outage(district, "2023-11-14 20:00", "2023-11-15 09:00")
    report = hand_in(district, Waited(away, None), "2023-11-15 09:00")
    made = dispose(district, Disposal.RECEIVED, day, unit=UNIT, report=report)
    assert timing(district, report) == (on_time, False)
    undo(district, made)
    assert timing(district, report) == (True, True)


@pytest.mark.parametrize(("day", "on_time"), [(date(2026, 11, 19), True), (date(2026, 11, 20), False)])
def test_so_it_does_with_a_nomination(commune: Commune, day: date, on_time: bool) -> None:
    commune.join("Tuấn", Role.REVIEWER, "UBND xã Tân Lập")
    commune.join("Hoa", Role.OFFICER, "Thôn Đồng Tâm")
    away = outage(commune, "2026-11-19 20:00", "2026-11-20 09:00")
    sent = commune.send("Thôn Đồng Tâm", "Hoa", "20 09:00")

    def mark(session: Session) -> None:
        row = session.get_one(NominationRow, sent.id)
        row.outage_id, row.provisional = away.id, True

    commune.do(mark)
    made = commune.do(
        dispositions.add,
        disposal=Disposal.RECEIVED,
        plan_id="mau-2026",
        obligation_id="monthly",
        period="2026-11",
        unit_id=sent.unit_id,
        day=day,
        reason="bản giấy",
        letter=None,
        person_id=commune.person("Tuấn"),
        now=commune.at("20 10:00"),
        of_nomination=sent.id,
    )
    commune.do(settle, commune.deployment, made)
    kept = commune.do(nominations.get, sent.id)
    assert kept is not None
    assert (kept.on_time, kept.provisional) == (on_time, False)
    commune.do(dispositions.undo, made, person_id=commune.person("Tuấn"), now=commune.at("20 11:00"))
    commune.do(settle, commune.deployment, made)
    again = commune.do(nominations.get, sent.id)
    assert again is not None
    assert (again.on_time, again.provisional) == (True, True)
