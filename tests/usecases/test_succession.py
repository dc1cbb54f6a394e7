"""Two units become one in mid-year: what each hears, owes, may see and finds again, before, on and after the day."""

from dataclasses import replace
from datetime import date

import pytest
from commune import MERGED, ROOT, Commune, merged

from bot import rosters
from bot.domain.calendar import Period
from bot.domain.nomination import Act, Nomination, Status
from bot.domain.permissions import Role
from bot.domain.progress import Group
from bot.domain.roster import Tree, Unit
from bot.paths import ROSTERS
from bot.storage import drafts, invitations, people, units
from bot.usecases import admit, dossiers, forms, join, notes, pages, standing, submit, succession, verdicts
from bot.usecases.incoming import Incoming, Opened
from bot.usecases.standing import UnitStanding

pytestmark = pytest.mark.on_every_home

GO_CHUA, BEN_DINH, NEW = "Thôn Gò Chùa", "Thôn Bến Đình", MERGED
OCTOBER, NOVEMBER, DECEMBER = (Period.parse(f"2026-{month}") for month in (10, 11, 12))
CARD = {"subject": "individual", "field": "y-te", "name": "Hứa Văn Bảo"}


@pytest.fixture
def merging(commune: Commune) -> Commune:
    commune.join("Tuấn", Role.REVIEWER, ROOT)
    commune.join("Hoa", Role.OFFICER, GO_CHUA)
    commune.join("Bình", Role.OFFICER, BEN_DINH)
    commune.do(units.replace_all, merged(GO_CHUA, BEN_DINH), today=date(2026, 11, 2))
    return commune


def all_of(commune: Commune, period: Period) -> dict[str, UnitStanding]:
    plan, tree = commune.deployment.main_plan, commune.do(units.tree)
    found = commune.do(standing.everyone, commune.deployment, plan, plan.obligation("monthly"), tree, period)
    return {how.unit.name: how for how in found}


def view(commune: Commune, who: str, nomination: Nomination) -> verdicts.Outcome:
    person = commune.do(people.get, commune.person(who))
    return commune.do(dossiers.view, commune.deployment, person, nomination.id)


def own_units(commune: Commune, who: str, role: Role = Role.OFFICER) -> list[str]:
    tree = commune.do(units.tree)
    return [tree[unit].name for unit in commune.do(people.get, commune.person(who)).units(role)]


def draft_of(commune: Commune, who: str, unit: str) -> int:
    return commune.do(
        drafts.open_new,
        plan_id="mau-2026",
        unit_id=commune.unit(unit),
        person_id=commune.person(who),
        period="2026-11",
        now=commune.at("10 09:00"),
        answers={"subject": "individual"},
    ).id


def test_periods_due_before_the_day_are_the_old_units_and_later_ones_the_new_ones(merging: Commune) -> None:
    october, november = all_of(merging, OCTOBER), all_of(merging, NOVEMBER)
    assert {GO_CHUA, BEN_DINH} <= october.keys()
    assert NEW not in october
    assert NEW in november
    assert not {GO_CHUA, BEN_DINH} & november.keys()
    assert len(november) == len(october) - 1


def test_what_the_old_units_sent_counts_once_for_the_new_one_in_the_period_of_the_change(merging: Commune) -> None:
    merging.send(GO_CHUA, "Hoa", "10 09:00", period="2026-10")
    assert all_of(merging, NOVEMBER)[NEW].progress.missing == 1
    merging.send(GO_CHUA, "Hoa", "10 09:00")
    merging.send(BEN_DINH, "Bình", "11 09:00")
    november = all_of(merging, NOVEMBER)[NEW].progress
    assert (november.required, november.counted, november.missing) == (1, 2, 0)
    assert all_of(merging, DECEMBER)[NEW].progress.counted == 0
    october = all_of(merging, OCTOBER)
    assert (october[GO_CHUA].progress.group, october[BEN_DINH].progress.group) == (Group.MET, Group.NOT_SENT)


def test_before_the_day_the_officers_of_both_hear_of_the_new_unit_and_after_it_hers_do(merging: Commune) -> None:
    merging.sweep("05 08:00")
    for who in ("Hoa", "Bình"):
        (heard,) = merging.heard(who)
        assert [owed.unit_id for owed in heard.owed] == [merging.unit(NEW)]
        assert merging.worded(who, heard.note, "05 08:00") is not None
    merging.send(BEN_DINH, "Bình", "09 09:00")
    merging.sweep("12 08:00")
    assert len(merging.heard("Hoa")) == 1
    merging.sweep("16 08:00", "19 08:00", "20 08:00")
    assert len(merging.heard("Hoa")) == 1


