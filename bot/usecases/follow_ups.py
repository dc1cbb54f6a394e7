"""What was asked last, for ten minutes: a text of names alone goes on with it, a picked guess keeps its names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.plan import Plan
from bot.domain.roster import Tree
from bot.storage import conversations, misses
from bot.understanding import Intent, Meaning
from bot.usecases.answers import Answer, Found, InPlaceOfFile
from bot.usecases.points import FIGURES
from bot.usecases.turn import Turn

_REMEMBERED = timedelta(minutes=10)
_SLOTS = ("subject", "field", "period", "unit")
#: nobody goes on with these
_ENDED = frozenset({Intent.NOMINATE, Intent.HELP, Intent.SMALLTALK, Intent.OTHER})


def remember(turn: Turn, meaning: Meaning, plan: Plan, answer: Answer) -> None:
    """Keep a question that was answered under a plan; of a search what it found, to go on with."""
    shown = answer.answer if isinstance(answer, InPlaceOfFile) else answer
    found = {"found": list(shown.ids), "total": shown.total} if isinstance(shown, Found) else {}
    if meaning.intent not in _ENDED:
        _keep(turn, {"intent": meaning.intent, "plan": plan.id, **found, **_named(meaning)})


def remember_unsure(turn: Turn, meaning: Meaning, tree: Tree) -> None:
    """Keep what a text named that was not understood, and its wording without anything that tells of a person."""
    reader = turn.deployment.reader(turn.plan, tree)
    outline = reader.outline(meaning.text, today=turn.deployment.today(turn.now))
    offered = {"guesses": list(meaning.guesses), "outline": outline}
    _keep(turn, {"intent": None, "plan": turn.plan.id, **offered, **_named(meaning)})


def completed(turn: Turn, meaning: Meaning) -> tuple[Meaning, Plan | None]:
    """What a text means that goes on with the last question, and under which plan; else the meaning as it is."""
    last = _recent(turn)
    if last is None or last["intent"] is None or not meaning.is_follow_up:
        return meaning, None
    named = {slot: getattr(meaning, slot) or last[slot] for slot in _SLOTS}
    return replace(meaning, intent=Intent(last["intent"]), confidence=1.0, **named), turn.deployment.plan(last["plan"])


def told_a_figure(turn: Turn) -> bool:
    """Whether the last question was answered with a figure."""
    last = _recent(turn)
    return last is not None and last["intent"] in FIGURES


def of_a_figure(turn: Turn, meaning: Meaning, plan: Plan | None) -> tuple[Meaning, Plan | None]:
    """What a text means that asks about the figure just told, and under which plan; else the two as they are."""
    last = _recent(turn)
    if last is None or not told_a_figure(turn):
        return replace(meaning, intent=Intent.REMAINING), plan
    named = {slot: getattr(meaning, slot) or last[slot] for slot in _SLOTS}
    return replace(meaning, intent=Intent(last["intent"]), **named), plan or turn.deployment.plan(last["plan"])


def picked(turn: Turn, meaning: Meaning) -> Meaning:
    """What a guess means that was offered as a button: with all that the text named. Its wording is kept to learn."""
    last = _recent(turn)
    if last is None or last["intent"] is not None or meaning.intent not in last["guesses"]:
        return meaning
    misses.note(turn.session, last["outline"], meaning.intent, turn.now)
    return replace(meaning, **{slot: getattr(meaning, slot) or last[slot] for slot in _SLOTS})


def _keep(turn: Turn, question: Mapping[str, Any]) -> None:
    conversations.asked(turn.session, turn.chat, {**question, "at": turn.now.isoformat()}, turn.now)


def _named(meaning: Meaning) -> dict[str, str | None]:
    return {slot: getattr(meaning, slot) for slot in _SLOTS}


def _recent(turn: Turn) -> Mapping[str, Any] | None:
    """The last question, unless it was asked too long ago or under a plan that this deployment no longer runs."""
    last = turn.conversation.question
    if last is None or not turn.deployment.runs(last["plan"]):
        return None
    return last if turn.now - datetime.fromisoformat(last["at"]) <= _REMEMBERED else None
