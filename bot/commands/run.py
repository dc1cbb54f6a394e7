"""`dienhinh run` and `dienhinh db upgrade`."""

from __future__ import annotations

import asyncio

import typer

from bot import app as composition
from bot import settings
from bot.commands import edge, words
from bot.storage.sole import sole

db = typer.Typer(no_args_is_help=True, help=words()("db-help"))


def run() -> None:
    """Run the bot until it is stopped. A second one on the same SQLite file refuses to start."""
    edge.log_to_stderr()
    read = settings.read()
    with sole(read.database):
        asyncio.run(composition.run(read))


@db.command(help=words()("db-help-upgrade"))
def upgrade() -> None:
    """Bring the database to this version."""
    with edge.database(settings.read()):
        typer.echo(words()("db-upgraded"))
