"""Who hears a reminder and at which hour, what stands in one message, and what is made up for after an outage."""

from collections.abc import Callable
from datetime import date

import pytest
from commune import ROOT, Commune

from bot.domain.nomination import Act, Nomination, Status
from bot.domain.permissions import Role
from bot.storage import drafts, nominations, people
from bot.usecases import notes, reminders, timetable

UNIT = "Thôn Đồng Tâm"
SCHOOL = "Trường Tiểu học Tân Lập"
AHEAD, LAST, AFTERNOON, LATE = (
    f"{rung}: monthly 2026-11" for rung in ("ahead", "last-morning", "last-afternoon", "late")
)


@pytest.fixture
def staffed(commune: Commune) -> Commune:
    """Two officers of one unit, the first the longest; a reviewer; October has been met."""
    commune.join("Tuấn", Role.REVIEWER, ROOT)
    commune.join("Hoa", Role.OFFICER, UNIT)
    commune.join("Bình", Role.OFFICER, UNIT)
    october = commune.send(UNIT, "Hoa", "2026-10-12 09:00", period="2026-10")
    commune.move(october, Act.FORWARD, Status.FORWARDED, "Tuấn", "2026-10-28 09:00")
    return commune


def returned(commune: Commune, at: str, mend_by: date, unit: str = UNIT, by: str = "Hoa") -> Nomination:
    """An entry of November that the reviewer has returned."""
    sent = commune.send(unit, by, at)
    return commune.do(
        nominations.move,
        sent,
        Act.RETURN,
        Status.RETURNED,
        person_id=commune.person("Tuấn"),
        now=commune.at(at),
        reason="thiếu số liệu",
        mend_by=mend_by,
    )


def test_who_has_an_hour_of_their_own_hears_then_and_the_others_as_planned(staffed: Commune) -> None:
    staffed.wish("Bình", "09:30")
    staffed.sweep("16 08:00", "16 09:29", "16 09:30", "16 09:31", "16 13:30")
    assert (staffed.told("Hoa"), staffed.told("Bình")) == ([("16 08:00", AHEAD)], [("16 09:30", AHEAD)])


def test_with_a_late_hour_the_last_day_has_one_message(staffed: Commune) -> None:
    staffed.wish("Hoa", "14:00")
    staffed.wish("Bình", "11:00")
    staffed.sweep("18 20:00", "19 08:00", "19 11:00", "19 13:30", "19 14:00", "19 14:01", "20 08:00", "20 14:00")
    assert staffed.told("Hoa") == [("19 14:00", AFTERNOON), ("20 14:00", LATE)]
    assert [at for at, _ in staffed.told("Bình")] == ["19 11:00", "19 13:30", "20 14:00"]


def test_early_rungs_go_to_who_has_been_officer_longest_and_near_ones_to_all(staffed: Commune) -> None:
    staffed.sweep("05 08:00", "12 08:00", "16 08:00")
    assert [at for at, _ in staffed.told("Hoa")] == ["05 08:00", "12 08:00", "16 08:00"]
    assert [at for at, _ in staffed.told("Bình")] == ["16 08:00"]


def test_who_sent_the_units_last_nomination_is_in_charge(staffed: Commune) -> None:
    staffed.send(UNIT, "Bình", "2026-10-20 09:00", period="2026-10")
    staffed.sweep("05 08:00")
    assert (staffed.told("Hoa"), staffed.told("Bình")) == ([], [("05 08:00", AHEAD)])


def test_who_writes_the_units_newest_one_is_in_charge(staffed: Commune) -> None:
    staffed.do(
        drafts.open_new,
        plan_id="mau-2026",
        unit_id=staffed.unit(UNIT),
        person_id=staffed.person("Bình"),
        period="2026-11",
        now=staffed.at("04 09:00"),
        answers={"subject": "individual"},
    )
    staffed.sweep("05 08:00")
    assert staffed.told("Hoa") == []
    assert [at for at, _ in staffed.told("Bình")] == ["05 08:00"]


