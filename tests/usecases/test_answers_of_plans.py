"""What the five plans answer to each role: short, with the clause, in words of people, and right."""

import re
from collections.abc import Callable, Iterator

import pytest
from commune import Commune

from bot.domain.actions import Verb
from bot.domain.permissions import Role
from bot.domain.plan import Plan
from bot.storage.units import tree
from bot.understanding import Intent

Under = Callable[..., Commune]

#: plan -> a day in its time, a day after it
DAYS = {
    "thach-an-2021": ("2023-05-10", "2026-03-10"),
    "cam-nghia-2023": ("2023-05-10", "2026-03-10"),
    "soc-trang-2019": ("2019-05-10", "2021-03-10"),
    "dai-lanh-2023": ("2023-05-10", "2023-07-10"),
    "cu-jut-mttq-2023": ("2024-05-10", "2026-03-10"),
}
UNITS = {
    "thach-an-2021": "Xã Kim Đồng",
    "cam-nghia-2023": "Tổ dân phố Hòa Do",
    "soc-trang-2019": "Sở Y tế",
    "dai-lanh-2023": "Thôn 1",
    "cu-jut-mttq-2023": "MTTQ xã Nam Dong",
}
ASKED = (
    Intent.REMAINING,
    Intent.MISSING_UNITS,
    Intent.DEADLINE,
    Intent.CRITERIA,
    Intent.FIELDS,
    Intent.LEAD_AGENCY,
    Intent.SUBMIT_WHERE,
    Intent.MILESTONES,
    Intent.PLAN_INFO,
    Intent.REWARDS,
    Intent.DUTIES,
)
ROLES = (Role.OFFICER, Role.REVIEWER, Role.LEADER, Role.ADMIN)
ENGLISH = re.compile(
    r"\b(None|null|month|quarter|year|once|nominate|forward|report|collective|individual|household|model|draft|"
    r"deadline|due|inferred|stated|published|officer|reviewer)\b"
)
RAW_PERIOD = re.compile(r"\b20\d\d-(\d\d|Q\d|H\d)\b")


def staffed(under: Under, plan: str) -> Commune:
    made = under(plan, today=DAYS[plan][0])
    root = next(unit for unit in made.do(tree) if unit.parent is None)
    made.join("officer", Role.OFFICER, UNITS[plan])
    made.join("reviewer", Role.REVIEWER, root.name)
    made.join("leader", Role.LEADER, root.name)
    made.join("admin", Role.ADMIN)
    return made


def ids(plan: Plan) -> Iterator[str]:
    """Names of the plan file that nobody should read in a chat."""
    listed = (*plan.fields, *plan.obligations, *plan.milestones)
    yield from (each.id for each in listed if "-" in each.id)
    yield from (slug for slug in plan.bodies if "-" in slug)
    yield plan.id


def faults(plan: Plan, said: str) -> list[str]:
    """What a clerk would strike out."""
    text = "\n".join(line for line in said.splitlines() if not line.startswith("["))
    found = []
    if len(text.splitlines()) > 8:
        found.append("too long")
    if not re.search("(Nguồn: .*mục .*|Kế hoạch không )", text):
        found.append("no source")
    if not re.search("^Nguồn: ", text, re.MULTILINE):
        found.append("no plan named")
    found += [f"id {name}" for name in ids(plan) if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)]
    found += [match[0] for match in (*ENGLISH.finditer(text), *RAW_PERIOD.finditer(text))]
    return found


@pytest.mark.parametrize("plan", DAYS)
def test_every_question_of_every_role_is_answered_briefly_with_its_source(under: Under, plan: str) -> None:
    made = staffed(under, plan)
    wrong = {}
    for day in DAYS[plan]:
        for role in ROLES:
            for intent in ASKED:
                said = made.taps(role.value, Verb.ASK, intent, at=f"{day} 08:00")
                if found := faults(made.deployment.main_plan, said):
                    wrong[day, role.value, intent.value] = (found, said)
    assert wrong == {}


@pytest.mark.parametrize("plan", DAYS)
def test_the_criteria_of_every_field_are_answered_briefly_with_their_source(under: Under, plan: str) -> None:
    made = staffed(under, plan)
    for field in made.deployment.main_plan.fields:
        said = made.taps("officer", Verb.ASK, Intent.CRITERIA, field.id, at=f"{DAYS[plan][0]} 08:00")
        assert faults(made.deployment.main_plan, said) == [], said


