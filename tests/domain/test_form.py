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
    Move,
    Raw,
    Refuse,
    Review,
    Said,
    Step,
    answer,
    asked,
    change,
    enlarge,
    fitted,
    give,
    left_out,
    pending,
    unanswered,
    unmarked,
)
from bot.domain.plan import Plan, Subject
from bot.domain.questions import Kind, Question, all_questions, further, questions
from bot.domain.readers import Reading
from bot.reading import reading_words

WORDS = reading_words("vi")
TODAY = date(2026, 11, 12)


def plan(*fields: str, subjects: tuple[str, ...] = ("collective", "individual", "household", "model")) -> Plan:
    listed = [{"id": each, "name": each, "source": "III", "criteria": "general"} for each in fields]
    return bare_plan(subjects=subjects, fields=listed)


PLAN = plan("farming", "health")
EMPTY = Draft(1, "p", 2, 3, "2026-11", None, {}, frozenset(), "subject", 1)

_STORY = "deeds results gained since"
#: what is asked, in order, of each subject
ASKED = {
    "collective": f"subject name place occupation {_STORY} field told publish",
    "individual": f"subject name born place occupation {_STORY} field told publish",
    "household": f"subject name born place occupation {_STORY} field told publish",
    "model": f"subject name place occupation {_STORY} field told publish",
}
OPTIONAL = {
    "collective": {"gained"},
    "individual": {"gained"},
    "household": {"born", "occupation", "gained"},
    "model": {"gained"},
}
GOOD: dict[str, Raw] = {
    "field": Chose("farming"),
    "name": Said("Hứa Văn Bảo"),
    "born": Said("1985"),
    "place": Said("xóm 3"),
    "occupation": Said("nông dân"),
    "deeds": Said("hiến đất làm đường"),
    "results": Said("đường rộng 5 m, xe vào tận xóm"),
    "gained": Said("cả xóm"),
    "since": Said("từ năm 2024"),
    "told": Chose("yes"),
    "publish": Chose("not-asked"),
}
TAKEN = {
    "name": "Hứa Văn Bảo",
    "born": 1985,
    "place": "xóm 3",
    "occupation": "nông dân",
    "deeds": "hiến đất làm đường",
    "results": "đường rộng 5 m, xe vào tận xóm",
    "gained": "cả xóm",
    "since": "từ năm 2024",
    "field": "farming",
    "told": "yes",
    "publish": "not-asked",
}


def say(draft: Draft, raw: Raw, under: Plan = PLAN) -> Step:
    return answer(draft, raw, by=Reading(under, WORDS, TODAY))


def at(step: Step) -> str:
    """The question that stands after a step; `review` when none does."""
    return REVIEW if isinstance(step, Review) else step.question.id


def refused(step: Step) -> str:
    assert isinstance(step, Refuse)
    return step.refusal.key


def up_to(question: str, subject: str = "individual") -> Draft:
    """A draft of a subject in which all before a question has been answered."""
    step = say(EMPTY, Chose(subject))
    while at(step) != question:
        step = say(step.draft, GOOD[at(step)])
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
    assert at(pending(EMPTY, PLAN)) == "subject"
    assert EMPTY.subject is None


def test_a_plan_says_which_subjects_and_fields_there_are() -> None:
    narrow = plan("health", subjects=("individual", "model"))
    choices = {question.id: question.choices for question in questions(narrow, Subject.MODEL)}
    assert (choices["subject"], choices["field"]) == (("individual", "model"), ("health",))
    assert refused(say(EMPTY, Chose("household"), narrow)) == "refuse-choice"


@pytest.mark.parametrize("raw", [Chose("fishing"), Chose(""), Said("farming")])
def test_a_choice_that_is_not_on_the_list_is_refused_and_the_question_stands(raw: Raw) -> None:
    draft = up_to("field")
    step = say(draft, raw)
    assert refused(step) == "refuse-choice"
    assert (at(step), step.draft) == ("field", draft)


