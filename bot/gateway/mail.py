"""Sends queued e-mails, one after the other; what fails is tried again, then given up. None goes by night."""

from __future__ import annotations

import asyncio
import hashlib
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import parseaddr

import structlog
from sqlmodel import Session

from bot.clock import wall
from bot.gateway.backoff import growing
from bot.gateway.rounds import Rounds
from bot.settings import MailSettings
from bot.storage import mails
from bot.storage.database import AWAY, Door
from bot.storage.mails import LEASE, Waiting
from bot.trace import where

#: a letter is given up after so many attempts
_ATTEMPTS = 5
_PAUSE = 30.0
_FIRST_WAIT, _MOST = 60.0, 3600.0
_TIMEOUT = 20.0
#: a letter is begun only while so much of its lease is left: more than the slowest server takes
_SAFE = timedelta(minutes=4)
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Letter:
    """What stands in an e-mail and to whom it goes."""

    to: str
    subject: str
    text: str

    def written(self, sender: str, *, key: str, at: datetime) -> EmailMessage:
        """The message as the server takes it: the same `key` is the same message, however often it comes.

        Raises ValueError for an address that cannot stand in a header.
        """
        message = EmailMessage()
        message["From"], message["To"], message["Subject"], message["Date"] = sender, self.to, self.subject, at
        number, place = hashlib.sha256(key.encode()).hexdigest()[:32], parseaddr(sender)[1].rpartition("@")[2]
        message["Message-ID"] = f"<{number}@{place}>"
        # no notice of absence answers it
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(self.text)
        return message


class Mailer:
    """Carries what `storage.mails` holds, but not while `is_quiet`.

    `worded` gives the letter of a row, None when it has become pointless.
    """

    def __init__(
        self,
        settings: MailSettings,
        door: Door,
        worded: Callable[[Session, Waiting], Letter | None],
        *,
        is_quiet: Callable[[], bool] = lambda: False,
        wall_time: Callable[[], datetime] = wall,
    ) -> None:
        self._settings = settings
        self._door = door
        self._worded = worded
        self._is_quiet = is_quiet
        self._wall = wall_time
        self._rounds = Rounds(self._round, rest=lambda: _PAUSE, what="mails")

    def wake(self) -> None:
        """A new letter may have been queued."""
        self._rounds.wake()

    async def run(self) -> None:
        """Send what waits and go on, until cancelled."""
        await self._rounds.run()

    async def _round(self) -> int:
        """Send some; gives how many. What is not begun comes back when its lease is over."""
        if self._is_quiet():
            return 0
        until = self._wall() + LEASE - _SAFE
        for number, row in enumerate(waiting := await self._door(mails.claim, self._wall())):
            if self._wall() > until or self._is_quiet():
                return number
            await self._see_through(row)
        return len(waiting)

    async def _see_through(self, row: Waiting) -> None:
        try:
            letter = await self._door(self._worded, row)
            if letter is not None:
                await asyncio.to_thread(self._send, row, letter)
        except AWAY:
            raise  # a database that is busy or full is nobody's fault
        except Exception as fault:  # noqa: BLE001  # one letter must not hold up the others, nor end the bot
            await self._not_sent(row, fault)
        else:
            await self._door(mails.close, row.id, "moot" if letter is None else "sent", self._wall())

    async def _not_sent(self, row: Waiting, fault: Exception) -> None:
        # the server's own words may hold the address
        name = type(fault).__name__
        if row.attempts + 1 >= _ATTEMPTS or _is_final(fault):
            _log.error("a mail was given up", mail=row.id, fault=name, trace=where(fault))
            await self._door(mails.close, row.id, "failed", self._wall())
            return
        wait = growing(row.attempts, first=_FIRST_WAIT, most=_MOST, factor=4.0)
        _log.warning("a mail will be sent later", mail=row.id, fault=name, seconds=wait)
        await self._door(mails.later, row.id, self._wall() + timedelta(seconds=wait))

    def _send(self, row: Waiting, letter: Letter) -> None:
        wanted = self._settings
        message = letter.written(wanted.sender, key=row.key, at=self._wall())
        with self._connection() as server:
            if wanted.user is not None:
                server.login(wanted.user, wanted.password or "")
            server.send_message(message)

    @contextmanager
    def _connection(self) -> Iterator[smtplib.SMTP]:
        """The server, by TLS wherever it can."""
        wanted, context = self._settings, ssl.create_default_context()
        server = (
            smtplib.SMTP_SSL(wanted.host, wanted.port, timeout=_TIMEOUT, context=context)
            if wanted.tls
            else smtplib.SMTP(wanted.host, wanted.port, timeout=_TIMEOUT)
        )
        try:
            if not wanted.tls:
                self._encrypt(server, context)
            yield server
        finally:
            # a letter that was taken is not sent again because the farewell fails
            with suppress(OSError, smtplib.SMTPException):
                server.quit()
            server.close()

    def _encrypt(self, server: smtplib.SMTP, context: ssl.SSLContext) -> None:
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=context)
            server.ehlo()
        elif self._settings.user is not None and not self._settings.on_this_machine:
            raise smtplib.SMTPNotSupportedError("no TLS for a password")


def _is_final(fault: Exception) -> bool:
    """Whether the same letter would be refused again: no such address, or none that can be written."""
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in fault.recipients.values())  # SMTP's permanent refusals
    return isinstance(fault, ValueError)
