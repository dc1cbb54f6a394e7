"""A sixth authority writes its plan in a file, and nothing else: households by the month, a report by the quarter."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from commune import Commune
from typer.testing import CliRunner

from bot import plans
from bot.commands import plan as command
from bot.domain.actions import Verb
from bot.domain.nomination import Act, Status
from bot.domain.permissions import Role
from bot.domain.roster import Tree, Unit
from bot.storage import drafts, nominations, reports, units

PLAN = """\
id: phu-my-2026
code: PM
title: Biểu dương hộ gia đình tiêu biểu giai đoạn 2026 - 2028
issuer: UBND xã Phú Mỹ
place: xã Phú Mỹ
number: 31/KH-UBND
issued: 2026-03-02
term: {from: 2026-03, to: 2028-12}
bodies:
  van-hoa:
    name: Phòng Văn hóa - Xã hội xã
    channels:
      - {email: vhxh@phumy.example.vn, what: bản điện tử, source: III.2}
  thon: {name: Các thôn, kinds: [thôn]}
subjects: [household, individual]
standards:
  - {text: gia đình hòa thuận, source: II.1, subjects: [household]}
  - {text: chấp hành tốt pháp luật, source: II.1}
fields:
  - id: kinh-te-ho
    name: Kinh tế hộ
    source: II.2
    criteria:
      household:
        - {text: thu nhập tăng so với năm trước, source: II.2}
  - {id: nep-song, name: Nếp sống văn hóa, source: II.3, criteria: general}
obligations:
  - id: ho
    action: nominate
    who: {kinds: [thôn]}
    at_least: 2
    every: month
    due: {on_day: 25}
    to: van-hoa
    counts_subjects: [household]
    source: III.1
  - id: bao-cao-quy
    name: Báo cáo quý
    action: report
    who: {kinds: [thôn]}
    every: quarter
    due: {on_day: 6, after_period: true}
    to: van-hoa
    source: III.3
duties:
  - {body: thon, text: "mỗi tháng giới thiệu 02 hộ, mỗi quý báo cáo", source: III.1}
"""
Under = Callable[..., Commune]


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "phu-my-2026.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return str(path)


@pytest.fixture
def phu_my(under: Under, file: str) -> Commune:
    made = under(file, today="2026-03-01", roster="dai-lanh-2023")
    root = Unit(1, "UBND xã Phú Mỹ", "ủy ban nhân dân")
    hamlets = tuple(Unit(n, f"Thôn {n}", "thôn", parent=1) for n in (2, 3))
    made.do(units.replace_all, Tree((root, *hamlets)), today=made.at("2026-03-01 08:00").date())
    made.join("Tuấn", Role.REVIEWER, "UBND xã Phú Mỹ")
    made.join("Hoa", Role.OFFICER, "Thôn 2")
    return made


def test_its_file_is_sound(file: str) -> None:
    assert plans.check(file) == ()


def test_its_calendar_has_the_report_on_the_6th_after_the_quarter(file: str) -> None:
    shown = CliRunner().invoke(command.app, ["calendar", file, "--from", "2026-03-01", "--to", "2026-07-31", "--json"])
    rows = [(row["obligation"], row["period"], row["due"], row["last_working_day"]) for row in json.loads(shown.stdout)]
    assert [row for row in rows if row[0] == "bao-cao-quy"] == [
        ("bao-cao-quy", "2026-Q1", "2026-04-06", "2026-04-06"),
        ("bao-cao-quy", "2026-Q2", "2026-07-06", "2026-07-06"),
    ]
    assert [row for row in rows if row[0] == "ho"][:2] == [
        ("ho", "2026-03", "2026-03-25", "2026-03-25"),
        ("ho", "2026-04", "2026-04-25", "2026-04-24"),
    ]


def test_the_reviewer_hears_of_those_who_owe_the_report_on_the_day_it_is_due(under: Under, file: str) -> None:
    """Two small hamlets, which owe none, become a village between the quarter's end and that day."""
    made = under(file, today="2026-03-01", roster="dai-lanh-2023")
    end, begin = date(2026, 3, 31), date(2026, 4, 1)
    small = (Unit(n, f"Xóm {n}", "xóm", parent=1, valid_to=end, successors=(4,)) for n in (2, 3))
    village = Unit(4, "Thôn 4", "thôn", parent=1, valid_from=begin)
    tree = Tree((Unit(1, "UBND xã Phú Mỹ", "ủy ban nhân dân"), *small, village))
    made.do(units.replace_all, tree, today=date(2026, 3, 1))
    made.join("Tuấn", Role.REVIEWER, "UBND xã Phú Mỹ")
    made.sweep("2026-04-06 08:00")
    assert ("06 08:00", "summary: bao-cao-quy 2026-Q1") in made.told("Tuấn")


