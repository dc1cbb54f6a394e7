"""`dienhinh reminders preview`: who will be told what, when and why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot import app as composition
from bot.commands import edge, plan_words, words
from bot.domain.calendar import Period
from bot.errors import InputFault
from bot.settings import read as read_settings
from bot.texts import Texts
from bot.usecases import notes, timetable
from bot.usecases.planned import Planned

app = typer.Typer(no_args_is_help=True, help=words()("reminders-help"))


@app.callback()
def reminders() -> None:
    """What the bot reminds of."""


@app.command(help=words()("reminders-help-preview"))
def preview(
    on: Annotated[datetime, typer.Option("--on", help=words()("plan-help-on"), formats=["%Y-%m-%d"])],
    plan: Annotated[list[str] | None, typer.Option(metavar="ID", help=words()("reminders-help-plan"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=words()("plan-help-json"))] = False,
) -> None:
    """Who gets what on a day, when and why, by what is stored; under every plan in force, or those named."""
    plans = tuple(plan) if plan else read_settings().bot_plans
    if not plans:
        raise InputFault("no-plan")
    show(plans, on.date(), as_json=as_json)


def show(plans: tuple[str, ...], day: date, *, roster: Path | None = None, as_json: bool = False) -> None:
    """Print who will be told what on a day, by what is stored or by a roster alone."""
    said, read = words(), read_settings()
    deployment = composition.deployment(read, plans, today=edge.now(read, day))
    with edge.with_roster(roster) as database, database.transaction() as session:
        found = timetable.of_day(session, deployment, day)
    if as_json:
        typer.echo(json.dumps([_row(one) for one in found], ensure_ascii=False, indent=2))
        return
    if not found:
        typer.echo(said("plan-preview-nothing"))
        return
    Console(markup=False, highlight=False).print(_table(said, found))


def _row(one: Planned) -> dict[str, str | int | None]:
    """A row with `--json`; its keys are relied on by others."""
    due, standing = one.due, one.standing
    return {
        "at": one.at.isoformat(timespec="minutes"),
        "kind": _KINDS[type(one.item)],
        "rung": None if one.rung is None else one.rung.value,
        "unit": one.unit.name,
        "person": None if one.person is None else one.person.name,
        "plan": None if due is None else due.plan.id,
        "obligation": None if due is None else due.id,
        "period": None if due is None else due.period,
        "due": None if due is None else due.due.isoformat(),
        "last_working_day": None if due is None else due.last_working_day.isoformat(),
        "due_basis": None if due is None else due.basis.value,
        "group": None if standing is None else standing.progress.group.value,
        "missing": None if standing is None else standing.progress.missing,
        "source": None if due is None else due.source,
    }


#: what a row is about
_KINDS: Mapping[type[notes.Item], str] = {
    notes.Owed: "reminder",
    notes.Summary: "summary",
    notes.MilestoneDue: "milestone",
    notes.MendDue: "mend",
    notes.ConsentAsked: "consent",
    notes.DraftLies: "draft",
    notes.PeriodOpens: "opening",
}


def _table(said: Texts, rows: Iterable[Planned]) -> Table:
    """One row a person and thing to be told, or a unit in which nobody hears it."""
    made = plan_words.headed(said, "at", "unit", "person", "obligation", "period", "why", "due")
    for one in rows:
        name = said("plan-preview-nobody") if one.person is None else one.person.name
        due = one.due
        period = "" if due is None else said.period(Period.parse(due.period))
        rung = "" if one.rung is None else said(f"plan-rung-{one.rung.value}")
        last = "" if due is None else said.full_day(due.due)
        made.add_row(said.time(one.at), one.unit.full_name, name, _told(said, one), period, rung, last)
    return made


def _told(said: Texts, one: Planned) -> str:
    """What somebody is told: of what is owed its name, else what it is about."""
    if one.due is not None and not isinstance(one.item, notes.Summary):
        return plan_words.name(said, one.due)
    return said(_ABOUT[type(one.item)])


_ABOUT: Mapping[type[notes.Item], str] = {
    notes.Summary: "plan-preview-summary",
    notes.MendDue: "plan-preview-mend",
    notes.ConsentAsked: "plan-preview-consent",
    notes.DraftLies: "plan-preview-draft",
    notes.PeriodOpens: "plan-preview-opening",
}
