"""Nominations and their events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from bot.domain import consent as consents
from bot.domain.nomination import Act, Event, Nomination, Status, code
from bot.domain.plan import Subject
from bot.storage.portions import in_portions
from bot.storage.tables import NominationEventRow, NominationRow


def submit(
    session: Session,
    *,
    plan_id: str,
    plan_code: str,
    obligation_id: str,
    period: str,
    unit_id: int,
    answers: Mapping[str, Any],
    person_id: int,
    on_time: bool,
    now: datetime,
    outage_id: int | None = None,
    plan_version: str = "",
) -> Nomination:
    """Keep a new nomination under the next code of its plan and period.

    With the outage in which it waited across its deadline, it is on time provisionally.
    """
    same = (NominationRow.plan_id == plan_id, NominationRow.period == period)
    last = session.exec(select(func.max(col(NominationRow.sequence))).where(*same)).one()
    sequence = (last or 0) + 1
    row = NominationRow(
        code=code(plan_code, period, sequence),
        sequence=sequence,
        plan_id=plan_id,
        obligation_id=obligation_id,
        period=period,
        unit_id=unit_id,
        subject=answers["subject"],
        field_id=answers["field"],
        name=answers["name"],
        answers=dict(answers),
        status=Status.SUBMITTED.value,
        first_submitted_at=now,
        on_time=on_time,
        outage_id=outage_id,
        provisional=outage_id is not None,
        plan_version=plan_version,
        submitted_by=person_id,
    )
    session.add(row)
    session.flush()
    _event(session, row, Act.SUBMIT, None, person_id, now, None)
    return _nomination(row)


def move(
    session: Session,
    nomination: Nomination,
    act: Act,
    after: Status,
    *,
    person_id: int,
    now: datetime,
    reason: str | None = None,
    mend_by: date | None = None,
    answers: Mapping[str, Any] | None = None,
    question: str | None = None,
    questions: Sequence[str] = (),
    plan_version: str | None = None,
    said: Mapping[str, str] | None = None,
) -> Nomination:
    """Take a nomination to its next state and keep the event; with `answers`, what was mended, under which version.

    With `said`, what that says of consent.
    """
    row = _row(session, nomination.id)
    row.status, row.version, row.mend_by = after.value, row.version + 1, mend_by
    if answers is not None:
        row.answers, row.subject = dict(answers), answers["subject"]
        row.field_id, row.name = answers["field"], answers["name"]
    row.plan_version = plan_version or row.plan_version
    row.consent = consents.after(row.consent, said or {})
    _event(session, row, act, nomination.status, person_id, now, reason, question, questions, said)
    session.flush()
    return _nomination(row)


def judge(session: Session, nomination: Nomination, act: Act, *, person_id: int, now: datetime) -> Nomination:
    """Keep a reviewer's word (`IN_TIME` or `LATE`) on a nomination's time, and its event.

    The version stays: cards and buttons on the nomination itself are as good as before.
    """
    row = _row(session, nomination.id)
    row.on_time, row.provisional = act is Act.IN_TIME, False
    _event(session, row, act, nomination.status, person_id, now, None)
    session.flush()
    return _nomination(row)


def publish(session: Session, nomination: Nomination, day: date | None, *, person_id: int, now: datetime) -> Nomination:
    """Keep on which day a nomination was published, and its event; None takes the mark away.

    The version stays: cards and buttons on the nomination itself are as good as before.
    """
    row = _row(session, nomination.id)
    row.published_on = day
    _event(session, row, Act.UNPUBLISH if day is None else Act.PUBLISH, nomination.status, person_id, now, None)
    session.flush()
    return _nomination(row)


def agree(
    session: Session,
    nomination: Nomination,
    said: Mapping[str, str],
    *,
    person_id: int,
    now: datetime,
    words: str | None = None,
) -> Nomination:
    """Keep what was said of the nominee's consent, in which words, and its event.

    The version stays: cards and buttons on the nomination itself are as good as before.
    """
    row = _row(session, nomination.id)
    row.consent = consents.after(row.consent, said)
    _event(session, row, Act.CONSENT, nomination.status, person_id, now, words, said=said)
    session.flush()
    return _nomination(row)


def remark(session: Session, nomination: Nomination, act: Act, words: str, *, person_id: int, now: datetime) -> None:
    """Keep what somebody says beside the way of a nomination; nothing else changes."""
    _event(session, _row(session, nomination.id), act, nomination.status, person_id, now, words)
    session.flush()


def ask_on(session: Session, nomination_id: int, day: date | None) -> None:
    """Keep on which day's morning the officer is to be asked of consent; None for no more."""
    _row(session, nomination_id).ask_on = day


