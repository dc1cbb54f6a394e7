"""Whatever is answered and in whatever order: nothing leaves the house without consent, and what came in counts."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.consent import (
    NO,
    NOT_ASKED,
    NOT_YET,
    SAYINGS,
    TEXT_ONLY,
    YES,
    Topic,
    after,
    changed,
    formed,
    overlaid,
    photos_to_publish,
)
from bot.domain.nomination import COUNTED, Act, Nomination, Status, is_open, status_after
from bot.domain.plan import Action, Subject

BASE = Nomination(
    id=1,
    code="MX-2026-11-001",
    plan_id="mau-2026",
    obligation_id="monthly",
    period="2026-11",
    unit_id=1,
    subject=Subject.INDIVIDUAL,
    field_id="y-te",
    name="Hứa Văn Bảo",
    answers={},
    status=Status.SUBMITTED,
    version=1,
    first_submitted_at=datetime(2026, 11, 12, tzinfo=UTC),
    on_time=True,
    submitted_by=1,
    mend_by=None,
)

_answers = st.fixed_dictionaries(
    {"told": st.sampled_from(["yes", "not-yet"]), "publish": st.sampled_from(SAYINGS[Topic.PUBLISH])},
    optional={"born": st.sampled_from([1960, 2008, 2012])},
)
_said = st.sampled_from([{topic.value: value} for topic, values in SAYINGS.items() for value in values])
_acts = st.sampled_from([Act.APPROVE, Act.RETURN, Act.RESUBMIT, Act.FORWARD, Act.PUBLISH])


def spoken(nomination: Nomination, said: dict[str, str]) -> Nomination:
    now = after(nomination.said, said)
    return replace(nomination, said=now, answers=overlaid(nomination.answers, now))


@given(_answers, st.lists(st.one_of(_said, _acts), max_size=12))
def test_nothing_goes_out_without_a_yes_and_all_that_came_in_counts(
    answers: dict[str, object], steps: list[dict[str, str] | Act]
) -> None:
    nomination = replace(BASE, answers=answers)
    minor = int(str(answers.get("born", 1960))) >= 2008
    heard: dict[str, str] = {key: str(answers[key]) for key in ("told", "publish")}
    for step in steps:
        before = nomination.status
        if isinstance(step, dict):
            nomination = spoken(nomination, step)
            heard |= step
            if NO in (step.get("told"), step.get("guardian")):
                heard["publish"] = "asked anew"
            assert nomination.status is before
        elif is_open(nomination, step):
            agreed = heard["told"] == YES and (not minor or heard.get("guardian") == YES)
            assert agreed or step not in (Act.FORWARD, Act.PUBLISH)
            assert heard["publish"] in (YES, TEXT_ONLY) or step is not Act.PUBLISH
            after_ = status_after(before, step)
            assert after_ is not None
            nomination = replace(nomination, status=after_)
        if nomination.status is not Status.RETURNED:
            assert nomination.status in COUNTED[Action.NOMINATE]
        shown = photos_to_publish(nomination.consent, (1, 2), {2})
        assert not shown or (heard["publish"] == YES and heard.get("photos") != NO)
        assert 2 not in shown


def test_a_no_to_photos_outlasts_a_yes_that_does_not_speak_of_them() -> None:
    nomination = spoken(spoken(replace(BASE, answers={"told": YES}), {"photos": NO}), {"publish": YES})
    assert (nomination.answers["publish"], nomination.consent.may_publish) == (TEXT_ONLY, True)
    assert not nomination.consent.may_show_photos
    assert spoken(nomination, {"publish": YES, "photos": YES}).consent.may_show_photos


def test_a_mended_form_says_only_what_was_changed_in_it() -> None:
    refused = {"told": NO, "publish": "not-asked"}
    assert changed(refused, formed(refused, {})) == {}
    assert changed(refused, {**formed(refused, {}), "publish": "no"}) == {"publish": "no"}


def test_who_could_not_be_asked_has_agreed_to_no_post_until_they_are() -> None:
    answers = formed({"told": YES, "publish": YES}, {"told": NOT_YET})
    assert answers == {"told": NOT_YET, "publish": NOT_ASKED}
    assert formed(answers, {"publish": "no"})["publish"] == "no"
    assert formed(answers, {"told": YES}) == {"told": YES}
    assert formed({**answers, "publish": "no"}, {"told": YES}) == {"told": YES, "publish": "no"}


@pytest.mark.parametrize(("born", "minor"), [(2007, False), (2008, True), (2020, True), (None, False)])
def test_who_may_not_be_of_age_needs_a_guardian(born: int | None, minor: bool) -> None:
    nomination = replace(BASE, answers={"told": YES, "publish": YES, "born": born})
    assert nomination.consent.may_publish is not minor
    assert (nomination.consent.open is Topic.GUARDIAN) is minor
