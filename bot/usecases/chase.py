"""Nudging by hand: shown before it goes, with the reviewer's own words, sent once, by day alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.domain.actions import short
from bot.domain.answers import clean
from bot.domain.calendar import ONE_DAY, WorkCalendar
from bot.domain.chasing import WORDS_MOST, Copy, Deed, Nudge
from bot.domain.permissions import Person
from bot.domain.roster import Unit
from bot.domain.schedule import QUIET_UNTIL, is_quiet
from bot.storage import chasing, conversations, outbox, people, units
from bot.usecases import addressees, chase_targets, notes
from bot.usecases.admit import NotAllowed
from bot.usecases.chase_targets import Circle, named
from bot.usecases.chased import (
    AskOwnWords,
    NudgeBefore,
    NudgeHeard,
    NudgeNoted,
    NudgePreview,
    NudgePutOff,
    NudgeSent,
    NudgeWaits,
    Targets,
)
from bot.usecases.deployment import Deployment
from bot.usecases.duties import Duty, known, measured
from bot.usecases.forms import Stale
from bot.usecases.standing import UnitStanding

#: while own words may be added, for so long: what is typed later is about something else
AWAITED = "nudge"
_LISTENS = timedelta(minutes=10)


def preview(
    session: Session, deployment: Deployment, person: Person, duty: Duty, now: datetime, *, unit_id: int | None = None
) -> NudgePreview | NotAllowed:
    """What a nudge would say to whom; own words may be typed below it."""
    about = chase_targets.circle(session, deployment, person, duty, unit_id=unit_id)
    if about is None:
        return NotAllowed()
    nudge = chasing.begin(session, **named(duty), unit_id=unit_id, person_id=person.id, now=now)
    return _shown(session, deployment, person, nudge, about, now)


def said(
    session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any], text: str, now: datetime
) -> NudgePreview | NotAllowed | Stale:
    """Put own words below a nudge, and show it again."""
    nudge = chasing.get(session, awaited["nudge"])
    about = None if nudge is None else _circle(session, deployment, person, nudge)
    if nudge is None or nudge.sent_at is not None or nudge.goes_at is not None or about is None:
        return Stale()
    words = clean(text).replace("\n", " ")
    if len(words) > WORDS_MOST:
        return _shown(session, deployment, person, nudge, about, now, refusal="refuse-nudge-words")
    return _shown(session, deployment, person, chasing.say(session, nudge, words), about, now)


def ask_own_words(
    session: Session, person: Person, awaited: Mapping[str, Any], text: str, now: datetime
) -> AskOwnWords:
    """Ask whether a text is meant for the nudge or for the bot; it waits beside what is awaited."""
    words = clean(text).replace("\n", " ")
    conversations.await_text(session, person.telegram_id, {**awaited, "words": words}, now)
    return AskOwnWords(awaited["nudge"], words)


def listens(awaited: Mapping[str, Any], now: datetime) -> bool:
    """Whether what is typed may still be own words for the nudge in the making."""
    return now <= datetime.fromisoformat(awaited["until"])


def unsay(
    session: Session, deployment: Deployment, person: Person, nudge_id: int, version: int, now: datetime
) -> NudgePreview | NudgeBefore | NotAllowed | Stale:
    """Take own words away again."""
    own = _own(session, deployment, person, nudge_id, version)
    if not isinstance(own, tuple):
        return own
    nudge, about = own
    return _shown(session, deployment, person, chasing.say(session, nudge, None), about, now)


def send(
    session: Session,
    deployment: Deployment,
    person: Person,
    nudge_id: int,
    version: int,
    now: datetime,
    *,
    again: bool = False,
) -> NudgeSent | NudgePreview | NudgeBefore | NotAllowed | Stale:
    """Send a nudge; `again` to those as well that were nudged before today. By night it is shown once more instead."""
    own = _own(session, deployment, person, nudge_id, version)
    if not isinstance(own, tuple):
        return own
    nudge, about = own
    found = chase_targets.targets(session, deployment, about, now)
    whom = found.heard if again else found.fresh
    if is_quiet(deployment.local(now), deployment.calendar) or not whom:
        return _shown(session, deployment, person, nudge, about, now)
    conversations.await_text(session, person.telegram_id, None, now)
    return _send(session, deployment, nudge, about, found, whom, now)


def put_off(
    session: Session, deployment: Deployment, person: Person, nudge_id: int, version: int, now: datetime
) -> NudgePutOff | NudgePreview | NudgeBefore | NotAllowed | Stale:
    """Let a nudge go at the end of the night."""
    own = _own(session, deployment, person, nudge_id, version)
    if not isinstance(own, tuple):
        return own
    nudge, about = own
    due = measured(session, deployment, about.duty).due(None)
    goes_at = _morning_after(deployment.local(now), deployment.calendar, due.lenient_until)
    if goes_at is None:
        return _shown(session, deployment, person, nudge, about, now)
    conversations.await_text(session, person.telegram_id, None, now)
    return NudgePutOff(chasing.put_off(session, nudge, goes_at))


def stop(session: Session, person: Person, nudge_id: int, now: datetime) -> NudgePutOff | NudgeBefore | Stale:
    """Do not send after all what was put off, nor what is in the making."""
    nudge = chasing.get(session, nudge_id)
    if nudge is None or nudge.person_id != person.id:
        return Stale()
    if nudge.sent_at is not None:
        return NudgeBefore(nudge)
    conversations.await_text(session, person.telegram_id, None, now)
    return NudgePutOff(chasing.put_off(session, nudge, None), stopped=True)


def sweep(session: Session, deployment: Deployment, now: datetime) -> int:
    """Send what was put off and whose morning has come; gives to how many people."""
    sent = 0
    for nudge in chasing.due(session, now):
        person = people.get(session, nudge.person_id)
        about = _circle(session, deployment, person, nudge)
        if about is None:
            chasing.put_off(session, nudge, None)
            continue
        found = chase_targets.targets(session, deployment, about, now)
        # who was mending when it was shown was told to be spared
        made = deployment.today(nudge.at)
        whom = [how for how in found.fresh if not how.is_mending(made)]
        done = _send(session, deployment, nudge, about, found, whom, now)
        if isinstance(done, NudgeSent):
            sent += done.people
            key = f"nudge-went:{nudge.id}"
            notes.send(session, person.telegram_id, notes.NudgeWent(nudge.id), key=key, now=now)
    return sent


def went(session: Session, deployment: Deployment, person: Person, nudge_id: int, now: datetime) -> NudgeSent | None:
    """To a reviewer: what was put off has gone out."""
    nudge = chasing.get(session, nudge_id)
    about = None if nudge is None else _circle(session, deployment, person, nudge)
    if nudge is None or about is None:
        return None
    copies = chasing.copies(session, [nudge.id])
    found = chase_targets.targets(session, deployment, about, now)
    reached, told = {copy.unit_id for copy in copies}, {copy.person_id for copy in copies}
    unheard = tuple(how.unit for how in found.unheard)
    return NudgeSent(nudge, found.due, len(reached), len(told), unheard)


def heard(session: Session, deployment: Deployment, person: Person, nudge_id: int, now: datetime) -> NudgeHeard | None:
    """What an officer is told by a nudge now; None once their units have done their part."""
    nudge, today, tree = chasing.get(session, nudge_id), deployment.today(now), units.tree(session)
    duty = None if nudge is None else _duty(deployment, nudge)
    if nudge is None or duty is None:
        return None
    found: list[UnitStanding] = []
    for copy in chasing.copies(session, [nudge_id], person_id=person.id):
        how = addressees.of_unit(session, deployment, duty, tree, copy.unit_id)
        if addressees.hears(how, today) and addressees.to_remind([person], duty.obligation, copy.unit_id, tree, today):
            found.append(how)
    if not found:
        return None
    chasing.told(session, nudge_id, person.id, now)
    by = people.get(session, nudge.person_id)
    post = chase_targets.post(by, found[0].unit.id, tree)
    return NudgeHeard(nudge, tuple(found), by.name, post, quietly=not person.reminding.hears_on(today))


def noted(session: Session, person: Person, nudge_id: int, now: datetime) -> NudgeNoted | Stale:
    """An officer says that they know; only those to whom it went may."""
    nudge, copies = chasing.get(session, nudge_id), chasing.copies(session, [nudge_id], person_id=person.id)
    if nudge is None or not copies:
        return Stale()
    chasing.note(session, nudge_id, person.id, now)
    return NudgeNoted(nudge, copies[0].noted_at or now, people.get(session, nudge.person_id).name)


def waits(
    session: Session, deployment: Deployment, person: Person, awaited: Mapping[str, Any], now: datetime
) -> tuple[NudgeWaits, ...]:
    """That the nudge in the making still waits, after something else was answered."""
    shown = show(session, deployment, person, awaited["nudge"], now)
    return (NudgeWaits(shown),) if isinstance(shown, NudgePreview) and shown.targets.heard else ()


def show(
    session: Session, deployment: Deployment, person: Person, nudge_id: int, now: datetime
) -> NudgePreview | NudgeBefore | Stale:
    """The nudge in the making once more, with the words that it has."""
    nudge = chasing.get(session, nudge_id)
    if nudge is None or nudge.person_id != person.id:
        return Stale()
    if nudge.sent_at is not None or nudge.goes_at is not None:
        return NudgeBefore(nudge)
    about = _circle(session, deployment, person, nudge)
    return Stale() if about is None else _shown(session, deployment, person, nudge, about, now)


def _shown(
    session: Session,
    deployment: Deployment,
    person: Person,
    nudge: Nudge,
    about: Circle,
    now: datetime,
    *,
    refusal: str | None = None,
) -> NudgePreview:
    found = chase_targets.targets(session, deployment, about, now)
    awaited = {"kind": AWAITED, "nudge": nudge.id, "until": (now + _LISTENS).isoformat()}
    conversations.await_text(session, person.telegram_id, awaited if found.heard else None, now)
    post = chase_targets.post(person, about.standings[0].unit.id, about.staff.tree)
    goes_at = _morning_after(deployment.local(now), deployment.calendar, found.due.lenient_until)
    alone = None if nudge.unit_id is None else about.standings[0]
    return NudgePreview(nudge, found, person.name, post, goes_at, refusal, alone)


def _send(
    session: Session,
    deployment: Deployment,
    nudge: Nudge,
    about: Circle,
    found: Targets,
    whom: Sequence[UnitStanding],
    now: datetime,
) -> NudgeSent | NudgeBefore:
    """Queue one message for each officer of these units, whatever they wished of reminders: somebody speaks to them."""
    told, today = _told_today(session, deployment, about.duty, now), deployment.today(now)
    copies, accounts = [], {}
    for how in whom:
        for officer in about.officers(how, now, deployment):
            if about.reaches(officer):
                # two reviewers at the same moment: one of them speaks
                key = _key(about.duty, officer.id, today, told.get(officer.id, 0))
                copies.append(Copy(nudge.id, how.unit.id, officer.id, key))
                accounts[key] = officer.telegram_id
    if not chasing.sent(session, nudge, copies, now):
        return NudgeBefore(nudge)
    queued = [(key, account, notes.Nudged(nudge.id)) for key, account in accounts.items()]
    notes.send_all(session, queued, now=now, lane=outbox.REMINDERS)
    for how in whom:
        chasing.log(
            session,
            **named(about.duty),
            unit_id=how.unit.id,
            person_id=nudge.person_id,
            deed=Deed.NUDGE,
            now=now,
            words=nudge.words,
        )
    unheard: tuple[Unit, ...] = tuple(how.unit for how in found.unheard)
    left = len(found.heard) - len(whom)
    return NudgeSent(nudge, found.due, len(whom), len(accounts), unheard, left)


def _told_today(session: Session, deployment: Deployment, duty: Duty, now: datetime) -> dict[int, int]:
    """How many nudges about a duty went to each person on this day."""
    today = deployment.today(now)
    sent = [each for each in chasing.sent_of(session, **named(duty)) if each.sent_at is not None]
    of_today = [each.id for each in sent if each.sent_at and deployment.today(each.sent_at) == today]
    told: dict[int, set[int]] = {}
    for copy in chasing.copies(session, of_today):
        told.setdefault(copy.person_id, set()).add(copy.nudge_id)
    return {person_id: len(nudges) for person_id, nudges in told.items()}


def _key(duty: Duty, person_id: int, today: date, before: int) -> str:
    return f"nudge:{short(duty.plan.id, duty.obligation.id)}:{duty.period}:{person_id}:{today}:{before}"


def _own(
    session: Session, deployment: Deployment, person: Person, nudge_id: int, version: int
) -> tuple[Nudge, Circle] | NudgeBefore | NotAllowed | Stale:
    """A nudge that the person may still send, and whom it is about; what has gone or waits for its morning says so."""
    nudge = chasing.get(session, nudge_id)
    if nudge is None or nudge.person_id != person.id:
        return Stale()
    if nudge.sent_at is not None or nudge.goes_at is not None:
        return NudgeBefore(nudge)
    if nudge.version != version:
        return Stale()
    about = _circle(session, deployment, person, nudge)
    return NotAllowed() if about is None else (nudge, about)


def _circle(session: Session, deployment: Deployment, person: Person, nudge: Nudge) -> Circle | None:
    duty = _duty(deployment, nudge)
    if duty is None:
        return None
    return chase_targets.circle(session, deployment, person, duty, unit_id=nudge.unit_id)


def _duty(deployment: Deployment, nudge: Nudge) -> Duty | None:
    return known(deployment, plan_id=nudge.plan_id, obligation_id=nudge.obligation_id, period=nudge.period)


def _morning_after(local: datetime, calendar: WorkCalendar, until: date) -> datetime | None:
    """The end of the night, or of Tet, that it is; None when a nudge may go.

    Who is at rest at the weekend is nudged on the working day behind it, unless the deadline falls before that.
    """
    if not is_quiet(local, calendar):
        return None
    morning = datetime.combine(local.date(), QUIET_UNTIL, local.tzinfo)
    while morning <= local or is_quiet(morning, calendar):
        morning += ONE_DAY
    at_work = morning + (calendar.first_working_day(morning.date()) - morning.date())
    return morning if morning.date() <= until < at_work.date() else at_work
