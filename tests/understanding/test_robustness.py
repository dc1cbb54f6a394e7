"""Whatever arrives, the understanding answers, and is sure of nothing that it cannot know."""

from __future__ import annotations

import time
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.understanding.fit import sources
from bot.phrases import load_lexicon
from bot.understanding import Intent, Meaning, Reader, Understanding, Vocabulary

TODAY = date(2026, 11, 12)
READER: Reader = Understanding(load_lexicon()).prepare(Vocabulary())


def read(text: str) -> Meaning:
    return READER.understand(text, today=TODAY)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    meaning = read(text)
    assert meaning.text == text
    assert 0 <= meaning.confidence <= 1
    assert 1 <= len(meaning.guesses) <= 3


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="bcdfghjklmnpqrstvwxz", min_size=4, max_size=30))
def test_gibberish_is_never_taken_for_a_wish(text: str) -> None:
    meaning = read(text)
    assert meaning.intent == Intent.OTHER or not meaning.sure


def test_signs_and_pictures_mean_nothing() -> None:
    for text in ("", "   ", "😀😀😀", "???", "\x00\x01\x02", "\u200b\u200b", "..."):
        meaning = read(text)
        assert not meaning.sure
        assert not meaning.is_question


def test_ten_thousand_characters_are_read_quickly() -> None:
    start = time.perf_counter()
    for text in ("gương " * 2000, "x" * 10_000, "1a" * 5000, "ạ" * 10_000, "a\u0323" * 5000):
        assert not read(text).is_question
    assert time.perf_counter() - start < 2


def test_the_weights_were_fitted_to_the_words_that_stand_in_the_locale() -> None:
    import json

    from bot.paths import LOCALES

    learned = json.loads((LOCALES / "vi" / "understanding" / "weights.json").read_text(encoding="utf-8"))
    assert learned["fitted_to"] == sources(), "run: uv run --group fit python -m benchmarks.understanding.fit"
