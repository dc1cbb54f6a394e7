"""Writing a nomination: the draft is saved after every answer. `submit` sends it, `pages` shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bot.domain import form, readers
from bot.domain.answers import Refusal, clean
from bot.domain.calendar import Period
from bot.domain.consent import NO, Topic
from bot.domain.form import REVIEW, Draft, Move, Raw, Refuse, Review, Step
from bot.domain.obligations import is_campaign, last_day
from bot.domain.permissions import Person, Role
from bot.domain.plan import Obligation, Plan
from bot.domain.questions import further
from bot.domain.roster import Tree, Unit
from bot.storage import attachments, conversations, drafts, units
from bot.storage import behalf as entries
from bot.usecases import consent, draft_pages, duplicates, forgotten, pages, periods, plan_choice, shared_drafts
from bot.usecases.deployment import Deployment
from bot.usecases.forms import (
    AlbumKept,
    Asking,
    DeedAdded,
    Discarded,
    EditList,
    HasDrafts,
    NotAnOfficer,
    NotAskedFor,
    Outcome,
    Paused,
    PhotoKept,
    PickPlan,
    PickUnit,
    ReviewPage,
    Stale,
    VoiceKept,
)
from bot.usecases.incoming import File

#: answers said again when they are taken by themselves; a long text is seen on the review page
_READ_BACK = frozenset(
    ("subject", "field", "name", "born", "place", "told", "publish", "since", "members", "size", "phone")
)
#: what an answer leads to; one that the nominee refuses is a word of theirs
Result = Outcome | consent.Result
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
    plan_code: str | None = None,
    given: dict[str, str] | None = None,
    told: str | None = None,
) -> Outcome:
    """Begin a nomination, or offer to go on with one. `given` holds answers that the wish itself named.

    Who has several units is asked for which, and where several plans may be meant under which. `told` is the message
    that began it: who is nominated and for what may stand in it, and is read as an answer.
    """
    begun = None if anew else has_drafts(session, deployment, person)
    if begun is not None:
        return begun
    tree = units.tree(session)
    unit = _unit_of(person, unit_id, tree)
    if not isinstance(unit, Unit):
        return unit
    plan = _plan_of(session, deployment, tree, unit, plan_code, now)
    if not isinstance(plan, Plan):
        return plan
    obligation = pages.obligation_of(plan, unit, tree)
    if obligation is None:
        return NotAskedFor(plan)
    period = periods.for_new(session, deployment, plan, obligation, unit, deployment.today(now))
    draft = _empty(session, person, plan, unit, period, now)
    step = _told(deployment, draft, told, now) if told else None
    step = step or form.pending(form.give(draft, given or {}, plan=plan), plan)
    drafts.save(session, step.draft, now)
    conversations.take_up(session, person.telegram_id, draft.id, now)
    page = pages.show(session, deployment, step, now, read=tuple(step.draft.answers), begun=True)
    return _opened(session, deployment, page, obligation, period, now) if isinstance(page, Asking) else page


def _unit_of(person: Person, unit_id: int | None, tree: Tree) -> Unit | NotAnOfficer | PickUnit | Stale:
    """The unit for which somebody nominates; what is to be asked where none was chosen of several."""
    own = person.units(Role.OFFICER)
    if not own:
        return NotAnOfficer(invites=any(map(person.holds, (Role.REVIEWER, Role.ADMIN))))
    if unit_id is None and len(own) > 1:
        return PickUnit(tuple(tree[unit] for unit in own))
    if unit_id is not None and unit_id not in own:
        return Stale()
    return tree[unit_id if unit_id is not None else own[0]]


def _plan_of(
    session: Session, deployment: Deployment, tree: Tree, unit: Unit, plan_code: str | None, now: datetime
) -> Plan | PickPlan | Stale:
    """The plan under which a unit nominates: that of a code, else the only one that may be meant."""
    if plan_code is not None:
        meant = tuple(plan for plan in deployment.plans if plan.code == plan_code)
    else:
        meant = plan_choice.plans_of(session, deployment, tree, [unit], deployment.today(now))
    if not meant:
        return Stale()
    return PickPlan(unit, meant) if len(meant) > 1 else meant[0]


def _empty(session: Session, person: Person, plan: Plan, unit: Unit, period: Period, now: datetime) -> Draft:
    """A draft without answers: the one that was opened before and never written in, or a new one."""
    where = (unit.id, plan.id)
    opened = (one for one in drafts.of_person(session, person.id) if (one.unit_id, one.plan_id) == where)
    draft = next((one for one in opened if not one.answers), None) or drafts.open_new(
        session,
        plan_id=plan.id,
        unit_id=unit.id,
        person_id=person.id,
        period=str(period),
        now=now,
        plan_version=plan.version,
    )
    # nothing of an empty one can have changed under it
    return replace(draft, period=str(period), plan_version=plan.version)


def _opened(
    session: Session, deployment: Deployment, page: Asking, obligation: Obligation, period: Period, now: datetime
) -> Asking:
    """The first question, with what belongs above it."""
    today = deployment.today(now)
    present = None if obligation.at_least is None else periods.present(page.plan, obligation, today)
    return replace(
        page,
        campaign=last_day(obligation.due, period, deployment.calendar) if is_campaign(obligation) else None,
        met_before=present if present is not None and present.last_day < period.first_day else None,
        first_ever=drafts.is_first(session, page.draft),
    )


def _told(deployment: Deployment, draft: Draft, text: str, now: datetime) -> Step | None:
    """What a message that begins a nomination tells of it; None where it tells no more than the kind of exemplar."""
    by = pages.reading(deployment, draft, now)
    step = form.answer(replace(draft, step="subject"), form.Said(text), by=by)
    known = {} if isinstance(step, Refuse) else step.draft.answers
    if set(known) - {"subject", "name"} or readers.is_whole(known, by):
        return step
    deed = readers.deed_of(text, by)
    if not deed:
        return None
    kind = {key: known[key] for key in ("subject",) if key in known}
    return form.pending(replace(draft, answers={**draft.answers, **kind, **deed}, version=draft.version + 1), by.plan)


def has_drafts(session: Session, deployment: Deployment, person: Person, first: int = 0) -> HasDrafts | None:
    """What may be gone on with, the person's own before their colleagues', from the one with this position on.

    None when there is nothing.
    """
    own = (draft for draft in drafts.of_person(session, person.id) if deployment.runs(draft.plan_id) and draft.answers)
    theirs = shared_drafts.of_colleagues(session, deployment, person)
    found: tuple[Draft | draft_pages.OfColleague, ...] = (*own, *theirs)
    listed = found[first : first + _DRAFTS_OFFERED]
    return HasDrafts(listed, first, len(found)) if listed else None


def resume(
    session: Session, deployment: Deployment, person: Person, draft_id: int, now: datetime
) -> Outcome | draft_pages.Outcome:
    """Take a draft up again where it stands; a colleague's after a word on what that means."""
    draft = pages.in_hand(session, deployment, person, draft_id)
    if draft is None:
        return shared_drafts.open_draft(session, deployment, person, draft_id, now)
    conversations.take_up(session, person.telegram_id, draft.id, now)
    return pages.look(session, deployment, draft, now)


