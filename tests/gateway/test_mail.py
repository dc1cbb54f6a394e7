"""E-mails go out once, are tried again while the server is away, and are given up for an address that is none."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
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
        self.farewell = "221 Bye"
        self.unknown: set[str] = set()
        self.taken: Callable[[], None] = lambda: None

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
        self.taken()
        return "250 OK"

    async def handle_QUIT(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        del session, envelope
        if not self.farewell:
            server.transport.abort()
        return self.farewell


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
async def mailing(
    world: World,
    settings: MailSettings,
    now: datetime | None = None,
    *,
    moment: Callable[[], datetime] = wall,
    is_quiet: Callable[[], bool] = lambda: False,
) -> AsyncIterator[Mailer]:
    door = Door(world.database)
    mailer = Mailer(settings, door, worded, is_quiet=is_quiet, wall_time=moment if now is None else lambda: now)
    task = asyncio.create_task(mailer.run())
    try:
        yield mailer
        assert not task.done()
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
    # what comes twice is told as the same, and no notice of absence answers it
    again = Letter(HOA, "", "").written("bot@example.org", key="digest:1", at=wall())
    assert letter["Message-ID"] == again["Message-ID"] == again["Message-ID"].strip()
    assert letter["Message-ID"].endswith("@example.org>")
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Date"].datetime.tzinfo is not None
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


async def test_a_letter_that_cannot_be_worded_holds_up_no_other(world: World) -> None:
    box = Postbox()
    with world.database.transaction() as session:
        mails.add(session, key="digest:1", person_id=1, note={"of": "another version"}, now=wall())
    queue(world, "digest:2", "day")
    async with serving(box) as server:
        for attempt in range(5):
            async with mailing(world, server, wall() + timedelta(days=attempt)):
                await eventually(lambda attempt=attempt: rows(world)[0][1] == attempt + 1 or attempt == 4)
                await eventually(lambda: rows(world)[1][0] == "sent")
                await eventually(lambda attempt=attempt: attempt < 4 or rows(world)[0][0] == "failed")
    assert len(box.letters) == 1


@pytest.mark.parametrize("farewell", ["421 closing", ""])
async def test_a_letter_that_was_taken_is_not_sent_again_for_a_farewell_that_fails(world: World, farewell: str) -> None:
    box = Postbox()
    box.farewell = farewell
    queue(world, "digest:1", "day")
    async with serving(box) as server, mailing(world, server):
        await eventually(lambda: rows(world)[0][0] is not None or rows(world)[0][1] > 0)
    assert rows(world) == [("sent", 0, None)]


async def test_no_letter_goes_while_it_is_quiet(world: World) -> None:
    box, night = Postbox(), [False]
    box.taken = lambda: night.__setitem__(0, True)
    for number in range(3):
        queue(world, f"digest:{number}", "day")
    async with serving(box) as server:
        async with mailing(world, server, is_quiet=lambda: night[0]) as mailer:
            await eventually(lambda: rows(world)[0][0] == "sent")
            mailer.wake()
            # a round of its own, that finds it quiet
            await asyncio.to_thread(world.database.run, mails.claim, wall())
            assert [outcome for outcome, *_ in rows(world)] == ["sent", None, None]
        night[0], box.taken = False, lambda: None
        async with mailing(world, server, wall() + timedelta(days=1)):
            await eventually(lambda: all(outcome == "sent" for outcome, *_ in rows(world)))
    assert len(box.letters) == 3


async def test_no_letter_is_begun_when_another_replica_may_have_it_by_the_time_that_it_goes(world: World) -> None:
    """Each letter takes a minute and a half: the lease of those behind it would run out before it is their turn."""
    box, now, looks = Postbox(), [wall() + timedelta(days=1)], [0]

    def later() -> None:
        now[0] += timedelta(seconds=90)

    def is_quiet() -> bool:
        looks[0] += 1
        return False

    box.taken = later
    for number in range(4):
        queue(world, f"digest:{number}", f"day {number}")
    async with serving(box) as server, mailing(world, server, moment=lambda: now[0], is_quiet=is_quiet) as mailer:
        for sent in range(1, 5):
            await eventually(lambda sent=sent: [outcome for outcome, *_ in rows(world)].count("sent") >= sent)
            looked = looks[0]
            mailer.wake()
            await eventually(lambda looked=looked: looks[0] > looked)
            mailer.wake()
            await eventually(lambda looked=looked: looks[0] > looked + 1)
            assert len(box.letters) == sent
            now[0] += mails.LEASE
            mailer.wake()
    assert [letter["Subject"] for letter in box.letters] == [f"Nhắc việc: day {number}" for number in range(4)]
