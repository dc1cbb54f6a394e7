"""The form's engine: one pure step. What has been answered is the draft; what comes next follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from bot.domain import consent, readers
from bot.domain.answers import Refusal
from bot.domain.marks import lacks_diacritics
from bot.domain.plan import Plan, Subject
from bot.domain.questions import FIELD, Kind, Question, all_questions, further, questions
from bot.domain.readers import Reading

#: the step at which all has been answered and the officer looks it over
REVIEW = "review"


@dataclass(frozen=True)
class Draft:
    """A nomination being written. `version` grows with every change: a button of an older one is out of date.

    `dropped` are photos of the nomination being mended that go when it is sent again; `period_chosen` says that the
    officer chose the period, to make good. `extras` are the questions opened beyond the quick form; `flagged` says that
    an answer without diacritics was spoken of, which happens once.
    """

    id: int
    plan_id: str
    unit_id: int
    person_id: int
    period: str
    nomination_id: int | None
    answers: Mapping[str, Any]
    skipped: frozenset[str]
    step: str
    version: int
    dropped: frozenset[int] = frozenset()
    period_chosen: bool = False
    extras: frozenset[str] = frozenset()
    flagged: bool = False
    #: the version of the plan under which it was last looked at
    plan_version: str = ""

    @property
    def subject(self) -> Subject | None:
        chosen = self.answers.get("subject")
        return Subject(chosen) if chosen else None


@dataclass(frozen=True)
class Chose:
    """A choice was tapped or named."""

    value: str


@dataclass(frozen=True)
class Said:
    """A text was typed."""

    text: str


class Move(StrEnum):
    """What one may do instead of answering."""

    SKIP = "skip"
    BACK = "back"
    KEEP = "keep"  # leave an answer that was opened again as it is


Raw = Chose | Said | Move


@dataclass(frozen=True)
class Ask:
    """The draft with the answer taken, and what to ask next; `unmarked` where that came without its diacritics."""

    draft: Draft
    question: Question
    unmarked: bool = False
    #: figures in place of the year of birth that are none; that the year was reckoned and is to be confirmed
    unread: str | None = None
    estimated: bool = False


@dataclass(frozen=True)
class Refuse:
    """The answer cannot be taken; nothing has changed, the question stands."""

    draft: Draft
    question: Question
    refusal: Refusal


@dataclass(frozen=True)
class Review:
    """Everything has been answered."""

    draft: Draft


Step = Ask | Refuse | Review


def asked(draft: Draft, plan: Plan) -> tuple[Question, ...]:
    """The questions of a draft, in order."""
    return questions(plan, draft.subject, draft.extras)


def pending(draft: Draft, plan: Plan) -> Ask | Review:
    """Where the draft stands: the question to ask, or the review once nothing is left to ask."""
    question = _find(draft, plan)
    return Review(draft) if question is None else Ask(replace(draft, step=question.id), question)


def answer(draft: Draft, raw: Raw, *, by: Reading) -> Step:
    """Take one answer. Gives the next question, the review, or why the answer cannot be taken."""
    plan = by.plan
    stands = pending(draft, plan)
    if isinstance(stands, Review):
        return _back(draft, plan) if raw is Move.BACK else stands
    draft, question = stands.draft, stands.question
    match raw:
        case Move.BACK:
            return _back(draft, plan)
        case Move.KEEP if question.id in draft.answers:
            return _advance(draft, plan)
        case Move.SKIP | Move.KEEP if question.optional:
            return _advance(_without(draft, question.id), plan)
        case Move.SKIP | Move.KEEP:
            return Refuse(draft, question, Refusal("refuse-required"))
        case Chose(value=value):
            if question.kind is not Kind.CHOICE:
                return Refuse(draft, question, Refusal("refuse-type"))
            if value not in question.choices:
                return Refuse(draft, question, Refusal("refuse-choice"))
            return _advance(_with(draft, {question.id: value}, plan), plan)
        case Said(text=text):
            read = readers.read(question, draft.subject, text, by)
            if isinstance(read, Refusal):
                return Refuse(draft, question, read)
            return _taken(draft, question, read, plan)


def known(draft: Draft, plan: Plan) -> tuple[Question, ...]:
    """Every question that an answer of the draft may belong to."""
    return questions(plan, None) if draft.subject is None else all_questions(plan, draft.subject)


def add_to_deed(draft: Draft, text: str, *, by: Reading) -> Draft:
    """The draft with a further sentence in what was done."""
    deeds = "\n".join(filter(None, (draft.answers.get("deeds"), readers.marked(text, by))))
    return replace(draft, answers={**draft.answers, "deeds": deeds}, version=draft.version + 1)


def listed(draft: Draft, plan: Plan) -> tuple[Question, ...]:
    """What the review page lists, in its order: the questions asked, and what else has been answered along."""
    here = {question.id for question in asked(draft, plan)}
    if draft.subject is None:
        return asked(draft, plan)
    every = all_questions(plan, draft.subject)
    return tuple(question for question in every if question.id in here or question.id in draft.answers)


def give(draft: Draft, named: Mapping[str, str], *, plan: Plan) -> Draft:
    """The draft with choices that a wish has named; what the form does not offer is left out."""
    for question_id, value in named.items():
        offered = next((q.choices for q in asked(draft, plan) if q.id == question_id), ())
        if value in offered:
            draft = _advance(_with(draft, {question_id: value}, plan), plan).draft
    return draft


def change(draft: Draft, question_id: str, *, plan: Plan) -> Step:
    """Open one question again, from the review page. An unknown one leaves the draft where it is."""
    if any(question.id == question_id for question in asked(draft, plan)):
        return pending(replace(draft, step=question_id, version=draft.version + 1), plan)
    if question_id in draft.answers and any(question.id == question_id for question in known(draft, plan)):
        # it came along with another answer
        return change(replace(draft, extras=draft.extras | {question_id}), question_id, plan=plan)
    return pending(draft, plan)


def enlarge(draft: Draft, extras: frozenset[str], *, plan: Plan) -> Step:
    """Open questions beyond the quick form; those that the subject is not asked are left out."""
    if draft.subject is None:
        return pending(draft, plan)
    more = {question.id for question in further(plan, draft.subject)} & extras
    return _advance(replace(draft, extras=draft.extras | more, skipped=draft.skipped - more), plan)


def unanswered(draft: Draft, plan: Plan) -> Question | None:
    """The first question that has to be answered before the draft can be sent; None when it is complete."""
    return next((q for q in asked(draft, plan) if not q.optional and not _is_answered(draft, q)), None)


def unmarked(plan: Plan, answers: Mapping[str, Any]) -> tuple[str, ...]:
    """The answers bound for paper that have no diacritics, in the order of the form."""
    every = all_questions(plan, Subject(answers["subject"])) if "subject" in answers else ()
    return tuple(question.id for question in every if _is_unmarked(question, answers.get(question.id)))


def fitted(draft: Draft, plan: Plan) -> tuple[Draft, tuple[str, ...]]:
    """The draft under the plan as it is now, and the ids of what was answered and no longer fits it.

    What the form no longer asks, and choices that the plan has lost, are dropped; all else stands.
    """
    every = {question.id: question for question in known(draft, plan)}
    kept = {
        key: value
        for key, value in draft.answers.items()
        if key in every and (every[key].kind is not Kind.CHOICE or value in every[key].choices)
    }
    lost = tuple(key for key in draft.answers if key not in kept)
    return replace(draft, answers=kept, plan_version=plan.version), lost


def left_out(plan: Plan, answers: Mapping[str, Any]) -> frozenset[str]:
    """The optional questions that a sent nomination left unanswered: mending does not ask them again."""
    listed = questions(plan, Subject(answers["subject"]))
    return frozenset(q.id for q in listed if q.optional and q.id not in answers)


def enlarged(plan: Plan, answers: Mapping[str, Any]) -> frozenset[str]:
    """The questions beyond the quick form that a sent nomination answered."""
    return frozenset(q.id for q in further(plan, Subject(answers["subject"])) if q.id in answers)


def _find(draft: Draft, plan: Plan) -> Question | None:
    """The question of the draft's step; at the review, or at one that is not asked, the first that is open."""
    at_step = (q for q in asked(draft, plan) if q.id == draft.step)
    return next(at_step, None) or _open_question(draft, plan)


