"""To hear once more of what a unit misses: at the hour that was promised, or in the morning after an outage."""

from commune import Commune

from bot.domain.permissions import Role
from bot.domain.reminding import Wishes
from bot.storage import people
from bot.usecases import snooze

UNIT = "Thôn Đồng Tâm"


def ask(commune: Commune, at: str) -> str:
    """Hoa asks for once more what she was told on the 16th; gives when it comes."""
    hoa, now = commune.do(people.get, commune.person("Hoa")), commune.at(at)
    found = commune.do(snooze.ask, commune.deployment, hoa, commune.at("16 00:00").date(), now)
    assert isinstance(found, snooze.Snoozed)
    return f"{commune.deployment.local(found.at):%d %H:%M}{' before' if found.before else ''}"


def test_it_comes_once_and_a_second_tap_asks_for_nothing_more(commune: Commune) -> None:
    commune.join("Hoa", Role.OFFICER, UNIT)
    commune.sweep("16 08:00")
    assert ask(commune, "16 09:00") == "16 13:30"
    assert ask(commune, "16 09:01") == "16 13:30 before"
    commune.sweep("16 13:29", "16 13:30", "16 13:31", "17 08:00")
    assert [at for at, _ in commune.told("Hoa")] == ["16 08:00", "16 13:30"]


def test_what_an_outage_swallowed_comes_in_the_persons_morning_not_at_seven(commune: Commune) -> None:
    commune.join("Hoa", Role.OFFICER, UNIT)
    commune.sweep("16 08:00")
    ask(commune, "16 09:00")
    commune.sweep("17 07:10", "17 08:00", "17 08:01")
    assert [at for at, _ in commune.told("Hoa")] == ["16 08:00", "17 08:00"]


def test_with_an_own_hour_the_next_morning_is_theirs(commune: Commune) -> None:
    commune.join("Hoa", Role.OFFICER, UNIT)
    commune.sweep("16 08:00")
    commune.do(people.wish, commune.person("Hoa"), Wishes(commune.at("16 10:00").time()))
    assert ask(commune, "16 16:00") == "17 10:00"


def test_what_was_told_on_no_day_is_not_said_once_more(commune: Commune) -> None:
    commune.join("Hoa", Role.OFFICER, UNIT)
    commune.sweep("16 08:00")
    hoa, day = commune.do(people.get, commune.person("Hoa")), commune.at("17 00:00").date()
    assert commune.do(snooze.ask, commune.deployment, hoa, day, commune.at("17 09:00")) is None
