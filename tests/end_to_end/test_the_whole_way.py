"""From the invitation to the approved exemplar, and the reminders of those who have not sent."""

import asyncio
import json

from bot.simulator.client import Person

from .conftest import Prepared
from .deployment import PATIENCE, TOPMOST, Deployment, Heard, answer, joined, say, spoken, tap
from .pictures import picture

SCHOOL, HAMLET = "Trường Tiểu học Tân Lập", "Thôn Đồng Tâm"
#: as the bot names it within a sentence
THE_HAMLET = "thôn Đồng Tâm"
QUESTION = "còn thiếu bao nhiêu điển hình?"
DEEDS = "Mở lớp kèm đọc buổi tối cho học sinh yếu, dạy không thu tiền."
RESULTS = "Mười hai em đọc thông sau một học kỳ; “Đọc mãi, vỡ ra” là câu các em hay nói."


async def nominates(officer: Person) -> Heard:
    """Put a teacher forward, a photo included; gives the receipt."""
    await tap(officer, "Giới thiệu gương")
    await tap(officer, "Cá nhân")
    assert "chưa đọc được tên" in (await say(officer, "0912")).text
    told = (
        "Triệu Thị Hạnh, 1988, thôn Tân Thành",
        "Giáo viên tiểu học",
        DEEDS,
        "Mười hai em đọc thông.",
        "cả lớp",
        "từ năm 2024",
    )
    for text in told:
        await say(officer, text)
    await tap(officer, "Đúng")
    await tap(officer, "Đã hỏi, đồng ý")
    page = await tap(officer, "Đăng cả ảnh")
    for read in ("Triệu Thị Hạnh", "1988", "thôn Tân Thành", DEEDS, "Giáo dục và Đào tạo"):
        assert read in page.text
    await officer.send_photo(picture())
    assert "1 ảnh" in (await answer(officer)).text
    return await tap(officer, "Gửi")


async def test_a_nomination_goes_its_whole_way_and_only_those_who_miss_something_are_reminded(
    running: Deployment, prepared: Prepared
) -> None:
    tuan = await joined(running, 601, "Nông Văn Tuấn", prepared.tokens[TOPMOST], "Anh")
    mai = await joined(running, 602, "Triệu Thị Mai", prepared.tokens[SCHOOL])
    hoa = await joined(running, 603, "Hoàng Thị Hoa", prepared.tokens[HAMLET])

    before = (await say(mai, QUESTION)).text
    assert f"{SCHOOL} tháng 11: còn thiếu 1" in before
    assert "thứ Năm 19/11" in before
    assert "0/23 đơn vị" in (await say(tuan, QUESTION)).text

    tuan.seq = await running.simulator.seq()
    receipt = await nominates(mai)
    assert "đúng hạn" in receipt.text
    assert "MX-2026-11-001" in receipt.text

    card = await tuan.wait_for("MX-2026-11-001", PATIENCE)
    assert DEEDS in card.text
    pictures = [m for m in await running.simulator.messages(tuan.chat) if "photo" in m]
    assert await running.simulator.file(pictures[-1]["photo"][-1]["file_id"]) == picture()

    mai.seq = await running.simulator.seq()
    await tap(tuan, "Trả lại để sửa")
    await tap(tuan, "Kết quả")
    assert "hạn sửa" in (await say(tuan, "Ghi rõ các em nói gì, để còn đăng.")).text.lower()
    returned = await mai.wait_for("trả lại", PATIENCE)
    assert "Ghi rõ các em nói gì, để còn đăng." in returned.text
    assert "đã gửi, đang chờ sửa 1 bản" in (await say(mai, QUESTION)).text

    assert "Kết quả thế nào?" in (await tap(mai, "Sửa ngay")).text
    assert RESULTS in (await say(mai, RESULTS)).text
    tuan.seq = await running.simulator.seq()
    assert "Đã gửi lại" in (await tap(mai, "Gửi lại")).text
    assert RESULTS in (await tuan.wait_for("đã sửa và gửi lại", PATIENCE)).text
    mai.seq = await running.simulator.seq()
    assert "Đã duyệt Triệu Thị Hạnh" in (await tap(tuan, "Duyệt")).text
    await mai.wait_for("đã duyệt", PATIENCE)

    assert f"{SCHOOL} tháng 11: đủ" in (await say(mai, QUESTION)).text
    assert "1/23 đơn vị" in (await say(tuan, QUESTION)).text

    people = (tuan, mai, hoa)
    for person in people:
        person.seq = await running.simulator.seq()
    await running.simulator.set_clock("2026-11-19T08:00:00+07:00")
    assert "Còn đến hết hôm nay, thứ Năm 19/11" in (await hoa.wait_for(f"gương nào của {THE_HAMLET}", PATIENCE)).text
    # what is told with a picture is one message, and what is opened from it takes no button away
    state = await tuan.wait_for("1/23 đơn vị", PATIENCE)
    assert state.file_id is not None
    assert {"Đơn vị chưa gửi", "Nhắc ngay"} < set(state.buttons)
    assert (await running.simulator.file(state.file_id)).startswith(b"\x89PNG")
    assert "Thôn Quyết Tiến" in (await tap(tuan, "Đơn vị chưa gửi")).text
    again = [Heard(each) for each in await running.simulator.messages(tuan.chat) if "photo" in each][-1]
    assert (again.text, again.buttons) == (state.text, state.buttons)
    await running.idle()
    assert await mai.heard() == []

    for person in people:
        person.seq = await running.simulator.seq()
    await running.simulator.set_clock("2026-11-20T08:00:00+07:00")
    assert "nay đã qua" in (await hoa.wait_for(THE_HAMLET, PATIENCE)).text
    summary = (await tuan.wait_for("1/23 đơn vị", PATIENCE)).text
    assert HAMLET in summary
    await running.idle()
    assert await mai.heard() == []

    stored = json.loads((await running.type("nominations", "--unit", SCHOOL, "--json")).out)
    assert [(each["code"], each["status"], each["on_time"], each["provisional"]) for each in stored] == [
        ("MX-2026-11-001", "approved", True, False)
    ]
    assert stored[0]["answers"]["results"] == RESULTS
    assert await running.stop() == 0