def to_ask(session: Session, today: date) -> tuple[tuple[Nomination, date], ...]:
    """Those whose officer is to be asked of consent by now, with the day since when."""
    wanted = select(NominationRow).where(col(NominationRow.ask_on).is_not(None), col(NominationRow.ask_on) <= today)
    rows = session.exec(wanted.order_by(col(NominationRow.id)))
    return tuple((_nomination(row), row.ask_on) for row in rows if row.ask_on is not None)


def to_mend(session: Session, day: date) -> tuple[Nomination, ...]:
    """Those returned that are to be mended until a day."""
    wanted = select(NominationRow).where(NominationRow.mend_by == day, NominationRow.status == Status.RETURNED.value)
    return tuple(_nomination(row) for row in session.exec(wanted.order_by(col(NominationRow.id))))


def newest_senders(session: Session, plan_id: str) -> Mapping[int, tuple[datetime, int]]:
    """When each unit first sent its newest nomination under a plan, and who did."""
    newest = (
        select(func.max(NominationRow.id)).where(NominationRow.plan_id == plan_id).group_by(col(NominationRow.unit_id))
    )
    row = NominationRow
    wanted = select(row.unit_id, row.first_submitted_at, row.submitted_by).where(col(row.id).in_(newest))
    return {unit_id: (at, person_id) for unit_id, at, person_id in session.exec(wanted)}


def measure(session: Session, nomination_id: int, *, on_time: bool, provisional: bool = False) -> None:
    """Keep whether a nomination counts as in time, for now or for good, after a disposition changed its measure."""
    row = _row(session, nomination_id)
    row.on_time, row.provisional = on_time, provisional


def of_outage(session: Session, outage_id: int) -> tuple[Nomination, ...]:
    """Those that waited across their deadline in an outage and were not withdrawn, as they came in."""
    wanted = select(NominationRow).where(
        NominationRow.outage_id == outage_id, NominationRow.status != Status.WITHDRAWN.value
    )
    return tuple(_nomination(row) for row in session.exec(wanted.order_by(col(NominationRow.id))))


def get(session: Session, nomination_id: int) -> Nomination | None:
    row = session.get(NominationRow, nomination_id)
    return None if row is None else _nomination(row)


def events(session: Session, nomination_id: int) -> tuple[Event, ...]:
    """What was done to a nomination, in order."""
    wanted = select(NominationEventRow).where(NominationEventRow.nomination_id == nomination_id)
    return tuple(_read_event(row) for row in session.exec(wanted.order_by(col(NominationEventRow.id))))


def events_of(session: Session, ids: Iterable[int]) -> Mapping[int, tuple[Event, ...]]:
    """What was done to each of some nominations, in order."""
    found: defaultdict[int, tuple[Event, ...]] = defaultdict(tuple)
    row = NominationEventRow
    for some in in_portions(ids):
        for each in session.exec(select(row).where(col(row.nomination_id).in_(some)).order_by(col(row.id))):
            found[each.nomination_id] += (_read_event(each),)
    return found


