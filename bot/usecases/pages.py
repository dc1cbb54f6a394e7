"""What a draft shows now: its pending question, or its review page."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bot.domain import form
from bot.domain.calendar import Period
from bot.domain.form import Ask, Draft, Refuse, Review, Step
from bot.domain.nomination import Act
from bot.domain.permissions import Person
from bot.domain.plan import Obligation, Plan, Subject
from bot.domain.questions import FIELD
from bot.domain.readers import Reading
from bot.domain.roster import Tree, Unit
from bot.storage import attachments, drafts, nominations, people, units
from bot.understanding import FieldGuess, guess_fields
from bot.usecases import entries, periods, standing
from bot.usecases.deployment import Deployment
from bot.usecases.forms import Asking, Outcome, Refused, ReviewPage, Wished

#: what brings something that was sent back into a form
_BACK = (Act.RETURN, Act.REOPEN)


def in_hand(session: Session, deployment: Deployment, person: Person, draft_id: int | None) -> Draft | None:
    """The open draft of this id that the person writes; None when there is none, or a colleague writes it by now."""
    draft = None if draft_id is None else of_unit(session, deployment, person, draft_id)
    return draft if draft is not None and draft.person_id == person.id else None


def of_unit(session: Session, deployment: Deployment, person: Person, draft_id: int) -> Draft | None:
    """The open draft of this id; None when there is none, it is another unit's, or its plan no longer runs."""
    draft = drafts.get(session, draft_id)
    if draft is None or not deployment.runs(draft.plan_id):
        return None
    return draft if entries.may_write(session, person, draft, units.tree(session)) else None


def look(session: Session, deployment: Deployment, draft: Draft, now: datetime) -> Outcome:
    """The pending question of a draft, or its review page."""
    return show(session, deployment, form.pending(draft, deployment.plan(draft.plan_id)), now)


def show(
    session: Session,
    deployment: Deployment,
    step: Step,
    now: datetime,
    *,
    read: tuple[str, ...] = (),
    begun: bool = False,
    lost: tuple[str, ...] = (),
    whole_list: bool = False,
) -> Outcome:
    """What a step of the form leads to; `read` are the answers to read back, `begun` says that the form opens.

    A draft whose plan has changed under it goes on under the plan as it is; `lost` are answers dropped for that.
    With `whole_list` all fields are offered, else those first that the deed speaks for.
    """
    plan, tree = deployment.plan(step.draft.plan_id), units.tree(session)
    changed = bool(lost)
    if is_outdated(step.draft, plan):
        draft, lost = form.fitted(step.draft, plan)
        drafts.save(session, draft, now)
        step, changed = form.pending(draft, plan), True
    draft = step.draft
    unit = tree[draft.unit_id]
    match step:
        case Ask(question=question):
            guesses = () if question.id != FIELD else guessed(deployment, draft)
            return Asking(
                draft,
                plan,
                question,
                unit,
                Period.parse(draft.period),
                read,
                begun,
                lost,
                changed,
                step.unmarked,
                () if whole_list else guesses,
                unread=step.unread,
                estimated=step.estimated,
                whole_list=whole_list and bool(guesses),
                wished=_wished(session, draft, question.id),
            )
        case Refuse(question=question, refusal=refusal):
            guesses = () if question.id != FIELD else guessed(deployment, draft)
            return Refused(draft, plan, question, refusal, guesses)
        case Review():
            page = _review_page(session, deployment, draft, plan, unit, tree, now)
            return replace(page, lost=lost, changed=changed, wished=_wished(session, draft, None))


def _wished(session: Session, draft: Draft, question: str | None) -> Wished | None:
    """Why what is mended was returned, at the answer that was pointed at; without one at the review."""
    if draft.nomination_id is None:
        return None
    event = next(reversed([e for e in nominations.events(session, draft.nomination_id) if e.act in _BACK]), None)
    if event is None or event.act is not Act.RETURN or not event.reason or event.question != question:
        return None
    if event.person_id is None:
        return None
    return Wished(event.by_name or people.get(session, event.person_id).name, event.reason)


