"""A simulator over real HTTP, and the gateway with a small bot behind it that repeats what it hears."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, col, func, select
from telegram import Update

from bot.clock import StartedClock, wall
from bot.gateway.connection import application, initialize
from bot.gateway.fetcher import Fetcher
from bot.gateway.heartbeat import Heartbeat
from bot.gateway.holding import RENEWED, Holding
from bot.gateway.metrics import Metrics, Watched
from bot.gateway.owner import is_gone, own_name
from bot.gateway.polling import Poller
from bot.gateway.processor import Processor
from bot.gateway.request import AioRequest
from bot.gateway.runtime import Gateway, WayIn
from bot.gateway.sender import Sender
from bot.gateway.standby import Standby
from bot.gateway.webhook import Webhook
from bot.replies.reply import Reply
from bot.settings import Settings
from bot.simulator import State, create_app, serve
from bot.simulator.client import Simulator, connect
from bot.storage import inbox, outbox
from bot.storage.database import Database, Door
from bot.storage.files import FileStore
from bot.storage.tables import AccessRequestRow
from bot.storage.turn import Turn

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MORNING = datetime(2026, 11, 12, 8, 0, tzinfo=ZONE)
TOKEN = "1:sample"

#: for a test whose matter has nothing to do with the database
on_sqlite_alone = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@dataclass
class World:
    """What outlives a process: the simulator, the database, the folder of files; and what the tests look at."""

    url: str
    simulator: Simulator
    database: Database
    folder: Path
    clock: StartedClock
    unreachable: list[int] = field(default_factory=list)
    gone_by: timedelta = timedelta(0)

    def wall(self) -> datetime:
        """The machine's own time, on which nobody but `pass_to` has a hand."""
        return wall() + self.gone_by

    async def pass_to(self, moment: datetime) -> None:
        """Time goes by, for the bot, for Telegram and on the machine."""
        self.gone_by += moment - self.clock.now()
        self.clock.set(moment)
        await self.simulator.set_clock(moment)

    def see(self, verb: Callable[..., Any], /, *args: Any) -> Any:
        return self.database.run(verb, *args)

    @property
    def effects(self) -> list[str]:
        """What the bot took down, in the order in which it happened."""
        return self.see(
            lambda session: list(session.exec(select(AccessRequestRow.words).order_by(AccessRequestRow.id)))
        )

    def effects_of(self, chat_id: int) -> list[str]:
        mine = select(AccessRequestRow.words).where(AccessRequestRow.chat_id == chat_id)
        return self.see(lambda session: list(session.exec(mine.order_by(col(AccessRequestRow.id)))))

    def count_effects(self) -> int:
        return self.see(lambda session: session.exec(select(func.count()).select_from(AccessRequestRow)).one())


