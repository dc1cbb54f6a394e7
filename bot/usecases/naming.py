"""Which unit a text means: names are shared, and old ones go on being said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import fuzz, process

from bot.domain.calendar import Period
from bot.domain.names import fold
from bot.domain.roster import Change, Tree, Unit
from bot.understanding import OR, Meaning

#: so many words of a parent's name tell it: `huyen Thach An` may be said `Thach An`
_TELLING = 2
#: how alike somebody's words and a unit's name must be for it to be offered, 0..100
_ALIKE = 85
_SYLLABLE = 4
#: so many units are offered for a text, of so many that it may mean, ended ones among them
_OFFERED, _MEANT = 3, 6


@dataclass(frozen=True)
class Named:
    """A meaning whose unit is one in being, or `choices` of which one is meant; `changes` led there from old names."""

    meaning: Meaning
    changes: tuple[Change, ...] = ()
    choices: tuple[Unit, ...] = ()


def resolve(meaning: Meaning, tree: Tree, today: date) -> Named:
    """The unit that a name means at the time that is spoken of, today when none is."""
    if meaning.unit is None:
        return Named(meaning)
    day = _day(meaning, today)
    typed = _of_the_place([tree[int(unit_id)] for unit_id in meaning.unit.split(OR)], meaning.text, tree)
    meant = dict.fromkeys(one for unit in typed for one in _at(unit, tree, day))
    living = [one for one in meant if one.exists_on(day)] or list(meant)
    changes = (tree.change(unit.id, day) for unit in typed)
    led = tuple(c for c in changes if c is not None and fold(c.old.name) not in {fold(new.name) for new in c.new})
    if len(living) == 1:
        return Named(replace(meaning, unit=str(living[0].id)), led)
    return Named(replace(meaning, unit=None), led, tuple(living))


def named_in(words: str, offered: Iterable[Unit], tree: Tree, on: date) -> tuple[Unit, ...]:
    """Those of the units in being whose name a text seems to hold, or the name of one that they succeed."""
    among = {unit.id for unit in offered}
    said = _likely(words, (unit for unit in tree if any(now.id in among for now in tree.on(unit.id, on))))
    found = dict.fromkeys(now for unit in said for now in tree.on(unit.id, on) if now.id in among)
    return tuple(found)[:_OFFERED]


def _day(meaning: Meaning, today: date) -> date:
    """The end of a period that is over, the beginning of one to come; else today."""
    if meaning.period is None:
        return today
    period = Period.parse(meaning.period)
    return max(period.first_day, min(period.last_day, today))


def _at(unit: Unit, tree: Tree, day: date) -> Iterable[Unit]:
    """Who stands for a unit that has ended by a day; itself when nobody does, and before its time."""
    ended = unit.valid_to is not None and unit.valid_to < day
    return (ended and tree.on(unit.id, day)) or (unit,)


def _of_the_place(units: list[Unit], text: str, tree: Tree) -> list[Unit]:
    """Of namesakes those whose parent, the former one too, the text names as well; all when it names none."""
    if len(units) == 1:
        return units
    said = f" {fold(text)} "
    own = {fold(name) for unit in units for name in unit.called}
    return [unit for unit in units if any(f" {name} " in said for name in _above(unit, tree) - own)] or units


def _above(unit: Unit, tree: Tree) -> set[str]:
    """What stands above a unit, or stood above what it was before, may be called so."""
    line = (each for unit_id in (unit.id, *tree.before(unit.id)) for each in list(tree.ancestors(unit_id))[1:])
    names = [fold(name) for each in line for name in each.called]
    return {*names, *(" ".join(name.split()[-_TELLING:]) for name in names if len(name.split()) > _TELLING)}


def _likely(words: str, units: Iterable[Unit]) -> tuple[Unit, ...]:
    """The units whose name or alias a text seems to hold, the likeliest first."""
    by_id, said = {unit.id: unit for unit in units}, fold(words)
    names = {
        (unit_id, place): fold(name)
        for unit_id, unit in by_id.items()
        for place, name in enumerate((unit.name, *unit.aliases))
    }
    # a syllable stands in many names: it has to be one
    scorer = fuzz.partial_ratio if len(said) >= _SYLLABLE else fuzz.ratio
    found = process.extract(said, names, scorer=scorer, limit=len(names), score_cutoff=_ALIKE)
    # of two names that fit alike, the longer one says more
    ranked = sorted(found, key=lambda hit: (-hit[1], -len(hit[0])))
    unit_ids = dict.fromkeys(key[0] for _, _, key in ranked)
    return tuple(by_id[unit_id] for unit_id in list(unit_ids)[:_MEANT])
