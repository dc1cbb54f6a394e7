"""What the buttons of nudges, delivery reports, call lists and numbers do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.actions import Action, OutOfDate, Verb
from bot.domain.chasing import Came, Way
from bot.storage import units
from bot.usecases import chase, chase_calls, chase_contacts, chase_report, chase_texts, duties, joined_units
from bot.usecases.admit import NotAllowed
from bot.usecases.turn import Outcome, Turn, cancel
from bot.usecases.wishes import wish

#: an argument of `NUDGE_SEND`: to those as well that were nudged before today
AGAIN = "a"


def _nudge(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    duty = duties.read(action, turn.deployment)
    unit_id = action.number(2) if len(action.arguments) > 2 else None
    return (chase.preview(turn.session, turn.deployment, turn.person, duty, turn.now, unit_id=unit_id),)


def _send(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    nudge, version, again = action.number(0), action.number(1), action.word(2) == AGAIN
    return (chase.send(turn.session, turn.deployment, turn.person, nudge, version, turn.now, again=again),)


def _later(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    nudge, version = action.number(0), action.number(1)
    return (chase.put_off(turn.session, turn.deployment, turn.person, nudge, version, turn.now),)


def _add(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """What was typed is meant for the nudge."""
    awaited = _own_words(turn, action)
    return (chase.said(turn.session, turn.deployment, turn.person, awaited, awaited["words"], turn.now),)


def _answer(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """What was typed is meant for the bot: it is answered, and the nudge is shown once more."""
    awaited, tree = _own_words(turn, action), units.tree(turn.session)
    text, today = awaited["words"], turn.deployment.today(turn.now)
    meaning = turn.deployment.reader(turn.plan, tree).understand(text, today=today)
    cancel(turn)
    told = chase_texts.told(turn, text) or (wish(turn, meaning, tree),)
    return *told, *chase_texts.after(turn, awaited, told)


def _own_words(turn: Turn, action: Action) -> Mapping[str, Any]:
    """What is awaited, with the text of which was asked what it is."""
    awaited = turn.conversation.awaiting
    if awaited is None or awaited["kind"] != chase.AWAITED or awaited["nudge"] != action.number(0):
        raise OutOfDate(action.verb)
    if "words" not in awaited:
        raise OutOfDate(action.verb)
    return awaited


def _show(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    return (chase.show(turn.session, turn.deployment, turn.person, action.number(0), turn.now),)


def _plain(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    nudge, version = action.number(0), action.number(1)
    return (chase.unsay(turn.session, turn.deployment, turn.person, nudge, version, turn.now),)


def _report(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    duty = duties.read(action, turn.deployment)
    return (chase_report.report(turn.session, turn.deployment, turn.person, duty, turn.now),)


def _calls(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    duty, start = duties.read(action, turn.deployment), action.number(2)
    return (chase_calls.listed(turn.session, turn.deployment, turn.person, duty, turn.now, start=start),)


def _call_unit(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    duty, unit_id = duties.read(action, turn.deployment), action.number(2)
    return (chase_calls.of_unit(turn.session, turn.deployment, turn.person, duty, unit_id, turn.now),)


def _ask_note(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    duty, unit_id, called = duties.read(action, turn.deployment), action.number(2), action.verb is Verb.CALLED
    session, deployment, person = turn.session, turn.deployment, turn.person
    return (chase_calls.ask_note(session, deployment, person, duty, unit_id, turn.now, called=called),)


def _came(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """What came of the call that was just spoken of, by a button."""
    awaited, words = turn.conversation.awaiting, ""
    if len(action.arguments) > 1:
        words = action.one_of(Came, 1).value
    if awaited is None or awaited["kind"] != chase_calls.AWAITED or awaited["unit"] != action.number(0):
        raise OutOfDate(action.verb)
    return (chase_calls.note(turn.session, turn.deployment, turn.person, awaited, words, turn.now),)


def _whose(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    awaited = turn.conversation.awaiting
    if awaited is None or awaited["kind"] != chase_contacts.AWAITED:
        raise OutOfDate(action.verb)
    phone, email, person_id = awaited["phone"], awaited["email"], action.number(0)
    kept = chase_contacts.chosen(turn.session, turn.person, person_id, phone=phone, email=email, now=turn.now)
    return (kept,)


def _forget(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    way = action.one_of(Way, 0)
    if len(action.arguments) > 1:
        return (chase_contacts.forget_of(turn.session, turn.person, way, action.number(1)),)
    return (chase_contacts.forget(turn.session, turn.person, {way}),)


def _joined(turn: Turn, _: Action) -> tuple[Outcome, ...]:
    today = turn.deployment.today(turn.now)
    return (joined_units.joined(turn.session, turn.deployment, turn.person, today) or NotAllowed(),)


ON_CHASING: Mapping[Verb, Callable[[Turn, Action], tuple[Outcome, ...]]] = {
    Verb.NUDGE: _nudge,
    Verb.NUDGE_SHOW: _show,
    Verb.NUDGE_SEND: _send,
    Verb.NUDGE_LATER: _later,
    Verb.NUDGE_PLAIN: _plain,
    Verb.NUDGE_ADD: _add,
    Verb.NUDGE_ANSWER: _answer,
    Verb.NUDGE_STOP: lambda t, a: (chase.stop(t.session, t.person, a.number(0), t.now),),
    Verb.NUDGE_KNOWN: lambda t, a: (chase.noted(t.session, t.person, a.number(0), t.now),),
    Verb.NUDGE_REPORT: _report,
    Verb.CALLS: _calls,
    Verb.CALL_UNIT: _call_unit,
    Verb.CALLED: _ask_note,
    Verb.CALL_NOTE: _ask_note,
    Verb.CALL_CAME: _came,
    Verb.CONTACT_OF: _whose,
    Verb.CONTACT_FORGET: _forget,
    Verb.UNITS_JOINED: _joined,
}
