"""Nudging by hand, how far it comes, whom to call: what the talk cannot show."""

from datetime import UTC, date, datetime, timedelta

import pytest
from commune import ROOT, Commune

from bot.domain.actions import Verb
from bot.domain.chasing import Arrival
from bot.domain.permissions import Action, Person, Role, may
from bot.domain.plan import Action as Asks
from bot.domain.reminding import Wishes
from bot.replies import Voice, word
from bot.storage import chasing, outbox, people, units
from bot.texts import texts
from bot.usecases import chase, chase_calls, chase_contacts, chase_report, chase_targets, notes, tidy
from bot.usecases.admit import NotAllowed
from bot.usecases.chased import DeliveryReport, NudgeBefore, NudgeHeard, NudgePreview, NudgeSent
from bot.usecases.duties import Duty

DONG_TAM, GO_CHUA, PHU_SON = "Thôn Đồng Tâm", "Thôn Gò Chùa", "Thôn Phú Sơn"
MORNING = "17 09:05"


@pytest.fixture
def staffed(commune: Commune) -> Commune:
    commune.join("Tuấn", Role.REVIEWER, ROOT)
    commune.join("Hoa", Role.OFFICER, DONG_TAM)
    commune.join("Bình", Role.OFFICER, GO_CHUA)
    return commune


def person(commune: Commune, name: str) -> Person:
    found = commune.do(people.by_telegram, commune.accounts[name])
    assert found is not None
    return found


def monthly(commune: Commune, at: str = MORNING) -> Duty:
    plan = commune.deployment.main_plan
    duty = commune.do(chase_targets.meant, commune.deployment, person(commune, "Tuấn"), plan, commune.at(at))
    assert duty is not None
    return duty


def shown(commune: Commune, by: str = "Tuấn", at: str = MORNING) -> NudgePreview:
    duty = monthly(commune, at)
    preview = commune.do(chase.preview, commune.deployment, person(commune, by), duty, commune.at(at))
    assert isinstance(preview, NudgePreview)
    return preview


def sent(
    commune: Commune, preview: NudgePreview, by: str = "Tuấn", at: str = MORNING, *, again: bool = False
) -> object:
    nudge = preview.nudge
    who = person(commune, by)
    return commune.do(chase.send, commune.deployment, who, nudge.id, nudge.version, commune.at(at), again=again)


def waiting(commune: Commune) -> list[outbox.Waiting]:
    """What lies in the outbox of nudges; claimed, as a sender does."""
    rows = commune.do(outbox.claim, "test", datetime.now(UTC), limit=100)
    return [row for row in rows if row.key.startswith("nudge:")]


def report(commune: Commune, at: str = MORNING) -> DeliveryReport:
    told = commune.do(
        chase_report.report, commune.deployment, person(commune, "Tuấn"), monthly(commune, at), commune.at(at)
    )
    assert isinstance(told, DeliveryReport)
    return told


def arrivals(commune: Commune, unit: str) -> list[Arrival]:
    rows = [row for row in report(commune).units if row.standing.unit.name == unit]
    return [each.arrival for row in rows for each in row.people]


def test_who_chases_is_who_hears_how_all_units_stand(staffed: Commune) -> None:
    """Whatever the role: numbers and logs are for nobody else."""
    tree = staffed.do(units.tree)
    for number, role in enumerate(Role):
        staffed.join(f"ai {number}", role, *(() if role is Role.ADMIN else (ROOT,)))
        who = person(staffed, f"ai {number}")
        for unit in tree:
            assert may(who, Action.CHASE, unit.id, tree) == may(who, Action.HEAR_SUMMARY, unit.id, tree)


def test_nobody_but_a_reviewer_sees_or_does_any_of_it(staffed: Commune) -> None:
    duty, now, unit = monthly(staffed), staffed.at(MORNING), staffed.unit(GO_CHUA)
    for number, role in enumerate(role for role in Role if role is not Role.REVIEWER):
        name = f"ai {number}"
        staffed.join(name, role, *(() if role is Role.ADMIN else (ROOT, DONG_TAM)))
        who = person(staffed, name)
        for usecase in (chase.preview, chase_report.report, chase_calls.listed):
            assert isinstance(staffed.do(usecase, staffed.deployment, who, duty, now), NotAllowed), role
        for of_one in (chase_calls.of_unit, chase_calls.ask_note):
            assert isinstance(staffed.do(of_one, staffed.deployment, who, duty, unit, now), NotAllowed), role
        assert "0912" not in staffed.says(name, "số của chị Bình 0912345678", MORNING)
    assert staffed.do(people.contact, staffed.person("Bình")).phone is None


def test_a_reviewer_of_a_part_chases_that_part(staffed: Commune) -> None:
    staffed.join("Sáu", Role.REVIEWER, DONG_TAM)
    found = shown(staffed, "Sáu").targets
    assert [how.unit.name for how in found.heard] == [DONG_TAM]


