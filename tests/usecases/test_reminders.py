"""Who is reminded of what, and when, through November 2026 in the sample commune.

Nominations are due before the 20th, a Friday; the 24th is a day off; the commune forwards by the end of the month.
"""

import random
import re
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from commune import DAY, HOUR, MINUTE, ROOT, SECOND, Commune, around

from bot.domain.nomination import Act, Status
from bot.domain.permissions import Role
from bot.domain.progress import Group
from bot.domain.schedule import Rung
from bot.storage import drafts, mails, outbox, people, units
from bot.storage.database import Database
from bot.usecases import by_mail, notes, remind, reminders, timetable

LADDER = ["05 08:00", "12 08:00", "16 08:00", "18 08:00", "19 08:00", "19 13:30", "20 08:00"]
FORWARDING = ["13 08:00", "20 08:00", "25 08:00", "27 08:00", "30 08:00", "30 13:30"]
SUMMARIES = ["17 08:00", "18 08:00", "19 08:00", "20 08:00"]

#: what an officer hears whose unit sends nothing
ALL = [
    ("05 08:00", "ahead: monthly 2026-11"),
    ("12 08:00", "ahead: monthly 2026-11"),
    ("16 08:00", "ahead: monthly 2026-11"),
    ("18 08:00", "ahead: monthly 2026-11"),
    ("19 08:00", "last-morning: monthly 2026-11"),
    ("19 13:30", "last-afternoon: monthly 2026-11"),
    ("20 08:00", "late: monthly 2026-11"),
]
Deeds = Mapping[str, Callable[[], object]]


@pytest.fixture
def staffed(commune: Commune) -> Commune:
    """The commune with a reviewer, three officers, and people who owe nothing; October has been forwarded."""
    commune.join("Tuấn", Role.REVIEWER, ROOT)
    commune.join("Hoa", Role.OFFICER, "Thôn Đồng Tâm")
    commune.join("Lan", Role.OFFICER, "Trường Tiểu học Tân Lập")
    commune.join("Minh", Role.OFFICER, "Thôn Hòa Bình", "Thôn Phú Sơn")
    commune.join("Mai", Role.OFFICER, "Phòng Kinh tế")
    commune.join("Chủ tịch", Role.LEADER, ROOT)
    commune.join("Quản trị", Role.ADMIN)
    october = commune.send("Thôn Đồng Tâm", "Hoa", "2026-10-12 09:00", period="2026-10")
    commune.move(october, Act.FORWARD, Status.FORWARDED, "Tuấn", "2026-10-28 09:00")
    return commune


def november(commune: Commune, deeds: Deeds | None = None) -> None:
    """The clock runs through November: each half hour, and the seconds and minutes around every rung."""
    deeds = deeds or {}
    moments = {commune.at("01 00:00") + number * HOUR / 2 for number in range(30 * 48)}
    moments |= set(around(commune.at(rung) for rung in {*LADDER, *FORWARDING, *SUMMARIES}))
    waiting = sorted((commune.at(written), deed) for written, deed in deeds.items())
    for moment in sorted(moments):
        while waiting and waiting[0][0] <= moment:
            waiting.pop(0)[1]()
        commune.sweep(moment)


def sent(commune: Commune, unit: str, by: str, at: str) -> Callable[[], object]:
    return lambda: commune.send(unit, by, at)


def test_who_hears_what_in_november(staffed: Commune) -> None:
    returned = []

    def give_back() -> None:
        nomination = staffed.send("Thôn Suối Đá", "Đức", "10 09:00")
        returned.append(staffed.move(nomination, Act.RETURN, Status.RETURNED, "Tuấn", "11 09:00"))

    staffed.join("Đức", Role.OFFICER, "Thôn Suối Đá")
    november(
        staffed,
        {
            "10 09:00": give_back,
            "12 09:00": sent(staffed, "Thôn Hòa Bình", "Minh", "12 09:00"),
            "13 10:00": sent(staffed, "Trường Tiểu học Tân Lập", "Lan", "13 10:00"),
        },
    )
    assert staffed.told("Hoa") == ALL
    assert staffed.told("Lan") == ALL[:2]
    assert staffed.told("Minh") == ALL
    assert [len(heard.owed) for heard in staffed.heard("Minh")] == [2, 2, 1, 1, 1, 1, 1]
    assert staffed.told("Đức") == ALL[:1]
    assert staffed.told("Tuấn") == [
        ("13 08:00", "ahead: forward 2026-11"),
        ("17 08:00", "summary: monthly 2026-11"),
        ("18 08:00", "summary: monthly 2026-11"),
        ("19 08:00", "summary: monthly 2026-11"),
        ("20 08:00", "summary late: monthly 2026-11; ahead: forward 2026-11"),
        ("25 08:00", "ahead: forward 2026-11"),
        ("27 08:00", "ahead: forward 2026-11"),
        ("30 08:00", "last-morning: forward 2026-11"),
        ("30 13:30", "last-afternoon: forward 2026-11"),
    ]
    for who in ("Mai", "Chủ tịch", "Quản trị"):
        assert staffed.told(who) == []


