"""The commands of `dienhinh`, a module each; `bot.cli` joins them."""

from __future__ import annotations

import os
from functools import cache

from bot import settings
from bot.errors import InputFault
from bot.texts import LANGUAGES, Texts, texts


def words() -> Texts:
    """The sentences in the language of BOT_LOCALE; Vietnamese when that is unset or unknown."""
    return texts(_language(os.environ.get("BOT_LOCALE")))


@cache
def _language(_environment: str | None) -> str:
    """The language that the environment or `.env` asks for; read once, for every help text asks."""
    language = settings.language()
    return language if language in LANGUAGES else "vi"


def worded(fault: InputFault) -> str:
    """The sentence of a fault, for the person at the keyboard."""
    values = {name: value if isinstance(value, int | float) else str(value) for name, value in fault.values.items()}
    return words()(fault.key, **values)
