"""Texts by which a reviewer chases units that are short, and by which people tell how they are reached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.domain.answers import says
from bot.domain.chasing import Wish, forgets, read_contact, wished
from bot.domain.names import fold
from bot.domain.permissions import Action as May
from bot.domain.permissions import Role, may
from bot.domain.roster import Tree
from bot.storage import chasing, units
from bot.understanding import Meaning, Point
from bot.usecases import (
    chase,
    chase_calls,
    chase_contacts,
    chase_report,
    chase_targets,
    forms,
    joined_units,
    naming,
)
from bot.usecases.duties import Duty
from bot.usecases.incoming import Contact
from bot.usecases.turn import NoUse, Outcome, Turn, cancel, pending

#: what awaits own words; the choices of the message may be answered by their number as well
KINDS = frozenset({chase.AWAITED, chase_calls.AWAITED, chase_contacts.AWAITED})
#: a wish of so many words adds nothing of its own
_BARE = 3


def shared(turn: Turn, contact: Contact) -> tuple[Outcome, ...]:
    """What becomes of a contact that was shared."""
    if contact.user_id != turn.person.telegram_id:
        return NoUse("contact"), *pending(turn)
    return chase_contacts.shared(turn.session, turn.person, contact), *pending(turn)


def contact_told(turn: Turn, text: str) -> tuple[Outcome, ...] | None:
    """What becomes of a number or address that a text gives, whatever is awaited; None for other texts."""
    words = turn.deployment.chasing
    if forgets(text, words):
        return chase_contacts.forget(turn.session, turn.person), *pending(turn)
    told = read_contact(text, words)
    if told is None:
        return None
    # in a form it may be the number of somebody else
    busy = turn.draft is not None or turn.conversation.awaiting is not None
    if told.whose is None:
        own = None if busy and told.plain else chase_contacts.own(turn.session, turn.person, told)
        return None if own is None else (own, *pending(turn))
    if busy or not turn.person.holds(Role.REVIEWER):
        return None
    kept = chase_contacts.of_other(turn.session, turn.person, told, turn.now)
    return None if kept is None else (kept,)


_PAPERS = frozenset({Point.INVITE_SHEET, Point.LETTER})


def chases(turn: Turn, text: str) -> bool:
    """Whether a reviewer speaks of reminding others, not of how they are reminded themselves."""
    return turn.person.holds(Role.REVIEWER) and wished(text, turn.deployment.chasing) is not None


def told(turn: Turn, text: str, meaning: Meaning) -> tuple[Outcome, ...] | None:
    """What becomes of a wish about units that are short; None for other texts, and for who chases nobody."""
    wish = wished(text, turn.deployment.chasing)
    # who wants a paper written names in it whom it is to go to
    if wish is None or turn.deployment.points.find(text) in _PAPERS:
        return None
    if wish is Wish.JOINED:
        today = turn.deployment.today(turn.now)
        found = joined_units.joined(turn.session, turn.deployment, turn.person, today)
        return None if found is None else (found,)
    if not turn.person.holds(Role.REVIEWER):
        return None
    return _of_duty(turn, text, meaning, wish)


def _of_duty(turn: Turn, text: str, meaning: Meaning, wish: Wish) -> tuple[Outcome, ...] | None:
    session, deployment, person, now = turn.session, turn.deployment, turn.person, turn.now
    duty = chase_targets.meant(session, deployment, person, turn.plan, now, period=meaning.period)
    if duty is None or chase_targets.circle(session, deployment, person, duty) is None:
        return None
    tree = units.tree(session)
    unit_id = _named(turn, text, tree, duty)
    match wish:
        case Wish.NUDGE:
            return (chase.preview(session, deployment, person, duty, now, unit_id=unit_id),)
        case Wish.REPORT:
            return (chase_report.report(session, deployment, person, duty, now),)
        case Wish.CALLS:
            return (chase_calls.listed(session, deployment, person, duty, now),)
        case _ if unit_id is not None:
            return (chase_calls.of_unit(session, deployment, person, duty, unit_id, now),)
        case _:
            return None


def _named(turn: Turn, text: str, tree: Tree, duty: Duty) -> int | None:
    """The one unit below the reviewer that owes the duty and that a text names."""
    today = turn.deployment.today(turn.now)
    owing = tree.select(duty.obligation.who, on=duty.day)
    own = [unit for unit in owing if unit.parent is not None and may(turn.person, May.CHASE, unit.id, tree)]
    whole = [unit for unit in own if any(f" {fold(name)} " in f" {fold(text)} " for name in unit.called)]
    if len(whole) == 1:
        return whole[0].id
    meant = turn.deployment.reader(turn.plan, tree).understand(text, today=today)
    found = naming.resolve(meant, tree, today)
    return int(found.meaning.unit) if found.meaning.unit in {str(unit.id) for unit in own} else None


def said(turn: Turn, awaited: Mapping[str, Any], text: str) -> tuple[Outcome, ...] | None:
    """What was typed, taken by what waits for it; None when it is something else."""
    session, deployment, person, now = turn.session, turn.deployment, turn.person, turn.now
    words = deployment.words
    if awaited["kind"] == chase_contacts.AWAITED or _is_another_wish(turn, text, awaited["kind"]):
        return None
    if awaited["kind"] == chase.AWAITED and not chase.listens(awaited, now):
        return None
    if awaited["kind"] == chase_calls.AWAITED:
        return (chase_calls.note(session, deployment, person, awaited, text, now),)
    if fold(text) in words.submit or says(text, words.confirm):
        nudge = chasing.get(session, awaited["nudge"])
        version = 0 if nudge is None else nudge.version
        return (chase.send(session, deployment, person, awaited["nudge"], version, now),)
    return (chase.said(session, deployment, person, awaited, text, now),)


def _is_another_wish(turn: Turn, text: str, awaited: str) -> bool:
    """Whether a text is a wish of its own where own words are awaited, which may begin like one."""
    wish = wished(text, turn.deployment.chasing)
    if wish is Wish.NUDGE:
        return awaited == chase.AWAITED and len(text.split()) <= _BARE
    return wish in (Wish.CALLS, Wish.REPORT, Wish.JOINED)


def stopped(turn: Turn, awaited: Mapping[str, Any]) -> tuple[Outcome, ...]:
    """Who would rather not send; nothing where something else is awaited."""
    if awaited["kind"] != chase.AWAITED:
        return ()
    stopped = chase.stop(turn.session, turn.person, awaited["nudge"], turn.now)
    return cancel(turn) if isinstance(stopped, forms.Stale) else (stopped,)


def again(turn: Turn, awaited: Mapping[str, Any]) -> tuple[Outcome, ...]:
    """What is awaited, once more, after something else was answered."""
    session, deployment, person, now = turn.session, turn.deployment, turn.person, turn.now
    match awaited["kind"]:
        case chase.AWAITED:
            return chase.again(session, deployment, person, awaited, now)
        case chase_calls.AWAITED:
            return chase_calls.again(session, deployment, person, awaited, now)
        case _:
            return ()