def test_minute_by_minute_the_last_day_and_the_morning_after_bring_three_messages(staffed: Commune) -> None:
    minute = staffed.at("19 06:55")
    while minute <= staffed.at("20 08:30"):
        staffed.sweep(minute)
        minute += MINUTE
    assert staffed.told("Hoa") == ALL[4:]
    assert staffed.told("Lan") == ALL[4:]


@pytest.mark.parametrize("rung", LADDER)
def test_a_rung_is_queued_at_its_second_and_not_before(staffed: Commune, rung: str) -> None:
    moment = staffed.at(rung)
    everything = {staffed.at(earlier) for earlier in (*LADDER, *FORWARDING, *SUMMARIES)}
    staffed.sweep(*sorted(earlier for earlier in everything if earlier < moment))
    assert staffed.sweep(moment - MINUTE, moment - SECOND) == 0
    staffed.sweep(moment)
    assert staffed.told("Hoa")[-1][0] == rung
    assert staffed.sweep(moment + SECOND, moment + MINUTE) == 0


@pytest.mark.parametrize("met_after", range(len(LADDER)))
def test_a_unit_that_met_the_quota_hears_no_more_of_it(staffed: Commune, met_after: int) -> None:
    last = LADDER[met_after]
    staffed.sweep(*LADDER[: met_after + 1])
    staffed.send("Thôn Đồng Tâm", "Hoa", last)
    staffed.sweep(*LADDER[met_after:], "23 09:00", "27 09:00")
    assert staffed.told("Hoa") == ALL[: met_after + 1]
    assert len(staffed.told("Lan")) == len(LADDER)


@pytest.mark.parametrize(
    ("act", "after"), [(Act.REJECT, Status.REJECTED), (Act.WITHDRAW, Status.WITHDRAWN)], ids=["rejected", "withdrawn"]
)
def test_a_unit_whose_nomination_no_longer_counts_hears_the_rungs_to_come(
    staffed: Commune, act: Act, after: Status
) -> None:
    nomination = staffed.send("Thôn Đồng Tâm", "Hoa", "04 09:00")
    staffed.sweep("05 08:00", "12 08:00")
    staffed.move(nomination, act, after, "Tuấn", "13 09:00")
    staffed.sweep("13 09:01", "16 08:00")
    assert staffed.told("Hoa") == [ALL[2]]


def test_a_unit_that_is_mending_hears_no_ladder_and_after_mending_neither(staffed: Commune) -> None:
    nomination = staffed.send("Thôn Đồng Tâm", "Hoa", "04 09:00")
    returned = staffed.move(nomination, Act.RETURN, Status.RETURNED, "Tuấn", "04 10:00")
    staffed.sweep(*LADDER[:4])
    staffed.move(returned, Act.RESUBMIT, Status.SUBMITTED, "Hoa", "18 10:00")
    staffed.sweep(*LADDER[4:])
    assert staffed.told("Hoa") == []


def test_a_unit_that_has_begun_to_write_is_still_reminded(staffed: Commune) -> None:
    staffed.do(
        drafts.open_new,
        plan_id="mau-2026",
        unit_id=staffed.unit("Thôn Đồng Tâm"),
        person_id=staffed.person("Hoa"),
        period="2026-11",
        now=staffed.at("04 09:00"),
        answers={"subject": "individual"},
    )
    staffed.sweep("05 08:00")
    [heard] = staffed.heard("Hoa")
    outcome = staffed.worded("Hoa", heard.note, "05 08:00")
    assert isinstance(outcome, reminders.Reminded)
    assert [standing.progress.group for standing in outcome.standings] == [Group.DRAFTING]


