"""What the bot says: text, choices, pictures. Knows no channel.

Every choice can be answered by its tap, by its words, and by its number where the question itself asks for no number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot import exports
from bot.domain.roster import Unit
from bot.exports import Export

#: a button shows so many characters
BUTTON = 20
#: a message has so many buttons at most, lists aside
_MOST = 4
#: Telegram copies at most so many characters by a button
COPIED = 256


def shortened(label: str) -> str:
    """A label as far as a button shows it."""
    return label if len(label) <= BUTTON else label[: BUTTON - 3].rstrip() + "..."


def unit_names(unit: Unit) -> tuple[str, ...]:
    """What a button may call a unit, the best first; of namesakes each with where it belongs, or that alone."""
    names = (unit.name, *unit.aliases)
    return names if unit.within is None else (*(f"{unit.within}: {name}" for name in names), unit.within)


def numbered(number: int, *labels: str) -> str:
    """A number of a list, with the first of some labels that fits behind it whole; else the number alone."""
    fitting = (found for label in labels if len(found := f"{number}. {label}") <= BUTTON)
    return next(fitting, str(number))


@dataclass(frozen=True)
class Choice:
    """A button: its label (20 characters or fewer) and the action that it stands for (64 bytes or fewer)."""

    label: str
    action: str


def picked(units: Iterable[Unit], write: Callable[[Unit], str]) -> tuple[list[str], tuple[Choice, ...]]:
    """Buttons to pick one of some units, each doing what is written for it, and the rows that stand above them.

    Where a button has another name than the whole one the rows tell it; where none fits the buttons have their numbers.
    """
    listed = list(units)
    fitting = [[name for name in unit_names(unit) if len(name) <= BUTTON] for unit in listed]
    if all(fitting):
        labels = [names[0] for names in fitting]
    else:
        labels = [numbered(number, *unit_names(unit)) for number, unit in enumerate(listed, start=1)]
    whole = [unit.full_name for unit in listed]
    rows = [] if labels == whole else [f"{number}. {name}" for number, name in enumerate(whole, start=1)]
    return rows, tuple(Choice(label, write(unit)) for label, unit in zip(labels, listed, strict=True))


@dataclass(frozen=True)
class Reply:
    """One message to one person.

    `ways` are what one may do instead of choosing, such as going back: a row of their own below the choices. What is
    `behind` the last of them is not shown, and can be answered by its words all the same.
    `toast` is a short word for a tap that has no effect of its own; `photos` are ids of attachments, shown first;
    `picture` is one of our own, by its path in `locales/`; `export` is a picture or document that is made when it is
    sent, and goes before the text;
    `closes` says that the buttons under the tapped message have had their time and go away;
    `aside` that the choices shown before still stand; `silent` that it comes without sound;
    `waits` that it only says what still waits: a number answers the message above it first;
    `in_place` that it stands in place of the tapped message, where there is one that can be changed.
    """

    text: str = ""
    choices: tuple[Choice, ...] = ()
    columns: int = 2
    ways: tuple[Choice, ...] = ()
    behind: tuple[Choice, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()
    photos: tuple[int, ...] = ()
    picture: str | None = None
    export: Export | None = None
    toast: str | None = None
    closes: bool = True
    aside: bool = False
    silent: bool = False
    waits: bool = False
    in_place: bool = False

    @property
    def offered(self) -> tuple[Choice, ...]:
        """Everything that can be tapped, in the order shown."""
        return self.choices + self.ways

    def few(self, more: Choice) -> Reply:
        """The reply with four buttons at most: those that do not fit stand behind the last one, `more`."""
        if len(self.offered) <= _MOST:
            return self
        choices = self.choices[: _MOST - 1]
        ways = self.ways[: _MOST - 1 - len(choices)]
        behind = self.choices[len(choices) :] + self.ways[len(ways) :]
        return replace(self, choices=choices, ways=(*ways, more), behind=behind)

    def whole(self, less: Choice) -> Reply:
        """The reply with all of its buttons, in place of the one on which they did not fit; `less` shows that again."""
        ways = (*self.ways[:-1], *self.behind, less) if self.behind else self.ways
        return replace(self, ways=ways, behind=(), photos=(), in_place=True)

    def folded(self) -> Reply:
        """The reply in place of the one with all of its buttons."""
        return replace(self, photos=(), in_place=True)

    def packed(self) -> dict[str, Any]:
        """As it lies in the outbox."""
        return asdict(self)

    @classmethod
    def unpacked(cls, packed: dict[str, Any]) -> Reply:
        kinds = ("choices", "ways", "behind")
        buttons = {kind: tuple(Choice(**choice) for choice in packed.get(kind, ())) for kind in kinds}
        copies = tuple((label, text) for label, text in packed["copies"])
        export = None if packed.get("export") is None else exports.read(packed["export"])
        return cls(**{**packed, **buttons, "copies": copies, "photos": tuple(packed["photos"]), "export": export})
