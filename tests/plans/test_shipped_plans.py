"""The plans that ship: they load, and say what their sources say."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bot import plans, rosters
from bot.domain.names import fold
from bot.domain.obligations import everything_between, obligations_between
from bot.domain.plan import Action, DueBasis, Plan, Subject
from bot.paths import PLANS, ROSTERS
from bot.workdays import work_calendar

EVER = (date(2000, 1, 1), date(2040, 12, 31))
WORKDAYS = work_calendar(range(2020, 2032))

#: the leads and those who consult, by field, as clause III of the source names them
THACH_AN_FIELDS = {
    "hoc-tap-bac": ("III.1", ["Ban Tuyên giáo Huyện ủy"], []),
    "nong-thon-moi": ("III.2", ["Phòng Nông nghiệp và Phát triển nông thôn"], ["UBND các xã, thị trấn"]),
    "doanh-nghiep": ("III.3", ["Phòng Tài chính - Kế hoạch"], ["Phòng Kinh tế - Hạ tầng"]),
    "vi-nguoi-ngheo": ("III.4", ["Phòng Lao động - Thương binh và Xã hội"], ["Ủy ban MTTQ huyện"]),
    "van-hoa-cong-so": ("III.5", ["Phòng Nội vụ"], []),
    "nong-dan": ("III.6", ["Hội Nông dân huyện"], ["UBND các xã, thị trấn"]),
    "giao-duc": ("III.7", ["Phòng Giáo dục và Đào tạo"], []),
    "y-te": ("III.8", ["Phòng Y tế"], []),
    "luc-luong-vu-trang": ("III.9", ["Công an huyện", "Ban Chỉ huy Quân sự huyện", "Đồn Biên phòng Đức Long"], []),
}


@pytest.fixture
def thach_an() -> Plan:
    return plans.load("thach-an-2021")


@pytest.fixture
def template() -> Plan:
    return plans.load("mau-2026")


@pytest.mark.parametrize("plan_id", plans.shipped())
def test_a_shipped_plan_is_sound_and_bears_the_name_of_its_file(plan_id: str) -> None:
    assert plans.check(plan_id) == ()
    assert plans.load(plan_id).id == plan_id


@pytest.mark.parametrize("plan_id", plans.shipped())
def test_a_shipped_plan_loads_by_path_too(plan_id: str) -> None:
    assert plans.load(str(PLANS / f"{plan_id}.yaml")) == plans.load(plan_id)


@pytest.mark.parametrize("path", sorted(ROSTERS.glob("*.csv")), ids=lambda path: path.stem)
def test_a_sample_roster_fits_its_plan(path: Path) -> None:
    tree = rosters.tree(rosters.read(path))
    assert len(list(tree)) > 10
    if path.stem in plans.shipped():
        assert [fault for fault in plans.check(path.stem, tree) if not fault.warning] == []


@pytest.mark.parametrize("plan_id", plans.shipped())
def test_no_two_fields_of_a_plan_share_a_name(plan_id: str) -> None:
    fields = plans.load(plan_id).fields
    words = Counter(word for field in fields for word in {fold(one) for one in (field.name, *field.aliases)})
    assert [word for word, times in words.items() if times > 1] == []


def test_thach_an_has_nine_fields_with_clause_lead_and_consulting_bodies(thach_an: Plan) -> None:
    def names(bodies: tuple[str, ...]) -> list[str]:
        return [thach_an.bodies[body].name for body in bodies]

    found = {field.id: (field.source, names(field.lead), names(field.consulting)) for field in thach_an.fields}
    assert found == THACH_AN_FIELDS


def test_thach_an_splits_its_criteria_by_subject_as_the_plan_does(thach_an: Plan) -> None:
    split = {field.id: {subject.value for subject in field.criteria} for field in thach_an.fields}
    assert split.pop("vi-nguoi-ngheo") == {"collective", "individual", "household"}
    assert split.pop("nong-dan") == {"household", "individual"}
    assert set(map(frozenset, split.values())) == {frozenset({"collective", "individual"})}


def test_every_criterion_stands_in_the_clause_of_its_field(thach_an: Plan) -> None:
    for field in thach_an.fields:
        assert isinstance(field.criteria, dict)
        sources = {criterion.source for criteria in field.criteria.values() for criterion in criteria}
        assert sources == {field.source}


def test_a_model_is_measured_by_value_meaning_and_reach(thach_an: Plan) -> None:
    own = [one for one in thach_an.standards_for(Subject.MODEL) if one.subjects]
    assert [one.source for one in own] == ["II.5", "II.5", "II.5"]
    assert not [one for one in thach_an.standards_for(Subject.INDIVIDUAL) if one.source == "II.5"]


def test_thach_an_asks_every_unit_for_one_a_month_before_the_20th(thach_an: Plan) -> None:
    [monthly] = [one for one in thach_an.obligations if one.action is Action.NOMINATE]
    assert (monthly.action, monthly.at_least, monthly.due.before_day, monthly.source) == (
        Action.NOMINATE,
        1,
        20,
        "IV.1",
    )
    assert thach_an.bodies[str(monthly.to)].name == "Phòng Nội vụ"
    roster = rosters.tree(rosters.read(ROSTERS / "thach-an-2021.csv"))
    assert len(roster.select(monthly.who, on=date(2023, 1, 1))) == 28


def test_thach_an_runs_from_april_2021_to_december_2025(thach_an: Plan) -> None:
    months = [one for one in obligations_between(thach_an, *EVER, WORKDAYS) if one.id == "monthly"]
    assert (months[0].due, months[-1].due, len(months)) == (date(2021, 4, 19), date(2025, 12, 19), 57)
    assert (thach_an.number, thach_an.issued, thach_an.issued_day_known) == (None, date(2021, 4, 1), False)


def test_thach_an_names_its_milestones_by_quarter(thach_an: Plan) -> None:
    rows = [one for one in everything_between(thach_an, *EVER, WORKDAYS) if one.action == "milestone"]
    assert [(one.id, one.period, one.due) for one in rows] == [
        ("lua-chon-2021", "2021-Q2", date(2021, 6, 30)),
        ("so-ket-2023", "2023-Q2", date(2023, 6, 30)),
        ("tong-ket-2025", "2025-Q2", date(2025, 6, 30)),
        ("hoi-nghi-2025", "2025-Q2", date(2025, 6, 30)),
        ("dai-hoi-2025", "2025-Q2", date(2025, 6, 30)),
    ]
    assert {one.basis for one in rows} == {DueBasis.INFERRED}


def test_every_clause_that_gives_a_duty_is_in_thach_an(thach_an: Plan) -> None:
    clauses = {duty.source for duty in thach_an.duties}
    expected = {f"II.{part}" for part in range(1, 7)} | {"IV.1"} | {f"IV.2.{part}" for part in range(1, 7)}
    assert expected | {f"III.{field}" for field in range(1, 10)} == clauses


@pytest.mark.parametrize(
    ("body", "clauses"),
    [
        ("Phòng Nội vụ", {"III.5", "IV.1", "IV.2.1"}),
        ("Thành viên Hội đồng thi đua, khen thưởng huyện phụ trách khối, cụm", {"IV.2.2"}),
        ("Ủy ban MTTQ huyện", {"III.4", "IV.2.3"}),
        ("Các tổ chức chính trị - xã hội", {"IV.2.3"}),
        ("Ban Tuyên giáo Huyện ủy", {"III.1", "IV.2.4"}),
        ("Trung tâm Văn hóa và Truyền thông", {"IV.2.4"}),
        ("Phòng Tài chính - Kế hoạch", {"III.3", "IV.2.5"}),
        ("Thủ trưởng các cơ quan, đơn vị, địa phương", {"IV.2.6"}),
    ],
)
def test_each_body_has_the_duties_of_its_clauses(thach_an: Plan, body: str, clauses: set[str]) -> None:
    assert {duty.source for duty in thach_an.duties if thach_an.bodies[duty.body].name == body} == clauses


def test_the_template_is_one_and_runs_2026_to_2030(template: Plan) -> None:
    assert template.template
    months = obligations_between(template, *EVER, WORKDAYS)
    assert Counter(one.id for one in months) == {"monthly": 60, "forward": 60}
    assert not plans.load("thach-an-2021").template


def test_the_template_speaks_of_no_district(template: Plan) -> None:
    assert "huyện" not in template.model_dump_json().casefold()
    assert "thạch an" not in template.model_dump_json().casefold()


def test_in_the_template_units_nominate_and_the_commune_forwards(template: Plan) -> None:
    roster = rosters.tree(rosters.read(ROSTERS / "mau-2026.csv"))
    november = date(2026, 11, 12)
    nominating = roster.select(template.obligation("monthly").who, on=november)
    assert len(nominating) == 23
    assert {"Phòng Văn hóa - Xã hội", "UBND xã Tân Lập"}.isdisjoint(unit.name for unit in nominating)
    assert [unit.name for unit in roster.select(template.obligation("forward").who, on=november)] == ["UBND xã Tân Lập"]


def test_the_template_sends_to_the_office_before_the_20th_and_on_to_the_province_by_the_months_end(
    template: Plan,
) -> None:
    rows = obligations_between(template, date(2026, 11, 1), date(2026, 11, 30), WORKDAYS)
    assert [(one.id, one.due, one.basis) for one in rows] == [
        ("monthly", date(2026, 11, 19), DueBasis.STATED),
        ("forward", date(2026, 11, 30), DueBasis.STATED),
    ]
    assert template.bodies[str(rows[0].obligation.to)].name == "Phòng Văn hóa - Xã hội"
    assert template.bodies[str(rows[1].obligation.to)].name == "Sở Nội vụ"


def test_the_template_leads_by_bodies_of_the_commune_that_it_names(template: Plan) -> None:
    leads = {body for field in template.fields for body in (*field.lead, *field.consulting)}
    assert leads <= template.bodies.keys()
    assert {template.bodies[body].name for field in template.fields for body in field.lead} == {
        "Ban Xây dựng Đảng",
        "Phòng Kinh tế",
        "Ủy ban MTTQ xã",
        "Phòng Văn hóa - Xã hội",
        "Hội Nông dân xã",
        "Công an xã",
        "Ban Chỉ huy Quân sự xã",
    }