class Bot:
    """One process of the bot, as the composition root would build it."""

    def __init__(self, world: World, **options: Any) -> None:
        self.world = world
        self.door = Door(world.database)
        settings = Settings(_env_file=None, bot_token=TOKEN, bot_api_base_url=world.url)
        self.metrics = Metrics()
        request = Watched(
            options.pop("request", None) or AioRequest(read_timeout=options.pop("patience", 15.0)), self.metrics
        )
        self.application = application(settings, request=request)
        self.options = options
        self.handle: Callable[[Update], Awaitable[None]] = options.pop("handle", None) or self.repeat
        self.replies: Callable[[str], list[Reply]] = options.pop("replies", None) or (lambda text: [Reply(text)])
        self.stop = asyncio.Event()
        self.first_wait = 0.02
        self.owner = own_name()

    async def repeat(self, update: Update) -> None:
        """Take down what was said and repeat it, in one transaction, as every handler does."""
        if update.message or update.callback_query:
            await self.door(self.take_down, update, self.world.clock.now())

    def take_down(self, session: Session, update: Update, now: datetime) -> None:
        text = update.message.text if update.message else "tap"
        query = update.callback_query
        chat_id = update.effective_chat.id
        session.add(AccessRequestRow(chat_id=chat_id, sender_name="-", words=text, asked_at=now))
        outbox.add_replies(
            session,
            chat_id=chat_id,
            update_id=update.update_id,
            replies=self.replies(text),
            now=now,
            query_id=query.id if query else None,
            tapped_message_id=query.message.message_id if query else None,
        )
        inbox.done(session, update.update_id, self.owner, now)

    def build(self) -> Gateway:
        bot, clock, world = self.application.bot, self.world.clock, self.world
        self.sender = Sender(
            bot,
            self.options.get("sender_door", self.door),
            self.options.get("word", lambda _session, _chat, note: Reply(note["text"])),
            clock,
            unreachable=lambda _session, chat_id, _now: world.unreachable.append(chat_id),
            wall_time=world.wall,
            replied=self.metrics.replied,
            may_broadcast=lambda: not isinstance(self.way, Standby) or self.way.has_turn,
            owner=self.owner,
        )
        self.processor = Processor(
            self.handle,
            self.door,
            clock,
            bot,
            holding=Holding(self.door, self.owner, gone=self.options.get("gone", is_gone)),
            on_poison=self.sorry,
            after=self.sender.wake,
            retry_after=0.02,
            most=self.options.get("most", 500),
            slots=self.options.get("slots", 64),
            look=self.options.get("look", 1.0),
            renew=self.options.get("renew", RENEWED),
        )
        self.fetcher = Fetcher(bot, self.door, FileStore(world.folder), first_wait=self.first_wait)
        self.way = self.way_in()
        if self.options.get("standby"):
            self.way = Standby(self.way, Turn(world.database), every=0.05)
        return Gateway(ways_in=[self.way], processor=self.processor, sender=self.sender, beside=[self.fetcher])

    def way_in(self) -> WayIn:
        """The poll loop; with the option `webhook`, a webhook of these settings. `door` is its own way to the inbox."""
        bot, clock, processor = self.application.bot, self.world.clock, self.processor
        received, door = self.metrics.received, self.options.get("door", self.door)
        heart = {
            "heartbeat": Heartbeat(bot, self.door, clock, wall=self.world.wall, every=self.options.get("beat", 20.0))
        }
        if webhook := self.options.get("webhook"):
            every = self.options.get("every", 45.0)
            room = {"arrived": processor.wake, "has_room": lambda: processor.has_room}
            return Webhook(bot, door, clock, webhook, every=every, received=received, **heart, **room)
        hold = {"hold": self.options.get("hold", 5.0), "grace": self.options.get("grace", 10.0)}
        room = {"arrived": processor.wake, "room": processor.room}
        return Poller(bot, door, clock, received=received, **heart, **hold, **room)

    def sorry(self, session: Session, update_id: int, chat_id: int | None, now: datetime) -> None:
        if chat_id is not None:
            outbox.add_replies(session, chat_id=chat_id, update_id=update_id, replies=[Reply("sorry")], now=now)

    async def start(self) -> None:
        await initialize(self.application)
        self.task = asyncio.create_task(self.build().run(self.stop))

    async def end(self) -> None:
        """Stop in good order. Raises what ended the run before."""
        self.stop.set()
        try:
            await self.task
        finally:
            await self.shut()

    async def kill(self) -> None:
        """Drop everything at once, as a crash would."""
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)
        await self.shut()

    async def shut(self) -> None:
        await self.application.shutdown()
        self.door.close()


@contextlib.asynccontextmanager
async def a_world(folder: Path, database_url: str) -> AsyncIterator[World]:
    """A fresh simulator next to that database."""
    database = Database(database_url)
    async with serve(create_app(State(token=TOKEN))) as url, connect(url) as simulator:
        yield World(url, simulator, database, folder / "files", StartedClock(MORNING, ZONE))
    database.close()


@contextlib.asynccontextmanager
async def running(world: World, **options: Any) -> AsyncIterator[Bot]:
    """A bot that runs while inside and stops in good order."""
    bot = Bot(world, **options)
    await bot.start()
    try:
        yield bot
    finally:
        if not bot.task.done():
            await bot.end()


async def eventually(true: Callable[[], bool], within: float = 8.0) -> None:
    """Wait until something has become true."""
    async with asyncio.timeout(within):
        while not true():  # noqa: ASYNC110  # what is waited for lies in a database, and rings no bell
            await asyncio.sleep(0.02)
