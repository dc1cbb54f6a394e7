"""What people hear of drafts that lie: once, in one message, on working mornings."""

import pytest
from commune import ROOT, Commune

from bot.domain.actions import Verb
from bot.domain.calendar import Period
from bot.domain.permissions import Role
from bot.domain.progress import Group
from bot.storage import attachments, drafts, units
from bot.storage.tables import DraftRow
from bot.usecases import notes, standing

UNIT = "Thôn Đồng Tâm"


@pytest.fixture
def staffed(commune: Commune) -> Commune:
    """A unit that has met its number, so that nothing else is due to it."""
    commune.join("Tuấn", Role.REVIEWER, ROOT)
    commune.join("Hoa", Role.OFFICER, UNIT)
    commune.join("Sinh", Role.OFFICER, UNIT)
    commune.send(UNIT, "Hoa", "02 09:00")
    return commune


def begin(commune: Commune, who: str, at: str) -> int:
    return commune.do(
        drafts.open_new,
        plan_id="mau-2026",
        unit_id=commune.unit(UNIT),
        person_id=commune.person(who),
        period="2026-11",
        now=commune.at(at),
        answers={"subject": "individual"},
        step="name",
    ).id


def told(commune: Commune, who: str) -> list[tuple[str, tuple[int, ...]]]:
    """When somebody was told of which drafts."""
    found = (
        (each.at, tuple(i.draft_id for i in each.items if isinstance(i, notes.DraftLies)))
        for each in commune.heard(who)
    )
    return [(at, lying) for at, lying in found if lying]


def test_a_draft_is_spoken_of_once_in_the_morning_and_again_only_after_a_change(staffed: Commune) -> None:
    draft_id = begin(staffed, "Hoa", "03 15:00")
    staffed.sweep("04 08:00", "05 07:59", "05 08:00", "05 08:01", "05 14:00", "06 08:00", "07 08:00", "09 08:00")
    assert told(staffed, "Hoa") == [("05 08:00", (draft_id,))]
    draft = staffed.do(drafts.get, draft_id)
    staffed.do(drafts.save, draft, staffed.at("09 09:00"))
    staffed.sweep("10 08:00", "11 08:00", "12 08:00")
    assert told(staffed, "Hoa")[1:] == [("11 08:00", (draft_id,))]
    assert told(staffed, "Sinh") == []


def test_who_has_had_the_mornings_message_hears_the_next_morning(staffed: Commune) -> None:
    first = begin(staffed, "Hoa", "03 15:00")
    staffed.sweep("05 08:00")
    second = begin(staffed, "Hoa", "03 16:00")
    staffed.wish("Hoa", "09:30")
    staffed.sweep("05 09:30", "06 09:30", "09 09:30")
    assert told(staffed, "Hoa") == [("05 08:00", (first,)), ("06 09:30", (second,))]


def test_several_drafts_are_one_message_and_none_comes_at_the_weekend(staffed: Commune) -> None:
    several = (begin(staffed, "Hoa", "05 10:00"), begin(staffed, "Hoa", "05 11:00"))
    # Saturday, Sunday, Monday
    staffed.sweep("07 08:00", "08 08:00", "09 08:00")
    assert told(staffed, "Hoa") == [("09 08:00", several)]


def test_who_is_reminded_that_morning_hears_of_drafts_in_the_same_message(staffed: Commune) -> None:
    staffed.join("Lan", Role.OFFICER, "Trường Tiểu học Tân Lập")
    staffed.do(
        drafts.open_new,
        plan_id="mau-2026",
        unit_id=staffed.unit("Trường Tiểu học Tân Lập"),
        person_id=staffed.person("Lan"),
        period="2026-11",
        now=staffed.at("10 09:00"),
        answers={"subject": "individual"},
    )
    staffed.sweep("12 08:00", "13 08:00")
    assert staffed.told("Lan") == [("12 08:00", "ahead: monthly 2026-11; DraftLies")]


def test_a_note_on_a_draft_that_was_gone_on_with_meanwhile_says_nothing(staffed: Commune) -> None:
    draft_id = begin(staffed, "Hoa", "03 15:00")
    staffed.sweep("05 08:00")
    (heard,) = [each.note for each in staffed.heard("Hoa")]
    assert staffed.worded("Hoa", heard, "05 08:00") is not None
    assert staffed.worded("Sinh", heard, "05 08:00") is None
    staffed.do(drafts.save, staffed.do(drafts.get, draft_id), staffed.at("05 08:01"))
    assert staffed.worded("Hoa", heard, "05 08:02") is None


def test_what_an_officer_who_left_was_writing_is_told_to_all_others_once(staffed: Commune) -> None:
    draft_id = begin(staffed, "Hoa", "03 15:00")
    staffed.end_roles("Hoa", "03 16:00")
    staffed.sweep("04 08:00", "05 08:00", "06 08:00")
    assert told(staffed, "Sinh") == [("04 08:00", (draft_id,))]
    staffed.join("Bình", Role.OFFICER, UNIT)
    staffed.sweep("09 08:00", "10 08:00")
    assert told(staffed, "Bình") == [("09 08:00", (draft_id,))]
    assert "Hoa" in staffed.worded_text("Sinh", staffed.heard("Sinh")[0].note, "04 08:00")


