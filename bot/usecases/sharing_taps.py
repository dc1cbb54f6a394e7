"""What the buttons do about the names at an account that several share."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.domain.actions import Action, Verb
from bot.usecases import sharing
from bot.usecases.turn import Outcome, Turn, pending


def _works(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """One was chosen: what waited for that comes next, else the question that waits."""
    chosen = sharing.choose(turn.session, turn.person, action.number(0), turn.now)
    return (chosen,) if turn.conversation.held else (chosen, *pending(turn))


ON_NAMES: Mapping[Verb, Callable[[Turn, Action], tuple[Outcome, ...]]] = {
    Verb.WORKING: lambda t, _: (sharing.show(t.session, t.person, t.now, asks=True),),
    Verb.WORKS: _works,
    Verb.NAME_ADD: lambda t, _: (sharing.ask_name(t.session, t.person, t.now),),
    Verb.NAME_ADD_YES: lambda t, _: (sharing.accept(t),),
    Verb.NAMES_TRIM: lambda t, _: (sharing.show(t.session, t.person, t.now, trims=True),),
    Verb.NAME_DROP: lambda t, a: (sharing.drop(t.session, t.person, a.number(0), t.now),),
}
