"""Whatever a use case gives or a note says has its words, in both languages."""

from datetime import datetime
from typing import get_args

import pytest

from bot.domain import actions
from bot.domain.actions import Verb
from bot.domain.progress import Group
from bot.replies import _WORDED
from bot.texts import LANGUAGES, texts
from bot.understanding import Intent
from bot.usecases import notices, taps, turn


def test_every_outcome_is_worded_and_nothing_else_is() -> None:
    assert set(_WORDED) == {*get_args(turn.Outcome), *get_args(notices.Outcome)}


def test_every_verb_of_a_button_does_something() -> None:
    assert {*taps._ACTS, *taps._ON_DRAFT} == set(Verb)


def test_an_action_too_long_for_telegram_is_never_written() -> None:
    with pytest.raises(ValueError, match="too long"):
        actions.write(Verb.ASK, "x" * 64)


def test_the_largest_id_of_a_plan_fits_on_every_button() -> None:
    longest = max(Intent, key=len)
    assert actions.write(Verb.ASK, longest, "x" * 32)
    assert actions.write(Verb.ANSWER, 2**40, 2**20, "x" * 32)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("beginning", ["why-group-", "group-", "call-group-", "remaining-"])
def test_every_group_that_people_hear_has_its_words(beginning: str, language: str) -> None:
    # who has sent enough is in no list of those who have not; of whom no more is said than that, nobody is called
    unsaid = {"why-group-": {Group.MET}, "group-": {Group.MET}, "call-group-": {Group.BEHIND}}
    groups = set(Group) - unsaid.get(beginning, set())
    assert [group for group in groups if not texts(language).has(f"{beginning}{group}")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_guess_has_a_button(language: str) -> None:
    guessed = set(Intent) - {Intent.OTHER, Intent.SMALLTALK}
    assert [intent for intent in guessed if not texts(language).has(f"button-ask-{intent}")] == []


def test_a_moment_is_said_with_its_weekday() -> None:
    assert texts("vi").moment(datetime(2026, 11, 19, 16, 52)) == "16:52 thứ Năm 19/11"  # noqa: DTZ001  # local on purpose
