"""Which updates are heard: what people do in a private chat, and nothing that stands in a group."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Update
from telegram.ext import Application, ApplicationBuilder

from bot import handlers
from bot.app import deployment
from bot.clock import StartedClock
from bot.domain.actions import Verb, write
from bot.domain.permissions import Role
from bot.handlers import context
from bot.handlers.reception import Reception
from bot.settings import Settings
from bot.storage import inbox, outbox, people
from bot.storage.database import Database, Door
from bot.storage.tables import UnitRow
from bot.usecases.incoming import Edited, File, Text

NOW = datetime(2026, 11, 12, 1, 0, tzinfo=UTC)
HOA = {"id": 7001, "is_bot": False, "first_name": "Hoa"}
PRIVATE = {"id": 7001, "type": "private", "first_name": "Hoa"}
GROUP = {"id": -100, "type": "supergroup", "title": "Xã Tân Lập"}


class Desk:
    """The routing as it is registered, with a reception on a database of its own."""

    def __init__(self, database: Database, door: Door) -> None:
        self.database = database
        in_force = deployment(Settings(_env_file=None), ("mau-2026",), today=NOW)  # type: ignore[call-arg]
        self.application: Application[Any, Any, Any, Any, Any, Any] = ApplicationBuilder().token("1:sample").build()
        handlers.register(self.application, Reception(door, in_force, StartedClock(NOW, UTC), "test"))

    async def hear(self, **update: Any) -> list[dict[str, Any]]:
        """What is queued when an update comes, as the first handler that wants it takes it."""
        with self.database.transaction() as session:
            inbox.put(session, [inbox.Arrived(1, 7001, json.dumps({}))], NOW)
        with self.database.transaction() as session:
            inbox.claim(session, "test", NOW, 1)
        read = Update.de_json({"update_id": 1, **update}, self.application.bot)
        handler = next(h for h in self.application.handlers[0] if h.check_update(read))
        await handler.callback(read, None)
        with self.database.transaction() as session:
            return [dict(row.payload) for row in outbox.claim(session, "test", NOW)]


@pytest.fixture
async def desk(database_url: str) -> AsyncIterator[Desk]:
    database = Database(database_url)
    door = Door(database)
    yield Desk(database, door)
    door.close()
    database.close()


def message(chat: dict[str, Any], **content: Any) -> dict[str, Any]:
    return {"message_id": 5, "date": 1794445200, "chat": chat, "from": HOA, **content}


def tap(chat: dict[str, Any]) -> dict[str, Any]:
    bot = {"id": 1, "is_bot": True, "first_name": "bot"}
    shown = message(chat, text="...") | {"from": bot}
    return {"id": "8", "from": HOA, "message": shown, "chat_instance": "1", "data": write(Verb.WAITING)}


async def test_a_tap_in_a_private_chat_is_answered(desk: Desk) -> None:
    (queued,) = await desk.hear(callback_query=tap(PRIVATE))
    assert (queued["query_id"], queued["tapped_message_id"]) == ("8", 5)


async def test_a_tap_on_a_message_in_a_group_does_nothing(desk: Desk) -> None:
    assert await desk.hear(callback_query=tap(GROUP)) == []


async def test_a_text_in_a_group_is_not_read(desk: Desk) -> None:
    assert await desk.hear(message=message(GROUP, text="còn thiếu bao nhiêu")) == []


async def test_a_photo_is_heard_with_its_caption_and_its_album(desk: Desk) -> None:
    sizes = [
        {"file_id": f"f{w}", "file_unique_id": f"u{w}", "width": w, "height": w, "file_size": w} for w in (90, 800)
    ]
    sent = message(PRIVATE, photo=sizes, caption="ông Bảo hiến đất", media_group_id="12")
    read = Update.de_json({"update_id": 1, "message": sent}, desk.application.bot)
    assert read.message is not None
    expected = File("photo", "f800", "u800", "image/jpeg", 800, caption="ông Bảo hiến đất", album="12")
    assert context.file(read.message) == expected


@pytest.mark.parametrize(("verb", "closes"), [(Verb.WAITING, False), (Verb.NOMINATE, True)])
async def test_a_list_keeps_its_buttons_when_an_entry_is_opened(desk: Desk, verb: Verb, closes: bool) -> None:
    with desk.database.transaction() as session:
        session.add(UnitRow(id=1, position=0, name="UBND xã", kind="ủy ban nhân dân"))
        session.flush()
        people.join(session, telegram_id=7001, name="Hoa", role=Role.REVIEWER, unit_id=1, language="vi", now=NOW)
    (queued,) = await desk.hear(callback_query=tap(PRIVATE) | {"data": write(verb)})
    assert queued["reply"]["closes"] is closes


def test_a_message_comes_with_its_number_and_its_own_date_and_an_edit_with_what_it_reads_now() -> None:
    written = datetime(2026, 11, 12, 0, 59, tzinfo=UTC)
    message = {"message_id": 12, "date": int(written.timestamp()), "chat": PRIVATE, "from": HOA}
    said = Update.de_json({"update_id": 1, "message": message | {"text": "xóm 3"}}, None)
    incoming = context.incoming(said, Text("xóm 3"))
    assert incoming is not None
    assert (incoming.message_id, incoming.written_at) == (12, written)
    for words in ({"text": "xóm 4"}, {"caption": "xóm 4", "photo": []}):
        changed = Update.de_json({"update_id": 2, "edited_message": message | words | {"edit_date": 1}}, None)
        assert changed.edited_message is not None
        assert context.edited(changed.edited_message) == Edited("xóm 4")
        again = context.incoming(changed, Edited("xóm 4"))
        assert again is not None
        assert again.message_id == 12


@pytest.mark.parametrize(("user", "kept"), [(7001, "+84912345678"), (7002, None), (None, None)])
async def test_of_shared_contacts_ones_own_alone_is_kept(desk: Desk, user: int | None, kept: str | None) -> None:
    with desk.database.transaction() as session:
        session.add(UnitRow(id=1, position=1, name="Thôn Đồng Tâm", kind="thôn"))
        session.flush()
        hoa = people.join(session, telegram_id=7001, name="Hoa", role=Role.OFFICER, unit_id=1, language="vi", now=NOW)
    shared = {"phone_number": "84912345678", "first_name": "Ai", **({} if user is None else {"user_id": user})}
    (queued,) = await desk.hear(message=message(PRIVATE, contact=shared))
    with desk.database.transaction() as session:
        assert people.contact(session, hoa.id).phone == kept
    assert ("0912 345 678" in queued["reply"]["text"]) == (kept is not None)


async def test_a_contact_in_a_group_is_nobodys(desk: Desk) -> None:
    assert await desk.hear(message=message(GROUP, contact={"phone_number": "84912345678", "first_name": "Ai"})) == []
