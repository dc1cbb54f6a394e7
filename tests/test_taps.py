"""The quick form is short: from the wish to the receipt at most twelve taps and texts, whatever the subject."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from bot.domain.plan import Subject
from tests.dialogue_runner import FOLDER

MOST = 12
RECEIPT = "Đã gửi lúc"


def acts(subject: str) -> list[str]:
    """What the officer does in the dialogue of the quick form, up to the receipt; the dialogue itself is played too."""
    return list(_until_the_receipt(yaml.safe_load((FOLDER / f"quick-{subject}.yaml").read_text(encoding="utf-8"))))


def _until_the_receipt(dialogue: dict[str, Any]) -> Iterator[str]:
    for step in dialogue["talk"]:
        who, what = next(iter(step.items()))
        if who == "bot" and RECEIPT in str(what):
            return
        if who == "hoa":
            yield str(what)
    raise AssertionError("no receipt")


@pytest.mark.parametrize("subject", Subject)
def test_a_messy_quick_form_takes_few_taps_and_texts(subject: str, capsys: pytest.CaptureFixture[str]) -> None:
    done = acts(subject)
    with capsys.disabled():
        print(f"\n{subject}: {len(done)} taps and texts to the receipt")  # noqa: T201  # the count is to be seen
    assert len(done) <= MOST


@pytest.mark.parametrize("subject", Subject)
def test_one_answer_after_the_other_takes_no_more(subject: str) -> None:
    """Every question answered by itself, and sent."""
    form = yaml.safe_load((FOLDER / "forms.yml").read_text(encoding="utf-8"))[subject]
    assert len(form) + 1 == MOST
