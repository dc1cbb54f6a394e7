"""What goes wrong on demand, seen from the wire: lines that break, silences, and what is no JSON of the Bot API."""

import asyncio
import json
from collections.abc import AsyncIterator

import aiohttp
import pytest
import telegram
from telegram.error import ChatMigrated

from bot.simulator.client import Person, Refusal
from bot.simulator.errors import Refused
from bot.simulator.faults import Limits

from .conftest import TOKEN, World

HOA = 101
GROUP, GROWN = -55, -1001055


@pytest.fixture
async def wire(world: World) -> AsyncIterator[aiohttp.ClientSession]:
    """The plain HTTP below the library."""
    async with aiohttp.ClientSession(f"{world.url}/bot{TOKEN}/") as session:
        yield session


async def send(wire: aiohttp.ClientSession, text: str = "x") -> tuple[int, bytes]:
    async with wire.post("sendMessage", data={"chat_id": HOA, "text": text}) as response:
        return response.status, await response.read()


async def told(world: World) -> list[str]:
    return [message["text"] for message in await world.simulator.messages(HOA)]


@pytest.mark.parametrize("lost", [False, True])
@pytest.mark.parametrize(
    ("how", "fault"), [("closed", aiohttp.ServerDisconnectedError), ("cut", aiohttp.ClientPayloadError)]
)
async def test_a_line_breaks_before_or_after_the_effect(
    world: World, hoa: Person, wire: aiohttp.ClientSession, how: str, fault: type[Exception], lost: bool
) -> None:
    await world.simulator.fail("sendMessage", how=how, lost=lost)
    with pytest.raises(fault):
        await send(wire)
    assert await told(world) == ["x"] * lost
    assert (await send(wire, "y"))[0] == 200
    assert [call.get("broken") for call in await world.simulator.calls("sendMessage")] == [how, None]


async def test_of_a_cut_answer_the_head_comes_and_half_of_the_body(world: World, hoa: Person) -> None:
    await world.simulator.fail("sendMessage", how="cut", lost=True)
    reader, writer = await asyncio.open_connection("127.0.0.1", int(world.url.rpartition(":")[2]))
    query = f"/bot{TOKEN}/sendMessage?chat_id={HOA}&text=x"
    writer.write(f"GET {query} HTTP/1.1\r\nhost: x\r\n\r\n".encode())
    head, _, body = (await reader.read()).partition(b"\r\n\r\n")
    writer.close()
    assert head.startswith(b"HTTP/1.1 200")
    assert body.startswith(b'{"ok":true,"result":{"message_id"')
    length = next(int(line.split()[1]) for line in head.lower().splitlines() if line.startswith(b"content-length"))
    assert len(body) == length // 2


async def test_a_silence_lasts_until_the_bot_gives_up(world: World, hoa: Person, wire: aiohttp.ClientSession) -> None:
    await world.simulator.fail("sendMessage", how="silent", lost=True)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.5):
            await send(wire)
    assert await told(world) == ["x"]
    assert (await send(wire, "y"))[0] == 200


@pytest.mark.parametrize(("how", "code"), [("html", 502), ("html", 200), ("torn", 200), ("array", 200)])
async def test_an_answer_is_no_object(
    world: World, hoa: Person, wire: aiohttp.ClientSession, how: str, code: int
) -> None:
    await world.simulator.fail("sendMessage", how=how, error_code=code, lost=True)
    status, body = await send(wire)
    assert status == code
    try:
        assert not isinstance(json.loads(body), dict)
    except ValueError:
        assert how != "array"
    assert await told(world) == ["x"]


async def test_an_answer_lacks_its_result(world: World, hoa: Person, wire: aiohttp.ClientSession) -> None:
    await world.simulator.fail("sendMessage", how="hollow")
    assert await send(wire) == (200, b'{"ok":true}')


async def test_a_poll_whose_answer_is_lost_takes_no_update_with_it(
    world: World, hoa: Person, wire: aiohttp.ClientSession
) -> None:
    made = await hoa.say("xin chào")
    await world.simulator.fail("getUpdates", how="cut", lost=True)
    with pytest.raises(aiohttp.ClientPayloadError):
        async with wire.post("getUpdates", data={"timeout": 0}) as response:
            await response.read()
    assert [update.update_id for update in await world.hear()] == [made["update_id"]]


async def test_a_download_is_cut(world: World, hoa: Person) -> None:
    await hoa.send_document(b"noi dung", "a.txt")
    (update,) = await world.hear()
    assert update.message is not None
    assert update.message.document is not None
    file = await update.message.document.get_file()
    assert file.file_path is not None
    await world.simulator.fail("download", how="cut")
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ClientPayloadError):
            async with session.get(file.file_path) as response:
                await response.read()
        async with session.get(file.file_path) as response:
            assert await response.read() == b"noi dung"


async def test_a_way_that_is_not_known_is_refused(world: World) -> None:
    with pytest.raises(Refusal, match="one of refused, closed"):
        await world.simulator.fail("sendMessage", how="sideways")


def allowed(limits: Limits, chats: list[int]) -> int:
    """How many of these messages go."""
    return sum(_goes(limits, chat) for chat in chats)


def _goes(limits: Limits, chat: int) -> bool:
    try:
        limits.check(chat)
    except Refused as refused:
        return not (refused.code == 429 and refused.parameters["retry_after"] >= 1)
    return True


def test_the_limits_are_those_of_the_real_thing() -> None:
    now = [0.0]
    limits = Limits(tick=lambda: now[0])
    assert allowed(limits, list(range(1, 41))) == 30
    now[0] = 10.0
    assert allowed(limits, [7] * 5) == 3
    now[0] = 13.0
    assert allowed(limits, [7] * 5) == 3
    in_a_group = 0
    for second in range(20, 80):
        now[0] = float(second)
        in_a_group += allowed(limits, [-5])
    assert in_a_group == 20
    now[0] = 80.0
    assert allowed(limits, [-5]) == 1


async def test_a_group_that_becomes_a_supergroup_has_a_new_number(world: World, hoa: Person) -> None:
    await world.simulator.group(GROUP, "Nhóm xã", [HOA])
    await world.bot.send_message(GROUP, "Em chào")
    await world.simulator.migrate(GROUP, GROWN)
    with pytest.raises(ChatMigrated) as caught:
        await world.bot.send_message(GROUP, "x")
    assert caught.value.new_chat_id == GROWN
    assert (await world.bot.send_message(GROWN, "x")).chat.type == "supergroup"
    with pytest.raises(Refusal, match="not_a_member"):
        await hoa.within(GROUP).say("/han")
    assert (await hoa.within(GROWN).say("/han"))["update_id"]
    joined, left, begun, said = await world.hear()
    assert joined.my_chat_member is not None
    assert [message.migrate_to_chat_id for message in _messages(left, said)] == [GROWN, None]
    assert [message.migrate_from_chat_id for message in _messages(begun, said)] == [GROUP, None]
    with pytest.raises(Refusal, match="not_a_group"):
        await world.simulator.migrate(GROWN, -1002)


def _messages(*updates: telegram.Update) -> list[telegram.Message]:
    return [update.message for update in updates if update.message]