def reading(deployment: Deployment, draft: Draft, now: datetime) -> Reading:
    """With what the draft's answers are read."""
    return Reading(deployment.plan(draft.plan_id), deployment.words, deployment.today(now))


def guessed(deployment: Deployment, draft: Draft) -> tuple[FieldGuess, ...]:
    """The fields that the deed may belong to; none once one has been chosen."""
    answers, plan = draft.answers, deployment.plan(draft.plan_id)
    if FIELD in answers:
        return ()
    # the name of a model says what was done
    told = ("name", "deeds", "results") if draft.subject is Subject.MODEL else ("deeds", "results")
    return guess_fields(
        plan,
        draft.subject,
        ". ".join(str(answers[key]) for key in told if key in answers),
        beside=". ".join(str(answers[key]) for key in ("name", "occupation") if key in answers),
        areas=deployment.understanding.lexicon.areas,
        habits=deployment.words.telling.deeds,
    )


def is_outdated(draft: Draft, plan: Plan) -> bool:
    """Whether the plan has changed since the draft was last looked at."""
    return bool(draft.plan_version) and draft.plan_version != plan.version


def period_of(
    session: Session, deployment: Deployment, draft: Draft, obligation: Obligation, unit: Unit, now: datetime
) -> Period:
    """The period a draft would go to if it were sent now: the mended one's own, a chosen one while it is unmet."""
    plan, written = deployment.plan(draft.plan_id), Period.parse(draft.period)
    if draft.nomination_id is not None:
        return written
    entered = entries.period_of(session, deployment, draft, obligation, unit)
    if entered is not None and not draft.period_chosen:
        return entered
    if draft.period_chosen:
        how = standing.of_unit(session, deployment, plan, obligation, unit, written)
        if how.progress.missing:
            return written
    return periods.for_new(session, deployment, plan, obligation, unit, deployment.today(now))


def obligation_of(plan: Plan, unit: Unit, tree: Tree) -> Obligation | None:
    """The obligation a unit's nomination goes towards; a unit that owes none proposes under the plan's first."""
    return standing.owed_by(plan, unit, tree) or standing.main_obligation(plan)


def photos(session: Session, draft: Draft) -> tuple[int, ...]:
    """The photos and files a draft would be sent with: those of the nomination it mends, and its own."""
    own = attachments.of_draft(session, draft.id)
    earlier = () if draft.nomination_id is None else attachments.of_nomination(session, draft.nomination_id)
    return tuple(kept.id for kept in (*earlier, *own) if kept.kind != "voice" and kept.id not in draft.dropped)


def _review_page(
    session: Session, deployment: Deployment, draft: Draft, plan: Plan, unit: Unit, tree: Tree, now: datetime
) -> ReviewPage:
    obligation = obligation_of(plan, unit, tree)
    if obligation is None:
        raise ValueError(f"a draft under plan {plan.id}, which asks for no nominations")
    period = period_of(session, deployment, draft, obligation, unit, now)
    if str(period) != draft.period:
        draft = replace(draft, period=str(period), period_chosen=False)
        drafts.save(session, draft, now)
    how = standing.of_unit(session, deployment, plan, obligation, unit, period)
    mending = None if draft.nomination_id is None else nominations.get(session, draft.nomination_id)
    others = () if mending is not None else _other_periods(session, deployment, obligation, unit, draft, now)
    return ReviewPage(draft, plan, unit, how, len(photos(session, draft)), mending, others, now)


def _other_periods(
    session: Session, deployment: Deployment, obligation: Obligation, unit: Unit, draft: Draft, now: datetime
) -> tuple[Period, ...]:
    """The periods that the officer may choose instead: the newest unmet one before this one, and the usual."""
    plan = deployment.plan(draft.plan_id)
    today, chosen = deployment.today(now), Period.parse(draft.period)
    usual = periods.for_new(session, deployment, plan, obligation, unit, today)
    earlier = periods.unmet_earlier(session, deployment, plan, obligation, unit, chosen, today)[-1:]
    return (*earlier, usual) if chosen != usual else earlier
