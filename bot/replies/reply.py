"""What the bot says: text, choices, pictures. Knows no channel.

Every choice can be answered by its tap, by its words, and by its number where the question itself asks for no number.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Choice:
    """A button: its label (20 characters or fewer) and the action that it stands for (64 bytes or fewer)."""

    label: str
    action: str


@dataclass(frozen=True)
class Reply:
    """One message to one person.

    `toast` is a short word for a tap that has no effect of its own; `photos` are ids of attachments, shown first;
    `closes` says that the buttons under the tapped message have had their time and go away.
    """

    text: str = ""
    choices: tuple[Choice, ...] = ()
    columns: int = 2
    copies: tuple[tuple[str, str], ...] = ()
    photos: tuple[int, ...] = ()
    toast: str | None = None
    closes: bool = True

    def packed(self) -> dict[str, Any]:
        """As it lies in the outbox."""
        return asdict(self)

    @classmethod
    def unpacked(cls, packed: dict[str, Any]) -> Reply:
        choices = tuple(Choice(**choice) for choice in packed["choices"])
        copies = tuple((label, text) for label, text in packed["copies"])
        return cls(**{**packed, "choices": choices, "copies": copies, "photos": tuple(packed["photos"])})
