"""The form's engine: one pure step. What has been answered is the draft; what comes next follows from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from bot.domain.answers import ReadingWords, Refusal, read_text, read_title, read_who, read_year
from bot.domain.plan import Plan, Subject

#: the step at which all has been answered and the officer looks it over
REVIEW = "review"


class Kind(StrEnum):
    """What kind of answer a question takes."""

    CHOICE = "choice"
    WHO = "who"
    TITLE = "title"
    YEAR = "year"
    TEXT = "text"
    PHOTOS = "photos"


@dataclass(frozen=True)
class Question:
    """One question of a form. `least` and `most` bound a text, in characters."""

    id: str
    kind: Kind
    optional: bool = False
    choices: tuple[str, ...] = ()
    least: int = 2
    most: int = 500


@dataclass(frozen=True)
class Draft:
    """A nomination being written. `version` grows with every change: a button of an older one is out of date.

    `dropped` are photos of the nomination being mended that go when it is sent again; `period_chosen` says that the
    officer chose the period, to make good.
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


@dataclass(frozen=True)
class Photographed:
    """A photo came in; it has been kept with the draft."""


class Move(StrEnum):
    """What one may do instead of answering."""

    SKIP = "skip"
    BACK = "back"
    KEEP = "keep"  # leave an answer that was opened again as it is


Raw = Chose | Said | Photographed | Move


@dataclass(frozen=True)
class Ask:
    """The draft with the answer taken, and what to ask next."""

    draft: Draft
    question: Question


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

_LONG = 3000


def questions(plan: Plan, subject: Subject | None) -> tuple[Question, ...]:
    """The questions of a form, in order. Until the subject is known there is only that one."""
    first = Question("subject", Kind.CHOICE, choices=tuple(s.value for s in plan.subjects))
    if subject is None:
        return (first,)
    person = subject in (Subject.INDIVIDUAL, Subject.HOUSEHOLD)
    fields = Question("field", Kind.CHOICE, choices=tuple(field.id for field in plan.fields))
    return (
        first,
        fields,
        Question("name", Kind.WHO if person else Kind.TITLE),
        *((Question("born", Kind.YEAR, optional=subject is Subject.HOUSEHOLD),) if person else ()),
        Question("place", Kind.TEXT, most=200),
        Question("occupation", Kind.TEXT, optional=subject is Subject.HOUSEHOLD, most=200),
        Question("deeds", Kind.TEXT, least=6, most=_LONG),
        Question("results", Kind.TEXT, least=3, most=_LONG),
        Question("told", Kind.CHOICE, choices=("yes", "not-yet")),
        Question("publish", Kind.CHOICE, choices=("yes", "no", "not-asked")),
        Question("photos", Kind.PHOTOS, optional=True),
    )


def pending(draft: Draft, plan: Plan) -> Ask | Review:
    """Where the draft stands: the question to ask, or the review once nothing is left to ask."""
    question = _find(draft, plan)
    return Review(draft) if question is None else Ask(replace(draft, step=question.id), question)


def answer(draft: Draft, raw: Raw, *, plan: Plan, words: ReadingWords, today: date) -> Step:
    """Take one answer. Gives the next question, the review, or why the answer cannot be taken."""
    stands = pending(draft, plan)
    if isinstance(stands, Review):
        return _back(draft, plan) if raw is Move.BACK else stands
    draft, question = stands.draft, stands.question
    if raw is Move.BACK:
        return _back(draft, plan)
    if raw is Move.KEEP and question.id in draft.answers:
        return _advance(draft, plan)
    if raw is Move.SKIP:
        if question.optional:
            return _advance(_without(draft, question.id), plan)
        return Refuse(draft, question, Refusal("refuse-required"))
    read = _READERS[question.kind](question, raw, words, today)
    if isinstance(read, Refusal):
        return Refuse(draft, question, read)
    return _advance(_with(draft, read, plan), plan)


def change(draft: Draft, question_id: str, *, plan: Plan) -> Step:
    """Open one question again, from the review page. An unknown one leaves the draft where it is."""
    if any(question.id == question_id for question in questions(plan, draft.subject)):
        return pending(replace(draft, step=question_id, version=draft.version + 1), plan)
    return pending(draft, plan)


def unanswered(draft: Draft, plan: Plan) -> Question | None:
    """The first question that has to be answered before the draft can be sent; None when it is complete."""
    asked = questions(plan, draft.subject)
    return next((q for q in asked if not q.optional and not _is_answered(draft, q)), None)


def fitted(draft: Draft, plan: Plan) -> tuple[Draft, tuple[str, ...]]:
    """The draft under the plan as it is now, and the ids of what was answered and no longer fits it.

    What the form no longer asks, and choices that the plan has lost, are dropped; all else stands.
    """
    asked = {question.id: question for question in questions(plan, draft.subject)}
    kept = {
        key: value
        for key, value in draft.answers.items()
        if key in asked and (asked[key].kind is not Kind.CHOICE or value in asked[key].choices)
    }
    lost = tuple(key for key in draft.answers if key not in kept)
    return replace(draft, answers=kept, plan_version=plan.version), lost


