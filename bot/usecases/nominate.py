"""Nominating: from the first tap to the receipt. The draft is saved after every answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bot.domain import form
from bot.domain.calendar import Period
from bot.domain.form import REVIEW, Ask, Draft, Raw, Refuse, Review, Step
from bot.domain.nomination import Act, Nomination, Status, status_after
from bot.domain.permissions import Action, Person, Role, may, who_may
from bot.domain.plan import Obligation, Plan
from bot.domain.roster import Tree, Unit
from bot.storage import attachments, conversations, drafts, nominations, people, units
from bot.usecases import notes, standing
from bot.usecases.deployment import Deployment
from bot.usecases.forms import (
    Asking,
    Discarded,
    EditList,
    HasDrafts,
    NotAnOfficer,
    Outcome,
    Paused,
    PhotoKept,
    PickUnit,
    Refused,
    ReviewPage,
    Stale,
    Submitted,
    VoiceKept,
)
from bot.usecases.incoming import File

#: short answers, said again when they are taken; the long ones are seen on the review page
_READ_BACK = ("subject", "field", "name", "born", "place", "told", "publish")
#: drafts offered to go on with; older ones stay where they are
_DRAFTS_OFFERED = 3


def start(
    session: Session,
    deployment: Deployment,
    person: Person,
    now: datetime,
    *,
    anew: bool = False,
    unit_id: int | None = None,
    given: dict[str, str] | None = None,
) -> Outcome:
    """Begin a nomination, or offer to go on with one. `given` holds answers that the wish itself named."""
    own = person.units(Role.OFFICER)
    tree = units.tree(session)
    if not own:
        return NotAnOfficer()
    begun = tuple(d for d in drafts.of_person(session, person.id) if d.answers and d.nomination_id is None)
    if begun and not anew:
        return HasDrafts(begun[:_DRAFTS_OFFERED])
    if unit_id is None and len(own) > 1:
        return PickUnit(tuple(tree[unit] for unit in own))
    if unit_id is not None and unit_id not in own:
        return Stale()
    unit = tree[unit_id if unit_id is not None else own[0]]
    draft = _open(session, deployment, person, unit, now, given or {})
    read = tuple(key for key in _READ_BACK if key in draft.answers)
    return _show(session, deployment, form.pending(draft, _plan(deployment, draft)), now, read=read, begun=True)


def resume(session: Session, deployment: Deployment, person: Person, draft_id: int, now: datetime) -> Outcome:
    """Take a draft up again where it stands."""
    draft = _theirs(session, person, draft_id)
    if draft is None:
        return Stale()
    conversations.take_up(session, person.telegram_id, draft.id, now)
    return look(session, deployment, draft, now)


def look(session: Session, deployment: Deployment, draft: Draft, now: datetime) -> Outcome:
    """The pending question of a draft, or its review page."""
    return _show(session, deployment, form.pending(draft, deployment.plan(draft.plan_id)), now)


def answer(session: Session, deployment: Deployment, draft: Draft, raw: Raw, now: datetime) -> Outcome:
    """Take one answer; kept before anything is said about it."""
    plan = deployment.plan(draft.plan_id)
    step = form.answer(draft, raw, plan=plan, words=deployment.words, today=deployment.today(now))
    return _keep(session, deployment, draft, step, now)


def change(session: Session, deployment: Deployment, draft: Draft, question_id: str, now: datetime) -> Outcome:
    """Open one answer again."""
    step = form.change(draft, question_id, plan=deployment.plan(draft.plan_id))
    return _keep(session, deployment, draft, step, now)


def edit_list(deployment: Deployment, draft: Draft) -> Outcome:
    return EditList(draft, deployment.plan(draft.plan_id))


def pause(session: Session, draft: Draft, chat_id: int, now: datetime) -> Outcome:
    """Lay a draft aside; it keeps everything."""
    conversations.take_up(session, chat_id, None, now)
    return Paused(draft)


def discard(session: Session, draft: Draft, chat_id: int, now: datetime) -> Outcome:
    """Throw a draft away, after a yes."""
    drafts.close(session, draft.id, now)
    conversations.take_up(session, chat_id, None, now)
    return Discarded()


def keep_file(session: Session, deployment: Deployment, draft: Draft, file: File, now: datetime) -> tuple[Outcome, ...]:
    """Keep a photo, document or voice message with the draft, wherever the form stands."""
    attachments.add(
        session,
        draft_id=draft.id,
        kind=file.kind,
        file_id=file.file_id,
        file_unique_id=file.unique_id,
        mime=file.mime,
        size=file.size,
        now=now,
    )
    if file.kind == "voice":
        return VoiceKept(), look(session, deployment, draft, now)
    if draft.step == "photos":
        return (answer(session, deployment, draft, form.Photographed(), now),)
    kept = PhotoKept(_photos(session, draft), draft)
    return (kept,) if draft.step == REVIEW else (kept, look(session, deployment, draft, now))


def drop_photos(session: Session, deployment: Deployment, draft: Draft, now: datetime) -> Outcome:
    """Take away the photos that came with a draft, or with the nomination it mends."""
    attachments.removed(session, _kept_photos(session, draft), now)
    answers = {key: value for key, value in draft.answers.items() if key != "photos"}
    step = form.pending(
        replace(draft, answers=answers, step="photos", version=draft.version + 1), _plan(deployment, draft)
    )
    return _keep(session, deployment, draft, step, now)


def submit(session: Session, deployment: Deployment, person: Person, draft: Draft, now: datetime) -> Outcome:
    """Send a finished draft: one nomination, its event and the notes to the reviewers, in one transaction."""
    plan = _plan(deployment, draft)
    missing = form.unanswered(draft, plan)
    if missing is not None:
        return change(session, deployment, draft, missing.id, now)
    if draft.nomination_id is not None:
        return _resubmit(session, deployment, person, draft, now)
    tree = units.tree(session)
    unit = tree[draft.unit_id]
    obligation = _obligation(plan, unit, tree, deployment, now)
    period = standing.period_for(session, deployment, plan, obligation, unit, deployment.today(now))
    measured = standing.of_unit(session, deployment, plan, obligation, unit, period).due
    nomination = nominations.submit(
        session,
        plan_id=plan.id,
        plan_code=plan.code,
        obligation_id=obligation.id,
        period=str(period),
        unit_id=unit.id,
        answers=draft.answers,
        person_id=person.id,
        on_time=deployment.today(now) <= measured.due,
        now=now,
    )
    return _receipt(session, deployment, person, draft, nomination, obligation, now)


def mend(session: Session, deployment: Deployment, person: Person, nomination_id: int, now: datetime) -> Outcome:
    """Open a returned nomination at the answer to mend."""
    nomination = nominations.get(session, nomination_id)
    tree = units.tree(session)
    if nomination is None or not may(person, Action.NOMINATE, nomination.unit_id, tree):
        return Stale()
    if nomination.status is not Status.RETURNED:
        return Stale()
    draft = drafts.mending(session, nomination_id) or drafts.open_new(
        session,
        plan_id=nomination.plan_id,
        unit_id=nomination.unit_id,
        person_id=person.id,
        period=nomination.period,
        now=now,
        answers=dict(nomination.answers),
        skipped=form.left_out(deployment.plan(nomination.plan_id), nomination.answers),
        nomination_id=nomination.id,
        step=_step_to_mend(session, nomination),
    )
    conversations.take_up(session, person.telegram_id, draft.id, now)
    return look(session, deployment, draft, now)


def in_hand(session: Session, person: Person, draft_id: int | None) -> Draft | None:
    """The open draft of a person's chat; None when there is none or it is not theirs."""
    return None if draft_id is None else _theirs(session, person, draft_id)


