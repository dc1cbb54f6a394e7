"""One thing a known person did, and what may come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlmodel import Session

from bot.domain.form import REVIEW, Draft
from bot.domain.permissions import Person, Role
from bot.domain.plan import Plan
from bot.domain.roster import Tree, Unit
from bot.storage import conversations, units
from bot.storage.conversations import Conversation
from bot.usecases import (
    admit,
    answers,
    chased,
    checklists,
    consents,
    declared,
    disposals,
    draft_pages,
    duties,
    forms,
    invitation_sheets,
    join,
    ladders,
    letters,
    milestones,
    names_shown,
    notebook,
    outages,
    pages,
    photo_uses,
    plan_choice,
    points,
    reminder_wishes,
    reopen,
    report_pages,
    snooze,
    verdicts,
)
from bot.usecases.deployment import Deployment
from bot.usecases.incoming import Incoming


@dataclass(frozen=True)
class Welcome:
    """A known person opened the bot."""

    person: Person


@dataclass(frozen=True)
class NoUse:
    """Something came of which the bot has no use; `kind` says what."""

    kind: str


@dataclass(frozen=True)
class EditSeen:
    """An earlier message was changed: the first words stand."""

    draft: bool


@dataclass(frozen=True)
class Cancelled:
    """What was awaited is no longer awaited; `nomination` is the id of the one that it was about."""

    nomination: int | None = None


@dataclass(frozen=True)
class AllWays:
    """A page with all that may be done from it, where it first showed but some; `folded` with some once more."""

    page: forms.ReviewPage | verdicts.Card | verdicts.OfficerView
    folded: bool = False


Outcome = (
    answers.Answer
    | join.Outcome
    | admit.Outcome
    | forms.Outcome
    | draft_pages.Outcome
    | verdicts.Outcome
    | outages.Outcome
    | report_pages.Outcome
    | milestones.Outcome
    | disposals.Outcome
    | consents.Outcome
    | photo_uses.Outcome
    | checklists.Outcome
    | reopen.Outcome
    | declared.Outcome
    | notebook.Outcome
    | chased.Outcome
    | names_shown.Outcome
    | points.PointAnswer
    | invitation_sheets.Outcome
    | letters.Outcome
    | reminder_wishes.Outcome
    | snooze.Outcome
    | ladders.Outcome
    | Welcome
    | NoUse
    | EditSeen
    | Cancelled
    | AllWays
)


@dataclass(frozen=True)
class Turn:
    """One thing a known person did, with all that is needed to answer it. `token` makes a new link's secret."""

    session: Session
    deployment: Deployment
    person: Person
    conversation: Conversation
    incoming: Incoming
    token: Callable[[], str]

    @property
    def now(self) -> datetime:
        return self.incoming.at

    @property
    def chat(self) -> int:
        return self.incoming.chat_id

    @property
    def plan(self) -> Plan:
        """The plan that this person's words are about; of several the first, until they have been asked."""
        return self.plans[0]

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """The plans that this person may mean: their draft's, else those whose exemplars their units still miss."""
        if self.draft is not None:
            return (self.deployment.plan(self.draft.plan_id),)
        if len(self.deployment.plans) == 1:
            return (self.deployment.main_plan,)
        tree, today = units.tree(self.session), self.deployment.today(self.now)
        tops, own = self._overseen(tree), [tree[unit_id] for unit_id in self.person.units(Role.OFFICER)]
        if tops:
            return plan_choice.plans_over(self.session, self.deployment, tree, tops, today)
        return plan_choice.plans_of(self.session, self.deployment, tree, own, today)

    @cached_property
    def plans_concerning(self) -> tuple[Plan, ...]:
        """The plans that this person may mean where it is not on exemplars: those of reports to hand in as well."""
        if self.draft is not None or len(self.deployment.plans) == 1:
            return self.plans
        tree, today = units.tree(self.session), self.deployment.today(self.now)
        tops, own = self._overseen(tree), [tree[unit_id] for unit_id in self.person.units(Role.OFFICER)]
        below = [unit for unit in tree if any(tree.is_under(unit.id, top.id) for top in tops)]
        concerned = below if tops else own
        return duties.plans_concerning(self.session, self.deployment, tree, concerned, today, exemplars=self.plans)

    def _overseen(self, tree: Tree) -> list[Unit]:
        """The units whose trees this person oversees, or all roots; none for one who is an officer alone."""
        held = {role: [tree[unit_id] for unit_id in self.person.units(role)] for role in Role}
        tops = held[Role.REVIEWER] or ([] if held[Role.OFFICER] else held[Role.LEADER])
        return tops or ([] if held[Role.OFFICER] else [unit for unit in tree if unit.parent is None])

    @property
    def draft(self) -> Draft | None:
        return pages.in_hand(self.session, self.deployment, self.person, self.conversation.draft_id)


def cancel(turn: Turn, *, nomination: int | None = None) -> tuple[Outcome, ...]:
    """Await nothing any more. `nomination` is the id of the one in question, if it was not awaited words on one."""
    conversations.await_text(turn.session, turn.chat, None, turn.now)
    return (Cancelled(nomination or (turn.conversation.awaiting or {}).get("nomination")),)


def pending(turn: Turn) -> tuple[Outcome, ...]:
    """The question that waits, once more, after something else has been answered."""
    conversation = conversations.get(turn.session, turn.chat)
    draft = pages.in_hand(turn.session, turn.deployment, turn.person, conversation.draft_id)
    if draft is None:
        return ()
    if draft.step == REVIEW:
        # the whole page again after a sticker would bury what was just said
        return (forms.ReviewWaits(draft),)
    return (pages.look(turn.session, turn.deployment, draft, turn.now),)
