"""An answered message was edited: the answer follows after a yes, by the rules for what has become of it meanwhile."""

from __future__ import annotations

from typing import TypeAlias

from bot.domain import form
from bot.domain.actions import short
from bot.domain.answers import Refusal, clean
from bot.domain.form import REVIEW, Draft
from bot.domain.nomination import Nomination, Status
from bot.domain.permissions import Action, may
from bot.storage import draft_messages, drafts, nominations, units
from bot.storage.draft_messages import Answered
from bot.usecases import amendments, forms, late_answers, pages, reopen, submit
from bot.usecases.draft_pages import Amended, EditKept, EditOffered, EditOfSent, EditRefused
from bot.usecases.incoming import Edited
from bot.usecases.turn import EditSeen, Turn, pending
from bot.usecases.turn import Outcome as AnyOutcome

Some: TypeAlias = tuple[AnyOutcome, ...]

#: what may still be changed after it was sent: mended, or taken back and sent anew
_OPEN = frozenset({Status.RETURNED, Status.SUBMITTED})


def seen(turn: Turn, edited: Edited) -> Some:
    """What an edit leads to; nothing where the words are the same, as when Telegram adds a link's picture."""
    answered = None
    if edited.text is not None and turn.incoming.message_id is not None:
        answered = draft_messages.by_message(turn.session, turn.chat, turn.incoming.message_id)
    if answered is None or edited.text is None:
        return (EditSeen(turn.draft is not None), *pending(turn))
    if clean(edited.text) == clean(answered.text):
        draft_messages.offer(turn.session, answered.id, None)
        return ()
    draft_messages.offer(turn.session, answered.id, None)
    found = _offered(turn, answered, edited.text)
    return (EditSeen(turn.draft is not None), *pending(turn)) if found is None else found


def yes(turn: Turn, answered_id: int, mark: str, version: int) -> Some:
    """Let the answer follow the edit; when that leads elsewhere than was said by now, it is said anew."""
    answered = draft_messages.get(turn.session, answered_id)
    if answered is None or answered.edited is None or short(answered.edited) != mark:
        return (forms.Stale(),)
    draft = pages.in_hand(turn.session, turn.deployment, turn.person, answered.draft_id)
    if draft is not None:
        return _amended(turn, draft, answered, answered.edited)
    nomination = _nomination(turn, answered)
    if nomination is None or nomination.version != version or nomination.status not in _OPEN:
        return _offered(turn, answered, answered.edited) or (forms.Stale(),)
    return _mended(turn, nomination, answered, answered.edited)


def no(turn: Turn, answered_id: int) -> Some:
    """Leave the answer as it was."""
    answered = draft_messages.get(turn.session, answered_id)
    if answered is None or answered.chat_id != turn.chat or answered.edited is None:
        return (forms.Stale(),)
    draft_messages.offer(turn.session, answered_id, None)
    return (EditKept(None if turn.draft is None else amendments.page(turn, turn.draft)),)


def _offered(turn: Turn, answered: Answered, text: str) -> Some | None:
    """What may become of an edit; None where the message concerns nothing any more."""
    draft = pages.in_hand(turn.session, turn.deployment, turn.person, answered.draft_id)
    if answered.taken and draft is not None:
        return _offer_in_draft(turn, draft, answered, text)
    if pages.of_unit(turn.session, turn.deployment, turn.person, answered.draft_id) is not None:
        whole = "\n".join(_parts(turn, answered, text)) if answered.taken else text
        if not answered.taken:
            draft_messages.drop(turn.session, answered.id)
        late = late_answers.offer(turn, answered.draft_id, answered.question, whole)
        return None if late is None else (late,)
    nomination = _nomination(turn, answered)
    return None if nomination is None else _offer_of_sent(turn, nomination, answered, text)


