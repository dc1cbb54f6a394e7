"""Counting as each plan says: what is published, of which subjects, over a month or a quarter."""

from collections.abc import Callable

import pytest
from commune import Commune

from bot.domain.actions import Verb
from bot.domain.nomination import Act, Status
from bot.domain.permissions import Role
from bot.storage import nominations
from bot.usecases import notes

Under = Callable[..., Commune]
CITY, AGENCY, ROOT = "Thành phố Sóc Trăng", "Sở Nội vụ", "UBND tỉnh Sóc Trăng"


@pytest.fixture
def soc_trang(under: Under) -> Commune:
    made = under("soc-trang-2019", today="2019-01-01")
    made.join("Tuấn", Role.REVIEWER, ROOT)
    made.join("Hoa", Role.OFFICER, CITY)
    made.join("Mai", Role.OFFICER, AGENCY)
    return made


@pytest.fixture
def cam_nghia(under: Under) -> Commune:
    made = under("cam-nghia-2023", today="2023-04-01")
    made.join("Tuấn", Role.REVIEWER, "UBND phường Cam Nghĩa")
    made.join("Hoa", Role.OFFICER, "Tổ dân phố Hòa Do")
    return made


def remaining(commune: Commune, who: str, at: str) -> list[str]:
    return commune.says(who, "còn thiếu bao nhiêu", at).splitlines()


def test_what_was_sent_and_approved_counts_once_it_is_published(soc_trang: Commune) -> None:
    sent = soc_trang.send(CITY, "Hoa", "2019-05-06 09:00", period="2019-05", obligation="localities")
    soc_trang.move(sent, Act.APPROVE, Status.APPROVED, "Tuấn", "2019-05-07 09:00")
    assert remaining(soc_trang, "Hoa", "2019-05-10 08:00")[:4] == [
        f"{CITY} tháng 5: đã gửi 1: 1 chờ đăng; đăng đủ 1 là đủ.",
        "Đã gửi 1 bản: 1 đã duyệt.",
        "Kế hoạch chỉ tính gương đã đăng: đã đăng 0, chờ đăng 1.",
        "Kế hoạch không ghi ngày, em tính đến cuối tháng, thứ Sáu 31/5, còn 15 ngày làm việc sau hôm nay.",
    ]
    asked = soc_trang.taps("Tuấn", Verb.PUBLISH, sent.id, at="2019-05-10 09:00")
    assert "đăng ngày nào" in asked
    said = soc_trang.says("Tuấn", "9/5", "2019-05-10 09:01")
    assert said.startswith(f"Đã ghi “Hứa Văn Bảo” ({CITY[:1].lower()}{CITY[1:]}) đăng thứ Năm 9/5, tính cho tháng 5.")
    assert remaining(soc_trang, "Hoa", "2019-05-10 10:00")[0] == f"{CITY} tháng 5: đủ rồi, được tính 1, cần ít nhất 1."


def test_a_mark_of_publishing_is_no_state_and_leaves_an_event_that_the_officer_hears_of(soc_trang: Commune) -> None:
    sent = soc_trang.send(CITY, "Hoa", "2019-05-06 09:00", period="2019-05", obligation="localities")
    assert "chưa được duyệt" in soc_trang.taps("Tuấn", Verb.PUBLISH, sent.id, at="2019-05-06 10:00")
    soc_trang.move(sent, Act.APPROVE, Status.APPROVED, "Tuấn", "2019-05-07 09:00")
    assert "[Ghi đã đăng]" in soc_trang.taps("Tuấn", Verb.ALL_WAYS, "n", sent.id, at="2019-05-08 09:00")
    soc_trang.taps("Tuấn", Verb.PUBLISHED, sent.id, "2019-05-08", at="2019-05-08 09:01")
    marked = soc_trang.do(nominations.get, sent.id)
    assert marked is not None
    assert (marked.status, str(marked.published_on)) == (Status.APPROVED, "2019-05-08")
    event = soc_trang.do(nominations.events, sent.id)[-1]
    assert (event.act, event.before, event.after) == (Act.PUBLISH, Status.APPROVED, Status.APPROVED)
    heard = soc_trang.worded("Hoa", notes.Decision(sent.id, event.id), "2019-05-08 09:02")
    assert heard is not None
    # a second tap of the same button marks nothing more
    soc_trang.taps("Tuấn", Verb.PUBLISHED, sent.id, "2019-05-08", at="2019-05-08 09:03")
    assert len(soc_trang.do(nominations.events, sent.id)) == 3
    soc_trang.taps("Tuấn", Verb.PUBLISHED, sent.id, at="2019-05-08 09:04")
    assert "đăng đủ 1 là đủ" in remaining(soc_trang, "Hoa", "2019-05-08 10:00")[0]


