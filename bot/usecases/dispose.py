"""Disposing: more time for a unit or all, none asked of it, an earlier day to steer to, the day of what was on paper.

What is being disposed lies in the conversation until its effect has been read back and said yes to.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.domain import actions
from bot.domain.answers import clean
from bot.domain.calendar import Period
from bot.domain.days import Found, read_day
from bot.domain.disposition import FOR_UNITS, Disposal, Disposition
from bot.domain.names import fold
from bot.domain.nomination import Nomination, Status
from bot.domain.permissions import Action, Person, may, who_may
from bot.domain.report import Report
from bot.domain.roster import Tree, Unit
from bot.storage import conversations, dispositions, nominations, people, reports, units
from bot.usecases import notes, standing
from bot.usecases.deployment import Deployment
from bot.usecases.disposals import (
    DisposalUndone,
    DisposeAsked,
    DisposedBefore,
    DisposedHeard,
    DisposedNow,
    DisposeList,
    DisposeNotAllowed,
    DisposeReadBack,
    DisposeUnit,
    Intended,
    Outcome,
)
from bot.usecases.dispositions import measure, settle
from bot.usecases.duties import Duty
from bot.usecases.forms import Stale

AWAITED = "dispose"
#: while a unit may be named
AWAITED_UNIT = "dispose-unit"

_REASON_MOST = 300
_LETTER_MOST = 60
_LISTED = 24


def listed(session: Session, deployment: Deployment, person: Person, duty: Duty, now: datetime) -> Outcome:
    """The units below the reviewer that miss something, to choose one; one may be named as well."""
    tree = units.tree(session)
    found = [
        how
        for how in standing.everyone(session, deployment, duty.plan, duty.obligation, tree, duty.period)
        if _may(person, how.unit.id, tree)
    ]
    if not found:
        return DisposeNotAllowed()
    awaited = {"kind": AWAITED_UNIT, **_written(duty)}
    conversations.await_text(session, person.telegram_id, awaited, now)
    measured = measure(session, deployment, duty.plan, duty.obligation, duty.period)
    general = tuple(each for each in (measured.disposed.for_all(one) for one in FOR_UNITS) if each is not None)
    return DisposeList(duty, measured.due(None), standing.short(found)[:_LISTED], general, _may(person, None, tree))


def of_unit(session: Session, deployment: Deployment, person: Person, duty: Duty, unit_id: int) -> Outcome | Stale:
    """What may be disposed for one unit."""
    tree = units.tree(session)
    if not _may(person, unit_id, tree):
        return DisposeNotAllowed()
    if not _owes(duty, tree[unit_id], tree):
        return Stale()
    how = standing.of_unit(session, deployment, duty.plan, duty.obligation, tree[unit_id], duty.period)
    held = dispositions.of(session, plan_id=duty.plan.id, obligation_id=duty.obligation.id, period=str(duty.period))
    own = tuple(each for each in held.listed if each.unit_id == how.unit.id)
    return DisposeUnit(duty, how, own)


def named(
    session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any], text: str, now: datetime
) -> Outcome | Stale | None:
    """The unit that a text names; None when it names none."""
    duty, unit = read(deployment, awaited), units.tree(session).named(text)
    if duty is None or unit is None:
        return None
    conversations.await_text(session, person.telegram_id, None, now)
    return of_unit(session, deployment, person, duty, unit.id)


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
    if not _may(person, unit_id, tree):
        return DisposeNotAllowed()
    if disposal not in FOR_UNITS or (unit_id is not None and not _owes(duty, tree[unit_id], tree)):
        return Stale()
    bearing = None if unit_id is None else standing.bearer(duty.obligation, tree[unit_id], duty.period, tree).id
    return _ask(session, deployment, person, _written(duty) | {"disposal": disposal.value, "unit": bearing}, now)


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
    if not _may(person, subject.unit_id, tree) or _is_gone(subject):
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
        case "reason" if sum(char.isalpha() for char in typed) < 3:
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
    if not _may(person, unit_id, tree):
        return DisposeNotAllowed()
    held = measure(session, deployment, duty.plan, duty.obligation, duty.period).disposed
    newest = held.newest(None if unit_id is None else [unit_id])
    if newest > awaited["seen"]:
        other = next(each for each in held.listed if each.id == newest)
        return DisposedBefore(duty, other, _unit(other, tree), people.get(session, other.person_id).name)
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
    return DisposedNow(duty, kept, about.unit, _tell(session, deployment, person, duty, kept, now, undone=False))


def fingerprint(awaited: Mapping[str, Any]) -> str:
    """What a yes carries, so that it says yes to what was read back and to nothing else."""
    said = (awaited.get(key) for key in ("plan", "obligation", "period", "disposal", "unit", "day", "reason", "letter"))
    return actions.short(*(str(each) for each in said), str(awaited["seen"]))


def undo(
    session: Session, deployment: Deployment, person: Person, disposition_id: int, now: datetime
) -> Outcome | Stale:
    """Take a disposition back; the officers who were told hear of it."""
    kept, tree = dispositions.get(session, disposition_id), units.tree(session)
    duty = None if kept is None else _duty(deployment, kept)
    if kept is None or duty is None:
        return Stale()
    if not _may(person, kept.unit_id, tree):
        return DisposeNotAllowed()
    before = dispositions.undone_by(session, kept.id)
    if before is not None:
        return DisposalUndone(duty, kept, _unit(kept, tree), people.get(session, before).name)
    dispositions.undo(session, kept, person_id=person.id, now=now)
    settle(session, deployment, kept)
    _tell(session, deployment, person, duty, kept, now, undone=True)
    return DisposalUndone(duty, kept, _unit(kept, tree))


def heard(session: Session, deployment: Deployment, disposition_id: int, *, undone: bool) -> DisposedHeard | None:
    """What an officer is told; None when it has been taken back before it was said."""
    kept, tree = dispositions.get(session, disposition_id), units.tree(session)
    if kept is None or not deployment.runs(kept.plan_id):
        return None
    ended = dispositions.undone_by(session, kept.id)
    duty = _duty(deployment, kept)
    if duty is None or (ended is not None) is not undone:
        return None
    by = people.get(session, ended if ended is not None else kept.person_id).name
    measured = measure(session, deployment, duty.plan, duty.obligation, duty.period)
    return DisposedHeard(duty, kept, _unit(kept, tree), by, undone, measured.due(kept.unit_id))


def read(deployment: Deployment, written: Mapping[str, Any]) -> Duty | None:
    """The duty that lies in a conversation or disposition; None when no plan here has it any more."""
    if not deployment.runs(written["plan"]):
        return None
    plan = deployment.plan(written["plan"])
    obligation = next((each for each in plan.obligations if each.id == written["obligation"]), None)
    return None if obligation is None else Duty(plan, obligation, Period.parse(written["period"]))


def _duty(deployment: Deployment, kept: Disposition) -> Duty | None:
    return read(deployment, {"plan": kept.plan_id, "obligation": kept.obligation_id, "period": kept.period})


def _may(person: Person, unit_id: int | None, tree: Tree) -> bool:
    """Whether a person may dispose for a unit below the root, or (None) for all; what the root owes is not its own."""
    if unit_id is None:
        return all(may(person, Action.DECIDE, unit.id, tree) for unit in tree if unit.parent is None)
    below = unit_id in tree and tree[unit_id].parent is not None
    return below and may(person, Action.DECIDE, unit_id, tree)


def _written(duty: Duty) -> dict[str, Any]:
    return {"plan": duty.plan.id, "obligation": duty.obligation.id, "period": str(duty.period)}


def _ask(
    session: Session, deployment: Deployment, person: Person, begun: Mapping[str, Any], now: datetime
) -> Outcome | Stale:
    """Keep what has been said so far, and ask for the rest or read it back."""
    duty = read(deployment, begun)
    if duty is None:
        return Stale()
    awaited = dict(begun) | {"kind": AWAITED}
    if "seen" not in awaited:
        held = measure(session, deployment, duty.plan, duty.obligation, duty.period).disposed
        awaited["seen"] = held.newest(None if begun["unit"] is None else [begun["unit"]])
    conversations.await_text(session, person.telegram_id, awaited, now)
    return again(session, deployment, person, awaited)


def _about(session: Session, deployment: Deployment, awaited: Mapping[str, Any]) -> Intended | None:
    duty, tree = read(deployment, awaited), units.tree(session)
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
    measured = measure(session, deployment, duty.plan, duty.obligation, duty.period)
    subject = nominations.get(session, awaited.get("nomination") or 0) or reports.get(
        session, awaited.get("report") or 0
    )
    return Intended(
        duty,
        disposal,
        None if unit_id is None else tree[unit_id],
        measured.due(unit_id),
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
    """The day, and the reason where one was said along, without the unit's name before it."""
    reason = found.rest
    for name in () if unit is None else (unit.name, *unit.aliases):
        size = len(name.split())
        if fold(" ".join(reason.split()[:size])) == fold(name):
            reason = " ".join(reason.split()[size:])
            break
    else:
        reason = _without_short_name(reason, unit)
    given: dict[str, Any] = {"day": found.day.isoformat()}
    return given | {"reason": reason[:_REASON_MOST]} if sum(char.isalpha() for char in reason) >= 3 else given


