"""Every update twice, late, and mixed up across chats: all ends as it does when each comes once and in its turn."""

import asyncio
import json
import random
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from bot.simulator.client import Heard, Person

from .conftest import Anew, Prepared, Record
from .crowd import QUESTION
from .deployment import PATIENCE, TOPMOST, Deployment, copied, deployed
from .ledger import Ledger
from .webhooks import PostOffice, a_free_port, served, settings

Deliver = Callable[[], Awaitable[None]]

UNITS = ("Thôn Gò Chùa", "Thôn Phú Sơn", "Xóm Nà Pài", "Trường THCS Tân Lập", "Hội Phụ nữ xã")
JOINING = ("Đúng, tham gia", "Chị")
STORY = ("Nấu bữa trưa cho học sinh ở xa.", "Không em nào phải nhịn trưa.", "cả trường", "từ năm 2024")
AGREED = ("Đã hỏi, đồng ý", "Đăng cả ảnh")
#: what each officer writes, without waiting for any answer
SAID = (
    (
        *("Giới thiệu gương", "Cá nhân", QUESTION, "Bế Thị Xuân, 1979, xóm Nà Pài", "Giáo viên", STORY[0], "quay lại"),
        *("Nấu cơm trưa cho học sinh ở trọ.", *STORY[1:], "Giáo dục", *AGREED, "Gửi", QUESTION),
    ),
    (
        *("Giới thiệu gương", "Hộ gia đình", "Lục Văn Pao, 1969, xóm Khuổi Vàng", "Làm ruộng", *STORY, "Y tế", *AGREED),
        *("Gửi", "Xem cả bản", "Rút lại", "Rút", "Rút", QUESTION),
    ),
    (
        *("Giới thiệu gương", "Mô hình, sáng kiến", "Đường hoa tự quản, xóm Bản Cuôn", "Hội Phụ nữ", *STORY),
        *("Nông thôn mới", *AGREED, "Sửa", "Kết quả", "Ba thôn khác làm theo.", "Gửi"),
    ),
    (
        *("Giới thiệu gương", "Tập thể", "Tổ tự quản số 3, thôn Hòa Bình", "Tám người", STORY[0], "Để sau"),
        *(QUESTION, "/start", "Giới thiệu gương"),
    ),
    (
        *("Giới thiệu gương", "Cá nhân", "Hoàng Thị Lan, 1984, thôn Tân Thành", "Y tá", *STORY, "Y tế", *AGREED, "Gửi"),
        *("Giới thiệu gương", "Tập thể", "Tổ y tế thôn, thôn Tân Thành", "Năm người", *STORY, "Y tế", *AGREED, "Gửi"),
    ),
)
MENDING = ("Sửa ngay", "Ba mươi lăm em, từ tháng 9.", "Gửi lại")

_STATE = {
    "nominations": """
        SELECT units.name, nominations.name, period, status, version, CAST(answers AS text), on_time
        FROM nominations JOIN units ON units.id = unit_id ORDER BY 1, 2""",
    "events": """
        SELECT nominations.name, nomination_events.kind, status_before, status_after, reason, telegram_id
        FROM nomination_events JOIN nominations ON nominations.id = nomination_id JOIN people ON people.id = person_id
        ORDER BY nominations.name, nomination_events.id""",
    "drafts": """
        SELECT telegram_id, units.name, drafts.period, nominations.name, CAST(drafts.answers AS text), step,
            drafts.version, drafts.closed_at IS NULL
        FROM drafts JOIN people ON people.id = person_id JOIN units ON units.id = drafts.unit_id
        LEFT JOIN nominations ON nominations.id = nomination_id ORDER BY telegram_id, drafts.id""",
    "people": """
        SELECT telegram_id, people.name, address, language, role, units.name, unreachable_at IS NULL, ended_at IS NULL
        FROM people JOIN roles ON roles.person_id = people.id JOIN units ON units.id = unit_id ORDER BY 1, 5, 6""",
}
#: numbers that go by the order in which units send, and the time of day
_PASSING = re.compile(r"MX-2026-\d\d-\d{3}|\d{1,2}:\d\d")


@pytest.fixture
async def reference(prepared: Prepared, tmp_path: Path) -> AsyncIterator[Deployment]:
    """The deployment in which all comes in order."""
    folder = tmp_path / "reference"
    folder.mkdir()
    async with deployed(copied(prepared.folder, folder)) as made:
        yield made