def test_only_households_count(phu_my: Commune) -> None:
    phu_my.send("Thôn 2", "Hoa", "2026-04-02 08:00", period="2026-04", obligation="ho", subject="household")
    phu_my.send("Thôn 2", "Hoa", "2026-04-02 09:00", period="2026-04", obligation="ho", subject="individual")
    said = phu_my.says("Hoa", "còn thiếu bao nhiêu", "2026-04-10 08:00").splitlines()
    assert said[:4] == [
        "Thôn 2 (UBND xã Phú Mỹ) tháng 4: đã gửi 1, còn thiếu 1 gương, cần ít nhất 2.",
        "Đã gửi 2 bản: 2 chờ duyệt.",
        "Kế hoạch chỉ tính hộ gia đình; 1 bản thuộc đối tượng khác không tính.",
        "Nộp đến hết thứ Bảy 25/4; nên gửi chậm nhất thứ Sáu 24/4.",
    ]
    assert said[-2].endswith("Kế hoạch 31/KH-UBND, mục III.1.")
    phu_my.send("Thôn 2", "Hoa", "2026-04-12 08:00", period="2026-04", obligation="ho", subject="household")
    assert "đủ" in phu_my.says("Hoa", "còn thiếu bao nhiêu", "2026-04-13 08:00").splitlines()[0]
    assert "0/2" not in phu_my.says("Tuấn", "còn thiếu bao nhiêu", "2026-04-13 08:00")


def test_its_deadlines_criteria_and_receiver_are_answered(phu_my: Commune) -> None:
    deadline = phu_my.says("Hoa", "bao giờ hết hạn", "2026-04-10 08:00")
    assert "Gương tháng 4: nộp đến hết thứ Bảy 25/4" in deadline
    assert "mục III.1" in deadline
    dated = phu_my.says("Hoa", "bao giờ sơ kết tổng kết", "2026-04-10 08:00")
    assert "Báo cáo quý: đến hết thứ Hai 6/7/2026" in dated
    criteria = phu_my.says("Hoa", "tiêu chuẩn hộ gia đình", "2026-04-10 08:00")
    assert "gia đình hòa thuận" in criteria
    assert "gia đình hòa thuận" not in phu_my.says("Hoa", "tiêu chuẩn cá nhân", "2026-04-10 08:00")
    where = phu_my.says("Hoa", "gửi về đâu", "2026-04-10 08:00")
    assert "Phòng Văn hóa - Xã hội xã" in where
    assert "vhxh@phumy.example.vn" in where
    assert "02 hộ" in phu_my.says("Hoa", "nhiệm vụ của chúng tôi là gì", "2026-04-10 08:00")


@pytest.mark.parametrize(
    ("every", "today", "now", "after", "due"),
    [
        ("quarter", "2026-05-11", "quý II", "quý III", "thứ Ba 30/6"),
        ("half-year", "2026-05-11", "6 tháng đầu năm", "6 tháng cuối năm", "thứ Ba 30/6"),
        ("year", "2026-05-11", "năm 2026", "năm 2027", "thứ Năm 31/12"),
    ],
)
def test_numbers_by_the_quarter_half_year_and_year(
    under: Under, tmp_path: Path, every: str, today: str, now: str, after: str, due: str
) -> None:
    path = tmp_path / "phu-my-2026.yaml"
    text = PLAN.replace("every: month\n    due: {on_day: 25}", f"every: {every}\n    due: {{end_of_period: stated}}")
    path.write_text(text.replace("at_least: 2", "at_least: 1"), encoding="utf-8")
    made = under(str(path), today="2026-03-01", roster="dai-lanh-2023")
    made.join("Tuấn", Role.REVIEWER, "UBND xã Đại Lãnh")
    made.join("Hoa", Role.OFFICER, "Thôn 2")
    at = f"{today} 08:00"
    said = made.says("Hoa", "còn thiếu bao nhiêu", at)
    assert said.startswith(f"Thôn 2 {now}: còn thiếu 1 gương, cần ít nhất 1, chưa gửi.")
    assert f"Nộp đến hết {due}" in said
    assert f"0/5 đơn vị đã đủ gương {now}, còn 5 đơn vị." in made.says("Tuấn", "đơn vị nào chưa gửi", at)
    assert f"Gương {now}: nộp đến hết {due}" in made.says("Hoa", "bao giờ hết hạn", at)
    assert now in made.taps("Hoa", Verb.NOMINATE, at=at)
    period = {"quarter": "2026-Q2", "half-year": "2026-H1", "year": "2026"}[every]
    made.send("Thôn 2", "Hoa", at, period=period, obligation="ho", subject="household")
    assert f"Thôn 2 {now}: đủ" in made.says("Hoa", "còn thiếu bao nhiêu", f"{today} 09:00")
    assert f"1/5 đơn vị đã đủ gương {now}" in made.says("Tuấn", "còn thiếu bao nhiêu", f"{today} 09:00")
    assert after in made.taps("Hoa", Verb.NOMINATE_NEW, at=f"{today} 09:01")


