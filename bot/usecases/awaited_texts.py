"""Texts that were asked for, and what comes in their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.domain.answers import says
from bot.domain.nomination import Act
from bot.domain.roster import Tree
from bot.storage import conversations
from bot.understanding import SURE, Intent, Meaning
from bot.usecases import (
    admit,
    awaited_papers,
    chase_texts,
    consent_texts,
    declare_texts,
    dispose,
    dispose_for,
    dispose_texts,
    free_texts,
    late_answers,
    loose,
    newcomers,
    publish,
    reminder_taps,
    reopen,
    review,
    shared_drafts,
    sharing,
)
from bot.usecases.leaving import leave
from bot.usecases.turn import Outcome, Turn, cancel
from bot.usecases.wishes import wish


def told(turn: Turn, awaited: Mapping[str, Any], text: str, meaning: Meaning, tree: Tree) -> tuple[Outcome, ...]:
    """A text that was asked for. A question in its place is answered, and what was awaited is asked for again."""
    if says(text, turn.deployment.words.stop):
        return leave(turn, awaited)
    asks = meaning.is_question and meaning.intent is not Intent.OTHER and meaning.confidence >= SURE
    match awaited["kind"]:
        case "reason" | "published" if asks:
            return wish(turn, meaning, tree), *_review_again(turn, awaited)
        case "reason" | "published":
            return (_review_said(turn, awaited, text),)
        case dispose.AWAITED:
            return _disposal_said(turn, awaited, text, meaning, tree)
        case dispose_for.AWAITED:
            named = dispose_for.named(turn.session, turn.deployment, turn.person, awaited, text, turn.now)
            return _instead(turn, text, meaning, tree) if named is None else (named,)
        case kind if kind in declare_texts.KINDS:
            if asks and declare_texts.may_be_question(text):
                return wish(turn, meaning, tree), *declare_texts.again(turn, awaited)
            return declare_texts.said(turn, awaited, text) or _instead(turn, text, meaning, tree)
        case kind if kind in chase_texts.KINDS:
            if asks and declare_texts.may_be_question(text):
                return wish(turn, meaning, tree), *chase_texts.again(turn, awaited)
            taken = chase_texts.said(turn, awaited, text, meaning)
            if taken is not None:
                return taken
            answered = _instead(turn, text, meaning, tree)
            return *answered, *chase_texts.after(turn, awaited, answered)
        case kind if kind in awaited_papers.KINDS:
            if asks and awaited_papers.may_be_question(turn, awaited, text):
                return wish(turn, meaning, tree), *awaited_papers.again(turn, awaited)
            return awaited_papers.said(turn, awaited, text)
        case reopen.AWAITED:
            return (reopen.wish(turn.session, turn.person, awaited, text, turn.now),)
        case consent_texts.AWAITED | loose.AWAITED:
            return _instead(turn, text, meaning, tree)
        case shared_drafts.AWAITED:
            if asks:
                return (wish(turn, meaning, tree),)
            late = late_answers.said(turn, awaited, text)
            return _instead(turn, text, meaning, tree) if late is None else (late,)
        case sharing.AWAITED:
            return (sharing.typed(turn.session, turn.deployment, turn.person, awaited, text, turn.now),)
        case sharing.OFFERED:
            return _instead(turn, text, meaning, tree)
        case "name":
            return (newcomers.typed_name(turn.session, turn.incoming, turn.deployment, awaited, text),)
        case "invite" | "admit":
            unit = _unit_named(turn, awaited, text)
            return _instead(turn, text, meaning, tree) if unit is None else (unit,)
        case _:
            return cancel(turn)


def _review_said(turn: Turn, awaited: Mapping[str, Any], text: str) -> Outcome:
    """What a reviewer typed: the reason of a decision, or the day on which something was published."""
    session, deployment, person, nomination_id = turn.session, turn.deployment, turn.person, awaited["nomination"]
    if awaited["kind"] == "published":
        return publish.typed_day(session, deployment, person, nomination_id, text, turn.now)
    return review.give_reason(
        session,
        deployment,
        person,
        text,
        nomination_id=nomination_id,
        version=awaited["version"],
        act=Act(awaited["act"]),
        question=awaited["question"],
        now=turn.now,
    )


def _review_again(turn: Turn, awaited: Mapping[str, Any]) -> tuple[Outcome, ...]:
    """What a reviewer is asked, once more."""
    if awaited["kind"] == "published":
        return (publish.ask_day(turn.session, turn.deployment, turn.person, awaited["nomination"], turn.now),)
    return review.ask_reason_again(turn.session, turn.deployment, awaited)


def _disposal_said(
    turn: Turn, awaited: Mapping[str, Any], text: str, meaning: Meaning, tree: Tree
) -> tuple[Outcome, ...]:
    """What a disposition waits for; what is asked of the bot meanwhile is answered, with a line that it waits."""
    if not dispose.listens(awaited, turn.now):
        dropped = dispose.dropped(turn.session, turn.deployment, awaited)
        return *dropped, *_instead(turn, text, meaning, tree)
    if not dispose_texts.is_business(turn, awaited, text, meaning, tree):
        return (dispose.said(turn.session, turn.deployment, turn.person, awaited, text, turn.now),)
    answered = _instead(turn, text, meaning, tree)
    begun = conversations.get(turn.session, turn.chat)
    if begun.awaiting is not None or begun.draft_id is not None:
        # something new waits for words now, and its buttons stay the last ones
        if begun.awaiting is not None and begun.awaiting.get("unit") == awaited["unit"]:
            return answered
        return *dispose.dropped(turn.session, turn.deployment, awaited), *answered
    return *answered, *dispose.waits(turn.session, turn.deployment, turn.person, awaited, turn.now)


def _instead(turn: Turn, text: str, meaning: Meaning, tree: Tree) -> tuple[Outcome, ...]:
    """A text that is not what was awaited, as if nothing were."""
    cancel(turn)
    free = replace(turn, conversation=conversations.get(turn.session, turn.chat))
    reminded = None if chase_texts.chases(free, text) else reminder_taps.said(free, text, meaning)
    return reminded or free_texts.told(free, text, meaning, tree)


def _unit_named(turn: Turn, awaited: Mapping[str, Any], text: str) -> Outcome | None:
    """The units that a text names, for a link or for a stranger; None when it names none."""
    day = turn.deployment.today(turn.now)
    if awaited["kind"] == "invite":
        return admit.invite_named(turn.session, turn.person, text, on=day)
    return admit.choose_named(turn.session, turn.person, awaited["request"], text, on=day)
