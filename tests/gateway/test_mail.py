"""E-mails go out once, are tried again while the server is away, and are given up for an address that is none."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from typing import Any

import pytest
import structlog
from aiosmtpd.smtp import SMTP, Envelope, Session
from gateway_world import World, eventually, on_sqlite_alone
from sqlmodel import Session as Transaction

from bot.clock import wall
from bot.gateway.mail import Letter, Mailer
from bot.settings import MailSettings
from bot.storage import mails
from bot.storage.database import Door
from bot.storage.mails import Waiting
from bot.storage.tables import MailRow, PersonRow

#: nothing here is told apart by the database
pytestmark = on_sqlite_alone
HOA = "hoa@example.org"


class Postbox:
    """Takes every letter but those to the addresses that it does not know."""

    def __init__(self) -> None:
        self.letters: list[Any] = []
        self.unknown: set[str] = set()

    async def handle_RCPT(  # noqa: N802  # the library's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        del server, session, options
        if address in self.unknown:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        del server, session
        self.letters.append(message_from_bytes(envelope.content or b"", policy=policy.default))
        return "250 OK"


@asynccontextmanager
async def serving(box: Postbox) -> AsyncIterator[MailSettings]:
    """A mail server with a postbox behind it."""
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(box), "127.0.0.1", 0)
    async with server:
        yield MailSettings("127.0.0.1", server.sockets[0].getsockname()[1], False, "bot@example.org")


@pytest.fixture(autouse=True)
def hoa(world: World) -> None:
    with world.database.transaction() as session:
        session.add(PersonRow(id=1, telegram_id=7, name="Hoa", language="vi", joined_at=world.clock.now()))


def worded(_: Transaction, row: Waiting) -> Letter | None:
    """What the tests' letters say; nothing where there is nothing left to say."""
    text = row.note["text"]
    return Letter(HOA, f"Nhắc việc: {text}", f"{text}\nNguồn: mục III.1") if text else None


@asynccontextmanager
async def mailing(world: World, settings: MailSettings, now: datetime | None = None) -> AsyncIterator[Mailer]:
    door = Door(world.database)
    mailer = Mailer(settings, door, worded, wall_time=wall if now is None else lambda: now)
    task = asyncio.create_task(mailer.run())
    try:
        yield mailer
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        door.close()


def queue(world: World, key: str, text: str) -> bool:
    return world.database.run(mails.add, key=key, person_id=1, note={"text": text}, now=wall())


def rows(world: World) -> list[tuple[str | None, int, Any]]:
    with world.database.transaction() as session:
        found = [session.get_one(MailRow, number) for number in range(1, 10) if session.get(MailRow, number)]
        return [(row.outcome, row.attempts, row.note) for row in found]


async def test_a_letter_goes_out_once_with_its_vietnamese(world: World) -> None:
    box = Postbox()
    assert queue(world, "digest:1", "Xã Kim Đồng còn thiếu 1 gương")
    assert not queue(world, "digest:1", "the same again")
    assert queue(world, "digest:2", "")
    async with serving(box) as server, mailing(world, server):
        await eventually(lambda: [outcome for outcome, *_ in rows(world)] == ["sent", "moot"])
    [letter] = box.letters
    assert letter["To"] == HOA
    assert letter["From"] == "bot@example.org"
    assert letter["Subject"] == "Nhắc việc: Xã Kim Đồng còn thiếu 1 gương"
    assert letter.get_content().splitlines() == ["Xã Kim Đồng còn thiếu 1 gương", "Nguồn: mục III.1"]
    # what was said is not kept
    assert all(note is None for *_, note in rows(world))


async def test_while_the_server_is_away_a_letter_waits_and_is_given_up_at_last(world: World) -> None:
    async with serving(Postbox()) as server:
        settings = server
    queue(world, "digest:1", "day")
    with structlog.testing.capture_logs() as logs:
        for attempt in range(1, 5):
            async with mailing(world, settings, wall() + timedelta(days=attempt)):
                await eventually(lambda attempt=attempt: rows(world)[0][1] == attempt)
        async with mailing(world, settings, wall() + timedelta(days=9)):
            await eventually(lambda: rows(world)[0][0] == "failed")
    assert HOA not in str(logs)
    assert [log["log_level"] for log in logs] == ["warning"] * 4 + ["error"]


async def test_an_address_that_is_none_is_not_tried_again(world: World) -> None:
    box = Postbox()
    box.unknown.add(HOA)
    queue(world, "digest:1", "day")
    async with serving(box) as server, mailing(world, server):
        await eventually(lambda: rows(world)[0][0] == "failed")
    assert box.letters == []


def test_who_claimed_a_letter_and_is_no_more_leaves_it_to_others(world: World) -> None:
    queue(world, "digest:1", "day")
    now = wall()
    [row] = world.database.run(mails.claim, now)
    assert world.database.run(mails.claim, now + timedelta(minutes=4)) == []
    assert world.database.run(mails.claim, now + timedelta(minutes=6)) == [row]
