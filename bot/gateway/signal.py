"""Waiting for something to happen, but not for ever."""

from __future__ import annotations

import asyncio


async def happens_within(event: asyncio.Event, seconds: float) -> bool:
    """Whether the event is set by then.

    Not by `asyncio.wait_for`: before Python 3.12 it swallows a cancellation that meets the event.
    """
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return event.is_set()
    return True