def _open(
    session: Session, deployment: Deployment, person: Person, unit: Unit, now: datetime, given: dict[str, str]
) -> Draft:
    plan = deployment.main_plan
    tree = units.tree(session)
    obligation = _obligation(plan, unit, tree, deployment, now)
    period = standing.period_for(session, deployment, plan, obligation, unit, deployment.today(now))
    draft = drafts.open_new(session, plan_id=plan.id, unit_id=unit.id, person_id=person.id, period=str(period), now=now)
    for question_id in ("subject", "field"):
        if question_id in given and draft.step == question_id:
            step = form.answer(
                draft, form.Chose(given[question_id]), plan=plan, words=deployment.words, today=deployment.today(now)
            )
            draft = step.draft
    drafts.save(session, draft, now)
    conversations.take_up(session, person.telegram_id, draft.id, now)
    return draft


def _keep(session: Session, deployment: Deployment, before: Draft, step: Step, now: datetime) -> Outcome:
    if not isinstance(step, Refuse):
        drafts.save(session, step.draft, now)
    read = tuple(key for key in _READ_BACK if before.answers.get(key) != step.draft.answers.get(key))
    return _show(session, deployment, step, now, read=read)


def _show(
    session: Session,
    deployment: Deployment,
    step: Step,
    now: datetime,
    *,
    read: tuple[str, ...] = (),
    begun: bool = False,
) -> Outcome:
    draft, plan, tree = step.draft, _plan(deployment, step.draft), units.tree(session)
    unit = tree[draft.unit_id]
    match step:
        case Ask(question=question):
            photos = _photos(session, draft)
            return Asking(draft, plan, question, unit, Period.parse(draft.period), read, photos, begun)
        case Refuse(question=question, refusal=refusal):
            return Refused(draft, plan, question, refusal)
        case Review():
            return _review_page(session, deployment, draft, plan, unit, tree, now)


