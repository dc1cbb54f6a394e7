"""The values of a plan file as a clerk writes them: names, ids, clauses, days with or without their day."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, PlainValidator, StringConstraints
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
]
#: a day; of a month or year as written, its first or its last
FirstDay = Annotated[date, BeforeValidator(_first_day)]
LastDay = Annotated[date, BeforeValidator(_last_day)]
#: a date as the copy shows it, perhaps without its day
DateOrMonth = Annotated[str, BeforeValidator(_date_or_month)]
#: a dated day, or a day of every year such as `11-15`
DatedOrYearly = Annotated[date | MonthDay, PlainValidator(_dated_or_yearly), PlainSerializer(str, return_type=str)]
#: `2023-Q2`, `2025`, `2025-06` or a day
PeriodOrDay = Annotated[str, BeforeValidator(_period_or_day)]