@pytest.mark.parametrize(
    ("question", "raw", "key"),
    [
        ("name", Chose("Hứa Văn Bảo"), "refuse-type"),
        ("name", Said("1960"), "refuse-name"),
        ("born", Chose("1985"), "refuse-type"),
        ("born", Said("1895"), "refuse-year-age"),
        ("place", Said("x" * 201), "refuse-text-long"),
        ("place", Said("3"), "refuse-text-short"),
        ("deeds", Said("tốt"), "refuse-text-short"),
        ("deeds", Said("x" * 10_000), "refuse-text-long"),
        ("since", Said("?"), "refuse-time"),
    ],
)
def test_an_answer_of_the_wrong_kind_is_refused_and_changes_nothing(question: str, raw: Raw, key: str) -> None:
    draft = up_to(question)
    step = say(draft, raw)
    assert refused(step) == key
    assert step.draft == draft


def test_a_name_that_brings_the_year_and_the_place_along_answers_three_questions() -> None:
    step = say(up_to("name"), Said("ông Hứa Văn Bảo sinh 60 xóm 3"))
    assert at(step) == "occupation"
    assert step.draft.answers | {"name": "Hứa Văn Bảo", "born": 1960, "place": "xóm 3"} == step.draft.answers


def test_a_name_alone_leaves_the_year_and_the_place_as_they_were() -> None:
    opened = change(finished(), "name", plan=PLAN).draft
    step = say(opened, Said("Hứa Văn Bao"))
    assert at(step) == REVIEW
    assert step.draft.answers == {"subject": "individual", **TAKEN, "name": "Hứa Văn Bao"}


def test_the_name_of_a_collective_brings_the_place_along_and_no_year() -> None:
    step = say(up_to("name", "collective"), Said("Tổ hợp tác 1960, xóm 3"))
    assert at(step) == "occupation"
    assert step.draft.answers == {"subject": "collective", "name": "Tổ hợp tác 1960", "place": "xóm 3"}


def test_a_year_that_came_with_the_name_takes_back_that_it_was_skipped() -> None:
    skipped = say(up_to("born", "household"), Move.SKIP).draft
    assert skipped.skipped == {"born"}
    opened = change(skipped, "name", plan=PLAN).draft
    step = say(opened, Said("Hứa Văn Bảo, 1960"))
    assert (step.draft.answers["born"], step.draft.skipped) == (1960, frozenset())


def test_going_back_asks_the_question_before_and_keeps_every_answer() -> None:
    draft = up_to("deeds")
    step = say(draft, Move.BACK)
    assert (at(step), step.draft.answers) == ("occupation", draft.answers)
    step = say(step.draft, Move.BACK)
    assert at(step) == "place"
    step = say(step.draft, Said("xóm 4"))
    assert at(step) == "deeds"
    assert step.draft.answers == {**draft.answers, "place": "xóm 4"}


def test_before_the_first_question_there_is_nothing_to_go_back_to() -> None:
    step = say(EMPTY, Move.BACK)
    assert (at(step), step.draft.answers) == ("subject", {})


def test_from_the_review_one_goes_back_to_the_last_question() -> None:
    step = say(finished(), Move.BACK)
    assert at(step) == "publish"
    assert at(say(step.draft, Move.KEEP)) == REVIEW


def test_at_the_review_nothing_is_taken_for_an_answer() -> None:
    draft = finished()
    for raw in (Said("Hứa Văn Bao"), Chose("farming"), Move.SKIP):
        assert say(draft, raw) == Review(draft)


@pytest.mark.parametrize("question", ASKED["individual"].split())
def test_any_answer_can_be_opened_again_from_the_review_and_leads_back_to_it(question: str) -> None:
    draft = finished()
    step = change(draft, question, plan=PLAN)
    assert at(step) == question
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
    opened = change(finished(), "gained", plan=PLAN).draft
    step = say(opened, Move.SKIP)
    assert isinstance(step, Review)
    assert "gained" not in step.draft.answers
    assert step.draft.skipped == {"gained"}


