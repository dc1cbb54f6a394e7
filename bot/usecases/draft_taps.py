"""What the buttons do around drafts: those of colleagues, late and edited answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.domain.actions import Action, Verb
from bot.usecases import corrections, edits, late_answers, nominate, shared_drafts, slow_lines
from bot.usecases.forms import Stale
from bot.usecases.turn import Outcome, Turn


def _drafts(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    listed = nominate.has_drafts(turn.session, turn.deployment, turn.person, action.number(0))
    return (listed or Stale(),)


def _take_over(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    return (
        shared_drafts.take_over(
            turn.session, turn.deployment, turn.person, action.number(0), action.number(1), turn.now
        ),
    )


ON_SHARED: Mapping[Verb, Callable[[Turn, Action], tuple[Outcome, ...]]] = {
    Verb.DRAFTS: _drafts,
    Verb.TAKE_OVER: _take_over,
    Verb.LATE_WRITE: lambda t, a: (late_answers.write(t, a.number(0), a.number(1)),),
    Verb.CORRECT: lambda t, a: (late_answers.write(t, a.number(0), a.number(1)),),
    Verb.CORRECT_NO: lambda t, a: corrections.kept(t, a.number(0)),
    Verb.LATE_HAND: lambda t, a: (late_answers.pass_on(t, a.number(0)),),
    Verb.LATE_DROP: lambda t, a: (late_answers.drop(t, a.number(0)),),
    Verb.APART: lambda t, a: (slow_lines.apart(t, a.number(0), a.number(1)),),
    Verb.EDIT_YES: lambda t, a: edits.yes(t, a.number(0), a.word(1), a.number(2)),
    Verb.EDIT_NO: lambda t, a: edits.no(t, a.number(0)),
}
