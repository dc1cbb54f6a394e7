"""The methods of the Bot API: one function and one row each."""

from bot.simulator.methods import chats, messages, profile, uploads
from bot.simulator.methods.table import Method

METHODS: dict[str, Method] = {**messages.METHODS, **uploads.METHODS, **chats.METHODS, **profile.METHODS}
"""By the lower-case name of the method."""
