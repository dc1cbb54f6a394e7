"""What people write is kept on every database, whatever they put into it."""

import json
from typing import Any

import pytest
from gateway_world import World, eventually, running
from test_webhook import HEADER, SECRET, a_free_port, is_set, post

from bot.gateway.arrival import arrived
from bot.settings import Address, WebhookSettings
from bot.storage import inbox

#: U+0000, which PostgreSQL takes in no text, and halves of a letter, which no database takes
NASTY = "Hoàng\x00 Thị \ud83dHoa\udc00 🌾"
CLEAN = "Hoàng Thị Hoa 🌾"


def an_update(number: int, text: str) -> dict[str, Any]:
    person = {"id": 7, "is_bot": False, "first_name": text}
    chat = {"id": 7, "type": "private", "first_name": text}
    return {"update_id": number, "message": {"message_id": 1, "date": 1, "from": person, "chat": chat, "text": text}}


async def test_a_text_with_what_no_database_takes_is_answered(world: World) -> None:
    hoa = await world.simulator.person(7)
    async with running(world):
        await hoa.say(NASTY)
        await hoa.say("hai")
        await eventually(lambda: world.count_effects() == 2)
        await hoa.wait_for("hai")
    assert world.effects == [CLEAN, "hai"]
    assert world.see(inbox.set_aside) == []
    said = [message["text"] for message in await world.simulator.messages(7) if message["by_bot"]]
    assert said == [CLEAN, "hai"]


async def test_by_webhook_as_well(world: World) -> None:
    port = a_free_port()
    hook = WebhookSettings(f"http://127.0.0.1:{port}/tin", SECRET, Address("127.0.0.1", port))
    async with running(world, webhook=hook) as bot:
        await is_set(world, bot, hook.url)
        await world.simulator.person(7, started=True)
        assert await post(hook, json.dumps(an_update(1, NASTY)).encode(), **{HEADER: SECRET}) == 200
        await eventually(lambda: world.effects == [CLEAN])


async def test_an_update_whose_chat_cannot_be_read_is_set_aside_and_holds_nobody_up(world: World) -> None:
    broken = {"update_id": 5, "message": {"message_id": 1, "chat": {"id": "x"}}}
    world.see(inbox.put, [arrived(broken)], world.clock.now())
    hoa = await world.simulator.person(7)
    async with running(world):
        await hoa.say("mot")
        await hoa.wait_for("mot")
        await eventually(lambda: [number for number, _ in world.see(inbox.set_aside)] == [5])


@pytest.mark.parametrize(
    ("raw", "chat_id"),
    [
        ({"update_id": 1, "message": {"chat": {"id": 5}, "from": {"id": 7}}}, 5),
        ({"update_id": 1, "edited_message": {"chat": {"id": -5}}}, -5),
        ({"update_id": 1, "callback_query": {"from": {"id": 7}, "message": {"chat": {"id": -5}}}}, -5),
        ({"update_id": 1, "callback_query": {"from": {"id": 7}, "inline_message_id": "x"}}, 7),
        ({"update_id": 1, "my_chat_member": {"chat": {"id": 5}, "from": {"id": 7}}}, 5),
        ({"update_id": 1, "poll": {"id": "9"}}, None),
        ({"update_id": 1, "message": {"chat": {"id": "x"}}}, None),
        ({"update_id": 1, "message": {"chat": {"id": 2**63}}}, None),
    ],
)
def test_every_kind_of_update_belongs_to_its_chat(raw: dict[str, object], chat_id: int | None) -> None:
    assert arrived(raw).chat_id == chat_id


@pytest.mark.parametrize(
    "raw", [None, [], "x", 7, {}, {"update_id": None}, {"update_id": "1"}, {"update_id": -1}, {"update_id": 2**63}]
)
def test_what_is_no_update_is_said(raw: object) -> None:
    with pytest.raises(ValueError, match="no update"):
        arrived(raw)


def test_whole_letters_of_every_length_stay() -> None:
    text = "ẩn \\u0000 🌾\t\n"
    assert json.loads(arrived(an_update(1, text)).payload)["message"]["text"] == text
