"""The composition root: reads the settings once, builds everything, registers the handlers, and runs it."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import structlog
from sqlmodel import Session
from telegram import Bot, BotCommand
from telegram.error import TelegramError
from telegram.ext import Application

from bot import clock as clocks
from bot import handlers
from bot.clock import Clock, RemoteClock
from bot.domain.schedule import is_quiet
from bot.errors import InputFault
from bot.gateway import connection
from bot.gateway.dispatch import Dispatch
from bot.gateway.fetcher import Fetcher
from bot.gateway.health import Health, watched
from bot.gateway.heartbeat import Heartbeat
from bot.gateway.holding import Holding
from bot.gateway.mail import Mailer
from bot.gateway.metrics import Metrics, Watched
from bot.gateway.owner import is_gone, own_name
from bot.gateway.polling import Poller
from bot.gateway.processor import Processor
from bot.gateway.request import AioRequest
from bot.gateway.runtime import Beside, Gateway, WayIn
from bot.gateway.sender import Sender
from bot.gateway.standby import Anywhere, Standby
from bot.gateway.webhook import Webhook
from bot.handlers.reception import Reception
from bot.phrases import load_lexicon
from bot.plans import load
from bot.reading import (
    chasing_words,
    declaring_words,
    hearsay_words,
    reading_words,
    reminding_words,
    sharing_words,
    with_days_of,
)
from bot.settings import MailSettings, Settings, WebhookSettings
from bot.storage import people, units
from bot.storage.database import Database, Door
from bot.storage.files import FileStore
from bot.storage.turn import Turn
from bot.texts import texts
from bot.understanding import Understanding
from bot.usecases import by_mail, outages, reach, remind
from bot.usecases import tidy as tidying
from bot.usecases.deployment import Deployment
from bot.workdays import work_calendar

_SWEEP_SECONDS = 60
_TIDY_SECONDS = 3600
#: APScheduler drops a job that is later than a second by default, silently
_SCHEDULER = {"misfire_grace_time": 300, "coalesce": True, "max_instances": 1}
_log = structlog.get_logger(__name__)


def deployment(settings: Settings, plan_ids: tuple[str, ...], *, today: datetime) -> Deployment:
    """What the use cases run with. Raises InputFault for a faulty plan or holiday file, or when no plan is named."""
    if not plan_ids:
        raise InputFault("no-plan")
    plans = tuple(load(reference) for reference in plan_ids)
    for name in ("id", "code"):
        taken = [getattr(plan, name) for plan in plans]
        twice = next((value for value in taken if taken.count(value) > 1), None)
        if twice is not None:
            raise InputFault("plans-alike", key=name, value=twice)
    first = min(today.year, *(plan.term.start.year for plan in plans)) - 1
    last = max(today.year, *(plan.term.end.year for plan in plans)) + 2
    return Deployment(
        plans=plans,
        calendar=work_calendar(range(first, last), settings.bot_holidays),
        understanding=Understanding(load_lexicon("vi")),
        words=with_days_of(reading_words("vi"), reading_words("en")),
        hearsay=hearsay_words(),
        declaring=declaring_words(),
        chasing=chasing_words(),
        sharing=sharing_words(),
        reminding=reminding_words(),
        mails=settings.mail is not None,
        zone=settings.timezone,
        language=settings.bot_locale,
        admins=frozenset(settings.bot_admins),
    )


@dataclass(frozen=True)
class Running:
    """What a running bot consists of."""

    application: Application[Any, Any, Any, Any, Any, Any]
    gateway: Gateway
    sender: Sender
    heartbeat: Heartbeat
    door: Door
    clock: Clock
    deployment: Deployment
    mailer: Mailer | None = None


async def run(settings: Settings, *, stop: asyncio.Event | None = None) -> None:
    """Run the bot until it is told to stop. Raises InputFault for what the deployer has to mend."""
    clock = clocks.from_setting(settings.bot_now, settings.timezone, api_is_loopback=settings.api_is_loopback)
    metrics = Metrics()
    request = Watched(AioRequest(proxy=settings.bot_proxy_url), metrics)
    application = connection.application(settings, request=request)
    webhook = settings.webhook
    if isinstance(clock, RemoteClock):
        await clock.begin()
    in_force = deployment(settings, settings.bot_plans, today=clock.now())
    database = Database(settings.database)
    database.upgrade()
    store = FileStore(settings.files)
    door = Door(database)
    try:
        # first of all, for Telegram may be out of reach for long
        async with watched(Health(door, clock, metrics), settings.metrics):
            await connection.initialize(application)
            await door(_drop_admins, in_force.admins, clock.now())
            in_force = _named(in_force, application.bot.username)
            await door(_warm_up, in_force)
            running = _wire(application, database, door, clock, in_force, store, webhook, metrics, settings.mail)
            await _carry(running, stop or _stop_on_signals())
    finally:
        await application.shutdown()
        door.close()
        database.close()


def _drop_admins(session: Session, named: frozenset[int], now: datetime) -> None:
    """Who was admin by the setting alone is none once it no longer names them."""
    ended = people.end_admins(session, but=named, now=now)
    if ended:
        _log.info("admins ended", count=ended)


def _warm_up(session: Session, in_force: Deployment) -> None:
    """Learn the names of plans and units before the first text comes: what is being sent would wait meanwhile."""
    tree = units.tree(session)
    for plan in in_force.plans:
        in_force.reader(plan, tree)


def _named(in_force: Deployment, username: str) -> Deployment:
    """The deployment that knows its bot's name, for the links it makes."""
    return replace(in_force, bot_username=username)


