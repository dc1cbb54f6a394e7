"""A report (bao cao) that a unit hands in: its steps, its figures, and how they are read. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from bot.domain.answers import ReadingWords, Refusal, clean
from bot.domain.days import read_day
from bot.domain.names import fold
from bot.domain.plan import Obligation, Question
from bot.domain.roster import Tree

FILE = "file"
NUMBER = "sent-number"
DAY = "sent-day"
CHANNEL = "sent-channel"
REVIEW = "review"

#: that the report itself went another way, and which
ELSEWHERE = "elsewhere"
CHANNELS = ("paper", "documents", "email", "zalo")

_FIGURE = "q."
_TEXT_MOST = 1000
_LETTER_MOST = 60
_SPACED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3}){2,}(?![\d.,]| \d)")
_NUMBER = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)*(?![\d])")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_FRACTION = re.compile(r"\d+(?:\.\d{3})*,\d{1,2}")
#: money in dong goes into billions; a larger figure is a slip of the finger
_MOST = 10**12
#: how a figure of this many reads
_MOST_WRITTEN = f"{_MOST:,}".replace(",", ".")


@dataclass(frozen=True)
class Report:
    """What a unit writes for a report of a period, and what it has handed in.

    `answers` are being written, `handed` were handed in last, as `edition`; 0 and None before the first time.
    `handed_in_at` is the first time (UTC), or `received_on` the day on which the receiver says to have had it.
    What waited across its deadline in an outage (`outage_id`) is on time provisionally, until a reviewer says.
    `version` grows with every change: a button of an older one is out of date.
    """

    id: int
    plan_id: str
    obligation_id: str
    period: str
    unit_id: int
    answers: Mapping[str, Any]
    step: str
    version: int
    edition: int = 0
    handed: Mapping[str, Any] | None = None
    handed_in_at: datetime | None = None
    on_time: bool = False
    received_on: date | None = None
    outage_id: int | None = None
    provisional: bool = False

    @property
    def is_begun(self) -> bool:
        """Whether something has been written that has not been handed in."""
        return bool(self.answers) and self.answers != self.handed

    def figure(self, question_id: str) -> int | str | None:
        """A figure as handed in; None when there is none, an empty text where somebody said that there is nothing."""
        return None if self.handed is None else self.handed.get(figure_step(question_id))


@dataclass(frozen=True)
class Handed:
    """What was handed in for a unit: its own report, or those of the units that it has succeeded.

    `lacking` are those of them (ids) that have handed in nothing.
    """

    reports: tuple[Report, ...] = ()
    lacking: tuple[int, ...] = ()

    def figure(self, question_id: str) -> int | None:
        """The sum of a figure; None when nobody gives it."""
        given = [figure for report in self.reports if isinstance(figure := report.figure(question_id), int)]
        return sum(given) if given else None

    def texts(self, question_id: str) -> tuple[tuple[int, str], ...]:
        """What each unit (by id) has written; those that wrote nothing are left out."""
        written = ((report.unit_id, report.figure(question_id)) for report in self.reports)
        return tuple((unit_id, text) for unit_id, text in written if isinstance(text, str) and text)


#: nothing was handed in
NOTHING = Handed()


def handed_for(unit_id: int, reports: Mapping[int, Report], tree: Tree, day: date) -> Handed:
    """Which of the reports (by unit) count for a unit in what is due on a day: only those that were handed in."""
    speaking, silent = tree.speaking_for(unit_id, day, {each for each, report in reports.items() if report.edition})
    return Handed(tuple(reports[each] for each in speaking), silent if speaking else ())


def figure_step(question_id: str) -> str:
    """The step at which a question of the plan file is asked."""
    return f"{_FIGURE}{question_id}"


def question_of(obligation: Obligation, step: str) -> Question | None:
    """The question that a step asks; None for a step of another kind."""
    return next((asked for asked in obligation.questions if figure_step(asked.id) == step), None)


def steps(obligation: Obligation, answers: Mapping[str, Any]) -> tuple[str, ...]:
    """The steps of a report, in order."""
    elsewhere = (NUMBER, DAY, CHANNEL) if answers.get(ELSEWHERE) else ()
    return (FILE, *elsewhere, *(figure_step(asked.id) for asked in obligation.questions), REVIEW)


def is_optional(obligation: Obligation, step: str) -> bool:
    """Whether a step may be skipped: a line of text, and a figure that the plan itself does not ask for."""
    question = question_of(obligation, step)
    return step in (FILE, NUMBER) or (question is not None and (question.type == "text" or question.source is None))


def skips(obligation: Obligation, step: str, said: str, words: ReadingWords) -> bool:
    """Whether a folded text leaves a step out that may be; a word for none answers a question, and skips none."""
    answers = question_of(obligation, step) is not None and said in words.none
    return said in words.skip and not answers and is_optional(obligation, step)


def present(report: Report, obligation: Obligation) -> str:
    """The step at which a report stands; one that the plan file has lost since leads to the review."""
    return report.step if report.step in steps(obligation, report.answers) else REVIEW


def going_on(report: Report, obligation: Obligation, given: Mapping[str, Any]) -> Report:
    """The report with answers taken, at the next step that has none."""
    answers = {**report.answers, **given}
    order = steps(obligation, answers)
    here = order.index(report.step) if report.step in order else 0
    open_ = (step for step in order[here + 1 :] if step not in answers)
    return replace(report, answers=answers, step=next(open_, REVIEW), version=report.version + 1)


def going_to(report: Report, obligation: Obligation, step: str) -> Report:
    """The report at a step of its own, to be answered again; at any other it stays where it is."""
    known = step in steps(obligation, report.answers)
    return replace(report, step=step if known else report.step, version=report.version + 1)


def going_back(report: Report, obligation: Obligation) -> Report:
    """The report at the step before."""
    order = steps(obligation, report.answers)
    here = order.index(present(report, obligation))
    return replace(report, step=order[max(0, here - 1)], version=report.version + 1)


def first_open(report: Report, obligation: Obligation, *, files: int) -> str | None:
    """The first step that keeps a report from being handed in; None when nothing does.

    A file, what went another way, or a figure: something must be there to hand in.
    """
    answers = report.answers
    for step in steps(obligation, answers):
        if step not in (FILE, REVIEW) and step not in answers and not is_optional(obligation, step):
            return step
    figures = any(answers.get(figure_step(asked.id)) is not None for asked in obligation.questions)
    return None if files or answers.get(ELSEWHERE) or figures else FILE


def read_answer(
    obligation: Obligation, step: str, text: str, *, words: ReadingWords, today: date
) -> int | str | Refusal | None:
    """What a text answers at a step: a day as it is written in ISO, an empty text where there is nothing to say.

    None where no number is remembered.
    """
    said, typed = fold(text), clean(text)
    question = question_of(obligation, step)
    if question is not None and question.type == "number":
        return _read_number(question, typed, said, words)
    if question is not None and said in words.none:
        return ""
    if step == NUMBER and said in words.skip | words.none:
        return None
    if step == DAY:
        found = read_day(typed, words=words, today=today, past=True)
        if found is None:
            return Refusal("refuse-report-day", (("typed", _short(typed)),))
        # nothing has been sent on a day that is to come
        return Refusal("refuse-report-day-ahead") if found.day > today else found.day.isoformat()
    if step == CHANNEL:
        chosen = words.chosen("channel", typed)
        return chosen or Refusal("refuse-report-channel")
    most = _LETTER_MOST if step == NUMBER else _TEXT_MOST
    if not any(char.isalnum() for char in typed):
        return Refusal("refuse-text-short")
    if len(typed) > most:
        return Refusal("refuse-text-long", (("most", str(most)), ("length", str(len(typed)))))
    return typed


def summed(handed: Iterable[Handed], question: Question) -> tuple[int, int]:
    """A figure over all units, and how many of them give it."""
    given = [figure for each in handed if (figure := each.figure(question.id)) is not None]
    return sum(given), len(given)


def _read_number(question: Question, typed: str, said: str, words: ReadingWords) -> int | Refusal:
    """One whole number in the text: `12`, `12 guong`, `co 12`, `1.250`, `2 500 000`; a word for none is zero."""
    if said in words.none:
        return 0
    joined = _SPACED.sub(lambda match: match[0].replace(" ", ""), typed)
    numbers = list(dict.fromkeys(_NUMBER.findall(joined)))
    unfit = Refusal("refuse-figure", (("typed", _short(typed)), ("unit", question.unit or "")))
    # a minus, or a doubt that is not ours to settle
    if len(numbers) != 1 or joined[: joined.index(numbers[0])].rstrip().endswith("-"):
        return unfit
    written = numbers[0]
    if not written.isdecimal() and not _GROUPED.fullmatch(written):
        return replace(unfit, key="refuse-figure-fraction") if _FRACTION.fullmatch(written) else unfit
    number = int(re.sub(r"[.,]", "", written))
    return number if number <= _MOST else Refusal("refuse-figure-large", (("most", _MOST_WRITTEN),))


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:30] + "..."
