"""Leaving what is awaited, by button or in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.usecases import awaited_papers, below_reminders, chase_texts, declare_texts
from bot.usecases.turn import Outcome, Turn, cancel


def leave(turn: Turn, awaited: Mapping[str, Any]) -> tuple[Outcome, ...]:
    """What was awaited is no longer; what can go on without it does, and what stood there before is shown again."""
    return (
        awaited_papers.paused(turn, awaited)
        or declare_texts.stopped(turn, awaited)
        or chase_texts.stopped(turn, awaited)
        or below_reminders.left(turn, awaited)
        or cancel(turn)
    )
