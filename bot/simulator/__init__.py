"""A Bot API server and a chat page, for the demo and for tests."""

from bot.simulator.application import create_app, serve
from bot.simulator.state import State

__all__ = ["State", "create_app", "serve"]
