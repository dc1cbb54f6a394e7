"""Questions that ask for one point within a wish: whether the plan still holds, what a late one leads to, whom to tell.

What the plan does not say is not made up: the answer says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from bot.domain.bodies import Receiver, receiver_on
from bot.domain.names import fold, shared
from bot.domain.permissions import Role
from bot.domain.plan import Action, Criterion, Field, Obligation, Plan, Scoring, Statement
from bot.domain.roster import Unit
from bot.understanding import Intent, Point
from bot.usecases import ask, ask_spans, discreet, duties, questions, reckoning, search, standing
from bot.usecases.answers import Answer, MissingUnits, NoQuota, RemainingAll, RemainingOver
from bot.usecases.explain import Explained, explain
from bot.usecases.questions import Asked

#: so many words of a deed must stand in a row in a field's own, and so many fields are named
_AGREEING, _FIELDS = 2, 3

#: under which wish a point falls: so it is asked back which plan or unit is meant
WITHIN: Mapping[Point, Intent] = {
    Point.IN_FORCE: Intent.PLAN_INFO,
    Point.MORE_TIME: Intent.DEADLINE,
    Point.NONE_TO_SEND: Intent.REMAINING,
    Point.SENT_LATE: Intent.DEADLINE,
    Point.OBLIGED: Intent.REMAINING,
    Point.TROUBLE: Intent.DUTIES,
    Point.SCORING: Intent.REWARDS,
    Point.FUNDING: Intent.DUTIES,
    Point.PURPOSE: Intent.PLAN_INFO,
    Point.DEFINITION: Intent.CRITERIA,
    Point.DISPUTED: Intent.CRITERIA,
    Point.WHY_FIGURE: Intent.REMAINING,
    Point.SUBJECTS: Intent.CRITERIA,
    Point.WHICH_FIELD: Intent.FIELDS,
    Point.ON_PAPER: Intent.SUBMIT_WHERE,
    Point.WAITING: Intent.MY_SUBMISSIONS,
    Point.STILL_TAKEN: Intent.DEADLINE,
    Point.MONTHLY_REPORT: Intent.DEADLINE,
    Point.NOT_CLEAR: Intent.HELP,
    Point.PUBLISHING: Intent.CRITERIA,
    Point.UNTOLD: Intent.DEADLINE,
    Point.STATE: Intent.MISSING_UNITS,
    Point.SLOW: Intent.MISSING_UNITS,
    Point.SLOW_ALL: Intent.MISSING_UNITS,
    Point.PICTURE: Intent.REMAINING,
    Point.HOW: Intent.HELP,
}

#: wishes that a figure answers; which of them it was is kept where one asks why
FIGURES = frozenset({Intent.REMAINING, Intent.MISSING_UNITS})

#: points of the figure that was told last
OF_A_FIGURE = frozenset({Point.WHY_FIGURE, Point.PICTURE})


@dataclass(frozen=True)
class InForce:
    """Whether the plan's time runs."""

    plan: Plan


@dataclass(frozen=True)
class MoreTime:
    """Somebody wishes more time, which a reviewer gives."""

    plan: Plan


@dataclass(frozen=True)
class NoneToSend:
    """There is nobody to nominate: `answer` says how it stands. `decides` says that the asker is who is to be told."""

    answer: Answer
    decides: bool


@dataclass(frozen=True)
class SentLate:
    """What a nomination after the deadline leads to; `answer` is on the deadline."""

    answer: Answer


@dataclass(frozen=True)
class Obliged:
    """What number a unit has to nominate or forward, none where the plan sets none; `unit` None for all units."""

    plan: Plan
    unit: Unit | None
    owed: tuple[Obligation, ...]


@dataclass(frozen=True)
class Stuck:
    """What the plan says to do when something sticks, and who is to be told of it as things are today."""

    plan: Plan
    text: Statement | None
    receiver: Receiver | None


@dataclass(frozen=True)
class Scored:
    """Whether the plan has units scored."""

    plan: Plan
    scoring: Scoring | None


@dataclass(frozen=True)
class Told:
    """What a plan says on a point, each with the body that it speaks of, if any; nothing when it is silent."""

    plan: Plan
    point: Point
    statements: tuple[tuple[str | None, Statement], ...]


@dataclass(frozen=True)
class Disputed:
    """Whether one may be nominated of whom something is said: not for the bot to judge."""

    plan: Plan
    decides: bool


@dataclass(frozen=True)
class Subjects:
    """Who may be nominated; `officer` says that the asker may nominate."""

    plan: Plan
    officer: bool


@dataclass(frozen=True)
class FittingFields:
    """Of which fields a plan says what somebody has done, each with its words for it; none when it says nothing."""

    plan: Plan
    fields: tuple[tuple[Field, Criterion | None], ...]


