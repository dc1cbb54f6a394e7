"""What is said when, by the times at which somebody was there to say it."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.domain.schedule import Part
from bot.domain.watching import Watches

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def at(written: str) -> datetime:
    """A local moment of November 2026."""
    return datetime.fromisoformat(f"2026-11-{written}").replace(tzinfo=ZONE)


def watches(*spans: str) -> Watches:
    """Watches written `11 07:00 - 11 19:59`."""
    return Watches(tuple((at(span.split(" - ")[0]), at(span.split(" - ")[1])) for span in spans))


@pytest.mark.parametrize(
    ("now", "hour", "opens"),
    [
        ("12 07:59", None, []),
        ("12 08:00", None, [Part.MORNING]),
        ("12 13:30", None, [Part.MORNING, Part.AFTERNOON]),
        ("12 09:29", "09:30", []),
        ("12 14:00", "14:00", [Part.MORNING, Part.AFTERNOON]),
        ("11 12:00", None, []),  # the clock has gone back
        ("11 13:30", None, []),
    ],
)
def test_what_has_come_since_somebody_was_there(now: str, hour: str | None, opens: list[Part]) -> None:
    own = None if hour is None else time.fromisoformat(hour)
    found = watches("11 07:00 - 11 19:59").opens(at(now), own, ZONE)
    assert [slot.part for slot in found] == opens


def test_before_anybody_was_there_all_of_today_has_come() -> None:
    assert [slot.part for slot in Watches(()).opens(at("12 14:00"), None, ZONE)] == [Part.MORNING, Part.AFTERNOON]


@pytest.mark.parametrize(
    ("moment", "now", "said"),
    [
        ("11 08:00", "12 08:00", False),  # somebody was there
        ("12 08:00", "12 08:00", True),
        ("12 08:00", "12 10:00", True),
    ],
)
def test_what_somebody_was_there_for_is_not_said_again(moment: str, now: str, *, said: bool) -> None:
    assert watches("11 07:00 - 11 19:59").to_say(at(moment), at(now), None, ZONE) is said


@pytest.mark.parametrize(
    ("back", "now", "said"),
    [
        ("12 10:00 - 12 13:29", "12 13:30", False),  # at 10:00 it was, whoever misses something since
        ("13 07:10 - 13 07:59", "13 08:00", True),
        ("13 07:10 - 13 13:29", "13 13:30", False),  # at 8:00 it was
        ("12 15:00 - 12 19:59", "13 08:00", False),  # at 15:00 it was, at once
        ("12 20:30 - 12 20:31", "13 08:00", True),
    ],
)
def test_what_nobody_was_there_for_is_made_up_for_once(back: str, now: str, *, said: bool) -> None:
    kept = watches("11 07:00 - 11 19:59", back)
    if "20:30" in back:
        kept = watches("11 07:00 - 11 19:59")  # at night nobody watches
    assert kept.to_say(at("12 08:00"), at(now), None, ZONE) is said


def test_after_the_clock_ran_ahead_what_comes_is_said() -> None:
    kept = watches("11 07:00 - 12 09:00", "20 08:00 - 20 08:05")
    assert kept.to_say(at("16 08:00"), at("16 08:00"), None, ZONE)
    assert not kept.to_say(at("20 08:00"), at("20 09:00"), None, ZONE)
