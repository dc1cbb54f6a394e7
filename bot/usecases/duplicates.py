"""Finding the same exemplar among what has been sent before, so that nobody is nominated twice unawares."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlmodel import Session

from bot.domain.duplicates import alike, may_be_same
from bot.domain.nomination import Nomination, Status
from bot.domain.permissions import Action, Person, may
from bot.storage import nominations, tallies, units

#: what was taken back or not chosen stands in nobody's way
_CLOSED = frozenset({Status.REJECTED, Status.WITHDRAWN})
#: so many are named
_NAMED = 2


def of_unit(session: Session, unit_id: int, answers: Mapping[str, Any]) -> Nomination | None:
    """The newest that the unit itself has sent of the same exemplar; None when there is none."""
    own = units.tree(session).inherited(unit_id)
    return next(iter(_same(session, own, answers, but=None)), None)


def of_nomination(session: Session, person: Person, nomination: Nomination) -> tuple[Nomination, ...]:
    """Others of the same exemplar that this person decides on as well, the newest first."""
    tree = units.tree(session)
    theirs = [unit.id for unit in tree if may(person, Action.DECIDE, unit.id, tree)]
    return _same(session, theirs, nomination.answers, but=nomination.id)[:_NAMED]


def _same(
    session: Session, among: Collection[int], answers: Mapping[str, Any], *, but: int | None
) -> tuple[Nomination, ...]:
    heads = tallies.heads(session, among, among=(), statuses=())
    open_ones = (head for head in heads if head.id != but and head.status not in _CLOSED)
    found = nominations.of_ids(session, alike(str(answers["name"]), open_ones))
    return tuple(each for each in found if may_be_same(each.answers, answers))
