"""The report of a unit that ends before it is due: who writes it, for whom it counts, who may have more time."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from commune import Commune

from bot import rosters
from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.calendar import Period
from bot.domain.disposition import Disposal
from bot.domain.permissions import Role
from bot.domain.report import figure_step
from bot.domain.roster import Tree, Unit
from bot.paths import ROSTERS
from bot.storage import conversations, people, reports, units
from bot.usecases import dispose, standing, succession, sums
from bot.usecases import reports as handing_in
from bot.usecases.disposals import DisposedNow
from bot.usecases.duties import Duty
from bot.usecases.report_pages import ReportAsked, ReportOfSeveral, ReportSums
from bot.usecases.standing import UnitStanding

PLAN, ROSTER = "cu-jut-mttq-2023", "cu-jut-mttq-2023.csv"
OLD, OTHER, NEW = "MTTQ xã Nam Dong", "MTTQ xã Đắk D'rông", "MTTQ xã Nam Dong mới"
LAST_DAY = date(2025, 10, 31)


@pytest.fixture
def merging(under: Callable[..., Commune]) -> Commune:
    """Two communes become one on 1 November, a fortnight before the yearly report is due."""
    made = under(PLAN, today="2025-10-01")
    roster = rosters.tree(rosters.read(ROSTERS / ROSTER))
    number = len(roster.units) + 1
    kept = (replace(u, valid_to=LAST_DAY, successors=(number,)) if u.name in (OLD, OTHER) else u for u in roster.units)
    new = Unit(number, NEW, "MTTQ xã", roster.named(OLD).parent, valid_from=date(2025, 11, 1))
    made.do(units.replace_all, Tree((*kept, new)), today=date(2025, 10, 1))
    made.join("Tuấn", Role.REVIEWER, next(unit.name for unit in roster if unit.parent is None))
    made.join("Hoa", Role.OFFICER, OLD)
    made.join("Bình", Role.OFFICER, OTHER)
    return made


def test_buttons_on_a_plan_go_to_that_plan_where_there_are_several(under: Callable[..., Commune]) -> None:
    made = under("thach-an-2021", PLAN, today="2025-03-10", roster=PLAN)
    root = next(unit for unit in made.do(units.tree) if unit.parent is None)
    made.join("Tuấn", Role.REVIEWER, root.name)
    for plan in ("thach-an-2021", PLAN):
        meant = made.deployment.plan(plan)
        asked = made.taps("Tuấn", Verb.MILESTONE_DONE, meant.code, at="2025-03-10 09:00")
        assert all(one.name in asked for one in meant.milestones), asked
    sums = made.taps("Tuấn", Verb.REPORT_SUMS, made.deployment.plan(PLAN).code, at="2025-03-10 09:00")
    assert "MTTQ xã Tâm Thắng" in sums


def duty(commune: Commune) -> Duty:
    plan = commune.deployment.main_plan
    return Duty(plan, next(one for one in plan.obligations if one.due and one.action == "report"), Period.parse("2025"))


def stands(commune: Commune, name: str) -> UnitStanding:
    meant, unit = duty(commune), commune.do(units.tree)[commune.unit(name)]
    return commune.do(standing.of_unit, commune.deployment, meant.plan, meant.obligation, unit, meant.period)


def begin(commune: Commune, who: str, unit: str, at: str) -> str | None:
    """The name of the unit whose report opens."""
    person, now = commune.do(people.get, commune.person(who)), commune.at(at)
    begun = commune.do(handing_in.begin, commune.deployment, person, duty(commune), commune.unit(unit), now)
    return begun.page.unit.name if isinstance(begun, ReportAsked) else None


def hand_in(commune: Commune, unit: str, who: str, *, period: str = "2025", **figures: int | str) -> None:
    """A unit's report, with figures by the ids of their questions (`so_guong` for `so-guong`)."""
    meant, now = duty(commune), commune.at("2025-10-20 09:00")
    of = {"plan_id": meant.plan.id, "obligation_id": meant.obligation.id, "period": period}
    report = commune.do(reports.open_one, unit_id=commune.unit(unit), now=now, **of)
    answers = {figure_step(name.replace("_", "-")): figure for name, figure in figures.items()}
    written = replace(report, answers=answers)
    commune.do(reports.hand_in, written, person_id=commune.person(who), files=(), on_time=True, now=now)


