"""What the buttons of a unit's word on a period, of entries on behalf and of the notebook do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.actions import Action, OutOfDate, Verb
from bot.domain.declaration import Channel, Kind, Why
from bot.domain.declaring import Sent
from bot.storage import units
from bot.usecases import (
    behalf,
    below_reminders,
    confirm_elsewhere,
    declarable,
    declare,
    duties,
    notebook,
    sent_elsewhere,
)
from bot.usecases.forms import NotAnOfficer
from bot.usecases.turn import Outcome, Turn


def _declare(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """Begin a word on the duty and unit that the button names, else on what the person's units miss."""
    kind = Kind.NONE if action.verb is Verb.NONE_REPORT else Kind.ELSEWHERE
    session, deployment, person, now = turn.session, turn.deployment, turn.person, turn.now
    if not action.arguments:
        return (declare.begin(session, deployment, person, kind, now) or NotAnOfficer(),)
    duty, unit_id = duties.read(action, deployment), action.number(2)
    anew = len(action.arguments) > 3
    return (declare.of_unit(session, deployment, person, kind, duty, unit_id, now, sent=_told(turn), anew=anew),)


def asked(turn: Turn, action: Action) -> Mapping[str, Any]:
    """What lay in the conversation when the button was shown that leaves a unit's word unsaid."""
    duty, unit_id, tree = duties.read(action, turn.deployment), action.number(2), units.tree(turn.session)
    if unit_id not in tree or not declarable.may_declare(turn.person, Kind.ELSEWHERE, duty, unit_id, tree):
        raise OutOfDate(action.verb)
    return {"kind": declare.CHANNEL, **duties.written(duty), "unit": unit_id}


def _told(turn: Turn) -> Sent:
    """What was told of something sent before it was asked for which unit or by which way."""
    awaited = turn.conversation.awaiting or {}
    return sent_elsewhere.unpacked(awaited) if awaited.get("kind") == declare.CHANNEL else Sent()


def _why(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    duty, unit_id, why = duties.read(action, turn.deployment), action.number(2), action.one_of(Why, 3)
    return (declare.give_reason(turn.session, turn.deployment, turn.person, duty, unit_id, why.value, turn.now),)


def _by(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    duty, unit_id, channel = duties.read(action, turn.deployment), action.number(2), action.one_of(Channel, 3)
    before = _told(turn)
    sent = Sent(channel, before.day, before.letter)
    session, deployment, person = turn.session, turn.deployment, turn.person
    return (declare.of_unit(session, deployment, person, Kind.ELSEWHERE, duty, unit_id, turn.now, sent=sent),)


def _not_sent_yet(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    told = below_reminders.not_sent_yet(turn)
    if told is None:
        raise OutOfDate(action.verb)
    return (told,)


def _awaited(turn: Turn, action: Action, kind: str) -> Mapping[str, Any]:
    """What lies in the conversation, if it is of this kind; else the button is out of date."""
    awaited = turn.conversation.awaiting
    if awaited is None or awaited["kind"] != kind:
        raise OutOfDate(action.verb)
    return awaited


def _entry_unit(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    awaited = _awaited(turn, action, behalf.AWAITED)
    return (behalf.chose_unit(turn.session, turn.deployment, turn.person, awaited, action.number(0), turn.now),)


def _entry_day(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    awaited = _awaited(turn, action, behalf.AWAITED)
    if awaited["unit"] is None:
        raise OutOfDate(action.verb)
    return (behalf.chose_day(turn.session, turn.deployment, turn.person, awaited, action.day(0), turn.now),)


def _note_keep(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    awaited = _awaited(turn, action, notebook.AWAITED)
    return (notebook.keep_for(turn.session, turn.person, awaited, action.number(0), turn.now),)


def _note_use(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    plan = action.word(1) if len(action.arguments) > 1 else None
    used = notebook.use(turn.session, turn.deployment, turn.person, action.number(0), turn.now, plan_code=plan)
    return (used,)


ON_DECLARED: Mapping[Verb, Callable[[Turn, Action], tuple[Outcome, ...]]] = {
    Verb.NONE_REPORT: _declare,
    Verb.ELSEWHERE: _declare,
    Verb.NONE_WHY: _why,
    Verb.ELSEWHERE_BY: _by,
    Verb.NOT_SENT_YET: _not_sent_yet,
    Verb.NO_LETTER: lambda t, a: (sent_elsewhere.no_letter(t.session, t.person, a.number(0), t.now),),
    Verb.DECLARE_UNDO: lambda t, a: (declare.take_back(t.session, t.deployment, t.person, a.number(0), t.now),),
    Verb.ELSEWHERE_RECEIVED: lambda t, a: (
        confirm_elsewhere.received(t.session, t.deployment, t.person, a.number(0), t.now),
    ),
    Verb.ELSEWHERE_UNSEEN: lambda t, a: (
        confirm_elsewhere.unseen(t.session, t.deployment, t.person, a.number(0), t.now),
    ),
    Verb.ENTRY_UNIT: _entry_unit,
    Verb.ENTRY_DAY: _entry_day,
    Verb.NOTEBOOK: lambda t, _: (notebook.listed(t.session, t.person),),
    Verb.NOTEBOOK_TRIM: lambda t, _: (notebook.listed(t.session, t.person, trims=True),),
    Verb.NOTE_KEEP: _note_keep,
    Verb.NOTE_USE: _note_use,
    Verb.NOTE_DELETE: lambda t, a: (notebook.delete(t.session, t.person, a.number(0), t.now),),
}