def _wire(
    application: Application[Any, Any, Any, Any, Any, Any],
    database: Database,
    door: Door,
    clock: Clock,
    in_force: Deployment,
    store: FileStore,
    settings: WebhookSettings | None,
    metrics: Metrics,
    mail: MailSettings | None,
) -> Running:
    owner = own_name()
    # a SQLite file has one process: whoever else held something is no more
    gone = is_gone if database.on_postgresql else owner.__ne__
    reception = Reception(door, in_force, clock, owner)
    handlers.register(application, reception)
    sender = Sender(
        application.bot,
        door,
        reception.worded,
        clock,
        unreachable=reach.lose,
        replied=metrics.replied,
        owner=owner,
        # several processes that broadcast would together be too fast for Telegram
        may_broadcast=lambda: standby is None or standby.has_turn,
        is_quiet=lambda now: is_quiet(in_force.local(now), in_force.calendar),
    )
    fetcher = Fetcher(application.bot, door, store)

    def after() -> None:
        sender.wake()
        fetcher.wake()

    bot = application.bot
    holding = Holding(door, owner, gone=gone)
    heartbeat = Heartbeat(bot, door, clock)
    processor = Processor(
        Dispatch(application), door, clock, bot, holding=holding, on_poison=reception.sorry, after=after
    )
    way_in = _way_in(settings, bot, door, clock, heartbeat, processor, metrics)
    polls = settings is None
    standby = Standby(way_in if polls else Anywhere(), Turn(database)) if database.on_postgresql else None
    ways_in = [way_in] if standby is None else [standby] if polls else [standby, way_in]

    def rests() -> bool:
        return is_quiet(in_force.local(clock.now()), in_force.calendar)

    mailer = None if mail is None else Mailer(mail, door, reception.lettered, is_quiet=rests)
    beside: list[Beside] = [fetcher] if mailer is None else [fetcher, mailer]
    gateway = Gateway(ways_in=ways_in, processor=processor, sender=sender, beside=beside)
    return Running(application, gateway, sender, heartbeat, door, clock, in_force, mailer)


def _way_in(
    settings: WebhookSettings | None,
    bot: Bot,
    door: Door,
    clock: Clock,
    heartbeat: Heartbeat,
    processor: Processor,
    metrics: Metrics,
) -> WayIn:
    """The webhook of these settings; without any, the poll loop."""
    if settings is None:
        return Poller(
            bot,
            door,
            clock,
            heartbeat=heartbeat,
            arrived=processor.wake,
            room=processor.room,
            received=metrics.received,
        )
    return Webhook(
        bot,
        door,
        clock,
        settings,
        heartbeat=heartbeat,
        arrived=processor.wake,
        has_room=lambda: processor.has_room,
        received=metrics.received,
    )


async def _carry(running: Running, stop: asyncio.Event) -> None:
    async def mail() -> None:
        if running.mailer is not None:
            await running.door(by_mail.queue, running.deployment, running.clock.now())
            running.mailer.wake()

    async def sweep(_: object = None) -> None:
        if await running.heartbeat.lost():
            # who has met what is due meanwhile lies in Telegram
            await mail()
            return
        queued = await running.door(_sweep, running.deployment, running.clock.now())
        if queued:
            _log.info("reminders queued", count=queued)
            running.sender.wake()
            if running.mailer is not None:
                running.mailer.wake()

    async def tidy(_: object = None) -> None:
        await running.door(tidying.tidy, running.clock.now())

    application = running.application
    if application.job_queue is None:
        raise RuntimeError("the job queue is not installed")
    application.job_queue.run_repeating(sweep, interval=_SWEEP_SECONDS, first=0.5, job_kwargs=_SCHEDULER)
    application.job_queue.run_repeating(tidy, interval=_TIDY_SECONDS, first=60, job_kwargs=_SCHEDULER)
    await application.start()
    following = _follow(running.clock, sweep)
    naming = asyncio.create_task(_introduce(running))
    _log.info("running", plans=[plan.id for plan in running.deployment.plans], now=running.clock.now().isoformat())
    try:
        await running.gateway.run(stop)
    finally:
        for task in (following, naming):
            if task is not None:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task
        await application.stop()


def _sweep(session: Session, in_force: Deployment, now: datetime) -> int:
    # the sweep first: it sees to it that what others do meanwhile is not in its way
    return remind.sweep(session, in_force, now) + outages.tell(session, in_force, now)


def _follow(clock: Clock, sweep: Callable[[], Any]) -> asyncio.Task[None] | None:
    """A clock that somebody moves: a jump sweeps at once."""
    return asyncio.create_task(clock.follow(sweep)) if isinstance(clock, RemoteClock) else None


async def _introduce(running: Running) -> None:
    """Tell Telegram what the menu and the empty chat show; of no weight when it fails."""
    words = texts(running.deployment.language)
    menu = [BotCommand(name, words(f"command-{name}")) for name in handlers.COMMANDS]
    with contextlib.suppress(TelegramError):
        await running.application.bot.set_my_commands(menu)
        await running.application.bot.set_my_description(words("bot-about"))


def _stop_on_signals() -> asyncio.Event:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        # not every system lets a loop take signals
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, stop.set)
    return stop
