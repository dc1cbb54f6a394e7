"""A deployment as its owner has it: a folder, `dienhinh` in processes of its own, and a Telegram to talk to."""

import asyncio
import contextlib
import os
import shutil
import signal
import sqlite3
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg.types.string import TextLoader

from bot.simulator.client import Heard, Person, Simulator, connect

ROOT = Path(__file__).resolve().parent.parent.parent
PLAN = "mau-2026"
ROSTER = ROOT / "samples" / "rosters" / f"{PLAN}.csv"
TOPMOST = "UBND xã Tân Lập"
TOKEN = "2026:end-to-end"
#: an evening: reminders keep still until the clock is moved
START = "2026-11-11T21:00:00+07:00"
#: a process needs a while to start on a busy machine
PATIENCE = 30.0


@dataclass(frozen=True)
class Done:
    """What a command left: its exit code and what it printed."""

    code: int
    out: str
    err: str


async def dienhinh(folder: Path, *words: str | Path, stdin: str = "", **settings: str) -> Done:
    """Type a command in a folder, with these settings in the environment."""
    process = await _started(folder, "bot", *map(str, words), settings=settings, stdin=PIPE)
    async with asyncio.timeout(PATIENCE * 2):
        out, err = await process.communicate(stdin.encode())
    return Done(process.returncode or 0, out.decode(), err.decode())


async def unread(folder: Path, *words: str) -> int:
    """Type a command into a pipe whose reader has gone; gives the exit code."""
    reader, writer = os.pipe()
    os.close(reader)
    process = await _started(folder, "bot", *words, settings={}, stdout=writer, stderr=DEVNULL)
    os.close(writer)
    async with asyncio.timeout(PATIENCE):
        return await process.wait()


@dataclass
class Deployment:
    """A folder, a database in it or on a server, and a simulator that outlives every process of the bot.

    `processes` are the replicas that were started, by their number; who has but one never speaks of numbers.
    """

    folder: Path
    url: str
    simulator: Simulator
    settings: dict[str, str] = field(default_factory=dict)
    processes: dict[int, Process] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.settings = {
            "BOT_TOKEN": TOKEN,
            "BOT_API_BASE_URL": self.url,
            "BOT_PLANS": PLAN,
            "BOT_NOW": f"{self.url}/sim/clock",
            **self.settings,
        }

    async def type(self, *words: str | Path, stdin: str = "", **settings: str) -> Done:
        """Type a command, with the deployment's settings."""
        return await dienhinh(self.folder, *words, stdin=stdin, **(self.settings | settings))

    async def start(self, replica: int = 0, **settings: str) -> None:
        """`dienhinh run`, with settings of its own if need be; what it logs goes to bot.log."""
        with (self.folder / "bot.log").open("ab") as log:
            self.processes[replica] = await _started(
                self.folder, "bot", "run", settings=self.settings | settings, stdout=DEVNULL, stderr=log
            )

    async def kill(self, replica: int = 0) -> None:
        """`kill -9`."""
        process = self.processes[replica]
        assert process.returncode is None, f"it had ended by itself:\n{self.log[-2000:]}"
        process.send_signal(signal.SIGKILL)
        await process.wait()

    async def stop(self, replica: int = 0, *, within: float = 10.0) -> int:
        """SIGTERM, as a service manager sends it; gives the exit code."""
        process = self.processes[replica]
        process.terminate()
        async with asyncio.timeout(within):
            return await process.wait()

    async def end(self) -> None:
        """Whatever still runs is ended."""
        for replica, process in self.processes.items():
            if process.returncode is None:
                await self.kill(replica)

    async def idle(self, within: float = PATIENCE) -> None:
        """Wait until nothing waits to be read, done or said."""
        async with asyncio.timeout(within):
            while await self._busy():  # noqa: ASYNC110  # a database rings no bell
                await asyncio.sleep(0.05)

    async def _busy(self) -> bool:
        if (await self.simulator.updates())["pending"]:
            return True
        open_ = "SELECT EXISTS (SELECT 1 FROM inbox WHERE done_at IS NULL AND set_aside_at IS NULL)"
        unsent = "SELECT EXISTS (SELECT 1 FROM outbox WHERE closed_at IS NULL)"
        return bool(self.ask(open_)[0][0] or self.ask(unsent)[0][0])

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        """Look into the database from outside. On either home, JSON comes as it is written."""
        if not self.settings.get("DATABASE_URL"):
            with contextlib.closing(sqlite3.connect(self.folder / "data" / "dienhinh.db")) as database:
                return database.execute(question).fetchall()
        with psycopg.connect(self.database_url.replace("+psycopg", ""), autocommit=True) as connection:
            connection.adapters.register_loader("json", TextLoader)
            return connection.execute(question.encode()).fetchall()

    @property
    def home(self) -> str:
        """What the database is."""
        return "PostgreSQL" if self.settings.get("DATABASE_URL") else "SQLite"

    @property
    def database_url(self) -> str:
        """The address of the database, as the bot itself reads it."""
        return self.settings.get("DATABASE_URL") or f"sqlite:///{self.folder / 'data' / 'dienhinh.db'}"

    @property
    def log(self) -> str:
        path = self.folder / "bot.log"
        return path.read_text(encoding="utf-8") if path.exists() else ""


