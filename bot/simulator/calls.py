"""One call of the Bot API: its parameters in whatever form they came."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.errors import bad
from bot.simulator.files import Upload

Json = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """A method with its parameters and uploaded files."""

    method: str
    params: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """A parameter as text."""
        value = self.params.get(name)
        return default if value is None else str(value)

    def number(self, name: str, default: int | None = None) -> int:
        """A parameter as a whole number; 400 when it is none, or missing without a default."""
        value = self.params.get(name)
        if value is None and default is not None:
            return default
        try:
            return int(str(value))
        except ValueError:
            raise bad(f'parameter "{name}" is missing or is not a number') from None

    def flag(self, name: str) -> bool:
        """A parameter as yes or no."""
        return str(self.params.get(name, "")).lower() in ("true", "1", "yes")

    def tree(self, name: str) -> Any:
        """A nested parameter, given as such or as a JSON string; None when missing."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except json.JSONDecodeError:
            raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from None
