"""Changing one answer elsewhere than where the form stands: the rest of the draft is as it was."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from bare_plan import bare_plan
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import amending
from bot.domain.answers import Refusal
from bot.domain.form import REVIEW, Chose, Draft, Raw, Said
from bot.domain.questions import Kind, Question, questions
from bot.domain.readers import Reading
from bot.reading import reading_words

WORDS = reading_words("vi")
TODAY = date(2026, 11, 12)
PLAN = bare_plan(
    subjects=("collective", "individual"),
    fields=[{"id": each, "name": each, "source": "III", "criteria": "general"} for each in ("farming", "health")],
)
GIVEN: dict[str, Any] = {"subject": "individual", "field": "farming", "name": "Hứa Văn Bảo", "born": 1960}
DRAFT = Draft(1, "p", 2, 3, "2026-11", None, GIVEN, frozenset(), "place", 7)

SHORT = Question("place", Kind.TEXT, most=200)
LONG = Question("deeds", Kind.TEXT, most=3000)


def amend(draft: Draft, question_id: str, raw: Raw) -> Draft | Refusal:
    return amending.amend(draft, question_id, raw, by=Reading(PLAN, WORDS, TODAY))


def test_an_answer_is_changed_and_the_form_stands_where_it_stood() -> None:
    after = amend(DRAFT, "name", Said("Hứa Văn Bào, 1961"))
    assert after == replace(DRAFT, answers=GIVEN | {"name": "Hứa Văn Bào", "born": 1961}, version=8)


def test_what_is_answered_along_is_not_asked_again() -> None:
    after = amend(DRAFT, "name", Said("Hứa Văn Bảo, 1960, xóm 3"))
    assert isinstance(after, Draft)
    assert (after.answers["place"], after.step) == ("xóm 3", "occupation")


def test_the_question_that_is_asked_is_answered_and_the_form_goes_on() -> None:
    after = amend(DRAFT, "place", Said("xóm 3"))
    assert isinstance(after, Draft)
    assert (after.answers["place"], after.step) == ("xóm 3", "occupation")


def test_at_the_review_the_form_stays_there_unless_something_is_missing_now() -> None:
    asked = [each.id for each in questions(PLAN, DRAFT.subject)]
    full = replace(DRAFT, answers=dict.fromkeys(asked, "x") | GIVEN | {"told": "yes", "publish": "no"}, step=REVIEW)
    mended = amend(full, "name", Said("Nông Thị Lan"))
    assert isinstance(mended, Draft)
    assert mended.step == REVIEW


@pytest.mark.parametrize(
    ("question_id", "raw"),
    [("born", Said("19855")), ("field", Chose("flying")), ("nothing", Said("xin chào")), ("name", Said("12"))],
)
def test_what_cannot_be_read_changes_nothing(question_id: str, raw: Raw) -> None:
    assert isinstance(amend(DRAFT, question_id, raw), Refusal)


@given(st.sampled_from(["name", "born", "field", "place", "deeds", "told"]), st.text(max_size=40))
def test_whatever_is_typed_all_other_answers_stand(question_id: str, text: str) -> None:
    after = amend(DRAFT, question_id, Said(text))
    if isinstance(after, Draft):
        # a name may come with the year and the place
        touched = {question_id, *(("born", "place") if question_id == "name" else ())}
        kept = {key: value for key, value in GIVEN.items() if key not in touched}
        assert {key: after.answers[key] for key in kept} == kept
        assert after.version == DRAFT.version + 1


def test_sentences_are_put_below_each_other_and_words_in_a_row() -> None:
    assert amending.together(LONG, ["hiến đất", "làm đường"]) == "hiến đất\nlàm đường"
    assert amending.together(SHORT, ["xóm 3", "xã Tân Lập"]) == "xóm 3 xã Tân Lập"


@pytest.mark.parametrize(
    ("text", "seconds", "expected"),
    [
        ("vận động sáu hộ khác trong xóm cùng hiến đất", 4, True),
        ("vận động sáu hộ khác trong xóm cùng hiến đất", 9, False),
        ("200m2", 4, False),
        ("200m2", 2, True),
        # nobody types a part and sends it at once: that is one who waits for nothing
        ("vận động sáu hộ khác trong xóm cùng hiến đất", 0, False),
    ],
)
def test_a_part_is_known_by_the_time_it_takes_to_read_and_to_type(text: str, seconds: int, expected: bool) -> None:
    assert amending.begun_before_the_question(text, timedelta(seconds=seconds)) is expected


@pytest.mark.parametrize(("seconds", "expected"), [(-1, False), (0, True), (10, True), (11, False)])
def test_messages_in_a_row_follow_within_seconds(seconds: int, expected: bool) -> None:
    assert amending.in_a_row(timedelta(seconds=seconds)) is expected
