"""`dienhinh demo`: simulator, bot, sample data and the chat page, with no token and no network."""

from __future__ import annotations

import asyncio
import secrets
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from bot import app as composition
from bot import settings
from bot.commands import edge, words
from bot.commands.sample import Sample, fill
from bot.domain.permissions import Role
from bot.errors import InputFault
from bot.settings import Settings
from bot.simulator import State, create_app, serve

_PLAN = "mau-2026"
#: a Thursday, five working days before the last day of November's period
_START = "2026-11-12T08:00"
_TOKEN = "1:demo"  # noqa: S105  # the simulator's own, of no use anywhere else


def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help=words()("demo-help-port"))] = 8080,
    now: Annotated[str, typer.Option(help=words()("demo-help-now"))] = _START,
) -> None:
    """Start everything for a look around; it is all forgotten when it ends."""
    edge.log_to_stderr(quiet=True)
    asyncio.run(_demo(port, _moment(now)))


async def _demo(port: int, start: datetime) -> None:
    sample, invitation = Sample.of(_PLAN), secrets.token_urlsafe(16)
    role_names = {role: words()(f"role-{role}") for role in Role}
    state = State(_TOKEN, now=start)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="dienhinh-")))
        simulator = create_app(state, cast=sample.cast(invitation, role_names))
        try:
            async with serve(simulator, port=port) as url:
                read = _settings(folder, url)
                _prepare(read, sample, invitation, start)
                typer.echo(words()("demo-ready", url=url))
                await composition.run(read)
        except OSError:
            raise InputFault("port-taken", port=port) from None


def _settings(folder: Path, url: str) -> Settings:
    return settings.read(
        bot_token=_TOKEN,
        bot_api_base_url=url,
        bot_proxy_url=None,
        bot_webhook_url=None,
        bot_webhook_secret=None,
        bot_webhook_listen=None,
        bot_metrics_listen=None,
        database_url=f"sqlite:///{folder / 'demo.db'}",
        bot_files_url=str(folder / "files"),
        bot_plans=_PLAN,
        bot_now=f"{url}/sim/clock",
        bot_holidays=None,
        bot_admins="",
    )


def _prepare(read: Settings, sample: Sample, invitation: str, start: datetime) -> None:
    aware = start if start.tzinfo else start.replace(tzinfo=read.timezone)
    deployment = composition.deployment(read, read.bot_plans, today=aware)
    with edge.database(read) as database, database.transaction() as session:
        fill(session, deployment, sample, token=invitation, now=aware)


def _moment(written: str) -> datetime:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        raise InputFault("clock-unreadable", value=written) from None
