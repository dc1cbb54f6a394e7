"""What whoever watches over the real process is told by it, over HTTP."""

import asyncio
import socket
from collections.abc import AsyncIterator

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from .conftest import Prepared
from .deployment import PATIENCE, TOKEN, Deployment, joined, say
from .test_the_whole_way import QUESTION, SCHOOL


class Watch:
    """Asks the process how it is."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def get(self, path: str) -> tuple[int, str]:
        """Status and words; 0 while nobody listens."""
        try:
            async with self._session.get(path) as response:
                return response.status, await response.text()
        except aiohttp.ClientConnectionError:
            return 0, ""

    async def comes_to(self, path: str, status: int) -> str:
        """Wait until a question is answered so."""
        async with asyncio.timeout(PATIENCE):
            while (answer := await self.get(path))[0] != status:  # noqa: ASYNC110  # a process rings no bell
                await asyncio.sleep(0.1)
        return answer[1]

    async def figures(self) -> dict[str, float]:
        """Every sample by its name and label."""
        families = text_string_to_metric_families((await self.get("/metrics"))[1])
        samples = [sample for family in families for sample in family.samples]
        return {" ".join([each.name, *each.labels.values()]): each.value for each in samples}

    async def counts(self, **wanted: float) -> dict[str, float]:
        """Wait until these figures are at least so much."""
        async with asyncio.timeout(PATIENCE):
            while True:
                told = await self.figures()
                if all(told.get(name, 0.0) >= least for name, least in wanted.items()):
                    return told
                await asyncio.sleep(0.1)


@pytest.fixture
async def watch(deployment: Deployment) -> AsyncIterator[Watch]:
    """The deployment with an address for figures; the bot itself waits to be started."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{found.getsockname()[1]}"
    deployment.settings["BOT_METRICS_LISTEN"] = address
    async with aiohttp.ClientSession(f"http://{address}") as session:
        yield Watch(session)


async def test_a_running_process_tells_how_it_is_and_what_waits(
    deployment: Deployment, watch: Watch, prepared: Prepared
) -> None:
    simulator = deployment.simulator
    await deployment.start()
    mai = await joined(deployment, 602, "Triệu Thị Mai", prepared.tokens[SCHOOL])
    await say(mai, QUESTION)
    await deployment.idle()
    assert await watch.get("/healthz") == (200, "ok\n")
    assert await watch.get("/readyz") == (200, '{"database":true,"telegram":true}')
    before = await watch.figures()
    # the link, two taps and the question; each had its reply
    assert before["dienhinh_updates_total message"] == before["dienhinh_updates_total callback_query"] == 2
    assert before["dienhinh_reply_seconds_count"] == 4
    assert 0 < before["dienhinh_reply_seconds_sum"] < 4 * PATIENCE
    assert before["dienhinh_inbox_open"] == before["dienhinh_outbox_open replies"] == 0
    assert before["dienhinh_inbox_oldest_seconds"] == before["dienhinh_outbox_oldest_seconds replies"] == 0
    assert before["dienhinh_database_up"] == 1

    # Telegram takes no message for the moment: the answer waits, and everybody can see since when
    await simulator.fail("sendMessage", times=1000, error_code=502)
    await mai.say(QUESTION)
    waits = {"dienhinh_outbox_open replies": 1, "dienhinh_outbox_oldest_seconds replies": 0.1}
    waiting = await watch.counts(**waits, **{"dienhinh_telegram_errors_total server": 1})
    assert waiting["dienhinh_outbox_open replies"] == 1
    assert (await watch.get("/readyz"))[0] == 200
    await simulator.no_faults()
    await simulator.fail("sendMessage", how="html", error_code=403)
    await simulator.fail("sendMessage", error_code=429, retry_after=1)
    await mai.wait_for(f"{SCHOOL} tháng 11", PATIENCE)
    await deployment.idle()
    after = await watch.figures()
    assert after["dienhinh_reply_seconds_count"] == 5
    assert after["dienhinh_telegram_errors_total unreadable"] == 1
    assert after["dienhinh_telegram_errors_total too_many_requests"] == 1
    assert after["dienhinh_outbox_open replies"] == after["dienhinh_outbox_oldest_seconds replies"] == 0

    text = (await watch.get("/metrics"))[1]
    assert [word for word in (TOKEN, "Mai", SCHOOL) if word in text] == []
    assert await deployment.stop() == 0
    assert await watch.get("/healthz") == (0, "")


async def test_a_process_that_cannot_reach_telegram_is_alive_but_not_ready(
    deployment: Deployment, watch: Watch
) -> None:
    await deployment.simulator.faults(down=True)
    await deployment.start()
    assert await watch.comes_to("/healthz", 200) == "ok\n"
    assert await watch.get("/readyz") == (503, '{"database":true,"telegram":false}')
    await deployment.simulator.no_faults()
    await watch.comes_to("/readyz", 200)
    assert await deployment.stop() == 0