def _review_page(
    session: Session, deployment: Deployment, draft: Draft, plan: Plan, unit: Unit, tree: Tree, now: datetime
) -> ReviewPage:
    """The page shows the period to which the nomination would go if it were sent now."""
    obligation = _obligation(plan, unit, tree, deployment, now)
    mending = None if draft.nomination_id is None else nominations.get(session, draft.nomination_id)
    period = (
        Period.parse(draft.period)
        if mending is not None
        else standing.period_for(session, deployment, plan, obligation, unit, deployment.today(now))
    )
    if str(period) != draft.period:
        draft = replace(draft, period=str(period))
        drafts.save(session, draft, now)
    how = standing.of_unit(session, deployment, plan, obligation, unit, period)
    return ReviewPage(draft, plan, unit, how, _photos(session, draft), mending, now)


def _resubmit(session: Session, deployment: Deployment, person: Person, draft: Draft, now: datetime) -> Outcome:
    nomination = nominations.get(session, draft.nomination_id or 0)
    after = None if nomination is None else status_after(nomination.status, Act.RESUBMIT)
    if nomination is None or after is None:
        drafts.close(session, draft.id, now)
        conversations.take_up(session, person.telegram_id, None, now)
        return Stale()
    moved = nominations.move(
        session, nomination, Act.RESUBMIT, after, person_id=person.id, now=now, answers=draft.answers
    )
    obligation = _plan(deployment, draft).obligation(nomination.obligation_id)
    return _receipt(session, deployment, person, draft, moved, obligation, now)


def _receipt(
    session: Session,
    deployment: Deployment,
    person: Person,
    draft: Draft,
    nomination: Nomination,
    obligation: Obligation,
    now: datetime,
) -> Submitted:
    attachments.hand_over(session, draft_id=draft.id, nomination_id=nomination.id)
    drafts.close(session, draft.id, now)
    conversations.take_up(session, person.telegram_id, None, now)
    tree = units.tree(session)
    # one who is officer and reviewer has the receipt, and the card behind its button
    others = [each for each in people.everybody(session) if each.id != person.id]
    for reviewer in who_may(others, Action.DECIDE, nomination.unit_id, tree):
        note = notes.ReviewAsked(nomination.id, nomination.version)
        key = f"review:{nomination.id}:{nomination.version}:{reviewer.id}"
        notes.send(session, reviewer.telegram_id, note, key=key, now=now)
    plan = _plan(deployment, draft)
    how = standing.of_unit(
        session, deployment, plan, obligation, tree[nomination.unit_id], Period.parse(nomination.period)
    )
    return Submitted(nomination, plan, how, again=draft.nomination_id is not None)


def _obligation(plan: Plan, unit: Unit, tree: Tree, deployment: Deployment, now: datetime) -> Obligation:
    """The obligation a unit's nomination goes towards; a unit that owes none proposes under the plan's first."""
    found = standing.owed_by(plan, unit, tree, deployment.today(now)) or standing.main_obligation(plan)
    if found is None:
        raise ValueError(f"plan {plan.id} asks for no nominations")
    return found


def _step_to_mend(session: Session, nomination: Nomination) -> str:
    """The answer that the reviewer pointed at; without one, the review page."""
    returned = [event for event in nominations.events(session, nomination.id) if event.act is Act.RETURN]
    return (returned[-1].question if returned else None) or REVIEW


def _theirs(session: Session, person: Person, draft_id: int) -> Draft | None:
    draft = drafts.get(session, draft_id)
    if draft is None or not may(person, Action.NOMINATE, draft.unit_id, units.tree(session)):
        return None
    return draft


def _kept_photos(session: Session, draft: Draft) -> tuple[int, ...]:
    own = attachments.of_draft(session, draft.id)
    earlier = () if draft.nomination_id is None else attachments.of_nomination(session, draft.nomination_id)
    return tuple(kept.id for kept in (*earlier, *own) if kept.kind != "voice")


def _photos(session: Session, draft: Draft) -> int:
    return len(_kept_photos(session, draft))


def _plan(deployment: Deployment, draft: Draft) -> Plan:
    return deployment.plan(draft.plan_id)
