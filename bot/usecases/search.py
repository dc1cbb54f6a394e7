"""Looking exemplars up by whom they are about, by deed, field, unit, kind and time: what the asker may find of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from typing import Any

from rapidfuzz import fuzz
from sqlmodel import Session

from bot.domain.calendar import Period
from bot.domain.names import fold, shared
from bot.domain.nomination import APPROVED, Head, Nomination
from bot.domain.permissions import Action as May
from bot.domain.permissions import Person, findable, may, may_find, reads_any
from bot.domain.roster import Tree
from bot.storage import nominations, tallies, units
from bot.understanding import FIELD, NUMBER, TIME, UNIT
from bot.usecases.answers import Found, Hit
from bot.usecases.questions import Asked

#: so many are shown at a time, of so many that are kept to go on with
_SHOWN, _KEPT = 3, 120
#: how alike a word that was typed and one of a name must be, 0..100; a shorter word has to be the same
_ALIKE, _SHORT = 75, 3
#: the answers in which a deed may be found
_TOLD = ("deeds", "results", "occupation")


def find(asked: Asked) -> Found:
    """The exemplars that fit, best first and then newest first, as far as the asker may find them."""
    found = findable(asked.person, asked.tree)
    kept = tallies.heads(asked.session, found.whole, among=found.approved, statuses=APPROVED)
    said = _sought(asked, kept)
    fitting = _of_words(asked, said, kept) if said else kept
    exact = [one for one in fitting if _fits(asked, one)]
    if exact or not (said or asked.meaning.unit or asked.meaning.field):
        return _first(asked, exact)
    # what was taken for a unit, field or kind may have been a word of a name or deed
    loosely = fitting if said and fitting else _of_words(asked, telling(asked), kept)
    return _first(asked, loosely, loosely=True)


def telling(asked: Asked) -> list[str]:
    """The words of a text that tell of somebody or something, slots among them."""
    return [word for word in fold(asked.meaning.text).split() if word not in _idle(asked)]


def told(asked: Asked) -> list[str]:
    """The words of a text from the first to the last that tell of somebody or something."""
    words, idle = fold(asked.meaning.text).split(), _idle(asked)
    places = [at for at, word in enumerate(words) if word not in idle]
    return words[places[0] : places[-1] + 1] if places else []


def _first(asked: Asked, found: Sequence[Head], *, loosely: bool = False) -> Found:
    whole = findable(asked.person, asked.tree).whole
    others = nominations.of_ids(asked.session, [one.id for one in found if one.unit_id not in whole])
    closed = {one.id for one in others if not _is_public(one)}
    ids = [one.id for one in found if one.id not in closed]
    return page(asked.session, asked.person, ids[:_KEPT], 0, total=len(ids), loosely=loosely)


def page(
    session: Session, person: Person, ids: Sequence[int], start: int, *, total: int, loosely: bool = False
) -> Found:
    """A few of those that were found, as they are now; those that may be opened first."""
    tree = units.tree(session)
    listed = nominations.of_ids(session, ids[start : start + _SHOWN])
    hits = [
        Hit(one, tree[one.unit_id], may(person, May.READ_DOSSIER, one.unit_id, tree))
        for one in listed
        if may_find(person, one.unit_id, tree, approved=_is_public(one))
    ]
    opening = tuple(sorted(hits, key=lambda hit: not hit.opens))
    return Found(opening, tuple(ids), total, start, min(start + _SHOWN, len(ids)), loosely, reads_any(person))


def _is_public(one: Nomination) -> bool:
    """Whether other units may find it: it is approved, and the nominee agreed to be made known."""
    return one.status in APPROVED and one.consent.may_publish


def go_on(session: Session, person: Person, question: Mapping[str, Any] | None, start: int) -> Found | None:
    """What the search that was asked last found, from a place on; None when something else was asked since."""
    last = question or {}
    ids = last.get("found", ())
    return None if start >= len(ids) else page(session, person, ids, start, total=last["total"])


def _sought(asked: Asked, kept: Iterable[Head]) -> list[str]:
    """The words of a text that name somebody or tell of a deed: all but those of every search and of the slots."""
    shared_words, text = asked.deployment.understanding, asked.meaning.text
    # in lower case no name is taken out
    reader = asked.deployment.reader(asked.plan, asked.tree)
    words = reader.masked(text.casefold(), today=asked.deployment.today(asked.now))
    idle, honorifics = _idle(asked), shared_words.honorifics
    names = {part for one in kept for part in fold(one.name).split()}
    return [
        word
        for before, word in pairwise(("", *words))
        # a word of every day may be somebody's name
        if word not in idle or (before in honorifics and word in names and word not in honorifics)
    ]


def _idle(asked: Asked) -> frozenset[str]:
    """Words that stand in any search."""
    understanding = asked.deployment.understanding
    lists = understanding.lexicon.lists
    common = (lists[name] for name in ("common", "pronouns", "endings", "follow_ups"))
    slots, honorifics = (UNIT, FIELD, TIME, NUMBER), understanding.honorifics
    return frozenset((*slots, *honorifics, *asked.deployment.words.search, *chain.from_iterable(common)))


def _of_words(asked: Asked, said: Sequence[str], kept: Iterable[Head]) -> list[Head]:
    """Those whose name the words are; where there are none, those of whom they tell, as far as these may be read."""
    listed = list(kept)
    exactly = [one for one in listed if _is_whole(one.name, asked.meaning.text)]
    if named := exactly or [one for one in listed if said and _is_in(said, fold(one.name).split())]:
        return named
    whole = findable(asked.person, asked.tree).whole if said else frozenset[int]()
    read = {one.id: one for one in listed if one.unit_id in whole}
    return [read[each.id] for each in nominations.of_ids(asked.session, read) if set(said) <= set(_deed(each))]


def _is_whole(name: str, text: str) -> bool:
    """Whether a name of several words stands in a text as it is."""
    size = len(fold(name).split())
    return size > 1 and shared(name, text) == size


def _is_in(said: Iterable[str], name: Sequence[str]) -> bool:
    """Whether all that was said stands in a name, if misspelt by a letter."""
    return all(any(_alike(word, part) for part in name) for word in said)


def _alike(word: str, part: str) -> bool:
    return word == part or (min(len(word), len(part)) >= _SHORT and fuzz.ratio(word, part) >= _ALIKE)


def _deed(one: Nomination) -> list[str]:
    return fold(" ".join((one.name, *(str(one.answers.get(each, "")) for each in _TOLD)))).split()


def _fits(asked: Asked, one: Head) -> bool:
    """Whether an exemplar is of the field, kind, unit and time that were named."""
    meaning, period = asked.meaning, asked.meaning.period
    if meaning.field not in (None, one.field_id) or meaning.subject not in (None, one.subject):
        return False
    if meaning.unit is not None and not _is_of(one.unit_id, int(meaning.unit), asked.tree):
        return False
    return period is None or _within(Period.parse(one.period), Period.parse(period))


def _is_of(unit_id: int, named: int, tree: Tree) -> bool:
    return tree.is_under(unit_id, named) or unit_id in tree.inherited(named)


def _within(period: Period, named: Period) -> bool:
    """Whether two periods share a day: a month is of its quarter, and a quarter of each of its months."""
    return named.first_day <= period.last_day and period.first_day <= named.last_day
