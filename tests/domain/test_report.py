"""A report: its figures as people type them, its steps, and what keeps it from being handed in."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.domain.answers import Refusal
from bot.domain.plan import Obligation
from bot.domain.report import (
    CHANNEL,
    DAY,
    ELSEWHERE,
    FILE,
    NUMBER,
    REVIEW,
    Handed,
    Report,
    first_open,
    going_back,
    going_on,
    going_to,
    present,
    read_answer,
    skips,
    summed,
)
from bot.reading import reading_words

WORDS = reading_words("vi")
TODAY = date(2025, 11, 11)
YEARLY = Obligation.model_validate(
    {
        "id": "yearly",
        "action": "report",
        "who": {"all": True},
        "every": "year",
        "due": {"before": "11-15"},
        "source": "V",
        "questions": [
            {"id": "many", "ask": "Số gương", "type": "number", "unit": "gương", "source": "II"},
            {"id": "ours", "ask": "Số lần", "type": "number"},
            {"id": "words", "ask": "Khó khăn", "type": "text"},
        ],
    }
)
EMPTY = Report(1, "p", "yearly", "2025", 4, {}, FILE, 1)


def read(step: str, text: str) -> int | str | Refusal | None:
    return read_answer(YEARLY, step, text, words=WORDS, today=TODAY)


@pytest.mark.parametrize(
    ("typed", "figure"),
    [
        ("12", 12),
        ("12 gương", 12),
        ("có 12 gương", 12),
        ("khoảng 1.250 gương", 1250),
        ("1,250", 1250),
        ("không có", 0),
        ("ko có", 0),
        ("0", 0),
        ("2 500 000 000 đồng", 2_500_000_000),
        ("2.500.000.000", 2_500_000_000),
    ],
)
def test_a_figure_is_read(typed: str, figure: int) -> None:
    assert read("q.many", typed) == figure


@pytest.mark.parametrize(
    "typed", ["nhiều lắm", "12 hoặc 13", "1.2", "-3", "12,5", "1000000000001", "mười hai", "12 500"]
)
def test_what_may_be_meant_otherwise_is_asked_again(typed: str) -> None:
    assert isinstance(read("q.many", typed), Refusal)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("1,5", "refuse-figure-fraction"),
        ("1.250,5 ha", "refuse-figure-fraction"),
        ("1000000000001", "refuse-figure-large"),
        ("nhiều", "refuse-figure"),
    ],
)
def test_why_a_figure_is_not_taken_is_said(typed: str, why: str) -> None:
    refused = read("q.many", typed)
    assert isinstance(refused, Refusal)
    assert refused.key == why


def test_a_line_of_text_may_be_left_out_and_has_an_end() -> None:
    assert read("q.words", "thiếu kinh phí") == "thiếu kinh phí"
    assert read("q.words", "không có") == ""
    assert isinstance(read("q.words", "a" * 1001), Refusal)


@pytest.mark.parametrize(
    ("step", "typed", "skipped"),
    [
        ("q.many", "bo qua", False),
        ("q.ours", "bo qua", True),
        ("q.ours", "khong co", False),
        ("q.words", "khong co", False),
        ("q.words", "bo qua", True),
        (FILE, "khong co", True),
    ],
)
def test_none_is_a_figure_and_to_leave_out_is_another_thing(step: str, typed: str, skipped: bool) -> None:
    assert skips(YEARLY, step, typed, WORDS) == skipped


def test_what_went_another_way_has_its_number_day_and_way() -> None:
    assert read(NUMBER, "45/BC-MTTQ") == "45/BC-MTTQ"
    assert read(NUMBER, "không có") is None
    assert read(DAY, "hôm qua") == "2025-11-10"
    assert isinstance(read(DAY, "hôm nọ"), Refusal)
    for ahead in ("20/12/2030", "mai", "12/11/2025"):
        assert read(DAY, ahead) == Refusal("refuse-report-day-ahead")
    assert read(DAY, "11/11/2025") == "2025-11-11"
    assert read(CHANNEL, "gửi giấy") == "paper"
    assert isinstance(read(CHANNEL, "bồ câu"), Refusal)


def test_the_steps_follow_each_other_and_elsewhere_adds_three() -> None:
    report, seen = EMPTY, []
    given: dict[str, Any] = {FILE: False, "q.many": 3, "q.ours": None, "q.words": None}
    while report.step != REVIEW:
        seen.append(report.step)
        report = going_on(report, YEARLY, {report.step: given[report.step]})
    assert seen == [FILE, "q.many", "q.ours", "q.words"]
    assert going_on(EMPTY, YEARLY, {ELSEWHERE: True}).step == NUMBER


def test_an_answer_opened_again_leads_back_to_the_review() -> None:
    done = replace(EMPTY, answers={FILE: True, "q.many": 3, "q.ours": None, "q.words": None}, step=REVIEW)
    opened = going_to(done, YEARLY, "q.many")
    assert (opened.step, opened.version) == ("q.many", 2)
    assert going_on(opened, YEARLY, {"q.many": 4}).step == REVIEW
    assert going_back(opened, YEARLY).step == FILE
    assert going_to(done, YEARLY, "q.gone").step == REVIEW


def test_a_step_that_the_plan_has_lost_leads_to_the_review() -> None:
    assert present(replace(EMPTY, step="q.gone"), YEARLY) == REVIEW


@pytest.mark.parametrize(
    ("answers", "files", "open_"),
    [
        ({}, 0, "q.many"),
        ({"q.many": 3}, 0, None),
        ({"q.many": None}, 0, FILE),
        ({"q.many": None}, 1, None),
        ({"q.many": 3, ELSEWHERE: True}, 0, DAY),
    ],
)
def test_something_must_be_there_to_hand_in(answers: dict[str, Any], files: int, open_: str | None) -> None:
    assert first_open(replace(EMPTY, answers=answers), YEARLY, files=files) == open_


def test_only_what_was_handed_in_is_summed() -> None:
    reports = [Handed((replace(EMPTY, handed={"q.many": figure}),)) for figure in (3, 4, None)]
    being_written = Handed((replace(EMPTY, answers={"q.many": 50}),))
    assert summed([*reports, being_written], YEARLY.questions[0]) == (7, 2)
