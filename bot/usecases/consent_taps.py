"""What the buttons of consent do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.domain import form
from bot.domain.actions import Action, OutOfDate, Verb
from bot.domain.consent import NOT_ASKED, NOT_YET, Topic
from bot.domain.form import Draft
from bot.storage import drafts, units
from bot.usecases import bereaved, consent, consent_texts, pages, photo_uses, submit
from bot.usecases.consents import DraftWords
from bot.usecases.forms import Stale
from bot.usecases.turn import Outcome, Turn


def send_unasked(turn: Turn, draft: Draft) -> Outcome:
    """Send a draft whose nominee could not be asked; what else it lacks is asked for first."""
    unasked = {Topic.TOLD.value: NOT_YET, Topic.PUBLISH.value: NOT_ASKED}
    changed = replace(draft, answers={**draft.answers, **unasked}, step=form.REVIEW, version=draft.version + 1)
    drafts.save(turn.session, changed, turn.now)
    waited = turn.incoming.waited
    return submit.submit(turn.session, turn.deployment, turn.person, changed, turn.now, waited=waited)


def _say(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    said = consent.read(action.word(1), action.word(2))
    if said is None:
        raise OutOfDate(action.verb)
    number, mark = action.number(0), action.number(3)
    return (consent.say(turn.session, turn.deployment, turn.person, number, said, turn.now, mark=mark),)


def _of(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    """Of whom it was that something was told; what was told lies in the conversation."""
    awaited = turn.conversation.awaiting
    if awaited is None or awaited["kind"] != consent_texts.AWAITED:
        raise OutOfDate(action.verb)
    said, words = awaited["said"], awaited["words"]
    kept = consent.say(turn.session, turn.deployment, turn.person, action.number(0), said, turn.now, words=words)
    return (kept,)


def _died(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    session, deployment, person, number = turn.session, turn.deployment, turn.person, action.number(0)
    if action.verb is Verb.DIED_OF:
        return (bereaved.ask(session, deployment, person, number),)
    return (bereaved.keep(session, deployment, person, number, action.word(1), turn.now),)


def _draft_words(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    draft = pages.in_hand(turn.session, turn.deployment, turn.person, action.number(0))
    if draft is None:
        return (Stale(),)
    return (DraftWords(draft, units.tree(turn.session)[draft.unit_id], turn.deployment.plan(draft.plan_id)),)


def _uses(turn: Turn, action: Action) -> tuple[Outcome, ...]:
    kind, number = action.word(0), action.number(1)
    if action.verb is Verb.PHOTO_USES:
        return (photo_uses.show(turn.session, turn.deployment, turn.person, kind, number),)
    private = action.number(3) == 1
    used = photo_uses.use(turn.session, turn.deployment, turn.person, kind, number, action.number(2), private=private)
    return (used,)


ON_CONSENT: Mapping[Verb, Callable[[Turn, Action], tuple[Outcome, ...]]] = {
    Verb.CONSENT_PAGE: lambda t, a: (consent.page(t.session, t.deployment, t.person, a.number(0)),),
    Verb.CONSENT: _say,
    Verb.CONSENT_OF: _of,
    Verb.CONSENT_END: lambda t, a: (consent.ask_end(t.session, t.deployment, t.person, a.number(0)),),
    Verb.DIED: _died,
    Verb.DIED_OF: _died,
    Verb.CONSENT_WORDS: lambda t, a: (consent.words(t.session, t.deployment, t.person, a.number(0)),),
    Verb.CONSENT_DRAFT: _draft_words,
    Verb.PHOTO_USES: _uses,
    Verb.PHOTO_USE: _uses,
}
