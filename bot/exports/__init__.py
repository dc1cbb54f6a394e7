"""Pictures and documents: what one shows lies with its reply in words, and becomes bytes when it is sent.

So no row of the outbox holds a file, and a picture is as new as the words below it.
"""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock
from typing import Annotated, Any, assert_never

from pydantic import Discriminator, TypeAdapter

from bot.exports import invitations, letters, pictures
from bot.exports.invitations import InvitationSheet
from bot.exports.letters import Letter
from bot.exports.pictures import StatePicture

__all__ = ["Export", "InvitationSheet", "Letter", "StatePicture", "is_picture", "made", "read"]

Export = StatePicture | InvitationSheet | Letter

_READER: TypeAdapter[Export] = TypeAdapter(Annotated[Export, Discriminator("kind")])
#: one at a time: two charts at once would take the processor from everybody who writes to the bot
_ONE = Lock()


def read(packed: Mapping[str, Any]) -> Export:
    """What `dataclasses.asdict` made of an export; through JSON or not."""
    return _READER.validate_python(packed)


def is_picture(export: Export) -> bool:
    """Whether it is shown as a picture; else it is a file to open."""
    return isinstance(export, StatePicture)


def made(export: Export) -> bytes:
    """The file. It takes up to seconds: never call it on the loop."""
    with _ONE:
        match export:
            case StatePicture():
                return pictures.drawn(export)
            case InvitationSheet():
                return invitations.written(export)
            case Letter():
                return letters.written(export)
            case _:
                assert_never(export)
