"""`dienhinh plan` as it is typed."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.commands import plan, words
from bot.errors import InputFault
from bot.paths import ROSTERS
from bot.rosters import read

KEYS = ["plan", "obligation", "action", "period", "due", "last_working_day", "at_least", "every", "source", "due_basis"]


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # no .env of the checkout, wide enough that no table breaks a line
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.delenv("BOT_LOCALE", raising=False)


def typed(*arguments: str) -> Result:
    return CliRunner().invoke(plan.app, arguments)


def calendar(plan_id: str, first: str, last: str) -> list[dict[str, Any]]:
    result = typed("calendar", plan_id, "--from", first, "--to", last, "--json")
    assert result.exit_code == 0, result.output
    rows: list[dict[str, Any]] = json.loads(result.stdout)
    return rows


def test_list_names_the_plans_that_ship_and_marks_the_template() -> None:
    result = typed("list")
    assert "thach-an-2021" in result.stdout
    [template] = [line for line in result.stdout.splitlines() if "mau-2026" in line]
    assert "(mẫu)" in template


def test_show_says_what_the_plan_asks_with_clauses() -> None:
    shown = typed("show", "thach-an-2021").stdout
    for words_of_the_plan in ("bản có trong tay để trống ngày", "Phòng Nội vụ", "trước ngày 20", "III.7", "IV.1"):
        assert words_of_the_plan in shown


def test_calendar_gives_a_row_an_obligation_and_period() -> None:
    [row] = calendar("thach-an-2021", "2021-04-01", "2021-05-18")
    assert list(row) == KEYS
    assert row == {
        "plan": "thach-an-2021",
        "obligation": "monthly",
        "action": "nominate",
        "period": "2021-04",
        "due": "2021-04-19",
        "last_working_day": "2021-04-19",
        "at_least": 1,
        "every": "month",
        "source": "IV.1",
        "due_basis": "stated",
    }


def test_calendar_knows_a_milestone_by_the_last_day_of_its_quarter() -> None:
    [row] = [one for one in calendar("thach-an-2021", "2023-06-01", "2023-06-30") if one["action"] == "milestone"]
    assert (row["obligation"], row["period"], row["due"]) == ("so-ket-2023", "2023-Q2", "2023-06-30")
    assert (row["at_least"], row["every"], row["due_basis"]) == (None, "once", "inferred")


def test_calendar_of_a_plan_that_is_over_is_empty() -> None:
    assert calendar("thach-an-2021", "2026-01-01", "2026-12-31") == []


def test_calendar_steers_around_tet() -> None:
    rows = calendar("mau-2026", "2026-02-01", "2026-02-28")
    assert [(row["obligation"], row["due"], row["last_working_day"]) for row in rows] == [
        ("monthly", "2026-02-19", "2026-02-13"),
        ("forward", "2026-02-28", "2026-02-27"),
    ]


def test_calendar_takes_the_deployers_holidays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "nghi.yaml").write_text("off: [{date: 2026-11-19}]\n", encoding="utf-8")
    monkeypatch.setenv("BOT_HOLIDAYS", "nghi.yaml")
    [row, _] = calendar("mau-2026", "2026-11-01", "2026-11-30")
    assert row["last_working_day"] == "2026-11-18"


def test_calendar_is_said_with_weekdays_when_it_is_for_people() -> None:
    shown = typed("calendar", "mau-2026", "--from", "2026-11-01", "--to", "2026-11-30").stdout
    assert "thứ Năm 19/11/2026" in shown
    assert "tháng 11" in shown


def test_calendar_says_who_owes_it_and_which_day_the_plan_does_not_name() -> None:
    shown = typed("calendar", "soc-trang-2019", "--from", "2019-06-01", "--to", "2019-06-30").stdout
    districts, departments = [line for line in shown.splitlines() if "Giới thiệu gương" in line]
    assert "huyện; thị xã; thành phố" in districts
    assert "sở; ban; ngành; doanh nghiệp" in departments
    assert "Chủ nhật 30/6/2019 (kế hoạch không ghi ngày này)" in districts
    for plan_id, first, day in (
        ("dai-lanh-2023", "2023-06-01", "Chủ nhật 11/6/2023"),
        ("cu-jut-mttq-2023", "2025-12-01", "thứ Tư 31/12/2025"),
    ):
        shown = typed("calendar", plan_id, "--from", first, "--to", "2025-12-31").stdout
        assert f"{day} (kế hoạch không ghi ngày này)" in shown


def test_calendar_asks_no_number_of_a_report() -> None:
    report, milestone = (
        typed("calendar", "cu-jut-mttq-2023", "--from", first, "--to", last).stdout
        for first, last in (("2025-11-01", "2025-11-30"), ("2025-12-01", "2025-12-31"))
    )
    assert "thứ Sáu 14/11/2025" in report
    assert "Tổng kết" in milestone
    assert "không ghi số" not in report + milestone
    assert "không ghi số" in typed("calendar", "dai-lanh-2023", "--from", "2023-06-01", "--to", "2023-06-30").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("calendar", "mau-2026"),
        ("calendar", "mau-2026", "--from", "2026-02-30", "--to", "2026-03-01"),
        ("calendar", "mau-2026", "--from", "2026-03-01", "--to", "2026-02-01"),
        ("check",),
        ("cheque", "mau-2026"),
    ],
)
def test_wrong_usage_exits_2(arguments: tuple[str, ...]) -> None:
    assert typed(*arguments).exit_code == 2


def test_check_is_content_with_a_sound_plan() -> None:
    assert typed("check", "thach-an-2021", "mau-2026").exit_code == 0


def test_check_goes_through_all_files_and_exits_1(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(f"extends: thach-an-2021\nid: {name}\ncod: X\n", encoding="utf-8")
    result = typed("check", "one.yaml", "none.yaml", "two.yaml", "mau-2026")
    assert result.exit_code == 1
    faults = result.stderr.splitlines()
    assert [line.split(",")[0] for line in faults if "dòng 3" in line] == ["one.yaml", "two.yaml"]
    assert any("none.yaml" in line for line in faults)
    assert "mau-2026" in result.stdout


def test_a_plan_that_is_not_there_is_left_to_the_command_line_to_word() -> None:
    result = typed("show", "khong-co")
    assert isinstance(result.exception, InputFault)
    assert result.exception.key == "plan-not-found"


@pytest.mark.parametrize("name", ["mau.csv", "mau.xlsx"])
def test_roster_template_writes_a_file_that_reads_back(tmp_path: Path, name: str) -> None:
    result = CliRunner().invoke(app, ["roster", "template", name])
    assert result.exit_code == 0, result.output
    root, unit = read(tmp_path / name)
    assert (root.parent, unit.parent) == (None, root.name)


def test_words_follow_the_locale_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    assert words().language == "vi"
    monkeypatch.setenv("BOT_LOCALE", "en")
    assert words().language == "en"
    monkeypatch.setenv("BOT_LOCALE", "xx")
    assert words().language == "vi"


@pytest.mark.parametrize(
    ("plan_id", "expected"),
    [
        (
            "cam-nghia-2023",
            ["1459/KH-UBND", "Chuyển gương lên cấp trên", "kế hoạch không ghi hạn", "khoảng Chủ nhật 11/6/2023"],
        ),
        ("soc-trang-2019", ["btdkt.sonv@soctrang.gov.vn", "còn để ngỏ danh sách", "kế hoạch không ghi thang điểm"]),
        (
            "dai-lanh-2023",
            ["chậm nhất ngày 11/06/2023; ngày này kế hoạch không ghi thẳng", "Ưu tiên: gương người tốt", "khen thưởng"],
        ),
        ("dai-lanh-2023", ["kế hoạch không ghi nơi nhận; theo mục IV.4"]),
        ("cu-jut-mttq-2023", ["64/KH-MTTQ-BTT", "hằng năm, trước ngày 15/11", "thứ Ba 11/4/2023"]),
        ("cu-jut-mttq-2023", ["tổ chức thực hiện từ 01/01/2023", "cuối năm 2025", "xét khen gương tiêu biểu"]),
    ],
)
def test_show_says_what_is_particular_to_a_plan(plan_id: str, expected: list[str]) -> None:
    shown = typed("show", plan_id).stdout
    assert [words_of_the_plan for words_of_the_plan in expected if words_of_the_plan not in shown] == []


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("{on_day: 20}", "hằng tháng, chậm nhất ngày 20"),
        ("{on_day: 5, after_period: true}", "hằng tháng, chậm nhất ngày 5 tháng sau"),
        ("{days_after: 5}", "hằng tháng, trong 5 ngày sau khi hết kỳ"),
        (
            "{before_day: 6, after_period: true, roll: after}",
            "trước ngày 6 tháng sau; rơi vào ngày nghỉ thì chuyển sang",
        ),
        (
            "{before_day: 20, roll: before, cutoff: 17:00}",
            "rơi vào ngày nghỉ thì chuyển lên ngày làm việc liền trước; đến 17:00",
        ),
        ("{before_day: 20, inferred: true}", "trước ngày 20; ngày này kế hoạch không ghi thẳng"),
    ],
)
def test_show_says_how_a_deadline_is_put(tmp_path: Path, due: str, said: str) -> None:
    text = f"extends: mau-2026\nid: xa\ncode: XA\nobligations:\n  - {{id: monthly, due: {due}}}\n"
    (tmp_path / "xa.yaml").write_text(text, encoding="utf-8")
    assert said in typed("show", "xa.yaml").stdout


def test_show_names_points_and_changes_of_a_plan(tmp_path: Path) -> None:
    text = """\
