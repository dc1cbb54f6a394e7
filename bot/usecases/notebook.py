"""The notebook of a unit: a line at any time, kept for its officers until it is used, deleted or too old."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.domain.permissions import Action, Person, Role, may
from bot.domain.plan import Plan
from bot.domain.roster import Tree, Unit
from bot.domain.telling import without_phone
from bot.storage import conversations, drafts, notebook, people, units
from bot.storage.notebook import Line
from bot.usecases import forms, nominate, pages
from bot.usecases.deployment import Deployment
from bot.usecases.forms import NotAnOfficer, Stale

#: while the unit of a line is awaited
AWAITED = "note-unit"

#: a line that nobody used for so long has had its time
KEPT = timedelta(days=400)

#: so many lines are shown at once, the newest first
_LISTED = 8
_MOST = 1000
#: the answers of the form that a line becomes: what was done, and a telephone number apart from it
_DEED, _PHONE = "deeds", "phone"


@dataclass(frozen=True)
class Noted:
    """A line of a notebook, with who wrote it."""

    line: Line
    unit: Unit
    by: str


@dataclass(frozen=True)
class NoteKept:
    """A line was kept; the unit has so many now."""

    line: Line
    unit: Unit
    count: int


@dataclass(frozen=True)
class WhichNoteUnit:
    """Of which of the person's units?"""

    text: str
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class Notebook:
    """The newest lines of the person's units, of so many; `trims` to delete some of them."""

    lines: tuple[Noted, ...]
    total: int
    trims: bool
    several_units: bool


@dataclass(frozen=True)
class NoteDeleted:
    """A line is gone; so many are left."""

    unit: Unit
    left: int


@dataclass(frozen=True)
class NotePlan:
    """A line may become a nomination under several plans: under which?"""

    line: Line
    plans: tuple[Plan, ...]


@dataclass(frozen=True)
class NoteUsed:
    """A line became a draft; `page` is what the form asks."""

    text: str
    page: forms.Outcome


@dataclass(frozen=True)
class NoteWhat:
    """The word that opens a note came alone."""


Outcome = NoteKept | NoteWhat | WhichNoteUnit | Notebook | NoteDeleted | NotePlan | NoteUsed


def keep(session: Session, person: Person, text: str, now: datetime) -> Outcome | NotAnOfficer:
    """Keep a line for the person's unit; of several units ask for which."""
    own = person.units(Role.OFFICER)
    if not own:
        return NotAnOfficer()
    if len(own) == 1:
        return _kept(session, person, own[0], text, now)
    tree = units.tree(session)
    conversations.await_text(session, person.telegram_id, {"kind": AWAITED, "text": text[:_MOST]}, now)
    return WhichNoteUnit(text, tuple(tree[unit_id] for unit_id in own))


def keep_for(
    session: Session, person: Person, awaited: Mapping[str, Any], unit_id: int, now: datetime
) -> Outcome | Stale:
    """Keep the line that waited for its unit."""
    if unit_id not in person.units(Role.OFFICER):
        return Stale()
    conversations.await_text(session, person.telegram_id, None, now)
    return _kept(session, person, unit_id, awaited["text"], now)


def listed(session: Session, person: Person, *, trims: bool = False) -> Outcome | NotAnOfficer:
    """What the person's units have in their notebooks."""
    own = person.units(Role.OFFICER)
    if not own:
        return NotAnOfficer()
    tree = units.tree(session)
    lines = notebook.of_units(session, own, limit=_LISTED)
    noted = tuple(
        Noted(line, tree[line.unit_id], people.called(session, line.person_id, line.by_name)) for line in lines
    )
    return Notebook(noted, notebook.count(session, own), trims, len(own) > 1)


def delete(session: Session, person: Person, line_id: int, now: datetime) -> Outcome | Stale:
    """Delete a line of one's own unit."""
    line, tree = own_line(session, person, line_id), units.tree(session)
    if line is None:
        return Stale()
    notebook.close(session, line.id, now)
    return NoteDeleted(tree[line.unit_id], notebook.count(session, [line.unit_id]))


def use(
    session: Session,
    deployment: Deployment,
    person: Person,
    line_id: int,
    now: datetime,
    *,
    plan_code: str | None = None,
) -> Outcome | forms.Outcome:
    """Turn a line into a draft with its text as the deed; the line is gone then."""
    line = own_line(session, person, line_id)
    if line is None:
        return Stale()
    begun = nominate.start(
        session, deployment, person, now, anew=True, unit_id=line.unit_id, plan_code=plan_code, told=line.text
    )
    if isinstance(begun, forms.PickPlan):
        return NotePlan(line, begun.plans)
    if not isinstance(begun, forms.Asking):
        return begun
    notebook.close(session, line.id, now)
    if set(begun.draft.answers) - {"subject"}:
        return NoteUsed(line.text, replace(begun, begun=False))
    draft = drafts.get(session, begun.draft.id) or begun.draft
    # what cannot be read is the deed as it stands
    deed, phone = without_phone(line.text, deployment.words.telling)
    noted = {_DEED: deed} if phone is None else {_DEED: deed, _PHONE: phone}
    draft = replace(draft, answers={**draft.answers, **noted}, version=draft.version + 1)
    drafts.save(session, draft, now)
    return NoteUsed(line.text, pages.look(session, deployment, draft, now))


def own_line(session: Session, person: Person, line_id: int) -> Line | None:
    """An open line of a unit for which the person nominates; None else."""
    line, tree = notebook.get(session, line_id), units.tree(session)
    if line is None or not _is_own(person, line.unit_id, tree):
        return None
    return line


def _is_own(person: Person, unit_id: int, tree: Tree) -> bool:
    return may(person, Action.NOMINATE, unit_id, tree)


def _kept(session: Session, person: Person, unit_id: int, text: str, now: datetime) -> NoteKept:
    line = notebook.add(session, unit_id=unit_id, person_id=person.id, text=text[:_MOST], now=now)
    return NoteKept(line, units.tree(session)[unit_id], notebook.count(session, [unit_id]))
