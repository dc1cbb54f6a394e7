"""What comes of speaking of who works at an account that several share; worded in replies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.storage.working_names import WorkingName


@dataclass(frozen=True)
class Names:
    """The names at an account and who works, None where nobody has said. `own` is the name of the account.

    `asks` says that it is asked who works; `waits` that something waits for the answer; `trims` that one is to go.
    """

    own: str
    names: tuple[WorkingName, ...]
    working: WorkingName | None = None
    asks: bool = False
    waits: bool = False
    trims: bool = False


@dataclass(frozen=True)
class Working:
    """From now on this one works; `goes_on` says that what waited for that comes next."""

    name: str
    goes_on: bool


@dataclass(frozen=True)
class AskWorkingName:
    """A name is to be typed; `typed` is one that cannot be taken, and `taken` whether for being there already."""

    typed: str | None = None
    taken: bool = False


@dataclass(frozen=True)
class AskNewName:
    """A name that is not at the account works, it was said: shall it be added?"""

    name: str


@dataclass(frozen=True)
class NamesFull:
    """No more names fit."""

    count: int


@dataclass(frozen=True)
class NameDropped:
    """A name is gone; `left` are the others, none where the account is one person's again."""

    name: str
    left: tuple[WorkingName, ...]


@dataclass(frozen=True)
class NotGoneOn:
    """What waited for a name for so long that it may be another one's; `text` is what was typed, None of a button."""

    at: datetime
    text: str | None


Outcome = Names | Working | AskWorkingName | AskNewName | NamesFull | NameDropped | NotGoneOn
