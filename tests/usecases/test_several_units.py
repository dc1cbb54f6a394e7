"""People with several units: what each of them owes, and what none of them does."""

from collections.abc import Callable

import pytest
from commune import ROOT, Commune

from bot.domain.permissions import Role
from bot.storage import units

Under = Callable[..., Commune]


def test_of_two_units_the_one_that_owes_nothing_is_named_as_such(commune: Commune) -> None:
    commune.join("Hoa", Role.OFFICER, "Thôn Đồng Tâm", "Phòng Kinh tế")
    said = commune.says("Hoa", "còn thiếu bao nhiêu", "10 08:00")
    assert said.startswith("Thôn Đồng Tâm tháng 11: còn thiếu 1 gương")
    assert "Kế hoạch không giao Phòng Kinh tế số gương phải giới thiệu." in said
    assert "0/2" not in said
    due = commune.says("Hoa", "bao giờ hết hạn", "10 08:00")
    assert "Thôn Đồng Tâm chưa đủ gương tháng 11." in due
    assert "Kế hoạch không giao Phòng Kinh tế số gương phải giới thiệu." in due


def test_who_owes_nothing_hears_that_before_the_day_of_the_others(commune: Commune) -> None:
    commune.join("Hoa", Role.OFFICER, "Phòng Kinh tế")
    said = commune.says("Hoa", "bao giờ hết hạn", "10 08:00").splitlines()
    assert said[0] == "Kế hoạch không giao Phòng Kinh tế số gương phải giới thiệu."
    assert any("thứ Năm 19/11" in line for line in said)


def test_an_officer_of_a_town_and_a_department_hears_both_days_and_both_duties(under: Under) -> None:
    made = under("soc-trang-2019", today="2019-05-02")
    made.join("Hoa", Role.OFFICER, "Thị xã Ngã Năm", "Sở Y tế")
    due = made.says("Hoa", "bao giờ hết hạn", "2019-05-02 08:00")
    assert "Gương tháng 5" in due
    assert "Gương quý II" in due
    assert "Sở Y tế chưa đủ gương quý II." in due
    duties = made.says("Hoa", "nhiệm vụ của chúng tôi là gì", "2019-05-02 08:00")
    assert "Nhiệm vụ của thị xã Ngã Năm:" in duties
    assert "Nhiệm vụ của Sở Y tế:" in duties
    assert "mỗi quý giới thiệu ít nhất 01 gương" in duties
    assert "mỗi tháng giới thiệu ít nhất 01 gương" in duties


def test_units_of_one_person_with_the_same_duties_hear_them_once(commune: Commune) -> None:
    commune.join("Hoa", Role.OFFICER, "Thôn Đồng Tâm", "Thôn Hòa Bình")
    duties = commune.says("Hoa", "nhiệm vụ của chúng tôi là gì", "10 08:00")
    assert duties.startswith("Nhiệm vụ của thôn Đồng Tâm, thôn Hòa Bình:")
    due = commune.says("Hoa", "bao giờ hết hạn", "10 08:00")
    assert due.count("19/11") == 1
    assert "Thôn Đồng Tâm, Thôn Hòa Bình chưa đủ gương tháng 11." in due


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.LEADER])
def test_who_oversees_two_units_hears_of_both(under: Under, role: Role) -> None:
    made = under("thach-an-2021", today="2023-05-02")
    two = [unit.name for unit in made.do(units.tree) if unit.kind == "xã"][:2]
    made.join("Lan", role, *two)
    for text in ("đơn vị nào chưa gửi", "còn thiếu bao nhiêu"):
        said = made.says("Lan", text, "2023-05-10 08:00")
        assert "0/2" in said, said
        assert all(name in said for name in two), said


def test_the_reports_of_both_units_are_summed(under: Under) -> None:
    made = under("cu-jut-mttq-2023", today="2024-11-01")
    two = [unit.name for unit in made.do(units.tree) if unit.kind == "MTTQ xã"][:2]
    made.join("Lan", Role.REVIEWER, *two)
    said = made.says("Lan", "ai chưa nộp báo cáo", "2024-11-05 08:00")
    assert "0/2" in said
    assert all(name in said for name in two), said


def test_the_root_that_forwards_hears_what_it_has_to_forward(commune: Commune) -> None:
    commune.join("Hoa", Role.OFFICER, ROOT)
    said = commune.says("Hoa", "còn thiếu bao nhiêu", "10 08:00")
    assert said.startswith(
        f"{ROOT} tháng 11: đã chuyển cấp trên 0, cần ít nhất 1, còn thiếu 1.\nChuyển đến hết thứ Hai 30/11."
    )
    assert "IV.2" in said
    due = commune.says("Hoa", "bao giờ hết hạn", "10 08:00")
    assert due.startswith(f"{ROOT} chuyển gương tháng 11 lên cấp trên đến hết thứ Hai 30/11.")
    assert "thứ Hai 30/11" in due.splitlines()[0]


def test_the_overview_cites_the_clause_of_what_is_forwarded_and_says_that_its_day_is_past(under: Under) -> None:
    made = under("cam-nghia-2023", today="2025-04-01")
    made.join("Thu", Role.REVIEWER, "UBND phường Cam Nghĩa")
    said = made.says("Thu", "còn thiếu bao nhiêu", "2025-04-22 08:00")
    assert (
        "UBND phường Cam Nghĩa tháng 4: đã chuyển cấp trên 0, cần ít nhất 1, còn thiếu 1.\n"
        "Hạn chuyển là hết thứ Bảy 19/4, nay đã qua. Kế hoạch tính tập thể, cá nhân." in said
    )


def test_what_another_owes_is_told_with_its_name(under: Under) -> None:
    made = under("cam-nghia-2023", today="2024-11-01")
    made.join("An", Role.OFFICER, "Hội Phụ nữ phường")
    for text in ("còn thiếu bao nhiêu", "bao giờ hết hạn", "bao giờ tổng kết"):
        said = made.says("An", text, "2024-11-12 08:00")
        assert "Báo cáo tổng kết tuyên truyền gương (UBND phường Cam Nghĩa)" in said, said
    assert "lên cấp trên tháng 11 (UBND phường Cam Nghĩa)" in made.says("An", "bao giờ hết hạn", "2024-11-12 08:00")
