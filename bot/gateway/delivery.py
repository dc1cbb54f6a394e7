"""The calls by which one reply reaches Telegram. What they raise is for the sender to judge."""

from __future__ import annotations

import asyncio

import structlog
from telegram import Bot, InputMediaDocument, InputMediaPhoto, LinkPreviewOptions
from telegram.error import BadRequest, Forbidden, TelegramError

from bot import exports
from bot.clock import Clock
from bot.domain.schedule import is_night
from bot.gateway.layout import LONGEST_CAPTION, Album, Made, Part, Picture, ToMake, Words, units
from bot.replies.reply import Reply
from bot.trace import where

_LONGEST_TOAST = 200
#: Telegram says so of words where a picture stands, and of a message that reads like that already
_NO_TEXT, _ALIKE = "no text in the message", "not modified"
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_log = structlog.get_logger(__name__)


class Delivery:
    """Speaks to Telegram."""

    def __init__(self, bot: Bot, clock: Clock) -> None:
        self._bot = bot
        self._clock = clock

    async def answer(self, query_id: str, toast: str | None) -> bool:
        """Answer a tap; False when it is too old to be answered."""
        try:
            await self._bot.answer_callback_query(query_id, text=toast[:_LONGEST_TOAST] if toast else None)
        except BadRequest:
            return False
        return True

    async def take_buttons(self, chat_id: int, message_id: int) -> None:
        """Remove the buttons under a tapped message, if it still has any."""
        try:
            await self._bot.edit_message_reply_markup(chat_id=chat_id, message_id=message_id)
        except TelegramError as fault:
            # gone, not modified, too old, or Telegram is busy: a button that stays does no harm
            _log.debug("buttons stay", fault=type(fault).__name__)

    async def replace(self, chat_id: int, message_id: int, words: Words) -> bool:
        """Let a message read otherwise; False when it is gone or can no longer be changed."""
        try:
            await self._bot.edit_message_text(
                words.text, chat_id, message_id, reply_markup=words.keyboard, link_preview_options=_NO_PREVIEW
            )
        except BadRequest as fault:
            if is_unreachable(fault):
                raise
            if _NO_TEXT in fault.message.lower():
                return await self._replace_below(chat_id, message_id, words)
            # it reads like that already: said, and the mark of it was lost
            return _ALIKE in fault.message.lower()
        return True

    async def _replace_below(self, chat_id: int, message_id: int, words: Words) -> bool:
        """Let other words stand below a picture; False where they are too long for that."""
        if units(words.text) > LONGEST_CAPTION:
            return False
        try:
            await self._bot.edit_message_caption(chat_id, message_id, caption=words.text, reply_markup=words.keyboard)
        except BadRequest as fault:
            if is_unreachable(fault):
                raise
            return _ALIKE in fault.message.lower()
        return True

    async def send(self, chat_id: int, part: Part | None) -> int | None:
        """Send a part and give the id of its message; None for what cannot be had or Telegram does not take."""
        if part is None:
            return None
        silent = is_night(self._clock.now())
        if isinstance(part, Words):
            return await self._say(chat_id, part, silent)
        if isinstance(part, ToMake):
            raise TypeError("a part is made before its turn")
        if isinstance(part, Made) and not part.is_picture:
            # the words speak of the document: without it they go nowhere
            return await self._hand_over(chat_id, part, silent)
        try:
            match part:
                case Picture():
                    return await self._draw(chat_id, part, silent)
                case Made():
                    return await self._post(chat_id, part, silent)
                case Album():
                    return await self._show(chat_id, part, silent)
        except BadRequest as fault:
            if is_unreachable(fault):
                raise
            # the words are worth more than the photos that go before them
            _log.warning("photos could not be sent", fault=fault.message)
            words = part.words if isinstance(part, Made) else None
            return None if words is None else await self._say(chat_id, words, silent)

    async def _hand_over(self, chat_id: int, document: Made, silent: bool) -> int:
        message = await self._bot.send_document(
            chat_id, document.content, filename=document.file_name, disable_notification=silent
        )
        return message.message_id

    async def _say(self, chat_id: int, words: Words, silent: bool) -> int:
        message = await self._bot.send_message(
            chat_id,
            words.text,
            reply_markup=words.keyboard,
            disable_notification=silent or words.silent,
            link_preview_options=_NO_PREVIEW,
        )
        return message.message_id

    async def _post(self, chat_id: int, picture: Made, silent: bool) -> int:
        words = picture.words
        message = await self._bot.send_photo(
            chat_id,
            picture.content,
            filename=picture.file_name,
            caption=None if words is None else words.text,
            reply_markup=None if words is None else words.keyboard,
            disable_notification=silent or (words is not None and words.silent),
        )
        return message.message_id

    async def _draw(self, chat_id: int, picture: Picture, silent: bool) -> int:
        drawn = await asyncio.to_thread(picture.path.read_bytes)
        return (await self._bot.send_photo(chat_id, drawn, disable_notification=silent)).message_id

    async def _show(self, chat_id: int, album: Album, silent: bool) -> int:
        file_ids = [item.file_id for item in album.items]
        if len(file_ids) > 1:
            kind = InputMediaPhoto if album.of_photos else InputMediaDocument
            media = [kind(file_id) for file_id in file_ids]
            return (await self._bot.send_media_group(chat_id, media, disable_notification=silent))[0].message_id
        if album.of_photos:
            return (await self._bot.send_photo(chat_id, file_ids[0], disable_notification=silent)).message_id
        return (await self._bot.send_document(chat_id, file_ids[0], disable_notification=silent)).message_id


async def ready(part: Part) -> Part | None:
    """A part that can be sent: what has yet to be made is made, in a thread. Of a picture that fails its words.

    Raises what a document fails with.
    """
    if not isinstance(part, ToMake):
        return part
    export, is_picture = part.export, exports.is_picture(part.export)
    try:
        content = await asyncio.to_thread(exports.made, export)
    except Exception as fault:
        if not is_picture:
            raise
        _log.error("a picture could not be made", fault=type(fault).__name__, trace=where(fault))
        return part.words
    return Made(content, export.file_name, is_picture, part.words)


def is_toast(reply: Reply) -> bool:
    """Whether a reply is but a short word for a tap."""
    return bool(reply.toast) and not reply.text and not reply.photos and reply.picture is None and reply.export is None


def is_unreachable(fault: TelegramError) -> bool:
    """Whether Telegram says that this chat cannot be written to at all."""
    gone = ("chat not found", "user not found", "deactivated", "peer_id_invalid")
    return isinstance(fault, Forbidden) or any(words in fault.message.lower() for words in gone)
