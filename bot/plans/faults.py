"""What is wrong in a file that a deployer wrote: file, line, key, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.errors import InputFault


@dataclass(frozen=True)
class Fault:
    """One fault. `problem` names the sentence in the locale; it is filled by file, line, key and `values`.

    A `warning` keeps no plan from being used.
    """

    file: str
    line: int
    key: str
    problem: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    warning: bool = False

    @property
    def words(self) -> dict[str, str | int]:
        """What fills the sentence."""
        return {"file": self.file, "line": self.line, "key": self.key, **self.values}

    def as_input_fault(self) -> InputFault:
        return InputFault(self.problem, **self.words)


class FaultyFile(Exception):
    """A file that cannot be read any further; carries its faults."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults
