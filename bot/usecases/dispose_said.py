"""A line by which a reviewer gives a unit more time: for whom, until when and why, read back before it holds."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.answers import ReadingWords
from bot.domain.calendar import Period
from bot.domain.days import read_day
from bot.domain.names import fold
from bot.domain.obligations import periods_of
from bot.domain.permissions import may_dispose
from bot.domain.plan import Obligation, Plan
from bot.domain.roster import Tree, Unit
from bot.understanding import Meaning
from bot.usecases import dispose, dispose_for, periods, standing
from bot.usecases.duties import Duty
from bot.usecases.turn import Outcome, Turn

#: so many words of a name that was shortened tell the unit
_TELLING = 2


def extension(turn: Turn, meaning: Meaning, tree: Tree) -> Outcome | None:
    """What a line leads to that gives more time; None for any other, and for one that asks whether one may.

    Words that speak of the deadline are enough, and what is missing is asked for; others need a unit and a day.
    """
    words, today, said = turn.deployment.words, turn.deployment.today(turn.now), fold(meaning.text)
    plain, veiled = (_says(said, phrases) for phrases in (words.extending, words.letting))
    if not (plain or veiled) or meaning.is_question or meaning.text.rstrip().endswith("?"):
        return None
    unit = _named(said, [one for one in tree if one.exists_on(today) and may_dispose(turn.person, one.id, tree)])
    found = read_day(meaning.text, words=words, today=today)
    if unit is None:
        return _whom(turn, tree) if plain and found is not None else None
    owed = standing.owed_by(turn.plan, unit, tree)
    if owed is None or (found is None and not plain):
        return None
    duty = Duty(turn.plan, owed, _period(turn, meaning, turn.plan, owed, unit))
    day, rest = (None, "") if found is None else (found.day, _reason(found.rest, words, unit))
    return dispose.extend(turn.session, turn.deployment, turn.person, duty, unit.id, turn.now, day=day, reason=rest)


def orders(turn: Turn, meaning: Meaning, tree: Tree) -> bool:
    """Whether a line gives more time to a unit that it names, until a day: while another one is being disposed of."""
    words, said = turn.deployment.words, fold(meaning.text)
    if not _says(said, words.extending):
        return False
    named = _named(said, [one for one in tree if may_dispose(turn.person, one.id, tree)])
    return named is not None and read_day(meaning.text, words=words, today=turn.deployment.today(turn.now)) is not None


def _says(said: str, phrases: frozenset[str]) -> bool:
    return any(f" {phrase} " in f" {said} " for phrase in phrases)


def _named(said: str, units: Sequence[Unit]) -> Unit | None:
    """The one unit whose name stands in a text, if without its kind; of two the one with more words."""
    sizes = {
        unit.id: max((len(name.split()) for name in _names(unit) if f" {name} " in f" {said} "), default=0)
        for unit in units
    }
    longest = max(sizes.values(), default=0)
    fitting = [unit for unit in units if longest and sizes[unit.id] == longest]
    return fitting[0] if len(fitting) == 1 else None


def _names(unit: Unit) -> list[str]:
    short = fold(unit.name).split()[1:]
    return [*map(fold, unit.called), *([" ".join(short)] if len(short) >= _TELLING else [])]


def _whom(turn: Turn, tree: Tree) -> Outcome | None:
    """Who misses something, to choose from."""
    owed = standing.main_obligation(turn.plan)
    if owed is None or owed.due is None:
        return None
    today = turn.deployment.today(turn.now)
    period = periods.over(turn.session, turn.deployment, turn.plan, owed, tree, today, under=None)
    return dispose_for.listed(turn.session, turn.deployment, turn.person, Duty(turn.plan, owed, period), turn.now)


def _period(turn: Turn, meaning: Meaning, plan: Plan, owed: Obligation, unit: Unit) -> Period:
    """The period that was named where the plan has it, else the one that is meant of the unit."""
    named = None if meaning.period is None else Period.parse(meaning.period)
    if named is not None and named in periods_of(plan, owed):
        return named
    return periods.of(turn.session, turn.deployment, plan, owed, [unit], turn.deployment.today(turn.now))


def _reason(rest: str, words: ReadingWords, unit: Unit) -> str:
    """What is left of a line without the order and the unit's name."""
    kept = rest.split()
    for name in sorted((*_names(unit), *words.extending, *words.letting), key=len, reverse=True):
        size = len(name.split())
        at = next((i for i in range(len(kept) - size + 1) if fold(" ".join(kept[i : i + size])) == name), None)
        if at is not None:
            del kept[at : at + size]
    told = next((at + 1 for at, word in enumerate(kept) if fold(word) in words.because), 0)
    idle = [at for at, word in enumerate(kept) if fold(word) not in words.until | {""}]
    first, last = max(told, idle[0] if idle else 0), idle[-1] + 1 if idle else 0
    return " ".join(kept[first:last]).strip(" ,.;:-")
