"""The simulator's clock: real time, moved to wherever one wants it."""

from datetime import datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))


class Clock:
    """Runs on in real time from the moment it was last set to."""

    def __init__(self, now: datetime | None = None) -> None:
        self._shift = timedelta()
        if now is not None:
            self.set(now)

    def now(self) -> datetime:
        """The present moment, with the offset of Viet Nam."""
        return datetime.now(VIETNAM) + self._shift

    def seconds(self) -> int:
        """The present moment as the Bot API writes it."""
        return int(self.now().timestamp())

    def set(self, moment: datetime) -> None:
        """Move the clock; a moment without a zone is meant in Viet Nam."""
        aware = moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
        self._shift = aware - datetime.now(VIETNAM)
