"""`dienhinh roster template`: a roster file to fill in. What needs the database is added in `bot.commands.roster`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot import rosters
from bot.commands import words

app = typer.Typer(no_args_is_help=True, help=words()("roster-help"))


@app.command(help=words()("roster-help-template"))
def template(file: Annotated[Path, typer.Argument(help=words()("roster-help-file"))]) -> None:
    """Write a roster file (.xlsx or .csv) with headings and two rows that show how."""
    rosters.template(file)
    typer.echo(words()("roster-template-written", file=str(file)))
