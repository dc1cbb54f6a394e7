"""Where an exception came from, for the log."""

from __future__ import annotations

import traceback


def where(fault: BaseException) -> str:
    """The stack without the message: what people wrote may stand in a message, and has no place in a log."""
    return "".join(traceback.format_tb(fault.__traceback__))
