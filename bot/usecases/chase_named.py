"""What a reviewer says of one unit or one officer in words: nudge, call, called, written down, has it arrived."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.answers import clean
from bot.domain.chasing import ChasingWords, Wish
from bot.domain.chasing_said import Spoken, is_no_name, may_be_time, may_speak, read_spoken
from bot.domain.names import fold, places
from bot.domain.permissions import Action as May
from bot.domain.permissions import Role, may
from bot.domain.roster import Unit
from bot.storage import people, units
from bot.usecases import chase, chase_calls, chase_duties, chase_report, chase_targets, duties
from bot.usecases.chased import NoSuchUnit, WhichDuty
from bot.usecases.duties import Duty
from bot.usecases.turn import Outcome, Turn

#: a longer text is none of these
_LONGEST = 50
#: what stays in a unit's log for good
_KEPT = frozenset({Wish.CALLED, Wish.NOTE})


@dataclass(frozen=True)
class Named:
    """A wish about the units (ids) that a text names by their own name or an officer's, as `name` was typed."""

    spoken: Spoken
    name: str
    units: frozenset[int]


def read(turn: Turn, text: str) -> Named | None:
    """What a reviewer says of one unit or officer; None for other texts, and for who chases nobody."""
    if not turn.person.holds(Role.REVIEWER):
        return None
    tokens, words = clean(text).split(), turn.deployment.chasing
    if len(tokens) > _LONGEST or not may_speak(text, words):
        return None
    spans = [span for span in _spans(turn, tokens) if span[1] - span[0] > 1 or not is_no_name(tokens, span[0], words)]
    for start, end, meant in spans:
        spoken = read_spoken(" ".join(_before(tokens, start, words)), _behind(tokens, end), words)
        if spoken is not None and spoken.wish in _KEPT and end - start == 1 and may_be_time(tokens, start, words):
            continue
        if spoken is not None and not spoken.words and any(first >= end for first, _, ids in spans if not ids & meant):
            # of several at a time this is not
            return None
        if spoken is not None:
            beside = _beside(tokens, end, spans, words) if spoken.wish in _KEPT else frozenset()
            return Named(
                spoken, " ".join(tokens[start:end]).strip(",.;:?!"), meant if beside & meant else meant | beside
            )
    return None


def _beside(
    tokens: Sequence[str], end: int, spans: Iterable[tuple[int, int, frozenset[int]]], words: ChasingWords
) -> frozenset[int]:
    """The units (ids) of the name right behind another: `da goi thon 3 va thon 4`; empty where no name stands there."""
    joining = words.joins | words.kinds | words.titles | words.ahead
    behind = (ids for start, _, ids in spans if start >= end and {*map(fold, tokens[end:start])} <= joining)
    return next(behind, frozenset())


def units_in(turn: Turn, text: str) -> frozenset[int]:
    """The units (ids) below a reviewer that a text names; a name within a longer one is none of its own."""
    tokens = clean(text).split()
    spans = _of_units(turn, tokens, [fold(token) for token in tokens], _below(turn))
    found, taken = set[int](), set[int]()
    for (start, end), ids in sorted(spans.items(), key=lambda each: each[0][0] - each[0][1]):
        if taken.isdisjoint(range(start, end)):
            taken |= {*range(start, end)}
            found |= ids
    return frozenset(found)


def done(turn: Turn, text: str, named: Named, *, period: str | None = None) -> tuple[Outcome, ...] | None:
    """What becomes of it; None where the reviewer chases none of these units about anything."""
    session, deployment, person, now = turn.session, turn.deployment, turn.person, turn.now
    # what is to be written down may itself speak of another time
    period = None if named.spoken.wish in _KEPT else period
    duty = chase_targets.meant(session, deployment, person, turn.plan, now, period=period)
    if duty is None:
        return None
    if period is None and len(named.units) == 1:
        (unit_id,) = named.units
        chosen = chase_duties.chosen(turn, text, named.spoken.wish, duty, unit=units.tree(session)[unit_id])
        if isinstance(chosen, WhichDuty):
            return (chosen,)
        duty = chosen
    elif period is None:
        duty = chase_duties.first(turn, duty, named.units)
    elif len(named.units) == 1:
        (unit_id,) = named.units
        duty = chase_duties.owed_in(turn, units.tree(session)[unit_id], period, duty)
    owing = [unit for unit in _owing(turn, duty) if unit.id in named.units]
    if not owing:
        return None
    if len(owing) > 1:
        return (_which(turn, named, duty, tuple(owing)),)
    unit_id = owing[0].id
    match named.spoken.wish:
        case Wish.NUDGE:
            return (chase.preview(session, deployment, person, duty, now, unit_id=unit_id),)
        case Wish.REPORT:
            return (chase_report.report(session, deployment, person, duty, now, unit_id=unit_id),)
        case Wish.NOTE if not named.spoken.words:
            return (chase_calls.ask_note(session, deployment, person, duty, unit_id, now, called=False),)
        case Wish.CALLED | Wish.NOTE as wish:
            written = {**duties.written(duty), "unit": unit_id, "called": wish is Wish.CALLED}
            return (chase_calls.note(session, deployment, person, written, named.spoken.words, now),)
        case _:
            return (chase_calls.of_unit(session, deployment, person, duty, unit_id, now),)


