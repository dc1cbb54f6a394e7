"""A plan in words and tables, for the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from rich.table import Table

from bot.domain.calendar import Every, MonthDay, Period
from bot.domain.obligations import DueMilestone, DueObligation
from bot.domain.plan import (
    Action,
    Due,
    DueBasis,
    Field,
    LegalBasis,
    Milestone,
    Obligation,
    Plan,
    Roll,
    Selector,
    Statement,
)
from bot.texts import Texts


def listed(said: Texts, plans: Iterable[Plan]) -> Table:
    """One row a plan."""
    table = headed(said, "id", "title", "issuer", "term")
    for plan in plans:
        title = said("plan-template-mark", title=plan.title) if plan.template else plan.title
        table.add_row(plan.id, title, plan.issuer, _term(said, plan))
    return table


def head(said: Texts, plan: Plan) -> Iterator[str]:
    """Who issued what, when, for which time, on what it rests, and what an exemplar is."""
    yield said("plan-show-title", title=plan.title, id=plan.id, code=plan.code)
    number = plan.number or said("plan-no-number")
    yield said("plan-show-issued", issuer=plan.issuer, number=number, issued=_issued(said, plan))
    yield said("plan-show-term", place=plan.place, term=_term(said, plan))
    if plan.template:
        yield said("plan-show-template")
    for key, documents in (("plan-show-basis", plan.based_on), ("plan-show-amended", plan.amended_by)):
        yield from (said(key, document=_document(said, each)) for each in documents)
    for key, statements in (
        ("plan-show-scope", plan.scope),
        ("plan-show-purpose", plan.purpose),
        ("plan-show-definition", plan.definition),
    ):
        yield from _statements(said, key, statements)
    for standard in plan.standards:
        yield from _statements(said, "plan-show-favoured" if standard.favoured else "plan-show-standard", (standard,))


def tables(said: Texts, plan: Plan) -> Iterator[Table]:
    """Fields with their leads, obligations, milestones, duties."""
    fields = headed(said, "field", "lead", "consulting", "source")
    for field in plan.fields:
        fields.add_row(_field(said, field), _bodies(plan, field.lead), _bodies(plan, field.consulting), field.source)
    yield fields
    owed = headed(said, "obligation", "who", "at-least", "due", "to", "source")
    for obligation in plan.obligations:
        owed.add_row(*_obligation(said, plan, obligation))
    yield owed
    if plan.milestones:
        milestones = headed(said, "milestone", "kind", "when", "duty", "source")
        for milestone in plan.milestones:
            kind = said(f"plan-kind-{milestone.kind.value}") if milestone.kind else ""
            milestones.add_row(milestone.name, kind, _held(said, milestone), milestone.text, milestone.source)
        yield milestones
    duties = headed(said, "body", "duty", "source")
    for duty in plan.duties:
        duties.add_row(plan.bodies[duty.body].name, duty.text, duty.source)
    yield duties


def foot(said: Texts, plan: Plan) -> Iterator[str]:
    """How it is honoured and scored, where to send, whom to tell."""
    yield from _statements(said, "plan-show-reward", plan.rewards)
    if plan.scoring is not None:
        scored = plan.scoring
        every = said(f"plan-every-{scored.every.value}")
        weights = "; ".join(said(f"plan-score-{one.measure.value}", points=one.points) for one in scored.weights)
        yield said(
            "plan-show-scoring",
            body=plan.bodies[scored.by].name,
            every=every,
            weights=weights or said("plan-no-weights"),
            source=scored.source,
        )
    for body in plan.bodies.values():
        for channel in body.channels:
            yield said(
                "plan-show-channel", body=body.name, what=channel.what, address=channel.address, source=channel.source
            )
    if plan.trouble is not None:
        yield from _statements(said, "plan-show-trouble", (plan.trouble,))


def calendar(said: Texts, rows: Iterable[DueObligation | DueMilestone]) -> Table:
    """One row an obligation and period."""
    table = headed(said, "obligation", "who", "period", "due", "last-working-day", "at-least", "source")
    for one in rows:
        who = one.milestone.who if isinstance(one, DueMilestone) else one.obligation.who
        day, period = said.full_day(one.due), said.period(Period.parse(one.period))
        due = day if one.basis is DueBasis.STATED else said("plan-day-inferred", day=day)
        at_least = "" if one.at_least is None and one.action != Action.NOMINATE else _number(said, one.at_least)
        table.add_row(
            name(said, one), _who(said, who), period, due, said.full_day(one.last_working_day), at_least, one.source
        )
    return table


def headed(said: Texts, *columns: str) -> Table:
    table = Table()
    for place, column in enumerate(columns):
        table.add_column(said(f"plan-column-{column}"), overflow="fold", no_wrap=place == 0 and column == "id")
    return table


def _statements(said: Texts, key: str, statements: Iterable[Statement]) -> Iterator[str]:
    return (said(key, text=each.text, source=each.source) for each in statements)


def _issued(said: Texts, plan: Plan) -> str:
    if plan.issued is None:
        return said("plan-no-number")
    if plan.issued_day_known:
        return said.full_day(plan.issued)
    return said("plan-issued-month", month=plan.issued.month, year=plan.issued.year)


def _term(said: Texts, plan: Plan) -> str:
    term = plan.term
    span = said("plan-show-span", first=f"{term.start:%d/%m/%Y}", last=f"{term.end:%d/%m/%Y}")
    if term.carried_out_from is None:
        return span
    return said("plan-show-carried-out", span=span, since=f"{term.carried_out_from:%d/%m/%Y}")


def _document(said: Texts, document: LegalBasis) -> str:
    day = said("plan-dated", day=f"{document.date:%d/%m/%Y}") if document.date else None
    written = " ".join(part for part in (document.number or document.about, day, document.by) if part)
    return written if document.source is None else said("plan-clause", text=written, source=document.source)


def _field(said: Texts, field: Field) -> str:
    if field.areas:
        return said("plan-areas-mark", field=field.name)
    return said("plan-open-list-mark", field=field.name) if field.open_list else field.name


def _bodies(plan: Plan, slugs: Iterable[str]) -> str:
    return "; ".join(plan.bodies[body].name for body in slugs)


def _obligation(said: Texts, plan: Plan, obligation: Obligation) -> Iterator[str]:
    yield _called(said, obligation)
    yield _who(said, obligation.who)
    yield "" if obligation.action is Action.REPORT else _number(said, obligation.at_least)
    yield _when(said, obligation.due, obligation.every)
    yield _receiver(said, plan, obligation)
    yield obligation.source


def _receiver(said: Texts, plan: Plan, obligation: Obligation) -> str:
    """To whom it goes; where the plan names nobody, from which clause that follows."""
    if obligation.to is None:
        return ""
    name, clause = plan.bodies[obligation.to].name, obligation.to_inferred_from
    return name if clause is None else said("plan-receiver-inferred", body=name, clause=clause)


def _called(said: Texts, obligation: Obligation) -> str:
    return obligation.name or said(f"plan-action-{obligation.action.value}")


def _who(said: Texts, who: Selector) -> str:
    named = [*who.kinds, *who.names]
    named += [said(key) for key, chosen in (("plan-who-root", who.root), ("plan-who-all", who.all)) if chosen]
    return "; ".join(named)


def _when(said: Texts, due: Due | None, every: Every) -> str:
    """The deadline as the plan has it, with what the plan file adds about it."""
    rhythm = said(f"plan-every-{every.value}")
    if due is None:
        return said("plan-due-none", rhythm=rhythm)
    notes = [
        *([said("plan-due-inferred")] if due.inferred else []),
        *([] if due.roll is Roll.NONE else [said(f"plan-due-roll-{due.roll.value}")]),
        *([said("plan-due-cutoff", cutoff=f"{due.cutoff:%H:%M}")] if due.cutoff else []),
    ]
    return "; ".join([_rule(said, due, rhythm), *notes])


def _rule(said: Texts, due: Due, rhythm: str) -> str:
    after = "-after" if due.after_period else ""
    side = "before" if due.excludes_its_day else "on"
    if due.day_of_month is not None:
        return said(f"plan-due-{side}-day{after}", day=due.day_of_month, rhythm=rhythm)
    if due.day is not None:
        return said(f"plan-due-{side}{after}", day=_written(due.day), rhythm=rhythm)
    if due.days_after is not None:
        return said("plan-due-days-after", days=due.days_after, rhythm=rhythm)
    return said(f"plan-due-end-{due.basis.value}", rhythm=rhythm)


def _written(day: date | MonthDay) -> str:
    return f"{day:%d/%m/%Y}" if isinstance(day, date) else f"{day.day}/{day.month}"


def _held(said: Texts, milestone: Milestone) -> str:
    if milestone.time is not None:
        return milestone.time
    if milestone.due is None or milestone.period is None:
        return said("plan-when-none")
    if milestone.inferred:
        return said("plan-when-around", day=said.full_day(milestone.due))
    stated = milestone.basis is DueBasis.STATED
    return said.full_day(milestone.due) if stated else said.period(milestone.period)


def _number(said: Texts, at_least: int | None) -> str:
    return said("plan-no-quota") if at_least is None else str(at_least)


def name(said: Texts, one: DueObligation | DueMilestone) -> str:
    return one.milestone.name if isinstance(one, DueMilestone) else _called(said, one.obligation)
