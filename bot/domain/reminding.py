"""How a person wishes to be reminded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True)
class Wishes:
    """At which hour (local; None: that of the plan), not before which day, or not at all.

    Decisions and answers go out all the same: these are about reminders and digests alone.
    """

    hour: time | None = None
    muted_until: date | None = None
    off: bool = False

    def hears_on(self, day: date) -> bool:
        """Whether anything of the kind may go out on a day."""
        return not self.off and (self.muted_until is None or day >= self.muted_until)


#: as the plan has it
AS_PLANNED = Wishes()
