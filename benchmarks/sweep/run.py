"""What the sweep of each minute costs, by how many units there are and how much was disposed.

Each unit has an officer; half of the units have sent. What depends on the machine is told as a ratio: to a plain
commit of one row, and to thirty units without a disposition.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlmodel import Session

from benchmarks.results import record
from bot.app import deployment
from bot.domain.disposition import Disposal
from bot.domain.permissions import Role
from bot.domain.roster import Tree, Unit
from bot.settings import Settings
from bot.storage import dispositions, nominations, people, units
from bot.storage.database import Database
from bot.storage.tables import AccessRequestRow
from bot.usecases import remind
from bot.usecases.deployment import Deployment

PLAN = str(Path(__file__).parent / "sweep-2026.yaml")
SIZES, DISPOSED = (30, 300, 1000), (0, 200)
TIMES = 5
#: a rung of the monthly obligation, of the yearly report, of the campaign and of the milestone
RUNG = "2026-11-16T08:00"
DISPOSABLE = (("monthly", "2026-11"), ("bao-cao-nam", "2026"), ("dot", "2026-11"), ("quy", "2026-Q4"))


def fill(session: Session, in_force: Deployment, size: int, disposed: int) -> None:
    """A commune of so many units with an officer each, half of which have sent, and so many dispositions."""
    now = datetime(2026, 11, 2, 9, tzinfo=in_force.zone)
    root = Unit(1, "UBND xã", "ủy ban nhân dân")
    below = (Unit(number, f"Thôn {number}", "thôn", parent=1) for number in range(2, size + 2))
    units.replace_all(session, Tree((root, *below)), today=date(2026, 1, 1))
    listed = list(units.tree(session))
    for number, unit in enumerate(listed):
        role = Role.REVIEWER if unit.parent is None else Role.OFFICER
        person = people.join(
            session, telegram_id=1000 + number, name=unit.name, role=role, unit_id=unit.id, language="vi", now=now
        )
        if role is Role.OFFICER and number % 2:
            nominations.submit(
                session,
                plan_id=in_force.main_plan.id,
                plan_code="SW",
                obligation_id="monthly",
                period="2026-11",
                unit_id=unit.id,
                answers={"subject": "individual", "field": "y-te", "name": "Hứa Văn Bảo", "told": "yes"},
                person_id=person.id,
                on_time=True,
                now=now,
            )
    for number in range(disposed):
        obligation, period = DISPOSABLE[number // size % len(DISPOSABLE)]
        dispositions.add(
            session,
            disposal=Disposal.EXTEND,
            plan_id=in_force.main_plan.id,
            obligation_id=obligation,
            period=period,
            unit_id=listed[1 + number % size].id,
            day=date(2026, 12, 3),
            reason="mất điện",
            letter=None,
            person_id=1,
            now=now,
        )


@contextmanager
def filled(in_force: Deployment, size: int, disposed: int) -> Iterator[Database]:
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/sweep.db")
        database.upgrade()
        with database.transaction() as session:
            fill(session, in_force, size, disposed)
        yield database
        database.close()


def timed(database: Database, verb: Callable[[Session], object]) -> float:
    begun = time.perf_counter()
    with database.transaction() as session:
        verb(session)
    return time.perf_counter() - begun


def plain(database: Database) -> float:
    """A transaction that inserts one row."""

    def insert(session: Session) -> None:
        session.add(AccessRequestRow(chat_id=1, sender_name="-", words="-", asked_at=datetime.now(UTC)))

    return statistics.median(timed(database, insert) for _ in range(50))


def measured(in_force: Deployment, size: int, disposed: int) -> tuple[float, float, float]:
    """Seconds of a sweep that queues a rung (without its commit), of one that finds nothing new, of a plain commit."""
    rung = datetime.fromisoformat(RUNG).replace(tzinfo=in_force.zone)
    with filled(in_force, size, disposed) as database:

        def undone(session: Session) -> None:
            remind.sweep(session, in_force, rung)
            session.rollback()

        loud = statistics.median(timed(database, undone) for _ in range(TIMES))
        timed(database, lambda session: remind.sweep(session, in_force, rung))
        later = rung + timedelta(hours=2)
        quiet = [timed(database, lambda session: remind.sweep(session, in_force, later)) for _ in range(TIMES)]
        return loud, statistics.median(quiet), plain(database)


def main() -> None:
    in_force = deployment(Settings(_env_file=None), (PLAN,), today=datetime(2026, 11, 1, tzinfo=UTC))  # type: ignore[call-arg]
    least: tuple[float, float] | None = None
    measured(in_force, SIZES[0], 0)  # what is loaded only once
    for disposed in DISPOSED:
        for size in SIZES:
            loud, quiet, commit = measured(in_force, size, disposed)
            least = least or (loud, quiet)
            figures = {
                "seconds": round(quiet, 3),
                "plain commits": round(quiet / commit, 1),
                "of 30 units": round(quiet / least[1], 1),
                "seconds at a rung": round(loud, 3),
                "a rung, of 30 units": round(loud / least[0], 1),
            }
            print(f"{size:5} units, {disposed:3} dispositions: {figures}", flush=True)
            if "--record" in sys.argv:
                record("sweep", f"{size:4} units, {disposed} dispositions", figures)


if __name__ == "__main__":
    main()
