"""Disposing: more time for a unit or all, none asked of it, an earlier day to steer to, the day of what was on paper.

What is being disposed lies in the conversation until its effect has been read back and said yes to.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.domain import actions
from bot.domain.answers import clean
from bot.domain.days import Found, read_day
from bot.domain.disposition import FOR_UNITS, Disposal
from bot.domain.names import fold
from bot.domain.nomination import Nomination, Status
from bot.domain.permissions import Person, may_dispose
from bot.domain.report import Report
from bot.domain.roster import Unit
from bot.storage import conversations, dispositions, nominations, people, reports, units
from bot.usecases import standing
from bot.usecases.deployment import Deployment
from bot.usecases.disposals import (
    DisposeAsked,
    DisposedBefore,
    DisposedNow,
    DisposeNotAllowed,
    DisposeReadBack,
    DisposeWaits,
    Intended,
    Outcome,
)
from bot.usecases.disposed import tell, unit_of
from bot.usecases.dispositions import settle
from bot.usecases.duties import Duty, measured, read_written, written
from bot.usecases.forms import Stale

AWAITED = "dispose"

_REASON_LEAST, _REASON_MOST = 3, 300
_LETTER_MOST = 60
#: so long what is typed may still be what was asked for
_LISTENS = timedelta(days=1)


def begin(
    session: Session,
    deployment: Deployment,
    person: Person,
    duty: Duty,
    disposal: Disposal,
    unit_id: int | None,
    now: datetime,
) -> Outcome | Stale:
    """Begin a disposition for a unit, or for all that the reviewer of the root oversees."""
    tree = units.tree(session)
    if not may_dispose(person, unit_id, tree):
        return DisposeNotAllowed()
    if disposal not in FOR_UNITS or (unit_id is not None and not standing.owes(duty.obligation, tree[unit_id], tree)):
        return Stale()
    bearing = None if unit_id is None else standing.bearer(duty.obligation, tree[unit_id], duty.period, tree).id
    return _ask(session, deployment, person, written(duty) | {"disposal": disposal.value, "unit": bearing}, now)


def extend(
    session: Session,
    deployment: Deployment,
    person: Person,
    duty: Duty,
    unit_id: int,
    now: datetime,
    *,
    day: date | None,
    reason: str,
) -> Outcome | Stale:
    """Begin to extend with what one line said already; what it did not say is asked for."""
    begun = begin(session, deployment, person, duty, Disposal.EXTEND, unit_id, now)
    awaited = conversations.get(session, person.telegram_id).awaiting
    if not isinstance(begun, DisposeAsked) or awaited is None or day is None:
        return begun
    refusal = _misfit(begun.intended, day, deployment.today(now))
    if refusal is not None:
        return DisposeAsked(begun.intended, refusal)
    told = {"reason": reason[:_REASON_MOST]} if _is_reason(reason) else {}
    return _ask(session, deployment, person, {**awaited, "day": day.isoformat(), **told}, now)


def received(
    session: Session,
    deployment: Deployment,
    person: Person,
    now: datetime,
    *,
    nomination: int | None = None,
    report: int | None = None,
) -> Outcome | Stale:
    """Begin to say on which day something was received on paper."""
    tree = units.tree(session)
    subject = nominations.get(session, nomination or 0) or reports.get(session, report or 0)
    if subject is None or not deployment.runs(subject.plan_id):
        return Stale()
    if not may_dispose(person, subject.unit_id, tree) or _is_gone(subject):
        return DisposeNotAllowed()
    begun = {
        "plan": subject.plan_id,
        "obligation": subject.obligation_id,
        "period": subject.period,
        "disposal": Disposal.RECEIVED.value,
        "unit": subject.unit_id,
        "nomination": nomination,
        "report": report,
    }
    return _ask(session, deployment, person, begun, now)


def said(
    session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any], text: str, now: datetime
) -> Outcome | Stale:
    """The day, the reason or the number of the letter; a line that says the day and the reason says both."""
    about = _about(session, deployment, awaited)
    if about is None:
        return Stale()
    typed, words, today = clean(text), deployment.words, deployment.today(now)
    match about.awaits:
        case "day":
            found = read_day(typed, words=words, today=today, past=about.disposal is Disposal.RECEIVED)
            refusal = "refuse-dispose-day" if found is None else _misfit(about, found.day, today)
            if found is None or refusal is not None:
                return DisposeAsked(about, refusal, typed[:30])
            return _ask(session, deployment, person, {**awaited, **_given(found, about.unit)}, now)
        case "reason" if not _is_reason(typed):
            return DisposeAsked(about, "refuse-dispose-reason", typed[:30])
        case "reason":
            return _ask(session, deployment, person, {**awaited, "reason": typed[:_REASON_MOST]}, now)
        case "letter":
            none = fold(typed) in words.none | words.skip
            letter = None if none else typed[:_LETTER_MOST]
            return _ask(session, deployment, person, {**awaited, "letter": letter, "asked": None}, now)
        case _ if fold(typed) in words.confirm:
            return confirm(session, deployment, person, awaited, now)
        case _:
            return DisposeReadBack(about, person, fingerprint(awaited))


def awaits_day(session: Session, deployment: Deployment, awaited: Mapping[str, Any]) -> bool:
    """Whether the day is still to be said."""
    about = _about(session, deployment, awaited)
    return about is not None and about.awaits == "day"


def listens(awaited: Mapping[str, Any], now: datetime) -> bool:
    """Whether what is typed may still be meant for it: days later it is about something else."""
    return now < datetime.fromisoformat(awaited["at"]) + _LISTENS


def waits(
    session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any], now: datetime
) -> tuple[DisposeWaits, ...]:
    """Say in a line that it still waits, after something else was answered."""
    about = _about(session, deployment, awaited)
    if about is None:
        return ()
    conversations.await_text(session, person.telegram_id, awaited, now)
    return (DisposeWaits(about),)


def dropped(session: Session, deployment: Deployment, awaited: Mapping[str, Any]) -> tuple[DisposeWaits, ...]:
    """Say in a line that nothing was kept, where it waits no longer."""
    about = _about(session, deployment, awaited)
    return () if about is None else (DisposeWaits(about, dropped=True),)


def ask_letter(
    session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any], now: datetime
) -> Outcome | Stale:
    """Ask for the number of the letter that says so."""
    if awaited.get("kind") != AWAITED:
        return Stale()
    return _ask(session, deployment, person, {**awaited, "asked": "letter"}, now)


def anew(
    session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any], now: datetime
) -> Outcome | Stale:
    """Say the day and the reason once more."""
    if awaited.get("kind") != AWAITED:
        return Stale()
    kept = {key: value for key, value in awaited.items() if key not in ("day", "reason", "letter", "asked", "seen")}
    return _ask(session, deployment, person, kept, now)


def again(session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any]) -> Outcome | Stale:
    """What is awaited, once more, after something else was answered."""
    about = _about(session, deployment, awaited)
    if about is None:
        return Stale()
    return DisposeReadBack(about, person, fingerprint(awaited)) if about.awaits == "yes" else DisposeAsked(about)


def taken_up(
    session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any], now: datetime
) -> Outcome | Stale:
    """What is awaited, once more, because somebody goes on with it."""
    return _ask(session, deployment, person, awaited, now)


def confirm(
    session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any], now: datetime
) -> Outcome | Stale:
    """Keep what was read back. When somebody disposed for the same unit meanwhile, nothing is changed."""
    about = _about(session, deployment, awaited) if awaited.get("kind") == AWAITED else None
    if about is None or about.awaits != "yes" or about.reason is None:
        return Stale()
    conversations.await_text(session, person.telegram_id, None, now)
    duty, tree = about.duty, units.tree(session)
    unit_id = None if about.unit is None else about.unit.id
    if not may_dispose(person, unit_id, tree):
        return DisposeNotAllowed()
    held = measured(session, deployment, duty).disposed
    newest = held.newest(None if unit_id is None else [unit_id])
    if newest > awaited["seen"]:
        other = next(each for each in held.listed if each.id == newest)
        return DisposedBefore(duty, other, unit_of(other, tree), people.called(session, other.person_id, other.by_name))
    kept = dispositions.add(
        session,
        disposal=about.disposal,
        plan_id=duty.plan.id,
        obligation_id=duty.obligation.id,
        period=str(duty.period),
        unit_id=unit_id,
        day=about.day,
        reason=about.reason,
        letter=about.letter,
        person_id=person.id,
        now=now,
        of_nomination=awaited.get("nomination"),
        of_report=awaited.get("report"),
    )
    settle(session, deployment, kept)
    return DisposedNow(duty, kept, about.unit, tell(session, deployment, person, duty, kept, now, undone=False))


def fingerprint(awaited: Mapping[str, Any]) -> str:
    """What a yes carries, so that it says yes to what was read back and to nothing else."""
    said = (awaited.get(key) for key in ("plan", "obligation", "period", "disposal", "unit", "day", "reason", "letter"))
    return actions.short(*(str(each) for each in said), str(awaited["seen"]))


def _ask(
    session: Session, deployment: Deployment, person: Person, begun: Mapping[str, Any], now: datetime
) -> Outcome | Stale:
    """Keep what has been said so far, and ask for the rest or read it back."""
    duty = read_written(deployment, begun)
    if duty is None:
        return Stale()
    awaited = dict(begun) | {"kind": AWAITED, "at": now.isoformat()}
    if "seen" not in awaited:
        held = measured(session, deployment, duty).disposed
        awaited["seen"] = held.newest(None if begun["unit"] is None else [begun["unit"]])
    conversations.await_text(session, person.telegram_id, awaited, now)
    return again(session, deployment, person, awaited)


def _about(session: Session, deployment: Deployment, awaited: Mapping[str, Any]) -> Intended | None:
    duty, tree = read_written(deployment, awaited), units.tree(session)
    if duty is None:
        return None
    disposal, unit_id = Disposal(awaited["disposal"]), awaited["unit"]
    day = None if awaited.get("day") is None else date.fromisoformat(awaited["day"])
    if disposal is not Disposal.EXEMPT and day is None:
        awaits = "day"
    elif awaited.get("reason") is None:
        awaits = "reason"
    else:
        awaits = awaited.get("asked") or "yes"
    subject = nominations.get(session, awaited.get("nomination") or 0) or reports.get(
        session, awaited.get("report") or 0
    )
    return Intended(
        duty,
        disposal,
        None if unit_id is None else tree[unit_id],
        measured(session, deployment, duty).due(unit_id),
        day,
        awaited.get("reason"),
        awaited.get("letter"),
        awaits,
        subject,
    )


def _misfit(about: Intended, day: date, today: date) -> str | None:
    """Why a day cannot be meant: an extension is later than the deadline, an earlier day before it, a receipt past."""
    match about.disposal:
        case Disposal.EXTEND if day <= about.due.due or day < today:
            return "refuse-extend-day"
        case Disposal.CUTOFF if day >= about.due.due or day < today:
            return "refuse-cutoff-day"
        case Disposal.RECEIVED if day > today:
            return "refuse-received-day"
        case _:
            return None


def _given(found: Found, unit: Unit | None) -> dict[str, Any]:
    """The day, and the reason where one was said along."""
    reason = found.rest if unit is None else _without_name(found.rest, unit)
    given: dict[str, Any] = {"day": found.day.isoformat()}
    return given | {"reason": reason[:_REASON_MOST]} if _is_reason(reason) else given


def _is_reason(said: str) -> bool:
    return sum(char.isalpha() for char in said) >= _REASON_LEAST


def _without_name(said: str, unit: Unit) -> str:
    """`mat dien` of `le lai mat dien`, said of the unit `xa Le Lai`: people leave out what kind of unit it is."""
    words, short_name = said.split(), " ".join(unit.name.split()[1:])
    for name in (unit.name, *unit.aliases, short_name):
        size = len(name.split())
        if size and fold(" ".join(words[:size])) == fold(name):
            return " ".join(words[size:])
    return said


def _is_gone(subject: Nomination | Report) -> bool:
    if isinstance(subject, Nomination):
        return subject.status is Status.WITHDRAWN
    return not subject.edition
