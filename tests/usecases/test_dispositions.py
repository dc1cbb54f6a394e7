"""What a disposition changes of what has come in, and of who is reminded when."""

from collections.abc import Callable
from datetime import date

import pytest
from commune import ROOT, Commune

from bot.domain.calendar import Every, Period
from bot.domain.disposition import Disposal, Disposition
from bot.domain.nomination import Nomination
from bot.domain.permissions import Role
from bot.domain.plan import DueBasis
from bot.domain.progress import Group
from bot.storage import dispositions, nominations, units
from bot.usecases import notes, standing
from bot.usecases.dispositions import measure, settle
from bot.usecases.standing import UnitStanding

pytestmark = pytest.mark.on_every_home

NOVEMBER = Period.parse("2026-11")
VILLAGE = "Thôn Đồng Tâm"
SCHOOL = "Trường Tiểu học Tân Lập"


@pytest.fixture
def staffed(commune: Commune) -> Commune:
    commune.join("Tuấn", Role.REVIEWER, ROOT)
    commune.join("Hoa", Role.OFFICER, VILLAGE)
    commune.join("Lan", Role.OFFICER, SCHOOL)
    return commune


def dispose(
    commune: Commune,
    disposal: Disposal,
    at: str,
    until: str | None,
    unit: str | None = VILLAGE,
    *,
    period: str = "2026-11",
) -> Disposition:
    made = commune.do(
        dispositions.add,
        disposal=disposal,
        plan_id="mau-2026",
        obligation_id="monthly",
        period=period,
        unit_id=None if unit is None else commune.unit(unit),
        day=None if until is None else commune.at(f"{until} 00:00").date(),
        reason="mất điện",
        letter=None,
        person_id=commune.person("Tuấn"),
        now=commune.at(at),
    )
    commune.do(settle, commune.deployment, made)
    return made


def undo(commune: Commune, made: Disposition, at: str) -> None:
    commune.do(dispositions.undo, made, person_id=commune.person("Tuấn"), now=commune.at(at))
    commune.do(settle, commune.deployment, made)


def on_time(commune: Commune, nomination: Nomination) -> bool:
    kept = commune.do(nominations.get, nomination.id)
    assert kept is not None
    return kept.on_time


def stands(commune: Commune, name: str = VILLAGE) -> UnitStanding:
    plan = commune.deployment.main_plan
    unit = commune.do(units.tree)[commune.unit(name)]
    return commune.do(standing.of_unit, commune.deployment, plan, plan.obligation("monthly"), unit, NOVEMBER)


def days(commune: Commune) -> list[int]:
    """The last day of the village and of the school."""
    return [stands(commune, name).due.due.day for name in (VILLAGE, SCHOOL)]


def test_what_came_late_is_on_time_once_the_deadline_is_extended_and_late_again_without(staffed: Commune) -> None:
    late = staffed.send(VILLAGE, "Hoa", "21 09:00")
    school = staffed.send(SCHOOL, "Lan", "21 09:00")
    made = dispose(staffed, Disposal.EXTEND, "21 10:00", "23")
    assert on_time(staffed, late)
    undo(staffed, made, "21 11:00")
    assert not on_time(staffed, late)
    # the school's was taken as it came; nothing was disposed for it
    assert on_time(staffed, school)


def test_an_extension_reaches_as_far_as_its_day(staffed: Commune) -> None:
    in_time, late = staffed.send(VILLAGE, "Hoa", "23 23:59"), staffed.send(VILLAGE, "Hoa", "24 00:00")
    dispose(staffed, Disposal.EXTEND, "24 10:00", "23")
    assert (on_time(staffed, in_time), on_time(staffed, late)) == (True, False)


def test_an_extension_names_the_day_that_the_plan_leaves_open(under: Callable[..., Commune]) -> None:
    made = under("soc-trang-2019", today="2019-11-20")
    made.join("Tuấn", Role.REVIEWER, next(unit.name for unit in made.do(units.tree) if unit.parent is None))
    plan = made.deployment.main_plan
    obligation = next(one for one in plan.obligations if one.every is Every.MONTH and one.basis is DueBasis.INFERRED)
    period, day = Period.parse("2019-11"), date(2019, 12, 10)
    before = made.do(measure, made.deployment, plan, obligation, period).due(None)
    assert before.lenient_until > before.due
    made.do(
        dispositions.add,
        disposal=Disposal.EXTEND,
        plan_id=plan.id,
        obligation_id=obligation.id,
        period=str(period),
        unit_id=None,
        day=day,
        reason="mất điện",
        letter=None,
        person_id=made.person("Tuấn"),
        now=made.at("2019-11-20 09:00"),
    )
    after = made.do(measure, made.deployment, plan, obligation, period).due(None)
    assert (after.due, after.lenient_until, after.basis) == (day, day, DueBasis.STATED)