@pytest.mark.parametrize("how", ["muted", "off", "blocked"])
def test_who_hears_nothing_is_passed_over_and_the_next_one_is_in_charge(staffed: Commune, how: str) -> None:
    if how == "blocked":
        staffed.do(people.unreachable, staffed.accounts["Hoa"], staffed.at("04 09:00"))
    else:
        staffed.wish("Hoa", until="06" if how == "muted" else None, off=how == "off")
    staffed.sweep("05 08:00")
    assert (staffed.told("Hoa"), staffed.told("Bình")) == ([], [("05 08:00", AHEAD)])


def test_who_was_muted_waits_for_the_next_rung(staffed: Commune) -> None:
    staffed.wish("Hoa", until="17")
    staffed.sweep("16 08:00", "16 08:01", "17 07:59", "17 08:00", "17 13:30", "18 08:00")
    assert [at for at, _ in staffed.told("Hoa")] == ["18 08:00"]


@pytest.mark.parametrize("earlier", [(), ("27 09:00",)], ids=["at the very first start", "after the clock went back"])
def test_who_joined_after_a_rung_hears_the_next_one(staffed: Commune, earlier: tuple[str, ...]) -> None:
    staffed.join("Lan", Role.OFFICER, SCHOOL, since="16 09:00")
    staffed.join("Minh", Role.REVIEWER, ROOT, since="17 09:00")
    staffed.sweep(*earlier)
    before = len(staffed.told("Lan"))
    staffed.sweep("17 10:00", "18 08:00")
    assert [at for at, _ in staffed.told("Hoa")][-2:] == ["17 10:00", "18 08:00"]
    assert [at for at, _ in staffed.told("Lan")][before:] == ["18 08:00"]
    assert ["17 10:00" in dict(staffed.told(reviewer)) for reviewer in ("Tuấn", "Minh")] == [True, False]


def test_who_joined_on_the_day_to_mend_hears_nothing_of_it_by_itself(staffed: Commune) -> None:
    entry = returned(staffed, "16 09:00", date(2026, 11, 18), SCHOOL)
    staffed.join("Lan", Role.OFFICER, SCHOOL, since="16 10:00")
    staffed.join("Mai", Role.OFFICER, SCHOOL, since="18 08:30")
    staffed.sweep("17 20:00", "18 09:00")
    assert notes.MendDue(entry.id, "2026-11-18") in staffed.heard("Lan")[0].items
    assert staffed.heard("Mai") == []


def test_a_unit_in_which_nobody_hears_anything_is_named_to_the_reviewer(staffed: Commune) -> None:
    staffed.join("Lan", Role.OFFICER, SCHOOL)
    staffed.wish("Hoa", off=True)
    staffed.wish("Bình", until="18")
    staffed.sweep("16 08:00", "17 08:00")
    [heard] = [one for one in staffed.heard("Tuấn") if any(isinstance(item, notes.Summary) for item in one.items)]
    state = staffed.worded("Tuấn", heard.note, "17 08:00")
    assert isinstance(state, reminders.StateOfAll)
    assert staffed.unit(UNIT) in state.unreachable
    assert staffed.unit(SCHOOL) not in state.unreachable
    nobody = staffed.do(timetable.of_day, staffed.deployment, date(2026, 11, 16))
    assert [one.person for one in nobody if one.unit.name == UNIT] == [None]


def test_who_mutes_after_it_was_queued_is_not_told(staffed: Commune) -> None:
    staffed.sweep("16 08:00")
    [heard] = staffed.heard("Hoa")
    staffed.wish("Hoa", until="17")
    assert staffed.worded("Hoa", heard.note, "16 08:01") is None


def test_all_that_has_come_for_a_person_is_one_message(staffed: Commune) -> None:
    staffed.join("Hoa", Role.OFFICER, SCHOOL)
    staffed.join("Hoa", Role.REVIEWER, ROOT)
    entry = returned(staffed, "16 09:00", date(2026, 11, 18), SCHOOL)
    staffed.do(nominations.ask_on, entry.id, date(2026, 11, 18))
    staffed.sweep("17 20:00", "18 08:00")
    [heard] = staffed.heard("Hoa")
    assert heard.what == "MendDue; ahead: monthly 2026-11; summary: monthly 2026-11"
    outcome = staffed.worded("Hoa", heard.note, "18 08:00")
    assert isinstance(outcome, reminders.Several)
    said = staffed.worded_text("Hoa", heard.note, "18 08:00").splitlines()
    assert said[0].startswith("3 việc: sửa bản “")
    assert [line[:2] for line in said[1:] if line[:1].isdigit()] == ["1.", "2.", "3."]
    assert said[-1].count("[") <= 4
    assert all(button in said[-1] for button in ("[Sửa ngay]", "[Làm ngay]", "[Đơn vị chưa gửi]"))