def test_two_officers_of_a_unit_both_hear_from_three_working_days_before(staffed: Commune) -> None:
    staffed.join("Bình", Role.OFFICER, "Thôn Đồng Tâm")
    november(staffed)
    assert staffed.told("Hoa") == ALL
    assert staffed.told("Bình") == ALL[2:]


def test_who_joins_during_the_last_day_hears_from_the_afternoon_on(staffed: Commune) -> None:
    staffed.sweep("19 08:00")
    staffed.join("Bình", Role.OFFICER, "Thôn Đồng Tâm")
    staffed.sweep("19 08:01", "19 13:30", "20 08:00")
    assert staffed.told("Bình") == ALL[5:]


def test_a_role_that_has_ended_is_reminded_of_nothing(staffed: Commune) -> None:
    staffed.end_roles("Hoa", "04 09:00")
    november(staffed)
    assert staffed.told("Hoa") == []


def test_officer_and_reviewer_in_one_person_hear_both_in_one_message(staffed: Commune) -> None:
    staffed.sweep("18 09:00")
    staffed.join("Hoa", Role.REVIEWER, ROOT)
    staffed.sweep("19 08:00")
    assert staffed.told("Hoa")[-1] == ("19 08:00", "last-morning: monthly 2026-11; summary: monthly 2026-11")


def test_an_officer_of_several_units_hears_of_all_in_one_message(staffed: Commune) -> None:
    staffed.sweep("05 08:00")
    [heard] = staffed.heard("Minh")
    assert {owed.unit_id for owed in heard.owed} == {
        staffed.unit("Thôn Hòa Bình"),
        staffed.unit("Thôn Phú Sơn"),
    }


@pytest.mark.parametrize("day", [5, 12, 16, 18, 19, 20])
def test_at_night_nothing_is_queued(staffed: Commune, day: int) -> None:
    """The bot was down all day and comes back in the evening: it waits for the morning."""
    moment = staffed.at(f"{day:02} 20:00")
    while moment < staffed.at(f"{day:02} 20:00") + 11 * HOUR:
        assert staffed.sweep(moment, moment + 30 * MINUTE - SECOND) == 0
        moment += 30 * MINUTE
    assert staffed.heard() == []


@pytest.mark.parametrize(
    ("back_at", "expected"),
    [
        ("13 09:00", [("13 09:00", "ahead: monthly 2026-11")]),
        ("18 07:30", []),  # half an hour before the next rung
        ("18 10:00", [("18 10:00", "ahead: monthly 2026-11")]),
        ("19 15:00", [("19 15:00", "last-afternoon: monthly 2026-11")]),
        ("20 07:30", []),
        ("23 10:00", [("23 10:00", "late: monthly 2026-11")]),
        ("30 08:00", [("30 08:00", "late: monthly 2026-11")]),
        ("30 09:00", []),  # ten days late is no news
    ],
)
def test_after_an_outage_only_the_newest_goes_out_never_the_pile(
    staffed: Commune, back_at: str, expected: list[tuple[str, str]]
) -> None:
    staffed.sweep("04 09:00")
    for minutes in range(10):
        staffed.sweep(staffed.at(back_at) + minutes * MINUTE)
    assert staffed.told("Hoa") == expected


def test_after_an_outage_the_ladder_goes_on(staffed: Commune) -> None:
    staffed.sweep("05 08:00")
    november_from = [staffed.at("16 09:00") + number * HOUR for number in range(24 * 6)]
    staffed.sweep(*november_from)
    assert [what for _, what in staffed.told("Hoa")] == [
        "ahead: monthly 2026-11",
        "ahead: monthly 2026-11",
        "ahead: monthly 2026-11",
        "last-morning: monthly 2026-11",
        "last-afternoon: monthly 2026-11",
        "late: monthly 2026-11",
    ]


def test_what_was_missed_before_the_deadline_is_not_said_after_it(staffed: Commune) -> None:
    """December is due on a Saturday; the bot was down from Thursday night to Sunday."""
    staffed.sweep("2026-12-17 08:00", "2026-12-20 09:00")
    assert [at for at, _ in staffed.told("Hoa")] == ["17 08:00"]
    staffed.sweep("2026-12-21 08:00")
    assert staffed.told("Hoa")[-1] == ("21 08:00", "late: monthly 2026-12")


def test_what_was_missed_is_still_said_while_it_is_in_time(staffed: Commune) -> None:
    staffed.sweep("2026-12-17 08:00", "2026-12-19 09:00")
    assert staffed.told("Hoa")[-1] == ("19 09:00", "last-afternoon: monthly 2026-12")