def _without_short_name(reason: str, unit: Unit | None) -> str:
    """`le lai mat dien` of the unit `xa Le Lai`: people leave out what kind of unit it is."""
    last = [] if unit is None else unit.name.split()[1:]
    if last and fold(" ".join(reason.split()[: len(last)])) == fold(" ".join(last)):
        return " ".join(reason.split()[len(last) :])
    return reason


def _tell(
    session: Session,
    deployment: Deployment,
    person: Person,
    duty: Duty,
    kept: Disposition,
    now: datetime,
    *,
    undone: bool,
) -> int:
    """Queue a note for the officers concerned; an earlier day to steer to is the reviewers' own affair."""
    if kept.disposal is Disposal.CUTOFF:
        return 0
    tree, today = units.tree(session), deployment.today(now)
    concerned = [kept.unit_id] if kept.unit_id is not None else [unit.id for unit in _owing(duty, tree)]
    others = [each for each in people.everybody(session) if each.id != person.id]
    # before a unit's time the officers of what becomes it
    now_there = {unit.id for unit_id in concerned for unit in tree.on(unit_id, today)}
    told = {each.id: each for unit_id in now_there for each in who_may(others, Action.NOMINATE, unit_id, tree)}
    for officer in told.values():
        key = f"disposed:{kept.id}:{'undone' if undone else 'made'}:{officer.id}"
        notes.send(session, officer.telegram_id, notes.Disposed(kept.id, undone), key=key, now=now)
    return len(told)


def _owing(duty: Duty, tree: Tree) -> tuple[Unit, ...]:
    return tuple(unit for unit in tree if _owes(duty, unit, tree))


def _owes(duty: Duty, unit: Unit, tree: Tree) -> bool:
    return unit in tree.select(duty.obligation.who, on=unit.valid_to or date.max)


def _unit(kept: Disposition, tree: Tree) -> Unit | None:
    return None if kept.unit_id is None else tree[kept.unit_id]


def _is_gone(subject: Nomination | Report) -> bool:
    if isinstance(subject, Nomination):
        return subject.status is Status.WITHDRAWN
    return not subject.edition
