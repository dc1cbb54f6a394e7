"""The commands as a user types them."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import docx

from tests.postgresql import Server

from .conftest import Prepared
from .deployment import PLAN, ROOT, ROSTER, TOPMOST, Deployment, copied, dienhinh, joined, spoken, tap, unread

THACH_AN = "thach-an-2021"
UNITS = ROOT / "samples" / "rosters" / f"{THACH_AN}.csv"


def lines(out: str) -> list[dict[str, Any]]:
    """A JSON object a line."""
    return [json.loads(line) for line in out.splitlines()]


async def test_understand_answers_line_by_line_in_order(tmp_path: Path) -> None:
    asked = ["còn thiếu bao nhiêu điển hình?", "con thieu bn dien hinh", "xã Kim Đồng nộp chưa", "giá vàng hôm nay"]
    stdin = "".join(json.dumps({"text": text, "id": 7}) + "\n" for text in asked)
    done = await dienhinh(tmp_path, "understand", "--plan", THACH_AN, "--roster", UNITS, "--jsonl", stdin=stdin)
    understood = lines(done.out)
    assert done.code == 0
    assert [each["text"] for each in understood] == asked
    assert [each["intent"] for each in understood] == ["remaining", "remaining", "remaining", "other"]
    assert understood[2]["unit"] == "Xã Kim Đồng"
    assert all(0 <= each["confidence"] <= 1 and len(each["guesses"]) <= 3 for each in understood)

    one = await dienhinh(tmp_path, "understand", "--plan", THACH_AN, "tiêu chuẩn cá nhân ngành giáo dục")
    assert (lines(one.out)[0]["intent"], lines(one.out)[0]["subject"]) == ("criteria", "individual")

    broken = await dienhinh(tmp_path, "understand", "--jsonl", stdin='{"text": "hạn nào"}\nkhông phải JSON\n')
    assert broken.code == 1
    assert len(lines(broken.out)) == 1
    assert "Dòng 2" in broken.err


async def test_ask_answers_as_a_person_of_that_unit_on_that_day(tmp_path: Path) -> None:
    words = ["ask", "--plan", THACH_AN, "--roster", UNITS, "con thieu bn dien hinh"]
    officer = await dienhinh(tmp_path, *words, "--unit", "Xã Kim Đồng", "--today", "2025-11-12")
    assert officer.code == 0
    assert officer.out.startswith("Xã Kim Đồng tháng 11: còn thiếu 1 gương")
    assert "thứ Tư 19/11" in officer.out
    assert "IV.1" in officer.out
    late = await dienhinh(tmp_path, *words, "--unit", "Xã Kim Đồng", "--today", "2026-11-12")
    assert "Kế hoạch đã hết thời gian" in late.out
    reviewer = await dienhinh(tmp_path, *words, "--role", "reviewer", "--today", "2025-11-12")
    assert "0/28 đơn vị" in reviewer.out
    nowhere = await dienhinh(tmp_path, *words, "--unit", "Xã Không Có")
    assert (nowhere.code, nowhere.out) == (1, "")
    assert "Xã Không Có" in nowhere.err


async def test_the_calendar_of_a_plan_is_what_is_due_in_those_days(tmp_path: Path) -> None:
    words = ("plan", "calendar", THACH_AN, "--json")
    over = await dienhinh(tmp_path, *words, "--from", "2026-01-01", "--to", "2026-12-31")
    assert (over.code, json.loads(over.out)) == (0, [])
    year = json.loads((await dienhinh(tmp_path, *words, "--from", "2025-01-01", "--to", "2025-12-31")).out)
    monthly = [each for each in year if each["action"] == "nominate"]
    assert [each["due"] for each in monthly] == [f"2025-{month:02}-19" for month in range(1, 13)]
    assert (monthly[0]["last_working_day"], monthly[0]["at_least"]) == ("2025-01-17", 1)
    assert {each["obligation"] for each in year if each["action"] == "milestone"} == {
        "tong-ket-2025",
        "hoi-nghi-2025",
        "dai-hoi-2025",
    }
    table = await dienhinh(tmp_path, *words[:-1], "--from", "2025-06-01", "--to", "2025-06-30")
    assert "thứ Năm 19/6/2025" in table.out


async def test_a_roster_goes_in_and_out_and_in_again(tmp_path: Path) -> None:
    assert "mới 26, thay đổi 0" in (await dienhinh(tmp_path, "roster", "import", ROSTER)).out
    assert "mới 0, thay đổi 0" in (await dienhinh(tmp_path, "roster", "import", ROSTER)).out
    for file in ("units.csv", "units.xlsx"):
        assert (await dienhinh(tmp_path, "roster", "export", file)).code == 0
        assert "mới 0, thay đổi 0" in (await dienhinh(tmp_path, "roster", "import", file)).out
    exported = (tmp_path / "units.csv").read_text(encoding="utf-8-sig")
    assert exported.splitlines() == ROSTER.read_text(encoding="utf-8-sig").splitlines()


async def test_units_that_are_no_longer_in_the_roster_are_named(tmp_path: Path) -> None:
    await dienhinh(tmp_path, "roster", "import", ROSTER)
    rows = ROSTER.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    left, gone = [row for row in rows if "Thôn Gò Chùa" not in row], "Thôn Gò Chùa"
    (tmp_path / "shorter.csv").write_text("".join(left), encoding="utf-8-sig")
    told = (await dienhinh(tmp_path, "roster", "import", "shorter.csv")).out
    assert "mới 0, thay đổi 0" in told
    assert f"1 đơn vị không còn trong tệp, kết thúc từ hôm qua: {gone}." in told
    assert "Tên gọi khác" in told


async def test_a_merger_in_mid_year_is_told_as_what_it_is(tmp_path: Path) -> None:
    await dienhinh(tmp_path, "roster", "import", ROSTER)
    merging = {"Thôn Gò Chùa": "Thôn Gò Đình", "Thôn Bến Đình": "Thôn Gò Đình", "Thôn Cây Gạo": "Thôn Gạo Đỏ"}
    rows = []
    for row in ROSTER.read_text(encoding="utf-8-sig").splitlines():
        heir = merging.get(row.partition(",")[0])
        if heir is None:
            rows.append(row)
        else:
            # `name,kind,parent,...`: the end and the heir stand in the last two columns
            rows.append(",".join([*row.split(",")[:6], "15/11/2026", heir]))
    rows += [f"{name},thôn,UBND xã Tân Lập,,,16/11/2026,," for name in ("Thôn Gò Đình", "Thôn Gạo Đỏ", "Thôn Mới")]
    (tmp_path / "merged.csv").write_text("\n".join(rows), encoding="utf-8-sig")
    told = (await dienhinh(tmp_path, "roster", "import", "merged.csv")).out
    assert "mới 3, thay đổi 3" in told
    assert "1 đơn vị mới: Thôn Mới." in told
    assert "Thôn Gò Chùa nhập vào Thôn Gò Đình từ 16/11/2026" in told
    assert "Thôn Bến Đình nhập vào Thôn Gò Đình từ 16/11/2026" in told
    assert "Thôn Cây Gạo đổi tên thành Thôn Gạo Đỏ từ 16/11/2026" in told
    again = (await dienhinh(tmp_path, "roster", "import", "merged.csv")).out
    assert "mới 0, thay đổi 0" in again
    assert "nhập vào" not in again


async def test_links_are_made_for_units_without_an_officer_and_for_the_first_admin(
    running: Deployment, prepared: Prepared
) -> None:
    await joined(running, 602, "Hoàng Thị Hoa", prepared.tokens["Thôn Gò Chùa"])
    every = await running.type("roster", "invite", "--all")
    units = [line.split("\t")[0] for line in every.out.splitlines()]
    assert len(units) == len(set(units)) == 24
    assert "Thôn Gò Chùa" not in units
    assert "https://t.me/dienhinh_bot?start=" in every.out
    assert "30 ngày" in every.err

    admin = await running.type("roster", "invite", "--admin")
    token = admin.out.strip().rpartition("=")[2]
    tuan = await joined(running, 601, "Nông Văn Tuấn", token, "Anh")
    assert any("Nông Văn Tuấn là quản trị" in text for text in await spoken(tuan))
    await tap(tuan, "Mời cán bộ")

    hung = await running.simulator.person(603, "Vũ Văn Hùng")
    await hung.say(f"/start {token}")
    assert "đã được dùng" in (await hung.wait_for("Đường dẫn này", 20)).text


async def test_links_of_all_units_are_a_sheet_to_print_as_well(running: Deployment) -> None:
    every = await running.type("roster", "invite", "--all", "--sheet", "moi.docx")
    printed = [line.split("\t") for line in every.out.splitlines()]
    assert "moi.docx" in every.err
    [table] = docx.Document(str(running.folder / "moi.docx")).tables
    sheet = [[line.text for line in row.cells[1].paragraphs] for row in table.rows]
    assert [said[0] for said in sheet] == [unit for unit, _, _ in printed]
    assert all(link in said for said, (_, _, link) in zip(sheet, printed, strict=True))


async def test_no_link_is_made_for_a_sheet_that_cannot_be(tmp_path: Path) -> None:
    await dienhinh(tmp_path, "roster", "import", ROSTER)
    alone = await dienhinh(tmp_path, "roster", "invite", "Thôn Gò Chùa", "--sheet", "moi.docx")
    assert (alone.code, alone.out) == (2, "")
    nameless = await dienhinh(tmp_path, "roster", "invite", "--all", "--sheet", "moi.docx")
    assert (nameless.code, nameless.out) == (1, "")
    assert "BOT_TOKEN" in nameless.err
    with closing(sqlite3.connect(tmp_path / "data" / "dienhinh.db")) as database:
        assert database.execute("SELECT count(*) FROM invitations").fetchone() == (0,)


async def test_links_are_kept_before_they_are_printed(tmp_path: Path) -> None:
    await dienhinh(tmp_path, "roster", "import", ROSTER)
    assert await unread(tmp_path, "roster", "invite", "--all") == 1
    with closing(sqlite3.connect(tmp_path / "data" / "dienhinh.db")) as database:
        assert database.execute("SELECT count(*) FROM invitations").fetchone() == (25,)


async def test_nominations_are_listed_as_json(prepared: Prepared, tmp_path: Path) -> None:
    listed = await dienhinh(copied(prepared.folder, tmp_path), "nominations", "--plan", PLAN, "--json")
    assert (listed.code, json.loads(listed.out)) == (0, [])
    unknown = await dienhinh(tmp_path, "nominations", "--unit", "Thôn Không Có", "--json")
    assert unknown.code == 1
    status = await dienhinh(tmp_path, "nominations", "--status", "lost", "--json")
    assert status.code == 2


async def test_plans_are_listed_and_shown(tmp_path: Path) -> None:
    listed = await dienhinh(tmp_path, "plan", "list")
    assert THACH_AN in listed.out
    assert PLAN in listed.out
    shown = await dienhinh(tmp_path, "plan", "show", THACH_AN)
    assert "UBND huyện Thạch An" in shown.out
    assert "IV.1" in shown.out
    assert TOPMOST not in shown.out


async def test_a_deployment_moves_to_postgresql_and_goes_on_there(deployment: Deployment, postgresql: Server) -> None:
    file = f"sqlite:///{deployment.folder / 'data' / 'dienhinh.db'}"
    with postgresql.fresh(empty=True) as url:
        copied = await deployment.type("db", "copy", file, url)
        assert (copied.code, copied.err) == (0, "")
        assert "đối chiếu" in copied.out
        again = await deployment.type("db", "copy", file, url)
        assert again.code == 1
        assert "không trống" in again.err
        here = await deployment.type("roster", "export", "here.csv")
        there = await deployment.type("roster", "export", "there.csv", DATABASE_URL=url)
        assert (here.code, there.code) == (0, 0)
        assert (deployment.folder / "here.csv").read_text() == (deployment.folder / "there.csv").read_text()