def test_what_two_reviewers_send_at_the_same_moment_reaches_an_officer_once(staffed: Commune) -> None:
    staffed.join("Sáu", Role.REVIEWER, ROOT)
    first, second = shown(staffed), shown(staffed, "Sáu")
    assert isinstance(sent(staffed, first), NudgeSent)
    # the other has seen a page on which nobody was nudged yet
    assert isinstance(sent(staffed, second, "Sáu"), NudgePreview)
    assert isinstance(sent(staffed, first), NudgeBefore)
    assert sorted(row.chat_id for row in waiting(staffed)) == sorted(
        [staffed.accounts["Hoa"], staffed.accounts["Bình"]]
    )


def test_one_who_minds_two_units_hears_of_both_at_once(staffed: Commune) -> None:
    staffed.join("Hoa", Role.OFFICER, PHU_SON)
    done = sent(staffed, shown(staffed))
    assert isinstance(done, NudgeSent)
    assert (done.units, done.people) == (3, 2)
    (row,) = [row for row in waiting(staffed) if row.chat_id == staffed.accounts["Hoa"]]
    text = staffed.worded_text("Hoa", notes.unpack(row.payload["note"]), MORNING)
    within = texts("vi").within
    assert within(DONG_TAM) in text
    assert within(PHU_SON) in text


def test_somebodys_word_reaches_those_who_wish_no_reminders_without_a_sound(staffed: Commune) -> None:
    staffed.join("Lan", Role.OFFICER, PHU_SON)
    staffed.do(people.wish, staffed.person("Hoa"), Wishes(off=True))
    staffed.do(people.wish, staffed.person("Lan"), Wishes(muted_until=date(2026, 12, 1)))
    sent(staffed, shown(staffed))
    quietly = {}
    for row in waiting(staffed):
        name = next(name for name, account in staffed.accounts.items() if account == row.chat_id)
        outcome = staffed.worded(name, notes.unpack(row.payload["note"]), MORNING)
        assert isinstance(outcome, NudgeHeard)
        voice = Voice.to(person(staffed, name), staffed.deployment, staffed.at(MORNING))
        quietly[name] = word(outcome, voice).silent
    assert quietly == {"Hoa": True, "Lan": True, "Bình": False}


def test_how_far_it_came_is_told_by_what_became_of_each_message(staffed: Commune) -> None:
    staffed.join("Lan", Role.OFFICER, PHU_SON)
    sent(staffed, shown(staffed))
    assert arrivals(staffed, DONG_TAM) == [Arrival.WAITING]
    rows = {row.chat_id: row for row in waiting(staffed)}
    now = datetime.now(UTC)
    staffed.do(outbox.sent, rows[staffed.accounts["Hoa"]].id, "test", 5, now)
    staffed.do(outbox.failed, rows[staffed.accounts["Bình"]].id, "test", "Forbidden", now)
    staffed.do(outbox.moot, rows[staffed.accounts["Lan"]].id, "test", now)
    assert arrivals(staffed, DONG_TAM) == [Arrival.ARRIVED]
    assert arrivals(staffed, GO_CHUA) == [Arrival.UNREACHABLE]
    assert arrivals(staffed, PHU_SON) == [Arrival.NEEDLESS]
    assert arrivals(staffed, "Thôn Suối Đá") == []


def test_who_has_blocked_the_bot_is_not_written_to_and_is_named(staffed: Commune) -> None:
    staffed.do(people.unreachable, staffed.accounts["Bình"], staffed.at("16 09:00"))
    preview = shown(staffed)
    assert GO_CHUA in [how.unit.name for how in preview.targets.unheard]
    sent(staffed, preview)
    assert [row.chat_id for row in waiting(staffed)] == [staffed.accounts["Hoa"]]
    assert arrivals(staffed, GO_CHUA) == [Arrival.UNREACHABLE]


def test_what_was_sent_before_the_nudge_went_out_makes_it_needless(staffed: Commune) -> None:
    sent(staffed, shown(staffed))
    staffed.send(DONG_TAM, "Hoa", "17 09:06")
    rows = {row.chat_id: row for row in waiting(staffed)}
    note = notes.unpack(rows[staffed.accounts["Hoa"]].payload["note"])
    assert staffed.worded("Hoa", note, "17 09:07") is None


def test_a_nudge_that_was_put_off_goes_once_whatever_sweeps(staffed: Commune) -> None:
    evening = "17 20:30"
    preview = shown(staffed, at=evening)
    nudge = preview.nudge
    staffed.do(chase.put_off, staffed.deployment, person(staffed, "Tuấn"), nudge.id, nudge.version, staffed.at(evening))
    for at in ("17 23:00", "18 06:59", "18 07:00", "18 07:00", "18 07:01", "17 21:00", "18 07:02"):
        staffed.sweep(at)
    assert len(waiting(staffed)) == 2
    kept = staffed.do(chasing.get, nudge.id)
    assert kept is not None
    assert kept.sent_at == staffed.at("18 07:00")


