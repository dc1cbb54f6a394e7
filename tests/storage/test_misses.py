"""Wordings that were not understood are counted by what was meant."""

from datetime import UTC, datetime, timedelta

from bot.storage import misses
from bot.storage.database import Database
from bot.storage.misses import Miss

NOON = datetime(2026, 11, 12, 5, tzinfo=UTC)


def test_a_wording_is_counted_by_what_was_meant_by_it(database: Database) -> None:
    noted = [("gom lai xem", "report"), ("{u} sao", "remaining"), ("gom lai xem", "search"), ("gom lai xem", "report")]
    for hour, (outline, intent) in enumerate(noted):
        database.run(misses.note, outline, intent, NOON + timedelta(hours=hour))
    assert database.run(misses.listed) == [
        Miss("{u} sao", "remaining", 1, NOON + timedelta(hours=1)),
        Miss("gom lai xem", "report", 2, NOON + timedelta(hours=3)),
        Miss("gom lai xem", "search", 1, NOON + timedelta(hours=2)),
    ]
