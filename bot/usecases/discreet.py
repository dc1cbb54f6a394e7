"""What became of what a unit sent, and what it says of a period, is not for everybody who may read figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.domain.declaration import Why
from bot.domain.disposition import Disposition
from bot.domain.permissions import Action, Person, may
from bot.domain.roster import Tree
from bot.usecases.dispositions import Terms
from bot.usecases.standing import UnitStanding


def of_all(
    person: Person, standings: Iterable[UnitStanding], tree: Tree, *, oversees: bool
) -> tuple[UnitStanding, ...]:
    """Standings as a person may hear them who oversees units or not."""
    return tuple(of_one(person, how, tree, oversees=oversees) for how in standings)


def in_list(
    person: Person, standings: Iterable[UnitStanding], tree: Tree, *, oversees: bool
) -> tuple[UnitStanding, ...]:
    """Standings as a person may hear them side by side: who oversees none hears the same of all, own units too."""
    if oversees:
        return of_all(person, standings, tree, oversees=True)
    return tuple(map(_only_whether, standings))


def _only_whether(how: UnitStanding) -> UnitStanding:
    """A standing for who oversees no units: whether the unit has sent enough, not what became of what it sent."""
    progress = replace(how.progress, only_whether=True, returned=0, rejected=0, drafting=0, declared=None)
    return replace(how, progress=progress, returned=None, declared=None, terms=_terms(how.terms))


def unexplained(person: Person, standings: Iterable[UnitStanding], tree: Tree) -> tuple[UnitStanding, ...]:
    """Standings with why a unit was given time or is exempt for those alone who may read its dossiers."""
    return tuple(
        how if _reads(person, how.unit.id, tree) else replace(how, terms=_terms(how.terms)) for how in standings
    )


def _reads(person: Person, unit_id: int, tree: Tree) -> bool:
    """Whether a person may read the dossiers of a unit, or of what is to become it."""
    return any(may(person, Action.READ_DOSSIER, each, tree) for each in (unit_id, *tree.before(unit_id)))


def _terms(kept: Terms) -> Terms:
    """What was disposed for a unit, as others read it: no reason, no letter, and nothing of what came on paper."""
    return replace(kept, extended=_bare(kept.extended), exempt=_bare(kept.exempt), received=())


def _bare(kept: Disposition | None) -> Disposition | None:
    """A disposition for one unit without why; one that is for all of them they have all been told."""
    return kept if kept is None or kept.unit_id is None else replace(kept, reason="", letter=None)


def of_one(person: Person, how: UnitStanding, tree: Tree, *, oversees: bool) -> UnitStanding:
    """A standing for who may not read the unit's dossiers: without own words, reasons and the numbers of letters.

    Who `oversees` no units hears whether the unit has sent enough, and no more.
    """
    if _reads(person, how.unit.id, tree):
        return how
    if not oversees:
        return _only_whether(how)
    how, said = replace(how, terms=_terms(how.terms)), how.declared
    if said is None:
        return how
    offered = said.reason in tuple(Why)
    return replace(how, declared=replace(said, reason=said.reason if offered else None, letter=None))
