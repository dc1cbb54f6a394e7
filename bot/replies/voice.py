"""How one person is spoken to: their language, their address, local time; and the turns of phrase all replies share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.calendar import ONE_DAY, Every, Period
from bot.domain.nomination import Nomination
from bot.domain.obligations import is_over
from bot.domain.permissions import Person
from bot.domain.plan import Plan
from bot.domain.report import Report
from bot.domain.succession import successor
from bot.replies.reply import Choice
from bot.texts import Texts, texts
from bot.usecases.deployment import Deployment

#: so many names are listed before "and so many more"
_NAMES = 40


@dataclass(frozen=True)
class Voice:
    """Words for one person at one moment. `now` is local."""

    texts: Texts
    deployment: Deployment
    now: datetime
    you: str

    @classmethod
    def to(cls, person: Person | None, deployment: Deployment, now: datetime) -> Voice:
        """The voice for a person; a stranger is spoken to in the deployment's language."""
        language = texts(deployment.language if person is None else person.language)
        address = "nobody" if person is None or person.address is None else person.address
        return cls(language, deployment, deployment.local(now), language(f"address-{address}"))

    def __call__(self, key: str, /, **values: str | int | float) -> str:
        """A sentence, with the person's address at hand as `you` and `You`."""
        return self.texts(key, you=self.you, You=self.you[:1].upper() + self.you[1:], **values)

    @property
    def today(self) -> date:
        return self.now.date()

    def choice(self, key: str, verb: Verb, *arguments: object, **values: str | int) -> Choice:
        """A button: its words and what it stands for."""
        return Choice(self(f"button-{key}", **values), actions.write(verb, *arguments))

    def day(self, day: date) -> str:
        """A day with its weekday; with the year when it is another year's."""
        return self.texts.day(day) if day.year == self.today.year else self.texts.full_day(day)

    def timeliness(self, sent: Nomination | Report) -> str:
        """Whether something is in time, and that it waited across its deadline while the bot was away."""
        if sent.provisional:
            return self("waited-provisional")
        how = "in-time" if sent.on_time else "late"
        return self(how if sent.outage_id is None else f"waited-{how}")

    def dated(self, day: date) -> str:
        """A day as documents are dated, without its weekday."""
        return self("date", day=day.day, month=day.month, year=day.year)

    def span(self, first: date, last: date) -> str:
        """From when to when, in whole months or years where it is such."""
        return self("span", start=self._edge(first, first), end=self._edge(last, last + ONE_DAY))

    def _edge(self, day: date, opens: date) -> str:
        """A day; the month when one opens with `opens`, the year when a year does."""
        if opens.day != 1:
            return self.dated(day)
        period = Period.of(day, Every.YEAR if opens.month == 1 else Every.MONTH)
        return self.texts.period(period)

    def moment(self, at: datetime) -> str:
        return self.texts.moment(self.deployment.local(at))

    def period(self, period: Period | str) -> str:
        read = Period.parse(period) if isinstance(period, str) else period
        return self.texts.period(read, today=self.today)

    def plan(self, plan: Plan) -> str:
        """What a plan is called in a source line: by its number, or by who issued it and for which years.

        Where another in force would be called the same, with its code.
        """
        called = self._called(plan)
        alike = (other for other in self.deployment.plans if other.id != plan.id)
        return f"{called} ({plan.code})" if called in map(self._called, alike) else called

    @property
    def plan_matters(self) -> bool:
        """Whether it has to be said under which plan: there are several."""
        return len(self.deployment.plans) > 1

    def _called(self, plan: Plan) -> str:
        if plan.number is not None:
            return self("plan-numbered", number=plan.number)
        start, end = plan.term.start.year, plan.term.end.year
        if start == end:
            return self("plan-unnumbered-year", issuer=plan.issuer, year=start)
        return self("plan-unnumbered", issuer=plan.issuer, start=start, end=end)

    def over(self, plan: Plan) -> str | None:
        """That a plan's time is over, what still goes on, and which one is in force now; None while it is not."""
        if not is_over(plan, self.today):
            return None
        now = successor(plan, self.deployment.plans, self.today)
        values = {"end": self.day(plan.term.end)}
        return self("plan-over", **values) if now is None else self("plan-over-now", now=self.plan(now), **values)

    def source(self, plan: Plan, *clauses: str) -> str:
        """The last line of an answer on the plan."""
        return self.sources((plan, clause) for clause in clauses)

    def source_live(self, plan: Plan, *clauses: str) -> str:
        """The last line of an answer with figures: their minute, then the clause."""
        return self.sources(((plan, clause) for clause in clauses), live=True)

    def sources(self, listed: Iterable[tuple[Plan, str]], *, live: bool = False, mends: bool = False) -> str:
        """The last line of an answer behind which several plans may stand; with the minute where there are figures.

        Where something `mends`, whence its day is stands with them. Empty without any of it.
        """
        found: dict[str, tuple[Plan, list[str]]] = {}
        for plan, clause in listed:
            found.setdefault(plan.id, (plan, []))[1].append(clause)
        each = [
            self("source-one", plan=self.plan(plan), clauses=self.clauses(clauses)) for plan, clauses in found.values()
        ]
        each += [self("source-mend")] if mends else []
        if not each:
            return ""
        if live:
            return self("sources-live", moment=self.texts.moment(self.now), listed="; ".join(each))
        return self("sources", listed="; ".join(each))

    def clauses(self, clauses: Iterable[str]) -> str:
        """Clauses in a row, each once; many neighbours as the first and the last of them."""
        return ", ".join(
            row[0] if len(row) == 1 else self("clauses-from-to", first=row[0], last=row[-1])
            for row in _neighbours(dict.fromkeys(clauses))
        )

    def names(self, names: Iterable[str]) -> str:
        """Names in a row; a long row ends with how many more there are."""
        listed = list(names)
        if len(listed) <= _NAMES:
            return ", ".join(listed)
        return self("names-and-more", names=", ".join(listed[:_NAMES]), more=len(listed) - _NAMES)


def _neighbours(clauses: Iterable[str]) -> list[list[str]]:
    """Runs of clauses that follow each other (`III.1`, `III.2`, `III.3`); shorter runs fall apart."""
    runs: list[list[str]] = []
    for clause in clauses:
        if runs and _follows(runs[-1][-1], clause):
            runs[-1].append(clause)
        else:
            runs.append([clause])
    return [part for run in runs for part in ([run] if len(run) > 2 else [[clause] for clause in run])]


def _follows(earlier: str, later: str) -> bool:
    (chapter, _, number), (other, _, following) = earlier.rpartition("."), later.rpartition(".")
    return chapter == other and number.isdecimal() and following == str(int(number) + 1)


def packed(rows: Iterable[str], most: int) -> list[str]:
    """Rows of a list in at most so many lines: where they are more, neighbours share a line."""
    listed = list(rows)
    size = max(1, -(-len(listed) // most))
    return ["; ".join(listed[at : at + size]) for at in range(0, len(listed), size)]


def capital(text: str) -> str:
    """A text as it begins a sentence or a button."""
    return text[:1].upper() + text[1:]


def row(*sentences: str | None) -> str:
    """Sentences in one line, each with a capital; what is empty is left out."""
    return lines(*sentences).replace("\n", " ")


def lines(*parts: str | None) -> str:
    """Lines of a message, each with a capital; what is empty is left out."""
    return "\n".join(part[0].upper() + part[1:] for part in parts if part)
