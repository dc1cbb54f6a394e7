"""What a button stands for: a verb and what it concerns, in 64 bytes or fewer.

A button on a draft or nomination carries its version: one of an older version is out of date and does nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verb(StrEnum):
    """Every verb a button may stand for."""

    ANSWER = "a"
    SKIP = "s"
    BACK = "b"
    PAUSE = "p"
    DISCARD = "x"
    DISCARD_YES = "xy"
    EDIT = "e"
    CHANGE = "c"
    SEND = "g"
    RESUME = "r"
    DROP_PHOTOS = "rp"
    NOMINATE = "n"
    NOMINATE_NEW = "nn"
    NOMINATE_FOR = "nu"
    ASK = "q"
    DECIDE = "d"
    CANCEL = "k"
    MEND = "m"
    VIEW = "v"
    WITHDRAW = "w"
    WITHDRAW_YES = "wy"
    JOIN = "j"
    JOIN_NAME = "jn"
    JOIN_NOT_ME = "jx"
    ADDRESS = "h"
    ADMIT = "ag"
    ADMIT_REFUSE = "ar"
    ADMIT_OTHER = "ao"
    INVITE = "i"
    WAITING = "rv"


@dataclass(frozen=True)
class Action:
    """A verb with its arguments."""

    verb: Verb
    arguments: tuple[str, ...]

    def number(self, position: int) -> int:
        """An argument as a number. Raises ValueError or IndexError when it is none."""
        return int(self.arguments[position])


def write(verb: Verb, *arguments: object) -> str:
    """An action as a button carries it."""
    written = ":".join((verb.value, *(str(argument) for argument in arguments)))
    if len(written.encode()) > 64:
        raise ValueError(f"too long for a button: {written!r}")
    return written


def read(written: str) -> Action | None:
    """The action of a button; None for one of another time or make."""
    verb, *arguments = written.split(":")
    try:
        return Action(Verb(verb), tuple(arguments))
    except ValueError:
        return None