def test_of_several_things_only_what_is_left_is_said(staffed: Commune) -> None:
    entry = returned(staffed, "16 09:00", date(2026, 11, 18), by="Hoa")
    staffed.join("Hoa", Role.OFFICER, SCHOOL)
    staffed.sweep("17 20:00", "18 08:00")
    [heard] = staffed.heard("Hoa")
    staffed.move(entry, Act.RESUBMIT, Status.SUBMITTED, "Hoa", "18 08:01")
    assert isinstance(staffed.worded("Hoa", heard.note, "18 08:02"), reminders.Reminded)
    staffed.send(SCHOOL, "Hoa", "18 08:03")
    assert staffed.worded("Hoa", heard.note, "18 08:04") is None


def test_all_officers_hear_on_the_morning_of_the_mend_by_day_and_then_the_ladder_goes_on(staffed: Commune) -> None:
    returned(staffed, "10 09:00", date(2026, 11, 16))
    staffed.sweep("12 08:00", "16 07:59", "16 08:00", "16 08:01", "16 13:30", "18 08:00")
    for who in ("Hoa", "Bình"):
        assert staffed.told(who) == [("16 08:00", "MendDue"), ("18 08:00", AHEAD)]


def test_who_has_switched_off_is_not_told_of_the_mend_by_day(staffed: Commune) -> None:
    returned(staffed, "10 09:00", date(2026, 11, 16))
    staffed.wish("Hoa", off=True)
    staffed.sweep("15 08:00", "16 08:00")
    assert (staffed.told("Hoa"), staffed.told("Bình")) == ([], [("16 08:00", "MendDue")])


def test_what_was_mended_before_its_day_is_not_spoken_of(staffed: Commune) -> None:
    entry = returned(staffed, "10 09:00", date(2026, 11, 16))
    staffed.move(entry, Act.RESUBMIT, Status.SUBMITTED, "Hoa", "13 09:00")
    staffed.sweep("16 08:00")
    assert staffed.told("Hoa") == []


def test_who_sent_it_is_asked_of_consent_in_their_own_morning_once(staffed: Commune) -> None:
    staffed.wish("Hoa", "10:00")
    entry = staffed.send(UNIT, "Hoa", "10 09:00", told="not-yet")
    staffed.do(nominations.ask_on, entry.id, date(2026, 11, 13))
    # the 14th is a Saturday
    staffed.sweep("13 08:00", "13 10:00", "13 10:01", "14 10:00", "16 10:00")
    assert staffed.told("Hoa") == [("13 10:00", "ConsentAsked")]
    assert staffed.told("Bình") == []


def test_consent_waits_while_nobody_hears(staffed: Commune) -> None:
    entry = staffed.send(UNIT, "Hoa", "10 09:00", told="not-yet")
    staffed.do(nominations.ask_on, entry.id, date(2026, 11, 11))
    for who in ("Hoa", "Bình"):
        staffed.wish(who, until="13")
    staffed.sweep("11 08:00", "12 08:00", "13 08:00", "16 08:00")
    assert staffed.told("Hoa") == [("13 08:00", "ConsentAsked")]


#: when the bot, which went away on the 11th, is back -> when Hoa hears what
AFTER_AN_OUTAGE = [
    ("12 07:10", [("12 08:00", AHEAD), ("16 08:00", AHEAD)]),
    ("12 12:00", [("12 12:00", AHEAD), ("16 08:00", AHEAD)]),
    ("13 07:10", [("13 08:00", AHEAD), ("16 08:00", AHEAD)]),  # at her hour, not as soon as the bot is back
    ("13 09:00", [("13 09:00", AHEAD), ("16 08:00", AHEAD)]),
    ("14 21:00", [("15 08:00", AHEAD), ("16 08:00", AHEAD)]),  # a Saturday night
    ("16 07:10", [("16 08:00", AHEAD)]),  # the newer one alone
]


