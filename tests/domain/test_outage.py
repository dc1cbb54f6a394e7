"""What waited while the bot was away: whether it may have been sent in time."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.outage import Outage, Waited

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DUE = date(2026, 11, 19)


def local(written: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{written}").replace(tzinfo=ZONE)


def waited(began: str = "19 20:40", written: str | None = None) -> Waited:
    outage = Outage(1, local(began).astimezone(UTC), local("20 07:50").astimezone(UTC))
    return Waited(outage, None if written is None else local(written).astimezone(UTC))


@pytest.mark.parametrize(
    ("began", "written", "may_be"),
    [
        ("19 20:40", None, True),
        ("19 23:59:59", None, True),
        ("20 00:00", None, False),
        ("19 20:40", "19 23:59:59", True),
        ("19 20:40", "20 00:00", False),
        # clocks differ: what waited was not sent before contact was lost
        ("20 00:00", "19 23:59:59", False),
    ],
)
def test_the_end_of_the_due_day_divides(began: str, written: str | None, may_be: bool) -> None:
    assert waited(began, written).may_be_in_time(DUE, ZONE) is may_be


def test_it_was_sent_at_the_earliest_when_contact_was_lost_or_when_it_was_written() -> None:
    assert waited().since == local("19 20:40")
    assert waited(written="19 22:00").since == local("19 22:00")