def summed(commune: Commune) -> ReportSums:
    person, meant = commune.do(people.get, commune.person("Tuấn")), duty(commune)
    found = commune.do(
        lambda session: sums.of_all(session, commune.deployment, person, units.tree(session), meant, date(2025, 11, 3))
    )
    assert isinstance(found, ReportSums)
    return found


def figures(told: ReportSums) -> dict[str, tuple[int, int, int, int]]:
    """By question: the sum and how many units gave it, and the same of the year before."""
    return {each.question.id: (each.total, each.given, each.total_before, each.given_before) for each in told.sums}


def awaited(commune: Commune, who: str) -> Mapping[str, Any]:
    """What the next text of somebody answers."""
    held = commune.do(conversations.get, commune.accounts[who]).awaiting
    assert held is not None
    return held


@pytest.mark.parametrize("who", ["Hoa", "Bình"])
def test_before_the_day_the_officers_of_both_write_the_report_of_what_they_become(merging: Commune, who: str) -> None:
    assert begin(merging, who, NEW, "2025-10-20 08:00") == NEW
    assert begin(merging, who, OLD, "2025-10-20 08:00") == NEW


def test_after_the_day_a_button_of_before_leads_to_the_same_report(merging: Commune) -> None:
    merging.do(succession.settle, merging.deployment, merging.at("2025-11-01 00:01"))
    assert begin(merging, "Hoa", OLD, "2025-11-03 08:00") == NEW
    assert begin(merging, "Hoa", "MTTQ xã Tâm Thắng", "2025-11-03 08:00") is None


def test_what_an_ended_unit_had_handed_in_counts_for_its_heir(merging: Commune) -> None:
    assert stands(merging, NEW).progress.missing == 1
    hand_in(merging, OLD, "Hoa")
    assert stands(merging, NEW).progress.missing == 0
    assert stands(merging, OLD).unit.name == NEW


def test_more_time_for_a_unit_that_will_have_ended_is_its_heirs(merging: Commune) -> None:
    person, now = merging.do(people.get, merging.person("Tuấn")), merging.at("2025-10-20 08:00")
    merging.do(dispose.begin, merging.deployment, person, duty(merging), Disposal.EXTEND, merging.unit(OLD), now)
    merging.do(dispose.said, merging.deployment, person, awaited(merging, "Tuấn"), "20/11/2025 mất điện", now)
    disposed = merging.do(dispose.confirm, merging.deployment, person, awaited(merging, "Tuấn"), now)
    assert isinstance(disposed, DisposedNow)
    assert disposed.officers == 2
    how = stands(merging, NEW)
    assert (how.due.due, how.due.lenient_until) == (date(2025, 11, 20), date(2025, 11, 20))


def test_the_figures_of_all_that_became_a_unit_are_summed_and_their_texts_stand_by_unit(merging: Commune) -> None:
    for year, more in (("2024", 0), ("2025", 10)):
        hand_in(merging, OLD, "Hoa", period=year, so_guong=1 + more, kho_khan="thiếu kinh phí")
        hand_in(merging, OTHER, "Bình", period=year, so_guong=2 + more, kho_khan="thiếu người")
    told = summed(merging)
    assert figures(told)["so-guong"] == (23, 1, 3, 1)
    [merged] = told.merged
    assert ([unit.name for unit in merged.of], merged.lacking) == ([OTHER, OLD], ())
    shown = merging.taps("Hoa", Verb.REPORT, *written_duty(merging), at="2025-11-03 09:00")
    assert "Số gương đã phát hiện và giới thiệu: 23 gương (năm 2024: 3)" in shown
    assert f"{OTHER}: thiếu người; {OLD}: thiếu kinh phí" in shown