def test_more_time_for_all_leaves_no_unit_with_less(staffed: Commune) -> None:
    sent = staffed.send(VILLAGE, "Hoa", "25 09:00")
    dispose(staffed, Disposal.EXTEND, "25 10:00", "26")
    later = dispose(staffed, Disposal.EXTEND, "25 11:00", "27", None)
    assert days(staffed) == [27, 27]
    undo(staffed, later, "25 12:00")
    dispose(staffed, Disposal.EXTEND, "25 13:00", "25", None)
    assert days(staffed) == [26, 25]
    assert on_time(staffed, sent)


def test_who_has_more_time_than_all_is_told_the_day_of_their_own(staffed: Commune) -> None:
    dispose(staffed, Disposal.EXTEND, "12 09:00", "27")
    for_all = dispose(staffed, Disposal.EXTEND, "12 10:00", "23", None)
    told = {
        who: staffed.worded_text(who, notes.Disposed(for_all.id, undone=False), "12 10:01") for who in ("Hoa", "Lan")
    }
    assert "Hạn tháng 11 nay là hết thứ Sáu 27/11" in told["Hoa"]
    assert "Hạn tháng 11 nay là hết thứ Hai 23/11" in told["Lan"]


def test_an_exempted_unit_owes_nothing_and_hears_nothing(staffed: Commune) -> None:
    dispose(staffed, Disposal.EXEMPT, "12 09:00", None)
    how = stands(staffed)
    assert (how.progress.missing, how.progress.group) == (0, Group.MET)
    staffed.sweep("16 08:00", "19 08:00", "20 08:00")
    assert staffed.told("Hoa") == []
    assert len(staffed.told("Lan")) == 3


def test_a_unit_with_more_time_has_a_ladder_of_its_own(staffed: Commune) -> None:
    dispose(staffed, Disposal.EXTEND, "17 09:00", "23")
    staffed.sweep("18 08:00", "19 08:00", "19 13:30", "20 08:00", "23 08:00", "23 13:30", "25 08:00")
    assert [at for at, _ in staffed.told("Hoa")] == ["18 08:00", "20 08:00", "23 08:00", "23 13:30", "25 08:00"]
    assert [at for at, _ in staffed.told("Lan")] == ["18 08:00", "19 08:00", "19 13:30", "20 08:00"]


def test_nothing_is_said_that_came_before_the_extension(staffed: Commune) -> None:
    staffed.sweep("20 07:30")
    dispose(staffed, Disposal.EXTEND, "20 09:00", "23")
    staffed.sweep("20 09:01", "20 13:30")
    assert staffed.told("Hoa") == []


def test_an_earlier_day_moves_reminders_and_nothing_else(staffed: Commune) -> None:
    dispose(staffed, Disposal.CUTOFF, "10 09:00", "17")
    assert stands(staffed).due.due.day == 19
    staffed.sweep("16 08:00", "17 08:00", "17 13:30", "18 08:00", "19 08:00", "20 08:00")
    heard = [what.partition(":")[0] for _, what in staffed.told("Hoa")]
    assert heard == ["ahead", "last-morning", "last-afternoon", "ahead", "last-morning", "late"]
    sent = staffed.send(VILLAGE, "Hoa", "19 09:00")
    undo(staffed, dispose(staffed, Disposal.CUTOFF, "19 10:00", "18"), "19 11:00")
    assert on_time(staffed, sent)


def test_an_earlier_day_that_is_none_any_more_steers_nobody(staffed: Commune) -> None:
    extended = dispose(staffed, Disposal.EXTEND, "12 09:00", "27")
    dispose(staffed, Disposal.CUTOFF, "12 10:00", "25")
    wish = "Người duyệt mong nhận"
    assert wish in staffed.says("Hoa", "còn thiếu bao nhiêu", "12 10:01")
    undo(staffed, extended, "12 11:00")
    assert wish not in staffed.says("Hoa", "còn thiếu bao nhiêu", "12 11:01")
    staffed.sweep("16 08:00", "18 08:00", "19 08:00", "20 08:00", "24 08:00", "25 08:00")
    assert staffed.told("Hoa") == staffed.told("Lan")


def test_reminders_follow_an_extension_of_any_length(staffed: Commune) -> None:
    dispose(staffed, Disposal.EXTEND, "19 09:00", "2027-02-26")
    staffed.sweep("2027-02-22 08:00", "2027-02-25 08:00")
    assert staffed.told("Hoa")[-1] == ("25 08:00", "ahead: monthly 2026-11")


def test_reminders_go_to_an_earlier_day_that_lies_long_before_the_deadline(staffed: Commune) -> None:
    dispose(staffed, Disposal.CUTOFF, "04 09:00", "10", period="2026-12")
    staffed.sweep("05 08:00", "09 08:00")
    assert staffed.told("Hoa")[-1] == ("09 08:00", "ahead: monthly 2026-12")
    undone = dispose(staffed, Disposal.CUTOFF, "09 09:00", "11", period="2027-01")
    undo(staffed, undone, "09 10:00")
    staffed.sweep("10 08:00")
    assert staffed.told("Hoa")[-1] == ("10 08:00", "last-morning: monthly 2026-12")
