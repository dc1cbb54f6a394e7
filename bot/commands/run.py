"""`dienhinh run`, `dienhinh db upgrade` and `dienhinh db copy`."""

from __future__ import annotations

import asyncio
from contextlib import closing
from typing import Annotated

import typer

from bot import app as composition
from bot import settings
from bot.commands import edge, words
from bot.storage.copying import copy as copied
from bot.storage.database import Database
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


@db.command(help=words()("db-help-copy"))
def copy(
    from_: Annotated[str, typer.Argument(metavar="FROM", help=words()("db-help-from"))],
    to: Annotated[str, typer.Argument(metavar="TO", help=words()("db-help-to"))],
) -> None:
    """Move a deployment to another database, with the bot stopped."""
    with closing(Database(from_)) as source, closing(Database(to)) as target:
        counts = copied(source, target)
    typer.echo(words()("db-copied", rows=sum(counts.values()), tables=len(counts)))