@pytest.mark.parametrize(("back_at", "said"), AFTER_AN_OUTAGE)
def test_what_nobody_could_say_is_made_up_for_at_the_persons_next_hour(
    staffed: Commune, back_at: str, said: list[tuple[str, str]]
) -> None:
    staffed.sweep("05 08:00", "11 13:30", back_at)
    following = [f"{day} {hour}" for day in range(12, 17) for hour in ("08:00", "13:30")]
    staffed.sweep(*(moment for moment in following if back_at < moment <= "16 08:00"))
    assert staffed.told("Hoa") == [("05 08:00", AHEAD), *said]


def test_who_joins_after_an_outage_hears_nothing_of_what_was_made_up_for(staffed: Commune) -> None:
    staffed.sweep("12 08:00", "15 09:00", "17 09:00")
    staffed.join("Nga", Role.OFFICER, UNIT)
    staffed.sweep("17 09:01", "17 13:30", "18 07:59")
    assert [at for at, _ in staffed.told("Hoa")] == ["12 08:00", "17 09:00"]
    assert staffed.told("Nga") == []


def test_what_becomes_missing_after_its_hour_waits_for_the_next_rung(staffed: Commune) -> None:
    entry = staffed.send(UNIT, "Hoa", "10 09:00")
    staffed.sweep("16 08:00")
    staffed.move(entry, Act.REJECT, Status.REJECTED, "Tuấn", "16 10:00")
    staffed.sweep("16 10:01", "16 13:30", "17 08:00", "18 08:00")
    assert staffed.told("Hoa") == [("18 08:00", AHEAD)]


def test_who_moves_the_hour_on_the_same_day_hears_nothing_twice(staffed: Commune) -> None:
    staffed.sweep("16 07:00", "16 08:00")
    staffed.wish("Hoa", "10:00")
    staffed.sweep("16 10:00", "16 13:30")
    assert [at for at, _ in staffed.told("Hoa")] == ["16 08:00"]


def test_before_the_new_year_there_is_a_rung_and_within_it_silence(under: Callable[..., Commune]) -> None:
    """February 2027 is due on Friday the 19th; the holidays are from the 6th to the 14th, forecast."""
    made = under("mau-2026", today="2027-02-01")
    made.join("Hoa", Role.OFFICER, UNIT)
    calendar = made.deployment.calendar
    silent = [day for day in range(1, 20) if calendar.in_tet(date(2027, 2, day))]
    moments = [f"2027-02-{day:02} {hour}" for day in range(1, 23) for hour in ("08:00", "13:30")]
    made.sweep(*moments)
    eve = f"{silent[0] - 1:02} 08:00"
    february = [(at, what) for at, what in made.told("Hoa") if what.endswith("monthly 2027-02")]
    assert (eve, "tet: monthly 2027-02") in february
    assert not [at for at, _ in made.told("Hoa") if int(at[:2]) in silent]


def test_what_is_planned_for_a_day_is_what_the_sweep_then_says(staffed: Commune) -> None:
    staffed.wish("Bình", "09:30")
    staffed.join("Lan", Role.OFFICER, SCHOOL)
    staffed.wish("Lan", "15:00")
    returned(staffed, "09 09:00", date(2026, 11, 17), SCHOOL, "Lan")
    entry = staffed.send(ROOT_UNIT, "Hoa", "09 09:00", told="not-yet")
    staffed.do(nominations.ask_on, entry.id, date(2026, 11, 13))
    staffed.sweep("09 19:00")
    for day in range(10, 24):
        planned = staffed.do(timetable.of_day, staffed.deployment, date(2026, 11, day))
        expected = {(f"{one.at:%d %H:%M}", one.person.name, one.item) for one in planned if one.person is not None}
        before = len(staffed.heard())
        staffed.sweep(*(f"{day:02} {hour}" for hour in ("08:00", "09:30", "13:30", "15:00")))
        said = {(one.at, one.who, item) for one in staffed.heard()[before:] for item in one.items}
        assert expected == said, day


ROOT_UNIT = "Thôn Hòa Bình"