@contextlib.asynccontextmanager
async def deployed(folder: Path, **settings: str) -> AsyncIterator[Deployment]:
    """A deployment whose Telegram runs; the bot itself waits to be started."""
    process = await _started(folder, "bot.simulator", "--token", TOKEN, "--now", START, settings={}, stderr=DEVNULL)
    try:
        url = (await _first_line(process)).strip()
        async with connect(url) as simulator:
            made = Deployment(folder, url, simulator, settings)
            try:
                yield made
            finally:
                await made.end()
    finally:
        process.kill()
        await process.wait()


async def invited(deployment: Deployment) -> dict[str, str]:
    """Take the roster in and invite a reviewer and an officer of every unit; gives the tokens by unit."""
    assert (await deployment.type("roster", "import", ROSTER)).code == 0
    reviewer = await deployment.type("roster", "invite", TOPMOST, "--role", "reviewer")
    officers = await deployment.type("roster", "invite", "--all")
    rows = [line.split("\t") for line in (reviewer.out + officers.out).splitlines()]
    return {unit: link.rpartition("=")[2] for unit, _, link in rows}


async def joined(deployment: Deployment, number: int, name: str, token: str, address: str = "Chị") -> Person:
    """Somebody opens their link, says yes, and says how they want to be called."""
    person = await deployment.simulator.person(number, name)
    await person.say(f"/start {token}")
    await person.wait_for("Đúng tên và đơn vị", PATIENCE)
    await tap(person, "Đúng, tham gia")
    await tap(person, address)
    return person


async def tap(person: Person, label: str) -> Heard:
    """Press a button and hear the answer, which is a new message."""
    await person.tap(label)
    return await answer(person)


async def say(person: Person, text: str) -> Heard:
    """Write and hear the answer."""
    await person.say(text)
    return await answer(person)


async def answer(person: Person, within: float = PATIENCE) -> Heard:
    """The next new message of the bot."""
    event = await person.wait_event(lambda each: each["type"] == "message" and each["message"]["by_bot"], within)
    return Heard(event["message"])


async def spoken(person: Person) -> list[str]:
    """Everything that the bot has ever written to somebody."""
    return [str(m.get("text") or m.get("caption") or "") for m in await _all(person) if m["by_bot"]]


async def _all(person: Person) -> list[dict[str, Any]]:
    return await person.simulator.messages(person.chat)


async def _first_line(process: Process) -> str:
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE):
        return (await process.stdout.readline()).decode()


async def _started(
    folder: Path,
    module: str,
    *words: str,
    settings: dict[str, str],
    stdin: int | None = None,
    stdout: int = PIPE,
    stderr: Any = PIPE,
) -> Process:
    """A process of this checkout that sees these settings and nothing of the developer's own."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TZ") if name in os.environ}
    environment |= {"PYTHONPATH": str(ROOT), "COLUMNS": "200", **settings}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *words, cwd=folder, env=environment, stdin=stdin, stdout=stdout, stderr=stderr
    )


def copied(prepared: Path, folder: Path) -> Path:
    """A folder of one's own with the data of a prepared one."""
    shutil.copytree(prepared / "data", folder / "data")
    return folder
