"""A deployment for each test; the roster is taken in and the links are made once for all of them."""

import asyncio
import itertools
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks import results
from bot.storage.copying import copy
from bot.storage.database import Database
from tests.conftest import HOMES
from tests.postgresql import Server

from .deployment import Deployment, copied, deployed, invited

#: makes a further deployment with its roster, before `dienhinh run`, for as long as one is inside
Anew = Callable[[], AbstractAsyncContextManager[Deployment]]
#: keeps a row of figures: the table, the row, and its figures by name
Record = Callable[[str, str, results.Figures], None]


@dataclass(frozen=True)
class Prepared:
    """A folder with units and open invitations in its database, and the tokens of the links."""

    folder: Path
    tokens: dict[str, str]

    def copy_to(self, url: str) -> None:
        """Put the same into an empty database elsewhere."""
        with closing(Database(f"sqlite:///{self.folder}/data/dienhinh.db")) as source, closing(Database(url)) as target:
            copy(source, target)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    folder = tmp_path_factory.mktemp("prepared")

    async def prepare() -> dict[str, str]:
        async with deployed(folder) as deployment:
            return await invited(deployment)

    return Prepared(folder, asyncio.run(prepare()))


@pytest.fixture
async def deployment(prepared: Prepared, tmp_path: Path) -> AsyncIterator[Deployment]:
    """A deployment with its roster, before `dienhinh run`."""
    async with deployed(copied(prepared.folder, tmp_path)) as made:
        yield made
    assert "Traceback" not in made.log


@pytest.fixture
async def running(deployment: Deployment) -> Deployment:
    """The same with the bot running."""
    await deployment.start()
    return deployment


@pytest.fixture(scope="session")
def prepared_server(prepared: Prepared, postgresql: Server) -> Server:
    """The PostgreSQL server with a template `prepared`: the same units and invitations."""
    postgresql.do("CREATE DATABASE prepared TEMPLATE template0")
    prepared.copy_to(postgresql.url("prepared"))
    return postgresql


@pytest.fixture
def prepared_url(prepared_server: Server) -> Iterator[str]:
    """The address of a prepared database of one's own on PostgreSQL."""
    with prepared_server.fresh(template="prepared") as url:
        yield url


@pytest.fixture
async def on_postgresql(prepared_url: str, tmp_path: Path) -> AsyncIterator[Deployment]:
    """A deployment with its roster on PostgreSQL, before `dienhinh run`."""
    async with deployed(tmp_path, DATABASE_URL=prepared_url) as made:
        yield made
    assert "Traceback" not in made.log


@pytest.fixture(params=HOMES)
def on_each_home(request: pytest.FixtureRequest) -> Deployment:
    """A deployment with its roster, on each home in turn."""
    made: Deployment = request.getfixturevalue("deployment" if request.param == "sqlite" else "on_postgresql")
    return made


@pytest.fixture(params=HOMES)
def anew(request: pytest.FixtureRequest, prepared: Prepared, tmp_path: Path) -> Anew:
    """As many deployments as one likes, all on one home, on each in turn."""
    numbers = itertools.count()

    @asynccontextmanager
    async def on_sqlite() -> AsyncIterator[Deployment]:
        folder = tmp_path / str(next(numbers))
        folder.mkdir()
        async with deployed(copied(prepared.folder, folder)) as made:
            yield made
        assert "Traceback" not in made.log

    @asynccontextmanager
    async def on_server() -> AsyncIterator[Deployment]:
        folder = tmp_path / str(next(numbers))
        folder.mkdir()
        server: Server = request.getfixturevalue("prepared_server")
        with server.fresh(template="prepared") as url:
            async with deployed(folder, DATABASE_URL=url) as made:
                yield made
            assert "Traceback" not in made.log

    if request.param == "postgresql":
        request.getfixturevalue("prepared_server")
    return on_sqlite if request.param == "sqlite" else on_server


@pytest.fixture
def record(request: pytest.FixtureRequest) -> Record:
    """Keeps figures with `--record`; without, they are only shown when asked for with `-rP`."""

    def keep(table: str, row: str, figures: results.Figures) -> None:
        sys.stdout.write(f"{table}: {row}: {figures}\n")
        if request.config.getoption("--record"):
            results.record(table, row, figures)

    return keep
