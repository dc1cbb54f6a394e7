"""The name under which a process holds leases, and how to tell that its holder is no more."""

from __future__ import annotations

import os
import secrets
import socket
from pathlib import Path


def own_name() -> str:
    """Machine, process and a number of its own for each start."""
    return f"{_machine()}:{os.getpid()}:{secrets.token_hex(4)}"


def is_gone(owner: str) -> bool:
    """Whether a name is that of a process of this machine that no longer runs; of another machine nobody can tell.

    One with our own process number is a former self: in a container the numbers are the same at every start.
    """
    machine, _, process = owner.rpartition(":")[0].rpartition(":")
    if machine != _machine() or not process.isdigit():
        return False
    return int(process) == os.getpid() or not _runs(int(process))


def _machine() -> str:
    """The host, and where containers share its name the numbering of processes that one of them has to itself."""
    try:
        numbering = "".join(filter(str.isdigit, str(Path("/proc/self/ns/pid").readlink())))
    except OSError:
        numbering = ""
    return f"{socket.gethostname()}-{numbering}"


def _runs(process: int) -> bool:
    if os.name != "posix":  # elsewhere asking would end the process
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
