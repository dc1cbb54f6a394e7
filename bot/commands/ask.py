"""`dienhinh ask` and `dienhinh understand`: a question from the keyboard."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlmodel import Session

from bot import app as composition
from bot import plans, rosters, settings
from bot.commands import edge, words
from bot.domain.permissions import Role
from bot.domain.plan import Plan
from bot.domain.roster import Tree, Unit
from bot.errors import InputFault
from bot.paths import ROSTERS
from bot.phrases import load_lexicon
from bot.replies import Reply, Voice, word
from bot.storage import people, units
from bot.understanding import OR, Meaning, Reader, Slots, Understanding
from bot.usecases import converse, standing
from bot.usecases.deployment import Deployment, vocabulary
from bot.usecases.incoming import Incoming, Text

_Plan = Annotated[str | None, typer.Option("--plan", help=words()("ask-help-plan"))]
_Roster = Annotated[Path | None, typer.Option("--roster", help=words()("ask-help-roster"))]
_Today = Annotated[datetime | None, typer.Option("--today", formats=["%Y-%m-%d"], help=words()("ask-help-today"))]
#: no Telegram account has this id
_NOBODY = -1


def ask(
    text: Annotated[str, typer.Argument(help=words()("ask-help-text"))],
    plan: _Plan = None,
    roster: _Roster = None,
    unit: Annotated[str | None, typer.Option(help=words()("ask-help-unit"))] = None,
    role: Annotated[Role, typer.Option(help=words()("ask-help-role"))] = Role.OFFICER,
    today: _Today = None,
) -> None:
    """Print the reply that a person of a unit would get; nothing of it is kept."""
    read = settings.read()
    moment = edge.now(read, today.date() if today else None)
    chosen = (plan,) if plan else read.bot_plans
    deployment = composition.deployment(read, chosen, today=moment)
    with edge.with_roster(roster) as database:
        for reply in _replies(database.transaction(), deployment, text, unit, role, moment):
            typer.echo(_as_text(reply))


def understand(
    text: Annotated[str | None, typer.Argument(help=words()("ask-help-text"))] = None,
    plan: _Plan = None,
    roster: _Roster = None,
    today: _Today = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help=words()("understand-help-jsonl"))] = False,
) -> None:
    """Print what texts mean, a JSON object a line; texts come as the argument or one a line from stdin."""
    read = settings.read()
    chosen = plans.load(plan or (read.bot_plans[0] if read.bot_plans else "mau-2026"))
    reader = _reader(chosen, _units(chosen, roster))
    day = today.date() if today else edge.now(read).date()
    for each in [text] if text is not None else _lines(sys.stdin, jsonl=jsonl):
        sys.stdout.write(json.dumps(_shown(reader.understand(each, today=day)), ensure_ascii=False) + "\n")
        sys.stdout.flush()


def _replies(
    transaction: Any, deployment: Deployment, text: str, unit: str | None, role: Role, moment: datetime
) -> list[Reply]:
    with transaction as session:
        try:
            _join(session, deployment, unit, role, moment)
            incoming = Incoming(_NOBODY, _NOBODY, "", moment, Text(text))
            outcomes = converse.receive(session, incoming, deployment, token=lambda: "")
            voice = Voice.to(people.by_telegram(session, _NOBODY), deployment, moment)
            return [word(outcome, voice) for outcome in outcomes]
        finally:
            session.rollback()


def _join(session: Session, deployment: Deployment, unit: str | None, role: Role, moment: datetime) -> None:
    tree = units.tree(session)
    if not tree.units:
        root = Unit(1, deployment.main_plan.issuer, words()("ask-root-kind"))
        units.replace_all(session, Tree((root,)), today=moment.date())
        tree = units.tree(session)
    found = _unit(deployment.main_plan, tree, unit, role)
    people.join(
        session,
        telegram_id=_NOBODY,
        name=found.name,
        role=role,
        unit_id=found.id,
        language=deployment.language,
        now=moment,
    )


def _unit(plan: Plan, tree: Tree, unit: str | None, role: Role) -> Unit:
    """The named unit; without a name the root, or for an officer the first unit that owes nominations."""
    if unit is not None:
        return edge.unit(tree, unit)
    roots = [each for each in tree if each.parent is None]
    if role is not Role.OFFICER:
        return roots[0]
    return next((each for each in tree if standing.owed_by(plan, each, tree) is not None), roots[0])


def _as_text(reply: Reply) -> str:
    labels = [choice.label for choice in reply.offered] + [label for label, _ in reply.copies]
    buttons = " ".join(f"[{label}]" for label in labels)
    return "\n".join(part for part in (reply.text or reply.toast, buttons) if part)


def _units(plan: Plan, roster: Path | None) -> Tree:
    """The named roster; without one the sample of the plan, for its names."""
    sample = ROSTERS / f"{plan.id}.csv"
    path = roster or (sample if sample.exists() else None)
    return Tree() if path is None else rosters.tree(rosters.read(path))


def _reader(plan: Plan, tree: Tree) -> Reader:
    return Understanding(load_lexicon("vi")).prepare(vocabulary(plan, tree, called=lambda unit: unit.name))


def _lines(source: Iterable[str], *, jsonl: bool) -> Iterator[str]:
    for number, line in enumerate(source, start=1):
        written = line.rstrip("\r\n")
        if not jsonl:
            yield written
        elif written.strip():
            yield _text_of(written, number)


def _text_of(written: str, number: int) -> str:
    try:
        return str(json.loads(written)["text"])
    except (ValueError, KeyError, TypeError):
        raise InputFault("jsonl-unreadable", line=number) from None


def _shown(meaning: Meaning) -> dict[str, Any]:
    return {
        "text": meaning.text,
        "intent": str(meaning.intent),
        "confidence": round(meaning.confidence, 4),
        **_slots(meaning),
        "also": None if meaning.also is None else _slots(meaning.also),
        "guesses": [str(intent) for intent in meaning.guesses],
    }


def _slots(named: Meaning | Slots) -> dict[str, str | None]:
    # of several that a name may mean, none is said to be meant
    unit = None if named.unit is None or OR in named.unit else named.unit
    return {"subject": named.subject, "field": named.field, "period": named.period, "unit": unit}
