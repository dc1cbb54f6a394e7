"""How units stand, and to which period a new nomination belongs."""

from datetime import date

import pytest
from commune import ROOT, Commune

from bot.domain.calendar import Period
from bot.domain.nomination import Act, Status
from bot.domain.permissions import Role
from bot.domain.progress import Group
from bot.storage import drafts, units
from bot.usecases import periods, standing

pytestmark = pytest.mark.on_every_home

NOVEMBER = Period.parse("2026-11")


@pytest.fixture
def staffed(commune: Commune) -> Commune:
    commune.join("Tuấn", Role.REVIEWER, ROOT)
    commune.join("Hoa", Role.OFFICER, "Thôn Đồng Tâm")
    return commune


def of_unit(commune: Commune, name: str, period: Period = NOVEMBER) -> standing.UnitStanding:
    plan = commune.deployment.main_plan
    unit = commune.do(units.tree)[commune.unit(name)]
    return commune.do(standing.of_unit, commune.deployment, plan, plan.obligation("monthly"), unit, period)


def period_for(commune: Commune, today: str) -> str:
    plan = commune.deployment.main_plan
    unit = commune.do(units.tree)[commune.unit("Thôn Đồng Tâm")]
    found = commune.do(
        periods.for_new,
        commune.deployment,
        plan,
        plan.obligation("monthly"),
        unit,
        date.fromisoformat(today),
    )
    return str(found)


def unmet_earlier(commune: Commune, period: str) -> list[str]:
    plan = commune.deployment.main_plan
    unit = commune.do(units.tree)[commune.unit("Thôn Đồng Tâm")]
    found = commune.do(
        periods.unmet_earlier,
        commune.deployment,
        plan,
        plan.obligation("monthly"),
        unit,
        Period.parse(period),
        date(2027, 6, 1),
    )
    return [str(one) for one in found]


def test_a_unit_stands_against_its_deadline(staffed: Commune) -> None:
    how = of_unit(staffed, "Thôn Đồng Tâm")
    assert (how.due.due, how.due.last_working_day) == (date(2026, 11, 19), date(2026, 11, 19))
    assert (how.progress.missing, how.progress.group) == (1, Group.NOT_SENT)


def test_what_is_sent_for_a_period_counts_for_it_and_its_unit_alone(staffed: Commune) -> None:
    staffed.send("Thôn Đồng Tâm", "Hoa", "10 09:00")
    assert of_unit(staffed, "Thôn Đồng Tâm").progress.group is Group.MET
    assert of_unit(staffed, "Thôn Đồng Tâm", NOVEMBER.next).progress.group is Group.NOT_SENT
    assert of_unit(staffed, "Thôn Hòa Bình").progress.group is Group.NOT_SENT


def test_an_open_draft_shows_that_the_unit_is_writing(staffed: Commune) -> None:
    draft = staffed.do(
        drafts.open_new,
        plan_id="mau-2026",
        unit_id=staffed.unit("Thôn Đồng Tâm"),
        person_id=staffed.person("Hoa"),
        period="2026-11",
        now=staffed.at("10 09:00"),
        answers={"subject": "individual"},
    )
    assert of_unit(staffed, "Thôn Đồng Tâm").progress.group is Group.DRAFTING
    staffed.do(drafts.close, draft.id, staffed.at("10 09:01"))
    assert of_unit(staffed, "Thôn Đồng Tâm").progress.group is Group.NOT_SENT


def test_the_units_that_owe_are_those_whom_the_plan_names(staffed: Commune) -> None:
    plan, tree = staffed.deployment.main_plan, staffed.do(units.tree)
    everyone = staffed.do(standing.everyone, staffed.deployment, plan, plan.obligation("monthly"), tree, NOVEMBER)
    names = [how.unit.name for how in everyone]
    assert len(names) == 23
    assert not {ROOT, "Phòng Văn hóa - Xã hội", "Phòng Kinh tế"} & set(names)
    assert names == [unit.name for unit in tree if unit.name in names]
    assert standing.short(everyone) == everyone


def test_a_new_nomination_belongs_to_the_present_month_while_that_is_unmet_even_when_late(staffed: Commune) -> None:
    assert period_for(staffed, "2026-11-12") == "2026-11"
    assert period_for(staffed, "2026-11-30") == "2026-11"


def test_a_new_nomination_belongs_to_the_next_month_once_the_present_one_is_met(staffed: Commune) -> None:
    nomination = staffed.send("Thôn Đồng Tâm", "Hoa", "10 09:00")
    assert period_for(staffed, "2026-11-12") == "2026-12"
    staffed.move(nomination, Act.RETURN, Status.RETURNED, "Tuấn", "11 09:00")
    assert period_for(staffed, "2026-11-12") == "2026-11"


def test_there_is_no_month_after_the_plans_time(staffed: Commune) -> None:
    staffed.send("Thôn Đồng Tâm", "Hoa", "2030-12-05 09:00", period="2030-12")
    assert period_for(staffed, "2030-12-12") == "2030-12"
    assert period_for(staffed, "2031-02-12") == "2030-12"


def test_the_unmet_months_of_the_year_before_this_one_are_known(staffed: Commune) -> None:
    assert unmet_earlier(staffed, "2026-03") == ["2026-01", "2026-02"]
    assert unmet_earlier(staffed, "2026-01") == []
    assert unmet_earlier(staffed, "2027-02") == ["2027-01"]
    staffed.send("Thôn Đồng Tâm", "Hoa", "2026-02-05 09:00", period="2026-01")
    assert unmet_earlier(staffed, "2026-03") == ["2026-02"]


def test_the_commune_forwards_what_any_unit_below_it_has_sent(staffed: Commune) -> None:
    plan, tree = staffed.deployment.main_plan, staffed.do(units.tree)

    def forwarding() -> standing.UnitStanding:
        root = tree[staffed.unit(ROOT)]
        return staffed.do(standing.forwarding, staffed.deployment, plan, tree, root, NOVEMBER)[0]

    assert (forwarding().progress.missing, forwarding().due.due) == (1, date(2026, 11, 30))
    nomination = staffed.send("Thôn Đồng Tâm", "Hoa", "10 09:00")
    approved = staffed.move(nomination, Act.APPROVE, Status.APPROVED, "Tuấn", "11 09:00")
    assert forwarding().progress.missing == 1
    staffed.move(approved, Act.FORWARD, Status.FORWARDED, "Tuấn", "12 09:00")
    assert (forwarding().progress.missing, forwarding().progress.group) == (0, Group.MET)
    hamlet = tree[staffed.unit("Thôn Đồng Tâm")]
    assert staffed.do(standing.forwarding, staffed.deployment, plan, tree, hamlet, NOVEMBER) == ()
