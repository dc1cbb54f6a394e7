"""`dienhinh plan list`, `check`, `show`, `calendar`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot import plans, rosters
from bot.commands import worded, words
from bot.domain.calendar import Every, MonthDay, Period
from bot.domain.obligations import DueMilestone, DueObligation, everything_between
from bot.domain.plan import Due, DueBasis, Field, Obligation, Plan, Selector
from bot.errors import InputFault
from bot.settings import read as read_settings
from bot.texts import Texts
from bot.workdays import work_calendar

app = typer.Typer(no_args_is_help=True, help=words()("plan-help"))

Reference = Annotated[str, typer.Argument(metavar="ID", help=words()("plan-help-id"))]
_DAY = {"formats": ["%Y-%m-%d"]}


@app.command("list", help=words()("plan-help-list"))
def list_() -> None:
    """The plans that ship with the bot."""
    said = words()
    table = _table(said, "id", "title", "issuer", "term")
    for plan in map(plans.load, plans.shipped()):
        title = said("plan-template-mark", title=plan.title) if plan.template else plan.title
        table.add_row(plan.id, title, plan.issuer, _term(said, plan))
    _console().print(table)


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
            faults = [said(fault.problem, **fault.words) for fault in plans.check(file, tree)]
        except InputFault as not_there:
            faults = [worded(not_there)]
        sound = sound and not faults
        for fault in faults:
            typer.echo(fault, err=True)
        if not faults:
            typer.echo(said("plan-sound", file=file))
    if not sound:
        raise typer.Exit(1)


@app.command(help=words()("plan-help-show"))
def show(reference: Reference) -> None:
    """What a plan asks: fields, obligations, milestones, each with its clause."""
    said, plan = words(), plans.load(reference)
    for line in _head(said, plan):
        typer.echo(line)
    console = _console()
    fields = _table(said, "field", "lead", "source")
    for field in plan.fields:
        fields.add_row(field.name, _leads(plan, field), field.source)
    console.print(fields)
    duties = _table(said, "obligation", "who", "at-least", "due", "to", "source")
    for obligation in plan.obligations:
        duties.add_row(*_obligation(said, plan, obligation))
    console.print(duties)
    milestones = _table(said, "milestone", "when", "source")
    for milestone in plan.milestones:
        stated = milestone.basis is DueBasis.STATED
        when = said.full_day(milestone.due) if stated else said.period(milestone.period)
        milestones.add_row(milestone.name, when, milestone.source)
    console.print(milestones)


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
    table = _table(said, "obligation", "period", "due", "last-working-day", "at-least", "source")
    for one in rows:
        days = (said.full_day(one.due), said.full_day(one.last_working_day))
        period = said.period(Period.parse(one.period))
        table.add_row(_name(said, one), period, *days, _number(said, one.at_least), one.source)
    _console().print(table)


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


def _table(said: Texts, *columns: str) -> Table:
    table = Table()
    for place, column in enumerate(columns):
        table.add_column(said(f"plan-column-{column}"), overflow="fold", no_wrap=place == 0 and column == "id")
    return table


def _head(said: Texts, plan: Plan) -> Iterator[str]:
    yield said("plan-show-title", title=plan.title, id=plan.id, code=plan.code)
    number = plan.number or said("plan-no-number")
    yield said("plan-show-issued", issuer=plan.issuer, number=number, issued=_issued(said, plan))
    yield said("plan-show-term", place=plan.place, term=_term(said, plan))
    if plan.template:
        yield said("plan-show-template")


def _issued(said: Texts, plan: Plan) -> str:
    if plan.issued_day_known:
        return said.full_day(plan.issued)
    return said("plan-issued-month", month=plan.issued.month, year=plan.issued.year)


def _term(said: Texts, plan: Plan) -> str:
    return said("plan-show-span", first=f"{plan.term.start:%d/%m/%Y}", last=f"{plan.term.end:%d/%m/%Y}")


def _leads(plan: Plan, field: Field) -> str:
    return "; ".join(plan.bodies[body].name for body in field.lead)


def _obligation(said: Texts, plan: Plan, obligation: Obligation) -> Iterator[str]:
    yield said(f"plan-action-{obligation.action.value}")
    yield _who(said, obligation.who)
    yield _number(said, obligation.at_least)
    yield _when(said, obligation.due, obligation.every)
    yield plan.bodies[obligation.to].name if obligation.to else ""
    yield obligation.source


def _who(said: Texts, who: Selector) -> str:
    named = [*who.kinds, *who.names]
    named += [said(key) for key, chosen in (("plan-who-root", who.root), ("plan-who-all", who.all)) if chosen]
    return "; ".join(named)


def _when(said: Texts, due: Due, every: Every) -> str:
    rhythm = said(f"plan-every-{every.value}")
    if due.before_day is not None:
        following = "plan-due-before-day-after" if due.after_period else "plan-due-before-day"
        return said(following, day=due.before_day, rhythm=rhythm)
    if due.day is not None:
        return said("plan-due-before" if due.before else "plan-due-on", day=_written(due.day), rhythm=rhythm)
    return said(f"plan-due-end-{due.basis.value}", rhythm=rhythm)


def _written(day: date | MonthDay) -> str:
    return f"{day:%d/%m/%Y}" if isinstance(day, date) else f"{day.day}/{day.month}"


def _number(said: Texts, at_least: int | None) -> str:
    return said("plan-no-quota") if at_least is None else str(at_least)


def _name(said: Texts, one: DueObligation | DueMilestone) -> str:
    return one.milestone.name if isinstance(one, DueMilestone) else said(f"plan-action-{one.action.value}")
