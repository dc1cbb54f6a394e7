"""`dienhinh outbox` beside a running bot: who could not be reached and why, and nothing of what was said."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.simulator.client import Person

from .conftest import Prepared
from .deployment import Deployment, copied, dienhinh, joined, say

WORDS = "Đã duyệt ông Hứa Văn Bảo"


def lay_down(folder: Path, *rows: dict[str, Any]) -> None:
    """Put rows into the outbox, as a past day left them."""
    usual = {"payload": None, "queued_at": "2026-11-11 01:00:00", "visible_at": "1970-01-01 00:00:00", "attempts": 0}
    with closing(sqlite3.connect(folder / "data" / "dienhinh.db")) as database, database:
        for row in rows:
            full = usual | row
            names, marks = ", ".join(full), ", ".join("?" for _ in full)
            database.execute(f"INSERT INTO outbox ({names}) VALUES ({marks})", list(full.values()))  # noqa: S608


def given_up(key: str, chat: int, why: str) -> dict[str, Any]:
    return {
        "key": key,
        "chat_id": chat,
        "lane": 1,
        "closed_at": "2026-11-11 01:05:00",
        "outcome": "failed",
        "fault": why,
    }


def waits(key: str, chat: int, lane: int) -> dict[str, Any]:
    return {"key": key, "chat_id": chat, "lane": lane, "payload": json.dumps({"reply": {"text": WORDS}})}


async def test_an_empty_outbox_says_so(prepared: Prepared, tmp_path: Path) -> None:
    folder = copied(prepared.folder, tmp_path)
    done = await dienhinh(folder, "outbox")
    assert (done.code, done.err) == (0, "")
    assert done.out == ("Không có tin nào bị Telegram trả lại.\nĐang chờ gửi: 0 câu trả lời, 0 tin báo, 0 tin nhắc.\n")
    english = await dienhinh(folder, "outbox", BOT_LOCALE="en")
    assert english.out.endswith("Waiting to be sent: 0 replies, 0 notes, 0 reminders.\n")


async def test_what_failed_and_what_waits_is_listed_without_its_words(prepared: Prepared, tmp_path: Path) -> None:
    folder = copied(prepared.folder, tmp_path)
    lay_down(
        folder,
        given_up("decision:9:3", 999, "Forbidden: Bot was blocked by the user"),
        waits("reply:1:0", 5, 0),
        waits("reply:2:0", 5, 0),
        waits("remind:3:2026-11-12T08:00", 5, 2),
    )
    listed = await dienhinh(folder, "outbox")
    row, last = listed.out.splitlines()
    assert row.split("\t")[1:] == [
        "decision",
        "999",
        "2026-11-11T08:05:00+07:00",
        "Forbidden: Bot was blocked by the user",
    ]
    assert last == "Đang chờ gửi: 2 câu trả lời, 0 tin báo, 1 tin nhắc."
    told = json.loads((await dienhinh(folder, "outbox", "--json")).out)
    assert told["waiting"] == {"replies": 2, "notes": 0, "reminders": 1}
    assert [(row["chat"], row["name"], row["units"]) for row in told["failed"]] == [(999, None, [])]
    assert "Hứa" not in listed.out + json.dumps(told, ensure_ascii=False)


async def test_who_blocked_the_bot_is_listed_by_name_and_unit_and_the_reviewer_is_told(
    deployment: Deployment, prepared: Prepared
) -> None:
    await deployment.start()
    tuan = await joined(deployment, 601, "Nông Văn Tuấn", prepared.tokens["UBND xã Tân Lập"], "Anh")
    hoa = await joined(deployment, 602, "Hoàng Thị Hoa", prepared.tokens["Thôn Gò Chùa"])
    await refused(deployment, hoa)
    heard = await tuan.wait_for("không nhắn được cho Hoàng Thị Hoa", 30)
    assert heard.text.splitlines() == [
        "Em không nhắn được cho Hoàng Thị Hoa (thôn Gò Chùa). Anh nhờ bỏ chặn em, hoặc mời người khác."
    ]
    [row] = json.loads((await deployment.type("outbox", "--json")).out)["failed"]
    assert (row["kind"], row["chat"], row["name"], row["units"]) == ("reply", 602, "Hoàng Thị Hoa", ["Thôn Gò Chùa"])
    assert row["why"].startswith("Forbidden")
    [line, _] = (await deployment.type("outbox")).out.splitlines()
    assert "\tHoàng Thị Hoa (Thôn Gò Chùa)\t" in line
    await say(hoa, "còn thiếu bao nhiêu")


async def refused(deployment: Deployment, person: Person) -> None:
    """Telegram refuses the answer to what somebody says: the account is gone."""
    gone = "Forbidden: user is deactivated"
    await deployment.simulator.fail("sendMessage", chat=person.chat, error_code=403, description=gone)
    await person.say("còn thiếu bao nhiêu")
