"""The questions of a form: which are asked of whom, in which order, and what each takes for an answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.plan import Asked, Need, Plan, Subject

_LONG = 3000
_PEOPLE = (Subject.INDIVIDUAL, Subject.HOUSEHOLD)


class Kind(StrEnum):
    """What kind of answer a question takes."""

    CHOICE = "choice"
    WHO = "who"
    TITLE = "title"
    YEAR = "year"
    TEXT = "text"
    TIME = "time"
    NUMBER = "number"
    PHONE = "phone"
    #: one after the other, until there are no more
    LISTED = "listed"


@dataclass(frozen=True)
class Question:
    """One question of a form. `least` and `most` bound a text, in characters."""

    id: str
    kind: Kind
    optional: bool = False
    choices: tuple[str, ...] = ()
    least: int = 2
    most: int = 500


#: the four short texts that are put together into one description
STORY = ("deeds", "results", "gained", "since")
#: guessed from what was told, and asked as soon as that is there
FIELD = "field"

#: what is asked of each subject beyond the quick form
_EXTRA: Mapping[Subject, tuple[Asked, ...]] = {
    Subject.INDIVIDUAL: (Asked.OTHER_NAMES, Asked.GENDER, Asked.HOMETOWN, Asked.EDUCATION),
    Subject.COLLECTIVE: (Asked.OTHER_NAMES, Asked.MEMBERS, Asked.HEAD),
    Subject.HOUSEHOLD: (Asked.OTHER_NAMES, Asked.GENDER, Asked.SIZE),
    Subject.MODEL: (Asked.OTHER_NAMES, Asked.MEMBERS, Asked.HEAD, Asked.METHOD, Asked.COST, Asked.REPLICATION),
}
_EXTRA_OF_ALL = (Asked.UNTIL, Asked.REWARDS, Asked.PROPOSAL, Asked.EVIDENCE, Asked.PHONE)
#: asked only where the plan itself demands it
_SENSITIVE = (Asked.ETHNICITY, Asked.RELIGION)
_SHAPES: Mapping[Asked, Question] = {
    Asked.GENDER: Question("gender", Kind.CHOICE, choices=("male", "female")),
    Asked.MEMBERS: Question("members", Kind.NUMBER),
    Asked.SIZE: Question("size", Kind.NUMBER),
    Asked.UNTIL: Question("until", Kind.TIME, most=100),
    Asked.METHOD: Question("method", Kind.TEXT, most=_LONG),
    Asked.REWARDS: Question("rewards", Kind.LISTED),
    Asked.PROPOSAL: Question("proposal", Kind.CHOICE, choices=("praise", "certificate", "higher", "publicity")),
    Asked.PHONE: Question("phone", Kind.PHONE),
}


def questions(plan: Plan, subject: Subject | None, extras: Collection[str] = ()) -> tuple[Question, ...]:
    """The questions of a form, in order: the quick form's, what the plan requires, and the `extras` opened besides.

    Until the subject is known there is only that one.
    """
    first = Question("subject", Kind.CHOICE, choices=tuple(s.value for s in plan.subjects))
    if subject is None:
        return (first,)
    asked = _adjusted(_quick(subject), plan, subject)
    more = tuple(q for q in further(plan, subject) if q.id in extras or _asked_by(plan, subject, q.id))
    fields = Question(FIELD, Kind.CHOICE, choices=tuple(field.id for field in plan.fields))
    return (
        first,
        Question("name", Kind.WHO if subject in _PEOPLE else Kind.TITLE),
        *asked,
        fields,
        *more,
        Question("told", Kind.CHOICE, choices=("yes", "not-yet", "no")),
        Question("publish", Kind.CHOICE, choices=("yes", "text-only", "no", "not-asked")),
    )


def further(plan: Plan, subject: Subject) -> tuple[Question, ...]:
    """What the full form asks beyond the quick one; of ethnicity and religion only what the plan demands."""
    demanded = tuple(one for one in _SENSITIVE if plan.need(one, subject) in (Need.REQUIRED, Need.OPTIONAL))
    listed = (*_EXTRA[subject], *(demanded if subject is Subject.INDIVIDUAL else ()), *_EXTRA_OF_ALL)
    shapes = (replace(_SHAPES.get(one, Question(one.value, Kind.TEXT)), optional=True) for one in listed)
    return tuple(_adjusted(shapes, plan, subject))


def all_questions(plan: Plan, subject: Subject) -> tuple[Question, ...]:
    """Every question that an answer may belong to, in the order in which answers are shown."""
    return questions(plan, subject, {question.id for question in further(plan, subject)})


def askable(subject: Subject) -> frozenset[Asked]:
    """The questions that a plan may have a say on for a subject."""
    quick = {Asked(question.id) for question in _quick(subject)}
    sensitive = _SENSITIVE if subject is Subject.INDIVIDUAL else ()
    return frozenset({*quick, *_EXTRA[subject], *sensitive, *_EXTRA_OF_ALL})


def _quick(subject: Subject) -> Iterator[Question]:
    household = subject is Subject.HOUSEHOLD
    if subject in _PEOPLE:
        yield Question("born", Kind.YEAR, optional=household)
    yield Question("place", Kind.TEXT, most=200)
    yield Question("occupation", Kind.TEXT, optional=household, most=200)
    yield Question("deeds", Kind.TEXT, least=6, most=_LONG)
    yield Question("results", Kind.TEXT, most=_LONG)
    yield Question("gained", Kind.TEXT, optional=True, most=_LONG)
    yield Question("since", Kind.TIME, most=100)


def _adjusted(asked: Iterable[Question], plan: Plan, subject: Subject) -> Iterator[Question]:
    """The questions as the plan wants them."""
    for question in asked:
        need = plan.need(Asked(question.id), subject)
        if need is None:
            yield question
        elif need is not Need.LEFT_OUT:
            yield replace(question, optional=need is Need.OPTIONAL)


def _asked_by(plan: Plan, subject: Subject, question_id: str) -> bool:
    return plan.need(Asked(question_id), subject) is not None
