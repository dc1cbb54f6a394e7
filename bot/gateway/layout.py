"""Lays a reply out for Telegram: albums first, then the words, the buttons under the last of them.

Short words stand below the picture that they speak of: one message.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import TypeVar

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot import exports
from bot.exports import Export
from bot.paths import LOCALES
from bot.replies.reply import Reply
from bot.storage.attachments import Attachment

Item = TypeVar("Item")

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_COPY = 256
LARGEST_ALBUM = 10
WAYS_ABREAST = 3


@dataclass(frozen=True)
class Words:
    """A message of text."""

    text: str
    keyboard: InlineKeyboardMarkup | None = None
    silent: bool = False


@dataclass(frozen=True)
class Album:
    """One to ten photos, or one to ten documents."""

    items: tuple[Attachment, ...]

    @property
    def of_photos(self) -> bool:
        return self.items[0].kind == "photo"


@dataclass(frozen=True)
class Picture:
    """A picture of our own."""

    path: Path


@dataclass(frozen=True)
class ToMake:
    """A picture or document that has yet to be made; `words` are those that go below a picture, as one message."""

    export: Export
    words: Words | None = None


@dataclass(frozen=True)
class Made:
    """A picture or document as it is sent, with the words below it."""

    content: bytes
    file_name: str
    is_picture: bool
    words: Words | None = None


Part = Words | Album | Picture | ToMake | Made


def parts(reply: Reply, attachments: Sequence[Attachment]) -> list[Part]:
    """The messages of a reply, in order."""
    pieces = split(reply.text)
    silent = reply.silent
    first, last = pieces[:-1], pieces[-1:]
    words = [Words(piece, None, silent) for piece in first] + [Words(piece, keyboard(reply), silent) for piece in last]
    own = [] if reply.picture is None else [Picture(LOCALES / reply.picture)]
    if reply.export is not None and _is_caption(reply, pieces, attachments):
        return [*own, ToMake(reply.export, words[0])]
    to_make = [] if reply.export is None else [ToMake(reply.export)]
    return [*own, *to_make, *_albums(attachments), *words]


def _is_caption(reply: Reply, pieces: Sequence[str], attachments: Sequence[Attachment]) -> bool:
    """Whether the words of a reply fit below its picture, and nothing comes between."""
    fits = len(pieces) == 1 and units(pieces[0]) <= LONGEST_CAPTION
    return fits and reply.export is not None and exports.is_picture(reply.export) and not attachments


def keyboard(reply: Reply) -> InlineKeyboardMarkup | None:
    """The choices in their columns, then what can be copied, then the other ways; None without any.

    A text too long for a copy button gets none: half a text on the clipboard is worse than none.
    """
    choices, ways = (
        [InlineKeyboardButton(choice.label, callback_data=choice.action) for choice in buttons]
        for buttons in (reply.choices, reply.ways)
    )
    copies = [
        InlineKeyboardButton(label, copy_text=CopyTextButton(text))
        for label, text in reply.copies
        if 0 < units(text) <= LONGEST_COPY
    ]
    rows = [*_chunks(choices, reply.columns), *_chunks(copies, reply.columns), *_chunks(ways, WAYS_ABREAST)]
    return InlineKeyboardMarkup(rows) if rows else None


def split(text: str, limit: int = LONGEST_TEXT) -> list[str]:
    """Pieces of at most `limit` UTF-16 units, cut between lines where that is possible, else between words."""
    pieces = []
    while units(text) > limit:
        head = _fitting(text, limit)
        # the letter after it may be where the line or the word ends
        ahead = text[: len(head) + 1]
        cut = next((place for mark in ("\n", " ") if (place := ahead.rfind(mark)) > 0), len(head))
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [piece for piece in (*pieces, text) if piece.strip()]


def units(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _fitting(text: str, limit: int) -> str:
    head = text[:limit]
    while (over := units(head) - limit) > 0:
        head = head[: -((over + 1) // 2)]
    return head


def _albums(attachments: Sequence[Attachment]) -> list[Album]:
    ordered = sorted(attachments, key=lambda each: each.kind != "photo")
    kinds = groupby(ordered, key=lambda each: each.kind == "photo")
    return [Album(tuple(chunk)) for _, items in kinds for chunk in _chunks(items, LARGEST_ALBUM)]


def _chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, max(size, 1))):
        yield chunk
