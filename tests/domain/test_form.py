"""The form's engine: one pure step. Nothing that was taken is lost, and what is asked next follows from the draft."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from bare_plan import bare_plan
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.form import (
    REVIEW,
    Ask,
    Chose,
    Draft,
    Kind,
    Move,
    Photographed,
    Question,
    Raw,
    Refuse,
    Review,
    Said,
    Step,
    answer,
    change,
    left_out,
    pending,
    questions,
    unanswered,
)
from bot.domain.plan import Plan, Subject
from bot.reading import reading_words

WORDS = reading_words("vi")
TODAY = date(2026, 11, 12)


def plan(*fields: str, subjects: tuple[str, ...] = ("collective", "individual", "household", "model")) -> Plan:
    listed = [{"id": each, "name": each, "source": "III", "criteria": "general"} for each in fields]
    return bare_plan(subjects=subjects, fields=listed)


PLAN = plan("farming", "health")
EMPTY = Draft(1, "p", 2, 3, "2026-11", None, {}, frozenset(), "subject", 1)

#: what is asked, in order, of each subject
ASKED = {
    "collective": "subject field name place occupation deeds results told publish photos",
    "individual": "subject field name born place occupation deeds results told publish photos",
    "household": "subject field name born place occupation deeds results told publish photos",
    "model": "subject field name place occupation deeds results told publish photos",
}
OPTIONAL = {
    "collective": {"photos"},
    "individual": {"photos"},
    "household": {"born", "occupation", "photos"},
    "model": {"photos"},
}
GOOD: dict[str, Raw] = {
    "field": Chose("farming"),
    "name": Said("Hứa Văn Bảo"),
    "born": Said("1985"),
    "place": Said("xóm 3"),
    "occupation": Said("nông dân"),
    "deeds": Said("hiến 200 m2 đất làm đường"),
    "results": Said("đường rộng 5 m, xe vào tận xóm"),
    "told": Chose("yes"),
    "publish": Chose("not-asked"),
    "photos": Photographed(),
}
TAKEN = {
    "field": "farming",
    "name": "Hứa Văn Bảo",
    "born": 1985,
    "place": "xóm 3",
    "occupation": "nông dân",
    "deeds": "hiến 200 m2 đất làm đường",
    "results": "đường rộng 5 m, xe vào tận xóm",
    "told": "yes",
    "publish": "not-asked",
    "photos": True,
}


def say(draft: Draft, raw: Raw, under: Plan = PLAN) -> Step:
    return answer(draft, raw, plan=under, words=WORDS, today=TODAY)


def asked(step: Step) -> str:
    """The question that stands after a step; `review` when none does."""
    return REVIEW if isinstance(step, Review) else step.question.id


def refused(step: Step) -> str:
    assert isinstance(step, Refuse)
    return step.refusal.key


def up_to(question: str, subject: str = "individual") -> Draft:
    """A draft of a subject in which all before a question has been answered."""
    step = say(EMPTY, Chose(subject))
    while asked(step) != question:
        step = say(step.draft, GOOD[asked(step)])
    return step.draft


def finished(subject: str = "individual") -> Draft:
    return up_to(REVIEW, subject)


@pytest.mark.parametrize("subject", Subject)
def test_a_form_is_asked_from_its_first_question_to_the_review(subject: Subject) -> None:
    order, step = [], pending(EMPTY, PLAN)
    while isinstance(step, Ask):
        order.append(step.question.id)
        step = say(step.draft, {**GOOD, "subject": Chose(subject)}[step.question.id])
    assert order == ASKED[subject].split()
    assert step == Review(step.draft)
    expected = {key: value for key, value in TAKEN.items() if key in order}
    assert step.draft.answers == {"subject": subject, **expected}
    assert unanswered(step.draft, PLAN) is None
    assert step.draft.version == 1 + len(order)


@pytest.mark.parametrize("subject", Subject)
def test_only_what_is_optional_may_be_skipped(subject: Subject) -> None:
    step = say(EMPTY, Chose(subject))
    skipped = set()
    while not isinstance(step, Review):
        question = step.question
        tried = say(step.draft, Move.SKIP)
        if isinstance(tried, Refuse):
            assert (tried.refusal.key, tried.draft) == ("refuse-required", step.draft)
            tried = say(step.draft, GOOD[question.id])
        else:
            skipped.add(question.id)
        step = tried
    assert skipped == OPTIONAL[subject]
    assert unanswered(step.draft, PLAN) is None
    assert skipped.isdisjoint(step.draft.answers)


def test_until_the_subject_is_known_only_that_is_asked() -> None:
    assert [question.id for question in questions(PLAN, None)] == ["subject"]
    assert asked(pending(EMPTY, PLAN)) == "subject"
    assert EMPTY.subject is None


def test_a_plan_says_which_subjects_and_fields_there_are() -> None:
    narrow = plan("health", subjects=("individual", "model"))
    subject, field, *_ = questions(narrow, Subject.MODEL)
    assert (subject.choices, field.choices) == (("individual", "model"), ("health",))
    assert refused(say(EMPTY, Chose("household"), narrow)) == "refuse-choice"


@pytest.mark.parametrize("raw", [Chose("fishing"), Chose(""), Said("farming"), Photographed()])
def test_a_choice_that_is_not_on_the_list_is_refused_and_the_question_stands(raw: Raw) -> None:
    draft = up_to("field")
    step = say(draft, raw)
    assert refused(step) == "refuse-choice"
    assert (asked(step), step.draft) == ("field", draft)


@pytest.mark.parametrize(
    ("question", "raw", "key"),
    [
        ("name", Chose("Hứa Văn Bảo"), "refuse-type"),
        ("name", Photographed(), "refuse-type"),
        ("name", Said("1960"), "refuse-name"),
        ("born", Chose("1985"), "refuse-type"),
        ("born", Said("1895"), "refuse-year"),
        ("place", Photographed(), "refuse-type"),
        ("place", Said("x" * 201), "refuse-text-long"),
        ("place", Said("3"), "refuse-text-short"),
        ("deeds", Said("tốt"), "refuse-text-short"),
        ("deeds", Said("x" * 10_000), "refuse-text-long"),
        ("photos", Said("không có"), "refuse-photo"),
    ],
)
def test_an_answer_of_the_wrong_kind_is_refused_and_changes_nothing(question: str, raw: Raw, key: str) -> None:
    draft = up_to(question)
    step = say(draft, raw)
    assert refused(step) == key
    assert step.draft == draft


def test_a_name_that_brings_the_year_and_the_place_along_answers_three_questions() -> None:
    step = say(up_to("name"), Said("ông Hứa Văn Bảo sinh 60 xóm 3"))
    assert asked(step) == "occupation"
    assert step.draft.answers | {"name": "Hứa Văn Bảo", "born": 1960, "place": "xóm 3"} == step.draft.answers


def test_a_name_alone_leaves_the_year_and_the_place_as_they_were() -> None:
    opened = change(finished(), "name", plan=PLAN).draft
    step = say(opened, Said("Hứa Văn Bao"))
    assert asked(step) == REVIEW
    assert step.draft.answers == {"subject": "individual", **TAKEN, "name": "Hứa Văn Bao"}


def test_the_name_of_a_collective_brings_nothing_along() -> None:
    step = say(up_to("name", "collective"), Said("Tổ hợp tác 1960, xóm 3"))
    assert asked(step) == "place"
    assert "born" not in step.draft.answers


def test_a_year_that_came_with_the_name_takes_back_that_it_was_skipped() -> None:
    skipped = say(up_to("born", "household"), Move.SKIP).draft
    assert skipped.skipped == {"born"}
    opened = change(skipped, "name", plan=PLAN).draft
    step = say(opened, Said("Hứa Văn Bảo, 1960"))
    assert (step.draft.answers["born"], step.draft.skipped) == (1960, frozenset())


def test_going_back_asks_the_question_before_and_keeps_every_answer() -> None:
    draft = up_to("deeds")
    step = say(draft, Move.BACK)
    assert (asked(step), step.draft.answers) == ("occupation", draft.answers)
    step = say(step.draft, Move.BACK)
    assert asked(step) == "place"
    step = say(step.draft, Said("xóm 4"))
    assert asked(step) == "deeds"
    assert step.draft.answers == {**draft.answers, "place": "xóm 4"}


def test_before_the_first_question_there_is_nothing_to_go_back_to() -> None:
    step = say(EMPTY, Move.BACK)
    assert (asked(step), step.draft.answers) == ("subject", {})


def test_from_the_review_one_goes_back_to_the_last_question() -> None:
    step = say(finished(), Move.BACK)
    assert asked(step) == "photos"
    assert asked(say(step.draft, Move.SKIP)) == REVIEW


def test_at_the_review_nothing_is_taken_for_an_answer() -> None:
    draft = finished()
    for raw in (Said("Hứa Văn Bao"), Chose("farming"), Photographed(), Move.SKIP):
        assert say(draft, raw) == Review(draft)


@pytest.mark.parametrize("question", ASKED["individual"].split())
def test_any_answer_can_be_opened_again_from_the_review_and_leads_back_to_it(question: str) -> None:
    draft = finished()
    step = change(draft, question, plan=PLAN)
    assert asked(step) == question
    assert (step.draft.answers, step.draft.version) == (draft.answers, draft.version + 1)
    step = say(step.draft, {**GOOD, "subject": Chose("individual")}[question])
    assert isinstance(step, Review)
    assert step.draft.answers == draft.answers


def test_a_question_that_the_form_does_not_ask_cannot_be_opened() -> None:
    draft = finished("collective")
    assert change(draft, "born", plan=PLAN) == Review(draft)
    assert change(draft, "rumour", plan=PLAN) == Review(draft)
    assert change(EMPTY, "name", plan=PLAN) == pending(EMPTY, PLAN)


def test_skipping_an_answered_question_takes_the_answer_away() -> None:
    opened = change(finished(), "photos", plan=PLAN).draft
    step = say(opened, Move.SKIP)
    assert isinstance(step, Review)
    assert "photos" not in step.draft.answers
    assert step.draft.skipped == {"photos"}


def test_another_subject_drops_only_what_its_form_does_not_ask() -> None:
    opened = change(finished("individual"), "subject", plan=PLAN).draft
    step = say(opened, Chose("collective"))
    assert isinstance(step, Review)
    expected = {key: value for key, value in TAKEN.items() if key != "born"}
    assert step.draft.answers == {"subject": "collective", **expected}


def test_another_subject_asks_what_the_first_one_did_not() -> None:
    opened = change(finished("model"), "subject", plan=PLAN).draft
    step = say(opened, Chose("individual"))
    assert asked(step) == "born"
    assert step.draft.answers == {"subject": "individual", **{k: v for k, v in TAKEN.items() if k != "born"}}
    assert isinstance(say(step.draft, Said("1985")), Review)


def test_what_a_household_may_skip_an_individual_is_asked() -> None:
    draft = up_to("born", "household")
    for _ in range(20):
        step = say(draft, Move.SKIP)
        draft = (say(draft, GOOD[step.question.id]) if isinstance(step, Refuse) else step).draft
    assert draft.skipped == {"born", "occupation", "photos"}
    step = say(change(draft, "subject", plan=PLAN).draft, Chose("individual"))
    assert asked(step) == "born"
    assert step.draft.skipped == {"photos"}


def test_a_choice_that_the_plan_no_longer_has_is_asked_again_and_the_rest_is_kept() -> None:
    renewed = plan("health")
    step = say(up_to("deeds"), GOOD["deeds"], renewed)
    assert asked(step) == "field"
    step = say(step.draft, Chose("health"), renewed)
    assert asked(step) == "results"
    assert step.draft.answers == {**up_to("results").answers, "field": "health"}


def test_a_finished_draft_whose_field_is_gone_stands_at_that_question() -> None:
    renewed = plan("health")
    draft = finished()
    assert asked(pending(draft, renewed)) == "field"
    left = unanswered(draft, renewed)
    assert left is not None
    assert left.id == "field"
    assert isinstance(say(draft, Chose("health"), renewed), Review)


def test_a_draft_at_a_question_that_is_no_longer_asked_stands_at_the_first_open_one() -> None:
    draft = replace(up_to("deeds"), step="rumour")
    assert asked(pending(draft, PLAN)) == "deeds"
    assert asked(pending(replace(finished(), step="rumour"), PLAN)) == REVIEW


def test_the_first_question_still_to_be_answered_is_known() -> None:
    left = unanswered(up_to("deeds"), PLAN)
    assert left is not None
    assert left.id == "deeds"
    assert unanswered(up_to("photos"), PLAN) is None


def test_mending_does_not_ask_again_what_was_left_out() -> None:
    sent = {"subject": "household", **{key: TAKEN[key] for key in TAKEN if key not in {"born", "photos"}}}
    assert left_out(PLAN, sent) == {"born", "photos"}
    assert left_out(PLAN, {"subject": "individual", **TAKEN}) == frozenset()


def test_bounds_of_the_questions_are_sound() -> None:
    for subject in Subject:
        for question in questions(PLAN, subject):
            assert question.least <= question.most
            assert (question.kind is Kind.CHOICE) == bool(question.choices)


QUESTIONS = ASKED["individual"].split()
RAWS = st.one_of(
    st.sampled_from([*Subject, "farming", "health", "yes", "no", "not-yet", "not-asked", "rumour"]).map(Chose),
    st.sampled_from([raw.text for raw in GOOD.values() if isinstance(raw, Said)]).map(Said),
    st.sampled_from(["ông Hứa Văn Bảo sinh 60 xóm 3", "Nông Thị Lan, 85, bản Cuôn", "1", "198", ""]).map(Said),
    st.text(max_size=12).map(Said),
    st.just(Photographed()),
    st.sampled_from(Move),
)
DEEDS = st.one_of(RAWS, RAWS, RAWS, st.sampled_from(["right"]), st.sampled_from([f"open {each}" for each in QUESTIONS]))


def done(draft: Draft, deed: Any) -> Step:
    """What a deed of the walk leads to: an answer, a fitting answer, or a question opened again."""
    if deed == "right":
        standing = pending(draft, PLAN)
        return say(draft, {**GOOD, "subject": Chose("household"), REVIEW: Move.SKIP}[asked(standing)])
    if isinstance(deed, str):
        return change(draft, deed.removeprefix("open "), plan=PLAN)
    return say(draft, deed)


def may_go(before: Draft, after: Draft, deed: Any) -> set[str]:
    """The answers that a deed may take away: what is skipped, and what another subject does not ask."""
    gone = {before.step} if deed is Move.SKIP else set()
    if before.subject is not after.subject and before.subject is not None:
        gone |= set(before.answers) - {question.id for question in questions(PLAN, after.subject)}
    return gone


@settings(max_examples=150, deadline=None)
@given(st.lists(DEEDS, max_size=40))
def test_whatever_people_do_nothing_that_was_taken_is_lost(deeds: list[Any]) -> None:
    draft = EMPTY
    for deed in deeds:
        step = done(draft, deed)
        after = step.draft
        assert set(draft.answers) - set(after.answers) <= may_go(draft, after, deed)
        changed = {key for key in after.answers if key in draft.answers and after.answers[key] != draft.answers[key]}
        assert changed <= ({"name", "born", "place"} if draft.step == "name" else {draft.step})
        assert set(after.answers).isdisjoint(after.skipped)
        draft = after


@settings(max_examples=150, deadline=None)
@given(st.lists(DEEDS, max_size=40))
def test_whatever_people_do_the_draft_stands_at_a_question_or_at_a_complete_review(deeds: list[Any]) -> None:
    draft = EMPTY
    for deed in deeds:
        step = done(draft, deed)
        after = step.draft
        known = {question.id: question for question in questions(PLAN, after.subject)}
        assert (asked(step), after.step) in {(each, each) for each in (*known, REVIEW)}
        assert (after == draft) if after.version == draft.version else (after.version > draft.version)
        if isinstance(step, Refuse):
            assert after == draft
        if isinstance(step, Review):
            assert unanswered(after, PLAN) is None
            assert set(known) == set(after.answers) | set(after.skipped)
        draft = after


@settings(max_examples=100, deadline=None)
@given(st.lists(DEEDS, max_size=30))
def test_from_wherever_people_have_got_to_right_answers_lead_to_the_review(deeds: list[Any]) -> None:
    draft = EMPTY
    for deed in deeds:
        draft = done(draft, deed).draft
    for _ in range(len(QUESTIONS)):
        draft = done(draft, "right").draft
    assert isinstance(pending(draft, PLAN), Review)
    assert unanswered(draft, PLAN) is None


def test_a_question_is_the_same_whoever_asks() -> None:
    assert questions(PLAN, Subject.MODEL)[0] == Question("subject", Kind.CHOICE, choices=tuple(Subject))