def test_a_summary_that_was_missed_is_not_said_after_the_deadline_but_the_late_one(staffed: Commune) -> None:
    staffed.sweep("2026-12-17 08:00", "2026-12-20 09:00", "2026-12-21 08:00")
    said = [part for _, what in staffed.told("Tuấn") for part in what.split("; ") if part.startswith("summary")]
    assert said == ["summary: monthly 2026-12", "summary late: monthly 2026-12"]


@pytest.mark.parametrize("seed", range(4))
def test_however_the_clock_jumps_nothing_is_said_twice(staffed: Commune, seed: int) -> None:
    moments = around(staffed.at(rung) for rung in {*LADDER, *FORWARDING, *SUMMARIES}) * 2
    random.Random(seed).shuffle(moments)
    staffed.sweep(*moments)
    said = Counter((one.who, part) for one in staffed.heard() for part in one.what.split("; "))
    for who in ("Hoa", "Lan", "Minh"):
        assert said[who, "ahead: monthly 2026-11"] <= 4
        assert all(said[who, f"{rung}: monthly 2026-11"] <= 1 for rung in ("last-morning", "last-afternoon", "late"))
    assert said["Tuấn", "summary: monthly 2026-11"] <= 3
    assert said["Tuấn", "summary late: monthly 2026-11"] == 1
    staffed.sweep(*moments)
    assert Counter((one.who, part) for one in staffed.heard() for part in one.what.split("; ")) == said


def test_a_clock_that_jumps_ahead_and_back_doubles_nothing(staffed: Commune) -> None:
    staffed.sweep("12 08:00", "20 08:00", "12 08:00", "12 09:00", "20 09:00")
    assert staffed.told("Hoa") == [ALL[1], ALL[6]]
    staffed.sweep("16 08:00", "16 08:01")
    assert staffed.told("Hoa") == [ALL[1], ALL[6], ALL[2]]


def test_a_restart_doubles_nothing(staffed: Commune) -> None:
    staffed.sweep("12 08:00", "19 08:00")
    before = staffed.heard()
    again = Database(str(staffed.database.url))
    again.upgrade()
    staffed.database.close()
    staffed.database = again
    assert staffed.sweep("12 08:00", "19 08:00", "19 08:01") == 0
    assert staffed.heard() == before


