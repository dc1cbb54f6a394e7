"""What became of what was sent, in one line for each number of the plan."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.obligations import DueObligation
from bot.replies.figures import outcomes, period_of, sent_freely
from bot.replies.voice import Voice, lines
from bot.usecases import answers
from bot.usecases.standing import UnitStanding


def state(told: answers.Answer, voice: Voice) -> str:
    """How many were approved, wait and are being mended; empty for an answer without such figures."""
    match told:
        case answers.Since():
            return state(told.answer, voice)
        case answers.Remaining():
            how = told.standing
            said = voice("state-of", unit=how.unit.full_name, state=_row(how.due, [how], voice))
            return lines(said, voice.source_live(told.plan, how.due.source))
        case answers.RemainingAll() | answers.MissingUnits():
            each = ((told.due, told.standings), *told.others)
            source = voice.source_live(told.plan, *(due.source for due, _ in each))
            return lines(*(_row(due, standings, voice) for due, standings in each), source)
        case answers.NoQuota():
            clauses = [] if told.obligation is None else [told.obligation.source]
            plan = voice("source-plan", plan=voice.plan(told.plan))
            return lines(sent_freely(told, voice), voice.source_live(told.plan, *clauses) if clauses else plan)
        case _:
            return ""


def _row(due: DueObligation, standings: Iterable[UnitStanding], voice: Voice) -> str:
    rows = outcomes((how.progress for how in standings), voice)
    period = period_of(due, voice)
    return voice("state", period=period, rows=rows) if rows else voice("state-none", period=period)
