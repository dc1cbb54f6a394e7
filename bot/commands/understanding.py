"""`dienhinh understanding misses`: wordings that were not understood at once, ready to be taught."""

from __future__ import annotations

from itertools import groupby

import typer
import yaml

from bot import settings
from bot.commands import edge, words
from bot.storage import misses as stored

app = typer.Typer(no_args_is_help=True, help=words()("cli-help-understanding"))


@app.command("misses", help=words()("cli-help-understanding-misses"))
def misses() -> None:
    """List by intent what people typed and then chose a button for, in the shape of the locale's phrases."""
    with edge.database(settings.read()) as database, database.transaction() as session:
        found = stored.listed(session)
    if not found:
        typer.echo(words()("understanding-no-misses"))
    for intent, those in groupby(found, key=lambda miss: miss.intent):
        typer.echo(f"{intent}:")
        for miss in those:
            times = words()("understanding-times", times=miss.times)
            typer.echo(f"{yaml.safe_dump([miss.outline], allow_unicode=True, width=1000).rstrip()}  # {times}")