@dataclass(frozen=True)
class OnPaper:
    """Somebody sent on paper: the bot has not seen it. `decides` says that the asker is who receives it."""

    plan: Plan
    decides: bool


@dataclass(frozen=True)
class StillTaken:
    """Whether one may still send; `answer` is on the deadline."""

    answer: Answer


@dataclass(frozen=True)
class NoMonthlyReport:
    """No plan asks for a report of every month; `answer` is on the deadline of the exemplars."""

    plan: Plan
    answer: Answer


@dataclass(frozen=True)
class NotClear:
    """Somebody did not understand what was said."""


@dataclass(frozen=True)
class Publishing:
    """Whether who is published has to agree; `officer` says that the asker may nominate."""

    plan: Plan
    officer: bool


@dataclass(frozen=True)
class How:
    """How one nominates; `officer` says that the asker may."""

    officer: bool


@dataclass(frozen=True)
class Untold:
    """Somebody cannot reach whom they nominate; `answer` is on the deadline."""

    plan: Plan
    answer: Answer
    officer: bool


@dataclass(frozen=True)
class State:
    """How many were approved, wait and are being mended; `answer` has the figures."""

    answer: Answer


@dataclass(frozen=True)
class Pictured:
    """How units stand, those below `top` where that is one, to be shown as a picture."""

    answer: RemainingAll | MissingUnits
    top: Unit | None


PointAnswer = (
    StillTaken
    | NoMonthlyReport
    | NotClear
    | Publishing
    | How
    | Untold
    | State
    | Subjects
    | FittingFields
    | OnPaper
    | InForce
    | MoreTime
    | NoneToSend
    | SentLate
    | Obliged
    | Stuck
    | Scored
    | Told
    | Disputed
    | Explained
    | Pictured
)


def within(point: Point, intent: Intent) -> Intent:
    """The wish under which a point falls that was asked with another."""
    return intent if point in OF_A_FIGURE and intent in FIGURES else WITHIN[point]


def answer(asked: Asked, point: Point) -> Answer | PointAnswer:
    """The answer to a question for one point; that of its wish where there is nothing more to say."""
    return _ANSWERS[point](asked)


def _as(asked: Asked, intent: Intent) -> Answer:
    return ask.answer(replace(asked, meaning=replace(asked.meaning, intent=intent)))


def _decides(asked: Asked) -> bool:
    return asked.person.holds(Role.REVIEWER)


def _none_to_send(asked: Asked) -> NoneToSend:
    answer = _as(asked, Intent.REMAINING)
    if isinstance(answer, RemainingOver):
        # "this month" is said of whatever is due now
        answer = _as(_of_now(asked), Intent.REMAINING)
    reckoning.keep(asked, answer)
    return NoneToSend(answer, _decides(asked))


def _of_now(asked: Asked) -> Asked:
    return replace(asked, meaning=replace(asked.meaning, period=None))


def _obliged(asked: Asked) -> Obliged:
    found = [(unit, standing.owed_by(asked.plan, unit, asked.tree)) for unit in questions.units_meant(asked)]
    if not found:
        return _all_obliged(asked)
    # of several units the one that has a number
    unit, owed = next(((unit, owed) for unit, owed in found if _numbered(owed)), found[0])
    return Obliged(asked.plan, unit, _numbered(owed))


def _all_obliged(asked: Asked) -> Obliged:
    """What the units have to nominate; where they have no number, what their own superior has to forward."""
    nominated = _numbered(*(one for one in asked.plan.obligations if one.action is Action.NOMINATE))
    for top in () if nominated else questions.tops(asked):
        forward = _numbered(standing.owed_by(asked.plan, top, asked.tree, action=Action.FORWARD))
        if forward:
            return Obliged(asked.plan, top, forward)
    return Obliged(asked.plan, None, nominated)


def _numbered(*obligations: Obligation | None) -> tuple[Obligation, ...]:
    return tuple(one for one in obligations if one is not None and one.at_least is not None)


def _stuck(asked: Asked) -> Stuck:
    trouble = asked.plan.trouble
    if trouble is None or trouble.to is None:
        return Stuck(asked.plan, trouble, None)
    today = asked.deployment.today(asked.now)
    return Stuck(asked.plan, trouble, receiver_on(asked.plan, trouble.to, today, asked.tree))


def _slow(asked: Asked, *, whole: bool = False) -> Answer:
    """Who sends late, for who oversees units; to others it is as who has not sent."""
    found = ask_spans.slow(asked, whole=whole) if questions.tops(asked) else None
    return found or _as(asked, Intent.MISSING_UNITS)


