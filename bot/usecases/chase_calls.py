"""The call list: which units to call, whom there, and the log of what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session

from bot.domain.answers import clean
from bot.domain.chasing import NOTE_MOST, Chasing, Deed
from bot.domain.obligations import DueObligation
from bot.domain.permissions import Person
from bot.domain.roster import Unit
from bot.storage import chasing, conversations, people
from bot.usecases import chase_targets, duties
from bot.usecases.admit import NotAllowed
from bot.usecases.chase_targets import Circle, named
from bot.usecases.chased import AskCallNote, Callee, CallList, CallLog, CallUnit, ToCall
from bot.usecases.deployment import Deployment
from bot.usecases.duties import Duty, measured
from bot.usecases.forms import Stale
from bot.usecases.standing import UnitStanding

#: while a note on a call, or a note alone, is awaited
AWAITED = "call-note"
PAGE = 4
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def listed(
    session: Session,
    deployment: Deployment,
    person: Person,
    duty: Duty,
    now: datetime,
    *,
    start: int = 0,
    size: int | None = PAGE,
) -> CallList | NotAllowed:
    """The units that are short, the longest silent first, a page from a place on; apart, where nobody has joined.

    Without a `size` the page holds all of them.
    """
    about = chase_targets.circle(session, deployment, person, duty)
    if about is None:
        return NotAllowed()
    rows = _rows(session, deployment, about, about.short(now, deployment), now)
    nobody = tuple(row.standing.unit for row in rows if not row.callees)
    rows = sorted((row for row in rows if row.callees), key=lambda row: row.seen_at or _NEVER)
    due = measured(session, deployment, duty).due(None)
    return CallList(due, tuple(rows[start : None if size is None else start + size]), len(rows), start, nobody)


def log_of(session: Session, deployment: Deployment, circles: Sequence[Circle]) -> CallLog:
    """All that was done about the units of some duties; what was done about many at once is one line."""
    dues = [measured(session, deployment, about.duty).due(None) for about in circles]
    found: dict[tuple[datetime, int, Deed, str | None, int], tuple[list[Unit], Chasing, DueObligation]] = {}
    for number, (about, due) in enumerate(zip(circles, dues, strict=True)):
        of_circle = {how.unit.id: how.unit for how in about.standings}
        for each in chasing.logged(session, **named(about.duty)):
            if each.unit_id in of_circle:
                key = (each.at, each.person_id, each.deed, each.words, number)
                found.setdefault(key, ([], each, due))[0].append(of_circle[each.unit_id])
    done = sorted(found.values(), key=lambda one: one[1].at, reverse=True)
    return CallLog(
        dues[0] if len(dues) == 1 else None,
        tuple((tuple(reversed(of)), each, due) for of, each, due in done),
        {each.id: each.name for each in circles[0].staff.people},
        dues[0],
    )


def of_unit(
    session: Session,
    deployment: Deployment,
    person: Person,
    duty: Duty,
    unit_id: int,
    now: datetime,
    *,
    noted: bool = False,
) -> CallUnit | NotAllowed:
    """One unit, with all that was done about it."""
    about = chase_targets.circle(session, deployment, person, duty, unit_id=unit_id)
    if about is None:
        return NotAllowed()
    (row,) = _rows(session, deployment, about, about.standings, now)
    return CallUnit(row, noted)


def ask_note(
    session: Session,
    deployment: Deployment,
    person: Person,
    duty: Duty,
    unit_id: int,
    now: datetime,
    *,
    called: bool = True,
) -> AskCallNote | NotAllowed:
    """A unit was called: what came of it?"""
    about = chase_targets.circle(session, deployment, person, duty, unit_id=unit_id)
    if about is None:
        return NotAllowed()
    awaited = {"kind": AWAITED, **duties.written(duty), "unit": unit_id, "called": called}
    conversations.await_text(session, person.telegram_id, awaited, now)
    return AskCallNote(about.standings[0].unit, called)


def note(
    session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any], words: str, now: datetime
) -> CallUnit | NotAllowed | Stale:
    """Write down what came of a call."""
    duty, unit_id = duties.read_written(deployment, awaited), awaited["unit"]
    if duty is None:
        return Stale()
    if chase_targets.circle(session, deployment, person, duty, unit_id=unit_id) is None:
        return NotAllowed()
    conversations.await_text(session, person.telegram_id, None, now)
    chasing.log(
        session,
        **named(duty),
        unit_id=unit_id,
        person_id=person.id,
        deed=Deed.CALLED if awaited["called"] else Deed.NOTE,
        now=now,
        words=clean(words).replace("\n", " ")[:NOTE_MOST] or None,
    )
    return of_unit(session, deployment, person, duty, unit_id, now, noted=True)


def again(
    session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any], now: datetime
) -> tuple[AskCallNote | NotAllowed, ...]:
    """What came of it, asked once more."""
    duty = duties.read_written(deployment, awaited)
    if duty is None:
        return ()
    return (ask_note(session, deployment, person, duty, awaited["unit"], now, called=awaited["called"]),)


def _rows(
    session: Session, deployment: Deployment, about: Circle, standings: Iterable[UnitStanding], now: datetime
) -> list[ToCall]:
    log: defaultdict[int, list[Chasing]] = defaultdict(list)
    for each in chasing.logged(session, **named(about.duty)):
        log[each.unit_id].append(each)
    names = {each.id: each.name for each in about.staff.people}
    officers = {how.unit.id: about.officers(how, now, deployment) for how in standings}
    contacts = people.contacts(session, {each.id for those in officers.values() for each in those})
    return [
        ToCall(
            how,
            tuple(Callee(each, contacts[each.id], about.reaches(each)) for each in officers[how.unit.id]),
            tuple(log[how.unit.id]),
            names,
        )
        for how in standings
    ]