#: plan, role, what is asked, and what the plan's own words make of it
SAID = [
    (
        "thach-an-2021",
        "officer",
        "bao giờ hết hạn",
        ["nộp đến hết thứ Sáu 19/5, còn 7 ngày làm việc sau hôm nay", "trước ngày 20 hằng tháng", "mục IV.1"],
    ),
    ("thach-an-2021", "officer", "ai chủ trì lĩnh vực y tế", ["Chủ trì Y tế: Phòng Y tế.", "mục III.8"]),
    ("thach-an-2021", "officer", "gửi về đâu", ["Gửi về Phòng Nội vụ.", "mục IV.1"]),
    ("thach-an-2021", "officer", "nhiệm vụ của chúng tôi là gì", ["ít nhất 1 gương mỗi tháng", "IV.1"]),
    (
        "thach-an-2021",
        "reviewer",
        "bao giờ sơ kết tổng kết",
        ["quý II/2025", "Đại hội thi đua yêu nước huyện lần thứ II"],
    ),
    (
        "thach-an-2021",
        "officer",
        "tháng 2/2021 còn thiếu bao nhiêu",
        ["Kế hoạch không có kỳ tháng 2/2021; thực hiện từ thứ Năm 1/4/2021"],
    ),
    ("thach-an-2021", "reviewer", "còn thiếu bao nhiêu", ["0/28 đơn vị đã đủ gương tháng 5"]),
    (
        "cam-nghia-2023",
        "officer",
        "bao giờ hết hạn",
        [
            "Kế hoạch không đặt hạn giới thiệu gương.",
            "Chuyển gương lên cấp trên tháng 5 (UBND phường Cam Nghĩa): đến hết thứ Sáu 19/5",
        ],
    ),
    (
        "cam-nghia-2023",
        "reviewer",
        "còn thiếu bao nhiêu",
        [
            "UBND phường Cam Nghĩa tháng 5: đã chuyển cấp trên 0, cần ít nhất 1, còn thiếu 1.",
            "Chuyển đến hết thứ Sáu 19/5.",
            "mục III.1",
        ],
    ),
    (
        "cam-nghia-2023",
        "reviewer",
        "gửi về đâu",
        ["Công chức Văn phòng - thống kê", "UBND thành phố (phòng Nội vụ thành phố)"],
    ),
    ("cam-nghia-2023", "reviewer", "có những lĩnh vực nào", ["Kế hoạch có 13 lĩnh vực", "13. Đời sống xã hội"]),
    (
        "cam-nghia-2023",
        "reviewer",
        "bao giờ sơ kết tổng kết",
        ["Báo cáo tổng kết tuyên truyền gương: đến hết thứ Ba 29/4/2025"],
    ),
    (
        "soc-trang-2019",
        "officer",
        "còn thiếu bao nhiêu",
        ["Sở Y tế quý II: còn thiếu 1 gương", "cuối quý, Chủ nhật 30/6", "thứ Sáu 28/6", "Kế hoạch không ghi ngày"],
    ),
    (
        "soc-trang-2019",
        "reviewer",
        "còn thiếu bao nhiêu",
        ["0/11 huyện, thị xã, thành phố đã đủ gương tháng 5", "0/10 sở, ban, ngành, doanh nghiệp đã đủ gương quý II"],
    ),
    (
        "soc-trang-2019",
        "officer",
        "gửi về đâu",
        ["Gửi về Sở Nội vụ.", "btdkt.sonv@soctrang.gov.vn", "Cổng thông tin điện tử của Sở Nội vụ", "đã được đăng"],
    ),
    (
        "soc-trang-2019",
        "officer",
        "ai chủ trì lĩnh vực y tế",
        ["Kế hoạch không giao cơ quan nào chủ trì “Các gương sáng về y đức”."],
    ),
    (
        "dai-lanh-2023",
        "officer",
        "bao giờ hết hạn",
        [
            "đến hết Chủ nhật 11/6; nên gửi chậm nhất thứ Sáu 9/6",
            "Kế hoạch không đặt số lượng",
            "Kế hoạch không ghi hạn gửi",
        ],
    ),
    (
        "dai-lanh-2023",
        "officer",
        "còn thiếu bao nhiêu",
        ["Kế hoạch không đặt số lượng", "Thôn 1, đợt này: đã gửi 0 gương"],
    ),
    (
        "dai-lanh-2023",
        "officer",
        "tiêu chuẩn hộ gia đình",
        ["Kế hoạch không nêu hộ gia đình trong đối tượng. Tiêu chuẩn chung cho mọi gương:"],
    ),
    (
        "cu-jut-mttq-2023",
        "officer",
        "bao giờ hết hạn",
        ["Kế hoạch không đặt hạn giới thiệu gương.", "đến hết thứ Năm 14/11", "mục V"],
    ),
    (
        "dai-lanh-2023",
        "officer",
        "gửi về đâu",
        ["Kế hoạch không ghi nơi nhận gương; theo việc giao ở mục IV.4 thì là Công chức Văn phòng – Thống kê xã."],
    ),
    (
        "cam-nghia-2023",
        "officer",
        "tiêu chuẩn giáo dục",
        ["Lĩnh vực Giáo dục và đào tạo: kế hoạch tìm gương có thành tích ở một hoặc nhiều mặt sau:"],
    ),
    (
        "thach-an-2021",
        "officer",
        "bao giờ tổng kết",
        ["Đại hội thi đua yêu nước huyện lần thứ II: quý II/2025 (Đại hội: năm 2025, kế hoạch không ghi ngày)"],
    ),
    (
        "thach-an-2021",
        "officer",
        "kế hoạch nào",
        ["để trống số và ngày ban hành", "Thời gian: năm 2021 đến hết năm 2025."],
    ),
    (
        "cu-jut-mttq-2023",
        "officer",
        "kế hoạch nào",
        [
            "Kế hoạch 64/KH-MTTQ-BTT ngày 11/4/2023 của Ban Thường trực Ủy ban MTTQ Việt Nam huyện Cư Jút:",
            "Giai đoạn 2022-2025; tổ chức thực hiện từ năm 2023 đến hết năm 2025.",
        ],
    ),
    (
        "cu-jut-mttq-2023",
        "officer",
        "tiêu chuẩn mô hình",
        ["Kế hoạch không nêu tiêu chuẩn riêng cho mô hình", "cách làm hay", "mục III.1"],
    ),
    ("cu-jut-mttq-2023", "officer", "tiêu chuẩn gì", ["Ưu tiên: công nhân, nông dân", "mục III.2"]),
    (
        "cu-jut-mttq-2023",
        "reviewer",
        "bao giờ sơ kết tổng kết",
        ["Sơ kết: cuối năm 2023 (đã qua)", "Tổng kết: cuối năm 2025"],
    ),
]


