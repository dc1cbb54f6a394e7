"""From Telegram's update to what somebody did, free of Telegram."""

from __future__ import annotations

from datetime import UTC, datetime

from telegram import Document, Message, PhotoSize, Update, Voice

from bot.handlers.reception import Tapped
from bot.usecases.incoming import Contact, Content, Edited, File, Incoming, Odd

#: what the bot has no use for, by the attribute of the message
_ODD = ("sticker", "location", "venue", "video", "video_note", "animation", "audio", "poll", "dice")


def incoming(update: Update, content: Content) -> Incoming | None:
    """What somebody did in a chat; None for an update without a person or chat.

    The reception puts the time at which it reached our inbox in place of the present one.
    """
    user, chat = update.effective_user, update.effective_chat
    if user is None or chat is None:
        return None
    message = update.message or update.edited_message
    number, written = (None, None) if message is None else (message.message_id, message.date)
    return Incoming(chat.id, user.id, user.full_name, datetime.now(UTC), content, message_id=number, written_at=written)


def tapped(update: Update) -> Tapped | None:
    """The tap in an update, if it is one."""
    query = update.callback_query
    if query is None:
        return None
    return Tapped(query.id, None if query.message is None else query.message.message_id)


def edited(message: Message) -> Edited:
    """What a message reads now that it was changed."""
    return Edited(message.text or message.caption)


def file(message: Message) -> File | None:
    """The photo, document or voice message in a message."""
    if message.photo:
        return _file("photo", message.photo[-1], "image/jpeg", message)
    if message.document is not None:
        return _file("document", message.document, message.document.mime_type, message)
    if message.voice is not None:
        return _file("voice", message.voice, message.voice.mime_type, message)
    return None


def _file(kind: str, sent: PhotoSize | Document | Voice, mime: str | None, message: Message) -> File:
    return File(
        kind,
        sent.file_id,
        sent.file_unique_id,
        mime,
        sent.file_size,
        caption=message.caption,
        album=message.media_group_id,
    )


def contact(message: Message) -> Contact | None:
    """The contact that a message shares."""
    shared = message.contact
    return None if shared is None else Contact(shared.phone_number, shared.user_id)


def odd(message: Message) -> Odd:
    """What kind of thing a message is that the bot has no use for."""
    return Odd(next((kind for kind in _ODD if getattr(message, kind, None)), "other"))