def test_a_new_unit_that_misses_something_is_reminded_through_those_who_were_led_to_it(merging: Commune) -> None:
    merging.sweep("16 08:00")
    assert [one.at for one in merging.heard("Hoa")] == ["16 08:00"]
    assert [one.at for one in merging.heard("Bình")] == ["16 08:00"]


def test_nobody_is_chased_for_what_a_unit_owed_that_ended_with_the_due_day(commune: Commune) -> None:
    commune.join("Hoa", Role.OFFICER, GO_CHUA)
    commune.join("Lan", Role.OFFICER, "Thôn Đồng Tâm")
    commune.do(units.replace_all, merged(GO_CHUA, BEN_DINH, last_day=date(2026, 11, 19)), today=date(2026, 11, 2))
    commune.sweep("19 13:30", "20 08:00", "23 08:00")
    assert commune.told("Hoa") == [("19 13:30", "last-afternoon: monthly 2026-11")]
    assert commune.told("Lan")[-1] == ("20 08:00", "late: monthly 2026-11")


def test_roles_are_led_on_at_the_turn_of_the_day_and_told_in_the_morning_once(merging: Commune) -> None:
    merging.sweep("15 23:59")
    assert own_units(merging, "Hoa") == [GO_CHUA]
    merging.sweep("16 00:01")
    assert own_units(merging, "Hoa") == own_units(merging, "Bình") == [NEW]
    note = notes.LedOn(merging.unit(GO_CHUA))
    merging.sweep("16 07:01", "16 07:02", "17 09:00")
    told = merging.worded("Hoa", note, "16 07:01")
    assert isinstance(told, succession.LedOn)
    assert [unit.name for _, theirs in told.roles for unit in theirs] == [NEW]
    assert own_units(merging, "Tuấn", Role.REVIEWER) == [ROOT]


def test_open_drafts_go_on_with_the_new_unit(merging: Commune) -> None:
    draft_id = draft_of(merging, "Hoa", GO_CHUA)
    assert all_of(merging, NOVEMBER)[NEW].progress.group is Group.DRAFTING
    merging.sweep("16 00:01")
    draft = merging.do(drafts.get, draft_id)
    assert draft is not None
    assert (draft.unit_id, draft.version) == (merging.unit(NEW), 1)
    assert all_of(merging, NOVEMBER)[NEW].progress.drafting == 1
    for who in ("Hoa", "Bình"):
        person = merging.do(people.get, merging.person(who))
        assert merging.do(pages.of_unit, merging.deployment, person, draft_id) is not None


def test_the_notebook_goes_on_with_the_new_unit(merging: Commune) -> None:
    merging.says("Hoa", "ghi: ông B xóm 3 hiến đất", "10 09:00")
    merging.sweep("16 00:05")
    assert "ông B xóm 3 hiến đất" in merging.says("Bình", "sổ tay", "16 09:00")


def test_what_was_returned_is_mended_by_the_new_unit_and_stays_the_old_ones(merging: Commune) -> None:
    sent = merging.send(GO_CHUA, "Hoa", "12 09:00")
    merging.move(sent, Act.RETURN, Status.RETURNED, "Tuấn", "13 09:00")
    assert isinstance(view(merging, "Bình", sent), verdicts.ReviewNotAllowed)
    merging.sweep("16 00:01")
    assert all_of(merging, NOVEMBER)[NEW].progress.group is Group.MENDING
    binh = merging.do(people.get, merging.person("Bình"))
    opened = merging.do(submit.mend, merging.deployment, binh, sent.id, merging.at("16 09:00"))
    assert isinstance(opened, forms.Asking)
    assert opened.draft.nomination_id == sent.id
    mended = merging.move(sent, Act.RESUBMIT, Status.SUBMITTED, "Bình", "16 09:05")
    assert mended.unit_id == merging.unit(GO_CHUA)
    assert all_of(merging, NOVEMBER)[NEW].progress.group is Group.MET


def test_the_new_units_officer_sees_what_both_sent_and_the_reviewer_as_before(merging: Commune) -> None:
    sent = [merging.send(GO_CHUA, "Hoa", "10 09:00"), merging.send(BEN_DINH, "Bình", "11 09:00", period="2026-10")]
    merging.sweep("16 00:01")
    merging.join("Mai", Role.OFFICER, NEW)
    mai = merging.do(people.get, merging.person("Mai"))
    mine = merging.do(dossiers.mine, mai)
    assert isinstance(mine, verdicts.Mine)
    assert {each.id for each, _ in mine.nominations} == {each.id for each in sent}
    for each in sent:
        assert isinstance(view(merging, "Mai", each), verdicts.OfficerView)
        assert isinstance(view(merging, "Tuấn", each), verdicts.Card)
        assert view(merging, "Mai", each).unit.id == each.unit_id  # type: ignore[union-attr]