@pytest.mark.parametrize(("plan", "role", "text", "expected"), SAID)
def test_the_answer_is_the_plans_own(under: Under, plan: str, role: str, text: str, expected: list[str]) -> None:
    said = staffed(under, plan).says(role, text, f"{DAYS[plan][0]} 08:00")
    assert [part for part in expected if part not in said] == [], said


#: the same after the plan's time
AFTERWARDS = [
    (
        "thach-an-2021",
        "officer",
        "bao giờ hết hạn",
        ["Gương tháng 12/2025: hạn là hết thứ Sáu 19/12/2025", "đã hết thời gian"],
    ),
    (
        "dai-lanh-2023",
        "reviewer",
        "còn thiếu bao nhiêu",
        ["đợt này: đã gửi 0 gương", "vẫn nhận gương gửi bù", "mục III.1"],
    ),
    (
        "thach-an-2021",
        "officer",
        "ai chủ trì lĩnh vực vì người nghèo",
        [
            "Phòng Lao động - Thương binh và Xã hội, Ủy ban MTTQ huyện: không còn từ thứ Ba 1/7/2025, "
            "nơi làm thay chưa được đặt",
        ],
    ),
    (
        "thach-an-2021",
        "officer",
        "phòng y tế chủ trì lĩnh vực nào",
        ["Phòng Y tế chủ trì: Y tế.", "Phòng Y tế: không còn từ thứ Ba 1/7/2025"],
    ),
    (
        "thach-an-2021",
        "officer",
        "nhiệm vụ của phòng nội vụ",
        ["Nhiệm vụ của Phòng Nội vụ:", "Phòng Nội vụ: không còn từ thứ Ba 1/7/2025"],
    ),
    ("cu-jut-mttq-2023", "officer", "còn thiếu bao nhiêu", ["cả thời gian kế hoạch: đã gửi 0 gương", "mục V"]),
    ("cu-jut-mttq-2023", "officer", "bao giờ sơ kết tổng kết", ["đến hết thứ Sáu 14/11/2025 (đã qua)"]),
    (
        "soc-trang-2019",
        "officer",
        "còn thiếu bao nhiêu",
        ["Sở Y tế quý IV/2020: còn thiếu 1 gương", "(thứ Năm 31/12/2020)"],
    ),
]


@pytest.mark.parametrize(("plan", "role", "text", "expected"), AFTERWARDS)
def test_a_plan_that_is_over_answers_for_its_time(
    under: Under, plan: str, role: str, text: str, expected: list[str]
) -> None:
    said = staffed(under, plan).says(role, text, f"{DAYS[plan][1]} 08:00")
    assert [part for part in expected if part not in said] == [], said


def test_once_the_day_is_past_the_next_one_is_said_too(under: Under) -> None:
    said = staffed(under, "thach-an-2021").says("officer", "bao giờ hết hạn", "2023-05-22 08:00")
    assert "Gương tháng 5: hạn là hết thứ Sáu 19/5, nay đã qua" in said
    assert "• Giới thiệu gương tháng 6: đến hết thứ Hai 19/6" in said


@pytest.mark.parametrize("plan", DAYS)
def test_an_officer_who_asks_until_when_hears_to_whom(under: Under, plan: str) -> None:
    made = staffed(under, plan)
    meant = made.deployment.main_plan
    nominating = next(one for one in meant.obligations if one.action == "nominate")
    assert nominating.to is not None
    said = made.taps("officer", Verb.ASK, Intent.DEADLINE, at=f"{DAYS[plan][0]} 09:00")
    assert meant.bodies[nominating.to].name in said