def test_the_minute_up_to_which_something_is_in_time_is_the_plans(under: Under, tmp_path: Path) -> None:
    path = tmp_path / "phu-my-2026.yaml"
    path.write_text(PLAN.replace("{on_day: 25}", '{on_day: 24, cutoff: "17:00"}'), encoding="utf-8")
    made = under(str(path), today="2026-03-01", roster="dai-lanh-2023")
    made.join("Hoa", Role.OFFICER, "Thôn 2")
    assert "Ngày cuối nhận đến 17:00." in made.says("Hoa", "bao giờ hết hạn", "2026-04-10 08:00")
    for minute, in_time in (("17:00", True), ("17:01", False)):
        plan = made.deployment.main_plan
        draft = made.do(
            drafts.open_new,
            plan_id=plan.id,
            unit_id=made.unit("Thôn 2"),
            person_id=made.person("Hoa"),
            period="2026-04",
            now=made.at("2026-04-24 16:00"),
            answers={
                "subject": "household",
                "field": "nep-song",
                "name": f"Hộ ông Bảo {minute}",
                "place": "thôn 2",
                "deeds": "hiến đất làm đường",
                "results": "200 mét vuông",
                "gained": "cả thôn",
                "since": "từ năm 2025",
                "told": "yes",
                "publish": "yes",
            },
            skipped=frozenset({"photos", "born", "occupation"}),
            step="review",
        )
        made.taps("Hoa", Verb.SEND, draft.id, draft.version, at=f"2026-04-24 {minute}")
        [sent] = made.do(nominations.listed, limit=1)
        assert (sent.name, sent.on_time) == (f"Hộ ông Bảo {minute}", in_time)


def hand_in(commune: Commune, unit: str, by: str, period: str, at: str) -> None:
    """A unit hands in its report of a quarter."""
    opened = commune.do(
        reports.open_one,
        plan_id="phu-my-2026",
        obligation_id="bao-cao-quy",
        period=period,
        unit_id=commune.unit(unit),
        now=commune.at(at),
    )
    person, now = commune.person(by), commune.at(at)
    commune.do(reports.hand_in, opened, person_id=person, files=(), on_time=True, now=now)


@pytest.mark.parametrize("day", ["2026-07-01", "2026-07-03", "2026-07-06"])
def test_until_the_6th_the_quarter_that_is_due_is_meant(phu_my: Commune, day: str) -> None:
    at = f"{day} 08:00"
    assert "0/2 đơn vị đã nộp báo cáo quý II" in phu_my.says("Tuấn", "ai chưa nộp báo cáo", at)
    assert "quý II" in phu_my.taps("Tuấn", Verb.REPORT_SUMS, "PM", at=at)
    for text in ("nộp báo cáo", "hạn nộp báo cáo quý là ngày nào"):
        said = phu_my.says("Hoa", text, at)
        assert "quý II" in said, said
        assert "quý III" not in said, said


def test_who_has_handed_in_is_told_of_the_next_quarter_and_the_list_keeps_to_this_one(phu_my: Commune) -> None:
    hand_in(phu_my, "Thôn 2", "Hoa", "2026-Q2", "2026-07-02 08:00")
    assert "quý III" in phu_my.says("Hoa", "nộp báo cáo", "2026-07-03 08:00")
    assert "1/2 đơn vị đã nộp báo cáo quý II" in phu_my.says("Tuấn", "ai chưa nộp báo cáo", "2026-07-03 08:00")
    hand_in(phu_my, "Thôn 3", "Hoa", "2026-Q2", "2026-07-03 09:00")
    assert "0/2 đơn vị đã nộp báo cáo quý III" in phu_my.says("Tuấn", "ai chưa nộp báo cáo", "2026-07-03 10:00")


def test_after_the_6th_the_present_quarter_is_meant_and_the_one_missed_may_be_made_good(phu_my: Commune) -> None:
    assert "0/2 đơn vị đã nộp báo cáo quý III" in phu_my.says("Tuấn", "ai chưa nộp báo cáo", "2026-07-07 08:00")
    assert "quý III" in phu_my.says("Hoa", "nộp báo cáo", "2026-07-07 08:00")


