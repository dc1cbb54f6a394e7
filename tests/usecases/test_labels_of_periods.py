"""Labels that name a period fit a button, whichever period it is and whenever it is named."""

from datetime import UTC, datetime

import pytest

from bot.domain.calendar import Every, Period
from bot.domain.obligations import due
from bot.replies import Voice
from bot.replies.declared_lines import none_label
from bot.replies.letter_drafts import period_label
from bot.replies.reply import BUTTON
from bot.texts import LANGUAGES, texts
from bot.usecases.deployment import Deployment

PERIODS = [f"2026-{n:02d}" for n in range(1, 13)] + [f"2026-Q{n}" for n in range(1, 5)] + ["2026-H1", "2026-H2", "2026"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("year", [2026, 2027])
@pytest.mark.parametrize("written", PERIODS)
def test_a_label_with_a_period_fits(mau_2026: Deployment, written: str, year: int, language: str) -> None:
    voice = Voice(texts(language), mau_2026, datetime(year, 1, 5, 9, tzinfo=UTC), "")
    period = Period.parse(written)
    assert len(period_label(period, voice)) <= BUTTON
    plan = mau_2026.main_plan
    for every in {period.every, Every.ONCE}:
        obligation = plan.obligations[0].model_copy(update={"every": every})
        assert len(none_label(due(plan, obligation, period, mau_2026.calendar), voice)) <= BUTTON
