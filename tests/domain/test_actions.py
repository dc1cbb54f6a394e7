"""What a button carries: a verb and what it concerns, read back as written, in 64 bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.actions import Action, OutOfDate, Verb, read, write
from bot.domain.nomination import Act

ARGUMENTS = st.lists(st.text(st.characters(exclude_characters=":", exclude_categories=["Cs"]), max_size=4), max_size=3)


@given(st.sampled_from(Verb), ARGUMENTS)
def test_a_button_is_read_back_as_it_was_written(verb: Verb, arguments: list[str]) -> None:
    assert read(write(verb, *arguments)) == Action(verb, tuple(arguments))


@pytest.mark.parametrize("verb", Verb)
def test_every_verb_fits_on_a_button_with_the_largest_numbers(verb: Verb) -> None:
    written = write(verb, 2**40, 2**20, "occupation")
    action = read(written)
    assert action is not None
    assert (action.verb, action.number(0), action.number(1), action.arguments[2]) == (verb, 2**40, 2**20, "occupation")


@pytest.mark.parametrize("said", ["", ":", "zz", "zz:1", "A:1", " a:1", "rate_4", "a\n:1"])
def test_a_button_of_another_time_or_make_is_none(said: str) -> None:
    assert read(said) is None


@given(st.text(max_size=80))
def test_whatever_a_button_brings_is_read_or_none(said: str) -> None:
    action = read(said)
    assert action is None or ":".join((action.verb, *action.arguments)) == said


def test_what_does_not_fit_on_a_button_is_the_writers_fault() -> None:
    assert len(write(Verb.ANSWER, "x" * 62)) == 64
    with pytest.raises(ValueError, match="too long"):
        write(Verb.ANSWER, "x" * 63)
    with pytest.raises(ValueError, match="too long"):
        write(Verb.ANSWER, "\u1ea3" * 21)  # three bytes each


@pytest.mark.parametrize("typed", ["twelve", "", "-1", "1.5", " 1", "\u0661", str(2**63), "9" * 60])
def test_an_argument_that_is_no_number_is_out_of_date(typed: str) -> None:
    with pytest.raises(OutOfDate):
        Action(Verb.SEND, (typed,)).number(0)


def test_an_argument_that_is_not_there_is_out_of_date() -> None:
    with pytest.raises(OutOfDate):
        Action(Verb.SEND, ("1",)).number(1)
    with pytest.raises(OutOfDate):
        Action(Verb.SEND, ()).word(0)


def test_an_argument_is_one_of_its_kind_or_out_of_date() -> None:
    assert Action(Verb.DECIDE, ("7", "approve")).one_of(Act, 1) is Act.APPROVE
    with pytest.raises(OutOfDate):
        Action(Verb.DECIDE, ("7", "praise")).one_of(Act, 1)