def _which(turn: Turn, named: Named, duty: Duty, owing: tuple[Unit, ...]) -> Outcome:
    """Several may be meant: nothing is done before one is chosen."""
    session, deployment, person, now = turn.session, turn.deployment, turn.person, turn.now
    if named.spoken.wish is Wish.NUDGE:
        due = duties.measured(session, deployment, duty).due(None)
        return NoSuchUnit(due, named.name, owing, several=True)
    if named.spoken.wish is Wish.REPORT:
        return chase_report.report(session, deployment, person, duty, now)
    return chase_calls.listed(session, deployment, person, duty, now)


def _owing(turn: Turn, duty: Duty) -> list[Unit]:
    tree = units.tree(turn.session)
    owing = tree.select(duty.obligation.who, on=duty.day)
    return [unit for unit in owing if unit.parent is not None and may(turn.person, May.CHASE, unit.id, tree)]


def _spans(turn: Turn, tokens: Sequence[str]) -> Iterator[tuple[int, int, frozenset[int]]]:
    """Where a text names units or officers below the reviewer, the longest names first, with the units meant."""
    words, folded, below = turn.deployment.chasing, [fold(token) for token in tokens], _below(turn)
    found = _of_units(turn, tokens, folded, below)
    of_units = {span: frozenset(ids) for span, ids in found.items()}
    for unit_id, whole in _officers(turn, {unit.id for unit in below}):
        for size in range(1, len(whole) + 1):
            for start, end in places(whole[-size:], tokens, folded):
                found.setdefault((start, end), set()).add(unit_id)
                for (first, last), named in of_units.items():
                    between = set(folded[end:first])
                    if end <= first and unit_id in named and between <= words.kinds | words.ahead:
                        found[start, last] = {unit_id}
    for (start, end), ids in sorted(found.items(), key=lambda each: (each[0][0] - each[0][1], each[0][0])):
        yield start, end, frozenset(ids)


def _below(turn: Turn) -> list[Unit]:
    tree = units.tree(turn.session)
    return [unit for unit in tree if unit.parent is not None and may(turn.person, May.CHASE, unit.id, tree)]


def _of_units(
    turn: Turn, tokens: Sequence[str], folded: Sequence[str], below: Iterable[Unit]
) -> dict[tuple[int, int], set[int]]:
    """Where a text names units themselves."""
    words, found = turn.deployment.chasing, dict[tuple[int, int], set[int]]()
    for unit in below:
        for called in unit.called:
            name = called.split()
            kind = next((size for size in (3, 2, 1) if fold(" ".join(name[:size])) in words.kinds), 0)
            # its kind need not be said where a proper name of more than one word follows
            bare = [name[kind:]] if kind and len(name) > kind + 1 else []
            for words_of_it in (name, *bare):
                for span in places(words_of_it, tokens, folded):
                    found.setdefault(span, set()).add(unit.id)
    return found


def _officers(turn: Turn, below: Container[int]) -> Iterator[tuple[int, list[str]]]:
    """The officers' names in their words, with the units (ids) that they serve."""
    for person in people.everybody(turn.session):
        for unit_id in person.units(Role.OFFICER):
            if unit_id in below:
                yield unit_id, person.name.split()


def _before(tokens: Sequence[str], start: int, words: ChasingWords) -> Sequence[str]:
    """What stands before a name, without the word by which an elder speaks of its bearer."""
    younger = start > 1 and fold(tokens[start - 1]) in words.younger
    return tokens[: start - 1] if younger and not may_be_time(tokens, start, words) else tokens[:start]


def _behind(tokens: Sequence[str], end: int) -> str:
    """What stands behind a name, with the sign at the name's own end."""
    sign = tokens[end - 1][-1]
    return " ".join(["" if sign.isalnum() else sign, *tokens[end:]])
