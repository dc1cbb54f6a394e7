"""`python -m bot.simulator --port N --token T [--now ISO]`: the simulator alone."""

import argparse
import asyncio
import signal
import sys
from datetime import datetime

from bot.simulator import State, create_app, serve


def main() -> None:
    """Serve until interrupted; one line with the URL tells that it is ready."""
    parser = argparse.ArgumentParser(prog="python -m bot.simulator")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--token", required=True)
    parser.add_argument("--username", default="dienhinh_bot")
    parser.add_argument("--now", type=datetime.fromisoformat)
    given = parser.parse_args()
    state = State(given.token, given.username, given.now)
    asyncio.run(_run(state, given.host, given.port))


async def _run(state: State, host: str, port: int) -> None:
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with serve(create_app(state), host, port) as url:
        sys.stdout.write(f"{url}\n")
        sys.stdout.flush()
        await stop.wait()


if __name__ == "__main__":
    main()
