"""The few words with which an officer answers a reminder, and what is said where they are not understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.domain.answering import Answer, read_answer
from bot.domain.calendar import ONE_DAY
from bot.domain.declaration import Kind
from bot.domain.declaring import read_sent
from bot.domain.names import fold
from bot.domain.permissions import Role
from bot.domain.plan import Action
from bot.domain.progress import Group
from bot.domain.roster import Tree
from bot.storage import conversations, rungs, units
from bot.understanding import Intent, Meaning
from bot.usecases import addressees, declarable, declare, duties, reminders
from bot.usecases.declared import NothingMissing, StillOpen
from bot.usecases.duties import Duty
from bot.usecases.standing import UnitStanding
from bot.usecases.turn import Outcome, Turn
from bot.usecases.wishes import wish

#: nothing of these units has come in
_NOTHING_IN = frozenset({Group.NOT_SENT, Group.DRAFTING})


def told(turn: Turn, text: str, meaning: Meaning, tree: Tree) -> Outcome | None:
    """What becomes of an answer to what units still miss; None for other texts, and where nothing is missing."""
    own = turn.person.units(Role.OFFICER)
    names = (fold(name) for unit_id in own for name in tree[unit_id].called)
    answer = read_answer(text, turn.deployment.declaring, names) if own else None
    if answer is None:
        return None
    missing = _missing(turn)
    match answer:
        case Answer.SENT:
            return _sent(turn, text, meaning, tree, missing)
        case Answer.NOBODY if missing and all(how.due.action is Action.REPORT for how in missing):
            # of a report there is nobody to have
            return _still_open(turn, Answer.SOON, missing)
        case Answer.NOBODY:
            return _declared(turn, Kind.NONE, text, meaning) if missing else None
        case _:
            return _still_open(turn, answer, missing or _unasked(turn))


def unclear(turn: Turn) -> Outcome | None:
    """What is said to words that were not understood, the day of a reminder or the next; None without one."""
    lately = turn.deployment.today(turn.now) - ONE_DAY
    if rungs.last_told(turn.session, turn.person.id, since=lately) is None:
        return None
    return _still_open(turn, Answer.UNCLEAR, _missing(turn))


def not_sent_yet(turn: Turn) -> Outcome | None:
    """Who was asked how they sent it has not sent it yet."""
    conversations.await_text(turn.session, turn.chat, None, turn.now)
    return _still_open(turn, Answer.SOON, _missing(turn) or _unasked(turn))


def left(turn: Turn, awaited: Mapping[str, Any]) -> tuple[Outcome, ...]:
    """Who leaves a question open finds what stood there before it; nothing where something else is awaited."""
    conversations.await_text(turn.session, turn.chat, None, turn.now)
    duty = duties.read_written(turn.deployment, awaited) if "plan" in awaited else None
    match awaited["kind"]:
        case declare.WHY | declare.CHANNEL:
            missing = [how for how in _missing(turn) if how.declared is None]
            if duty is not None:
                tree = units.tree(turn.session)
                asked = addressees.of_unit(turn.session, turn.deployment, duty, tree, awaited["unit"])
                if not _waits_for_a_word(asked):
                    return (_standing(turn, duty, asked, tree),)
                missing = missing if asked in missing else [asked]
            still = _still_open(turn, Answer.LEFT, missing)
            return () if still is None else (still,)
        case _:
            return ()


def _waits_for_a_word(how: UnitStanding) -> bool:
    """Whether a unit may still say that it has nobody, or how it sent; not where a colleague has said or sent it."""
    return how.declared is None and declarable.may_be_said(how) and how.progress.missing != 0


def _standing(turn: Turn, duty: Duty, how: UnitStanding, tree: Tree) -> Outcome:
    """How a unit stands now with the duty that it was asked about."""
    asks = Meaning(text="", intent=Intent.REMAINING, confidence=1.0, unit=str(how.unit.id), period=str(duty.period))
    return wish(turn, asks, tree, plan=duty.plan, reports=how.due.action is Action.REPORT)


def _missing(turn: Turn) -> list[UnitStanding]:
    """What the person's units are asked for and still miss, what is due first before the rest."""
    session, deployment, person, now = turn.session, turn.deployment, turn.person, turn.now
    listed = declarable.candidates(session, deployment, person, Kind.ELSEWHERE, now, None)
    return sorted(filter(declarable.is_asked_for, listed), key=lambda how: how.due.due)


def _unasked(turn: Turn) -> list[UnitStanding]:
    """What the person's units may send though no number asks for it."""
    listed = declarable.candidates(turn.session, turn.deployment, turn.person, Kind.ELSEWHERE, turn.now, None)
    return [how for how in listed if how.due.action is Action.NOMINATE and how.due.at_least is None]


def _still_open(turn: Turn, answer: Answer, missing: list[UnitStanding]) -> StillOpen | None:
    if not missing:
        return None
    told_on = rungs.last_told(turn.session, turn.person.id, since=turn.deployment.today(turn.now))
    written = reminders.writing(turn.session, turn.person, missing)
    return StillOpen(answer, reminders.Reminded((), tuple(missing), told_on=told_on, writing=written))


def _sent(turn: Turn, text: str, meaning: Meaning, tree: Tree, missing: list[UnitStanding]) -> Outcome | None:
    """Ask how it was sent of what nothing has come in; else what has is shown.

    Of exemplars before a report, and of those that no number asks for where nothing else is missing.
    """
    exemplars = [how for how in missing if how.due.action is Action.NOMINATE]
    meant = exemplars or missing or _unasked(turn)
    groups = {how.progress.group for how in meant}
    if groups & _NOTHING_IN:
        return _declared(turn, Kind.ELSEWHERE, text, meaning)
    if Group.ELSEWHERE in groups:
        return wish(turn, replace(meaning, intent=Intent.REMAINING, confidence=1.0), tree)
    return None


def _declared(turn: Turn, kind: Kind, text: str, meaning: Meaning) -> Outcome | None:
    session, deployment, person, now = turn.session, turn.deployment, turn.person, turn.now
    sent = read_sent(text, deployment.declaring, deployment.words, today=deployment.today(now))
    told = sent if kind is Kind.ELSEWHERE else None
    begun = declare.begin(
        session, deployment, person, kind, now, sent=told, period=meaning.period, typed=text, unseen=told is not None
    )
    return None if isinstance(begun, NothingMissing) else begun
