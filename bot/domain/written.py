"""The values of a plan file as a clerk writes them: names, ids, clauses, days with or without their day."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from bot.domain.calendar import MonthDay, first_day_of, last_day_of, written_period


def unfit(kind: str) -> PydanticCustomError:
    """A refusal that `bot.plans` words by its kind."""
    return PydanticCustomError(kind, "{kind}", {"kind": kind})


def _first_day(raw: object) -> date:
    try:
        return raw if isinstance(raw, date) else first_day_of(str(raw))
    except ValueError:
        raise unfit("date-or-month") from None


def _last_day(raw: object) -> date:
    try:
        return raw if isinstance(raw, date) else last_day_of(str(raw))
    except ValueError:
        raise unfit("date-or-month") from None


def _date_or_month(raw: object) -> str:
    _first_day(raw)
    return str(raw)


def _dated_or_yearly(raw: object) -> date | MonthDay:
    if isinstance(raw, date | MonthDay):
        return raw
    try:
        return MonthDay.parse(str(raw)) if len(str(raw)) == len("11-15") else date.fromisoformat(str(raw))
    except ValueError:
        raise unfit("date-or-day-of-year") from None


def _period_or_day(raw: object) -> str:
    try:
        written_period(str(raw))
    except ValueError:
        raise unfit("period") from None
    return str(raw)


def _clock(raw: object) -> time:
    if isinstance(raw, time):
        return raw
    if _CLOCK.fullmatch(str(raw)) is None:
        raise unfit("clock")
    return time.fromisoformat(str(raw))


def _email(raw: object) -> str:
    if _EMAIL.fullmatch(str(raw)) is None:
        raise unfit("email")
    return str(raw)


_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)

_DAY = r"\d{4}-\d{2}-\d{2}"
#: how editors check what is written; the reading itself is stricter
_WRITTEN_DAY = {
    "type": ["string", "integer"],
    "pattern": rf"^(\d{{4}}|\d{{4}}-\d{{2}}|\d{{4}}-Q[1-4]|\d{{4}}-H[12]|{_DAY})$",
}

Name = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
#: short enough for a button, which holds 64 bytes with its verb and numbers
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=32)]
#: prefix of nomination codes, such as `TA`
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]{1,5}$")]
#: where a demand stands in the plan, such as `III.7`
Clause = Annotated[
    str,
    StringConstraints(min_length=1, strip_whitespace=True),
    BeforeValidator(lambda raw: str(raw) if isinstance(raw, int | float) else raw),
    WithJsonSchema({"type": ["string", "number"]}),
]
#: a day; of a month or year as written, its first or its last
FirstDay = Annotated[date, BeforeValidator(_first_day), WithJsonSchema(_WRITTEN_DAY)]
LastDay = Annotated[date, BeforeValidator(_last_day), WithJsonSchema(_WRITTEN_DAY)]
#: a date as the copy shows it, perhaps without its day
DateOrMonth = Annotated[str, BeforeValidator(_date_or_month), WithJsonSchema(_WRITTEN_DAY)]
#: a dated day, or a day of every year such as `11-15`
DatedOrYearly = Annotated[
    date | MonthDay,
    PlainValidator(_dated_or_yearly),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": rf"^({_DAY}|\d{{2}}-\d{{2}})$"}),
]
#: `2023-Q2`, `2025`, `2025-06` or a day
PeriodOrDay = Annotated[str, BeforeValidator(_period_or_day), WithJsonSchema(_WRITTEN_DAY)]
#: an hour and minute of the day, `17:00`
Clock = Annotated[
    time,
    PlainValidator(_clock),
    PlainSerializer(lambda at: f"{at:%H:%M}", return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^\d{2}:\d{2}$"}),
]
#: an e-mail address
Email = Annotated[str, BeforeValidator(_email), WithJsonSchema({"type": "string", "pattern": "@"})]
