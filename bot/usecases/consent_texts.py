"""What officers tell of consent in words of their own, while a form waits for it and at any time later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.calendar import Period
from bot.domain.consent import NO, NOT_ASKED, NOT_YET, TEXT_ONLY, YES, Consent, Topic
from bot.domain.form import REVIEW, Chose, Draft
from bot.domain.hearsay import heard, is_unreached, speaks_of_somebody, tells_of_death
from bot.domain.names import fold, shared
from bot.domain.nomination import Nomination, Status
from bot.domain.permissions import Action, Role, may
from bot.storage import conversations, nominations, units
from bot.understanding import Meaning
from bot.usecases import bereaved, consent, nominate, pages, standing
from bot.usecases.consents import Unreached, WhoDied, WhoseConsent
from bot.usecases.turn import Outcome, Turn

AWAITED = "consent"
#: a text may be meant of one of so many; older ones are named
_RECENT = 30
#: so many may be chosen from
_OFFERED = 4
_CLOSED = frozenset({Status.REJECTED, Status.WITHDRAWN})


def in_form(turn: Turn, draft: Draft, text: str) -> Outcome | None:
    """What a text says of consent where the form asks for it, or stands ready; None where it says nothing."""
    if draft.step not in (Topic.TOLD, Topic.PUBLISH, REVIEW):
        return None
    if draft.nomination_id is not None:
        refused = heard(text, turn.deployment.hearsay).get(Topic.TOLD) == NO
        return consent.refuse(turn.session, turn.deployment, draft, turn.now, words=text) if refused else None
    if draft.step == Topic.TOLD and turn.deployment.words.chosen(draft.step, text) is not None:
        return None
    if is_unreached(text, turn.deployment.hearsay):
        if draft.step == Topic.PUBLISH and draft.answers.get(Topic.TOLD) == YES:
            # they have been told: what was not asked is the publishing
            return nominate.answer(turn.session, turn.deployment, draft, Chose(NOT_ASKED), turn.now)
        return _unreached(turn, draft)
    said = heard(text, turn.deployment.hearsay)
    if said.get(Topic.TOLD) == NO:
        return consent.refuse(turn.session, turn.deployment, draft, turn.now, words=text)
    if draft.step == Topic.PUBLISH and (posting := _posting(said)) is not None:
        return nominate.answer(turn.session, turn.deployment, draft, Chose(posting), turn.now)
    if draft.step == Topic.TOLD and said.get(Topic.TOLD) == YES:
        return nominate.answer(turn.session, turn.deployment, draft, Chose(YES), turn.now)
    return None


def _posting(said: Mapping[str, str]) -> str | None:
    """The choice that words on posts and photos make; a yes that does not speak of photos makes none."""
    if said.get(Topic.PUBLISH) == NO:
        return NO
    if said.get(Topic.PHOTOS) == NO:
        return TEXT_ONLY
    return YES if said.get(Topic.PHOTOS) == YES else None


def told(turn: Turn, text: str) -> tuple[Outcome, ...] | None:
    """What a text says of the consent of somebody who has been sent in; None where it says nothing of any."""
    said = heard(text, turn.deployment.hearsay)
    meant = _meant(turn, text, said) if said else ()
    if not meant:
        return None
    if len(meant) > 1:
        awaited = {"kind": AWAITED, "said": said, "words": text}
        conversations.await_text(turn.session, turn.chat, awaited, turn.now)
        return (WhoseConsent(meant[:_OFFERED]),)
    return (consent.say(turn.session, turn.deployment, turn.person, meant[0].id, said, turn.now, words=text),)


def died(turn: Turn, text: str) -> Outcome | None:
    """What becomes of a text that tells of a death: of who is named, else of the only one; None for other texts."""
    if not tells_of_death(text, turn.deployment.hearsay):
        return None
    tree = units.tree(turn.session)
    decided = [unit.id for unit in tree if may(turn.person, Action.DECIDE, unit.id, tree)]
    listed = _listed(turn, [*_own(turn), *decided])
    named = tuple(each for each in listed if _names(turn, text, each.name))
    meant = named or (listed if len(listed) == 1 or speaks_of_somebody(text, turn.deployment.hearsay) else ())
    if not meant:
        return None
    if len(meant) > 1:
        return WhoDied(meant[:_OFFERED])
    return bereaved.ask(turn.session, turn.deployment, turn.person, meant[0].id)


def answered(turn: Turn, text: str, meaning: Meaning) -> Outcome | None:
    """What a short text answers to the question of consent that was the last thing said; None for other texts."""
    offered = [actions.read(written) for _, written in turn.conversation.choices]
    asked = next((each for each in offered if each is not None and each.verb is Verb.CONSENT), None)
    if asked is None or asked.word(1) == Topic.PUBLISH or heard(text, turn.deployment.hearsay):
        return None
    number, topic, words = asked.number(0), asked.word(1), turn.deployment.hearsay
    if fold(text) in words.not_yet:
        said = {topic: NOT_YET if topic == Topic.TOLD else NOT_ASKED}
        return consent.say(turn.session, turn.deployment, turn.person, number, said, turn.now, words=text)
    if fold(text) in words.unclear or (speaks_of_somebody(text, words) and not meaning.is_question):
        return consent.answered(turn.session, turn.deployment, turn.person, number)
    return None


def _own(turn: Turn) -> list[int]:
    """The units for which the person speaks, with those that they have succeeded."""
    tree = units.tree(turn.session)
    return [each for unit_id in turn.person.units(Role.OFFICER) for each in tree.inherited(unit_id)]


def _listed(turn: Turn, own: Iterable[int]) -> tuple[Nomination, ...]:
    """The newest that these units have sent and that are still in use."""
    among = dict.fromkeys(own)
    found = nominations.listed(turn.session, units=among, limit=_RECENT) if among else ()
    return tuple(each for each in found if each.status not in _CLOSED and turn.deployment.runs(each.plan_id))


def _meant(turn: Turn, text: str, said: Mapping[str, str]) -> tuple[Nomination, ...]:
    """Of whom it may be told: who is named, else who is still to answer, or who had answered otherwise."""
    fitting = tuple(each for each in _listed(turn, _own(turn)) if _may_say(each.consent, said))
    named = tuple(each for each in fitting if _names(turn, text, each.name))
    waiting = tuple(each for each in fitting if each.consent.open is not None)
    return named or waiting or (() if said == {Topic.TOLD: NOT_YET} else fitting)


def _may_say(now: Consent, said: Mapping[str, str]) -> bool:
    """Whether it would tell something new of somebody with this consent."""
    if Topic.GUARDIAN in said and now.guardian is None:
        return False
    if said == {Topic.TOLD: NOT_YET}:
        return now.open is not None
    known = {Topic.TOLD: now.told, Topic.GUARDIAN: now.guardian, Topic.PUBLISH: now.publish, Topic.PHOTOS: now.photos}
    return any(known[Topic(topic)] != value for topic, value in said.items())


def _names(turn: Turn, text: str, name: str) -> bool:
    """Whether a text names somebody, be it by the last part of the name behind a form of address."""
    called = (f" {fold(honorific)} {fold(name.split()[-1])} " for honorific in turn.deployment.words.honorifics)
    return shared(name, text) > 1 or any(each in f" {fold(text)} " for each in called)


def _unreached(turn: Turn, draft: Draft) -> Outcome | None:
    """That it can be sent all the same, and until when."""
    plan, tree = turn.deployment.plan(draft.plan_id), units.tree(turn.session)
    unit = tree[draft.unit_id]
    obligation = pages.obligation_of(plan, unit, tree)
    if obligation is None:
        return None
    period = Period.parse(draft.period)
    due = standing.of_unit(turn.session, turn.deployment, plan, obligation, unit, period).due
    return Unreached(draft, unit, plan, due)
