"""`dienhinh run` and `dienhinh db upgrade`."""

from __future__ import annotations

import asyncio

import typer

from bot import app as composition
from bot import settings
from bot.commands import edge, words

db = typer.Typer(no_args_is_help=True, help=words()("db-help"))


def run() -> None:
    """Run the bot until it is stopped."""
    edge.log_to_stderr()
    asyncio.run(composition.run(settings.read()))


@db.command(help=words()("db-help-upgrade"))
def upgrade() -> None:
    """Bring the database to this version."""
    with edge.database(settings.read()):
        typer.echo(words()("db-upgraded"))
