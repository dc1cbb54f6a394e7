"""A text that a report or a milestone waits for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.domain.days import read_day
from bot.usecases import milestones, report_shown, report_writing
from bot.usecases.milestones import AskMilestoneDay
from bot.usecases.turn import Outcome, Turn

KINDS = frozenset({report_shown.AWAITED, milestones.AWAITED})


def said(turn: Turn, awaited: Mapping[str, Any], text: str) -> tuple[Outcome, ...]:
    """What was typed, taken by what waits for it."""
    session, deployment, person, now = turn.session, turn.deployment, turn.person, turn.now
    match awaited["kind"]:
        case report_shown.AWAITED:
            waited = turn.incoming.waited
            return (report_writing.said(session, deployment, person, awaited, text, now, waited=waited),)
        case _:
            return (milestones.said(session, deployment, person, awaited, text, now),)


def may_be_question(turn: Turn, awaited: Mapping[str, Any], text: str) -> bool:
    """Whether a text that reads like a question may be one: where own words are awaited, only with its mark.

    Where a day is awaited it may be one if it names no day.
    """
    if text.rstrip().endswith("?"):
        return True
    match awaited["kind"]:
        case report_shown.AWAITED:
            return not report_writing.takes_words(turn.session, turn.deployment, turn.person, awaited["report"])
        case _:
            today = turn.deployment.today(turn.now)
            return read_day(text, words=turn.deployment.words, today=today) is None


def again(turn: Turn, awaited: Mapping[str, Any]) -> tuple[Outcome, ...]:
    """What is awaited, once more, after something else was answered."""
    match awaited["kind"]:
        case report_shown.AWAITED:
            shown = report_writing.look(turn.session, turn.deployment, turn.person, awaited["report"], turn.now)
            return () if shown is None else (shown,)
        case _:
            plan, milestone = milestones.again(turn.deployment, awaited)
            if plan is None or milestone is None:
                return ()
            return (AskMilestoneDay(plan, milestone, turn.deployment.today(turn.now)),)


def paused(turn: Turn, awaited: Mapping[str, Any]) -> tuple[Outcome, ...]:
    """A report that is laid aside; nothing when what waits is no report."""
    if awaited["kind"] != report_shown.AWAITED:
        return ()
    report = report_shown.in_hand(turn.session, turn.deployment, turn.person, awaited["report"])
    return () if report is None else (report_writing.pause(turn.session, turn.person, report, turn.now),)
