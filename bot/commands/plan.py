"""`dienhinh plan list`, `check`, `show`, `calendar`, `schema`."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot import plans, rosters
from bot.commands import plan_words, reminders, worded, words
from bot.domain.obligations import DueMilestone, DueObligation, everything_between
from bot.domain.plan import Plan
from bot.errors import InputFault
from bot.settings import read as read_settings
from bot.workdays import work_calendar

app = typer.Typer(no_args_is_help=True, help=words()("plan-help"))

Reference = Annotated[str, typer.Argument(metavar="ID", help=words()("plan-help-id"))]
_DAY = {"formats": ["%Y-%m-%d"]}


@app.command("list", help=words()("plan-help-list"))
def list_() -> None:
    """The plans that ship with the bot."""
    said = words()
    _console().print(plan_words.listed(said, map(plans.load, plans.shipped())))


@app.command(help=words()("plan-help-check"))
def check(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help=words()("plan-help-files"))],
    roster: Annotated[Path | None, typer.Option(help=words()("plan-help-roster"))] = None,
) -> None:
    """Name every fault of plan files with file, line, key and mend; exit 1 when there is one."""
    said = words()
    tree = rosters.tree(rosters.read(roster, said)) if roster else None
    sound = True
    for file in files:
        try:
            found = plans.check(file, tree)
        except InputFault as not_there:
            typer.echo(worded(not_there), err=True)
            sound = False
            continue
        for fault in found:
            sentence = said(fault.problem, **fault.words)
            typer.echo(said("plan-warning", sentence=sentence) if fault.warning else sentence, err=True)
        if all(fault.warning for fault in found):
            typer.echo(said("plan-sound", file=file))
        else:
            sound = False
    if not sound:
        raise typer.Exit(1)


@app.command(help=words()("plan-help-show"))
def show(reference: Reference) -> None:
    """What a plan asks: fields, obligations, milestones, each with its clause."""
    said, plan = words(), plans.load(reference)
    for line in plan_words.head(said, plan):
        typer.echo(line)
    console = _console()
    for table in plan_words.tables(said, plan):
        console.print(table)
    for line in plan_words.foot(said, plan):
        typer.echo(line)


@app.command(help=words()("plan-help-schema"))
def schema() -> None:
    """The JSON Schema of plan files, for editors."""
    typer.echo(json.dumps(plans.json_schema(), ensure_ascii=False, indent=2))


@app.command(help=words()("plan-help-calendar"))
def calendar(
    reference: Reference,
    first: Annotated[datetime, typer.Option("--from", help=words()("plan-help-from"), **_DAY)],
    last: Annotated[datetime, typer.Option("--to", help=words()("plan-help-to"), **_DAY)],
    as_json: Annotated[bool, typer.Option("--json", help=words()("plan-help-json"))] = False,
) -> None:
    """The obligations and milestones due between two days, both counted."""
    said = words()
    if last < first:
        raise typer.BadParameter(said("plan-calendar-backwards"), param_hint="--to")
    rows = _due(plans.load(reference), first.date(), last.date())
    if as_json:
        typer.echo(json.dumps([_row(one) for one in rows], ensure_ascii=False, indent=2))
        return
    _console().print(plan_words.calendar(said, rows))


@app.command(help=words()("plan-help-preview"))
def preview(
    reference: Reference,
    on: Annotated[datetime, typer.Option("--on", help=words()("plan-help-on"), **_DAY)],
    roster: Annotated[Path | None, typer.Option(help=words()("plan-help-preview-roster"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=words()("plan-help-json"))] = False,
) -> None:
    """Who would be reminded of what on a day, by what is stored or by a roster alone."""
    reminders.show((reference,), on.date(), roster=roster, as_json=as_json)


def _due(plan: Plan, first: date, last: date) -> list[DueObligation | DueMilestone]:
    # a due day may fall into the year after the term, its last working day into the year before
    years = range(max(first.year, plan.term.start.year) - 1, min(last.year, plan.term.end.year + 1) + 1)
    return everything_between(plan, first, last, work_calendar(years, read_settings().bot_holidays))


def _row(one: DueObligation | DueMilestone) -> dict[str, str | int | None]:
    """A row of `plan calendar --json`; its keys are relied on by others."""
    return {
        "plan": one.plan.id,
        "obligation": one.id,
        "action": str(one.action),
        "period": one.period,
        "due": one.due.isoformat(),
        "last_working_day": one.last_working_day.isoformat(),
        "at_least": one.at_least,
        "every": one.every.value,
        "source": one.source,
        "due_basis": one.basis.value,
    }


def _console() -> Console:
    # a bracket in a plan's words is a bracket, not a style
    return Console(markup=False, highlight=False)
