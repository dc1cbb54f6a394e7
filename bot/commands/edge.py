"""What the commands share: settings, the database, the roster, the present moment."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog
from sqlmodel import Session

from bot import clock, rosters, settings
from bot.domain.roster import Tree, Unit
from bot.errors import InputFault
from bot.settings import Settings
from bot.storage import units
from bot.storage.database import Database


def now(read: Settings, today: date | None = None) -> datetime:
    """The present moment in the deployment's zone; at eight in the morning of a day that is given."""
    if today is not None:
        return datetime.combine(today, time(8), read.timezone)
    if read.bot_now and "://" not in read.bot_now:
        return clock.from_setting(read.bot_now, read.timezone, api_is_loopback=read.api_is_loopback).now()
    return datetime.now(UTC).astimezone(read.timezone)


@contextmanager
def database(read: Settings) -> Iterator[Database]:
    """The deployment's database, brought up to date."""
    opened = Database(read.database)
    try:
        opened.upgrade()
        yield opened
    finally:
        opened.close()


@contextmanager
def with_roster(roster: Path | None) -> Iterator[Database]:
    """The deployment's database; with a roster, an empty one that holds it."""
    if roster is None:
        with database(settings.read()) as opened:
            yield opened
        return
    rows = rosters.read(roster)
    with TemporaryDirectory() as folder:
        read = settings.read(database_url=f"sqlite:///{folder}/roster.db")
        with database(read) as opened:
            with opened.transaction() as session:
                take_in(session, rows, today=now(read).date())
            yield opened


def take_in(session: Session, rows: rosters.Roster, *, today: date) -> units.Replaced:
    """Put a roster into the database; what it no longer names ends with the day before."""
    return units.replace_all(session, rosters.tree(rows), today=today)


def unit(tree: Tree, name: str) -> Unit:
    """The unit of a name or code. Raises InputFault for none, and for several with what tells them apart."""
    found = tree.all_named(name)
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputFault("unit-unknown", unit=name)
    several = "; ".join(f"{one.full_name}, {one.code}" if one.code else one.full_name for one in found)
    raise InputFault("unit-several", unit=name, count=len(found), several=several)


def log_to_stderr(*, quiet: bool = False) -> None:
    """Structured lines on stderr; with `quiet`, warnings and worse only."""
    level = logging.WARNING if quiet else logging.INFO
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.LogfmtRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.basicConfig(level=logging.WARNING, format="ts=%(asctime)s level=%(levelname)s logger=%(name)s %(message)s")
