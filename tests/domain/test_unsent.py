"""Who is written to: units that have sent nothing, or too little, in two periods running."""

from datetime import date

import pytest

from bot.domain import unsent
from bot.domain.calendar import Period
from bot.domain.progress import Group
from bot.domain.unsent import Reached, Unsent
from bot.plans import load
from bot.workdays import work_calendar

TODAY = date(2026, 11, 20)
BEFORE, LAST = date(2026, 10, 19), date(2026, 11, 19)
MONTHLY = load("mau-2026").obligation("monthly")


def stood(earlier: Group, later: Group, *, until: date = LAST) -> Unsent:
    """One unit that stood like this in both periods; in the later one it has time up to a day."""
    return unsent.in_both({1: Reached(earlier, BEFORE)}, {1: Reached(later, until)}, TODAY)


@pytest.mark.parametrize("earlier", [Group.NOT_SENT, Group.DRAFTING, Group.SHORT])
@pytest.mark.parametrize("later", [Group.NOT_SENT, Group.DRAFTING, Group.SHORT])
def test_who_sent_nothing_or_too_little_twice_is_written_to(earlier: Group, later: Group) -> None:
    assert stood(earlier, later) == Unsent((1,), ())


@pytest.mark.parametrize("group", [Group.MET, Group.MENDING, Group.UNPUBLISHED, Group.UNCOUNTED, Group.NOT_CHOSEN])
def test_who_sent_in_one_of_them_is_not(group: Group) -> None:
    assert stood(group, Group.NOT_SENT) == stood(Group.NOT_SENT, group) == Unsent((), ())


@pytest.mark.parametrize("group", [Group.NONE, Group.ELSEWHERE])
def test_who_has_said_why_is_spared(group: Group) -> None:
    assert stood(group, Group.NOT_SENT) == stood(Group.NOT_SENT, group) == stood(group, group) == Unsent((), (1,))
    assert stood(group, Group.MET) == Unsent((), ())


def test_a_unit_whose_time_still_runs_is_not_late() -> None:
    assert stood(Group.NOT_SENT, Group.NOT_SENT, until=TODAY) == Unsent((), ())


def test_a_unit_that_owed_but_one_of_them_is_left_out() -> None:
    missed = Reached(Group.NOT_SENT, BEFORE)
    assert unsent.in_both({}, {1: missed}, TODAY) == unsent.in_both({1: missed}, {}, TODAY) == Unsent((), ())


@pytest.mark.parametrize(
    ("today", "two"),
    [
        (date(2026, 11, 19), ("2026-09", "2026-10")),
        (date(2026, 11, 20), ("2026-10", "2026-11")),
        (date(2026, 2, 20), ("2026-01", "2026-02")),
        (date(2026, 2, 19), None),
    ],
)
def test_a_period_is_over_on_the_day_after_its_last(today: date, two: tuple[str, str] | None) -> None:
    plan, calendar = load("mau-2026"), work_calendar(range(2025, 2032), None)
    expected = None if two is None else tuple(map(Period.parse, two))
    assert unsent.last_two(plan, MONTHLY, today, calendar) == expected


def test_letters_speak_of_what_is_asked_again_and_again() -> None:
    asked = {
        plan_id: [one.id for one in plan.obligations if unsent.is_asked_for(plan, one)]
        for plan_id in ("mau-2026", "soc-trang-2019", "dai-lanh-2023", "cu-jut-mttq-2023")
        if (plan := load(plan_id))
    }
    assert asked["mau-2026"][0] == "monthly"
    assert "forward" not in asked["mau-2026"]
    assert len(asked["soc-trang-2019"]) >= 2
    assert asked["dai-lanh-2023"] == []
    assert asked["cu-jut-mttq-2023"]
