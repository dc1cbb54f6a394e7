"""The command `dienhinh`: every command in one place, and how a fault is said."""

from __future__ import annotations

import sys

import typer

from bot.commands import (
    ask,
    demo,
    nominations,
    outbox,
    plan,
    reminders,
    roster,
    roster_files,
    run,
    understanding,
    worded,
    words,
)
from bot.errors import InputFault

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=words()("cli-help"))
app.command("demo", help=words()("cli-help-demo"))(demo.demo)
app.command("run", help=words()("cli-help-run"))(run.run)
app.command("ask", help=words()("cli-help-ask"))(ask.ask)
app.command("understand", help=words()("cli-help-understand"))(ask.understand)
app.add_typer(understanding.app, name="understanding")
app.command("nominations", help=words()("cli-help-nominations"))(nominations.nominations)
app.command("outbox", help=words()("cli-help-outbox"))(outbox.outbox)
app.add_typer(plan.app, name="plan")
app.add_typer(reminders.app, name="reminders")
# the commands that need the database join the ones that need none
roster.join(roster_files.app)
app.add_typer(roster_files.app, name="roster")
app.add_typer(run.db, name="db")


def main() -> None:
    """Run a command: exit 0 when done, 1 for a fault in the input (one sentence), 2 for wrong usage."""
    # a console of another encoding must not break Vietnamese
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except InputFault as fault:
        sys.stderr.write(worded(fault) + "\n")
        sys.exit(1)