async def test_each_reminder_comes_once_whatever_restarts(running: Deployment, prepared: Prepared) -> None:
    hoa = await joined(running, 603, "Hoàng Thị Hoa", prepared.tokens[HAMLET])
    await running.simulator.set_clock("2026-11-19T08:00:00+07:00")
    await hoa.wait_for(f"gương nào của {THE_HAMLET}", PATIENCE)
    await running.idle()
    await running.kill()
    await running.start()
    await running.simulator.set_clock("2026-11-19T08:10:00+07:00")
    assert "còn thiếu 1" in (await say(hoa, QUESTION)).text
    await running.simulator.set_clock("2026-11-19T13:30:00+07:00")
    await hoa.wait_for(f"gương nào của {THE_HAMLET}", PATIENCE)
    await running.idle()
    reminders = [text for text in await spoken(hoa) if f"gương nào của {THE_HAMLET}" in text]
    assert len(reminders) == 2


def queued(deployment: Deployment) -> int:
    """How many reminders have ever been queued."""
    return int(deployment.ask("SELECT count(*) FROM outbox WHERE key LIKE 'remind:%'")[0][0])


async def test_after_an_outage_of_telegram_the_newest_reminder_comes_alone_and_not_at_night(
    running: Deployment, prepared: Prepared
) -> None:
    officer = await joined(running, 301, "Hoàng Thị Hoa", prepared.tokens[HAMLET])
    before = len(await spoken(officer))
    await running.simulator.faults(down=True)
    for count, moment in enumerate(("12T08:00", "16T08:00", "18T08:00", "18T22:00"), 1):
        await running.simulator.set_clock(f"2026-11-{moment}:00+07:00")
        async with asyncio.timeout(PATIENCE):
            while f"to=2026-11-{moment}" not in running.log or queued(running) < min(count, 3):  # noqa: ASYNC110
                await asyncio.sleep(0.1)
    await running.simulator.no_faults()
    await officer.say(QUESTION)
    await officer.wait_for("còn thiếu 1", 2 * PATIENCE)
    await asyncio.sleep(2)
    assert len(await spoken(officer)) == before + 1
    await running.simulator.set_clock("2026-11-19T07:00:00+07:00")
    await running.idle()
    assert len(await spoken(officer)) == before + 1  # the next one comes at eight
    await running.simulator.set_clock("2026-11-19T08:00:00+07:00")
    await officer.wait_for("Còn đến hết hôm nay, thứ Năm 19/11", PATIENCE)
    await running.idle()
    assert len(await spoken(officer)) == before + 2