def test_another_subject_drops_only_what_its_form_does_not_ask() -> None:
    opened = change(finished("individual"), "subject", plan=PLAN).draft
    step = say(opened, Chose("collective"))
    assert isinstance(step, Review)
    expected = {key: value for key, value in TAKEN.items() if key != "born"}
    assert step.draft.answers == {"subject": "collective", **expected}


def test_another_subject_asks_what_the_first_one_did_not() -> None:
    opened = change(finished("model"), "subject", plan=PLAN).draft
    step = say(opened, Chose("individual"))
    assert at(step) == "born"
    assert step.draft.answers == {"subject": "individual", **{k: v for k, v in TAKEN.items() if k != "born"}}
    assert isinstance(say(step.draft, Said("1985")), Review)


def test_what_a_household_may_skip_an_individual_is_asked() -> None:
    draft = up_to("born", "household")
    for _ in range(20):
        step = say(draft, Move.SKIP)
        draft = (say(draft, GOOD[step.question.id]) if isinstance(step, Refuse) else step).draft
    assert draft.skipped == {"born", "occupation", "gained"}
    step = say(change(draft, "subject", plan=PLAN).draft, Chose("individual"))
    assert at(step) == "born"
    assert step.draft.skipped == {"gained"}


def test_a_choice_that_the_plan_no_longer_has_is_asked_again_and_the_rest_is_kept() -> None:
    renewed = plan("health")
    step = say(up_to("told"), GOOD["told"], renewed)
    assert at(step) == "field"
    step = say(step.draft, Chose("health"), renewed)
    assert at(step) == "publish"
    assert step.draft.answers == {**up_to("publish").answers, "field": "health"}


def test_a_finished_draft_whose_field_is_gone_stands_at_that_question() -> None:
    renewed = plan("health")
    draft = finished()
    assert at(pending(draft, renewed)) == "field"
    left = unanswered(draft, renewed)
    assert left is not None
    assert left.id == "field"
    assert isinstance(say(draft, Chose("health"), renewed), Review)


def test_a_draft_at_a_question_that_is_no_longer_asked_stands_at_the_first_open_one() -> None:
    draft = replace(up_to("deeds"), step="rumour")
    assert at(pending(draft, PLAN)) == "deeds"
    assert at(pending(replace(finished(), step="rumour"), PLAN)) == REVIEW


def test_the_first_question_still_to_be_answered_is_known() -> None:
    left = unanswered(up_to("deeds"), PLAN)
    assert left is not None
    assert left.id == "deeds"
    assert unanswered(finished(), PLAN) is None


def test_mending_does_not_ask_again_what_was_left_out() -> None:
    sent = {"subject": "household", **{key: TAKEN[key] for key in TAKEN if key not in {"born", "gained"}}}
    assert left_out(PLAN, sent) == {"born", "gained"}
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
    st.sampled_from(
        ["ông Hứa Văn Bảo sinh 60 xóm 3", "Nong Thi Lan, 85, ban Cuon", "ba Lan hien 200m2 dat nam nay", "1", "198", ""]
    ).map(Said),
    st.text(max_size=12).map(Said),
    st.sampled_from(Move),
)
DEEDS = st.one_of(RAWS, RAWS, RAWS, st.sampled_from(["right"]), st.sampled_from([f"open {each}" for each in QUESTIONS]))


def done(draft: Draft, deed: Any) -> Step:
    """What a deed of the walk leads to: an answer, a fitting answer, or a question opened again."""
    if deed == "right":
        standing = pending(draft, PLAN)
        return say(draft, {**GOOD, "subject": Chose("household"), REVIEW: Move.SKIP}[at(standing)])
    if isinstance(deed, str):
        return change(draft, deed.removeprefix("open "), plan=PLAN)
    return say(draft, deed)


#: what one message about who it is may change at once
_WHO = {"name", "born", "place", "gender"}
_TOLD_TOGETHER = {"name": _WHO, "subject": {"subject", *_WHO}}


