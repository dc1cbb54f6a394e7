"""Sends queued e-mails, one after the other; what the server refuses is tried again, then given up."""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from collections.abc import Callable
from datetime import datetime, timedelta
from email.message import EmailMessage

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot.clock import wall
from bot.gateway.backoff import growing
from bot.gateway.signal import happens_within
from bot.settings import MailSettings
from bot.storage import mails
from bot.storage.database import Door
from bot.storage.mails import Waiting

#: a letter is given up after so many attempts
_ATTEMPTS = 5
_PAUSE = 30.0
_FIRST_WAIT, _MOST = 60.0, 3600.0
_TIMEOUT = 20.0
_log = structlog.get_logger(__name__)


class Letter:
    """What stands in an e-mail and to whom it goes."""

    def __init__(self, to: str, subject: str, text: str) -> None:
        self.to = to
        self.subject = subject
        self.text = text

    def written(self, sender: str) -> EmailMessage:
        """The message as the server takes it. Raises ValueError for an address that cannot stand in a header."""
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = sender, self.to, self.subject
        message.set_content(self.text)
        return message


class Mailer:
    """Carries what `storage.mails` holds. `worded` gives the letter of a row, None when it has become pointless."""

    def __init__(
        self,
        settings: MailSettings,
        door: Door,
        worded: Callable[[Session, Waiting], Letter | None],
        *,
        wall_time: Callable[[], datetime] = wall,
    ) -> None:
        self._settings = settings
        self._door = door
        self._worded = worded
        self._wall = wall_time
        self._news = asyncio.Event()

    def wake(self) -> None:
        """A new letter may have been queued."""
        self._news.set()

    async def run(self) -> None:
        """Send what waits and go on, until cancelled."""
        while True:
            self._news.clear()
            try:
                sent = await self._round()
            except SQLAlchemyError as fault:
                _log.error("mails cannot be read", fault=type(fault).__name__)
                sent = 0
            if not sent:
                await happens_within(self._news, _PAUSE)

    async def _round(self) -> int:
        waiting = await self._door(mails.claim, self._wall())
        for row in waiting:
            letter = await self._door(self._worded, row)
            if letter is None:
                await self._door(mails.close, row.id, "moot", self._wall())
            else:
                await self._carry(row, letter)
        return len(waiting)

    async def _carry(self, row: Waiting, letter: Letter) -> None:
        try:
            await asyncio.to_thread(self._send, letter)
        except (OSError, smtplib.SMTPException, ValueError) as fault:
            # the server's own words may hold the address
            name = type(fault).__name__
            if row.attempts + 1 >= _ATTEMPTS or _is_final(fault):
                _log.error("a mail was given up", mail=row.id, fault=name)
                await self._door(mails.close, row.id, "failed", self._wall())
                return
            wait = growing(row.attempts, first=_FIRST_WAIT, most=_MOST, factor=4.0)
            _log.warning("a mail will be sent later", mail=row.id, fault=name, seconds=wait)
            await self._door(mails.later, row.id, self._wall() + timedelta(seconds=wait))
            return
        await self._door(mails.close, row.id, "sent", self._wall())

    def _send(self, letter: Letter) -> None:
        message, wanted = letter.written(self._settings.sender), self._settings
        context = ssl.create_default_context()
        if wanted.tls:
            with smtplib.SMTP_SSL(wanted.host, wanted.port, timeout=_TIMEOUT, context=context) as server:
                self._hand_over(server, message)
            return
        with smtplib.SMTP(wanted.host, wanted.port, timeout=_TIMEOUT) as server:
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls(context=context)
                server.ehlo()
            elif wanted.user is not None and not wanted.on_this_machine:
                raise smtplib.SMTPNotSupportedError("no TLS for a password")
            self._hand_over(server, message)

    def _hand_over(self, server: smtplib.SMTP, message: EmailMessage) -> None:
        if self._settings.user is not None:
            server.login(self._settings.user, self._settings.password or "")
        server.send_message(message)


def _is_final(fault: Exception) -> bool:
    """Whether the same letter would be refused again: no such address, or none that can be written."""
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in fault.recipients.values())  # SMTP's permanent refusals
    return isinstance(fault, ValueError)
