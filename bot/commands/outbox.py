"""`dienhinh outbox`: what could not be sent for good, and how much waits; nothing of what it says."""

from __future__ import annotations

import json
from datetime import tzinfo
from typing import Annotated, Any

import typer
from sqlmodel import Session

from bot import settings
from bot.commands import edge, words
from bot.domain.roster import Tree
from bot.storage import outbox as stored
from bot.storage import people, units

_LANES = {"replies": stored.REPLIES, "notes": stored.NOTES, "reminders": stored.REMINDERS}


def outbox(
    as_json: Annotated[bool, typer.Option("--json", help=words()("outbox-help-json"))] = False,
) -> None:
    """List what was given up, the oldest first, and count what waits."""
    read = settings.read()
    with edge.database(read) as database, database.transaction() as session:
        tree = units.tree(session)
        failed = [_row(session, tree, failure, read.timezone) for failure in stored.failures(session)]
        by_lane = stored.counts(session).by_lane
    waiting = {name: by_lane.get(lane, 0) for name, lane in _LANES.items()}
    if as_json:
        typer.echo(json.dumps({"failed": failed, "waiting": waiting}, ensure_ascii=False, indent=1))
        return
    for row in failed:
        typer.echo("\t".join((str(row["id"]), row["kind"], _who(row), row["at"], row["why"])))
    if not failed:
        typer.echo(words()("outbox-none-failed"))
    typer.echo(words()("outbox-waiting", **waiting))


def _row(session: Session, tree: Tree, failure: stored.Failure, zone: tzinfo) -> dict[str, Any]:
    person = people.by_telegram(session, failure.chat_id)
    held = () if person is None else dict.fromkeys(h.unit_id for h in person.holdings if h.unit_id is not None)
    return {
        "id": failure.id,
        # what follows in the key are ids
        "kind": failure.key.partition(":")[0],
        "chat": failure.chat_id,
        "name": None if person is None else person.name,
        "units": [tree[unit_id].name for unit_id in held],
        "at": failure.at.astimezone(zone).isoformat(timespec="seconds"),
        "why": failure.fault,
    }


def _who(row: dict[str, Any]) -> str:
    """Name and units; the chat's number where nobody is known behind it."""
    if row["name"] is None:
        return str(row["chat"])
    return f"{row['name']} ({', '.join(row['units'])})" if row["units"] else str(row["name"])