def test_who_reviews_no_more_nudges_nobody_in_the_morning(staffed: Commune) -> None:
    evening = "17 20:30"
    nudge = shown(staffed, at=evening).nudge
    staffed.do(chase.put_off, staffed.deployment, person(staffed, "Tuấn"), nudge.id, nudge.version, staffed.at(evening))
    staffed.end_roles("Tuấn", "17 22:00")
    staffed.sweep("18 07:00")
    assert waiting(staffed) == []


def test_own_words_of_the_reviewer_may_begin_like_a_wish(staffed: Commune) -> None:
    staffed.says("Tuấn", "nhắc ngay", MORNING)
    said = staffed.says("Tuấn", "nhắc các thôn gửi trước 11 giờ trưa nay", MORNING)
    assert "“nhắc các thôn gửi trước 11 giờ trưa nay”" in said
    assert "dài quá 300" in staffed.says("Tuấn", "a" * 301, MORNING)
    # a question in between, and the page once more
    assert "Gửi cho 2 đơn vị" in staffed.says("Tuấn", "hạn nộp khi nào?", MORNING)
    # what is typed much later is about something else
    assert "Lời riêng" not in staffed.says("Tuấn", "bn rồi", "17 10:30")
    staffed.says("Tuấn", "nhắc ngay", "17 10:31")
    assert "Em không gửi lời nhắc này" in staffed.says("Tuấn", "thôi", "17 10:32")


def test_the_last_word_on_a_namesake_is_asked_for(staffed: Commune) -> None:
    staffed.join("Lê Thị Hoa", Role.OFFICER, PHU_SON)
    asked = staffed.says("Tuấn", "số của chị Hoa 0912345678", MORNING)
    assert "Số này của ai?" in asked
    chosen = staffed.taps("Tuấn", Verb.CONTACT_OF, staffed.person("Lê Thị Hoa"), at=MORNING)
    assert "Em ghi của Lê Thị Hoa: số 0912 345 678" in chosen
    assert staffed.do(people.contact, staffed.person("Hoa")).phone is None
    # a unit beside the name tells which
    said = staffed.says("Tuấn", "sđt chị Hoa thôn Đồng Tâm 0987654321", MORNING)
    assert "Em ghi của Hoa: số 0987 654 321" in said


def test_a_choice_of_whose_number_is_lapses_with_the_right(staffed: Commune) -> None:
    reviewer, binh = person(staffed, "Tuấn"), staffed.person("Bình")
    staffed.end_roles("Tuấn", "17 08:00")
    gone = person(staffed, "Tuấn")
    now = staffed.at(MORNING)
    chosen = chase_contacts.chosen
    assert type(staffed.do(chosen, gone, binh, phone="+84912345678", email=None, now=now)).__name__ == "Stale"
    kept = staffed.do(chosen, reviewer, binh, phone="+84912345678", email=None, now=now)
    assert type(kept).__name__ == "ContactKept"


def test_what_the_root_itself_owes_is_not_chased(staffed: Commune) -> None:
    plan, period = staffed.deployment.main_plan, monthly(staffed).period
    tuan = person(staffed, "Tuấn")
    own = [obligation for obligation in plan.obligations if obligation.action is Asks.FORWARD]
    assert own
    for obligation in own:
        duty = Duty(plan, obligation, period)
        assert staffed.do(chase_targets.circle, staffed.deployment, tuan, duty) is None


def test_a_nudge_that_was_begun_and_never_sent_is_dropped_after_a_month(staffed: Commune) -> None:
    gone = shown(staffed)
    sent(staffed, gone)
    left = shown(staffed)
    for days, there in ((29, {gone.nudge.id, left.nudge.id}), (31, {gone.nudge.id})):
        staffed.do(tidy.tidy, staffed.at(MORNING) + timedelta(days=days))
        kept = (each.nudge.id for each in (gone, left) if staffed.do(chasing.get, each.nudge.id) is not None)
        assert set(kept) == there


def test_however_many_officers_there_are_they_are_looked_up_at_once(staffed: Commune) -> None:
    def asked() -> int:
        with staffed.queries() as put:
            shown(staffed)
            report(staffed)
            staffed.do(
                chase_calls.listed, staffed.deployment, person(staffed, "Tuấn"), monthly(staffed), staffed.at(MORNING)
            )
        return len(put)

    before = asked()
    for unit in staffed.do(units.tree):
        staffed.join(f"Cán bộ {unit.id}", Role.OFFICER, unit.name)
    assert asked() <= before
