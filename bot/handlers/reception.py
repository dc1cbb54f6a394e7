"""The one transaction of an update: its effect, the words that answer it, and the mark that it is done."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot import clock as clocks
from bot.clock import Clock
from bot.domain import actions
from bot.domain.actions import Verb
from bot.gateway.mail import Letter
from bot.replies import Reply, Voice, word
from bot.replies.mailed import letter
from bot.storage import conversations, inbox, mails, outages, outbox, people
from bot.storage.database import Door
from bot.understanding import Intent
from bot.usecases import by_mail, converse, failures, notes, notices, sharing
from bot.usecases.deployment import Deployment
from bot.usecases.incoming import Content, Incoming, Tap


@dataclass(frozen=True)
class Tapped:
    """The tap that an update is: its query, and the message whose button it was."""

    query_id: str
    message_id: int | None


class Reception:
    """Takes in what people do, and words what is to be said to others.

    `owner` is who has claimed the updates that it takes: an effect without the claim is undone.
    """

    def __init__(self, door: Door, deployment: Deployment, clock: Clock, owner: str) -> None:
        self._door = door
        self._deployment = deployment
        self._clock = clock
        self._owner = owner

    async def take(self, update_id: int, incoming: Incoming, tapped: Tapped | None = None) -> None:
        """Do all that an update asks for, in one transaction. Raises what a use case raised: nothing is kept then."""
        await self._door(self._take, update_id, incoming, tapped)

    async def turn_away(self, update_id: int, chat_id: int) -> None:
        """Answer in a group, where no dossier is spoken of."""
        await self._door(self._turn_away, update_id, chat_id)

    def lettered(self, session: Session, row: mails.Waiting) -> Letter | None:
        """The words of a queued mail, read afresh; None when it has become pointless."""
        now = self._clock.now()
        told = by_mail.load(session, self._deployment, row.person_id, dict(row.note), now, clocks.wall())
        if told is None:
            return None
        return Letter(told.address, *letter(told, Voice.to(told.person, self._deployment, now)))

    def worded(self, session: Session, chat_id: int, packed: dict[str, Any]) -> Reply | None:
        """The words of a queued note, read afresh; None when it has become pointless."""
        now = self._clock.now()
        outcome = notices.load(session, self._deployment, chat_id, notes.unpack(packed), now)
        if outcome is None:
            return None
        reply = word(outcome, Voice.to(people.by_telegram(session, chat_id), self._deployment, now))
        standing = conversations.get(session, chat_id)
        if standing.draft_id is None and standing.awaiting is None:
            _show(session, chat_id, [reply], now)
        return reply

    def sorry(self, session: Session, update_id: int, chat_id: int | None, now: datetime) -> None:
        """Tell the admins of an update that failed for good, and queue a short sorry for who sent it."""
        told = failures.tell(session, update_id, now)
        if chat_id is None:
            return
        if conversations.get(session, chat_id).held:
            # what waits for a name may be what failed: it would fail again at every name
            conversations.hold(session, chat_id, (), now)
        voice = Voice.to(people.by_telegram(session, chat_id), self._deployment, now)
        reply = Reply(voice("sorry" if told else "sorry-nobody-told"), (voice.choice("help", Verb.ASK, Intent.HELP),))
        outbox.add_replies(session, chat_id=chat_id, update_id=update_id, replies=[reply], now=now)

    def _take(self, session: Session, update_id: int, incoming: Incoming, tapped: Tapped | None) -> None:
        at = inbox.received_at(session, update_id) or incoming.at
        inbox.done(session, update_id, self._owner, at)
        outcomes = converse.receive(
            session,
            replace(incoming, at=at, waited=outages.waited(session, update_id)),
            self._deployment,
            token=lambda: secrets.token_urlsafe(16),
        )
        person = people.by_telegram(session, incoming.sender_id)
        if person is not None and person.shared:
            person = sharing.as_working(session, self._deployment, person, at)
        voice = Voice.to(person, self._deployment, at)
        replies = [word(outcome, voice) for outcome in outcomes]
        if _only_looks(incoming.content):
            replies = [replace(reply, closes=False) for reply in replies]
        if replies:
            _show(session, incoming.chat_id, replies, at)
        outbox.add_replies(
            session,
            chat_id=incoming.chat_id,
            update_id=update_id,
            replies=replies,
            now=at,
            query_id=None if tapped is None else tapped.query_id,
            tapped_message_id=None if tapped is None else tapped.message_id,
        )

    def _turn_away(self, session: Session, update_id: int, chat_id: int) -> None:
        at = inbox.received_at(session, update_id) or self._clock.now()
        inbox.done(session, update_id, self._owner, at)
        reply = Reply(Voice.to(None, self._deployment, at)("only-in-private"))
        outbox.add_replies(session, chat_id=chat_id, update_id=update_id, replies=[reply], now=at)


def _only_looks(content: Content) -> bool:
    """Whether a tap opens an entry of a list, from which the next one may be opened."""
    action = actions.read(content.action) if isinstance(content, Tap) else None
    return action is not None and action.verb in actions.SHOWS


def _show(session: Session, chat_id: int, replies: Sequence[Reply], now: datetime) -> None:
    """Remember the choices of the last message, for an answer by words or number; a toast or aside leaves the former.

    Where it is only that something waits, those of the message above it come first.
    """
    last = replies[-1]
    if last.text and not last.aside:
        shown = replies[-2:] if last.waits else (last,)
        choices = [(each.label, each.action) for reply in shown for each in (*reply.offered, *reply.behind)]
        conversations.show(session, chat_id, choices, now)
