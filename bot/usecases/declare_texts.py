"""Texts by which a unit speaks of a period, a reviewer enters for it, and somebody writes into a notebook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.domain.answering import Answer, is_puzzled, is_slip, read_answer
from bot.domain.declaration import Kind
from bot.domain.declaring import asks, opens_note, read_note, read_on_behalf, read_sent, says_sent
from bot.domain.names import fold
from bot.domain.telling import subject_of
from bot.storage import conversations, units
from bot.understanding import Meaning
from bot.usecases import behalf, declare, duties, notebook, own_words, sent_elsewhere
from bot.usecases.answers import NotMyBusiness, Unsure
from bot.usecases.declared import NothingMissing, StillOpen
from bot.usecases.turn import Outcome, Turn, pending

KINDS = frozenset({declare.WHY, declare.CHANNEL, sent_elsewhere.LETTER, behalf.AWAITED, notebook.AWAITED})
#: of these the choices may be answered by their number as well
LISTED = frozenset({declare.CHANNEL, notebook.AWAITED})


def noted(turn: Turn, text: str) -> tuple[Outcome, ...] | None:
    """What becomes of a line for the notebook, or of the wish to see it, whatever is awaited; None for other texts."""
    words = turn.deployment.declaring
    line = read_note(text, words)
    if line is not None:
        kept = notebook.keep(turn.session, turn.person, line, turn.now)
        return kept, *pending(turn)
    opened = opens_note(text, words)
    if opened is not None and not any(map(str.isalpha, opened)) and ":" in text:
        return notebook.NoteWhat(), *pending(turn)
    telling = turn.deployment.words.telling
    if opened and turn.draft is None and subject_of(opened, telling) is not None:
        return (notebook.keep(turn.session, turn.person, opened, turn.now),)
    if fold(text) in words.notebook:
        return notebook.listed(turn.session, turn.person), *pending(turn)
    return None


def told(turn: Turn, text: str, meaning: Meaning) -> tuple[Outcome, ...] | None:
    """What becomes of a unit's word on a period, or of an entry on behalf of one; None for other texts."""
    session, deployment, person, now = turn.session, turn.deployment, turn.person, turn.now
    words = deployment.declaring
    entered = read_on_behalf(text, words)
    if entered is not None:
        begun = behalf.begin(session, deployment, person, entered, now)
        return None if begun is None else (begun,)
    of_report = _is_of_a_report(turn, text)
    sent = read_sent(text, words, deployment.words, today=deployment.today(now))
    # a report of which no way is told may be one to hand in here
    if says_sent(text, words) and (sent.channel is not None or not of_report):
        elsewhere = declare.begin(
            session,
            deployment,
            person,
            Kind.ELSEWHERE,
            now,
            sent=sent,
            period=meaning.period,
            typed=text,
            of_report=of_report,
        )
        # where nothing is missing it is asked what has become of it
        return None if elsewhere is None or isinstance(elsewhere, NothingMissing) else (elsewhere,)
    if read_answer(text, words) is Answer.FOUND:
        found = declare.found_somebody(session, deployment, person, now)
        return None if found is None else (found,)
    if deployment.none_reports.find(text) is not None and not asks(text, words):
        none = declare.begin(session, deployment, person, Kind.NONE, now, period=meaning.period, typed=text)
        return None if none is None else (none,)
    return None


def _is_of_a_report(turn: Turn, text: str) -> bool:
    """Whether a text speaks of a report, and the person has one to hand in: that has its own way of being sent."""
    said = f" {fold(text)} "
    if not any(f" {word} " in said for word in turn.deployment.words.about_reports):
        return False
    today, tree = turn.deployment.today(turn.now), units.tree(turn.session)
    return bool(duties.reports_of(turn.session, turn.deployment, turn.person, tree, today))


def said(turn: Turn, awaited: Mapping[str, Any], text: str) -> tuple[Outcome, ...] | None:
    """What was typed, taken by what waits for it; None when it is something else."""
    session, deployment, person, now = turn.session, turn.deployment, turn.person, turn.now
    match awaited["kind"]:
        case behalf.AWAITED:
            return (behalf.said(session, deployment, person, awaited, text, now),)
        case notebook.AWAITED:
            return None
        case _:
            taken = declare.said(session, deployment, person, awaited, text, now)
            return None if taken is None else (taken,)


def stopped(turn: Turn, awaited: Mapping[str, Any]) -> tuple[Outcome, ...]:
    """Who would rather not say the number does without; nothing where something else is awaited."""
    if awaited["kind"] != sent_elsewhere.LETTER:
        return ()
    return (sent_elsewhere.no_letter(turn.session, turn.person, awaited["declaration"], turn.now),)


def leaves(turn: Turn, text: str) -> bool:
    """Whether a text leaves the question open that a button asked: it was a slip, or there is somebody."""
    words = turn.deployment.declaring
    return is_slip(text, words) or read_answer(text, words) is Answer.FOUND


def is_reason(turn: Turn, text: str, meaning: Meaning) -> bool:
    """Whether a text may be why there is nobody, rather than something for the bot: others read it."""
    words = turn.deployment.declaring
    if sum(map(str.isalpha, text)) < own_words.LETTERS:
        return True
    if text.rstrip().endswith("?") or is_puzzled(text, words):
        return False
    says_none = turn.deployment.none_reports.find(text) is not None or read_answer(text, words) is Answer.NOBODY
    return says_none or own_words.may_be_line(turn, text, meaning)


def after(turn: Turn, awaited: Mapping[str, Any], answered: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """What was answered while a reason was awaited, and that it still is; asked again where nothing was understood."""
    begun = conversations.get(turn.session, turn.chat)
    if begun.awaiting is not None or begun.draft_id != turn.conversation.draft_id:
        return answered
    first = answered[0]
    if isinstance(first, StillOpen) and first.answer is not Answer.UNCLEAR:
        return answered
    about = turn.session, turn.deployment, turn.person, awaited, turn.now
    if isinstance(first, (StillOpen, NotMyBusiness, Unsure)):
        return declare.unclear(*about)
    return *answered, *declare.waits(*about)


def may_be_question(text: str) -> bool:
    """Whether a text that reads like a question may be one where own words are awaited: only with its mark."""
    return text.rstrip().endswith("?")


def again(turn: Turn, awaited: Mapping[str, Any]) -> tuple[Outcome, ...]:
    """What is awaited, once more, after something else was answered."""
    if awaited["kind"] in (declare.WHY, declare.CHANNEL):
        return declare.again(turn.session, turn.deployment, awaited)
    return ()