extends: soc-trang-2019
id: st
code: SX
amended_by: [{number: 9/KH-UBND, date: 2020-02-03, by: UBND tỉnh, source: mở đầu}]
scoring: {weights: [{measure: on-time, points: 0.5, source: III.3}, {measure: late, points: -1, source: III.3}]}
"""
    (tmp_path / "st.yaml").write_text(text, encoding="utf-8")
    shown = typed("show", "st.yaml").stdout
    assert "Đã sửa đổi: 9/KH-UBND ngày 03/02/2020" in shown
    assert "đúng hạn một kỳ: 0,5 điểm; chậm một kỳ: -1 điểm" in shown


def test_check_only_notes_a_kind_that_the_roster_lacks() -> None:
    result = typed("check", "mau-2026", "--roster", str(ROSTERS / "mau-2026.csv"))
    assert result.exit_code == 0, result.output
    [note] = result.stderr.splitlines()
    assert note.startswith("Lưu ý: ")
    assert "ấp" in note


@pytest.mark.parametrize("path", sorted(ROSTERS.glob("*.csv")), ids=lambda path: path.stem)
def test_check_is_content_with_each_plan_and_its_sample_roster(path: Path) -> None:
    result = typed("check", path.stem, "--roster", str(path))
    assert result.exit_code == 0, result.output


def test_preview_says_who_would_be_reminded_when_and_why() -> None:
    roster = str(ROSTERS / "thach-an-2021.csv")
    shown = typed("preview", "thach-an-2021", "--roster", roster, "--on", "2023-05-19")
    assert shown.exit_code == 0, shown.output
    assert "chưa ai tham gia" in shown.stdout
    assert "sáng ngày cuối" in shown.stdout
    rows = json.loads(typed("preview", "thach-an-2021", "--roster", roster, "--on", "2023-05-19", "--json").stdout)
    kim_dong = [row for row in rows if row["unit"] == "Xã Kim Đồng"]
    assert kim_dong == [
        {
            "at": f"2023-05-19T{hour}+07:00",
            "kind": "reminder",
            "rung": rung,
            "unit": "Xã Kim Đồng",
            "person": None,
            "plan": "thach-an-2021",
            "obligation": "monthly",
            "period": "2023-05",
            "due": "2023-05-19",
            "last_working_day": "2023-05-19",
            "due_basis": "stated",
            "group": "not-sent",
            "missing": 1,
            "source": "IV.1",
        }
        for hour, rung in (("08:00", "last-morning"), ("13:30", "last-afternoon"))
    ]
    [summary] = [row for row in rows if row["kind"] == "summary"]
    assert (summary["unit"], summary["person"], summary["at"]) == (
        "UBND huyện Thạch An",
        None,
        "2023-05-19T08:00+07:00",
    )


def test_preview_of_a_quiet_day_says_so() -> None:
    roster = str(ROSTERS / "thach-an-2021.csv")
    assert "không ai được nhắc" in typed("preview", "thach-an-2021", "--roster", roster, "--on", "2023-05-21").stdout
