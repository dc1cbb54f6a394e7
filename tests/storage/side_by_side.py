"""Several at once, as replicas on one PostgreSQL are."""

import threading
from collections.abc import Callable
from typing import Any

from bot.storage.database import Database

SEVERAL = 6


def at_once(database: Database, usecase: Callable[..., Any], *args: Any, times: int = SEVERAL) -> list[Any]:
    """What a use case gives, or raises, when so many threads begin it at the same moment; each with its number."""
    begun, given = threading.Barrier(times), []

    def go(number: int) -> None:
        begun.wait()
        try:
            given.append(database.run(usecase, number, *args))
        except Exception as fault:  # noqa: BLE001  # a thread's fault is told by the test
            given.append(fault)

    threads = [threading.Thread(target=go, args=(number,)) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given
