"""From Telegram's update to what somebody did, free of Telegram."""

from __future__ import annotations

from datetime import UTC, datetime

from telegram import Message, Update

from bot.handlers.reception import Tapped
from bot.usecases.incoming import Content, File, Incoming, Odd

#: what the bot has no use for, by the attribute of the message
_ODD = ("sticker", "location", "venue", "contact", "video", "video_note", "animation", "audio", "poll", "dice")


def incoming(update: Update, content: Content) -> Incoming | None:
    """What somebody did in a chat; None for an update without a person or chat.

    The reception puts the time at which it reached our inbox in place of the present one.
    """
    user, chat = update.effective_user, update.effective_chat
    if user is None or chat is None:
        return None
    return Incoming(chat.id, user.id, user.full_name, datetime.now(UTC), content)


def tapped(update: Update) -> Tapped | None:
    """The tap in an update, if it is one."""
    query = update.callback_query
    if query is None:
        return None
    return Tapped(query.id, None if query.message is None else query.message.message_id)


def file(message: Message) -> File | None:
    """The photo, document or voice message in a message."""
    if message.photo:
        photo = message.photo[-1]
        return File("photo", photo.file_id, photo.file_unique_id, "image/jpeg", photo.file_size)
    if message.document is not None:
        document = message.document
        return File("document", document.file_id, document.file_unique_id, document.mime_type, document.file_size)
    if message.voice is not None:
        voice = message.voice
        return File("voice", voice.file_id, voice.file_unique_id, voice.mime_type, voice.file_size)
    return None


def odd(message: Message) -> Odd:
    """What kind of thing a message is that the bot has no use for."""
    return Odd(next((kind for kind in _ODD if getattr(message, kind, None)), "other"))