def _offer_in_draft(turn: Turn, draft: Draft, answered: Answered, text: str) -> Some:
    after = amendments.given(turn, draft, answered.question, _parts(turn, answered, text))
    if isinstance(after, Refusal):
        return (EditRefused(answered.question, after), *pending(turn))
    changes = amendments.changes(draft, after)
    if not changes:
        draft_messages.amended(turn.session, answered.id, text)
        return ()
    draft_messages.offer(turn.session, answered.id, text)
    return (EditOffered(answered.id, short(text), turn.deployment.plan(draft.plan_id), changes),)


def _offer_of_sent(turn: Turn, nomination: Nomination, answered: Answered, text: str) -> Some:
    before = _as_draft(turn, nomination)
    after = amendments.given(turn, before, answered.question, _parts(turn, answered, text))
    if isinstance(after, Refusal):
        return (EditRefused(answered.question, after), *pending(turn))
    changes = amendments.changes(before, after)
    if not changes:
        return ()
    draft_messages.offer(turn.session, answered.id, text)
    is_open = answered.id if nomination.status in _OPEN else None
    plan = turn.deployment.plan(nomination.plan_id)
    return (EditOfSent(nomination, plan, changes, is_open, short(text)),)


def _amended(turn: Turn, draft: Draft, answered: Answered, text: str) -> Some:
    after = amendments.given(turn, draft, answered.question, _parts(turn, answered, text))
    if isinstance(after, Refusal):
        return (EditRefused(answered.question, after), *pending(turn))
    drafts.save(turn.session, after, turn.now)
    draft_messages.amended(turn.session, answered.id, text)
    changes = amendments.changes(draft, after)
    return (Amended(after, turn.deployment.plan(draft.plan_id), changes, amendments.page(turn, after)),)


def _mended(turn: Turn, nomination: Nomination, answered: Answered, text: str) -> Some:
    """Open what was sent with the answer changed: to be mended where it was returned, else taken back for that."""
    session, now, parts = turn.session, turn.now, _parts(turn, answered, text)
    opened: Some
    if nomination.status is Status.RETURNED:
        opened = (submit.mend(session, turn.deployment, turn.person, nomination.id, now),)
    else:
        opened = reopen.reopen(session, turn.deployment, turn.person, nomination.id, nomination.version, now)
    draft = drafts.mending(session, nomination.id)
    if draft is None or draft.person_id != turn.person.id:
        return opened
    draft_messages.reopened(session, nomination.id, draft.id)
    after = amendments.given(turn, draft, answered.question, parts)
    if isinstance(after, Refusal):
        return (EditRefused(answered.question, after), *pending(turn))
    drafts.save(session, after, now)
    draft_messages.amended(session, answered.id, text)
    page = pages.look(session, turn.deployment, after, now)
    plan = turn.deployment.plan(draft.plan_id)
    return (Amended(after, plan, amendments.changes(draft, after), page),)


def _parts(turn: Turn, answered: Answered, text: str) -> list[str]:
    """The messages of an answer, with one reading otherwise."""
    listed = draft_messages.parts(turn.session, answered)
    return [text if each.id == answered.id else each.text for each in listed]


def _nomination(turn: Turn, answered: Answered) -> Nomination | None:
    """What the draft of a message became, while the person still nominates for its unit."""
    number = answered.nomination_id
    nomination = None if number is None else nominations.get(turn.session, number)
    if nomination is None or not turn.deployment.runs(nomination.plan_id):
        return None
    own = may(turn.person, Action.NOMINATE, nomination.unit_id, units.tree(turn.session))
    return nomination if own else None


def _as_draft(turn: Turn, nomination: Nomination) -> Draft:
    """A nomination as its form would hold it, for reading an answer; it is stored nowhere."""
    return Draft(
        id=0,
        plan_id=nomination.plan_id,
        unit_id=nomination.unit_id,
        person_id=nomination.submitted_by,
        period=nomination.period,
        nomination_id=nomination.id,
        answers=nomination.answers,
        skipped=frozenset(),
        step=REVIEW,
        version=0,
        extras=form.enlarged(turn.deployment.plan(nomination.plan_id), nomination.answers),
    )
