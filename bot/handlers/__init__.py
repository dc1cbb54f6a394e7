"""The whole routing, top to bottom; the first that fits an update takes it.

1. Blocking and coming back: no message to answer.
2. Groups: before anything that reads words, so that no dossier is ever spoken of there.
3. Edits: before text, for an edited message carries text too.
4. Taps, in private chats only: a button that somebody carried into a group does nothing.
5. Commands: before text, for they are text.
6. Files: before text, for their caption goes with them.
7. Text.
8. Contacts: somebody's own telephone number.
9. Whatever else a person may send: last, with one short reply.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import (
    Application,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.domain import actions
from bot.domain.actions import Verb
from bot.handlers import context
from bot.handlers.reception import Reception
from bot.understanding import Intent
from bot.usecases.incoming import Content, Membership, Opened, Tap, Text

Context = CallbackContext[Any, Any, Any, Any]

#: what the menu offers, and what each stands for; the words beside them stand in `locales/`
COMMANDS = {
    "gioithieu": actions.write(Verb.NOMINATE),
    "conthieu": actions.write(Verb.ASK, Intent.REMAINING),
    "han": actions.write(Verb.ASK, Intent.DEADLINE),
    "bandagui": actions.write(Verb.ASK, Intent.MY_SUBMISSIONS),
    "giupdo": actions.write(Verb.ASK, Intent.HELP),
}
_KICKED = ("kicked", "left")


def register(application: Application[Any, Any, Any, Any, Any, Any], reception: Reception) -> None:
    """Route every kind of update, in the order above."""
    private = filters.ChatType.PRIVATE
    new = filters.UpdateType.MESSAGE & private
    files = filters.PHOTO | filters.Document.ALL | filters.VOICE
    deliver = _Delivery(reception)
    application.add_handlers(
        [
            ChatMemberHandler(deliver.by(_membership), ChatMemberHandler.MY_CHAT_MEMBER),
            MessageHandler(filters.ChatType.GROUPS & filters.COMMAND, deliver.away),
            MessageHandler(filters.ChatType.GROUPS | filters.ChatType.CHANNEL, deliver.nothing),
            MessageHandler(filters.UpdateType.EDITED_MESSAGE & private, deliver.by(_edited)),
            CallbackQueryHandler(deliver.by(_tap)),
            CommandHandler("start", deliver.by(_opened), filters=new),
            *(CommandHandler(name, deliver.by(_command(action)), filters=new) for name, action in COMMANDS.items()),
            MessageHandler(new & files, deliver.by(_file)),
            MessageHandler(new & filters.TEXT, deliver.by(_text)),
            MessageHandler(new & filters.CONTACT, deliver.by(_contact)),
            MessageHandler(new, deliver.by(_odd)),
            TypeHandler(Update, deliver.nothing),
        ]
    )


class _Delivery:
    """Hands what somebody did to the reception."""

    def __init__(self, reception: Reception) -> None:
        self._reception = reception

    def by(self, read: Callable[[Update], Content | None]) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
        """A handler that reads an update in this way."""

        async def handle(update: Update, _: Context) -> None:
            content = read(update)
            incoming = None if content is None else context.incoming(update, content)
            if incoming is not None:
                await self._reception.take(update.update_id, incoming, context.tapped(update))

        return handle

    async def away(self, update: Update, _: Context) -> None:
        if update.effective_chat is not None:
            await self._reception.turn_away(update.update_id, update.effective_chat.id)

    async def nothing(self, update: Update, _: Context) -> None:
        """Nobody waits for an answer: the gateway closes the update."""


def _membership(update: Update) -> Content | None:
    change = update.my_chat_member
    if change is None or change.chat.type != ChatType.PRIVATE:
        return None
    return Membership(blocked=change.new_chat_member.status in _KICKED)


def _tap(update: Update) -> Content | None:
    query, chat = update.callback_query, update.effective_chat
    if query is None or chat is None or chat.type != ChatType.PRIVATE:
        return None
    return Tap(query.data or "")


def _opened(update: Update) -> Content | None:
    words = (update.message.text or "").split(maxsplit=1) if update.message is not None else []
    return Opened(words[1].strip() if len(words) > 1 else None)


def _command(action: str) -> Callable[[Update], Content | None]:
    return lambda _: Tap(action)


def _file(update: Update) -> Content | None:
    return None if update.message is None else context.file(update.message)


def _edited(update: Update) -> Content | None:
    return None if update.edited_message is None else context.edited(update.edited_message)


def _text(update: Update) -> Content | None:
    return None if update.message is None or not update.message.text else Text(update.message.text)


def _contact(update: Update) -> Content | None:
    return None if update.message is None else context.contact(update.message)


def _odd(update: Update) -> Content | None:
    return None if update.message is None else context.odd(update.message)
