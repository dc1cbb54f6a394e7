"""Why a figure is what it is: what counts and what does not, and what has changed since it was last told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.nomination import APPROVED, Status
from bot.domain.obligations import DueObligation, due_day
from bot.domain.permissions import Action as May
from bot.domain.permissions import Role, may
from bot.domain.plan import Action
from bot.domain.progress import Ground, counts_since, ground
from bot.domain.roster import Unit
from bot.storage import nominations, people, told
from bot.storage.told import Figure, Telling
from bot.usecases import questions, reckoning
from bot.usecases.answers import Answer
from bot.usecases.questions import Asked
from bot.usecases.reckoning import Item, Kind, Reckoning


class Reading(StrEnum):
    """What a number that somebody has heard may be."""

    TOLD = "told"  # what was told before
    APPROVED = "approved"  # what has been approved, of all that counts
    COUNTED = "counted"  # the entries that count, where the figure counts units
    SENT = "sent"  # all entries, those that do not count among them
    OWING = "owing"  # all units of which something is asked
    MISSING = "missing"
    NEVER = "never"


@dataclass(frozen=True)
class Left:
    """How many entries do not count on one ground, and whose they are, as far as the asker may know it."""

    ground: Ground
    count: int
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class Difference:
    """What was told before and when, whose entries count since (and from when), and whose no longer do, and why.

    Why is None where it is not for the asker to know. `heirs` are those in whose place others owe it now.
    """

    before: int
    at: datetime
    added: tuple[tuple[Unit, datetime | None], ...]
    gone: tuple[tuple[Unit, Ground | None], ...]
    heirs: Mapping[Unit, tuple[Unit, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Explained:
    """A figure with all that it was told by.

    `number` is the figure, of so many units (`of`) where it counts units; `counted` and `left` are all entries.
    `heard` is the number that the asker has heard, with what it may be, `heard_by` as what somebody else was told it;
    `others` are further figures of the answer.
    """

    answer: Answer
    reckoning: Reckoning
    number: int
    of: int | None
    missing: int | None
    required: int | None
    counted: Mapping[Status, int]
    late: int
    left: tuple[Left, ...]
    drafting: int
    exempt: tuple[Unit, ...]
    difference: Difference | None
    heard: tuple[int, Reading] | None
    others: tuple[DueObligation, ...]
    heard_by: Role | None = None

    @property
    def entries(self) -> int:
        """How many entries there are in all."""
        return sum(self.counted.values()) + sum(each.count for each in self.left)


def explain(asked: Asked, answer: Answer) -> Explained | Answer:
    """Why the first figure of an answer is what it is; the answer itself where it has none."""
    found = reckoning.of(answer)
    if not found:
        return answer
    one = found[0]
    listed = reckoning.items(asked, one)
    figure = reckoning.figure(one, listed)
    explained = _explained(asked, answer, one, listed, figure)
    heard = _heard(asked)
    then = told.before(asked.session, asked.person.id, figure)
    if heard is not None and heard != figure.number:
        before = told.as_number(asked.session, asked.person.id, figure, heard)
        then = before or then
        read = Reading.TOLD if before is not None else _reading(explained, listed, heard)
        by = None if before is None or before.person_id == asked.person.id else _as_what(asked, before.person_id)
        explained = replace(explained, heard=(heard, read), heard_by=by)
    told.keep(asked.session, asked.person.id, figure, asked.now)
    difference = None if then is None else _difference(asked, one, listed, figure, then)
    return replace(explained, difference=difference, others=_others(asked, one))


def _as_what(asked: Asked, person_id: int) -> Role | None:
    """The role in which somebody was told a figure, the one with the widest view first."""
    person = people.get(asked.session, person_id)
    order = (Role.LEADER, Role.REVIEWER, Role.ADMIN, Role.OFFICER)
    return next((role for role in order if person.holds(role)), None)


def _explained(asked: Asked, answer: Answer, one: Reckoning, listed: Sequence[Item], figure: Figure) -> Explained:
    counting = [item for item in listed if item.ground is None]
    grounds = Counter(item.ground for item in listed)
    # what became of what a unit sent is for who may read it
    known = {item.unit for item in listed if _reads(asked, item.unit)}
    left = tuple(
        Left(
            each,
            grounds[each],
            tuple(dict.fromkeys(item.unit for item in listed if item.ground is each and item.unit in known)),
        )
        for each in Ground
        if grounds[each]
    )
    exempt = tuple(how.unit for how in one.standings if how.terms.exempt is not None)
    owing = len(one.standings) - len(exempt)
    progress = [how.progress for how in one.standings]
    of_units = one.kind is Kind.UNITS
    numbered = [each.required for each in progress if each.required is not None]
    return Explained(
        answer=answer,
        reckoning=one,
        number=figure.number,
        of=owing if of_units else None,
        missing=owing - figure.number if of_units else sum(each.missing or 0 for each in progress),
        required=None if one.obligation is None else one.obligation.at_least if of_units else sum(numbered),
        counted=Counter(item.listed.entry.status for item in counting),
        late=sum(not item.listed.on_time for item in counting),
        left=left,
        drafting=sum(each.drafting for each in progress),
        exempt=exempt,
        difference=None,
        heard=None,
        others=(),
    )


def _heard(asked: Asked) -> int | None:
    """The number that a text names, the last one of several."""
    reader, today = asked.deployment.reader(asked.plan, asked.tree), asked.deployment.today(asked.now)
    numbers = reader.numbers(asked.meaning.text, today=today)
    return numbers[-1] if numbers else None


def _reading(explained: Explained, listed: Sequence[Item], heard: int) -> Reading:
    """What a number may be that was never told."""
    counting = [item for item in listed if item.ground is None]
    approved = [item for item in counting if item.listed.entry.status in APPROVED]
    if explained.of is not None:
        enough = explained.required or 1
        number = sum(len(theirs) >= enough for theirs in reckoning.by_unit(approved).values())
    else:
        number = len(approved)
    known = {
        Reading.APPROVED: number,
        Reading.COUNTED: len(counting),
        Reading.SENT: len(listed),
        Reading.OWING: explained.of,
        Reading.MISSING: explained.missing,
    }
    return next((reading for reading, is_it in known.items() if is_it == heard), Reading.NEVER)


def _difference(asked: Asked, one: Reckoning, listed: Sequence[Item], figure: Figure, then: Telling) -> Difference:
    counting = figure.members
    if counting is None:
        counting = frozenset(item.listed.id for item in listed if item.ground is None)
    members = _counted_then(asked, one, listed, then)
    added, gone = counting - members, members - counting
    if one.kind is Kind.UNITS:
        theirs = reckoning.by_unit(listed)
        since = _since(
            asked, one, (item for how in one.standings if how.unit.id in added for item in theirs.get(how.unit, ()))
        )
        came = tuple(
            (how.unit, _met_since(one, theirs.get(how.unit, ()), since))
            for how in one.standings
            if how.unit.id in added
        )
        lost = [asked.tree[each] for each in sorted(gone) if each in asked.tree]
        went = tuple((unit, _lost(theirs.get(unit, ())) if _reads(asked, unit) else None) for unit in lost)
        return Difference(then.number, then.at, came, went, _heirs(asked, one, lost))
    new = [item for item in listed if item.listed.id in added]
    since = _since(asked, one, new)
    came = tuple((item.unit, since[item.listed.id]) for item in new)
    went = tuple(
        (item.unit, item.ground if _reads(asked, item.unit) else None) for item in listed if item.listed.id in gone
    )
    return Difference(then.number, then.at, came, went)


def _reads(asked: Asked, unit: Unit) -> bool:
    """Whether the asker may know what became of what a unit sent."""
    return may(asked.person, May.READ_DOSSIER, unit.id, asked.tree)


def _counted_then(asked: Asked, one: Reckoning, listed: Sequence[Item], then: Telling) -> frozenset[int]:
    """What a figure was made up of when it was told; where that was not kept, by what was done until then."""
    if then.members is not None:
        return then.members
    done = nominations.events_of(asked.session, (item.listed.id for item in listed))
    counted = set()
    for item in listed:
        until = [event for event in done[item.listed.id] if event.at <= then.at]
        if until and ground(one.obligation, replace(item.listed.entry, status=until[-1].after)) is None:
            counted.add(item.listed.id)
    return frozenset(counted)


def _met_since(one: Reckoning, theirs: Iterable[Item], since: Mapping[int, datetime | None]) -> datetime | None:
    """When a unit had as many entries that count as are asked of it."""
    moments = sorted(at for item in theirs if item.ground is None and (at := since[item.listed.id]) is not None)
    asked_for = 1 if one.obligation is None else one.obligation.at_least or 1
    return moments[asked_for - 1] if len(moments) >= asked_for else None


def _since(asked: Asked, one: Reckoning, found: Iterable[Item]) -> Mapping[int, datetime | None]:
    """Since when each of some entries counts."""
    ids = [item.listed.id for item in found]
    done = nominations.events_of(asked.session, ids)
    return {each: counts_since(one.obligation, done[each]) for each in ids}


def _heirs(asked: Asked, one: Reckoning, lost: Iterable[Unit]) -> Mapping[Unit, tuple[Unit, ...]]:
    if one.obligation is None or one.period is None:
        return {}
    day = due_day(one.obligation.due, one.period)
    changes = (asked.tree.change(unit.id, day) for unit in lost)
    return {change.old: change.new for change in changes if change is not None}


def _lost(theirs: Iterable[Item]) -> Ground | None:
    return next((item.ground for item in theirs if item.ground is not None), None)


def _others(asked: Asked, one: Reckoning) -> tuple[DueObligation, ...]:
    """The plan's other numbers of units, each with the period that is meant now."""
    if one.kind is not Kind.UNITS or one.obligation is None or one.obligation.action is not Action.NOMINATE:
        return ()
    now = replace(asked, meaning=replace(asked.meaning, period=None))
    return tuple(
        questions.measured(now, other, questions.period_meant(now, other))
        for other in one.plan.obligations
        if other.action is Action.NOMINATE and other.at_least is not None and other.id != one.obligation.id
    )
