"""Pushes updates to the bot's webhook, one after the other, until each is answered with 2xx."""

import asyncio

import aiohttp

from bot.simulator.state import State
from bot.simulator.updates import Item

FIRST_PAUSE = 0.2
LONGEST_PAUSE = 5.0
PATIENCE = aiohttp.ClientTimeout(total=30)


async def push(state: State) -> None:
    """Run until cancelled; the pause before a repeat doubles up to five seconds."""
    async with aiohttp.ClientSession(timeout=PATIENCE) as session:
        pause = FIRST_PAUSE
        while not state.closed:
            item = state.updates.first() if state.webhook.url else None
            if item is None:
                await state.updates.bell.wait(60)
            elif await _delivered(state, session, item):
                pause = FIRST_PAUSE
            else:
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)


async def _delivered(state: State, session: aiohttp.ClientSession, item: Item) -> bool:
    hook = state.webhook
    headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
    try:
        async with session.post(hook.url, json=item.body, headers=headers) as response:
            fault = "" if 200 <= response.status < 300 else f"Wrong response from the webhook: {response.status}"
    except (aiohttp.ClientError, TimeoutError) as error:
        fault = f"Connection failed: {type(error).__name__}"
    if fault:
        hook.error, hook.error_date = fault, state.clock.seconds()
        return False
    state.updates.accept(item)
    return True
