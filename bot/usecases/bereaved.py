"""An exemplar has died: nothing is changed but what the family wishes, and what was achieved stays."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from bot.domain.actions import OutOfDate, Verb
from bot.domain.consent import NO, Topic
from bot.domain.nomination import Act, Nomination, is_deceased
from bot.domain.permissions import Person
from bot.storage import nominations
from bot.usecases import consent
from bot.usecases.consents import Bereaved, BereavedKept
from bot.usecases.deployment import Deployment
from bot.usecases.verdicts import NotInForce, ReviewNotAllowed

#: what the family may wish, as buttons carry it
ALL, PHOTOS, TELL = "all", "photos", "tell"
_SAYS = {ALL: {Topic.PUBLISH.value: NO}, PHOTOS: {Topic.PHOTOS.value: NO}, TELL: {}}

Result = Bereaved | BereavedKept | ReviewNotAllowed | NotInForce


def ask(session: Session, deployment: Deployment, person: Person, nomination_id: int) -> Result:
    """Say what has gone out, and ask what the family wishes; nothing is changed yet."""
    nomination = consent.theirs(session, deployment, person, nomination_id)
    if not isinstance(nomination, Nomination):
        return nomination
    return Bereaved(nomination, consent.gone_out(nomination, nominations.events(session, nomination.id)))


def keep(
    session: Session, deployment: Deployment, person: Person, nomination_id: int, wish: str, now: datetime
) -> Result:
    """Keep that the exemplar has died and what the family wishes; the others concerned hear of both.

    Raises OutOfDate for a wish that is none.
    """
    nomination = consent.theirs(session, deployment, person, nomination_id)
    if not isinstance(nomination, Nomination):
        return nomination
    if wish not in _SAYS:
        raise OutOfDate(Verb.DIED)
    events = nominations.events(session, nomination.id)
    said = _SAYS[wish]
    if said and not _is_said(nomination, wish):
        nomination = nominations.agree(session, nomination, said, person_id=person.id, now=now)
        consent.follow(session, nomination)
    if not is_deceased(events) or said:
        nominations.remark(session, nomination, Act.DIED, wish, person_id=person.id, now=now)
        consent.tell_others(session, person, nomination, now)
    # nobody is asked any more what they agree to
    nominations.ask_on(session, nomination.id, None)
    return BereavedKept(nomination, wish, consent.gone_out(nomination, nominations.events(session, nomination.id)))


def _is_said(nomination: Nomination, wish: str) -> bool:
    now = nomination.consent
    return now.publish == NO or (wish == PHOTOS and now.photos == NO)