def _pictured(asked: Asked) -> Answer | Pictured:
    """The figure as a picture; one that is not of many units stays as it is."""
    found = ask.answer(asked)
    reckoning.keep(asked, found)
    if isinstance(found, NoQuota) and not found.units:
        return _of_no_number(asked) or found
    return Pictured(found, _top(asked)) if isinstance(found, RemainingAll | MissingUnits) else found


def _of_no_number(asked: Asked) -> Pictured | None:
    """Where the plan sets no number: how units stand with a report, or who has nominated all the same."""
    today, under = asked.deployment.today(asked.now), questions.under(asked)
    duty = duties.asked_of_units(asked.session, asked.deployment, asked.plan, asked.tree, today, under=under)
    if duty is None:
        return None
    found = standing.everyone(
        asked.session, asked.deployment, duty.plan, duty.obligation, asked.tree, duty.period, under=under
    )
    found = discreet.in_list(asked.person, found, asked.tree, oversees=under is not None)
    due = questions.measured(asked, duty.obligation, duty.period)
    return Pictured(MissingUnits(asked.plan, due, found), _top(asked)) if found else None


def _top(asked: Asked) -> Unit | None:
    tops = questions.tops(asked)
    return tops[0] if len(tops) == 1 else None


def _funding(asked: Asked) -> Told:
    plan, words = asked.plan, asked.deployment.words.funding_in_plans
    found = (duty for duty in plan.duties if any(word in fold(duty.text) for word in words))
    return Told(plan, Point.FUNDING, tuple((plan.bodies[duty.body].name, duty) for duty in found))


def _fitting_fields(asked: Asked) -> Answer | FittingFields:
    """The fields in whose words the most of a deed stands in a row; all fields where no deed was told."""
    deed = " ".join(search.told(asked))
    if not deed:
        return _as(asked, Intent.FIELDS)
    runs = [(shared(deed, text), field, one) for field in asked.plan.fields for text, one in _words_of(field)]
    longest = max(run for run, _, _ in runs)
    if longest < min(_AGREEING, len(deed.split())):
        return FittingFields(asked.plan, ())
    best: dict[str, tuple[Field, Criterion | None]] = {}
    for run, field, criterion in runs:
        if run == longest:
            best.setdefault(field.id, (field, criterion))
    return FittingFields(asked.plan, tuple(best.values())[:_FIELDS])


def _words_of(field: Field) -> Iterator[tuple[str, Criterion | None]]:
    """Each demand of a field, then what it is called."""
    yield from ((one.text, one) for _, demands in field.demands(None) for one in demands)
    yield from ((name, None) for name in (field.name, *field.aliases))


_ANSWERS: Mapping[Point, Callable[[Asked], Answer | PointAnswer]] = {
    Point.IN_FORCE: lambda asked: InForce(asked.plan),
    Point.MORE_TIME: lambda asked: MoreTime(asked.plan),
    Point.NONE_TO_SEND: _none_to_send,
    Point.SENT_LATE: lambda asked: SentLate(_as(asked, Intent.DEADLINE)),
    Point.OBLIGED: _obliged,
    Point.TROUBLE: _stuck,
    Point.SCORING: lambda asked: Scored(asked.plan, asked.plan.scoring),
    Point.FUNDING: _funding,
    Point.PURPOSE: lambda asked: Told(asked.plan, Point.PURPOSE, tuple((None, one) for one in asked.plan.purpose)),
    Point.DEFINITION: lambda asked: Told(
        asked.plan, Point.DEFINITION, tuple((None, one) for one in asked.plan.definition)
    ),
    Point.DISPUTED: lambda asked: Disputed(asked.plan, _decides(asked)),
    Point.WHY_FIGURE: lambda asked: explain(asked, ask.answer(asked)),
    Point.SUBJECTS: lambda asked: Subjects(asked.plan, asked.person.holds(Role.OFFICER)),
    Point.WHICH_FIELD: _fitting_fields,
    Point.STILL_TAKEN: lambda asked: StillTaken(_as(asked, Intent.DEADLINE)),
    Point.MONTHLY_REPORT: lambda asked: NoMonthlyReport(asked.plan, _as(_of_now(asked), Intent.DEADLINE)),
    Point.NOT_CLEAR: lambda _: NotClear(),
    Point.PUBLISHING: lambda asked: Publishing(asked.plan, asked.person.holds(Role.OFFICER)),
    Point.UNTOLD: lambda asked: Untold(asked.plan, _as(asked, Intent.DEADLINE), asked.person.holds(Role.OFFICER)),
    Point.STATE: lambda asked: State(ask.state(asked)),
    Point.SLOW: _slow,
    Point.SLOW_ALL: lambda asked: _slow(asked, whole=True),
    Point.ON_PAPER: lambda asked: OnPaper(asked.plan, _decides(asked)),
    Point.PICTURE: _pictured,
    Point.HOW: lambda asked: How(asked.person.holds(Role.OFFICER)),
}
