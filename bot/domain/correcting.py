"""An answer corrected in words while all is looked over: `sua nam sinh thanh 1962`, `nam sinh sai roi`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.answers import ReadingWords, clean
from bot.domain.names import fold
from bot.domain.numbers import read_number
from bot.domain.questions import Kind, Question
from bot.domain.telling import without_phone

#: who counts people says so last
_COUNTED = ("members", "size")


@dataclass(frozen=True)
class Correction:
    """Which answer is to change, and to what; None where that is not said."""

    question: str
    value: str | None


def correction(text: str, questions: Iterable[Question], words: ReadingWords) -> Correction | None:
    """What a text corrects, by what the answer is called or by what alone it can be; None where it corrects nothing."""
    asked = {question.id: question for question in questions}
    tokens = clean(text).split()
    said = [fold(token) for token in tokens]
    named = _named(said, {key: words.called[key] for key in asked if key in words.called})
    if named is None:
        return _by_kind(text, said, asked, words)
    question_id, start, end = named
    speaks = words.correcting | words.wrong | words.beside_giving_up | words.into
    value = _stripped(tokens[end:], words.into | words.wrong)
    corrects = _holds(said, words.correcting | words.wrong)
    if _only(said[end:], speaks):
        return Correction(question_id, None) if corrects else None
    # a value is led to, corrects something, or has a figure
    led = _longest(list(said[end:]), words.into) or tokens[end - 1].endswith(":") or any(map(str.isdigit, value))
    if not _only(said[:start], speaks | _beside(words)) or not (corrects or led):
        return None
    return Correction(question_id, value)


def _by_kind(text: str, said: Sequence[str], asked: Mapping[str, Question], words: ReadingWords) -> Correction | None:
    """A telephone number alone, or so many people: there is one question for it."""
    rest, phone = without_phone(text, words.telling)
    if "phone" in asked and phone is not None and not any(map(str.isalpha, rest)):
        return Correction("phone", text)
    counted = next((key for key in _COUNTED if key in asked and asked[key].kind is Kind.NUMBER), None)
    people = {fold(word) for word in words.telling.people}
    number = read_number(" ".join(said[:-1]), words.telling.digits, words.telling.tens, words.telling.ten)
    if counted is not None and len(said) in (2, 3) and said[-1] in people and number is not None:
        return Correction(counted, str(number))
    return None


def _named(said: Sequence[str], called: Mapping[str, Sequence[str]]) -> tuple[str, int, int] | None:
    """The question that a text calls by its longest name, and where that stands."""
    found = [
        (len(name.split()), -at, question_id)
        for question_id, names in called.items()
        for name in names
        for at in range(len(said))
        if list(said[at : at + len(name.split())]) == name.split()
    ]
    if not found:
        return None
    size, back, question_id = max(found)
    return question_id, -back, size - back


def _beside(words: ReadingWords) -> frozenset[str]:
    """Who is spoken of: `ong ay sinh nam 1962`."""
    return frozenset(map(fold, words.honorifics)) | words.they


def _stripped(tokens: Sequence[str], lead: Collection[str]) -> str:
    rest = list(tokens)
    while size := _longest(list(map(fold, rest)), lead):
        rest = rest[size:]
    return " ".join(rest).lstrip(":;,.- ")


def _longest(said: list[str], known: Collection[str]) -> int:
    """How many words at the start are one of those known."""
    return max((len(word.split()) for word in known if said[: len(word.split())] == word.split()), default=0)


def _holds(said: Sequence[str], known: Collection[str]) -> bool:
    return any(f" {word} " in f" {' '.join(said)} " for word in known)


def _only(said: Sequence[str], known: Collection[str]) -> bool:
    """Whether a row of words is put together from those known."""
    rest = [word for word in said if word]
    while rest:
        size = _longest(rest, known)
        if not size:
            return False
        rest = rest[size:]
    return True