def _open_question(draft: Draft, plan: Plan) -> Question | None:
    """The first open question; the field comes before all others as soon as its guess has the deed to go by."""
    left = [q for q in asked(draft, plan) if q.id not in draft.skipped and not _is_answered(draft, q)]
    ids = {question.id for question in left}
    if FIELD in ids and "name" not in ids and not ids & {"deeds", "results", "since"}:
        return next(question for question in left if question.id == FIELD)
    return next(iter(left), None)


def _is_answered(draft: Draft, question: Question) -> bool:
    """Whether an answer is there; a choice that the plan file has lost since is none."""
    if question.kind is Kind.CHOICE:
        return draft.answers.get(question.id) in question.choices
    return question.id in draft.answers


def _is_unmarked(question: Question, value: Any) -> bool:
    written = value if isinstance(value, list) else [value]
    return question.kind is not Kind.CHOICE and any(isinstance(v, str) and lacks_diacritics(v) for v in written)


def _taken(draft: Draft, question: Question, read: readers.Read, plan: Plan) -> Step:
    """The draft with what was read. The first answer without diacritics is spoken of, and stands open once more.

    So does a year that was reckoned; and a question that the text did not answer.
    """
    own, along = dict(read.own), {key: value for key, value in read.along.items() if key not in draft.answers}
    if not own and not along:
        if question.kind is Kind.TEXT and read.along:
            # told before: what was asked stands open
            return pending(draft, plan)
        return Refuse(draft, question, Refusal(f"refuse-{question.id}"))
    if question.kind is Kind.LISTED:
        own = {question.id: [*draft.answers.get(question.id, ()), *own[question.id]]}
    after = _with(draft, {**along, **own}, plan)
    bare = next((key for key in unmarked(plan, after.answers) if key in own or key in along), None)
    if bare is not None and not after.flagged:
        shown = pending(replace(after, step=bare, flagged=True, version=draft.version + 1), plan)
        return replace(shown, unmarked=True) if isinstance(shown, Ask) else shown
    if read.estimated:
        asked_again = replace(after, step=question.id, version=draft.version + 1)
        return Ask(asked_again, question, estimated=True)
    if question.kind is Kind.LISTED or not own:
        return pending(replace(after, version=draft.version + 1), plan)
    step = _advance(after, plan)
    return replace(step, unread=read.unread) if isinstance(step, Ask) and step.question.id == "born" else step


