"""The real process with a webhook: the same conversation, whatever comes twice, and no update lost over a restart."""

import pytest

from .conftest import Prepared
from .deployment import PATIENCE, Deployment, joined, say, spoken
from .test_the_whole_way import QUESTION, SCHOOL, nominates
from .webhooks import a_free_port, settings


@pytest.fixture
async def pushed(deployment: Deployment) -> Deployment:
    """A deployment that is told of updates by webhook."""
    port = a_free_port()
    deployment.settings |= settings(f"http://127.0.0.1:{port}/tin", port)
    await deployment.start()
    return deployment


async def test_a_nomination_by_webhook_survives_repeats_and_a_kill(pushed: Deployment, prepared: Prepared) -> None:
    mai = await joined(pushed, 602, "Triệu Thị Mai", prepared.tokens[SCHOOL])
    assert "MX-2026-11-001" in (await nominates(mai)).text
    await pushed.idle()
    before = await spoken(mai)
    await pushed.simulator.redeliver()
    await pushed.idle()
    assert await spoken(mai) == before

    await pushed.kill()
    await mai.say(QUESTION)
    await pushed.start()
    await mai.wait_for(f"{SCHOOL} tháng 11", PATIENCE)
    await pushed.idle()
    assert await pushed.stop() == 0


async def test_polling_comes_back_when_the_webhook_is_taken_out(pushed: Deployment, prepared: Prepared) -> None:
    mai = await joined(pushed, 602, "Triệu Thị Mai", prepared.tokens[SCHOOL])
    assert await pushed.stop() == 0
    for name in ("BOT_WEBHOOK_URL", "BOT_WEBHOOK_SECRET", "BOT_WEBHOOK_LISTEN"):
        del pushed.settings[name]
    await pushed.start()
    assert f"{SCHOOL} tháng 11" in (await say(mai, QUESTION)).text
