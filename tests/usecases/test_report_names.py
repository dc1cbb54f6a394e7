"""A report within a sentence: the rhythm at the end of its name is said by its period, what looks alike stays."""

from datetime import UTC, datetime

import pytest

from bot.domain.calendar import Every, Period
from bot.domain.obligations import due
from bot.replies import Voice
from bot.replies.report_lines import report_named
from bot.usecases.deployment import Deployment


@pytest.mark.parametrize(
    ("name", "every", "said"),
    [
        ("Báo cáo kết quả thực hiện hằng năm", Every.YEAR, "báo cáo kết quả thực hiện"),
        ("Báo cáo năm", Every.YEAR, "báo cáo"),
        ("Báo cáo hàng quý", Every.QUARTER, "báo cáo"),
        ("Báo cáo năm", Every.QUARTER, "báo cáo năm"),
        ("Báo cáo của Mặt trận Tổ quốc Việt Nam", Every.YEAR, "báo cáo của Mặt trận Tổ quốc Việt Nam"),
    ],
)
def test_a_report_is_named_without_its_rhythm(mau_2026: Deployment, name: str, every: Every, said: str) -> None:
    plan = mau_2026.main_plan
    obligation = plan.obligations[0].model_copy(update={"name": name, "every": every})
    one = due(plan, obligation, Period.parse("2026-11"), mau_2026.calendar)
    voice = Voice.to(None, mau_2026, datetime(2026, 11, 2, 9, tzinfo=UTC))
    assert report_named(one, voice) == said
