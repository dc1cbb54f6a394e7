"""The process was down across the deadline: what was sent meanwhile is on time once the reviewer says so."""

import contextlib
import json
import sqlite3

from .conftest import Prepared
from .deployment import PATIENCE, TOPMOST, Deployment, joined, say, spoken, tap

HAMLET = "Thôn Đồng Tâm"


def down_since(deployment: Deployment, evening: str) -> None:
    """The last contact was at a moment (UTC) of the bot's clock, and eleven hours ago on the machine's."""
    with contextlib.closing(sqlite3.connect(deployment.folder / "data" / "dienhinh.db")) as database, database:
        database.execute("UPDATE contacts SET at = ?, wall = datetime(wall, '-11 hours')", (evening,))


async def states(deployment: Deployment) -> list[tuple[bool, bool, bool]]:
    """Of each nomination, whether it is on time, provisionally, and came from a backlog."""
    stored = json.loads((await deployment.type("nominations", "--json")).out)
    return [(each["on_time"], each["provisional"], each["waited_in_outage"]) for each in stored]


async def test_what_was_sent_while_the_bot_was_down_is_judged_by_the_reviewer(
    running: Deployment, prepared: Prepared
) -> None:
    tuan = await joined(running, 601, "Nông Văn Tuấn", prepared.tokens[TOPMOST], "Anh")
    hoa = await joined(running, 602, "Hoàng Thị Hoa", prepared.tokens[HAMLET])
    await tap(hoa, "Giới thiệu gương")
    await tap(hoa, "Tập thể")
    for text in ("Tổ tự quản xóm 3, xóm 3", "Tám người, ông Lý Văn Sinh đứng đầu", "Tuần tra ba tối một tuần."):
        await say(hoa, text)
    for text in ("Từ đầu năm không mất trộm.", "Cả xóm", "từ năm 2024"):
        await say(hoa, text)
    for button in ("Đúng", "Đã hỏi, đồng ý"):
        await tap(hoa, button)
    assert "Xem lại bản giới thiệu" in (await tap(hoa, "Đăng cả ảnh")).text
    await running.idle()
    assert await running.stop() == 0

    down_since(running, "2026-11-19 13:40:00.000000")
    await running.simulator.set_clock("2026-11-19T23:00:00+07:00")
    await hoa.tap("Gửi")
    await running.simulator.set_clock("2026-11-20T07:50:00+07:00")
    await running.start()
    assert "tạm tính đúng hạn" in (await hoa.wait_for("Em nhận lúc 7:50 thứ Sáu 20/11", PATIENCE)).text
    await running.idle()

    await running.simulator.set_clock("2026-11-20T08:05:00+07:00")
    note = await tuan.wait_for("Từ 20:40 thứ Năm 19/11 đến 7:50 thứ Sáu 20/11 em mất kết nối", PATIENCE)
    assert note.buttons == ["Đồng ý", "Xem từng bản"]
    assert await states(running) == [(True, True, True)]
    await tuan.tap("Đồng ý")
    agreed = await tuan.wait_for("Đã ghi 1 đơn vị đúng hạn", PATIENCE)
    assert HAMLET not in agreed.text
    await hoa.wait_for("Nông Văn Tuấn đã ghi đúng hạn", PATIENCE)
    await running.idle()
    stored = json.loads((await running.type("nominations", "--json")).out)
    assert [(each["on_time"], each["provisional"], each["waited_in_outage"]) for each in stored] == [
        (True, False, True)
    ]
    assert not any("chưa thấy gương nào" in text for text in await spoken(hoa))
