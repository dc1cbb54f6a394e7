"""Texts by which people say who works at an account."""

from __future__ import annotations

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.sharing import Wish, read_wish, read_works
from bot.storage.working_names import WorkingName
from bot.usecases import sharing
from bot.usecases.turn import Outcome, Turn, pending


def said(turn: Turn, text: str) -> tuple[Outcome, ...] | None:
    """What becomes of a word on who works, whatever is awaited; None for any other text."""
    session, person, now = turn.session, turn.person, turn.now
    chosen = _answer(turn, text)
    if chosen is not None:
        working = sharing.works(session, person, chosen, now)
        return (working,) if working.goes_on else (working, *pending(turn))
    wish = read_wish(text, turn.deployment.sharing)
    match wish:
        case Wish.WHO:
            return sharing.show(session, person, now), *pending(turn)
        case Wish.SHARE:
            return (sharing.ask_name(session, person, now),)
        case Wish.CHANGE if person.shared:
            return (sharing.show(session, person, now, asks=True),)
        case Wish.DROP if person.shared:
            return (sharing.show(session, person, now, trims=True),)
        case Wish.CHANGE if not _is_busy(turn):
            return (sharing.ask_name(session, person, now),)
        case _:
            return _offered(turn, text)


def _answer(turn: Turn, text: str) -> WorkingName | None:
    """The one whom a text names as working now: in so many words, or as the answer to the question just asked."""
    session, deployment, person = turn.session, turn.deployment, turn.person
    if not person.shared:
        return None
    works = read_works(text, deployment.sharing)
    if works is not None and (works.surely or not _is_busy(turn)):
        return sharing.find(session, deployment, person, works.name)
    return sharing.find(session, deployment, person, text) if _asked_who(turn) else None


def _offered(turn: Turn, text: str) -> tuple[Outcome, ...] | None:
    """A name that is not at the account yet is offered to be added, where the text can be about nothing else."""
    works = read_works(text, turn.deployment.sharing)
    if works is None or not works.surely or _is_busy(turn):
        return None
    return (sharing.offer(turn.session, turn.person, works.name, turn.now),)


def _asked_who(turn: Turn) -> bool:
    """Whether the choices last shown are those of who works."""
    shown = (actions.read(written) for _, written in turn.conversation.choices)
    return any(action is not None and action.verb is Verb.WORKS for action in shown)


def _is_busy(turn: Turn) -> bool:
    """Whether something else waits for words: they may be its answer."""
    return turn.draft is not None or turn.conversation.awaiting is not None
