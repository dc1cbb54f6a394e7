"""Mails of the real process to a mail server: none goes at night."""

import asyncio
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.smtp import SMTP, Envelope, Session

from bot.domain.permissions import Role
from bot.storage import mails, people, units
from bot.storage.database import Database
from bot.usecases import notes

from .deployment import PATIENCE, PLAN, START, Deployment, say

HAMLET = "Thôn Đồng Tâm"
ADDRESS = "hoa@example.vn"


class Postbox:
    """Takes every letter."""

    def __init__(self) -> None:
        self.letters: asyncio.Queue[EmailMessage] = asyncio.Queue()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        del server, session
        self.letters.put_nowait(message_from_bytes(bytes(envelope.content or b""), policy=policy.default))
        return "250 OK"


def a_letter_waits(deployment: Deployment, account: int) -> None:
    """An officer with an address, and in the database a mail on what their unit misses."""
    now = datetime.fromisoformat(START)
    database = Database(deployment.database_url)
    with database.transaction() as session:
        unit = units.tree(session).named(HAMLET)
        assert unit is not None
        hoa = people.join(
            session, telegram_id=account, name="Hoa", role=Role.OFFICER, unit_id=unit.id, language="vi", now=now
        )
        people.reach_by(session, hoa.id, phone=None, email=ADDRESS)
        owed = notes.Owed(PLAN, "monthly", "2026-11", unit.id, "2026-11-12.1")
        waiting = notes.pack(notes.Digest("2026-11-11", (owed,)))
        assert mails.add(session, key="mail:1", person_id=hoa.id, note=waiting, now=now)
    database.close()


async def test_a_mail_waits_for_the_morning(deployment: Deployment) -> None:
    hoa = await deployment.simulator.person(7001, started=True)
    a_letter_waits(deployment, 7001)
    box = Postbox()
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(box), "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        await deployment.start(SMTP_URL=f"smtp://127.0.0.1:{port}", MAIL_FROM="bot@example.vn")
        assert "còn thiếu 1" in (await say(hoa, "còn thiếu bao nhiêu điển hình?")).text
        assert box.letters.empty()
        await deployment.simulator.set_clock("2026-11-12T08:00:00+07:00")
        async with asyncio.timeout(PATIENCE):
            letter = await box.letters.get()
    assert letter["To"] == ADDRESS
    assert HAMLET.casefold() in letter.get_content().casefold()