def listed(
    session: Session,
    *,
    plan_id: str | None = None,
    period: str | None = None,
    units: Iterable[int] | None = None,
    status: Status | None = None,
    limit: int | None = None,
) -> tuple[Nomination, ...]:
    """Nominations by plan, period, unit, state; the newest first."""
    wanted = select(NominationRow).order_by(col(NominationRow.id).desc())
    if plan_id is not None:
        wanted = wanted.where(NominationRow.plan_id == plan_id)
    if period is not None:
        wanted = wanted.where(NominationRow.period == period)
    if units is not None:
        wanted = wanted.where(col(NominationRow.unit_id).in_(list(units)))
    if status is not None:
        wanted = wanted.where(NominationRow.status == status.value)
    return tuple(_nomination(row) for row in session.exec(wanted.limit(limit)))


def of_ids(session: Session, ids: Iterable[int]) -> Iterator[Nomination]:
    """Those of these ids, in their order; of many so few at a time as the memory and the database bear."""
    for some in in_portions(ids):
        found = session.exec(select(NominationRow).where(col(NominationRow.id).in_(some)))
        by_id = {row.id: row for row in found}
        yield from (_nomination(by_id[each]) for each in some if each in by_id)


def _event(
    session: Session,
    row: NominationRow,
    act: Act,
    before: Status | None,
    person_id: int | None,
    now: datetime,
    reason: str | None,
    question: str | None = None,
    questions: Sequence[str] = (),
    said: Mapping[str, str] | None = None,
) -> None:
    if row.id is None:
        raise ValueError("the nomination has not been stored")
    session.add(
        NominationEventRow(
            nomination_id=row.id,
            at=now,
            person_id=person_id,
            kind=act.value,
            status_before=None if before is None else before.value,
            status_after=row.status,
            reason=reason,
            details={**_details(row, act, question, questions), **({"said": dict(said)} if said else {})},
        )
    )


def _details(row: NominationRow, act: Act, question: str | None, questions: Sequence[str]) -> dict[str, Any]:
    """What an event keeps besides: the answers that were sent, the day of publishing, what is asked for."""
    match act:
        case Act.ASK:
            return {"questions": list(questions)}
        case Act.SUBMIT | Act.RESUBMIT | Act.ADD:
            return {"answers": row.answers}
        case Act.PUBLISH if row.published_on is not None:
            return {"day": row.published_on.isoformat()}
        case _:
            return {"question": question}


def _read_event(row: NominationEventRow) -> Event:
    if row.id is None:
        raise ValueError("the event has not been stored")
    before = None if row.status_before is None else Status(row.status_before)
    return Event(
        id=row.id,
        nomination_id=row.nomination_id,
        at=row.at,
        person_id=row.person_id,
        act=Act(row.kind),
        before=before,
        after=Status(row.status_after),
        reason=row.reason,
        question=row.details.get("question"),
        said=row.details.get("said", {}),
        questions=tuple(row.details.get("questions", ())),
        by_name=row.by_name,
    )


def _row(session: Session, nomination_id: int) -> NominationRow:
    row = session.get(NominationRow, nomination_id)
    if row is None:
        raise KeyError(nomination_id)
    return row


def _nomination(row: NominationRow) -> Nomination:
    if row.id is None:
        raise ValueError("the nomination has not been stored")
    return Nomination(
        id=row.id,
        code=row.code,
        plan_id=row.plan_id,
        obligation_id=row.obligation_id,
        period=row.period,
        unit_id=row.unit_id,
        subject=Subject(row.subject),
        field_id=row.field_id,
        name=row.name,
        answers=consents.overlaid(row.answers, row.consent),
        status=Status(row.status),
        version=row.version,
        first_submitted_at=row.first_submitted_at,
        on_time=row.on_time,
        submitted_by=row.submitted_by,
        mend_by=row.mend_by,
        outage_id=row.outage_id,
        provisional=row.provisional,
        published_on=row.published_on,
        plan_version=row.plan_version,
        said=row.consent,
    )