async def plays(deployment: Deployment, tokens: dict[str, str], office: PostOffice, deliver: Deliver) -> None:
    """Officers join and write, the reviewer decides, officers mend: three piles, each delivered when it is complete."""
    officers = [await deployment.simulator.person(700 + number, unit) for number, unit in enumerate(UNITS)]
    tuan = await deployment.simulator.person(900, "Nông Văn Tuấn")
    await says(tuan, f"/start {tokens[TOPMOST]}", "Đúng, tham gia", "Anh")
    for officer, unit, lines in zip(officers, UNITS, SAID, strict=True):
        await says(officer, f"/start {tokens[unit]}", *JOINING, *lines)
    await delivered(deployment, office, deliver, 4 + sum(len(lines) + 3 for lines in SAID) - 1)
    await says(officers[3], "Làm tiếp", STORY[1])
    for name in ("Bế Thị Xuân", "Đường hoa tự quản", "Hoàng Thị Lan", "Tổ y tế thôn"):
        await decides(tuan, name)
    await delivered(deployment, office, deliver, 2 + 2 + 2 * 2 + 3)
    await says(officers[0], *MENDING)
    await says(officers[3], QUESTION)
    await delivered(deployment, office, deliver, 4)


async def says(person: Person, *lines: str) -> None:
    for line in lines:
        await person.say(line)


async def decides(tuan: Person, name: str) -> None:
    """One is returned, one is rejected, the others are approved with a press too many."""
    cards = [Heard(each) for each in await tuan.simulator.messages(tuan.chat)]
    card = next(each for each in cards if name in each.text and "Duyệt" in each.buttons).message_id
    match name:
        case "Bế Thị Xuân":
            await tuan.tap("Trả lại để sửa", message_id=card)
            await tuan.say("Ghi rõ các em nói gì.")
        case "Hoàng Thị Lan":
            await tuan.tap("Chưa chọn", message_id=card)
            await tuan.say("Năm ngoái đã giới thiệu rồi.")
            await tuan.tap("Duyệt", message_id=card)
        case _:
            await tuan.tap("Duyệt", message_id=card)
            await tuan.tap("Duyệt", message_id=card)


async def delivered(deployment: Deployment, office: PostOffice, deliver: Deliver, number: int) -> None:
    """Wait until so many lie in the office, have them delivered, and wait until all is done and said."""
    async with asyncio.timeout(PATIENCE):
        while office.held < number:  # noqa: ASYNC110  # Telegram takes its time to bring them
            await asyncio.sleep(0.02)
    assert office.held == number
    await deliver()
    await deployment.idle()


async def state(deployment: Deployment) -> dict[str, Any]:
    """All that is left of it, without numbers and times that go by the order of delivery."""
    found: dict[str, Any] = {
        table: [[_read(value) for value in row] for row in deployment.ask(question)]
        for table, question in _STATE.items()
    }
    for chat in (*range(700, 700 + len(UNITS)), 900):
        texts = [_PASSING.sub("~", Heard(each).text) for each in await deployment.simulator.messages(chat)]
        # units write to the reviewer as they come, and who withdraws soon enough is not heard of before
        is_sent = re.compile("Chủ hộ: Lục Văn Pao")
        found[f"chat {chat}"] = sorted(each for each in texts if not is_sent.search(each)) if chat == 900 else texts
    return found


def _read(value: Any) -> Any:
    if isinstance(value, str) and value.startswith("{"):
        return json.loads(value)
    return bool(value) if value in (0, 1) else value


async def played(deployment: Deployment, tokens: dict[str, str], chance: random.Random | None) -> dict[str, Any]:
    """How all ends when it is delivered in order, or by chance in disorder."""
    office = PostOffice(a_free_port())
    async with served(office):
        await deployment.start(**settings(office.url, office.port))
        if chance is None:
            await plays(deployment, tokens, office, office.deliver)
        else:
            await plays(deployment, tokens, office, lambda: office.deliver_in_disorder(chance))
            await office.deliver_in_disorder(chance, last=True)
            await deployment.idle()
        found = await state(deployment)
        ledger = await Ledger.of(deployment)
        ledger.holds([])
        assert ledger.repeated == []
        assert await deployment.stop() == 0
    return found


async def the_same(reference: Deployment, mixed_up: Deployment, tokens: dict[str, str], seed: int) -> None:
    """Assert that both end alike, the one in order, the other in the disorder of a seed."""
    expected, found = await asyncio.gather(
        played(reference, tokens, None), played(mixed_up, tokens, random.Random(seed))
    )
    for part in expected:
        assert found[part] == expected[part], part


async def test_updates_that_come_twice_late_and_mixed_up_change_nothing(
    reference: Deployment, on_postgresql: Deployment, prepared: Prepared
) -> None:
    await the_same(reference, on_postgresql, prepared.tokens, seed=1)


@pytest.mark.soak
async def test_any_disorder_changes_nothing(anew: Anew, prepared: Prepared, record: Record) -> None:
    for seed in range(10, 20):
        async with anew() as reference, anew() as mixed_up:
            await the_same(reference, mixed_up, prepared.tokens, seed)
            home = mixed_up.home
    record("disorder", home, {"runs": 10, "updates": 10 * sum(len(lines) + 3 for lines in SAID), "differs": 0})
