"""What is corrected in words: an answer at the review page, and at once what was returned or asked for."""

from __future__ import annotations

from dataclasses import replace

from bot.domain import correcting, form
from bot.domain.actions import Verb
from bot.domain.actions import read as read_action
from bot.domain.answers import Refusal
from bot.domain.form import REVIEW, Ask, Draft, Refuse, Review, Said
from bot.domain.nomination import Act, Nomination, is_asked_for
from bot.storage import drafts, nominations
from bot.understanding import Intent, Meaning
from bot.usecases import amendments, forms, late_answers, nominate, pages, slow_lines, submit, supplement
from bot.usecases.draft_pages import CorrectionOffered, EditKept, LateDropped
from bot.usecases.turn import Outcome, Turn, pending

#: what is said beside an answer, and is none
_NO_ANSWER = frozenset(
    {
        Intent.SMALLTALK,
        Intent.HELP,
        Intent.MY_SUBMISSIONS,
        Intent.REMAINING,
        Intent.MISSING_UNITS,
        Intent.DEADLINE,
        Intent.REMINDERS,
        Intent.SUBMIT_WHERE,
    }
)
#: where these are offered, a number is one of a row of the page and taps nothing
_DIGITS = 2
_SENDS = frozenset({Verb.SEND, Verb.SEND_UNASKED})


def shows_rows(turn: Turn) -> bool:
    """Whether a number means a row of the review page: its rows have numbers, and nothing is sent by one."""
    draft = turn.draft
    offered = (read_action(written) for _, written in turn.conversation.choices)
    return draft is not None and draft.step == REVIEW and any(a is not None and a.verb in _SENDS for a in offered)


def at_review(turn: Turn, draft: Draft, text: str, meaning: Meaning) -> Outcome | None:
    """What a text changes at the review page: a row by its number, an answer by its name; None for anything else."""
    plan = turn.deployment.plan(draft.plan_id)
    rows = form.listed(draft, plan)
    number = text.strip().rstrip(".")
    if number.isdecimal() and len(number) <= _DIGITS:
        row = int(number)
        if not 1 <= row <= len(rows):
            return forms.WhichAnswer(draft)
        return nominate.change(turn.session, turn.deployment, draft, rows[row - 1].id, turn.now)
    found = None if meaning.is_question else correcting.correction(text, form.known(draft, plan), turn.deployment.words)
    if found is None:
        return nominate.edit_list(turn.deployment, draft) if _wants_to_edit(meaning) else None
    if found.value is None:
        return _open(turn, draft, found.question)
    after = amendments.given(turn, draft, found.question, [found.value])
    if isinstance(after, Refusal):
        return _open(turn, draft, found.question, after)
    changes = amendments.changes(draft, after)
    if not changes:
        return pages.look(turn.session, turn.deployment, draft, turn.now)
    kept = slow_lines.keep(turn, draft.id, found.question, found.value, taken=False)
    return CorrectionOffered(kept.id, draft, plan, changes)


def kept(turn: Turn, answered_id: int) -> tuple[Outcome, ...]:
    """Leave an answer as it is, after a correction was offered."""
    dropped = late_answers.drop(turn, answered_id)
    return (EditKept(None) if isinstance(dropped, LateDropped) else dropped, *pending(turn))


def answered(turn: Turn, text: str, meaning: Meaning) -> Outcome | None:
    """The answer to the one question with which something was returned, or that was asked, typed at once.

    None where that was not the last thing said, or the text is no answer.
    """
    asks = meaning.is_question or text.rstrip().endswith("?")
    if asks or (meaning.sure and meaning.intent in _NO_ANSWER):
        return None
    found = _pointed_at(turn)
    if found is None:
        return None
    nomination, act = found
    events = nominations.events(turn.session, nomination.id)
    returned = [event.question for event in events if event.act is Act.RETURN]
    asked = is_asked_for(events) if act is Verb.ANSWER_MORE else tuple(filter(None, returned[-1:]))
    if len(asked) != 1:
        return None
    open_at = supplement.answer if act is Verb.ANSWER_MORE else submit.mend
    page = open_at(turn.session, turn.deployment, turn.person, nomination.id, turn.now)
    draft = drafts.mending(turn.session, nomination.id)
    if draft is None or draft.person_id != turn.person.id or not isinstance(page, forms.Asking):
        return page
    if page.question.id != asked[0]:
        return page
    step = form.answer(draft, Said(text), by=pages.reading(turn.deployment, draft, turn.now))
    if isinstance(step, Review):
        drafts.save(turn.session, step.draft, turn.now)
        return forms.Corrected(step.draft, turn.deployment.plan(draft.plan_id), asked[0])
    return nominate.answer(turn.session, turn.deployment, draft, Said(text), turn.now)


def _pointed_at(turn: Turn) -> tuple[Nomination, Verb] | None:
    """What the last message asked to mend or to add to, when it was one and it alone."""
    offered = [read_action(written) for _, written in turn.conversation.choices]
    pointed = [a for a in offered if a is not None and a.verb in (Verb.MEND, Verb.ANSWER_MORE)]
    if len(pointed) != 1:
        return None
    nomination = nominations.get(turn.session, pointed[0].number(0))
    return None if nomination is None else (nomination, pointed[0].verb)


def _open(turn: Turn, draft: Draft, question_id: str, refusal: Refusal | None = None) -> Outcome:
    """Ask an answer anew, where it cannot be taken with the reason."""
    plan = turn.deployment.plan(draft.plan_id)
    step = form.change(replace(draft, extras=draft.extras | {question_id}), question_id, plan=plan)
    if refusal is not None and isinstance(step, Ask):
        drafts.save(turn.session, step.draft, turn.now)
        refused = Refuse(step.draft, step.question, refusal)
        return pages.show(turn.session, turn.deployment, refused, turn.now)
    drafts.save(turn.session, step.draft, turn.now)
    return pages.show(turn.session, turn.deployment, step, turn.now)


def _wants_to_edit(meaning: Meaning) -> bool:
    return meaning.sure and meaning.intent is Intent.EDIT_SUBMISSION and not meaning.is_question