@pytest.fixture
def by_the_6th(under: Under, tmp_path: Path) -> Commune:
    """Households by the 6th of the month that follows; the commune forwards two a quarter."""
    path = tmp_path / "phu-my-2026.yaml"
    forward = (
        "  - {id: chuyen, action: forward, who: {root: true}, at_least: 2, every: quarter, "
        "due: {end_of_period: stated}, to: van-hoa, source: III.4}\n"
    )
    text = PLAN.replace("due: {on_day: 25}", "due: {on_day: 6, after_period: true}").replace(
        "duties:\n", f"{forward}duties:\n"
    )
    path.write_text(text.replace("at_least: 2\n", "at_least: 1\n"), encoding="utf-8")
    made = under(str(path), today="2026-03-01", roster="dai-lanh-2023")
    made.join("Tuấn", Role.REVIEWER, "UBND xã Đại Lãnh")
    made.join("Hoa", Role.OFFICER, "Thôn 2")
    return made


def test_until_the_6th_the_month_that_is_due_is_meant_in_every_answer_and_in_the_form(by_the_6th: Commune) -> None:
    at = "2026-05-04 08:00"
    said = by_the_6th.says("Hoa", "còn thiếu bao nhiêu", at)
    assert said.startswith("Thôn 2 tháng 4: còn thiếu 1 gương")
    assert "hết thứ Tư 6/5" in said
    assert "Tháng 5: còn thiếu 1 gương, nộp đến hết thứ Bảy 6/6." in said
    assert "Gương tháng 4" in by_the_6th.says("Hoa", "bao giờ hết hạn", at)
    assert "Gương tháng 4" in by_the_6th.says("Tuấn", "bao giờ hết hạn", at)
    assert "đã đủ gương tháng 4" in by_the_6th.says("Tuấn", "đơn vị nào chưa gửi", at)
    assert "đã đủ gương tháng 4" in by_the_6th.says("Tuấn", "còn thiếu bao nhiêu", at)
    assert "tháng 4" in by_the_6th.taps("Hoa", Verb.NOMINATE, at=at)


def test_a_month_that_is_met_gives_way_before_its_day_is_past(by_the_6th: Commune) -> None:
    by_the_6th.send("Thôn 2", "Hoa", "2026-05-02 08:00", period="2026-04", obligation="ho", subject="household")
    at = "2026-05-04 08:00"
    assert by_the_6th.says("Hoa", "còn thiếu bao nhiêu", at).startswith("Thôn 2 tháng 5: còn thiếu 1 gương")
    assert "Gương tháng 5" in by_the_6th.says("Hoa", "bao giờ hết hạn", at)
    # the others have yet to send theirs
    assert "đã đủ gương tháng 4" in by_the_6th.says("Tuấn", "đơn vị nào chưa gửi", at)


def test_a_month_not_yet_past_its_day_is_meant_and_named_across_the_year(by_the_6th: Commune) -> None:
    said = by_the_6th.says("Hoa", "còn thiếu bao nhiêu", "2027-01-04 08:00")
    assert said.startswith("Thôn 2 tháng 12/2026: còn thiếu 1 gương")
    named = by_the_6th.says("Hoa", "tháng 1 còn thiếu bao nhiêu", "2027-01-04 08:00")
    assert "Còn thiếu từ trước: tháng 12/2026" in named
    after = by_the_6th.says("Hoa", "còn thiếu bao nhiêu", "2027-01-07 08:00")
    assert after.startswith("Thôn 2 tháng 1: còn thiếu 1 gương")


def test_what_is_forwarded_by_the_quarter_counts_all_of_its_months(by_the_6th: Commune) -> None:
    for month, day in (("04", "10"), ("05", "11")):
        at = f"2026-{month}-{day} 08:00"
        sent = by_the_6th.send("Thôn 2", "Hoa", at, period=f"2026-{month}", obligation="ho", subject="household")
        approved = by_the_6th.move(sent, Act.APPROVE, Status.APPROVED, "Tuấn", at)
        by_the_6th.move(approved, Act.FORWARD, Status.FORWARDED, "Tuấn", at)
        said = by_the_6th.says("Tuấn", "còn thiếu bao nhiêu", f"2026-{month}-20 08:00")
        told = "cần ít nhất 2, còn thiếu 1" if month == "04" else "cần ít nhất 2, đủ"
        assert (
            f"UBND xã Đại Lãnh quý II: đã chuyển cấp trên {int(month) - 3}, {told}.\nChuyển đến hết thứ Ba 30/6."
            in said
        )
        assert "III.4" in said.splitlines()[-2]
    by_the_6th.sweep("2026-06-30 08:00", "2026-07-01 08:00")
    assert not [what for _, what in by_the_6th.told("Tuấn") if "chuyen" in what]
