"""Since when units send here: of what was over before that, nothing is known."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from bot.domain.obligations import DueObligation
from bot.domain.permissions import Role
from bot.storage import people
from bot.usecases.deployment import Deployment


def begun_on(session: Session, deployment: Deployment) -> date | None:
    """The day since which anybody here could send or receive anything; None while nobody can."""
    officers, reviewers = (people.first_joined(session, role) for role in (Role.OFFICER, Role.REVIEWER))
    first = min((*officers.values(), *reviewers.values()), default=None)
    return None if first is None else deployment.today(first)


def is_known(due: DueObligation, begun: date | None) -> bool:
    """Whether what is due could be sent here in time, by the day since which anybody could send."""
    return begun is not None and begun <= due.lenient_until
