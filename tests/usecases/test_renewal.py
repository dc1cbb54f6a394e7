"""A plan that ends, one that renews it, and what was begun under a plan that has changed since."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typer
from commune import Commune
from typer.testing import CliRunner

from bot import plans
from bot.commands import nominations as listing
from bot.domain.actions import Verb
from bot.domain.nomination import Act, Status
from bot.domain.permissions import Role
from bot.domain.plan import Plan
from bot.domain.succession import successor
from bot.storage import drafts, nominations

Under = Callable[..., Commune]
RENEWED = str(Path(__file__).parents[1] / "plans" / "files" / "thach-an-2026.yaml")
UNIT = "Xã Kim Đồng"
ANSWERS = {
    "subject": "individual",
    "field": "y-te",
    "name": "Hứa Văn Bảo",
    "born": 1985,
    "place": "xóm 3",
    "occupation": "làm ruộng",
    "deeds": "hiến đất làm đường",
    "results": "200 mét vuông",
    "gained": "cả thôn",
    "since": "từ năm 2025",
    "told": "yes",
    "publish": "yes",
}


@pytest.fixture
def thach_an(under: Under) -> Commune:
    made = under("thach-an-2021", RENEWED, today="2021-04-01", roster="thach-an-2021")
    made.join("Tuấn", Role.REVIEWER, "UBND huyện Thạch An")
    made.join("Hoa", Role.OFFICER, UNIT)
    return made


def changed(commune: Commune, **said: Any) -> Commune:
    """The same world when the deployer has changed the first plan."""
    first, *others = commune.deployment.plans
    written = json.loads(first.model_dump_json(by_alias=True)) | said
    plan = Plan.model_validate(written)
    return replace(commune, deployment=replace(commune.deployment, plans=(plan, *others)))


def without_health(commune: Commune) -> Commune:
    fields = json.loads(commune.deployment.main_plan.model_dump_json(by_alias=True))["fields"]
    return changed(commune, fields=[field for field in fields if field["id"] != "y-te"])


def begun(commune: Commune, **answers: object) -> int:
    plan = commune.deployment.main_plan
    return commune.do(
        drafts.open_new,
        plan_id=plan.id,
        plan_version=plan.version,
        unit_id=commune.unit(UNIT),
        person_id=commune.person("Hoa"),
        period="2023-05",
        now=commune.at("2023-05-10 08:00"),
        answers={**ANSWERS, **answers},
        skipped=frozenset(),
        step="review",
    ).id


def test_a_renewed_plan_says_only_what_changes() -> None:
    plan = plans.load(RENEWED)
    assert (plan.number, plan.code, plan.term.end.year) == ("15/KH-UBND", "TB", 2030)
    assert [field.id for field in plan.fields][-2:] == ["luc-luong-vu-trang", "chuyen-doi-so"]
    assert [milestone.id for milestone in plan.milestones] == ["so-ket-2028"]
    assert plan.obligation("monthly").at_least == 1


def test_the_version_of_a_plan_changes_with_what_it_says() -> None:
    plan = plans.load("thach-an-2021")
    assert plan.version == plans.load("thach-an-2021").version
    assert plan.version != plans.load(RENEWED).version
    written = json.loads(plan.model_dump_json(by_alias=True))
    assert Plan.model_validate(written).version == plan.version
    assert Plan.model_validate(written | {"number": "1/KH"}).version != plan.version


def test_what_was_due_before_the_20th_is_due_before_the_15th_under_the_renewal(thach_an: Commune) -> None:
    old = thach_an.says("Hoa", "bao giờ hết hạn", "2025-12-01 08:00")
    assert "Gương tháng 12: nộp đến hết thứ Sáu 19/12" in old
    said = thach_an.says("Hoa", "bao giờ hết hạn", "2026-03-02 08:00")
    assert "Gương tháng 3: nộp đến hết thứ Bảy 14/3; nên gửi chậm nhất thứ Sáu 13/3" in said
    assert "15/KH-UBND" in said


def test_an_ended_plan_says_what_still_goes_on_and_which_is_in_force(under: Under) -> None:
    made = under("thach-an-2021", RENEWED, "mau-2026", today="2021-04-01", roster="thach-an-2021")
    old, new, template = made.deployment.plans
    day = made.at("2026-03-02 08:00").date()
    assert successor(old, (template, old, new), day) is new
    assert successor(old, (old, template), day) is template
    assert successor(old, (old,), day) is None
    alone = under("thach-an-2021", today="2021-04-01")
    alone.join("Hoa", Role.OFFICER, UNIT)
    said = alone.says("Hoa", "bao giờ hết hạn", "2026-03-02 08:00")
    assert "Kế hoạch đã hết thời gian thực hiện (thứ Tư 31/12/2025). Em vẫn nhận gương gửi bù" in said
    assert "hỏi cấp trên có kế hoạch mới chưa" in said


def test_a_draft_under_the_ended_plan_still_hears_which_plan_is_in_force(thach_an: Commune) -> None:
    draft = begun(thach_an, field="giao-duc")
    thach_an.taps("Hoa", Verb.RESUME, draft, at="2026-03-02 08:00")
    said = thach_an.says("Hoa", "kế hoạch nào vậy?", "2026-03-02 08:01")
    assert "đang thực hiện: Kế hoạch 15/KH-UBND." in said


def test_a_nomination_remembers_the_version_under_which_it_was_sent(thach_an: Commune) -> None:
    draft = begun(thach_an)
    thach_an.taps("Hoa", Verb.SEND, draft, 1, at="2023-05-10 08:01")
    [sent] = thach_an.do(nominations.listed)
    old = thach_an.deployment.main_plan.version
    assert sent.plan_version == old
    thach_an.move(sent, Act.RETURN, Status.RETURNED, "Tuấn", "2023-05-11 08:00")
    later = changed(thach_an, number="8/KH-UBND")
    mended = later.taps("Hoa", Verb.MEND, sent.id, at="2023-05-11 09:00")
    assert "Kế hoạch đã thay đổi từ khi anh/chị bắt đầu bản này; những gì đã trả lời vẫn giữ." in mended
    found = later.do(drafts.mending, sent.id)
    assert found is not None
    later.taps("Hoa", Verb.SEND, found.id, found.version, at="2023-05-11 09:05")
    [again] = later.do(nominations.listed)
    assert again.status is Status.SUBMITTED
    assert again.plan_version == later.deployment.main_plan.version != old


def test_the_list_of_nominations_shows_version_and_publishing(
    thach_an: Commune, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = begun(thach_an)
    thach_an.taps("Hoa", Verb.SEND, draft, 1, at="2023-05-10 08:01")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/0.db")
    application = typer.Typer()
    application.command()(listing.nominations)
    [row] = json.loads(CliRunner().invoke(application, ["--json"]).stdout)
    assert (row["plan"], row["plan_version"]) == ("thach-an-2021", thach_an.deployment.main_plan.version)
    assert row["published_on"] is None


def test_a_draft_goes_on_under_the_changed_plan_and_says_so_once(thach_an: Commune) -> None:
    draft = begun(thach_an)
    later = without_health(thach_an)
    said = later.taps("Hoa", Verb.RESUME, draft, at="2023-05-10 09:00")
    assert (
        "Kế hoạch đã thay đổi từ khi anh/chị bắt đầu bản này. Câu không còn hợp: Lĩnh vực; các câu khác vẫn giữ."
        in said
    )
    assert "[Xem cả 8]" in said
    assert "[Y tế]" not in said
    again = later.taps("Hoa", Verb.RESUME, draft, at="2023-05-10 09:01")
    assert "Kế hoạch đã thay đổi" not in again
    assert "[Xem cả 8]" in again
    later.says("Hoa", "Giáo dục", "2023-05-10 09:02")
    kept = later.do(drafts.get, draft)
    assert kept is not None
    assert dict(kept.answers) == {**ANSWERS, "field": "giao-duc"}


def test_what_the_changed_plan_no_longer_takes_is_not_sent(thach_an: Commune) -> None:
    draft = begun(thach_an)
    later = without_health(thach_an)
    said = later.taps("Hoa", Verb.SEND, draft, 1, at="2023-05-10 09:00")
    assert "Câu không còn hợp: Lĩnh vực" in said
    assert later.do(nominations.listed) == ()


def test_a_subject_that_the_plan_has_lost_is_asked_again_and_all_else_kept(thach_an: Commune) -> None:
    draft = begun(thach_an)
    later = changed(thach_an, subjects=["collective", "household"])
    said = later.taps("Hoa", Verb.RESUME, draft, at="2023-05-10 09:00")
    assert "[Hộ gia đình]" in said
    assert "[Cá nhân]" not in said
    kept = later.do(drafts.get, draft)
    assert kept is not None
    assert set(ANSWERS) - set(kept.answers) == {"subject"}


def test_a_reminder_before_tet_names_the_day_to_finish_by_once(under: Under) -> None:
    made = under(RENEWED, today="2026-02-01", roster="thach-an-2021")
    made.join("Hoa", Role.OFFICER, UNIT)
    made.sweep("2026-02-12 08:00")
    assert made.told("Hoa") == [("12 08:00", "ahead: monthly 2026-02")]
    note = made.heard("Hoa")[0].note
    said = made.worded_text("Hoa", note, "2026-02-12 08:00")
    assert "Nộp đến hết thứ Bảy 14/2; nên gửi chậm nhất mai, thứ Sáu 13/2.\nNghỉ Tết từ thứ Bảy 14/2" in said
    assert "đến hết Chủ nhật 22/2." in said


def test_days_off_of_a_year_that_is_not_announced_are_called_a_forecast(thach_an: Commune) -> None:
    def said(day: str, made: Commune = thach_an) -> str:
        return made.says("Hoa", "bao giờ hết hạn", f"{day} 08:00")

    assert "(lịch dự kiến); nên gửi trước khi nghỉ, sau Tết vẫn còn" in said("2027-02-01")
    # no day off lies ahead, or it has been announced
    assert "dự kiến" not in said("2027-03-01")
    assert "dự kiến" not in said("2026-02-02")
    # a single day off makes no break, and may be moved as well
    calendar = thach_an.deployment.calendar
    holiday = replace(calendar, days_off=calendar.days_off | {date(2027, 3, 3)})
    made = replace(thach_an, deployment=replace(thach_an.deployment, calendar=holiday))
    assert "Ngày làm việc tính theo lịch nghỉ dự kiến năm 2027." in said("2027-03-01", made)