def test_a_merger_that_was_a_mistake_gives_the_roles_back(merging: Commune) -> None:
    merging.sweep("16 00:01")
    merging.do(units.replace_all, rosters.tree(rosters.read(ROSTERS / "mau-2026.csv")), today=date(2026, 11, 17))
    merging.sweep("17 09:00")
    assert (own_units(merging, "Hoa"), own_units(merging, "Bình")) == ([GO_CHUA], [BEN_DINH])


def test_another_successor_takes_over_when_the_roster_is_corrected(merging: Commune) -> None:
    merging.sweep("16 00:01")
    merging.do(units.replace_all, merged(GO_CHUA, BEN_DINH, into=("Thôn Khác",)), today=date(2026, 11, 17))
    merging.sweep("17 09:00")
    assert own_units(merging, "Hoa") == ["Thôn Khác"]


def test_after_a_split_an_officer_has_both_and_what_was_sent_counts_for_the_first(commune: Commune) -> None:
    commune.join("Hoa", Role.OFFICER, GO_CHUA)
    commune.do(units.replace_all, merged(GO_CHUA, into=("Thôn Gò Một", "Thôn Gò Hai")), today=date(2026, 11, 2))
    sent = commune.send(GO_CHUA, "Hoa", "10 09:00")
    commune.sweep("16 00:01")
    assert own_units(commune, "Hoa") == ["Thôn Gò Một", "Thôn Gò Hai"]
    november = all_of(commune, NOVEMBER)
    assert [november[name].progress.missing for name in ("Thôn Gò Một", "Thôn Gò Hai")] == [0, 1]
    commune.join("Mai", Role.OFFICER, "Thôn Gò Hai")
    assert isinstance(view(commune, "Mai", sent), verdicts.OfficerView)


def test_over_two_changes_everything_reaches_the_last_unit(merging: Commune) -> None:
    sent = merging.send(GO_CHUA, "Hoa", "10 09:00")
    merging.sweep("16 00:01")
    tree = merged(GO_CHUA, BEN_DINH)
    last = replace(tree.units[-1], valid_to=date(2026, 11, 17), successors=(99,))
    final = Unit(99, "Thôn Cuối", "thôn", 1, valid_from=date(2026, 11, 18))
    merging.do(units.replace_all, Tree((*tree.units[:-1], last, final)), today=date(2026, 11, 16))
    merging.sweep("18 00:01")
    assert own_units(merging, "Hoa") == ["Thôn Cuối"]
    assert all_of(merging, NOVEMBER)["Thôn Cuối"].progress.counted == 1
    assert isinstance(view(merging, "Bình", sent), verdicts.OfficerView)


def test_a_link_made_for_the_old_unit_leads_to_the_new_one(merging: Commune) -> None:
    merging.do(
        invitations.make,
        token="t" * 22,
        role=Role.OFFICER,
        unit_id=merging.unit(GO_CHUA),
        now=merging.at("14 09:00"),
        name="Mai",
    )
    merging.sweep("16 00:01")
    opened = Incoming(8001, 8001, "Mai", merging.at("16 09:00"), Opened("t" * 22))
    shown = merging.do(join.open_link, opened, "t" * 22, member=False)
    assert isinstance(shown, join.Invited)
    assert shown.unit is not None
    assert shown.unit.name == NEW
    merging.do(join.accept, opened, "t" * 22, language="vi")
    joined = merging.do(people.by_telegram, 8001)
    assert joined is not None
    assert joined.units(Role.OFFICER) == (merging.unit(NEW),)


def test_a_stranger_who_names_the_old_unit_is_offered_to_the_reviewer_for_the_new_one(merging: Commune) -> None:
    asking = Incoming(8002, 8002, "Mai", merging.at("17 09:00"), Opened(None))
    merging.do(join.request_access, asking, "Nông Thị Mai, trưởng thôn Gò Chùa")
    for day, expected in ((15, [GO_CHUA]), (17, [NEW])):
        card = merging.do(admit.request_card, 1, on=date(2026, 11, day))
        assert card is not None
        assert [unit.name for unit in card.offered][:1] == expected