def answer(session: Session, deployment: Deployment, draft: Draft, raw: Raw, now: datetime) -> Result:
    """Take one answer; kept before anything is said about it."""
    step = form.answer(draft, raw, by=pages.reading(deployment, draft, now))
    return _keep(session, deployment, draft, step, now)


def told_at_once(deployment: Deployment, draft: Draft, text: str, now: datetime) -> bool:
    """Whether a text tells who is nominated where only the kind of exemplar was asked."""
    step = form.answer(draft, form.Said(text), by=pages.reading(deployment, draft, now))
    return draft.step == "subject" and not isinstance(step, Refuse) and "subject" in step.draft.answers


def add_to_deed(session: Session, deployment: Deployment, draft: Draft, text: str, now: datetime) -> Outcome:
    """Add to what was done what was told of it where only a button fits."""
    added = form.add_to_deed(draft, text, by=pages.reading(deployment, draft, now))
    drafts.save(session, added, now)
    page = pages.look(session, deployment, added, now)
    return DeedAdded(clean(text), page) if isinstance(page, Asking) else page


def not_known(session: Session, deployment: Deployment, draft: Draft, now: datetime) -> Result:
    """Go on without an answer that is not known; where it is needed say how to go on later."""
    stands = form.pending(draft, deployment.plan(draft.plan_id))
    if isinstance(stands, Review) or stands.question.optional:
        move = Move.KEEP if draft.step in draft.answers else Move.SKIP
        return answer(session, deployment, draft, move, now)
    refused = Refuse(stands.draft, stands.question, Refusal("refuse-unknown"))
    return pages.show(session, deployment, refused, now)


def list_fields(session: Session, deployment: Deployment, draft: Draft, now: datetime) -> Outcome:
    """All fields to choose from, instead of those that were guessed."""
    return pages.show(session, deployment, form.pending(draft, deployment.plan(draft.plan_id)), now, whole_list=True)