def left_out(plan: Plan, answers: Mapping[str, Any]) -> frozenset[str]:
    """The optional questions that a sent nomination left unanswered: mending does not ask them again."""
    asked = questions(plan, Subject(answers["subject"]))
    return frozenset(q.id for q in asked if q.optional and q.id not in answers)


def _find(draft: Draft, plan: Plan) -> Question | None:
    """The question of the draft's step; at the review, or at one that is not asked, the first that is open."""
    at_step = (q for q in questions(plan, draft.subject) if q.id == draft.step)
    return next(at_step, None) or _open_question(draft, plan)


def _open_question(draft: Draft, plan: Plan) -> Question | None:
    for question in questions(plan, draft.subject):
        if question.id not in draft.skipped and not _is_answered(draft, question):
            return question
    return None


def _is_answered(draft: Draft, question: Question) -> bool:
    """Whether an answer is there; a choice that the plan file has lost since is none."""
    if question.kind is Kind.CHOICE:
        return draft.answers.get(question.id) in question.choices
    return question.id in draft.answers


def _advance(draft: Draft, plan: Plan) -> Ask | Review:
    upcoming = _open_question(draft, plan)
    step = REVIEW if upcoming is None else upcoming.id
    return pending(replace(draft, step=step, version=draft.version + 1), plan)


def _back(draft: Draft, plan: Plan) -> Ask | Review:
    order = [question.id for question in questions(plan, draft.subject)]
    position = order.index(draft.step) if draft.step in order else len(order)
    return pending(replace(draft, step=order[max(0, position - 1)], version=draft.version + 1), plan)


def _with(draft: Draft, read: Mapping[str, Any], plan: Plan) -> Draft:
    """The draft with what was read; a new subject drops what its form does not ask, and asks what it requires."""
    answers = {**draft.answers, **read}
    asked = {question.id: question.optional for question in questions(plan, Subject(answers["subject"]))}
    return replace(
        draft,
        answers={key: value for key, value in answers.items() if key in asked},
        skipped=frozenset(key for key in draft.skipped if asked.get(key, False) and key not in read),
    )


def _without(draft: Draft, question_id: str) -> Draft:
    kept = {key: value for key, value in draft.answers.items() if key != question_id}
    return replace(draft, answers=kept, skipped=draft.skipped | {question_id})


Reader = Callable[[Question, Raw, ReadingWords, date], Mapping[str, Any] | Refusal]


def _read_choice(question: Question, raw: Raw, _: ReadingWords, __: date) -> Mapping[str, Any] | Refusal:
    if isinstance(raw, Chose) and raw.value in question.choices:
        return {question.id: raw.value}
    return Refusal("refuse-choice")


def _read_who(question: Question, raw: Raw, words: ReadingWords, today: date) -> Mapping[str, Any] | Refusal:
    if not isinstance(raw, Said):
        return Refusal("refuse-type")
    who = read_who(raw.text, words, today=today)
    if isinstance(who, Refusal):
        return who
    given: dict[str, Any] = {question.id: who.name, "born": who.born, "place": who.place}
    return {key: value for key, value in given.items() if value is not None}


def _read_title(question: Question, raw: Raw, _: ReadingWords, __: date) -> Mapping[str, Any] | Refusal:
    return _kept(question, read_title(raw.text)) if isinstance(raw, Said) else Refusal("refuse-type")


def _read_year(question: Question, raw: Raw, _: ReadingWords, today: date) -> Mapping[str, Any] | Refusal:
    return _kept(question, read_year(raw.text, today=today)) if isinstance(raw, Said) else Refusal("refuse-type")


def _read_text(question: Question, raw: Raw, _: ReadingWords, __: date) -> Mapping[str, Any] | Refusal:
    if not isinstance(raw, Said):
        return Refusal("refuse-type")
    return _kept(question, read_text(raw.text, least=question.least, most=question.most))


def _read_photos(question: Question, raw: Raw, _: ReadingWords, __: date) -> Mapping[str, Any] | Refusal:
    return {question.id: True} if isinstance(raw, Photographed | Chose) else Refusal("refuse-photo")


def _kept(question: Question, read: str | int | Refusal) -> Mapping[str, Any] | Refusal:
    return read if isinstance(read, Refusal) else {question.id: read}


_READERS: Mapping[Kind, Reader] = {
    Kind.CHOICE: _read_choice,
    Kind.WHO: _read_who,
    Kind.TITLE: _read_title,
    Kind.YEAR: _read_year,
    Kind.TEXT: _read_text,
    Kind.PHOTOS: _read_photos,
}