def may_go(before: Draft, after: Draft, deed: Any) -> set[str]:
    """The answers that a deed may take away: what is skipped, and what another subject does not ask."""
    gone = {before.step} if deed is Move.SKIP else set()
    if before.subject is not after.subject and before.subject is not None:
        gone |= set(before.answers) - {question.id for question in all_questions(PLAN, Subject(str(after.subject)))}
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
        assert changed <= _TOLD_TOGETHER.get(draft.step, {draft.step})
        assert set(after.answers).isdisjoint(after.skipped)
        draft = after


@settings(max_examples=150, deadline=None)
@given(st.lists(DEEDS, max_size=40))
def test_whatever_people_do_the_draft_stands_at_a_question_or_at_a_complete_review(deeds: list[Any]) -> None:
    draft = EMPTY
    for deed in deeds:
        step = done(draft, deed)
        after = step.draft
        known = {question.id: question for question in asked(after, PLAN)}
        assert (at(step), after.step) in {(each, each) for each in (*known, REVIEW)}
        assert (after == draft) if after.version == draft.version else (after.version > draft.version)
        if isinstance(step, Refuse):
            assert after == draft
        if isinstance(step, Review):
            assert unanswered(after, PLAN) is None
            assert set(known) <= set(after.answers) | set(after.skipped)
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


def test_one_message_tells_who_what_how_much_and_since_when_and_only_the_rest_is_asked() -> None:
    step = say(EMPTY, Said("bà Nông Thị Lan sinh 75 thôn 3 hiến 200m2 đất làm đường năm nay"))
    assert step.draft.answers == {
        "subject": "individual",
        "name": "Nông Thị Lan",
        "gender": "female",
        "born": 1975,
        "place": "thôn 3",
        "deeds": "hiến 200 m² đất làm đường",
        "results": "200 m²",
        "since": "năm 2026",
    }
    # as soon as the deed is told, the field is asked: it can be guessed
    assert at(step) == "field"
    assert at(say(step.draft, Chose("farming"))) == "occupation"


def test_what_came_along_fills_only_what_is_open() -> None:
    draft = up_to("results")
    opened = change(replace(draft, answers={**draft.answers, "since": "năm 2020"}), "deeds", plan=PLAN).draft
    step = say(opened, Said("hiến 200m2 đất làm đường năm nay"))
    assert (step.draft.answers["since"], step.draft.answers["results"]) == ("năm 2020", "200 m²")


def test_a_couple_is_a_household() -> None:
    step = say(up_to("name"), Said("vợ chồng ông Lục Văn Páo và bà Nông Thị Lan, xóm 3"))
    assert step.draft.answers == {"subject": "household", "name": "Lục Văn Páo và Nông Thị Lan", "place": "xóm 3"}


def test_an_answer_without_marks_is_spoken_of_once_and_stands_open_meanwhile() -> None:
    step = say(up_to("name"), Said("Hua Van Bao, 1960, xóm 3"))
    assert isinstance(step, Ask)
    assert (at(step), step.unmarked, step.draft.answers["name"]) == ("name", True, "Hua Van Bao")
    again = say(step.draft, Said("Hua Van Bao"))
    assert at(again) == "occupation"
    assert not (isinstance(again, Ask) and again.unmarked)
    assert at(say(again.draft, Said("lam thue"))) == "deeds"
    assert unmarked(PLAN, say(again.draft, Said("lam thue")).draft.answers) == ("name", "occupation")


def test_an_answer_without_marks_may_be_left_as_it_is() -> None:
    step = say(say(up_to("name"), Said("Hua Van Bao, 1960, xóm 3")).draft, Move.KEEP)
    assert (at(step), step.draft.answers["name"]) == ("occupation", "Hua Van Bao")