def test_a_draft_closes_a_week_after_its_warning_with_its_photos_even_when_the_sweep_was_away(staffed: Commune) -> None:
    draft_id = begin(staffed, "Hoa", "2026-11-03 15:00")
    staffed.do(
        attachments.add,
        draft_id=draft_id,
        kind="photo",
        file_id="f",
        file_unique_id="u",
        now=staffed.at("03 15:00"),
    )
    # nobody swept until long after its sixty days: it is warned of first
    staffed.sweep("2027-03-10 08:00", "2027-03-16 08:00")
    assert staffed.do(drafts.get, draft_id) is not None
    assert len(told(staffed, "Hoa")) == 1
    staffed.sweep("2027-03-17 08:00")
    assert staffed.do(drafts.get, draft_id) is None
    assert staffed.do(attachments.of_draft, draft_id) == []


def test_a_draft_of_which_nobody_is_left_to_hear_closes_all_the_same(staffed: Commune) -> None:
    draft_id = begin(staffed, "Hoa", "03 15:00")
    for who in ("Hoa", "Sinh"):
        staffed.end_roles(who, "03 16:00")
    staffed.sweep("2027-01-04 08:00", "2027-01-12 08:00")
    assert staffed.do(drafts.get, draft_id) is None


def lying_notes(commune: Commune, who: str) -> list[notes.Note]:
    """The messages in which somebody was told of drafts."""
    return [each.note for each in commune.heard(who) if any(isinstance(i, notes.DraftLies) for i in each.items)]


def test_what_a_reviewer_enters_for_a_unit_rests_with_the_reviewers_alone(staffed: Commune) -> None:
    staffed.join("Lan", Role.REVIEWER, ROOT)
    said = staffed.says("Tuấn", f"nhập thay {UNIT}, nhận ngày 3/11", "03 15:00")
    assert "nhập thay thôn Đồng Tâm" in said
    (lying,) = staffed.do(drafts.everything_open)
    draft_id = lying.draft.id
    # the unit waits for it, so it is spoken of though nothing has been answered
    staffed.sweep("04 08:00", "05 08:00", "06 08:00")
    assert told(staffed, "Tuấn") == [("05 08:00", (draft_id,))]
    (note,) = lying_notes(staffed, "Tuấn")
    assert "Bản chưa có tên, nhập thay thôn Đồng Tâm" in staffed.worded_text("Tuấn", note, "05 08:00")
    # one who is reviewer no longer leaves it to the others
    staffed.end_roles("Tuấn", "06 09:00")
    staffed.sweep("09 08:00", "10 08:00")
    assert told(staffed, "Lan") == [("09 08:00", (draft_id,))]
    (left,) = lying_notes(staffed, "Lan")
    assert "của Tuấn" in staffed.worded_text("Lan", left, "09 08:00")
    staffed.taps("Lan", Verb.RESUME, draft_id, at="09 08:01")
    assert staffed.do(drafts.of_person, staffed.person("Lan"))[0].id == draft_id
    assert told(staffed, "Hoa") == told(staffed, "Sinh") == []
    # and it closes like any other
    staffed.sweep("2027-01-05 08:00", "2027-01-13 08:00")
    assert staffed.do(drafts.get, draft_id) is None


def test_of_a_draft_that_was_thrown_away_nothing_of_a_person_is_left(staffed: Commune) -> None:
    draft_id = begin(staffed, "Hoa", "03 15:00")
    staffed.do(
        attachments.add, draft_id=draft_id, kind="photo", file_id="f", file_unique_id="u", now=staffed.at("03 15:00")
    )
    staffed.taps("Hoa", Verb.DISCARD_YES, draft_id, 1, at="03 16:00")
    assert staffed.do(attachments.of_draft, draft_id) == []
    assert staffed.do(lambda session: session.get_one(DraftRow, draft_id).answers) == {}


def test_a_unit_in_which_two_write_is_drafting_once_and_no_longer_when_both_have_closed(staffed: Commune) -> None:
    unit, plan = "Trường Tiểu học Tân Lập", staffed.deployment.main_plan

    def group() -> Group:
        owed = standing.main_obligation(plan)
        assert owed is not None
        found = staffed.do(_standing, staffed, owed.id, staffed.unit(unit))
        return found.progress.group

    written = []
    for who in ("Lan", "Mai"):
        staffed.join(who, Role.OFFICER, unit)
        written.append(
            staffed.do(
                drafts.open_new,
                plan_id=plan.id,
                unit_id=staffed.unit(unit),
                person_id=staffed.person(who),
                period="2026-11",
                now=staffed.at("03 09:00"),
                answers={"subject": "individual"},
            ).id
        )
    assert group() is Group.DRAFTING
    staffed.do(drafts.expire, written[0], staffed.at("04 09:00"))
    assert group() is Group.DRAFTING
    staffed.do(drafts.expire, written[1], staffed.at("04 09:00"))
    assert group() is Group.NOT_SENT


def _standing(session: object, commune: Commune, obligation_id: str, unit_id: int) -> standing.UnitStanding:
    plan = commune.deployment.main_plan
    tree = units.tree(session)  # type: ignore[arg-type]
    return standing.of_unit(
        session,  # type: ignore[arg-type]
        commune.deployment,
        plan,
        plan.obligation(obligation_id),
        tree[unit_id],
        Period.parse("2026-11"),
    )
