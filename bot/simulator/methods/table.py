"""The shape that all methods share."""

from collections.abc import Callable
from typing import Any

from bot.simulator.calls import Call
from bot.simulator.state import State

Json = dict[str, Any]
Method = Callable[[State, Call], Any]
"""Takes the state and a call, gives the `result`, raises Refused."""
