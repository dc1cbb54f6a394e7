"""`dienhinh roster import/export/invite`: units in the database, and the links that let people in."""

from __future__ import annotations

import asyncio
import secrets
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlmodel import Session

from bot import exports, rosters, settings
from bot.commands import edge, words
from bot.domain.calendar import ONE_DAY
from bot.domain.names import fold
from bot.domain.permissions import Role
from bot.domain.roster import Unit
from bot.errors import InputFault
from bot.gateway import connection
from bot.replies import invitation_sheets
from bot.rosters import Row
from bot.storage import invitations, units
from bot.usecases.invitation_sheets import without_officer

_File = Annotated[Path, typer.Argument(help=words()("roster-help-file"))]


def import_(file: _File) -> None:
    """Take a roster in: all or nothing, and as often as one likes."""
    rows, read = rosters.read(file), settings.read()
    with edge.database(read) as database, database.transaction() as session:
        done = edge.take_in(session, rows, today=edge.now(read).date())
    typer.echo(words()("roster-imported", total=len(rows), added=done.added, changed=done.changed))
    for line in _told(done):
        typer.echo(line)
    if done.ended:
        names = "; ".join(unit.name for unit in done.ended)
        typer.echo(words()("roster-ended", count=len(done.ended), names=names))
        typer.echo(words()("roster-ended-hint"))


def _told(done: units.Replaced) -> Iterator[str]:
    """What a roster changed, a line each: who is new, who is called otherwise, who ends and who goes on."""
    heirs = {successor for unit in done.closing for successor in unit.successors}
    new = [unit.name for unit in done.new if unit.id not in heirs and unit.valid_to is None]
    if new and len(done.new) < len(done.tree.units):
        yield words()("roster-new", count=len(new), names="; ".join(new))
    for was, unit in done.renamed:
        yield words()("roster-renamed", was=was, name=unit.name)
    for unit in done.closing:
        last = unit.valid_to or date.max
        change = done.tree.change(unit.id, last + ONE_DAY)
        if change is None:
            yield words()("roster-dissolved", name=unit.name, day=f"{last:%d/%m/%Y}")
        else:
            names, day = "; ".join(one.name for one in change.new), f"{change.since:%d/%m/%Y}"
            yield words()(f"roster-way-{change.way}", name=unit.name, successors=names, day=day)


def export(file: _File) -> None:
    """Write the roster of the database as a file that `import` reads back."""
    with edge.database(settings.read()) as database, database.transaction() as session:
        tree = units.tree(session)
    often = Counter(fold(unit.name) for unit in tree)
    # of namesakes the code tells which is meant
    names = {unit.id: unit.code if unit.code and often[fold(unit.name)] > 1 else unit.name for unit in tree}
    rows = [
        Row(
            name=unit.name,
            kind=unit.kind,
            parent=names.get(unit.parent) if unit.parent is not None else None,
            aliases=unit.aliases,
            code=unit.code,
            valid_from=unit.valid_from,
            valid_to=unit.valid_to,
            successors=tuple(names[successor] for successor in unit.successors),
        )
        for unit in tree
    ]
    rosters.write(file, rows)
    typer.echo(words()("roster-exported", total=len(rows), file=str(file)))


def invite(
    unit: Annotated[str | None, typer.Argument(help=words()("roster-help-unit"))] = None,
    role: Annotated[Role, typer.Option(help=words()("roster-help-role"))] = Role.OFFICER,
    all_: Annotated[bool, typer.Option("--all", help=words()("roster-help-all"))] = False,
    admin: Annotated[bool, typer.Option("--admin", help=words()("roster-help-admin"))] = False,
    sheet: Annotated[Path | None, typer.Option("--sheet", help=words()("roster-help-sheet"))] = None,
) -> None:
    """Print single-use links: for a unit, for every unit without an officer, or for the first admin.

    With a sheet, links of many units are written as codes to print too. Raises InputFault.
    """
    if (unit is not None) + all_ + admin != 1:
        raise typer.BadParameter(words()("roster-invite-one-way"))
    if sheet is not None and not all_:
        raise typer.BadParameter(words()("roster-invite-sheet-all"))
    read = settings.read()
    username = asyncio.run(connection.username(read))
    if sheet is not None and username is None:
        raise InputFault("roster-sheet-nameless")
    now = edge.now(read)
    with edge.database(read) as database, database.transaction() as session:
        whom = _whom(session, unit, role, admin=admin, today=now.date())
        links = [(each, as_, _made(session, each, as_, username, now=now)) for each, as_ in whom]
        tree = units.tree(session)
    # printed once they are kept: a pipe that closes voids no link, and a pager keeps nobody from writing
    for each, as_, link in links:
        name = words()("role-admin") if each is None else each.name
        typer.echo(f"{name}\t{words()(f'role-{as_}')}\t{link}")
    typer.echo(words()("roster-invite-hint"), err=True)
    if sheet is not None:
        by_unit = [(each, list(tree.ancestors(each.id))[-1], link) for each, _, link in links if each is not None]
        _print(sheet, by_unit, now)


def _print(file: Path, links: list[tuple[Unit, Unit, str]], now: datetime) -> None:
    """Write the links as a sheet. Raises InputFault."""
    shown = invitation_sheets.sheet(words(), links, until=now + invitations.LASTS, now=now)
    try:
        file.write_bytes(exports.made(shown))
    except OSError as fault:
        raise InputFault("roster-cannot-write", file=file) from fault
    typer.echo(words()("roster-sheet-written", total=len(links), file=str(file)), err=True)


def _made(session: Session, unit: Unit | None, role: Role, username: str | None, *, now: datetime) -> str:
    token = secrets.token_urlsafe(16)
    invitations.make(session, token=token, role=role, unit_id=None if unit is None else unit.id, now=now)
    return f"https://t.me/{username or words()('roster-bot-name')}?start={token}"


def _whom(
    session: Session, unit: str | None, role: Role, *, admin: bool, today: date
) -> list[tuple[Unit | None, Role]]:
    if admin:
        return [(None, Role.ADMIN)]
    if unit is not None:
        return [(edge.unit(units.tree(session), unit), role)]
    return [(each, Role.OFFICER) for each in without_officer(session, on=today)]


def join(app: typer.Typer) -> None:
    """Add these commands to the ones that need no database."""
    app.command("import", help=words()("roster-help-import"))(import_)
    app.command("export", help=words()("roster-help-export"))(export)
    app.command("invite", help=words()("roster-help-invite"))(invite)