def enlarge(session: Session, deployment: Deployment, draft: Draft, now: datetime) -> Result:
    """Go on with the full form."""
    plan = deployment.plan(draft.plan_id)
    every = frozenset(question.id for question in further(plan, draft.subject)) if draft.subject else frozenset()
    return _keep(session, deployment, draft, form.enlarge(draft, every, plan=plan), now)


def change(session: Session, deployment: Deployment, draft: Draft, question_id: str, now: datetime) -> Result:
    """Open one answer again."""
    step = form.change(draft, question_id, plan=deployment.plan(draft.plan_id))
    return _keep(session, deployment, draft, step, now)


def edit_list(deployment: Deployment, draft: Draft) -> Outcome:
    return EditList(draft, deployment.plan(draft.plan_id))


def pause(session: Session, draft: Draft, chat_id: int, now: datetime) -> Outcome:
    """Lay a draft aside; it keeps everything."""
    conversations.take_up(session, chat_id, None, now)
    return Paused(draft, entered=entries.of_draft(session, draft.id) is not None)


def discard(session: Session, draft: Draft, chat_id: int, now: datetime) -> Outcome:
    """Throw a draft away, after a yes."""
    forgotten.forget(session, draft.id, now)
    conversations.take_up(session, chat_id, None, now)
    return Discarded(draft)


def keep_file(session: Session, deployment: Deployment, draft: Draft, file: File, now: datetime) -> tuple[Outcome, ...]:
    """Keep a photo, document or voice message with the draft, wherever the form stands; an album is spoken of once."""
    goes_on = file.album is not None and attachments.has_album(session, draft.id, file.album)
    attach(session, draft.id, file, now)
    if file.kind == "voice":
        return (VoiceKept(draft),)
    if file.album is not None:
        return () if goes_on else (AlbumKept(),)
    kept = PhotoKept(len(pages.photos(session, draft)), draft)
    if draft.step == REVIEW:
        return (kept,)
    return kept, pages.look(session, deployment, draft, now)


def attach(session: Session, draft_id: int, file: File, now: datetime) -> None:
    """Put a file to a draft. What is no photo is only to be considered, until somebody says otherwise."""
    attachments.add(
        session,
        draft_id=draft_id,
        kind=file.kind,
        file_id=file.file_id,
        file_unique_id=file.unique_id,
        mime=file.mime,
        size=file.size,
        private=file.kind == "document",
        album=file.album,
        now=now,
    )


def drop_photos(session: Session, deployment: Deployment, draft: Draft, now: datetime) -> Result:
    """Take away the draft's photos at once; those of the nomination that it mends go when it is sent again."""
    own = {kept.id for kept in attachments.of_draft(session, draft.id)}
    attachments.removed(session, own, now)
    dropped = draft.dropped | (frozenset(pages.photos(session, draft)) - own)
    changed = replace(draft, dropped=dropped, version=draft.version + 1)
    return _keep(session, deployment, draft, form.pending(changed, deployment.plan(draft.plan_id)), now)


def choose_period(session: Session, deployment: Deployment, draft: Draft, period: Period, now: datetime) -> Outcome:
    """File a draft under another period: an earlier one to make good, or back under the usual one."""
    page = pages.look(session, deployment, draft, now)
    if not isinstance(page, ReviewPage) or period not in page.others:
        return Stale()
    drafts.save(session, replace(draft, period=str(period), period_chosen=True, version=draft.version + 1), now)
    chosen = drafts.get(session, draft.id)
    return Stale() if chosen is None else pages.look(session, deployment, chosen, now)


def _refuses(draft: Draft) -> bool:
    """Whether the nominee does not want to be nominated."""
    return draft.answers.get(Topic.TOLD) == NO


def _keep(session: Session, deployment: Deployment, before: Draft, step: Step, now: datetime) -> Result:
    if _refuses(step.draft) and not _refuses(before):
        return consent.refuse(session, deployment, before, now)
    if not isinstance(step, Refuse):
        drafts.save(session, step.draft, now)
    changed = tuple(key for key in step.draft.answers if before.answers.get(key) != step.draft.answers[key])
    # of several answers in one message all are read back, and one that was not asked
    elsewhere = not isinstance(step, Refuse) and before.step not in changed
    read = changed if len(changed) > 1 or elsewhere else tuple(key for key in changed if key in _READ_BACK)
    page = pages.show(session, deployment, step, now, read=read)
    return _known_before(session, page) if "name" in changed and isinstance(page, Asking) else page


def _known_before(session: Session, page: Asking) -> Asking:
    """The next question, with what the unit has sent of the same exemplar."""
    draft = page.draft
    if draft.nomination_id is not None:
        return page
    return replace(page, before=duplicates.of_unit(session, draft.unit_id, draft.answers))
