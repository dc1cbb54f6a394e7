"""What the five plans say, written out by hand from their words. Calendars have a module of their own."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import originals
import pytest

from bot import plans, rosters
from bot.domain import form
from bot.domain.obligation import Action, DueBasis
from bot.domain.plan import Criterion, Plan, Selector, Statement, Subject
from bot.paths import ROSTERS

FIVE = ("thach-an-2021", "cam-nghia-2023", "soc-trang-2019", "dai-lanh-2023", "cu-jut-mttq-2023")
SOME_DAY = {
    "thach-an-2021": date(2023, 5, 2),
    "cam-nghia-2023": date(2023, 5, 2),
    "soc-trang-2019": date(2019, 5, 2),
    "dai-lanh-2023": date(2023, 5, 2),
    "cu-jut-mttq-2023": date(2023, 5, 2),
}

#: body and the clauses that give it something to do
DUTIES = {
    "cam-nghia-2023": {
        "cap-uy-chinh-quyen": "I.2",
        "can-bo-lanh-dao": "II.2.1",
        "mttq": "II.2.1 III.3",
        "chinh-tri-xa-hoi": "II.2.1 III.3",
        "don-vi": "II.2.1 II.2.2.a II.2.2.b",
        "ubnd-phuong": "II.2.3 II.2.3.a II.2.3.b II.2.3.c II.2.3.d II.2.5",
        "van-phong-thong-ke": "III.1",
        "van-hoa-thong-tin": "III.2",
    },
    "soc-trang-2019": {
        "so-nganh": "III.1",
        "doanh-nghiep": "III.1",
        "dia-phuong": "III.1",
        "su-nghiep": "III.1",
        "trung-uong": "III.1",
        "tuyen-truyen": "II.1 III.2",
        "so-noi-vu": "III.3",
        "doan-the": "III.3",
    },
    "dai-lanh-2023": {
        "ubnd-xa": "II.2 II.3",
        "ban-nganh": "III.1 IV.3",
        "mttq": "III.1 IV.2",
        "doan-the": "III.1 IV.2",
        "thon": "III.1",
        "chu-tich": "III.2",
        "van-hoa-thong-tin": "III.3",
        "tuyen-giao": "IV.1",
        "van-phong-thong-ke": "IV.4",
    },
    "cu-jut-mttq-2023": {
        "can-bo": "I.2",
        "mttq-huyen": "II IV V",
        "chinh-tri-xa-hoi": "II V_đoạn_cuối",
        "mttq-xa": "V",
        "ban-cong-tac": "V",
    },
}

#: who the sample roster has for an obligation
OWING = {
    ("thach-an-2021", "monthly"): 28,
    ("thach-an-2021", "co-cau-2021"): 28,
    ("cam-nghia-2023", "monthly"): 1,
    ("cam-nghia-2023", "so-ket"): 1,
    ("cam-nghia-2023", "tong-ket"): 1,
    ("cam-nghia-2023", "de-xuat"): 17,
    ("cam-nghia-2023", "chuong-trinh"): 5,
    ("soc-trang-2019", "localities"): 11,
    ("soc-trang-2019", "agencies"): 10,
    ("soc-trang-2019", "ke-hoach"): 23,
    ("soc-trang-2019", "yearly"): 23,
    ("soc-trang-2019", "tong-hop"): 1,
    ("dai-lanh-2023", "campaign"): 14,
    ("dai-lanh-2023", "ke-hoach"): 14,
    ("dai-lanh-2023", "ke-hoach-khen"): 4,
    ("cu-jut-mttq-2023", "yearly"): 8,
    ("cu-jut-mttq-2023", "gioi-thieu"): 8,
    ("cu-jut-mttq-2023", "ke-hoach"): 8,
}


#: the clause that lists fields without demands of their own
GENERAL = {"soc-trang-2019": "II.2.c", "dai-lanh-2023": "II.2", "cu-jut-mttq-2023": "III.3"}


@pytest.fixture(params=FIVE, scope="module")
def plan(request: pytest.FixtureRequest) -> Plan:
    return plans.load(request.param)


def owed(plan_id: str, obligation: str) -> tuple[object, ...]:
    """Action, number, rhythm and receiver of an obligation."""
    plan = plans.load(plan_id)
    one = plan.obligation(obligation)
    return (one.action, one.at_least, one.every.value, plan.bodies[one.to].name if one.to else None)


def test_each_plan_has_its_title_issuer_number_issue_time_and_letterhead(plan: Plan) -> None:
    said = plan.model_dump(by_alias=True, mode="json")
    assert {key: said[key] for key in originals.HEADS[plan.id]} == originals.HEADS[plan.id]


def test_each_plan_rests_on_these_documents(plan: Plan) -> None:
    found = [(one.number, one.date and str(one.date), one.by, one.about, one.source) for one in plan.based_on]
    assert found == originals.BASES[plan.id]


def test_each_section_has_so_many_items_of_each_clause(plan: Plan) -> None:
    found = {name: Counter(map(_marked, listed)) for name, listed in _sections(plan) if listed}
    assert found == {name: _counted(said) for name, said in originals.ITEMS[plan.id].items()}


def _sections(plan: Plan) -> Iterator[tuple[str, Sequence[Statement]]]:
    """Sections whose items have a clause; the demands of fields by field, and by subject where they are split."""
    yield from (("scope", plan.scope), ("purpose", plan.purpose), ("definition", plan.definition))
    yield from (("standards", plan.standards), ("duties", plan.duties), ("rewards", plan.rewards))
    for field in plan.fields:
        for subject, listed in field.demands(None):
            yield ".".join(filter(None, ("fields", field.id, subject))), listed


def _marked(item: Statement) -> str:
    subjects, favoured = (item.subjects, item.favoured) if isinstance(item, Criterion) else ((), False)
    return f"{item.source}{'?' * favoured}{'/' * bool(subjects)}{','.join(subjects)}"


def _counted(said: str) -> Counter[str]:
    pairs = (each.replace("~", " ").rpartition(":") for each in said.split())
    return Counter({clause: int(number) for clause, _, number in pairs})


def test_each_obligation_is_what_its_clause_asks_of_whom_by_when(plan: Plan) -> None:
    dumped = (one.model_dump(mode="json", exclude_defaults=True) for one in plan.obligations)
    found = {said.pop("id"): said for said in dumped}
    for said in found.values():
        said.pop("name", None)
        said.pop("questions", None)
    assert found == originals.OBLIGATIONS[plan.id]


def test_each_milestone_is_when_its_clause_says(plan: Plan) -> None:
    found = [(one.id, str(one.kind), one.when, one.inferred, one.source) for one in plan.milestones]
    assert found == originals.MILESTONES[plan.id]
    assert {one.who for one in plan.milestones} <= {Selector(root=True)}


def test_each_plan_says_whom_to_tell_when_something_sticks_and_who_scores(plan: Plan) -> None:
    trouble, scoring = plan.trouble, plan.scoring
    assert (trouble and (trouble.to, trouble.source)) == originals.TROUBLE[plan.id]
    assert (scoring and scoring.model_dump(mode="json", exclude={"text"})) == originals.SCORING[plan.id]


def test_each_plan_has_these_fields_in_its_order(plan: Plan) -> None:
    assert [(field.id, field.name) for field in plan.fields] == list(originals.FIELDS[plan.id].items())
    assert {field.source for field in plan.fields if isinstance(field.criteria, str)} <= {GENERAL.get(plan.id)}


@pytest.mark.parametrize("plan_id", DUTIES)
def test_each_body_has_its_duties_by_clause(plan_id: str) -> None:
    found: dict[str, set[str]] = {}
    for duty in plans.load(plan_id).duties:
        found.setdefault(duty.body, set()).add(duty.source.replace(", ", "_").replace(" ", "_"))
    assert found == {body: set(clauses.split()) for body, clauses in DUTIES[plan_id].items()}


@pytest.mark.parametrize(("plan_id", "obligation"), OWING)
def test_so_many_units_of_the_sample_roster_owe_it(plan_id: str, obligation: str) -> None:
    roster = rosters.tree(rosters.read(ROSTERS / f"{plan_id}.csv"))
    owing = roster.select(plans.load(plan_id).obligation(obligation).who, on=SOME_DAY[plan_id])
    assert len(owing) == OWING[plan_id, obligation]


def test_cam_nghia_forwards_one_collective_or_one_individual_a_month() -> None:
    city = "UBND thành phố (phòng Nội vụ thành phố)"
    assert owed("cam-nghia-2023", "monthly") == (Action.FORWARD, 1, "month", city)
    monthly = plans.load("cam-nghia-2023").obligation("monthly")
    assert (monthly.who.root, monthly.counts_subjects) == (True, (Subject.COLLECTIVE, Subject.INDIVIDUAL))
    assert owed("cam-nghia-2023", "so-ket") == (Action.REPORT, None, "once", city)
    assert owed("cam-nghia-2023", "tong-ket") == (Action.REPORT, None, "once", city)


def test_cam_nghia_lets_its_officials_and_bodies_propose_without_a_number() -> None:
    proposing = plans.load("cam-nghia-2023").obligation("de-xuat")
    assert (proposing.action, proposing.at_least, proposing.due) == (Action.NOMINATE, None, None)


def test_cam_nghia_has_thirteen_fields_with_demands_of_their_own_and_no_leads() -> None:
    fields = plans.load("cam-nghia-2023").fields
    assert len(fields) == 13
    assert not [field.id for field in fields if field.lead or field.consulting]
    assert all(field.demands(subject) for field in fields for subject in (None, Subject.HOUSEHOLD))
    assert all(field.areas for field in fields), "each paragraph names where the ward looks for exemplars"


def test_cam_nghia_says_what_an_exemplar_is_and_holds_three_conferences() -> None:
    ward = plans.load("cam-nghia-2023")
    assert {one.source for one in ward.definition} == {"II.2.2.a"}
    assert [(one.id, one.when, one.basis) for one in ward.milestones] == [
        ("hoi-nghi-2023", "2023-06-11", DueBasis.INFERRED),
        ("hoi-nghi-2025", "2025", DueBasis.INFERRED),
        ("so-ket-tong-ket-phong-trao", None, DueBasis.INFERRED),
    ]


def test_soc_trang_asks_localities_monthly_and_agencies_quarterly_and_counts_what_is_published() -> None:
    assert owed("soc-trang-2019", "localities") == (Action.NOMINATE, 1, "month", "Sở Nội vụ")
    assert owed("soc-trang-2019", "agencies") == (Action.NOMINATE, 1, "quarter", "Sở Nội vụ")
    province = plans.load("soc-trang-2019")
    for name in ("localities", "agencies"):
        assert province.obligation(name).counts_when == "published"
        assert province.obligation(name).basis is DueBasis.INFERRED


def test_soc_trang_names_its_portal_and_its_address() -> None:
    channels = plans.load("soc-trang-2019").bodies["so-noi-vu"].channels
    assert [(one.portal, one.email) for one in channels] == [
        ("Cổng thông tin điện tử của Sở Nội vụ", None),
        (None, "btdkt.sonv@soctrang.gov.vn"),
    ]


def test_soc_trang_scores_yearly_and_names_no_points() -> None:
    scoring = plans.load("soc-trang-2019").scoring
    assert scoring is not None
    assert (scoring.by, scoring.every.value, scoring.weights) == ("so-noi-vu", "year", ())
    assert owed("soc-trang-2019", "tong-hop") == (Action.REPORT, None, "year", "UBND tỉnh")
    assert owed("soc-trang-2019", "yearly") == (Action.REPORT, None, "year", None)


def test_dai_lanh_asks_for_no_number_and_runs_to_the_anniversary() -> None:
    office = "Công chức Văn phòng – Thống kê xã"
    assert owed("dai-lanh-2023", "campaign") == (Action.NOMINATE, None, "once", office)
    campaign = plans.load("dai-lanh-2023").obligation("campaign")
    assert campaign.due is not None
    assert (campaign.due.day, campaign.basis) == (date(2023, 6, 11), DueBasis.INFERRED)


def test_cu_jut_asks_for_a_yearly_report_with_figures() -> None:
    district = "Ban Thường trực Ủy ban MTTQ Việt Nam huyện"
    assert owed("cu-jut-mttq-2023", "yearly") == (Action.REPORT, None, "year", district)
    assert owed("cu-jut-mttq-2023", "gioi-thieu") == (Action.NOMINATE, None, "month", district)
    questions = plans.load("cu-jut-mttq-2023").obligation("yearly").questions
    assert [one.type for one in questions] == ["number"] * 5 + ["text"]
    assert not [one.id for one in questions if one.source], "the plan asks for results, not for figures"


def test_cu_jut_counts_works_and_models_and_favours_those_who_work_with_their_hands() -> None:
    front = plans.load("cu-jut-mttq-2023")
    assert front.subjects == tuple(Subject)
    assert Subject.MODEL in {subject for one in front.definition for subject in one.subjects}
    favoured = [one.text for one in front.standards if one.favoured]
    assert len(favoured) == 4
    for group in ("công nhân, nông dân", "dũng cảm", "thầm lặng", "khởi nghiệp"):
        assert [text for text in favoured if group in text]


def test_cu_jut_has_no_criteria_of_their_own_for_works_and_models() -> None:
    front = plans.load("cu-jut-mttq-2023")
    assert front.standards_for(Subject.MODEL) == ()
    assert front.standards_for(Subject.HOUSEHOLD) == front.standards
    assert [one.source for one in front.definition_of(Subject.MODEL)] == ["III.1"]


def test_cu_jut_says_when_it_is_reviewed_and_since_when_it_is_carried_out() -> None:
    front = plans.load("cu-jut-mttq-2023")
    assert [(one.when, one.time) for one in front.milestones] == [("2023", "cuối năm 2023"), ("2025", "cuối năm 2025")]
    assert front.term.carried_out_from == date(2023, 1, 1)


@pytest.mark.parametrize(
    ("plan_id", "obligation", "clause"),
    [
        ("cam-nghia-2023", "de-xuat", "III.1"),
        ("dai-lanh-2023", "campaign", "IV.4"),
        ("cu-jut-mttq-2023", "gioi-thieu", "V"),
    ],
)
def test_a_receiver_that_no_plan_names_follows_from_a_clause(plan_id: str, obligation: str, clause: str) -> None:
    assert plans.load(plan_id).obligation(obligation).to_inferred_from == clause
    others = [one.id for one in plans.load(plan_id).obligations if one.to_inferred_from and one.id != obligation]
    assert others == []


#: the bodies that ended with the district level, or with their province or ward, on 30/6/2025
ENDED = {
    "thach-an-2021": "noi-vu tuyen-giao nong-nghiep tai-chinh kinh-te-ha-tang lao-dong mttq hoi-nong-dan giao-duc y-te "
    "cong-an quan-su thanh-vien-hoi-dong hoi-dong ubnd-huyen",
    "cam-nghia-2023": "van-phong-thong-ke van-hoa-thong-tin noi-vu-thanh-pho",
    "soc-trang-2019": "ubnd-tinh so-noi-vu dia-phuong so-nganh doan-the",
    "dai-lanh-2023": "van-phong-thong-ke van-hoa-thong-tin",
    "cu-jut-mttq-2023": "mttq-huyen chinh-tri-xa-hoi",
}


def test_the_bodies_that_are_gone_say_their_last_day(plan: Plan) -> None:
    ended = {slug: body.until for slug, body in plan.bodies.items() if body.until is not None}
    assert ended == dict.fromkeys(ENDED[plan.id].split(), date(2025, 6, 30))


def test_no_body_of_the_template_is_gone() -> None:
    assert not [slug for slug, body in plans.load("mau-2026").bodies.items() if body.until]


def test_thach_an_asks_each_unit_for_its_structure_and_numbers_in_the_second_quarter_of_2021() -> None:
    own = plans.load("thach-an-2021").obligation("co-cau-2021")
    assert (own.action, own.basis) == (Action.REPORT, DueBasis.INFERRED)
    assert [one.id for one in own.questions] == ["so-luong", "co-cau", "bien-phap"]


@pytest.mark.parametrize("plan_id", ["soc-trang-2019", "dai-lanh-2023", "cu-jut-mttq-2023"])
def test_a_list_that_the_plan_leaves_open_offers_another_field(plan_id: str) -> None:
    plan = plans.load(plan_id)
    [asked] = [each for each in form.questions(plan, Subject.INDIVIDUAL) if each.id == "field"]
    assert asked.choices[-1] == "linh-vuc-khac"
    assert [field.open_list for field in plan.fields].count(True) == 1
    assert all(field.criteria == "general" for field in plan.fields)


@pytest.mark.parametrize("plan_id", ["thach-an-2021", "cam-nghia-2023"])
def test_a_closed_list_offers_no_other_field(plan_id: str) -> None:
    assert not [field.id for field in plans.load(plan_id).fields if field.open_list]


@pytest.mark.parametrize(
    ("plan_id", "clauses"),
    [
        ("cam-nghia-2023", {"II.2.2.a"}),
        ("soc-trang-2019", {"II.2.a"}),
        ("dai-lanh-2023", {"I.1.b"}),
        ("cu-jut-mttq-2023", {"III.1"}),
    ],
)
def test_what_each_plan_calls_an_exemplar_stands_in_its_clause(plan_id: str, clauses: set[str]) -> None:
    assert {one.source for one in plans.load(plan_id).definition} == clauses