def test_to_leave_as_it_is_what_nobody_has_answered_is_to_skip_it() -> None:
    step = say(up_to("gained"), Move.KEEP)
    assert (at(step), "gained" in step.draft.answers, "gained" in step.draft.skipped) == ("since", False, True)
    assert refused(say(up_to("deeds"), Move.KEEP)) == "refuse-required"


def test_a_telephone_number_is_kept_apart_from_every_text() -> None:
    step = say(up_to("occupation"), Said("nông dân, sđt 0912 345 678"))
    assert (step.draft.answers["occupation"], step.draft.answers["phone"]) == ("nông dân", "0912345678")


@pytest.mark.parametrize("subject", Subject)
def test_the_full_form_asks_the_rest_and_all_of_it_may_be_skipped(subject: Subject) -> None:
    draft = finished(subject)
    every = {question.id for question in further(PLAN, subject)}
    step, more = enlarge(draft, frozenset(every), plan=PLAN), []
    while isinstance(step, Ask):
        more.append(step.question.id)
        step = say(step.draft, Move.SKIP)
    assert set(more) == every
    assert {"ethnicity", "religion"}.isdisjoint(every)
    assert step.draft.answers == draft.answers


def test_rewards_are_listed_one_after_the_other_until_there_are_no_more() -> None:
    step = enlarge(finished(), frozenset({"rewards", "fishing"}), plan=PLAN)
    assert at(step) == "rewards"
    step = say(step.draft, Said("Giấy khen 2023, số 12/QĐ, UBND huyện\nBằng khen 2024"))
    step = say(step.draft, Said("Giấy khen 2025"))
    assert at(step) == "rewards"
    step = say(step.draft, Move.KEEP)
    assert isinstance(step, Review)
    assert step.draft.answers["rewards"] == ["Giấy khen 2023, số 12/QĐ, UBND huyện", "Bằng khen 2024", "Giấy khen 2025"]


def test_a_wish_may_name_choices_and_only_those_that_there_are() -> None:
    draft = give(EMPTY, {"subject": "model", "field": "health", "told": "perhaps"}, plan=PLAN)
    assert (draft.answers, draft.step) == ({"subject": "model", "field": "health"}, "name")


def demanding(*rules: dict[str, Any]) -> Plan:
    listed = [{"id": "farming", "name": "farming", "source": "III", "criteria": "general"}]
    subjects = ("collective", "individual", "household", "model")
    return bare_plan(subjects=subjects, fields=listed, form=[{**rule, "source": "V"} for rule in rules])


def test_a_plan_requires_frees_and_leaves_out_questions_by_subject() -> None:
    strict = demanding(
        {"question": "gender", "need": "required", "subjects": ["individual"]},
        {"question": "gained", "need": "left-out"},
        {"question": "occupation", "need": "optional", "subjects": ["model"]},
        {"question": "ethnicity", "need": "optional"},
    )
    person = {question.id: question.optional for question in questions(strict, Subject.INDIVIDUAL)}
    model = {question.id: question.optional for question in questions(strict, Subject.MODEL)}
    assert (person["gender"], person["ethnicity"], person["occupation"]) == (False, True, False)
    assert "gained" not in person
    assert model["occupation"]
    assert {"gender", "ethnicity", "gained"}.isdisjoint(model)
    assert "gained" not in {question.id for question in all_questions(strict, Subject.MODEL)}


def test_a_draft_of_the_form_as_it_was_opens_with_all_that_was_answered() -> None:
    earlier = {key: TAKEN[key] for key in ("name", "born", "place", "occupation", "deeds", "results", "field", "told")}
    draft = replace(EMPTY, answers={"subject": "individual", **earlier, "photos": True}, step="photos")
    assert at(pending(draft, PLAN)) == "gained"
    kept, lost = fitted(draft, PLAN)
    assert kept.answers == {"subject": "individual", **earlier}
    assert lost == ("photos",)


def test_a_question_is_the_same_whoever_asks() -> None:
    assert questions(PLAN, Subject.MODEL)[0] == Question("subject", Kind.CHOICE, choices=tuple(Subject))
