"""`dienhinh nominations`: what is stored."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from bot import settings
from bot.commands import edge, words
from bot.domain.nomination import Nomination, Status
from bot.domain.roster import Tree
from bot.storage import behalf, units
from bot.storage import nominations as stored


def nominations(
    plan: Annotated[str | None, typer.Option(help=words()("nominations-help-plan"))] = None,
    period: Annotated[str | None, typer.Option(help=words()("nominations-help-period"))] = None,
    unit: Annotated[str | None, typer.Option(help=words()("nominations-help-unit"))] = None,
    status: Annotated[Status | None, typer.Option(help=words()("nominations-help-status"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=words()("nominations-help-json"))] = False,
) -> None:
    """List nominations, the newest first."""
    with edge.database(settings.read()) as database, database.transaction() as session:
        tree = units.tree(session)
        found = stored.listed(session, plan_id=plan, period=period, units=_units(tree, unit), status=status)
        rows = [_row(nomination, behalf.of_nomination(session, nomination.id), tree) for nomination in found]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        typer.echo("\t".join(str(row[key]) for key in ("code", "unit", "name", "status")))


def _units(tree: Tree, named: str | None) -> list[int] | None:
    return None if named is None else [edge.unit(tree, named).id]


def _row(nomination: Nomination, entry: behalf.OnBehalf | None, tree: Tree) -> dict[str, Any]:
    return {
        "code": nomination.code,
        "plan": nomination.plan_id,
        "period": nomination.period,
        "unit": tree[nomination.unit_id].name,
        "subject": str(nomination.subject),
        "field": nomination.field_id,
        "name": nomination.name,
        "status": str(nomination.status),
        "on_time": nomination.on_time,
        "provisional": nomination.provisional,
        "waited_in_outage": nomination.outage_id is not None,
        "published_on": None if nomination.published_on is None else nomination.published_on.isoformat(),
        "plan_version": nomination.plan_version,
        "submitted_at": nomination.first_submitted_at.isoformat(),
        "entered_on_behalf": entry is not None,
        "received_on": None if entry is None else entry.received_on.isoformat(),
        "answers": dict(nomination.answers),
    }
