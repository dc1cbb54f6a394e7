"""One process at a time runs the bot on a SQLite file: an operating system's lock, free again when its holder dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import InputFault

if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

    #: how the system says that another process holds a lock
    _TAKEN: type[OSError] = PermissionError
else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    _TAKEN = BlockingIOError


@contextmanager
def sole(url: str) -> Iterator[None]:
    """Hold `<database>.lock` while inside; other databases than SQLite files know their own locks.

    The file stays when its lock is given back: to remove it would let two processes lock two files of one name.
    Raises InputFault when another process holds it, or when the file cannot be made.
    """
    path = _path(url)
    if path is None:
        yield
        return
    file = _opened(path)
    try:
        try:
            _lock(file)
        except _TAKEN:
            raise InputFault("database-in-use", path=path.as_posix()) from None
        except OSError as fault:
            raise _unlockable(path, fault) from None
        yield
    finally:
        # closing gives the lock back
        os.close(file)


def _path(url: str) -> Path | None:
    """The file of a SQLite database; a URL that cannot be read is for the database itself to refuse."""
    try:
        read = make_url(url)
    except ArgumentError:
        return None
    if read.get_backend_name() != "sqlite" or read.database in (None, "", ":memory:"):
        return None
    # one file has one lock, whatever links lead to it
    return Path(str(read.database)).resolve()


def _opened(path: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise InputFault("database-folder", path=path.as_posix(), reason=fault.strerror or "") from None
    try:
        return os.open(path.with_name(f"{path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as fault:
        raise _unlockable(path, fault) from None


def _unlockable(path: Path, fault: OSError) -> InputFault:
    return InputFault("database-cannot-open", path=f"{path.as_posix()}.lock", reason=fault.strerror or "")
