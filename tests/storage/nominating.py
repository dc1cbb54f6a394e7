"""A nomination as an officer sends it."""

from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session

from bot.domain.nomination import Nomination
from bot.storage import nominations

NOW = datetime(2026, 11, 12, 1, 0, tzinfo=UTC)
OFFICER = 1
ANSWERS = {"subject": "individual", "field": "health", "name": "Hứa Văn Bảo", "born": 1985}


def send(session: Session, **changes: Any) -> Nomination:
    """The nomination that is kept."""
    said = {
        "plan_id": "p",
        "plan_code": "PL",
        "obligation_id": "o",
        "period": "2026-11",
        "unit_id": 1,
        "answers": ANSWERS,
        "person_id": OFFICER,
        "on_time": True,
        "now": NOW,
    }
    return nominations.submit(session, **(said | changes))
