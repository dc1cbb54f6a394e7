"""What the real process writes to its log: the number of the update, and nothing that somebody said or is called."""

import re

import pytest

from .conftest import Prepared
from .deployment import TOKEN, Deployment, joined, say
from .test_the_whole_way import DEEDS, QUESTION, SCHOOL, nominates

PHONE = "0912345678"
PERSONAL = ("Mai", "Hạnh", PHONE, "Tân Thành", DEEDS, TOKEN, TOKEN.partition(":")[2], "602")


@pytest.fixture
def by_faults() -> dict[str, int]:
    """Failures that are logged, and how often each happens."""
    return {"sendMessage": 2, "answerCallbackQuery": 1, "getFile": 1, "editMessageReplyMarkup": 1}


async def test_no_line_of_the_log_holds_a_name_a_number_a_word_or_the_token(
    running: Deployment, prepared: Prepared, by_faults: dict[str, int]
) -> None:
    token = prepared.tokens[SCHOOL]
    mai = await joined(running, 602, "Triệu Thị Mai", token)
    for method, times in by_faults.items():
        await running.simulator.fail(method, times=times, error_code=502)
    assert "MX-2026-11-001" in (await nominates(mai)).text
    await say(mai, f"gọi cho em số {PHONE} nhé")
    await running.simulator.fail("sendMessage", error_code=400, description="Bad Request: wrong")
    await mai.say("còn thiếu bao nhiêu?")
    await running.simulator.fail("sendMessage", error_code=429, retry_after=1)
    await say(mai, QUESTION)
    await running.idle()
    assert await running.stop() == 0

    lines = running.log.splitlines()
    assert [
        line for line in lines for word in (*PERSONAL, token) if re.search(rf"(?<!\d){re.escape(word)}", line)
    ] == []
    of_messages = [line for line in lines if "a message waits" in line or "a message was refused" in line]
    assert len(of_messages) >= 2
    assert [line for line in of_messages if "update_id=" not in line] == []