def test_only_a_reviewer_marks_and_only_a_day_that_has_come(soc_trang: Commune) -> None:
    sent = soc_trang.send(CITY, "Hoa", "2019-05-06 09:00", period="2019-05", obligation="localities")
    soc_trang.move(sent, Act.APPROVE, Status.APPROVED, "Tuấn", "2019-05-07 09:00")
    soc_trang.taps("Hoa", Verb.PUBLISHED, sent.id, "2019-05-08", at="2019-05-08 09:00")
    soc_trang.taps("Tuấn", Verb.PUBLISH, sent.id, at="2019-05-08 09:01")
    assert "Ngày này chưa tới" in soc_trang.says("Tuấn", "9/5/2019", "2019-05-08 09:02")
    soc_trang.taps("Tuấn", Verb.PUBLISH, sent.id, at="2019-05-08 09:03")
    assert "Em chưa đọc được ngày" in soc_trang.says("Tuấn", "hôm kia ấy", "2019-05-08 09:04")
    marked = soc_trang.do(nominations.get, sent.id)
    assert marked is not None
    assert marked.published_on is None


def test_a_unit_that_only_waits_to_be_published_is_not_nudged_and_stands_in_the_reviewers_list(
    soc_trang: Commune,
) -> None:
    sent = soc_trang.send(CITY, "Hoa", "2019-05-06 09:00", period="2019-05", obligation="localities")
    soc_trang.move(sent, Act.APPROVE, Status.APPROVED, "Tuấn", "2019-05-07 09:00")
    soc_trang.sweep("2019-05-30 08:00", "2019-05-31 08:00")
    assert soc_trang.told("Hoa") == []
    assert f"Đã gửi, chưa đăng: {CITY}." in remaining(soc_trang, "Tuấn", "2019-05-30 08:00")
    assert sent.name in soc_trang.taps("Tuấn", Verb.TO_PUBLISH, at="2019-05-30 08:00")


def test_a_department_owes_one_a_quarter(soc_trang: Commune) -> None:
    assert remaining(soc_trang, "Mai", "2019-05-10 08:00")[0] == (
        f"{AGENCY} quý II: còn thiếu 1 gương, cần ít nhất 1, chưa gửi."
    )
    begun = soc_trang.taps("Mai", Verb.NOMINATE, at="2019-05-10 08:01")
    assert "quý II" in begun


def test_a_household_does_not_count_where_the_plan_says_one_collective_or_one_individual(cam_nghia: Commune) -> None:
    sent = cam_nghia.send(
        "Tổ dân phố Hòa Do", "Hoa", "2023-05-06 09:00", period="2023-05", obligation="de-xuat", subject="household"
    )
    approved = cam_nghia.move(sent, Act.APPROVE, Status.APPROVED, "Tuấn", "2023-05-07 09:00")
    cam_nghia.move(approved, Act.FORWARD, Status.FORWARDED, "Tuấn", "2023-05-08 09:00")
    said = remaining(cam_nghia, "Tuấn", "2023-05-10 08:00")
    assert said[0].startswith("UBND phường Cam Nghĩa tháng 5: đã chuyển cấp trên 0, cần ít nhất 1, còn thiếu 1")
    assert said[1].endswith("Kế hoạch chỉ tính tập thể, cá nhân; 1 bản thuộc đối tượng khác không tính.")
    second = cam_nghia.send(
        "Tổ dân phố Hòa Do", "Hoa", "2023-05-09 09:00", period="2023-05", obligation="de-xuat", subject="collective"
    )
    cam_nghia.move(second, Act.FORWARD, Status.FORWARDED, "Tuấn", "2023-05-10 09:00")
    assert "đã chuyển cấp trên 1, cần ít nhất 1, đủ" in remaining(cam_nghia, "Tuấn", "2023-05-10 10:00")[0]


def test_nobody_is_called_late_the_working_day_after_a_day_that_the_plan_does_not_name(soc_trang: Commune) -> None:
    # the quarter ends on a Sunday; Monday is no lateness yet
    monday = remaining(soc_trang, "Mai", "2019-04-01 09:00")
    assert monday[0].startswith(f"{AGENCY} quý II")
    said = soc_trang.says("Mai", "quý I còn thiếu bao nhiêu", "2019-04-01 09:00")
    assert "gửi đến hết thứ Hai 1/4 chưa tính là sau hạn" in said
    soc_trang.sweep("2019-04-01 08:00")
    assert soc_trang.told("Mai") == []
    soc_trang.sweep("2019-04-02 08:00")
    assert soc_trang.told("Mai") == [("02 08:00", "late: agencies 2019-Q1")]