@pytest.mark.on_every_home
def test_replicas_that_sweep_at_the_same_moment_say_it_once(staffed: Commune) -> None:
    begun = threading.Barrier(3)
    counts: list[int] = []

    def replica() -> None:
        database = Database(str(staffed.database.url))
        for rung in LADDER:
            begun.wait(60)
            counts.append(database.run(remind.sweep, staffed.deployment, staffed.at(rung)))
        database.close()

    threads = [threading.Thread(target=replica) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(counts) == 3 * len(LADDER)
    assert staffed.told("Hoa") == ALL
    assert sum(counts) == len(staffed.heard())


@pytest.mark.on_every_home
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("verb", [remind.sweep, by_mail.queue])
def test_whoever_writes_to_the_bot_meanwhile_is_not_in_the_way_of_a_sweep(
    staffed: Commune, verb: Callable[..., int]
) -> None:
    """Somebody is seen, and a sender looks what there is to send and to mail."""
    now = staffed.at("12 08:00")
    staffed.do(people.reach_by, staffed.person("Hoa"), phone=None, email="hoa@example.org")
    with staffed.database.transaction() as session:
        assert verb(session, staffed.deployment, now)
        staffed.do(people.seen, staffed.accounts["Hoa"], now)
        assert staffed.do(outbox.claim, "sender", now) == []
        assert staffed.do(mails.claim, now) == []


def test_a_sweep_that_fails_halfway_says_everything_the_next_time(staffed: Commune) -> None:
    def fail() -> None:
        with staffed.database.transaction() as session:
            remind.sweep(session, staffed.deployment, staffed.at("12 08:00"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert staffed.heard() == []
    staffed.sweep("12 08:01")
    assert staffed.told("Hoa") == [("12 08:01", "ahead: monthly 2026-11")]


def test_a_reminder_that_has_been_met_meanwhile_is_not_worded(staffed: Commune) -> None:
    staffed.sweep("12 08:00")
    [heard] = staffed.heard("Hoa")
    outcome = staffed.worded("Hoa", heard.note, "12 08:00")
    assert isinstance(outcome, reminders.Reminded)
    assert (outcome.rungs, [how.unit.name for how in outcome.standings]) == ((Rung.AHEAD,), ["Thôn Đồng Tâm"])
    staffed.send("Thôn Đồng Tâm", "Hoa", "12 08:01")
    assert staffed.worded("Hoa", heard.note, "12 08:02") is None


def test_a_reminder_speaks_only_of_what_is_still_missing(staffed: Commune) -> None:
    staffed.sweep("12 08:00")
    [heard] = staffed.heard("Minh")
    staffed.send("Thôn Hòa Bình", "Minh", "12 08:01")
    outcome = staffed.worded("Minh", heard.note, "12 08:02")
    assert isinstance(outcome, reminders.Reminded)
    assert [how.unit.name for how in outcome.standings] == ["Thôn Phú Sơn"]


#: when Telegram is back -> what goes out of all that was queued for an officer who has sent nothing
BACK: list[tuple[str, list[str]]] = [
    ("12 08:01", ["12 08:00"]),
    ("13 07:00", ["12 08:00"]),  # the morning after: nothing newer has come
    ("16 07:59", []),  # the next one comes in a minute
    ("16 08:01", ["16 08:00"]),
    ("19 13:29", ["19 08:00"]),
    ("19 13:31", ["19 13:30"]),
    ("20 07:59", []),  # in time it is no more, and the late notice comes in a minute
    ("20 08:01", ["20 08:00"]),
    ("26 09:00", ["20 08:00"]),
    ("30 08:01", []),  # no news any more
]


@pytest.mark.parametrize(("back", "said"), BACK)
def test_after_an_outage_of_telegram_the_newest_reminder_goes_out_never_the_pile(
    staffed: Commune, back: str, said: list[str]
) -> None:
    staffed.sweep(*(rung for rung in LADDER if rung <= back))
    outcomes = [(one.at, staffed.worded("Hoa", one.note, back)) for one in staffed.heard("Hoa")]
    assert [at for at, outcome in outcomes if outcome is not None] == said


def parts(outcome: object) -> tuple[reminders.Part, ...]:
    """The things of a message as it is worded."""
    return outcome.parts if isinstance(outcome, reminders.Several) else tuple(filter(None, [outcome]))  # type: ignore[arg-type]


def reminded(outcome: object) -> reminders.Reminded:
    """What a message says of what the person's units miss."""
    [found] = [part for part in parts(outcome) if isinstance(part, reminders.Reminded)]
    return found


def test_a_summary_that_a_newer_one_follows_is_not_said(staffed: Commune) -> None:
    staffed.sweep(*SUMMARIES)
    queued = [one for one in staffed.heard("Tuấn") if any(isinstance(item, notes.Summary) for item in one.items)]
    assert len(queued) == len(SUMMARIES)
    outcomes = [staffed.worded("Tuấn", one.note, "20 08:01") for one in queued]
    assert [reminders.StateOfAll in map(type, parts(outcome)) for outcome in outcomes] == [False, False, False, True]


def test_a_reminder_of_two_duties_says_what_no_newer_one_says(staffed: Commune) -> None:
    """On the 20th the reviewer, who is officer too, hears of both; on the 25th of forwarding again."""
    staffed.join("Tuấn", Role.OFFICER, "Thôn Gò Chùa")
    staffed.sweep("20 08:00", "25 08:00")
    both, forwarding = (one for one in staffed.heard("Tuấn") if one.owed)
    assert both.what == "late: monthly 2026-11; summary late: monthly 2026-11; ahead: forward 2026-11"
    said = reminded(staffed.worded("Tuấn", both.note, "25 08:01"))
    assert [how.due.obligation.id for how in said.standings] == ["monthly"]
    said = reminded(staffed.worded("Tuấn", forwarding.note, "25 08:01"))
    assert (said.rungs, [how.due.obligation.id for how in said.standings]) == ((Rung.AHEAD,), ["forward"])


def test_a_late_notice_that_was_met_leaves_what_is_not_late(staffed: Commune) -> None:
    staffed.join("Tuấn", Role.OFFICER, "Thôn Gò Chùa")
    staffed.sweep("20 08:00")
    [both] = [one for one in staffed.heard("Tuấn") if one.owed]
    staffed.send("Thôn Gò Chùa", "Tuấn", "20 08:01")
    assert reminded(staffed.worded("Tuấn", both.note, "20 08:02")).rungs == (Rung.AHEAD,)


def test_a_reminder_of_two_duties_has_each_with_its_deadline_and_the_clauses_of_both(staffed: Commune) -> None:
    staffed.join("Tuấn", Role.OFFICER, "Thôn Gò Chùa")
    staffed.sweep("20 08:00")
    [both] = [one for one in staffed.heard("Tuấn") if one.owed]
    said = staffed.worded_text("Tuấn", both.note, "20 08:00").splitlines()
    village, commune = (next(i for i, line in enumerate(said) if name in line) for name in ("thôn Gò Chùa", ROOT))
    assert "thứ Năm 19/11" in said[village + 1]
    assert "thứ Hai 30/11" in said[commune + 1]
    assert {"IV.1", "IV.2"} <= set(re.findall(r"[IV]+\.\d", " ".join(said[-3:-1])))


def test_a_duty_that_the_plan_no_longer_has_falls_out_of_what_was_queued(staffed: Commune) -> None:
    staffed.join("Tuấn", Role.OFFICER, "Thôn Gò Chùa")
    staffed.sweep("20 08:00")
    [both] = staffed.heard("Tuấn")
    plan = staffed.deployment.main_plan
    left = tuple(each for each in plan.obligations if each.id != "forward")
    staffed.deployment = replace(staffed.deployment, plans=(plan.model_copy(update={"obligations": left}),))
    said = reminded(staffed.worded("Tuấn", both.note, "20 08:01"))
    assert [how.due.obligation.id for how in said.standings] == ["monthly"]
    staffed.deployment = replace(staffed.deployment, plans=(plan.model_copy(update={"id": "another"}),))
    assert staffed.worded("Tuấn", both.note, "20 08:01") is None


def test_a_milestone_whose_day_is_not_the_plans_own_is_past_a_working_day_later(under: Callable[..., Commune]) -> None:
    """The ward's plan does not say that its review is on Sunday 11 June 2023."""
    ward = under("cam-nghia-2023", today="2023-06-01")
    ward.join("Tuấn", Role.REVIEWER, next(unit.name for unit in ward.do(units.tree) if unit.parent is None))

    def milestones() -> list[tuple[str, str]]:
        said = ((one.at, item) for one in ward.heard("Tuấn") for item in one.items)
        return [(at, item.slot) for at, item in said if isinstance(item, notes.MilestoneDue)]

    ward.sweep("2023-06-09 08:00", "2023-06-12 08:00", "2023-06-13 08:00")
    assert milestones() == [("09 08:00", "2023-06-09.1"), ("13 08:00", "2023-06-13.1")]


def test_who_is_no_longer_the_officer_is_not_told_what_was_queued(staffed: Commune) -> None:
    staffed.sweep("12 08:00")
    [heard] = staffed.heard("Minh")
    staffed.end_roles("Minh", "12 08:01")
    assert staffed.worded("Minh", heard.note, "12 08:02") is None
    staffed.join("Minh", Role.OFFICER, "Thôn Phú Sơn")
    outcome = staffed.worded("Minh", heard.note, "12 08:03")
    assert isinstance(outcome, reminders.Reminded)
    assert [how.unit.name for how in outcome.standings] == ["Thôn Phú Sơn"]


def test_who_no_longer_reviews_is_not_told_the_state_of_all(staffed: Commune) -> None:
    staffed.sweep("17 08:00")
    [heard] = [one for one in staffed.heard("Tuấn") if any(isinstance(item, notes.Summary) for item in one.items)]
    staffed.end_roles("Tuấn", "17 08:01")
    assert staffed.worded("Tuấn", heard.note, "17 08:02") is None


def test_the_reviewer_hears_how_all_units_stand_and_whom_nobody_can_reach(staffed: Commune) -> None:
    staffed.send("Trường Tiểu học Tân Lập", "Lan", "12 09:00")
    returned = staffed.send("Thôn Hòa Bình", "Minh", "12 09:00")
    staffed.move(returned, Act.RETURN, Status.RETURNED, "Tuấn", "12 10:00")
    staffed.do(people.unreachable, staffed.accounts["Hoa"], staffed.at("12 09:00"))
    staffed.sweep("17 08:00")
    [heard] = [one for one in staffed.heard("Tuấn") if any(isinstance(item, notes.Summary) for item in one.items)]
    [state] = (
        each
        for each in parts(staffed.worded("Tuấn", heard.note, "17 08:00"))
        if not isinstance(each, reminders.Reminded)
    )
    assert isinstance(state, reminders.StateOfAll)
    by_name = {how.unit.name: how for how in state.standings}
    assert len(by_name) == 23
    assert by_name["Trường Tiểu học Tân Lập"].progress.group is Group.MET
    assert by_name["Thôn Hòa Bình"].progress.group is Group.MENDING
    assert by_name["Thôn Đồng Tâm"].progress.group is Group.NOT_SENT
    silent = set(state.unreachable)
    assert staffed.unit("Thôn Đồng Tâm") in silent  # its only officer has blocked the bot
    assert staffed.unit("Thôn Suối Đá") in silent  # nobody has joined
    assert not silent & {staffed.unit(name) for name in ("Thôn Hòa Bình", "Trường Tiểu học Tân Lập")}


def test_a_reviewer_of_a_part_hears_of_that_part(staffed: Commune) -> None:
    staffed.join("Bình", Role.REVIEWER, "Thôn Hòa Bình")
    staffed.sweep("17 08:00")
    [heard] = staffed.heard("Bình")
    state = staffed.worded("Bình", heard.note, "17 08:00")
    assert isinstance(state, reminders.StateOfAll)
    assert [how.unit.name for how in state.standings] == ["Thôn Hòa Bình"]


def test_a_commune_that_has_forwarded_hears_no_more_of_it(staffed: Commune) -> None:
    nomination = staffed.send("Thôn Đồng Tâm", "Hoa", "10 09:00")
    staffed.sweep("13 08:00", "20 08:00")
    staffed.move(nomination, Act.FORWARD, Status.FORWARDED, "Tuấn", "21 09:00")
    staffed.sweep(*FORWARDING[2:], "2026-12-01 08:00")
    forwarding = [at for at, what in staffed.told("Tuấn") if "forward 2026-11" in what]
    assert forwarding == ["13 08:00", "20 08:00"]


def test_what_an_officer_is_mending_does_not_silence_what_the_commune_must_forward(staffed: Commune) -> None:
    nomination = staffed.send("Thôn Đồng Tâm", "Hoa", "10 09:00")
    staffed.move(nomination, Act.RETURN, Status.RETURNED, "Tuấn", "11 09:00")
    staffed.sweep(*FORWARDING)
    assert [at for at, what in staffed.told("Tuấn") if "forward" in what] == FORWARDING


def test_a_commune_that_forwards_late_hears_of_it_once(staffed: Commune) -> None:
    moments = [staffed.at("2026-11-30 13:30") + number * HOUR for number in range(72)]
    staffed.sweep(*moments)
    assert staffed.told("Tuấn") == [
        ("30 13:30", "last-afternoon: forward 2026-11"),
        ("01 08:30", "late: forward 2026-11"),
    ]


def test_a_plan_that_is_over_reminds_of_nothing(staffed: Commune) -> None:
    moment = staffed.at("2031-01-25 08:00")
    while moment < staffed.at("2031-03-01 08:00"):
        staffed.sweep(moment)
        moment += DAY
    assert staffed.heard() == []


def test_the_preview_of_a_day_names_just_those_whom_the_sweep_then_reminds(staffed: Commune) -> None:
    staffed.send("Thôn Hòa Bình", "Minh", "02 09:00")
    for day in range(1, 31):
        foreseen = staffed.do(timetable.of_day, staffed.deployment, staffed.at(f"{day:02} 00:00").date())
        names = {(f"{one.at:%d %H:%M}", one.person.name) for one in foreseen if one.person is not None}
        before = len(staffed.heard())
        staffed.sweep(f"{day:02} 08:00", f"{day:02} 13:30")
        assert names == {(one.at, one.who) for one in staffed.heard()[before:]}, day


def test_the_preview_names_a_unit_for_which_nobody_joined(staffed: Commune) -> None:
    foreseen = staffed.do(timetable.of_day, staffed.deployment, staffed.at("19 00:00").date())
    [morning, afternoon] = [one for one in foreseen if one.unit.name == "Thôn Suối Đá"]
    assert (morning.person, morning.rung, morning.due.due) == (
        None,
        Rung.LAST_MORNING,
        staffed.at("19 00:00").date(),
    )
    assert afternoon.rung is Rung.LAST_AFTERNOON