def _advance(draft: Draft, plan: Plan) -> Ask | Review:
    upcoming = _open_question(draft, plan)
    step = REVIEW if upcoming is None else upcoming.id
    return pending(replace(draft, step=step, version=draft.version + 1), plan)


def _back(draft: Draft, plan: Plan) -> Ask | Review:
    order = [question.id for question in asked(draft, plan)]
    position = order.index(draft.step) if draft.step in order else len(order)
    return pending(replace(draft, step=order[max(0, position - 1)], version=draft.version + 1), plan)


def _with(draft: Draft, read: Mapping[str, Any], plan: Plan) -> Draft:
    """The draft with what was read; a new subject drops what its form does not ask, and asks what it requires."""
    changed = replace(draft, answers=consent.formed(draft.answers, read))
    every = {question.id for question in known(changed, plan)}
    optional = {question.id for question in asked(changed, plan) if question.optional}
    return replace(
        changed,
        answers={key: value for key, value in changed.answers.items() if key in every},
        skipped=frozenset(key for key in draft.skipped if key in optional and key not in read),
    )


def _without(draft: Draft, question_id: str) -> Draft:
    kept = {key: value for key, value in draft.answers.items() if key != question_id}
    return replace(draft, answers=kept, skipped=draft.skipped | {question_id})
