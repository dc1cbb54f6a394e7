"""Which photos may be published, and which are only to be considered."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session

from bot.domain.form import Draft
from bot.domain.nomination import Nomination
from bot.domain.permissions import Action, Person, may
from bot.storage import attachments, nominations, units
from bot.usecases import pages
from bot.usecases.deployment import Deployment
from bot.usecases.forms import Stale


@dataclass(frozen=True)
class PhotoUses:
    """The photos of a draft or of what has been sent, and which of them are only to be considered."""

    of: Draft | Nomination
    photos: tuple[int, ...]
    private: frozenset[int]


Outcome = PhotoUses


def show(session: Session, deployment: Deployment, person: Person, kind: str, number: int) -> PhotoUses | Stale:
    """The photos of a draft (`kind` d) or a nomination (n); none of either are out of date."""
    of = _draft(session, deployment, person, number) if kind == "d" else _nomination(session, person, number)
    if of is None:
        return Stale()
    if isinstance(of, Draft):
        photos = pages.photos(session, of)
    else:
        photos = tuple(each.id for each in attachments.of_nomination(session, of.id) if each.kind != "voice")
    if not photos:
        return Stale()
    private = frozenset(each.id for each in attachments.of_ids(session, photos) if each.private)
    return PhotoUses(of, photos, private)


def use(
    session: Session,
    deployment: Deployment,
    person: Person,
    kind: str,
    number: int,
    photo: int,
    *,
    private: bool,
) -> PhotoUses | Stale:
    """Keep whether a photo is only to be considered."""
    shown = show(session, deployment, person, kind, number)
    if isinstance(shown, Stale) or photo not in shown.photos:
        return Stale()
    attachments.keep_private(session, [photo], private=private)
    return show(session, deployment, person, kind, number)


def _draft(session: Session, deployment: Deployment, person: Person, number: int) -> Draft | None:
    return pages.in_hand(session, deployment, person, number)


def _nomination(session: Session, person: Person, number: int) -> Nomination | None:
    nomination, tree = nominations.get(session, number), units.tree(session)
    if nomination is None:
        return None
    allowed = (Action.NOMINATE, Action.DECIDE)
    return nomination if any(may(person, action, nomination.unit_id, tree) for action in allowed) else None