def test_a_report_for_all_that_became_a_unit_begins_with_theirs_and_stands_in_their_place(merging: Commune) -> None:
    hand_in(merging, OLD, "Hoa", so_guong=1)
    hand_in(merging, OTHER, "Bình", so_guong=2)
    person, now = merging.do(people.get, merging.person("Hoa")), merging.at("2025-11-03 09:00")
    meant, unit_id = duty(merging), merging.unit(NEW)
    shown = merging.do(handing_in.begin, merging.deployment, person, meant, unit_id, now)
    assert isinstance(shown, ReportOfSeveral)
    begun = merging.do(handing_in.begin, merging.deployment, person, meant, unit_id, now, together=True)
    assert isinstance(begun, ReportAsked)
    assert begun.page.report.answers["q.so-guong"] == 3
    hand_in(merging, NEW, "Hoa", so_guong=4)
    assert figures(summed(merging))["so-guong"][:2] == (4, 1)
    assert summed(merging).merged == ()


def test_whose_report_is_not_there_is_named(merging: Commune) -> None:
    hand_in(merging, OLD, "Hoa", so_guong=1)
    [merged] = summed(merging).merged
    assert [unit.name for unit in merged.lacking] == [OTHER]
    said = merging.taps("Tuấn", Verb.REPORT_SUMS, merging.deployment.main_plan.code, at="2025-11-03 09:00")
    assert f"Số của {NEW} gộp từ báo cáo của {OLD}; chưa có của {OTHER}." in said


THIRD, LAST = "MTTQ xã Tâm Thắng", "MTTQ xã Nam Dong lớn"


@pytest.fixture
def merging_twice(under: Callable[..., Commune]) -> Commune:
    """Two communes became one on 1 July, and that becomes one with a third on 1 November."""
    made = under(PLAN, today="2025-10-01")
    roster = rosters.tree(rosters.read(ROSTERS / ROSTER))
    middle, last = len(roster.units) + 1, len(roster.units) + 2
    ends = {OLD: (date(2025, 6, 30), middle), OTHER: (date(2025, 6, 30), middle), THIRD: (LAST_DAY, last)}
    kept = (
        replace(unit, valid_to=ends[unit.name][0], successors=(ends[unit.name][1],)) if unit.name in ends else unit
        for unit in roster.units
    )
    top = roster.named(OLD).parent
    between = Unit(middle, NEW, "MTTQ xã", top, valid_from=date(2025, 7, 1), valid_to=LAST_DAY, successors=(last,))
    after = Unit(last, LAST, "MTTQ xã", top, valid_from=date(2025, 11, 1))
    made.do(units.replace_all, Tree((*kept, between, after)), today=date(2025, 10, 1))
    made.join("Tuấn", Role.REVIEWER, next(unit.name for unit in roster if unit.parent is None))
    made.join("Hoa", Role.OFFICER, OLD)
    return made


def test_figures_go_through_two_mergers_each_once(merging_twice: Commune) -> None:
    for unit, figure in ((OLD, 1), (OTHER, 2), (THIRD, 4)):
        hand_in(merging_twice, unit, "Hoa", so_guong=figure)
        hand_in(merging_twice, unit, "Hoa", period="2024", so_guong=10 * figure)
    assert figures(summed(merging_twice))["so-guong"] == (7, 1, 70, 1)
    # what the unit in the middle hands in stands for those from which it came
    hand_in(merging_twice, NEW, "Hoa", so_guong=8)
    assert figures(summed(merging_twice))["so-guong"] == (12, 1, 70, 1)


def written_duty(commune: Commune) -> tuple[str, str, int]:
    """The duty as a button carries it, of the unit to come."""
    meant = duty(commune)
    return actions.short(meant.plan.id, meant.obligation.id), "2025", commune.unit(NEW)
