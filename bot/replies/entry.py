"""What an entry says, as people read it: its answers, and the short texts put together into one description."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.domain.names import fold
from bot.domain.plan import Plan, Subject
from bot.domain.questions import STORY, Question, all_questions
from bot.replies.voice import Voice, lines

#: choices with words of their own; a field is called as the plan calls it
_WORDED = ("subject", "told", "publish", "gender", "proposal")
#: shown to those who have to reach people, and never on paper
PRIVATE = ("phone",)


def answer_text(question_id: str, value: Any, plan: Plan, voice: Voice) -> str:
    """An answer as people read it."""
    if question_id in _WORDED:
        return voice(f"choice-{question_id}-{value}")
    if question_id == "field":
        # a field that the plan has lost is still named by its id
        return next((field.name for field in plan.fields if field.id == value), str(value))
    return "; ".join(value) if isinstance(value, list) else str(value)


def label(question_id: str, subject: Subject | str | None, voice: Voice) -> str:
    """What an answer is called; some are called otherwise for a kind of exemplar."""
    special = f"label-{question_id}-{subject}"
    return voice(special if voice.texts.has(special) else f"label-{question_id}")


def called(answers: Mapping[str, Any], voice: Voice) -> str:
    """The name, with the word for a man or a woman where that is known."""
    return called_after(answers.get("gender"), str(answers["name"]), voice)


def taken(keys: Sequence[str], answers: Mapping[str, Any], plan: Plan, voice: Voice) -> list[str]:
    """Answers in one line, in the order of the form; what stands in the deed already is not said again."""
    order = [question.id for question in _all(answers, plan)]
    listed = sorted((key for key in keys if key in answers and key != "gender"), key=order.index)
    deeds = [str(answers["deeds"])] if "deeds" in answers else []
    return [
        called(answers, voice) if key == "name" else _plainly(answer_text(key, answers[key], plan, voice))
        for key in listed
        if not (key in ("results", "gained", "since") and _is_said(str(answers[key]), deeds))
    ]


def story(answers: Mapping[str, Any], voice: Voice) -> str:
    """The short texts put together into one description; nothing is said that was not typed, and nothing twice."""
    told: list[str] = []
    for key in STORY:
        text = _plainly(str(answers[key])) if key in answers else ""
        if text and not _is_said(text, told):
            told.append(voice(f"story-{key}", text=text if key != "deeds" else text[:1].upper() + text[1:]))
    return " ".join(told)


def rows(asked: Iterable[Question], answers: Mapping[str, Any], plan: Plan, voice: Voice) -> list[tuple[str, str]]:
    """Label and words of each answer, the short texts as one; what was not answered is left out."""
    found = []
    listed = [question.id for question in asked]
    first = next((each for each in listed if each in STORY), None)
    for key in listed:
        if key == first and (told := story(answers, voice)):
            found.append((voice("label-story"), told))
        elif key in answers and key not in STORY:
            found.append((label(key, answers["subject"], voice), answer_text(key, answers[key], plan, voice)))
    return found


def dossier(answers: Mapping[str, Any], plan: Plan, voice: Voice, *, private: bool) -> list[str]:
    """The answers of a nomination, a line each; telephone numbers only where `private`."""
    shown = (question for question in _all(answers, plan) if private or question.id not in PRIVATE)
    return [voice("card-row", label=label, value=value) for label, value in rows(shown, answers, plan, voice)]


def unmarked_line(keys: Sequence[str], voice: Voice, sentence: str) -> str | None:
    """Which answers came without diacritics; None where none did."""
    return lines(voice(sentence, where=voice.names(voice(f"label-{key}") for key in keys))) if keys else None


def called_after(gender: Any, name: str, voice: Voice) -> str:
    """A name, with the word for a man or a woman where that is known."""
    return name if gender is None else voice(f"called-{gender}", name=name)


def _all(answers: Mapping[str, Any], plan: Plan) -> tuple[Question, ...]:
    return all_questions(plan, Subject(answers["subject"]))


def _is_said(text: str, before: Iterable[str]) -> bool:
    """Whether something said before has it already, however its figures and units are spaced."""
    squeezed = fold(text).replace(" ", "")
    return any(squeezed in fold(said).replace(" ", "") for said in before)


def _plainly(text: str) -> str:
    """A text without the full stop at its end and over one line, to go on in a sentence."""
    return "; ".join(text.split("\n")).rstrip(" .;,")
